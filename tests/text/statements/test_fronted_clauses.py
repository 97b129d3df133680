"""Where content ends before a main clause, and who speaks beside titles of two words and names in apposition."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.statements.test_stances import statements


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In 2019, when the two towns agreed to share the ferry, farmers sold their boats.", "to share the ferry"),
        ("Last year, after the council promised to rebuild the pier, the crew dug it out.", "to rebuild the pier"),
        ("While the council said the pier was safe, the crew left it.", "the pier was safe"),
        ("The crew left after the council said that the pier would close, and the ferry too.", "the pier would close"),
    ],
)
def test_content_ends_where_the_main_clause_begins(text: str, content: str, tagger: Tagger, base: Knowledge) -> None:
    """The main clause was shown as what the council had promised."""
    assert [words.partition(", and")[0] for _, words in statements(text, tagger, base)] == [content]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The councillor for Elm, Piet Vos of the opposition Barley Party, demanded that the mayor resign.",
            "Piet Vos",
        ),
        ("Her neighbour, Ana Silva from the hill, said that the dam had leaked.", "Ana Silva"),
        ("A ceasefire monitor, the United Nations Command, said that the dam had leaked.", "United Nations Command"),
        ("The mayor of the city, Busan, said that the dam had leaked.", "mayor of the city"),
        ("Two experts whom the Courier asked said that the dam had leaked.", "Two experts"),
        ("A spokesman for the mayor, Piet Vos of the Barley Party, said the dam was safe.", "spokesman for the mayor"),
    ],
)
def test_a_name_in_apposition_speaks_with_its_party_behind_it(
    text: str, speaker: str, tagger: Tagger, base: Knowledge
) -> None:
    """The office was given as a nameless speaker."""
    assert [one for one, _ in statements(text, tagger, base)] == [speaker]


def test_an_under_secretary_is_a_person_and_under_no_preposition(tagger: Tagger, base: Knowledge) -> None:
    """The name with its title was taken for a nameless speaker, so that "she" had no antecedent."""
    text = '"The pier is sound," Deputy Under Secretary Noreen Whitlock said on Monday. She promised to pay for it.'
    assert [speaker for speaker, _ in statements(text, tagger, base)] == ["Noreen Whitlock", "Noreen Whitlock"]


@pytest.mark.parametrize("line", ["According to the ministry", "According to Kim Min-su", "According to the radio |"])
def test_a_line_that_ends_with_its_source_says_nothing(line: str, tagger: Tagger, base: Knowledge) -> None:
    """A caption or a heading that was cut there: the whole page could not be read."""
    assert statements(f"The harbour was closed on Friday.\n{line}", tagger, base) == []
