"""Notices that took the place of an article are known by what they say; nothing else is taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.analysis import Page, Verdict
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable
from bot.text.verdict.notice_pages import notice_of
from tests import corpus


@pytest.mark.parametrize(("name", "notices"), [("", 11), ("_2", 4), ("_3", 6), ("_4", 5)])
def test_pages_of_newsrooms(name: str, notices: int) -> None:
    """All but a French notice and one that says in words of its own what was wrong; no other page is one, and articles
    stay articles."""
    sources = SourceTable.load()
    read = [
        (page.verdict, read_document(page.page, sources).verdict) for page in corpus.taken_back(f"taken_back{name}.txt")
    ]
    assert read.count(("retracted", Verdict.RETRACTED)) == notices
    assert all(verdict is not Verdict.RETRACTED for kind, verdict in read if kind != "retracted")
    assert all(verdict is Verdict.ARTICLE for kind, verdict in read if kind == "article")


def test_a_file_or_an_e_mail_took_no_articles_place() -> None:
    sources = SourceTable.load()
    page = next(page for page in corpus.taken_back("taken_back.txt") if page.verdict == "retracted").page
    assert read_document(page, sources).verdict is Verdict.RETRACTED
    mail = b"Subject: Withdrawn\nContent-Type: text/html; charset=utf-8\n\n" + page.content
    for sent in (replace(page, url=None), Page(None, mail, "message/rfc822")):
        assert read_document(sent, sources).verdict is not Verdict.RETRACTED


def test_the_text_of_a_notice_is_its_sentences() -> None:
    page = next(page for page in corpus.taken_back("taken_back.txt") if page.language == "ja")
    document = read_document(page.page, SourceTable.load())
    first, last = document.text.split("\n")
    assert first.startswith("２月１９日に配信した「釜山行き高速船、検査記録を改ざん」の記事を取り消します。")
    assert last == "関係者と読者の皆さまに深くおわびします。", "and not the date above them"


@pytest.mark.parametrize(
    "text",
    [
        "This story has been withdrawn.",
        "We have removed an interview published here on Friday. Parts of it were invented.",
        "We took the report down and apologise to the captain.",
        "We no longer stand by this report.",
        "This report has been withdrawn. We could not reach the source after publication.",
        "This article has been withdrawn by the editors, and from publication in all editions.",
        "취재원이 발언을 지어낸 사실이 확인돼 이 기사를 취소합니다.",
        "이 기사를 철회합니다.",
        "본보는 위 기사에 오류가 있어 위 기사를 삭제했습니다.",
        "この記事は取り消しました。",
        "当該記事は事実と異なる内容があったため、記事を削除しました。",
        "本报编辑部决定撤回该报道。",
        "本文內容有誤，現已刪除。",
    ],
)
def test_notices(text: str) -> None:
    assert notice_of(("Lake Echo",), text, ("Lake Echo",)) == text


@pytest.mark.parametrize(
    "text",
    [
        # removed, and no word of what was wrong
        "This story has been removed.",
        "We have removed an interview published here on Friday.",
        "이 기사는 삭제되었습니다.",
        "この記事は削除しました。",
        "本文已删除。",
        "Error 404. This article has been removed.",
        "An error has occurred: this article was deleted.",
        "This article has been removed, or the address was wrong.",
        "We apologise to our readers: this story has been removed. Sorry for the inconvenience.",
        "We regret that this article has been removed.",
        "This page has been deleted because of an error.",
        "오류가 발생했습니다. 이 기사는 삭제되었습니다.",
        "이 기사는 삭제되었거나 오류가 있는 기사입니다.",
        "URLが間違っているか、この記事は削除しました。",
        "地址有误，本文已删除。",
        "抱歉，本文已删除，内容有误。",
        # for another reason
        "This story has been removed because of an error of the licence holder.",
        "이 기사는 언론사의 요청에 따라 철회되었습니다.",
        "本記事は契約の誤りのため削除しました。",
        "本文因版权问题有误，现已删除。",
        # for a time, from a place, in part, or again there
        "We have taken this story down while we check an error.",
        "We have removed a sentence from this article because it was wrong.",
        "A photograph in this article has been removed because it was wrong.",
        "We have removed this article. We apologise for the inconvenience.",
        "This article has been withdrawn from the front page.",
        "This article was withdrawn and has since been restored.",
        "기사의 사진을 오류로 삭제했습니다.",
        "記事の一部に誤りがあり、記事を削除しました。",
        # what others take back, or may
        "Bay Herald has withdrawn its story of Monday.",
        "The ministry has retracted its report on rice, officials said.",
        "만일보는 기사를 취소했습니다.",
        "江岸新聞は記事を取り消しました。",
        "某报已撤回该报道。",
        "If an article is wrong, this article has been retracted will be above it.",
        "This report has been withdrawn by the ministry, which had used the wrong figures.",
        "The article has been retracted by the journal. Its authors agreed.",
        "This story was retracted by the Coast Times. Our readers know it.",
        "This report has been withdrawn, police told our reporters, after a witness had lied.",
        "This report has been withdrawn, police said, and the editors of the Coast Times regret it.",
        "We withdraw the report, the minister's lawyers said in a letter.",
        "북한은 이 보도를 철회하고 사과하라고 했다.",
        "본지 기사를 인용한 성명을 정부가 철회했다.",
        "이 보도가 나오자 장관은 발언을 취소했습니다.",
        "본지는 이 기사를 통해 시가 계획을 취소했다고 전했다.",
        "我们大学已撤回该论文一稿，并致歉。",
        "本报报道后，有关部门撤销了该项目，并作出道歉。",
        "我们报道的工程被撤销，市政府致歉。",
        "本报记者报道：法院撤销原判，认定有误。",
        "本稿は大臣が発言を撤回しました経緯をまとめたものです。",
        # other things that are called so
        "This item has been withdrawn from sale. Our review found errors in the label.",
        "This article was taken back to the shop. Our reporters found errors in its manual.",
        "The story has been withdrawn from the shortlist of the prize. Its author told readers so.",
        "This piece has been withdrawn from the exhibition. The museum regrets the mistake.",
        "This post was withdrawn. The council will advertise it again.",
        "The post is withdrawn. The ambassador will return in June.",
        "This feature has been withdrawn. Use the new one instead.",
        "This review was removed because it was incorrect.",
        "이 기사는 취소된 공연에 대한 안내입니다.",
        "本文介绍如何撤回一封邮件。",
    ],
)
def test_no_notices(text: str) -> None:
    assert notice_of(("Lake Echo",), text, ("Lake Echo",)) is None


def test_an_article_that_goes_on_below_its_note_is_no_notice() -> None:
    note = "This article has been retracted."
    body = "The ferry left Incheon at dawn with forty passengers and a cargo of seed rice for the islands. " * 4
    assert notice_of(("Ferry leaves",), f"{note}\n{body}", ()) is None
    assert notice_of(("Ferry leaves",), f"{body}\n{note}", ()) is None
    assert notice_of(("Ferry leaves",), note + " We regret it." * 100, ()) is None, "it is too long for a notice"


@pytest.mark.parametrize("title", ["Article retracted", "Retraction | Lake Echo", "[알림] 기사 취소", "撤稿声明_湖音"])
def test_a_title_that_says_so_needs_no_sentence_that_does(title: str) -> None:
    text = "Lake Echo regrets the errors in its report of 3 May."
    assert notice_of((title,), text, ("Lake Echo",)) == text
    assert notice_of(("Lake Echo",), text, ("Lake Echo",)) is None
