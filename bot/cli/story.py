"""L5: `story`: one story day by day."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer
from rich.text import Text

from bot.cli.console import out, print_json
from bot.cli.local_desk import JsonOption, ShelfOption, ask
from bot.model.answers import StoryAnswer
from bot.model.jobs import LOCAL_SHELF


def story(
    meant: Annotated[
        str, typer.Argument(metavar="STORY", help="`story 12`, or an article's number, title or address.")
    ],
    page: Annotated[int, typer.Option(min=1, help="Which page of its days.")] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Show what each day added to a story, who reported it, who said what, and where the numbers differ."""
    answer = ask(shelf, lambda asking: asking.stories.meant(asking.shelf, meant, page - 1))
    if as_json:
        print_json(msgspec.to_builtins(answer))
    else:
        _draw(answer)


def _draw(answer: StoryAnswer) -> None:
    from bot.cli.rendering import quote, sentence
    from cogs._cards.reasons import shared_source_label
    from cogs._layout.words import clean, count, day

    console = out()
    console.print(Text(clean(answer.headline), "bold"))
    outlets = ", ".join(clean(outlet.name) for outlet in answer.outlets)
    origins = f"{count(len(answer.origins), 'origin')} ({', '.join(answer.origins)})" if answer.origins else ""
    facts = [
        count(answer.article_count, "article"),
        outlets,
        origins,
        answer.one_sided and shared_source_label(answer.one_sided),
    ]
    console.print(Text(" · ".join(clean(fact) for fact in facts if fact), "dim"))
    for group in answer.figures:
        told = " · ".join(
            f"{clean(one.said.text)} ({clean(one.said.article.outlet.name if one.said.article.outlet else '?')})"
            for one in group
        )
        console.print(Text.assemble(("Numbers differ  ", "bold"), told))
    for added in answer.days:
        console.print(Text(day(added.day), "bold"))
        for linked in added.sentences:
            console.print(sentence(linked))
    if answer.quotes:
        console.print(Text("Who said what", "bold"))
        for line in answer.quotes:
            console.print(quote(line))
