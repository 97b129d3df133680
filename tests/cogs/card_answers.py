"""Hand-made answers for card tests, and what a card weighs and shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import discord

from bot.model.analysis import EntityKind, Outlet, OutletKind, QuoteKind, Span, Subject
from bot.model.answers import (
    AgreedFigure,
    ArticleRef,
    Companion,
    EntityAnswer,
    EntityMatch,
    EntityRef,
    FigureLine,
    LatestAnswer,
    Linked,
    NamedEntity,
    QuoteLine,
    StoryAnswer,
    StoryDay,
    StoryLine,
    StoryRef,
    SummaryAnswer,
)
from bot.model.digests.answer import DigestAnswer
from bot.model.jobs import Post
from bot.model.reasons import RankingFactors, SharedSource
from bot.model.searches import Hit, MonthCount, SearchAnswer, SearchOrder
from bot.model.versions import ChangeKind, Passage, Piece, Side, VersionChange, VersionsAnswer
from cogs._layout.moments import KST, minute

AT = datetime(2024, 2, 14, 0, 12, tzinfo=UTC)
HAN_RIVER = Outlet("Han River Post", "hanriverpost.example", "KR", OutletKind.NEWSPAPER)
TITLE = "North Korea fires cruise missiles off its east coast, South says"
LAUNCH = "The missiles lifted off from near Wonsan at about 9 a.m., the Joint Chiefs of Staff said."
URL = "https://hanriverpost.example/2024/02/14/launch"
SENTENCE = f"{LAUNCH} [↗]({URL}#:~:text=The%20missiles,Staff%20said.)"
"""`LAUNCH` as a card shows it."""
TITLE_LINE = f"[{TITLE}]({URL}) · Han River Post, 14 Feb 2024"
"""`ref()` as a card lists it."""


def ref(number: int = 1, title: str = TITLE, url: str | None = URL, outlet: Outlet | None = HAN_RIVER) -> ArticleRef:
    return ArticleRef(number, title, url, outlet, "JCS", "2024-02-14T09:12:00+09:00", AT)


def linked(text: str = LAUNCH, article: ArticleRef | None = None) -> Linked:
    article = article or ref()
    link = None if article.url is None else f"{article.url}#:~:text=The%20missiles,Staff%20said."
    return Linked(text, article, 0, len(text), link)


def entity(name: str = "Shin Won-sik", kind: EntityKind = EntityKind.PERSON, key: str = "shin-won-sik") -> EntityRef:
    return EntityRef(key, name, kind, "신원식", "申源湜")


def quote(text: str = LAUNCH, speaker: str | None = "Shin Won-sik", article: ArticleRef | None = None) -> QuoteLine:
    return QuoteLine(linked(text, article), QuoteKind.DIRECT, "said", speaker)


def summary(text: str = LAUNCH, length: int = 3, title: str = TITLE, url: str | None = URL) -> SummaryAnswer:
    article = ref(title=title, url=url)
    return SummaryAnswer(
        article=article,
        byline=("Lee Han-bit",),
        language="en",
        length=length,
        sentences=tuple(linked(text, article) for _ in range(length)),
        entities=(
            NamedEntity(entity(), 3),
            NamedEntity(EntityRef("wonsan", "Wonsan", EntityKind.PLACE), 2),
            NamedEntity(EntityRef("jcs", "Joint Chiefs of Staff", EntityKind.ORGANISATION), 2),
        ),
        quotes=(quote(text, article=article), quote(text, None, article)),
        subjects=(Subject.MISSILES,),
        korea=1.0,
        versions=(AT, AT),
        first_post=Post(1, 2, 3, 4),
        story=StoryRef(1, title, 7),
    )


def story(text: str = LAUNCH, number: int = 1, headline: str = TITLE) -> StoryLine:
    return StoryLine(
        id=number,
        headline=headline,
        sentences=(linked(text), linked(text)),
        outlets=(HAN_RIVER, Outlet("Taedong Daily", "taedong.example", "KP", OutletKind.STATE_MEDIA)),
        origins=("JCS", "Yeonhap Wire"),
        articles=(ref(), ref(2)),
        latest=AT,
        update=number == 2,
        one_sided=SharedSource(kind=OutletKind.STATE_MEDIA) if number == 2 else None,
        reasons=RankingFactors(origins=2, articles=3, age_hours=3.2, closeness=0.8, score=7.1),
    )


def whole_story(text: str = LAUNCH, size: int = 4, headline: str = TITLE, url: str | None = URL) -> StoryAnswer:
    article = ref(url=url)
    said = linked(text, article)
    return StoryAnswer(
        id=7,
        headline=headline,
        days=tuple(StoryDay(date(2024, 2, 14), (said, said), 3) for _ in range(size)),
        page=0,
        pages=3,
        first=AT,
        latest=AT,
        outlets=(HAN_RIVER, Outlet(text or "x", None, text, None)) * size,
        origins=("JCS", text),
        one_sided=SharedSource(country="KR"),
        people=tuple(NamedEntity(EntityRef("kim", text or "Kim", EntityKind.PERSON), 3, said) for _ in range(size)),
        agreed=(AgreedFigure(FigureLine(said, said), 3),) * size,
        figures=((FigureLine(said, said),) * size,) * size,
        quotes=(quote(text, article=article),) * size,
        articles=tuple(ref(number, headline, url) for number in range(size)),
        article_count=size + 40,
    )


def latest(stories: tuple[StoryLine, ...], page: int = 0, pages: int = 3, total: int = 13) -> LatestAnswer:
    return LatestAnswer(
        "Korean Peninsula", datetime(2024, 2, 13, 0, 12, tzinfo=UTC), AT, stories, page, pages, total, 31, 14
    )


def digest(stories: tuple[StoryLine, ...], missed: tuple[date, ...] = ()) -> DigestAnswer:
    since = datetime(2024, 2, 13, 23, 30, tzinfo=UTC)
    told = len(stories)
    return DigestAnswer(
        "Korean Peninsula",
        date(2024, 2, 14),
        since,
        AT,
        "Asia/Seoul",
        stories,
        31,
        14,
        missed,
        story_count=told,
        told_count=told,
    )


def entity_answer(text: str = LAUNCH, page: int = 0, articles: int = 5, name: str = "Kim Yo Jong") -> EntityAnswer:
    who = EntityRef("kim-yo-jong", name, EntityKind.PERSON, "김여정", "金與正")
    return EntityAnswer(
        entity=who,
        aliases=("Kim Yo Jong", "Kim Yo-jong", "김여정"),
        role=linked("vice department director of the WPK Central Committee"),
        total=41,
        last_seen=AT,
        weeks=(0, 1, 0, 3, 2, 0, 0, 4, 9, 2, 1, 5),
        articles=tuple(ref(number) for number in range(articles)),
        page=page,
        pages=9,
        companions=(Companion(entity("Kim Jong Un", key="kim-jong-un"), 18), Companion(entity(), 6)),
        quotes_by=(quote(text),),
        quotes_about=(quote(text, "Kim Jong Un"),),
        also=(EntityMatch(entity("Kim Yo Jong (athlete)", key="x:person:kimyojong"), 0.5, True),),
        weeks_until=AT.date(),
    )


def search(text: str = LAUNCH, hits: int = 5, marks: tuple[Span, ...] = (Span(4, 12),)) -> SearchAnswer:
    return SearchAnswer(
        "missiles Wonsan",
        SearchOrder.RELEVANCE,
        tuple(Hit(ref(), linked(text), marks) for _ in range(hits)),
        page=1,
        pages=4,
        total=17,
        months=tuple(MonthCount(date(2024, month, 1), month % 5) for month in range(1, 10)),
        meant=(EntityRef("kim-yo-jong", text[:200], EntityKind.PERSON, "김여정"),),
    )


def passage(*pieces: str) -> Passage:
    """Pieces as `-what it said`, `+what it says`, `=what stayed`."""
    sides = {"-": Side.REMOVED, "+": Side.ADDED, "=": Side.SAME}
    return Passage(tuple(Piece(sides[piece[0]], piece[1:]) for piece in pieces))


def change(*passages: Passage, kinds: tuple[ChangeKind, ...] = (ChangeKind.FIGURES,), hours: int = 4) -> VersionChange:
    return VersionChange(AT + timedelta(hours=hours), kinds, passages)


def versions(*changes: VersionChange, title: str = TITLE, url: str | None = URL, gone: bool = False) -> VersionsAnswer:
    return VersionsAnswer(
        ref(title=title, url=url), AT, changes, 0, 2, AT + timedelta(days=1) if gone else None, AT + timedelta(days=7)
    )


def texts(view: discord.ui.LayoutView) -> list[str]:
    displays = (item for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay))
    return [loose(item.content) for item in displays]


def loose(text: str) -> str:
    """The text as a reader in Korea sees it, with blanks that a line may be broken at."""
    plain = _MOMENT.sub(lambda found: minute(datetime.fromtimestamp(int(found[1]), KST)), text)
    return plain.replace("\u00a0", " ").replace("\u2060", "")


def shown(view: discord.ui.LayoutView) -> str:
    return "\n".join(texts(view))


def labels(view: discord.ui.LayoutView) -> list[str | None]:
    """The labels of the view's buttons."""
    return [item.label for item in view.walk_children() if isinstance(item, discord.ui.Button)]


def components(payload: Any) -> Iterator[dict[str, Any]]:
    """Every component in a payload, accessories included."""
    for value in payload if isinstance(payload, list) else [payload]:
        yield value
        yield from components(value.get("components", []))
        if "accessory" in value:
            yield value["accessory"]


_MOMENT = re.compile(r"<t:(\d+):f>")
_EMOJI = "[\u2600-\u27bf\U0001f000-\U0001faff]"
_INVITE_LINK = re.compile(r"discord(?:app)?\.(?:gg|com/invite)(?![\w-])", re.IGNORECASE)
_JOINED = re.compile(f"(?<!{_EMOJI})(?<!{_EMOJI}\ufe0f)\u200d|\u200d(?!{_EMOJI})")


_OWN_MENTION = re.compile(r"<(?:t:\d+:[fR]|[@#]&?\d+|/[^<>\s:]+(?: [^<>\s:]+)*:\d+)>")
_CODE = re.compile(r"(?<!\\)(?:```.*?```|`[^`]+`)", re.DOTALL)
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])+\]\(https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*\)")


def assert_whole_markdown(text: str) -> None:
    """Every link, code and emphasis of a text is closed in its line, and nobody is mentioned by what a page wrote."""
    uncoded = _CODE.sub("", text)  # in code nobody is mentioned
    assert not re.search("@(?:everyone|here)", uncoded), text
    bare = _LINK.sub("", re.sub(r"\\.", "x", uncoded, flags=re.DOTALL))
    assert "](" not in bare, text
    assert "`" not in bare, text
    assert not re.search("<[@#/:t]", _OWN_MENTION.sub("", bare)), text
    for one in bare.splitlines():
        assert not one.count("**") % 2, one
        assert not one.replace("**", "").count("*") % 2, one
        assert not one.count("~~") % 2, one
        assert "||" not in one, one
        assert "_" not in re.sub(r"https?://\S+", "", one), one


def assert_harmless(view: discord.ui.LayoutView) -> None:
    """No invitation, no joiner outside emoji and no invisible blank, whatever a page or a member wrote; no link without
    words, no Markdown that is not closed, and nothing escaped twice, where nobody wrote a backslash."""
    every = list(components(view.to_components()))  # type: ignore[no-untyped-call]  # discord.py leaves it bare
    shows = [text for one in every for text in (one.get("content"), one.get("label"), one.get("url")) if text]
    for text in shows:
        assert not _INVITE_LINK.search(text), text
        assert not _JOINED.search(text), text
        assert "\u2800" not in text, text
        assert "[](" not in text, text
        assert "\\\\" not in text, text
    for one in every:
        if one["type"] == 10:
            assert_whole_markdown(one["content"])


def assert_within_limits(view: discord.ui.LayoutView) -> None:
    assert_harmless(view)
    displays = texts(view)
    every = list(components(view.to_components()))  # type: ignore[no-untyped-call]  # discord.py leaves it bare
    assert len(every) <= 40
    assert sum(map(len, displays)) <= 4000
    assert sum(len(text.encode()) for text in displays) + 12 * len(displays) <= 10_170
    assert all(displays), "Discord refuses an empty text"
    ids = [component["custom_id"] for component in every if "custom_id" in component]
    assert len(ids) == len(set(ids))
    assert all(len(name) <= 100 for name in ids)
    assert all(len(component.get("url") or "") <= 512 for component in every)
    assert all(len(component.get("label") or "") <= 80 for component in every)
