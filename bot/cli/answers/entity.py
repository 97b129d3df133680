"""The command `entity NAME`: the articles of a shelf about a person, organisation, place or weapon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from bot.catalogue import gettext, language, ngettext
from bot.catalogue.entity_kinds import kind_name
from bot.cli.answers.local_desk import JsonOption, LocalDesk, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import MOST
from bot.lang.scripts import writing_of
from bot.model.answers import EntityAnswer, EntityMatch, EntityRef, QuoteLine
from bot.model.errors import NothingFound
from bot.model.jobs import LOCAL_SHELF
from bot.text.entities.roles.succession import role_in

_BARS = " ▁▂▃▄▅▆▇█"
_MOST_COMPANIONS = 4
_MOST_ALTERNATIVES = 4


def entity(
    name: Annotated[str, typer.Argument(help=gettext("The name in any spelling, in Latin letters, Hangul or Hanja."))],
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the article list."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Find the entity that a name means and print what is known about it."""
    if as_json:
        matches, answer, nearest = ask(shelf, lambda desk: _with_matches(desk, name, page - 1))
        found = _as_json(answer) if answer else None
        print_json({"matches": [_match(match) for match in matches], "entity": found, "nearest": nearest})
    else:
        _draw(ask(shelf, lambda desk: desk.answers.entity(desk.shelf, name, page - 1)))


async def _with_matches(
    desk: LocalDesk, name: str, page: int
) -> tuple[tuple[EntityMatch, ...], EntityAnswer | None, tuple[str, ...]]:
    """The entities that match a name, and the answer for the best one; if none matches, similar names instead."""
    try:
        matches = await desk.answers.matches(desk.shelf, name)
        return matches, await desk.answers.entity(desk.shelf, name, page), ()
    except NothingFound as error:
        return (), None, tuple(one if isinstance(one, str) else one.name for one in error.nearest)


def _match(match: EntityMatch) -> dict[str, Any]:
    entity = match.entity
    return {
        "id": entity.key,
        "name": entity.name,
        "kind": entity.kind,
        "hangul": entity.hangul,
        "score": round(match.score, 4),
    }


def _as_json(answer: EntityAnswer) -> Any:
    plain = msgspec.to_builtins(answer)
    ref = plain.pop("entity")
    fate = plain.pop("fate")
    return {"id": ref.pop("key"), **ref, **plain, "fate": fate and {**fate["said"], "giver": fate["giver"]}}


def _draw(answer: EntityAnswer) -> None:
    from bot.cli.terminal.rendering import sentence, source
    from cogs._layout.foreign_text import clean
    from cogs._layout.moments import known_day
    from cogs._layout.names import all_names
    from cogs._layout.sources import as_of, day_of
    from cogs._layout.words import according_to, facts, listed

    console, known = out(), answer.entity
    console.print(Text(facts(*map(clean, all_names(known))), "bold"))
    if answer.life and answer.life.died:
        console.print(gettext("Died {day} (knowledge base)", day=known_day(answer.life.died)))
    if answer.fate:
        giver = according_to(clean(answer.fate.giver)) if answer.fate.giver else ""
        console.print(sentence(answer.fate.said).append(f"  {facts(giver, source(answer.fate.said.article))}", "dim"))
    if role := role_in(answer, writing_of(language())):
        console.print(sentence(role).append(f"  {as_of(role.article)}", "dim"))
    for held in (one for one in answer.roles if one.role != role):
        console.print(sentence(held.role).append(f"  {day_of(held.role.article)}", "dim"))
    if answer.perhaps_several:
        console.print(Text(gettext("Perhaps several people: only the name connects these roles."), "dim"))
    console.print(Text(_facts(answer), "dim"))
    if any(answer.weeks):
        console.print(Text(_chart(answer.weeks), "dim"))
    _draw_articles(answer)
    _draw_quotes(gettext("Quotes by"), answer.quotes_by)
    _draw_quotes(gettext("Quotes about"), answer.quotes_about)
    if answer.also:
        names = listed(_distinct_name(known, other.entity) for other in answer.also[:_MOST_ALTERNATIVES])
        console.print(Text(gettext("Other matches: {names}", names=names), "dim"))


def _facts(answer: EntityAnswer) -> str:
    from cogs._layout.foreign_text import clean
    from cogs._layout.names import first_name
    from cogs._layout.words import facts, listed, noted

    articles = ngettext("{number} article", "{number} articles", answer.total)
    shown = answer.companions[:_MOST_COMPANIONS]
    companions = listed(noted(clean(first_name(one.entity)), f"{one.articles:,}") for one in shown)
    together = gettext("often with {names}", names=companions) if companions else ""
    return facts(kind_name(answer.entity.kind), articles, together)


def _chart(weeks: tuple[int, ...]) -> str:
    """Articles per week as a line of bars, scaled to the highest."""
    most = max(weeks)
    bars = "".join(_BARS[-(-number * (len(_BARS) - 1) // most)] for number in weeks)
    return ngettext(
        "{bars}  articles per week, {number} week", "{bars}  articles per week, {number} weeks", len(weeks), bars=bars
    )


def _draw_articles(answer: EntityAnswer) -> None:
    from bot.cli.terminal.rendering import source, title
    from cogs._layout.words import page_place

    for article in answer.articles:
        out().print(Text("  ").append_text(title(article, "none")).append(f"  {source(article)}", "dim"))
    if answer.pages > 1:
        out().print(Text(page_place(answer.page, answer.pages), "dim"))


def _draw_quotes(heading: str, quotes: Sequence[QuoteLine]) -> None:
    from bot.cli.terminal.rendering import quote

    if quotes:
        out().print(Text(heading, "bold"))
    for line in quotes:
        out().print(quote(line))


def _distinct_name(known: EntityRef, other: EntityRef) -> str:
    """The name of `other`, with its Hangul or Hanja in brackets if both entities have the same name."""
    from cogs._layout.foreign_text import clean
    from cogs._layout.names import first_name

    written = (other.hangul if other.hangul != known.hangul else other.hanja) if other.name == known.name else None
    name = first_name(other)
    return clean(f"{name} ({written})" if written and written != name else name)
