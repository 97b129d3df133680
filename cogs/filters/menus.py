"""Autocomplete lines, menus and answers of filters, for servers and members."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.catalogue import gettext, gettext_noop
from bot.client import DeskBot
from bot.lang.unspaced.forms import is_in_name
from bot.model.analysis import OutletKind
from bot.model.settings import Filter, FilterKind, FilterOwner, FilterScope
from bot.policy.filters import NOTHING, OFFERED_SUBJECTS, value_of
from bot.policy.vocabulary import names_of
from cogs._layout import custom_ids
from cogs._layout.foreign_text import clean
from cogs._layout.words import facts, filter_words
from cogs._ui import autocomplete
from cogs._ui.buttons import DeskMenu
from cogs._ui.permissions import require_manager
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, answer
from cogs.filters.card import filters_card

_FIXED = (
    *(Filter(FilterKind.SUBJECT, one.value, one.value) for one in OFFERED_SUBJECTS),
    *(Filter(FilterKind.SOURCE, one.value, one.value) for one in OutletKind),
)
"""What may be left out on every server."""
_KINDS = {
    FilterKind.OUTLET: gettext_noop("outlet"),
    FilterKind.SUBJECT: gettext_noop("subject"),
    FilterKind.SOURCE: gettext_noop("kind of source"),
    FilterKind.ENTITY: gettext_noop("name"),
}


def owner_of(interaction: discord.Interaction[DeskBot], scope: FilterScope) -> FilterOwner:
    """The owner of the filters that the asker may see and change. Raises DeskError for a server's if the asker does not
    manage it."""
    if scope is FilterScope.SERVER:
        return FilterOwner(scope, require_manager(interaction))
    return FilterOwner(FilterScope.MEMBER, interaction.user.id)


async def changed(
    interaction: discord.Interaction[DeskBot], scope: FilterScope, leave_out: str | None, show_again: str | None
) -> Reply:
    """Add and remove what is given, and show what is left out."""
    owner, filters, shelf = owner_of(interaction, scope), interaction.client.app.filters, shelf_of(interaction)
    if leave_out is not None:
        await filters.add(owner, shelf, leave_out)
    if show_again is not None:
        await filters.remove(owner, [show_again], shelf)
    return Reply(filters_card(scope, await filters.of(owner)))


async def offered(interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
    """Suggest what to leave out: subjects and kinds of source with the typed words, then outlets and names."""
    wanted = typed.casefold().strip()
    fixed = [
        one for one in _FIXED if is_in_name(wanted, names_of(_typed_name(one))) or is_in_name(wanted, filter_words(one))
    ]
    found = fixed if wanted else []
    found += await interaction.client.app.filters.suggest(shelf_of(interaction), typed)
    return choices(found or fixed)


async def offered_in_list(interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
    """Suggestions for the last name of a comma-separated list; the complete names stay in front. A list is typed, so it
    is shown as names, not as values."""
    before, _, last = typed.rpartition(",")
    before = f"{before.strip()}, " if before.strip() else ""
    wanted = last.casefold().strip()
    fixed = [filter_words(one) for one in _FIXED if is_in_name(wanted, names_of(_typed_name(one)))]
    nothing = [] if before else [one for one in sorted(NOTHING) if one == "nothing" and one.startswith(wanted)]
    filters, shelf = interaction.client.app.filters, shelf_of(interaction)
    named = [one.label for one in await filters.suggest(shelf, last)] if wanted else []
    lines = dict.fromkeys(f"{before}{clean(one)}" for one in [*nothing, *fixed, *named] if "," not in one)
    return autocomplete.choices((one, one) for one in lines)


def held(filters: tuple[Filter, ...], typed: str) -> list[app_commands.Choice[str]]:
    """The present filters with the typed words."""
    names = {one: (filter_words(one), _typed_name(one)) for one in filters}
    return choices([one for one in filters if any(is_in_name(typed, name) for name in names[one])])


def choices(filters: list[Filter]) -> list[app_commands.Choice[str]]:
    """The filters by name and kind."""
    return autocomplete.choices(
        (facts(clean(filter_words(one)), gettext(_KINDS[one.kind])), value_of(one)) for one in filters
    )


def _typed_name(one: Filter) -> str:
    """`human rights`, `state media`, an outlet's name."""
    return one.label.replace("_", " ").casefold()


class FilterMenu(DeskMenu, template=custom_ids.filters.template):
    """A menu of the card: the subjects or kinds of source to leave out, or what to show again."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Change the filters."""
        await answer(interaction, self._changed(interaction))

    async def _changed(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        scope = FilterScope(self.state["scope"])
        owner, filters, what = owner_of(interaction, scope), interaction.client.app.filters, self.state["what"]
        if what == "again":
            left = await filters.remove(owner, self.item.values)
        else:
            shown = [option.value for option in self.item.options if option.default]
            left = await filters.choose(owner, FilterKind(what), self.item.values, shown)
        return Reply(filters_card(scope, left))
