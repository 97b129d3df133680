"""Filters as they are typed, and what a digest leaves out when it is scheduled."""

from __future__ import annotations

import pytest

from bot.model.analysis import OutletKind, Subject
from bot.model.errors import DeskError, Reason
from bot.model.settings import Filter, FilterKind
from bot.policy.filters import NEW_DIGEST, OFFERED_SUBJECTS, of_schedule, split, subject_or_kind, value_of, written

_SPORT, _CULTURE = NEW_DIGEST
_KCNA = Filter(FilterKind.OUTLET, "kcna.kp", "KCNA")
_KIM = Filter(FilterKind.ENTITY, "kim-jong-un", "Kim Jong Un")


def test_a_new_digest_leaves_out_sport_and_culture() -> None:
    assert of_schedule(None, None, None, is_named=False) == (_SPORT, _CULTURE)
    diplomacy = Filter(FilterKind.SUBJECT, "diplomacy", "diplomacy")
    assert of_schedule(None, None, diplomacy, is_named=False) == (_SPORT, _CULTURE)


def test_a_digest_on_sport_does_not_leave_it_out() -> None:
    assert of_schedule(None, None, _SPORT, is_named=False) == (_CULTURE,)
    assert of_schedule(None, (_SPORT, _KCNA), _SPORT, is_named=False) == (_KCNA,), "its topic was changed to sport"


def test_a_digest_on_a_name_or_on_words_begins_without_filters() -> None:
    assert of_schedule(None, None, _KIM, is_named=True) == ()
    assert of_schedule(None, None, None, is_named=True) == ()


def test_what_a_manager_says_counts_and_a_change_of_time_keeps_it() -> None:
    assert of_schedule((), None, None, is_named=False) == ()
    assert of_schedule((_KCNA,), (_SPORT,), None, is_named=False) == (_KCNA,)
    assert of_schedule(None, (), None, is_named=False) == (), "one from before filters stays as it is"
    assert of_schedule(None, (_KCNA,), None, is_named=True) == (_KCNA,)


@pytest.mark.parametrize(("topic", "label"), [(_SPORT, "sport"), (_KIM, "Kim Jong Un")])
def test_a_digest_cannot_leave_out_its_topic(topic: Filter, label: str) -> None:
    with pytest.raises(DeskError) as refused:
        of_schedule((_KCNA, topic), None, topic, is_named=False)
    assert (refused.value.reason, refused.value.detail) == (Reason.LEFT_OUT_TOPIC, label)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("sport", ("sport",)),
        ("sport, culture,  state   media ,sport,", ("sport", "culture", "state media")),
        ("nothing", ()),
        ("None", ()),
        ("없음", ()),
        ("なし", ()),
        ("无", ()),
        ("", None),
        (" , ", None),
    ],
)
def test_a_list_is_split_at_commas(typed: str, names: tuple[str, ...] | None) -> None:
    assert split(typed) == names


def test_every_subject_and_kind_is_meant_by_its_name_however_it_is_spelt() -> None:
    for one in OFFERED_SUBJECTS:
        assert subject_or_kind(one.value.replace("_", " ").upper()) == Filter(FilterKind.SUBJECT, one.value, one.value)
    for kind in OutletKind:
        spelt = kind.value.replace("_", "-")
        assert subject_or_kind(f" {spelt} ") == Filter(FilterKind.SOURCE, kind.value, kind.value)
    assert subject_or_kind(Subject.OTHER) is None
    assert subject_or_kind("KCNA") is None


@pytest.mark.parametrize("one", [_SPORT, _KCNA, _KIM, Filter(FilterKind.SOURCE, "wire", "wire")])
def test_a_value_is_read_as_it_was_written(one: Filter) -> None:
    assert written(value_of(one)) == (one.kind, one.value)


@pytest.mark.parametrize("typed", ["sport", "x:person:ri", "outlet:", "https://kcna.kp/a"])
def test_other_words_are_no_value(typed: str) -> None:
    assert written(typed) is None
