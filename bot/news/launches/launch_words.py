"""Words that say that the North launched something: the verb, what was launched and how many.

    "North Korea fired an ICBM and two short-range missiles toward …"     two objects, the second with the number 2
    "The missile was launched from …", "발사된 탄도미사일 1발"              the object is the subject, or follows
    "A test launch of Hwasongpho-17 was conducted", "시험발사를 진행하였다"   a noun with a verb of doing
    "A North Korean missile came down …"                                  `fell`: launched that day, at another hour

Left out: what is planned, feared, simulated or could be; what others launch (South Korea, the United States, Russia);
balloons, drones, ships, attacks. After "since", "after it", "last", "-ㄴ 지" the words refer to another launch.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bot.lang.scripts import is_japanese, is_korean, is_unspaced
from bot.news.launches import english, korean
from bot.news.launches.launched import LaunchWords
from bot.news.launches.unspaced import chinese, japanese


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
    return [*_language(sentence).launch_words(sentence, of_north)]


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
