"""国务院 is the State Council in news of China, and the State Department in news of the United States."""

from __future__ import annotations

import pytest

from bot.text.entities.unspaced.state_departments import state_department


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("国务院发言人皮戈特表示，将继续与首尔合作。", "US"),
        ("國務院副發言人說，注意到有關報導。", "US"),
        ("國務院表示，國務卿下週訪韓。", "US"),
        ("国务院周二宣布制裁三名朝鲜人。美国财政部同日发布声明。", "US"),
        ("国务院总理主持会议，讨论美国关税。", "CN"),
        ("中国国务院发言人表示，将扩大开放。", "CN"),
        ("国务院决定取消部分关税。美国此前宣布降税。", "CN"),
        ("国务院台办发言人说，美国应停止军售。", "CN"),
        ("国务院召开会议，研究农业问题。", "CN"),
        ("米国との協議の後、中国の国务院は通達を出した。", None),
        ("美国与中国举行会谈，国务院表示，谈判有进展。", ""),
    ],
)
def test_whose_department_speaks(text: str, state: str | None) -> None:
    start = next(text.find(name) for name in ("国务院", "國務院") if name in text)
    assert state_department(text, start, start + 3) == state
