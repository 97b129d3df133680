"""Sentences that depend on an antecedent outside them."""

from __future__ import annotations

import pytest

from bot.text.summary.anaphora import dangling, is_of_that, refers_to_earlier
from bot.text.summary.sentence_quality import hollow
from tests.fakes.tables import table

HANGING = [
    "Father Byun, who visited the church, believed that they were.",
    "There has been speculation that he might be invited to the North.",
    "The mayor did not use those words, her office said.",
    '"There is no such rule," said Pak Min, a spokesman for the guild.',
    "The label later said that the post had been misread.",
    "On Nov. 3 its finance ministry said that the tax would stay.",
    "An hour later he withdrew the remark.",
    "In May they sold the ship.",
    "Among women of that age it was 38 percent.",
    "In that year the port closed.",
    "Under these rules a ferry may sail without a pilot.",
    "If they agree, the bridge will be built.",
    "Sixteen percent said that they would not vote.",
    "Most were sent home on Friday.",
    "A second one is expected before winter.",
    "Fishing boats must stay in port until noon, it added.",
    "The harbor would then be empty, she said, as everybody could see.",
    "Earlier this month it accused the town of negligence.",
    "There, nobody waits.",
    "In a dream she sees her mother on the pier.",
    "With the last boat they left the island.",
    "The two agreed to repair the pier.",
    "The two spoke of Korea and of the storm.",
    "The former is cheaper, the latter safer.",
    "The men were held for a week.",
    "The decision came late.",
    "이날 회의는 두 시간 동안 열렸다.",
    "그는 배가 낡았다고 말했다.",
    "이에 따라 어민들이 항구로 돌아왔다.",
    "이 같은 조치는 처음이다.",
    "또 어선 세 척이 항구로 돌아왔다.",
    "두 장관은 다음 달 다시 만나기로 했다.",
    "배가 낡아서 가라앉았다는 것이다.",
    "태풍 때문에 항로가 끊겼다는 설명이다.",
    "파도가 높은 때문이다.",
    "침몰 까닭은 밝히지 않았다.",
    "배가 멈춘 지 다섯 달 만이다.",
    "지난 5월 이후 세 번째 우승이다.",
    "울릉군은 두 사람이 오는 3일 만난다고 밝혔다.",
    "법원은 두 사람 모두 무죄라고 판단했다.",
    "통일부는 3일 양측이 만나기로 했다고 밝혔다.",
]
TOLD_BEFORE = [
    "The 41-year-old will coach the team next year.",
    "The announcement came a day after the storm.",
    "The officials said that no one was hurt.",
    "The best known case is that of the lighthouse keepers.",
    "The second reason is money.",
    "The photographs are therefore worth more than the report.",
    "The village, however, got no water.",
]
STANDING = [
    "There has been speculation that the bishop might be invited to the North.",
    "Doctors believed that they were wrong about the fog.",
    "Asked whether the oven was safe, the engineer said that it was.",
    "Experts had warned that the cellar would flood, and residents say that it did.",
    "There were 40 guests in the bakery when they heard the blast.",
    "It is the first time since the war that the city has told people that they must leave.",
    "The price of thatched roofs has doubled in Jeonju.",
    "On Nov. 3 the finance ministry said that the tax would stay.",
    "In his first speech since the vote, Mayor Han promised a new pier.",
    "When he was a child, Han lived on the island.",
    "The 41-year-old goalkeeper Han Byeol-su will coach the team next year.",
    "The announcement of the winners came a day after the storm.",
    "The second ferry of the day sank off Jeju.",
    "The military said that no one was hurt.",
    "Sixteen percent of the fishermen said that they would not vote.",
    "It is not known whether the lighthouse works.",
    "It was the first time in nine years that the island had snow.",
    "There were no reports of damage.",
    "One-third of the boats stayed in port.",
    "Two ferries were damaged by the storm.",
    "In a letter that they signed on Monday, fishermen asked for a pier.",
    "At Mokpo the ferries stay in port.",
    "The two Koreas agreed to open the line again.",
    "The three shipyards of Geoje took orders for 61 ships.",
    "The former mayor of Ulleung sold the ferry.",
    "The man accused of cutting the nets was fined.",
    "The women who dive off Jeju are few.",
    "The two-day exercise off Pohang ended.",
    "The move to close the pier met with anger.",
    "For the first time in its history, a ferry line pays a dividend.",
    "There may not have been so much snow since the war.",
    "It took firefighters three hours to save the boat.",
    "울릉군은 어선 세 척이 항구로 돌아왔다고 밝혔다.",
    "울릉군은 두 사람이 연기를 마셔 병원으로 옮겨졌다고 밝혔다.",
    "도지사와 군수는 두 사람이 함께 배를 탔다고 밝혔다.",
    "오산에서는 두 사람이 상을 받았다.",
    "이재명 대통령이 울릉도를 찾았다.",
    "이란은 제안을 거부했다.",
    "그리스는 배 두 척을 보냈다.",
    "해경은 까닭을 밝히지 않았다.",
    "울릉도의 눈은 9년 만이다.",
    "이 대통령은 3일 울릉도를 찾았다.",
    "이중섭의 그림이 울릉도에서 전시됐다.",
    "두 달 동안 비가 오지 않았다.",
]


@table("sentence", HANGING)
def test_a_sentence_with_an_outside_antecedent_is_dangling(sentence: str) -> None:
    assert dangling(sentence)


@pytest.mark.parametrize("sentence", TOLD_BEFORE)
def test_a_definite_noun_refers_to_an_earlier_sentence(sentence: str) -> None:
    assert refers_to_earlier(sentence)


@table("sentence", STANDING)
def test_a_self_contained_sentence_is_not_dangling(sentence: str) -> None:
    assert not dangling(sentence)
    assert not refers_to_earlier(sentence)


def test_a_noun_in_the_title_needs_no_earlier_sentence() -> None:
    sentence = "The launch came a day after the storm."
    assert refers_to_earlier(sentence, "Storm hits the east coast")
    assert not refers_to_earlier(sentence, "Launches of new ferries delayed")


def test_a_pronoun_speaker_is_resolved_by_a_name_before_it_in_the_sentence() -> None:
    sentence = "Mayor Han would rather walk than take the ferry, he said."
    assert not dangling(sentence, named=6)
    assert dangling(sentence)


def test_the_title_of_a_statement_is_not_its_content() -> None:
    assert hollow('Minister Nam issued the following press statement titled "The Fog Will Not Lift" on March 4.')
    assert not hollow('The ministry issued a statement titled "On the Fog," saying that it would not lift.')
    assert not hollow('The ministry issued a statement that called the fog "thick" and the harbour closed.')
    assert hollow("남 장관이 3일 담화를 발표했다.")
    assert not hollow("남 장관이 3일 훈련을 비난하는 담화를 발표했다.")
    assert not hollow("남 장관이 3일 담화를 내고 훈련을 비난했다.")


def test_a_pronoun_at_the_end_of_a_first_sentence_means_its_own_subject() -> None:
    sentence = "An airline is going to pay 2,100 passengers for an error in its booking system, it said on Monday."
    assert dangling(sentence)
    assert not dangling(sentence, first=True)
    assert dangling("It is going to pay them, it said.", first=True)


def test_that_thing_needs_the_sentence_that_tells_of_it() -> None:
    for sentence in (
        "그 시간에 볼 수 있는 것은 난간의 페인트뿐이다.",
        "그 돈이면 다리 스무 곳을 고칠 수 있다.",
        "그 사이 공장이 문을 닫았다.",
        "그 배는 이틀 뒤 부산에 닿았다.",
    ):
        assert is_of_that(sentence, "다리 점검표가 다리를 지키지 못한다"), sentence
    for sentence in (
        "그 어느 때보다 물가가 높다.",
        "그 누구도 다치지 않았다.",
        "그 자체로 기록이라고 회사는 밝혔다.",
        "그림 도둑이 붙잡혔다.",
        "그 다리가 지난달 내려앉았다.",
    ):
        assert not is_of_that(sentence, "다리 점검표가 다리를 지키지 못한다"), sentence
