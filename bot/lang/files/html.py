"""Foreign text and addresses in HTML files."""

from __future__ import annotations

from html import escape

from bot.lang.files.one_line import one_line


def html_text(text: str) -> str:
    """Text in one line, for an element or an attribute."""
    return escape(one_line(text), quote=True)


def anchor(url: str | None, inner: str, attributes: str = "") -> str:
    """A link around HTML, or that HTML alone where the address is not one of the web."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return inner
    return f'<a href="{escape(url, quote=True)}"{attributes}>{inner}</a>'
