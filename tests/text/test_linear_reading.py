"""A law: names, offices, statements and summaries take work that is linear in the text, by every rule of theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from msgspec.structs import replace

from bot.model.analysis import Entity
from bot.regexes import regex
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.summary.key_sentences import key_sentences
from bot.text.tagger import Tagged, Tagger
from tests.fakes.counted_work import CountedText, counted_work

Rule = Callable[[str, Sequence[Entity]], object]

ONCE_A_NAME = "names/whole_words.py:", "korean/tagged_names.py:", "unspaced/later_names.py:"
"""Modules that search a text for each different name in it, by `str.find`: 500 names in the longest text that is read
take 5 ms. A rule that does so for each mention belongs to no such module."""
_SIZES = 6, 12, 24
_MOST_GROWTH = 3.0
"""How much more the second doubling may add than the first. Linear is 2, a square 4."""
_FEWEST = 12
"""Units of work a character of the longest text below which a rule is not looked at: its growth is chance."""
_SYLLABLES = "min seo jun ha ji woo ye eun do hyun tae ri na bo ra sang gyu chul hee dong".split(" ")  # noqa: SIM905
_HANGUL = "민서준하지우예은도현태리나보라상규철희동"
_HAN = "明国华强军平志伟建文海林新春玉龙峰成浩宇"


def _english(number: int) -> str:
    one, two = _SYLLABLES[number % 20], _SYLLABLES[number // 20 + 7]
    korean, foreign = f"Han {one.title()}-{two}", f"{two.title()}ta {one.title()}{two}son"
    return (
        f"South Korea's deputy trade minister, {korean}, met {foreign}, the head of the Elm Institute, in Seoul. "
        f'"The tariffs will fall next year," {foreign.split()[1]} said, and the Senate was told. '
        f"The Security Council heard former Gov. {one.title()} {two.title()}man of the Elm Party on Mokpo's islands. "
        f"North Korea's Foreign Ministry called it a provocation, and Kim Jong Un sent MV Ri Chang-ho to sea. "
        f"According to the minister, {korean} had warned the ministry that {foreign}'s ships would not return.\n\n"
    )


def _korean(number: int) -> str:
    name = "박" + _HANGUL[number % 20] + _HANGUL[(number * 7 + 3) % 20]
    other = "최" + _HANGUL[(number * 3 + 5) % 20] + _HANGUL[number // 20 + 9]
    return (
        f"{name} 통일부 차관은 서울에서 {other} 한빛연구소장을 만났다. "
        "박 차관은 “북측이 약속을 지켜야 한다”고 말했다. "
        "남측 대표단의 응우옌 득 타이 총리와 로버트 킨케이드 국무부 부차관보도 왔다. 킨케이드 부차관보는 웃었다. "
        f"더불어민주당 {other} 의원은 외교부가 {number + 3}명을 보냈다고 밝혔다. "
        "최 의원에 따르면 정부는 안보리에 알렸다.\n\n"
    )


def _japanese(number: int) -> str:
    name = "田中" + _HAN[number % 20] + "一二三四五"[number // 20]
    return (
        f"外務省の{name}報道官は{number + 3}日、韓国の李在明大統領が東京を訪れると述べた。"
        f"{name}報道官は「歓迎する」と話した。"
        f"北朝鮮の崔善姫外相は安保理を批判し、米国のマーカス・ハ{'アイウエオ'[number % 5]}リス国務次官は反論した。"
        f"党の{_HAN[number % 20]}山{_HAN[number // 20 + 8]}幹事長は木村知事に伝えたという。\n\n"
    )


def _chinese(number: int) -> str:
    name = "骆" + _HAN[number % 20] + _HAN[number // 20 + 11]
    return (
        f"外交部发言人{name}{number + 3}日说，韩国总统李在明将访问北京。{name}表示，安理会应当讨论。"
        f"朝鲜外相崔善姬批评美国，英国总领事瑞秋·英格{_HAN[number % 20]}斯到庭旁听。"
        f"教授曾{_HAN[number // 20 + 3]}{_HAN[number % 20]}认为，国防部长韦利卡诺夫“不会让步”。\n\n"
    )


LANGUAGES = {"en": _english, "ko": _korean, "ja": _japanese, "zh": _chinese}


def growing(language: str, tagger: Tagger, base: Knowledge, rule: Rule) -> dict[str, tuple[int, ...]]:
    """The rules whose work grows faster than the text, `rule` among them, with their work for each of `_SIZES`."""
    texts = ["".join(map(LANGUAGES[language], range(size))) for size in _SIZES]
    small, middle, large = (_work(replace(tagger.tag(text), text=CountedText(text)), base, rule) for text in texts)
    fewest = _FEWEST * len(texts[-1])
    return {
        place: (small[place], middle[place], most)
        for place, most in large.items()
        if most >= fewest and most - middle[place] > _MOST_GROWTH * (middle[place] - small[place])
    }


def _work(tagged: Tagged, base: Knowledge, rule: Rule) -> Counter[str]:
    with counted_work() as work:
        entities = find_entities(tagged, base, "Seoul and Pyongyang", "2026-11-30")
        key_sentences(tagged, "Seoul and Pyongyang", entities, find_quotes(tagged, entities))
        rule(tagged.text, entities)
    return work


_ISLANDS = regex(r"islands of \w+")


def _careless(text: str, entities: Sequence[Entity]) -> None:
    """Reads the whole text for each mention in the three ways in which a rule may, and compares all with all."""
    mentions = [mention for entity in entities for mention in entity.mentions]
    for mention in mentions:
        _ISLANDS.search(text)
        text.count("islands")
        re.findall("islands of", text)
        sum(other.start < mention.start for other in mentions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_work_is_linear_in_the_text_by_every_rule(language: str, tagger: Tagger, base: Knowledge) -> None:
    """A rule that is not would be found: the careless one is, in each of its four ways."""
    found = growing(language, tagger, base, _careless)
    own = {place for place in found if "islands" in place or "test_linear_reading.py" in place}
    assert len(own) == 4
    assert not {place: work for place, work in found.items() if place not in own and not place.startswith(ONCE_A_NAME)}
