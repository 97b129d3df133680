"""The command `similar ARTICLE`: the articles of a shelf that are most like one."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from bot.catalogue import gettext
from bot.cli.answers.evidence.json_values import article_json, indexed_since
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.model.jobs import LOCAL_SHELF
from bot.model.searches import SimilarAnswer


def similar(
    article: Annotated[str, typer.Argument(help=gettext("Number, title or address of an article."))],
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the articles that have most in common with one."""
    answer = ask(shelf, lambda desk: desk.answers.similar(desk.shelf, article))
    if as_json:
        print_json(_as_json(answer))
        return
    from bot.cli.terminal.rendering import print_incomplete, source, title

    console = out()
    print_incomplete(console, answer.indexed_since)
    for one in answer.articles:
        console.print(title(one.article))
        console.print(Text(f"  {source(one.article)}", "dim"))
        console.print(Text(f"  {gettext('in common: {words}', words=', '.join(one.words))}"))


def _as_json(answer: SimilarAnswer) -> dict[str, Any]:
    return {
        "article": answer.article.id,
        "similar": [{**article_json(one.article), "words": list(one.words)} for one in answer.articles],
        "indexed_since": indexed_since(answer.indexed_since),
    }
