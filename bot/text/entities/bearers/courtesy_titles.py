"""Whether "Mr. Omari" and "Ms. Omari" are two people of one surname."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.entities.named_group import NamedGroup

COURTESY = r"(Mr|Mrs|Ms|Miss|Sir|Lady)"
_TITLED = regex(rf"\b{COURTESY}\.?\s(?:[A-Z][\w'’-]+\s)?([A-Z][\w'’-]+)")
_TITLE_BEFORE = regex(rf"\b{COURTESY}\.?\s$")
_OF_MEN = frozenset(("Mr", "Sir"))


class CourtesyTitles:
    """The courtesy titles of a text, by the surname after them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._of_men: defaultdict[str, set[bool]] = defaultdict(set)
        for match in _TITLED.finditer(text):
            self._of_men[match[2]].add(match[1] in _OF_MEN)

    def fits(self, mention: Mention, people: Iterable[NamedGroup]) -> bool:
        """Whether a single name may be that of the people. It may not if the text has both a man and a woman of that
        name, and the titles of the mention and of their full names differ or are not known."""
        if len(self._of_men.get(mention.text, ())) < 2:
            return True
        own = self._title(mention.start)
        full = (one for person in people for one in person.mentions if one.text.endswith(f" {mention.text}"))
        return own is not None and any(self._title(one.start) is own for one in full)

    def _title(self, start: int) -> bool | None:
        """Whether the title before a name is a man's; None if there is no title."""
        found = _TITLE_BEFORE.search(self._text, max(0, start - 8), start)
        return None if found is None else found[1] in _OF_MEN
