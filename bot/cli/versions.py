"""L5: `versions`: what changed in an article since it was saved."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer
from rich.text import Text

from bot.cli.console import out, print_json
from bot.cli.local_desk import JsonOption, ShelfOption, ask
from bot.model.jobs import LOCAL_SHELF
from bot.model.versions import Passage, Side, VersionChange, VersionsAnswer


def versions(
    article: Annotated[str, typer.Argument(help="The article's number, title or address.")],
    page: Annotated[int, typer.Option(min=1, help="Which page of its changes.")] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Show what changed in an article since it was saved: red what it said, green what it says."""
    answer = ask(shelf, lambda asking: asking.versions.versions(asking.shelf, article, page - 1))
    if as_json:
        print_json(msgspec.to_builtins(answer))
    else:
        _draw(answer)


def _draw(answer: VersionsAnswer) -> None:
    from bot.cli.rendering import source, title
    from cogs._layout.words import KST, minute

    console = out()
    console.print(title(answer.article))
    console.print(Text(f"{source(answer.article)} · kept since {minute(answer.saved_at.astimezone(KST))}", "dim"))
    if answer.gone_since is not None:
        gone = minute(answer.gone_since.astimezone(KST))
        console.print(Text(f"The page has been gone since {gone}. The desk keeps what it read.", "bold red"))
    elif not answer.changes:
        console.print(Text("Its words have not changed."))
    for change in answer.changes:
        _draw_change(change)
    if answer.page + 1 < answer.pages:
        console.print(Text(f"page {answer.page + 1} of {answer.pages}: --page {answer.page + 2} shows the next", "dim"))


def _draw_change(change: VersionChange) -> None:
    from cogs._cards.versions import kinds_of
    from cogs._layout.words import KST, minute

    console = out()
    console.print(Text.assemble((minute(change.at.astimezone(KST)), "bold"), f" · {kinds_of(change)}"))
    for passage in change.passages:
        for which, mark, style in ((Side.REMOVED, "-", "red"), (Side.ADDED, "+", "green")):
            if any(piece.side is which for piece in passage.pieces):
                console.print(_side(passage, which, mark, style))


def _side(passage: Passage, which: Side, mark: str, style: str) -> Text:
    """One side whole, what changed in it in bold; the mark tells it where there are no colours."""
    from cogs._layout.words import clean

    text = Text(f"  {mark} ", style)
    for piece in passage.pieces:
        if piece.side in (Side.SAME, which):
            words = clean(f"|{piece.text}|")[1:-1]
            text.append(words, "bold" if piece.side is which else "")
    return text
