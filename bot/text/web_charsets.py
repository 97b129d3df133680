"""Charsets by the labels of the web (WHATWG Encoding Standard), as they are named in a header, a meta element, an XML
declaration, a part of an e-mail.

Python's own names are not labels: some of its codecs are not charsets ("zlib", "undefined", "idna", "rot13") and fail,
expand or change the text, and some hide markup from a check of the bytes ("utf-7").
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

import webencodings

_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_BE, "utf-16be"), (BOM_UTF16_LE, "utf-16le"))
_DECODED_AS = {"gbk": "gb18030", "x-user-defined": "windows-1252"}
"""The standard decodes GBK as GB18030; HTML takes x-user-defined for windows-1252."""


def charset_named(label: str | None) -> str | None:
    """The standard's name of the charset that a label names; None for any other label, and for those of charsets that
    the standard no longer decodes (ISO-2022-KR, HZ)."""
    found = webencodings.lookup(label) if label and label.isascii() else None
    return None if found is None or found.name == "replacement" else str(found.name)


def marked(content: bytes) -> tuple[str | None, bytes]:
    """The charset that a byte order mark names, None without one, and the content without the mark."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name, content[len(mark) :]
    return None, content


def decode(content: bytes, name: str, errors: str = "replace") -> str:
    """The content in a charset that `charset_named` gave. Raises UnicodeDecodeError if `errors` is "strict"."""
    text, _ = webencodings.lookup(_DECODED_AS.get(name, name)).codec_info.decode(content, errors)
    return str(text)
