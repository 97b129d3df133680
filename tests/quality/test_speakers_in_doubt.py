"""Statements that are easily given to a place, to an object, to another of the same name, or to who spoke before."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger


def speakers(text: str, tagger: Tagger, base: Knowledge) -> list[str]:
    """The speakers of the statements of a text."""
    tagged = tagger.tag(text)
    found = find_quotes(tagged, find_entities(tagged, base, None, "2025-02-20"))
    return [one.speaker for one in found if one.speaker]


@pytest.mark.parametrize(
    ("text", "not_this"),
    [
        ("The pond is dry, said Hong Ki-tae, a gardener in Incheon who called rain the best of friends.", "Incheon"),
        ("He met a trader from Busan who called the tax a burden on the shops.", "Busan"),
        ('As if scolding the miller openly, the guild was curt: "The bridge will stay shut all winter."', "miller"),
        ('After praising the envoy at length, the panel was blunt: "This plan will not be funded."', "envoy"),
        ("In Harim's case, though, Wang said all of its orchards were on the coast.", "Harim"),
        ("On the pier stood members of the guild, gardeners, commanding officers of the ferry and cooks.", "members"),
        ("While Hong Ki-tae's remarks on Friday appear to have pleased the millers, the growers left.", "Hong Ki-tae"),
        (
            "A Busan study found cracks in bells. The tower sent out a letter announcing a mass and telling"
            " the sexton to mend the rope.",
            "letter",
        ),
        ("시의회는 다리를 고쳤고, 조합은 이번 공사는 돈만 버린 것이라고 비판했다.", "시의회"),
        ("정부는 예산을 늘렸고 야당은 그 돈이 낭비됐다고 비판했다.", "정부"),
        ("강변 주간지 '두물(斗物)'은 중국이 등대를 세울 수 있다고 보도했다.", "China"),
        ("일간지 '강변'은 일본이 협상을 미루고 있다고 전했다.", "Japan"),
        ("두 조합은 다리를 고치기로 했다고 문 회장 측 노은결 대변인이 밝혔다.", "두 조합"),
    ],
)
def test_a_statement_is_not_given_to_whom_it_is_not_of(
    text: str, not_this: str, tagger: Tagger, base: Knowledge
) -> None:
    found = speakers(text, tagger, base)
    assert not_this not in found
    assert "Busan study" not in found[1:]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It came from critics of the ministry who said the tax was a burden.", "critics of the ministry"),
        ("In Wang's view, all of the plants should stay in China.", "Wang"),
        ("Hong Ki-tae sent a note announcing a mass and telling the sexton to mend the rope.", "Hong Ki-tae"),
        ("국방부는 훈련이 끝났다고 밝혔고 외교부는 협의가 계속된다고 설명했다.", "South Korean Foreign Ministry"),
        ("민주당은 이번 결정이 잘못됐다고 비판했다.", "민주당"),
        ("두 조합은 다리를 고치기로 했다고 문 회장 측 노은결 대변인이 밝혔다.", "노은결"),
    ],
)
def test_a_statement_is_given_to_its_speaker(text: str, speaker: str, tagger: Tagger, base: Knowledge) -> None:
    assert speaker in speakers(text, tagger, base)


def test_she_is_not_the_only_woman_with_a_name_where_another_is_spoken_of(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "Mrs Nicole Daver told the millers to wait. Mr Evans denies pushing the woman. She agreed to sell him the"
        " orchard, he said."
    )
    assert speakers(text, tagger, base).count("Nicole Daver") == 1


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Salwa Omari sat there. Mr. Omari said no. Ms. Omari said yes.", 1),
        ("Mrs. Salwa Omari sat there. Mr. Omari said no. Ms. Omari said yes.", 2),
        ("Salwa Omari sat there. Ms. Omari said yes. Omari smiled.", 3),
    ],
)
def test_a_surname_of_a_man_and_a_woman_is_only_given_by_its_title(
    text: str, mentions: int, tagger: Tagger, base: Knowledge
) -> None:
    found = find_entities(tagger.tag(text), base, None, "2025-02-20")
    (one,) = [entity for entity in found if entity.name == "Salwa Omari"]
    assert len(one.mentions) == mentions
