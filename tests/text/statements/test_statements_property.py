"""For any text, the spans of quotations, statements and key sentences are exact, inside the text and in order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.statements.quotation_marks import find_quotations
from bot.text.summary.key_sentences import MOST, key_sentences
from bot.text.tagger import Tagger
from bot.text.topics.score import topic

PIECES = [
    *["Kim", "Ms. Pak", "China", "the ministry", "reporters", "who", "he", "it", "of", "to", "that", "and", "as", "은"],
    *["said", "told", "saying", "quoted", "warned", "called", "urged", "stop", "a threat", "according to"],
    *["released the statement", "“대화”고 말했다.", "(KCNA)", "SEOUL", "-0-", "--", "—", ",", ".", ":", "?"],
    *["“", "”", '"', "'", "``", "''", "‘", "’", "「", "」", "\n", "\n\n", "\u202e", "\x00"],
]


SHARED = settings(max_examples=120)


@given(st.text(max_size=300))
def test_quotations_are_ordered_and_apart(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.start < quotation.inner_start < quotation.inner_end <= quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
        end = quotation.end


@SHARED
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join) | st.text(max_size=200))
def test_spans_are_exact_for_any_text(tagger: Tagger, base: Knowledge, text: str) -> None:
    tagged = tagger.tag(text)
    entities = find_entities(tagged, base, None, None)
    quotes = find_quotes(tagged, entities)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text
        if quote.speaker_span:
            assert 0 <= quote.speaker_span.start < quote.speaker_span.end <= len(text)
        assert quote.speaker is None or quote.speaker.strip()
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    chosen = key_sentences(tagged, None, entities, quotes)
    assert len(chosen) <= MOST
    for excerpt in chosen:
        assert text[excerpt.start : excerpt.end] == excerpt.text
    assert len({excerpt.start for excerpt in chosen}) == len(chosen)
    assert 0 <= topic(None, text, entities, base).korea <= 1
