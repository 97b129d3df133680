"""Web archives: of which page a kept copy is."""

from __future__ import annotations

import re

from bot.regexes import regex

_DATE = r"(?:\d{4,14}|\*)?(?:[a-z]{2}_)?"
_TODAY = r"archive\.(?:today|ph|is|li|md|vn|fo)"
_SITES = (
    r"web\.archive\.org/(?:web/)?" + _DATE + "/?",
    _TODAY + r"/(?:newest/|oldest/|\d{4,14}/|\d{4}(?:\.\d\d){2}-\d{6}/)?",
    r"arquivo\.pt/(?:no)?wayback/" + _DATE + "/",
    r"webarchive\.loc\.gov/\w+/" + _DATE + "/",
    r"webarchive\.nationalarchives\.gov\.uk/(?:ukgwa/)?" + _DATE + "/",
)
"""The beginnings of their addresses, after the scheme: what follows is the address of the page that was kept."""
_COPIES = tuple(regex(rf"^https?://(?:www\.)?{site}(https?:/{{1,2}}.+)$", re.IGNORECASE) for site in _SITES)
_SHORT = regex(rf"^https?://(?:www\.)?{_TODAY}/", re.IGNORECASE)
_ARCHIVES = regex(
    rf"^https?://(?:www\.)?(?:web\.archive\.org|{_TODAY}|arquivo\.pt|webarchive\.loc\.gov"
    r"|webarchive\.nationalarchives\.gov\.uk)(?:[/:?#]|$)",
    re.IGNORECASE,
)


def archived(url: str) -> str | None:
    """The address whose page an archive keeps at `url`; None where `url` is no archive's, or does not say it."""
    for pattern in _COPIES:
        if match := pattern.match(url):
            return re.sub(r"^(https?):/+", r"\1://", match[1])
    return None


def at_archive(url: str) -> bool:
    """Whether an address is one of an archive."""
    return _ARCHIVES.match(url) is not None


def is_short(url: str) -> bool:
    """Whether an address is one of an archive whose addresses need not say of which page a copy is, and whose copies
    have the archive's own head. Other archives keep the head of the page, which may name any site."""
    return _SHORT.match(url) is not None
