"""What people of a server corrected is shown in every answer: whoever reads names and statements asks for them by
shelf."""

from __future__ import annotations

import ast
import re

from tests.architecture.syntax_trees import ROOT, modules, nodes

_OF_ALL_SHELVES = re.compile(r"\b(?:FROM|JOIN) (?:mentions|quotes)\b")
_OF_A_SHELF = ("mention_lines", "quote_lines", "shelf_splits")
_FOR_ALL_SHELVES = {
    "articles/mentions.py",  # writes them
    "moves/whole_shelf.py",  # deletes entities that nothing names any more
    "articles/relinking.py",  # links them anew
    "articles/versions.py",  # places of names in a page's versions
    "exports/imported.py",  # writes them
    "shelves/entity_merges.py",  # the overlay itself; likewise the next
    "shelves/entity_splits.py",
    "shelves/entity_view.py",  # asks quote_lines for the statements that it found by shelf
    "shelves/unnamed_entities.py",  # deletes entities that no article names
}


def test_names_and_statements_are_read_as_a_shelf_has_them() -> None:
    storage = ROOT / "bot" / "storage"
    strays = {
        path.relative_to(storage).as_posix()
        for path in modules("bot/storage")
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _OF_ALL_SHELVES.search(node.value)
        if not any(view in node.value for view in _OF_A_SHELF)
    }
    assert strays <= _FOR_ALL_SHELVES
