"""The card of the filters of a server or a member, with menus to change them."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.catalogue import gettext
from bot.model.analysis import OutletKind
from bot.model.settings import Filter, FilterKind, FilterScope
from bot.policy.filters import OFFERED_SUBJECTS, value_of
from cogs._layout import custom_ids
from cogs._layout.fitting import apart, line
from cogs._layout.foreign_text import button_text, clip
from cogs._layout.layout import QUIET, CardSelect, card, select
from cogs._layout.markdown import bold, small
from cogs._layout.words import filter_name, filter_words, listed, outlet_kind, subject

_MOST_OPTIONS = 25
_LONGEST_OPTION = 100


def filters_card(scope: FilterScope, filters: Sequence[Filter]) -> discord.ui.LayoutView:
    """What is left out, by kind. Menus change subjects and kinds of source, and remove the filters on outlets and
    names."""
    mine = scope is FilterScope.MEMBER
    title = gettext("Your filters") if mine else gettext("Filters of this server")
    effect = (
        gettext("Answers that only you see leave these out, beside what the server leaves out. Nothing is deleted.")
        if mine
        else gettext(
            "Digests, the cards of feeds, `/latest`, `/ahead`, `/launches`, and alerts that state media changed a page "
            "leave these out. Watches still alert about them. Nothing is deleted."
        )
    )
    lines = [line(bold(title)), line(small(effect)), *(apart(line(_row(kind, filters))) for kind in FilterKind)]
    return card(lines, colour=QUIET, rows=[[one] for one in _menus(scope, filters)])


def _row(kind: FilterKind, filters: Sequence[Filter]) -> str:
    """`Subjects: sport, culture`."""
    names = [filter_name(one) for one in filters if one.kind is kind]
    these = listed(names) if names else gettext("none")
    if kind is FilterKind.SUBJECT:
        return gettext("Subjects: {filters}", filters=these)
    if kind is FilterKind.SOURCE:
        return gettext("Kinds of source: {filters}", filters=these)
    if kind is FilterKind.OUTLET:
        return gettext("Outlets: {filters}", filters=these)
    return gettext("Names: {filters}", filters=these)


def _menus(scope: FilterScope, filters: Sequence[Filter]) -> list[CardSelect]:
    held = {one.value for one in filters if one.kind in (FilterKind.SUBJECT, FilterKind.SOURCE)}
    subjects = [_option(subject(one) or one, one.value, on=one in held) for one in OFFERED_SUBJECTS]
    kinds = [_option(outlet_kind(one), one.value, on=one in held) for one in OutletKind]
    menus = [
        select(custom_ids.filters(scope, "subject"), gettext("Subjects to leave out"), subjects),
        select(custom_ids.filters(scope, "source"), gettext("Kinds of source to leave out"), kinds),
    ]
    again = [
        _option(button_text(filter_words(one), _LONGEST_OPTION) or value_of(one), value_of(one), on=False)
        for one in filters
        if one.kind in (FilterKind.OUTLET, FilterKind.ENTITY) and len(value_of(one)) <= _LONGEST_OPTION
    ]
    if again:
        hint = gettext("Outlets and names to show again")
        menus.append(select(custom_ids.filters(scope, "again"), hint, again[-_MOST_OPTIONS:], least=1))
    return menus


def _option(label: str, value: str, *, on: bool) -> discord.SelectOption:
    return discord.SelectOption(label=clip(label, _LONGEST_OPTION), value=value, default=on)
