"""Words and phrases by which a sentence is judged: content words, clutter, openings that hang in the air."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*\d|\d")
STOP = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "against",
        "ago",
        "all",
        "also",
        "although",
        "am",
        "among",
        "an",
        "and",
        "another",
        "any",
        "are",
        "as",
        "at",
        "away",
        "back",
        "be",
        "because",
        "been",
        "before",
        "behind",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "came",
        "can",
        "cannot",
        "come",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "done",
        "down",
        "during",
        "each",
        "either",
        "else",
        "even",
        "ever",
        "every",
        "few",
        "first",
        "for",
        "from",
        "further",
        "get",
        "gets",
        "getting",
        "give",
        "given",
        "go",
        "goes",
        "going",
        "gone",
        "got",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "herself",
        "him",
        "himself",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "include",
        "including",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "last",
        "later",
        "least",
        "less",
        "let",
        "like",
        "made",
        "make",
        "many",
        "may",
        "me",
        "might",
        "more",
        "most",
        "much",
        "must",
        "my",
        "near",
        "nearly",
        "need",
        "never",
        "new",
        "next",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "often",
        "on",
        "once",
        "one",
        "only",
        "onto",
        "or",
        "other",
        "others",
        "our",
        "out",
        "over",
        "own",
        "part",
        "per",
        "put",
        "rather",
        "really",
        "s",
        "said",
        "same",
        "saw",
        "say",
        "saying",
        "says",
        "see",
        "seen",
        "several",
        "shall",
        "she",
        "should",
        "since",
        "so",
        "some",
        "still",
        "such",
        "take",
        "taken",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "theirs",
        "them",
        "themselves",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "three",
        "through",
        "thus",
        "to",
        "today",
        "told",
        "too",
        "took",
        "toward",
        "towards",
        "two",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "use",
        "used",
        "very",
        "was",
        "way",
        "we",
        "well",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "year",
        "years",
        "yet",
        "you",
        "your",
        "yours",
        "mr",
        "mrs",
        "ms",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "week",
        "month",
        "day",
        "time",
        "people",
        "according",
        "added",
        "reported",
        "report",
    ]
)
CLUTTER = re.compile(
    r"""^\W*(?:
      (?:read|see|watch)\s+(?:also|more|next)\b | also\s+read\b | related\s*(?::|articles?|stor(?:y|ies)) | more\s+(?:on|from)\s+this\b
    | (?:photo|image|picture|video|file\s+photo|caption|credit|graphic)s?\s*(?::|by\b|courtesy|credit) | \(?(?:photo|file\s+photo)\b.{0,60}\)?$
    | (?:by|reporting\s+by|editing\s+by|written\s+by|additional\s+reporting)\s+[A-Z][\w.'’-]+(?:\s+[\w.,'’&-]+){0,8}$
    | (?:this|the)\s+(?:article|story)\s+(?:was|is|has\s+been|originally|first)\b
    | (?:click|tap|sign\s+up|subscribe|follow\s+us|share\s+this|comments?\s*$|replying\s+to|advertisement|copyright|all\s+rights\s+reserved|©)
    | (?:updated|published|posted|last\s+modified)\b.{0,60}$
    | scroll\s+down\b | this\s+is\s+a\s+breaking
    )""",
    re.IGNORECASE | re.VERBOSE,
)
CAPTION = re.compile(
    r"\b(?:in\s+this\s+(?:undated\s+|file\s+|handout\s+|combination\s+)*(?:photo|image|picture)|(?:file|handout|undated)\s+photo|pictured?\s+(?:above|left|right|here)"
    r"|\((?:left|right|centre|center|pictured|above|Yonhap|File|EPA|AFP|AP|Reuters)\)|/(?:AP|AFP|Reuters|EPA|Getty)\b|Getty Images)",
    re.IGNORECASE,
)
ENDED = re.compile(r"[.!?…다요。][\"”’'」』)\]]*\s*(?:-0-|\(END\)|\([A-Z]{2,}\))?$")
OPENING = re.compile(
    r"""^["“‘'(]*(?:
      (?:he|she|it|they|him|her|his|hers|its|their|theirs|this|that|these|those|such|here|there|then|so|but|and|or|also|too)\b
    | (?:however|meanwhile|moreover|furthermore|therefore|instead|otherwise|nevertheless|besides|likewise|similarly)\b
    | (?:for\s+(?:his|her|its|their)\s+part|in\s+(?:response|addition|contrast|turn)|as\s+a\s+result|on\s+the\s+other\s+hand|for\s+example|for\s+instance)\b
    | the\s+(?:two|three|four|pair|latter|former|same|other|others|man|woman|men|women|move|incident|decision)\b
    | (?:both|neither|one\s+of\s+them|another|others)\b | (?:we|i|you|my|our|your)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)

CEREMONY = re.compile(
    r"""^(?:also\s+)?(?:present|attending|on\s+hand|among\s+those\s+present|seen\s+there)\b.{0,60}\b(?:was|were)\b
    | \b(?:was|were)\s+(?:accompanied|greeted|welcomed)\s+by\b
    | ^accompanying\s+(?:him|her|them)\b
    | \b(?:stormy|thunderous|enthusiastic)\s+(?:applause|cheers)\b | \bbroke\s+into\b.{0,20}\bcheers\b | \bcheers\s+of\s+"?hurrah
    | \bbouquets?\b | \bguard\s+of\s+honou?r\b | \bnational\s+anthems?\b | \bphoto\s+session\b
    | \bcourteously\s+(?:conveyed|asked)\b | \bwarm\s+greetings\b | \bkindly\s+greetings\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def words(text: str) -> list[str]:
    """The content words of a text, folded to a rough stem."""
    return [_stem(w) for m in WORD.finditer(text) if (w := m.group().casefold().replace("’", "'")) not in STOP]


def clutter(sentence: str) -> bool:
    """True for what is on the page but not of the story: captions, bylines, notices, headings, fragments."""
    if CLUTTER.match(sentence) or CAPTION.search(sentence):
        return True
    length = len(sentence.split())
    return length < 5 or (not ENDED.search(sentence) and length < 14)


def dangling(sentence: str) -> bool:
    """True where a sentence opens with a word that points back to one before it."""
    return OPENING.match(sentence) is not None


def ceremony(sentence: str) -> bool:
    """True for a sentence about who stood by, cheered or was greeted: state media's frame around the news."""
    return CEREMONY.search(sentence) is not None


def _stem(word: str) -> str:
    """A word without its commonest English endings, enough to join 'missile' and 'missiles', 'launch' and 'launched'."""
    if word.endswith(("'s", "s'")):
        word = word[:-2]
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
