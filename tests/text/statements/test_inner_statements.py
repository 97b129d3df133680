"""A statement within what somebody else says, and who goes on to speak after it."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.statements.test_second_hand_reports import statements


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        (
            "An official said the arms were a type that the North first showed in May, but that more work was needed.",
            "the arms were a type that the North first showed in May, but that more work was needed",
        ),
        (
            "The ministry confirmed that the drone was one that China announced last year but that its engine was new.",
            "the drone was one that China announced last year but that its engine was new",
        ),
    ],
)
def test_a_clause_of_the_outer_statement_is_not_said_by_who_is_named_within_it(
    text: str, outer: str, tagger: Tagger, base: Knowledge
) -> None:
    """ "that more work was needed" was what the North showed."""
    assert [words for _, _, words in statements(text, tagger, base)] == [outer]


def test_what_is_said_within_ends_where_the_outer_statement_goes_on(tagger: Tagger, base: Knowledge) -> None:
    text = "The agency told lawmakers the site was the one the North said it had closed and that trucks had returned."
    assert [(who, words) for who, _, words in statements(text, tagger, base)] == [
        ("agency", "the site was the one the North said it had closed and that trucks had returned"),
        ("North", "it had closed"),
    ]


def test_a_statement_does_not_break_off_before_quoted_words(tagger: Tagger, base: Knowledge) -> None:
    """ "to keep its" was what the North wanted, since the quoted words are the professor's."""
    text = 'Lim Chae-ho said the North wanted to keep its "two states" line free of exceptions.'
    assert statements(text, tagger, base) == [
        ("Lim Chae-ho", "said", 'the North wanted to keep its "two states" line free of exceptions')
    ]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        (
            'Tom Hale was led off the pier, after a cook had shouted "Fire!", the harbour police said.',
            "harbour police",
            'Tom Hale was led off the pier, after a cook had shouted "Fire!"',
        ),
        (
            'The White House said in a readout that the leaders had discussed "shipyards, trade and the sea".',
            "White House",
            'the leaders had discussed "shipyards, trade and the sea"',
        ),
        (
            'The harbour police said that Tom Hale had called the offer "a trick" and left.',
            "harbour police",
            'Tom Hale had called the offer "a trick" and left',
        ),
    ],
)
def test_words_quoted_within_a_statement_are_a_part_of_it(
    text: str, who: str, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (who, words) in [(speaker, told) for speaker, _, told in statements(text, tagger, base)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('was shut, which Mayor Tom Hale called "a joke".', "the pier was shut"),
        ('was "shut for good", which Mayor Tom Hale called a "joke" on the city.', 'the pier was "shut for good"'),
        ('was shut, whose cost Tom Hale had called "a joke".', "the pier was shut"),
        ('cost people their jobs, which Mayor Tom Hale called "a joke".', "the pier cost people their jobs"),
        ('was shut, a move Tom Hale called "a joke".', "the pier was shut"),
        ('was shut, days after Tom Hale called it "a joke".', "the pier was shut"),
        ('was shut, and Tom Hale called it "a joke".', "the pier was shut"),
        (
            ', which Mayor Tom Hale had called "a joke", was shut.',
            'the pier, which Mayor Tom Hale had called "a joke", was shut',
        ),
        ('was shut since Tom Hale had called it "a joke".', 'the pier was shut since Tom Hale had called it "a joke"'),
        ('was what Tom Hale had called "a joke" in May.', 'the pier was what Tom Hale had called "a joke" in May'),
        (
            'was shut and its owner, who called it "a joke", gone.',
            'the pier was shut and its owner, who called it "a joke", gone',
        ),
    ],
)
def test_what_the_narrator_quotes_of_it_in_a_relative_clause_is_no_part_of_it(
    text: str, words: str, tagger: Tagger, base: Knowledge
) -> None:
    told = statements(f"The harbour police said the pier {text}".replace(" ,", ","), tagger, base)
    assert [content for who, _, content in told if who == "harbour police"] == [words]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"We knew," his lawyer, Seo Hyun-ah, told reporters outside the Seoul court.', "We knew"),
        ("Tom Hale said a day earlier that the ferry would sail on Friday.", "the ferry would sail on Friday"),
        ("Tom Hale said two weeks later in a text message to reporters that the ferry had sunk.", "the ferry had sunk"),
        ("Tom Hale said two weeks of talks had been lost.", "two weeks of talks had been lost"),
        ("Tom Hale said two years ago the price was half.", "two years ago the price was half"),
        ("Tom Hale said a week before the talks, the yard closed.", "a week before the talks, the yard closed"),
        ("Tom Hale said inside the yard there was no water.", "inside the yard there was no water"),
    ],
)  # fmt: skip
def test_when_and_where_it_was_said_is_no_part_of_it(text: str, content: str, tagger: Tagger, base: Knowledge) -> None:
    assert [words for _, _, words in statements(text, tagger, base)] == [content]


def test_the_quotation_behind_a_dash_is_not_said_by_who_is_named_before_it(tagger: Tagger, base: Knowledge) -> None:
    text = 'Tom Hale criticised plans by the firm that owns the yard to move work abroad - "I love boats," he said.'
    assert not [words for who, _, words in statements(text, tagger, base) if who == "firm" and "boats" in words]


def test_those_who_are_told_something_are_no_part_of_it(tagger: Tagger, base: Knowledge) -> None:
    text = 'Tom Hale told the captains who met in the town hall of Rason, "no one should doubt our course in this".'
    assert statements(text, tagger, base) == [("Tom Hale", "told", "no one should doubt our course in this")]


def test_quoted_words_that_go_on_with_a_clause_are_told_with_it(tagger: Tagger, base: Knowledge) -> None:
    text = 'Ri Sol Ok said that Pyongyang had nothing to discuss with Seoul, "whether it be water or fire".'
    assert statements(text, tagger, base) == [
        ("Ri Sol Ok", "said", 'Pyongyang had nothing to discuss with Seoul, "whether it be water or fire"')
    ]
    text = 'Ri Sol Ok said in Rason on Monday, "we are ready for talks with anybody".'
    assert statements(text, tagger, base) == [("Ri Sol Ok", "said", "we are ready for talks with anybody")]


GUARD = "Two people were missing after a boat sank off Incheon, the coast guard said.\n\n"
ENVOY = "The minister will travel to Rason, ministry spokeswoman Vera Antonova said.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were rescued, it said.",
        "The crew were rescued, it said.",
        "Nine crew were rescued, one hurt, it said.",
    ],
)
def test_it_is_the_body_that_spoke_before(text: str, tagger: Tagger, base: Knowledge) -> None:
    """A coast guard is no person, and "it" is not several people."""
    assert [who for who, _, _ in statements(GUARD + text, tagger, base)] == ["coast guard"] * 2


@pytest.mark.parametrize("text", ["The ministry was told at once, it said.", "The navy sent a ship, it said."])
def test_it_may_be_another_body(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert [who for who, _, _ in statements(GUARD + text, tagger, base)] == ["coast guard", None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("He will hold talks with his counterpart, Ri Sol Ok, she said.", "Vera Antonova"),
        ("He will be met by Ri Sol Ok, she added.", "Vera Antonova"),
        ("Ri Sol Ok was tired, she said.", None),
        ("Ri Sol Ok disagreed: he was late, she said.", None),
        ("A woman met him at the pier, she said.", None),
    ],
)
def test_she_is_the_spokeswoman_unless_another_woman_acts(
    text: str, speaker: str | None, tagger: Tagger, base: Knowledge
) -> None:
    assert statements(ENVOY + text, tagger, base)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ri Sol Ok expressed satisfaction over the results and set forth the task to go on.",
         "satisfaction over the results"),
        ("Ri Sol Ok stressed the need to raise the output and gave guidance to a factory.",
         "the need to raise the output"),
        ("Ri Sol Ok rejected the offer made by Seoul and accepted the invitation of Moscow.",
         "the offer made by Seoul"),
        ("Ri Sol Ok denounced the plan drafted by Seoul and backed by Tokyo.",
         "the plan drafted by Seoul and backed by Tokyo"),
        ("Ri Sol Ok welcomed a deal drafted in May and signed the same day.",
         "a deal drafted in May and signed the same day"),
    ],
)  # fmt: skip
def test_the_speaker_s_next_act_is_no_part_of_what_was_said(
    text: str, content: str, tagger: Tagger, base: Knowledge
) -> None:
    assert content in [words for _, _, words in statements(text, tagger, base)]


@pytest.mark.parametrize("aside", ["", ", the group's lead analyst", ", who heads the group"])
@pytest.mark.parametrize("first", ['"The tunnel is open,"', "The tunnel is open,"])
def test_she_is_who_was_named_behind_the_verb(aside: str, first: str, tagger: Tagger, base: Knowledge) -> None:
    """ "…, said Hannah Whitlock" counts as much as "Hannah Whitlock said …"."""
    text = f'{first} said Hannah Whitlock{aside}.\n\n"Rain leaves other traces," she said.'
    assert [who for who, _, _ in statements(text, tagger, base)] == ["Hannah Whitlock"] * 2


def test_she_is_who_was_the_only_one_named_long_before(tagger: Tagger, base: Knowledge) -> None:
    portrait = (
        "Jang Mi-ok folds a bus ticket as she talks. It is from Anju, and she has never let it go.\n\n"
        "For 13 months she sold corn cakes by a fence.\n\n{}"
        '"I counted the guards in winter," {} says in her flat.'
    )
    for age in ("she", "the 58-year-old"):
        assert [who for who, _, _ in statements(portrait.format("", age), tagger, base)] == ["Jang Mi-ok"]
        other = "A woman from Kaechon bought them from her.\n\n"
        assert [who for who, _, _ in statements(portrait.format(other, age), tagger, base)] == [None]


def test_it_is_the_body_whose_country_was_named_with_it(tagger: Tagger, base: Knowledge) -> None:
    text = 'China\'s Foreign Ministry said last week that it hoped both would "handle the matter prudently".'
    words = 'both would "handle the matter prudently"'
    assert statements(text, tagger, base) == [
        ("Chinese Foreign Ministry", "said", f"it hoped {words}"),
        ("Chinese Foreign Ministry", "hoped", words),
    ]


def test_the_government_is_no_data_of_it(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "Exports rose 8 percent in November, government data showed on Tuesday.\n\n"
        "Kim Jung-kwan said the government expected them to rise again."
    )
    assert [who for who, _, _ in statements(text, tagger, base)] == ["government data", "Kim Jung-kwan", "government"]


@pytest.mark.parametrize(
    ("before", "who"),
    [("Pak Min Ho, a captain, sees no way out.", "Pak Min Ho"), ("Four years later, Pak Min Ho was dead.", None)],
)
def test_he_is_who_opens_the_sentence_before_and_not_who_is_told_of_in_it(
    before: str, who: str | None, tagger: Tagger, base: Knowledge
) -> None:
    said = statements(f'Ri Jae Ok said the yard would close.\n\n{before}\n\n"We are done," he said.', tagger, base)
    assert said[-1][0] == who
