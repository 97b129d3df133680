"""What positions in Japanese and in Chinese sentences share: the words in one form of characters, and who speaks.

北朝鮮の金与正党副部長, 俄罗斯总统新闻秘书佩斯科夫    a person, with an office behind or before the name
韓国軍, 克里姆林宫, 北朝鮮                      a body or a state that is the whole phrase
中国外務省の報道官, 美国国防部发言人莱德            an office of a state, whose words are the name
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from bot.lang.folding import one_form
from bot.lang.unspaced.days import written_days
from bot.lang.unspaced.forms import unspaced_regex
from bot.model.analysis import EntityKind, Span
from bot.model.evidence.claims import ClaimSpeaker, Stance
from bot.news.claims.article import ClaimArticle, NameSpan, StatedPosition
from bot.news.claims.stances.english import spoken_day

_QUOTED = unspaced_regex("「[^「」]*」|『[^『』]*』|“[^“”]*”|（[^（）]*）|\\([^()]*\\)")
_OFFICE = (
    "大統領府?|主席|首相|総理|官房(?:副)?長官|長官|(?:国防|外務|副)?[大次]臣|外相|国防相|防衛相|[国外]防?相|外務?次官|次官|報道官|副報道局長"
    "|報道局長|参謀総長|司令官|大使|代表|外交官|当局者?|高官|政府|大統領室|外務省|国防省|総局長|書記|部長|委員長"
    "|总统府?|总理|首脑|部长|外长|防长|副?相|副?外相|国务卿|发言人|新闻秘书|总参谋长|参谋长|司令|外交官|官员|当局|军方|政府|总统室|秘书长"
    "|軍|大使館|領事館|代表団|代表部|使節団|大使馆|领事馆|代表团|使团|助理|顾问|補佐官|顧問|特使|局長|委員長|室長|院長|議長|局长|委员长|主任|议长"
    "|司令部|参謀部|情報機関|情报机构|方面|外交部|国防部|国务院|[美俄中朝韩日乌]方"
)
_IS_OFFICE = unspaced_regex(_OFFICE)
_OFFICE_ENDS = unspaced_regex(rf"(?:{_OFFICE})$")
_OFFICE_THEN_NAME = unspaced_regex(rf"(?:{_OFFICE})[^の的與和及、\d]{{0,8}}$")
_BODY_ENDS = unspaced_regex("(?<!病)(?<!医)(?<!学)(?<!書)(?<!研究)(?:室|院|署|厅|庁|省|(?<!本)部|委员会|委員会|局)$")
_NO_OFFICE = unspaced_regex(
    "専門家|专家|元(?!山|帥|首)|(?<![目以日此先之当])前(?!線|方)|教授|脱北|脱北者|議員|议员|野党|在野党|研究者|学者|分析|住民|市民|兵士|会社|公司|大学|党$"
)
_NAMED_OFFICE = unspaced_regex(
    "[^の的、這該此某同各両名位]{1,10}(?:大統領|首相|外相|防衛相|国防相|主席|总统|总理|外长|防长)"
)
_JAPANESE_OFFICE = one_form("官房長官")
_JOINED = unspaced_regex("[とや・、和与及]|以及")
_TITLE = unspaced_regex("(?:[^の的、がをにで]{0,16}[氏長官相使臣記任席領理員将補督]|さん|先生|女士)?")
_VAGUE = unspaced_regex("両|双方|一方$|各国|等$|など$|ら$|らは")
_BEFORE = unspaced_regex("かつて|以前|これまで|過去に|当時|先に|此前|曾|早些时候|当时|一直|多次|昔")


class Found(Struct, frozen=True):
    """A position at a place of the text, with who takes it."""

    stance: Stance
    at: int
    speakers: Sequence[ClaimSpeaker]


def masked(written: str) -> str:
    """A sentence with the words in quotation marks and brackets blotted out, of the same length."""
    return _QUOTED.sub(lambda match: f"{match[0][0]}{'＿' * (len(match[0]) - 2)}{match[0][-1]}", written)


def phrase_speakers(article: ClaimArticle, start: int, end: int) -> Sequence[ClaimSpeaker]:
    """Who the noun phrase at [start, end) of the text names; nobody where that is not plain."""
    words = one_form(article.text[start:end])
    inside = article.names_in(start, end)
    if _VAGUE.search(words) or not words:
        return ()
    persons = [one for one in inside if one.kind is EntityKind.PERSON]
    if persons and _TITLE.fullmatch(words, persons[-1].end - start):
        one = persons[-1]
        others = [name for name in inside if name.key != one.key]
        side = one.side or one.nation or (_side(words, others) if _IS_OFFICE.search(words) else None)
        return (ClaimSpeaker(one.name, one.key, side),) if _is_alone(one, persons) else ()
    last = max((one for one in inside if one.end == end), key=lambda one: one.end - one.start, default=None)
    if last is not None and last.kind in (EntityKind.ORGANISATION, EntityKind.PLACE) and "駐" not in words:
        return _of_body(article, start, last, inside)
    return _of_office(article.text[start:end], words, inside)


def _is_alone(one: NameSpan, persons: Sequence[NameSpan]) -> bool:
    return all(other.key == one.key for other in persons)


def _of_body(article: ClaimArticle, start: int, last: NameSpan, inside: Sequence[NameSpan]) -> Sequence[ClaimSpeaker]:
    """A body or a state, or several states, that are the whole phrase."""
    if last.kind is EntityKind.PLACE and last.nation is None:
        return ()
    states = [one for one in inside if one.nation]
    before = article.text[start : last.start]
    if len(states) > 1 and last.nation and not _left(before, states[:-1]):
        return tuple(ClaimSpeaker(one.name, one.key, one.nation) for one in states)
    if before and not (len(states) == 1 and article.text[states[0].start : states[0].end] == before.rstrip("の的")):
        return ()
    return (ClaimSpeaker(last.name, last.key, last.side or last.nation),)


def _left(words: str, names: Iterable[NameSpan]) -> str:
    """What is left of words without names as long as these and what joins them."""
    taken = sum(one.end - one.start for one in names)
    return words if len(_JOINED.sub("", words)) != taken else ""


def _of_office(name: str, words: str, inside: Sequence[NameSpan]) -> Sequence[ClaimSpeaker]:
    """An office and the one state that it is of, as the words have it; `words` is the name in one form."""
    if _NO_OFFICE.search(words) or not any(one.search(words) for one in (_OFFICE_ENDS, _OFFICE_THEN_NAME, _BODY_ENDS)):
        return ()
    side = _side(words, inside) or ("JP" if words.endswith(_JAPANESE_OFFICE) else None)
    if side is None and _BODY_ENDS.search(words) and not _OFFICE_ENDS.search(words):
        return ()
    if side is None and not any(one.kind is EntityKind.ORGANISATION or one.nation for one in inside):
        return (ClaimSpeaker(name, None, None),) if _NAMED_OFFICE.fullmatch(words) else ()
    apart = any(first.end < last.start for first, last in pairwise(one for one in inside if one.nation))
    return () if side is None and apart else (ClaimSpeaker(name, None, side),)


def _side(words: str, names: Sequence[NameSpan]) -> str | None:
    """The one state that an office in these words is of: the first of an ambassador to another, none of a body of
    several states or of who held it before."""
    if _NO_OFFICE.search(words) or any(one.kind is EntityKind.ORGANISATION and one.side is None for one in names):
        return None
    sides = list(dict.fromkeys(side for one in names if (side := one.side or one.nation)))
    return sides[0] if len(sides) == 1 or (sides and "駐" in words) else None


def stated(article: ClaimArticle, place: int, written: str, found: Iterable[Found]) -> Iterator[StatedPosition]:
    """The positions of a sentence with their days; who calls a report groundless does not also deny it, and who speaks
    of another year takes no position now."""
    sentence = article.sentences[place]
    if any(day.year not in (None, article.published.year) for day in written_days(written)):
        return
    listed = list(found)
    groundless = {who.id for one in listed if one.stance is Stance.GROUNDLESS for who in one.speakers}
    seen = set[tuple[Stance, str]]()
    for one in listed:
        for who in one.speakers:
            if (one.stance, who.id) in seen or (one.stance is Stance.DENY and who.id in groundless):
                continue
            seen.add((one.stance, who.id))
            day = spoken_day(article, Span(sentence.start, sentence.end), None, one.at)
            past = day is None and _BEFORE.search(written) is not None
            yield StatedPosition(place, one.stance, who, day or article.published, past)
