"""The command `export`: a shelf or a part of it as a file, a channel's digests as a feed, or a server to be moved.

export FILE                            the shelf, as JSON Lines that `import` takes
export --search QUERY … --format html  a part of it, for readers
export --digest-feed CHANNEL           its digests as an Atom feed
export --server ID FILE                moves a server out of this process's database
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.catalogue import gettext, ngettext
from bot.cli.answers.local_desk import ShelfOption
from bot.cli.terminal.console import print_message
from bot.cli.terminal.moves import moved_line, refused_line
from bot.cli.terminal.numbers import LARGEST_ID
from bot.cli.terminal.progress import working
from bot.model.exports.articles import ExportForm, ExportQuestion, ExportSource
from bot.model.jobs import LOCAL_SHELF


def export(
    file: Annotated[
        Path | None, typer.Argument(help=gettext("The new file; must not exist. The file of a feed is replaced."))
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=gettext("The same as FILE."))] = None,
    form: Annotated[
        ExportForm | None, typer.Option("--format", help=gettext("Default: by the file's ending, else jsonl."))
    ] = None,
    search: Annotated[str | None, typer.Option(help=gettext("Only articles that satisfy this search."))] = None,
    story: Annotated[
        str | None, typer.Option(help=gettext("Only this story: `story 12`, or one of its articles."))
    ] = None,
    entity: Annotated[str | None, typer.Option(help=gettext("Only articles that name this."))] = None,
    since: Annotated[str | None, typer.Option(help=gettext("First day: 2024-10-31, 2024-10, 'last month'."))] = None,
    until: Annotated[str | None, typer.Option(help=gettext("Last day."))] = None,
    texts: Annotated[
        bool, typer.Option("--texts/--no-texts", help=gettext("Whole texts in JSON Lines, which `import` needs."))
    ] = True,
    digest_feed: Annotated[
        int | None,
        typer.Option(
            metavar="CHANNEL", min=1, max=LARGEST_ID, help=gettext("The digests of this channel, as an Atom feed.")
        ),
    ] = None,
    feed_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help=gettext("Address at which the feed will be served, written into it.")),
    ] = None,
    server: Annotated[
        int | None,
        typer.Option(
            "--server",
            metavar="ID",
            min=1,
            max=LARGEST_ID,
            help=gettext("Move the server with this id in Discord out of the database."),
        ),
    ] = None,
    shelf: ShelfOption = LOCAL_SHELF.key,
) -> None:
    """Write a shelf, or part of it, to a file. After a kill, the next run continues the file. --server: the bot must be
    stopped."""
    target = file or output
    if target is None or (file and output):
        raise typer.BadParameter(gettext("name one file"))
    sources = {ExportSource.SEARCH: search, ExportSource.STORY: story, ExportSource.ENTITY: entity}
    asked = [(source, words) for source, words in sources.items() if words is not None]
    if len(asked) + (server is not None) + (digest_feed is not None) > 1:
        raise typer.BadParameter(gettext("choose one of --search, --story, --entity, --digest-feed and --server"))
    if server is not None:
        _move_out(server, target)
    elif digest_feed is not None:
        _write_feed(digest_feed, target, feed_url)
    else:
        from bot.cli.exports.export_run import ExportRun, form_of

        chosen = form or form_of(target)
        source, words = asked[0] if asked else (ExportSource.SHELF, "")
        question = ExportQuestion(source, words, since, until)
        number = ExportRun(question, chosen, target, whole_texts=texts and chosen is ExportForm.JSONL).run(shelf)
        print_message(
            ngettext("{number} article written to {file}.", "{number} articles written to {file}.", number, file=target)
        )


def _write_feed(channel_id: int, target: Path, address: str | None) -> None:
    from bot.cli.exports.digest_feed import write_feed

    number = write_feed(channel_id, target, address)
    print_message(
        ngettext("{number} digest written to {file}.", "{number} digests written to {file}.", number, file=target)
    )


def _move_out(server: int, file: Path) -> None:
    """Write everything of the server to `file` and take it out of the database."""
    from bot.clock import SystemClock
    from bot.data_folder import data_folder, has_database, load_process_settings
    from bot.model.operations import MoveRefused
    from bot.storage.moves import exports

    settings = load_process_settings()
    data_folder(settings)
    if not has_database(settings):
        print_message(gettext("There is no database yet: {path}", path=settings.database_path))
        raise typer.Exit(1)
    try:
        with working(gettext("Moving the server")):
            moved = exports.export(settings.database_path, server, file, SystemClock().now())
    except MoveRefused as error:
        print_message(refused_line(error.trouble, file))
        raise typer.Exit(1) from None
    print_message(moved_line(moved))
    print_message(
        gettext("{file} is now the only copy. Import it with the process that serves the server now.", file=file)
    )
