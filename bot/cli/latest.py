"""L5: `latest`: the stories of a window, ranked."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from bot.cli.console import out, print_json
from bot.cli.local_desk import JsonOption, ShelfOption, ask
from bot.model.answers import LatestAnswer, StoryLine
from bot.model.jobs import LOCAL_SHELF


def latest(
    topic: Annotated[str | None, typer.Argument(help="A subject, a name or words. [default: Korean Peninsula]")] = None,
    since: Annotated[str | None, typer.Option(help="24h, last 30 days, since Monday, a date. [default: 24h]")] = None,
    page: Annotated[int, typer.Option(min=1, help="Which page of the stories.")] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Show the latest stories of a shelf, each with its outlets and linked sentences."""
    answer = ask(shelf, lambda asking: asking.latest.latest(asking.shelf, topic, since, page - 1))
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: LatestAnswer) -> dict[str, Any]:
    return {
        "topic": answer.topic,
        "since": answer.since.isoformat(),
        "stories": [_story(story) for story in answer.stories],
    }


def _story(story: StoryLine) -> dict[str, Any]:
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
    }


def _draw(answer: LatestAnswer) -> None:
    from bot.cli.rendering import sentence
    from cogs._layout.words import clean, span, tally

    console = out()
    console.print(Text(f"Latest on {_topic(clean(answer.topic))}", "bold underline"))
    console.print(
        Text(
            f"{span(answer.since, answer.until)} · "
            f"{tally(answer.story_count, answer.article_count, answer.outlet_count)}",
            "dim",
        )
    )
    for number, story in enumerate(answer.stories, _first(answer)):
        console.print()
        console.print(Text(f"{number}. {clean(story.headline)}", "bold"))
        console.print(Text(f"  {_facts(story)}", "dim"))
        for linked in story.sentences:
            console.print(sentence(linked))
    if answer.pages > 1:
        console.print()
        console.print(Text(f"page {answer.page + 1} of {answer.pages}", "dim"))


def _topic(topic: str) -> str:
    return f"the {topic}" if topic == "Korean Peninsula" else topic


def _first(answer: LatestAnswer) -> int:
    """The number of the page's first story: only the last page may be shorter than the rest."""
    shown = len(answer.stories)
    return 1 + (answer.story_count - shown if answer.page + 1 >= answer.pages else answer.page * shown)


def _facts(story: StoryLine) -> str:
    from cogs._cards.reasons import shared_source_label
    from cogs._layout.words import clean, count, korean_day

    names = ", ".join(clean(outlet.name) for outlet in story.outlets[:4])
    more = f" and {len(story.outlets) - 4} more" if len(story.outlets) > 4 else ""
    origins = ""
    if story.origins and len(story.articles) > 1:
        origins = f"{count(len(story.origins), 'origin')} ({', '.join(map(clean, story.origins))})"
    return " · ".join(
        filter(
            None,
            [
                names + more,
                origins,
                shared_source_label(story.one_sided) if story.one_sided else "",
                korean_day(story.latest),
            ],
        )
    )
