"""Wrong charsets, binary data and endless nesting are read, or refused with a reason."""

from __future__ import annotations

import encodings
import pkgutil
from encodings.aliases import aliases
from unicodedata import normalize

import pytest
import webencodings
from msgspec.structs import replace

from benchmarks.stopwatch import processor_seconds
from bot.fetch.media import declared
from bot.model.analysis import Page, Verdict
from bot.text.extract import read_document
from bot.text.page.charset import cleaned, decoded, decoded_plain, decoded_words
from bot.text.sources.outlets import SourceTable
from bot.text.web_charsets import charset_named

KOREAN = (
    "남해의 한 섬마을에 첫 약국이 3일 문을 열었다. 주민 320명이 사는 이 섬에서는 약을 사려면 배를 타야 했다. "
    "군은 내년까지 다른 섬 두 곳에도 약국을 열 계획이라고 밝혔다."
)


def test_a_page_that_names_the_wrong_charset_is_read_by_its_bytes(sources: SourceTable) -> None:
    head = '<html><head><meta charset="utf-8"><title>섬마을에 첫 약국</title></head>'
    page = f"{head}<body><article><h1>섬마을에 첫 약국</h1><p>{KOREAN}</p></article></body></html>"
    document = read_document(Page("https://a.example/n/1", page.encode("cp949"), "text/html"), sources)
    assert (document.verdict, document.text) == (Verdict.ARTICLE, KOREAN)


@pytest.mark.parametrize(("codec", "declared"), [("cp949", "euc-kr"), ("utf-8", "utf-8"), ("utf-8", "")])
@pytest.mark.parametrize("stated", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_a_servers_default_charset_gives_way_to_what_the_bytes_are(
    codec: str, declared: str, stated: str, sources: SourceTable
) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    head = f"<html><head>{meta}<title>섬마을에 첫 약국</title></head>"
    page = f"{head}<body><article><h1>섬마을에 첫 약국</h1><p>{KOREAN}</p></article></body></html>"
    content = page.encode(codec)
    document = read_document(Page("https://a.example/n/1", content, "text/html", charset=stated), sources)
    assert (document.verdict, document.text) == (Verdict.ARTICLE, KOREAN)


@pytest.mark.parametrize(("codec", "declared"), [("cp949", "euc-kr"), ("utf-8", "utf-8")])
def test_a_broken_byte_or_a_cut_end_does_not_bring_a_servers_default_back(
    codec: str, declared: str, sources: SourceTable
) -> None:
    head = f'<html><head><meta charset="{declared}"><title>섬마을에 첫 약국</title></head><body><article>'
    content = f"{head}<p>{KOREAN}</p></article><footer>ⓒ 섬마을".encode(codec)
    for broken in (content[:-1], content.replace(b"<footer>", b"<footer>\xff ")):
        document = read_document(Page("https://a.example/n/1", broken, "text/html", charset="iso-8859-1"), sources)
        assert (document.verdict, document.text) == (Verdict.ARTICLE, KOREAN)


def test_a_western_page_keeps_the_charset_of_its_server(sources: SourceTable) -> None:
    french = (
        "Le ministère a annoncé lundi que l'école du village rouvrira après l'été, d'après un communiqué. "
        "Les élèves, âgés de six à onze ans, y étudieront dès septembre. Le coût s'élève à 300 000 €."
    )
    for meta in ("", '<meta charset="utf-8">', '<meta charset="euc-kr">'):
        page = f"<html><head>{meta}<title>École</title></head><body><article><p>{french}</p></article></body></html>"
        document = read_document(
            Page("https://a.example/n/1", page.encode("cp1252"), "text/html", charset="iso-8859-1"), sources
        )
        assert document.text == french
    assert decoded_plain(french.encode("cp1252"), "iso-8859-1") == french
    assert decoded_plain(french.encode(), "iso-8859-1") == french


@pytest.mark.parametrize("charset", ["", "; charset=none-such", "; charset=euc-kr"])
def test_an_e_mail_with_a_wrong_charset_is_read_by_its_bytes(sources: SourceTable, charset: str) -> None:
    head = f"Subject: notice\r\nContent-Type: text/plain{charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    mail = head.encode() + KOREAN.encode("cp949")
    assert KOREAN in read_document(Page(None, mail, "message/rfc822"), sources).text


def test_bytes_that_are_no_text_are_refused(sources: SourceTable) -> None:
    junk = bytes((n * n * 31 + n // 7) % 251 for n in range(20_000))
    document = read_document(Page("https://a.example/n/1", b"\x1f\x8b\x08" + junk, "text/html"), sources)
    assert document.verdict is not Verdict.ARTICLE
    assert document.reason


def test_an_e_mail_with_endlessly_nested_parts_is_refused(sources: SourceTable) -> None:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    mail = f"Subject: boxes\n{parts}Content-Type: text/plain\n\n{KOREAN}\n".encode()
    document = read_document(Page(None, mail, "message/rfc822"), sources)
    assert (document.verdict, document.reason) == (Verdict.NOT_ARTICLE, "It cannot be read: the e-mail is broken.")


PYTHON_CODECS = sorted(
    {*aliases, *aliases.values(), *(module.name for module in pkgutil.iter_modules(encodings.__path__))}
)
NO_LABELS = [name for name in PYTHON_CODECS if webencodings.lookup(name) is None]
NO_CHARSETS = ["undefined", "zlib", "idna", "rot13", "punycode", "unicode_escape", "utf-7", "hex", "mbcs", "no such"]
PAGE = f"<article><h1>섬마을에 첫 약국</h1><p>{KOREAN}</p></article>"


def test_no_codec_of_python_is_a_label_by_itself() -> None:
    assert {"undefined", "zlib", "idna", "rot13", "punycode", "utf_7", "unicode_escape"} < set(NO_LABELS)
    assert len(NO_LABELS) > 200
    for label in NO_LABELS:
        assert declared(f"text/html; charset={label}") == ("text/html", None)
        assert charset_named(label) is None
        for quoted in (label, label.upper(), f" {label} "):
            assert KOREAN in decoded(PAGE.encode(), quoted)
            assert decoded_plain(KOREAN.encode(), quoted) == KOREAN
        for declaration in (
            f'<meta charset="{label}">',
            f"<meta http-equiv=Content-Type content='text/html; charset={label}'>",
            f'<?xml version="1.0" encoding="{label}"?>',
        ):
            assert KOREAN in decoded((declaration + PAGE).encode(), None)
        assert decoded_words(f"=?{label}?b?eJwLSS0uAQAD3QGh?= talks go on").strip() == "talks go on"


@pytest.mark.parametrize("label", NO_CHARSETS)
def test_an_article_is_read_whatever_it_calls_its_charset(sources: SourceTable, label: str) -> None:
    page = Page("https://a.example/n/1", f"<meta charset='{label}'>{PAGE}".encode(), "text/html", label)
    mail = (
        f"Subject: =?{label}?q?talks?= =?utf-8?b?7ISs66eI7J2E7JeQIOyyqyDslb3qta0=?=\nContent-Type: text/plain; "
        f'charset="{label}"\nContent-Transfer-Encoding: 8bit\n\n{KOREAN}'
    )
    for one in (page, Page(None, mail.encode(), "message/rfc822"), Page(None, KOREAN.encode(), "text/plain", label)):
        assert KOREAN in read_document(one, sources).text
    assert "섬마을에 첫 약국" in (read_document(Page(None, mail.encode(), "message/rfc822"), sources).title or "")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ks_c_5601-1987", "cp949"), ("EUC-KR", "cp949"), ("windows-949", "cp949"), ("shift_jis", "cp932"),
        ("gb2312", "gb18030"), ("gbk", "gb18030"), ("big5", "big5hkscs"), ("iso-2022-jp", "iso2022_jp"),
        ("latin1", "cp1252"), ("utf-16", "utf-16-le"), ("koi8-r", "koi8_r"),
    ],
)  # fmt: skip
def test_labels_of_the_standard_mean_what_browsers_make_of_them(label: str, codec: str) -> None:
    words = {
        "cp949": "똠방각하", "cp932": "①髙橋", "gb18030": "镕基", "big5hkscs": "香港嘅", "koi8_r": "Ким",
        "cp1252": "“Kim”",
    }  # fmt: skip
    text = f"<p>{words.get(codec, 'Kim')} and Lee</p>"
    assert text in decoded(text.encode(codec), label)
    if codec != "utf-16-le":
        assert text in decoded(f"<meta charset={label}>{text}".encode(codec), None)


def test_a_declaration_in_a_comment_or_after_the_body_begins_is_none() -> None:
    for before in (
        "<!-- <meta charset=euc-kr> -->",
        "<body><meta charset=euc-kr>",
        "<meta name=x content='charset=euc-kr'>",
    ):
        assert KOREAN in decoded((before + PAGE).encode(), None)
    assert KOREAN in decoded(("<![x[<meta charset=utf-16le>" + PAGE).encode(), None)


def test_mails_made_to_keep_a_reader_busy_are_read_or_refused_in_no_time(sources: SourceTable) -> None:
    """Each took a reader up to half a minute."""
    text = "".join(
        f"The ministry said on Monday that talks on point {number} would go on, and that nobody had been told.\n"
        for number in range(5)
    )
    parameters = "; ".join(f"a*{number}*=x" for number in range(20_000))
    multiparts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(17))
    mails = {
        f"Subject: talks go on\nContent-Type: text/plain; {parameters}\n\n{text}": Verdict.ARTICLE,
        f"Subject: {'talks ' * 320_000}\n\n{text}": Verdict.ARTICLE,
        f"Subject: {'=?utf-8?q?a?= ' * 120_000}\n\n{text}": Verdict.ARTICLE,
        f"Subject: talks\nDate: {'1 ' * 900_000}\nFrom: {'(' * 100_000}\n\n{text}": Verdict.ARTICLE,
        'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\nhello\n" * 200_000: Verdict.NOT_ARTICLE,
        multiparts + "Content-Type: text/plain\n\n" + "a\n" * 500_000: Verdict.NOT_ARTICLE,
        "".join(f"X-{number}: a\n" for number in range(200_000)) + f"\n{text}": Verdict.NOT_ARTICLE,
    }
    found: list[Verdict] = []
    for mail in mails:
        page = Page(None, mail.encode(), "message/rfc822")
        took = processor_seconds(lambda page=page: found.append(read_document(page, sources).verdict))  # type: ignore[misc]  # bound early
        assert took < 5  # a fifth of a second here
    assert found == list(mails.values())


@pytest.mark.parametrize("content_type", ["text/plain", "text/html", "text/markdown", "message/rfc822"])
def test_hangul_in_its_parts_is_read_as_the_same_text(content_type: str, sources: SourceTable) -> None:
    """macOS writes file names and some texts so; they were taken for Chinese."""
    title = "섬마을 첫 약국 문 연다"
    text = f"{title}\n\n{KOREAN}\n\n{KOREAN.replace('약국', '카페 é')}"
    if content_type == "text/html":
        lines = "".join(f"<p>{line}</p>" for line in text.split("\n")[1:])
        text = (
            f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{lines}</article></body></html>"
        )
    head = "Subject: =?utf-8?q?notice?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    page = Page(None, ((head if content_type == "message/rfc822" else "") + text).encode(), content_type, "utf-8")
    whole = read_document(page, sources)
    parts = read_document(replace(page, content=normalize("NFD", page.content.decode()).encode()), sources)
    assert parts == whole
    assert (whole.language, whole.verdict) == ("ko", Verdict.ARTICLE)


def test_only_letters_are_composed_and_a_run_of_marks_costs_no_more_than_its_length() -> None:
    assert cleaned("\u1100\u1161\u11a8 가\u11a8 e\u0301 は\u309a") == "각 각 é ぱ"
    assert cleaned("\uf914 \u3131 \u1100") == "\uf914 \u3131 \u1100"
    assert processor_seconds(lambda: cleaned("a" + "\u0315\u0300" * 500_000)) < 1


@pytest.mark.parametrize("sign", ["\u00ad", "\u034f", "\u200c", "\u200d", "\u2062", "\u180e", "\U000e0061"])
def test_a_sign_without_a_shape_divides_no_word(sign: str, sources: SourceTable) -> None:
    """Texts from a PDF have soft hyphens within names; newsletters begin with joiners."""
    text = f"{sign} Two ferries left Nam{sign}po on Monday.\n약{sign}국이 문을 열었다."
    document = read_document(Page(None, text.encode(), "text/plain", "utf-8"), sources)
    assert document.text == "Two ferries left Nampo on Monday.\n약국이 문을 열었다."


def test_joiners_between_emoji_and_in_scripts_that_need_them_are_kept_and_blank_letters_are_blanks() -> None:
    assert cleaned("👩\u200d🚒 می\u200cخواهم क\u094d\u200dष") == "👩\u200d🚒 می\u200cخواهم क\u094d\u200dष"
    assert cleaned("완도\u3164여객선") == "완도 여객선"
