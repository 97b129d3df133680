"""Cards of one article: its summary, and who said what in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import discord

from bot.lang.headline_marks import unmarked
from bot.model.analysis import EntityKind
from bot.model.answers import ArticleRef, NamedEntity, QuoteLine, SummaryAnswer
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, line, sentence
from cogs._layout.layout import BUTTONS_A_ROW, LONGEST_BUTTON_LINK, NEWS, CardButton, button, card
from cogs._layout.words import KST, address, byline, count, heading, link_text, minute, plain, source

SHORT, STANDARD, LONG = 1, 3, 6

_KINDS = {
    EntityKind.PERSON: "People",
    EntityKind.ORGANISATION: "Organisations",
    EntityKind.PLACE: "Places",
    EntityKind.WEAPON: "Weapons",
    EntityKind.EVENT: "Events",
    EntityKind.TREATY: "Treaties",
    EntityKind.WORK: "Works",
    EntityKind.GROUP: "Groups",
}
_SHOWN_ENTITIES = 8
_SHOWN_QUOTES = 10
_LONGEST_LINK = 2000


def posted_card(answer: SummaryAnswer, mark: int | None = None, *, changed: str | None = None) -> discord.ui.LayoutView:
    """The compact answer to a posted link; `changed` is the line that tells how its page changed since."""
    told = [] if changed is None else [line(changed)]
    lines = [*_head(answer.article), *told, *_sentences(answer), *_entities(answer.entities)]
    row = [button("Longer", custom_ids.article(answer.article.id, LONG)), *_ways_on(answer, changed is not None)]
    return card(lines, colour=NEWS, open_url=answer.article.url, rows=[row], mark=mark)


def summary_card(answer: SummaryAnswer) -> discord.ui.LayoutView:
    """The whole answer to `/summary`, people with their roles, a button for each length."""
    gone = [] if answer.gone_since is None else [line(gone_line(answer.gone_since))]
    named = _entities(answer.entities, roles=True)
    lines = [*_head(answer.article), *gone, *_sentences(answer), *named, *_history(answer)]
    rows = _rows(_lengths(answer.article.id, answer.length), _ways_on(answer))
    return card(lines, colour=NEWS, open_url=answer.article.url, rows=rows)


def said_card(answer: SummaryAnswer) -> discord.ui.LayoutView:
    """Who said what in the article."""
    quotes = answer.quotes[:_SHOWN_QUOTES]
    lines = [*_head(answer.article), *(quote_line(quote) for quote in quotes)]
    if len(answer.quotes) > len(quotes):
        lines.append(apart(line(f"-# and {count(len(answer.quotes) - len(quotes), 'more statement')} in the article")))
    if not quotes:
        lines.append(line("No statement in it has a speaker or source that the desk can point at."))
    rows = _rows(_lengths(answer.article.id, None), _ways_on(answer, said=True))
    return card(lines, colour=NEWS, open_url=answer.article.url, rows=rows)


def gone_line(since: datetime) -> str:
    """The small line of a card whose page was deleted."""
    return f"-# ⚠️ the page was deleted: gone on {minute(since.astimezone(KST))}; this is what the desk had read"


def quote_line(quote: QuoteLine, *, named: bool = True, dated: bool = False) -> CardLine:
    """A statement under its speaker; the words are the article's, quotation marks and all."""
    facts = []
    if named:
        facts.append(f"**{plain(quote.speaker, 80)}**" if quote.speaker else "**Speaker not settled**")
    if quote.cue:
        facts.append(plain(quote.cue, 40))
    if dated:
        facts.append(byline(quote.said.article))
    return apart(sentence(quote.said, 1, before=f"{' · '.join(facts)}\n> " if facts else "> "))


def title_line(article: ArticleRef, rank: int, before: str = "") -> CardLine:
    """An article in a line: its title as a link, outlet, day."""
    target, told, title = address(article.url), byline(article), unmarked(article.title)
    forms = []
    for length in (140, 70):
        if target and len(target) <= 600:
            forms.append(f"{before}[{link_text(title, length) or 'no title'}]({target}) · {told}")
        forms.append(f"{before}{plain(title, length) or 'no title'} · {told}")
    forms.append(f"{before}{plain(title, 70)}")
    return CardLine(rank, tuple(forms))


def _head(article: ArticleRef) -> list[CardLine]:
    return [
        CardLine(0, (heading(article.title, 240), heading(article.title, 100))),
        source_line(article),
    ]


def source_line(article: ArticleRef) -> CardLine:
    """The second line of a card, with the link to the page where that is too long for the Open button."""
    told, target = f"-# {source(article)}", address(article.url)
    if target is None or not LONGEST_BUTTON_LINK < len(target) <= _LONGEST_LINK:
        return line(told)
    return CardLine(0, (f"{told} · [Open]({target})", told))


def _sentences(answer: SummaryAnswer) -> list[CardLine]:
    return [apart(sentence(linked, 1)) for linked in answer.sentences]


def _entities(entities: Iterable[NamedEntity], *, roles: bool = False) -> list[CardLine]:
    """Who and what is in it, by kind: in one line, or with the people's roles as stated in a line for each kind."""
    groups: dict[EntityKind, list[str]] = {}
    for named in tuple(entities)[:_SHOWN_ENTITIES]:
        role = f" ({plain(named.role.text, 80)})" if roles and named.role else ""
        groups.setdefault(named.entity.kind, []).append(plain(named.entity.name, 60) + role)
    told = [f"**{_KINDS[kind]}** {', '.join(groups[kind])}" for kind in _KINDS if kind in groups]
    if not told:
        return []
    return [apart(line("\n".join(f"-# {one}" for one in told) if roles else f"-# {' · '.join(told)}", 1))]


def _history(answer: SummaryAnswer) -> list[CardLine]:
    lines = []
    if answer.byline:
        lines.append(line(f"-# By {plain(', '.join(answer.byline), 160)}", 2))
    if len(answer.versions) > 1:
        last = minute(answer.versions[-1].astimezone(KST))
        lines.append(line(f"-# {len(answer.versions)} versions, the last of {last}", 2))
    if answer.story and answer.story.articles > 1:
        others = count(answer.story.articles - 1, "other article")
        lines.append(line(f"-# Same story in {others}", 2))
    if answer.first_post and answer.first_post.jump_url:
        lines.append(line(f"-# [First post]({answer.first_post.jump_url})", 2))
    return lines


def _lengths(article_id: int, now: int | None) -> list[CardButton]:
    return [
        button(label, custom_ids.article(article_id, length), on=length != now, primary=length == now)
        for label, length in (("Short", SHORT), ("Standard", STANDARD), ("Long", LONG))
    ]


def _rows(lengths: list[CardButton], ways: list[CardButton]) -> list[list[CardButton]]:
    return [[*lengths, *ways]] if len(lengths) + len(ways) <= BUTTONS_A_ROW else [lengths, ways]


def _ways_on(answer: SummaryAnswer, changed: bool = False, *, said: bool = False) -> list[CardButton]:
    """To who said what (`said`: that is here), to the story where the shelf holds more of it, to what changed where
    anything did."""
    article, story = answer.article.id, answer.story
    there = button("Who said what", custom_ids.article(article, "said"), on=not said, primary=said)
    buttons = [there] if answer.quotes else []
    if story is not None and story.articles > 1:
        buttons.append(button("Story", custom_ids.story(story.id, "days", "0:story")))
    if changed or len(answer.versions) > 1 or answer.gone_since is not None:
        buttons.append(button("Changes", custom_ids.versions(article)))
    return buttons
