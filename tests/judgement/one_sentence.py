"""Events in a sentence or two or in short articles, and how well `python -m bot stories` finds their storylines.

Each file is a stream of its own. Its events arrive after the articles of the sample library, since a desk that runs has
a shelf.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from msgspec import Struct

from bot.sample.library import SampleLibrary
from tests.judgement.share import Share, share


class Event(Struct, frozen=True):
    """A text and its storyline. `half`, `scene` and `outlet` as in the file, where a line break in `text` is written
    \\n; `published` is an ISO time. `sequel` is "u" for a later step of its storyline, which a reader should see as
    an update. `event` names the step of the storyline, where a file tells them apart."""

    half: str
    scene: str
    storyline: str
    published: str
    outlet: str
    text: str
    title: str = ""
    sequel: str = ""
    event: str = ""

    @property
    def name(self) -> str:
        """Its name in the stream."""
        return f"{self.storyline}-{self.published}"


FILES = (
    "one_sentence.tsv", "flashes.tsv", "six_weeks.tsv", "six_weeks_2.tsv", "twenty_days.tsv", "world_weeks.tsv",
    "twins.tsv", "world_month.tsv", "wires.tsv", "organs.tsv", "feed_entries.tsv",
)  # fmt: skip


def events(file: str) -> tuple[Event, ...]:
    """The events of one of the `FILES`, the oldest first."""
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    return tuple(Event(*line.replace("\\n", "\n").split("\t")) for line in lines if not line.startswith("#"))


def stream(file: str) -> list[dict[str, str]]:
    """The sample library and then the events of a file, as `python -m bot stories` reads them."""
    return [*library(), *arriving(file)]


def library() -> list[dict[str, str]]:
    """The articles that a shelf has before the events arrive, the oldest first."""
    return [
        {"id": a.name, "url": a.url, "title": a.title, "text": "\n".join(a.paragraphs), "published": a.published}
        for a in sorted(SampleLibrary.load().articles, key=lambda article: article.at)
    ]


def arriving(file: str) -> list[dict[str, str]]:
    """The events of a file as articles."""
    return [
        {
            "id": event.name,
            "url": f"https://{event.outlet}/{event.name}",
            "title": event.title,
            "text": event.text,
            "published": event.published,
        }
        for event in events(file)
    ]


class Measures(Struct, frozen=True):
    """Precision and recall of the pairs that are joined, and B-cubed precision and recall, each 0 to 1."""

    pair_precision: Share
    pair_recall: Share
    precision: float
    recall: float


def measured(found: Mapping[str, object], of: Sequence[Event]) -> Measures:
    """How well `found` (event -> story) finds the storylines of the events `of`; only these are compared."""
    pairs = [
        (found[a.name] == found[b.name], a.storyline == b.storyline, f"{a.text} / {b.text}")
        for a, b in combinations(of, 2)
    ]
    return Measures(
        share((same, text) for joined, same, text in pairs if joined),
        share((joined, text) for joined, same, text in pairs if same),
        _bcubed(of, lambda e: found[e.name], lambda e: e.storyline),
        _bcubed(of, lambda e: e.storyline, lambda e: found[e.name]),
    )


class Updates(Struct, frozen=True):
    """How many events pass for an update of a story that is not theirs, and the sequels that pass for one of theirs."""

    false: int
    right: Share


def updates(found: Mapping[str, object], of: Sequence[Event]) -> Updates:
    """The events of a file, the oldest first, that are in one of the stories `found` (event -> story) with an earlier
    one: wrongly where that has none of their storyline."""
    before = [[one for one in of[:place] if found[one.name] == found[event.name]] for place, event in enumerate(of)]
    placed = [
        (event, bool(earlier), any(one.storyline == event.storyline for one in earlier))
        for event, earlier in zip(of, before, strict=True)
    ]
    false = sum(is_later and not is_right for _, is_later, is_right in placed)
    return Updates(false, share((is_right, event.text) for event, _, is_right in placed if event.sequel))


def _bcubed(of: Sequence[Event], group: Callable[[Event], object], truth: Callable[[Event], object]) -> float:
    """The mean, over events, of the share of an event's group that has its truth."""
    shares = []
    for event in of:
        members = [other for other in of if group(other) == group(event)]
        shares.append(sum(truth(other) == truth(event) for other in members) / len(members))
    return sum(shares) / len(shares)
