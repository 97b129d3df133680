"""The lists of names by which persons are found in Japanese and Chinese texts, each character in one form, so that 惠,
恵 are equal. They are loaded by the first such text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from bot.lang.folding import in_both_scripts, one_form, words_of_both_scripts
from bot.lang.scripts import HAN
from bot.regexes import regex
from bot.text.word_lists import wordlist

TRANSCRIBING = in_both_scripts(
    "[阿埃艾安昂奥澳巴白班邦保贝本比彼毕波伯勃博布查茨达大戴丹道德迪蒂丁杜多顿尔法凡菲费芬冯弗福盖甘冈高戈格葛古圭哈"
    "海汉豪赫亨华霍基吉加贾杰金卡凯坎考科克肯库拉莱兰朗劳勒雷里理丽利列林隆卢鲁路伦罗洛吕马麦曼梅门蒙米明摩莫墨穆姆纳"
    "娜内尼妮涅努诺欧帕潘庞佩彭皮平珀普齐奇契钱乔切琼丘热瑞日儒若萨塞赛桑瑟沙莎珊山上绍舍申圣什史士施斯司苏索塔泰坦汤"
    "唐特提廷图托瓦万旺威韦维魏温文翁沃乌伍武西希锡夏香谢辛欣休许雅亚延扬杨耶叶伊依因英尤于约赞泽扎詹珍芝朱兹宗佐]"
)[1:-1]
"""Characters that Chinese mostly writes foreign names with."""
FOREIGN = (
    TRANSCRIBING
    + in_both_scripts("[范薇修登堡根夫森玛良黛莉琳娅蕾赖纽肖孙逊松滕佳弥默缪仁荣思丝素檀陶蔡捷聂奎菩曹岛底]")[1:-1]
)
"""Characters that Chinese writes foreign names with."""
OF_LONG_NAMES = in_both_scripts("[宾鲍狄恩孟慕祖柯岑娃罕楚贡洪惠季津康孔夸龙略迈木农秦恰舒藤吾匈雄姚云卓哲]")[1:-1]
"""Further ones, which other names have, too."""
SELDOM_ELSE = in_both_scripts(
    "[阿埃艾奥澳巴贝彼勃茨戴蒂迪杜尔弗菲费芬盖戈格圭赫霍吉贾卡凯坎肯库拉莱兰朗劳勒雷卢鲁伦罗洛曼蒙莫墨穆姆纳娜尼妮涅诺欧帕潘庞佩皮珀乔琼萨塞瑟莎"
    "舍施斯索塔坦廷托瓦韦维沃乌耶伊扎詹兹佐夫森玛黛莉琳娅蕾宾鲍狄娃柯岑]"
)[1:-1]
"""Those of them that are seldom part of another word."""
COMPOUND = (
    "欧阳 司马 上官 诸葛 皇甫 令狐 夏侯 东方 独孤 南宫 鲜于 端木 慕容 申屠 公孙 尉迟 长孙 呼延 澹台 宇文 闻人 赫连 "
    "淳于 轩辕 濮阳 司徒"
)
_IN_CHARACTERS = regex(f"[{HAN}々ヶ]+")
_NO_NAMES = frozenset({"さえ", "しか", "よう", "とき", "つき", "なお"})
"""Listed given names that are more often particles and other words behind a character: 成*よう*."""
_LEAST, _LEAST_FIRST, _LEAST_LAST = 20, 5, 3
"""In how many listed given names one of the outer characters of a further one is at least, and the first and last."""
_ENDS = "郎朗助介子美代江"
"""Characters that end given names of three characters."""
_NEVER_GIVEN = "庁省部局課党会社院署室相長官府県市区国軍隊校員者用的化性財業系式制製團团厅厂组織织省处處"
"""Characters that end the names of bodies and not those of persons."""
_FOR_THE_ARMY = ("建軍", "愛軍", "志軍", "衛軍", "曉軍", "小軍", "永軍", "立軍")
"""Given names that end so, too, and no word: 海軍 is one."""


class NameLists(Struct, frozen=True):
    """Family and given names of Japanese, those of both that are common nouns (`words`), and how many given names begin
    and end with a character; family names of Koreans and Chinese (`continental`), those that are other words as well
    (`unsure`), words that look like names with them (`seeming`) and those with which no longer name begins (`common`);
    characters that end given names of Chinese (`given_last`); and words that may follow a Chinese name."""

    families: frozenset[str]
    given: frozenset[str]
    words: frozenset[str]
    first: Counter[str]
    last: Counter[str]
    continental: frozenset[str]
    unsure: frozenset[str]
    seeming: frozenset[str]
    common: frozenset[str]
    given_last: frozenset[str]
    followers: frozenset[str]

    def is_japanese(self, name: str) -> bool:
        """Whether a name is a listed family name and a listed given name, of three characters or more, and not a longer
        family name (五十嵐)."""
        return (
            len(name) > 2
            and name not in self.families
            and any(self._is_pair(name[:size], name[size:]) for size in range(1, len(name)))
        )

    def family_lengths(self, name: str) -> tuple[int, ...]:
        """How many characters the family name of a Japanese may have: it and the given name are listed, or at least a
        family name of two characters or more."""
        listed = [size for size in range(1, len(name)) if name[:size] in self.families]
        sure = tuple(size for size in listed if self.is_given(name[size:]))
        return sure or tuple(size for size in listed[-1:] if size > 1)

    def may_be_japanese(self, name: str, *, is_surely_person: bool) -> bool:
        """Whether one part of a name is listed and the other made as such names are. `is_surely_person` where a word
        follows that only persons have."""
        return name not in self.families and any(
            self._may_be(name[:size], name[size:], is_surely_person) for size in (2, 3) if size < len(name)
        )

    def is_frequent_word(self, name: str) -> bool:
        """Whether what looks like a name is a frequent word (周五), and none such as the town 樊城."""
        return name in self.seeming and name in self.common

    def _is_pair(self, family: str, given: str) -> bool:
        """Whether both parts are listed, and not both are common nouns as well (海上保安)."""
        if family not in self.families or not self.is_given(given):
            return False
        return not (family in self.words and given in self.words)

    def is_given(self, name: str) -> bool:
        """Whether a given name is listed, or is a listed one with an ending for a further son or daughter."""
        return name in self.given or (len(name) == 3 and name[-1] in _ENDS and name[:-1] in self.given)

    def _may_be(self, family: str, given: str, is_surely_person: bool) -> bool:
        if family in self.families:
            is_long = len(given) == 3 and given[-1] in _ENDS
            begun, ended = self.first[given[0]], self.last[given[-1]]
            is_made_so = begun >= _LEAST_FIRST and ended >= _LEAST_LAST and max(begun, ended) >= _LEAST
            return (is_long or len(given) == 2) and is_made_so and family not in self.words
        return (
            _IN_CHARACTERS.fullmatch(family) is not None
            and self.is_given(given)
            and (len(given) > 1 or is_surely_person)
        )

    def is_continental(self, name: str) -> bool:
        """Whether a name is a family name of Koreans or Chinese and a given name that no word or body ends with."""
        size = 2 if name[:2] in self.continental else 1
        if name[:size] not in self.continental or not 1 <= len(name) - size <= 2 or name in self.families:
            return False
        given = name[size:]
        if _IN_CHARACTERS.fullmatch(given) is None and (given in _NO_NAMES or given not in self.given):
            return False  # a verb: 任せる
        is_word = name in self.seeming or (name[:2] in self.common and len(name) > 2 and size == 1)
        return not is_word and (name[-1] not in _NEVER_GIVEN or name.endswith(_FOR_THE_ARMY))


@cache
def name_lists() -> NameLists:
    """The lists."""
    given = _folded(wordlist("japanese_given"))
    longer = [name for name in given if len(name) > 1]
    single = _folded("".join(wordlist("chinese_family_names")))
    others = _folded(wordlist("japanese_seeming_names") | wordlist("han_no_names"))
    return NameLists(
        _folded(wordlist("japanese_families")),
        given | _folded(wordlist("japanese_given_further")),
        _folded(wordlist("japanese_name_words")),
        Counter(name[0] for name in longer),
        Counter(name[-1] for name in longer),
        single | _folded(COMPOUND.split()),
        _folded("".join(wordlist("chinese_unsure_family_names"))),
        others | _folded(wordlist("chinese_seeming_names")),
        others | _folded(wordlist("chinese_common_words")),
        _folded(wordlist("chinese_given_last")),
        words_of_both_scripts(
            wordlist("chinese_after_names")
            | wordlist("chinese_cues")
            | {
                "稍早",
                "目击",
                "目睹",
                "稍后",
                "受访",
                "当庭",
                "当场",
                "本人",
                "有期",
                "无期",
                "死刑",
                "会见",
                "抗议",
                "致函",
                "出庭",
                "离京",
            }
        ),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(one_form, words))
