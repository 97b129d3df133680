"""Find the questions of a printed interview, which no summary shows: those of paragraphs that ask, or that a letter, a
dash or the interviewer's name introduces.

A label is a letter, a word for somebody who asks, or a name: "Q:", "답:", "Kim:", "◆ 김현정>", "Reporter:". Which names
ask is told by their turns, since an interviewer's name looks like that of the person who answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.summary.paragraphs import paragraph_numbers

_FEWEST_QUESTIONS, _FEWEST_LABELS, _FEWEST_DASHES = 3, 2, 2
_DASHED = regex(r"[—―─]{2}|[-–—―─▶▷◆◇■□●▲△]")
_ASKS = regex(r"(?:[?？]|까|나요|가요|는지요)[.\"”’')]*$")
_ASKS_PLAINLY = regex(r"(?:[나까냐은는はか]|[는은인한던된될할]가|[는은인한던]데|[다라]면)[.…。]*$")
"""The end of a question in plain style, or of a word that only names the subject of the question: "어떻게 보나.",
"반응은.", 追加の情報は。"""
_QUESTION = regex(
    r"(?:[?？]|(?:[のだ]|です|ます|ません|だろう|[いた])か。?|[가-힣](?:[는은던인한된할될]가|[할될을일]까|느냐|있나|없나|[았었했겠하되]나)[.]?)[\"”’']?$"
)
"""The end of a question; Korean and Japanese write many without a question mark."""
_TO_READER = regex(
    r"\W*(?:imagine|(?:picture|consider)(?=\s(?:an?|the|this|how|what)\s)|suppose|think\s+of|if\s+you|when\s+you|you(?:['’](?:ve|re|ll))?)\s"
    r"|[^.]{0,80}(?:상상|떠올|생각)[가-힣]{1,2}\s?보[자라]|[^。]{0,40}(?:想像して|考えてみ)|试想|想象一下|设想",
    re.IGNORECASE,
)
"""The beginning of a sentence for the reader: "Imagine a company", "If you ask", 상상해 보자, 试想."""

_IN_PERSON = regex(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b|(?<![가-힣])(?:[나저]는|[나저]도|[제내]가|[제내]\s|우리|저희|[나저]의|[나저]를|[나저]에게)"
    r"|私|僕|俺|我(?!国|國|が国)|咱"
)
_QUOTED = regex(r"[\"“「『][^\"“”「」『』]*[\"”」』]")
_LABEL = regex(
    r"(?P<mark>[-–—―─▶▷◆◇■□●▲△]{0,2})[ \u3000]?"
    r"(?:[<\[【(]?(?:(?P<asks>Q(?:uestion|UESTION)?\s?\d{0,2}|문|질문|[問问])"
    r"|(?P<answers>A(?:nswer|NSWER)?\s?\d{0,2}|답|답변|答))\s?[.:：)>\]】]"
    r"|(?P<name>[^\s:：?!>.,“\"「-][^:：?!>\n]{0,39})[:：>])\s*(?=\S)"
)
_ASKING = regex(
    r"[\w· ]{0,12}(?:기자|사회자|진행자|앵커|记者|記者|主持人|司会者?|聞き手)"
    r"|(?:the\s|an?\s)?(?:reporter|journalist|questioner|question|interviewer|moderator|host|operator)s?(?:\s\d{1,2})?",
    re.IGNORECASE,
)
"""Labels of those who ask: nobody is called so."""
_MOST_WORDS = 5
"""The most words of a name with its title."""
_FEWEST_TURNS = 2
"""The fewest turns of a name: a single one may be a line of a list."""


class TurnLabel(Struct, frozen=True):
    """The label of a paragraph: a mark before it, the name, "Q" or "A", and the offset of the words behind it."""

    mark: str
    name: str
    end: int

    @property
    def asks(self) -> bool:
        """Whether it is the letter, or a word, of those who ask."""
        return self.name == "Q" or _ASKING.fullmatch(self.name) is not None

    @property
    def answers(self) -> bool:
        """Whether it is the letter of an answer."""
        return self.name == "A"


def turn_label(paragraph: str) -> TurnLabel | None:
    """The label with which a paragraph begins; None if it has none."""
    found = _LABEL.match(paragraph)
    if found is None:
        return None
    if found["name"] is None:
        return TurnLabel(found["mark"], "Q" if found["asks"] else "A", found.end())
    name = found["name"].strip()
    return TurnLabel(found["mark"], name, found.end()) if len(name.split()) <= _MOST_WORDS else None


def turn_keys(labels: Sequence[TurnLabel | None]) -> list[str | None]:
    """What the labels of one person have in common: "NARA QUIST" and "QUIST", "Pyo Chang-min" and "Pyo"."""
    names = [label.name.casefold().split() if label else [] for label in labels]
    alone = {name[0] for name in names if len(name) == 1}
    return [None if not name else name[0] if name[0] in alone and name[-1] not in alone else name[-1] for name in names]


def _asking_turns(labels: Sequence[TurnLabel | None], asks: Sequence[bool]) -> list[bool]:
    """Whether each paragraph's label is that of somebody who asks; none is where nobody answers them. `asks` tells
    whether the paragraph ends with a question.

    These are the words for those who ask, and names most of whose turns are questions, if somebody else is left to
    answer: "아닙니까." may end an answer as well. Of two names, the first asks if
    only its turns are questions."""
    keys = turn_keys(labels)
    turns = Counter(key for key in keys if key is not None)
    asked = Counter(key for key, is_asked in zip(keys, asks, strict=True) if key is not None and is_asked)
    asking = {key for key, label in zip(keys, labels, strict=True) if label is not None and label.asks}
    often = {key for key, count in turns.items() if _FEWEST_TURNS <= count <= 2 * asked[key]}
    asking |= often if turns.keys() - asking - often else set()
    several = [key for key, count in turns.items() if count >= _FEWEST_TURNS]
    if not asking and len(several) > 1 and asked[several[0]] and not any(asked[key] for key in several[1:]):
        asking.add(several[0])
    answered = any(turns[key] >= _FEWEST_TURNS for key in turns.keys() - asking)
    return [answered and key in asking for key in keys]


def within_questions(text: str, spans: Sequence[Span]) -> list[bool]:
    """Whether each sentence is in such a paragraph; none is where fewer than three ask, or two with a label that are
    answered with one."""
    numbered = zip(paragraph_numbers(text, spans), spans, strict=True)
    paragraphs = [[text[span.start : span.end] for _, span in group] for _, group in groupby(numbered, itemgetter(0))]
    labels = [turn_label(" ".join(one)) for one in paragraphs]
    asks = [_ASKS.search(one[-1]) is not None for one in paragraphs]
    labelled = _asking_turns(labels, asks)
    answers = [label is not None and not is_asked for label, is_asked in zip(labels, labelled, strict=True)]
    is_labelled = sum(labelled) >= _FEWEST_LABELS and any(answers)
    if is_labelled:
        questions = _with_continuations(labels, labelled)
    else:
        marks = [found[0] if (found := _DASHED.match(one[0])) else None for one in paragraphs]
        dashed = _dashed(paragraphs, marks, asks)
        is_labelled = _are_answered_by_mark(marks, dashed) or _are_dashed_twice(marks, dashed)
        asking = [label is not None and label.asks for label in labels]
        questions = [any(one) for one in zip(asks, dashed, asking, strict=True)]
    interview = is_labelled or sum(questions) >= _FEWEST_QUESTIONS
    return [interview and is_asked for is_asked, one in zip(questions, paragraphs, strict=True) for _ in one]


def is_interview(text: str, spans: Sequence[Span], asked: Sequence[bool]) -> bool:
    """Whether sentences, of which some are `asked`, are an interview: a question has a label or a dash, or what is no
    question has "I" or "we" outside quotations. An explainer asks and answers by itself, and opens with its news
    unless it addresses the reader."""
    if any(asked) and addresses_reader(text[spans[0].start : spans[0].end]):
        return True
    for span, is_asked in zip(spans, asked, strict=True):
        sentence = text[span.start : span.end]
        if is_asked and (_DASHED.match(sentence) or turn_label(sentence)):
            return True
        if not is_asked and any(asked) and _IN_PERSON.search(_QUOTED.sub("", sentence)):
            return True
    return False


def _with_continuations(labels: Sequence[TurnLabel | None], labelled: Sequence[bool]) -> list[bool]:
    """Whether each paragraph is in the turn of somebody who asks, which goes on up to the next label."""
    found, is_asked = [], False
    for label, asks_itself in zip(labels, labelled, strict=True):
        is_asked = is_asked if label is None else asks_itself
        found.append(is_asked)
    return found


def _dashed(paragraphs: Sequence[Sequence[str]], marks: Sequence[str | None], asks: Sequence[bool]) -> list[bool]:
    """Whether each paragraph begins with a mark with which at least two questions do, and no fewer than half of its
    paragraphs. Behind two dashes a Japanese interviewer also comments and thanks: one question is enough."""
    asked = [
        mark is not None and (is_asked or _ASKS_PLAINLY.search(one[-1]) is not None)
        for mark, one, is_asked in zip(marks, paragraphs, asks, strict=True)
    ]
    times = Counter(marks)
    questions = Counter(mark for mark, is_asked in zip(marks, asked, strict=True) if is_asked)
    fewest = (1 if len(mark or "") > 1 and times[mark] >= _FEWEST_DASHES else _FEWEST_DASHES for mark in questions)
    asking = {mark for (mark, count), least in zip(questions.items(), fewest, strict=True) if count >= least}
    return [mark in asking and (len(mark or "") > 1 or questions[mark] >= times[mark] / 2) for mark in marks]


def _are_answered_by_mark(marks: Sequence[str | None], dashed: Sequence[bool]) -> bool:
    """Whether each marked question has an answer with another mark: ▷ … ▶ …"""
    answers = [marks[at + 1] if at + 1 < len(marks) else None for at, is_asked in enumerate(dashed) if is_asked]
    return len(answers) >= _FEWEST_DASHES and answers[0] is not None and len(set(answers)) == 1


def _are_dashed_twice(marks: Sequence[str | None], dashed: Sequence[bool]) -> bool:
    """Whether each question is behind two dashes, and is answered in a paragraph without them: ――要望は。"""
    asked = [at for at, is_asked in enumerate(dashed) if is_asked and len(marks[at] or "") > 1]
    answered = [at for at in asked if at + 1 < len(marks) and marks[at + 1] is None]
    return len(asked) >= _FEWEST_DASHES and answered == asked


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return _QUESTION.search(sentence) is not None


def addresses_reader(sentence: str) -> bool:
    """Whether a sentence asks, or tells the reader what to think of or do."""
    return asks(sentence) or _TO_READER.match(sentence) is not None
