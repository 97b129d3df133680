"""Agencies' marks in headlines: `(LEAD)`, `UPDATE 2-`, `[속보]`."""

from __future__ import annotations

import pytest

from bot.lang.headline_marks import unmarked


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
