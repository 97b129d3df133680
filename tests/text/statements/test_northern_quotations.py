"""Quotations in the marks of the North's newspapers, and titles in the same marks."""

from __future__ import annotations

import pytest

from bot.model.analysis import QuoteKind
from tests.text.statements.conftest import Reads


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("김여정부부장은 《흥미가 없다》고 밝혔다.", "흥미가 없다", "Kim Yo Jong"),
        ("김여정부부장은 담화에서 《협조는 계속될것이다》라고 강조하였다.", "협조는 계속될것이다", "Kim Yo Jong"),
        (
            "최선희외무상은 《한 일이 많다. 할 일도 많다.》고 하면서 웃었다.",
            "한 일이 많다. 할 일도 많다",
            "Choe Son Hui",
        ),
        # in the marks of the South, the North's enclose a title
        ("도한별 작가는 “소설 《봄눈》이라고 답했다.”고 말했다.", "소설 《봄눈》이라고 답했다", "도한별"),
    ],
)
def test_who_said_what_in_northern_marks(text: str, words: str, speaker: str, read: Reads) -> None:
    assert (words, speaker) in [(quote.text, quote.speaker) for quote in read(text)]


@pytest.mark.parametrize("text", ["신문은 《모두다 떨쳐나서자》는 사설을 실었다.", "소설 《봄눈》이 널리 읽힌다."])
def test_titles_are_no_statements(text: str, read: Reads) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("도한별 감독은 다음 작품이 《봄눈》이라고 밝혔다.", "다음 작품이 《봄눈》이라"),
        ("외무성 대변인은 이를 《자유》와 《민주주의》라고 부르는것은 위선이라고 말하였다.", None),
        (
            "가장 널리 읽힌 책은 《봄눈》이고 다음은 《가을》이라고 도한별 교수는 말했다.",
            "가장 널리 읽힌 책은 《봄눈》이고 다음은 《가을》이라",
        ),
    ],
)
def test_a_name_in_northern_marks_is_no_quotation(text: str, words: str | None, read: Reads) -> None:
    """The title alone was a direct quotation, and the rest of the statement was lost."""
    found = read(text)
    assert all(one.kind is QuoteKind.INDIRECT for one in found)
    assert words is None or [one.text for one in found] == [words]


def test_titles_are_no_speech(read: Reads) -> None:
    assert "봄눈" not in [quote.text for quote in read("도한별 작가는 소설을 《봄눈》이라고 소개했다.")]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "도한별 시장은 다음과 같이 말했다.\n“책임은 제가 진다. 사과드린다.”\n회견은 끝났다.",
            "책임은 제가 진다. 사과드린다",
            "도한별",
        ),
        ("도한별 시장은 다음과 같이 말했다. “사과드립니다.” 권유리 의원은 이렇게 말했다.", "사과드립니다", "도한별"),
        (
            "외무성 대변인은 다음과 같이 밝혔다.\n《우리는 이를 규탄한다.》\n회견은 끝났다.",
            "우리는 이를 규탄한다",
            "외무성 대변인",
        ),
        (
            "국방상 로광철은 담화를 발표하였다.\n담화는 다음과 같이 지적하였다.\n《강력히 경고한다.》",
            "강력히 경고한다",
            "No Kwang Chol",
        ),
        ("도한별 시장이 묻자 권유리 의원은 다음과 같이 답했다. “모릅니다.”", "모릅니다", "권유리"),
    ],
)
def test_a_quotation_below_as_follows_is_of_whom_the_sentence_names(
    text: str, words: str, speaker: str, read: Reads
) -> None:
    assert [(quote.text, quote.speaker) for quote in read(text)] == [(words, speaker)]


def test_a_quotation_below_what_another_tells_has_no_speaker(read: Reads) -> None:
    """The mayor had said what he tells of the lawmaker."""
    found = read("도한별 시장은 권유리 의원이 다음과 같이 말했다고 전했다. “시장은 물러나라.”")
    assert "시장은 물러나라" not in [quote.text for quote in found]


@pytest.mark.parametrize(
    "text",
    [
        "표지판에는 다음과 같이 적혀 있다.\n“출입을 금지합니다.”\n도한별 시장은 웃었다.",
        "표결 결과는 다음과 같다. “찬성 3표” 의원들은 돌아갔다.",
        "담화는 다음과 같이 지적하였다.\n《강력히 경고한다.》",
        "통일부는 도한별이 담화를 발표한 데 유감을 표했다. 담화는 다음과 같이 지적하였다. 《강력히 경고한다.》",
        "국방상 로광철은 담화를 발표하였다. 미 국무부 성명은 다음과 같이 지적하였다. 《동맹을 지킨다.》",
    ],
)
def test_a_quotation_below_what_nobody_says_is_no_statement(text: str, read: Reads) -> None:
    assert not read(text)
