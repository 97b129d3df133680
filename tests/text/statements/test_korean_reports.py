"""Statements of Korean reports: wishes, texts that somebody issues, what is said often, 옹 and the deceased."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table
from tests.text.statements.test_korean_speakers_in_news import said


@table(
    ("text", "statements"),
    [
        # a form of address for old men
        ('북한이 고향인 실향민 하은도 옹은 "보고 싶다"고 말했다.', [("보고 싶다", "하은도")]),
        ('북한이 주적인 국방부는 "대비하겠다"고 말했다.', [("대비하겠다", "국방부")]),
        # a wish and a look beside words
        (
            '주민 도은결(74) 씨는 "비가 왔다"며 "더 왔으면 한다"고 바랐다.',
            [("비가 왔다", "도은결"), ("더 왔으면 한다", "도은결")],
        ),
        ('도은결 씨는 "비가 왔으면 좋겠다"며 하늘을 봤다.', [("비가 왔으면 좋겠다", "도은결")]),
        ('도은결 씨는 "너무 늦었다"고 느꼈다.', []),
        ("주민들은 비가 오기를 바랐다.", []),
        # texts that are issued, printed and sent
        ('조합은 "부담이 너무 크다"는 입장문을 냈다.', [("부담이 너무 크다", "조합")]),
        ('조합은 "부담이 너무 크다"는 보도자료를 배포했다.', [("부담이 너무 크다", "조합")]),
        ("나루시는 물을 아껴 달라는 내용의 안내문을 배포했다.", [("물을 아껴 달라", "나루시")]),
        ('나루신문은 "잠부터 지켜 달라"는 제목의 사설을 실었다.', [("잠부터 지켜 달라", "나루신문")]),
        ('나루신문은 도은결 교수의 "책임은 여당에 있다"는 기고를 실었다.', []),
        ("도은결 교수는 '남북 관계의 어제와 오늘'이라는 제목의 글을 썼다.", []),
        ('도은결 감독은 "봄이 온다"는 제목의 영화를 냈다.', []),
        # how often, and forecasts
        ('사회자는 "시간을 지켜 달라"고 여러 번 제지했다.', [("시간을 지켜 달라", "사회자")]),
        ("기상청은 밤까지 비가 더 내릴 것으로 예보했다.", [("밤까지 비가 더 내릴 것", "기상청")]),
        ("밤까지 비가 더 내릴 것으로 예보됐다.", []),
        # the deceased
        ('고인은 생전에 "소리는 앓는 것"이라고 말하곤 했다.', [("소리는 앓는 것", "고인")]),
        ('고인의 딸 도은결 씨는 "오래 걸렸다"고 말했다.', [("오래 걸렸다", "도은결")]),
    ],
)
def test_statements_of_reports(
    text: str, statements: list[tuple[str, str | None]], tagger: Tagger, base: Knowledge
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "본지는 8일 자에 나루재단이 기금을 유용했다고 보도했습니다. 승인을 받은 것으로 밝혀져 바로잡습니다.",
            [],
        ),
        (
            '나루재단 측은 "피해가 컸다"고 밝혔습니다. 또 기사에서 이사장을 전직 의원이라고 소개했으나 사실이 아니어서'
            " 정정합니다.",
            ["피해가 컸다"],
        ),
        (
            '본지는 8일 자에 나루재단이 기금을 유용했다고 보도했습니다. 나루재단 측은 "사실이 아니다"라고 밝혔습니다.',
            ["나루재단이 기금을 유용했다", "사실이 아니다"],
        ),
        (
            '나루신문은 항구가 닫혔다고 보도했다. 공사는 "잘못된 보도를 바로잡겠다"고 밝혔다.',
            ["항구가 닫혔다", "잘못된 보도를 바로잡겠다"],
        ),
        ('기사에서 도은결 이사장은 "돈은 냈다"고 말했다. 이름의 오기는 바로잡았습니다.', ["돈은 냈다"]),
    ],
)
def test_what_a_correction_takes_back_is_nobodys(text: str, words: list[str], tagger: Tagger, base: Knowledge) -> None:
    assert [content for content, _ in said(text, tagger, base)] == words
