"""Cards of several stories: `/latest`, the digest, and why they stand where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

import discord

from bot.lang.headline_marks import unmarked
from bot.model.answers import (
    ArticleRef,
    ConsideredArticle,
    DigestAnswer,
    FigureLine,
    LatestAnswer,
    StoryLine,
    WhyAnswer,
)
from bot.model.deliveries import Rhythm
from bot.model.reasons import Legacy, RankingFactors
from bot.news.digests.parts import MOST_IN_PART
from cogs._cards.article import title_line
from cogs._cards.reasons import factor_sentences, shared_source_label, verdict_sentence
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, arrow, line, sentence
from cogs._layout.layout import DIGEST, NEWS, QUIET, CardButton, button, card, in_rows, pager
from cogs._layout.words import KST, count, day, heading, korean_day, minute, plain, says, span, tally

StoryReasons = tuple[str, RankingFactors | tuple[Legacy, ...]]
"""A headline and the reasons for its place."""

_SHOWN_SENTENCES = 2
_SHOWN_REASONS = 4
_NAMED_ORIGINS = 3
_LONG_WINDOW = timedelta(days=29)
_DIGESTS = {Rhythm.DAY: "digest", Rhythm.WEEK: "weekly digest", Rhythm.MONTH: "monthly digest"}


def latest_card(answer: LatestAnswer, token: str) -> discord.ui.LayoutView:
    """One page of the stories of a window."""
    title = line(f"## Latest on {_topic(answer.topic)}")
    if not answer.stories:
        none = "nothing that you were not shown" if answer.unread else "no stories on this shelf"
        return card([title, line(f"-# {_window(answer)} · {none}"), *_farther(answer)], colour=QUIET)
    counts = tally(answer.story_count, answer.article_count, answer.outlet_count)
    lines = [title, line(f"-# {_window(answer)} · {counts}")]
    lines += _stories(answer.stories, _offset(answer))
    numbers = _numbers(answer.stories, _offset(answer))
    pages = pager(answer.page, answer.pages, custom_ids.latest(token))
    why = button("Why these?", custom_ids.why(token, answer.page))
    rows = [*in_rows(numbers), [*pages, why]] if pages else in_rows([*numbers, why])
    return card(lines, colour=NEWS, rows=rows)


def _farther(answer: LatestAnswer) -> list[CardLine]:
    """Where to look when a short window holds nothing."""
    short = not answer.unread and answer.until - answer.since < _LONG_WINDOW
    return [line("-# `since: 30 days` looks farther back")] if short else []


def _window(answer: LatestAnswer) -> str:
    """What the stories are of; of what is new to a reader, since when, and that a first look falls back to a day."""
    if answer.limited:
        return f"since {minute(answer.since.astimezone(KST))}, where the desk stops counting"
    if not answer.unread:
        return span(answer.since, answer.until)
    if answer.last_look is None:
        return f"your first look at this, so the {span(answer.since, answer.until)}"
    return f"new to you; your last look was {minute(answer.last_look.astimezone(KST))}"


def digest_card(answer: DigestAnswer, why: str | None = None, mark: int | None = None) -> discord.ui.LayoutView:
    """A digest, or one of its parts; `why` is the token behind its "Why these?" button."""
    part = f" · {answer.part}/{answer.parts}" if answer.parts > 1 else ""
    title = line(f"## {_digest(answer.topic, answer.rhythm)} · {day(answer.slot_date)}{part}")
    if not answer.stories:
        quiet = line(f"-# A quiet {answer.rhythm}: nothing new since {_since(answer)}")
        return card([title, quiet, *_missed(answer)], colour=QUIET, mark=mark)
    lines = [title, *_beginning(answer), *_stories(answer.stories, answer.first - 1), *_end(answer)]
    asking = [button("Why these?", custom_ids.why(why, 0))] if why else []
    rows = in_rows([*_numbers(answer.stories, answer.first - 1), *asking])
    return card(lines, colour=DIGEST, rows=rows, mark=mark)


def why_card(stories: Sequence[StoryReasons]) -> discord.ui.LayoutView:
    """The reasons for each story's place: pairs of a headline and its reasons."""
    lines = [line("**Why these stories, in this order**"), line("-# the desk's own reckoning, story by story")]
    for number, (headline, reasons) in enumerate(stories, 1):
        lines.append(line(f"\n**{number}. {plain(unmarked(headline), 100)}**"))
        lines += [line(f"- {plain(reason, 160)}", 1) for reason in factor_sentences(reasons)[:_SHOWN_REASONS]]
    return card(lines, colour=QUIET)


def weighed_card(answer: WhyAnswer) -> discord.ui.LayoutView:
    """Why a story stood in a digest, or did not: verdict, score, articles."""
    weighed = answer.weighed
    lines = [
        CardLine(0, (heading(weighed.headline, 240), heading(weighed.headline, 100))),
        line(f"-# {_digest(answer.topic, answer.rhythm)} · {day(answer.slot_date)}"),
        line(f"**{plain(verdict_sentence(weighed.verdict), 200)}**"),
        *(line(f"- {plain(reason, 160)}") for reason in factor_sentences(weighed.reasons)),
        line("\n**Its articles on this shelf**", 1),
    ]
    marks = {one.article_id: one for one in weighed.articles}
    return card([*lines, *(_weighed_article(article, marks[article.id]) for article in answer.articles)], colour=QUIET)


def _weighed_article(article: ArticleRef, weighed: ConsideredArticle) -> CardLine:
    facts = [told for told, holds in (("near-duplicate", weighed.copy), ("known before", weighed.known)) if holds]
    one = title_line(article, 1, "- ")
    return CardLine(one.rank, tuple(" · ".join([form, *facts]) for form in one.forms))


def reasons_of(stories: Sequence[StoryLine]) -> list[StoryReasons]:
    """What `why_card` needs of the stories a card shows."""
    return [(story.headline, story.reasons) for story in stories[:MOST_IN_PART]]


def _digest(topic: str, rhythm: str) -> str:
    return f"{plain(topic.replace('_', ' '), 100)} {_DIGESTS[Rhythm(rhythm)]}"


def _since(answer: DigestAnswer) -> str:
    since = minute(answer.since.astimezone(ZoneInfo(answer.zone)))
    return f"{since}, where the desk stops counting" if answer.limited else since


def _beginning(answer: DigestAnswer) -> list[CardLine]:
    """What the digest is made of; a later part says only which stories it tells."""
    if answer.part > 1:
        last = answer.first + len(answer.stories) - 1
        told = f"stories {answer.first} to {last}" if last > answer.first else f"story {last}"
        return [line(f"-# {told} of {answer.told_count}")]
    counts = tally(answer.story_count, answer.article_count, answer.outlet_count)
    return [line(f"-# {counts} · since {_since(answer)}"), *_missed(answer)]


def _end(answer: DigestAnswer) -> list[CardLine]:
    """How many stories are left below the cut, on the last part."""
    left = answer.story_count - answer.told_count
    if answer.part < answer.parts or left <= 0:
        return []
    return [line(f"\n-# and {count(left, 'more story', 'more stories')}, ranked below these: `/latest` has them all")]


def _stories(stories: Sequence[StoryLine], offset: int) -> list[CardLine]:
    return [told for number, story in enumerate(stories[:MOST_IN_PART], offset + 1) for told in _story(number, story)]


def _story(number: int, story: StoryLine) -> list[CardLine]:
    if story.days:
        told = [sentence(one.sentences[0], 1, f"**{day(one.day)}:** ", limit=300) for one in story.days]
    else:
        told = [sentence(linked, rank, limit=300) for rank, linked in enumerate(story.sentences[:_SHOWN_SENTENCES], 1)]
    return [_headline(number, story), *told, *_figures(story.figures)]


def _numbers(stories: Sequence[StoryLine], offset: int) -> list[CardButton]:
    """A button for each story, which opens it beside the list; the first tells what the numbers are of."""
    shown = enumerate(stories[:MOST_IN_PART], offset + 1)
    labels = ((f"Story {number}" if number == offset + 1 else f"{number}", story) for number, story in shown)
    return [button(label, custom_ids.opened(story.id)) for label, story in labels]


def _figures(figures: Sequence[FigureLine]) -> list[CardLine]:
    """Numbers of one measure that reports give differently, each with who says so."""
    if not figures:
        return []
    told = [f"{plain(one.said.text, 60)} ({says(one)})" for one in figures]
    linked = [f"{text}{next(iter(arrow(one.said)), '')}" for text, one in zip(told, figures, strict=True)]
    return [CardLine(1, tuple(f"-# Numbers differ: {' · '.join(each)}" for each in (linked, told)))]


def _headline(number: int, story: StoryLine) -> CardLine:
    update = "Update: " if story.update else ""
    facts = f"\n-# {' · '.join(_facts(story))}"
    return CardLine(
        0,
        tuple(
            f"\n**{number}. {update}{plain(unmarked(story.headline), length)}**{rest}"
            for length, rest in ((150, facts), (70, facts), (70, ""))
        ),
    )


def _outlets(story: StoryLine) -> str:
    """The only outlet by its name, several by their number."""
    return plain(story.outlets[0].name, 40) if len(story.outlets) == 1 else count(len(story.outlets), "outlet")


def _facts(story: StoryLine) -> list[str]:
    facts = [_outlets(story)] if story.outlets else []
    itself = [outlet.name for outlet in story.outlets] == list(story.origins) and len(story.origins) == 1
    if story.origins and len(story.articles) > 1 and not itself:
        named = ", ".join(plain(origin, 40) for origin in story.origins[:_NAMED_ORIGINS])
        more = ", …" if len(story.origins) > _NAMED_ORIGINS else ""
        facts.append(f"{count(len(story.origins), 'origin')} ({named}{more})")
    if story.one_sided:
        facts.append(plain(shared_source_label(story.one_sided), 60))
    return [*facts, korean_day(story.latest)]


def _offset(answer: LatestAnswer) -> int:
    """How many stories stand on earlier pages: only the last page may be shorter than the rest."""
    if answer.page + 1 >= answer.pages:
        return max(answer.story_count - len(answer.stories), 0)
    return answer.page * len(answer.stories)


def _topic(topic: str) -> str:
    named = plain(topic.replace("_", " "), 100)
    return f"the {named}" if named == "Korean Peninsula" else named


def _missed(answer: DigestAnswer) -> list[CardLine]:
    """That the desk was away: on other days, or only at this digest's own time."""
    if not answer.missed:
        return []
    others = [day(missed) for missed in answer.missed if missed != answer.slot_date]
    if not others:
        return [line("-# Late: the desk was away at the time")]
    return [line(f"-# Covers {', '.join(others[-7:])} too, when the desk was away")]
