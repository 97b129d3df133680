"""Words that say that the North launched something: the verb, what was launched and how many.

    "North Korea fired an ICBM and two short-range missiles toward …"     two objects, the second with the number 2
    "The missile was launched from …", "발사된 탄도미사일 1발"              the object is the subject, or follows
    "A test launch of Hwasongpho-17 was conducted", "시험발사를 진행하였다"   a noun with a verb of doing
    "A North Korean missile came down …"                                  `fell`: launched that day, at another hour

Left out: what is planned, feared, simulated or could be; what others launch (South Korea, the United States, Russia);
balloons, drones, ships, attacks; what users of the net tell. After "since", "after it", "last", "-ㄴ 지" the words
refer to another launch.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bot.lang.scripts import is_japanese, is_korean, is_unspaced
from bot.lang.unspaced.forms import unspaced_regex
from bot.news.launches import english, korean
from bot.news.launches.launched import LaunchWords
from bot.news.launches.unspaced import chinese, japanese

_TOLD_ONLINE = unspaced_regex(
    r"(?i:\b(?:bloggers?|youtubers?|netizens?"
    r"|(?:anonymous|internet|online|social[- ]media)\s(?:users?|posters?|accounts?))"
    r"\s(?:[\w-]+\s){1,8}?that\s[^.;]{0,90}$)"
    r"|(?:누리꾼|네티즌|이용자|유튜버|블로거)(?:들)?[은는이가]\s[^.]{0,90}$"
    r"|(?:利用者|投稿者|ユーザー|ネット民)(?:ら|たち)?[はが][^。]{0,90}$"
    r"|(?:网友|网民|网络用户|博主)们?[^。，；]{0,4}?(?:说|称|写道|讲|表示|声称|爆料)[^。；]{0,90}$"
)
"""Before a launch that users of the net tell."""


class _LaunchLanguage(Protocol):
    """The reader of one language, a module."""

    def launch_words(self, sentence: str, of_north: bool) -> Iterator[LaunchWords]:
        """The launches that a sentence reports."""
        ...

    def names_north_alone(self, sentence: str) -> bool:
        """Whether a sentence names a missile or rocket, the North and no other country."""
        ...

    def others_launched(self, sentence: str) -> bool:
        """Whether somebody else than the North launches something."""
        ...


def launch_words(sentence: str, *, of_north: bool) -> list[LaunchWords]:
    """The launches by North Korea that a sentence reports. `of_north`: a launch without a named actor counts as the
    North's."""
    found = _language(sentence).launch_words(sentence, of_north)
    return [one for one in found if not _is_told_online(sentence, one)]


def _is_told_online(sentence: str, launched: LaunchWords) -> bool:
    if is_korean(sentence) and not sentence.startswith("다고", launched.end):
        return False
    return _TOLD_ONLINE.search(sentence, 0, launched.start) is not None


def tells_of_north(sentence: str) -> bool:
    """Whether a sentence names a missile or rocket, the North and no other country."""
    return _language(sentence).names_north_alone(sentence)


def tells_of_others(sentence: str) -> bool:
    """Whether a sentence says that another country launched something."""
    return _language(sentence).others_launched(sentence)


def _language(sentence: str) -> _LaunchLanguage:
    if is_unspaced(sentence):
        return japanese if is_japanese(sentence) else chinese
    return korean if is_korean(sentence) else english
