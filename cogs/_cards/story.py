"""Cards of one story: its days, its statements, its articles."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.model.analysis import Outlet
from bot.model.answers import AgreedFigure, FigureLine, NamedEntity, StoryAnswer, StoryDay
from cogs._cards.article import quote_line, title_line
from cogs._cards.reasons import shared_source_label
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, arrow, line, sentence
from cogs._layout.layout import CardButton, button, card, pager
from cogs._layout.words import KIND_NAMES, count, day, heading, korean_day, outlet, plain, says

_SHOWN_DAYS = 6
_SHOWN_OUTLETS = 8
_NAMED_ORIGINS = 3
_SHOWN_SENTENCES = 2
_SHOWN_QUOTES = 8
_SHOWN_FIGURES = 3
_SHOWN_FIGURE_LINES = 4
_PAGE_ARTICLES = 8


def story_card(answer: StoryAnswer) -> discord.ui.LayoutView:
    """The story's page of days; the first page also says who reports it, whom it is about, and
    where the numbers agree and differ."""
    lines = _head(answer)
    if answer.page == 0:
        lines += [*_outlets(answer.outlets), *_people(answer.people)]
        lines += [*_agreed(answer.agreed), *_figures(answer.figures)]
    for one in answer.days[:_SHOWN_DAYS]:
        lines += _day(one)
    pages = pager(answer.page, answer.pages, custom_ids.story(answer.id, "days", ""))
    return card(lines, rows=[_views(answer, "days"), pages])


def story_quotes_card(answer: StoryAnswer) -> discord.ui.LayoutView:
    """Who said what in the story."""
    lines = [*_head(answer), *(quote_line(quote, dated=True) for quote in answer.quotes[:_SHOWN_QUOTES])]
    return card(lines, rows=[_views(answer, "quotes")])


def story_articles_card(answer: StoryAnswer, page: int) -> discord.ui.LayoutView:
    """The story's articles, the newest first."""
    pages = max(1, -(-len(answer.articles) // _PAGE_ARTICLES))
    page = min(max(page, 0), pages - 1)
    lines = _head(answer)
    for article in answer.articles[page * _PAGE_ARTICLES : (page + 1) * _PAGE_ARTICLES]:
        lines.append(title_line(article, 1, "- "))
    if answer.article_count > len(answer.articles) and page + 1 == pages:
        lines.append(line(f"-# and {count(answer.article_count - len(answer.articles), 'older article')}", 1))
    return card(
        lines, rows=[_views(answer, "articles"), pager(page, pages, custom_ids.story(answer.id, "articles", ""))]
    )


def _head(answer: StoryAnswer) -> list[CardLine]:
    facts = [count(answer.article_count, "article")]
    if answer.outlets:
        facts.append(count(len(answer.outlets), "outlet"))
    if answer.origins:
        named = ", ".join(plain(origin, 40) for origin in answer.origins[:_NAMED_ORIGINS])
        more = ", …" if len(answer.origins) > _NAMED_ORIGINS else ""
        facts.append(f"{count(len(answer.origins), 'origin')} ({named}{more})")
    if answer.one_sided:
        facts.append(plain(shared_source_label(answer.one_sided), 60))
    first, last = korean_day(answer.first), korean_day(answer.latest)
    facts.append(first if first == last else f"{first} to {last}")
    return [
        CardLine(0, (heading(answer.headline, 240), heading(answer.headline, 100))),
        line(f"-# {' · '.join(facts)}"),
    ]


def _outlets(outlets: Sequence[Outlet]) -> list[CardLine]:
    told = [_outlet(one) for one in outlets[:_SHOWN_OUTLETS]]
    more = len(outlets) - len(told)
    if not told:
        return []
    return [line(f"-# **Told by** {', '.join(told)}{f' and {more} more' if more else ''}", 1)]


def _outlet(one: Outlet) -> str:
    facts = [plain(one.country, 20)] if one.country else []
    if one.kind in KIND_NAMES:
        facts.append(KIND_NAMES[one.kind])
    return plain(one.name, 60) + (f" ({', '.join(facts)})" if facts else "")


def _people(people: Sequence[NamedEntity]) -> list[CardLine]:
    if not people:
        return []
    forms = []
    for roles in (True, False):
        told = [plain(one.entity.name, 60) + (_role(one) if roles else "") for one in people]
        forms.append(f"-# **People** {', '.join(told)}")
    return [CardLine(1, tuple(forms))]


def _role(one: NamedEntity) -> str:
    return f" ({plain(one.role.text, 60)})" if one.role else ""


def _agreed(figures: Sequence[AgreedFigure]) -> list[CardLine]:
    """Below a heading, each number with its link and how many report it."""
    if not figures:
        return []
    short = [f"**{plain(one.number.said.text, 60)}** {count(one.origins, 'origin')}" for one in figures]
    exact = [f"{text}{_link(one.number)}" for text, one in zip(short, figures, strict=True)]
    return [line("\n**Numbers that reports share**", 1), CardLine(1, (" · ".join(exact), " · ".join(short)))]


def _figures(groups: Sequence[Sequence[FigureLine]]) -> list[CardLine]:
    if not groups:
        return []
    lines = [line("\n**Numbers differ**", 1)]
    for group in groups[:_SHOWN_FIGURES]:
        told = group[:_SHOWN_FIGURE_LINES]
        short = [f"**{plain(one.said.text, 60)}** {says(one)}" for one in told]
        exact = [f"{text}{_link(one)}" for text, one in zip(short, told, strict=True)]
        lines.append(CardLine(1, (f"- {' · '.join(exact)}", f"- {' · '.join(short)}")))
    return lines


def _link(one: FigureLine) -> str:
    return next(iter(arrow(one.sentence)), "")


def _day(one: StoryDay) -> list[CardLine]:
    lines = [line(f"\n**{day(one.day)}** · {count(one.articles, 'article')}")]
    for rank, linked in enumerate(one.sentences[:_SHOWN_SENTENCES], 1):
        lines.append(sentence(linked, rank, after=f" · {outlet(linked.article)}", limit=300))
    return lines


def _views(answer: StoryAnswer, now: str) -> list[CardButton]:
    views = [("Days", "days"), *([("Who said what", "quotes")] if answer.quotes else []), ("Articles", "articles")]
    return [
        button(label, custom_ids.story(answer.id, view, "0:view"), on=view != now, primary=view == now)
        for label, view in views
    ]
