"""Launches in Japanese and Chinese sentences, and sentences that report none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.analysis import Span
from bot.model.evidence.launches import LaunchReport
from bot.news.launches.reports import LaunchArticle, launch_reports

PUBLISHED = date(2024, 11, 20)
REPORTED = (
    (
        "2024-11-18 slbm 1 sinpo 17:00",
        "北朝鮮は１８日午後５時過ぎ、新浦沖から潜水艦発射弾道ミサイル（ＳＬＢＭ）１発を日本海に向けて発射した。",
    ),
    (
        "2024-11-18 ballistic 2 350",
        "北朝鮮が18日に発射した弾道ミサイル2発は、それぞれ約350キロ飛行して日本海に落下した。",
    ),
    ("2024-11-19 cruise 1 musudan-ri", "朝鲜19日凌晨从舞水端里向东部海域试射1枚巡航导弹，韩国联合参谋本部称正在分析。"),
    (
        "2024-11-18 mrbm 1 pyongyang 23:00 1000 60",
        "韩国联合参谋本部19日说，监测到朝鲜18日晚11时左右从平壤一带向东海发射"
        "一枚疑似中程弹道导弹的飞行物，飞行约1000公里后坠海，最大高度约60公里。",
    ),
    ("2024-11-19 ballistic 2", "朝鲜19日发射2枚弹道导弹，双方将举行会谈。"),
    ("2024-11-19 ballistic 2", "北韓19日發射2枚彈道飛彈，雙方將舉行會談。"),
    ("2024-11-19 hypersonic", "朝鮮中央通信は20日、北朝鮮が19日に極超音速ミサイルの試射に成功したと報じた。"),
    (
        "2024-11-19 srbm 2 wonsan 300",
        "朝鲜19日在元山一带发射2枚短程弹道导弹，韩国军方称飞行约300公里，并否认有伤亡的传闻。",
    ),
    ("2024-11-19 srbm 2 wonsan 08:00 380", "北韓昨日上午8時許由元山附近發射兩枚短程彈道飛彈，射程約380公里。"),
)
NONE = (
    "北朝鮮は15日、ウクライナに向けてロシアが発射したミサイルを非難した。",
    "韓国の聯合通信によると、北朝鮮は今月中に軍事偵察衛星を打ち上げる見通しだ。",
    "日本の防衛相は18日、北朝鮮がミサイルを発射した場合に備え、迎撃態勢を維持していると述べた。",
    "ロシアは21日、北朝鮮製の弾道ミサイル「KN23」をハリコフに向け発射した。",
    "北朝鮮軍は19日、韓国に向けて約130発の砲弾を発射した。",
    "北朝鮮は18日、ごみをぶら下げた風船を飛ばした。韓国軍は対応射撃として誘導弾を発射した。",
    "自衛隊は16日、迎撃ミサイルSM3を発射し、模擬弾道ミサイルの迎撃に成功した。",
    "米韓両軍は北朝鮮の発射に対抗し、17日に地対地ミサイルATACMS4発を発射した。",
    "北朝鮮は17日、国連総会でミサイル発射は自衛権だと主張した。",
    "朝鲜外务省17日谴责美国向乌克兰提供导弹，称俄罗斯发射导弹是正当的。",
    "韩国军方17日发射两枚弹道导弹，回应朝鲜挑衅。",
    "朝鲜常驻联合国代表18日说，朝鲜发射卫星是主权国家的权利。",
    "安理会19日就朝鲜发射洲际弹道导弹举行公开会议。",
    "日本政府18日表示，如朝鲜再次发射弹道导弹，将予以拦截。",
    "俄军18日向基辅发射多枚朝鲜制造的弹道导弹。",
    "朝鲜18日在平壤举行火箭炮交付仪式，金正恩出席。",
    "中国18日在酒泉发射一颗卫星。朝鲜此前曾发射侦察卫星。",
    "北韓18日未發射飛彈，但施放約200顆垃圾氣球。",
    "北朝鮮が発射した弾道ミサイルはこれまでに40発を超えた。",
    "北朝鮮は19日、弾道ミサイルを発射したとの報道を否定した。",
    "「北朝鮮は19日にミサイルを発射した」という誤った速報が流れた。",
    "日本政府は19日、北朝鮮がミサイルを発射したとJアラートで誤って伝えた。",
    "北朝鮮が19日、弾道ミサイル1発を発射したという想定で、自衛隊が訓練した。",
    "北朝鮮の金正恩総書記は19日、ミサイルを発射したイランを称賛した。",
    "北朝鮮がロシアに供与した弾道ミサイル12発がキーウに向け19日に発射された。",
    "俄军19日用朝鲜产导弹袭击基辅，共发射2枚导弹。",
    "朝鲜19日发射导弹的传闻不实。",
    "网传朝鲜19日发射了2枚导弹。",
    "有消息称朝鲜19日发射了2枚导弹，韩国军方辟谣。",
)


def reports(sentence: str) -> tuple[LaunchReport, ...]:
    return launch_reports(LaunchArticle(sentence, [Span(0, len(sentence))], PUBLISHED))


@pytest.mark.parametrize(("facts", "sentence"), REPORTED)
def test_a_launch_is_read_with_its_facts(facts: str, sentence: str) -> None:
    (report,) = reports(sentence)
    assert report.own
    assert " ".join(one.value for one in report.facts) == facts
    for fact in report.facts:
        assert sentence[fact.start : fact.end] == fact.words


@pytest.mark.parametrize("sentence", NONE)
def test_plans_abilities_denials_and_what_others_launch_are_no_launches(sentence: str) -> None:
    assert [one for one in reports(sentence) if one.own] == []
