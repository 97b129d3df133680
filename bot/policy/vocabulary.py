"""The names of subjects, kinds of outlet and languages as they are typed, in the languages of the desk, for
searches, topics, filters and watches alike."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar

from bot.lang.folding import one_form
from bot.model.analysis import OutletKind, Subject
from bot.regexes import regex

_Value = TypeVar("_Value", bound=str)

_KINDS = {
    OutletKind.STATE_MEDIA: "state media, state, 관영매체, 관영, 국영매체, 선전매체, 国営メディア, 官方媒体, 官媒",
    OutletKind.STATE_FUNDED: (
        "state funded, public, 공영, 공영방송, 국책방송, 정부 지원 매체, 政府出資メディア, 政府资助媒体"
    ),
    OutletKind.WIRE: "wire, agency, news agency, wire service, 통신사, 통신, 通信社, 通讯社",
    OutletKind.NEWSPAPER: "newspaper, newspapers, paper, daily, 신문, 일간지, 신문사, 新聞, 报纸",
    OutletKind.BROADCASTER: (
        "broadcaster, broadcasters, tv, television, radio, 방송, 방송사, 放送局, 广播电视, 广播电视台"
    ),
    OutletKind.THINK_TANK: "think tank, think tanks, institute, 연구소, 연구기관, 싱크탱크, シンクタンク, 智库",
    OutletKind.GOVERNMENT: "government, ministry, official, 정부, 정부기관, 부처, 政府",
    OutletKind.SPECIALIST: "specialist, specialists, magazine, 전문매체, 전문지, 専門媒体, 专业媒体",
}
_SUBJECTS = {
    Subject.NUCLEAR: "nuclear, nukes, nuclear issues, 핵, 북핵, 핵무기, 핵 문제, 核問題, 核问题",
    Subject.MISSILES: "missiles, missile, 미사일, 발사체, ミサイル, 导弹, 飛彈",
    Subject.MILITARY_EXERCISES: "military exercises, exercises, drills, 군사훈련, 훈련, 연합훈련, 軍事演習, 军事演习",
    Subject.DIPLOMACY: "diplomacy, 외교, 外交",
    Subject.SANCTIONS: "sanctions, 제재, 대북제재, 制裁",
    Subject.INTER_KOREAN: "inter korean, inter korean relations, 남북, 남북관계, 南北関係, 韩朝关系, 兩韓關係",
    Subject.LEADERSHIP: "leadership, 지도부, 지도자, 指導部, 领导层",
    Subject.DOMESTIC_POLITICS: "domestic politics, politics, 국내정치, 정치, 国内政治",
    Subject.ECONOMY: "economy, business, 경제, 経済, 经济",
    Subject.HUMAN_RIGHTS: "human rights, rights, 인권, 人権, 人权",
    Subject.HUMANITARIAN: (
        "humanitarian, aid, humanitarian issues, 인도주의, 인도적지원, 인도적 문제, 人道問題, 人道主义问题"
    ),
    Subject.CYBER: (
        "cyber, hacking, cyber security, 사이버, 해킹, 사이버 안보, サイバーセキュリティ, 网络安全, 資訊安全"
    ),
    Subject.HISTORY: "history, 역사, 과거사, 歴史, 历史",
    Subject.SPORT: "sport, sports, 스포츠, 체육, スポーツ, 体育",
    Subject.CULTURE: "culture, arts, 문화, 文化",
    Subject.ACCIDENT_DISASTER: (
        "accident disaster, accident, accidents, disaster, disasters, accidents and disasters, 사고와 재난, 사고·재난, "
        "사고, 재난, 재해, 事故・災害, 事故与灾害"
    ),
    Subject.BORDER_INCIDENT: (
        "border incident, border, border incidents, 국경, 국경 사건, 국경·접경 사건, 접경, 군사분계선, "
        "国境・境界での事件, 边境事件"
    ),
    Subject.OTHER: "other, 기타",
}
_LANGUAGES = {
    "en": "english, 영어, 영문, 英語, 英语, 英文",
    "ko": "korean, 한국어, 한글, 조선말, 국문, 韓国語, 朝鮮語, 韩语, 朝鲜语, 韓文",
    "ja": "japanese, 일본어, 일어, 日本語, 日语, 日文",
    "zh": "chinese, 중국어, 중문, 中国語, 中文, 汉语",
    "ru": "russian, 러시아어, ロシア語, 俄语, 俄文",
    "fr": "french, 프랑스어, フランス語, 法语, 法文",
    "de": "german, 독일어, ドイツ語, 德语, 德文",
    "es": "spanish, 스페인어, スペイン語, 西班牙语",
}
PENINSULA = "Korean Peninsula"
"""The topic of a question or a digest that names none, as it is stored."""
_NAMES_OF_PENINSULA = frozenset(
    ("korea", "korean peninsula", "the korean peninsula", "peninsula", "한반도", "코리아", "朝鮮半島", "韓半島")
)
_CODE = regex(r"[a-z]{2,3}")
_NEAREST = 3
_MISSPELLED = 0.75
"""The least likeness, 0 to 1, at which a word counts as a subject's name with a typing error."""


def _plain(typed: str) -> str:
    return " ".join(typed.casefold().replace("_", " ").replace("-", " ").split())


def _key(typed: str) -> str:
    """A name without spaces, which Korean sets or leaves out, and without forms of Chinese characters."""
    return one_form(_plain(typed).replace(" ", ""))


def _table(names: dict[_Value, str]) -> dict[str, _Value]:
    return {_key(name): value for value, listed in names.items() for name in listed.split(", ")}


_BY_KIND, _BY_SUBJECT, _BY_LANGUAGE = _table(_KINDS), _table(_SUBJECTS), _table(_LANGUAGES)
KINDS, SUBJECTS, LANGUAGES = (
    tuple(names.split(", ")[0] for names in table.values()) for table in (_KINDS, _SUBJECTS, _LANGUAGES)
)
"""The first name of every value, as a member types it."""


def kind_of(typed: str) -> OutletKind | None:
    """The kind of outlet by any of its names."""
    return _BY_KIND.get(_key(typed))


def subject_of(typed: str) -> Subject | None:
    """The subject by any of its names."""
    return _BY_SUBJECT.get(_key(typed))


def subjects_like(typed: str) -> tuple[Subject, ...]:
    """The subjects with a name most like what was typed, best first, at most 3."""
    names = get_close_matches(_key(typed), _BY_SUBJECT, _NEAREST, _MISSPELLED)
    return tuple(dict.fromkeys(_BY_SUBJECT[name] for name in names))


def language_of(typed: str) -> str | None:
    """The code of a language by its name or code."""
    plain = _plain(typed)
    return _BY_LANGUAGE.get(_key(typed)) or (plain if _CODE.fullmatch(plain) else None)


def names_of(first: str) -> str:
    """All names of a kind, subject or language by its first one, separated by commas; "" for anything else."""
    tables: tuple[dict[Any, str], ...] = (_KINDS, _SUBJECTS, _LANGUAGES)
    return next((names for table in tables for names in table.values() if names.split(", ")[0] == first), "")


def is_peninsula(typed: str) -> bool:
    """Whether a topic is the Korean Peninsula as such."""
    return one_form(_plain(typed)) in _NAMES_OF_PENINSULA


def nearest_names(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names most like what was typed, in whatever case, best first, at most 3."""
    by_key = {_key(name): name for name in names}
    return tuple(by_key[key] for key in get_close_matches(_key(typed), by_key, _NEAREST, _MISSPELLED))


def like(typed: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names most like what was typed, best first, at most 3."""
    return tuple(get_close_matches(_plain(typed), names, _NEAREST))
