"""An export as one HTML page that needs no other file: its styles are in it, it loads nothing and runs nothing.

Everything foreign is escaped, links are http or https only and do not tell the page where they were followed from.
"""

from __future__ import annotations

from bot.lang.files.html import anchor, html_text
from bot.model.answers import Linked
from bot.model.exports.articles import ExportedArticle, ExportWords
from bot.policy.exports.excerpts import key_lines, names, said_lines

_REL = ' rel="noopener noreferrer"'
_STYLE = """
:root { color-scheme: light dark; --text: #1c1e21; --quiet: #5c6370; --line: #d9dce1; --link: #1a56b0; --back: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e6ea; --quiet: #a0a6b1; --line: #3a3e45; --link: #8ab4f8; --back: #17191c; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 3rem; color: var(--text); background: var(--back);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK KR", "Malgun Gothic",
  "Apple SD Gothic Neo", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .4rem; }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 0 0 .2rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
h2 a { text-decoration: none; } h2 a:hover { text-decoration: underline; }
p { margin: .2rem 0; } .quiet { color: var(--quiet); font-size: .9rem; }
article { border-top: 1px solid var(--line); padding: 1.1rem 0 .9rem; }
header { margin-bottom: 1.2rem; }
blockquote { margin: .6rem 0; padding: 0 0 0 .8rem; border-left: 3px solid var(--line); }
blockquote p { margin: .35rem 0; }
h3 { font-size: .95rem; margin: .7rem 0 .2rem; } ul { margin: .2rem 0; padding-left: 1.2rem; }
.version { font-size: .8rem; margin-top: .5rem; }
.arrow { text-decoration: none; }
@media print {
  :root { --text: #000; --quiet: #444; --line: #bbb; --link: #000; --back: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; } article { break-inside: avoid; }
  .arrow { display: none; }
}
"""


def opening(words: ExportWords) -> str:
    """Everything before the first article."""
    about = "\n".join(f'<p class="quiet">{html_text(line)}</p>' for line in words.about)
    return (
        f'<!DOCTYPE html>\n<html lang="{html_text(words.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{html_text(words.heading)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{html_text(words.heading)}</h1>\n{about}\n</header>\n<main>\n"
    )


def entry(one: ExportedArticle, words: ExportWords) -> str:
    """An article."""
    language = f' lang="{html_text(one.language)}"' if one.language != "und" else ""
    parts = [
        f'<article id="article-{one.article.id}"{language}>',
        f"<h2>{anchor(one.article.url, html_text(one.article.title), _REL)}</h2>",
        f'<p class="quiet">{html_text(words.source(one))}</p>',
    ]
    if lines := key_lines(one):
        parts += ["<blockquote>", *(f"<p>{_sentence(said)}</p>" for said in lines), "</blockquote>"]
    if said := said_lines(one, words.name):
        items = (f"<li>{html_text(words.said_by(line))}: {_sentence(line.said)}</li>" for line in said)
        parts += [f"<h3>{html_text(words.statements)}</h3>", "<ul>", *items, "</ul>"]
    if named := names(one, words.name):
        parts.append(f'<p class="quiet">{html_text(words.named(named))}</p>')
    parts += [f'<p class="quiet version">{html_text(words.version(one))}</p>', "</article>\n"]
    return "\n".join(parts)


def closing() -> str:
    """Everything after the last article."""
    return "</main>\n</body>\n</html>\n"


def _sentence(said: Linked) -> str:
    arrow = anchor(said.link, "↗", f'{_REL} class="arrow"')
    return f"{html_text(said.text)} {arrow}" if said.link and arrow != "↗" else html_text(said.text)
