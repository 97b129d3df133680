"""The command `story STORY`: one story day by day."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer
from rich.text import Text

from bot.catalogue import gettext
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import MOST
from bot.lang.headline_marks import unmarked
from bot.model.answers import StoryAnswer
from bot.model.jobs import LOCAL_SHELF


def story(
    meant: Annotated[
        str,
        typer.Argument(
            metavar="STORY", help=gettext("`story 12`, or the number, title or address of one of its articles.")
        ),
    ],
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the days."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print a story by its number or by one of its articles."""
    answer = ask(shelf, lambda desk: desk.stories.meant(desk.shelf, meant, page - 1))
    if as_json:
        print_json(msgspec.to_builtins(answer))
    else:
        _draw(answer)


def _draw(answer: StoryAnswer) -> None:
    from bot.cli.terminal.rendering import quote, sentence
    from cogs._layout.foreign_text import clean
    from cogs._layout.moments import day
    from cogs._layout.words import articles, facts, page_place

    console = out()
    console.print(Text(clean(unmarked(answer.headline)), "bold"))
    console.print(Text(_facts(answer), "dim"))
    _draw_figures(answer)
    _draw_turns(answer)
    for added in answer.days:
        console.print(Text(facts(day(added.day), articles(added.articles)), "bold"))
        for linked in added.sentences:
            console.print(sentence(linked))
    if answer.pages > 1:
        console.print(Text(page_place(answer.page, answer.pages), "dim"))
    if answer.quotes:
        console.print(Text(gettext("Quotes"), "bold"))
        for line in answer.quotes:
            console.print(quote(line))


def _facts(answer: StoryAnswer) -> str:
    from bot.cli.terminal.rendering import origin_count
    from cogs._cards.reasons import shared_source_label
    from cogs._layout.corrected import headline_corrected_here
    from cogs._layout.foreign_text import clean
    from cogs._layout.words import articles, facts, listed

    outlets = listed(clean(outlet.name) for outlet in answer.outlets)
    shared = shared_source_label(answer.one_sided) if answer.one_sided else ""
    corrected = headline_corrected_here(answer.headline, answer.articles)
    read = len(answer.articles)
    newest = gettext("based on the newest {number}", number=read) if read < answer.article_count else ""
    return facts(articles(answer.article_count), newest, outlets, origin_count(answer.origins), shared, *corrected)


def _draw_figures(answer: StoryAnswer) -> None:
    from cogs._layout.foreign_text import clean
    from cogs._layout.names import figure_source
    from cogs._layout.words import facts

    for group in answer.figures:
        figures = (f"{clean(one.said.text)} ({clean(figure_source(one))})" for one in group)
        out().print(Text.assemble((gettext("Conflicting figures"), "bold"), "  ", facts(*figures)))


def _draw_turns(answer: StoryAnswer) -> None:
    from cogs._cards.pictures.turns import turn_label
    from cogs._layout.foreign_text import clean
    from cogs._layout.sources import day_of

    if answer.turns:
        out().print(Text(gettext("Turns"), "bold"))
    for turn in answer.turns:
        out().print(Text(f"  {turn_label(turn)}").append(f"  {clean(day_of(turn.article))}", "dim"))
