"""Positions in Korean sentences, whose main verb is at the end.

sentence -> endings of the lexicon ("부인하지 않았다" before "부인했다")
         -> the speaker of the statement before the verb, else the first noun phrase with a particle of subject
         -> what statements say of the reports or of the act ("근거 없는 소문", "국제법에 부합")
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Span
from bot.model.evidence.claims import ClaimSpeaker, Stance
from bot.news import stance_lexicon as lexicon
from bot.news.claims.article import ClaimArticle, SpokenSpan, StatedPosition, innermost
from bot.news.claims.speakers import each_joined, korean_subject, speaker_of
from bot.news.claims.stances.english import is_past, spoken_day
from bot.regexes import regex

_ORDER = (Stance.NOT_DENIED, Stance.NEITHER)
"""Stances that are looked for first: their words contain those of a denial."""
_NEGATED = regex(r"^.{0,12}?(?:아니|않|없)")
_AGAINST = regex(
    r"[가-힣](?:으나|지만|는데|ㄴ데|은데|했고|혔고|며|반면)(?:,)?\s(?=[가-힣A-Za-z·\s]{2,20}?[은는이가]\s)"
)
"""A verb that ends a clause, with another subject after it."""
_FALSEHOODS_SPREAD = regex(
    r"^\s?(?:사실|정보|신고|광고|진술|증언|문서|소문)?(?:을|를)?\s?(?:유포|퍼뜨|작성|제출|기재|신고|보고|증언)"
)
"""Words after "허위": what somebody spreads, which says nothing of the reports."""
_OF_A_THING = regex(r"\s?(?!행위|이[라다었며]|임|적|이$|\s)[가-힣]")
"""Words after "불법": it describes a thing that is spoken of ("불법 자금")."""
_RECOGNIZED = regex(
    r"(?:유죄|무죄|자격|권리|효력|지위|정당성|가치|공로|독립|성과|실력|배상)[을를만도]?\s(?:\S+\s)?$|(?:법원|재판부|대법|헌재|판사)[^,]*$"
)
"""Words before "인정했다": what is recognized, or a court that finds."""
_OF_ANOTHER = regex(r"[가-힣]{2,10}[이가]\s(?:(?!것|데|행위|사실|점|시도|조치|행동)\S{1,20}\s){0,4}$")
"""Words before a verb in the present tense: a subject of its own, of whom somebody else speaks ("시민들이 정부를
규탄한다고"), unless that is the subject of a clause that is the verb's object ("북한이 도로를 폭파한 것을
규탄한다고")."""
_NOT_SAID = regex(r"면|는\s(?:소문|보도|주장|관측|말이)")
"""Words after a verb in the present tense which show that others suppose or report it."""
_OF_DENIAL = regex(
    rf"(?:(?:부인|부정|일축|반박)(?:한다는\s|하는\s|했다는\s|한\s)?(?:주장|발언|발표|입장)?[을를은는에]|(?:아니라|않았다|않는다|없다|없었다)는\s"
    rf"|(?:{lexicon.KOREAN_GROUNDLESS.pattern})[가-힣]*라는\s)[가-힣\s]{{0,20}}$"
)
"""Words before "일축했다": who rejects a denial denies nothing."""

_BESIDE = regex(r"(?<![가-힣A-Za-z])(?P<who>[가-힣A-Za-z·]{2,12})[이가]\s(?:\d{1,2}일\s)?$")
"""Words right before a verb: its subject, where what it denies comes first ("…라는 추측을 *크렘린이* 일축했다")."""
_LONGEST_BESIDE = 24


def korean_positions(article: ClaimArticle, place: int) -> Iterator[StatedPosition]:
    """The positions in one sentence."""
    sentence = article.sentences[place]
    words = article.text[sentence.start : sentence.end]
    statements = article.statements_in(sentence)
    found = [*_of_words(article, sentence, statements), *_of_verbs(article, sentence, statements, words)]
    seen: set[tuple[Stance, str]] = set()
    groundless = {speaker.id for stance, speaker, _, _ in found if stance is Stance.GROUNDLESS}
    for stance, speaker, said, at in found:
        if (stance, speaker.id) in seen or (stance is Stance.DENY and speaker.id in groundless):
            continue
        seen.add((stance, speaker.id))
        day = spoken_day(article, sentence, said, at)
        past = day is None and is_past(article, sentence)
        for who in each_joined(article, speaker):
            yield StatedPosition(place, stance, who, day or article.published, past)


_Told = tuple[Stance, ClaimSpeaker, SpokenSpan | None, int]


def _of_words(article: ClaimArticle, sentence: Span, statements: Sequence[SpokenSpan]) -> Iterator[_Told]:
    for said in statements:
        offset = max(said.start, sentence.start)
        content = article.text[offset : min(said.end, sentence.end)]
        for stance, pattern in lexicon.KOREAN_WORDS:
            match = pattern.search(content)
            if match is None or (stance is not Stance.GROUNDLESS and _NEGATED.match(content[match.end() :])):
                continue
            if stance is Stance.GROUNDLESS and _FALSEHOODS_SPREAD.match(content[match.end() :]):
                continue
            if stance is Stance.UNCONFIRMED and _OF_ANOTHER.search(content[: match.start()]):
                continue
            if match[0] == "불법" and _OF_A_THING.match(content, match.end()):
                continue
            at = offset + match.start()
            if innermost(statements, at) is not said:
                continue
            speaker = speaker_of(article, said)
            if speaker is not None and (speaker.side is not None or stance is not Stance.UNCONFIRMED):
                yield stance, speaker, said, at


def _of_verbs(article: ClaimArticle, sentence: Span, statements: Sequence[SpokenSpan], words: str) -> Iterator[_Told]:
    taken: list[tuple[int, int]] = []
    verbs = sorted(lexicon.KOREAN_VERBS, key=lambda one: one[0] not in _ORDER)
    for stance, pattern in verbs:
        for match in pattern.finditer(words):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            if stance is Stance.DENY and _OF_DENIAL.search(words[: match.start()]):
                continue
            if match[0].endswith("한다") and _is_told(words, match):
                continue
            if match[0].startswith("확인") and words.endswith("재", 0, match.start()):  # "재확인했다": a position again
                continue
            if match[0].startswith("인정") and _RECOGNIZED.search(words[: match.start()]):
                continue
            at = sentence.start + match.start()
            said = innermost(statements, at) if match[0].endswith("한다") else None
            own = speaker_of(article, said) if said is not None else None
            found = (own, said) if own is not None else _speaker(article, sentence, statements, at)
            if found is not None:
                yield stance, found[0], found[1], at


def _is_told(words: str, match: re.Match[str]) -> bool:
    """Whether a verb in the present tense is what a speaker tells of others: "시민들이 정부를 규탄한다고"."""
    return _OF_ANOTHER.search(words[: match.start()]) is not None or _NOT_SAID.match(words, match.end()) is not None


def _clause(text: str, start: int, at: int) -> int:
    """Where the main clause begins that ends with a verb: "국정원은 … 밝혔으나 러시아는 부인했다"."""
    return max((match.end() for match in _AGAINST.finditer(text, start, at)), default=start)


def _speaker(
    article: ClaimArticle, sentence: Span, statements: Sequence[SpokenSpan], at: int
) -> tuple[ClaimSpeaker, SpokenSpan | None] | None:
    """The speaker of the statement that holds the verb or ends before it, else the subject of the verb's clause."""
    said = innermost(statements, at)
    if said is not None:
        own = korean_subject(article, max(said.start, sentence.start), at)
        speaker = speaker_of(article, said)
        if own is not None and own.side is not None and (speaker is None or own.side != speaker.side):
            return (own, None) if speaker is None else None
        return (speaker, said) if speaker is not None else None
    clause = _clause(article.text, sentence.start, at)
    before = [one for one in statements if clause < one.end <= at <= one.end + 12]
    if before:
        said = max(before, key=lambda one: one.end)
        speaker = speaker_of(article, said)
        if speaker is not None:
            return speaker, said
    beside = _BESIDE.search(article.text, max(clause, at - _LONGEST_BESIDE), at)
    found = korean_subject(article, beside.start("who") if beside else clause, at)
    return (found, None) if found is not None else None
