"""Foreigners whom a Korean text calls by family name and office: "*루비오* 미국 국무장관".

A family name alone is also a town, a firm or a word ("오스틴 공장"). It is somebody else's beside an office that many
hold ("켈로그 대표"), beside one that the base knows the person never held ("오스틴 대사"), and in a text that names
another of the family in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.scripts import HANGUL
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.korean.persons import BEYOND, ENDS
from bot.text.knowledge.matcher import FAMILY_FIRST, Match, NameForm
from bot.text.word_lists import wordlist

_OFFICES = (
    "대통령|부통령|총리|수상|주석|장관|차관|외상|방위상|재무상|총서기|서기장|사무총장|총재|특사|대사|대변인|보좌관|사령관|보고관|"
    "최고대표|고위대표|특별대표|무역대표|합참의장|[상하]원의장|상임의장|집행위원장|정보국장|수사국장"
)
_OF_A_BODY = rf"(?:[A-Z]{{2,5}}|[{HANGUL}]{{0,4}}무역대표부) (?:국장|대표)"
_OFFICE = rf"(?:전 |현 |당시 |신임 |차기 )?(?P<office>[{HANGUL}A-Z]{{0,8}}?(?:{_OFFICES})|{_OF_A_BODY}){ENDS}"
_BESIDE = regex(f" {_OFFICE}")
_BEHIND = regex(rf" (?:{BEYOND}){{0,2}}?{_OFFICE}")
_TITLES = {"대통령": "President", "총리": "Prime Minister", "대사": "Ambassador"}
"""The Korean and the English title of offices of which the base has all that somebody held, if it has any."""
_COMMON = wordlist("hangul_common")


class ForeignFamilies(Struct, frozen=True):
    """Whom the family names of a text mean: the ids of the known persons who are named in full or with their office,
    and the words of other persons' names."""

    text: str
    named: frozenset[str]
    others: frozenset[str]

    @classmethod
    def of(cls, text: str, matches: Sequence[Match], persons: Iterable[tuple[int, int]]) -> ForeignFamilies:
        """`matches` are the names of the base in the text, `persons` the spans of the persons that the tagger finds."""
        if not any(form.family for match in matches for form in match.forms):
            return cls(text, frozenset(), frozenset())
        bearers = {form.entity.id for match in matches for form in match.forms if form.family}
        full = {
            text[match.start : match.end] for match in matches if any(_is_full(form, bearers) for form in match.forms)
        }
        holders = {
            match.start for match in matches if any(form.family for form in match.forms) and _holds_office(text, match)
        }
        known = {(match.start, match.end) for match in matches if match.forms[0].entity.kind is EntityKind.PERSON}
        names = {text[start:end] for start, end in known.union(persons) if start not in holders}
        parts = (name.split() for name in names - full if " " in name)
        others = frozenset(word for words in parts for word in words)
        named = frozenset(
            form.entity.id
            for match in matches
            for form in match.forms
            if form.entity.kind is EntityKind.PERSON and (match.start in holders if form.family else not form.short)
        )
        return cls(text, named, others)

    def meant(self, match: Match) -> tuple[NameForm, ...]:
        """The forms of a match: of its family names the one that means a person of the base, without need of context;
        none if two persons of the base bear it."""
        families = [form for form in match.forms if form.family]
        is_borne = len(families) > 1 or self.text[match.start : match.end] in self.others
        meant = (replace(one, short=False) for one in families if one.entity.id in self.named and not is_borne)
        return (*(form for form in match.forms if not form.family), *meant)


def _is_full(form: NameForm, bearers: set[str]) -> bool:
    """Whether a name is not that of a person without a family name in the text: "베단트 *파텔*" beside a known 파텔."""
    return not form.family and (form.entity.kind is not EntityKind.PERSON or form.entity.id in bearers)


def _holds_office(text: str, match: Match) -> bool:
    """Whether the office of a politician or diplomat is behind a family name, and not one that the person never held;
    right beside it if the name is a common word too ("*대처* 총리"), or if a given name may follow ("*고이즈미* 겐지
    차관")."""
    is_close = text[match.start : match.end] in _COMMON or match.forms[0].entity.country in FAMILY_FIRST
    office = (_BESIDE if is_close else _BEHIND).match(text, match.end)
    if office is None:
        return False
    title = next((english for korean, english in _TITLES.items() if office["office"].endswith(korean)), "")
    bearers = [form.entity for form in match.forms if form.family]
    return any(not one.offices or any(title in held.title for held in one.offices) for one in bearers)
