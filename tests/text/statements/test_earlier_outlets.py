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
        # a name with its abbreviation
        ("파이낸셜타임스(FT)는 은행이 매각을 검토한다고 보도했다.", "은행이 매각을 검토한다", "Financial Times"),
    ],
)
def test_a_bare_noun_means_the_outlet_before(text: str, words: str, speaker: str, read: Reads) -> None:
    assert (words, speaker) in [(quote.text, quote.speaker) for quote in read(text)]
