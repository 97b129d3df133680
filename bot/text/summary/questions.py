"""Find the questions of a printed interview, which no summary shows: those of paragraphs that ask, or that a letter, a
dash or the interviewer's name introduces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.summary.paragraphs import paragraph_numbers

_FEWEST_QUESTIONS, _FEWEST_LETTERS, _FEWEST_DASHES = 3, 2, 2
_LETTERED = regex(r"[<\[【]?(?:Q(?:uestion|UESTION)?\s?\d{0,2}|문|질문|[問问])\s?[.:：)>\]】]")
_ASKED_BY = regex(r"(?:기자|사회자|진행자|앵커)\s?[:)]")
_DASHED = regex(r"[-–—―▶▷◆◇■□●▲△]")
_ASKS = regex(r"(?:[?？]|까|나요|가요|는지요)[.\"”’')]*$")
_ASKS_PLAINLY = regex(r"(?:[나까냐은는はか]|[는은인한던된될할]가|[는은인한던]데|[다라]면)[.…。]*$")
"""The end of a question in plain style, or of a word that only names the subject of the question: "어떻게 보나.",
"반응은.", 追加の情報は。"""
_QUESTION = regex(r"(?:\?|[가-힣](?:[는은던인한된할될]가|[할될을일]까|느냐|있나|없나|[았었했겠하되]나)[.]?)[\"”’']?$")
"""The end of a question; Korean writes many without a question mark."""
_TO_READER = regex(
    r"\W*(?:imagine|(?:picture|consider)(?=\s(?:an?|the|this|how|what)\s)|suppose|think\s+of|if\s+you|when\s+you|you(?:['’](?:ve|re|ll))?)\s"
    r"|[^.]{0,80}(?:상상|떠올|생각)[가-힣]{1,2}\s?보[자라]|[^。]{0,40}(?:想像して|考えてみ)|试想|想象一下|设想",
    re.IGNORECASE,
)
"""The beginning of a sentence for the reader: "Imagine a company", "If you ask", 상상해 보자, 试想."""
_ANSWER = regex(r"[<\[【]?(?:A|답|답변|答)\s?[.:：>\]】]\s?\S")


def within_questions(text: str, spans: Sequence[Span]) -> list[bool]:
    """Whether each sentence is in such a paragraph; none is where fewer than three ask, or two with a letter that are
    answered with one."""
    numbered = zip(paragraph_numbers(text, spans), spans, strict=True)
    paragraphs = [[text[span.start : span.end] for _, span in group] for _, group in groupby(numbered, itemgetter(0))]
    asks = [_ASKS.search(one[-1]) is not None for one in paragraphs]
    dashed = [_DASHED.match(one[0]) is not None for one in paragraphs]
    plain = [dash and _ASKS_PLAINLY.search(one[-1]) is not None for one, dash in zip(paragraphs, dashed, strict=True)]
    asks = [ask or is_plain for ask, is_plain in zip(asks, plain, strict=True)]
    dashes_ask = sum(dash and ask for dash, ask in zip(dashed, asks, strict=True)) >= _FEWEST_DASHES
    asks = [ask and (dashes_ask or not is_plain) for ask, is_plain in zip(asks, plain, strict=True)]
    lettered = [_LETTERED.match(one[0]) is not None for one in paragraphs]
    questions = [
        ask or letter or (dash and dashes_ask) or _ASKED_BY.match(one[0]) is not None
        for one, ask, dash, letter in zip(paragraphs, asks, dashed, lettered, strict=True)
    ]
    answered = any(_ANSWER.match(one[0]) for one in paragraphs)
    interview = sum(questions) >= _FEWEST_QUESTIONS or (sum(lettered) >= _FEWEST_LETTERS and answered)
    return [interview and is_asked for is_asked, one in zip(questions, paragraphs, strict=True) for _ in one]


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return _QUESTION.search(sentence) is not None


def addresses_reader(sentence: str) -> bool:
    """Whether a sentence asks, or tells the reader what to think of or do."""
    return asks(sentence) or _TO_READER.match(sentence) is not None
