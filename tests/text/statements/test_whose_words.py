"""Whose the words are, and where they end: relayed quotations, narrators' remarks, speakers who are described."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

Told = list[tuple[str | None, str]]
FILLER = "\nThe weather in the capital was cold on that day, and snow lay on all the roads to the north."


def told(read: Reads, text: str) -> Told:
    """Speaker and words of each statement."""
    text += FILLER
    return [(one.speaker, text[one.start : one.end]) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The sea is ours," KCNA quoted Kim Jong Un as saying.', [("Kim Jong Un", "The sea is ours")]),
        ('"The sea is ours," KCNA quoted Kim Jong Un as telling officials.', [("Kim Jong Un", "The sea is ours")]),
        (
            "The ship will sail in May, KCNA quoted Kim Jong Un as saying.",
            [("Kim Jong Un", "The ship will sail in May")],
        ),
        (
            '"We cannot sign," the daily quoted a senior official as having said.',
            [("senior official", "We cannot sign")],
        ),
        ('"We cannot sign," the daily quoted him as saying.', [(None, "We cannot sign")]),
        (
            '"It was a mistake," Tom Hale quoted Kim Jong Un as saying in May, and left.',
            [("Kim Jong Un", "It was a mistake")],
        ),
        ('"We cannot sign," the mayor quoted a letter from a pupil.', [("mayor", "We cannot sign")]),
    ],
)
def test_who_is_quoted_as_saying_words_says_them(text: str, expected: Told, read: Reads) -> None:
    """Behind the words, the newspaper that quoted them was their speaker."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Prosecutors left, arguing that Zelenko knew "full well" who his clients were.',
            [("Prosecutors", 'Zelenko knew "full well" who his clients were')],
        ),
        ('The army said it had seen "no change" at the line.', [("army", 'it had seen "no change" at the line')]),
        ('Pak Mi-ran said she knew "nothing" about it.', [("Pak Mi-ran", 'she knew "nothing" about it')]),
        ('Pak Mi-ran knows "every trick in the book".', [(None, "every trick in the book")]),
        ('The army noticed "unusual movement".', []),
    ],
)
def test_words_that_somebody_knows_or_sees_are_said_by_whoever_tells(text: str, expected: Told, read: Reads) -> None:
    """They were given to the one who is told of, who said nothing."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A drill will begin off the coast on Tuesday, the navy said Monday, amid signs that the North may fire.",
            [("navy", "A drill will begin off the coast on Tuesday")],
        ),
        (
            'Tak Jun-seong said voters had "finished the sentence", in a reference to the ruling of April.',
            [("Tak Jun-seong", 'voters had "finished the sentence"')],
        ),
        (
            "Tak Jun-seong said the day would come, an apparent reference to the trial.",
            [("Tak Jun-seong", "the day would come")],
        ),
        (
            "The envoy said the team would meet, in a room near the river.",
            [("envoy", "the team would meet, in a room near the river")],
        ),
        (
            'The minister said that the ministry "will not retreat", but left the term open.',
            [("minister", 'the ministry "will not retreat"')],
        ),
        (
            'The minister said that the army "ran away", and that it left the guns behind.',
            [("minister", 'the army "ran away", and that it left the guns behind')],
        ),
        ('Lee said he would go to Rason, where Kim has spoken of "a new start".', [
            ("Lee", "he would go to Rason"), ("Kim", "a new start"),
        ]),
        ('The ministry said the drill was over, after Rason called it "a war game".', [
            ("ministry", "the drill was over"), ("Rason", "a war game"),
        ]),
        ('The mayor said the bridge was safe even as engineers warned of "deep cracks".', [
            ("mayor", "the bridge was safe"), ("engineers", "deep cracks"),
        ]),
        ('The mayor said the bridge was safe – engineers warned of "deep cracks".', [
            ("mayor", "the bridge was safe"), ("engineers", "deep cracks"),
        ]),
        ("The ministry said the dam would hold. It did not.", [("ministry", "the dam would hold")]),
        ("The mayor said the cut would be small, drawing a skeptical response from the council.", [
            ("mayor", "the cut would be small"),
        ]),
        ("The mayor told the council that the bridge was safe, prompting laughter.", [
            ("mayor", "the bridge was safe"),
        ]),
        ("The mayor said the plan failed, prompting criticism from farmers.", [
            ("mayor", "the plan failed, prompting criticism from farmers"),
        ]),
        ("The mayor said the North fired, triggering an emergency response.", [
            ("mayor", "the North fired, triggering an emergency response"),
        ]),
        ("The mayor said the bridge was safe but put guards at both ends.", [("mayor", "the bridge was safe")]),
        ("The mayor said the missile had landed outside the zone but put ships at risk.", [
            ("mayor", "the missile had landed outside the zone but put ships at risk"),
        ]),
        ("The mayor said the storm was over and raised the water by a meter.", [
            ("mayor", "the storm was over and raised the water by a meter"),
        ]),
        ("The mayor said the list was long and promised a reply.", [("mayor", "the list was long")]),
        ("According to Ri Sol Ok, the gate is closed, the ministry said.", [
            ("ministry", "According to Ri Sol Ok, the gate is closed"), ("Ri Sol Ok", "the gate is closed"),
        ]),
    ],
)  # fmt: skip
def test_what_the_narrator_adds_is_no_part_of_a_statement(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Hollis cautioned that smoke "is not proof".', [("Hollis", 'smoke "is not proof"')]),
        ('The source said that officials "eat rice".', [("source", 'officials "eat rice"')]),
        ('Pak called it "a farce".', [("Pak", "a farce")]),
        ('Pak said simply "no more".', [("Pak", "no more")]),
    ],
)
def test_a_clause_keeps_a_subject_of_one_word(text: str, expected: Told, read: Reads) -> None:
    """'That smoke "is not proof"' was only the words quoted."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Beijing, which claims most of the South China Sea, reacted coolly.",
        "Japan claims the islets as its own.",
        "The diplomat asked not to be named, citing the risk to his friends in the city.",
    ],
)
def test_what_a_state_holds_and_why_a_source_is_nameless_are_no_statements(text: str, read: Reads) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seoul claims sovereignty over the islets.", [("South Korea", "sovereignty over the islets")]),
        ("Seoul claims the island's people want peace.", [("South Korea", "the island's people want peace")]),
        ('"There was a bang," a worker who escaped told a paper.', [("worker", "There was a bang")]),
        ('"We are tired," said a third-year nurse in Gwangju.', [("third-year nurse", "We are tired")]),
        ('"We are ready," said a two-star general who came late.', [("two-star general", "We are ready")]),
        ("A diplomat based in Minsk until last June said the road was shut.", [("diplomat", "the road was shut")]),
        ('Lee Da-eun, 34, a nurse, waited for an hour. "I am tired," she said.', [("Lee Da-eun", "I am tired")]),
        ("According to a source in the port on Monday, it is shut now.", [("source in the port", "it is shut now")]),
        ("Japan's minister and his Korean counterpart agreed to meet again in May.", [
            ("Japan's minister and his Korean counterpart", "to meet again in May"),
        ]),
        ("Kim met the minister and his wife said it was late.", [("his wife", "it was late")]),
    ],
)  # fmt: skip
def test_speakers_who_are_described(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yang Moo-won thinks the North wants to be ready.", [
            ("Yang Moo-won", "the North wants to be ready"), ("North", "to be ready"),
        ]),
        ("In its complaint, seen by this paper, the group says that it lost money.", [("group", "it lost money")]),
        ("In Kim's view, the talks are over by now.", [("Kim", "the talks are over by now")]),
        ("Gu Bon-jae said he had been told to wait, an instruction that others recalled.", [
            ("Gu Bon-jae", "he had been told to wait"),
        ]),
        ("Pak said the firm would build a dam, a plan to be paid for by the state.", [
            ("Pak", "the firm would build a dam, a plan to be paid for by the state"),
        ]),
    ],
)  # fmt: skip
def test_the_outer_of_two_who_say_or_want(text: str, expected: Told, read: Reads) -> None:
    """ "Yang thinks the North wants" was said by the North alone, "seen by this paper, the group says" by the group."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents who fear Kim Jong Un said the fence was high.", [("Residents", "the fence was high")]),
        ("Officials who criticized Yoon told reporters that he was late.", [("Officials", "he was late")]),
        ("A message read by Choe Son Hui said the bond was old.", [(None, "the bond was old")]),
        ('"The bond is old," according to the message read by Choe Son Hui.', [(None, "The bond is old")]),
        ("The speech read by Choe Son Hui said the bond was old.", [(None, "the bond was old")]),
        (
            "In a message read by Kang Hoon-sik, he called for dialogue with the North.",
            [(None, "dialogue with the North")],
        ),
        ("In a speech written by Nora Vance, she said it was late.", [("Nora Vance", "it was late")]),
        (
            "Kang Hoon-sik is ill. In an essay written by Nora Vance, she said it was late.",
            [("Nora Vance", "it was late")],
        ),
        ("A message to Jo Mun Ho said the bond was old.", [("message to Jo Mun Ho", "the bond was old")]),
        (
            "Residents who believe Kim Jong Un said the wall was high.",
            [("Residents", "Kim Jong Un said the wall was high"), ("Kim Jong Un", "the wall was high")],
        ),
        ("In a message read by Kang Hoon-sik, Jo Mun Ho said it was late.", [("Jo Mun Ho", "it was late")]),
        ('Xavier Brunson is a U.S. Army Gen. "We will stay," he said.', [("Xavier Brunson", "We will stay")]),
        ('The cook met Gen. "Mad Dog" Hale in May. "We will stay," a clerk said.', [("clerk", "We will stay")]),
    ],
)
def test_who_is_feared_reads_aloud_or_has_a_title_does_not_take_the_words_of_others(
    text: str, expected: Told, read: Reads
) -> None:
    assert told(read, text) == expected
