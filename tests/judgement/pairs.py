"""The labelled pairs of articles, and how many of them `python -m bot stories` puts together or apart as labelled.

pairs.tsv names articles of the sample library and of the pair_*.txt files; all are one stream, the oldest first. Those
of _ARRIVING_LAST, written later, arrive after all others and in this order, so that the figures of the older sets stay
comparable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.sample.library import SampleLibrary
from tests.judgement.share import Share, share

_HERE = Path(__file__).parent
_SEOUL = ZoneInfo("Asia/Seoul")
_NO_TITLE = "-"
SETS = (
    "library", "written", "state", "lines", "across", "sequels", "korean", "contacts", "briefs", "sentences", "agency",
    "later agency", "eight weeks", "east",
)  # fmt: skip
_FILES = ("pair_articles.txt", "pair_streams.txt", "pair_across.txt")
_ARRIVING_LAST = (
    "pair_sequels.txt", "pair_korean.txt", "pair_contacts.txt", "pair_briefs.txt", "pair_sentences.txt",
    "pair_agency.txt", "pair_agency_2.txt", "pair_eight_weeks.txt", "pair_east.txt",
)  # fmt: skip


class ArticlePair(Struct, frozen=True):
    """Two articles by name, whether they tell of one happening, and why. `half` and `set` as in pairs.tsv."""

    half: str
    set: str
    first: str
    second: str
    together: bool
    why: str


def pairs() -> tuple[ArticlePair, ...]:
    """All pairs."""
    lines = _HERE.joinpath("pairs.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(ArticlePair(half, of, a, b, said == "together", why) for half, of, a, b, said, why in rows)


def stream() -> list[dict[str, str]]:
    """The articles as `python -m bot stories` reads them, the oldest first."""
    sample = [
        (
            a.at,
            {"id": a.name, "url": a.url, "title": a.title, "text": "\n".join(a.paragraphs), "published": a.published},
        )
        for a in SampleLibrary.load().articles
    ]
    parts = [[*sample, *_written(*_FILES)], *map(_written, _ARRIVING_LAST)]
    return [row for part in parts for _, row in sorted(part, key=lambda dated: dated[0])]


def _written(*names: str) -> Iterable[tuple[datetime, dict[str, str]]]:
    files = [_HERE.joinpath(name).read_text("utf-8") for name in names]
    for block in (block for whole in files for block in whole.split("\n== ")[1:]):
        head, _, text = block.partition("\n")
        name, host, published, title = head.split(" | ")
        row = {
            "id": name,
            "url": f"https://{host}/{name}",
            "title": "" if title == _NO_TITLE else title,
            "text": text.strip(),
            "published": published,
        }
        yield _moment(published), row


def _moment(published: str) -> datetime:
    """A time, or noon in Seoul of a bare day."""
    at = datetime.fromisoformat(published)
    return at if at.tzinfo else at.replace(hour=12, tzinfo=_SEOUL)


def measured(found: Mapping[str, object], labelled: Iterable[ArticlePair]) -> tuple[Share, Share]:
    """Precision and recall of the pairs that `found` (article -> story) joins, among the labelled ones."""
    chosen = list(labelled)
    joined = [pair for pair in chosen if found[pair.first] == found[pair.second]]
    meant = [pair for pair in chosen if pair.together]
    precision = share((pair.together, f"{pair.first}, {pair.second}: {pair.why}") for pair in joined)
    recall = share((pair in joined, f"{pair.first}, {pair.second}: {pair.why}") for pair in meant)
    return precision, recall
