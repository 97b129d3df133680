"""Pages with marked answers, written for the desk's own tests: readable files, put together here."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from string import Template

from bot.model.analysis import Page

HERE = Path(__file__).parent
CHROME = (
    '<header><a href="/">Front page</a><nav><a href="/politics">Politics</a><a href="/world">World</a>'
    '<a href="/login">Log in</a></nav></header><footer><p>© 2024. All rights reserved.</p></footer>'
)
COOKIES = '<div class="cookie-bar"><p>We use cookies to improve your experience.</p><button>Accept</button></div>'


@dataclass(frozen=True)
class Marked:
    """A page and what a reader should find in it. `title` None: not an article."""

    page: Page
    verdict: str
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str = ""
    origin: str | None = None
    paragraphs: tuple[str, ...] = ()
    language: str = ""


def articles() -> list[Marked]:
    """Every article in every frame of its language."""
    found: list[Marked] = []
    for head, lines in _blocks("articles.txt", 5):
        language, title, byline, published, origin = head
        for frame in sorted((HERE / "frames").glob(f"{language}_*.html")):
            names = tuple(byline.split(" and ")) if byline else ()
            content = _framed(frame, title, names, published, lines, len(found))
            url = f"https://{frame.stem.replace('_', '-')}.example/news/{len(found)}"
            page = Page(url, content.encode(), "text/html", "utf-8")
            found.append(Marked(page, "article", title, names, published, origin or None, tuple(lines), language))
    return found


def layouts() -> list[Marked]:
    """Articles in the markup of many kinds of sites; a break within a marked paragraph parts it."""
    found: list[Marked] = []
    for (language, url, title, byline, published), lines in _blocks("layouts.txt", 5):
        body = "\n".join(lines)
        marked = [part for run in re.findall("⟦(.*?)⟧", body) for part in run.split("<br>")]
        content = re.sub("[⟦⟧]", "", body).encode()
        names = tuple(name.strip() for name in byline.split(";") if name.strip())
        page = Page(url, content, "text/html", "utf-8")
        found.append(Marked(page, "article", title, names, published, None, tuple(marked), language))
    return found


def layouts_2(half: str) -> list[Marked]:
    """Articles in the markup of publishing systems, of one half, "look" or "number"."""
    found: list[Marked] = []
    for (of, language, url, title), lines in _blocks("layouts_2.txt", 4):
        if of == half:
            body = "\n".join(lines)
            page = Page(url, re.sub("[⟦⟧]", "", body).encode(), "text/html", "utf-8")
            paragraphs = tuple(" ".join(part.split()) for part in re.findall("⟦(.*?)⟧", body))
            found.append(Marked(page, "article", title, paragraphs=paragraphs, language=language))
    return found


def not_articles() -> list[Marked]:
    """Pages to be refused."""
    return _pages("not_articles.txt")


def unseen() -> list[Marked]:
    """Pages to be refused and short articles, written without a look at the reader's rules, in seven goes."""
    return [page for _, pages in unseen_sets() for page in pages]


def unseen_sets() -> Iterator[tuple[str, list[Marked]]]:
    """The same by set, with its name."""
    yield from ((path.stem, _pages(path.name)) for path in sorted(HERE.glob("unseen*.txt")))


def taken_back(name: str) -> list[Marked]:
    """Notices that took the place of articles ("retracted"), and pages that look like them: "article" or "other"."""
    found: list[Marked] = []
    for (kind, language, url, _), lines in _blocks(name, 4):
        page = Page(url, "\n".join(lines).encode(), "text/html", "utf-8")
        found.append(Marked(page, kind, language=language))
    return found


STRANGERS = {1: ("strangers_refused.txt", "strangers_articles.txt")} | {
    n: (f"strangers_{n}.txt",) for n in range(2, 11)
}
"""The files of each set, in the order in which they were written."""
PROSE_IN_FRAMES = 10
"""The set of pages that only what they are about tells from articles; the score is not fitted to it."""
FITTED = tuple(number for number in STRANGERS if number != PROSE_IN_FRAMES)
"""The other sets."""


def strangers(half: str | None = None, sets: Iterable[int] = (1,)) -> list[Marked]:
    """Pages to be refused, then articles that look like something else, in frames of publishing systems; of one half,
    "look" or "number", or of both."""
    found: list[Marked] = []
    for name in (name for number in sets for name in STRANGERS[number]):
        for (of, verdict, url, shell, language, title), lines in _blocks(name, 6):
            if half in (None, of):
                head = "".join(line.removeprefix("@head ") for line in lines if line.startswith("@head "))
                body = "\n".join(line for line in lines if not line.startswith("@head "))
                frame = Template((HERE / "shells" / f"{shell}.html").read_text(encoding="utf-8"))
                content = frame.substitute(title=html.escape(title), lang=language, head=head, body=body)
                found.append(Marked(Page(url, content.encode(), "text/html", "utf-8"), verdict, language=language))
    return found


def _pages(name: str) -> list[Marked]:
    lists = _lists()
    found: list[Marked] = []
    for (verdict, url, title), lines in _blocks(name):
        body = "\n".join(lines)
        for macro, link in (("headlines", _headlines), ("teasers", _teasers), ("korean", _korean)):
            while f"@{macro} " in body:
                before, _, after = body.partition(f"@{macro} ")
                digits = after[: len(after) - len(after.lstrip("0123456789"))]
                body = before + link(lists, int(digits)) + after[len(digits) :]
        body = body.replace("@chrome", CHROME).replace("@cookies", COOKIES)
        content = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
        found.append(Marked(Page(url, content.encode(), "text/html", "utf-8"), verdict))
    return found


def _blocks(name: str, cells: int = 3) -> list[tuple[list[str], list[str]]]:
    blocks: list[tuple[list[str], list[str]]] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            blocks.append(([cell.strip() for cell in line[4:].split("|", cells - 1)], []))
        elif line and not line.startswith("#"):
            blocks[-1][1].append(line)
    return blocks


def _framed(frame: Path, title: str, names: tuple[str, ...], published: str, lines: list[str], number: int) -> str:
    korean = frame.stem.startswith("ko")
    by = f"{names[0]} 기자" if korean and names else f"By {' and '.join(names)}" if names else ""
    return Template(frame.read_text(encoding="utf-8")).substitute(
        title=html.escape(title),
        json_title=json.dumps(title),
        authors=html.escape(", ".join(names)),
        json_authors=json.dumps([{"@type": "Person", "name": name} for name in names]),
        by=by,
        published=published,
        day=published[:10],
        paragraphs="".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines),
        n=number,
    )


def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for line in (HERE / "not_articles_lists.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lists[name := line.strip("[]")] = []
        else:
            lists[name].append(line)
    return lists


def _headlines(lists: dict[str, list[str]], count: int) -> str:
    return "".join(f'<li><a href="/n/{n}">{line}</a></li>' for n, line in enumerate(_many(lists["headlines"], count)))


def _teasers(lists: dict[str, list[str]], count: int) -> str:
    pairs = zip(_many(lists["headlines"], count), _many(lists["teasers"], count), strict=True)
    return "".join(f'<article><h3><a href="/n/{n}">{a}</a></h3><p>{b}</p></article>' for n, (a, b) in enumerate(pairs))


def _korean(lists: dict[str, list[str]], count: int) -> str:
    return "".join(f'<li><a href="/n/{n}">{line}</a></li>' for n, line in enumerate(_many(lists["korean"], count)))


def _many(lines: list[str], count: int) -> list[str]:
    return list(islice(cycle(lines), count))
