"""The command `cite ARTICLE`: an article as a citation, with the sentences that are cited."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import typer

from bot.catalogue import gettext
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import print_json
from bot.model.evidence.citations import CitationStyle, CitedArticle
from bot.model.jobs import LOCAL_SHELF


def cite(
    article: Annotated[str, typer.Argument(help=gettext("The number, title or address of the article."))],
    style: Annotated[CitationStyle, typer.Option(help=gettext("Style of the citation."))] = CitationStyle.CHICAGO,
    sentences: Annotated[
        str | None,
        typer.Option(
            help=gettext("Sentences to cite: numbers such as 2, 4-6, or words of them. Default: the key ones.")
        ),
    ] = None,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the citation as plain text; as JSON, in every style."""
    cited = ask(shelf, lambda desk: desk.citations.citation(desk.shelf, article, sentences))
    if as_json:
        print_json(_as_json(cited))
        return
    from bot.policy.citations.styles import citation

    typer.echo(citation(cited, style))


def _as_json(cited: CitedArticle) -> dict[str, Any]:
    from bot.policy.citations.styles import citation

    plain: dict[str, Any] = msgspec.to_builtins(cited)
    return plain | {"citations": {style.value: citation(cited, style) for style in CitationStyle}}
