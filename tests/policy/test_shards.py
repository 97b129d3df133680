"""`DESK_SHARDS`: which shards a process runs, and which servers are its."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.operations.shards import WHOLE, Shards, elsewhere

GUILDS = st.integers(min_value=0, max_value=2**63 - 1)


@st.composite
def shards(draw: st.DrawFn) -> Shards:
    count = draw(st.integers(1, 64))
    ids = draw(st.sets(st.integers(0, count - 1), min_size=1))
    return Shards(tuple(sorted(ids)), count)


@pytest.mark.parametrize(
    ("stated", "ids", "count", "folder"),
    [
        ("0-3/16", (0, 1, 2, 3), 16, "shards-0-3-of-16"),
        ("0,2,5/16", (0, 2, 5), 16, "shards-0,2,5-of-16"),
        ("0/1", (0,), 1, "shards-0-of-1"),
        (" 3, 0-1 ,1-2 / 4 ", (0, 1, 2, 3), 4, "shards-0-3-of-4"),
        ("4-7-of-16", (4, 5, 6, 7), 16, "shards-4-7-of-16"),
    ],
)
def test_forms(stated: str, ids: tuple[int, ...], count: int, folder: str) -> None:
    read = Shards.parse(stated)
    assert (read.ids, read.count, read.folder) == (ids, count, folder)


@pytest.mark.parametrize(
    ("stated", "problem"),
    [
        ("", "not of the form"),
        ("0-3", "not of the form"),
        ("all/4", "not of the form"),
        ("0/0", "1 to 10000 shards, not 0"),
        ("0/10001", "not 10001"),
        ("16/16", "no shard 16: 16 shards are numbered from 0 to 15"),
        ("3-1/16", "ends before it begins"),
        ("1-/16", "'1-' is neither"),
        ("0,,1/16", "'' is neither"),
        ("-1/16", "'-1' is neither"),
        ("٣/٤", "not of the form"),
        ("0-999999999999/16", "neither"),
    ],
)
def test_errors_say_what_is_wrong(stated: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Shards.parse(stated)


@given(shards())
def test_text_and_folder_name_the_same_shards(some: Shards) -> None:
    assert Shards.parse(str(some)) == some
    assert Shards.of_folder(some.folder) == some


@given(st.text(max_size=30))
def test_parsing_gives_shards_or_a_value_error(stated: str) -> None:
    try:
        read = Shards.parse(stated)
    except ValueError:
        return
    assert set(read.ids) <= set(range(read.count))


@given(GUILDS, st.integers(1, 64), st.integers(0, 64))
def test_a_server_belongs_to_one_process(guild_id: int, count: int, divide: int) -> None:
    """However the shards are divided between two processes."""
    first = tuple(range(min(divide, count)))
    second = tuple(range(min(divide, count), count))
    owners = [Shards(ids, count) for ids in (first, second) if ids and Shards(ids, count).owns(guild_id)]
    assert len(owners) == 1
    assert owners[0].of_guild(guild_id) == (guild_id >> 22) % count


@given(shards(), shards(), st.integers(0, 2**40))
def test_processes_that_do_not_overlap_share_no_server(one: Shards, other: Shards, number: int) -> None:
    guild_id = number << 22
    assert one.overlaps(other) == other.overlaps(one)
    if not one.overlaps(other):
        assert not (one.owns(guild_id) and other.owns(guild_id))


@given(shards(), shards())
def test_processes_that_overlap_share_one(one: Shards, other: Shards) -> None:
    if one.overlaps(other):
        rounds = range(one.count * other.count)
        assert any(one.owns(number << 22) and other.owns(number << 22) for number in rounds)


def test_direct_messages_belong_to_shard_0() -> None:
    assert Shards.parse("0-3/16").owns(None)
    assert not Shards.parse("4-7/16").owns(None)
    assert not Shards.parse("4-7/16").has_direct_messages


@given(GUILDS)
def test_without_shards_one_process_owns_everything(guild_id: int) -> None:
    assert WHOLE.owns(guild_id)
    assert WHOLE.owns(None)


@pytest.mark.parametrize("name", ["backups", "shards-", "shards-3-0-of-4", "shards-0,1-of-4", "shards-0-3-of-16.old"])
def test_other_folders_are_no_process(name: str) -> None:
    assert Shards.of_folder(name) is None


def test_shards_that_run_elsewhere() -> None:
    siblings = [Shards.parse("1/4"), Shards.parse("2-3/8")]
    assert elsewhere(Shards.parse("0/4"), siblings) == (2, 3)
    assert elsewhere(WHOLE, siblings) == ()
