"""A user's own file: each error message names the file, the line and the problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.model.analysis import Subject
from bot.model.errors import SettingsFailed
from bot.text.knowledge.base import Knowledge

PEOPLE = "@ kind=person; country=KR; source=my notes\n"
OFFICE = "@ office=Mayor of Sokcho; country=KR; source=my notes\n"


def load(folder: Path, text: str | bytes) -> Knowledge:
    mine = folder / "mine.txt"
    mine.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Knowledge.load(mine)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PEOPLE + "Gil Dong-hwa | | | | from=1961-13-40", r"line 2: '1961-13-40' is not a date"),
        (PEOPLE + "Gil Dong-hwa | | | | from=2023-02-29", r"line 2: '2023-02-29' is not a date"),
        (PEOPLE + "Gil Dong-hwa | | | | from=May", r"line 2: 'May' is not a date: write a year"),
        (PEOPLE + "Gil Dong-hwa | | | | from=1990; to=1980", r"line 2: to=1980 is before from=1990"),
        (PEOPLE + "Gil Dong-hwa\n\nGil Dong Hwa", r"line 4: id 'gil-dong-hwa' is already used on line 2"),
        ("@ kind=boat; source=my notes\nSea Star", r"line 2: unknown kind 'boat'; the kinds are person, .*weapon"),
        ("@ kind=person\nGil Dong-hwa", r"line 2: no source in the row or in an @ line above"),
        (
            PEOPLE + "Gil Dong-hwa | | | | about=boats",
            r"line 2: unknown subject 'boats'; write korea, nuclear, .*other",
        ),
        (PEOPLE + "Gil Dong-hwa | | | | gender=man", r"line 2: 'man' does not have the expected form"),
        ("@ kind=person; colour=red", r"line 1: unknown note colour"),
        ("people:\n  - name: Gil Dong-hwa", r"line 1: no kind"),
        ('[[person]]\nname = "Gil Dong-hwa"', r"line 1: no kind"),
        (OFFICE + "Nobody At All | 2020", r"line 2: no entity has the id 'nobody-at-all'"),
        (OFFICE + "Kim Jong Un | 2020 | 2010", r"line 2: 2010 is before 2020"),
        (OFFICE + "Kim Jong Un", r"line 2: the first day is missing"),
        (OFFICE + "Kim Jong Un | 2020 | 2021 | twice", r"line 2: an office has only three cells"),
        (PEOPLE.encode() + "Gil Dong-hwa | 길동화".encode("cp949"), r"line 2: not UTF-8 text"),
        ("@ kind=person".encode("utf-16"), r"line 1: not UTF-8 text"),
    ],
)
def test_an_error_names_its_line(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(SettingsFailed, match=rf"mine\.txt {message}"):
        load(tmp_path, text)


def test_a_file_or_folder_without_entities_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsFailed, match=r"mine\.txt has no entities and no offices"):
        load(tmp_path, "# to be written\n")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SettingsFailed, match="empty has no entities and no offices"):
        Knowledge.load(tmp_path / "empty")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    base = load(tmp_path, "\ufeff" + PEOPLE + "Gil Dong-hwa | 길동화\n" + OFFICE + "Gil Dong-hwa | 2020-02 | 2024\n")
    (best, *_) = base.find("길동화")
    assert [(office.title, office.begin, office.end) for office in best.entity.offices] == [
        ("Mayor of Sokcho", "2020-02", "2024")
    ]


def test_a_person_of_the_users_file_may_share_a_known_name(tmp_path: Path) -> None:
    base = load(tmp_path, PEOPLE + "Kim Jong Un | 김정은 | | | id=kim-jong-un-singer")
    assert {candidate.entity.id for candidate in base.find("김정은")[:2]} == {"kim-jong-un", "kim-jong-un-singer"}


def test_a_row_says_what_news_of_it_is_about(tmp_path: Path) -> None:
    bodies = "@ kind=organisation; source=my notes; about=korea, sanctions\nHanbit Monitoring Group\n"
    base = load(tmp_path, bodies + "Hanbit Aid Group | | | | about=humanitarian\nHanbit Group | | | | about=\n")
    found = [base.get(f"hanbit-{name}group") for name in ("monitoring-", "aid-", "")]
    assert [(one.about_korea, one.subjects) for one in found if one] == [
        (True, (Subject.SANCTIONS,)),
        (False, (Subject.HUMANITARIAN,)),
        (False, ()),
    ]
