"""Pages judged by the reader: which are articles, and why the others are none (tests/corpus, `strangers`)."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model.analysis import Verdict
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable
from tests.corpus import Marked
from tests.judgement.share import Share, share


def measured(pages: Iterable[Marked]) -> tuple[Share, Share, Share]:
    """Pages taken for what they are, article or none; the same with the right reason; articles that are accepted."""
    sources = SourceTable.load()
    read = [(page, read_document(page.page, sources)) for page in pages]
    given = [(page, document.verdict, f"{page.page.url} {page.verdict}: {document.verdict}") for page, document in read]
    articles = [row for row in given if row[0].verdict == Verdict.ARTICLE]
    return (
        share(
            ((page.verdict == Verdict.ARTICLE) == (verdict is Verdict.ARTICLE), said) for page, verdict, said in given
        ),
        share((page.verdict == verdict, said) for page, verdict, said in given),
        share((verdict is Verdict.ARTICLE, said) for _, verdict, said in articles),
    )
