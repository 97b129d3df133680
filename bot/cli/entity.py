"""L5: `entity`: a person, body, place or weapon as the shelf's articles show it."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from bot.cli.console import out, print_json
from bot.cli.local_desk import Asking, JsonOption, ShelfOption, ask
from bot.model.answers import EntityAnswer, EntityMatch, EntityRef
from bot.model.errors import NothingFound
from bot.model.jobs import LOCAL_SHELF

_BARS = " ▁▂▃▄▅▆▇█"


def entity(
    name: Annotated[str, typer.Argument(help="Any spelling, in Latin letters, Hangul or Hanja.")],
    page: Annotated[int, typer.Option(min=1, help="Which page of its articles.")] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Show whom or what a name means, its role, newest articles, companions and quotes."""
    if as_json:
        matches, answer, nearest = ask(shelf, lambda asking: _whole(asking, name, page - 1))
        shown = _as_json(answer) if answer else None
        print_json({"matches": [_match(match) for match in matches], "entity": shown, "nearest": nearest})
    else:
        _draw(ask(shelf, lambda asking: asking.answers.entity(asking.shelf, name, page - 1)))


async def _whole(
    asking: Asking, name: str, page: int
) -> tuple[tuple[EntityMatch, ...], EntityAnswer | None, tuple[str, ...]]:
    """What the name may mean, the answer and, where there is none, the names that were likely meant."""
    try:
        matches = await asking.answers.matches(asking.shelf, name)
        return matches, await asking.answers.entity(asking.shelf, name, page), ()
    except NothingFound as error:
        return (), None, error.nearest


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
    return {"id": ref.pop("key"), **ref, **plain}


def _draw(answer: EntityAnswer) -> None:
    from bot.cli.rendering import quote, sentence, source, title
    from cogs._layout.words import articles, clean

    console, known = out(), answer.entity
    console.print(Text(" · ".join(clean(name) for name in (known.name, known.hangul, known.hanja) if name), "bold"))
    if answer.role:
        console.print(sentence(answer.role))
    facts = [str(known.kind), articles(answer.total)]
    if answer.companions:
        facts.append("most with " + ", ".join(f"{clean(c.entity.name)} ({c.articles})" for c in answer.companions[:4]))
    console.print(Text(" · ".join(facts), "dim"))
    if any(answer.weeks):
        console.print(Text(f"{_sparkline(answer.weeks)}  articles a week, {len(answer.weeks)} weeks", "dim"))
    for article in answer.articles:
        console.print(Text("  ").append_text(title(article, "none")).append(f"  {source(article)}", "dim"))
    if answer.pages > 1:
        console.print(Text(f"  page {answer.page + 1} of {answer.pages}", "dim"))
    for heading, lines in (("Quotes by", answer.quotes_by), ("Quotes about", answer.quotes_about)):
        if lines:
            console.print(Text(heading, "bold"))
            for line in lines:
                console.print(quote(line))
    if answer.also:
        console.print(
            Text("Or did you mean " + ", ".join(_other(known, other.entity) for other in answer.also[:4]), "dim")
        )


def _other(known: EntityRef, other: EntityRef) -> str:
    """Another that may be meant; where the names are alike, told apart by the Hangul or the Hanja."""
    from cogs._layout.words import clean

    written = (other.hangul if other.hangul != known.hangul else other.hanja) if other.name == known.name else None
    return clean(f"{other.name} ({written})" if written else other.name)


def _sparkline(weeks: tuple[int, ...]) -> str:
    most = max(weeks)
    return "".join(_BARS[-(-number * (len(_BARS) - 1) // most)] for number in weeks)
