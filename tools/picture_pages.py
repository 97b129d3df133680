"""Pages that a picture of the documents needs beside the sample library: articles on coming events."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from html import escape
from typing import Any

from bot.model.jobs import Fetched
from bot.sample.fetcher import SampleFetcher

_POST, _TIMES = "https://hanriverpost.example/2024/10/", "https://musashitimes.example/2024/10/"
_ILBO = "https://donghaeilbo.example/news/2024/10/"


def _page(language: str, title: str, published: str, *sentences: str) -> bytes:
    head = f'<meta property="og:type" content="article"><meta property="article:published_time" content="{published}">'
    body = "".join(f"<p>{escape(one)}</p>" for one in sentences)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"{head}</head><body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
    ).encode()


AHEAD: Mapping[str, bytes] = {
    f"{_POST}30/landing-drill": _page(
        "en",
        "Navy to hold landing drill at Pohang",
        "2024-10-30T09:00:00+09:00",
        "The navy and the Marine Corps will hold a landing drill near Pohang from Nov. 6 to 8, the ministry said "
        "Wednesday.",
        "The last such drill took place on March 12 and had 2,000 troops of both services.",
        "Ships of the First Fleet will take part, it said.",
    ),
    f"{_TIMES}31/landing-drill": _page(
        "en",
        "South Korea plans landing drill",
        "2024-10-31T09:00:00+09:00",
        "South Korea's navy is to stage a landing drill near Pohang from Nov. 6 to 8 with American troops, officials "
        "in Seoul said.",
        "It is the second drill of this kind this year.",
        "The officials gave no number of troops.",
    ),
    f"{_POST}30/envoys": _page(
        "en",
        "Envoys of three countries to meet in Busan",
        "2024-10-30T10:00:00+09:00",
        "The envoys of the three countries for nuclear affairs will hold talks in Busan on Nov. 13.",
        "They last met in Tokyo in June, the Foreign Ministry said.",
        "The talks are to last a day.",
    ),
    f"{_TIMES}31/envoys": _page(
        "en",
        "Talks of nuclear envoys put off by a week",
        "2024-10-31T10:00:00+09:00",
        "The talks of the nuclear envoys planned for Nov. 13 in Busan have been put off to Nov. 20, an official in "
        "Tokyo said.",
        "No reason was given for the change.",
        "The envoys of South Korea, Japan and the United States last met in June.",
    ),
    f"{_ILBO}31/verdict": _page(
        "ko",
        "대북전단 살포 활동가 1심 선고 내달 7일",
        "2024-10-31T11:00:00+09:00",
        "서울중앙지법은 대북전단을 살포한 혐의로 기소된 활동가에 대한 선고공판을 다음 달 7일 오후 2시에 연다.",
        "검찰은 지난달 22일 결심공판에서 벌금형을 구형했다.",
        "활동가는 북한으로 풍선을 날린 사실을 인정했다고 법원이 전했다.",
    ),
}


def served(fetcher: SampleFetcher, pages: Mapping[str, bytes]) -> Callable[..., Awaitable[Fetched]]:
    """The `fetch` of a fetcher that has these pages, too."""
    fetch = fetcher.fetch

    async def fetched(url: str, **options: Any) -> Fetched:
        if (body := pages.get(url)) is not None:
            return Fetched(url, url, 200, "text/html", "utf-8", body, None)
        return await fetch(url, **options)

    return fetched
