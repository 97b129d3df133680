"""A share of right answers, and the two halves of the written cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LOOK, NUMBER = "look", "number"
"""The half that whoever changes a rule reads, and the half of which only the figure is reported."""


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of` answers. `wrong` describes the others; do not print it for the half of which only the figure
    counts."""

    right: int
    of: int
    wrong: tuple[str, ...] = field(default=(), repr=False)

    @property
    def value(self) -> float:
        """The share, 1 of nothing."""
        return self.right / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.right} of {self.of} ({self.value:.3f})"


def share(answers: Iterable[tuple[bool, str]]) -> Share:
    """The share of the answers that are right; each has its description."""
    listed = list(answers)
    return Share(sum(right for right, _ in listed), len(listed), tuple(said for right, said in listed if not right))
