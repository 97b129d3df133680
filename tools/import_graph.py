"""Draw the imports between packages as a Mermaid graph: `python -m tools.import_graph [CHECKOUT]`.

    *.py ── imports of each module ── group by package ── leave out implied edges ──▶ flowchart

A node is a package with everything in it, its number of modules beside its name. A package that holds three packages
or more is drawn open, its packages and modules as nodes in a box. An edge that follows from others is left out; the
edges of a circle are all drawn, dotted. Given a checkout, its drawing is printed; without, the one in
docs/import-graph.md is renewed.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOTS = ("bot", "cogs")
_OPEN = 3
"""The fewest inner packages of a package that is drawn open."""
Graph = dict[str, set[str]]


def modules(checkout: Path) -> dict[str, ast.Module]:
    """The syntax tree of every module by its dotted name."""
    paths = [path for root in ROOTS for path in (checkout / root).rglob("*.py")]
    return {dotted(path.relative_to(checkout)): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(paths)}


def imports(trees: dict[str, ast.Module]) -> Graph:
    """Module -> the modules of this project that it imports, wherever the import statement is."""
    found: Graph = {name: set() for name in trees}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found[name] |= {alias.name for alias in node.names} & trees.keys()
            elif isinstance(node, ast.ImportFrom) and node.module:
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                found[name] |= (inner & trees.keys()) or ({node.module} & trees.keys())
        found[name].discard(name)
    return found


class Nodes:
    """The node that each module belongs to."""

    def __init__(self, names: Iterable[str]) -> None:
        names = set(names)
        packages = {name.rpartition(".")[0] for name in names} - {""}
        inside = Counter(package.rpartition(".")[0] for package in packages)
        self._open = {package for package in packages if inside[package] >= _OPEN}
        self._closed = packages - self._open
        self.sizes = Counter(dict.fromkeys(self._closed & {self.of(name) for name in names}, 0))
        self.sizes.update(node for name in names - packages if (node := self.of(name)))

    def of(self, module: str) -> str | None:
        """The outermost closed package, or the module itself; None for an open package's own file."""
        parts = module.split(".")
        above = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
        return None if module in self._open else next((name for name in above if name in self._closed), module)


def between_nodes(found: Graph, nodes: Nodes) -> Graph:
    """The imports between nodes."""
    grouped: Graph = {node: set() for node in nodes.sizes}
    for module, targets in found.items():
        if node := nodes.of(module):
            grouped[node] |= {to for target in targets if (to := nodes.of(target))} - {node}
    return grouped


def reachable(graph: Graph, start: str, without: str | None = None) -> set[str]:
    """Every node that `start` leads to; with `without`, not by its direct edge to that node."""
    seen: set[str] = set()
    waiting = [target for target in graph.get(start, ()) if target != without]
    while waiting:
        if (node := waiting.pop()) not in seen:
            seen.add(node)
            waiting += graph.get(node, ())
    return seen


def mermaid(graph: Graph, sizes: Mapping[str, int]) -> str:
    """The graph as a Mermaid flowchart, a box around each open package."""
    boxes: dict[str, list[str]] = defaultdict(list)
    for node in sorted(graph):
        boxes[node.rpartition(".")[0]].append(node)
    lines = ["flowchart TD"]
    for box, nodes in boxes.items():
        shown = [f'{_id(node)}["{_label(node, box, sizes[node])}"]' for node in nodes]
        boxed = [f"  subgraph box_{_id(box)}[{box}]", *(f"    {each}" for each in shown), "  end"]
        lines += boxed if box not in {"bot", ""} else [f"  {each}" for each in shown]
    for node in sorted(graph):
        for target in sorted(graph[node]):
            circular = node in reachable(graph, target)
            if circular or target not in reachable(graph, node, without=target):
                lines.append(f"  {_id(node)} {'-.->' if circular else '-->'} {_id(target)}")
    return "\n".join(lines)


def draw(checkout: Path) -> str:
    """The drawing of a checkout."""
    found = imports(modules(checkout))
    nodes = Nodes(found)
    return mermaid(between_nodes(found, nodes), nodes.sizes)


def _label(node: str, box: str, size: int) -> str:
    name = node if box in {"bot", ""} else node.removeprefix(f"{box}.")
    return f"{name} · {size}" if size > 1 else name


def dotted(path: Path) -> str:
    """The name of the module in a file of the checkout."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _id(node: str) -> str:
    return node.replace(".", "_")


def renew(page: Path) -> None:
    """Replace the drawing under the page's last heading by that of this checkout."""
    text, heading, _ = page.read_text(encoding="utf-8").rpartition("## Now\n")
    page.write_text(f"{text}{heading}\n```mermaid\n{draw(ROOT)}\n```\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(draw(Path(sys.argv[1])))
    else:
        renew(ROOT / "docs" / "import-graph.md")
