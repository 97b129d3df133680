"""Content words and lengths of sentences."""

from __future__ import annotations

import pytest

from bot.model.analysis import KeySentence
from bot.text.summary.anaphora import dangling
from bot.text.summary.sentence_quality import ceremony, clutter, hollow, unmarked, word_count, words


def test_chinese_and_japanese_are_compared_by_pairs_of_characters() -> None:
    assert set(words("旅客列车恢复运行")) & set(words("首班列车载有华侨")) == {"列车"}
    assert set(words("フェリーが欠航した")) & set(words("欠航したフェリー")) == {"フェ", "ェリ", "リー", "欠航"}
    assert words("美국무부가 밝혔다") == ["美국무부가", "밝혔다"]


def test_a_sentence_without_spaces_has_its_length() -> None:
    assert word_count("船は港に戻った。") == 4
    assert word_count("The boat came back.") == 4
    assert not clutter("船は朝のうちに港に戻った。")
    assert clutter("船は港。")


@pytest.mark.parametrize(
    ("sentence", "is_scene"),
    [
        ("지난 3일 새벽 4시, 구룡도 방파제 앞 작은 부두.", True),
        ("14일(현지시간) 영국 리버풀의 작은 찻집.", True),
        ("충남 서산의 한 염전.", True),
        ("충남 서산의 한 염전에서 불이 났다.", False),
        ("지난 3일 새벽 4시 구룡도 부두에 배가 들어왔다.", False),
        ("오는 3일 오전 10시 군청에서 설명회를 열기로 함.", False),
        ("군청, 오는 3일 설명회 열 듯.", False),
    ],
)
def test_a_time_and_a_place_alone_are_a_scene(sentence: str, is_scene: bool) -> None:
    assert clutter(sentence) is is_scene


@pytest.mark.parametrize(
    "sentence",
    [
        "他国の船は入港を見合わせた。",
        "他社も値上げに踏み切った。",
        "那覇市は7日、避難勧告を出した。",
        "彼得罗夫将军周一抵达平壤。",
        "但马牧场的牛出口韩国。",
        "それぞれの国が代表団を送った。",
        "これまでに12人が死亡した。",
        "または現金での支払いも認める。",
        "この夏、韓国を訪れた観光客は100万人を超えた。",
        "この10年で出生数は半減した。",
        "その他の品目は関税を免れる。",
        "そうめんの価格が上がった。",
        "こうのとり号が打ち上げられた。",
    ],
)
def test_a_chinese_or_japanese_word_that_begins_like_a_pronoun_refers_to_nothing(sentence: str) -> None:
    assert not dangling(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "他们没有签署文件。",
        "两国将于下月举行会谈。",
        "随后人群离开了会场。",
        "与此同时，工会宣布罢工。",
        "これらの船は港に戻った。",
        "ただ、詳細は明らかにしなかった。",
        "さらに3人が行方不明だ。",
        "この船は港に戻った。",
        "両首脳は握手した。",
    ],
)
def test_chinese_and_japanese_words_that_refer_back(sentence: str) -> None:
    assert dangling(sentence)


def test_chinese_and_japanese_sentences_refer_back() -> None:
    assert dangling("他表示将上诉。")
    assert dangling("しかし、船は港に戻らなかった。")
    assert dangling("同省は船の数を公表していない。")
    assert not dangling("其中多数の船は港に戻った。")
    assert not dangling("公司表示将上诉。")


@pytest.mark.parametrize(
    ("sentence", "is_hollow"),
    [
        ("The following statement was adopted by the councils of both ports on Monday.", True),
        ("This joint communiqué has been released by Elm and Tarn.", True),
        ("The statement was released after the ferry had sunk off Elm.", False),
        ("The joint statement was adopted by both ports and bans trawlers.", False),
        ("The joint declaration was agreed by 40 votes to 3.", False),
        ("This statement was issued calling for a ban on trawlers.", False),
        ("The pier was released from the plan by both ports.", False),
    ],
)
def test_that_a_text_follows_is_no_news(sentence: str, is_hollow: bool) -> None:
    assert hollow(sentence) is is_hollow


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said in an opening speech that the ferry plan had failed in almost all areas.",
        "In her opening remarks, she said she would close the pier within a month.",
        "시장은 개회사에서 부두 계획이 거의 모든 부문에서 미달했다고 인정했다.",
        "시장은 환영사에서 내년 3월 부두를 닫겠다고 밝혔다.",
        "市长在致辞中宣布，码头关闭三个月。",
        "市長はあいさつで、桟橋を閉じると表明した。",
    ],
)
def test_what_an_opening_speech_announces_is_no_ceremony(sentence: str) -> None:
    assert not ceremony(sentence)


def test_greetings_of_a_speech_are_no_news() -> None:
    assert ceremony("Dear friends, the sea is cold today.")
    assert ceremony("I thank the islanders for their patience.")
    assert ceremony("학생 여러분, 바다는 춥습니다.")
    assert ceremony("섬에 오신 것을 환영합니다.")
    assert ceremony("The meeting took place in a warm and open atmosphere.")
    assert ceremony("They expressed their sincere appreciation to the people of Mokpo.")
    assert ceremony("Both ministers recalled the long history of the ferry.")
    assert ceremony("The forum was attended by some 180 participants from five countries.")
    assert ceremony("In his opening remarks the minister expressed hope for a bridge.")
    assert ceremony("행사에는 주민 300여 명이 참석했다.")
    assert ceremony("이사장은 환영사에서 바다의 중요성을 강조했다.")
    assert ceremony("市长在致辞中说，大桥是友谊的象征。")
    assert ceremony("市長はあいさつで島民に感謝した。")
    assert not ceremony("The wounded were attended by two nurses.")
    assert not ceremony("The march was attended by only 40 people, the police said.")
    assert not ceremony("집회에는 주민 5,000명이 참석했다.")
    assert not ceremony("시장은 다음 회의에 참석하지 않겠다고 밝혔다.")
    assert not ceremony("They recalled the ambassador from Mokpo.")
    assert not ceremony("정부는 이 결정을 환영한다고 밝혔다.")
    assert not ceremony("우리는 정부의 결정을 환영합니다.")
    assert not ceremony("주민 여러분, 대피하십시오라는 방송이 나왔다.")
    assert not ceremony("We welcome the decision, the ministry said on Monday.")
    assert not ceremony("Dear friends were among the dead, a relative wrote.")
    assert not ceremony("I thanked nobody, the captain said in court.")
    assert hollow("I speak to you today about the pier, and I will be brief.")
    assert not hollow("The ministers spoke of you in a letter to the island.")


def test_an_entry_of_a_live_blog_may_be_clutter() -> None:
    assert clutter("11:40 This page is no longer being updated.")


def test_the_number_of_an_item_of_a_list_is_left_out() -> None:
    def shown(sentence: str, numbered: bool = True) -> str:
        return unmarked(KeySentence(0, len(sentence), sentence, 1.0, True), numbered=numbered).text

    assert shown("2. Children ride free.") == "Children ride free."
    assert shown("12) 시는 요금을 올린다.") == "시는 요금을 올린다."
    for whole in ("1.5 million people came.", "3 명이 다쳤다.", "10. 29 참사 유족이 모였다."):
        assert shown(whole) == whole
    assert shown("1. FC Halden signed a striker.", numbered=False) == "1. FC Halden signed a striker."


@pytest.mark.parametrize(
    "sentence",
    [
        "陪同视察的有朝鲜劳动党书记赵甬元等。",
        "出席仪式的还有道委员会委员长。",
        "赵甬元、金才龙等陪同视察。",
        "党書記の趙甬元氏らが同行した。",
        "준공식에는 박정천 당 비서와 도 일꾼들이 참석했다.",
        "행사에는 지역 주민과 임직원들이 참가했다.",
    ],
)
def test_who_was_present_is_ceremony_in_every_language(sentence: str) -> None:
    assert ceremony(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "习近平将出席会议的开幕式。",
        "三名医生陪同伤员前往首尔。",
        "首相はソウルで開かれる首脳会談に出席した。",
        "通訳が同行した男性が逮捕された。",
        "회담에는 김정은 국무위원장이 참석하지 않았다.",
        "시위에는 1만2천 명이 참가해 광화문까지 행진했다.",
        "주민들은 공청회에 참석하지 못했다고 말했다.",
        "이 대통령은 3일 유엔 총회에 참석했다.",
    ],
)
def test_who_comes_or_stays_away_may_be_news(sentence: str) -> None:
    assert not ceremony(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "12년째 1번 버스를 모는 심영보(48) 씨의 말이다.",
        "가게를 접은 김 씨의 하소연이다.",
        "현장 소장의 이야기다.",
        "25年間世話をした飼育員の戸隠信夫さん(58)はそう話した。",
        "女性はそう振り返る。",
        "村長は何度もこう訴えた。",
    ],
)
def test_who_said_the_quotation_before_is_no_news_alone(sentence: str) -> None:
    assert hollow(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "다리를 다시 지어야 한다는 게 심 씨의 말이다.",
        "예산이 부족하다는 것이 시 관계자의 설명이다.",
        "이번 축제의 주제는 할머니의 이야기다.",
        "이 영화는 섬에 남은 한 어부의 이야기다.",
        "知事は「撤回しない」とこう述べた。",
        "検察官はこう述べ、元助役に懲役2年を求刑した。",
        "会社はそう説明しているが、記録はない。",
        "市は工事を続けると説明した。",
    ],
)
def test_what_was_said_is_news(sentence: str) -> None:
    assert not hollow(sentence)


def test_a_chinese_sentence_that_says_only_who_spoke_is_clutter() -> None:
    for sentence in ("书店店主闵智秀一边打包一边说。", "在场的一名老村支书这样说道。"):
        assert clutter(sentence), sentence
    for sentence in ("警方说，三人在事故中受伤。", "他今年出版了第三部长篇小说。", "他对记者说：“我不会离开这里。”"):
        assert not clutter(sentence), sentence
