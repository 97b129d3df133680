"""Words that say that the North launched something: the verb, what was launched and how many.

    "North Korea fired an ICBM and two short-range missiles toward …"     two objects, the second with the number 2
    "The missile was launched from …", "발사된 탄도미사일 1발"              the object is the subject, or follows
    "A test launch of Hwasongpho-17 was conducted", "시험발사를 진행하였다"   a noun with a verb of doing
    "A North Korean missile came down …"                                  `fell`: launched that day, at another hour

Left out: what is planned, feared, simulated or could be; what others launch (South Korea, the United States, Russia);
balloons, drones, ships, attacks. After "since", "after it", "last", "-ㄴ 지" the words refer to another launch.
"""

from __future__ import annotations

from bot.lang.scripts import is_wide
from bot.news.launches import english, korean
from bot.news.launches.launched import LaunchWords


def launch_words(sentence: str, *, of_north: bool) -> list[LaunchWords]:
    """The launches by North Korea that a sentence reports. `of_north`: a launch without a named actor counts as the
    North's."""
    language = korean if is_wide(sentence) else english
    return [*language.launch_words(sentence, of_north)]


def tells_of_north(sentence: str) -> bool:
    """Whether a sentence names a missile or rocket, the North and no other country."""
    return korean.names_north_alone(sentence) if is_wide(sentence) else english.names_north_alone(sentence)


def tells_of_others(sentence: str) -> bool:
    """Whether a sentence says that another country launched something."""
    return korean.others_launched(sentence) if is_wide(sentence) else english.others_launched(sentence)
