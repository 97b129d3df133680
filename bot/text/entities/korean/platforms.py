"""Social networks that a Korean text names as the place of a post ("페이스북에 올렸다"), not as a company.

They are no entities of the article there, as "이메일" is none; "페이스북은 …라고 밝혔다" is about the company.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.lang.scripts import HANGUL
from bot.regexes import any_of, regex
from bot.text.entities.mention import Mention
from bot.text.word_lists import wordlist

_PLATFORMS = wordlist("hangul_platforms")
_POSTED = (
    "계정|페이지|게시글|게시물|게시판|글|댓글|메시지|영상|동영상|사진|생중계|라이브|방송|채널"
    "|팔로워|구독자|이용자|사용자|친구|검색|프로필|캡처|캡쳐"
)
_DONE_TO = (
    "따르|대[해한]|의[해한]|관[해한]|비[해교]|맞[서먹]|인수|매각|팔|넘|투자|과징금|벌금|소송|요구|요청|책임|손해|입사"
)
"""What is done to a company, behind the particle of place."""
_VENUE = regex(
    rf"(?:(?:와|과|나|이나|,|·|ㆍ) ?(?:{any_of(_PLATFORMS)}))*"
    rf"(?:에(?:는|도|만|다)?(?![{HANGUL}])(?! (?:{_DONE_TO}))"
    rf"|에서(?:는|도|만)?(?![{HANGUL}])(?! (?:일[하한]|근무|재직|퇴사|해고))"
    rf"|으?로(?:는|도|만)?(?![{HANGUL}])(?! (?:옮|이직))"
    rf"|[을를] (?:통[해한]|이용해|활용해|비롯)"
    rf"|(?:의| 등)?(?: 자신의| 공식| 개인)? (?:{_POSTED})| ?(?:캡처|캡쳐))"
)
"""What follows a network that is the place of a post: another one, a particle, what is posted."""


def without_venues(text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without networks that are the place of a post."""
    for mention in found:
        if mention.text not in _PLATFORMS or _VENUE.match(text, mention.end) is None:
            yield mention
