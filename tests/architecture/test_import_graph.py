"""The imports between packages: no circle, and the drawing shows what is there."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.syntax_trees import ROOT, modules, tree
from tools.import_graph import ROOTS, Graph, Nodes, between_nodes, dotted, imports, mermaid


@pytest.fixture(scope="module")
def found() -> Graph:
    return imports({dotted(path.relative_to(ROOT)): tree(path) for root in ROOTS for path in modules(root)})


def circle(graph: Graph) -> list[str]:
    """A circle of the graph, its first node at both ends; empty if it has none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_package_imports_itself_through_others(found: Graph) -> None:
    assert circle(between_nodes(found, Nodes(found))) == []


def test_no_module_imports_itself_through_others(found: Graph) -> None:
    assert circle(found) == []


def test_a_circle_is_found() -> None:
    found = imports({"bot": ast.parse(""), "bot.a": ast.parse("import bot.b"), "bot.b": ast.parse("import bot.a")})
    assert set(circle(found)) == {"bot.a", "bot.b"}


def test_the_drawing_leaves_out_implied_edges_and_dots_circles() -> None:
    texts = {
        "bot": "", "bot.low": "", "bot.middle": "from bot import low", "bot.high": "import bot.middle\nimport bot.low",
        "bot.left": "from bot.right import name", "bot.right": "def later():\n    import bot.left",
    }  # fmt: skip
    found = imports({name: ast.parse(text) for name, text in texts.items()})
    nodes = Nodes(["bot.a.x", "bot.b.x", "bot.c.x", *found])  # three packages: bot is drawn open
    edges = {line.strip() for line in mermaid(between_nodes(found, nodes), nodes.sizes).splitlines() if ">" in line}
    assert edges == {
        "bot_high --> bot_middle", "bot_middle --> bot_low", "bot_left -.-> bot_right", "bot_right -.-> bot_left",
    }  # fmt: skip
