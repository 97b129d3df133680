"""Two or more who say something before one verb in a Japanese sentence: *父は「…」、母は「…」*と訴えた."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model.analysis import Span
from bot.text.statements.quotation_marks import Quotation
from bot.text.statements.unspaced.japanese.after_words import AHEAD
from bot.text.statements.unspaced.japanese.settings import after_setting
from bot.text.statements.unspaced.japanese.subjects import JapaneseSubjects, JapaneseTopic

_SAID = AHEAD[1]
"""The verb of speech behind the last of the quotations."""


def paired(
    sentence: Span, masked: str, quotations: Sequence[Quotation], subjects: JapaneseSubjects
) -> Iterator[tuple[Quotation, JapaneseTopic, str]]:
    """The quotations of a sentence that is a list of topics with a quotation each, with their topics and the verb
    behind the last one. None if one of the topics cannot speak, or if anything else is among them."""
    said = _SAID.match(masked, quotations[-1].end, sentence.end) if len(quotations) > 1 else None
    if said is None:
        return
    topics = [one for one in subjects.topics(sentence.start, sentence.end) if one.is_topic and one.speaker is not None]
    found, start = list[tuple[Quotation, JapaneseTopic, str]](), sentence.start
    for quotation in quotations:
        topic = next((one for one in topics if start <= one.span.start and one.end <= quotation.start), None)
        if topic is None or after_setting(masked, topic.end, quotation.start) != quotation.start:
            return
        if found and "の" not in masked[start : topic.span.start] and topic.span.start != start:
            return
        found.append((quotation, topic, said["cue"]))
        start = quotation.end + 1
        if quotation is not quotations[-1] and not masked.startswith("、", quotation.end):
            return
    yield from found
