"""The days of articles in Korean time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.model.answers import ArticleRef

KOREA = "Asia/Seoul"


def korean_today(now: datetime) -> date:
    """The day that it is in Korea, from which days are counted that members type where answers give Korea's."""
    return now.astimezone(ZoneInfo(KOREA)).date()


def korean_day(article: ArticleRef) -> date:
    """The day of publication in Korean time; the date itself if it has no time; without a date, the day of saving."""
    try:
        stated = datetime.fromisoformat(article.published or "")
    except ValueError:
        return article.at.astimezone(ZoneInfo(KOREA)).date()
    return stated.date() if stated.tzinfo is None else stated.astimezone(ZoneInfo(KOREA)).date()
