"""News pages for the benchmarks, mixed from paragraphs of the sample library's articles.

A page has about 4,000 characters of text, as news articles do; no two are alike.
"""

from __future__ import annotations

import base64
import gzip
import json
import random
from pathlib import Path
from urllib.parse import urlsplit

from msgspec.structs import replace

from bot.sample.library import SampleLibrary

_CHARACTERS = 4000


def mixed(count: int, characters: int = _CHARACTERS) -> list[bytes]:
    """Make `count` pages of about so many characters of text; deterministic."""
    chance = random.Random(count)  # noqa: S311  # no secret depends on it
    library = SampleLibrary.load()
    paragraphs = [text for article in library.articles for text in article.paragraphs if text.isascii()]
    made = []
    for number in range(count):
        article = chance.choice(library.articles)
        chosen = list(article.paragraphs)
        while sum(map(len, chosen)) < characters:
            chosen.append(chance.choice(paragraphs))
        url = f"https://{urlsplit(article.url).hostname}/mixed/{number}"
        title = f"{chance.choice(library.articles).title} {number}"
        made.append(replace(article, url=url, title=title, canonical=None, paragraphs=tuple(chosen)))
    served = SampleLibrary(made, library.outlets.values())
    return [page.body for article in made if (page := served.page(article.url)) is not None]


def saved(path: Path, count: int) -> list[bytes]:
    """The first `count` pages of a JSON Lines file with `html` or `html_gz_b64`, one page a line."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:count]]
    return [
        row["html"].encode() if "html" in row else gzip.decompress(base64.b64decode(row["html_gz_b64"])) for row in rows
    ]
