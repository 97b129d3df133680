"""The pictures of the documents: each that is shown exists, is light enough and has a way to be drawn anew."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image, ImageColor

from cogs._pictures.drawing import INKS
from cogs._pictures.shapes import Ink
from tools.screenshots import FOLDER, PICTURES, reduced

ROOT = Path(__file__).parents[2]
BY_HAND = re.compile(r"(?:digest-end|export)(?:-phone)?|story-picture-light")
DRAWN = {f"{name}{form}" for pictures in PICTURES.values() for name, (_, forms) in pictures.items() for form in forms}


def _shown() -> set[str]:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    return {
        name for page in pages for name in re.findall(r"screenshots/([\w-]+)\.png", page.read_text(encoding="utf-8"))
    }


def test_every_picture_of_the_documents_is_drawn_by_the_tool_or_named_as_made_by_hand() -> None:
    assert {name for name in _shown() - DRAWN if not BY_HAND.fullmatch(name)} == set()
    assert DRAWN - _shown() == set()


def test_the_pictures_exist_and_are_under_250_kilobytes() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == _shown()
    assert [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > 250_000] == []


def test_a_mark_of_few_pixels_keeps_its_colour_in_a_picture_full_of_others() -> None:
    """In the timelines of the documents, outlets of other countries had the colour of state media."""
    full = Image.linear_gradient("L").resize((600, 600))
    picture = Image.merge("RGB", (full, full.rotate(90), full.rotate(180)))
    marks = [ImageColor.getrgb(INKS[ink]) for ink in (Ink.SQUARE, Ink.CIRCLE, Ink.DIAMOND)]
    for place, mark in enumerate(marks):
        picture.paste(mark, (20 * place, 0, 20 * place + 8, 8))
    kept = reduced(picture).convert("RGB")
    assert [kept.getpixel((20 * place + 4, 4)) for place in range(3)] == marks
