"""L5: `summary`: one article in a few of its own sentences."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from bot.cli.console import out, print_json
from bot.cli.local_desk import JsonOption, ShelfOption, ask
from bot.model.answers import SummaryAnswer
from bot.model.jobs import LOCAL_SHELF


def summary(
    article: Annotated[str, typer.Argument(help="The article's number, title or address.")],
    length: Annotated[int, typer.Option(min=1, max=8, help="How many sentences.")] = 3,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Show an article's summary, who said what in it, and whom and what it names."""
    answer = ask(shelf, lambda asking: asking.answers.summary(asking.shelf, article, length))
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: SummaryAnswer) -> Any:
    return msgspec.to_builtins(answer)


def _draw(answer: SummaryAnswer) -> None:
    from bot.cli.rendering import quote, sentence, source, title
    from cogs._layout.words import clean

    console = out()
    console.print(title(answer.article))
    console.print(Text(source(answer.article), "dim"))
    for linked in answer.sentences:
        console.print(sentence(linked))
    if answer.quotes:
        console.print(Text("Who said what", "bold"))
        for line in answer.quotes:
            console.print(quote(line))
    if answer.entities:
        names = ", ".join(clean(each.entity.name) for each in answer.entities[:12])
        console.print(Text.assemble(("Names  ", "bold"), names))
    if answer.story and answer.story.articles > 1:
        told = f"{clean(answer.story.headline)} ({answer.story.articles} articles)"
        console.print(Text.assemble(("Story  ", "bold"), told))
