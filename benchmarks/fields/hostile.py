"""Hostile fields from a seed: titles, names and texts that cost a careless program the square of their length."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from msgspec.structs import replace

from bot.model.analysis import (
    Analysis,
    Entity,
    EntityKind,
    Excerpt,
    KeySentence,
    Outlet,
    OutletKind,
    Quote,
    QuoteKind,
    Span,
    Subject,
    Topic,
    Verdict,
)
from bot.text.caps import capped

PIECES = (
    *("(종합)", "[속보] ", "(2nd LD) ", "UPDATE 1- ", "(LD)", "BREAKING: "),
    *("(", "[", "((", "[(", "])", "“", "“‘", "”", '"', "「", "«"),
    *("SEOUL, Feb. 14 (Yonhap) -- ", "(서울=연합뉴스) 홍길동 기자 = ", "WASHINGTON, Oct. 2 ", "A-"),
    *("a\u0301", "\u0315\u0300\u05ae", "각", "가\u11a8", "\u1100\u1161", "ﷺ", "ﬃ", "ß", "İ"),
    *("1", "1,", "1,000 ", "3 000 ", "1억2천", "12 people ", "$1bn ", "9.", "Feb. 1 ", "3일 ", "50% "),
    *("😀", "👩\u200d👩\u200d👧", "🇰🇷", "\u2800", "\ufe0f", "\u200d"),
    *("\u202e", "שלום ", "\u2066א", "مرحبا "),
    *(
        "Kim Jong Un said ",
        "North Korea fired missiles ",
        "The ",
        "A. ",
        "Mr. ",
        "said ",
        "김정은이 말했다. ",
        "다고 ",
        "에서 ",
    ),
    *("*", "_", "~~", "`", "||", "[a](b)", "https://a.example/", "@everyone ", "<@1>", "discord.gg/", "\\", "#", "> "),
    *(" ", "\n", "\u3000", "\u2003 ", "\t", "-", "--", "—", "…", ".", "!?", "'", "’s "),
    *("\ud800", "\0", "\x02", "\x03", "\ufffd", "\U000e0041"),
    *("a", "A", "가", "あ", "漢", "Aa ", "ab ", "가 ", "missile launch ", "미사일 발사 "),
)
"""The pieces that are repeated."""
_WORDS = ("North Korea", "Seoul", "missile", "launched", "on", "Monday", "12", "people", "killed", "ministry", "said",
          "김정은", "발사", "북한이", "“we", "go”", "Kim", "Un", "talks", "(AP)", "1,500", "km", "—")  # fmt: skip
_LONGEST_FIELD, _LONGEST_TEXT = 4_000, 80_000
_SENTENCE = re.compile(r"[^.!?\n]{1,400}[.!?]?")


@dataclass
class HostileFields:
    """Makes fields and analyses of them; `made` counts the fields."""

    chance: random.Random
    made: int = field(default=0)

    def words(self, longest: int) -> str:
        """A hostile string of at most `longest` characters."""
        self.made += 1
        kind = self.chance.random()
        length = self.chance.randint(1, longest)
        if kind < 0.5:
            piece = self.chance.choice(PIECES)
            return (self.chance.choice(("", "North Korea fires ", "북한 ")) + piece * (length // len(piece) + 1))[
                :length
            ]
        if kind < 0.7:
            pieces = self.chance.choices(PIECES, k=self.chance.randint(2, 4))
            return ("".join(pieces) * (length // 4 + 1))[:length]
        if kind < 0.8:
            return "".join(self.chance.choices(PIECES, k=length // 2 + 1))[:length]
        if kind < 0.9:
            return "".join(chr(self.chance.randrange(0xAC00, 0xD7A4)) + " " * (n % 3 == 0) for n in range(length))
        return " ".join(self.chance.choices(_WORDS, k=length // 5 + 1))[:length]

    def analysis(self, url: str) -> Analysis:
        """An article of such fields, as a reader hands it over."""
        name, text = self._name, self._text(_LONGEST_TEXT)
        sentences = tuple(Span(found.start(), found.end()) for found in _SENTENCE.finditer(text))
        keys = tuple(KeySentence(one.start, one.end, "", 2.0 - n / 9) for n, one in enumerate(sentences[:8]))
        mentions = [self._span(text) for _ in range(self.chance.choice((5, 40, 900)))]
        entities = tuple(
            Entity(
                self.chance.choice((None, None, "kim-jong-un", "north-korea")),
                name(),
                self.chance.choice(tuple(EntityKind)),
                tuple(self.chance.choices(mentions, k=self.chance.randint(1, 60))),
                self.chance.choice((None, Excerpt(*_ends(self._span(text)), ""))),
            )
            for _ in range(self.chance.choice((2, 8, 120)))
        )
        quotes = tuple(
            Quote(*_ends(self._span(text)), "", QuoteKind.DIRECT, "said", name(), None, self.chance.choice(mentions))
            for _ in range(self.chance.choice((0, 3, 60)))
        )
        return capped(
            Analysis(
                url=url,
                canonical_url=None,
                verdict=Verdict.ARTICLE,
                reason=None,
                title=self.words(_LONGEST_FIELD),
                byline=(name(), name()),
                published="2024-09-16",
                updated=None,
                outlet=Outlet(name(), "a.example", "KP", OutletKind.STATE_MEDIA),
                origin=self.chance.choice((None, name())),
                dateline=name(),
                language="en",
                text=text,
                sentences=sentences,
                key_sentences=keys,
                entities=entities,
                quotes=quotes,
                topic=Topic(1.0, (Subject.MISSILES,)),
                via=self.chance.choice((None, name())),
            )
        )

    def changed(self, before: Analysis) -> Analysis:
        """A later version of an article: another title, and its text with parts cut out, put in and moved."""
        text = before.text
        for _ in range(self.chance.randint(1, 30)):
            at = self.chance.randint(0, len(text))
            cut = text[at + self.chance.randint(0, 200) :]
            text = self.chance.choice((text[:at] + cut, text[:at] + self.words(200) + text[at:], cut + text[:at]))
        sentences = tuple(Span(found.start(), found.end()) for found in _SENTENCE.finditer(text))
        keys = tuple(KeySentence(one.start, one.end, "") for one in sentences[:8])
        title = self.words(_LONGEST_FIELD)
        return capped(replace(before, title=title, text=text, sentences=sentences, key_sentences=keys))

    def _name(self) -> str:
        return self.words(_LONGEST_FIELD // 4)

    def _text(self, longest: int) -> str:
        """One hostile piece, or paragraphs of several; not empty."""
        size = self.chance.choice((longest // 80, longest // 20, longest))
        if self.chance.random() < 0.4:
            return self.words(size) or "a"
        return "\n".join(self.words(max(size // 8, 2)) + self.chance.choice((".", "")) for _ in range(8))

    def _span(self, text: str) -> Span:
        start = self.chance.randrange(len(text))
        return Span(start, min(start + self.chance.choice((1, 12, 90, 2_000)), len(text)))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
