"""Figures for Korean that the kit lacks: Hangul names found by romanisation, and entities in Korean sentences."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.quality.measures import mean
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.names.romanisation import rank
from bot.text.tagger import Tagger

_ROUNDS = 1000
_Part = TypeVar("_Part")


def names(data: Path) -> dict[str, tuple[float, float]]:
    """Top-1 and mean reciprocal rank of the right Hangul name in names_assembly19, from each person's own spelling."""
    people = _rows(data, "names_assembly19")
    choices = list(dict.fromkeys(person["hangul"] for person in people))
    ranks = []
    for person in people:
        ranked = rank(person["romanised"], choices)
        ranks.append(1 / (ranked.index(person["hangul"]) + 1) if person["hangul"] in ranked else 0.0)
    return {"top1": _sure([float(value == 1) for value in ranks], mean), "mrr": _sure(ranks, mean)}


def entities(data: Path) -> dict[str, tuple[float, float]]:
    """Recall of klue_ner_ko_news's persons and places: the share where a mention starts at the same character."""
    tagger, base = Tagger.load(), Knowledge.load()
    hits: dict[str, list[tuple[int, int]]] = {"PS": [], "LC": []}
    for row in _rows(data, "klue_ner_ko_news"):
        found = find_entities(tagger.tag(row["text"]), base, None, None)
        starts = {span.start for entity in found for span in entity.mentions}
        for label, counts in hits.items():
            wanted = [gold["start"] for gold in row["entities"] if gold["label"] == label]
            counts.append((sum(start in starts for start in wanted), len(wanted)))
    return {"person_recall": _sure(hits["PS"], _share), "place_recall": _sure(hits["LC"], _share)}


def _share(counts: Sequence[tuple[int, int]]) -> float:
    return sum(hit for hit, _ in counts) / max(1, sum(all_of for _, all_of in counts))


def _sure(parts: Sequence[_Part], figure: Callable[[Sequence[_Part]], float]) -> tuple[float, float]:
    """The figure and half its 95 % bootstrap interval over documents."""
    draw = random.Random(7)  # noqa: S311 - deterministic
    values = sorted(figure(draw.choices(parts, k=len(parts))) for _ in range(_ROUNDS))
    return figure(parts), (values[int(0.975 * _ROUNDS)] - values[int(0.025 * _ROUNDS)]) / 2


def _rows(data: Path, name: str) -> list[dict[str, Any]]:
    with (data / name / "dev.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
