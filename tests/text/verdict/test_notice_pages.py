"""Notices that took the place of an article are known by what they say; nothing else is taken for one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.model.analysis import Page, Verdict
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable
from bot.text.verdict.notice_pages import notice_of
from tests import corpus
from tests.fakes.tables import table


@pytest.mark.parametrize(("name", "notices"), [("", 12), ("_2", 4), ("_3", 6), ("_4", 5), ("_5", 12), ("_6", 10)])
def test_pages_of_newsrooms(name: str, notices: int) -> None:
    """All but one that says in words of its own what was wrong, and two of a file of which only the figures were looked
    at; no other page is one, and articles stay articles."""
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


@table(
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
        "Nous avons retiré cet article, dont les chiffres étaient faux.",
        "Lake Echo a décidé d’annuler l’enquête parue lundi.",
        "Le texte publié ici le 4 mai a été supprimé par la rédaction. Il contenait des citations inventées.",
        "Nous l’avons dépublié, car ses informations étaient inexactes. Cet article accusait à tort un élu.",
        "Die Redaktion zieht den Bericht über die Werft zurück.",
        "Wir haben das Interview gelöscht, weil mehrere Antworten erfunden waren.",
        "Dieser Text wurde zurückgezogen.",
        "Dieser Artikel ist von der Redaktion entfernt worden, da er falsche Angaben enthielt.",
        "Hemos decidido retirar este reportaje: varias citas eran falsas.",
        "Esta noticia queda anulada.",
        "Este artículo ha sido eliminado por contener errores graves.",
        "Dieser Artikel wurde zurückgezogen.",
        "Cet article a été annulé. Il reposait sur de fausses lettres.",
        "Este artículo fue anulado. Pedimos disculpas.",
        "Nos retractamos de la noticia publicada ayer sobre el puerto.",
        "La rédaction de Lake Echo retire son article du 3 mai. Les documents cités étaient des faux.",
        "Cette enquête a été dépubliée. Elle reposait sur un témoignage mensonger.",
        "À la suite de vérifications, nous retirons l’article consacré au chantier naval : il était inexact.",
        "Unser Artikel vom 3. Juni wurde gelöscht, da zentrale Aussagen falsch waren. Die Redaktion",
        "Die Redaktion nimmt ihren Bericht über die Fähre zurück. Der Zeuge hatte gelogen.",
        "Retiramos esta información por no haber verificado sus fuentes.",
        "Lake Echo ha decidido eliminar la entrevista publicada el martes; el entrevistado no existe.",
        "この記事には事実と異なる点があったため、本サイトから記事を削除しました。おわびします。",
        "本网已撤回6月4日刊发的相关报道，内容与事实不符。",
        "Editors: Please kill the story slugged FERRY that moved on June 2.",
    ],
)
def test_notices(text: str) -> None:
    assert notice_of(("Lake Echo",), text, ("Lake Echo",)) == text


@table(
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
        # in French, German and Spanish, and four in Japanese and Chinese
        "Cet article a été supprimé.",
        "Cet article a été retiré par la revue, dont les experts avaient trouvé des erreurs.",
        "Le ministre a retiré son texte, jugé inexact par la commission.",
        "Nous avons retiré une photo de cet article à la suite d’une erreur.",
        "L’article a été retiré de la vente : une erreur figurait sur la notice.",
        "Cet article a été retiré à la demande de son auteur.",
        "Désolé, cet article a été supprimé. Une erreur ?",
        "La revue a rétracté l’article de l’équipe.",
        "Le texte a été retiré de l’ordre du jour, a déclaré le président de la commission, qui y voyait des erreurs.",
        "Le texte a été annulé. Les députés voteront en juin.",
        "The article has been retracted or removed. Ask its author.",
        "Cet article a été annulé ou supprimé.",
        "Dieser Beitrag wurde zurückgezogen oder verlegt.",
        "Este artículo fue anulado o ya no está aquí.",
        "Esta entrevista fue anulada. El coro cantará en mayo.",
        "Dieser Artikel wurde entfernt.",
        "Dieser Artikel wurde zurückgezogen. Er kann Splitter enthalten.",
        "Cet article a été annulé mardi. Il obligeait les ports à draguer.",
        "Este artículo fue anulado. Obligaba a pagar una tasa a los barcos.",
        "Dieser Artikel wurde vom Hersteller wegen falscher Angaben zurückgezogen.",
        "Das Ministerium hat seinen Bericht zurückgezogen.",
        "Wir haben ein Foto aus diesem Beitrag entfernt, weil es falsch zugeordnet war.",
        "Der Bericht ist zurückgezogen worden, sagte der Sprecher des Ministeriums.",
        "Die Partei zieht den Text zurück.",
        "Dieser Beitrag wurde vorübergehend entfernt, weil Angaben falsch sein könnten.",
        "Der Text wurde zurückgezogen. Der Bundestag stimmt im Juni ab.",
        "Diesen Artikel gibt es nicht mehr. Fehler 404.",
        "Wir haben Ihren Kommentar gelöscht, weil er falsche Angaben enthielt.",
        "Este artículo ha sido eliminado.",
        "El Gobierno ha retirado el texto, que contenía errores.",
        "Este artículo fue retirado por la revista, que halló errores.",
        "Hemos retirado una fotografía de esta noticia porque era falsa.",
        "Lo sentimos, esta noticia ha sido eliminada por un error.",
        "El texto fue retirado. Los diputados votarán en junio.",
        "La columna fue retirada del parque; la inscripción contenía errores.",
        "La nota fue anulada por el profesor, que detectó plagio.",
        "Hemos eliminado esta entrevista a petición del entrevistado.",
        "El ministro se retracta de la información sobre el puerto.",
        "La entrevista fue anulada. El presidente viajará en junio.",
        "L’entretien est annulé. Le président voyagera en juin.",
        "Das Interview wurde widerrufen, der Zeuge schweigt.",
        "Cette information a été annulée par le tribunal, qui y voyait des erreurs.",
        "Nous avons retiré notre plainte.",
        "L’éditeur a retiré l’article contesté, selon l’avocat.",
        "Le groupe annule l’article 4 du contrat.",
        "Cet article a été mis à jour pour corriger une erreur.",
        "Nous avons supprimé votre article : il ne respectait pas nos règles et contenait de fausses informations.",
        "Wir haben den Text der Petition zurückgezogen, erklärten die Initiatoren.",
        "Dieser Artikel wurde korrigiert: Eine frühere Fassung enthielt einen Fehler.",
        "Der Hersteller nimmt den Artikel zurück.",
        "Wir nehmen den Artikel innerhalb von 14 Tagen zurück.",
        "Diesen Artikel haben wir gelöscht, weil er nicht mehr lieferbar ist.",
        "Wir haben diesen Artikel gelöscht. Fehler 410.",
        "Esta noticia ha sido corregida: contenía un error en la cifra.",
        "Hemos retirado el artículo de nuestra tienda por un error en el precio.",
        "La revista retiró el artículo por plagio.",
        "Este artículo fue eliminado de la Constitución por la reforma de 2020, que corrigió errores.",
        "この法案は撤回されました。本文に誤りがあったためです。",
        "本文章所涉及的产品已撤回。",
        "El texto ha sido retirado por errores en su redacción, según la ministra.",
        "Le texte a été retiré par la rédaction du projet de loi.",
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


def test_a_title_that_gives_alternatives_labels_nothing() -> None:
    text = "This article is not here. Ask the editors for it by its title."
    assert notice_of(("This article has been withdrawn",), text, ()) == text
    assert notice_of(("This article has been withdrawn or renamed",), text, ()) is None
