"""Topic: how much a text is about the Korean Peninsula, and what it is about.

The figure for Korea comes from where the peninsula is named (title, opening, throughout) and from its share among all
places named: a text that names it once among many countries is low, and the place in a dateline does not count at all.
Subjects are words of a lexicon, counted with the title and the opening weighing more.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.model.text import Entity, Subject, Topic
from bot.text.knowledge import Knowledge

OPENING = 420
"""Characters of a text that count as its opening."""
MOST_SUBJECTS = 3
DATELINE = re.compile(
    r"\A\s*[A-Z][\w.'’-]+(?:[ ,/]+[A-Z][\w.'’/-]+){0,4}[^\n.]{0,30}?(?:\([A-Z][\w /.-]{1,25}\)\s*(?:--?|—|–)?|\s(?:--|—|–)\s)"
)


@dataclass(frozen=True, slots=True)
class Traits:
    """Where the peninsula stands in a text, each 0 to 1."""

    title: float
    opening: float
    share: float
    density: float
    spread: float

    def figure(self) -> float:
        """The traits as one figure, by a logistic curve whose weights were fitted to indexed news wires."""
        if not (self.title or self.opening or self.density):
            return 0.0
        weighed = 2.2 * self.title + 1.6 * self.opening + 3.2 * self.share + 1.2 * self.density + 1.0 * self.spread
        return 1 / (1 + math.exp(3.6 - weighed))


@dataclass(frozen=True, slots=True)
class Lexicon:
    korea: re.Pattern[str]
    elsewhere: re.Pattern[str]
    subjects: tuple[tuple[Subject, re.Pattern[str], re.Pattern[str]], ...]


def topic(title: str | None, text: str, entities: Sequence[Entity], knowledge: Knowledge) -> Topic:
    """The topic of a text. `entities` are those found in it; of the known ones, the Korean ones count for Korea."""
    lexicon = _lexicon()
    return Topic(
        round(_korea(title or "", text, entities, knowledge, lexicon), 3), _subjects(title or "", text, lexicon)
    )


def _korea(title: str, text: str, entities: Sequence[Entity], knowledge: Knowledge, lexicon: Lexicon) -> float:
    body = _without_dateline(text, title)
    skipped = len(text) - len(body)
    places = {m.start() for m in lexicon.korea.finditer(body)}
    places |= {m.start - skipped for e in entities if _korean(e, knowledge) for m in e.mentions if m.start >= skipped}
    others = {m.start() for m in lexicon.elsewhere.finditer(body)} - places
    if not places and not lexicon.korea.search(title):
        return 0.0
    length = max(1, len(body.split()))
    traits = Traits(
        title=float(bool(lexicon.korea.search(title))),
        opening=min(1.0, sum(p < OPENING for p in places) / 2),
        share=len(places) / max(1, len(places) + len(others)),
        density=min(1.0, 40 * len(places) / length),
        spread=_spread(places, len(body)),
    )
    return traits.figure()


def _korean(entity: Entity, knowledge: Knowledge) -> bool:
    """True for an entity of the base that has a Korean name of its own."""
    known = knowledge.get(entity.id) if entity.id else None
    return bool(known and known.hangul)


def _without_dateline(text: str, title: str) -> str:
    """The text after its title and dateline: the place a story was sent from is not what it is about."""
    body = text.removeprefix(title).lstrip() if title else text
    return DATELINE.sub("", body, count=1)


def _spread(places: Iterable[int], length: int) -> float:
    """The share of the text's four quarters that name the peninsula."""
    return len({min(3, 4 * p // max(1, length)) for p in places}) / 4


def _subjects(title: str, text: str, lexicon: Lexicon) -> tuple[Subject, ...]:
    """The main subjects, the chief one first; OTHER where the lexicon knows none."""
    opening, rest = text[:OPENING], text[OPENING:]
    scores: dict[Subject, float] = {}
    for subject, strong, weak in lexicon.subjects:
        counts = 0.0
        for pattern, worth in ((strong, 2.0), (weak, 0.7)):
            hits = 3 * len(pattern.findall(title)) + 2 * len(pattern.findall(opening)) + len(pattern.findall(rest))
            counts += worth * hits
        scores[subject] = math.log1p(counts)
    best = max(scores.values(), default=0.0)
    if best < math.log1p(4):
        return (Subject.OTHER,)
    ranked = sorted((s for s in scores if scores[s] >= 0.72 * best), key=lambda s: -scores[s])
    return tuple(ranked[:MOST_SUBJECTS])


@cache
def _lexicon() -> Lexicon:
    raw = tomllib.loads(resources.files("bot.text").joinpath("data/topics.toml").read_text(encoding="utf-8"))
    subjects = tuple(
        (Subject(name), _pattern(entry["strong"]), _pattern(entry["words"])) for name, entry in raw["subjects"].items()
    )
    return Lexicon(_pattern(raw["korea"]["words"]), _pattern(raw["elsewhere"]["words"]), subjects)


def _pattern(listed: Sequence[str]) -> re.Pattern[str]:
    """One pattern for words and phrases, longest first; "launch*" takes any ending."""
    parts = [
        re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else r"(?!\w)")
        for w in sorted(listed, key=len, reverse=True)
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")", re.IGNORECASE)
