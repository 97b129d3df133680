"""The piece of a query that is being typed, and the query with that piece completed."""

from __future__ import annotations

import re

from msgspec import Struct

from bot.policy.search.problems import Operator
from bot.policy.search.values import operator_of
from bot.regexes import regex

_TO_COLON = regex(r"(-?)([^\W\d_]{2,20})[:：]\s*\"?(.*)", re.DOTALL)
_LAST_NAME = regex(r"(?:^|(?<=\s))-?[^\W\d_]{2,20}[:：]\s+$")


class OpenPiece(Struct, frozen=True):
    """The last piece of a query: `head` is the query before it; `typed` the part of the piece that was typed, without
    the operator and the quotation mark."""

    head: str
    negated: bool
    operator: Operator | None
    typed: str

    def completed(self, value: str) -> str:
        """The query with this value; of an operator, in quotation marks if it has blanks."""
        shown = f'"{value}"' if " " in value else value
        operator = f"{self.operator}:" if self.operator else ""
        return f"{self.head}{'-' if self.negated else ''}{operator}{shown}"


def open_piece(typed: str) -> OpenPiece:
    """The piece that is being typed; an empty one after a blank."""
    quoted = typed.rfind('"') if typed.count('"') % 2 else len(typed)
    start = max(typed.rfind(blank, 0, quoted) for blank in (" ", "\u3000", "\n")) + 1
    if before := _LAST_NAME.search(typed[:start]):  # `entity: kim`
        start = before.start()
    head, piece = typed[:start], typed[start:]
    named = _TO_COLON.fullmatch(piece)
    operator = operator_of(named[2]) if named else None
    if named and operator:
        return OpenPiece(head, bool(named[1]), operator, named[3].strip('"'))
    negated = piece.startswith("-")
    return OpenPiece(head, negated, None, piece.removeprefix("-").strip('"'))
