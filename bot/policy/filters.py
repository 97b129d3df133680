"""Filters as they are typed, and what a digest leaves out when it is scheduled."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.analysis import Subject
from bot.model.errors import DeskError, Reason
from bot.model.settings import Filter, FilterKind
from bot.policy import vocabulary

MOST = 50
"""Filters of one owner."""
NOTHING = frozenset(("nothing", "none", "-", "없음", "なし", "无", "無"))
"""The words that a manager types for a digest without filters."""
OFFERED_SUBJECTS = tuple(one for one in Subject if one is not Subject.OTHER)
NEW_DIGEST = (
    Filter(FilterKind.SUBJECT, Subject.SPORT.value, Subject.SPORT.value),
    Filter(FilterKind.SUBJECT, Subject.CULTURE.value, Subject.CULTURE.value),
)
"""The filters of a new digest on the peninsula or on a subject, unless a manager gives others."""


def subject_or_kind(typed: str) -> Filter | None:
    """The subject or the kind of source of that name (`bot/policy/vocabulary`); None if there is none."""
    subject, kind = vocabulary.subject_of(typed), vocabulary.kind_of(typed)
    if subject in OFFERED_SUBJECTS:
        return Filter(FilterKind.SUBJECT, subject.value, subject.value)
    return Filter(FilterKind.SOURCE, kind.value, kind.value) if kind is not None else None


def written(value: str) -> tuple[FilterKind, str] | None:
    """The parts of a value as `value_of` gives it; None for any other text."""
    kind, _, rest = value.partition(":")
    return (FilterKind(kind), rest) if rest and kind in list(FilterKind) else None


def value_of(one: Filter) -> str:
    """A filter as one value, as menus and autocomplete send it: `outlet:kcna.kp`."""
    return f"{one.kind}:{one.value}"


def split(typed: str) -> tuple[str, ...] | None:
    """The names of a list with commas, each once; () where it says that nothing is left out."""
    names = tuple(dict.fromkeys(name for part in typed.split(",") if (name := " ".join(part.split()))))
    return () if len(names) == 1 and names[0].casefold() in NOTHING else names or None


def of_schedule(
    asked: Sequence[Filter] | None, before: Sequence[Filter] | None, topic: Filter | None, *, is_named: bool
) -> tuple[Filter, ...]:
    """The filters of a digest from now on: those `asked` for, else those that it had `before`, else (a new digest)
    sport and culture. A digest on words or on a name (`is_named`) begins without filters, since its topic may be a
    match or a band.

    `topic` is the subject or entity that the digest is about. Raises DeskError LEFT_OUT_TOPIC if that is among those
    asked for; a former filter on what is the topic now is dropped.
    """
    if asked is not None:
        if topic is not None and _among(topic, asked):
            raise DeskError(Reason.LEFT_OUT_TOPIC, topic.label)
        return tuple(asked)
    chosen = before if before is not None else () if is_named else NEW_DIGEST
    return tuple(one for one in chosen if topic is None or not _among(topic, (one,)))


def _among(topic: Filter, filters: Sequence[Filter]) -> bool:
    return any((topic.kind, topic.value) == (one.kind, one.value) for one in filters)
