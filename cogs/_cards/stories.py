"""Cards of several stories: `/latest`, digests, and the reasons for the ranking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import discord

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.lang.headline_marks import unmarked
from bot.model.answers import ArticleRef, CorrectedField, FigureLine, LatestAnswer, StoryLine, StoryRef, nearest_page
from bot.model.deliveries import Rhythm
from bot.model.digests.answer import DigestAnswer
from bot.model.digests.why import ConsideredArticle, WhyAnswer
from bot.model.reasons import Legacy, RankingFactors
from bot.news.digests.parts import MOST_IN_PART
from bot.policy.vocabulary import PENINSULA
from cogs._cards.article import title_line
from cogs._cards.evidence.ahead import digest_lines
from cogs._cards.evidence.state_media import state_media_lines
from cogs._cards.notes import indexing_lines
from cogs._cards.reasons import factor_sentences, shared_source_label, stance_sentences, verdict_sentence
from cogs._layout import custom_ids
from cogs._layout.corrected import corrected_here, headline_corrected_here
from cogs._layout.digest_names import digest_title
from cogs._layout.fitting import CardLine, apart, line, sentence, with_arrow
from cogs._layout.foreign_text import address, button_label, button_text, clean, link_text, plain
from cogs._layout.layout import DIGEST, NEWS, QUIET, CardButton, button, card, in_rows, pager
from cogs._layout.markdown import bold, heading, small
from cogs._layout.moments import day, day_range, korean_day, moment, span
from cogs._layout.names import figure_source, near_name, searched, topic_name
from cogs._layout.sources import label_of_all, origins, with_fate
from cogs._layout.words import articles, facts, listed, outlets, page_place, tally

StoryReasons = tuple[str | None, RankingFactors | tuple[Legacy, ...]]
"""A headline, None where the shelf has it no more, and the reasons for its place."""

_SHOWN_SENTENCES = 2
_SHOWN_REASONS = 5
_SHOWN_MISSED = 7
_SHOWN_RETRACTED = 5
_PAGE_OF_REST = 10
_LONGEST_LABEL = 26
_LONGEST_LINK = 600
_LONGEST_TOPIC = 78
_LONG_WINDOW = timedelta(days=29)
_QUIET = {
    Rhythm.DAY: gettext_noop("A quiet day: nothing new since {since}"),
    Rhythm.WEEK: gettext_noop("A quiet week: nothing new since {since}"),
    Rhythm.MONTH: gettext_noop("A quiet month: nothing new since {since}"),
}


def latest_card(answer: LatestAnswer, token: str) -> discord.ui.LayoutView:
    """One page of the stories of a window."""
    title = line(f"## {_latest_title(answer)}")
    if not answer.stories:
        none = gettext("nothing yet") if answer.unread else gettext("no stories on this shelf")
        none = filtered(answer.filtered_count) if answer.filtered_count else none
        about = line(small(facts(_window(answer), none if answer.indexed_since is None else "")))
        advice = indexing_lines(answer.indexed_since) or _advice(answer)
        return card([title, about, *advice], colour=QUIET, rows=in_rows(_nearest(answer, token)))
    counts = tally(answer.story_count, answer.article_count, answer.outlet_count)
    lines = [title, line(small(facts(_window(answer), counts))), *indexing_lines(answer.indexed_since)]
    lines += _stories(answer.stories, first_number(answer))
    numbers = _numbers(answer.stories, first_number(answer))
    pages = pager(answer.page, answer.pages, custom_ids.latest(token, ""))
    why = button(gettext("Why these?"), custom_ids.why(token, answer.page))
    rows = [*in_rows(numbers), [*pages, why]] if pages else in_rows([*numbers, why])
    return card(lines, colour=NEWS, rows=rows)


def _advice(answer: LatestAnswer) -> list[CardLine]:
    """What to try if there is no story: another topic if no article has the words of this one; else a longer window, if
    this one ends now."""
    if answer.nearest is not None:
        unknown = gettext("No saved article has these words.")
        return [line(unknown), *([line(gettext("Did you mean one of these?"))] if answer.nearest else [])]
    short = not answer.unread and not answer.ended and answer.until - answer.since < _LONG_WINDOW
    return [line(small(gettext("Try `since: 30 days` to look further back.")))] if short else []


def _nearest(answer: LatestAnswer, token: str) -> list[CardButton]:
    return [
        button(button_text(near_name(one), _LONGEST_TOPIC) or "…", custom_ids.nearest(token, place))
        for place, one in enumerate(answer.nearest or ())
    ]


def _window(answer: LatestAnswer) -> str:
    """The window of the stories; for unread stories, since when, or that this is the reader's first look."""
    if answer.ended:
        return gettext("{first} to {last}", first=moment(answer.since), last=moment(answer.until))
    if answer.limited:
        return _limited(moment(answer.since))
    if not answer.unread:
        return span(answer.since, answer.until)
    if answer.last_look is None:
        return gettext("first look at this topic: {window}", window=span(answer.since, answer.until))
    return gettext("new since your last look on {moment}", moment=moment(answer.last_look))


def _limited(since: str) -> str:
    return gettext("since {moment}, the newest articles only", moment=since)


def digest_card(answer: DigestAnswer, why: str | None = None, mark: int | None = None) -> discord.ui.LayoutView:
    """A digest, or one of its parts; `why` is the token behind its "Why these?" button."""
    part = [f"{answer.part}/{answer.parts}"] if answer.parts > 1 else []
    title = line(f"## {facts(digest_title(answer), day(answer.slot_date), *part)}")
    if not answer.stories:
        quiet = gettext(_QUIET[Rhythm(answer.rhythm)], since=moment(answer.since))
        left_out = [filtered(answer.filtered_count)] if answer.filtered_count else []
        below = [line(small(facts(quiet, *left_out))), *_search(answer), *_missed(answer), *_last_lines(answer)]
        return card([title, *below], colour=QUIET, mark=mark)
    told = _stories(answer.stories, answer.first)
    lines = [title, *_beginning(answer), *told, *_end(answer), *_last_lines(answer)]
    asking = [button(gettext("Why these?"), custom_ids.why(why, 0))] if why else []
    if why and answer.rest:
        number = len(answer.rest)
        label = ngettext("{number} more story", "{number} more stories", number)
        asking.append(button(label, custom_ids.rest(why)))
    rows = in_rows([*_numbers(answer.stories, answer.first), *asking])
    return card(lines, colour=DIGEST, rows=rows, mark=mark)


def _last_lines(answer: DigestAnswer) -> list[CardLine]:
    return [*_retracted(answer), *state_media_lines(answer.state_media), *digest_lines(answer.ahead)]


def _retracted(answer: DigestAnswer) -> list[CardLine]:
    """Articles of earlier digests of the channel that their newsrooms have retracted since."""
    if not answer.retracted:
        return []
    shown, number = answer.retracted[:_SHOWN_RETRACTED], len(answer.retracted)
    text = ngettext(
        "⚠️ **{number} article that was in an earlier digest here has been retracted by its newsroom**",
        "⚠️ **{number} articles that were in earlier digests here have been retracted by their newsrooms**",
        number,
    )
    return [apart(line(text)), *(title_line(article, 1, "- ") for article in shown)]


def filtered(number: int) -> str:
    """How many stories filters have left out, if there is nothing else to show."""
    return ngettext("{number} story left out by filters", "{number} stories left out by filters", number)


def rest_card(stories: Sequence[StoryRef], token: str, page: int = 0) -> discord.ui.LayoutView:
    """A page of the stories that a digest ranked below its cut, as far as the shelf still has them: a line and a button
    each."""
    title = line(gettext("**Ranked lower in this digest**"))
    if not stories:
        return card([title, line(small(gettext("no stories on this shelf")))], colour=QUIET)
    page, pages = nearest_page(page, len(stories), _PAGE_OF_REST)
    first = page * _PAGE_OF_REST
    shown = stories[first : first + _PAGE_OF_REST]
    count = ngettext("{number} story, best first", "{number} stories, best first", len(stories))
    lines = [title, line(small(facts(count, page_place(page, pages))))]
    lines += [
        line(
            facts(
                f"{number}. {plain(unmarked(story.headline), 110)}",
                articles(story.articles),
                *corrected_here([CorrectedField.TITLE] if story.corrected else []),
            )
        )
        for number, story in enumerate(shown, first + 1)
    ]
    opening = [_opening(number, story) for number, story in enumerate(shown, first + 1)]
    return card(lines, colour=QUIET, rows=[*in_rows(opening), pager(page, pages, custom_ids.rest(token, ""))])


def why_card(stories: Sequence[StoryReasons], first: int = 1) -> discord.ui.LayoutView:
    """The reasons for each story's rank, as pairs of a headline (None if the shelf no longer has the story) and its
    reasons. `first` is the number of the first of them on the explained card."""
    lines = [line(gettext("**Why these stories, in this order**"))]
    for number, (headline, reasons) in enumerate(stories, first):
        title = bold(f"{number}. {plain(unmarked(headline or ''), 100)}".rstrip())
        gone = [gettext("That story is not on this shelf.")] if headline is None else []
        lines.append(apart(line(" ".join([title, *gone]))))
        lines += [line(f"- {plain(reason, 160)}", 1) for reason in factor_sentences(reasons)[:_SHOWN_REASONS]]
    return card(lines, colour=QUIET)


def why_story_card(answer: WhyAnswer) -> discord.ui.LayoutView:
    """Why a story is in a digest or not: verdict, reasons, articles."""
    weighed = answer.weighed
    lines = [
        CardLine(0, (heading(weighed.headline, 240), heading(weighed.headline, 100))),
        line(
            small(
                facts(
                    digest_title(answer),
                    day(answer.slot_date),
                    *headline_corrected_here(weighed.headline, answer.articles),
                )
            )
        ),
        *_search(answer),
        line(bold(plain(verdict_sentence(weighed.verdict), 200))),
        *(line(f"- {plain(reason, 240)}") for reason in stance_sentences(answer.beside)),
        *(line(f"- {plain(reason, 160)}") for reason in factor_sentences(weighed.reasons)),
        apart(line(gettext("**Articles of this story on this shelf**"), 1)),
    ]
    marks = {one.article_id: one for one in weighed.articles}
    return card([*lines, *(_weighed_article(article, marks[article.id]) for article in answer.articles)], colour=QUIET)


def _weighed_article(article: ArticleRef, weighed: ConsideredArticle) -> CardLine:
    copy = [gettext("near-duplicate")] if weighed.copy else []
    known = [gettext("already seen here")] if weighed.known else []
    one = title_line(article, 1, "- ")
    return CardLine(one.rank, tuple(facts(form, *copy, *known) for form in one.forms))


def reasons_of(stories: Sequence[StoryLine]) -> list[StoryReasons]:
    """The input of `why_card` for the stories that a card shows."""
    return [(story.headline, story.reasons) for story in stories[:MOST_IN_PART]]


def references(stories: Sequence[StoryLine]) -> list[StoryRef]:
    """The stories that a card shows, in the order of `reasons_of`."""
    return [
        StoryRef(story.id, story.headline, len(story.articles), lead=_lead(story)) for story in stories[:MOST_IN_PART]
    ]


def _lead(story: StoryLine) -> int:
    """The article that gives the headline."""
    return next((one.id for one in story.articles if one.title == story.headline), 0)


def _search(answer: DigestAnswer | WhyAnswer) -> list[CardLine]:
    """The query of a digest on a saved search."""
    return [] if answer.query is None else [line(small(searched(answer.query)))]


def _latest_title(answer: LatestAnswer) -> str:
    if answer.topic == PENINSULA:
        return gettext("Latest on the Korean Peninsula")
    return gettext("Latest on {topic}", topic=topic_name(answer.topic, answer.named))


def _beginning(answer: DigestAnswer) -> list[CardLine]:
    """Counts and window of the digest; on a later part, which stories it has. An older article counts too if it came to
    the shelf in the window or was not shown before."""
    if answer.part > 1:
        return [line(small(_place(answer)))]
    counts = tally(answer.story_count, answer.article_count, answer.outlet_count)
    since = moment(answer.since)
    window = _limited(since) if answer.limited else gettext("new since {moment}", moment=since)
    return [line(small(facts(counts, window))), *_search(answer), *_missed(answer)]


def _place(answer: DigestAnswer) -> str:
    """The numbers of a part's stories among all of the digest, those ranked lower included: `stories 9 to 14 of 20`."""
    first, last = answer.first, answer.first + len(answer.stories) - 1
    if first == last:
        return gettext("story {number} of {total}", number=last, total=answer.story_count)
    return gettext("stories {first} to {last} of {total}", first=first, last=last, total=answer.story_count)


def _end(answer: DigestAnswer) -> list[CardLine]:
    """On the last part, how many stories were ranked below the cut."""
    left = answer.story_count - answer.told_count
    if answer.part < answer.parts or left <= 0:
        return []
    text = ngettext("and {number} more story, ranked lower", "and {number} more stories, ranked lower", left)
    return [apart(line(small(text)))]


def _stories(stories: Sequence[StoryLine], first: int) -> list[CardLine]:
    return [one for number, story in enumerate(stories[:MOST_IN_PART], first) for one in _story(number, story)]


def _story(number: int, story: StoryLine) -> list[CardLine]:
    if story.days:
        dated = [(one.sentences[0], gettext("**{day}:** ", day=day(one.day))) for one in story.days]
        body = [sentence(said, 1, before, with_fate(said), limit=300) for said, before in dated]
    else:
        shown = story.sentences[:_SHOWN_SENTENCES]
        body = [sentence(said, rank, after=with_fate(said), limit=300) for rank, said in enumerate(shown, 1)]
    return [_headline(number, story), *body, *_figures(story.figures)]


def _numbers(stories: Sequence[StoryLine], first: int) -> list[CardButton]:
    """A button for each story, which opens it beside the list."""
    return [_opening(number, story) for number, story in enumerate(references(stories), first)]


def _opening(number: int, story: StoryRef) -> CardButton:
    """The button of a story with its number and the first words of its headline: `2 · Kim visits flooded…`. Labels take
    no Markdown, so nothing is escaped."""
    words = button_label(button_text(unmarked(story.headline), _LONGEST_LABEL), _LONGEST_LABEL) or gettext("Untitled")
    return button(facts(str(number), words), custom_ids.opened(story.id, story.lead))


def _figures(figures: Sequence[FigureLine]) -> list[CardLine]:
    """Different numbers for one measure, each with its source."""
    if not figures:
        return []
    labels = [
        gettext("{figure} ({outlet})", figure=plain(one.said.text, 60), outlet=figure_source(one)) for one in figures
    ]
    linked = [with_arrow(label, one.said) for label, one in zip(labels, figures, strict=True)]
    forms = [gettext("Numbers differ: {figures}", figures=facts(*each)) for each in (linked, labels)]
    return [CardLine(1, tuple(map(small, forms)))]


def _headline(number: int, story: StoryLine) -> CardLine:
    marks = headline_corrected_here(story.headline, story.articles)
    labels, title = small(facts(*_labels(story), *marks)), clean(unmarked(story.headline)) or gettext("Untitled")
    long, short = (_numbered(number, story, plain(title, length)) for length in (150, 70))
    forms = f"{long}\n{labels}", f"{short}\n{labels}", short
    target = _page_of(story)
    if target is None:
        return apart(CardLine(0, forms))
    linked = _numbered(number, story, f"[{link_text(title, 150)}]({target})")
    return apart(CardLine(0, forms, f"{linked}\n{labels}"))


def _page_of(story: StoryLine) -> str | None:
    """The address of the article with the story's headline, if it fits a card."""
    urls = (address(one.url) for one in story.articles if one.title == story.headline)
    return next((url for url in urls if url and len(url) <= _LONGEST_LINK), None)


def _numbered(number: int, story: StoryLine, headline: str) -> str:
    if story.update:
        return gettext("**{number}. Update: {headline}**", number=number, headline=headline)
    return bold(f"{number}. {headline}")


def _outlets(story: StoryLine) -> str:
    """A single outlet by name, several by number."""
    return plain(story.outlets[0].name, 40) if len(story.outlets) == 1 else outlets(len(story.outlets))


def _labels(story: StoryLine) -> list[str]:
    labels = [_outlets(story)] if story.outlets else []
    itself = [outlet.name for outlet in story.outlets] == list(story.origins) and len(story.origins) == 1
    if story.origins and len(story.articles) > 1 and not itself:
        labels.append(origins(story.origins))
    if story.one_sided:
        labels.append(plain(shared_source_label(story.one_sided), 60))
    return [*labels, _story_day(story), *label_of_all(story.articles)]


def _story_day(story: StoryLine) -> str:
    """The day of the newest article, marked as the day of saving if no page of the story states a date."""
    latest = korean_day(story.latest)
    return latest if any(one.published for one in story.articles) else gettext("saved on {day}", day=latest)


def first_number(answer: LatestAnswer) -> int:
    """The number of the first story on the page; only the last page may be shorter than the others."""
    if answer.page + 1 >= answer.pages:
        return max(answer.story_count - len(answer.stories), 0) + 1
    return answer.page * len(answer.stories) + 1


def _missed(answer: DigestAnswer) -> list[CardLine]:
    """A note on digests missed because the desk was offline or not allowed to post: those of earlier days, or this one
    at its own time."""
    if not answer.missed:
        return []
    others = sorted(missed for missed in answer.missed if missed != answer.slot_date)
    if not others:
        return [line(small(gettext("Late: it could not be posted at the scheduled time")))]
    runs = _runs(others)
    spans = runs if len(runs) <= _SHOWN_MISSED else [(others[0], others[-1])]
    days = listed(day_range(first, last) for first, last in spans)
    return [line(small(gettext("Also covers {days}, which had no digest", days=days)))]


def _runs(days: Sequence[date]) -> list[tuple[date, date]]:
    """The first and last of each run of days that follow each other."""
    runs: list[tuple[date, date]] = []
    for one in days:
        if runs and one - runs[-1][1] <= timedelta(days=1):
            runs[-1] = runs[-1][0], one
        else:
            runs.append((one, one))
    return runs
