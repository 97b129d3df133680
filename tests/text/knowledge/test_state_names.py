"""The names of organisations without the country before or after them."""

from bot.text.knowledge.matcher import _without_state

STATES = frozenset({"China", "Chinese", "Republic of Korea", "Republic", "United States", "The Gambia"})
CASES = {
    "Chinese Foreign Ministry": "Foreign Ministry",
    "China's Foreign Ministry": "Foreign Ministry",
    "China’s Foreign Ministry": "Foreign Ministry",
    "Republic of Korea Navy": "Navy",
    "Treasury of the United States": "Treasury",
    "Chinese Embassy in the United States": "Embassy",
    "Central Bank of The Gambia": "Central Bank",
    "Chinatown Council": "Chinatown Council",
    "Bank of Chinese": "Bank",
    "China": "China",
    "": "",
}


def test_without_state() -> None:
    """The longest country is left out, at either end or both."""
    assert {name: _without_state(name, STATES) for name in CASES} == CASES
    assert _without_state("Chinese Navy", frozenset()) == "Chinese Navy"
