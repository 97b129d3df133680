"""The type of a body follows its bytes before its label."""

from __future__ import annotations

import pytest

from bot.fetch.media import attachment_type, declared, readable_type
from bot.model.errors import FetchFailed, Reason

HTML = b"<!DOCTYPE html><html><body><p>x"


@pytest.mark.parametrize(
    ("head", "said", "read_as"),
    [
        (HTML, "text/html", "text/html"),
        (HTML, "text/plain", "text/html"),
        (HTML, "image/jpeg", "text/html"),
        (HTML, "application/pdf", "text/html"),
        (HTML, "", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><p>', "application/xhtml+xml", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html><!-- <rdf:RDF xmlns="x"> --><p>', "text/html", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x"><head><title>Why an <rss > ends</title>', "text/html", "text/html"),
        (HTML, "application/rss+xml", "text/html"),
        (b"News without a tag", "text/html", "text/html"),
        (b"\x00\x00<html><p>nul bytes", "text/html", "text/html"),
        ("<html><p>북한".encode("utf-16"), "text/html", "text/html"),
        ("<p>북한".encode("euc-kr"), "text/html", "text/html"),
        (b"%PDF-1.7\n", "application/pdf", "application/pdf"),
        (b"%PDF-1.7\n", "text/html", "application/pdf"),
        (b"Just words.", "text/plain", "text/plain"),
        (b"# Words", "text/markdown", "text/markdown"),
        (b"Just words.", "application/octet-stream", "text/plain"),
        (b"Just words.", "", "text/plain"),
        (b"From: a\nMIME-Version: 1.0\n", "multipart/related", "message/rfc822"),
    ],
)
def test_readable_types(head: bytes, said: str, read_as: str) -> None:
    assert readable_type(head, said) == read_as


@pytest.mark.parametrize(
    ("head", "said", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "text/html", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", "image/webp"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", "text/html", "video/mp4"),
        (b"ID3\x03\x00\x00", "audio/mpeg", "audio/mpeg"),
        (b"PK\x03\x04\x14\x00", "text/plain", "application/zip"),
        (b"\x1f\x8b\x08\x00\x00", "text/html", "application/x-gzip"),
        (b"\x01\x02\x03\x04", "application/vnd.ms-excel", "application/vnd.ms-excel"),
        (b"\x01\x02\x03\x04", "text/html", "text/html"),
        (b'{"a": 1}', "application/json", "application/json"),
        (b"body { color: red }", "text/css", "text/css"),
        (b'<?xml version="1.0"?><urlset><url><loc>', "text/xml", "text/xml"),
    ],
)
def test_refused_types_are_named(head: bytes, said: str, name: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        readable_type(head, said)
    assert (failed.value.reason, failed.value.detail) == (Reason.UNSUPPORTED_TYPE, name)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (b'<?xml version="1.0"?><rss version="2.0"><channel><title>', "application/rss+xml"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>', "text/html"),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>', "application/xml"),
        (b'<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel>', "text/xml"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<?xml-stylesheet href="a"?><!-- x --> <rss version="2.0">', "text/xml"),
        (b'<rss version="2.0"><channel><title>', "text/plain"),
        (b'<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>', "text/xml"),
        (b'{"version": "https://jsonfeed.org/version/1.1"', "application/feed+json"),
        (
            b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"\n'
            b' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>',
            "text/xml",
        ),
    ],
)
def test_a_feed_is_told_from_other_types(head: bytes, said: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        readable_type(head, said)
    assert failed.value.reason is Reason.IS_FEED


@pytest.mark.parametrize(
    ("header", "media", "charset"),
    [
        ("Text/HTML; Charset=EUC-KR", "text/html", "euc-kr"),
        ('text/html;charset="utf-8"', "text/html", "utf-8"),
        ('text/html; charset="a b"', "text/html", None),
        ("text/html; charset=", "text/html", None),
        ("text/html\r\nX: y", "text/html", None),
        ("nonsense", "", None),
        ("", "", None),
    ],
)
def test_content_type_headers(header: str, media: str, charset: str | None) -> None:
    assert declared(header) == (media, charset)


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
NOISE = bytes(range(256)) * 4


@pytest.mark.parametrize(
    ("head", "said", "taken"),
    [
        (b"SEOUL (Yonhap) -- A launch.", "text/plain", "text/plain"),
        (b"A launch\x00 was seen off Wonsan on Monday morning, officials said.", "text/plain", "text/plain"),
        (b"# A launch\n\nIt was seen.", "text/markdown", "text/markdown"),
        (b"<p>A launch\x00 was seen off Wonsan on Monday, said the officials.", "text/html", "text/html"),
        (b"%PDF-1.7\n", "text/plain", "application/pdf"),
        ("\ufeff북한".encode("utf-16"), "text/plain", "text/plain"),
    ],
)
def test_attachment_types(head: bytes, said: str, taken: str) -> None:
    assert attachment_type(head, said) == taken


@pytest.mark.parametrize(
    ("head", "said", "name"),
    [
        (PICTURE, "text/html", "image/png"),
        (b"PK\x03\x04\x14\x00", "text/plain", "application/zip"),
        (NOISE, "text/plain", "binary data"),
    ],
)
def test_a_wrongly_named_file_is_refused_with_its_type(head: bytes, said: str, name: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        attachment_type(head, said)
    assert (failed.value.reason, failed.value.detail) == (Reason.UNSUPPORTED_TYPE, name)
