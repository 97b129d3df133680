"""Words of the dictionary that have the form of a Korean's full name.

Before a title forms of verbs: participles ("서울에 *위치한* 대표적인", "*어린* 양") and what a clause goes on behind
("*방한해* 외교부 장관을 만났다"). Behind one nouns ("어머니 *목소리*를").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.lang.scripts import HANGUL
from bot.regexes import regex
from bot.text.entities.korean.persons import ENDS, SHOWN_BEHIND, TITLE
from bot.text.korean.common_words import is_common, is_explained
from bot.text.korean.loan_likeness import loan_level
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.name_likeness import likeness
from bot.text.korean.names import PLACE, KoreanName
from bot.text.korean.words import KoreanMorphemes

_OTHER_WORD = regex(
    r"인도(?:적|주의|교|받|하[고는다여였]|한다|할|했|해[서야]|되|될|된)|이란성|여수신|고양이|영주(?:권|하)"
    r"|[이사]천 ?(?:여 ?)?(?:[명원개대만년톤건곳표]|마리|미터|달러|가구)(?![시군구])|양주 [한두세네] 병"
)
"""A word that begins like the name of a place, or is a number: "*인도*적 지원", "*사천* 원"."""
_NOUNS = ("NNG", "XR")
_OF_MAP = "지명"
"""The dictionary's class of places."""
_OF_PLACE = regex(rf" [{HANGUL}]{{0,4}}(?:지사|시장|군수|청장|서장|의원|의장|총독)")
_TITLE_GLUED = regex(rf"(?:{TITLE})(?<!씨)(?<!동지)(?<!동무)(?<!선생)(?<!여사){ENDS}")
_FULL_NAME = 3
"""Syllables of a family name and a given name."""
_PARTICIPLE, _WITHIN = "+ETM", "XSV+EC"
"""Endings of a participle; of a verb made from a noun, within a sentence."""
_SUBJECT = ("JKS", "JX", "JKG")
"""Particles behind a name and its title that speaks, acts or owns; behind a verb an object is first."""
_POSTS = tuple("장위부처청국실팀당측")
"""Last syllables of posts, and of bodies and their parts."""
_NOUN_ENDS = (*_POSTS, "회", "직")
_ABSTRACT = frozenset("제권성론력별")
"""Suffixes for systems, rights and qualities. Rates (율) are too often the end of a rare name."""
_DOER = "자"
"""The suffix for who does something."""
_EACH = "별"
"""The suffix behind which a title is that of many: "*국가별* 대표". Given names end so as well."""
_THING_ENDS = frozenset("식견복알주물품판집곡기치망액값량의를는가")
"""Last syllables of compounds for things, some of which also end given names, and particles that end nearly none."""
_SHOPS = frozenset("집방점관장소실밭촌탕즙죽떡빵구")
"""Last syllables of words for where something is made or sold, for food and for tools."""
_ADDRESS = regex(r" ?(?:씨|양|군|옹|여사|님)(?![가-힣]{2})| ?\(\d")
"""A form of address or an age."""
_TEMPLE = regex("[사암] (?:주지|회주|방장)")
_OF_UNIT = regex("[도시군구](?:지사|의원|의장|청장|교육감)")
_FOREIGN = 2
"""The least level of what may be a foreign name here."""
_UNLIKELY = 2
"""The likeness to a name that few names are below."""
_OF_VERB = ("에 ", "을 ", "를 ", "으로 ")
"""Particles of a noun that belongs to the verb behind it."""
_WHEN = "자"
"""The ending of a verb at whose act somebody acts."""
_OF_CLAUSE = ("JKS", "JKO", "JKB", "JKQ", "EC")
"""The end of the word before a verb: a particle of its subject or object, or a verb's own ending."""
_STEM = 2
"""Fewest syllables of the noun in a participle; "박주한 의원" stays a name if the tagger says so."""


def is_other_word(text: str, start: int) -> bool:
    """Whether the name of a place that begins at `start` is the beginning of another word, or a number."""
    return _OTHER_WORD.match(text, start) is not None


def participles(spans: Iterable[tuple[int, int]], sentences: Sequence[KoreanMorphemes]) -> Iterator[tuple[int, int]]:
    """Those of the spans that the dictionary reads as such a form."""
    for start, end in spans:
        for sentence in reversed(sentences):
            if sentence.start <= start:
                within = sentence.within(start, end)
                if _is_participle(within, end - start) or _goes_on(within, end - start, sentence, end):
                    yield start, end
                break


def acts_responded_to(
    spans: Iterable[tuple[int, int]], sentences: Sequence[KoreanMorphemes]
) -> Iterator[tuple[int, int]]:
    """Those of the spans that are a verb at whose act somebody acts, behind a noun with its particle: "비판이 *나오자*
    장관은". A name may be read so, too, but has none before it: "새마을회 *박하자* 의원"."""
    for start, end in spans:
        sentence = next((one for one in reversed(sentences) if one.start < start), None)
        if sentence is None:
            continue
        within, before = sentence.within(start, end), sentence.within(sentence.start, start)
        is_verb = len(within) > 1 and within[-1].text == _WHEN and _are_whole(within, end - start, "EC")
        if is_verb and before and before[-1].pos.endswith(_OF_CLAUSE):
            yield start, end


def verb_forms(
    text: str, names: Iterable[KoreanName], sentences: Sequence[KoreanMorphemes]
) -> Iterator[tuple[int, int]]:
    """The spans of the names that begin with an auxiliary verb ("나가 *보니 유리*가"), or are places that the
    dictionary reads as the participle of a verb whose noun is before them ("파업에 *나선* 것은", "대표로 *나선* 시민").
    """
    for name in names:
        sentence = next((one for one in reversed(sentences) if one.start <= name.start), None)
        if sentence is None:
            continue
        space = text.find(" ", name.start, name.end)
        end = name.end if space < 0 and name.label == PLACE else space
        within = sentence.within(name.start, end) if end > 0 else []
        is_auxiliary = bool(within) and within[0].pos == "VX" and within[-1].pos == "EC"
        is_of_noun = name.label == PLACE and text.endswith(_OF_VERB, 0, name.start)
        if is_auxiliary or (is_of_noun and _is_participle(within, end - name.start)):
            yield name.start, name.end


def common_nouns(
    text: str, spans: Iterable[tuple[int, int]], sentences: Sequence[KoreanMorphemes]
) -> Iterator[tuple[int, int]]:
    """Those of the spans that the dictionary reads as one place before its head ("*연해주* 주지사"), or as a common
    noun without a title or an age behind, or with one if it is for who does something ("*예금자* 모임 대표"). Given
    names of two syllables are often such nouns ("나비")."""
    for start, end in spans:
        sentence = next((one for one in reversed(sentences) if one.start <= start), None)
        if sentence is None:
            continue
        within = sentence.within(start, end)
        if _is_noun_of_title(text, end, within, end - start):
            yield start, end
        if end - start < _FULL_NAME:
            continue
        word = text[start:end]
        is_body = word.endswith(_NOUN_ENDS) and not SHOWN_BEHIND.match(text, end) and is_explained(word, within)
        if is_body and sum(len(one.text) for one in within) == end - start:
            yield start, end
        if is_thing_of_title(text, (start, end), sentence):
            yield start, end
        if len(within) != 1 or len(within[0].text) != end - start:
            continue
        no_person = _OF_PLACE.match(text, end) if within[0].sense == _OF_MAP else not SHOWN_BEHIND.match(text, end)
        is_doer = within[0].pos == "NNG" and word.endswith(_DOER) and is_common(word[:-1])
        if is_doer or (no_person and (within[0].sense == _OF_MAP or within[0].pos == "NNG")):
            yield start, end


def compound_things(text: str, spans: Iterable[tuple[int, int]], shown: Collection[str]) -> Iterator[tuple[int, int]]:
    """Those of the spans that are a frequent noun and a syllable for a thing, without what shows a person behind them,
    and not `shown` to be a name elsewhere in the text: "*서명식*을 미뤘다", "*유기견* 봉사자"."""
    for start, end in spans:
        word = text[start:end]
        is_compound = len(word) == _FULL_NAME and word[-1] in _THING_ENDS and is_common(word[:-1])
        if is_compound and word not in shown and not SHOWN_BEHIND.match(text, end):
            yield start, end


def is_thing_of_title(text: str, span: tuple[int, int], sentence: KoreanMorphemes) -> bool:
    """Whether a span of three syllables before a title, which is no form of address, is a noun that few names are like,
    or one with a syllable for a shop: "*문방구* 사장", "*국밥집* 사장"."""
    word, within = text[slice(*span)], sentence.within(*span)
    if len(word) != _FULL_NAME or any(one.pos != "NNG" for one in within):
        return False
    if _ADDRESS.match(text, span[1]) or not SHOWN_BEHIND.match(text, span[1]):
        return False
    if [one.text for one in within] == [word]:
        ends_like_thing = word[-1] in _SHOPS | _THING_ENDS
        return ends_like_thing and (likeness(word) <= _UNLIKELY or is_common(word[:-1]))
    is_shop = [one.text for one in within] == [word[:-1], word[-1]] and word[-1] in _SHOPS
    return is_shop and likeness(word) < _UNLIKELY


def _is_noun_of_title(text: str, end: int, within: Sequence[Morpheme], length: int) -> bool:
    """Whether two syllables are a noun in the word of the title behind: "*책임*연구원", "*공훈*배우"."""
    is_noun = length < _FULL_NAME and len(within) == 1 and within[0].pos == "NNG" and len(within[0].text) == length
    return is_noun and _TITLE_GLUED.match(text, end) is not None


def derived_nouns(
    text: str, spans: Iterable[tuple[int, int]], sentences: Sequence[KoreanMorphemes]
) -> Iterator[tuple[int, int]]:
    """Those of the spans that end in a noun with a suffix, without a title or an age behind: "*임용제*를", "*이용자
    편의성*을"; with the suffix for each, whatever is behind: "*국가별* 대표"."""
    for start, end in spans:
        sentence = next((one for one in reversed(sentences) if one.start <= start), None)
        if sentence is None or end - start < _FULL_NAME:
            continue
        begin = start + text[start:end].rfind(" ") + 1
        last = sentence.within(begin, end)
        if not _is_derived(last, end - begin):
            continue
        if is_common(last[0].text) if last[1].text == _EACH else not SHOWN_BEHIND.match(text, end):
            yield start, end


def posts_and_bodies(
    text: str, spans: Iterable[tuple[int, int]], sentences: Sequence[KoreanMorphemes]
) -> Iterator[tuple[int, int]]:
    """Those of the spans that are like a post or a body and no name of the dictionary, a temple before its head
    ("*남도사* 주지"), or a province or district in the word for its head ("*도*지사")."""
    for start, end in spans:
        sentence = next((one for one in reversed(sentences) if one.start <= start), None)
        if _OF_UNIT.match(text, start) and end == start + 1:
            yield start, end
        is_proper = sentence is not None and [one.pos for one in sentence.within(start, end)] == ["NNP"]
        if _TEMPLE.match(text, max(0, end - 1)) or (is_post_or_body(text[start:end]) and not is_proper):
            yield start, end


def is_post_or_body(word: str) -> bool:
    """Whether three syllables end like a post or a body and look little like a name, of a Korean or a foreigner:
    "*기재위*는", "*조리장*은"."""
    if len(word) != _FULL_NAME or not word.endswith(_NOUN_ENDS):
        return False
    return likeness(word) <= _UNLIKELY and loan_level(word) < _FOREIGN


def in_front_of_names(
    spans: Iterable[tuple[int, int]],
    unlisted: Collection[tuple[int, int]],
    text: str,
    sentences: Sequence[KoreanMorphemes],
) -> Iterator[tuple[int, int]]:
    """Those of the spans of persons that are a word for who stands right behind them: their body, their post or what
    they are to somebody ("*공보국* 이은주 국장", "*조타장* 옥건웅 상사", "*배우자* 김혜란"). The title is of the second
    one, and shows nothing of an `unlisted` name before it."""
    spans = set(spans)
    starts = {start for start, end in spans if end - start >= _FULL_NAME and (start, end) not in unlisted}
    for start, end in spans:
        if end - start != _FULL_NAME or end + 1 not in starts or text[end] != " ":
            continue
        sentence = next((one for one in reversed(sentences) if one.start <= start), None)
        word = text[start:end]
        if (
            (start, end) in unlisted
            or word.endswith(_POSTS)
            or (sentence and is_explained(word, sentence.within(start, end)))
        ):
            yield start, end


def _is_derived(morphemes: Sequence[Morpheme], length: int) -> bool:
    """Whether the morphemes, together of this length, are a noun and a suffix by the dictionary."""
    if [one.pos for one in morphemes] != ["NNG", "XSN"] or morphemes[1].text not in _ABSTRACT:
        return False
    return len(morphemes[0].text) >= _STEM and sum(len(one.text) for one in morphemes) == length


def _is_participle(morphemes: Sequence[Morpheme], length: int) -> bool:
    """Whether the morphemes, together of this length, are a participle, of a verb or of one made from a noun."""
    if not _are_whole(morphemes, length, _PARTICIPLE):
        return False
    return morphemes[0].pos[0] == "V" if len(morphemes) == 1 else _is_made_from_noun(morphemes)


def _goes_on(morphemes: Sequence[Morpheme], length: int, sentence: KoreanMorphemes, end: int) -> bool:
    """Whether they are a verb made from a noun, with whose object the sentence goes on: "방한해 장관*을* 만났다", not
    "도진해 청장*이*"."""
    if not (_are_whole(morphemes, length, _WITHIN) and _is_made_from_noun(morphemes)):
        return False
    behind = (one.pos for one in sentence.morphemes if one.start >= end - sentence.start)
    return not next((pos for pos in behind if pos[0] == "J"), "").startswith(_SUBJECT)


def _are_whole(morphemes: Sequence[Morpheme], length: int, ending: str) -> bool:
    return sum(len(one.text) for one in morphemes) == length and morphemes[-1].pos.endswith(ending)


def _is_made_from_noun(morphemes: Sequence[Morpheme]) -> bool:
    return len(morphemes) == 2 and morphemes[0].pos in _NOUNS and len(morphemes[0].text) >= _STEM
