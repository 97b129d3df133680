"""Positions in English sentences: who denies, confirms, justifies, demands.

    sentence -> verbs of the lexicon with their negation ("did not deny", "could not confirm")
             -> the speaker of the statement that the verb introduces, else the verb's subject
             -> what statements say of the reports or of the act ("were groundless rumors", "lawful")
             -> the day that is named with the verb of speech

A position needs a speaker whom the article names. Conditions, questions and passives give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from bot.model.analysis import Span
from bot.model.evidence.claims import ClaimSpeaker, Stance
from bot.news import stance_lexicon as lexicon
from bot.news.claims.article import ClaimArticle, SpokenSpan, StatedPosition, innermost
from bot.news.claims.speakers import each_joined, speaker_of, subject
from bot.news.claims.stances.objects import is_of_something_else
from bot.news.claims.stances.perfect import is_perfect, is_said_before
from bot.news.named_days import named_days
from bot.regexes import regex

_NOT = r"(?:not|n['’]t|never)"
_AUXILIARY = r"(?:did|does|do|has|have|had|would|will|could|can|may)"
_PATTERNS = (
    (
        Stance.NEITHER,
        regex(
            rf"\b(?:(?:{_AUXILIARY}\s+)?neither\s+confirm(?:s|ed)?\s+nor\s+den(?:y|ies|ied)"
            rf"|(?:{_AUXILIARY}\s?{_NOT}|cannot|declin(?:ed|es)\s+to|refus(?:ed"
            rf"|es)\s+to)\s+(?:either\s+)?confirm\s+or\s+deny)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Stance.NOT_DENIED,
        regex(
            rf"\b(?:{_AUXILIARY}\s?{_NOT}\s+(?:\w+ly\s+)?den(?:y|ied)|no\s+longer\s+den(?:y|ies|ied)"
            r"|stop(?:s|ped)\s+short\s+of\s+denying)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Stance.UNCONFIRMED,
        regex(
            rf"\b(?:(?:{_AUXILIARY}\s?{_NOT}|cannot)\s+(?:\w+\s+){{0,2}}?(?:feel\s+the\s+need\s+to\s+)?confirm(?:ed)?"
            r"|(?:declin(?:ed|es)|refus(?:ed|es)|was\s+unable|were\s+unable|is\s+unable"
            r"|was\s+not\s+able)\s+to\s+confirm)"
            r"\b(?!\s+or\s+deny)",
            re.IGNORECASE,
        ),
    ),
    (
        Stance.NO_COMMENT,
        regex(
            rf"\b(?:{_AUXILIARY}\s?{_NOT}\s+(?:immediately\s+|yet\s+)?(?:comment(?:ed)?"
            rf"|respond(?:ed)?\s+to\s+(?:an?\s|the\s)?"
            rf"(?:\w+\s)?(?:request|question|inquir)\w*)|(?:declin(?:ed|es)|refus(?:ed|es))\s+to\s+comment"
            r"|(?:had|has|made|gave)\s+no\s+comment|(?:was|is|were)\s+not\s+worth\s+(?:confirming|answering|comment\w*)"
            r"|deserve[ds]?\s+no\s+comment)\b",
            re.IGNORECASE,
        ),
    ),
)
_NEITHER_OF = regex(
    rf"\bneither\s(?!confirm|den)(?P<who>[^,.;]{{2,90}}?)\s(?:{_AUXILIARY}\s)?"
    r"(?P<verb>confirm|comment|den|respond)\w*",
    re.IGNORECASE,
)
_OF_NEITHER = {
    "confirm": Stance.UNCONFIRMED,
    "comment": Stance.NO_COMMENT,
    "den": Stance.NOT_DENIED,
    "respond": Stance.NO_COMMENT,
}
_NOT_FINITE = regex(
    r"(?:\b(?:to|not|never|or|nor|cannot|could|can|would|will|may|might|must|should|did|does|do|was|were|is|are|be|been"
    r"|being|no\s+longer|yet\s+to\s+be|neither|by|(?:is|are|was|were|been|be)\s\w+\s(?:and|or))"
    r"|n['’]t|\ba|\ban|\bthe|\b(?:his|her|its|their)|['’]s?)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Words before a participle: "may be denied", "the confirmed cases", "its denied request"."""
_CONDITION = regex(
    r"\b(?:if|whenever|when\s(?:our|your|its|their|any)\b|unless|whether|in\scase(?!\sof)|in\sthe\sevent(?:\sthat)?|provided\sthat|should\s(?:it|they|he"
    r"|she|the)\b)\b",
    re.IGNORECASE,
)
_MAIN_CLAUSE = regex(r";|,\s(?:it|he|she|they|we|i|this|that|there|then|the|its|his|her|their|[A-Z])\b")
_NAMING = regex(r"^(?:call|describ|dismiss|brand|label|denounc|reject|condemn|term|dub)", re.IGNORECASE)
_PREDICATE = regex(
    r"(?:\b(?<!\bthere\s)(?:is|are|was|were|be|been|being|as)\s+(?:(?!(?:\w+ing|of|with|about|for|to|from)\b)\w+\s+){0,3}|^\W*)$",
    re.IGNORECASE,
)
_NEGATED = regex(r"(?:\b(?:not|never|neither|nor|no|hardly)|n['’]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_NOT_THAT = regex(r"(?:\b(?:not|never|cannot|unable|neither|no)\b|n['’]t\b)[^,;.]{0,60}\bthat\b[^,;.]*$", re.IGNORECASE)
"""Words before "was lawful": "could not satisfy myself *that* the contract was lawful"."""
_CALLED = regex(
    r"\b(?P<verb>call(?:s|ed)|describ(?:es|ed)|brand(?:s|ed)|label(?:s|l?ed)|dismiss(?:es|ed))\s", re.IGNORECASE
)
_EARLIER = regex(
    r"\b(?:earlier|previously|has|have|had|ago|last\s(?:week|month|year)|(?:day|days|week|weeks)\s(?:before|earlier)"
    r"|the\sday\sbefore|so\sfar|repeatedly|regularly|once)\b|앞서|지난주|지난달|전날|그동안|줄곧",
    re.IGNORECASE,
)
_ADJECTIVES = frozenset({"fake", "false", "untrue", "lawful", "legal", "illegal", "unlawful"})
_KEPT = regex(
    r"\b(?:defend|protect|safeguard|uphold|respect|violat|infring|den[iy])\w*\s(?:\w+\s){0,2}$", re.IGNORECASE
)
"""Words before "its sovereign right": it is not said that the act is lawful."""
_OF_A_THING = regex(
    r"\s(?:immigra\w+|migra\w+|alien|drug|arms|fish\w+|work\w*|gambl\w+|weapon|system|aid|advi[cs]e\w*|right|basis|guarantee"
    r"|document|counsel|team|action|expert|status|framework|dut(?:y|ies)|obligation)"
)
"""Words after "illegal" or "legal" which show that it is not said of an act."""
_GOES_ON = "and|or|but|under|in|by|to|as|at|on|for|if|because|since|with|while|when|from"
_OF_A_NOUN = regex(rf"\s(?!(?:{_GOES_ON}|according|until)\b)[a-z]")
"""Words after "lawful" or "illegal" where that only describes a thing ("legal safeguards")."""
_DESCRIBES = regex(
    rf"\s(?!(?:{_GOES_ON})\b|news\b|(?:\w+\s)?"
    r"(?:report|claim|allegation|accusation|charge|rumou?r|suggestion|assertion|speculation|propaganda|stor(?:y|ies)"
    r"|slander|news|fabrication|lie|attack|theor|narrative|statement|insinuation|idea|notion))[a-z]"
)
"""Words after "fake" or "false": a noun for something other than a report ("a fake leg")."""
_PRESENT = regex(r"[A-Za-z]{3,}s\b|ha[sd]\sno\s")
"""A verb in the present tense: a sentence with "denies" reports a present position, even if it also reports past
events."""
_TIES = regex(r"\b(?:relations?|ties|cooperation|targets?|friendship|exchanges?)\b[^,;]{0,90}$", re.IGNORECASE)
_OTHERS_SAY = regex(
    r"\b(?:call(?:s|ed)?|describ\w+|brand\w*|label\w*|claim(?:s|ed)\s(?:that|it|to)|sa(?:id|ys?)|argu\w+"
    r"|insist\w*|alleg\w+|accus\w+|want\w*)\b",
    re.IGNORECASE,
)
"""Words in a statement, before its position, which show that somebody else says it."""
_APPOSED = regex(rf",\s(?:an?|the)\s(?:figure|number|{lexicon.REPORTS})\b[^,;]*$", re.IGNORECASE)
"""Likewise "a claim that is false" after a comma: the article may say so."""
_VERBAL = regex(r"^(?:violat|conform|does|did|in\s|within|its|legitimate\s+right|consistent)", re.IGNORECASE)
_REPORTED = regex(rf"\b{lexicon.REPORTS}\s(?:[^,;:]{{0,40}}\s)?that\b[^,;:]*$", re.IGNORECASE)
"""Words before a verb in a report of others: "the report that Kim had confirmed it" is not a position of Kim."""
_DENIES = regex(r"^(?:den|refut|disput|reject|dismiss)", re.IGNORECASE)


class _Found(Struct, frozen=True):
    """A position at a place of the text; `said` is the statement that shows who speaks, if there is one."""

    stance: Stance
    at: int
    speaker: ClaimSpeaker
    said: SpokenSpan | None = None


def english_positions(article: ClaimArticle, place: int) -> Iterator[StatedPosition]:
    """The positions in one sentence, in the order of their strength: what is said of the reports, then the verbs."""
    sentence = article.sentences[place]
    words = article.text[sentence.start : sentence.end]
    if words.rstrip(" \"”'’").endswith("?"):
        return
    statements = article.statements_in(sentence)
    found = [*_of_words(article, sentence, statements), *_of_naming(article, sentence, statements)]
    found += _of_patterns(article, sentence, statements)
    found += _of_verbs(article, sentence, statements, found)
    seen: set[tuple[Stance, str]] = set()
    for one in found:
        if (one.stance, one.speaker.id) not in seen:
            seen.add((one.stance, one.speaker.id))
            day = spoken_day(article, sentence, one.said, one.at)
            past = day is None and _PRESENT.match(article.text, one.at) is None and is_past(article, sentence)
            before = day is None and _is_before(article, sentence, one)
            for speaker in each_joined(article, one.speaker):
                yield StatedPosition(place, one.stance, speaker, day or article.published, past, before)


def _is_before(article: ClaimArticle, sentence: Span, found: _Found) -> bool:
    """Whether the verb of a position is in the past perfect."""
    if found.said is not None and found.said.start <= found.at < found.said.end:
        return is_said_before(article, sentence, found.said)
    return is_perfect(article.text, found.at)


def spoken_day(article: ClaimArticle, sentence: Span, said: SpokenSpan | None, at: int) -> date | None:
    """The day that a sentence names for the act of speech, outside of what is said; None where it names none. `at` is
    the verb where there is no statement."""
    words = article.text[sentence.start : sentence.end]
    days = [
        one
        for one in named_days(words, article.published)
        if one.is_recent and one.day is not None and not one.reckoned and one.day <= article.published
    ]
    if said is None:
        days = [one for one in days if one.start < at - sentence.start + 30]
    else:
        begin, end = said.start - sentence.start, said.end - sentence.start
        days = [one for one in days if one.end <= begin or one.start >= end or one.spoken]
    days = [one for one in days if one.spoken] or days
    return days[0].day if len(days) == 1 else None


def is_past(article: ClaimArticle, sentence: Span) -> bool:
    """Whether a sentence that names no day tells of something earlier than its article."""
    return _EARLIER.search(article.text, sentence.start, sentence.end) is not None


def _of_words(article: ClaimArticle, sentence: Span, statements: Sequence[SpokenSpan]) -> Iterator[_Found]:
    """What statements say of the reports or of the act."""
    for said in statements:
        content = article.text[max(said.start, sentence.start) : min(said.end, sentence.end)]
        offset = max(said.start, sentence.start)
        cue = said.cue or ""
        naming = _NAMING.match(cue) is not None
        if _DENIES.match(cue) and not naming:
            continue
        for stance, pattern in lexicon.WORDS:
            for match in pattern.finditer(content):
                if _NOT_THAT.search(article.text, sentence.start, offset + match.start()):
                    continue
                if _holds(stance, content, match, naming) and innermost(statements, offset + match.start()) is said:
                    speaker = speaker_of(article, said)
                    if speaker is not None:
                        yield _Found(stance, offset + match.start(), speaker, said)
                        break


def _of_naming(article: ClaimArticle, sentence: Span, statements: Sequence[SpokenSpan]) -> Iterator[_Found]:
    """ "called the reports groundless" where the reader has no statement."""
    words = article.text[sentence.start : sentence.end]
    for match in _CALLED.finditer(words):
        cue = match["verb"].lower()
        at = sentence.start + match.start()
        if any((one.cue or "").lower() == cue for one in statements) or _NOT_FINITE.search(words[: match.start()]):
            continue
        rest = words[match.end() :]
        word = lexicon.GROUNDLESS.search(rest)
        if word is None or re.search(r"[;:]|\b(?:and|but|that|which|who)\b", rest[: word.start()]):
            continue
        holder = _holder(article, sentence, statements, at)
        if holder is not None and not _is_condition(words[: match.start()]):
            yield _Found(Stance.GROUNDLESS, at, *holder)


def _holds(stance: Stance, content: str, match: re.Match[str], naming: bool) -> bool:
    before = content[: match.start()]
    if _OF_A_THING.match(content, match.end()):
        return False
    if _is_condition(before) or (_NEGATED.search(before) and not match[0].lower().startswith("not")):
        return False
    if stance is Stance.LAWFUL and (_TIES.search(before) or _KEPT.search(before)):
        return False
    if _OTHERS_SAY.search(before) or _APPOSED.search(before):
        return False
    if match[0].lower().removeprefix("not ") in _ADJECTIVES and _is_of_a_thing(stance, content, match):
        return False
    if naming:
        return stance is not Stance.LAWFUL or "lawful" in match[0].lower()
    if stance is Stance.VIOLATION and not before.strip(' “"'):
        return False
    return _VERBAL.match(match[0]) is not None or _PREDICATE.search(before) is not None


def _is_of_a_thing(stance: Stance, content: str, match: re.Match[str]) -> bool:
    """Whether an adjective only describes a thing that is spoken of."""
    if stance is Stance.GROUNDLESS:
        return _DESCRIBES.match(content, match.end()) is not None
    opens = not content[: match.start()].strip(' “"')
    return opens and _OF_A_NOUN.match(content, match.end()) is not None


def _of_patterns(article: ClaimArticle, sentence: Span, statements: Sequence[SpokenSpan]) -> Iterator[_Found]:
    words = article.text[sentence.start : sentence.end]
    both = _NEITHER_OF.search(words)
    if both is not None:
        start, end = (sentence.start + one for one in both.span("who"))
        for name in article.names_in(start, end):
            if name.nation or name.side:
                yield _Found(
                    _OF_NEITHER[both["verb"].lower()], end, ClaimSpeaker(name.name, name.key, name.side or name.nation)
                )
        return
    for stance, pattern in (*_PATTERNS, (Stance.UNCONFIRMED, lexicon.UNAWARE)):
        for match in pattern.finditer(words):
            if _is_condition(words[: match.start()]) or _REPORTED.search(words[: match.start()]):
                continue
            at = sentence.start + match.start()
            holder = _holder(article, sentence, statements, at)
            is_asked = holder is not None and (holder[1] is not None and holder[0].side is not None)
            if holder is not None and (is_asked or pattern is not lexicon.UNAWARE):
                yield _Found(stance, at, holder[0], holder[1])


def _holder(
    article: ClaimArticle, sentence: Span, statements: Sequence[SpokenSpan], at: int
) -> tuple[ClaimSpeaker, SpokenSpan | None] | None:
    """Whose position a verb inside or outside of statements tells: the speaker for "it cannot confirm", another state
    for "Moscow has not denied"."""
    said = innermost(statements, at)
    begin = max(said.start, sentence.start) if said else sentence.start
    own = subject(article, begin, at)
    if said is None:
        return (own, None) if own is not None else None
    speaker = speaker_of(article, said)
    if own is not None and own.side is not None and (speaker is None or own.side != speaker.side):
        return None if speaker is not None and speaker.side is not None else (own, None)
    return (speaker, said) if speaker is not None and _is_own(article, begin, at) else None


def _is_told_by_others(article: ClaimArticle, found: ClaimSpeaker, said: SpokenSpan | None) -> bool:
    """Whether somebody else says it of them: what Pyongyang says of Seoul is no position of Seoul."""
    if said is None:
        return False
    speaker = speaker_of(article, said)
    return speaker is not None and speaker.id != found.id and (found.side is None or speaker.side != found.side)


def _is_own(article: ClaimArticle, begin: int, at: int) -> bool:
    """Whether the subject before the verb is the speaker: a pronoun, or a body without a state's name."""
    pieces = [one.strip() for one in re.split(r"\b(?:that|and|but)\s|[;,]\s", article.text[begin:at].lower())]
    before = next((one for one in reversed(pieces) if one), "")
    return (
        re.fullmatch(
            r"(?:it|he|she|they|we|i|who)|(?:it|he|she|they|we)\s(?:also|still|yet)"
            r"|(?:the|his|her|its|their|our)\s(?:\w+\s){0,2}(?:alliance|ministry|government|military|office"
            r"|agency|country|side"
            r"|embassy|administration|department)(?:\s[\w\s]{0,90})?|(?:the|his|her"
            r"|its)\s(?:\w+\s){0,2}(?:claim|statement|reports?|remarks?)(?:\s[\w\s]{0,40})?",
            before,
        )
        is not None
    )


def _of_verbs(
    article: ClaimArticle, sentence: Span, statements: Sequence[SpokenSpan], before: Sequence[_Found]
) -> Iterator[_Found]:
    words = article.text[sentence.start : sentence.end]
    if _NEITHER_OF.search(words):
        return
    for stance, pattern in lexicon.VERBS:
        for match in pattern.finditer(words):
            before_verb = words[: match.start()]
            if _NOT_FINITE.search(before_verb) or _is_condition(before_verb) or _REPORTED.search(before_verb):
                continue
            if is_of_something_else(stance, words, match):
                continue
            at = sentence.start + match.start()
            if any(abs(one.at - at) < 40 and one.stance is Stance.NEITHER for one in before):
                continue
            found = _verb_speaker(article, sentence, statements, at, match[0])
            if found is None:
                continue
            replaced = stance is Stance.DENY and any(
                one.stance is Stance.GROUNDLESS and one.speaker.id == found[0].id for one in before
            )
            if not replaced:
                yield _Found(stance, at, *found)


def _is_condition(before: str) -> bool:
    """Whether a place after these words is inside a condition."""
    found = [match.end() for match in _CONDITION.finditer(before)]
    return bool(found) and _MAIN_CLAUSE.search(before, found[-1]) is None


def _verb_speaker(
    article: ClaimArticle, sentence: Span, statements: Sequence[SpokenSpan], at: int, verb: str
) -> tuple[ClaimSpeaker, SpokenSpan | None] | None:
    first = verb.lower().split()[0]
    around = innermost(statements, at)
    own = [
        one for one in statements if (one.cue or "").lower().split()[:1] == [first] and not one.start <= at < one.end
    ]
    if own:
        said = min(own, key=lambda one: abs(one.start - at))
        speaker = speaker_of(article, said)
        if speaker is None or _is_told_by_others(article, speaker, around):
            return None
        return speaker, said
    begin = max([sentence.start, *(one.start for one in statements if one.start <= at < one.end)])
    found = subject(article, begin, at)
    if found is not None and _is_told_by_others(article, found, around):
        return None
    if found is None and around is not None and _is_own(article, begin, at):
        speaker = speaker_of(article, around)
        return (speaker, around) if speaker is not None else None
    return (found, None) if found is not None else None
