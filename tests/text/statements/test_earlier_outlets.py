"""A bare "the agency", "the paper" or "the broadcaster" of a Korean text: the outlet that was named before."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "교도통신은 회담이 미뤄졌다고 전했다. 통신은 양측이 날짜를 못 정했다고 덧붙였다.",
            "양측이 날짜를 못 정했다",
            "Kyodo News",
        ),
        (
            "교도통신은 회담이 미뤄졌다고 전했다. 통신에 따르면 양측은 날짜를 못 정했다.",
            "양측은 날짜를 못 정했다",
            "Kyodo News",
        ),
        # what somebody else says between does not matter
        (
            '한빛일보는 둑이 낡았다고 보도했다. 김도현 시장은 "고치겠다"고 말했다. 신문은 예산이 없다고 지적했다.',
            "예산이 없다",
            "한빛일보",
        ),
        # each noun has its kind of outlet
        (
            "한빛방송은 둑이 무너졌다고 했다. 새벽통신은 넘쳤다고 했다. 방송은 기사를 고쳤다고 밝혔다.",
            "기사를 고쳤다",
            "한빛방송",
        ),
        # by the noun in front of a name
        (
            "미국 일간지 하버게이트는 표본이 사라졌다고 보도했다. 신문은 경비가 허술했다고 전했다.",
            "경비가 허술했다",
            "하버게이트",
        ),
        # the nearest
        (
            "교도통신은 회담이 열렸다고 했다. 타스통신도 이를 전했다. 통신은 합의문이 없다고 했다.",
            "합의문이 없다",
            "TASS",
        ),
        # two in one sentence, and an agency that is only credited, are none
        ("뉴욕타임스와 워싱턴포스트가 보고서를 공개했다. 신문은 예산이 줄었다고 전했다.", "예산이 줄었다", "신문"),
        ("(서울=한빛통신) 시청이 둑을 고친다. 통신은 망이 끊겼다고 밝혔다.", "망이 끊겼다", "통신"),
        # an outlet that is named only with its union or reporter may be meant or not
        ("교도통신은 둑이 낡았다고 전했다. 한빛통신 기자도 왔다. 통신은 예산이 없다고 했다.", "예산이 없다", "통신"),
        # no abbreviation behind a name is a second outlet
        (
            "워싱턴포스트(WP)는 둑이 낡았다고 보도했다. 매체는 “결정은 없다”고 전했다.",
            "결정은 없다",
            "The Washington Post",
        ),
        # the end of another name is no outlet
        ("쇼타임은 문을 닫았다고 밝혔다. 매체는 “어려웠다”고 했다.", "어려웠다", "매체"),
        # a name with its abbreviation
        ("파이낸셜타임스(FT)는 은행이 매각을 검토한다고 보도했다.", "은행이 매각을 검토한다", "Financial Times"),
    ],
)
def test_a_bare_noun_means_the_outlet_before(text: str, words: str, speaker: str, read: Reads) -> None:
    assert (words, speaker) in [(quote.text, quote.speaker) for quote in read(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("한빛시민연대는 둑이 낡았다고 밝혔다. 이 기업은 “고치겠다”고 했다.", "이 기업"),
        ("한빛시민연대는 둑이 낡았다고 밝혔다. 이 단체는 “고치겠다”고 했다.", "한빛시민연대"),
        ("국방부는 둑이 낡았다고 밝혔다. 이 회사는 “고치겠다”고 했다.", "이 회사"),
        ("교도통신은 둑이 낡았다고 전했다. 이 기업은 “고치겠다”고 했다.", "이 기업"),
        ("교도통신은 둑이 낡았다고 전했다. 이 신문은 “고치겠다”고 했다.", "이 신문"),
        ("한빛일보는 둑이 낡았다고 했다. 교도통신은 새것이라고 했다. 이 신문은 “고치겠다”고 했다.", "한빛일보"),
        ("해솔전자는 둑이 낡았다고 밝혔다. 이 회사는 “고치겠다”고 했다.", "해솔전자"),
        ("한빛대학은 둑이 낡았다고 밝혔다. 이 병원은 “고치겠다”고 했다.", "이 병원"),
        # a name that does not tell its kind
        ("KT는 둑이 낡았다고 밝혔다. 이 기업은 “고치겠다”고 했다.", "KT Corporation"),
    ],
)
def test_this_body_is_of_its_kind(text: str, speaker: str, read: Reads) -> None:
    """Whatever body spoke last was "this company"."""
    assert ("고치겠다", speaker) in [(quote.text, quote.speaker) for quote in read(text)]
