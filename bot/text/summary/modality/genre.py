"""Tell opinions, letters, reviews, satire and adverts from reports, by what a newsroom itself says of them.

    address   /opinion/, /editorials/, /column/, /letters/, /book-reviews/, /satire/, /sponsored/
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
    Genre.OPINION: r"opinions?|op-?eds?|editorials?|columns?|columnists?|commentary|viewpoints?|shasetsu|sasul",
    Genre.LETTER: r"letters?(?:-to-the-editor)?",
    Genre.REVIEW: r"(?:(?:book|film|movie|music|theat(?:er|re)|restaurant)-?)reviews?",
    Genre.SATIRE: r"satires?",
    Genre.ADVERT: r"sponsored(?:-content)?|advertorials?|partner-content|paid-(?:post|content)|brand-?(?:voice|studio)",
}
"""Parts of an address, as whole parts of its path."""
_DELIMITED = r"\s?(?:[:：|｜丨\]】)）〉>]|[–—-]\s)"
_TITLES = {
    Genre.OPINION: rf"""\A\W{{0,6}}(?:opinion|op-?ed|column|editorial|commentary|viewpoint|guest\sessay){_DELIMITED}
        | [\[(【<〈](?:[가-힣]{{1,8}}\s)?[가-힣]{{0,6}}(?:칼럼|사설|시론|시평|기고문?|논단|오피니언|기자수첩)[\])】>〉]
        | \A\W{{0,6}}(?:社説|論説|コラム|寄稿|オピニオン|社评|社论|时评|评论员文章|专栏)(?:{_DELIMITED}|[\s　])""",
    Genre.LETTER: rf"""\A\W{{0,6}}letters?(?:\sto\sthe\seditor)?{_DELIMITED}
        | [\[(【<〈]\s?독자\s?(?:투고|기고|편지|의\s?소리)\s?[\])】>〉]
        | \A\W{{0,6}}(?:読者の声|投書|读者来信|读者投书)(?:{_DELIMITED}|[\s　])""",
    Genre.REVIEW: rf"""\A\W{{0,6}}(?:(?:book|film|movie|music|theat(?:er|re)|restaurant|album)\s)?review{_DELIMITED}
        | [\[(【<〈]\s?(?:서평|영화평|공연\s?리뷰|영화\s?리뷰|리뷰)\s?[\])】>〉]
        | \A\W{{0,6}}(?:書評|映画評|劇評|书评|影评|剧评)(?:{_DELIMITED}|[\s　])""",
    Genre.SATIRE: rf"\A\W{{0,6}}(?:satire|풍자|風刺|讽刺){_DELIMITED}",
    Genre.ADVERT: r"\A\W{0,6}(?:advertorial|(?:sponsored|paid|partner)\s(?:content|post)|광고|협찬|PR|広告|广告|推广)"
    + _DELIMITED,
}
_SALUTATION = regex(r"\A\W{0,6}(?:Sir|Madam|Sirs|Dear\s(?:editors?|sir)|To\sthe\seditor)\s?[,:—–]", re.IGNORECASE)
_ENDS = {
    Genre.OPINION: r"""\b(?:views?|opinions?)\s(?:and\sopinions?\s)?expressed\s(?:here|above|in\sthis|by\sthe|are)\b
        | (?:편집|보도)\s?방향과\s?(?:다를|다르|무관|일치하지)
        | 個人の(?:見解|意見)(?:です|であ|に基づ|で、)
        | 代表作者(?:个人|本人)?(?:的)?(?:观点|立场|意见)|不代表本(?:报|刊|网|站)""",
    Genre.REVIEW: r"""\b\d{2,4}\s(?:pages|pp)\b[^.]{0,30}[$£€₩¥]\s?\d | \d{2,4}쪽[^가-힣]{0,8}\d[\d,만천\s]{0,8}원
        | \d{2,4}(?:ページ|頁|页)[^。]{0,20}\d\s?[円元]
        | \A\W{0,6}(?:(?:上映時間|片长|상영\s?시간|러닝\s?타임|running\stime)\W{0,3})?
          (?:\d{1,2}時間(?:\d{1,2}分)?|\d{2,3}(?:分钟|분|\smin(?:ute)?s?\b))[^\n]{0,60}(?:公開|公开|上映|개봉|관람가|cinemas|rated)""",
}
"""What stands in one of the last paragraphs."""
_LAST = 3
"""The number of these."""
_LONGEST = 300
"""Characters of a last paragraph that is no part of the text."""

_IN_PATH = {one: regex(rf"(?:^|/)(?:{words})(?:/|$)", re.IGNORECASE) for one, words in _SECTIONS.items()}
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
