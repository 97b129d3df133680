"""An export as a Markdown file: titles as links, outlet and date, key sentences as quotations."""

from __future__ import annotations

from bot.lang.files.markdown import escaped, link_target
from bot.lang.files.one_line import one_line
from bot.model.answers import Linked
from bot.model.exports.articles import ExportedArticle, ExportWords
from bot.policy.exports.excerpts import key_lines, names, said_lines


def opening(words: ExportWords) -> str:
    """The heading and what the export is."""
    return "\n\n".join((f"# {_text(words.heading)}", *map(_text, words.about))) + "\n"


def entry(one: ExportedArticle, words: ExportWords) -> str:
    """An article, after a blank line."""
    title, target = _text(one.article.title), link_target(one.article.url)
    parts = [f"## [{title}]({target})" if target else f"## {title}", _text(words.source(one))]
    if quoted := [f"> {_sentence(said)}" for said in key_lines(one)]:
        parts.append("\n>\n".join(quoted))
    if said := said_lines(one, words.name):
        lines = [f"- {_text(words.said_by(line))}: {_sentence(line.said)}" for line in said]
        parts.append("\n".join((f"**{_text(words.statements)}**", "", *lines)))
    if named := names(one, words.name):
        parts.append(_text(words.named(named)))
    parts.append(_text(words.version(one)))
    return "\n" + "\n\n".join(parts) + "\n"


def _sentence(said: Linked) -> str:
    arrow = f" [↗]({link_target(said.link)})" if said.link else ""
    return f"{_text(said.text)}{arrow}"


def _text(text: str) -> str:
    return escaped(one_line(text))
