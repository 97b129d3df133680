"""Make visits due for the stored articles that a notice of a retraction names.

    notice -> the titles in it -> stored articles of the same site with such a title -> their visits are due now

A notice on another page marks no article as retracted: the article's own page decides, as at any visit. So a wrong
title, or the page of another author on the same host, can cause a visit but nothing else.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice
from sqlite3 import Connection

from bot.model.analysis import Analysis
from bot.news.diff.tokens import said
from bot.policy import page_identity
from bot.policy.search.terms import title_terms
from bot.regexes import regex
from bot.storage.articles import revisit_state, titles

_MOST, _MOST_TITLES = 5, 10
"""The most articles that are visited for a notice, and the most titles in it that are looked for."""
_COMPARED = 100
"""The most articles with the words of a title that are looked at; other sites may have used the title since."""
_QUOTED = regex(
    r"“([^”\n]{8,300})”|\"([^\"\n]{8,300})\"|‘([^’\n]{8,300})’|'([^'\n]{8,300})'|「([^」\n]{4,300})」|『([^』\n]{4,300})』"
    r"|《([^》\n]{4,300})》|«([^»\n]{8,300})»|^\W{0,3}(?:retract(?:ed|ion)|withdrawn|kill)\W{1,4}([^\n]{8,300})",
    re.IGNORECASE,
)
"""A quotation, or the text after the label of a title."""


def visit_named(connection: Connection, notice_url: str, notice: Analysis, now: datetime) -> int:
    """Make the visits of the articles due that a notice at this address names; returns their number."""
    named = set[int]()
    for words in islice(_titles(notice), _MOST_TITLES):
        if terms := title_terms(words):
            named.update(
                one.article_id
                for one in titles.public_with_all(connection, terms, _COMPARED)
                if said(one.title) == said(words) and page_identity.claimed(notice_url, one.url) is not None
            )
    visited = sorted(named)[-_MOST:]
    revisit_state.visit_now(connection, visited, now)
    return len(visited)


def names(notice: Analysis, title: str) -> bool:
    """Whether a notice names an article with this title."""
    return any(said(words) == said(title) for words in _titles(notice))


def names_another(notice: Analysis, title: str) -> bool:
    """Whether a notice has quotations that may be titles, none of which has half the words of this title."""
    own = set(said(title).split())
    quoted = [set(said(words).split()) for words in _titles(notice)]
    return bool(quoted) and not any(2 * len(own & words) >= min(len(own), len(words)) for words in quoted)


def _titles(notice: Analysis) -> dict[str, None]:
    """The texts in a notice that may be titles of articles, in order."""
    quoted = (found for part in (notice.title or "", notice.text) for found in _QUOTED.finditer(part))
    return dict.fromkeys(words for found in quoted for words in found.groups() if words)
