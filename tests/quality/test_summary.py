"""Summaries of our own texts: the news in whole sentences that need no context."""

from __future__ import annotations

import pytest

from bot.sample.library import SampleLibrary
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.summary.key_sentences import key_sentences
from bot.text.tagger import Tagger
from tests.quality.summaries import KEY

FLOOR = 0.73
"""Of three chosen sentences, the share that was marked; the first three reach 0.667."""

FERRY = """Ferry service to Ulleung Island resumes after storm
FILE PHOTO: A ferry at the pier in Pohang.
By Han Soo-min
Ferry service between Pohang and Ulleung Island resumed on Thursday after four days of high waves, the coast guard said.
About 600 visitors who had been stranded on the island left on the first two boats.
"I only packed for one night," said one of them, a teacher from Daegu.
Read also: Ten quiet islands for a weekend
The coast guard had stopped all ferries on Sunday, when waves in the East Sea rose above five meters.
It said service could stop again on Saturday if the wind picks up.
Share this article"""

VISIT = """Pyongyang, June 12 (KCNA) -- Kim Jong Un visited the newly built greenhouse farm in Kangdong County.
He was greeted by officials of the county amid stormy cheers of the builders.
Present there were senior officials of the Central Committee of the Party.
Kim Jong Un said that the farm should supply vegetables to the capital city all the year round.
He gave an order to build two more greenhouse farms in South Hamgyong Province by October."""


def summary(text: str, title: str | None, tagger: Tagger, base: Knowledge) -> list[str]:
    tagged = tagger.tag(text)
    entities = find_entities(tagged, base, title, None)
    return [e.text for e in key_sentences(tagged, title, entities, find_quotes(tagged, entities))]


def test_captions_bylines_and_links_are_no_news(tagger: Tagger, base: Knowledge) -> None:
    chosen = summary(FERRY, "Ferry service to Ulleung Island resumes after storm", tagger, base)
    assert chosen[0].startswith("Ferry service between Pohang and Ulleung Island resumed")
    assert not [s for s in chosen if s.startswith(("FILE PHOTO", "By Han", "Read also", "Share this"))]


def test_a_dangling_sentence_ranks_after_self_contained_ones(tagger: Tagger, base: Knowledge) -> None:
    chosen = summary(FERRY, None, tagger, base)
    assert not [s for s in chosen[:3] if s.startswith("It said")]


def test_state_media_gives_the_news_and_not_the_ceremony(tagger: Tagger, base: Knowledge) -> None:
    best = summary(VISIT, "Kim Jong Un Visits Kangdong Greenhouse Farm", tagger, base)[:3]
    assert "visited the newly built greenhouse farm" in best[0]
    assert not [s for s in best if "stormy cheers" in s or s.startswith("Present")]


def test_an_empty_text_has_no_summary(tagger: Tagger, base: Knowledge) -> None:
    assert summary("", None, tagger, base) == []


def test_each_sentence_has_its_score_and_whether_it_stands_alone(tagger: Tagger, base: Knowledge) -> None:
    tagged = tagger.tag(FERRY)
    chosen = key_sentences(tagged, None, (), ())
    assert chosen[0].worth > chosen[-1].worth
    assert {one.text: one.self_contained for one in chosen}[
        "It said service could stop again on Saturday if the wind picks up."
    ] is False
    assert chosen[0].self_contained


def test_a_quotation_without_its_speaker_is_dangling(tagger: Tagger, base: Knowledge) -> None:
    text = "The pier was repaired in two days. “Nobody slept much.” The first boat left on Friday at dawn."
    self_contained = {one.text: one.self_contained for one in key_sentences(tagger.tag(text), None, (), ())}
    assert self_contained.get("“Nobody slept much.”", False) is False


def test_the_marked_sentences_are_chosen_more_often_than_the_first_three(tagger: Tagger, base: Knowledge) -> None:
    hits = wanted = 0
    for sample in SampleLibrary.load().articles:
        if marks := KEY.get(sample.name):
            chosen = summary("\n".join(sample.paragraphs), sample.title, tagger, base)[:3]
            hits += sum(any(mark in sentence for sentence in chosen) for mark in marks)
            wanted += len(marks)
    assert wanted == 3 * len(KEY)
    assert hits / wanted >= FLOOR


def test_a_question_as_heading_and_a_correction_notice_are_no_news(tagger: Tagger, base: Knowledge) -> None:
    text = """What did the harbor master find? Two boats had broken loose in the night and drifted toward the pier.
Who pays for the repairs? The town will pay at first, and the insurer later, the mayor said on Monday.
Correction: An earlier version of this article gave a wrong number of boats."""
    chosen = summary(text, "Boats break loose in storm", tagger, base)
    assert len(chosen) == 2
    assert not [sentence for sentence in chosen if sentence.endswith("?") or "Correction" in sentence]


STATEMENT = """Pyongyang, June 20 (KCNA) -- A spokesman for the Fisheries Ministry announced the \
final result of the inquiry into the sinking of a trawler off Wonsan.
Inspectors found that the trawler hit a rock at night and that its lamp was out, the spokesman said.
He said that the owner would pay for the loss."""

BOOKS = """Islanders have bought four times as many books since the ferry stopped, sellers said on Monday.
"Nobody can leave. They read instead. It will end with the fog," said Na Bok-hee, who keeps a shop at the pier.
Subscribers to the library's list will get their fee back, the mayor said on Monday.
Copyright law does not let the library copy books for the islanders, a lawyer said.
The library opened on Sunday for the first time in nine years."""


def test_the_content_of_an_announcement_is_the_news(tagger: Tagger, base: Knowledge) -> None:
    title = "Spokesman for Fisheries Ministry on Final Result of Inquiry into Sinking"
    best = summary(STATEMENT, title, tagger, base)
    assert best[0].startswith("Inspectors found")


def test_an_announcement_stays_first_if_only_it_names_the_speaker(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "Kim Yo Jong issued a press statement on June 20.\nShe said that nobody would be let in before the fog lifts."
    )
    assert summary(text, "Press Statement of Kim Yo Jong", tagger, base)[0].startswith("Kim Yo Jong issued")


@pytest.mark.parametrize("longer", [False, True])
def test_a_part_of_a_quotation_never_opens_a_summary(longer: bool, tagger: Tagger, base: Knowledge) -> None:
    text = BOOKS.replace("with the fog", "with the fog" + ", or with the next one" * 12) if longer else BOOKS
    best = key_sentences(tagger.tag(text), None, (), ())
    pieces = [one for one in best if one.text.count('"') % 2 or "They read" in one.text.split('"')[0]]
    assert not [one for one in pieces if one.self_contained]
    assert longer == bool(pieces)


def test_news_about_subscribers_and_copyright_is_news(tagger: Tagger, base: Knowledge) -> None:
    chosen = summary(BOOKS, None, tagger, base)
    assert [one for one in chosen if one.startswith("Subscribers to")]
    assert [one for one in chosen if one.startswith("Copyright law")]


def test_short_korean_sentences_are_sentences_and_notices_are_not(tagger: Tagger, base: Knowledge) -> None:
    text = """울릉도 뱃길이 4일 나흘 만에 다시 열렸다고 해경이 밝혔다.
하루평균 승객은 5백 명이다.
울릉신문 앱에서 더 많은 기사를 만나보세요."""
    chosen = summary(text, None, tagger, base)
    assert "하루평균 승객은 5백 명이다." in chosen
    assert len(chosen) == 2


def test_a_list_of_names_under_a_heading_is_no_sentence(tagger: Tagger, base: Knowledge) -> None:
    text = """Who sails to the island?
Pohang, Ulsan, Busan, Gangneung and the Port of Mokpo.
What does it cost?
The ferry from Pohang costs 70,000 won, and the fare will rise in May."""
    assert summary(text, "Questions about the ferry", tagger, base) == [
        "The ferry from Pohang costs 70,000 won, and the fare will rise in May."
    ]
