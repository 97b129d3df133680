"""Figures on the project's own corpus and sample library, for the desk and for other libraries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.quality import peers
from benchmarks.quality.measures import f1, mean, near, shingles_f1
from bot.model.analysis import Page, Verdict
from bot.sample.library import Sample, SampleLibrary
from bot.text.document import Document
from bot.text.entities.find import find_entities
from bot.text.extract import read_document
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from bot.text.statements.find import find_quotes
from bot.text.summary.key_sentences import key_sentences
from bot.text.tagger import Tagger
from tests.corpus import Marked, articles, not_articles
from tests.quality.statements import TOLD
from tests.quality.summaries import KEY
from tests.quality.texts import TEXTS

Table = list[tuple[str, ...]]
DESK = "Peninsula Desk"


def pages() -> Table:
    """Refusals, text and metadata of all pages, one row a reader."""
    good, bad = [*articles(), *_sample()], not_articles()
    asked = [{"html": marked.page.content.decode(), "url": marked.page.url} for marked in [*good, *bad]]
    sources = SourceTable.load()
    results = [{DESK: _parts(read_document(marked.page, sources))} for marked in [*good, *bad]]
    _join(results, peers.ask(asked))
    rows: Table = [
        ("reader", f"accepted of {len(bad)}", f"refused of {len(good)}", "text F1", "title", "day", "authors"),
    ]
    for name in results[0]:
        given = [answer[name] for answer in results]
        rows.append((name, *_scored(good, given[: len(good)], given[len(good) :])))
    return rows


def _scored(good: list[Marked], given: list[dict[str, Any]], others: list[dict[str, Any]]) -> list[str]:
    def share(right: Callable[[Marked, dict[str, Any]], float]) -> str:
        return f"{mean(right(marked, parts) for marked, parts in zip(good, given, strict=True)):.3f}"

    return [
        str(sum(bool(parts["text"]) for parts in others)),
        str(sum(not parts["text"] for parts in given)),
        share(lambda marked, parts: shingles_f1("\n".join(marked.paragraphs), parts["text"])),
        share(lambda marked, parts: near(marked.title or "", parts["title"])),
        share(lambda marked, parts: (parts["day"] or "") == marked.published[:10]),
        share(lambda marked, parts: sorted(parts["authors"]) == sorted(marked.byline)),
    ]


def _parts(document: Document) -> dict[str, Any]:
    text = document.text if document.verdict is Verdict.ARTICLE else ""
    day = (document.published or "")[:10]
    return {"text": text, "title": document.title, "day": day, "authors": list(document.byline)}


def _sample() -> list[Marked]:
    library = SampleLibrary.load()
    return [_marked(library, sample) for sample in library.articles]


def _marked(library: SampleLibrary, sample: Sample) -> Marked:
    page = library.page(sample.url)
    if page is None:
        raise LookupError(sample.url)
    names = tuple(name.strip() for name in sample.byline.split(",")) if sample.byline else ()
    source = Page(sample.url, page.body, page.content_type, "utf-8")
    return Marked(source, "article", sample.title, names, sample.published, None, sample.paragraphs)


def summaries() -> Table:
    """F1 of three chosen sentences with those marked, by method, on the same sentences."""
    tagger, base = Tagger.load(), Knowledge.load()
    results: list[dict[str, Any]] = []
    asked: list[dict[str, Any]] = []
    marks: list[list[int]] = []
    for sample in SampleLibrary.load().articles:
        if sample.name in KEY:
            tagged = tagger.tag("\n".join(sample.paragraphs))
            entities = find_entities(tagged, base, sample.title, sample.published)
            excerpts = key_sentences(tagged, sample.title, entities, find_quotes(tagged, entities))[:3]
            words = [tagged.text[span.start : span.end] for span in tagged.sentences]
            ours = [n for n, span in enumerate(tagged.sentences) if any(e.end == span.end for e in excerpts)]
            results.append({DESK: ours, "lead-3": [0, 1, 2]})
            asked.append({"sentences": words, "count": 3})
            marks.append([_place(words, beginning) for beginning in KEY[sample.name]])
    _join(results, peers.ask(asked))
    rows: Table = [("method", f"F1 of {len(marks)} articles")]
    for name in results[0]:
        rows.append((name, f"{mean(f1(mark, by[name]) for mark, by in zip(marks, results, strict=True)):.3f}"))
    return rows


def _join(results: list[dict[str, Any]], theirs: list[dict[str, Any]] | None) -> None:
    for ours, others in zip(results, theirs or [], strict=theirs is not None):
        ours.update(others)


def _place(sentences: list[str], beginning: str) -> int:
    """The index of the sentence that contains `beginning`. Raises StopIteration if none does."""
    return next(index for index, sentence in enumerate(sentences) if beginning in sentence)


def entities() -> Table:
    """F1 of mentions in the annotated texts, for the desk and for spaCy alone."""
    tagger, base = Tagger.load(), Knowledge.load()
    wanted: list[tuple[int, str]] = []
    ours: list[tuple[int, str]] = []
    theirs: list[tuple[int, str]] = []
    for number, marked in enumerate(TEXTS):
        tagged = tagger.tag(marked.text)
        wanted += [(number, form) for forms in marked.named.values() for form in forms]
        found = find_entities(tagged, base, None, marked.published)
        ours += [(number, marked.text[span.start : span.end]) for entity in found for span in entity.mentions]
        theirs += [
            (number, tagged.text[name.start : name.end]) for name in tagged.guesses if name.label not in _NO_NAMES
        ]
    return [
        ("method", f"F1 of {len(wanted)} mentions"),
        (DESK, f"{f1(wanted, ours):.3f}"),
        ("spaCy alone", f"{f1(wanted, theirs):.3f}"),
    ]


_NO_NAMES = {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"}


def statements() -> Table:
    """Statements found with the right kind, and right and wrong speakers, in the annotated texts."""
    tagger, base = Tagger.load(), Knowledge.load()
    found = right = wrong = total = 0
    for text in TOLD:
        tagged = tagger.tag(text.text)
        quotes = find_quotes(tagged, find_entities(tagged, base, None, None))
        for saying in text.sayings:
            quote = next((q for q in quotes if q.kind == saying.kind and saying.words in q.text), None)
            total += 1
            found += quote is not None
            right += bool(quote and (quote.speaker or "").casefold() == (saying.speaker or "").casefold())
            wrong += bool(quote and quote.speaker and (saying.speaker or "") not in quote.speaker)
    head = ("method", f"found of {total}", "speaker right", "speaker wrong")
    return [head, (DESK, str(found), str(right), str(wrong))]
