"""Texts whose first sentence has a count of the dead, hurt or missing that a later one corrects."""

from __future__ import annotations

import pytest

from bot.text.summary.key_sentences import key_sentences
from tests.text.summary.split_texts import tagged

CORRECTED = [
    """A tour bus ran off a bridge near Wonju on Saturday and six passengers were killed, police said.
The bus had left Seoul at dawn with 31 people.
In the afternoon the hospital corrected the number of dead to four; two patients had been listed twice.
The driver was not hurt.
The bridge has no guard rail.""",
    """A landslide buried three houses in Yecheon early on Tuesday, leaving nine people missing, the county said.
Rain had fallen for two days.
The number of missing was later lowered to five, because four were found at a relative's home.
The army sent 200 soldiers to dig.
Schools in the valley are closed.""",
    """Eleven passengers died when a ferry hit a pier in Wando on Friday evening, local radio reported.
The ship had 140 people on board.
The coast guard has since revised the death toll down to seven.
Divers are looking for two crew members.
The captain told them that the rudder had stuck.""",
    """Two people were trampled to death at a market in Ulsan, the city said on Sunday.
A loudspeaker had announced free fish.
On Sunday night the city revised its count of the dead to three.
The market will stay closed for a week.""",
    """경기 안성의 한 공사장에서 3일 거푸집이 무너져 작업자 6명이 숨졌다고 소방당국이 밝혔다.
사고는 9층 바닥에 콘크리트를 붓던 중 일어났다.
소방당국은 오후 들어 사망자를 4명으로 정정했다.
경찰은 현장 소장을 불러 조사하고 있다.
고용노동부는 작업을 중지시켰다.""",
    """포항 앞바다에서 3일 어선에 불이 나 선원 5명이 실종됐다고 포항해경이 밝혔다.
배에는 12명이 타고 있었다.
실종자는 이날 밤 3명으로 수정됐다.
해경은 함정 8척을 보냈다.
불은 기관실에서 시작됐다.""",
    """의왕의 한 터널에서 차량 7대가 부딪쳐 부상자가 14명이라고 경기소방이 2일 밝혔다.
터널은 두 시간 동안 막혔다.
경기소방은 중복된 환자를 빼고 부상자를 11명으로 고쳤다.
맨 앞 화물차의 타이어가 터진 것으로 조사됐다.""",
    """四日市市の化学工場で2日、爆発があり、従業員5人が死亡したと消防が発表した。
爆発は反応器の点検中に起きた。
消防は夜になって死者を3人に訂正した。
工場は操業を止めている。
市は周辺の大気を調べている。""",
    """長野県で2日夜、土砂崩れがあり、住民8人が行方不明だと県が発表した。
雨は3日間で320ミリに達した。
行方不明者は3日朝、5人に修正された。
自衛隊が捜索に加わった。
県道は通行止めになっている。""",
    """韩国三陟一处煤矿2日透水，造成6名矿工死亡，当地消防部门说。
事故发生在地下400米处。
消防部门当晚把死亡人数更正为4人。
矿方已停产。
警方对两名主管展开调查。""",
    """一艘货轮3日在济州附近沉没，12名船员失踪，韩国海警说。
货轮载有木材。
失踪人数随后修正为9人，3人被渔船救起。
海警出动了7艘船。""",
]
RIGHT = [
    """A tour bus ran off a bridge near Wonju on Saturday and four passengers were killed, police said.
Police had first spoken of six.
The hospital corrected the number of dead to four in the afternoon.
The driver was not hurt.""",
    """Rescuers in Pyongan found nine more bodies on Monday, state radio said.
That raised the death toll to 61.
The river has fallen by a meter.
Tents came from China.""",
    """Seoul counted 180 road deaths last year, the fewest since 1970, the city said on Monday.
It has cut the number of deaths to half of what it was in 2015.
Speed limits are lower in 40 districts.
Cyclists are the exception.""",
    """A hospital ship with 40 doctors left Busan for Fiji on Tuesday, the navy said.
A cyclone killed 30 there last week; Fiji later revised the toll to 33.
The ship carries water for 6,000 people.
It will stay a month.""",
    """The central bank expects the economy to grow by 1.8 percent this year, it said on Thursday.
In May it had said 2.1 percent.
It lowered its figure for exports to 3 percent.
Interest rates stay as they are.""",
    """Workers at the Gumi plant went on strike on Monday after two were injured by a press, their union said.
The firm revised its figures for injuries in 2023 to 41 last month.
Talks begin on Wednesday.""",
    """경기 안성의 한 공사장에서 3일 거푸집이 무너져 작업자 4명이 숨졌다고 소방당국이 밝혔다.
사고는 9층에서 일어났다.
소방당국은 애초 6명으로 발표했던 사망자를 4명으로 정정했다.
경찰은 현장 소장을 조사하고 있다.""",
    """지난해 강원도 교통사고 사망자가 130명으로 1년 전보다 12% 줄었다고 경찰청이 3일 밝혔다.
경찰은 2030년 목표를 사망자 80명으로 낮췄다.
단속 장비 60대를 더 놓는다.""",
    """한국은행이 올해 성장률 전망을 1.8%로 낮췄다고 3일 밝혔다.
지난 5월에는 2.1%였다.
취업자 증가 폭은 12만명으로 수정했다.
기준금리는 동결했다.""",
    """四日市市の化学工場で2日起きた爆発で、消防は死者が3人になったと発表した。
消防は当初の5人を3人に訂正した。
死者を3人に訂正したのは搬送者の重複が分かったためだ。
工場は操業を止めている。""",
    """県内の交通事故の死者が昨年は41人と過去最少になったと県警が3日発表した。
県警は今年の目標を死者35人に改めた。
高齢者が6割を占める。""",
    """韩国三陟煤矿透水事故的死亡人数为4人，消防部门2日说。
该部门早前把死亡人数更正为4人，此前公布为6人。
矿方已停产。""",
    """济州11月接待游客102万人，同比下降4%，当地政府3日说。
政府把全年目标改为1200万人。
外国游客增长9%。""",
    """韩国3日向斐济派出医疗队，共40名医生，外交部说。
当地上周的洪水造成30人死亡，斐济政府后来将死亡人数修正为33人。
医疗队将停留一个月。""",
]


def begins(text: str) -> str:
    """The summary of one sentence."""
    return key_sentences(tagged(text), None, (), ())[0].text


@pytest.mark.parametrize("text", CORRECTED)
def test_a_count_that_was_corrected_is_not_shown_without_its_correction(text: str) -> None:
    assert begins(text) != text.partition("\n")[0]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_count_and_counts_of_other_matters_open_the_summary(text: str) -> None:
    assert begins(text) == text.partition("\n")[0]
