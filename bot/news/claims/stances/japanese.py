"""Positions in Japanese sentences, whose main verb is at the end.

sentence -> verbs of the lexicon in a form that ends a clause or a statement (否定した。 否定し、)
         -> the topic before the verb (ペスコフ報道官は), unless another subject (ロシアが) stands between them
         -> what the speaker says of the reports or of the act (根拠のないうわさだと述べた)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.lang.unspaced.forms import LONGEST, matched_form, unspaced_regex
from bot.model.evidence.claims import ClaimSpeaker, Stance
from bot.news import stance_lexicon as lexicon
from bot.news.claims.article import ClaimArticle, StatedPosition
from bot.news.claims.stances.unspaced import Found, masked, phrase_speakers, stated

_SAYS = (
    "(?:述べ|語っ|話し|明らかに|発表|表明|説明|強調|指摘|主張|した。|した$|して、|し、|答え|コメントし|反論|一蹴|否定し|非難|批判|反発|断じ"
    "|退け|切り捨て|訴え|言明|非難|示し|示した|伝達)"
)
_QUOTES = (
    rf"」?と(?:の(?:見解|立場|認識|考え|談話|声明|論評)を|(?!の|い[うわ]|され|み[らて]))[^はが、。「」]{{0,16}}?{_SAYS}"
)
_CLAUSE_ENDS = rf"(?=」?[。、]|」?$|が、|ものの|一方|上で|うえで|ほか|とともに|{_QUOTES})"
_PUBLISHED = (
    r"する[^、。はが]{0,8}?(?:声明|談話|論評|社説|文書|書簡)を"
    r"[^、。はが]{0,10}?(?:発表し|出し|公表し|掲載し|送っ|採択し)"
)
_SURU = rf"(?:し(?:た|ている|ており|ていた|て、|、|つつ){_CLAUSE_ENDS}|し(?=、|つつ)|{_PUBLISHED}|する{_QUOTES})"
_TA = rf"(?:(?:た|ている|ており|ていた|だ){_CLAUSE_ENDS}|て?(?=、|つつ)|る{_QUOTES})"
_NAI = rf"(?:い|かった|いまま|)(?:{_CLAUSE_ENDS}|(?=、))"
_ADVERB = "(?:公式に|正式に|初めて|改めて|事実上|大筋で|一部|公に|はっきり|明確に)*"
_FACT = r"(?:た|ている|てきた|だった|である|ない|いる)(?:こと|事実|の)?"
_VERBS: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    *((stance, unspaced_regex(f"{words}{_NAI}")) for stance, words in lexicon.JAPANESE_NEGATED),
    *((stance, unspaced_regex(f"(?<!再){words}{_SURU}")) for stance, words in lexicon.JAPANESE_NOUNS),
    *((stance, unspaced_regex(f"{words}{_TA}")) for stance, words in lexicon.JAPANESE_STEMS),
    (
        Stance.CONFIRM,
        unspaced_regex(rf"(?:(?:{_FACT}[をと]|{lexicon.TOLD}(?:の事実)?を){_ADVERB})(?:認め{_TA}|(?<!再)確認{_SURU})"),
    ),
)
_WORDS = tuple(
    (stance, unspaced_regex(rf"{words}(?=[^、。「」はが]{{0,16}}?{_QUOTES})"))
    for stance, words in lexicon.JAPANESE_WORDS
)
_ASKED = unspaced_regex(rf"{lexicon.ASKED}(?:など)?を[^、。]{{0,8}}$")
_CHECKED = unspaced_regex(rf"{lexicon.CHECKED}[^、。]{{0,14}}$")
_TOPIC = unspaced_regex(
    r"(?:^|(?<=[、。】」）\s]))(?P<who>(?:[^、。「」『』】（）はがをもへ\s]|（＿{1,30}）){1,44})[はも]"
)
_SUBJECT = unspaced_regex(r"(?:^|(?<=[、。】）\s]))(?P<who>(?:[^、。「」『』】（）はがをもへ\s]|（＿{1,30}）){1,44})が")
_PLACE_BEFORE = unspaced_regex(r"^.*(?:で|では|に対し|によると|について)(?=..)")
_ENDED = unspaced_regex(r"(?:[たいるだ]が|し|ず|て|一方で?|ものの|おり|中|ほか|うえで|上で)、|。")
_CLOSED = unspaced_regex(
    r"(?:と[^、。はが]{0,10}?(?:発表|主張|表明|述べ|指摘|説明|強調|明らかに)し?(?:た?上で)?、|こと|との|という|とする|とした|として"
    r"|について|に対|れば|たら|ため|ので|を受け|[たる](?:の[はをに]|[一-鿿])|と(?:改めて|強く|重ねて)?$)"
)
_ABOUT = unspaced_regex("について|に対し|に関し|をめぐ|「")
"""Words that end a clause on which somebody takes a position."""
_HOLDING = frozenset((Stance.CONFIRM, Stance.CONCERN, Stance.CONDEMN, Stance.DEMAND, Stance.VIOLATION))
"""Stances whose object may have a subject of its own also inside of what somebody says."""
_IN_STATEMENT = unspaced_regex(_QUOTES)
_COURT = unspaced_regex("裁判|地裁|高裁|最高裁|判事|検察")
_QUESTION = unspaced_regex("(?:のか|だろうか|ないか|[?？])。?$")


def japanese_positions(article: ClaimArticle, place: int) -> Iterator[StatedPosition]:
    """The positions in one sentence."""
    written = matched_form(article.words[place])
    if len(written) > LONGEST or _QUESTION.search(written):
        return
    yield from stated(article, place, written, _found(article, article.sentences[place].start, written))


def _found(article: ClaimArticle, start: int, written: str) -> Iterator[Found]:
    plain = masked(written)
    topics = [match.span("who") for match in _TOPIC.finditer(plain)]
    if not topics and "は" not in plain:
        topics = [match.span("who") for match in list(_SUBJECT.finditer(plain))[:1]]
    if not topics:
        return
    taken: list[tuple[int, int]] = []
    for stance, pattern in (*_WORDS, *_VERBS):
        for match in pattern.finditer(written):
            if any(begin < match.end() and match.start() < end for begin, end in taken):
                continue
            if (topic := _topic(plain, topics, match.start())) is None:
                continue
            if not _is_own(stance, plain, topic, match) or _is_of_a_thing(stance, written, topic, match):
                continue
            taken.append(match.span())
            speakers = _speakers(article, start, plain, topic)
            if speakers:
                yield Found(stance, start + match.start(), speakers)


def _topic(plain: str, topics: Sequence[tuple[int, int]], verb: int) -> tuple[int, int] | None:
    """The topic of a verb: the last before it that begins a clause of its own (韓国は撤収を求めたが、ロシアは否定した),
    else the first (北朝鮮は、米国は敵視政策をやめるべきだと要求した)."""
    found: tuple[int, int] | None = None
    for one in topics:
        if one[1] >= verb:
            break
        if found is None or _ENDED.search(plain, found[1], one[0]):
            found = one
    return found


def _is_own(stance: Stance, plain: str, topic: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether no other subject stands between a topic and its verb, but one of a clause that is part of the object."""
    other = plain.rfind("が", topic[1] + 1, match.start())
    while other > 0 and plain[other + 1 : other + 2] in "、なあ":  # "…が、", "根拠がない"
        other = plain.rfind("が", topic[1] + 1, other)
    if other < 0:
        return True
    if _CLOSED.search(plain, other, match.start() + (2 if stance is Stance.CONFIRM else 0)) is None:
        return stance is Stance.CONFIRM and match[0][0] in "たてだいな"
    if stance in _HOLDING or _ABOUT.search(plain, other, match.start()):
        return True
    return _IN_STATEMENT.match(plain, match.end()) is None


def _is_of_a_thing(stance: Stance, written: str, topic: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether a verb is of something else than a report or an act: help that is sought, an identity that is checked,
    what a court finds."""
    if stance is Stance.DEMAND:
        return _ASKED.search(written, topic[1], match.start()) is not None
    if stance is Stance.UNCONFIRMED:
        return _CHECKED.search(written, topic[1], match.start()) is not None
    return stance is Stance.CONFIRM and _COURT.search(written, topic[0], topic[1]) is not None


def _speakers(article: ClaimArticle, start: int, plain: str, topic: tuple[int, int]) -> Sequence[ClaimSpeaker]:
    begin, end = topic
    place = _PLACE_BEFORE.match(plain[begin:end])
    return phrase_speakers(article, start + begin + (place.end() if place else 0), start + end)
