"""Who is denied, doubted or only supposed to have died is no toll of a story."""

from __future__ import annotations

from bot.news.figures import Stated, agreeing, figures
from tests.fakes.tables import table
from tests.news.tolls.test_casualties import kinds

_HARM = {"dead", "hurt", "dead or hurt", "missing", "detained", "evacuated", "displaced", "rescued"}


@table(
    "sentence",
    [
        "No report that five people died reached the harbour office.",
        "There is no evidence that 12 people were killed in the collapse.",
        "The coast guard denied that five sailors had died.",
        "The ministry rejected reports that 30 people were injured.",
        "Had five people died, the inquiry would have been public.",
        "Nobody has confirmed that seven miners were killed.",
        "Police said it was not true that 20 protesters were arrested.",
        "The claim that 14 villagers drowned is false.",
        "Contrary to rumours, nine workers did not die in the blast.",
        "It is unclear whether six people are missing.",
        "The hospital could not confirm that eight people had been wounded.",
        "Unless 50 people are evacuated, the dam will not be opened.",
        "5명이 숨졌다는 보도는 없었다.",
        "해경은 선원 5명이 사망했다는 주장을 부인했다.",
        "12명이 다쳤다는 소문은 사실이 아니다.",
        "만약 5명이 숨졌다면 조사가 시작됐을 것이다.",
        "7명이 실종됐는지는 확인되지 않았다.",
        "경찰은 20명을 체포한 사실이 없다고 밝혔다.",
        "8명이 사망했다는 증거는 나오지 않았다.",
        "군은 30명이 부상했다는 보도를 일축했다.",
        "주민 40명이 대피했다는 말은 거짓으로 드러났다.",
        "9명이 숨졌다고 보기는 어렵다고 병원은 말했다.",
        "5人が死亡したとの報告はない。",
        "海上保安庁は船員5人が死亡したことを否定した。",
        "12人が負傷したという情報は事実ではない。",
        "もし5人が死亡していれば、調査が始まっていた。",
        "7人が行方不明かどうかは確認されていない。",
        "警察は20人を逮捕したとの報道を否定した。",
        "8人が死亡した証拠は見つかっていない。",
        "9人が死亡したといううわさはデマだった。",
        "没有报道称5人死亡。",
        "海警否认有5人死亡。",
        "12人受伤的消息不属实。",
        "如果5人死亡，调查早就开始了。",
        "尚不清楚7人是否失踪。",
        "警方否認逮捕了20名示威者。",
        "並無證據顯示8人遇難。",
        "9人死亡的传言是谣言。",
        "There have been no confirmed reports of 14 deaths in the valley.",
        "Officials dismissed a rumour that 60 recruits were missing.",
        "A spokesman disputed claims that 11 hikers had been rescued.",
        "We do not know whether nine crew members were injured.",
        "Reports that 25 villagers were killed could not be independently verified.",
        "If 200 residents had not been evacuated, many would have died.",
        "It was not immediately clear if three divers had drowned.",
        "The embassy said it had no information that four citizens were detained.",
        "The army called a story that 18 soldiers had died fake.",
        "A post saying 70 people were killed turned out to be false.",
        "실종자가 4명이라는 소문은 헛소문으로 밝혀졌다.",
        "국방부는 병사 6명이 체포됐다는 보도에 대해 사실무근이라고 밝혔다.",
        "10명이 사망했다는 이야기를 뒷받침할 증거는 없다.",
        "승객 8명이 구조됐는지 여부는 알려지지 않았다.",
        "만일 3명이 다쳤더라면 경기는 중단됐을 것이다.",
        "공장 측은 2명이 숨진 적이 없다고 주장했다.",
        "6명 사망설은 사실이 아니라고 경찰이 말했다.",
        "4人が逮捕されたという話は誤りだと警察は述べた。",
        "乗客6人が救助されたかどうかは不明だ。",
        "仮に2人が負傷していたら、大会は中止になったはずだ。",
        "3人死亡説を当局は否定した。",
        "當局駁斥有6人失蹤的說法。",
        "目前没有收到4人被捕的消息。",
        "若有3人受傷，比賽就會取消。",
        "网传11人遇难，警方称不属实。",
        "There is no evidence that the fire that broke out killed nine people.",
        "Officials denied reports of a strike that killed five people.",
        "Officials denied that the five people had been killed.",
        "5명이 숨졌다는 사실을 확인하지 못했다.",
        "소방본부는 9명이 다쳤다는 지역 방송의 보도는 사실이 아니라고 설명했다.",
        "연구진은 40명이 사망했다는 수치에 의문을 제기했다.",
        "북한군 3명 사망 여부는 확인되지 않았다.",
        "병원은 12명이 부상할 경우를 대비했다.",
        "공장 폭발로 12명이 숨졌다는 가짜 뉴스가 퍼지고 있다.",
        "会社は5人が死亡したことを否定した。",
        "尚不清楚5人死亡的消息是否属实。",
    ],
)
def test_a_toll_that_is_not_asserted_is_none(sentence: str) -> None:
    assert not _HARM & {kind for _, kind in kinds(sentence)}


@table(
    "sentence",
    [
        "The mayor denied that the storm was unusual, and five people died.",
        "The company has not said why five people died.",
        "The fire was not out when four people died.",
        "5명이 숨졌지만 원인은 확인되지 않았다.",
        "회사 측은 책임을 부인했으나 5명이 숨졌다.",
        "5人が死亡したが、原因は分かっていない。",
        "社長は責任を否定したが、5人が死亡した。",
        "事故造成5人死亡，原因尚不清楚。",
        "公司否认有责任，事故造成5人死亡。",
        "The court heard that he denied killing five people.",
        "The governor denied responsibility after nine people died.",
        "Investigators do not know how six people were injured.",
        "It is not the first time that three climbers have died there.",
        "No one expected the flood, in which 12 people died.",
        "The operator did not deny that seven workers were injured.",
        "그는 3명을 숨지게 한 혐의를 부인했다.",
        "4명이 숨진 사고가 조작됐다는 주장은 거짓이다.",
        "5명이 숨졌다는 사실을 부인하지 않았다.",
        "4명이 숨졌다고 소방당국이 밝혔다.",
        "6人が死亡した事故で、会社は過失を否定した。",
        "7人が負傷したことを市が明らかにした。",
        "他否认与4人死亡有关。",
        "没有人知道为何3人失踪。",
        "尚不清楚事故是如何造成6人受伤的。",
        "警方没有公布造成8人死亡的原因。",
        "Police are investigating whether negligence led to the fire that killed 23 people.",
        "There is no evidence that terrorism was behind the blast that killed nine people.",
        "The inquiry will ask whether the owner ignored warnings before the sinking in which 304 people died.",
        "It is unclear whether the five people killed were civilians.",
        "시는 7명이 다쳤다는 보고를 받고도 조치하지 않았다.",
        "회사는 5명이 숨졌다는 사실을 알리지 않았다.",
        "5명이 숨졌다는 사실을 아는 사람이 없었다.",
        "4명이 숨진 사고가 꾸며졌다는 주장은 거짓이다.",
        "5人が死亡したことがわかったが身元は確認できない。",
        "会社は5人が死亡したことを公表しなかった。",
        "会社は5人の死亡を隠したことを否定した。",
        "警方无法确认死亡5人的身份。",
        "警方尚未查明造成5人死亡的火灾原因。",
        "公司否认隐瞒5人死亡。",
    ],
)
def test_a_toll_beside_something_that_is_denied_is_one(sentence: str) -> None:
    assert _HARM & {kind for _, kind in kinds(sentence)}


def test_a_denial_confirms_no_toll() -> None:
    """Two reports, of which one has the toll only in the words of those who deny it."""
    sentences = ("Twelve sailors died in the collision.", "The owner denied that 12 sailors had died.")
    stated = [Stated(one, words, by) for by, words in enumerate(sentences) for one in figures(words)]
    assert agreeing(stated) == ()
