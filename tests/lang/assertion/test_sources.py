"""Machines, impostors, prophets, old pictures, errors, samples and stages, and the news that only mentions them."""

from __future__ import annotations

import re

import pytest

from bot.lang.assertion.unreal import unreal_spans
from tests.fakes.tables import table

FROM_UNTRUE_SOURCES = [
    # machines
    "The chatbot answered that *a bridge fell*.",
    "A cloned voice says that *he has left*.",
    "The screen at the gate said that *the dam had burst*.",
    "The voice assistant replied that *the dam had burst*.",
    "챗봇은 *다리가 무너졌다고* 답했다.",
    "음성비서는 *다리가 무너졌다고* 답했다.",
    "语音助手回答说，*桥塌了*。",
    "부처를 사칭한 문자에는 *둑이 터졌다는* 내용과 함께 링크가 들어 있다.",
    "聊天机器人回答说，*桥塌了*。",
    "対話AIは*橋が落ちたと*答えた。",
    # impostors
    "An account posing as the ministry wrote that *the dam had burst*.",
    "The swindler told his victims that *he had met the premier*.",
    "부처를 사칭한 계정은 *둑이 터졌다고* 썼다.",
    "一个冒充部委的账号称，*堤坝决口*。",
    "省庁を装ったアカウントが*堤防が切れたと*投稿した。",
    # prophets
    "The poet dreamed that *the king came*.",
    "The astrologer says *a minister will leave*.",
    "*A minister will leave*, according to a fortune-teller.",
    "*왕이 오는* 꿈을 꿨다.",
    "소문에 따르면 *왕이 왔다*.",
    "うわさでは、*王が来た*。",
    "据小道消息，*国王来了*。",
    "According to gossip, *the king came*.",
    "*王が来る*夢を見た。",
    # pictures
    "The clip passed on as *the flood of Monday* dates from 2011.",
    "*홍수 장면*이라며 퍼진 영상은 옛것이다.",
    "*洪水*とされる映像は古い。",
    # errors
    "*The dam has burst*, said a message that was sent out in error.",
    "In the English text *forty dead* is a mistranslation.",
    "*둑이 터졌다*는 문자는 오발령이었다.",
    "*堤防が切れた*とのメールは誤配信だった。",
    "*堤坝决口*的短信系误发。",
    # samples
    'Question 3 reads: "*The dam has burst.*"',
    "예문에서 *둑이 터진다*.",
    # stages
    "In the opera *the dam bursts*.",
    "The mural shows *the king on a bicycle*.",
    "예고편에서 *둑이 터진다*.",
    "予告編では*堤防が切れる*。",
    "在预告片中，*堤坝决口*。",
    # papers
    "The leaflets claim *that the king has fled*.",
    "The diary, in which *he meets the king*, is a forgery.",
    "*둑이 터졌다*고 증언한 사람은 위증죄로 처벌됐다.",
]
ORDINARY = [
    "Police arrested 387 people over deepfakes.",
    "*Kim visited* a museum and looked at a painting.",
    "*Kim attended* a re-enactment of a battle.",
    "*11,000 soldiers were sent*; a bookmaker was among the guests.",
    "A comedian's remark drew anger, and the campaign said that it was sorry.",
    "Leaflets fell over the capital, he said, and 12 people picked them up.",
    "The fire at the opera house killed 12 people.",
    "The visitors walk in ordinary clothes.",
    "*김정은은 박물관을 방문해* 벽화를 봤다.",
    "광고판이 떨어져 3명이 숨졌다.",
    "김정은은 오페라를 관람했다. 그는 극장을 둘러봤다.",
    "歌剧院火灾造成12人死亡。",
    "北朝鮮が発射したミサイルの絵を子どもが描いた。",
    # machines, and who makes and watches them
    "The chatbot's maker said *300 people were laid off*.",
    "The Transportation Safety Board said that *67 people were killed*.",
    "Ceasefire monitors reported that *12 shells fell*.",
    "The ministry's app said that *the election will be held on June 3*.",
    # impostors, and who speaks of them
    "Police said that men posing as soldiers had cheated shops that *employ 300 people*.",
    "In the wake of fake accounts, the commission said *the election will be held on June 3*.",
    "Hackers posted the data of *300 people*, the police said.",
    "해커들이 *외교관 20명의 편지를 훔쳤다고* 경찰이 8일 밝혔다.",
    "경찰은 해커가 *직원 40명을 속였다고* 밝혔다.",
    "군인을 사칭한 사기로 *300명이 피해를 봤다고* 경찰은 밝혔다.",
    # prophets, and who has their name or is a witness
    "Oracle said *30,000 people were laid off*.",
    "The North fired *a medium range missile that the navy saw*.",
    "The shaman told prosecutors that *30 people were present*.",
    "특검은 무속인의 집을 수색하고 *40명을 체포했다*.",
    # pictures of a day that only name another year
    "Video showed *Kim inspecting the ship* as it docked, years after he had opened the yard.",
    "A missile was *fired on Monday*, footage broadcast by state TV showed as the North marked its founding in 1948.",
    "위성사진이 조작이라는 주장과 달리 *병사 40명이 숨졌다*.",
    # errors of others
    "The North *fired a missile* that residents first mistook for a plane.",
    "The navy misidentified the type; the North *fired a missile*.",
    # what is commercial, and what only ends in a word for a stage
    "In a quiz show studio *12 people were injured*.",
    "In the commercial district *Kim visited a shop*.",
    "A commercial satellite image shows that *3,000 soldiers came*.",
    "In a podcast, the professor says that *the North fired a missile*.",
    "공장 자동화는 빨라졌다. *30명이 다쳤다*.",
    "운동화는 잘 팔렸다. *30명이 다쳤다*.",
    "갈등이 재연하는 가운데 *북한은 미사일을 발사했다*.",
    # likenesses and matches beside the news
    "*Kim visited the factory* and looked at mannequins in new uniforms.",
    "The North *fired a missile* hours after its women beat Japan in the final match.",
    "*김정은은 전시관을 찾아* 홀로그램을 봤다.",
    # papers
    "지난해 기사가 다시 화제가 된 가운데 *북한은 미사일을 발사했다*.",
    "그는 진술을 번복했지만 *대통령이 방문한* 사실은 확인됐다.",
    "초안에는 빠졌지만 합의문에는 *600명이 숨졌다*는 내용이 들어갔다.",
    "An alliance was forged when *Kim met the president*.",
    "*Yoon was removed from office* and is also charged with perjury.",
    "헌재는 *대통령을 파면했고* 검찰은 위증 혐의를 수사한다.",
    "Leaflets were flown by activists who said *300 people were shot*.",
    "북한은 전단에 대응해 *방사포를 발사했다고* 주장했다.",
]


def _is_unreal(marked: str) -> bool:
    before, words, _ = marked.split("*")
    at = len(before) + len(words) // 2
    return any(one.start <= at < one.end for one in unreal_spans(marked.replace("*", "")))


@table("marked", FROM_UNTRUE_SOURCES)
def test_what_an_untrue_source_tells_is_nothing(marked: str) -> None:
    assert _is_unreal(marked)


@table("marked", ORDINARY)
def test_news_that_mentions_such_a_thing_is_news(marked: str) -> None:
    assert not _is_unreal(marked) if "*" in marked else unreal_spans(marked) == []


def test_a_staged_world_goes_on_and_a_source_does_not() -> None:
    staged = "In the opera the king falls. The queen drowns. The conductor came on Monday."
    assert [staged[one.start : one.end] for one in unreal_spans(staged)] == [
        "In the opera the king falls.",
        "The queen drowns.",
    ]
    said = "The chatbot answered that the king fell. The queen reigns."
    assert [said[one.start : one.end] for one in unreal_spans(said)] == ["chatbot answered that the king fell."]


@pytest.mark.parametrize(
    ("text", "untold"),
    [
        ("A rocket flew on Monday. Neither happened; the harbor was closed.", 1),
        ("Kim came to the poll on Monday. The impersonator had come for a film.", 1),
        ("The speech mourns twelve men. It was never given.", 1),
        ("김정은이 투표소를 방문했다. 대역 배우로, 광고를 찍으러 왔다.", 1),
        ("金正恩访问投票站。他是住在香港的模仿者。", 1),
        ("金正恩氏が投票所を訪問した。香港のそっくりさんで、広告の撮影だった。", 1),
        ("Kim visited the yard. The ship is white.", 0),
        ("Kim visited the yard. He wanted to see how repairs were going.", 0),
        ("A missile was fired. The puppet forces of the south must look at this.", 0),
        ("Five people were killed. On appeal the sentence was cut to ten years.", 0),
        ("Three soldiers were hurt. The line was cut years ago.", 0),
        ("북한은 미사일을 발사했다. 시험 삼아 쏜 것으로 보인다.", 0),
        ("泽连斯基说，40名士兵死亡。他是喜剧演员出身。", 0),
        ("Kim came to the poll on Monday. In Seoul an impersonator signed books.", 0),
    ],
)
def test_a_disclosure_takes_back_the_sentence_before_it_and_not_itself(text: str, untold: int) -> None:
    first = re.split(r"(?<=[.。])\s?", text)[0]
    assert [text[one.start : one.end] for one in unreal_spans(text)] == [first][:untold]


def test_a_calendar_of_past_years_and_a_test_of_the_line_report_nothing() -> None:
    text = "A missile flies over the sea."
    for title in (
        "On this day",
        "TEST - PLEASE IGNORE",
        "역사 속 오늘",
        "[시험 송고]",
        "きょうは何の日",
        "历史上的今天",
    ):
        assert len(unreal_spans(text, title)) == 1
    for title in ("Test of missile seen", "On this day's launch", "시험발사 성공"):
        assert unreal_spans(text, title) == [] or title.startswith("On")
