"""Foreign text for cards, made harmless: nothing invisible, no Markdown, no mention, no invitation. Pure."""

from __future__ import annotations

import re
from unicodedata import east_asian_width
from urllib.parse import quote, unquote

from bot.catalogue import gettext
from bot.lang.headline_marks import unmarked
from bot.lang.scripts import character_end
from bot.regexes import regex

_EMOJI = "[\u00a9\u00ae\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u2bff\U0001f000-\U0001faff]"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)
_MARK = f"(?:[{_MARKS}][\ufe00-\ufe0f]*)"
"""A mark and the selectors of its form, which have no shape either."""
_SHAPELESS = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = regex(f"[{_SHAPELESS}]|(?<!{_EMOJI})(?<!{_EMOJI}\ufe0f)\u200d|\u200d(?!{_EMOJI})")
"""Characters without a shape; the joiner U+200D is allowed between emoji."""
_PILED = regex(f"({_MARK}{{3}}){_MARK}+")
"""The fourth mark on a letter and those after it would be painted over the lines above and below."""
_MAY_BE_INVISIBLE = regex(f"[{_SHAPELESS}\u200d{_MARKS}]")
"""One set of characters, which is searched for many times faster than the other two; most texts have none of them."""
_BLANK = "\u2800"
"""The braille pattern without dots: a blank that is no white space."""
_INVITE = regex(
    r"(discord(?:app)?|dsc)[.\u3002\uff0e\uff61](?=gg\b|com/+(?:invite|servers|template)|new\b|me\b|io\b|li\b)",
    re.IGNORECASE,
)
"""Where an invitation is broken that Discord would make a link of, even without its scheme."""
_MAY_INVITE = regex("d(?:iscord|sc)", re.IGNORECASE)
"""A text of ASCII characters without a match has no invitation."""
_INVITE_ADDRESS = regex(
    r"https?://(?:[^/?#]*[.@])?(?:(?:discord|dsc)\.gg|discord\.(?:new|me|io|li)"
    r"|discord(?:app)?\.com(?::\d*)?/+(?:invite|servers|template))\.?(?![\w.-])",
    re.IGNORECASE,
)
_QUOTED = regex(r"[A-Za-z0-9!#$%&'*+,\-./:;=?@_~\[\]]+")
"""An address that needs no quoting."""
_MARKDOWN = regex(r"([\\*_~|`\[\]<>])")
_LINE_START = regex(r"^(-?#|-|\+|\d+(?=[.)]))")
_LINK_WORDS = regex(r"(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[\]]*\]))*")
"""Text that Discord would take for the words of a link."""
_FROM_THE_RIGHT = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LEFT_TO_RIGHT = "\u200e"
"""After letters that are written from the right: else a number that follows, as that of a date, is shown before
them."""
_NOT_LINKED = regex(r"\\?://")
_LETTER = "[0-9A-Za-z\u00c0-\u02af\u0400-\u04ff\u1e00-\u1eff]"
_WORD = regex(rf"{_LETTER}+(?:[.,'\u2019-]{_LETTER}+)*")
"""A word in Latin or Cyrillic letters, with its hyphens, or a number with its separators."""
_BEFORE_WORDS = " (['\"\u2018\u201c\u300c\u300e\uff08\u300a"
_ENCODED = regex(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)


def clean(text: str) -> str:
    """One line without anything invisible: controls, bidi overrides, lone surrogates, joiners outside emoji."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    whole = text.encode("utf-8", "replace").decode("utf-8")
    if _MAY_BE_INVISIBLE.search(whole):
        whole = _PILED.sub(r"\1", _INVISIBLE.sub("", whole))
    return " ".join(whole.replace(_BLANK, " ").split())


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words where that loses little, with an ellipsis. No syllable, letter with
    marks, or emoji is cut: a part of one is another one, as half a name or number would be."""
    if len(text) <= limit:
        return text
    end = character_end(text, limit - 1)
    within = (word.start() for word in _WORD.finditer(text, 0, end + 2) if word.start() < end < word.end())
    if (start := next(within, 0)) > limit // 2:
        return text[:start].rstrip(_BEFORE_WORDS) + "…"
    space = text.rfind(" ", 0, end)
    return text[: space if space > limit * 2 // 3 else end].rstrip() + "…"


def button_label(text: str, limit: int) -> str:
    """`clip` for a button. A Han character, a kana or a syllable of Hangul counts as one and a half, so that a label
    has one line on a phone in every script."""
    width = 0.0
    for at, char in enumerate(text):
        width += 1.5 if east_asian_width(char) in "WF" else 1
        if width > limit:
            return clip(text, at)
    return text


def escape(text: str) -> str:
    """Text that Discord shows letter for letter: no Markdown, no masked link, no mention, no invitation. Expects a
    cleaned line."""
    marked = _MARKDOWN.sub(r"\\\1", text).replace("@", "@\u200b")
    if "://" in marked and marked != text:
        marked = " ".join(map(_unlinked, marked.split(" ")))
    if not text.isascii() or _MAY_INVITE.search(text):
        marked = _INVITE.sub("\\g<0>\u200b", marked)
    return _LINE_START.sub(lambda match: _guard(match[0]), marked)


def _unlinked(word: str) -> str:
    """An escaped word, with addresses of which Discord makes no link if the link would have the signs of the escape in
    it."""
    after = word.partition("://")[2]
    return word.replace("://", "\\://") if "\\" in after or "\u200b" in after else word


LONGEST_ROLE = 160
"""Characters of a person's role on a card. A role whose end is cut may lose that it is a former one: "until 2021"."""


def plain(text: str, limit: int) -> str:
    """Foreign text for a card: cleaned, clipped to `limit` characters, escaped."""
    shown = escape(clip(clean(text), limit))
    return shown if shown.isascii() or not _FROM_THE_RIGHT.search(shown) else shown + _LEFT_TO_RIGHT


def code(text: str, limit: int = 100) -> str:
    """Foreign text as code, which shows it as it is."""
    inner = clip(clean(text), limit).replace("`", "'")
    return f"`{inner}`"


def part(text: str) -> str:
    """Escaped like `plain`, but a blank at either end is kept, since other parts follow or precede it."""
    inner = escape(clean(text))
    before = " " if re.match(r"\s", text) else ""
    after = " " if re.search(r"\s\Z", text) and inner else ""
    return f"{before}{inner}{after}"


def title_text(title: str, limit: int) -> str:
    """A title without an agency's marks."""
    return plain(unmarked(title), limit) or gettext("Untitled")


def address(url: str | None) -> str | None:
    """`url` quoted for a Markdown link; None where it is no web address, or an invitation to a server."""
    if url is None or not url.lower().startswith(("http://", "https://")) or _INVITE_ADDRESS.match(clean(url)):
        return None
    return url if _QUOTED.fullmatch(url) else quote(clean(url), safe="!#$%&'*+,-./:;=?@_~[]")


def link_text(text: str, limit: int) -> str:
    """Like `plain`, for the words of a link, of which some can be seen: an address among them, or a bracket without its
    other half, would keep Discord from making them one."""
    words = _NOT_LINKED.sub(r"\\://", plain(text, limit))
    return words if _LINK_WORDS.fullmatch(words) else words.replace("\\[", "［").replace("\\]", "］")


def button_text(text: str, limit: int) -> str:
    """Foreign text as the label of a button or menu, or as a name, which take no Markdown."""
    return clip(_INVITE.sub("\\g<0>\u200b", clean(text)), limit)


def readable(url: str) -> str:
    """An address as people read it: Hangul as Hangul, not as its bytes."""
    return _ENCODED.sub(_decoded, url)


def _decoded(encoded: re.Match[str]) -> str:
    try:
        return unquote(encoded[0], errors="strict")
    except UnicodeDecodeError:
        return encoded[0]


def _guard(mark: str) -> str:
    return mark + "\\" if mark.isdigit() else "".join(f"\\{sign}" for sign in mark)
