"""Words and phrases by which a sentence is judged: content words, clutter, openings that hang in the air."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*\d|\d")
PARTICLE = re.compile(
    r"(?<=[가-힣]{2})(?:은|는|이|가|을|를|의|에|에서|에게|으로|로|과|와|도|만|까지|부터|했다|하며|하고)$"
)
CLUTTER = re.compile(
    r"""^\W*(?:
      (?:read|see|watch)\s+(?:also|more|next)\b | also\s+read\b | related\s*(?::|articles?|stor(?:y|ies))
    | more\s+(?:on|from)\s+this\b
    | (?:photo|image|picture|video|file\s+photo|caption|credit|graphic)s?\s*(?::|by\b|courtesy|credit)
    | \(?(?:photo|file\s+photo)\b.{0,60}\)?$
    | (?:by|reporting\s+by|editing\s+by|written\s+by|additional\s+reporting)\s+
      (?-i:[A-Z])[\w'’-]+(?:\s+[\w.,'’&-]+){0,8}(?<!\.)$
    | (?:this|the)\s+(?:article|story)\s+(?:was|is|has\s+been|originally|first)\b
    | (?:click|tap|sign\s+up|subscribe|follow\s+us|share\s+this|comments?\s*$|replying\s+to|advertisement)
    | (?:corrections?|clarifications?|editor['’]?s['’]?\s+note)\s*: | an\s+earlier\s+version\s+of\s+this
    | copyright | all\s+rights\s+reserved | ©
    | (?:updated|published|posted|last\s+modified)\b.{0,60}$
    | scroll\s+down\b | this\s+is\s+a\s+breaking
    )""",
    re.IGNORECASE | re.VERBOSE,
)
CAPTION = re.compile(
    r"""\b(?:
      in\s+this\s+(?:undated\s+|file\s+|handout\s+|combination\s+)*(?:photo|image|picture)
    | (?:file|handout|undated)\s+photo | pictured?\s+(?:above|left|right|here)
    )
    | \((?:left|right|centre|center|pictured|above|Yonhap|File|EPA|AFP|AP|Reuters)\)(?!\s*(?:--?|—|–))
    | /(?:AP|AFP|Reuters|EPA|Getty)\b | Getty\ Images""",
    re.IGNORECASE | re.VERBOSE,
)
ENDED = re.compile(r"[.!?…다요。][\"”’'」』)\]]*\s*(?:-0-|\(END\)|\([A-Z]{2,}\))?$")
OPENING = re.compile(
    r"""^["“‘'(]*(?:
      (?:he|she|it|they|him|her|his|hers|its|their|theirs|this|that|these|those|such|here|there|then|so|but|and|or|also|too)\b
    | (?:however|meanwhile|moreover|furthermore|therefore|instead|otherwise|nevertheless|besides|likewise|similarly)\b
    | (?:for\s+(?:his|her|its|their)\s+part|in\s+(?:response|addition|contrast|turn)|as\s+a\s+result)\b
    | (?:on\s+the\s+other\s+hand|for\s+(?:example|instance))\b
    | the\s+(?:two|three|four|pair|latter|former|same|other|others|man|woman|men|women|move|incident|decision)\b
    | (?:[\w-]+\s+){0,4}of\s+(?:them|these|those)\b
    | (?:both|neither|another|others)\b | (?:we|i|you|my|our|your)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HEADING = 8
"""Words of a question that is a heading: what answers it is the news."""
CEREMONY = re.compile(
    r"""^(?:also\s+)?(?:present|attending|on\s+hand|among\s+those\s+present|seen\s+there)\b.{0,60}\b(?:was|were)\b
    | \b(?:was|were)\s+(?:accompanied|greeted|welcomed)\s+by\b
    | ^accompanying\s+(?:him|her|them)\b
    | \b(?:stormy|thunderous|enthusiastic)\s+(?:applause|cheers)\b | \bbroke\s+into\b.{0,20}\bcheers\b
    | \bcheers\s+of\s+"?hurrah
    | \bbouquets?\b | \bguard\s+of\s+honou?r\b | \bnational\s+anthems?\b | \bphoto\s+session\b
    | \bcourteously\s+(?:conveyed|asked)\b | \bwarm\s+greetings\b | \bkindly\s+greetings\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def words(text: str) -> list[str]:
    """The content words of a text, folded to a rough stem."""
    stop = _stop()
    return [_stem(w) for m in WORD.finditer(text) if (w := m.group().casefold().replace("’", "'")) not in stop]


def clutter(sentence: str) -> bool:
    """True for what is on the page but not of the story: captions, bylines, notices, headings, fragments."""
    if CLUTTER.match(sentence) or CAPTION.search(sentence):
        return True
    length = len(sentence.split())
    if length <= _HEADING and sentence.endswith("?"):
        return True
    return length < 5 or (not ENDED.search(sentence) and length < 14)


def dangling(sentence: str) -> bool:
    """True where a sentence opens with a word that points back to one before it."""
    return OPENING.match(sentence) is not None


def ceremony(sentence: str) -> bool:
    """True for a sentence about who stood by, cheered or was greeted: state media's frame around the news."""
    return CEREMONY.search(sentence) is not None


@cache
def _stop() -> frozenset[str]:
    listed = resources.files("bot.text").joinpath("data/stopwords.txt").read_text(encoding="utf-8")
    return frozenset(word for line in listed.splitlines() if not line.startswith("#") for word in line.split())


def _stem(word: str) -> str:
    """A word without its commonest endings: "launched" and "launches", 북한이 and 북한은 are one."""
    if "가" <= word[0] <= "힣":
        return PARTICLE.sub("", word)
    if word.endswith(("'s", "s'")):
        word = word[:-2]
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
