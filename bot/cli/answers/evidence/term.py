"""The command `term TERM`: how state media and others use a word or phrase on a shelf."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from bot.catalogue import gettext
from bot.cli.answers.evidence.json_values import article_json, indexed_since, said_json
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import MOST
from bot.model.evidence.terms import TermAnswer, TermUse, TermUsers
from bot.model.jobs import LOCAL_SHELF
from bot.model.searches import Hit


def term(
    term: Annotated[str, typer.Argument(help=gettext("A word or phrase as articles write it."))],
    users: Annotated[TermUsers | None, typer.Option(help=gettext("List articles of these users."))] = None,
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the results."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the first and last use of a term by state media and by others, and its uses by month."""
    from bot.services.evidence.terms import TermQuestion

    answer = ask(shelf, lambda desk: desk.terms.term(TermQuestion(desk.shelf, term, users, page - 1)))
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: TermAnswer) -> dict[str, Any]:
    return {
        "term": answer.term,
        "state": _use_json(answer.state),
        "others": _use_json(answer.others),
        "shown": answer.shown,
        "hits": [_hit_json(hit) for hit in answer.hits],
        "page": answer.page + 1,
        "pages": answer.pages,
        "indexed_since": indexed_since(answer.indexed_since),
    }


def _use_json(use: TermUse) -> dict[str, Any]:
    return {
        "total": use.total,
        "counted": use.counted,
        "first": _hit_json(use.first) if use.first else None,
        "last": _hit_json(use.last) if use.last else None,
        "months": [{"month": f"{one.first:%Y-%m}", "articles": one.articles} for one in use.months],
    }


def _hit_json(hit: Hit) -> dict[str, Any]:
    marks = [[mark.start, mark.end] for mark in hit.marks]
    return {**article_json(hit.article), **said_json(hit.snippet), "marks": marks}


def _draw(answer: TermAnswer) -> None:
    from bot.cli.terminal.rendering import print_incomplete, sentence, source
    from cogs._cards.evidence.terms import USERS, months_text, no_use, use_lines
    from cogs._layout.words import page_place

    console = out()
    print_incomplete(console, answer.indexed_since)
    if not answer.state.total and not answer.others.total:
        if answer.indexed_since is None:
            console.print(no_use())
        return
    for use in (answer.state, answer.others):
        console.print(Text(gettext(USERS[use.users]), "bold"))
        for words in (*use_lines(use), months_text(use)):
            if words:
                console.print(Text(f"  {words}", "dim"))
        for hit in dict.fromkeys(filter(None, (use.first, use.last))):
            console.print(Text("  ").append_text(sentence(hit.snippet)).append(f"  {source(hit.article)}", "dim"))
    for hit in answer.hits:
        console.print(Text("- ").append_text(sentence(hit.snippet)).append(f"  {source(hit.article)}", "dim"))
    if answer.pages > 1:
        console.print(Text(page_place(answer.page, answer.pages), "dim"))
