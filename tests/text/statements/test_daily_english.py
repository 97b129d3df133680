"""Statements in briefings, hearings, newsletters, live pages and the papers of several English-speaking countries."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

Told = list[tuple[str | None, str]]


def told(read: Reads, text: str) -> Told:
    """Speaker and words of each statement."""
    return [(one.speaker, text[one.start : one.end]) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Sen. Nora Vance, D-Ore., the panel's ranking member, asked whether the depots were full. “I want a yes or "
            "a no,” she said.",
            [("Nora Vance", "whether the depots were full"), ("Nora Vance", "I want a yes or a no")],
            id="the party and state of a senator",
        ),
        pytest.param(
            "Nora Vance, who chairs the committee on labour, however, said the text had to be published.",
            [("Nora Vance", "the text had to be published")],
            id="however behind an aside",
        ),
        pytest.param(
            "Kim Jong Un came by train, the radio reported, and told residents that homes would be built by autumn.",
            [("radio", "Kim Jong Un came by train"), ("Kim Jong Un", "homes would be built by autumn")],
            id="reported in passing",
        ),
        pytest.param(
            "Kim Jong Un had broken the rules, the ministry said, and demanded an apology for the raid.",
            [("ministry", "Kim Jong Un had broken the rules")],
            id="said in passing, so that both may go on to speak",
        ),
        pytest.param(
            "Kim Jong Un was ill, the radio reported, and said that its own guests had seen him.",
            [("radio", "Kim Jong Un was ill")],
            id="reported in passing, and said by either",
        ),
        pytest.param(
            "Kim Jong Un came by train, Nora Vance said, and told residents that homes would be built.",
            [("Nora Vance", "Kim Jong Un came by train")],
            id="said by a person, and told by either",
        ),
        pytest.param(
            "North Korea imported more oil, the monitors wrote in a report seen on Monday. The report says a tanker "
            "delivered 31,000 barrels.",
            [("monitors", "North Korea imported more oil"), ("monitors", "a tanker delivered 31,000 barrels")],
            id="whoever wrote the report",
        ),
        pytest.param(
            "Ruth Halden notes that the guest hummed hymns while Kim Il Sung talked about carp. “Nobody,” she writes, "
            "“had a word for it.”",
            [
                ("Ruth Halden", "the guest hummed hymns while Kim Il Sung talked about carp"),
                ("Ruth Halden", "Nobody"),
                ("Ruth Halden", "had a word for it"),
            ],
            id="while somebody else talked",
        ),
    ],
)
def test_whose_words_they_are(text: str, expected: Told, read: Reads) -> None:
    """A party, an outlet or the state in the first clause was the speaker."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The ministry said the boat cost 12 billion won (about $9 million).",
            "the boat cost 12 billion won (about $9 million)",
        ),
        (
            "Mirim Motors, in an old depot, sells 90 pumps a day, says its owner, Bae Ji-hoon, who quit a job.",
            "Mirim Motors, in an old depot, sells 90 pumps a day",
        ),
        ("The firm (the ministry said it was fined in May) fell.", "it was fined in May"),
        (
            "The firm, based in Ulsan, says its owner, Bae Ji-hoon, would step down.",
            "its owner, Bae Ji-hoon, would step down",
        ),
        (
            "Mirim Motors, based in Ulsan, says its owner, Bae Ji-hoon, would step down.",
            "its owner, Bae Ji-hoon, would step down",
        ),
        ("Officials say privately that a deal must include the prisoners.", "a deal must include the prisoners"),
        ("Nora Vance had said for weeks that the panel was of no use.", "the panel was of no use"),
        ("Nora Vance has said since leaving the post that it had no power.", "it had no power"),
        ("Nora Vance said for the company that it was over.", "for the company that it was over"),
        ("My colleague Nora Vance likes to say that a flag is cheap.", "a flag is cheap"),
        ("A reader, Nora Vance, emails to say that her hotel is shut.", "her hotel is shut"),
        ("As the envoy Nora Vance once put it, there was no lack of talks.", "there was no lack of talks"),
        ("Per the ministry, some 61,000 of them work in the South.", "some 61,000 of them work in the South"),
        ("Officials say only a deal that frees them will do.", "only a deal that frees them will do"),
        ("Nora Vance said probably the ship that sank was old.", "probably the ship that sank was old"),
        (
            "Nora Vance said for years that came after it there was no aid.",
            "for years that came after it there was no aid",
        ),
        ("Nora Vance has said publicly for weeks that it leaked.", "it leaked"),
        ("The river crested at 8.3 metres, per the local water bureau.", "The river crested at 8.3 metres"),
        ("The navy has the ship, the chief of plans, Rear Admiral Nora Vance, has said.", "The navy has the ship"),
        (
            "The mayor rejected as “baseless” a finding that the dam leaked.",
            "as “baseless” a finding that the dam leaked",
        ),
        ("Trade fell, and exports, the ministry said, had halved.", "exports, the ministry said, had halved"),
    ],
)
def test_words_are_whole(text: str, words: str, read: Reads) -> None:
    """What leads to the words is no part of them, and what they begin or end with is."""
    assert [text[one.start : one.end] for one in read(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Guards noticed a drone only after it fell.",
        "The pay is 500 won per day per worker at the yard.",
        "Banks cited a report; now they cite each other.",
        "He was called to say a prayer at the grave.",
        "As Nora Vance spoke, the ship left the pier.",
        "As the crowd shouted, police fired gas.",
        "As Kim Jong Un read, the missile rose.",
        "The ship was turned back, per Seoul's request.",
        "The ship was turned back, per U.N. resolutions.",
        "The ship was turned back, per ministry rules.",
        "The text was written by Nora Vance of the Hana Foundation.",
        "Lee Jae-myung was falsely quoted as saying that he would resign.",
    ],
)
def test_nothing_is_said(text: str, read: Reads) -> None:
    """A verb of perception, a rate, each other, what somebody is called to do and false quotations report nothing."""
    assert [one for one in told(read, text) if one[1] != "a report"] == []


def test_each_of_two_who_reject_is_a_speaker(read: Reads) -> None:
    """The hyphen of a Korean's name did not end what another rejected."""
    text = (
        "The minister rejected as “baseless” a finding that the dam leaked, and Kim Tae-ho rejected as “a fantasy” a "
        "report that he would go."
    )
    assert told(read, text) == [
        ("minister", "as “baseless” a finding that the dam leaked"),
        ("Kim Tae-ho", "as “a fantasy” a report that he would go"),
    ]


def test_what_is_denied_ends_before_another_speaks(read: Reads) -> None:
    """The ministry did not deny what Lee said next."""
    found = told(read, "The ministry denied the report and Lee Jae-myung said he would travel to Tokyo.")
    assert found == [("Lee Jae-myung", "he would travel to Tokyo")]


def test_a_decision_is_part_of_what_is_said(read: Reads) -> None:
    """The words ended before the participle."""
    found = told(read, "The court said it would wait before deciding whether to go on.")
    assert ("court", "it would wait before deciding whether to go on") in found


def test_what_is_said_ends_before_the_link_of_the_next(read: Reads) -> None:
    """It ended with "before"."""
    found = told(read, "The court said it would wait, before asking whether Kim Tae-ho had left.")
    assert ("court", "it would wait") in found


@pytest.mark.parametrize(
    "text",
    [
        "Nora Vance had heard of it in May. Kim Tae-ho denied this under oath.",
        "Nora Vance had heard of it in May. Kim Tae-ho confirmed it on Tuesday.",
        "Nora Vance had heard of it in May. Kim Tae-ho denied that in a hearing on Friday.",
        "The ministry has known that for years, and its inspectors have visited four depots.",
        "The boats that Nora Vance asked for will be built in Geoje.",
        "Nora Vance added the second before half-time, and Kim Tae-ho's penalty made it three.",
    ],
)
def test_a_pronoun_is_no_statement(read: Reads, text: str) -> None:
    """ "Under oath" was what he denied."""
    assert told(read, text) == []


def test_a_clause_with_a_verb_in_the_present_is_added(read: Reads) -> None:
    """A noun and its verb were taken for a thing that somebody adds."""
    assert told(read, "Nora Vance added the evidence suggests a fire.") == [
        ("Nora Vance", "the evidence suggests a fire")
    ]


@pytest.mark.parametrize("words", ["this did not mean that all was settled", "this year had been better"])
def test_a_time_before_a_verb_is_its_subject(read: Reads, words: str) -> None:
    """What was said began with the verb, or behind "that"."""
    assert told(read, f"Nora Vance said {words}.") == [("Nora Vance", words)]


@pytest.mark.parametrize("words", ["by 2030 it expects fewer ships", "in June, the harbour would open"])
def test_that_before_a_phrase_and_a_clause_is_no_pronoun(read: Reads, words: str) -> None:
    """The first one was lost, whose verb is in the present."""
    assert told(read, f"Nora Vance said that {words}.")[0] == ("Nora Vance", words)


def test_whoever_speaks_at_the_end_says_the_whole_sentence(read: Reads) -> None:
    """His words began behind "of", and theirs ended with his name."""
    assert told(read, "Doctors had warned of damage to the kidneys, said Park Joon-tae, his chief of staff.") == [
        ("Park Joon-tae", "Doctors had warned of damage to the kidneys"),
        ("Doctors", "damage to the kidneys"),
    ]


def test_he_is_the_minister_with_whom_the_sentence_before_opens(read: Reads) -> None:
    """An office of two words hid that the minister acts."""
    found = told(read, '"It fell," said Nguyen Van Thanh. Labour Minister Han Su-jin flew in. He said it was bad.')
    assert ("Han Su-jin", "it was bad") in found


def test_a_shared_surname_is_that_of_whom_the_paragraph_is_about(read: Reads) -> None:
    """Neither had said it; where one of them is called by the surname alone, it stays open."""
    start, end = "President Lee Jae Myung spoke.", '\n\nLee Jun-seok joined the protest. "He won," Lee said.'
    assert told(read, start + end) == [("Lee Jun-seok", "He won")]
    assert told(read, f"{start} Lee smiled." + end) == [("Lee", "He won")]


def test_that_opens_a_clause_behind_two_asides(read: Reads) -> None:
    """It was taken for a pronoun."""
    said = "with its surplus, larger than that of Japan, and with its reserves, the tariff was hard to defend"
    assert told(read, f"Nora Vance said that {said}.") == [("Nora Vance", said)]


def test_an_interrupted_clause_begins_behind_a_colon(read: Reads) -> None:
    """It began with the narrator's words, and ended at the commas."""
    found = told(read, "The union does not agree: nine in ten of its members, Nora Vance said, would lose pay.")
    assert found == [("Nora Vance", "nine in ten of its members, Nora Vance said, would lose pay")]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Tae-ho, of the National Institute of Forest Science, who was not involved, said early bloom was rare.",
        "Kim Tae-ho, from Busan, who grows plums, said early bloom was rare.",
        "Kim Tae-ho, of Hanbit Securities, which sold the orchard, said early bloom was rare.",
    ],
)
def test_whose_body_or_town_is_set_off_speaks(read: Reads, text: str) -> None:
    """The institute and the town spoke, of a bloom that was not early."""
    assert told(read, text) == [("Kim Tae-ho", "early bloom was rare")]


def test_a_term_is_served(read: Reads) -> None:
    """ "Served one" spoke."""
    text = "Kim Tae-ho was elected in 1992. He served one term and said afterwards that the scripts had been worse."
    assert told(read, text) == [("Kim Tae-ho", "the scripts had been worse")]
