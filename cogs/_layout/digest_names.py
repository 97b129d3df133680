"""What digests are called. Pure."""

from __future__ import annotations

from bot.catalogue import gettext, gettext_noop
from bot.model.deliveries import Rhythm
from bot.model.digests.answer import DigestAnswer
from bot.model.digests.why import WhyAnswer
from cogs._layout.foreign_text import plain
from cogs._layout.names import topic_name

_DIGESTS = {
    Rhythm.DAY: gettext_noop("{topic} digest"),
    Rhythm.WEEK: gettext_noop("{topic} weekly digest"),
    Rhythm.MONTH: gettext_noop("{topic} monthly digest"),
}


def digest_title(answer: DigestAnswer | WhyAnswer) -> str:
    """The title of a digest, for a card."""
    if answer.query is not None:
        return gettext(_DIGESTS[Rhythm(answer.rhythm)], topic=plain(answer.topic, 100))
    name = topic_name(answer.topic, answer.named)
    return gettext(_DIGESTS[Rhythm(answer.rhythm)], topic=name[:1].upper() + name[1:])
