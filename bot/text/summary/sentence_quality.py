"""Classify sentences by their words: content words, clutter, ceremony, announcements without content."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from msgspec.structs import replace

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import HAN, HANGUL, KATAKANA, hangul_count, is_hangul, is_wide
from bot.lang.standing_lines import is_boilerplate_sentence
from bot.lang.stems import search
from bot.model.analysis import KeySentence
from bot.regexes import regex
from bot.text.summary.live_page import entry_end

WORD = regex(r"[^\W\d_][\w’'-]*|\d[\d.,]*\d|\d")
_RUN = regex(rf"[{HAN}]{{2,}}|[{KATAKANA}]{{2,}}")
PARTICLE = regex(
    rf"(?<=[{HANGUL}]{{2}})(?:은|는|이|가|을|를|의|에|에서|에게|으로|로|과|와|도|만|까지|부터|했다|하며|하고)$"
)
ENDED = regex(r"[.!?…다요。][\"”’'」』)\]]*\s*(?:-0-|\(END\)|\([A-Z]{2,}\))?$")
ANNOUNCES_TEXT = regex(
    r"\b(?:follow(?:s|ing)|text|statement|excerpts?|communiqu[eé])\b[^.!?]{0,80}:$|(?:전문|요지|내용)(?:이?다|입니다|은\s다음과\s같다)?[.:]?$",
    re.IGNORECASE,
)
"""A line that only announces a text: "Following press statement:", 다음은 담화 전문이다."""
LIST = regex(r"(?:(?:[A-Z][\w.'’-]*|and|the|of|for|in|to|&)[,;]?\s+)+(?:[A-Z][\w.'’-]*)")
"""A line of names only: a list under a heading."""
_FEWEST = 5
_FEWEST_KOREAN = 4
"""The fewest words of a sentence; fewer in Korean, whose words carry more, and one fewer in Korean with a number."""
_SETTING = regex(
    rf"(?=[^.]{{0,40}}(?:새벽|아침|오전|낮|정오|오후|저녁|밤|\d{{1,2}}일)[\s,(]|[^.]{{1,30}}의\s한\s[{HANGUL}]+\.)"
    rf"(?=[^.]{{3,70}}\.$)[^.]*"
    rf"[{HANGUL}](?<![다요까죠네라자지음함임됨듯것])\.$"
)
"""A Korean scene by its time and place, without a verb: "지난 3일 오전 4시, 부두 앞.", "화성의 한 국밥집."."""
_DIGIT = regex(r"\d")
_FEWEST_UNENDED = 14
"""The fewest words of a line without a mark at its end."""
_HEADING = 8
"""The most words of a question that counts as a heading."""
_BULLET = regex(r"(?:[□■◇◆○●◎◦▪▫•‣▷▶☞※]\s*|[ㅇoО-]\s+)+(?=\S)")
_NUMBER = regex(r"\d{1,2}[.)]\s+(?=[^\W\d]{2})")
_ITEM = regex(r"^[ \t]*(\d{1,2})[.)][ \t]+(?=[^\W\d])", re.MULTILINE)
_OPENS_CEREMONY = regex(
    r"""(?:also\s+)?(?:present|attending|on\s+hand|among\s+those\s+present|seen\s+there)\b.{0,60}\b(?:was|were)\b
    | accompanying\s+(?:him|her|them)\b
    | (?:ladies\s+and\s+gentlemen|dear\s+(?:friends|colleagues|guests|citizens|students))
      (?=\s*[,.:;!—–-]|\s+(?:and|of)\b)
    | (?:I|we)\s+(?:thank|greet|welcome|congratulate)\s+(?:you|all|everyone|the)\b(?!.*\b(?:said|says|told)\b)
    | (?:[가-힣]+\s){0,3}여러분[,.!](?!.*라[고는]\s)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CEREMONY = regex(
    r"""(?:감사|축하|(?:여러분|오신|찾아)[^.]{0,40}환영)(?:를\s)?(?:합니다|드립니다)\.?$
    | (?<![\d,])\d{1,3}여?\s?명(?:이|도)?\s(?:[가-힣]{1,6}\s)?참석(?:했|하였|했습니)다\.?$
    | 개회사(?:에서|를\s통해)\s[^.]{0,120}(?:환영|감사|축하|기대|희망|바란다|바랐|중요성|의미)
    | 환영사(?:에서|를\s통해)\s(?!.{0,120}(?:겠다|밝혔|발표|공개|계획|예정|제안))
    | (?:出席|陪同|随同|参加)[^。，]{0,14}的(?:还)?有 | 等(?:人)?(?:陪同|随同)[^。，]{0,8}。?$
    | [らが](?:同行|随行|陪席)し(?:た|ました)。?$
    | (?:식|대회|행사|현장)에(?:는|도)?\s[^.]{2,80}(?:일꾼|간부|군인|종업원|주민|인사|관계자|임직원)(?:들)?(?:이|도)?
        \s(?:[가-힣]{1,6}\s)?참(?:석|가)(?:했|하였)다\.?$
    | 在致辞中[^。]{0,120}(?:友好|友谊|感谢|欢迎|祝贺|期待|重要意义)
    | あいさつ(?:で|し、|に立ち)[^。]{0,120}(?:感謝|歓迎|祝|期待|喜|友好|絆)
    | \b(?:
        (?:was|were)\s+(?:accompanied|greeted|welcomed|seen\s+off)\b.{0,30}?\bby\b
      | (?:was|were)\s+attended\s+by\b.{0,40}?\b(?:participants|guests|delegates|officials|representatives)\b
      | (?:opening|welcoming|welcome)\s+(?:remarks|speech)\b[^.]{0,160}?\b(?:thank(?:s|ed|ing)|welcom(?:ed|ing)
        |importance|friendship|prosperity|(?:expressed|voiced)\s+(?:\w+\s+)?(?:hopes?|gratitude|confidence|wish(?:es)?))\b
      | (?:stormy|thunderous|enthusiastic)\s+(?:applause|cheers)\b | broke\s+into\b.{0,20}\bcheers\b
      | cheers\s+of\s+"?hurrah
      | bouquets?\b | guard\s+of\s+honou?r\b | national\s+anthems?\b | photo\s+session\b
      | expressed\s+(?:(?:his|her|their|its|great|deep|high|full|sincere)\s+){0,2}
        (?:satisfaction|gratitude|thanks|appreciation)\b
      | (?:extended|conveyed|sent)\s+(?:his|her|warm|militant|fraternal|heartfelt)\s+(?:\w+\s+)?
        (?:greetings|thanks|congratulations)\b
      | (?:thanked|encouraged|congratulated)\s+the\s+(?:scientists|technicians|soldiers|officials|workers|builders)\b
      | took\s+place\s+in\s+an?\s+(?:[\w-]+,?\s+(?:and\s+)?){1,4}atmosphere\b
      | (?:recalled|stressed|noted|praised)\s+the\s+(?:long|traditional|deep|close)\s+(?:\w+\s+)?
        (?:history|friendship|ties|relations)\b
      | courteously\s+(?:conveyed|asked)\b | (?:warm|kindly)\s+greetings\b
      )
    """,
    re.IGNORECASE | re.VERBOSE,
)

_SPEECH = r"(?:statement|speech|answer|remarks?|comments?|announcement|address|communiqu[eé]|message|interview)"
HOLLOW = regex(
    rf"""^(?:(?!\b(?:before|after|when|since|while|which|who|that|as)\b).)*?\b(?:
      (?:issued|released|put\s+out|made\s+public)\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}?
        (?:statement|communiqu[eé]|message)\b
    | (?:made|delivered|gave)\s+an?\s+(?:[\w-]+\s+){{0,2}}?(?:speech|address|answer|interview)\b
    | (?:announced|disclosed)\s+(?:the|its|his|her)\s+(?:[\w-]+\s+){{0,2}}results?\s+of\b
    | answered\s+(?:a\s+)?questions?\s+(?:put|raised|asked)\b
    )
    | ^(?:the|this)\s+(?:following\s+)?(?:[\w-]+\s+){{0,2}}{_SPEECH}\s+(?:was|is|were|has\s+been)\s+(?:jointly\s+)?
        (?:issued|released|adopted|made\s+public|agreed)\b(?!\s+(?:after|in\s+response|amid)\b)
        (?!.*\b(?:(?-i:and\s[a-z]+)|which|that|votes?|[a-z]{{3,}}ing)\b)
    | ^(?:[\w-]+|the\s+\w+)(?<!\bI)\s+(?:
        (?:spoke|was\s+speaking)\s+(?:to|at|in|after|during|before|by)\b
      | (?:made|gave|issued)\s+(?:the|these|those|his|her|its|their)\s+{_SPEECH}\b
      )
    | ^(?:here|this)\s+(?:is|are|was|were)\s+(?:what|how)\s+
        (?:happened|we\s+know|to\s+(?:know|expect|watch)|you\s+need|it\s+went|the\s+day)\b
    | ^what\s+follows\s+(?:is|are)\b
    | ^(?:I|we)\s+(?:speak|stand|come|write)\s+(?:to|before)\s+you\b
    | ^(?:there\s+are\s+)?(?:two|three|four|five|several|some)\s+(?:\w+\s+)?(?:answers|things|reasons|questions|points
      |lessons|explanations)\s+(?:are|have|stand|come|remain|follow|need|deserve|matter|why|for)\b
    | (?:궁금(?:한\s점|증)|쟁점|문답)[을를으로]{1, 2}\s(?:정리|풀어|짚어|알아)
    | (?:疑問|ポイント|論点|Q&A)[をで](?:まとめ|整理し|解説し)[^。]{0, 4}。?$
    | (?<!는\s)(?<!내용의\s)(?:담화|성명|입장문|논평)[을를]\s(?:발표했|공개했|냈|내놨|내놓았)다\.?$
    | ^(?!.*(?:[다라자냐]는|[것게][이은]?|(?:주제|영화|소설|책|노래|작품|내용)[은는])\s)(?:[^\s"“]+\s){{1,8}}
      [^\s"“]{{0,8}}(?:씨|대표|[민인장수사관원]|관계자|기자|감독|박사|전문가|어머니|아버지|할머니)(?:\(\d+\))?의
      \s(?:말|얘기|이야기|설명|전언|하소연|푸념)이?다\.?$
    | ^[^「」『』。]*[はがも][^「」。]{{0,20}}(?:そう|こう|このように)
      (?:話|語|述べ|振り返|訴え|強調|説明|打ち明け|つぶや)[^、。]{{0,5}}。?$
    | (?:이(?:와)?\s?같이|이렇게|이처럼)\s(?:말|밝|발표|전|강조|주장|보고|설명)[{HANGUL}]+다\.?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BRIEFING = regex(
    in_both_scripts(
        r"^[^。，,]{0,40}(?:主持(?:例行)?(?:记者会|新闻发布会)|答记者问)。?$|^[^。，,：:“”]{2,40}(?<![小传据听])说道?。?$"
    )
)
"""A Chinese sentence that says only who spoke."""
_CONTENT = regex(
    rf"""\b(?:saying|stating|calling|accusing|warning|urging|demanding|denying|denouncing|condemning|critici[sz]ing
      |blaming|vowing|announcing|confirming|suggesting|detailing|describing)\b
    | {_SPEECH}\s+(?:that|on\s+how|in\s+which)\b | \band\s+(?:said|called)\b | ["“]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONG_QUOTATION = regex(r"[\"“][^\"”]{1,300}?[.!?]\s[^\"”]")
_TITLED = regex(r"\b(?:en)?titled\s+[\"“][^\"”]*[\"”]", re.IGNORECASE)
"""The title of a statement, which is not its content."""


def words(text: str) -> list[str]:
    """The stems of a text's content words, in order."""
    found = WORD.findall(text)
    if not text.isascii() and _RUN.search(text):
        found = [part for word in found for part in _parts(word)]
    return [stem for word in found if (stem := _content(word)) is not None]


def word_count(sentence: str) -> int:
    """The number of words; in Chinese and Japanese, which are written without spaces, two characters count as one."""
    if is_wide(sentence) and not hangul_count(sentence):
        return len(sentence) // 2
    return len(sentence.split())


def clutter(sentence: str) -> bool:
    """Whether a sentence is not part of the report: a caption, byline, notice, heading or fragment."""
    if is_boilerplate_sentence(sentence[entry_end(sentence) :]):
        return True
    if (sentence.endswith(":") or sentence.startswith("다음은")) and ANNOUNCES_TEXT.search(sentence):
        return True
    length = word_count(sentence)
    if length <= _HEADING and sentence.endswith("?"):
        return True
    if ENDED.search(sentence) is None:
        return length < _FEWEST_UNENDED or LIST.fullmatch(sentence) is not None
    if (hangul_count(sentence) and _SETTING.match(sentence)) or _BRIEFING.match(sentence):
        return True
    return too_short(sentence) or (not hangul_count(sentence) and LIST.fullmatch(sentence) is not None)


def too_short(sentence: str) -> bool:
    """Whether a whole sentence has too few words to be shown."""
    if ENDED.search(sentence) is None:
        return False
    if not hangul_count(sentence):
        return word_count(sentence) < _FEWEST
    return len(sentence.split()) < _FEWEST_KOREAN - (_DIGIT.search(sentence) is not None)


def has_numbered_list(text: str) -> bool:
    """Whether a line opens with the number after that of an earlier one: "1. Children ride free", "2. Dogs pay"; not
    "1. FC", 9. 19 합의, "3. Juni"."""
    return any(int(after[1]) == int(before[1]) + 1 for before, after in pairwise(_ITEM.finditer(text)))


def unmarked(sentence: KeySentence, *, numbered: bool = False) -> KeySentence:
    """The sentence without the mark of an item of a list before it: "□ The ministry …", "ㅇ …"; in a text with a
    `numbered` list "2. Children ride"."""
    bullet = _BULLET.match(sentence.text) or (_NUMBER.match(sentence.text) if numbered else None)
    if bullet is None:
        return sentence
    return replace(sentence, start=sentence.start + bullet.end(), text=sentence.text[bullet.end() :])


def ceremony(sentence: str) -> bool:
    """Whether a sentence is about attendance, cheers or greetings, which frame the news in state media and speeches."""
    return _OPENS_CEREMONY.match(sentence) is not None or search(_CEREMONY, sentence) is not None


def opens_with_long_quotation(sentence: str) -> bool:
    """Whether a sentence opens with a quotation of several sentences, which comments on news rather than tells it."""
    return _LONG_QUOTATION.match(sentence) is not None


def hollow(sentence: str) -> bool:
    """Whether a sentence reports that somebody spoke, or announces a list, without its content."""
    return search(HOLLOW, sentence) is not None and _CONTENT.search(_TITLED.sub("", sentence)) is None


@cache
def _stop() -> frozenset[str]:
    listed = resources.files("bot.text").joinpath("data/stopwords.txt").read_text(encoding="utf-8")
    return frozenset(word for line in listed.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(20_000)
def _parts(word: str) -> tuple[str, ...]:
    """The pairs of characters of words in Chinese characters or katakana; hiragana is mostly endings. A word of another
    script, or with Hangul, is left whole."""
    if hangul_count(word) or not _RUN.search(word):
        return (word,)
    return tuple(run[at : at + 2] for run in _RUN.findall(word) for at in range(len(run) - 1))


@lru_cache(20_000)
def _content(word: str) -> str | None:
    """The stem of a content word, None for a stop word. Cached, since words repeat within a text."""
    folded = word.casefold().replace("’", "'")
    return None if folded in _stop() else _stem(folded)


def _stem(word: str) -> str:
    """A word without its most common endings: "launched" and "launches", or 북한이 and 북한은, have one stem."""
    if is_hangul(word[0]):
        return PARTICLE.sub("", word)
    if word.endswith(("'s", "s'")):
        word = word[:-2]
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
