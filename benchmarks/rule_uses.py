"""Count the documents in which each phrase of `bot/text/data/refusals.toml` is found: `python -m benchmarks.rule_uses`.

    the corpus' pages | titles, visible text | each phrase of each rule and of `[visitor]` | those in fewer than three

A phrase that is found in hardly any document was written for one page. The documents are all pages of tests/corpus.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer
from lxml.html import document_fromstring

from bot.text.page import visible_lines
from bot.text.verdict.second_person import LEXICON
from tests.corpus import FITTED, articles, layouts, not_articles, strangers, unseen

FEWEST = 3
"""The number of documents below which a phrase is listed."""


def phrases(table: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Each phrase with the name of its list: "rule captcha text", "visitor address"."""
    if isinstance(table, dict):
        called = f"{name} {table['verdict']}" if "verdict" in table else name
        for key, value in table.items():
            yield from phrases(value, called if key == "words" else f"{called} {key}".strip())
    elif isinstance(table, list):
        for value in table:
            if isinstance(value, str):
                yield name, value
            else:
                yield from phrases(value, name)


def documents() -> list[str]:
    """The visible text of every page of the corpus, with its title in front."""
    pages = [*articles(), *layouts(), *not_articles(), *unseen(), *strangers(sets=FITTED)]
    trees = (document_fromstring(marked.page.content.decode(marked.page.charset or "utf-8")) for marked in pages)
    return [f"{tree.findtext('.//title') or ''}\n{visible_lines.text(tree)}" for tree in trees]


def uses(texts: Iterable[str]) -> list[tuple[int, str, str]]:
    """(documents, list, phrase) of every phrase, the fewest documents first."""
    known = list(texts)
    table = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    found = []
    for name, phrase in phrases(table):
        pattern = re.compile(phrase, re.IGNORECASE | re.MULTILINE)
        found.append((sum(pattern.search(text) is not None for text in known), name, phrase))
    return sorted(found)


def main(
    fewest: Annotated[int, typer.Option(help="List phrases found in fewer documents than this.")] = FEWEST,
) -> None:
    """List the phrases that hardly any document has."""
    texts = documents()
    counted = uses(texts)
    rare = [row for row in counted if row[0] < fewest]
    for count, name, phrase in rare:
        print(f"{count}  {name:32} {phrase}")
    print(f"{len(rare)} of {len(counted)} phrases are found in fewer than {fewest} of {len(texts)} documents.")


if __name__ == "__main__":
    typer.run(main)
