"""What members type becomes a query, or a problem with what they typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.model.analysis import OutletKind, Subject
from bot.policy.search.grammar import MOST_CONDITIONS, Today, parse, parts
from bot.policy.search.looser_forms import looser, period_in_words
from bot.policy.search.problems import ProblemKind, QueryProblem
from bot.policy.search.query import (
    About,
    Clause,
    Condition,
    InLanguage,
    InOutlet,
    Naming,
    OfKind,
    OnPeninsula,
    OnSubject,
    Query,
    SaidOrWrittenBy,
)
from bot.policy.search.terms import Term
from tests.fakes.tables import table

TODAY = Today(date(2024, 10, 16), "UTC")  # a Wednesday


def words(*given: str, prefix: bool = False) -> Term:
    return Term(given, prefix)


def query(typed: str, today: Today = TODAY) -> Query:
    """The query without what may be names among its words, which the tests at the end look at."""
    return replace(understood(typed, today), bare=())


def understood(typed: str, today: Today = TODAY) -> Query:
    found = parse(typed, today)
    assert isinstance(found, Query), found
    return found


@table(
    ("typed", "conditions"),
    [
        ("Late train", [words("late"), words("train")]),
        ('"Late train"', [words("late", "train")]),
        ("“Late train”", [words("late", "train")]),
        ("평양에서", [words("평양에서", prefix=True)]),
        ('entity:"Kim Yo Jong"', [Naming("Kim Yo Jong")]),
        ("場所:平壌", [Naming("平壌")]),
        ("言語:韓国語", [InLanguage("ko")]),
        ("分野：制裁", [OnSubject(Subject.SANCTIONS)]),
        ("語言:韓語", [InLanguage("ko")]),
        ("語言:日文", [InLanguage("ja")]),
        ("類型：官方媒體", [OfKind(OutletKind.STATE_MEDIA)]),
        ("话题:朝鲜半岛", [OnPeninsula()]),
        ("話題:朝鮮半島", [OnPeninsula()]),
        ("主題:飛彈", [OnSubject(Subject.MISSILES)]),
        ("主题:导弹", [OnSubject(Subject.MISSILES)]),
        ("entity:김여정", [Naming("김여정")]),
        ("이름: 김여정", [Naming("김여정")]),
        ("Entity：Pyongyang", [Naming("Pyongyang")]),
        ('source:"Han River Post"', [InOutlet(words("han", "river", "post"))]),
        ("source:han.example", [InOutlet(words("han", "example"))]),
        ("출처:한강일보", [InOutlet(words("한강일보", prefix=True))]),
        ("kind:agency", [OfKind(OutletKind.WIRE)]),
        ('kind:"state media"', [OfKind(OutletKind.STATE_MEDIA)]),
        ("kind:state_media", [OfKind(OutletKind.STATE_MEDIA)]),
        ("종류:신문", [OfKind(OutletKind.NEWSPAPER)]),
        ('by:"Lim Ara"', [SaidOrWrittenBy("Lim Ara", words("lim", "ara"))]),
        ("발언:김여정", [SaidOrWrittenBy("김여정", words("김여정", prefix=True))]),
        ("about:korea", [OnPeninsula()]),
        ("주제:한반도", [OnPeninsula()]),
        ("about:sanctions", [OnSubject(Subject.SANCTIONS)]),
        ("about:ginseng", [About("ginseng", words("ginseng"))]),
        ("lang:ko", [InLanguage("ko")]),
        ("언어:영어", [InLanguage("en")]),
        ("subject:inter-korean", [OnSubject(Subject.INTER_KOREAN)]),
        ('분야:"핵"', [OnSubject(Subject.NUCLEAR)]),
        ("Korea: talks resume", [words("korea"), words("talks"), words("resume")]),
        ("https://han.example/a", [words("https"), words("han", "example", "a")]),
        ("at 10:30", [words("at"), words("10", "30")]),
        ('train - late "unclosed', [words("train"), words("late"), words("unclosed")]),
        ("train train", [words("train")]),
    ],
)
def test_words_phrases_and_operators(typed: str, conditions: list[Condition]) -> None:
    assert query(typed) == Query(tuple(Clause((condition,)) for condition in conditions))


def test_alternatives_and_what_is_excluded() -> None:
    assert query('missile OR "new rocket" | source:han -drill -kind:wire north').clauses == (
        Clause((words("missile"), words("new", "rocket"), InOutlet(words("han")))),
        Clause((words("drill"),), negated=True),
        Clause((OfKind(OutletKind.WIRE),), negated=True),
        Clause((words("north"),)),
    )
    assert query("미사일 또는 로켓").clauses == query("미사일 OR 로켓").clauses
    assert query('"OR" x').clauses == (Clause((words("or"),)), Clause((words("x"),)))


@table(
    ("typed", "first"),
    [
        ("2024-10-05", "2024-10-05"),
        ("2024.10.5", "2024-10-05"),
        ("2024/10/05", "2024-10-05"),
        ("2024-10", "2024-10-01"),
        ("2023", "2023-01-01"),
        ("today", "2024-10-16"),
        ("yesterday", "2024-10-15"),
        ("어제", "2024-10-15"),
        ("그저께", "2024-10-14"),
        ("monday", "2024-10-14"),
        ("월요일", "2024-10-14"),
        ('"this week"', "2024-10-14"),
        ("이번주", "2024-10-14"),
        ('"last week"', "2024-10-07"),
        ("지난주", "2024-10-07"),
        ('"지난 주"', "2024-10-07"),
        ('"last month"', "2024-09-01"),
        ("지난달", "2024-09-01"),
        ('"last year"', "2023-01-01"),
        ("작년", "2023-01-01"),
        ("올해", "2024-01-01"),
        ("3d", "2024-10-13"),
        ("2w", "2024-10-02"),
        ('"3 days ago"', "2024-10-13"),
        ("3일 전", "2024-10-13"),
        ("2주", "2024-10-02"),
        ('"14 Feb"', "2024-02-14"),
        ('"February 2023"', "2023-02-01"),
        ('"2월 14일"', "2024-02-14"),
        ("2월", "2024-02-01"),
        ("14 Feb", "2024-02-14"),
        ("Feb 14, 2024", "2024-02-14"),
        ("2월 14일", "2024-02-14"),
        ("2024년 2월", "2024-02-01"),
        ("2024年 2月 14日", "2024-02-14"),
        ("last week", "2024-10-07"),
        ("the month before last", "2024-08-01"),
        ("3 days ago", "2024-10-13"),
    ],
)
def test_dates_and_words_for_them(typed: str, first: str) -> None:
    day = datetime.fromisoformat(first).replace(tzinfo=UTC)
    assert query(f"after:{typed}") == Query((), after=day)
    assert query(f"이후:{typed}") == Query((), after=day)
    assert query(f"-before:{typed} x") == Query((Clause((words("x"),)),), after=day)
    if typed != "today":
        assert query(f"after:1990 before:{typed} before:today").before == day


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("after:2월 14일 회담", "회담"),
        ("after:14 Feb 2024, talks", "talks"),
        ("after:2024-02-14 3 missiles", "3 missiles"),
        ("after:2024-02-14 last", "last"),
        ('after:2024-02-14 "last week"', '"last week"'),
    ],
)
def test_a_date_ends_where_the_words_are_no_date_any_more(typed: str, rest: str) -> None:
    assert query(typed) == Query(query(rest).clauses, after=datetime(2024, 2, 14, tzinfo=UTC))
    assert parts(typed)[0] == (typed.removesuffix(rest).strip(), rest)


def test_a_day_begins_in_the_zone_of_the_reader() -> None:
    seoul = Today(TODAY.day, "Asia/Seoul")
    assert query("before:yesterday", seoul).before == datetime(2024, 10, 14, 15, tzinfo=UTC)
    historical = query("after:1900-01-01", seoul).after  # 8 h 27 min 52 s ahead then
    assert historical is not None
    assert historical.second == 0


def test_names_are_looked_up_by_the_caller() -> None:
    asked = query('entity:"Kim Yo Jong" by:lim about:ginseng talks')
    assert asked.names == ("Kim Yo Jong", "lim", "ginseng")
    assert asked.required_names == ("Kim Yo Jong",)
    found = asked.resolved({"Kim Yo Jong": ("kim-yo-jong",), "lim": ("x:person:lim",)})
    assert [clause.alternatives[0] for clause in found.clauses] == [
        Naming("Kim Yo Jong", ("kim-yo-jong",)),
        SaidOrWrittenBy("lim", words("lim"), ("x:person:lim",)),
        About("ginseng", words("ginseng")),
        words("talks"),
    ]
    assert found.wanted_terms == (words("ginseng"), words("talks"))


def _names(typed: str) -> list[tuple[str, ...]]:
    return [words.words for words in understood(typed).bare]


def test_adjacent_words_without_quotation_marks_may_be_names() -> None:
    assert _names("Kim Yo Jong drill") == [("Kim", "Yo", "Jong", "drill")]
    assert _names('김여정 after:3d 담화 lang:ko "Kim Yo Jong" 평양, - 원산') == [
        ("김여정",),
        ("담화",),
        ("평양", "원산"),
    ]
    assert _names("-Kim Jong Un") == [("Kim",), ("Jong", "Un")], "a minus is of one word"
    assert _names("late Kim OR Ri spoke") == [("late",), ("Kim",), ("Ri",), ("spoke",)], "OR is of two"
    for typed in ("ﾛｼｱ", "ロシア、", "「ロシア」", "ロシア\u200b"):
        assert _names(typed) == [("ロシア",)]


def test_a_name_stands_for_all_of_its_words() -> None:
    """Since articles in other scripts have none of them."""
    kim, yo, jong, drill = words("kim"), words("yo"), words("jong"), words("drill")
    keys = {"Kim Yo Jong": ("kim-yo-jong",), "Kim": ("a-family",), "Jong drill": ("a-firm",)}
    found = understood("Kim Yo Jong drill").resolved(keys)
    named = [About("Kim Yo Jong", term, ("kim-yo-jong",), bare=True) for term in (kim, yo, jong)]
    assert found.clauses == (*map(Clause, zip((kim, yo, jong), named, strict=True)), Clause((drill,)))
    assert found.bare_names
    assert found.named_keys == ("kim-yo-jong",), "the longest name that begins at a word"
    assert understood("Kim Yo Jong drill").resolved({}).clauses == tuple(
        Clause((one,)) for one in (kim, yo, jong, drill)
    )


def test_a_name_is_an_alternative_and_is_excluded_with_its_word() -> None:
    moscow, drone, russia = words("ロシア"), words("drone"), {"ロシア": ("russia",)}
    about = About("ロシア", moscow, ("russia",), bare=True)
    assert understood("ロシア drone").resolved(russia).clauses == (Clause((moscow, about)), Clause((drone,)))
    excluded = (Clause((moscow,), negated=True), Clause((about,), negated=True))
    assert understood("-ロシア").resolved(russia).clauses == excluded, (
        "also what has the word and is linked with nothing"
    )
    assert understood("ロシア または drone").resolved(russia).clauses == (Clause((moscow, drone, about)),)
    assert understood("北").resolved({"北": ("north-korea",)}).clauses == (Clause((words("北"),)),), "a headline's word"
    assert understood('"Kremlin"').resolved({"Kremlin": ("kremlin",)}).clauses == (Clause((words("kremlin"),)),), (
        "as it is written"
    )
    assert understood("ロシア").resolved(russia).bare_names
    assert understood('"ロシア"').resolved(russia).keys == (), "in every script"


def test_names_take_nothing_from_what_a_query_may_have() -> None:
    many = [f"国{chr(0x4E00 + number)}" for number in range(MOST_CONDITIONS + 1)]
    found = understood(" ".join(many[:-1])).resolved(dict.fromkeys(many, ("country",)))
    assert len(list(found.conditions)) == 2 * MOST_CONDITIONS
    assert parse(" ".join(many), TODAY) == QueryProblem(ProblemKind.TOO_MANY)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("missile", []),
        ("missile OR rocket", []),
        ("missile before:2024-03", [("missile", "before:2024-03"), ("before:2024-03", "missile")]),
        (
            'missile | rocket -"sea trial"  entity:"Kim Yo Jong"',
            [
                ("missile | rocket", '-"sea trial"  entity:"Kim Yo Jong"'),
                ('-"sea trial"', 'missile | rocket   entity:"Kim Yo Jong"'),
                ('entity:"Kim Yo Jong"', 'missile | rocket -"sea trial"'),
            ],
        ),
        ("미사일 after:3일 전", [("미사일", "after:3일 전"), ("after:3일 전", "미사일")]),
        ("", []),
    ],
)
def test_a_query_has_parts_and_is_a_query_without_any_of_them(typed: str, found: list[tuple[str, str]]) -> None:
    assert parts(typed) == found
    assert all(isinstance(parse(rest, TODAY), Query) for _, rest in found)


@given(st.text(alphabet='ab "-:|OR\t', max_size=40))
def test_the_parts_of_a_query_are_all_that_was_typed(typed: str) -> None:
    found = parts(typed)
    assert not found or "".join("".join(part for part, _ in found).split()) == "".join(typed.split())


@table(
    ("typed", "found"),
    [
        ("troops -Russia since yesterday", ("since yesterday", "after:yesterday")),
        ("sanctions last week", ("last week", 'after:"last week"')),
        ("drills in March", ("in March", "after:March")),
        ("launches before 2020", ("before 2020", "before:2020")),
        ("troops from March to May", None),
        ("launches between 2019 and 2020", None),
        ("talks until Friday", None),
        ("제재 어제부터", ("어제부터", "after:어제부터")),
        ("制裁 昨日から", ("昨日から", "after:昨日から")),
        ("지난주 제재", ("지난주", "after:지난주")),
        ("14 Feb drills", ("14 Feb", 'after:"14 Feb"')),
        ("yesterday", None),
        ("last week", None),
        ("8 December", None),
        ("Labor Day", None),
        ("Sun Myung Moon", None),
        ("talks with Theresa May", None),
        ("sanctions in May", ("in May", "after:May")),
        ("Day of the Sun", None),
        ("arduous march", None),
        ("the fall of Kabul", None),
        ("the winter war", None),
        ("launches this summer", ("this summer", 'after:"this summer"')),
        ("올봄 가뭄", ("올봄", "after:올봄")),
        ("winter olympics", None),
        ("서울의 봄", None),
        ("launches last winter", ("last winter", 'after:"last winter"')),
        ("launches march 2024", ("march 2024", 'after:"march 2024"')),
        ("2019 and 2020 launches", None),
        ('troops "last week"', None),
        ("troops Kursk", None),
    ],
)
def test_a_period_in_words_has_an_operator(typed: str, found: tuple[str, str] | None) -> None:
    assert period_in_words(typed) == found
    if found is not None:
        dated = parse(typed.replace(*found), TODAY)
        assert isinstance(dated, Query)
        assert (dated.after or dated.before) is not None


def test_words_of_a_name_are_no_period() -> None:
    assert period_in_words("rallies in June 10") == ("in June 10", 'after:"June 10"')
    assert period_in_words("rallies of the June 10 Struggle", ["June 10 Struggle"]) is None
    assert period_in_words("team of April 25", ["team of April 25"]) is None
    assert list(looser("Ministry of April", TODAY.day, ["Ministry of April"])) == []


@pytest.mark.parametrize(
    ("typed", "name", "period"),
    [
        ("US Forces in Korea drills in May", "US Forces in Korea", "in May"),
        ("June 10 Struggle rallies October 10", "June 10 Struggle", "October 10"),
        ("April 25 Sports Team in April", "April 25 Sports Team", "in April"),
        ("Theresa May in May", "Theresa May", "in May"),
        ("5월 1일 경기장 5월", "5월 1일 경기장", "5월"),
    ],
)
def test_a_period_may_share_words_with_a_name(typed: str, name: str, period: str) -> None:
    found = period_in_words(typed, [name])
    assert found is not None
    assert found[0] == period


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sanctions last week", ["sanctions after:2024-10-07 before:2024-10-14", "sanctions"]),
        ("korean war 1950", ["korean war after:1950-01-01 before:1951-01-01", "korean war"]),
        ("rice 14 Feb", ["rice after:2024-02-14 before:2024-02-15", "rice"]),
        ("rice since March", ["rice after:March", "rice"]),
        ("제재 3월부터", ["제재 after:3월부터", "제재"]),
        ("rice 3d", ["rice after:3d", "rice"]),
        ("어제 제재", ["제재 after:어제", "제재"]),
        ("制裁はいつ解除された", ["制裁 解除 "]),
        ("昨日 制裁はいつ", ["制裁はいつ after:昨日", "制裁はいつ", "制裁 "]),
        ("troops Kursk", []),
        ("いつ", []),
    ],
)
def test_a_query_has_looser_forms(typed: str, found: list[str]) -> None:
    assert list(looser(typed, TODAY.day)) == found
    assert all(isinstance(parse(one, TODAY), Query) for one in found)
