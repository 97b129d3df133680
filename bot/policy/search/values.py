"""The names of operators in the languages of the desk, an example of each, and words for dates."""

from __future__ import annotations

from bot.lang.folding import one_form
from bot.policy.search.problems import Operator

OPERATORS = {
    **{str(operator): operator for operator in Operator},
    "name": Operator.ENTITY, "이름": Operator.ENTITY, "인물": Operator.ENTITY, "개체": Operator.ENTITY,
    "名前": Operator.ENTITY, "人物": Operator.ENTITY, "場所": Operator.ENTITY, "名称": Operator.ENTITY,
    "outlet": Operator.SOURCE, "출처": Operator.SOURCE, "매체": Operator.SOURCE, "언론사": Operator.SOURCE,
    "媒体": Operator.SOURCE,
    "종류": Operator.KIND, "유형": Operator.KIND, "種類": Operator.KIND, "类型": Operator.KIND,
    "author": Operator.BY, "speaker": Operator.BY, "기자": Operator.BY, "발언": Operator.BY, "필자": Operator.BY,
    "発言": Operator.BY, "筆者": Operator.BY, "记者": Operator.BY, "作者": Operator.BY,
    "topic": Operator.ABOUT, "주제": Operator.ABOUT, "主題": Operator.ABOUT, "话题": Operator.ABOUT,
    "until": Operator.BEFORE, "이전": Operator.BEFORE, "까지": Operator.BEFORE,
    "以前": Operator.BEFORE, "まで": Operator.BEFORE, "之前": Operator.BEFORE,
    "since": Operator.AFTER, "이후": Operator.AFTER, "부터": Operator.AFTER,
    "以降": Operator.AFTER, "から": Operator.AFTER, "之后": Operator.AFTER, "以后": Operator.AFTER,
    "language": Operator.LANG, "언어": Operator.LANG, "言語": Operator.LANG, "语言": Operator.LANG,
    "분야": Operator.SUBJECT, "分野": Operator.SUBJECT, "主题": Operator.SUBJECT,
}  # fmt: skip
"""The word that is typed before the colon, folded -> the operator."""
_IN_ONE_FORM = {one_form(name): operator for name, operator in reversed(OPERATORS.items())}

EXAMPLES = {
    Operator.ENTITY: 'entity:"Kim Jong Un"',
    Operator.SOURCE: "source:yonhap",
    Operator.KIND: "kind:newspaper",
    Operator.BY: 'by:"Kim Yo Jong"',
    Operator.ABOUT: "about:sanctions",
    Operator.BEFORE: "before:2024-10",
    Operator.AFTER: "after:3d",
    Operator.LANG: "lang:korean",
    Operator.SUBJECT: "subject:missiles",
}
"""Each operator as it may be typed."""

DATES = ("today", "yesterday", "3d", "this week", "last week", "this month", "last month", "this year", "last year")
"""Words for dates, to choose from."""


def operator_of(typed: str) -> Operator | None:
    """The operator by any of its names, in any form of Chinese characters. 主題 is Japanese for one operator and, in
    simplified characters, Chinese for another, so that a name as it is written comes first."""
    name = typed.casefold()
    return OPERATORS.get(name) or _IN_ONE_FORM.get(one_form(name))
