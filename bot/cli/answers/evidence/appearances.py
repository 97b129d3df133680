"""The command `appearances NAME`: the days on which the articles of a shelf report an appearance of a person."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from bot.catalogue import gettext
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import MOST
from bot.model.evidence.appearances import AppearancesAnswer
from bot.model.jobs import LOCAL_SHELF


def appearances(
    name: Annotated[str, typer.Argument(help=gettext("The name in any spelling, in Latin letters, Hangul or Hanja."))],
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the results."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the days on which articles report a person, how long ago the last one is, and the longest gap."""
    answer = ask(shelf, lambda desk: desk.appearances.appearances(desk.shelf, name, page - 1))
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: AppearancesAnswer) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(answer)
    return plain | {"page": answer.page + 1}


def _draw(answer: AppearancesAnswer) -> None:
    from bot.cli.terminal.rendering import sentence, source
    from cogs._cards.evidence.appearances import gap_line, last_line, others_line
    from cogs._layout.foreign_text import clean
    from cogs._layout.moments import day
    from cogs._layout.names import first_name
    from cogs._layout.words import page_place

    console = out()
    console.print(Text(clean(first_name(answer.entity)), "bold"))
    for line in (last_line(answer), gap_line(answer), others_line(answer)):
        if line:
            console.print(Text(clean(line)))
    for one in answer.appearances:
        shown = Text(f"  {day(one.day)}  ").append_text(sentence(one.said))
        console.print(shown.append(f"  {source(one.said.article)}", "dim"))
    if answer.pages > 1:
        console.print(Text(page_place(answer.page, answer.pages), "dim"))
