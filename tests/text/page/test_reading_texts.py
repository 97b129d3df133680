"""Pasted and attached texts: the article is separated from its boilerplate."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.model.analysis import STORED_TEXT, Page, Verdict
from bot.text import caps
from bot.text.document import Document
from bot.text.extract import read_document
from bot.text.page.files.pdf import read_pdf
from bot.text.sources.outlets import SourceTable

PDF = Path(__file__).parents[3] / "bot/sample/pages/satellite-launches.pdf"
PAPERS = Path(__file__).parents[2] / "corpus/papers"
SEED = Path(__file__).parents[4] / "shared" / "data" / "seed" / "article.txt"
PASTED = """Envoys of three countries agree to meet in Tokyo

Talks to cover sanctions and detained fishermen

Yonhap News Agency March 3, 2024
Flags in a conference room. PHOTO: HAN RIVER POST

SEOUL:

Nuclear envoys of South Korea, the United States and Japan will meet in Tokyo next week, the ministry said.

Read also: Exports rise for a fourth month

"We will discuss every step," a ministry official told reporters.

The last such meeting took place in Seoul in October.

COMMENTS

Replying to somebody

Comments are moderated."""


def read(text: str, sources: SourceTable, content_type: str = "text/plain") -> Document:
    return read_document(Page(None, text.encode(), content_type, "utf-8"), sources)


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("KAESONG, 3 March 2025 (Hanbat News) -- ", "2025-03-03"),
        ("KAESONG, March 3, 2025 (Hanbat News) -- ", "2025-03-03"),
        ("KAESONG, March 3, 2025 -- ", "2025-03-03"),
        ("Kaesong, Mar. 3, 2025 -- ", "2025-03-03"),
        ("Kaesong, Mar. 3 -- ", None),
        ("KAESONG, March 3 (Hanbat News) -- ", None),
        ("KAESONG (Hanbat News) -- In March 2025, ", None),
    ],
)
def test_a_page_without_a_date_has_that_of_its_dateline(
    dateline: str, published: str | None, sources: SourceTable
) -> None:
    paragraph = "The two sides opened a post for cattle at the river, where farmers had waited since the autumn. " * 4
    html = f"<html><body><article><h1>A post for cattle</h1><p>{dateline}{paragraph}</p></article></body></html>"
    assert read(html, sources, "text/html").published == published


@pytest.mark.parametrize(
    ("dateline", "folder", "published"),
    [
        ("KAESONG, March 3 (Hanbat News) -- ", "2025/herd", "2025-03-03"),
        ("KAESONG, 3 March (Hanbat News) -- ", "2025/03/herd", "2025-03-03"),
        ("KAESONG, Feb. 27 (Hanbat News) -- ", "202503/herd", "2025-02-27"),
        ("KAESONG, Dec. 30 (Hanbat News) -- ", "2025/01/herd", "2024-12-30"),
        ("KAESONG, Jan. 3 (Hanbat News) -- ", "2025/03/herd", None),  # not of that month
        ("KAESONG, Dec. 30 (Hanbat News) -- ", "2025/herd", None),  # of that year, or of the one before
        ("KAESONG, March 3 (Hanbat News) -- ", "2024/2025/herd", None),
        ("KAESONG, March 3 (Hanbat News) -- ", "herd-2025", None),
        ("KAESONG, March 3, 2023 (Hanbat News) -- ", "2025/herd", "2023-03-03"),
    ],
)
def test_a_dateline_without_a_year_has_that_of_the_address(
    dateline: str, folder: str, published: str | None, sources: SourceTable
) -> None:
    paragraph = "The two sides opened a post for cattle at the river, where farmers had waited since the autumn. " * 4
    html = f"<html><body><article><h1>A post for cattle</h1><p>{dateline}{paragraph}</p></article></body></html>"
    page = Page(f"https://hanbat.example/{folder}", html.encode(), "text/html", "utf-8")
    assert read_document(page, sources).published == published


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        ("2025/03/14 11:20 송고", "2025-03-14"),
        ("입력 : 2025.03.14 11:20", "2025-03-14"),
        ("2025. 3. 14.(금)", "2025-03-14"),
        ("2025년 3월 14일\n평양", "2025-03-14"),
        ("마감 2025. 12. 31.", None),
        ("2025년 4월 1일 개통", None),
        ("다리는 2025년 3월 14일 다시 열린다.", None),
        ("행사 문의와 참가 신청은 2025년 3월 14일까지 군청 누리집에서", None),
    ],
)
def test_a_pasted_korean_article_has_the_day_that_is_printed_below_it(
    foot: str, published: str | None, sources: SourceTable
) -> None:
    paragraph = "군청은 강을 건너는 다리를 다시 열기로 하고 난간과 바닥을 고쳤다고 밝혔다. 주민들은 석 달을 기다렸다."
    document = read(f"다리가 다시 열린다\n{paragraph}\n{paragraph}\n{foot}", sources)
    assert document.published == published
    if published and "\n" not in foot:
        assert foot not in document.text


def test_a_pasted_article_loses_its_boilerplate(sources: SourceTable) -> None:
    document = read(PASTED, sources)
    assert document.verdict is Verdict.ARTICLE
    assert document.title == "Envoys of three countries agree to meet in Tokyo"
    assert document.origin == "Yonhap News Agency"
    assert document.published == "2024-03-03"
    first, *paragraphs = document.text.split("\n")
    assert first == document.title
    assert len(paragraphs) == 3
    assert paragraphs[0].startswith("SEOUL: Nuclear envoys")
    assert paragraphs[-1] == "The last such meeting took place in Seoul in October."


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_byte_order_mark_is_removed(charset: str, sources: SourceTable) -> None:
    mark = "\ufeff" if charset == "utf-16-be" else ""
    document = read_document(Page(None, f"{mark}{PASTED}".encode(charset), "text/plain"), sources)
    assert document.title == "Envoys of three countries agree to meet in Tokyo"
    assert document.text == read(PASTED, sources).text


def test_wrapped_lines_become_paragraphs(sources: SourceTable) -> None:
    document = read(
        "The central bank said on Thursday that it had left its key\nrate at 3.5 percent, as "
        "most had\nexpected it to.\n\n"
        "Growth will be higher than the\nbank had forecast in May.",
        sources,
    )
    assert document.text == (
        "The central bank said on Thursday that it had left its key rate at 3.5 percent, as most had expected it to.\n"
        "Growth will be higher than the bank had forecast in May."
    )


def test_each_entry_of_a_chronology_stays_a_line(sources: SourceTable) -> None:
    entries = [
        "1990年9月　超党派の代表団が訪朝",
        "2002年9月17日　小泉純一郎首相が訪朝し、日朝平壌宣言に署名",
        "2014年5月　ストックホルム合意",
    ]
    said = "年表を監修した准教授は「合意が実行されないまま時間だけが過ぎた」と振り返る。"
    document = read("日朝関係の主な出来事\n" + "\n".join([*entries, said]), sources)
    assert [line.replace(" ", "\u3000") for line in document.text.split("\n")[1:]] == [*entries, said]
    assert document.published is None


@pytest.mark.parametrize(
    ("head", "entries"),
    [
        ("2026-11-20 10:00", ["2018-04-27 Summit at Panmunjom", "2018-06-12 Summit", "2019-02-28 Hanoi talks end"]),
        ("2026.11.20 10:00", ["2018.4.27 판문점 정상회담", "2018.6.12 정상회담", "2019.2.28 회담 결렬"]),
        ("2026年11月20日", ["2018年4月27日　板門店で会談", "2018年6月12日　米朝首脳会談", "2019年2月28日　合意なし"]),
    ],
)
def test_a_date_above_an_article_that_ends_in_a_chronology_is_its_own(
    sources: SourceTable, head: str, entries: list[str]
) -> None:
    said = "The ministry said on Friday that the talks would resume next month in the border village."
    document = read("\n".join(["Talks to resume", head, said, "", "How it went", *entries]), sources)
    assert document.published == "2026-11-20"
    assert document.text.split("\n")[1] == said
    assert read("\n".join(["How it went", *entries]), sources).published is None, (
        "the last entry is no date of the text"
    )


def test_three_dates_above_an_article_are_no_chronology(sources: SourceTable) -> None:
    said = "The ministry said on Friday that the talks would resume next month in the border village."
    dates = ["2026-11-20 10:00", "2026-11-20 11:00", "2026-11-20"]
    document = read("\n".join(["Talks to resume", *dates, said]), sources)
    assert (document.published, document.text.split("\n")[1:]) == ("2026-11-20", [said])


def test_lines_that_are_cut_before_a_year_are_no_chronology(sources: SourceTable) -> None:
    document = read(
        "The two sides met in Hanoi on Feb. 28,\n2019 and again at the border village in June of\n"
        "2019 but no deal was reached by the leaders in\n2020. The talks have been stalled since then.",
        sources,
    )
    assert "28, 2019 and" in document.text
    assert "in 2020. The" in document.text


WRAPPED = """{first}
{second} signed a loan of 300 million dollars with
six banks on Monday, to be paid back over
eight years, officials of the banks said."""


@pytest.mark.parametrize(
    ("first", "second"), [("The Savings Bank of", "South Hamnam has"), ("Hanbit Shipping", "Corp of South Hamnam has")]
)
def test_the_first_line_keeps_the_subject_of_a_wrapped_text(first: str, second: str, sources: SourceTable) -> None:
    text = WRAPPED.format(first=first, second=second).encode()
    document = read_document(Page(None, text, "text/plain", title="Loan of 300 million signed"), sources)
    assert document.text.startswith(f"{first} {second} signed a loan of 300 million dollars with six banks")


def test_a_title_above_wrapped_lines_stays_a_title(sources: SourceTable) -> None:
    text = WRAPPED.format(first="Bank signs loan with six others", second="The Savings Bank of Hamnam")
    assert read(text, sources).title == "Bank signs loan with six others"
    document = read_document(Page(None, text.encode(), "text/plain", title="Bank signs loan with six others"), sources)
    assert document.text.startswith("Bank signs loan with six others\nThe Savings Bank")


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("By Marta Kovacs", "Seoul should stop pretending", ("Marta Kovacs",)),
        ("By Dan Osei in Geneva and Park Soo-bin in Seoul", "Envoy warns of rivalry", ("Dan Osei", "Park Soo-bin")),
        ("By Popular Demand", None, ()),
        ("By the numbers", "Trade in 2025", ()),
    ],
)
def test_a_byline_above_a_text_is_its_author_s(
    line: str, title: str | None, authors: tuple[str, ...], sources: SourceTable
) -> None:
    text = (
        f"{line}\n\nThe plan is on track, the ministry said on Monday.\n\nNobody at the border believed it that night."
    )
    document = read_document(Page(None, text.encode(), "text/plain", title=title), sources)
    assert document.byline == authors
    assert (line in document.text) is not bool(authors)


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("By Joseph Karras and Tae-eun Lim\n\nFigure 1. The shipyard.", ("Joseph Karras", "Tae-eun Lim")),
        ("By Joseph Karras\n\nBy Marta Kovacs", ()),
        ("By Joseph Karras and two others, who left.", ()),
        ("(Reporting by Joseph Karras in Ulsan and Tae-eun Lim; Editing by Mo Lee)", ("Joseph Karras", "Tae-eun Lim")),
        ("Reporting by the Ulsan bureau; Editing by Mo Lee", ()),
    ],
)
def test_a_single_byline_below_a_text_is_its_author_s(
    below: str, authors: tuple[str, ...], sources: SourceTable
) -> None:
    paragraphs = [f"The hull was seen on day {day}, the analysts wrote in their report." for day in range(1, 6)]
    text = "\n\n".join([*paragraphs, below])
    document = read_document(Page(None, text.encode(), "text/plain", title="A second hull"), sources)
    assert document.byline == authors


@pytest.mark.parametrize(
    ("dateline", "authors"),
    [
        ("【ソウル＝田中翔太、李英姫】", ("田中翔太", "李英姫")),
        ("（ソウル＝鈴木一郎記者）", ("鈴木一郎",)),
        ("【ソウル＝共同】", ()),
        ("【ソウル＝本社特派員】", ()),
        ("【ソウル＝写真】", ()),
        ("（首相官邸＝東京都千代田区）", ()),
        ("【社説＝韓国】", ()),
    ],
)
def test_only_names_in_a_japanese_dateline_are_authors(
    dateline: str, authors: tuple[str, ...], sources: SourceTable
) -> None:
    text = (
        f"{dateline}韓国政府は協議を提案した。北朝鮮は返答していない。\n\n協議は来月になる見通しだと統一省は説明した。"
    )
    document = read_document(Page(None, text.encode(), "text/plain", "utf-8", title="韓国が協議を提案"), sources)
    assert document.byline == authors


def test_a_sentence_that_begins_like_clutter_stays(sources: SourceTable) -> None:
    sentences = [
        "Related parties said on Monday that they had not been told of the sale.",
        "Follow-up talks will be held today in the same building, officials said.",
        "More news from the border came in the evening, when the gates were opened again.",
        "By Tuesday the water had fallen by a metre, and the roads were open.",
    ]
    assert read("\n\n".join(sentences), sources).text.split("\n") == sentences


def test_markdown_is_read_without_markup(sources: SourceTable) -> None:
    document = read(
        "# Two missiles fired\n\n"
        "The **military** said on Monday that "
        "[two missiles](https://x.example/a) had been fired at sea.\n",
        sources,
        "text/markdown",
    )
    assert document.title == "Two missiles fired"
    assert document.text == ("Two missiles fired\nThe military said on Monday that two missiles had been fired at sea.")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", Verdict.THIN),
        ("ok", Verdict.THIN),
        ("Please verify you are a human. Enable JavaScript and cookies to continue.", Verdict.CAPTCHA),
    ],
)
def test_what_is_no_article_is_refused(text: str, verdict: Verdict, sources: SourceTable) -> None:
    document = read(text, sources)
    assert document.verdict is verdict
    assert document.reason


def test_an_email_newsletter_is_read(sources: SourceTable) -> None:
    message = EmailMessage()
    message["Subject"] = "Fwd: Rice prices rise in the north"
    message["Date"] = "Mon, 4 Mar 2024 08:00:00 +0900"
    message.set_content("plain")
    message.add_alternative(
        "<h1>Rice prices rise in the north</h1>"
        "<p>Rice cost 6,200 won a kilogram in the north last week, traders said.</p>"
        "<p>It was the third rise in as many weeks, and the largest of them.</p>",
        subtype="html",
    )
    document = read_document(Page(None, message.as_bytes(), "message/rfc822"), sources)
    assert document.title == "Rice prices rise in the north"
    assert document.published == "2024-03-04T08:00:00+09:00"
    assert document.text.count("\n") == 1


def test_a_hyphenated_name_across_two_lines_of_a_pdf_is_joined(sources: SourceTable) -> None:
    content = PDF.read_bytes()
    document = read_document(Page(None, content, "application/pdf"), sources)
    assert "the Chollima-1 rocket failed to start" in document.text
    assert "- " not in document.text


def test_a_pdf_of_two_columns_is_read_column_by_column(sources: SourceTable) -> None:
    document = read_document(Page(None, (PAPERS / "two_columns.pdf").read_bytes(), "application/pdf"), sources)
    assert (document.title, document.byline) == ("Sanctions Monitors Count Ship Transfers", ("Nora Feld",))
    assert document.published == "2024-11-12"
    asked = ("switched off their transponders", "refined oil", "Chinese officials", "Diplomats in Seoul", "New Zealand")
    places = [document.text.find(words) for words in asked]
    assert -1 not in places
    assert places == sorted(places)


def test_a_korean_pdf_is_read_with_byline_and_date(sources: SourceTable) -> None:
    document = read_document(Page(None, (PAPERS / "korean.pdf").read_bytes(), "application/pdf"), sources)
    assert (document.title, document.byline) == ("북한 선박 환적 31건 포착", ("홍길동",))
    assert (document.published, document.language) == ("2024-11-12", "ko")
    assert '외교부 당국자는 "중국 측과 이 문제를 협의하겠다"고 말했다.' in document.text


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside the project")
def test_the_seed_article_is_read_without_boilerplate(sources: SourceTable) -> None:
    raw = SEED.read_text(encoding="utf-8")
    document = read(raw, sources)
    assert document.title == raw.split("\n", 1)[0].strip()
    assert document.origin == "Anadolu Agency"
    assert document.published == "2024-02-24"
    for clutter in ("Read also", "COMMENTS", "Replying to", "PHOTO", "moderated"):
        assert clutter not in document.text
    assert document.dateline == "BEIJING"
    assert document.text.startswith(f"{document.title}\nBEIJING:")
    assert document.text.count("\n") == 7


def test_a_long_pdf_is_extracted_as_far_as_an_article_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Extracting pages is slow, and an article keeps no more than its cap."""
    extracted: list[str] = []

    class LongPage:
        def extract_text(self) -> str:
            page = len(extracted)
            extracted.append("".join(f"Talks of group {page} went on, in room {room}.\n" for room in range(700)))
            return extracted[-1]

    class LongPdf:
        is_encrypted, metadata, pages = False, None, [LongPage()] * 50

    monkeypatch.setattr("pypdf.PdfReader", lambda _: LongPdf())
    assert len(read_pdf(b"").text) > caps.TEXT
    assert len("".join(extracted[:-1])) <= 2 * caps.TEXT < len("".join(extracted))


def test_an_article_stored_before_the_cap_is_read_as_far_as_the_cap(sources: SourceTable) -> None:
    """It is linked anew at each release of the knowledge base, at the price of any other article."""
    text = "The ministry in Seoul said that talks would go on.\n" * 8_000
    document = read(text, sources, STORED_TEXT)
    assert text.startswith(document.text)
    assert 0.9 * caps.TEXT <= len(document.text) <= caps.TEXT
    assert read("Talks  go on.\n\n회담", sources, STORED_TEXT).text == "Talks  go on.\n\n회담"
