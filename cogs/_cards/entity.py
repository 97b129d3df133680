"""Cards of an entity: who it is, where it stands in the news, what it said."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from bot.model.answers import EntityAnswer, EntityRef, QuoteLine
from cogs._cards.article import quote_line, title_line
from cogs._layout import chart_drawing, custom_ids
from cogs._layout.fitting import CardLine, line, sentence
from cogs._layout.layout import CardButton, button, card, pager
from cogs._layout.words import byline, clean, count, korean_day, plain

_SHOWN_COMPANIONS = 4
_SHOWN_NAMESAKES = 4
_SHOWN_QUOTES = 4


def entity_card(answer: EntityAnswer, token: str, *, drawn: bool) -> discord.ui.LayoutView:
    """The entity and its newest articles; `drawn` when the chart is attached as `chart.NAME`."""
    lines = _head(answer)
    if answer.page == 0:
        lines += [*_role(answer), *_companions(answer), *_aliases(answer)]
    split = len(lines)
    if answer.articles:
        lines.append(line("**Newest articles**" if answer.page == 0 else "**Earlier articles**"))
        lines += [title_line(article, 1, "- ") for article in answer.articles]
    return card(
        lines,
        picture=chart_drawing.NAME if drawn else None,
        picture_text=chart_drawing.in_words(answer.weeks) if drawn else "",
        picture_after=split,
        rows=[
            _views(token, "articles") if answer.articles else [],
            pager(answer.page, answer.pages, custom_ids.entity(token, "articles", "")),
            _namesakes(answer, token),
        ],
    )


def has_chart(answer: EntityAnswer) -> bool:
    """Whether this page has a chart to show."""
    return answer.page == 0 and any(answer.weeks)


def entity_quotes_card(answer: EntityAnswer, token: str) -> discord.ui.LayoutView:
    """What the entity said and what was said about it."""
    lines = _head(answer)
    name = plain(answer.entity.name, 60)
    if answer.quotes_by:
        lines.append(line(f"\n**Said by {name}**"))
        lines += [quote_line(quote, named=False, dated=True) for quote in _different(answer.quotes_by)]
    if answer.quotes_about:
        lines.append(line(f"\n**Said about {name}**"))
        lines += [quote_line(quote, dated=True) for quote in _different(answer.quotes_about)]
    if not answer.quotes_by and not answer.quotes_about:
        lines.append(line("The articles on this shelf quote nobody by or about this name."))
    return card(lines, rows=[_views(token, "quotes")])


def _different(quotes: Iterable[QuoteLine]) -> list[QuoteLine]:
    """The first few quotes, each text once: several outlets carry the same words."""
    return list({quote.said.text.casefold(): quote for quote in reversed(tuple(quotes))}.values())[::-1][:_SHOWN_QUOTES]


def _head(answer: EntityAnswer) -> list[CardLine]:
    names = [f"**{plain(answer.entity.name, 120)}**", *_scripts(answer.entity)]
    named = count(answer.total, "article") if answer.total else "in no article on this shelf yet"
    facts = [str(answer.entity.kind), named]
    if answer.last_seen is not None:
        facts.append(f"last seen {korean_day(answer.last_seen)}")
    return [line(" · ".join(names)), line(f"-# {' · '.join(facts)}")]


def _scripts(entity: EntityRef) -> list[str]:
    return [plain(name, 40) for name in (entity.hangul, entity.hanja) if name]


def _role(answer: EntityAnswer) -> list[CardLine]:
    if answer.role is None:
        return []
    return [sentence(answer.role, 1, after=f" · {byline(answer.role.article)}", limit=300)]


def _companions(answer: EntityAnswer) -> list[CardLine]:
    if not answer.companions:
        return []
    most = answer.companions[:_SHOWN_COMPANIONS]
    told = ", ".join(f"{plain(one.entity.name, 50)} ({one.articles})" for one in most)
    return [line(f"Most often with {told}", 1)]


def _aliases(answer: EntityAnswer) -> list[CardLine]:
    known = {answer.entity.name, answer.entity.hangul, answer.entity.hanja}
    others = [plain(alias, 40) for alias in answer.aliases if alias not in known][:5]
    return [line(f"-# Also written {', '.join(others)}", 2)] if others else []


def _views(token: str, now: str) -> list[CardButton]:
    return [
        button(label, custom_ids.entity(token, view, "0:view"), on=view != now, primary=view == now)
        for label, view in (("Articles", "articles"), ("Quotes", "quotes"))
    ]


def _namesakes(answer: EntityAnswer, token: str) -> list[CardButton]:
    return [
        button(_label(match.entity), custom_ids.entity(token, "also", index))
        for index, match in enumerate(answer.also[:_SHOWN_NAMESAKES])
    ]


def _label(entity: EntityRef) -> str:
    """A namesake's button: labels take no Markdown, so nothing needs escaping."""
    hangul = f" {entity.hangul}" if entity.hangul else ""
    return clean(f"{entity.name}{hangul}")[:60] + "?"
