"""Prints the figures of a benchmark, and whether its goals are met."""

from __future__ import annotations

import sys


def report(figures: dict[str, float], most: dict[str, float], least: dict[str, float] | None = None) -> None:
    """Print figures with their goals, and the verdict."""
    least = least or {}
    for name, value in figures.items():
        goal = f"   (goal: at most {most[name]:g})" if name in most else ""
        goal = f"   (goal: at least {least[name]:g})" if name in least else goal
        print(f"{name:26}{value:12.3f}{goal}")
    over = [name for name, goal in most.items() if figures[name] > goal]
    verdict([*over, *(name for name, goal in least.items() if figures[name] < goal)])


def verdict(missed: list[str]) -> None:
    """Print which goals are missed; ends the process with status 1 if there are any."""
    if missed:
        print("goals missed: " + ", ".join(missed))
        sys.exit(1)
    print("all goals met")
