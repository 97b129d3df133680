"""The imports between packages: no circle, and the drawing shows what is there."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.syntax_trees import ROOT, modules, tree
from tools.import_graph import ROOTS, Graph, Nodes, between_nodes, dotted, imports, mermaid, reachable


@pytest.fixture(scope="module")
def found() -> Graph:
    return imports({dotted(path.relative_to(ROOT)): tree(path) for root in ROOTS for path in modules(root)})


def test_no_package_imports_itself_through_others(found: Graph) -> None:
    graph = between_nodes(found, Nodes(found))
    assert [node for node in graph if node in reachable(graph, node)] == []


def test_no_module_imports_itself_through_others(found: Graph) -> None:
    assert [name for name in found if name in reachable(found, name)] == []


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
