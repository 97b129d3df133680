"""Whose statement it is, where a relative clause, another speaker or an aside comes between a subject and its verb."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger
from tests.quality.test_attribution import said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("A lawmaker who met Ham Jin Ok said that the plan was dead.", "lawmaker", "the plan was dead"),
        ("A clerk who fled Norvane in 2004 said that the dam leaked.", "clerk", "the dam leaked"),
        ("Officials that met the minister said that the dam leaked.", "Officials", "the dam leaked"),
        ("The agency that runs Busan port said that it was shut.", "agency", "it was shut"),
        ("Nine countries that watch the ports of Norvane said that coal is short.", "Nine countries", "coal is short"),
        ("Nine states that monitor sanctions on Norvane said that coal is short.", "Nine states", "coal is short"),
        ("A report that his office published last year said that the dam leaked.", "report", "the dam leaked"),
        ("A plan that former Mayor Ines Calder said would fail by noon is back.", "Ines Calder", "would fail by noon"),
        ("A plan that border officials said would fail by noon is back.", "border officials", "would fail by noon"),
        (
            "Norvane's news agency, citing a source in the port, said that no berth was free.",
            "Norvane's news agency",
            "no berth was free",
        ),
        ("Minister, citing police, says Norvane may build a third ship", "Minister", "Norvane may build a third ship"),
        (
            "Mali said that it handles people at its border according to law.",
            "Mali",
            "it handles people at its border according to law",
        ),
        (
            'Norvane rejected the report as "a pile of lies" and left the hall before the vote.',
            "Norvane",
            'the report as "a pile of lies"',
        ),
        ("She was talking about the leaflets and she was wrong about the law.", None, "the leaflets"),
        ("An aide called Ham Jin Ok a liar.", "aide", "Ham Jin Ok a liar"),
    ],
)  # fmt: skip
def test_a_statement_has_the_subject_of_its_verb(
    text: str, speaker: str | None, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, words) in said(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norvane's leader may travel soon, Kyodo News reported Friday, citing sources in Oslo.", "sources in Oslo"),
        ("The guild denied a report by the daily Higashi Shimpo that a ship had refused to sail.", "to sail"),
        ("The guild denied a report that it had ordered police to shut the pier.", "police to shut the pier"),
        ("A video channel called Truth Harbour repeated the claim.", "Truth Harbour repeated the claim"),
        ("A spokesperson did not, as we wrote, condemn a launch.", "A spokesperson did not"),
        (
            'According to the indictment, the founder, Ines Calder, told an aide that "the test has to go away."',
            "the founder",
        ),
    ],
)
def test_words_that_nobody_said_are_no_statement(text: str, words: str, tagger: Tagger, base: Knowledge) -> None:
    assert words not in {content for _, content in said(text, tagger, base)}


def test_the_span_of_a_speaker_behind_the_verb_has_the_whole_name(tagger: Tagger, base: Knowledge) -> None:
    text = '"The orders last until 2029," said Bang Geum-seok, head of the guild.'
    tagged = tagger.tag(text)
    (quote,) = find_quotes(tagged, find_entities(tagged, base, None, "2025-02-20"))
    assert quote.speaker_span is not None
    assert text[quote.speaker_span.start : quote.speaker_span.end] == "Bang Geum-seok"


def test_she_is_not_whoever_she_quotes(tagger: Tagger, base: Knowledge) -> None:
    text = 'She said a guard had told her: "You are nobody."\nThrough an interpreter, she said that the road was long.'
    assert (None, "the road was long") in said(text, tagger, base)


def test_a_minister_told_apart_by_a_clause_is_not_the_one_named_before(tagger: Tagger, base: Knowledge) -> None:
    opening = "Oceans Minister Bae Jin-ho spoke in Busan.\n"
    apart = opening + "The minister who held the post before him had refused to meet the guild."
    assert ("minister", "to meet the guild") in said(apart, tagger, base)
    same = opening + "The minister said that the pier was safe."
    assert ("Bae Jin-ho", "the pier was safe") in said(same, tagger, base)


def test_this_official_is_no_agency(tagger: Tagger, base: Knowledge) -> None:
    text = '부두가 무너졌다고 로이터통신이 26일 보도했다.\n이 당국자는 "다시 짓겠다"고 말했다.'
    assert ("이 당국자", "다시 짓겠다") in said(text, tagger, base)
