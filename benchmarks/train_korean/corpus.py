"""Labelled sentences: the corpus (JSON Lines) and those written for this project (`sentences.txt`, and
`foreign_sentences.txt` for the model of foreign names)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.train_korean.name_swaps import Labelled

LABELS = frozenset({"PS", "LC", "OG"})
"""The labels that are learnt: persons, places, organisations. The corpus has dates and quantities too."""
OWN_SENTENCES = Path(__file__).with_name("sentences.txt")
FOREIGN_SENTENCES = Path(__file__).with_name("foreign_sentences.txt")
_NAME = re.compile(r"\{(PS|LC|OG) ([^}]+)\}")


def corpus(path: Path) -> list[Labelled]:
    """The sentences of klue_ner_ko_news: one JSON object a line, with `text` and `entities` (start, end, label)."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [
        Labelled(
            row["text"],
            tuple(
                sorted(
                    (name["start"], name["end"], name["label"]) for name in row["entities"] if name["label"] in LABELS
                )
            ),
        )
        for row in rows
    ]


def own_sentences(*more: Path) -> list[Labelled]:
    """The sentences of `sentences.txt` and of `more` files."""
    lines = [line for file in (OWN_SENTENCES, *more) for line in file.read_text(encoding="utf-8").splitlines()]
    return [labelled(line) for line in lines if line and not line.startswith("#")]


def labelled(line: str) -> Labelled:
    """A sentence whose names are marked "{PS 이름}"."""
    text, names, at = "", [], 0
    for match in _NAME.finditer(line):
        text += line[at : match.start()]
        names.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        at = match.end()
    return Labelled(text + line[at:], tuple(names))


def parts(sentences: list[Labelled], count: int) -> Iterator[tuple[list[Labelled], list[Labelled]]]:
    """(rest, part) for each of `count` parts of the sentences, which are dealt out in turn."""
    for part in range(count):
        yield (
            [sentence for place, sentence in enumerate(sentences) if place % count != part],
            sentences[part::count],
        )
