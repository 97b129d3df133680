"""Drawn pictures: every letter has a shape, inside the box that the layout gave it, and is legible on its ground."""

from __future__ import annotations

import asyncio
import sys
import threading
import unicodedata
from collections.abc import Iterable
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from babel.messages.pofile import read_po
from PIL import Image, ImageColor

from bot.catalogue import DOMAIN, LANGUAGES, folder_of
from bot.services.kept_replies import KeptPictures
from cogs._pictures.contents import Content
from cogs._pictures.drawing import INKS, drawn, layout, png
from cogs._pictures.fonts import Fonts, has, legible
from cogs._pictures.shapes import MARGIN, WIDTH, Ink, Words
from cogs._ui import pictures
from tests.cogs.pictures import contents
from tests.fakes.waiting import PATIENCE


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_stay_in_the_boxes_of_the_layout(language: str) -> None:
    fonts = Fonts(language)
    for content in contents(language):
        sheet = layout(content, fonts)
        for part in [part for part in sheet.parts if isinstance(part, Words)]:
            font = fonts.font(part.size, bold=part.bold)
            left, top, right, bottom = font.getbbox(legible(part.text), anchor="ls")
            place = part.place
            assert place.left - 2 <= part.left + left, part
            assert part.left + right <= place.right + 2, part
            assert place.top <= part.baseline + top, part
            assert part.baseline + bottom <= place.bottom, part
        image = drawn(sheet, fonts)
        assert image.size == (WIDTH, sheet.height)
        edges = [
            image.crop((0, 0, MARGIN // 2, image.height)),
            image.crop((WIDTH - MARGIN // 2, 0, WIDTH, image.height)),
            image.crop((0, image.height - MARGIN // 4, WIDTH, image.height)),
        ]
        ground = ImageColor.getrgb(INKS[Ink.GROUND])
        assert all(edge.getcolors() == [(edge.width * edge.height, ground)] for edge in edges)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_letter_of_the_catalogues_has_a_shape(language: str) -> None:
    with (folder_of(language) / f"{DOMAIN}.po").open("rb") as file:
        said = {letter for message in read_po(file) for text in _texts(message.string) for letter in text}
    written = {letter for letter in said if unicodedata.category(letter)[0] in "LNP"}
    assert len(written) > 300
    assert {letter for letter in written if not has(letter)} == set()


def _texts(string: str | Iterable[str] | None) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string or ())


def test_what_the_font_lacks_is_no_box() -> None:
    assert legible("Kim Yŏ-jŏng 김여정 金與正 プーチン") == "Kim Yŏ-jŏng 김여정 金與正 プーチン"
    assert legible("Ṣan ✎🚀 1") == "San  1"
    assert legible("الجزيرة: 12") == "…: 12", "who gives a number is not left out without a sign"
    assert legible("हिन्दी ไทย") == "… …"


def test_words_are_legible_on_their_ground() -> None:
    def contrast(one: Ink, other: Ink) -> float:
        light, dark = sorted((_luminance(INKS[one]), _luminance(INKS[other])), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    assert all(contrast(ink, Ink.GROUND) >= 7 for ink in (Ink.TEXT, Ink.MUTED, Ink.ACCENT))
    assert all(contrast(ink, Ink.GROUND) >= 4.5 for ink in (Ink.BAR, Ink.SQUARE, Ink.CIRCLE, Ink.DIAMOND))
    assert contrast(Ink.EDGE, Ink.GROUND) >= 3


def _luminance(colour: str) -> float:
    """By WCAG."""
    parts = [part / 255 for part in ImageColor.getrgb(colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_pictures_come_from_a_process_of_their_own_and_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tuple(contents("ko"))
    kept = KeptPictures()
    first = pictures.drawn(asked, kept)
    assert [Image.open(BytesIO(one)).width for one in first] == [WIDTH] * 3
    assert first == tuple(map(png, asked)), "the same pictures, whoever draws them"
    monkeypatch.setattr(sys, "executable", "no-such-python")
    assert pictures.drawn(asked, kept) == first
    assert pictures.drawn(asked[1:], kept) == first[1:], "each by itself"
    changed = msgspec.structs.replace(asked[0], note="one article more")
    assert pictures.drawn((changed, *asked[1:]), kept) == ()
    kept.clear()
    assert pictures.drawn(asked, kept) == (), "somebody's words were erased"


def test_only_the_picture_that_changed_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    weeks, companions, _ = contents("zh-CN")
    kept = KeptPictures()
    pictures.drawn((weeks, companions), kept)
    drawings: list[tuple[Content, ...]] = []

    def draw(wanted: tuple[Content, ...]) -> tuple[bytes, ...]:
        drawings.append(wanted)
        return (b"png",)

    monkeypatch.setattr(pictures, "_drawn", draw)
    changed = msgspec.structs.replace(companions, note="one article more")
    shown = pictures.drawn((weeks, changed), kept)
    assert (drawings, shown) == ([(changed,)], (png(weeks), b"png"))


def test_a_picture_that_was_being_drawn_when_words_were_erased_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, content = KeptPictures(), contents("en")[0]

    def draw(wanted: tuple[Content, ...]) -> tuple[bytes, ...]:
        kept.clear()
        return (b"png",) * len(wanted)

    monkeypatch.setattr(pictures, "_drawn", draw)
    assert pictures.drawn((content,), kept) == (b"png",)
    assert kept.of([content]) == {}


async def test_kept_pictures_wait_for_none_that_are_drawn() -> None:
    content = contents("ko")[0]
    bot = _bot(turns=0)
    kept = pictures.drawn((content,), bot.app.pictures)
    assert await pictures.drawn_once(bot, [content]) == kept


async def test_what_two_want_at_once_is_drawn_once_whoever_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three ask while a picture is drawn; the first is gone before it is."""
    begun, ready = threading.Event(), threading.Event()
    drawings: list[tuple[Content, ...]] = []

    def draw(wanted: tuple[Content, ...], _: KeptPictures) -> tuple[bytes, ...]:
        drawings.append(wanted)
        begun.set()
        ready.wait(PATIENCE)
        return (b"png",)

    monkeypatch.setattr(pictures, "drawn", draw)
    bot, content = _bot(turns=2), contents("en")[0]
    asked = [asyncio.create_task(pictures.drawn_once(bot, [content])) for _ in range(3)]
    await asyncio.to_thread(begun.wait, PATIENCE)
    asked[0].cancel()
    await asyncio.gather(asked[0], return_exceptions=True)
    ready.set()
    assert await asyncio.gather(*asked[1:]) == [(b"png",)] * 2
    assert (len(drawings), bot.drawings) == (1, {})


def _bot(turns: int) -> Any:
    """What drawing uses of the bot, which lets so many processes draw."""
    app = SimpleNamespace(pictures=KeptPictures())
    return SimpleNamespace(app=app, drawing=asyncio.Semaphore(turns), drawings={})


def test_a_card_does_without_pictures_that_cannot_be_drawn(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "no-such-python")
    assert pictures.drawn(tuple(contents("ja")), KeptPictures()) == ()
    assert "pictures cannot be drawn" in caplog.text
