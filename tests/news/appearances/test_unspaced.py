"""What Japanese and Chinese sentences say of the persons that they name."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.lang.sentences import sentences
from bot.model.analysis import Span
from bot.news.appearances.reading import NamingArticle, appearances, strongest

PUBLISHED = date(2024, 11, 20)
SAID = (
    ("金正恩 present 2024-11-18", "朝鮮中央通信は20日、金正恩党総書記が18日、平壌市郊外の工場を視察したと報じた。"),
    ("金正恩 present 2024-11-18", "金正恩氏は18日に軍需工場を訪れ、生産状況を確認した。"),
    ("金正恩 named", "金正恩総書記は25日に北京を訪問する予定だ。"),
    ("金正恩 named", "韓国統一省によると、金正恩総書記は式典に姿を見せなかった。"),
    ("金正恩 named", "中国の王毅外相は20日、金正恩総書記の訪中を歓迎すると述べた。"),
    (
        "金正恩 present 2024-11-19; 王毅 present 2024-11-19",
        "金正恩総書記は19日、平壌を訪れた中国の王毅外相と面会した。",
    ),
    ("金正恩 named", "尹大統領は金正恩総書記と会談する用意があると述べた。"),
    (
        "金正恩 present 2024-11-19; ショイグ present 2024-11-19",
        "ロシアのショイグ安全保障会議書記は19日、平壌で金正恩総書記と会談した。",
    ),
    ("金正恩 named", "ロシアは金正恩氏をモスクワに招待した。"),
    ("金正恩 message 2024-11-19", "金正恩総書記は19日、ロシアのプーチン大統領に祝電を送った。"),
    ("プーチン named", "金正恩総書記は19日、ロシアのプーチン大統領に祝電を送った。"),
    ("プーチン message -", "金正恩総書記はプーチン大統領からの祝電を受け取った。"),
    ("金与正 message 2024-11-19", "朝鮮労働党の金与正副部長は19日、韓国の軍事演習を非難する談話を出した。"),
    ("金与正 message -", "朝鮮中央通信は金与正氏の談話を伝えた。"),
    (
        "金正恩 present 2024-11-18; 趙甬元 present 2024-11-18",
        "金正恩総書記が18日、建設現場を現地指導した。趙甬元書記、朴正天副委員長らが同行した。",
    ),
    ("崔善姫 present 2024-11-18", "崔善姫外相は18日、モスクワに到着した。"),
    ("崔善姫 named", "崔善姫外相がモスクワを訪問したとの報道を否定した。"),
    ("金正恩 named", "金正恩政権は核開発を続けている。"),
    ("金正恩 past", "金正恩氏は2018年6月12日、シンガポールでトランプ氏と会談した。"),
    ("トランプ past", "金正恩氏は2018年6月12日、シンガポールでトランプ氏と会談した。"),
    ("金正恩 named", "トランプ氏は金正恩氏と再び会談したいと語った。"),
    ("金正恩 named", "韓国の情報機関は、金正恩氏がロシアを訪問する可能性があるとみている。"),
    ("李雪主 present 2024-11-18", "金正恩総書記は18日、李雪主夫人とともに公演を観覧した。"),
    ("金徳訓 present 2024-11-19", "19日の会議には金徳訓首相、崔善姫外相が出席した。"),
    ("金正恩 named", "専門家は、金正恩氏が視察した場合の影響を分析した。"),
    ("金正恩 present -", "金正恩氏の立ち会いの下、新型ミサイルの発射実験が行われた。"),
    ("金正恩 named", "住民は金正恩氏の肖像画に献花した。"),
    ("金正恩 present 2024-11-18", "朝中社20日报道，金正恩18日视察了平壤近郊的工厂。"),
    ("金正恩 named", "金正恩将于25日访问北京。"),
    ("金正恩 named", "韩国统一部说，金正恩没有出席18日的纪念活动。"),
    ("金正恩 named", "普京再次邀请金正恩访问莫斯科。"),
    (
        "金正恩 present 2024-11-19; 绍伊古 present 2024-11-19",
        "俄罗斯联邦安全会议秘书绍伊古19日在平壤同朝鲜劳动党总书记金正恩举行会谈。",
    ),
    ("金正恩 present 2024-11-19; 王毅 present 2024-11-19", "朝鲜劳动党总书记金正恩19日在平壤会见中国外交部长王毅。"),
    ("金正恩 message 2024-11-19; 普京 named", "金正恩19日致电普京，祝贺俄罗斯国庆日。"),
    ("金与正 message 2024-11-19", "金与正19日发表谈话，谴责韩国举行军演。"),
    ("金正恩 named", "特朗普表示愿意再次与金正恩会晤。"),
    ("金正恩 named", "韩方认为金正恩可能出席阅兵式。"),
    ("金正恩 named", "平壤市民向金日成和金正日铜像敬献花篮，表达对金正恩的忠诚。"),
    ("赵甬元 present 2024-11-18", "金正恩18日视察水电站。赵甬元、朴正天等陪同视察。"),
    ("金正恩 past", "2018年6月12日，金正恩与特朗普在新加坡会晤。"),
    ("金正恩 named", "美国国务院说，金正恩政权仍在发展核武器，并访问了俄罗斯。"),
    ("金正恩 named", "韩国总统谴责金正恩参加发射活动。"),
    ("李雪主 present 2024-11-18", "金正恩18日與夫人李雪主一同觀看了演出。"),
    ("崔善姬 present 2024-11-18", "北韓外務相崔善姬18日抵達莫斯科。"),
    ("崔善姬 named", "俄外長稱，崔善姬計劃下週訪問莫斯科。"),
    (
        "金正恩 present 2024-11-17; 朴正天 present 2024-11-17",
        "在金正恩陪同下，俄代表团参观了展览。党书记朴正天17日出席开幕式。金正恩17日观看演出。",
    ),
    ("金正恩 named", "朝鲜官员说，金正恩的专列已离开平壤。"),
    ("王毅 named", "俄罗斯外长拉夫罗夫将于下周访问中国，与王毅举行会谈。"),
    ("王毅 named", "俄外长拉夫罗夫计划25日抵达北京，并同中国外长王毅会晤。"),
    ("努光铁 present -", "朝中社播发的照片显示，国防相努光铁等人佩戴徽章出席会议。"),
    ("金正恩 message 2024-11-20", "朝中社20日报道，朝鲜劳动党总书记、国务委员长金正恩当天致电普京，祝贺俄罗斯日。"),
    ("金正恩 present -", "据朝中社20日报道，金正恩日前视察了军工厂，就增产提出任务。"),
    ("金正恩 present 2024-11-16", "朝中社18日报道说，金正恩16日和17日前往平安北道察看灾情，并主持召开会议。"),
)
"""Each person with what is said of them, and the day; "-" for none."""


@pytest.mark.parametrize(("said", "text"), SAID)
def test_who_was_there_sent_a_message_or_is_only_named(said: str, text: str) -> None:
    spans = list[Span]()
    for sentence in sentences(text):
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    article = NamingArticle(text, spans, PUBLISHED)
    for one in said.split("; "):
        name, kind, *day = one.split(" ")
        found = strongest(appearances(article, [Span(*match.span()) for match in re.finditer(name, text)]))
        assert found is not None
        assert (found.kind, str(found.day or "-")) == (kind, *(day or ["-"]))
