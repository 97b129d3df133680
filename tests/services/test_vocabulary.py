"""A subject that is typed means the same in a search, a topic, a filter and a watch."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalogue import LANGUAGES, catalogue, gettext, using
from bot.model.analysis import OutletKind, Subject
from bot.model.settings import Filter, FilterKind
from bot.model.watches.watch import WatchKind, WatchPlace, WatchTarget
from bot.policy import vocabulary
from bot.policy.filters import OFFERED_SUBJECTS, subject_or_kind
from bot.policy.search.grammar import Today, parse
from bot.policy.search.query import Clause, OnSubject, Query
from bot.services.stories import topic_query
from bot.services.stories.topic_query import TopicQuery
from bot.services.watches.targets import target_of
from bot.text.knowledge.base import Knowledge
from cogs._layout import words
from tests.fakes.desk import SmallDesk

_TODAY = Today(date(2024, 10, 16), "Asia/Seoul")
_DIRECT = WatchPlace(user_id=7, guild_id=None, added_in=70, channel_id=70, personal=True)


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("북핵", Subject.NUCLEAR),
        ("missile", Subject.MISSILES),
        ("Drills", Subject.MILITARY_EXERCISES),
        ("군사 훈련", Subject.MILITARY_EXERCISES),
        ("human-rights", Subject.HUMAN_RIGHTS),
        (" 인도적지원 ", Subject.HUMANITARIAN),
        ("사고와  재난", Subject.ACCIDENT_DISASTER),
    ],
)
async def test_a_typed_subject_means_the_same_everywhere(
    desk: SmallDesk, knowledge: Knowledge, typed: str, subject: Subject
) -> None:
    words = subject.replace("_", " ")
    assert parse(f'about:"{typed}"', _TODAY) == Query((Clause((OnSubject(subject),)),))
    assert parse(f'subject:"{typed}"', _TODAY) == Query((Clause((OnSubject(subject),)),))
    assert subject_or_kind(typed) == Filter(FilterKind.SUBJECT, subject.value, subject.value)
    topic = await desk.database.read(topic_query.resolve, knowledge, 0, typed)
    assert topic == TopicQuery(words, subject=subject)
    target = await desk.database.read(target_of, knowledge, _DIRECT, typed, desk.clock.now())
    assert target == WatchTarget(WatchKind.SUBJECT, subject.value, words)


async def test_words_in_quotation_marks_are_watched_as_a_phrase(desk: SmallDesk, knowledge: Knowledge) -> None:
    target = await desk.database.read(target_of, knowledge, _DIRECT, '"missile"', desk.clock.now())
    assert target == WatchTarget(WatchKind.PHRASE, "missile", "missile")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_offered_is_understood_in_every_language(language: str) -> None:
    with using(catalogue(language)):
        for one in OFFERED_SUBJECTS:
            assert vocabulary.subject_of(words.subject(one) or "") is one
            assert one.replace("_", " ") in vocabulary.SUBJECTS
        for kind in OutletKind:
            assert vocabulary.kind_of(words.outlet_kind(kind)) is kind
        assert vocabulary.is_peninsula(gettext("Korean Peninsula"))


def test_no_name_means_two_things() -> None:
    firsts = (*vocabulary.KINDS, *vocabulary.SUBJECTS)
    names = [name for first in firsts for name in vocabulary.names_of(first).split(", ")]
    assert len(names) == len(set(names))
    assert {vocabulary.kind_of(name) for name in vocabulary.KINDS} == set(OutletKind)
    assert {vocabulary.subject_of(name) for name in vocabulary.SUBJECTS} == set(Subject)
