"""Find the speaker of a Japanese sentence: the phrase before は or が, if it is a person or a body.

A phrase is shown as written, with its title: 早瀬圭吾弁護士. 早瀬氏 after it is the same person if only one of the
text's names begins so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.scripts import HAN, KATAKANA
from bot.model.analysis import EntityKind, Span
from bot.regexes import regex
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import Speaker
from bot.text.statements.unspaced.named import PEOPLE, Named
from bot.text.statements.unspaced.narration import BRACKET, NAMED, Narration
from bot.text.word_lists import wordlist

LONGEST = 120
"""The most characters of a sentence that are searched for its subject."""
_LONGEST_PHRASE = 40
_POLICE = ("県警", "府警", "道警")
_AUDIENCES = ("会見", "団", "クラブ")
_MOST_NAMES = 200
"""The most names of a text that are remembered: each later one is compared with all of them."""
_WORD = f"{HAN}{KATAKANA}々ヶ・＝=A-Za-zＡ-Ｚａ-ｚ0-9０-９"
_PARTICLE = regex(
    rf"(?<=[{_WORD}{BRACKET}ん])(?<!では)[はが](?!ず)|(?<=さん)[はが]|(?<=さんら)[はが]|(?<=[{HAN}]ら)[はが]"
    rf"|(?<=[{HAN}])も(?=、?{HIDDEN})|(?<={NAMED})は"
)


def words(name: str) -> str:
    """An alternation of a list's words, the longest first."""
    return "|".join(sorted(wordlist(name), key=lambda word: (-len(word), word)))


_PERSONS = WordSet(wordlist("japanese_persons"))
_BODIES = WordSet(wordlist("japanese_bodies"))
_NO_BODIES = WordSet(wordlist("japanese_no_bodies"))
_NAMED_AT_END = regex(
    rf"[{_WORD}]{{1,40}}(?:[ぁ-ん]{{1,4}}(?=さん|氏|選手|監督|教授|社長|市長|知事|議員))?(?:さん)?ら?$"
)
_OF_HIS_STAFF = regex(
    "(?:政権|政府|大統領|首相|総書記|主席|外相|委員長)(?!兼)."
    "|(?:高官|当局者|関係者|担当者|幹部|側近|補佐官|特使|支持者|後援者|代理人|秘書官?|顧問|筋|スポークスマン|主治医"
    "|妻|夫人?|息子|娘|兄|弟|姉|妹|父|母|親|孫|甥|姪|おい|めい|家族|遺族|親族)$"
)
"""Words after a name that make the phrase mean somebody else, unless they are the office that the text states for the
person: トランプ政権高官, 李在明大統領報道官, but ウシャコフ大統領補佐官."""
_JOINED = regex(
    rf"(?<=[{_WORD}ん])[とや](?=[{_WORD}])(?!(?:電話)?(?:会談|会見|面会|協議|同席|対談|交渉|対立|対面|懇談|共演|結婚|連携|対決)(?:し|する|中の))"
)
"""Two persons, but for whom the second met: 趙顕外相*と*会談した茂木敏充外相."""
_JOINTS = ("と", "、", "，", "・", "及び", "および", "並びに")
_ALL_OF_THEM = regex("(?:の)?(?:両国|[三3３](?:国|[かカヵ]国))$")
_CUT = regex(rf"[{BRACKET}ぁ-ん](?<![のたるいなでにをはがもだうくぐすつぬぶむりしてと])")
"""Characters before a name that is only the end of one: 子議員 of 瀬川とも子議員."""
_UNCLEAN = regex(rf"[{HIDDEN}？?！!]|(?:という|との)$")
_PRONOUN = regex("(?:同氏|彼|彼女)")
_ADDRESS = regex(f"[{HAN}]{{2,4}}")

_AGED = regex("さん[（(][0-9０-９]{2,3}[）)]は$")
_KIN = regex("(?:父|母|夫|妻|兄|弟|姉|妹|息子|娘)の$")
_IS_HE = regex("(?:だ|だった|である|です)?。")
"""Behind the noun that says what somebody is: …は元*教師*。"""
_HARMED = regex("亡くな|死|遺体|他界|逝|殺|運ばれ|搬送|逮捕|行方不明|重傷|重体|意識")
_ACCUSED_BY_NAME = regex(rf"(?<=[{_WORD}])(?<![同両各])(?:容疑者|被告)(?![側ら団])")
_ACCUSED = frozenset(("容疑者", "被告", "同容疑者", "同被告"))
_ONE_OF = regex("(?:[一1１]|ひと)[人り]")
"""One of those whom the words before name: 野党議員の*一人*."""
_OWNED = regex("(?:彼女?|同氏|同被告|同容疑者)の")
"""The pronoun before somebody's relation or lawyer, which says nothing outside the sentence: *彼女の*父親."""
_KINDS_ALONE = wordlist("japanese_kinds_of_bodies")
"""What a body is to that before it, which alone names none: *交流サイトの*運営会社."""
_OWNER = regex(rf"[{HAN}{KATAKANA}]{{1,8}}の")
"""The state or number before a nameless person of a body: "*日本の*政府関係者"."""


class JapaneseTopic(Struct, frozen=True):
    """A phrase with は or が: its span, the end of the particle, and the speaker. `speaker` is None if the phrase
    cannot speak; `is_pronoun` if it is one."""

    span: Span
    end: int
    is_topic: bool
    speaker: Speaker | None
    is_pronoun: bool = False


class JapaneseSubjects:
    """Reads the phrases of one text in order, and keeps the names that it introduces."""

    def __init__(self, narration: Narration, named: Named) -> None:
        self._text = narration.text
        self._masked = narration.masked
        self._named = named
        self._introduced: dict[str, Speaker] = {}
        self._bodies: dict[str, Speaker] = {}
        self._accused = list(self._all_accused())
        self._last_read = (-1, -1)
        self._topics: Sequence[JapaneseTopic] = ()

    def topics(self, start: int, end: int) -> Sequence[JapaneseTopic]:
        """The phrases of [start, end) with は or が, at most the first `LONGEST` characters of it."""
        if self._last_read != (start, end):
            found = _PARTICLE.finditer(self._masked, start, min(end, start + LONGEST))
            self._topics = [self._topic(start, one.start(), one.end()) for one in found]
            self._last_read = start, end
        return self._topics

    def source(self, span: Span) -> Speaker | None:
        """The body or known person that a phrase names; nobody who is only described: 関係者. 県警 is the only one
        with a longer name before: 山口県警."""
        speaker = self.phrase(span)
        if speaker is None or (speaker.kind is EntityKind.PERSON and not speaker.id):
            return None
        longer = [one for name, one in self._bodies.items() if speaker.id is None and _is_short_for(speaker.name, name)]
        return replace(longer[0], span=speaker.span) if len(longer) == 1 else speaker

    def phrase(self, span: Span) -> Speaker | None:
        """The person or body that a phrase names or describes; brackets at its end are ignored."""
        return self._speaker(Span(span.start, span.start + len(self._masked[span.start : span.end].rstrip(BRACKET))))

    def accused(self, end: int) -> Speaker | None:
        """The only person whom the text before `end` calls a suspect or defendant by name; None if there is another
        one, whose name may be unknown."""
        at = bisect_left(self._accused, end, key=lambda one: one[0])
        return self._accused[at - 1][1] if at else None

    def _all_accused(self) -> Iterator[tuple[int, Speaker | None]]:
        """Where persons are called suspects or defendants, with the only one who is called so up to there."""
        only: Speaker | None = None
        for at, title in enumerate(_ACCUSED_BY_NAME.finditer(self._masked)):
            found = self._named.at_end(max(0, title.start() - _LONGEST_PHRASE), title.start())
            speaker = found[1] if found and found[1].kind in PEOPLE else None
            only = speaker if speaker and (at == 0 or (only and only.entity == speaker.entity)) else None
            yield title.start(), only
            if only is None:
                yield len(self._text), None
                return

    def names_others(self, start: int, end: int, speaker: Speaker) -> bool:
        """Whether the narrator names or describes a person in [start, end) who is not the speaker."""
        others = (
            one.name != speaker.name and self._masked[span.start] != HIDDEN
            for span, one in self._named.between(start, end)
            if one.kind in PEOPLE
        )
        return any(others) or len(self._described(start, end)) > 1

    def presented(self, start: int, end: int) -> Speaker | None:
        """The person with さん and an age who is the topic of [start, end), if it names nobody else and tells of no
        harm: *店主の趙英男さん（53）*は元銀行員。「…」と話す。"""
        topic = next((one for one in self.topics(start, end) if one.is_topic), None)
        speaker = topic.speaker if topic else None
        if topic is None or speaker is None or speaker.entity < 0 or _AGED.search(self._text, start, topic.end) is None:
            return None
        people = [span for span, one in self._named.between(start, end) if one.kind in PEOPLE]
        others = [last for last in self._described(topic.end, end) if _IS_HE.match(self._masked, last) is None]
        is_kin = _KIN.search(self._masked, start, speaker.span.start) is not None
        is_alone = (
            len(people) == 1 and not others and not is_kin and _HARMED.search(self._masked, topic.end, end) is None
        )
        return speaker if is_alone else None

    def _described(self, start: int, end: int) -> set[int]:
        """The ends of the nouns for persons in [start, end), without the first half of 記者会見."""
        found = {last for _, last in _PERSONS.each(self._masked, start, end)}
        return {last for last in found if not self._masked.startswith(_AUDIENCES, last)}

    def _topic(self, start: int, stop: int, end: int) -> JapaneseTopic:
        first = max(self._masked.rfind(mark, start, stop) for mark in "、，。 \u3000")
        begin = max(start, first + 1)
        last = stop
        while last > begin and self._masked[last - 1] == BRACKET:
            last -= 1
        span = Span(begin, last)
        is_pronoun = _PRONOUN.fullmatch(self._masked, begin, last) is not None
        speaker = self._together(start, last)
        if speaker is None and not is_pronoun and not self._is_joined(start, begin):
            speaker = self._speaker(span)
        return JapaneseTopic(speaker.span if speaker else span, end, self._masked[stop] == "は", speaker, is_pronoun)

    def _together(self, start: int, end: int) -> Speaker | None:
        """The bodies and countries of a list that ends at `end`, with nothing before them in [start, end) but what a
        comma closes."""
        all_of_them = _ALL_OF_THEM.search(self._masked, start, end)
        speaker = self._named.joint(self._masked, all_of_them.start() if all_of_them else end, _JOINTS)
        if speaker is None or speaker.span.start < start:
            return None
        before = self._masked[start : speaker.span.start].rstrip(" \u3000")
        return speaker if before[-1:] in ("", "、", "，") else None

    def _is_joined(self, start: int, begin: int) -> bool:
        """Whether a name is before the comma before a phrase: 習氏、金氏は."""
        if begin - 1 <= start:
            return False
        before = self._masked[max(start, begin - 1 - _LONGEST_PHRASE) : begin - 1].rstrip(BRACKET)
        return before.endswith(("氏", "さん")) or self._named.at_end(start, begin - 1) is not None

    def _speaker(self, span: Span) -> Speaker | None:
        owned = _OWNED.match(self._masked, span.start, span.end)
        span = Span(owned.end(), span.end) if owned else span
        phrase = self._masked[span.start : span.end]
        if not 0 < len(phrase) <= _LONGEST_PHRASE:
            return None
        if phrase[-1] == NAMED:
            return self._as_written(Span(span.start + phrase.rfind("の") + 1, span.end), EntityKind.ORGANISATION)
        tail = _NAMED_AT_END.search(phrase, max(0, phrase.rfind("の") + 1))
        own = self._with_name(span, Span(span.start + tail.start(), span.end) if tail else span)
        if own.start > span.start and _CUT.match(self._masked[own.start - 1]):
            return None
        if _JOINED.search(phrase, phrase.rfind(HIDDEN) + 1) or _UNCLEAN.search(phrase, own.start - span.start):
            return None
        return self._known(own) or self._written(None if HIDDEN in phrase else span, own)

    def _with_name(self, whole: Span, own: Span) -> Span:
        """The end of a phrase from the name on that its kana part, or a bracket behind it: 瀬川とも*子議員*."""
        behind = own.start
        while behind > whole.start and self._masked[behind - 1] == BRACKET:
            behind -= 1
        for span, speaker in self._named.between(whole.start, own.end):
            is_named = speaker.kind in PEOPLE and (span.end == behind or span.end > own.start)
            if span.start < own.start and (is_named or span.end == own.end > own.start):
                return Span(span.start, own.end)
        return own

    def _known(self, own: Span) -> Speaker | None:
        """The entity that a phrase names, alone or before its title: グテーレス事務総長."""
        found = list(self._named.between(own.start, own.end))
        people = [one for one in found if one[1].kind in PEOPLE and self._masked[one[0].start] != BRACKET]
        if len(people) == 1:
            span, speaker = people[0]
            behind = self._masked[span.end : own.end]
            behind = behind.lstrip(BRACKET)
            is_own = _OF_HIS_STAFF.search(behind) is None or self._named.office(speaker) == behind
            if not behind or (_title_at(behind) >= 0 and is_own):
                return speaker
        if len(found) == 1 and found[0][0] == own:
            return self._remembered(found[0][1])
        return None

    def _written(self, whole: Span | None, own: Span) -> Speaker | None:
        """The speaker of a phrase as written: its name with a title, or all of it if it has no name of its own and
        `whole` is not a quotation in part."""
        phrase = self._text[own.start : own.end]
        if whole and _ONE_OF.fullmatch(phrase) and _title_at(self._masked[whole.start : own.start - 1]) >= 0:
            return self._as_written(whole, EntityKind.PERSON)
        title = _title_at(phrase)
        if title >= 0:
            accused = self.accused(own.start) if phrase in _ACCUSED else None
            if accused is not None:
                return replace(accused, span=own)
            if title == 0:
                return self._as_written(whole, EntityKind.PERSON)
            name = phrase[:title]
            if whole and _BODIES.ends(name) and _OWNER.fullmatch(self._masked, whole.start, own.start):
                return self._as_written(whole, EntityKind.PERSON)
            return self._named_before(name, own) or self._introduce(phrase, own)
        if _BODIES.ends(phrase) and not _NO_BODIES.ends(phrase) and not phrase.startswith("同"):
            is_kind_alone = len(phrase) < 3 or phrase in _KINDS_ALONE
            return self._as_written(whole if is_kind_alone else own, EntityKind.ORGANISATION)
        return None

    def _as_written(self, span: Span | None, kind: EntityKind) -> Speaker | None:
        if span is None:
            return None
        return self._remembered(Speaker(self._text[span.start : span.end], None, span, kind))

    def _remembered(self, speaker: Speaker) -> Speaker:
        is_unknown = speaker.kind is EntityKind.ORGANISATION and speaker.id is None
        if is_unknown and speaker.name and len(self._bodies) < _MOST_NAMES:
            self._bodies.setdefault(speaker.name, speaker)
        return speaker

    def _introduce(self, phrase: str, own: Span) -> Speaker:
        speaker = Speaker(phrase, None, own, EntityKind.PERSON)
        if phrase not in self._introduced and len(self._introduced) < _MOST_NAMES:
            self._introduced[phrase] = speaker
        return speaker

    def _named_before(self, name: str, own: Span) -> Speaker | None:
        """The one person introduced before whose name begins with this one: 早瀬 of 早瀬弁護士."""
        if not _ADDRESS.fullmatch(name):
            return None
        found = [one for phrase, one in self._introduced.items() if phrase.startswith(name) and phrase != name]
        longer = [one for one in found if one.name and len(one.name) > own.end - own.start]
        if len(found) != 1 or not longer:
            return None
        return Speaker(longer[0].name, None, own, EntityKind.PERSON)


def _is_short_for(short: str | None, name: str) -> bool:
    """Whether a police force may be called by the end of its name: 県警 for 山口県警."""
    return short in _POLICE and len(short) < len(name) and name.endswith(short)


def _title_at(phrase: str) -> int:
    """Where the title or noun for persons begins that a phrase ends with, in the plural or not; -1 for none."""
    return _PERSONS.ending(phrase, 0, len(phrase) - phrase.endswith("ら"))
