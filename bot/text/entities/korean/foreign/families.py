"""Foreigners whom a Korean text calls by family name and office: "*루비오* 미국 국무장관".

A family name alone is also a town, a firm or a word ("오스틴 공장"), beside the office of a mayor or a coach it is
somebody else's, and so it is in a text that names another of the family in full.
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

_OFFICE = (
    rf"(?:전 |현 |당시 |신임 |차기 )?[{HANGUL}A-Z]{{0,8}}?(?:대통령|부통령|총리|수상|주석|장관|차관|외상|방위상|재무상|"
    rf"총서기|서기장|사무총장|최고대표|총재|특사|대사|대변인|보좌관|사령관|의장|의원|대표|위원장|보고관|국장){ENDS}"
)
_BESIDE = regex(f" {_OFFICE}")
_BEHIND = regex(rf" (?:{BEYOND}){{0,2}}?{_OFFICE}")
_COMMON = wordlist("hangul_common")


class ForeignFamilies(Struct, frozen=True):
    """Whom the family names of a text mean: the ids of the known persons who are named in full or with their office,
    and the first and last words of other persons' names."""

    text: str
    named: frozenset[str]
    others: frozenset[str]

    @classmethod
    def of(cls, text: str, matches: Sequence[Match], persons: Iterable[tuple[int, int]]) -> ForeignFamilies:
        """`matches` are the names of the base in the text, `persons` the spans of the persons that the tagger finds."""
        if not any(form.family for match in matches for form in match.forms):
            return cls(text, frozenset(), frozenset())
        full = {text[match.start : match.end] for match in matches if any(not form.family for form in match.forms)}
        holders = {
            match.start for match in matches if any(form.family for form in match.forms) and _holds_office(text, match)
        }
        names = {text[start:end] for start, end in persons if start not in holders}
        parts = (name.split() for name in names - full if " " in name)
        others = frozenset(word for words in parts for word in (words[0], words[-1]))
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


def _holds_office(text: str, match: Match) -> bool:
    """Whether the office of a politician or diplomat is behind a family name; right beside it if the name is a common
    word too ("*대처* 총리"), or if a given name may follow ("*고이즈미* 겐지 차관")."""
    is_close = text[match.start : match.end] in _COMMON or match.forms[0].entity.country in FAMILY_FIRST
    pattern = _BESIDE if is_close else _BEHIND
    return pattern.match(text, match.end) is not None
