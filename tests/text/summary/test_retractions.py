"""What a newsroom says of its own article."""

from __future__ import annotations

from time import process_time

import pytest

from bot.lang.sentences import sentences
from bot.model.analysis import Span
from bot.text.summary.retractions import retraction
from tests.fakes.tables import table


def retracted(text: str, title: str = "Minister leaves for talks") -> bool:
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in sentences(text)]
    return retraction(title, text, spans, "Minato Times") is not None


@pytest.mark.parametrize(
    "text",
    [
        "The minister left.\nCorrection: The letter that we quoted was forged. We have withdrawn this article.",
        "The minister left.\nRetraction, April 16: The story has been withdrawn.",
        "The minister left.\nEditor's note (May 2, 2025): Our source was in Busan. The story has been retracted.",
        "The minister left.\nEditor's note: Our source was in Busan. He saw nothing. The story has been retracted.",
        "장관이 떠났다.\n[바로잡습니다] 인용한 문서는 가짜였습니다. 기사를 취소하고 독자와 관계자께 사과드립니다.",
        "大臣が出発した。\n【おわび】引用した文書は偽物でした。記事を取り消し、おわびします。",
        "部长启程。\n更正：文中所引文件系伪造。本报现撤回此文。",
    ],
)
def test_a_later_sentence_of_a_note_takes_the_article_back(text: str) -> None:
    assert retracted(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister left.\nCorrection: The letter was of May. The court has been retracted from the list.",
        "The minister left.\nCorrection: The letter was of May.\nThe story has been retracted.\nHe is back.\nAll is so"
        ".\nIt rained.\nIt snowed.\nIt is over.",
        "장관이 떠났다.\n[바로잡습니다] 시장의 나이를 잘못 적었습니다. 기사를 수정하고 사과드립니다.",
        "장관이 떠났다.\n[알림] 시는 신문사에 항의했습니다. 기사를 취소했습니다.",
        "大臣が出発した。\n【おわび】会社は新聞社に抗議しました。市は記事を取り消しました。",
        "部长启程。\n更正：文中所引文件系伪造。当事人要求撤回此文。",
    ],
)
def test_a_note_on_a_part_or_on_others_takes_nothing_back(text: str) -> None:
    assert not retracted(text)


@pytest.mark.parametrize(
    ("note", "ours"),
    [
        (
            "Correction: The ship came in May. The Bay Herald wrote that it sank. The story has been retracted.",
            "Correction: The Bay Herald was right that no ship sank. We have withdrawn this article.",
        ),
        (
            "Editor's note: We cited a study of the bay. The article was withdrawn because its data were wrong.",
            "Editor's note: We cited a study of the bay. It was forged. This article has been withdrawn.",
        ),
        (
            "[알림] 동해일보는 오보를 인정했습니다. 기사를 삭제하기로 했습니다.",
            "[알림] 동해일보는 오보를 인정했습니다. 본지는 기사를 취소하고 독자께 사과드립니다.",
        ),
        (
            "【お知らせ】東港新聞は写真が合成だと認めました。記事を削除しました。",
            "【おわび】東港新聞は写真が合成だと認めました。この記事を取り消し、おわびします。",
        ),
    ],
)
def test_the_story_of_a_newsroom_that_a_note_speaks_of_is_another(note: str, ours: str) -> None:
    assert not retracted(f"The minister left.\n{note}")
    assert retracted(f"The minister left.\n{ours}")


@table(
    "text",
    [
        "The minister left.\nEditor's note: Minato Times has retracted this article.",
        "Editor’s note: We have withdrawn the story, which named the wrong person.\nThe minister left.",
        "Retraction: The report was withdrawn on Friday.\nThe minister left.",
        "Minato Times has retracted this article.\nThe minister left.",
        "The minister left.\nThis story has since been withdrawn.",
        "장관이 떠났다.\n[알림] 본지는 사실과 다른 것으로 확인돼 이 기사를 취소합니다.",
        "장관이 떠났다.\n본지는 해당 기사를 삭제했습니다.",
        "大臣が出発した。\nこの記事は事実と異なるため取り消しました。",
        "部长启程。\n本文已撤稿。",
        "The minister left.\n[Editor's note: This report has been retracted because its source was made up.]",
        "장관이 떠났다.\n[바로잡습니다] 사실이 아닌 것으로 확인돼 해당 기사를 전문 취소합니다.",
        "장관이 떠났다.\n이 기사를 취소합니다.",
        "大臣が出発した。\n【おわび】この記事は、事実関係に誤りがあったため取り消しました。",
        "大臣が出発した。\n弊紙は、この記事を取り消します。",
        "大臣が出発した。\n事実と異なるため、この記事を取り消します。",
        "部长启程。\n声明：本文因事实有误，现予撤回。",
        "部长启程。\n本报决定撤回本报道。",
        "部长启程。\n编者按：本报现撤回这篇报道。",
        "部长启程。\n本文已被撤回。",
        "[기사 철회] 본지는 이 기사를 철회합니다.\n장관이 떠났다.",
        "장관이 떠났다.\n이 기사는 사실과 달라 삭제했습니다.",
        "[정정] 이 기사는 다른 사람의 자료를 인용했기에 내용을 모두 취소합니다.\n장관이 떠났다.",
        "【おわび】本記事の内容に誤りがあることが分かったため、記事を取り消します。\n大臣が出発した。",
        "大臣が出発した。\nこの記事は、確認が不十分だったため、取り消しました。",
        "[Editor's note] The article was withdrawn.\nThe minister left.",
        "We have removed this story, whose source was made up.\nThe minister left.",
        "The minister left.\nThis article has been retracted.",
        "Minato Times retracts this article because its source invented the quotations.\nThe minister left.",
        "Editor's Note: Following an internal review, Minato Times has retracted this article.\nThe minister left.",
        "UPDATE: This article has been retracted.\nThe minister left.",
        "Note: This story has been withdrawn because its source could not be verified.\nThe minister left.",
        "장관이 떠났다.\n[알려드립니다] 본지는 5월 3일자 위 기사를 취소하며 독자 여러분께 사과드립니다.",
        "大臣が出発した。\n【お詫び】本記事は取材が不十分だったため、全文を削除し、おわびします。",
        "部长启程。\n本文内容失实，现予以撤稿。",
        "编者按：本文经核实内容不实，已作撤稿处理。\n部长启程。",
        "部長啟程。\n【更正啟事】本報撤回本則報導，並向讀者致歉。",
        "部長啟程。\n本報導因查證不實，已下架。",
        "Editor's note: We have retracted this story, because we could not verify it.\nThe minister left.",
        "The minister left.\nThis article has been withdrawn at the request of the editors.",
        "The minister left.\nMinato Times has retracted this story after a review found its documents were forged.",
        "The minister left.\nThis article has since been retracted.",
        "The minister left.\n[Retraction] This article has been retracted because its main claim was false.",
        "본지는 확인되지 않은 내용을 보도해 이 기사를 삭제하고 독자 여러분께 깊이 사과드립니다.\n장관이 떠났다.",
        "大臣が出発した。\n【お詫び】当サイトは本記事を削除し、深くお詫び申し上げます。",
        "部长启程。\n本文已撤稿，敬请谅解。",
        "部長啟程。\n編者按：本報決定撤回本則報導，謹向讀者致歉。",
    ],
)
def test_a_newsroom_takes_its_article_back(text: str) -> None:
    assert retracted(text)


@pytest.mark.parametrize(
    "title", ["[Retracted] Minister leaves", "RETRACTION: Minister leaves", "[전문취소] 장관 출국"]
)
def test_a_title_takes_the_article_back(title: str) -> None:
    assert retracted("The minister left.", title)


@table(
    "text",
    [
        "The ministry retracted its statement.",
        "Minato Times retracted its report on the minister, Bay Herald said.",
        "The report was withdrawn by the panel, a diplomat said.",
        "Editor's note: This article was corrected. The minister did not retract the bill.",
        "Editor's note: Minato Times has not retracted this article.",
        "Correction: The minister withdrew from the talks, not from the party.",
        "Clarification: An earlier version of this article did not say who spoke.",
        '"This report was never retracted," the minister said.',
        "[알림] 이 기사는 사진 설명을 바로잡았습니다.",
        "국방부는 발표를 취소했다고 밝혔다.",
        "해당 보도를 취소하라고 국방부가 요구했다.",
        "本文は条約から削除された。",
        "该文件已被删除。",
        "The panel published a report in May. This report was withdrawn a week later after Moscow objected.",
        "The draft has an article on unification. This article was withdrawn in 1991.",
        "North Korea has retracted this report.",
        "Nature has retracted this article, in which a Korean claimed a superconductor.",
        "Editor's note: Bay Herald, which first reported the deal, has since retracted its story.",
        "Correction: An earlier version said that the ministry retracted its report.",
        "Note: The ministry withdrew the report on Friday.",
        '"This story has been retracted," Bay Herald wrote on Friday.',
        "Correction: An earlier version of this story said the report was withdrawn by the panel.",
        "본지 취재 결과 한빛일보는 해당 기사를 삭제했습니다.",
        "해당 기사는 현재 삭제됐습니다.",
        "이 기사가 나간 뒤 새벽통신은 보도를 철회했습니다.",
        "해당 보도를 국방부 요구로 한빛일보가 취소했습니다.",
        "이 기사는 곧바로 삭제됐습니다.",
        "‘이 기사는 취소됐습니다’라고 한빛일보는 적었다.",
        "A紙はこの記事を取り消しました。",
        "同社は翌日、この記事を削除しました。",
        "この記事をA紙は取り消しました。",
        "「この記事は取り消しました」とA紙は書いた。",
        "该文已被删除。",
        "此文随后被删除。",
        "本文不会删除。",
        "本文讨论撤稿问题。",
        "“本文已撤稿。”该报写道。",
        "该报道称，本文件已删除。",
        "Editor's note: This article was withdrawn on Friday and was restored after a review.",
        "Editor's note: Minato Times has retracted its report of 3 March, on which this article draws.",
        "[알림] 이 기사는 사진을 삭제했습니다.",
        "[바로잡습니다] 본지는 이 기사를 일부 삭제했습니다.",
        "この記事は写真を削除しました。",
        "この記事を一部削除しました。",
        "本文已删除敏感内容。",
        "The minister retracted his resignation.",
        "Note to readers: The ministry has retracted this report.",
        "[알림] 국방부가 이 보도를 취소했습니다.",
        "A社によるとこの記事を取り消しました。",
        "A紙、この記事を削除しました。",
        "我们撤回本报道所指的公司的投资。",
        "This article has been withdrawn, Bay Herald said.",
        "행사 주최 측은 이 행사를 취소했습니다.",
        "本报记者获悉，该部已撤回声明。",
        "この記事は、A紙が誤報として取り消しました。",
        "Editor's note: The article was withdrawn from the treaty in 1998.",
        "Correction: The story was withdrawn in May, not in June, by the panel.",
        "本刊撤回此文的决定引发争议。",
        "[알림] 이 기사는 법원이 처분을 취소했기에 제목을 고쳤습니다.",
        "The minister left.\nThis story has been deleted scenes and all, she joked.",
        "This article is taken down every April by its author, a poet.",
        "We have withdrawn this story from our list of the year's best.",
        "We have removed this story's comments.",
        "The minister left.\nThis article has been removed to our archive.",
        "Editor's note: We have retracted this story's headline, which was wrong.",
        "Editor's note: The story was removed because of a technical error and is available again.",
        "Retraction: The report was withdrawn only in part.",
        "This story has been withdrawn, I told them, and they printed it anyway.",
        "The editors have retracted this story twice before, and each time Bay Herald brought it back.",
        "Editor's note: This story has been deleted and reposted with the right date.",
        "Editor's note: This article was withdrawn in error and is published here in full.",
        "The minister left.\nThis article has been withdrawn, reads the note on Bay Herald's page.",
        "이 기사는 지면에서 삭제했습니다.",
        "この記事は紙面から削除しました。",
        "本文已删除，后恢复。",
        "本文已作废，条约第九条如是说。",
        "編者按：本報已撤下本文圖片。",
        "The minister left.\nThis article has been removed from Facebook after complaints.",
        "The minister left.\nThis story has been deleted as spam by a social network; it is still on our site.",
        "Editor's note: This article has been withdrawn as the lead item of our newsletter.\nThe minister left.",
        "We have withdrawn this article as evidence in the libel case.\nThe minister left.",
        "Editor's note: This story has been taken down while we check a photo; the text is right.\nThe minister left.",
        "Editor's note: We have retracted this story in print only.\nThe minister left.",
        "Editor's note: We have removed this article, as a court ordered, from our French edition.\nThe minister left.",
        "This article is withdrawn after 30 days for those without a subscription.\nThe minister left.",
        "Note: This story has been deleted on Weibo.\nThe minister left.",
        "This article has been removed on Monday's front page of Bay Herald.\nThe minister left.",
        "This article has been retracted in the sense that the ministry no longer cites it.\nThe minister left.",
        "Bay Herald printed a note on page two.\nThis article has been retracted, it read.",
        "We have removed this article as a reprint; the original is at Bay Herald.\nThe minister left.",
        "본지는 이 기사를 SNS에서 삭제했습니다.\n장관이 떠났다.",
        "본지는 이 기사를 페이스북에서 삭제했습니다.\n장관이 떠났다.",
        "[알림] 본지는 이 기사를 쓴 뒤 인터뷰를 취소했습니다.\n장관이 떠났다.",
        "본지는 이 기사를 취소하라는 요구를 거부하고 사과합니다.\n장관이 떠났다.",
        "この記事はフェイスブックから削除しました。\n大臣が出発した。",
        "本社は、この記事の見出しを撤回します。\n大臣が出発した。",
        "本报决定撤回本报道的译文。\n部长启程。",
        "本文已从微博删除。\n部长启程。",
        "我们已删除本文，因为它是重复发布的。\n部长启程。",
    ],
)
def test_what_others_take_back_or_a_newsroom_puts_right_is_no_retraction(text: str) -> None:
    assert not retracted(text)


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: what newsrooms owe readers when they are wrong",
        "RETRACTION: a history of the word",
        "기사 취소: 언론의 책임을 묻다",
        "記事取り消し：新聞の信頼は戻るか",
        "전문 취소: 법원의 판단",
        "[Retraction] Bay Herald takes back report on missiles",
        "【撤稿】湾报撤回导弹报道",
        "[기사 취소] 만보, 미사일 보도 취소",
        "기사 취소 논란, 국방부 입장",
        "전문 취소 요구한 국방부",
        "記事取り消し要求 防衛省がA紙に",
        "撤稿声明引发争议",
        "Retraction - a word that newsrooms fear",
        "Retracted: how a false report on Kim spread",
        "“Retraction” - what it means",
    ],
)
def test_a_title_about_retractions_takes_nothing_back(title: str) -> None:
    assert not retracted("The minister left.", title)


def test_another_outlet_named_in_an_article_does_not_take_it_back() -> None:
    assert not retracted("The minister left.\nBay Herald has retracted this article.")


@pytest.mark.parametrize(
    "unit", ["Minato Times has retracted this ", "오류가 ", "この記事は取り消し", "本文因", "((  "]
)
def test_long_texts_are_read_in_linear_time(unit: str) -> None:
    text = ("[알림] " + unit * 100_000)[:100_000] + "취소"
    start = process_time()
    retraction("Minister leaves", text, [Span(0, len(text))], "Minato Times")
    assert process_time() - start < 0.5
