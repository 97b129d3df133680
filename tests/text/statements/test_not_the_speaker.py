"""Who is named right before a verb of speech, and yet does not speak."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import told

DAM = "the dam was safe"


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        # whom a participle with its object describes
        ("An actor playing Dana Whitlock", "actor playing Dana Whitlock"),
        ("A lawyer representing Dana Whitlock", "lawyer representing Dana Whitlock"),
        ("Doctors treating Dana Whitlock", "Doctors treating Dana Whitlock"),
        ("The group backing Dana Whitlock", "group backing Dana Whitlock"),
        ("A man wearing a Dana Whitlock mask", "man wearing a Dana Whitlock mask"),
        ("Police investigating the death of Dana Whitlock", "Police investigating the death of Dana Whitlock"),
        # whom somebody is taken for, or something is called after
        ("A woman claiming to be Dana Whitlock", "woman"),
        ("A man believed to be Paul Grady", "man"),
        ("A man said to be Paul Grady's brother", "man"),
        ("The trust named after Dana Whitlock", "trust"),
        # one of two who did not say it
        ("Rita Sloan and not Dale Combs", None),
        # an office or a field of work with such a word
        ("The party's acting Chairman Paul Grady", "Paul Grady"),
        ("Police training chief Paul Grady", "Paul Grady"),
        ("The candidate backing the bill, Paul Grady,", "Paul Grady"),
        ("The minister overseeing the dam, Paul Grady,", "Paul Grady"),
    ],
)
def test_the_described_speaks_and_not_who_is_named_in_the_description(
    read: Reads, subject: str, speaker: str | None
) -> None:
    assert told(read, f"{subject} said {DAM}.") == [(speaker, DAM)]


@pytest.mark.parametrize(
    "text",
    [
        "Not one of the nine engineers said that the dam was safe.",
        "Not all engineers said that the dam was safe.",
        "All but Dana Whitlock said the dam was safe.",
        "Every minister except Dana Whitlock said the dam was safe.",
        "It was not Dana Whitlock who said the dam was safe.",
        "Dana Whitlock was not the one who said the dam was safe.",
        "Dana Whitlock hardly ever says the dam was safe.",
        "Dana Whitlock rarely said that the dam was safe.",
        "Dana Whitlock has never, her office said, claimed that the dam was safe.",
        "Dana Whitlock retracted a statement saying the dam was safe.",
        "The charterer, Meridian Bulk, denies it.",
    ],
)
def test_nobody_says_what_was_denied_or_hardly_said(read: Reads, text: str) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nobody but Dana Whitlock said the dam was safe.",
        "The others left but Dana Whitlock said the dam was safe.",
        "It was not only Dana Whitlock who said the dam was safe.",
        "Dana Whitlock, who could not stay, said the dam was safe.",
    ],
)
def test_who_alone_or_also_spoke_is_named(read: Reads, text: str) -> None:
    assert told(read, text) == [("Dana Whitlock", DAM)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A military court freed a colonel on Wednesday, saying the dam was safe.", "military court"),
        ("The city council voted on Monday, saying the dam was safe.", "city council"),
        ("Despite Dana Whitlock saying the dam was safe, families left.", "Dana Whitlock"),
        ("The speech in which Dana Whitlock said the dam was safe ran for an hour.", "Dana Whitlock"),
        ("A letter, in which the minister said the dam was safe, was lost.", "minister"),
        ("The Ledger reported that the dam was safe, citing Dale Combs.", "Ledger"),
    ],
)
def test_the_whole_body_speaks_and_content_ends_with_its_clause(read: Reads, text: str, speaker: str) -> None:
    assert told(read, text) == [(speaker, DAM)]


@pytest.mark.parametrize(
    ("attribution", "speaker"),
    [
        ("said Paul Grady's widow", "Paul Grady's widow"),
        ("said Paul Grady's son, Tom", "Tom"),
        ("says Kim Min-su's mother, who lives in Elm", "Kim Min-su's mother"),
        ("said a lawyer representing Paul Grady", "lawyer representing Paul Grady"),
        ("said Samsung's Paul Grady", "Paul Grady"),
        ("said Paul Grady, who's late", "Paul Grady"),
        ("Paul Grady this week", "Paul Grady"),
        ("Paul Grady was told by the doctor", None),
        ("as Paul Grady never said", None),
    ],
)
def test_the_owner_behind_a_quotation_does_not_speak(read: Reads, attribution: str, speaker: str | None) -> None:
    assert told(read, f'"The dam leaks every spring," {attribution}.') == [(speaker, "The dam leaks every spring")]


@pytest.mark.parametrize(
    "attribution",
    [
        "read Grady's letter to the council",
        "reads Grady's statement",
        "read Grady's tweet",
        "blared Grady's message",
        "was Grady's answer",
        "came Mayor Grady's short reply",
    ],
)
def test_the_owner_of_the_words_behind_a_quotation_speaks(read: Reads, attribution: str) -> None:
    """In "read Grady's letter" the verb was a part of the name."""
    found = told(read, f'Paul Grady left on Monday. "The dam leaks every spring," {attribution}.')
    assert found == [("Grady", "The dam leaks every spring")]


@pytest.mark.parametrize("attribution", ["was Grady's mistake", "came Grady's widow", "was Grady's party's verdict"])
def test_what_else_somebody_owns_does_not_make_the_words_his(read: Reads, attribution: str) -> None:
    found = told(read, f'Paul Grady left on Monday. "The dam leaks every spring," {attribution}.')
    assert ("Grady", "The dam leaks every spring") not in found


@pytest.mark.parametrize(
    "opening",
    [
        "Dana Whitlock was criticised for saying",
        "Dana Whitlock has been mocked for claiming",
        "Dana Whitlock came under fire for saying",
        "Dana Whitlock spent the week telling voters",
    ],
)
def test_what_somebody_is_blamed_for_saying_was_said(read: Reads, opening: str) -> None:
    assert told(read, f"{opening} that the dam was safe.") == [("Dana Whitlock", DAM)]


@pytest.mark.parametrize(
    "opening",
    [
        "Dana Whitlock was arrested for threatening to blow up the dam, and for saying",
        "Dana Whitlock was jailed for allegedly claiming",
        "Dana Whitlock could be fined for saying",
        "Dana Whitlock was not criticised for saying",
        "The bill was criticised for saying",
    ],
)
def test_what_is_only_alleged_is_not(read: Reads, opening: str) -> None:
    assert told(read, f"{opening} that the dam was safe.") == []


def test_he_is_not_of_whom_or_to_whom_he_speaks(read: Reads) -> None:
    assert told(read, 'About Paul Grady he said: "He is a rock."') == [(None, "He is a rock")]


def test_a_second_verb_of_a_plural_body_begins_words_of_its_own(read: Reads) -> None:
    text = "The board asked Dale Combs for an explanation, and say they may sue."
    assert told(read, text)[0] == ("board", "Dale Combs for an explanation")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Dana Whitlock takes a different view: the dam was safe.", "Dana Whitlock", DAM),
        ("Her deputy had another explanation: the dam was safe.", "Her deputy", DAM),
        ("Dana Whitlock had a warning for the firm: it would be fined.", "Dana Whitlock", "it would be fined"),
        ("Dana Whitlock's message to voters was simple: the dam was safe.", "Dana Whitlock", DAM),
        ("Dale Combs sees it differently: the dam was safe.", "Dale Combs", DAM),
        ("The pilot radioed that the dam was safe.", "pilot", DAM),
        ("The captain signalled that the dam was safe.", "captain", DAM),
        ("Abdi Warsame messaged the ship on Friday that the dam was safe.", "Abdi Warsame", DAM),
    ],
)
def test_what_a_noun_announces_or_a_message_says(read: Reads, text: str, speaker: str, content: str) -> None:
    assert told(read, text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The view was splendid: you could see the dam.",
        "The firm had one problem: the dam was leaking.",
        "Dana Whitlock had a view of the lake: it was blue.",
        "Dana Whitlock had no answer: the dam was gone.",
        "The radio that she bought was broken.",
        "The cables that hold the bridge were checked.",
        "The head emailed parents the timetable.",
    ],
)
def test_other_colons_and_things_that_are_called_like_a_message(read: Reads, text: str) -> None:
    assert told(read, text) == []
