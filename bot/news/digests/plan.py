"""Compose a digest: which stories it shows, a verdict on each of the others, and how it is cut into messages.

    DigestInput -> select_stories -> DigestSelection -> (load DigestDetails) -> digest_plan -> DigestPlan

Everything here is pure; `bot/services/digests/compose` loads the inputs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from bot.lang.scripts import writing
from bot.model.answers import ArticleRef, CorrectedField, EntityRef, Linked, StoryDay, StoryLine, StoryRef
from bot.model.deliveries import Rhythm
from bot.model.digests.answer import DigestAnswer
from bot.model.digests.state_media import StateMediaNews
from bot.model.digests.why import ConsideredArticle, ConsideredStory
from bot.model.evidence.ahead import AheadEvent
from bot.model.reasons import StoryVerdict, VerdictKind
from bot.model.settings import AppliedFilter
from bot.model.stories import ArticleExcerpt
from bot.news.digests import moving_counts, parts, ranking, timeline
from bot.news.digests.conflicting_figures import StoryFigures
from bot.news.digests.groups import Ranking, StoryGroup, outlet_count, unseen
from bot.news.digests.story_lines import StoryMaterial, is_on_topic, story_line

LISTED_LEFT_OUT, LISTED_FILTERED = 25, 15
_TOO_LOW = (VerdictKind.DIGEST_FULL, VerdictKind.LOW_SCORE)
_CONSIDERED_ARTICLES = 20
_SHOWN_DAYS = 3


class DigestOrder(Struct, frozen=True):
    """What a digest is composed for. `missed` are the local dates of missed slots that it covers too. The filters of
    `subscription_id` apply, and the server's. With a `query`, the digest is on that, and `topic` is its name."""

    guild_id: int
    channel_id: int
    rhythm: Rhythm
    topic: str
    zone: str
    slot_date: date
    since: datetime
    missed: tuple[date, ...] = ()
    subscription_id: int = 0
    query: str | None = None


class FilteredStory(Struct, frozen=True):
    """A story with something new of which filters leave out every article."""

    group: StoryGroup
    verdict: StoryVerdict


class DigestInput(Struct, frozen=True):
    """The stories of a digest's window, best first for the channel, and the articles of each that it has `seen`.

    `oldest` is when the oldest article was published that was looked at, where the window held more. `materials` has
    an entry for every story of `candidate_groups`. `filtered` are stories that the `filters` leave out, best first;
    neither `groups` nor anything else has an article that they leave out. `stories` are those of all articles of the
    window; `ahead` are the coming events to tell, `state_media` what to tell of state media. `named` is the entity that
    the digest is on, `retracted` what the channel saw that was retracted since the last one.
    """

    order: DigestOrder
    ranking: Ranking
    groups: tuple[StoryGroup, ...]
    seen: Mapping[int, frozenset[int]]
    oldest: datetime | None
    materials: Mapping[int, StoryMaterial]
    filters: tuple[AppliedFilter, ...] = ()
    filtered: tuple[FilteredStory, ...] = ()
    stories: frozenset[int] = frozenset()
    ahead: tuple[AheadEvent, ...] = ()
    state_media: StateMediaNews | None = None
    named: EntityRef | None = None
    retracted: tuple[ArticleRef, ...] = ()

    def seen_of(self, group: StoryGroup) -> frozenset[int]:
        """The articles of a story that the channel has seen."""
        return self.seen.get(group.story_id, frozenset())


class DigestSelection(Struct, frozen=True):
    """The stories to show, a verdict for each group of the input, and all stories with something new."""

    shown: tuple[tuple[StoryGroup, StoryLine], ...]
    verdicts: tuple[StoryVerdict, ...]
    new: tuple[StoryGroup, ...]


class StoryDetails(Struct, frozen=True):
    """What a story needs to be shown in depth. `excerpts` maps the ids of its new own texts to their key sentences; it
    is empty where no timeline is wanted."""

    excerpts: Mapping[int, ArticleExcerpt]
    known: tuple[ArticleExcerpt, ...]
    figures: StoryFigures


class DigestDetails(Struct, frozen=True):
    """What is loaded after the selection: details of the first `parts.IN_DEPTH` stories by id, and a reference for the
    newest report of each listed story by id; the `counts` that differ over the shelf's newest reports, whatever their
    stories, with the `statements` of those reports."""

    stories: Mapping[int, StoryDetails]
    first_articles: Mapping[int, ArticleRef]
    counts: tuple[moving_counts.Group, ...] = ()
    statements: moving_counts.Statements = field(default_factory=dict)


class DigestPart(Struct, frozen=True):
    """One message of a digest, with the ids of all articles that its stories make known."""

    answer: DigestAnswer
    makes_known: tuple[int, ...]


class DigestPlan(Struct, frozen=True):
    """A composed digest; it has at least one part. `stories` as in `DigestInput`."""

    parts: tuple[DigestPart, ...]
    stories: frozenset[int]


def not_new(group: StoryGroup, seen: frozenset[int], since: datetime) -> StoryVerdict | None:
    """Why a story has nothing new for a reader, by its articles alone; None if it may have."""
    new = unseen(group, seen)
    if not new:
        return StoryVerdict(VerdictKind.ALL_SEEN)
    if all(one.retracted for one in new):
        return StoryVerdict(VerdictKind.RETRACTED)
    if all(max(one.at, one.saved_at) < since for one in new):
        return StoryVerdict(VerdictKind.BEFORE_WINDOW)
    return None


def candidate_groups(
    groups: Sequence[StoryGroup], seen: Mapping[int, frozenset[int]], order: DigestOrder, ranked: Ranking
) -> list[StoryGroup]:
    """The groups whose line `select_stories` may ask for: those above the cut if every story the channel has seen parts
    of adds nothing, and those of which it has seen parts."""
    found = []
    first, count = 0.0, 0
    for group in groups:
        before = seen.get(group.story_id, frozenset())
        if not_new(group, before, order.since) is not None:
            continue
        score = ranked.score(group)
        if before or _cut(score, first, count, order.rhythm) is None:
            found.append(group)
        if not before:
            first, count = first or score, count + 1
    return found


def select_stories(digest: DigestInput) -> DigestSelection:
    """Decide on every story of the input, best first."""
    order, ranked = digest.order, digest.ranking
    shown: list[tuple[StoryGroup, StoryLine]] = []
    verdicts: list[StoryVerdict] = []
    new: list[StoryGroup] = []
    first = 0.0
    for group in digest.groups:
        before = digest.seen_of(group)
        if verdict := not_new(group, before, order.since):
            verdicts.append(verdict)
            continue
        cut = _cut(ranked.score(group), first, len(shown), order.rhythm)
        wanted = bool(before) or cut is None
        line = story_line(digest.materials[group.story_id], ranked.now, ranked.window) if wanted else None
        if wanted and line is None:
            verdicts.append(StoryVerdict(VerdictKind.NOTHING_ADDED))
            continue
        new.append(group)
        if cut is not None:
            verdicts.append(cut)
        elif line is not None:
            first = first or ranked.score(group)
            shown.append((group, line))
            verdicts.append(StoryVerdict(VerdictKind.SHOWN, place=len(shown), update=line.update))
    return DigestSelection(tuple(shown), tuple(verdicts), tuple(new))


def wants_timeline(digest: DigestInput, group: StoryGroup) -> bool:
    """Whether a story is told by days: in a digest of several days, if its new articles came on more than one."""
    new = unseen(group, digest.seen_of(group))
    return digest.order.rhythm is not Rhythm.DAY and timeline.days_spanned(new) > 1


def listed_groups(digest: DigestInput, selection: DigestSelection) -> list[tuple[StoryGroup, StoryVerdict]]:
    """The stories that `/digest why` can explain: those shown, then the best of those left out: those ranked too low
    before those without anything new, and those that filters leave out."""
    pairs = list(zip(digest.groups, selection.verdicts, strict=True))
    shown = [pair for pair in pairs if pair[1].kind is VerdictKind.SHOWN]
    left_out = [pair for pair in pairs if pair[1].kind is not VerdictKind.SHOWN]
    left_out.sort(key=lambda pair: pair[1].kind not in _TOO_LOW)
    filtered = [(one.group, one.verdict) for one in digest.filtered[:LISTED_FILTERED]]
    return [*shown, *left_out[:LISTED_LEFT_OUT], *filtered]


def digest_plan(digest: DigestInput, selection: DigestSelection, details: DigestDetails) -> DigestPlan:
    """The digest's messages."""
    order = digest.order
    stories = parts.fitted(_told(digest, selection, details), order.topic, order.rhythm, order.query or "")
    selection = _cut_to(selection, len(stories))
    new = [unseen(group, digest.seen_of(group)) for group in selection.new]
    oldest = digest.oldest
    whole = DigestAnswer(
        topic=order.topic,
        slot_date=order.slot_date,
        since=order.since if oldest is None else max(oldest, order.since),
        until=digest.ranking.now,
        zone=order.zone,
        stories=(),
        article_count=sum(map(len, new)),
        outlet_count=outlet_count(new),
        missed=order.missed,
        weighed=_considered(digest, selection, details, stories),
        rhythm=order.rhythm,
        story_count=len(selection.new),
        told_count=len(stories),
        limited=oldest is not None and oldest > order.since,
        rest=tuple(
            _reference(group, details.first_articles[group.story_id])
            for group, verdict in listed_groups(digest, selection)
            if verdict.kind in _TOO_LOW
        ),
        filtered_count=len(digest.filtered),
        query=order.query,
        named=digest.named,
        ahead=digest.ahead,
        state_media=digest.state_media,
        retracted=digest.retracted,
    )
    return DigestPlan(_split(whole, stories, [group for group, _ in selection.shown]), digest.stories)


def _cut(score: float, first: float, shown: int, rhythm: Rhythm) -> StoryVerdict | None:
    """Why a story of this score is below the cut after `shown` stories, of which the first scores `first`."""
    most = parts.MOST_STORIES[rhythm]
    if shown >= most:
        return StoryVerdict(VerdictKind.DIGEST_FULL, limit=most)
    surely = parts.SURELY_TOLD[rhythm]
    if shown >= surely and score < parts.FLOOR * first:
        return StoryVerdict(VerdictKind.LOW_SCORE, limit=surely, floor=parts.FLOOR)
    return None


def _cut_to(selection: DigestSelection, count: int) -> DigestSelection:
    """The selection if only the first `count` stories are shown."""
    full = StoryVerdict(VerdictKind.DIGEST_FULL, limit=count)
    verdicts = tuple(full if verdict.place and verdict.place > count else verdict for verdict in selection.verdicts)
    return replace(selection, shown=selection.shown[:count], verdicts=verdicts)


def _told(digest: DigestInput, selection: DigestSelection, details: DigestDetails) -> list[StoryLine]:
    """The stories as they are shown, the first ones in depth."""
    counts = _moved_counts(digest, selection, details)
    stories = []
    for place, (group, line) in enumerate(selection.shown):
        if place < parts.IN_DEPTH:
            story = _in_depth(digest, group, line, details.stories[group.story_id])
        else:
            story = replace(line, sentences=_one_sentence(line, digest.materials[group.story_id]))
        figures = moving_counts.lines(counts.get(group.story_id, ()), details.statements)
        stories.append(replace(story, figures=figures or story.figures))
    return stories


def _one_sentence(line: StoryLine, material: StoryMaterial) -> tuple[Linked, ...]:
    """The first sentence on the topic where that names something, else the first."""
    on_topic = [one for one in line.sentences if is_on_topic(material, one)]
    return tuple((*on_topic, *line.sentences)[:1])


def _moved_counts(
    digest: DigestInput, selection: DigestSelection, details: DigestDetails
) -> Mapping[int, moving_counts.Group]:
    """The counts that move, by story: each is once in a digest, beside the story that is most about it."""
    shown = selection.shown[: parts.COUNTED]
    new = {group.story_id: _new_ids(digest, group) for group in selection.new}
    every = frozenset[int]().union(*new.values())
    found: dict[tuple[str, str], tuple[tuple[bool, int], int, moving_counts.Group]] = {}
    for group, line in shown:
        moved = moving_counts.moved(details.counts, new[group.story_id], every, line.headline)
        if not moved:
            continue
        measure = (moved[0].counted.kind, moved[0].counted.whose)
        weight = moving_counts.weight(moved, new[group.story_id], line.headline)
        if measure not in found or weight > found[measure][0]:
            found[measure] = (weight, group.story_id, moved)
    return {story: moved for _, story, moved in found.values()}


def _new_ids(digest: DigestInput, group: StoryGroup) -> frozenset[int]:
    return frozenset(one.article_id for one in unseen(group, digest.seen_of(group)))


def _in_depth(digest: DigestInput, group: StoryGroup, line: StoryLine, details: StoryDetails) -> StoryLine:
    """The line with conflicting figures and, where a timeline is wanted, the days of the story."""
    new = unseen(group, digest.seen_of(group))
    days = line.days
    if details.excerpts:
        known = [linked.text for one in details.known for linked in one.sentences]
        found = timeline.days(new, details.excerpts, line.headline, known)
        days = _first_and_last(found) if len(found) > 1 else days
    figures = details.figures.widest({one.article_id for one in new}, writing(line.headline))
    return replace(line, days=days, figures=figures)


def _first_and_last(days: Sequence[StoryDay]) -> tuple[StoryDay, ...]:
    """The first day and the last ones, oldest first; `days` are newest first."""
    last = days[: _SHOWN_DAYS - 1]
    return tuple(reversed((*last, days[-1]))) if len(days) >= _SHOWN_DAYS else tuple(reversed(days))


def _reference(group: StoryGroup, first: ArticleRef) -> StoryRef:
    return StoryRef(group.story_id, first.title, len(group.articles), CorrectedField.TITLE in first.corrected, first.id)


def _considered(
    digest: DigestInput, selection: DigestSelection, details: DigestDetails, stories: Sequence[StoryLine]
) -> tuple[ConsideredStory, ...]:
    headlines = {line.id: line.headline for line in stories}
    known = frozenset[int]().union(*digest.seen.values())
    window = timedelta(0) + digest.ranking.window
    return tuple(
        ConsideredStory(
            story_id=group.story_id,
            headline=headlines.get(group.story_id) or details.first_articles[group.story_id].title,
            place=verdict.place,
            verdict=verdict,
            reasons=ranking.factors(group.ranked_by, digest.ranking.now, window),
            articles=tuple(
                ConsideredArticle(one.article_id, one.carries is not None, one.article_id in known)
                for one in group.articles[:_CONSIDERED_ARTICLES]
            ),
        )
        for group, verdict in listed_groups(digest, selection)
    )


def _split(whole: DigestAnswer, stories: Sequence[StoryLine], groups: Sequence[StoryGroup]) -> tuple[DigestPart, ...]:
    """The digest cut into messages; the considered stories are kept with the first."""
    split = parts.split(stories, whole.topic, whole.query or "")
    found = []
    first = 1
    for number, of_part in enumerate(split, 1):
        known = tuple(
            article.article_id for group in groups[first - 1 : first - 1 + len(of_part)] for article in group.articles
        )
        answer = replace(
            whole,
            stories=of_part,
            part=number,
            parts=len(split),
            first=first,
            weighed=whole.weighed if number == 1 else (),
            rest=whole.rest if number == len(split) else (),
            ahead=whole.ahead if number == len(split) else (),
            state_media=whole.state_media if number == len(split) else None,
            retracted=whole.retracted if number == len(split) else (),
        )
        found.append(DigestPart(answer, known))
        first += len(of_part)
    return tuple(found)
