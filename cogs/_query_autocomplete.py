"""Autocomplete of queries: saved searches, operators, and the values of the operator that is being typed.

A line is the whole query with its last piece completed, since Discord replaces what was typed by it.
"""

from __future__ import annotations

import discord
from discord import app_commands

from bot.app import App
from bot.client import DeskBot
from bot.lang.scripts import hangul_count
from bot.lang.unspaced.forms import is_in_name
from bot.model.answers import Suggestion
from bot.model.jobs import Shelf
from bot.policy import vocabulary
from bot.policy.search import values
from bot.policy.search.completion import OpenPiece, open_piece
from bot.policy.search.problems import Operator
from cogs._layout.foreign_text import clean
from cogs._layout.words import facts
from cogs._ui import autocomplete
from cogs._ui.places import shelf_of

_NAMES = (Operator.ENTITY, Operator.BY, Operator.ABOUT)
_FIXED = {
    Operator.KIND: vocabulary.KINDS,
    Operator.LANG: vocabulary.LANGUAGES,
    Operator.SUBJECT: vocabulary.SUBJECTS,
    Operator.BEFORE: values.DATES,
    Operator.AFTER: values.DATES,
}


async def member_queries(interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
    """As `queries` for the asker; the autocomplete of an option."""
    return await queries(interaction.client.app, shelf_of(interaction), interaction.user.id, typed)


async def queries(app: App, shelf: Shelf, user_id: int | None, typed: str) -> list[app_commands.Choice[str]]:
    """At most 25 queries that what is typed may become; with a `user_id`, the saved searches of that name first."""
    piece = open_piece(typed)
    found = [(clean(typed), typed)]
    if user_id is not None and piece.operator is None:
        saved = await app.searches.visible(shelf, user_id)
        found += [(facts(clean(one.name), clean(one.typed)), one.typed) for one in saved if is_in_name(typed, one.name)]
    lines = [piece.completed(value) for value in await _values(app, shelf, piece)]
    found += [(clean(text), text) for text in lines]
    return autocomplete.choices({value: (name, value) for name, value in found}.values())


async def _values(app: App, shelf: Shelf, piece: OpenPiece) -> list[str]:
    wanted = piece.typed.casefold().strip()
    if piece.operator is None:
        return [f"{operator}:" for operator in Operator if operator.startswith(wanted)]
    if piece.operator in _NAMES:
        found = await app.answers.suggest_entities(shelf, piece.typed)
        return [_typed_name(one, piece.typed) for one in found]
    if piece.operator is Operator.SOURCE:
        return list(await app.answers.suggest_outlets(shelf, piece.typed))
    return [
        value for value in _FIXED[piece.operator] if wanted in value or is_in_name(wanted, vocabulary.names_of(value))
    ]


def _typed_name(one: Suggestion, typed: str) -> str:
    """A name that completes what was typed: in Hangul where that has any."""
    return one.hangul if one.hangul and not one.renamed and hangul_count(typed) else one.text
