"""The command `search QUERY`: full-text search of a shelf."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from bot.catalogue import gettext
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.model.answers import Hit, SearchAnswer
from bot.model.jobs import LOCAL_SHELF


def search(
    query: Annotated[str, typer.Argument(help=gettext("Words to search for."))],
    page: Annotated[int, typer.Option(min=1, help=gettext("Page of the results."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the articles that contain the words, with a snippet each."""
    answer = ask(shelf, lambda desk: desk.answers.search(desk.shelf, query, page - 1))
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: SearchAnswer) -> dict[str, Any]:
    return {
        "query": answer.query,
        "hits": [
            {
                "article": hit.article.id,
                "title": hit.article.title,
                "url": hit.article.url,
                "published": hit.article.published,
                "snippet": {"text": hit.snippet.text, "start": hit.snippet.start, "end": hit.snippet.end},
                "marks": [[mark.start, mark.end] for mark in hit.marks],
            }
            for hit in answer.hits
        ],
        "page": answer.page + 1,
        "more": answer.more,
    }


def _draw(answer: SearchAnswer) -> None:
    from bot.cli.terminal.rendering import source, title

    console = out()
    for hit in answer.hits:
        console.print(title(hit.article))
        console.print(Text(f"  {source(hit.article)}", "dim"))
        console.print(Text("  ").append_text(_marked(hit)))
    if answer.more:
        console.print(Text(gettext("More results: --page {page}", page=answer.page + 2), "dim"))


def _marked(hit: Hit) -> Text:
    """The snippet with its matches highlighted. Replaces characters one by one, so that offsets stay valid."""
    text = Text("".join(letter if letter.isprintable() else " " for letter in hit.snippet.text))
    for mark in hit.marks:
        text.stylize("bold yellow", mark.start, mark.end)
    return text
