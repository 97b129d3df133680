"""L5: `stories FILE|-`: group articles into stories, exactly as the desk does when they arrive one after another."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from bot.text.knowledge.matcher import Matcher

_NAMED_CHARACTERS = 20_000


def stories(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help='JSON Lines {"id","url","title","text","published"}.')],
) -> None:
    """Say which articles tell the same story: a JSON line {"id","story"} for each, in the order they came."""
    with ExitStack() as stack:
        lines: Iterable[str] = sys.stdin
        if file != "-":
            path = Path(file)
            if not path.is_file():
                raise typer.BadParameter(f"{file} is not a file")
            lines = stack.enter_context(path.open(encoding="utf-8"))
        answers = _group(_documents(lines))
    for identifier, story in answers:
        sys.stdout.write(json.dumps({"id": identifier, "story": story}, ensure_ascii=False) + "\n")


def _documents(lines: Iterable[str]) -> Iterable[dict[str, Any]]:
    """The documents of JSON Lines. Raises typer.BadParameter with the number of a line that is none."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
            yield {
                "id": document["id"],
                "title": document.get("title") or "",
                "text": document["text"] or "",
                "published": document.get("published"),
            }
        except (ValueError, KeyError, TypeError, AttributeError):
            raise typer.BadParameter(f'line {number} is not a JSON object with "id" and "text"') from None


def _group(documents: Iterable[dict[str, Any]]) -> list[tuple[Any, int]]:
    """Each document's id with its story. An undated one counts as saved when the newest so far was published."""
    from bot.model.placements import PlacedArticle
    from bot.services.stories import placement
    from bot.storage.stories import scratch
    from bot.text.knowledge.base import Knowledge

    identifiers: list[Any] = []
    newest = datetime.fromtimestamp(0, UTC)
    matcher = Knowledge.load().matcher
    with scratch.database() as connection:
        for document in documents:
            published = _moment(document["published"])
            newest = max(newest, published or newest)
            identifiers.append(document["id"])
            article = PlacedArticle(
                len(identifiers),
                document["title"],
                document["text"],
                published or newest,
                dated=published is not None,
                entities=_named(matcher, f"{document['title']}\n{document['text']}"),
            )
            placement.place(connection, article)
        found = scratch.stories(connection)
    return [(identifier, found[number]) for number, identifier in enumerate(identifiers, start=1)]


def _named(matcher: Matcher, text: str) -> set[str]:
    """The ids of the entities whose names in the text can mean nothing else."""
    found = [match.forms for match in matcher.matches(text[:_NAMED_CHARACTERS])]
    sure = [forms for forms in found if len({form.entity.id for form in forms}) == 1 and not forms[0].short]
    return {forms[0].entity.id for forms in sure}


def _moment(published: object) -> datetime | None:
    """An ISO 8601 date or time, taken as UTC where it names no zone; None for anything else."""
    try:
        moment = datetime.fromisoformat(str(published))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
