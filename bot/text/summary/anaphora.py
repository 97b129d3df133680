"""Decide whether a sentence depends on an antecedent outside it.

    opening word | adverb of time and a pronoun | number without its noun | "The decision", "The 39-year-old"
    | ", he said" | "is therefore" | Korean: 이날, 그는 …, or no subject
    | Chinese and Japanese: 他, 这, 彼, その …

Rules on words, without a parser. A false positive moves a sentence down in a summary, a false negative may open the
summary with an unresolved pronoun; so the listed words are those that nearly always refer back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import HANGUL, is_korean
from bot.lang.stems import search
from bot.model.analysis import Entity, EntityKind, Quote, Span
from bot.regexes import regex
from bot.text.sentences import LONGEST_QUOTATION
from bot.text.summary.sentence_quality import too_short, words

_PRONOUN = r"(?:he|she|it|they|him|her|his|hers|its|their|theirs)"
_VERB = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did"
    r"|says?|said|told|came|comes?|went|goes|fell|rose|died|wrote|asked|agreed|showed|shows?|think|thought|want|live"
    r"|follows?|followed|marks?|marked|means|meant|makes?|made|takes?|took|brings?|brought|leaves?|left|keeps?|kept"
    r"|gives?|gave|puts?|raises?|raised|ends?|ended|begins?|began|starts?|started|also|only|not)"
)
_SPEAKS = (
    r"(?:said|says|added|adds|told|tells|wrote|writes|noted|warned|stressed|explained|claimed|argued|continued"
    r"|concluded|affirmed|declared|insisted|recalled|replied)"
)
_TIME = (
    r"(?:on|at|in|by|since|before|after|during|for|from|until|about|around|late|early|earlier|later|last|next|that|this"
    r"|the|an?|same|few|several|first|again|once|now|soon|today|yesterday|ago|then|just|only|shortly"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?|night|morning|noon|afternoon|evening|weekend|time|end"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?|\d[\d:.,]*(?:st|nd|rd|th)?|one|two|three|four|five|six)"
)
_COUNT = (
    r"(?:(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    r"(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\d[\d.,]*)"
)
_IDENTIFIED = (
    r"\s+(?-i:[A-Z])|\s+(?:[\w-]+\s+){0,2}(?:[\w-]+s|men|women|people)\s+(?:of|from|in|off|near)\s+(?:the\s+)?(?-i:[A-Z])"
    r"|(?:\s+(?:men|women|people))?\s+(?:who|whose|accused|suspected|convicted|behind)\b"
)
"""Words that identify the referents of a definite noun: "The two Koreas", "The three shipyards of Geoje", "The man
accused"."""
_OPENING = regex(
    rf"""^["“‘'(]*(?:
      (?:{_PRONOUN}|this|that|these|those|such|here|there|then|so|but|and|or|also|too)\b
    | (?:however|meanwhile|moreover|furthermore|therefore|instead|otherwise|nevertheless|besides|likewise|similarly)\b
    | (?:for\s+(?:his|her|its|their)\s+part|in\s+(?:response|addition|contrast|turn)|as\s+a\s+result)\b
    | (?:on\s+the\s+other\s+hand|for\s+(?:example|instance))\b
    | the\s+(?:pair|trio|duo|couple|same|others?)\b
    | the\s+(?:latter|former)(?:,|\s+{_VERB}\b)
    | the\s+(?:two|three|four|man|woman|men|women)\b(?!-|{_IDENTIFIED})
    | the\s+(?:move|incident|decision)\b(?!\s+(?:not\s+)?(?:to|by|of|against)\b)
    | (?:[\w-]+\s+){{0,4}}of\s+(?:them|these|those|that)\b
    | (?:among|at|by|from|in|on|since|under)\s+(?:that|these)\s+(?!(?:an?|the|it|he|she|they)\b)\w
    | (?:both|neither|another|others)\b | (?:we|i|you|my|our|your)\b
    | (?:an?|another|this|that|the)\s+[\w-]+\s+ones?\b(?!-)
    | (?:(?:about|some|only|nearly|almost|at\s+least|another|a\s+further)\s+)?
      (?:{_COUNT}(?:\s+percent)?|some|most|many|several|few|none|half)\s+{_VERB}\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_EXPLETIVE = regex(
    r"""^["“‘'(]*(?:
      it\s+(?:is|was|remains?|remained|became|has\s+been|had\s+been|will\s+be)\s+(?:[\w-]+\s+){0,3}?(?:
        the\s+(?:first|second|third|last|only)\s+time\b.{0,40}?\bthat
      | (?:clear|unclear|known|unknown|possible|impossible|likely|unlikely|hard|difficult|easy|important|necessary
          |early|soon|reported|believed|thought|said|estimated|expected|understood|announced)\s+
        (?:to|that|whether|if|how|why|when|who|what|where)
      )\b
    | it\s+(?:takes|took|has\s+taken)\b[^,;]{3,60}?\sto\s
    | there(?:['’]s|\s+(?:is|are|was|were|has\s+been|have\s+been|had\s+been
        |(?:will|would|could|can|may|might|must|should)\s+(?:\w+\s+){0,2}?(?:be|been)))\b
      (?!\s+(?:also|another|others)\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Expletive "it" and "there", which refer to what follows."""
_CLAUSE_OF_PRONOUN = regex(r"\b(?:that|whether|if|how|why|when)\s(?:he|she)\b|\b(?:whether|how|why)\sthey\b")
_TIMED = regex(
    rf"^(?:{_TIME},?\s+){{1,6}}(?!it\s+(?:is|was|emerged|became|seems|seemed|turned)\b){_PRONOUN}\b", re.IGNORECASE
)
_PHRASE = regex(
    r"^(?i:in|on|at|by|from|with|without|after|before|during|under|over|behind|near|to|for)"
    r"(?:\s(?!(?:said|says|that|which|who|whom|as|because|if|when|how|what|where|and|but)\b)[a-z][\w'’-]*){1,4},?"
    r"\s(?:he|she|they)\s"
)
"""A pronoun as subject after a phrase without a name: "In a dream she sees her mother"."""
_CLAUSE = regex(rf"^(?:when|as|if|while|after|before|because|although|though|once|until)\s+{_PRONOUN}\b", re.IGNORECASE)
_NAMED_AFTER = regex(
    rf"^[^,]{{0,80}},\s+(?:the\s+)?[A-Z{HANGUL}]|^(?:[\w-]+\s+){{1,5}}(?:its|their)\s[^,]{{0,60}},\s+(?:an?|most|more)\s"
)
"""A pronoun may refer forward: "In his first speech, Yoon said", "For the first time in its history, a bank"."""
_AGED = regex(r"^the\s+\d{1,3}-year-old\b(?!\s+(?:[\w-]+\s+){0,4}(?-i:[A-Z]))", re.IGNORECASE)
_DEFINITE = regex(
    rf"""^the\s+(?:
      (?P<noun>move|incident|decision|victory|win|defeat|loss|attack|visit|trip|meeting|talks|call|statement|remarks?
      |comments?|announcement|results?|deal|agreement|verdict|ruling|claims?|accusations?|response|proposal|step
      |dispute|case|crash|accident|explosion|blast|fire|warning|ban|vote|launch|test|suspension|ceremony|interview
      |remains|bodies|bones|debris|wreckage|survivors?|passengers?|crew|drivers?|pilots?|captain|gunman|attackers?
      |boat|vessel|plane|bus|object|projectiles?|toll|injured|wounded|dead
      |officials?|diplomats?|spokesman|spokeswoman|spokesperson|suspects?|victims?|defendant|teenager|boy|girl)
      (?:,|\s+{_VERB}\b)
    | (?:best|worst|most|least|first|second|third|fourth|last|next|main|only|other)(?:\s+[\w-]+){{1,2}}
      \s+(?:is|was|are|were)\b(?!\s+[\w-]+(?:ed|ing)\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""A noun with only a definite article: an earlier sentence introduced it."""
_THEREFORE = regex(
    r"\b(?:is|are|was|were|has|have|had|must|should|can|will|would|could)\s+(?:therefore|thus|nevertheless|nonetheless)\b"
    r"|,\s+(?:however|therefore|for\s+(?:example|instance)|in\s+turn),",
    re.IGNORECASE,
)
_BACK = regex(
    r"\b(?:those|these|such)\s+(?:very\s+|exact\s+)?words\b|\bno\s+such\s+[a-z]|^the\s+[\w-]+\s+later\s+[a-z]+ed\b"
    rf"|^the\s+[\w-]+\s+later\s+{_SPEAKS}\b"
    r"|^(?:(?!\b(?:that|whether|if)\b).)*\b(?:that|whether|if)\s(?:they|he|she|it)\s"
    r"(?:is|was|are|were|do|does|did|has|have|had|will|would|can|could)(?:\snot|n['’]t)?[.\"”]{1,2}$",
    re.IGNORECASE,
)
"""Words anywhere in the sentence for something said or claimed before: "Kim did not use those words", "believed that
they were", but not "asked whether the oven was safe, he said that it was"."""
_SAID_HE = regex(rf",[\"”’']*\s+(?P<who>he|she|it|they)\s+{_SPEAKS}\b", re.IGNORECASE)
_KOREAN = regex(
    rf"""^[\"“‘'(]*(?:
      이날 | 이에 | 이를 | 이로써 | 이로\s | 이는\s | 이후(?:에|로)?[\s,] | 이어\s | 이번 | 이들 | 이와\s | 이것 | 이곳
    | 이\s?(?:같은|같이|처럼|가운데|밖에|때문에|과정) | 이\s?중\s | 이러한 | 이런\s | 여기
    | 이\s(?![{HANGUL}]*(?:대통령|총리|장관|의원|대표|위원장|부장|후보|시장|지사|감독|선수|씨))
      [{HANGUL}]+[은는이가을를에]\s
    | 그는 | 그가 | 그의\s | 그녀 | 그들 | 그것 | 그곳 | 그동안 | 그\s?(?:중|결과|후|뒤|가운데)
    | 그러 | 그런 | 그리고 | 그래서 | 그럼에도 | 하지만 | 다만 | 또\s | 또한 | 아울러 | 한편 | 반면 | 따라서
    | 결국\s | 즉\s | 해당\s | 당시 | 같은\s?날 | 앞서\s | 일부는 | 나머지
    | 두\s(?:나라|국가|사람|정상|장관|팀|회사|기관|정당|지도자|선수|여성|남성|도시|도로)
    | 양국 | 양측 | 양\s(?:정상|장관|팀|사|당)
    )""",
    re.VERBOSE,
)
_WIDE_OPENING = regex(
    in_both_scripts(r"""^[「『“"（(]*(?:
      他(?![国國社県紙人殺]) | 她 | 它 | 其(?!中|他) | 此 | 该 | 這 | 这 | 那(?![覇霸須须曲]) | 对此 | 但(?![馬马丁])
    | 然而 | 不过 | 同时(?!传译) | 与此同时 | 另外 | 而且 | 因此 | 随后 | 当[天日] | 双方 | 两[国人党军]
    | 彼(?![岸得此]) | これ(?!まで|から) | それ(?!ぞれ)
    | この(?![春夏秋冬]|[月火水木金土日]曜|[\d一二三四五六七八九十数]+[年カか週日])
    | その(?!他|ほか) | [こそ]う(?:した|いった|して|述べ|語|話) | しかし | また、 | なお、 | 一方[、で]
    | ただ、 | ただし | さらに | そこで | ところが | しかも | 二人は
    | 同(?:氏|社(?!会)|省|庁|日|国|紙|署|党) | 両(?:国|氏|社|者|首脳|政府)
    )"""),
    re.VERBOSE,
)
"""Chinese and Japanese words at the beginning that refer back."""
_KOREAN_THAT = regex(rf"그\s(?!어느|어떤|누구|무엇|아무|자체|이상)([{HANGUL}]+)")
"""A Korean noun with "that" at the beginning: "그 시간에"; not "그 어느 때보다"."""
_KOREAN_SAID = regex(
    r"(?:는|라는|다는|자는|란)\s?(?:것|주장|설명|분석|얘기|이야기|취지|입장|평가|의미|지적|뜻|전망|판단)(?:이다|다|입니다)\.?$"
    rf"|[{HANGUL}] (?:영향|때문|덕분|탓|까닭)(?:이다|입니다)\.?$"
)
"""A sentence that continues a report without naming the speaker, or gives the cause of something mentioned before."""
_KOREAN_SUBJECT = regex(
    rf"[{HANGUL}A-Za-z0-9)\]\"”’'%㎞](?:은|는|이|가|께서|도|만|에선|에서는|에게는)[,\s]|에서\s|에\s따르면"
)
_KOREAN_PAIR = regex(
    rf"^[{HANGUL}A-Za-z0-9]+(?<!에)(?<!에서)[은는]\s(?:\d{{1,2}}일\s)?"
    r"(?:두\s(?:사람|정상|나라|지도자)|양측|양국)(?:[은는이가을를의]|에게|\s모두)\s"
    r"(?!.{0,80}(?:숨[졌지진]|사망|다[쳤친치쳐]|부상|실종|체포|구조|구속|검거|병원))"
)
"""Two named before, behind the one who tells of them: "정부는 두 사람이 만난다고 밝혔다". Two dead are news."""
_KOREAN_SINCE = regex(rf"^(?!.*[{HANGUL})\"”’](?:은|는)\s).*(?:만|처음)(?:이다|입니다)\.?$")
"""Words for the first time, or the first since, of something that is not named."""
_KOREAN_UNSAID = regex(rf"(?<![{HANGUL}])[{HANGUL}]+(?:은|는|도)\s(?=(?:밝히|언급하|공개하|알리|설명하)지\s않)")
"""The topic of a negated verb of saying is not a subject."""

_CHARGED_SO = regex(
    in_both_scripts(
        r"(?:이렇게|이같이|이와\s?같이|그렇게)\s(?:적|쓰|주장하|말하|밝히)[고며]|このように(?:述べ|主張|書)|如此(?:指控|主张|写道)"
    )
)
"""Words in the middle of a sentence for what stands before it: "The charge says so and asks for two years"."""

_CONTRAST = regex(
    r"^(?:(?:however|but|yet|meanwhile|still),?\s+|(?:그러나|하지만|다만|반면|한편|이에\s대해|이에|그런데)\s+"
    r"|(?:しかし|だが|ただし|ただ|一方|これに対し(?:て)?|ところが)[、,]?|(?:不[过過]|但是?|然而|[对對]此|[与與]此同[时時])[，,]?)",
    re.IGNORECASE,
)
"""A word of contrast before a whole sentence."""
_PERSONAL = regex(
    rf"^[\"“‘'(]*(?:(?:but|and|so|then|{_TIME}),?\s+){{0,6}}"
    r"(?:(?:he|she|they|his|her|their|its|we|my|our"
    r"|the\s+(?:two|three|four|pair|man|woman|men|women|former|latter|others?))\b"
    r"|(?:(?:about|some|only|nearly|another)\s+)?(?:one|two|three|four|five|several|some|most|many|few|both|others)\s+"
    r"(?:of\s+them\b|were|are|had|have))"
    r"|^[\"“‘'(]*(?:그는|그가|그의\s|그녀|그들|이들|두\s[가-힣]+[은는이가]|양측|양국)",
    re.IGNORECASE,
)
"""A pronoun or number for persons or things named before."""
_MARKS = regex(r"[\"“”「」『』]")
_OPENS_QUOTATION = regex(r"[\"“「『]\w")
_SPEAKING = ("he", "she")
_MOST_SENTENCES = 6
"""The most sentences of one quotation without marks inside."""
_WHOLE = regex(r"(?:[^\"“”「」『』]*(?:\"[^\"“”]*\"|“[^\"“”]*”|「[^」]*」|『[^』]*』))+[^\"“”「」『』]*")
"""Text whose quotations have both marks."""
_ONE_QUOTATION = regex(r"[\"“「『][^\"“”「」『』]*[\"”」』]")


def dangling(sentence: str, named: int | None = None, first: bool = False) -> bool:
    """Whether a sentence depends on the one before it. `named` is the offset of the first person or organisation in the
    sentence, None if it names none. In the `first` of a text, a pronoun at its end means its own subject ("An airline
    is going to pay, it said")."""
    if not sentence.isascii() and _CHARGED_SO.search(sentence):
        return True
    if is_korean(sentence):
        return _korean(sentence)
    if _WIDE_OPENING.match(sentence):
        return True
    if search(_BACK, sentence):
        return True
    if _OPENING.match(sentence) and (not _EXPLETIVE.match(sentence) or _lacks_subject(sentence, named)):
        return True
    if (_TIMED.match(sentence) or _CLAUSE.match(sentence)) and not _NAMED_AFTER.match(sentence):
        return True
    if _PHRASE.match(sentence):
        return True
    said = None if first else _SAID_HE.search(sentence)
    return said is not None and (named is None or named > (3 if said["who"].lower() == "it" else said.start()))


def _lacks_subject(sentence: str, named: int | None) -> bool:
    """Whether the clause behind an expletive has a pronoun as its subject and nobody is named before it: "There is
    speculation that *he* will come"."""
    clause = _CLAUSE_OF_PRONOUN.search(sentence)
    return clause is not None and (named is None or named > clause.start())


def is_of_that(sentence: str, title: str) -> bool:
    """Whether a Korean sentence begins with "that" and a noun that the title has not: "그 시간에 볼 수 있는 것은"."""
    that = _KOREAN_THAT.match(sentence)
    return that is not None and not any(noun in title for noun in words(that[1]))


def without_contrast(sentence: str) -> str:
    """A sentence without its first word of contrast: "However, the ministry denied it"."""
    return _CONTRAST.sub("", sentence)


def is_about_a_person(sentence: str) -> bool:
    """Whether a dangling sentence has a pronoun for persons or things that it does not name, at its beginning or before
    a verb of speaking; not one for an earlier statement ("This", 이는)."""
    return any(pattern.search(sentence) for pattern in (_PERSONAL, _PHRASE, _SAID_HE))


def refers_to_earlier(sentence: str, title: str = "") -> bool:
    """Whether a sentence, not the first of the text, refers to something that an earlier one introduced and the title
    does not: "The decision", "The 39-year-old"."""
    if _AGED.match(sentence) or search(_THEREFORE, sentence):
        return True
    definite = _DEFINITE.match(sentence)
    return definite is not None and not (definite["noun"] and definite["noun"].lower().rstrip("s") in title.lower())


def introductions(
    text: str, spans: Sequence[Span], entities: Sequence[Entity], title: str
) -> Mapping[int, Sequence[frozenset[int]]]:
    """By the index of a sentence that names persons only in part ("Petrakis", 김 대표), for each of them the earlier
    sentences with the full name. Whoever is known beyond the text or named in the `title` needs none."""
    starts = [span.start for span in spans]
    found: dict[int, list[frozenset[int]]] = {}
    for entity in entities:
        if entity.kind is not EntityKind.PERSON or entity.id is not None:
            continue
        named = [(bisect_right(starts, one.start) - 1, text[one.start : one.end]) for one in entity.mentions]
        full = max((name for _, name in named), key=len, default="")
        whole = frozenset(index for index, name in named if len(name) == len(full))
        for index in {index for index, _ in named} - whole if full not in title else ():
            if earlier := frozenset(one for one in whole if 0 <= one < index):
                found.setdefault(index, []).append(earlier)
    return found


def named_speakers(
    text: str, spans: Sequence[Span], entities: Sequence[Entity], quotes: Sequence[Quote]
) -> Mapping[int, Sequence[frozenset[int]]]:
    """By the index of a sentence whose speaker is a pronoun ("…," he said), the earlier sentences that name who it is;
    none if those are not shown."""
    starts = [span.start for span in spans]
    places = {
        entity.name: {bisect_right(starts, one.start) - 1 for one in entity.mentions}
        for entity in entities
        if entity.kind is EntityKind.PERSON
    }
    found: dict[int, list[frozenset[int]]] = {}
    for quote in quotes:
        by = quote.speaker_span
        if by is None or text[by.start : by.end].lower() not in _SPEAKING or quote.speaker not in places:
            continue
        index = bisect_right(starts, by.start) - 1
        named = frozenset(one for one in places[quote.speaker] if 0 <= one < index)
        if index not in places[quote.speaker]:
            found.setdefault(index, []).append(named)
    return found


def _korean(sentence: str) -> bool:
    """`dangling` for Korean, which drops a subject that was named before."""
    if (
        _KOREAN.match(sentence)
        or _KOREAN_PAIR.match(sentence)
        or _KOREAN_SAID.search(sentence)
        or _KOREAN_SINCE.match(sentence)
    ):
        return True
    return _KOREAN_SUBJECT.search(_KOREAN_UNSAID.sub("", sentence)) is None


def split_quotations(text: str, spans: Sequence[Span]) -> list[bool]:
    """Whether each sentence is part of a longer quotation, whose other marks are in other sentences of the line."""
    parts = []
    inside = False
    unmarked = end = 0
    for span in spans:
        sentence, between = text[span.start : span.end], text[end : span.start]
        if "\n" in between or _OPENS_QUOTATION.match(sentence) or unmarked > _MOST_SENTENCES:
            inside = False
        inside ^= len(_MARKS.findall(between.rpartition("\n")[2])) % 2 == 1
        marks = len(_MARKS.findall(sentence))
        parts.append(marks % 2 == 1 or (inside and not marks))
        # An even number of marks inside a quotation means that the text lacks one.
        inside = not inside if marks % 2 else inside and not marks
        unmarked = unmarked + 1 if inside and not marks else 0
        end = span.end
    return parts


def whole_quotations(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences of a text, with those of one quotation and its speaker joined where that is not too long: "“We
    cannot say that. We can say this,” she said." is one. Apart, the first has no speaker, and the second reads like the
    article's own words. In the first paragraph, whose sentences are signs of how a text opens, only its first one and
    those that open with their quotation."""
    found: list[Span] = []
    parts = split_quotations(text, spans)
    first_paragraph, _, _ = text.partition("\n")
    index = 0
    while index < len(spans):
        start, end = spans[index].start, index
        placed = not index or start > len(first_paragraph) or _MARKS.match(text, start)
        if parts[index] and placed and _MARKS.search(text, start, spans[index].end):
            end = _quotation_end(text, spans, index)
        found.append(Span(start, spans[end].end))
        index = end + 1
    return found


def _quotation_end(text: str, spans: Sequence[Span], first: int) -> int:
    """The index of the sentence that ends the quotation that begins in the sentence `first`; `first` if it is too long,
    lacks a mark, or is an answer without a speaker that begins with little ("Yes.", "A paper wrote that.")."""
    start, end = spans[first].start, spans[first].end
    for index in range(first + 1, min(first + 1 + _MOST_SENTENCES, len(spans))):
        passage = text[start : spans[index].end]
        if len(passage) > LONGEST_QUOTATION or "\n" in passage:
            break
        if _WHOLE.fullmatch(passage):
            answers = _ONE_QUOTATION.fullmatch(passage) and too_short(text[start:end])
            return first if answers else index
    return first
