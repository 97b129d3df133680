"""The knowledge base: the shipped files are valid, and a user's own file is read or refused with its line."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.model.analysis import EntityKind
from bot.model.errors import SettingsFailed
from bot.text.knowledge.base import Knowledge
from bot.text.names.normalise import slug


def test_the_base_is_large_and_every_row_has_a_source(base: Knowledge) -> None:
    assert len(base.entities) > 1500
    assert all(entity.source for entity in base.entities)
    kinds = {kind: sum(entity.kind is kind for entity in base.entities) for kind in EntityKind}
    assert kinds[EntityKind.PERSON] > 500
    assert kinds[EntityKind.WEAPON] > 80


def test_ids_are_readable_and_dates_are_in_order(base: Knowledge) -> None:
    for entity in base.entities:
        assert entity.id == slug(entity.id), entity.id
        for office in entity.offices:
            assert office.end is None or office.begin[:4] <= office.end[:4], (entity.id, office)
            assert entity.begin is None or office.begin[:4] > entity.begin[:4], (entity.id, office)


def test_a_misspelled_name_has_the_same_candidates_in_every_process() -> None:
    program = "from bot.text.knowledge.base import Knowledge\nprint(Knowledge.load().find('kim yong', 30))"
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(answers) == 1


def test_an_office_is_held_between_its_days(base: Knowledge) -> None:
    moon = base.get("moon-jae-in")
    assert moon is not None
    held = [office.title for office in moon.offices if office.held("2018-04-27")]
    assert held == ["President of South Korea"]
    assert not any(office.held(date(2023, 1, 1).isoformat()) for office in moon.offices)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Kim Jong-un", "kim-jong-un"),
        ("KIM JONG UN", "kim-jong-un"),
        ("Kim Jŏng-ŭn", "kim-jong-un"),
        ("Jong-un Kim", "kim-jong-un"),
        ("김정은", "kim-jong-un"),
        ("金正恩", "kim-jong-un"),
        ("Mun Chae-in", "moon-jae-in"),
        ("Yi Myŏng-bak", "lee-myung-bak"),
        ("Pyeongyang", "pyongyang"),
        ("KN-28", "hwasong-17"),
        ("Blue Hosue", "blue-house"),
    ],
)
def test_a_name_is_found_from_any_spelling(base: Knowledge, asked: str, answer: str) -> None:
    assert base.find(asked, 3)[0].entity.id == answer


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("アルジャジーラ", "al-jazeera"),
        ("半岛电视台", "al-jazeera"),
        ("ハメネイ", "ali-khamenei"),
        ("北京冬奥会", "2022-winter-olympics"),
        ("コズロフ", "alexander-kozlov"),
        ("그로시", "rafael-grossi"),  # foreigners' family names
        ("루비오", "marco-rubio"),
        ("다카이치", "sanae-takaichi"),
        ("Takaichi", "sanae-takaichi"),
        ("火星20型", "hwasong-20"),
        ("火星炮-20", "hwasong-20"),
    ],
)
def test_a_name_that_only_newspapers_use_may_be_typed(base: Knowledge, asked: str, answer: str) -> None:
    """They were found in texts, and a reader who typed one was told that no article has it."""
    assert base.find(asked, 3)[0].entity.id == answer
    assert base.find(asked, 3)[0].score >= 0.95


@pytest.mark.parametrize("word", ["대처", "대처를", "비건", "비건식", "고어"])
def test_a_korean_word_is_no_foreigner_who_is_called_so(base: Knowledge, word: str) -> None:
    """Answers to a search for "response" were on Margaret Thatcher."""
    assert not base.has_name(word)
    assert base.find(word) == ()


def test_two_people_of_one_name_are_both_offered(base: Knowledge) -> None:
    found = {candidate.entity.id for candidate in base.find("Ri Yong Ho", 5)}
    assert {"ri-yong-ho", "ri-yong-ho-general"} <= found


def test_an_unknown_name_finds_nothing(base: Knowledge) -> None:
    assert base.find("zzqx vvkw") == ()
    assert base.find("") == ()


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(
        "@ kind=person; country=KR; source=our own files\n"
        "Gil Dong-ha | 길동하 | | Gil Tong-ha\n"
        "Kim Jong Un | 김정은 | | | source=ours\n"
        "@ office=Chair of the Harbour Club; source=our own files\n"
        "Gil Dong-ha | 2020 | 2021-03\n",
        encoding="utf-8",
    )
    knowledge = Knowledge.load(mine)
    found = knowledge.get("gil-dong-ha")
    assert found is not None
    assert found.offices[0].held("2021-02-01")
    replaced = knowledge.get("kim-jong-un")
    assert replaced is not None
    assert replaced.source == "ours"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@ kind=person; source=x\nA | 김정은 | | | colour=red\n", "line 2: unknown note colour"),
        ("@ kind=person\nA | 김정은\n", "line 2: no source"),
        ("@ kind=planet; source=x\nA\n", "planet"),
        ("@ kind=person; source=x\nA | Kim?\n", "line 2"),
        ("@ kind=person; source=x\nA | | | from=1990\n", "cell of aliases"),
        ("@ kind=person; source=x\nA\nA\n", "line 3: id 'a' is already used on line 2"),
        ("@ office=Chair; source=x\nNobody Known | 2020\n", "nobody-known"),
        ("@ office=Chair; source=x\nKim Jong Un | lately\n", "not a date"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsFailed, match=message):
        Knowledge.load(mine)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsFailed, match=r"knowledge file .*absent\.txt not found"):
        Knowledge.load(tmp_path / "absent.txt")
