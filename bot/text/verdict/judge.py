"""Decide whether a page is an article and, if not, which kind of page it is.

    wording (`data/refusals.toml`, English and Korean) | paywall | address to the reader | live blog | repetition
    | shape

Wording counts only together with length: a captcha page is short, a long report about captchas is an article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache

from lxml.html import HtmlElement
from msgspec import Struct

from bot.lang.sentences import sentences
from bot.model.analysis import Verdict
from bot.regexes import regex
from bot.text.document import Metadata
from bot.text.verdict.advert_labels import is_sponsored
from bot.text.verdict.article_verdict import ArticleVerdict
from bot.text.verdict.markup import has_paywall_markup, is_front, is_live, is_thread, is_typed, is_video
from bot.text.verdict.page_kinds import (
    ANSWERS,
    FRONT,
    INSTRUCTIONS,
    LEAST_DATA,
    REPORT_WORDS,
    PageEvidence,
    behind_the_beginning,
    is_withheld,
    kind_of,
    reports_nothing,
)
from bot.text.verdict.page_structure import measure
from bot.text.verdict.repetition import is_one_phrase
from bot.text.verdict.report_score import features, score
from bot.text.verdict.second_person import (
    LEXICON,
    addressed_share,
    addressed_verdict,
    has_fact,
    is_report,
    length,
    names,
    offers_access,
    pattern,
    quotations,
    tells,
    unquoted,
    unreported,
)
from bot.text.verdict.visible_parts import visible_parts

_UNDATED_REPORT = 20
"""The fewest words of a report without a date: a button says "I am over 18 and wish to continue"."""
_ENDED = regex(r"[.!?][\"”’)\]]*(?:\s|$)|。|다[.\s]")


class _Rule(Struct, frozen=True):
    """A row of `data/refusals.toml`. `title` and `text` are the patterns for titles and visible text; a `stub` rule is
    applied to texts of fewer than `most_words` words, another to texts with few words besides the rule's."""

    verdict: Verdict
    reason: str
    title: re.Pattern[str] | None
    text: re.Pattern[str] | None
    most_words: int
    stub: bool


ARTICLE = ArticleVerdict(Verdict.ARTICLE)
_MOST_SEEN = 20_000
_WALL_WORDS = 25
"""A page with notices about cookies or robots is a wall if it has fewer words than this besides them."""
_STATED_WORDS = 10
"""The same for a page that states a publication date or an article type, which walls do not."""
_STUB_WORDS = 150
_MOST_STRUCTURED = 300
"""The most words of a text whose page is judged by its structure."""
_NOTICE_WORDS = 20
"""A shorter line may be a notice on a page without a date, whatever names are in it."""
_PASTED_STUB_WORDS = 80
_LEAST_WORDS = 12
_LEAST_NEWS = 8
"""The fewest words of a text that reports a fact and does not address its reader."""
_NAMELESS_WORDS = 60
"""The fewest words of an undated text without a name or a number."""
_ADDRESS_SHARES = ((60, 0.5), (120, 0.8))
"""(words, share): a shorter text is not an article if at least this share of its words addresses the reader."""
_THIN_SHARE = 0.3
"""The lowest share of the own lines of a page with too little text that makes it a notice."""
_SIGNED_SHARE = 0.9
"""The same for a page with a byline, a headline in an `article` element, or the answers of an interview."""
_UNREPORTED = "The page reports nothing."
_VOTE = 3.0
"""The log-odds that a ruling is worth. At first sight rules classified 8 to 22 of 100 new pages wrongly; 3 is 5 of
100."""
_DOUBT, _DATED_DOUBT = (150, 3.0), (60, 3.5)
"""(words, log-odds) without and with a date: a shorter text that the rules take for an article is refused below minus
the log-odds. A refused report is the worse error."""
_REPEATED = "The text is one phrase repeated."


class _PageFacts(Struct, frozen=True):
    """An HTML page and the measurements on it. `text` is the extracted article text and `words` its length; `titles`
    are the headline and the title element; `seen` is the visible text without quotations and `main` the part of it
    outside headers, footers and navigation; `declared` if the page states a publication date or an article type;
    `evidence` is its structure, None for a text that is too long for a wall."""

    tree: HtmlElement
    meta: Metadata
    url: str | None
    text: str
    words: int
    titles: tuple[str, str]
    seen: str
    main: str
    declared: bool
    evidence: PageEvidence | None

    @property
    def is_stated(self) -> bool:
        """Whether it is declared, or has a byline and a date."""
        return self.declared or (bool(self.meta.byline) and self.meta.published is not None)

    @property
    def is_dated(self) -> bool:
        """Whether it is declared, or shows its date."""
        return self.declared or self.meta.published is not None

    @property
    def is_signed(self) -> bool:
        """Whether it has a byline, or its headline is in an `article` element."""
        return bool(self.meta.byline) or (self.evidence is not None and self.evidence.structure.is_marked)

    @property
    def has_data(self) -> bool:
        """Whether it has a table with figures."""
        return self.evidence is not None and self.evidence.structure.data >= LEAST_DATA

    @property
    def tells_data(self) -> bool:
        """Whether it has a table with figures and a sentence that explains them."""
        return self.has_data and max(self.evidence.reported if self.evidence else (), default=0) >= REPORT_WORDS

    @property
    def offered(self) -> str:
        """The part of `main` in which an offer withholds the rest of the text: an offer above a longer text does
        not."""
        if self.evidence and self.words >= _NAMELESS_WORDS:
            return behind_the_beginning(self.evidence.structure)
        return self.main

    @property
    def odds(self) -> float:
        """The log-odds that it is an article, by its structure; 0 for a text too long for a wall."""
        return score(features(self.evidence.structure, self.meta, self.text, self.url)) if self.evidence else 0.0

    @classmethod
    def of(cls, tree: HtmlElement, meta: Metadata, text: str, url: str | None) -> _PageFacts:
        """Measure a page."""
        seen, main = (unquoted(part[:_MOST_SEEN]) for part in visible_parts(tree))
        tag_title = " ".join((tree.findtext(".//title") or "").split())
        titles = (meta.title or "", tag_title)
        declared = meta.dated or is_typed(meta)
        words = length(text)
        is_short = words < (_STUB_WORDS if declared else _MOST_STRUCTURED)
        return cls(
            tree=tree,
            meta=meta,
            url=url,
            text=text,
            words=words,
            titles=titles,
            seen=seen,
            main=main,
            declared=declared,
            evidence=PageEvidence(measure(tree, url), meta.kinds, url, titles) if is_short else None,
        )


def judge(tree: HtmlElement, meta: Metadata, text: str, url: str | None) -> ArticleVerdict:
    """The ruling on an HTML page; `text` is the article text extracted from it."""
    page = _PageFacts.of(tree, meta, text, url)
    rule, ruling = next((rule, found) for rule in _RULINGS if (found := rule(page)) is not None)
    if ruling.verdict is Verdict.ARTICLE:
        most_words, doubt = _DATED_DOUBT if page.is_dated else _DOUBT
        is_doubted = page.words < most_words and page.odds < -doubt
        return ArticleVerdict(addressed_verdict(page.main), _UNREPORTED) if is_doubted else ruling
    if ruling.verdict is Verdict.PAYWALL or rule in _FIRM:
        return ruling
    odds = page.odds
    if odds > _VOTE and (has_fact(page.text) or page.has_data):
        return ARTICLE
    if ruling.verdict is Verdict.THIN and _is_addressed(page):
        return ArticleVerdict(addressed_verdict(page.main), INSTRUCTIONS)
    if ruling.verdict is Verdict.THIN and odds < -_VOTE and length(page.main) >= _WALL_WORDS:
        return ArticleVerdict(Verdict.NOT_ARTICLE, _UNREPORTED)
    return ruling


def _is_addressed(page: _PageFacts) -> bool:
    """Whether a page without a text addresses its visitor, in all it shows or in its own lines."""
    own = page.evidence.share if page.evidence and not page.declared else 0.0
    return addressed_share(page.main) >= _ADDRESS_SHARES[0][1] or own >= _THIN_SHARE


def _by_advert(page: _PageFacts) -> ArticleVerdict | None:
    """NOT_ARTICLE for a page without a byline that is marked as paid for."""
    if page.evidence and not page.meta.byline and is_sponsored(page.evidence.structure, page.tree):
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page is an advert.")
    return None


def _by_structure(page: _PageFacts) -> ArticleVerdict | None:
    """The ruling by the rows, cells, forms, prices and posts of a page."""
    return kind_of(page.evidence) if page.evidence and not page.declared else None


def _by_wording(page: _PageFacts) -> ArticleVerdict | None:
    """The ruling of the first rule of `data/refusals.toml` whose words the page has; None if none applies. Length is
    compared first, since it costs less than a search."""
    notices: str | None = None
    for rule in _rules():
        in_title = rule.title is not None and any(rule.title.search(title) for title in page.titles)
        if rule.stub:
            is_short = page.words < rule.most_words
            if is_short and rule.text is not None and notices is None:
                notices = unreported(page.offered, 0 if page.is_dated else _NOTICE_WORDS)
            words = notices or ""
        else:
            is_short, words = _has_less(page.text, rule, _most_words(rule, page, in_title)), page.seen
        if is_short and (in_title or (rule.text is not None and rule.text.search(words))):
            told = page.is_dated or page.words >= _UNDATED_REPORT
            if not rule.stub and told and is_report(page.text):
                continue
            return ArticleVerdict(rule.verdict, rule.reason)
    return None


def _most_words(rule: _Rule, page: _PageFacts, in_title: bool) -> int:
    """The number of words of its own below which a page is refused by a rule. Sites leave the date and type of an
    article on the page that says that it is gone."""
    if page.is_stated and not (in_title and rule.verdict is Verdict.ERROR_PAGE and not has_fact(page.text)):
        return _STATED_WORDS
    return rule.most_words if in_title else _WALL_WORDS


def _by_paywall(page: _PageFacts) -> ArticleVerdict | None:
    """PAYWALL for a short text whose rest is offered for sale."""
    if page.words >= _STUB_WORDS:
        return None
    withheld = not page.meta.free and (has_paywall_markup(page.tree) or page.text.endswith(("…", "...")))
    if withheld or offers_access(page.offered) or (page.evidence and is_withheld(page.evidence.structure)):
        return ArticleVerdict(Verdict.PAYWALL, "The page says that its text is for subscribers.")
    return None


def _by_address(page: _PageFacts) -> ArticleVerdict | None:
    """The ruling on a short, undated text that mostly addresses its reader."""
    least_share = next((share for most, share in _ADDRESS_SHARES if page.words < most), None)
    if least_share and (page.is_signed or quotations(page.text) >= ANSWERS):
        least_share = _SIGNED_SHARE
    if least_share and not page.declared and addressed_share(page.text) >= least_share:
        return ArticleVerdict(addressed_verdict(page.main), INSTRUCTIONS)
    return None


def _by_live_blog(page: _PageFacts) -> ArticleVerdict | None:
    """NOT_ARTICLE for a live blog, unless it says that it has ended."""
    if is_live(page.tree, page.meta, page.titles):
        if page.words >= _WALL_WORDS and names("closed", page.main):
            return None
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page is a live blog that goes on changing.")
    return None


def _by_thread(page: _PageFacts) -> ArticleVerdict | None:
    """NOT_ARTICLE for a thread of a forum. Its posts may report and quote, but no newsroom is responsible for them."""
    return ArticleVerdict(Verdict.NOT_ARTICLE, "The page is a thread of a forum.") if is_thread(page.meta) else None


def _by_report(page: _PageFacts) -> ArticleVerdict | None:
    """The ruling on a short, undated page without a sentence that reports."""
    return reports_nothing(page.evidence) if page.evidence and not page.declared else None


def _by_repetition(page: _PageFacts) -> ArticleVerdict | None:
    """NOT_ARTICLE for a text of one repeated phrase."""
    return ArticleVerdict(Verdict.NOT_ARTICLE, _REPEATED) if is_one_phrase(page.text) else None


def _has_less(text: str, rule: _Rule, most: int) -> bool:
    """Whether the article text has fewer than `most` words in sentences that do not match the rule."""
    words = 0
    for sentence in sentences(text):
        if _ENDED.search(sentence) and (rule.text is None or not rule.text.search(unquoted(sentence))):
            words += length(sentence)
            if words >= most:
                return False
    return True


def judge_text(text: str) -> ArticleVerdict:
    """The ruling on a pasted or attached text."""
    words = length(text)
    if not words:
        return ArticleVerdict(Verdict.THIN, "There is no text in it.")
    for rule in _rules():
        few = words < _PASTED_STUB_WORDS if rule.stub else _has_less(text, rule, _LEAST_WORDS)
        if few and rule.text is not None and rule.text.search(text):
            return ArticleVerdict(rule.verdict, rule.reason)
    if is_one_phrase(text):
        return ArticleVerdict(Verdict.NOT_ARTICLE, _REPEATED)
    if words < _LEAST_WORDS or not _ENDED.search(text):
        return ArticleVerdict(Verdict.THIN, "There is too little text to be an article.")
    return ARTICLE


def _by_shape(page: _PageFacts) -> ArticleVerdict:
    """The ruling by scripts, media, links and length."""
    scripted = page.tree.find(".//script") is not None
    if not page.seen.strip() and not scripted:
        return ArticleVerdict(Verdict.THIN, "The page is empty.")
    if scripted and page.words < 5 and len(page.seen.split()) < 40:
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page shows nothing without running its scripts.")
    if page.words < 60 and is_video(page.meta):
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page is a video without a written report.")
    if is_front(page.tree, page.meta, page.text, page.words, page.url):
        return FRONT
    too_short = page.words < _NAMELESS_WORDS and page.words < _least(page.meta, page.text)
    if (too_short and not page.tells_data) or not _ENDED.search(page.text):
        return ArticleVerdict(Verdict.THIN, "The page holds too little text to be an article.")
    return ARTICLE


_FIRM = (_by_advert, _by_live_blog, _by_thread, _by_repetition)
"""Rules for pages that may be full of sentences that report; their rulings are not weighed against the score."""
_RULINGS: tuple[Callable[[_PageFacts], ArticleVerdict | None], ...] = (
    _by_advert,
    _by_structure,
    _by_wording,
    _by_paywall,
    _by_address,
    _by_live_blog,
    _by_thread,
    _by_report,
    _by_repetition,
    _by_shape,
)


def _least(meta: Metadata, text: str) -> int:
    """The least number of words of an article: lower if it reports a fact or is dated."""
    if is_report(text) or quotations(text) >= ANSWERS:
        return _LEAST_NEWS
    if meta.published:
        return _LEAST_WORDS
    if tells(text):
        return _UNDATED_REPORT
    return _WALL_WORDS if has_fact(text) or is_typed(meta) else _NAMELESS_WORDS


@cache
def _rules() -> tuple[_Rule, ...]:
    rows = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["rule"]
    return tuple(
        _Rule(
            Verdict(row["verdict"]),
            row["reason"],
            pattern(row["title"]) if "title" in row else None,
            pattern(row["text"]) if "text" in row else None,
            row["most_words"],
            row.get("stub", False),
        )
        for row in rows
    )
