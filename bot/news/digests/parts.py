"""Cut a digest into messages: how many stories it shows, and which of them share a message.

Laws:
 1. Every shown story is in exactly one part, in order; parts are cut between stories only.
 2. A part has at most `MOST_IN_PART` stories, and fits a message with the headline, the facts and the first sentence of
    each in full. The room for a story is an upper bound; `cogs/_layout/fitting` fits the card itself within Discord's
    limits, and a test holds one against the other.
 3. There are as few parts as that allows, and none is much longer than the others.
 4. A weekly digest has at most three parts: its last stories are told by their newest day alone, and if that is not
    enough, are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from bot.model.answers import FigureLine, Linked, StoryLine
from bot.model.deliveries import Rhythm

MOST_STORIES = {Rhythm.DAY: 24, Rhythm.WEEK: 12, Rhythm.MONTH: 40}
MOST_PARTS = {Rhythm.WEEK: 3}
MOST_IN_PART = 8
IN_DEPTH = 6
"""Stories that are shown in full; the others have a headline and a sentence."""
COUNTED = 12
"""Stories that may have changed numbers beside them."""
SURELY_TOLD = {Rhythm.DAY: 8, Rhythm.WEEK: 12, Rhythm.MONTH: 20}
FLOOR = 0.4
"""A story after those scores at least this share of the first one's score."""

_CHARACTERS, _BYTES = 3900, 9500
_HEAD = 450
"""Characters of the head of a part: counts, missed slots, stories left out."""
_FRAME, _SENTENCE_FRAME = 90, 18
"""A story's number, counts, day, marks and line breaks; those of a sentence."""
_TOPIC, _HEADLINE, _SENTENCE, _FIGURE, _NAME, _ORIGIN, _LINK = 100, 150, 300, 60, 60, 40, 706
_DAY = 16
"""A day in words, in any language."""
_ORIGINS = 3
_SHARED_SOURCE = 24
"""A label such as "state media only", in any language."""
_MARKUP = frozenset("\\*_~|`[]<>@")


class Weight(Struct, frozen=True):
    """Room that a text needs in a message, an upper bound."""

    characters: int
    bytes: int

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.characters + other.characters, self.bytes + other.bytes)

    @property
    def fits(self) -> bool:
        """Whether one message has that much room."""
        return self.characters <= _CHARACTERS and self.bytes <= _BYTES


def split(stories: Sequence[StoryLine], topic: str, query: str = "") -> tuple[tuple[StoryLine, ...], ...]:
    """Cut the stories of a digest into parts; one empty part if there are none. `query` is shown below the topic."""
    if not stories:
        return ((),)
    weights = [weight(story) for story in stories]
    head = _text(topic, _TOPIC) + _text(query, _TOPIC) + Weight(_HEAD, _HEAD)
    fewest = len(_packed(weights, head, MOST_IN_PART))
    even = -(-len(stories) // fewest)
    packings = (_packed(weights, head, most) for most in range(even, MOST_IN_PART + 1))
    sizes = next(sizes for sizes in packings if len(sizes) == fewest)
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    return tuple(tuple(stories[start : start + size]) for start, size in zip(starts, sizes, strict=True))


def fitted(stories: Sequence[StoryLine], topic: str, rhythm: Rhythm, query: str = "") -> Sequence[StoryLine]:
    """The stories as far as they fit the most parts that a digest of this rhythm may have, the last ones shortened."""
    most = MOST_PARTS.get(rhythm)
    if most is None or len(split(stories, topic, query)) <= most:
        return stories
    for whole in range(len(stories) - 1, 0, -1):
        shortened = [*stories[:whole], *map(_brief, stories[whole:])]
        if len(split(shortened, topic, query)) <= most:
            return shortened
    shortest = [_brief(story) for story in stories]
    counts = range(len(stories), 0, -1)
    return next(shortest[:count] for count in counts if len(split(shortest[:count], topic, query)) <= most)


def _brief(story: StoryLine) -> StoryLine:
    """The story by its newest day alone."""
    return replace(story, days=story.days[-1:], sentences=story.sentences[:1])


def weight(story: StoryLine) -> Weight:
    """The room for a story's headline, facts and the sentences that are never left out."""
    whole = [_text(story.headline, _HEADLINE), Weight(_FRAME, _FRAME)]
    if story.one_sided:
        whole.append(Weight(_SHARED_SOURCE, 3 * _SHARED_SOURCE))
    whole += [*(_text(origin, _ORIGIN) for origin in story.origins[:_ORIGINS]), *map(_figure, story.figures)]
    leading = [day.sentences[0] for day in story.days] or list(story.sentences[:1])
    for linked in leading:
        whole += [_text(linked.text, _SENTENCE), _link(linked), Weight(_SENTENCE_FRAME, _SENTENCE_FRAME)]
    return sum(whole, Weight(0, 0))


def _packed(weights: Sequence[Weight], head: Weight, most: int) -> list[int]:
    """The number of stories in each part if each takes as many as fit."""
    sizes: list[int] = []
    room = Weight(0, 0)
    for one in weights:
        if sizes and sizes[-1] < most and (room + one).fits:
            sizes[-1] += 1
            room += one
        else:
            sizes.append(1)
            room = head + one
    return sizes


def _text(text: str, limit: int) -> Weight:
    """Room for a text cut to `limit` characters and escaped: each Markdown character adds one, "@" an invisible one."""
    marks = min(sum(char in _MARKUP for char in text), limit)
    widest = sorted((len(char.encode("utf-8", "replace")) for char in text), reverse=True)[:limit]
    return Weight(len(widest) + marks + 1, sum(widest) + 3 * marks + 3)


def _link(linked: Linked) -> Weight:
    length = min(len(quote(linked.link or "", safe="!#$%&'*+,-./:;=?@_~[]", errors="replace")) + 6, _LINK)
    return Weight(length, length + 2)


def _figure(line: FigureLine) -> Weight:
    outlet = line.said.article.outlet
    own = outlet.name if outlet else ""
    source = _text(line.giver or own, _NAME) + _text(f", {own}" if line.needs_outlet else "", _NAME)
    if line.by is not None:  # shown by its name in the reader's script
        source = Weight(max(source.characters, _NAME), max(source.bytes, 3 * _NAME))
    return _text(line.said.text, _FIGURE) + source + Weight(_DAY, 2 * _DAY) + _link(line.said)
