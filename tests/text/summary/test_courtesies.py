"""Greetings, thanks and announcements of what comes next, which no summary shows."""

from __future__ import annotations

import pytest

from bot.text.summary.key_sentences import key_sentences
from bot.text.summary.manner import courtesy
from tests.fakes.tables import table
from tests.text.summary.split_texts import tagged


@pytest.mark.parametrize(
    "sentence",
    [
        "MS ORLANDO: Hello and welcome.",
        "CHAIR (MR BRANDT): Good morning, everyone.",
        "Thank you, Minister, and thank you for the kind invitation.",
        "Dr Eriksen, you have the floor.",
        "I have three announcements and will then take your questions.",
        "■ 진행자: 네, 안녕하십니까?",
        "그 사이 애쓰신 여러분께 진심으로 감사드립니다.",
        "존경하는 군수님께.",
        "지금까지 확인된 내용을 정리했다.",
        "핵심 쟁점을 문답으로 짚어봤다.",
        "——本日はありがとうございます。",
        "こちらこそよろしくお願いします。",
        "编辑先生：您好！",
        "欢迎收看今天的节目。",
        "各位观众，大家好。",
        "Let me begin with a short statement.",
        "대단히 감사합니다.",
    ],
)
def test_a_courtesy_is_no_news(sentence: str) -> None:
    assert courtesy(sentence)


@table(
    "sentence",
    [
        '"Good morning, everyone," the captain said.',
        "Good harvests let the province sell rice.",
        "Thanks to a new pier, ferries come back.",
        "We will open the bridge to Mokpo for buses.",
        "You pay four thousand won for a ticket.",
        "The floor of the hall was under water.",
        "I am sorry.",
        "Let us talk.",
        "We welcome the announcement.",
        "We will start talks today.",
        "We now ask for talks.",
        "We will not sit down with you.",
        "I will close Kaesong.",
        "I invite Kim to Mokpo today.",
        "I thank Russia for joining.",
        "남북 대화를 다시 시작하겠습니다.",
        "파병에 진심으로 감사드립니다.",
        "정부는 낡은 제도를 정리했다.",
        "감사원, 채용 비리 사실을 살펴봤다.",
        "남은 빚을 모두 정리했다.",
        "확성기 방송 중단에 감사드립니다.",
        "주민 여러 가구가 외부와 연결되어 있습니다.",
        "士兵敬礼后离开板门店。",
        "欢迎各位来平壤投资。",
        "谢谢中国的帮助。",
        "各位，我宣布辞职。",
        "支援にありがとうございますと総書記が述べた。",
        "全員の帰国を、よろしくお願いします。",
        "こちらこそ会談を求めると北側が答えた。",
        "I was welcomed by the chairman.",
        "군수는 주민들에게 감사하다고 말했다.",
        "회사는 7일 감사합니다 캠페인을 시작했다.",
        "市長は「ありがとうございます」と述べた。",
        "市长周一在会议上说，大家好才是真的好。",
    ],
)
def test_a_report_with_such_words_is_none(sentence: str) -> None:
    assert not courtesy(sentence)


def test_a_transcript_opens_behind_its_greetings() -> None:
    text = """MS ORLANDO: Hello and welcome.
I have two short announcements.
The minister will open the bridge to Mokpo on 3 May.
MS ORLANDO: Thank you all for coming."""
    shown = [one.text for one in key_sentences(tagged(text), "Briefing", (), ())]
    assert shown == ["The minister will open the bridge to Mokpo on 3 May."]
