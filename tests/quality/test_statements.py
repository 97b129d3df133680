"""The statements of our own texts are found, whole, and none has a wrong speaker."""

from __future__ import annotations

import pytest

from bot.model.analysis import Quote
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger
from tests.quality.statements import ENGLISH, MarkedStatement, MarkedText
from tests.quality.statements_korean import KOREAN, WITHOUT_STATEMENTS

FLOOR_FOUND, FLOOR_NAMED = 0.95, 0.95
FLOOR_KOREAN = 0.97


def read(marked: MarkedText, tagger: Tagger, base: Knowledge) -> tuple[Quote, ...]:
    tagged = tagger.tag(marked.text)
    return find_quotes(tagged, find_entities(tagged, base, None, "2024-03-01"))


def matching(statement: MarkedStatement, quotes: tuple[Quote, ...]) -> Quote | None:
    return next(
        (q for q in quotes if q.text.strip(' ."”') == statement.words.strip(' ."”') and q.kind == statement.kind), None
    )


def is_same_speaker(given: str | None, wanted: str | None) -> bool:
    if given is None or wanted is None:
        return given is wanted
    return wanted.casefold() in given.casefold() or given.casefold() in wanted.casefold()


@pytest.mark.parametrize(
    ("texts", "floor_found", "floor_named"),
    [(ENGLISH, FLOOR_FOUND, FLOOR_NAMED), (KOREAN, FLOOR_KOREAN, FLOOR_KOREAN)],
    ids=["English", "Korean"],
)
def test_statements_are_found_with_their_speakers(
    texts: tuple[MarkedText, ...], floor_found: float, floor_named: float, tagger: Tagger, base: Knowledge
) -> None:
    wanted = found = named = 0
    missing, wrong = [], []
    for marked in texts:
        quotes = read(marked, tagger, base)
        for statement in marked.statements:
            wanted += 1
            quote = matching(statement, quotes)
            if quote is None:
                missing.append(statement)
                continue
            found += 1
            named += is_same_speaker(quote.speaker, statement.speaker)
            if quote.speaker is not None and not is_same_speaker(quote.speaker, statement.speaker):
                wrong.append((statement, quote.speaker))
    assert not wrong
    assert found / wanted >= floor_found, missing
    assert named / wanted >= floor_named


@pytest.mark.parametrize("text", WITHOUT_STATEMENTS)
def test_what_is_only_rumoured_thought_or_denied_is_no_statement(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert read(MarkedText(text, ()), tagger, base) == ()


def test_korean_sentences_are_cut_where_they_end(tagger: Tagger) -> None:
    text = "군청은 다리를 고친다고 밝혔다. 공사는 3.5㎞ 구간에서 열흘 동안 이어진다. “조심하세요.” 군수가 말했다."
    sentences = [text[span.start : span.end] for span in tagger.tag(text).sentences]
    assert sentences == [
        "군청은 다리를 고친다고 밝혔다.",
        "공사는 3.5㎞ 구간에서 열흘 동안 이어진다.",
        "“조심하세요.”",
        "군수가 말했다.",
    ]


def test_a_title_in_quotation_marks_is_no_speech(tagger: Tagger, base: Knowledge) -> None:
    quotes = read(MarkedText('The museum sells a book titled "The Long River Of Seoul" at its shop.', ()), tagger, base)
    assert quotes == ()


def test_every_quote_is_a_span_of_its_text(tagger: Tagger, base: Knowledge) -> None:
    for marked in (*ENGLISH, *KOREAN):
        for quote in read(marked, tagger, base):
            assert marked.text[quote.start : quote.end] == quote.text
            assert quote.text.strip()
            if quote.speaker_span:
                assert 0 <= quote.speaker_span.start < quote.speaker_span.end <= len(marked.text)
