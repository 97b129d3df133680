"""Find what attributes the quotation that is the sentence before: "“….” 주민은 *이렇게 말했다*", "…*의 말이다*", or an
act that came with the words: "“….” 천 씨가 *웃었다*"."""

from __future__ import annotations

from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.korean.predicates import KoreanPredicates
from bot.text.statements.korean.reported_clauses import KoreanClauseFinder
from bot.text.statements.korean.sentences import KoreanSentence
from bot.text.statements.quotation_marks import HIDDEN, Quotation

_BACK_REFERENCE = regex(
    "의 (?:말|설명|이야기|얘기|주장|전언|고백|회상)이(?:다|었다)|(?<= )한 (?:말|얘기|이야기)(?:이다|이었다|입니다)"
)
"""The attribution of a quotation that is the sentence before."""
_THUS = regex("[이그]렇게(?= )")
_SAID_WHOLE = regex(r"^[“\"].*\s\S*[다요죠까니네][.!…]\W?$")
"""The end of a quotation that is a sentence of several words and no question."""
_GESTURE = regex(
    r"(?:웃(?:었|는|어 보[였이])|웃음을 (?:지었|터뜨렸|보였|띠)|미소를? (?:지[었으]|띠|띄|머금)|너스레를 떨"
    r"|한숨을? (?:내)?쉬|눈시울[을이] (?:붉|뜨거)|눈물을 (?:훔|닦|흘|쏟|글썽|보[였이])|울먹[였이]|울컥[했하]"
    r"|목이 (?:메|멨|잠)|말끝?을 (?:흐[렸리]|잇지 못)|손사래를? [치쳤]"
    r"|머리를 (?:긁|감싸)|혀를 [차찼]|가슴을 [치쳤쓸]|고개를 (?:숙|떨|푹)|어깨를 으쓱)\S*(?: \S+)?$"
)
"""What somebody did with the words that are the sentence before: "“….” 천 씨가 쑥스러운 듯 *웃었다*"."""
_OF_OTHERS = regex(
    r"(?:말|소리|질문|물음|농담|얘기|이야기|위로|칭찬|격려|인사|대답|답|편지|소식|사진|영상)[에을를] "
    r"|옆|곁|지켜보|듣|에게|한테|덩달아|따라|함께|도 "
)
"""Words with which the act answers somebody else's words: "딸의 *말에* 웃었다"."""


class KoreanBackReferenceFinder:
    """Finds the references of a text to the quotation before; `masked` is the text with its quotations replaced."""

    def __init__(self, text: str, masked: str, predicates: KoreanPredicates, clauses: KoreanClauseFinder) -> None:
        self._text = text
        self._masked = masked
        self._predicates = predicates
        self._clauses = clauses

    def attribution(self, sentence: KoreanSentence) -> Span | None:
        """The words that attribute the sentence before: "이렇게 말했다", "…의 말이다"."""
        if found := _BACK_REFERENCE.search(self._masked, sentence.start, sentence.end):
            return Span(*found.span())
        thus = _THUS.search(self._masked, sentence.start, sentence.end)
        cue = next(self._predicates.speech(thus.end() if thus else sentence.start, sentence.end), None)
        if thus and cue:
            return Span(thus.start(), cue.end)
        is_bare = cue is not None and not self._text[cue.end : sentence.end].strip(" .") and cue.noun == "말"
        return Span(cue.start, cue.end) if cue and is_bare and not self._has_content(sentence) else None

    def gesture(self, quotation: Quotation, sentence: KoreanSentence) -> Span | None:
        """The act that ends the sentence behind a quotation and came with these words, which are no question."""
        if not _SAID_WHOLE.search(self._text, quotation.start, quotation.end):
            return None
        end = sentence.start + len(self._text[sentence.start : sentence.end].rstrip(" ."))
        found = _GESTURE.search(self._masked, sentence.start, end)
        if found is None or _OF_OTHERS.search(self._masked, sentence.start, end) or self._has_content(sentence):
            return None
        return Span(*found.span())

    def _has_content(self, sentence: KoreanSentence) -> bool:
        """Whether a sentence has content for its own verb."""
        if HIDDEN in self._masked[sentence.start : sentence.end]:
            return True
        return any(True for _ in self._clauses.clauses(sentence.start, sentence.end))
