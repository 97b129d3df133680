"""A user's own file: each mistake is one sentence that names the file, the line and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.model.errors import SettingsFailed
from bot.text.knowledge.base import Knowledge

PEOPLE = "@ kind=person; country=KR; source=my notes\n"
OFFICE = "@ office=Mayor of Sokcho; country=KR; source=my notes\n"


def load(folder: Path, text: str | bytes) -> Knowledge:
    mine = folder / "mine.txt"
    mine.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Knowledge.load(mine)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PEOPLE + "Gil Dong-hwa | | | | from=1961-13-40", r"line 2: '1961-13-40' is no date"),
        (PEOPLE + "Gil Dong-hwa | | | | from=2023-02-29", r"line 2: '2023-02-29' is no date"),
        (PEOPLE + "Gil Dong-hwa | | | | from=May", r"line 2: 'May' is no date: write a year"),
        (PEOPLE + "Gil Dong-hwa | | | | from=1990; to=1980", r"line 2: it ends in 1980, before it begins in 1990"),
        (PEOPLE + "Gil Dong-hwa\n\nGil Dong Hwa", r"line 4: 'gil-dong-hwa' has line 2 already"),
        ("@ kind=boat; source=my notes\nSea Star", r"line 2: 'boat' is no kind; there are person, .*weapon"),
        ("@ kind=person\nGil Dong-hwa", r"line 2: no source, neither here nor in an @ line above"),
        ("@ kind=person; colour=red", r"line 1: unknown note colour"),
        ("people:\n  - name: Gil Dong-hwa", r"line 1: no kind"),
        ('[[person]]\nname = "Gil Dong-hwa"', r"line 1: no kind"),
        (OFFICE + "Nobody At All | 2020", r"line 2: nobody in the base has the id 'nobody-at-all'"),
        (OFFICE + "Kim Jong Un | 2020 | 2010", r"line 2: 2010 is before 2020"),
        (OFFICE + "Kim Jong Un", r"line 2: no first day"),
        (OFFICE + "Kim Jong Un | 2020 | 2021 | twice", r"line 2: more than a holder"),
        (PEOPLE.encode() + "Gil Dong-hwa | 길동화".encode("cp949"), r"line 2: this is not UTF-8 text"),
        ("@ kind=person".encode("utf-16"), r"line 1: this is not UTF-8 text"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(SettingsFailed, match=rf"mine\.txt {told}"):
        load(tmp_path, text)


def test_a_file_or_folder_of_nothing_is_no_file_of_entities(tmp_path: Path) -> None:
    with pytest.raises(SettingsFailed, match=r"no entity and no office in mine\.txt"):
        load(tmp_path, "# to be written\n")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SettingsFailed, match="no entity and no office in empty"):
        Knowledge.load(tmp_path / "empty")


def test_a_file_from_an_editor_that_marks_utf_8_is_read(tmp_path: Path) -> None:
    base = load(tmp_path, "\ufeff" + PEOPLE + "Gil Dong-hwa | 길동화\n" + OFFICE + "Gil Dong-hwa | 2020-02 | 2024\n")
    (best, *_) = base.find("길동화")
    assert [(office.title, office.begin, office.end) for office in best.entity.offices] == [
        ("Mayor of Sokcho", "2020-02", "2024")
    ]


def test_a_person_of_one_s_own_may_share_a_known_name(tmp_path: Path) -> None:
    base = load(tmp_path, PEOPLE + "Kim Jong Un | 김정은 | | | id=kim-jong-un-singer")
    assert {candidate.entity.id for candidate in base.find("김정은")[:2]} == {"kim-jong-un", "kim-jong-un-singer"}
