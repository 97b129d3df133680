"""Numbers of several articles side by side.

    numbers of articles, oldest first -> grouped by what they count and whose it is, if they share a name or an article,
                                         or are the same number of the same giver, in whatever language
        -> one claim for each number of each giver: the first article that has it, how many have it
        -> the most widely told group first; numbers that are added to others are not compared with totals

Nothing is averaged and no giver preferred. Numbers that differ by no more than rounding are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.scripts import Writing, is_unspaced, language_rank
from bot.lang.text_links import linked, text_fragment
from bot.model.analysis import Span
from bot.model.answers import ArticleRef, Linked
from bot.model.evidence.claims import ClaimSpeaker, CountedThing, NumberClaim
from bot.news.claims.article import StatedNumber
from bot.news.connected import groups_sharing_a_key
from bot.news.counts import nation_in
from bot.news.figures import differ

_DESCRIBED = 3
"""Words of a description that tells somebody from others of the day."""
_COUNTERS = frozenset(
    ("명", "여 명", "여명", "분", "인", "人", "人余り", "名", "余名", "餘名", "多名", "余人", "餘人", "多人")
)
"""What Korean, Japanese and Chinese put after a number of people, whoever they are."""
_ANYBODY = frozenset(("people", "persons", "others"))
Sides = Mapping[str, str]
"""The states that speakers speak for by their ids, as any article of the shelf tells."""


class ArticleText(Struct, frozen=True):
    """The line of an article, the spans and texts of its sentences, and its day in Korea."""

    line: ArticleRef
    sentences: Sequence[Span]
    words: Sequence[str]
    day: date

    def sentence(self, place: int) -> Linked:
        """A sentence with its link."""
        span = self.sentences[place]
        return linked(self.line, span.start, span.end, self.words[place])

    def part(self, place: int, start: int, end: int) -> Linked:
        """A part of a sentence, with the link of the sentence."""
        span = self.sentences[place]
        link = self.line.url and text_fragment(self.line.url, self.words[place])
        return Linked(self.words[place][start:end], self.line, span.start + start, span.start + end, link)


class ArticleNumber(Struct, frozen=True):
    """A number with its article."""

    text: ArticleText
    number: StatedNumber

    @property
    def giver(self) -> Hashable:
        """The key under which numbers of one giver are joined; of an article's own numbers, its outlet."""
        giver = self.number.giver
        if giver is not None and giver.is_told:
            return giver.id
        if giver is not None:  # "a senior presidential official" of one day is one in all that carry the report
            described = len(giver.name.split()) >= _DESCRIBED
            return giver.id, self.text.day if described else self.text.line.id
        outlet = self.text.line.outlet
        return ("outlet", outlet.name if outlet else self.text.line.id, self.number.attributed)


def counted_things(
    told: Sequence[ArticleNumber], sides: Sides, *, preferred: Writing = Writing.LATIN
) -> tuple[CountedThing, ...]:
    """What is counted, the most widely told first: by the number of givers and articles."""
    owners: defaultdict[Hashable, set[str | None]] = defaultdict(set)
    for one in told:
        for key in _given(one):
            owners[key].add(one.number.whose)
    of_one = {key for key, found in owners.items() if len(found - {None}) <= 1}
    joined = groups_sharing_a_key(told, lambda one: (*_shared(one), *of_one.intersection(_given(one))))
    groups = [_thing(group, sides, preferred=preferred) for group in joined]
    return tuple(sorted(groups, key=_weight, reverse=True))


def with_side(speaker: ClaimSpeaker, sides: Sides) -> ClaimSpeaker:
    """A speaker with the state that another article tells of."""
    return speaker if speaker.side is not None else replace(speaker, side=sides.get(speaker.id))


def _weight(one: CountedThing) -> tuple[int, int, date]:
    return len(one.claims), sum(claim.articles for claim in one.claims), max(claim.day for claim in one.claims)


def _shared(one: ArticleNumber) -> Iterable[Hashable]:
    """What two numbers must have in common: the thing and a name beside it; without a known owner, the thing and the
    number's words after it."""
    number = one.number
    if number.whose is not None:
        yield from ((number.kind, number.whose, name) for name in number.names)
        yield number.kind, number.whose, one.text.line.id
    else:
        noun = one.text.words[number.sentence][number.end : number.whole].casefold().strip()
        yield number.kind, "" if noun in _COUNTERS or noun in _ANYBODY else noun


def _given(one: ArticleNumber) -> Iterable[Hashable]:
    """What the same number of a known giver has in common in reports of one or two days: "11,000 soldiers" and
    约1.1万名 of the spy agency, whatever the words after the number."""
    number, day = one.number, one.text.day
    if number.giver is not None and number.giver.key is not None:
        yield from ((number.kind, number.giver.key, number.value, day + timedelta(days=n)) for n in (0, 1))


def _thing(group: Sequence[ArticleNumber], sides: Sides, *, preferred: Writing) -> CountedThing:
    ordered = sorted(group, key=lambda one: (one.text.line.at, one.text.line.id, one.number.start))
    claims: dict[Hashable, list[list[ArticleNumber]]] = defaultdict(list)
    for one in ordered:
        same = (
            found
            for found in claims[one.giver, one.number.expected]
            if not differ(found[0].number.value, one.number.value, one.number.kind)
        )
        found = next(same, None)
        if found is None:
            claims[one.giver, one.number.expected].append([one])
        else:
            found.append(one)
    told = [_claim(found, sides, preferred=preferred) for listed in claims.values() for found in listed]
    told.sort(key=lambda one: (one.day, one.said.article.at, one.value))
    values = [one.value for one in told]
    return CountedThing(
        words=_nouns(ordered, preferred=preferred),
        kind=group[0].number.kind,
        claims=tuple(told),
        differ=differ(min(values), max(values), group[0].number.kind),
        nation=_nation(group),
    )


def _nation(group: Sequence[ArticleNumber]) -> str | None:
    """The key of the nation whose things are counted; a Japanese or Chinese sentence names it, or its number is joined
    with those of sentences that do."""
    whose = next((one.number.whose for one in group if one.number.whose is not None), None)
    sentences = [one.text.words[one.number.sentence] for one in group]
    return nation_in(whose, [words for words in sentences if not is_unspaced(words)])


def _nouns(told: Sequence[ArticleNumber], *, preferred: Writing) -> str:
    """The words after the number that most articles have, of those in the language of the readers, else of those in
    English. A Korean counter of people alone is none of them: the kind says what it counts."""
    by_rank: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for one in told:
        words = one.text.words[one.number.sentence]
        by_rank[language_rank(words, preferred)][words[one.number.end : one.number.whole].strip()] += 1
    found = by_rank[0] or by_rank[1]
    for counter in ("", *_COUNTERS):
        del found[counter]
    return max(found, key=lambda words: (found[words], -len(words)), default="")


def _claim(found: Sequence[ArticleNumber], sides: Sides, *, preferred: Writing) -> NumberClaim:
    """The first article's words; of articles of one day, those in the language of the readers."""
    day = found[0].text.day
    first = min(
        (one for one in found if one.text.day == day),
        key=lambda one: language_rank(one.text.words[one.number.sentence], preferred),
    )
    number = first.number
    return NumberClaim(
        said=first.text.part(number.sentence, number.start, number.whole),
        sentence=first.text.sentence(number.sentence),
        giver=with_side(number.giver, sides) if number.giver else None,
        attributed=number.attributed,
        expected=number.expected,
        value=number.value,
        day=day,
        articles=len({one.text.line.id for one in found}),
    )
