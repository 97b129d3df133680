"""The command `versions ARTICLE`: how an article changed since it was saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from bot.catalogue import gettext
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import MOST
from bot.model.evidence.comparisons import ComparisonAnswer
from bot.model.jobs import LOCAL_SHELF
from bot.model.versions import Passage, Side, VersionChange, VersionsAnswer


def versions(
    article: Annotated[str, typer.Argument(help=gettext("The number, title or address of the article."))],
    other: Annotated[
        str | None, typer.Option(help=gettext("Another article, to compare the two word by word."))
    ] = None,
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the changes."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the changes of an article: removed text in red, added text in green."""
    if other is not None:
        compared = ask(shelf, lambda desk: desk.comparisons.compare(desk.shelf, article, other, page - 1))
        if as_json:
            print_json(msgspec.to_builtins(compared))
        else:
            _draw_comparison(compared)
        return
    answer = ask(shelf, lambda desk: desk.versions.versions(desk.shelf, article, page - 1))
    if as_json:
        print_json(msgspec.to_builtins(answer))
    else:
        _draw(answer)


def _draw(answer: VersionsAnswer) -> None:
    from bot.cli.terminal.rendering import retraction, source, title
    from cogs._cards.versions import unchanged
    from cogs._layout.moments import korean_minute
    from cogs._layout.words import facts

    console = out()
    console.print(title(answer.article))
    saved = gettext("first saved {moment}", moment=korean_minute(answer.saved_at))
    console.print(Text(facts(source(answer.article), saved), "dim"))
    if answer.gone_since is not None:
        moment = korean_minute(answer.gone_since)
        console.print(
            Text(gettext("The page was removed by {moment}; the saved text is kept.", moment=moment), "bold red")
        )
    if answer.retraction is not None:
        console.print(retraction(answer.retraction))
    elif answer.gone_since is None and not answer.changes:
        console.print(Text(unchanged(answer, korean_minute)))
    for change in answer.changes:
        _draw_change(change)
    if answer.page + 1 < answer.pages:
        more = gettext(
            "page {page} of {pages}; next: --page {next}",
            page=answer.page + 1,
            pages=answer.pages,
            next=answer.page + 2,
        )
        console.print(Text(more, "dim"))


def _draw_comparison(answer: ComparisonAnswer) -> None:
    from bot.cli.terminal.rendering import source, title
    from cogs._cards.evidence.comparisons import kept_text

    console = out()
    for mark, style, article in (("-", "red", answer.earlier), ("+", "green", answer.later)):
        console.print(Text(f"{mark} ", style).append_text(title(article)).append(f"  {source(article)}", "dim"))
    console.print(Text(kept_text(answer), "dim"))
    _draw_passages(answer.passages)


def _draw_change(change: VersionChange) -> None:
    from cogs._cards.versions import kinds_of
    from cogs._layout.moments import korean_minute

    out().print(Text.assemble((korean_minute(change.at), "bold"), f" · {kinds_of(change)}"))
    _draw_passages(change.passages)


def _draw_passages(passages: Sequence[Passage]) -> None:
    console = out()
    for passage in passages:
        for which, mark, style in ((Side.REMOVED, "-", "red"), (Side.ADDED, "+", "green")):
            if any(piece.side is which for piece in passage.pieces):
                console.print(_side(passage, which, mark, style))


def _side(passage: Passage, which: Side, mark: str, style: str) -> Text:
    """The old or the new passage, its changed words in bold. `mark` identifies it without colours."""
    from cogs._layout.foreign_text import clean

    text = Text(f"  {mark} ", style)
    for piece in passage.pieces:
        if piece.side in (Side.SAME, which):
            words = clean(f"|{piece.text}|")[1:-1]
            text.append(words, "bold" if piece.side is which else "")
    return text
