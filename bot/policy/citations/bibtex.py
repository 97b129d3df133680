"""A citation as an entry for BibTeX and biber.

BibTeX counts braces whether or not a backslash precedes them, so that those of a text become commands
(`\\textbraceleft{}`). Letters outside ASCII stay as they are: biber and BibTeX with UTF-8 read them.
"""

from __future__ import annotations

from bot.lang.days import ENGLISH_MONTHS
from bot.lang.files.one_line import address, one_line
from bot.model.evidence.citations import CitedArticle
from bot.policy.citations.author_names import family_name_last
from bot.policy.citations.fields import authors, correction_note, outlet, published, retrieved_day, title, version_line
from bot.regexes import regex

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
_NOT_IN_KEYS = regex(r"[^a-z0-9]+")
_LONGEST_NAME_IN_KEY = 24
_DIGITS_IN_KEY = 8


def bibtex(cited: CitedArticle) -> str:
    """The entry, a field a line. `annote` has the cited sentences."""
    day, heading, target = published(cited), title(cited), address(cited.article.url)
    accessed = retrieved_day(cited) if target else None
    note = "; ".join(filter(None, (version_line(cited), correction_note(cited))))
    fields = {
        "author": " and ".join(map(_author, authors(cited))),
        "title": heading and f"{{{escaped(heading)}}}",
        "howpublished": escaped(outlet(cited)),
        "year": f"{day.year:04}" if day else "",
        "month": ENGLISH_MONTHS[day.month - 1][:3].lower() if day else "",
        "day": str(day.day) if day else "",
        "url": target,
        "urldate": accessed.isoformat() if accessed else "",
        "note": escaped(note),
        "annote": " ".join(_sentences(cited)),
    }
    rows = (
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
        if value
    )
    return "\n".join((f"@misc{{{entry_key(cited)},", *rows, "}"))


def entry_key(cited: CitedArticle) -> str:
    """The entry's key in ASCII letters, digits and hyphens: outlet, year and the version's digest. Another version of
    the article has another key."""
    known = cited.article.outlet
    domain = (known.domain or "").removeprefix("www.").partition(".")[0] if known else ""
    name = _NOT_IN_KEYS.sub("", (domain or (known.name if known else "")).lower())[:_LONGEST_NAME_IN_KEY]
    day = published(cited)
    return f"{name or 'article'}{f'{day.year:04}' if day else 'nd'}-{cited.digest[:_DIGITS_IN_KEY]}"


def escaped(text: str) -> str:
    """One line of text for a field; its braces are balanced."""
    return text.translate(_SPECIAL)


def _author(name: str) -> str:
    """A name with its family name first where that is known; else in braces, which keep it whole."""
    parts = family_name_last(name)
    if parts is None:
        return f"{{{escaped(name)}}}"
    return ", ".join(escaped(part) for part in (parts.family, parts.suffix, parts.given) if part)


def _sentences(cited: CitedArticle) -> list[str]:
    lines = []
    for one in cited.sentences:
        number = "" if one.number is None else f"[{one.number}] "
        link = f" \\url{{{address(one.said.link)}}}" if one.said.link else ""
        lines.append(f"{number}{escaped(one_line(one.said.text))}{link}")
    return lines
