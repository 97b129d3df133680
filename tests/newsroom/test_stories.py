"""The stories that `python -m bot stories` makes of the sample library are those that its author assigned the articles
to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from tests.judgement import storylines
from tests.judgement.one_sentence import library

PRECISION, RECALL = 0.93, 0.94
"""Floors of B-cubed precision and recall, averaged over the articles."""


def test_the_library_s_stories_are_found(run_folder: Path) -> None:
    placed = storylines.placed(run_folder, "library", library())
    found = {name: str(story) for name, story in storylines.found(placed, ()).items()}
    intended = meant()
    assert intended.keys() <= found.keys()
    precision, recall = _b_cubed(found, {name: intended.get(name, name) for name in found})
    assert precision >= PRECISION
    assert recall >= RECALL


def meant() -> dict[str, str]:
    """Article -> story, from stories.tsv."""
    lines = Path(__file__).with_name("stories.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {name: story for story, names in rows for name in names.split()}


def _b_cubed(found: Mapping[str, str], meant: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall, averaged over the articles."""
    ours, theirs = _members(found), _members(meant)
    both = {name: len(ours[found[name]] & theirs[meant[name]]) for name in found}
    precision = sum(shared / len(ours[found[name]]) for name, shared in both.items()) / len(found)
    recall = sum(shared / len(theirs[meant[name]]) for name, shared in both.items()) / len(found)
    return precision, recall


def _members(stories: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for name, story in stories.items():
        members[story].add(name)
    return members
