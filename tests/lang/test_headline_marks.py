"""Agencies' marks in headlines: `(LEAD)`, `UPDATE 2-`, `[속보]`."""

from __future__ import annotations

import pytest

from bot.lang.headline_marks import after_marks, unmarked


@pytest.mark.parametrize(
    ("title", "shown_as"),
    [
        ("(LEAD) N. Korea fires missile: JCS", "N. Korea fires missile: JCS"),
        ("(2nd LD) N. Korea fires missile: JCS", "N. Korea fires missile: JCS"),
        ("UPDATE 2-North Korea fires missile", "North Korea fires missile"),
        ("[속보] 북한 미사일 발사", "북한 미사일 발사"),
        ("(URGENT) (2nd LD) N. Korea fires missile", "N. Korea fires missile"),
        ("Breaking: N. Korea fires missile", "N. Korea fires missile"),
        ("북, 탄도미사일 발사(종합2보)", "북, 탄도미사일 발사"),
        ("[2보] 북, 탄도미사일 발사", "북, 탄도미사일 발사"),
        ("(CORRECTED) N. Korea fires missile", "(CORRECTED) N. Korea fires missile"),
        ("Breaking-point for talks", "Breaking-point for talks"),
        ("LEAD exposure near smelters", "LEAD exposure near smelters"),
        ("(LEAD)", "(LEAD)"),
    ],
)
def test_a_story_s_headline_goes_without_the_agency_s_mark(title: str, shown_as: str) -> None:
    assert unmarked(title) == shown_as


@pytest.mark.parametrize(
    "mark",
    [
        "(Exclusive) - ",
        "(LEAD) ",
        "EXCLUSIVE: ",
        "(Yonhap News) -- ",
        "(BUSINESS WIRE) — ",
        "(Seoul=Yonhap News) ",
        "[Herald Interview] ",
        "[단독] ",
        "홍길동 기자 | ",
        "〔独自〕",
        "＜速報＞",
        "【快讯】",
        "新华社快讯：",
    ],
)
def test_a_text_begins_behind_the_agency_s_mark(mark: str) -> None:
    text = f"{mark}The ferry is back in port."
    assert after_marks(text, 0, len(text)) == len(mark)


@pytest.mark.parametrize(
    "text",
    [
        "[Satire] The mayor will swim to work.",
        "[Sponsored] The ferry is cheap.",
        "[Kim] said the ferry was late.",
        "(Kim Min-ji, 34, said nothing.) The ferry left.",
        "(Some of them walked.) - A few swam.",
        "Exclusive clubs in Seoul lose members.",
        "Breaking point: the ferry line is 41 years old.",
        "[광고] 여객선이 싸다.",
        "[풍자] 시장은 헤엄쳐 출근한다.",
        "【PR】船は安い。",
        "〔風刺〕市長は泳いで出勤する。",
        "（独自に調べた結果）船は遅れた。",
        "【讽刺】市长游泳上班。",
        "新华社报道：渡轮停航。",
        "更新世的化石在此出土。",
        "한 기자가 배를 탔다.",
        "(LEAD)",
    ],
)
def test_labels_that_say_what_a_text_is_and_other_brackets_stay(text: str) -> None:
    assert after_marks(text, 0, len(text)) == 0
