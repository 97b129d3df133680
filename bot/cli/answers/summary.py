"""The command `summary ARTICLE`: the key sentences, statements and entities of an article."""

from __future__ import annotations

from itertools import zip_longest
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from bot.catalogue import gettext, ngettext
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.lang.headline_marks import unmarked
from bot.model.answers import SummaryAnswer
from bot.model.jobs import LOCAL_SHELF

_MOST_ENTITIES = 12


def summary(
    article: Annotated[str, typer.Argument(help=gettext("The number, title or address of the article."))],
    length: Annotated[
        int, typer.Option(min=1, max=8, help=gettext("Number of sentences; three may have a fourth."))
    ] = 3,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print a summary of an article."""
    answer = ask(shelf, lambda desk: desk.answers.summary(desk.shelf, article, length))
    if as_json:
        print_json(msgspec.to_builtins(answer))
    else:
        _draw(answer)


def _draw(answer: SummaryAnswer) -> None:
    from bot.cli.terminal.rendering import quote, retraction, sentence, source, title
    from cogs._layout.foreign_text import clean
    from cogs._layout.names import first_name
    from cogs._layout.words import facts, genre_label, listed

    console = out()
    console.print(title(answer.article))
    label = genre_label(answer.genre) if answer.genre else ""
    console.print(Text(facts(label, source(answer.article)), "dim"))
    if answer.retraction is not None:
        console.print(retraction(answer.retraction))
    if answer.notice is not None:
        console.print(Text("📝 ").append_text(sentence(answer.notice)))
    for linked, who in zip_longest(answer.sentences, answer.answered_by):
        name = Text(f"{clean(who.name)}: ", "bold") if who else Text()
        console.print(name.append_text(sentence(linked)))
    if answer.quotes:
        console.print(Text(gettext("Quotes"), "bold"))
        for line in answer.quotes:
            console.print(quote(line))
    if answer.entities:
        names = listed(clean(first_name(each.entity)) for each in answer.entities[:_MOST_ENTITIES])
        console.print(Text.assemble((gettext("Names"), "bold"), "  ", names))
    if answer.story and answer.story.articles > 1:
        story = ngettext(
            "{headline} ({number} article)",
            "{headline} ({number} articles)",
            answer.story.articles,
            headline=clean(unmarked(answer.story.headline)),
        )
        console.print(Text.assemble((gettext("Story"), "bold"), "  ", story))
