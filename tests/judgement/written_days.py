"""Days of nine outlets in four languages, and the event that each article tells of.

ten_days.txt, eight_days.txt, may_days.txt, three_weeks.txt, plenary_days.txt, denials.txt
    -> a stream -> `python -m bot stories`
    -> which articles share a story
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.judgement.one_sentence import Event

_FOLDER = Path(__file__).parent
FILES = ("ten_days", "eight_days", "may_days", "three_weeks", "plenary_days", "denials")


def events(days: str) -> tuple[Event, ...]:
    """The articles of `days`, a file's name, in order of arrival; `scene` is the article's name, `text` its title and
    sentences."""
    blocks = (_FOLDER / f"{days}.txt").read_text("utf-8").split("\n== ")[1:]
    heads = [(*block.partition("\n")[0].split(" | "), block.partition("\n")[2].strip()) for block in blocks]
    return tuple(
        Event(half, name, event, published, outlet, f"{title}\n{text}")
        for half, name, outlet, published, event, title, text in heads
    )


def stream(told: Iterable[Event]) -> list[dict[str, str]]:
    """The articles as `python -m bot stories` reads them."""
    return [
        {
            "id": event.name,
            "url": f"https://{event.outlet}/{event.scene}",
            "title": event.text.partition("\n")[0],
            "text": event.text.partition("\n")[2],
            "published": event.published,
        }
        for event in told
    ]
