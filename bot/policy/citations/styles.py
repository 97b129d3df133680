"""A citation as Chicago's note, APA's reference, BibTeX or Markdown, with the cited sentences and their version.

Missing facts are handled as the style does: no author, "n.d." for no date. Citations are in English, whatever the
reader's language, since the styles are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.lang.files.markdown import escaped, link_target
from bot.lang.files.one_line import address, one_line
from bot.model.evidence.citations import CitationStyle, CitedArticle
from bot.policy.citations.author_names import family_name_last, initials
from bot.policy.citations.bibtex import bibtex
from bot.policy.citations.fields import (
    authors,
    correction_note,
    long_day,
    outlet,
    published,
    retrieved_day,
    title,
    version_line,
)
from bot.regexes import regex

_MOST_IN_NOTE = 3
_MOST_IN_REFERENCE = 20
_ENDS = (".", "?", "!", "…")
_QUOTED = regex(r"“([^“”]*)”")
_QUOTED_WITHIN = regex(r"‘([^‘’]*)’(?!\w)")
_SINGLE = {ord('"'): "’", ord("“"): "‘", ord("”"): "’"}
_STRAIGHT_OPENING = regex(r'(?:(?<=[\s(\[“‘—–-])|^)"')


def citation(cited: CitedArticle, style: CitationStyle) -> str:
    """The citation in a style, in several lines. Every cited sentence is one of `cited.sentences`."""
    return _WRITERS[style](cited)


def _chicago(cited: CitedArticle) -> str:
    """A note of the Chicago Manual of Style for a page of a news site: names in their own order."""
    day, heading = published(cited), _inner_marks(title(cited))
    parts = [_note_authors(authors(cited)), heading and f"“{heading},”", outlet(cited)]
    rest = [long_day(day) if day else "n.d."]
    if (accessed := retrieved_day(cited)) is not None:
        rest.append(f"accessed {long_day(accessed)}")
    rest.append(address(cited.article.url))
    head = f"{parts[0]}, " if parts[0] else ""
    head += f"{parts[1]} " if parts[1] else ""
    head += f"{parts[2]}, " if parts[2] else ""
    return _with_evidence(f"{head}{_ended(', '.join(filter(None, rest)))}", cited)


def _apa(cited: CitedArticle) -> str:
    """A reference of APA's style for a page of a news site. The title comes first where no author is named."""
    day, heading, names = published(cited), title(cited), _reference_authors(authors(cited))
    dated = f"({long_day(day, year_first=True) if day else 'n.d.'})."
    sentences = [_ended(names), dated, _ended(heading)] if names else [_ended(heading), dated]
    sentences.append(_ended(outlet(cited)))
    target = address(cited.article.url)
    if target and (accessed := retrieved_day(cited)) is not None:
        sentences.append(f"Retrieved {long_day(accessed)}, from {target}")
    elif target:
        sentences.append(target)
    return _with_evidence(" ".join(filter(None, sentences)), cited)


def _markdown(cited: CitedArticle) -> str:
    """A line with the title as a link, and the sentences as quotations that each end in the link to their place."""
    day, heading, target = published(cited), escaped(title(cited)), link_target(cited.article.url)
    name = escaped(outlet(cited))
    linked = f"[{heading}]({target})" if heading and target else heading or (f"<{target}>" if target else "")
    labels = [escaped(", ".join(authors(cited))), linked, name and f"*{name}*", day.isoformat() if day else "n.d."]
    lines = [f"{_ended(', '.join(filter(None, labels)))} {version_line(cited)}."]
    if note := correction_note(cited):
        lines[0] += f" {escaped(note)}"
    for one in cited.sentences:
        arrow = f" [↗]({link_target(one.said.link)})" if one.said.link else ""
        lines += ["", f"> {escaped(one_line(one.said.text))}{arrow}"]
    return "\n".join(lines)


def _with_evidence(reference: str, cited: CitedArticle) -> str:
    """A reference in one line, then the version and the sentences, each with its number and below it its link."""
    note = correction_note(cited)
    lines = [f"{reference} {note}" if note else reference, version_line(cited)]
    for one in cited.sentences:
        number = "" if one.number is None else f"[{one.number}] "
        lines.append(f"{number}{one_line(one.said.text)}")
        if one.said.link:
            lines.append(address(one.said.link))
    return "\n".join(lines)


def _note_authors(names: tuple[str, ...]) -> str:
    if len(names) > _MOST_IN_NOTE:
        return f"{names[0]} et al."
    if len(names) > 2:
        return f"{', '.join(names[:-1])}, and {names[-1]}"
    return " and ".join(names)


def _reference_authors(names: tuple[str, ...]) -> str:
    written = [_family_first(name) for name in names]
    if len(written) > _MOST_IN_REFERENCE:
        return f"{', '.join(written[: _MOST_IN_REFERENCE - 1])}, . . . {written[-1]}"
    return f"{', '.join(written[:-1])}, & {written[-1]}" if len(written) > 1 else "".join(written)


def _family_first(name: str) -> str:
    parts = family_name_last(name)
    if parts is None:
        return name
    suffix = f", {parts.suffix}" if parts.suffix else ""
    return f"{parts.family}, {initials(parts.given)}{suffix}"


def _inner_marks(text: str) -> str:
    """A title inside double quotation marks: its double marks become single, single ones in those double."""
    pieces = _QUOTED.split(_STRAIGHT_OPENING.sub("‘", text))
    return "".join(_turned(piece) if at % 2 else piece.translate(_SINGLE) for at, piece in enumerate(pieces))


def _turned(quoted: str) -> str:
    """What stood in double marks, in single ones."""
    within = _QUOTED_WITHIN.sub(r"“\1”", quoted)
    return f"‘{within}’"


def _ended(text: str) -> str:
    return text if not text or text.endswith(_ENDS) else f"{text}."


_WRITERS: Mapping[CitationStyle, Callable[[CitedArticle], str]] = {
    CitationStyle.CHICAGO: _chicago,
    CitationStyle.APA: _apa,
    CitationStyle.BIBTEX: bibtex,
    CitationStyle.MARKDOWN: _markdown,
}
