"""Whose body a Korean name means that only South Korea's has in the base.

    "미 *국세청*" · "도쿄 *국세청*" · "유엔 *인권위*"       another state's, or nobody's
    "국민의힘 *선관위*" · "부산 *해경*"                     a party's, a city's
    "대만 국방부와 *해경*" · "미국 법무부 산하 *국세청*"      of the state of the body before it
    "부산도시가스공사 … *가스공사*는"                        the body whose name ends so
    "해경은 …" in a text on the South, or on no state        the South's

What stands right before a name tells; behind that, the name alone means the same body.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.lang.scripts import HANGUL, is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.evidence.neighbours import PENINSULA
from bot.text.entities.evidence.unstated_bodies import ALL_KNOWN, UnstatedBodies
from bot.text.entities.korean.persons import ENDS, TITLE
from bot.text.entities.mention import Mention
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.matcher import NameForm
from bot.text.word_lists import wordlist

_SOUTH = "KR"
_ABROAD, _REGIONS = wordlist("hangul_places_abroad"), wordlist("hangul_regions")
_STATE = regex(r"(?:^|[\s\"“'‘(\[])(?:[미일러영독불]|유럽)\s$|(?:^|[\n\"“‘'])중\s$")
"""A state's initial before a body. 중 is also the word for "during"."""
_PARTY = regex(rf"(?<![{HANGUL}])[{HANGUL}]{{0,8}}(?:당|대학?|학생회|협회|노조)\s$")
"""A party, a university or an association before the name of its committee."""
_REACH = 12
_LOCAL = frozenset({"선관위", "인권위", "해경"})
"""Bodies that towns and provinces have by the same name."""
_COMMITTEES = frozenset({"선관위", "인권위"})
"""Bodies that parties, universities and associations have by the same name."""
_SEAT = "과천"
"""The town that stands before the election commission for where its building is."""
_STATE_BODY = regex(r"[부성청원처회위경군국]$")
_WITH = regex(r"(?:[와과]|·|,| 및) ?")
_UNDER = regex(r" (?:산하|소속) ")
_HEADED = regex(rf" (?:부?총재|금통위|사장|원장|{TITLE}){ENDS}")
_PARTICLE_END = "은"
"""A particle that is the last syllable of a short name: another one behind it shows that it is one, "한은*이*"."""
_CASE = regex(rf"[은이의과을에도](?![{HANGUL}])")


class KoreanOwners:
    """Decides for the bodies of one text. `countries` are the codes of those that it names."""

    def __init__(self, text: str, mentions: Sequence[Mention], countries: frozenset[str]) -> None:
        self._text = text
        self._mentions = mentions
        is_abroad = not (countries <= PENINSULA and _ABROAD.isdisjoint(mention.text for mention in mentions))
        self._is_domestic = not is_abroad or self._names_south()
        self._states: dict[int, KnownEntity | None] = {}
        self._others: set[str] = set()

    def add(self, index: int, state: KnownEntity | None) -> None:
        """Remember the state of the mention at `index`."""
        self._states[index] = state

    def state(self, index: int, bodies: UnstatedBodies) -> KnownEntity | None:
        """The state of a body that is named beside a foreign one or as a part of it. None for a state of which the base
        has all bodies and none of this name: "미국 국무부와 *외교부*"."""
        mention, state = self._mentions[index], self._states.get(index - 1)
        if state is None or state.country in PENINSULA or not _is_southern(mention):
            return None
        before = self._mentions[index - 1]
        if before.kind is not EntityKind.ORGANISATION or not _STATE_BODY.search(before.text):
            return None
        if _UNDER.fullmatch(self._text, before.end, mention.start):
            return state
        is_beside = _WITH.fullmatch(self._text, before.end, mention.start) is not None
        return state if is_beside and (state.country not in ALL_KNOWN or bodies.body(mention, state)) else None

    def is_of_another(self, index: int) -> bool:
        """Whether what stands right before a body, or before an earlier one of its name, makes it another's."""
        mention = self._mentions[index]
        if not _is_southern(mention):
            return False
        is_local = self._is_local(index)
        is_abroad = not is_local and self._is_abroad(index)
        if is_local or (is_abroad and not self._names_south(mention.text)):
            self._others.add(mention.text)
        return is_abroad or mention.text in self._others

    def _is_local(self, index: int) -> bool:
        """Whether a body is a town's or an association's, or a longer name before ends in its short one."""
        mention, before = self._mentions[index], self._right_before(index)
        if mention.text in _LOCAL and before is not None and before.kind is EntityKind.PLACE:
            return before.text != _SEAT
        if mention.text in _COMMITTEES and (
            (before is not None and before.kind is EntityKind.ORGANISATION)
            or _PARTY.search(self._text, max(0, mention.start - _REACH), mention.start)
        ):
            return True
        longer = (one for one in self._mentions[:index] if not one.forms and one.kind is mention.kind)
        return mention.short and any(one.text.endswith(mention.text) for one in longer)

    def _is_abroad(self, index: int) -> bool:
        """Whether a body is that of a state, a place abroad or an international body right before it."""
        mention, before = self._mentions[index], self._right_before(index)
        if _STATE.search(self._text, max(0, mention.start - _REACH), mention.start):
            return True
        codes = {form.entity.country for form in before.forms} if before is not None else set()
        if before is not None and before.kind is EntityKind.PLACE:
            return before.text in _ABROAD or (bool(codes) and codes.isdisjoint(PENINSULA))
        return before is not None and before.kind is mention.kind and bool(codes) and _SOUTH not in codes

    def _right_before(self, index: int) -> Mention | None:
        """The mention before another with no more than a space between them."""
        before = self._mentions[index - 1] if index else None
        return before if before and self._text[before.end : self._mentions[index].start] == " " else None

    def _names_south(self, name: str | None = None) -> bool:
        """Whether the text names something of the South that needs no evidence, other than by what ends in `name`."""
        others = [one for one in self._mentions if name is None or not one.text.endswith(name)]
        sure = (form for one in others if not one.short for form in one.forms)
        return any(form.entity.country == _SOUTH for form in sure) or any(one.text in _REGIONS for one in others)

    def is_shown(self, mention: Mention, form: NameForm) -> bool:
        """Whether a short name is the South's without further evidence: the text names the South or no other state, the
        office of its head is behind it ("한은 *총재*"), or a particle behind one that ends like a particle."""
        if not form.short or not _is_southern(mention):
            return False
        if _HEADED.match(self._text, mention.end) or (self._is_domestic and not form.common):
            return True
        return mention.text.endswith(_PARTICLE_END) and _CASE.match(self._text, mention.end) is not None

    @staticmethod
    def is_name(mention: Mention) -> bool:
        """Whether a short name of a body is no common word: it stays an entity without a link."""
        return _is_southern(mention) and not any(form.common for form in mention.forms)


def _is_southern(mention: Mention) -> bool:
    """Whether a mention is a Korean name of a body that only the South has in the base."""
    if mention.kind is not EntityKind.ORGANISATION or not mention.forms or not is_hangul(mention.text):
        return False
    return {form.entity.country for form in mention.forms} == {_SOUTH}
