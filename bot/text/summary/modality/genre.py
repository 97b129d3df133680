"""Tell opinions, letters, reviews, satire and adverts from reports, by what a newsroom itself says of them.

    label     /opinion/, "Opinion: …", "[사설] …" (`bot/lang/assertion/labels`)
    title     [안도경의 창] above a text in the first person
    opening   "Sir, …"
    end       "The views expressed here are the author's own.", 편집 방향과 다를 수 있다; the pages and price of a book

The words of the text decide nothing: a report on an opinion has the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.lang.assertion.labels import labelled_genre
from bot.lang.folding import in_both_scripts
from bot.model.analysis import Genre, Span
from bot.regexes import regex
from bot.text.summary.manner import is_named_column

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

_AT_END = {one: regex(in_both_scripts(words), re.IGNORECASE | re.VERBOSE) for one, words in _ENDS.items()}


def genre(title: str, text: str, sentences: Sequence[Span], url: str | None = None) -> Genre | None:
    """What the newsroom says that a text is, None for a report; `url` is the address of its page."""
    if (labelled := labelled_genre(title, url)) is not None:
        return labelled
    if is_named_column(title, [text[span.start : span.end] for span in sentences]):
        return Genre.OPINION
    if _SALUTATION.match(text):
        return Genre.LETTER
    last = [line for line in text.rstrip().split("\n")[-_LAST:] if len(line) <= _LONGEST]
    return next((one for one, words in _AT_END.items() if any(words.search(line) for line in last)), None)
