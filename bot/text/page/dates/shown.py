"""Dates that a reader of a page sees: under the headline, with a word for publication, or the only one."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from bot.lang.scripts import is_wide
from bot.lang.sentences import ends_sentence
from bot.regexes import regex
from bot.text.page import visible_lines
from bot.text.page.boilerplate_elements import is_of_other_pages, without_boilerplate
from bot.text.page.dates.stated import PageData, names_change, names_event, parsed_values
from bot.text.page.dates.style import DateStyle
from bot.text.page.dates.written import LONGEST_DATE_LINE, WrittenDate, dates_in, is_date_line

_ATTRIBUTES = frozenset({"datetime", "title", "content"})
_IN_DATA = ("timestamp", "publish", "datetime", "date-time", "date-created")
"""Attributes that have the date of an element: their names, and parts of the names of `data-` attributes."""
_HOLDERS = frozenset({"p", "span", "div", "abbr", "em", "dd", "td", "li"})
_NAMED = regex(r"date|publish|posted|time(?!line)|stamp", re.IGNORECASE)
_MOST_INNER = 2
_MOST_SHOWN = 3
_MOST_BESIDE = 60
"""The most other characters of a line in an element whose name says that it has a date."""
_MOST_BEHIND = 2_000
"""The most elements after the headline that are looked at."""
_CHANGED = regex(
    r"\b(?:updated?|modified|edited|revised|corrected|aktualisiert|geändert|mise? à jour|modifié|actualizad[oa]"
    r"|modificad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|обновлен|изменен|оновлено|змінено|zaktualizowano"
    r"|aktualizacja|uppdaterad|güncelle(?:me|ndi)|diperbarui|cập nhật|تحديث|تعديل)"
    r"|обновлён|изменён|수정|업데이트|更新|修正|改定|แก้ไข|อัปเดต",
    re.IGNORECASE,
)
_PUBLISHED = regex(
    r"\b(?:published|posted|publié|veröffentlicht|publicado|pubblicato|gepubliceerd|опубликован|опубліковано"
    r"|opublikowano|publicerad|yayın(?:lanma)?|dipublikasikan|tayang|đăng|نشر)|입력|등록|승인|게재"
    r"|公開|掲載|发布|發[布佈]|发表|發表|เผยแพร่",
    re.IGNORECASE,
)
_SHORT = 40
"""The most characters of a sentence that is not a paragraph; half of it in East Asian scripts."""
_TODAY = regex(r"(?<![a-z])(?:today|current|now|clock)(?![a-z])")
_NEAR = 3
"""The number of elements around a date, from the inside, whose names may say what the date is."""
_LEAD = 40
"""The most characters before a date that are searched for words on what the date is."""


def under_headline(page: PageData) -> WrittenDate | None:
    """The first publication date in a time element or date class after the h1."""
    for element in islice(_candidates(page.tree), _MOST_SHOWN):
        line = " ".join(" ".join(element.itertext()).split())
        if _CHANGED.search(_lead(element)):
            continue
        found = None if _CHANGED.search(line) else _in_attributes(element, page.style)
        if found is None and (is_date_line(line, page.style, _MOST_BESIDE) or _CHANGED.search(line)):
            found = published_in(line, page.style)
        if found:
            return found
    return None


def in_lines(page: PageData, headline: str | None) -> WrittenDate | None:
    """The first publication date in a date line between the headline and the first paragraph, which may be short. One
    sentence before it may be the standfirst."""
    sentences = 0
    for line in visible_lines.under(page.tree, headline):
        sentences += ends_sentence(line.text) and len(line.text) > (_SHORT / 2 if is_wide(line.text) else _SHORT)
        if sentences > 1:
            break
        if is_date_line(line.text, page.style) and (found := published_in(line.text, page.style)):
            return found
    return None


def labelled(page: PageData) -> WrittenDate | None:
    """The only date on the page with a word for publication before it, as at the end of an article."""
    lines = (line.text for line in visible_lines.lines(page.tree))
    said = (line for line in lines if len(line) <= LONGEST_DATE_LINE and _PUBLISHED.search(line))
    return _only((line for line in said if is_date_line(line, page.style)), page.style)


def alone(page: PageData) -> WrittenDate | None:
    """The only date that is alone in an element of the page, without those of other pages."""
    bare = without_boilerplate(copy.deepcopy(page.tree))
    leaves = (element for element in bare.iter(*_HOLDERS, "time", "small", "i") if len(element) == 0)
    lines = (
        " ".join(element.text.split())
        for element in leaves
        if element.text and len(element.text) <= LONGEST_DATE_LINE and not _is_elsewhere(element)
    )
    return _only((line for line in lines if is_date_line(line, page.style)), page.style)


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element belongs to another page, to an event, or to the site's header, which may show today's date."""
    above = (element, *element.iterancestors())
    tags = {part.tag for part in above}
    if is_of_other_pages(element) or ("header" in tags and not tags & {"article", "main"}):
        return True
    named = " ".join(f"{part.get('class') or ''} {part.get('id') or ''}" for part in above[:_NEAR]).lower()
    return names_event(named) or _TODAY.search(named) is not None


def _only(lines: Iterable[str], style: DateStyle) -> WrittenDate | None:
    """The date of the lines; None if they have several."""
    found = {day.day: day for line in lines if (day := published_in(line, style))}
    return found.popitem()[1] if len(found) == 1 else None


def published_in(line: str, style: DateStyle) -> WrittenDate | None:
    """The first date in a line that no word before it calls a modification: "Updated 3 May 2024, posted 1 May 2024"."""
    return next((found for found in dates_in(line, style) if not _CHANGED.search(found.lead)), None)


def _candidates(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements after the h1 that may have its date."""
    elements = iter(tree.iter())
    if next((element for element in elements if element.tag == "h1"), None) is None:
        return
    for element in islice(elements, _MOST_BEHIND):
        if isinstance(element.tag, str) and _may_be_date(element) and not is_of_other_pages(element):
            yield element


def _may_be_date(element: HtmlElement) -> bool:
    """Whether an element is meant for a date, and its class does not name an event."""
    attributes = element.attrib
    if element.tag != "time" and not attributes:
        return False
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    if names_event(named):
        return False
    if element.tag == "time" or "datetime" in attributes or any(map(_is_data, attributes)):
        return True
    if element.tag not in _HOLDERS or len(element) > _MOST_INNER or _NAMED.search(named) is None:
        return False
    return element.find(".//time") is None


def _in_attributes(element: HtmlElement, style: DateStyle) -> WrittenDate | None:
    """The date in the attributes of an element."""
    values = [value for name, value in element.items() if name in _ATTRIBUTES or _is_data(name)]
    return next(parsed_values(values, style), None)


def _is_data(name: str) -> bool:
    return name.startswith("data-") and not names_change(name) and any(part in name for part in _IN_DATA)


def _lead(element: HtmlElement) -> str:
    """The words before a time element within its parent, from the date before it."""
    if element.tag != "time":
        return ""
    before = element.getprevious()
    if before is None:
        return (element.getparent().text or "")[-_LEAD:]
    words = before.text_content() if isinstance(before.tag, str) and before.tag != "time" and len(before) == 0 else ""
    return f"{words} {before.tail or ''}"[-_LEAD:]
