"""Written pairs of texts of state media (state_changes.tsv): titles that changed, names that are gone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.news.state_media import compared, removed
from bot.services.digests.state_media import named_persons
from bot.text.knowledge.base import Knowledge
from tests.judgement.share import Share, share

_FILE = Path(__file__).with_name("state_changes.tsv")


class WrittenChange(Struct, frozen=True):
    """Two roles ("title") or texts ("names") with what changed: "changed", "same", ids of persons or "-"."""

    what: str
    half: str
    earlier: str
    later: str
    expected: str

    def read(self, knowledge: Knowledge) -> str:
        """What is read of the pair."""
        if self.what == "title":
            return "changed" if compared(self.earlier, self.later) else "same"
        gone = removed(named_persons(knowledge, self.earlier), named_persons(knowledge, self.later))
        return " ".join(gone) or "-"


def written_changes(half: str) -> list[WrittenChange]:
    """The pairs of a half."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = [WrittenChange(*(part.strip() for part in line.split("|"))) for line in lines if line[:1] not in ("#", "")]
    return [one for one in rows if one.half == half]


def scored(pairs: Iterable[WrittenChange], knowledge: Knowledge) -> tuple[Share, Share]:
    """The share of pairs that are read right; of the changes that are read, the share that is one."""
    right, shown = [], []
    for one in pairs:
        read = one.read(knowledge)
        said = f"{one.earlier} -> {one.later}: {read}, not {one.expected}"
        right.append((read == one.expected, said))
        if read not in ("same", "-"):
            shown.append((read == one.expected, said))
    return share(right), share(shown)
