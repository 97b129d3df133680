"""Numbers as texts write them: thousands separators, Korean units of ten thousand, number words.

"1,500", "1 500", "1천500" -> 1500        "1억5천만" -> 150,000,000        "twelve" -> 12
"""

from __future__ import annotations

from bot.lang.days import MONTH
from bot.regexes import regex

NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ABOUT = (
    r"(?:about|some|nearly|almost|around|roughly|approximately|up\s+to|as\s+many\s+as|at\s+least|at\s+most|more\s+than"
    r"|less\s+than|fewer\s+than|over|under|an\s+estimated)"
)
"""English words before a number that say how exact it is: for use inside a regular expression."""
_SMALL = {"": 1, "백": 10**2, "천": 10**3}
_LARGE = {"": 1, "만": 10**4, "억": 10**8, "조": 10**12}
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:[백천]?[만억조]|[백천])"
_REST = r"(?<=[만억조]) \d{1,4}(?=여?\s?(?:원|명|달러|엔|위안|유로|개|대))"
"""The last digits after a space: "3만 4500원"."""
AMOUNT = rf"{_DIGITS}(?:{_SCALE}(?: ?{_DIGITS}{_SCALE})*(?:{_DIGITS}|{_REST})?)?"
"""A number in digits, with Korean units between them: for use inside a regular expression."""
_PIECE = regex(rf"(?P<digits>{_DIGITS})(?P<small>[백천]?)(?P<large>[만억조]?)")
_THOUSANDS = regex(r"(?<=\d),(?=\d{3}(?!\d))")
_SPACES = " \u00a0\u202f"
_NUMBERED = rf"(?:{MONTH}|[Nn]os?\.?|[Aa]rticles?|[Rr]esolutions?|[Pp]ages?|[Cc]hapters?)"
_SPACED = regex(
    rf"\b{_NUMBERED} \d+|\b(?:0\d*|\d{{4,}})(?:[{_SPACES}]\d+)+"
    rf"|(?P<number>(?<![\w.,:/+])(?<![^\W\d]-)(?<!\d[{_SPACES}])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d:/]|[{_SPACES}]\d))"
)
"""The group `number` has spaces for its commas; the other matches have not: "Oct. 31 120 missiles", "0800 727 800".
"Hwasong-19 400 km" is no match."""
_SPACE_BETWEEN = regex(rf"\d[{_SPACES}]\d")
"""What `_SPACED` replaces has this in it, and most sentences have not: a tenth of its time."""
_COMMAS = str.maketrans(dict.fromkeys(_SPACES, ","))


def amount(written: str) -> float:
    """The value of what `AMOUNT` matches: 15,000 for "1만5천"."""
    total = section = 0.0
    for piece in _PIECE.finditer(written):
        section += float(piece["digits"].replace(",", "")) * _SMALL[piece["small"]]
        if piece["large"]:
            total += section * _LARGE[piece["large"]]
            section = 0.0
    return total + section


def without_thousands_commas(text: str) -> str:
    """The text without the commas between the thousands of its numbers."""
    return _THOUSANDS.sub("", text)


def with_thousands_commas(text: str) -> str:
    """The text with commas for the spaces in numbers such as "7 687.5km" (the style of North Korea's agency).

    Each character stays in its place, so that offsets into the text still hold.
    """
    if _SPACE_BETWEEN.search(text) is None:
        return text
    return _SPACED.sub(lambda match: match[0].translate(_COMMAS) if match["number"] else match[0], text)
