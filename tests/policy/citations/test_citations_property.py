"""What every citation keeps to, whatever the article holds."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.lang.files.one_line import one_line
from bot.lang.text_links import linked
from bot.model.analysis import Outlet, Span
from bot.model.answers import ArticleRef, CorrectedField
from bot.model.evidence.citations import CitationStyle, CitedArticle, CitedSentence
from bot.policy.citations.chosen_sentences import chosen
from bot.policy.citations.fields import version_digest
from bot.policy.citations.styles import citation
from tests.policy.citations.cited import RETRIEVED

_SPECIAL = '{}\\%$#_&~^"“”‘’`*[]()<>|\n\r\t\u2028\u202e\x00,김정은金 aB.1-'
_TEXT = st.text(st.one_of(st.sampled_from(_SPECIAL), st.characters(codec="utf-8")), max_size=60)
_URL = st.one_of(st.none(), _TEXT.map(lambda path: f"https://a.example/{path}"))
_NAMES = st.one_of(
    _TEXT, st.sampled_from(("Jane Smith", "김정은", "Kim Jong Un", "A and B", "Hill, Ada", "Bo Hill Jr."))
)
_COMMAND = re.compile(r"\\(?:textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum)\{\}")
_LITERAL = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}


_BODIES = st.text(st.sampled_from(_SPECIAL), max_size=200)
_OUTLETS = st.one_of(st.none(), st.builds(Outlet, _TEXT, st.one_of(st.none(), _TEXT)))
_TIMES = st.one_of(st.none(), _TEXT, st.dates().map(str), st.datetimes().map(lambda at: f"{at}+09:00"))
_CORRECTED = st.sets(st.sampled_from(CorrectedField))
_MANY_NAMES = st.lists(_NAMES, max_size=22)
"""Strategies that `_articles` would make anew for each article, which takes longer than to draw from them."""


@st.composite
def _articles(draw: st.DrawFn) -> CitedArticle:
    text = draw(_BODIES)
    outlet = draw(_OUTLETS)
    published = draw(_TIMES)
    corrected = tuple(draw(_CORRECTED))
    article = ArticleRef(1, draw(_TEXT), draw(_URL), outlet, None, published, RETRIEVED, corrected)
    sentences = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        sentences.append(CitedSentence(number, linked(article, start, end, text[start:end])))
    names = tuple(draw(_MANY_NAMES))
    retrieved = RETRIEVED if article.url else None
    return CitedArticle(article, names, retrieved, version_digest(text), tuple(sentences), 9)


@given(_articles())
def test_a_bibtex_entry_has_balanced_braces_and_a_field_a_line(cited: CitedArticle) -> None:
    first, *rows, last = citation(cited, CitationStyle.BIBTEX).split("\n")
    assert re.fullmatch(r"@misc\{[a-z0-9]+-[0-9a-f]{8},", first)
    assert last == "}"
    for row in rows:
        field = re.fullmatch(r"  [a-z]+ = (?:\{(.*)\}|[a-z]{3}),", row)
        assert field is not None, row
        depth = 0
        for brace in re.findall(r"[{}]", field[1] or ""):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
        assert depth == 0


@given(_articles())
def test_a_bibtex_title_reads_as_the_title(cited: CitedArticle) -> None:
    found = re.search(r"^  title = \{\{(.*)\}\},$", citation(cited, CitationStyle.BIBTEX), re.MULTILINE)
    read = "" if found is None else found[1]
    plain = _COMMAND.sub(lambda command: "\0" + str(list(_LITERAL).index(command[0])), read)
    plain = re.sub(r"\\([&%$#_])", r"\1", plain)
    assert "\\" not in plain
    assert re.sub("\0([0-4])", lambda number: [*_LITERAL.values()][int(number[1])], plain) == one_line(
        cited.article.title
    )


@given(_articles(), st.sampled_from((CitationStyle.CHICAGO, CitationStyle.APA)))
def test_a_reference_is_one_line_and_each_sentence_another(cited: CitedArticle, style: CitationStyle) -> None:
    lines = citation(cited, style).split("\n")
    links = [one.said.link for one in cited.sentences if one.said.link]
    assert len(lines) == 2 + len(cited.sentences) + len(links)
    assert not any(set(line) & set("\r\u2028\u202e\x00") for line in lines)
    for one in cited.sentences:
        assert f"[{one.number}] {one_line(one.said.text)}" in lines


@given(_articles(), st.sampled_from(CitationStyle))
def test_corrections_are_marked_exactly_where_there_are_some(cited: CitedArticle, style: CitationStyle) -> None:
    assert ("corrected by those who saved the article" in citation(cited, style)) == bool(cited.article.corrected)


@given(_articles())
def test_a_markdown_link_ends_where_its_address_does(cited: CitedArticle) -> None:
    for target in re.findall(r"\[↗\]\(([^)\n]*)\)", citation(cited, CitationStyle.MARKDOWN)):
        assert target.isascii()
        assert not set(target) & set(" (<>")


@given(st.text(max_size=80), st.lists(st.integers(0, 80), max_size=8), st.text(max_size=12))
def test_chosen_sentences_are_among_those_of_the_article(text: str, ends: list[int], typed: str) -> None:
    cuts = sorted({min(end, len(text)) for end in ends})
    spans = [Span(start, end) for start, end in pairwise(cuts)]
    places = chosen(text, spans, typed)
    assert list(places) == sorted(set(places))
    assert set(places) <= set(range(len(spans)))


def test_numbers_and_ranges_of_sentences() -> None:
    text, spans = "abcde", [Span(at, at + 1) for at in range(5)]
    assert chosen(text, spans, "2, 4-5") == (1, 3, 4)
    assert chosen(text, spans, "5 1;3–4") == (0, 2, 3, 4)
    assert chosen(text, spans, f" 2{' ' * 6000}-  3 , 5 ") == (1, 2, 4)
    assert chosen(text, spans, f"1{' ' * 6000}x") == ()
    assert chosen(text, spans, "6") == chosen(text, spans, "0") == chosen(text, spans, "4-2") == ()
    assert chosen(text, spans, "C") == (2,)
    assert chosen(text, spans, "  ") == ()
