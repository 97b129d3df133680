"""The command `latest [TOPIC]`: the ranked stories of a period."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from bot.catalogue import gettext, ngettext
from bot.cli.answers.evidence.json_values import indexed_since
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import MOST
from bot.lang.headline_marks import unmarked
from bot.model.answers import CorrectedField, LatestAnswer, StoryLine
from bot.model.jobs import LOCAL_SHELF
from bot.policy.vocabulary import PENINSULA

_MOST_OUTLETS = 4


def latest(
    topic: Annotated[
        str | None, typer.Argument(help=gettext("A subject, a name or any words. Default: Korean Peninsula."))
    ] = None,
    since: Annotated[
        str | None, typer.Option(help=gettext("A period (24h, last 30 days, since Monday) or a date. Default: 24h."))
    ] = None,
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the stories."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the latest stories on a topic."""
    answer = ask(shelf, lambda desk: desk.latest.latest(desk.shelf, topic, since, page - 1))
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: LatestAnswer) -> dict[str, Any]:
    return {
        "topic": answer.topic,
        "since": answer.since.isoformat(),
        "until": answer.until.isoformat(),
        "limited": answer.limited,
        "story_count": answer.story_count,
        "article_count": answer.article_count,
        "outlet_count": answer.outlet_count,
        "filtered_count": answer.filtered_count,
        "page": answer.page + 1,
        "pages": answer.pages,
        "indexed_since": indexed_since(answer.indexed_since),
        "stories": [_story(story) for story in answer.stories],
    }


def _story(story: StoryLine) -> dict[str, Any]:
    corrected = any(one.title == story.headline and CorrectedField.TITLE in one.corrected for one in story.articles)
    return {
        "story": story.id,
        "headline": story.headline,
        "sentences": [
            {
                "text": each.text,
                "article": each.article.id,
                "url": each.article.url,
                "start": each.start,
                "end": each.end,
            }
            for each in story.sentences
        ],
        "outlets": [
            {"name": outlet.name, "domain": outlet.domain, "country": outlet.country, "kind": outlet.kind}
            for outlet in story.outlets
        ],
        "origins": list(story.origins),
        **({"headline_corrected": True} if corrected else {}),
    }


def _draw(answer: LatestAnswer) -> None:
    from bot.cli.terminal.rendering import print_incomplete, sentence
    from cogs._layout.foreign_text import clean
    from cogs._layout.names import near_name
    from cogs._layout.words import listed, page_place

    console = out()
    console.print(Text(_heading(answer), "bold underline"))
    console.print(Text(_facts(answer), "dim"))
    print_incomplete(console, answer.indexed_since)
    if answer.nearest:
        names = listed(clean(near_name(one)) for one in answer.nearest)
        console.print(gettext("Similar names: {names}", names=names), markup=False)
    for number, story in enumerate(answer.stories, _first_number(answer)):
        console.print()
        console.print(Text(f"{number}. {clean(unmarked(story.headline))}", "bold"))
        console.print(Text(f"  {_story_facts(story)}", "dim"))
        for linked in story.sentences:
            console.print(sentence(linked))
    if answer.pages > 1:
        console.print()
        console.print(Text(page_place(answer.page, answer.pages), "dim"))


def _heading(answer: LatestAnswer) -> str:
    from cogs._layout.foreign_text import clean
    from cogs._layout.names import first_name
    from cogs._layout.words import subject

    if answer.topic == PENINSULA:
        return gettext("Latest on the Korean Peninsula")
    topic = first_name(answer.named) if answer.named else subject(answer.topic) or answer.topic
    return gettext("Latest on {topic}", topic=clean(topic))


def _facts(answer: LatestAnswer) -> str:
    from cogs._layout.words import articles, facts, outlets, stories

    left_out = answer.filtered_count
    return facts(
        _window(answer),
        stories(answer.story_count),
        articles(answer.article_count),
        outlets(answer.outlet_count) if answer.outlet_count else "",
        ngettext("{number} story left out by filters", "{number} stories left out by filters", left_out)
        if left_out and not answer.stories
        else "",
    )


def _window(answer: LatestAnswer) -> str:
    from cogs._layout.moments import korean_minute, span

    since = korean_minute(answer.since)
    if answer.ended:
        return gettext("{first} to {last}", first=since, last=korean_minute(answer.until))
    if answer.limited:
        return gettext("since {moment}, the newest articles only", moment=since)
    return span(answer.since, answer.until, korean_minute)


def _first_number(answer: LatestAnswer) -> int:
    """The number of the first story on the page. Only the last page can be shorter than the others."""
    shown = len(answer.stories)
    return 1 + (answer.story_count - shown if answer.page + 1 >= answer.pages else answer.page * shown)


def _story_facts(story: StoryLine) -> str:
    from bot.cli.terminal.rendering import origin_count
    from cogs._cards.reasons import shared_source_label
    from cogs._layout.corrected import headline_corrected_here
    from cogs._layout.moments import korean_day
    from cogs._layout.words import facts

    origins = origin_count(story.origins) if len(story.articles) > 1 else ""
    shared = shared_source_label(story.one_sided) if story.one_sided else ""
    corrected = headline_corrected_here(story.headline, story.articles)
    return facts(_outlet_names(story), origins, shared, korean_day(story.latest), *corrected)


def _outlet_names(story: StoryLine) -> str:
    from cogs._layout.foreign_text import clean
    from cogs._layout.words import listed

    names = listed(clean(outlet.name) for outlet in story.outlets[:_MOST_OUTLETS])
    others = len(story.outlets) - _MOST_OUTLETS
    if others <= 0:
        return names
    return ngettext("{names} and {number} more", "{names} and {number} more", others, names=names)
