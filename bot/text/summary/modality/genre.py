"""Tell opinions, letters, reviews, satire and adverts from reports, by what a newsroom itself says of them.

    address   /opinion/, /editorials/, /column/, /opinion/letters/, /book-reviews/, /satire/, /sponsored/
    title     "Opinion: …", "[사설] …", [안도경의 창], 社説 …, 社评：…, "Book review: …"
    opening   "Sir, …"
    end       "The views expressed here are the author's own.", 편집 방향과 다를 수 있다; the pages and price of a book

The words of the text decide nothing: a report on an opinion has the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.lang.folding import in_both_scripts
from bot.model.analysis import Genre, Span
from bot.regexes import regex
from bot.text.summary.manner import is_named_column

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
_SALUTATION = regex(r"\A\s?(?:Sir|Madam|Sirs|Dear\s(?:editors?|sir)|To\sthe\seditor)\s?[,:—–]", re.IGNORECASE)
_PRICE = r"[$£€₩¥]\s?\d+(?:[.,]\d\d)?\b(?!,?\d|\s?(?:[mbtr]{1,2}illion|bn|m)\b)"
_ENDS = {
    Genre.REVIEW: rf"""\b\d{{2,4}}\s?(?:pages|pp)\b\W{{0,4}}(?:(?:hardcover|hardback|paperback)\W{{1,3}})?{_PRICE}
        | \d{{2,4}}쪽[^가-힣]{{0,8}}\d[\d,만천\s]{{0,8}}원
        | \d{{2,4}}(?:ページ|頁|页)\W{{0,3}}(?:本体|税込|定価|定价)?\W{{0,2}}\d[\d,]{{0,6}}\s?[円元]
        | \A\W{{0,6}}(?:(?:上映時間|片长|상영\s?시간|러닝\s?타임|running\stime)\W{{0,3}})?
          (?:\d{{1,2}}時間(?:\d{{1,2}}分)?|\d{{2,3}}(?:分钟?|분|\smin(?:ute)?s?\b))\s?[。.·・/／;|]
          [^\n]{{0,60}}(?:公開|公开|上映|개봉|관람가|\bcinemas\b|\brated\b)""",
    Genre.OPINION: r"""\A(?![^\n]*\b(?:added|said|says|told|wrote)\b)[^\n]*
          \b(?:views?|opinions?)\s(?:and\sopinions?\s)?expressed
          (?:\s(?:here|above|in\sthis\s(?:article|column|commentary|essay|op-?ed|piece|post)|by\sthe\s(?:author|writer)s?))?
          \s(?:are|do|may)\s(?:\w+\s){0,5}(?:author|writer|columnist|contributor|(?:his|her|their|my)\sown|reflect)
        | (?:글|칼럼|기고|필자|필진|오피니언|본지|본보)[^\n]{0,40}(?:편집|보도)\s?방향과\s?
          (?:(?:다를|일치하지\s?않을)\s?수도?\s?있|일치하지\s?않|다르|무관)(?:습니다|합니다|니다|함|음)(?!\w)
        | (?:本稿|本記事|本コラム|この(?:記事|コラム|寄稿)|筆者|執筆者|※)[^。「」\n]{0,40}個人の(?:見解|意見)
          (?:です|であ|に基づ|で、)(?![^。\n]*と(?:述べ|語|話|し))
        | (?:本文|文章|该文|观点|文责)[^。\n]{0,10}代表作者(?:个人|本人)?的?(?:观点|立场|意见)?(?![^\n]*平台)""",
}
"""What one of the last paragraphs says, in the words of the newsroom; reports have numbers of pages, minutes, and views
that somebody expressed. Platforms of blogs say below everything that it is its author's."""
_LAST = 3
"""The number of these."""
_LONGEST = 300
"""Characters of a last paragraph that is no part of the text."""

_IN_PATH = {
    one: regex(
        rf"(?<!/tag)(?<!/tags)(?<!/topic)(?<!/topics)/(?:{words})(?!/(?:news|polls?)(?:/|$))(?:/|$)", re.IGNORECASE
    )
    for one, words in _SECTIONS.items()
}
_IN_TITLE = {one: regex(in_both_scripts(words), re.IGNORECASE | re.VERBOSE) for one, words in _TITLES.items()}
_AT_END = {one: regex(in_both_scripts(words), re.IGNORECASE | re.VERBOSE) for one, words in _ENDS.items()}


def genre(title: str, text: str, sentences: Sequence[Span], url: str | None = None) -> Genre | None:
    """What the newsroom says that a text is, None for a report; `url` is the address of its page."""
    path = urlsplit(url).path.rpartition("/")[0] if url else ""
    for one, part in _IN_PATH.items():
        if part.search(path) or ((words := _IN_TITLE.get(one)) and words.search(title)):
            return one
    if is_named_column(title, [text[span.start : span.end] for span in sentences]):
        return Genre.OPINION
    if _SALUTATION.match(text):
        return Genre.LETTER
    last = [line for line in text.rstrip().split("\n")[-_LAST:] if len(line) <= _LONGEST]
    return next((one for one, words in _AT_END.items() if any(words.search(line) for line in last)), None)
