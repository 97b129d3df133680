"""The command `search QUERY`: full-text search of a shelf, with operators."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from bot.catalogue import gettext, ngettext
from bot.cli.answers.evidence.json_values import article_json, indexed_since
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import MOST
from bot.model.jobs import LOCAL_SHELF
from bot.model.searches import Hit, SearchAnswer, SearchOrder


def search(
    query: Annotated[str, typer.Argument(help=gettext("Words and operators; see docs/search.md."))],
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the results."))] = 1,
    order: Annotated[SearchOrder, typer.Option(help=gettext("Order of the results."))] = SearchOrder.RELEVANCE,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the articles that satisfy a query, with a snippet each, and their number."""
    answer = ask(shelf, lambda desk: desk.answers.search(desk.shelf, query, page - 1, order))
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: SearchAnswer) -> dict[str, Any]:
    return {
        "query": answer.query,
        "order": answer.order,
        "hits": [
            {
                **article_json(hit.article),
                **({"corrected": list(hit.article.corrected)} if hit.article.corrected else {}),
                "snippet": {"text": hit.snippet.text, "start": hit.snippet.start, "end": hit.snippet.end},
                "marks": [[mark.start, mark.end] for mark in hit.marks],
            }
            for hit in answer.hits
        ],
        "page": answer.page + 1,
        "pages": answer.pages,
        "total": answer.total,
        "counted": answer.counted,
        "searched_since": answer.searched_since.isoformat() if answer.searched_since else None,
        "indexed_since": indexed_since(answer.indexed_since),
        "some_words": answer.some_words,
        "nearest": list(answer.nearest),
        "months": [{"month": month.first.strftime("%Y-%m"), "articles": month.articles} for month in answer.months],
        "meant": [{"key": one.key, "name": one.name} for one in answer.meant],
    }


def _draw(answer: SearchAnswer) -> None:
    from bot.cli.terminal.rendering import print_incomplete, source, title
    from cogs._layout.foreign_text import clean
    from cogs._layout.words import listed

    console = out()
    console.print(Text(_summed(answer), "dim"))
    print_incomplete(console, answer.indexed_since)
    if answer.meant:
        console.print(Text(_meant(answer), "dim"))
    if answer.nearest:
        names = listed(map(clean, answer.nearest))
        console.print(Text(gettext("Did you mean {names}?", names=names), "dim"))
    for hit in answer.hits:
        console.print(title(hit.article))
        console.print(Text(f"  {source(hit.article)}", "dim"))
        console.print(Text("  ").append_text(_marked(hit)))
    if answer.page + 1 < answer.pages:
        console.print(Text(gettext("More results: --page {page}", page=answer.page + 2), "dim"))


def _summed(answer: SearchAnswer) -> str:
    """The number of results, and the results on this page."""
    if answer.is_link:
        return gettext("The saved article from this link")
    if answer.some_words:
        return gettext("No article has all of these words; these have some of them.")
    page, pages, total = answer.page + 1, answer.pages, f"{answer.total:,}"
    if not answer.counted:
        return gettext("More than {total} articles, page {page} of {pages}", total=total, page=page, pages=pages)
    if answer.searched_since is not None and answer.indexed_since is None:
        return ngettext(
            "At least {number} article, page {page} of {pages}; nothing before {day} was searched",
            "At least {number} articles, page {page} of {pages}; nothing before {day} was searched",
            answer.total,
            page=page,
            pages=pages,
            day=answer.searched_since.date(),
        )
    return ngettext(
        "{number} article, page {page} of {pages}",
        "{number} articles, page {page} of {pages}",
        answer.total,
        page=page,
        pages=pages,
    )


def _meant(answer: SearchAnswer) -> str:
    """The entities that names were taken for."""
    from cogs._layout.foreign_text import clean
    from cogs._layout.names import first_name
    from cogs._layout.words import listed

    names = listed(dict.fromkeys(clean(first_name(one)) for one in answer.meant))
    if answer.bare_names:
        return gettext("Taken as names: {names}. In quotation marks, words are searched as written.", names=names)
    return gettext("Names taken for {names}", names=names)


def _marked(hit: Hit) -> Text:
    """The snippet with its matches highlighted. Replaces characters one by one, so that offsets stay valid."""
    text = Text("".join(letter if letter.isprintable() else " " for letter in hit.snippet.text))
    for mark in hit.marks:
        text.stylize("bold yellow", mark.start, mark.end)
    return text
