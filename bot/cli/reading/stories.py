"""The command `stories FILE|-`: group articles into stories, with the code that runs on arrival."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.catalogue import gettext
from bot.cli.terminal.console import print_json
from bot.lang.headline_marks import has_words
from bot.text.caps import cut_text, cut_title

if TYPE_CHECKING:
    from sqlite3 import Connection

    from bot.text.knowledge.base import Knowledge
    from bot.text.knowledge.file_format import KnownEntity
    from bot.text.knowledge.matcher import Matcher
    from bot.text.tagger import Tagger

_NAMED_CHARACTERS = 20_000


def stories(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-",
            help=gettext('JSON Lines with "id", "url", "title", "text" and "published", or - for stdin.'),
        ),
    ],
) -> None:
    """Print a line {"id","story"} for each article, in input order. Story numbers are only valid for this input."""
    with ExitStack() as stack:
        lines: Iterable[bytes] = sys.stdin.buffer
        if file != "-":
            path = Path(file)
            if not path.is_file():
                raise typer.BadParameter(gettext("{file} is not a file", file=file))
            lines = stack.enter_context(path.open("rb"))
        answers = _group(_documents(lines))
    for identifier, story in answers:
        print_json({"id": identifier, "story": story})


def _documents(lines: Iterable[bytes]) -> Iterable[dict[str, Any]]:
    """Parse JSON Lines. Raises typer.BadParameter with the number of an invalid line."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
            yield {
                "id": document["id"],
                "url": str(document.get("url") or ""),
                "title": cut_title(document.get("title")) or "",
                "text": cut_text(document["text"] or ""),
                "published": document.get("published"),
            }
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            problem = gettext('line {number} is not a JSON object with "id" and "text"', number=number)
            raise typer.BadParameter(problem) from None


def _group(documents: Iterable[dict[str, Any]]) -> list[tuple[Any, int]]:
    """Each document's id and story number."""
    from bot.storage.stories import scratch

    with scratch.database() as connection:
        stream = Stream(connection)
        for document in documents:
            stream.place(document)
        return stream.stories()


class Stream:
    """Documents that are placed in stories as they come, in a database of `bot.storage.stories.scratch`. One without a
    date gets the newest date so far."""

    def __init__(self, connection: Connection) -> None:
        from bot.text.knowledge.base import Knowledge
        from bot.text.sources.outlets import SourceTable

        knowledge = Knowledge.load()
        self.identifiers: list[Any] = []
        self.newest = datetime.fromtimestamp(0, UTC)
        self._connection = connection
        self._matcher, self._sources = knowledge.matcher, SourceTable.load()
        self._names, self._embed = _KoreanNames(knowledge), _Embeddings()

    def place(self, document: dict[str, Any]) -> None:
        """Place the next document: "id", "url", "title", "text" and "published"."""
        from bot.model.placements import PlacedArticle
        from bot.services.stories import placement
        from bot.services.stories.contact_parties import parties

        title, text, published = document["title"], document["text"], _moment(document["published"])
        outlet = self._sources.outlet(document["url"], None)
        self.newest = max(self.newest, published or self.newest)
        self.identifiers.append(document["id"])
        named = _named(self._matcher, f"{title}\n{text}")
        article = PlacedArticle(
            len(self.identifiers),
            title,
            text,
            published or self.newest,
            dated=published is not None,
            entities={entity.id for entity, _ in named},
            outlet=(outlet.domain or "") if outlet else "",
            names=self._names(title, text),
            parties=parties(title, text, named, published and published.date()),
            embedding=self._embed(title),
        )
        placement.place(self._connection, article)

    def stories(self) -> list[tuple[Any, int]]:
        """The id and the story number of each document so far."""
        from bot.storage.stories import scratch

        found = scratch.stories(self._connection)
        return [(identifier, found[number]) for number, identifier in enumerate(self.identifiers, start=1)]


class _Embeddings:
    """Embeds titles, if the model can be used."""

    def __init__(self) -> None:
        from bot.text.headlines.embedder import HeadlineEmbedder
        from bot.text.headlines.prominence import HeadlineModel

        self._model, self._embedder = HeadlineModel.load(), HeadlineEmbedder()

    def __call__(self, title: str) -> bytes:
        return self._embedder.embed(title, self._model.vector(title)) if self._model and has_words(title) else b""


class _KoreanNames:
    """Finds the names in Korean documents as a reader does. The models are loaded at the first of them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._tagger: Tagger | None = None

    def __call__(self, title: str, text: str) -> Collection[str]:
        """The terms of the names in a text; none if it is not Korean."""
        from bot.lang.scripts import is_korean
        from bot.news.terms.korean_names import korean_names
        from bot.text.entities.find import find_entities
        from bot.text.entities.korean.unnamed import is_local
        from bot.text.tagger import Tagger

        text = text[:_NAMED_CHARACTERS]
        if not is_korean(text):
            return ()
        self._tagger = self._tagger or Tagger.load()
        found = find_entities(self._tagger.tag(text), self._knowledge, title or None, None)
        return korean_names(text, (entity for entity in found if not is_local(entity)))


def _named(matcher: Matcher, text: str) -> list[tuple[KnownEntity, str]]:
    """The entities that the text names unambiguously, each with the form in which it does."""
    text = text[:_NAMED_CHARACTERS]
    found = ((match.forms[0], text[match.start : match.end], match.forms) for match in matcher.matches(text))
    return [
        (first.entity, written)
        for first, written, forms in found
        if not first.short and all(form.entity is first.entity for form in forms)
    ]


def _moment(published: object) -> datetime | None:
    """Parse an ISO 8601 date or time, by default in UTC; None if invalid."""
    try:
        moment = datetime.fromisoformat(str(published))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
