"""Which kind of text a newsroom's title or address names: an opinion, a letter, a review, satire or an advert.

    address   /opinion/, /editorials/, /column/, /opinion/letters/, /book-reviews/, /satire/, /sponsored/
    title     "Opinion: …", "[사설] …", 社説 …, 社评：…, "Book review: …"

A word that reports have too is no label: /letters/ alone, "PR:" and 광고 without brackets, <사설> within a title.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from bot.lang.folding import in_both_scripts
from bot.model.analysis import Genre
from bot.regexes import regex

_SECTIONS = {
    Genre.ADVERT: r"sponsored(?:-content)?|advertorials?|partner-content|paid-(?:post|content)|brand-?(?:voice|studio)",
    Genre.SATIRE: r"satires?",
    Genre.LETTER: r"letters?-to-the-editor|opinions?/letters?",
    Genre.REVIEW: r"(?:(?:book|film|movie|music|theat(?:er|re)|restaurant)-?)reviews?",
    Genre.OPINION: r"opinions?|op-?eds?|editorials?|columns?|columnists?|commentary|viewpoints?|shasetsu|sasul",
}
"""Parts of an address, as whole parts of its path; the most exact kind comes first. /letters/ alone is none: states and
archives have it too."""
_OPEN, _CLOSE = r"[\[［(（【<〈]\s?", r"\s?[\]］)）】>〉]"
_DELIMITED = r"\s?[:：|｜丨\]】)）〉>]"
_DASHED = rf"(?:{_DELIMITED}|\s?[–—-]\s)"
_SPACED = rf"(?:{_DASHED}|[\s　])"


def _marked(words: str) -> str:
    """Words in brackets at the beginning or the end of a Korean title; within it, <사설> is what it reports on."""
    return rf"(?:\A\W{{0,3}}{_OPEN}{words}{_CLOSE}|[\[【<〈]\s?{words}\s?[\]】>〉]\s?(?:\Z|[|｜–—-]))"


_COLUMN = _marked(r"(?!불법)(?:[가-힣]{1,8}\s)?[가-힣]{0,6}(?:칼럼|사설|시론|시평|기고문?|논단|오피니언|기자수첩)")
_READERS = _marked(r"독자\s?(?:투고|기고|편지|의\s?소리)")
_REVIEW = _marked(r"(?:서평|영화평|공연\s?리뷰|영화\s?리뷰|리뷰)")
_TITLES = {
    Genre.ADVERT: rf"""\A\W{{0,6}}(?:advertorial|(?:sponsored|paid|partner)\s(?:content|post)){_DASHED}
        | \A\s?(?:[\[［【]\s?PR\s?[\]］】] | {_OPEN}(?:광고|협찬|広告|广告|推广){_CLOSE})""",
    Genre.SATIRE: rf"\A\W{{0,6}}(?:satire|풍자|風刺|讽刺){_DELIMITED}",
    Genre.LETTER: rf"""\A\W{{0,6}}(?:letters{_DELIMITED}|letters?\sto\sthe\seditor(?:{_DASHED}|\Z))
        | {_READERS}
        | \A\W{{0,6}}(?:読者の声|投書|读者来信|读者投书){_SPACED}""",
    Genre.REVIEW: rf"""\A\W{{0,6}}(?:book|film|movie|music|theat(?:er|re)|restaurant|album)\sreview{_DASHED}
        | \A\W{{0,6}}review{_DELIMITED}(?=.*["“‘'])
        | {_REVIEW}
        | \A\W{{0,6}}(?:書評|映画評|劇評|书评|影评|剧评){_SPACED}""",
    Genre.OPINION: rf"""\A\W{{0,6}}(?:opinion|op-?ed|column|editorial|commentary|viewpoint|guest\sessay){_DASHED}
        | {_COLUMN}
        | \A\W{{0,6}}(?:社説|論説|コラム|オピニオン|社评|社论|时评|评论员文章|专栏){_SPACED}
        | \A\W{{0,6}}寄稿{_DASHED}""",
}
_IN_PATH = {
    one: regex(
        rf"(?<!/tag)(?<!/tags)(?<!/topic)(?<!/topics)/(?:{words})(?!/(?:news|polls?)(?:/|$))(?:/|$)", re.IGNORECASE
    )
    for one, words in _SECTIONS.items()
}
_IN_TITLE = {one: regex(in_both_scripts(words), re.IGNORECASE | re.VERBOSE) for one, words in _TITLES.items()}


def genre_of(read: Genre | None, title: str, url: str | None = None) -> Genre | None:
    """What an article is: by its title or address, else as it was `read`, by its text; None for a report."""
    return labelled_genre(title, url) or read


@lru_cache(maxsize=4096)
def labelled_genre(title: str, url: str | None = None) -> Genre | None:
    """The kind of text that a title, or the address of its page, names; None for a report. Kept, since a digest asks
    several times for each article of its window."""
    path = urlsplit(url).path.rpartition("/")[0] if url else ""
    for one, part in _IN_PATH.items():
        if part.search(path) or ((words := _IN_TITLE.get(one)) and words.search(title)):
            return one
    return None
