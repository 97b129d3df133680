"""What a newsroom says about its own article: a correction is no news, and a retraction goes with every sentence."""

from __future__ import annotations

import pytest

from bot.text.summary.notices import corrections, notes_on_article
from tests.text.summary.split_texts import chosen, tagged

NEWS = """Two soldiers were hurt at a range near Yeoncheon on Friday, the army said.
A shell burst in the barrel during a drill, it said.
A lawmaker claimed that the lot had been found faulty in August."""
KOREAN = """육군은 27일 연천의 한 사격장에서 장병 2명이 다쳤다고 밝혔다.
육군은 훈련 중 포탄이 포신 안에서 터졌다고 설명했다.
한 의원은 해당 포탄이 지난 8월 불량 판정을 받았다고 주장했다."""
RETRACTIONS = [
    (NEWS, "Editor's note: Harbour Post has retracted this article."),
    (NEWS, "Correction: This article has been withdrawn because its source was invented."),
    (NEWS, "Retraction: Harbour Post has retracted this article. No soldier was hurt, the army said."),
    (KOREAN, "[정정] 이 기사는 사실과 달라 취소합니다."),
    (NEWS, "This article has been retracted because its source was invented."),
    (NEWS, "Harbour Post has since withdrawn this article, whose source was invented."),
    (KOREAN, "이 기사는 사실과 달라 삭제했습니다."),
    (KOREAN, "본지는 해당 기사를 취소합니다."),
]
JAPANESE = """陸軍は27日、漣川の射撃場で兵士2人が負傷したと発表した。
訓練中に砲弾が砲身の中で爆発したと説明した。
ある議員は、砲弾が8月に不良と判定されていたと主張した。"""
CHINESE = """韩国陆军27日宣布，两名士兵在涟川靶场受伤。
陆军说，炮弹在训练中于炮管内爆炸。
一名议员称，这批炮弹8月已被判为次品。"""
RETRACTIONS += [
    (JAPANESE, "【おわび】この記事は確認が不十分だったため、全文を取り消します。"),
    (JAPANESE, "この記事は誤りがあったため取り消します。"),
    (CHINESE, "更正：本报现撤回此文，陆军没有士兵受伤。"),
    (CHINESE, "本文已被撤回，陆军没有士兵受伤。"),
]
CORRECTIONS = [
    (NEWS, "Editor's note — The army has since named the soldiers. Their names were added on Friday evening."),
    (JAPANESE, "【訂正】負傷者の数を3人から2人に改めました。"),
    (CHINESE, "更正：受伤士兵为两名，不是三名。"),
    (NEWS, "Correction: An earlier version said three were hurt. The army said on Friday that a third was in shock."),
    (NEWS, "Correction (November 28): The army counted two soldiers, not three. It corrected the number on Friday."),
    (NEWS, "Editor's note: The army has since named the soldiers. Their names were added on Friday evening."),
    (NEWS, "(Adds lawmaker in third paragraph; corrects spelling of Yeoncheon)"),
    (KOREAN, "(부상자의 계급을 바로잡습니다.)"),
    (JAPANESE, "※射撃場の所在地を訂正しました。"),
    (KOREAN, "[정정] 부상자 수를 3명에서 2명으로 고칩니다. 육군은 27일 저녁 나머지 1명이 쇼크로 치료받았다고 밝혔다."),
]


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(("news", "note"), RETRACTIONS)
@pytest.mark.parametrize("count", [2, 3])
def test_a_retraction_is_shown_with_whatever_is_shown_of_the_article(
    count: int, news: str, note: str, above: bool
) -> None:
    """It was dropped as a notice, so that a retracted article was shown as if nothing had happened."""
    sentences = chosen(f"{note}\n{news}" if above else f"{news}\n{note}", count)
    assert note.split(". ", maxsplit=1)[0].rstrip(".") in " ".join(sentences)
    assert len(sentences) == count


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(("news", "note"), CORRECTIONS)
def test_no_sentence_of_a_correction_is_a_key_sentence(news: str, note: str, above: bool) -> None:
    """The second sentence of one led the summary of an article, before what had happened."""
    assert chosen(f"{note}\n{news}" if above else f"{news}\n{note}", 8) == news.split("\n")


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(("news", "note"), CORRECTIONS)
def test_a_correction_is_found_as_a_whole(news: str, note: str, above: bool) -> None:
    text = f"{note}\n{news}" if above else f"{news}\n{note}"
    assert [text[one.start : one.end] for one in corrections(text, tagged(text).sentences, "Harbour Post")] == [note]


@pytest.mark.parametrize(("news", "note"), [*RETRACTIONS, (NEWS, "The army corrected the number: two were hurt.")])
def test_a_retraction_or_a_correction_by_others_is_none_of_the_newsroom(news: str, note: str) -> None:
    text = f"{news}\n{note}"
    assert not corrections(text, tagged(text).sentences, "Harbour Post")


@pytest.mark.parametrize(
    "asked",
    [
        "The army asked Harbour Post to retract this article.",
        "Editor's note: This is another in a series of reports on the army.",
        "Harbour Post has not retracted this article, the army said.",
        "육군은 해당 기사를 취소하라고 요구했다.",
        "편집자 주: 이 글은 취소된 공연을 다룬 연재의 두 번째입니다.",
        "このほか、陸軍は記事を取り消すよう求めた。",
    ],
)
def test_another_note_or_a_demand_is_no_retraction(asked: str) -> None:
    assert not notes_on_article(asked, tagged(asked).sentences, "Harbour Post")


def test_what_a_newsroom_says_behind_its_retraction_is_not_taken_back() -> None:
    text = f"""Retraction: Harbour Post has retracted this article. The army says that nobody was hurt in Yeoncheon.
{NEWS}"""
    sentences = chosen(text, 2)
    assert sentences[0] == "Retraction: Harbour Post has retracted this article."
    assert sentences[1] == "The army says that nobody was hurt in Yeoncheon."


def test_an_article_about_the_retraction_of_others_begins_with_that() -> None:
    """Its first sentence was left out, since the quotation of the note, which was to stand beside it, needs context."""
    text = """Bay Herald has withdrawn a story about a ferry contract after a complaint, its editor said on Friday.
"We have retracted this story and apologise," a note on the paper's site reads. The note gives no reason.
The press council said it had received two complaints."""
    assert chosen(text, 2)[0] == text.split("\n", maxsplit=1)[0]


def test_an_article_about_a_correction_keeps_its_sentences() -> None:
    text = """The ministry corrected its count of soldiers to two on Friday, a spokesman said.
Corrections officers at Gumi prison went on strike on Friday, the ministry said."""
    assert chosen(text, 8) == text.split("\n")


@pytest.mark.parametrize("thing", ["missile", "bill", "engine"])
def test_an_earlier_version_of_what_the_news_is_about_is_news(thing: str) -> None:
    """The paragraph was taken for a note on an earlier version of the article, and left out."""
    text = f"{NEWS}\nAn earlier version of this {thing} was withdrawn in August, the ministry said on Friday."
    assert chosen(text, 8) == text.split("\n")


def test_what_a_korean_correction_takes_back_does_not_lead_the_summary() -> None:
    """The summary began with what the newspaper had wrong, as if it reported that."""
    wrong = "본지는 지난 8일 자에 나루재단이 남북협력기금 20억 원을 유용했다고 보도했습니다."
    rest = """사실 확인 결과 나루재단은 2억 원을 썼고 승인도 받은 것으로 밝혀져 이를 바로잡습니다.
나루재단 측은 보도 뒤에 후원이 끊겨 큰 피해를 봤다고 알려왔습니다."""
    assert chosen(f"{wrong}\n{rest}", 8) == rest.split("\n")
    told = "나루재단 측은 보도 내용이 사실과 다르다고 지난 9일 기자들에게 알려왔습니다."
    assert chosen(f"{wrong}\n{told}", 8) == [wrong, told]
