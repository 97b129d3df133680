"""Figures for Korean that the kit lacks: Hangul names found by their romanisation and by their Hanja."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.quality.measures import mean
from bot.text.names.romanisation import rank

_ROUNDS = 1000
_Part = TypeVar("_Part")


def names(data: Path) -> dict[str, tuple[float, float]]:
    """Top-1 and mean reciprocal rank of the right Hangul name in names_assembly19, from each person's own spelling and
    from the name in Hanja."""
    people = _rows(data, "names_assembly19")
    choices = list(dict.fromkeys(person["hangul"] for person in people))
    figures: dict[str, tuple[float, float]] = {}
    for field, prefix in (("romanised", ""), ("hanja", "hanja_")):
        ranks = []
        for person in (one for one in people if one.get(field)):
            ranked = rank(person[field], choices)
            ranks.append(1 / (ranked.index(person["hangul"]) + 1) if person["hangul"] in ranked else 0.0)
        figures[f"{prefix}top1"] = _sure([float(value == 1) for value in ranks], mean)
        figures[f"{prefix}mrr"] = _sure(ranks, mean)
    return figures


def _sure(parts: Sequence[_Part], figure: Callable[[Sequence[_Part]], float]) -> tuple[float, float]:
    """The figure and half its 95 % bootstrap interval over documents."""
    draw = random.Random(7)  # noqa: S311 - deterministic
    values = sorted(figure(draw.choices(parts, k=len(parts))) for _ in range(_ROUNDS))
    return figure(parts), (values[int(0.975 * _ROUNDS)] - values[int(0.025 * _ROUNDS)]) / 2


def _rows(data: Path, name: str) -> list[dict[str, Any]]:
    with (data / name / "dev.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
