"""The bases of buttons, menus and forms, which answer every error in the member's language. Buttons and menus work
after a restart: the state is in the `custom_id`, the class is registered by its cog.

A refused form is kept in memory, so that a button below the refusal can open it again with the same entries. It is not
stored, since it may hold a text of 4,000 characters that must not outlive an erasure. After an hour, once it was
accepted, or after a restart, the button says that it has expired.
"""

from __future__ import annotations

import asyncio
import re
from abc import ABC, abstractmethod
from contextlib import suppress
from secrets import token_urlsafe
from typing import Any, Self, TypeVar

import discord

from bot.catalogue import catalogue, gettext, speak
from bot.client import DeskBot, RefusedForm
from bot.model.errors import DeskError, Reason
from cogs._layout import custom_ids
from cogs._layout.layout import CardButton, button
from cogs._ui.discord_errors import DISCORD, first_response, open_form

_Component = TypeVar("_Component", bound=discord.ui.Item[Any])

_NUMBERS = frozenset({"act", "article", "story", "follow", "other", "report", "search", "watch"})
"""The groups of templates that are numbers of rows."""
_FORM_SECONDS = 3600
"""How long a form that was opened can be sent, and one that was refused opened again."""
_SUBMITTED = "form"
"""The key of an interaction's extras for the form that it submits."""
_MOST_FORMS = 200
"""Members whose last refused form is kept."""
_WHATEVER_IS_ENTERED = frozenset(
    {Reason.MANAGERS_ONLY, Reason.ROLES_ONLY, Reason.SERVERS_ONLY, Reason.NOT_ON_SERVER, Reason.SERVER_MOVED}
)


class DeskComponent(discord.ui.DynamicItem[_Component], ABC, template=r"(?!)"):
    """A component that was used. Subclasses take their template from `cogs._layout.custom_ids`; its groups are in
    `state`."""

    def __init__(self, item: _Component, state: re.Match[str]) -> None:
        super().__init__(item)
        self.state = state

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003  # the signature is discord.py's
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """The component with its state; only those of the subclass's type have these ids."""
        component: Any = item
        return cls(component, match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Handle the use. A second identical use by the same member, as in a double click, is only acknowledged."""
        chosen: list[str] = getattr(self.item, "values", [])
        message_id = interaction.message.id if interaction.message else 0
        use: tuple[int | str, ...] = (interaction.user.id, message_id, self.custom_id, *chosen)
        in_use: set[tuple[int | str, ...]] = interaction.client.in_use
        if use in in_use:
            with suppress(*DISCORD):
                await first_response(interaction.response.defer)
            return
        in_use.add(use)
        try:
            await self._answer(interaction)
        finally:
            in_use.discard(use)

    async def _answer(self, interaction: discord.Interaction[Any]) -> None:
        """Call `handle` and answer any error, which discord.py would only log. Messages are taken from the member's
        catalogue until an answer chooses another."""
        speak(catalogue(interaction.locale.value))
        try:
            if refused := interaction.client.refusal(interaction) or self._expired(interaction):
                raise DeskError(refused)  # noqa: TRY301  # answered as every error is
            await self.handle(interaction)
        except Exception as error:
            await interaction.client.answer_error(interaction, error)

    def _expired(self, interaction: discord.Interaction[DeskBot]) -> Reason | None:
        """CARD_EXPIRED if its state has row numbers and is older than the server's move from another process, where
        they meant other rows."""
        move = interaction.client.app.moves.get(interaction.guild_id or 0)
        if move is None or interaction.message is None or interaction.message.created_at >= move.at:
            return None
        return None if _NUMBERS.isdisjoint(self.state.re.groupindex) else Reason.CARD_EXPIRED

    @abstractmethod
    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Handle the press of a button, or the choice in a menu."""


class DeskButton(DeskComponent[discord.ui.Button[discord.ui.LayoutView]], template=r"(?!)"):
    """A button that was pressed."""


class DeskMenu(DeskComponent[discord.ui.Select[discord.ui.LayoutView]], template=r"(?!)"):
    """A menu in which something was chosen: `self.item.values`."""


class DeskModal(discord.ui.Modal):
    """A form. Subclasses add its components and define `on_submit`."""

    def __init__(self, title: str) -> None:
        super().__init__(title=title, timeout=_FORM_SECONDS)

    async def interaction_check(self, interaction: discord.Interaction[DeskBot], /) -> bool:  # type: ignore[override]  # our client
        """Allow the first submission, and note what was submitted. Messages are taken from the member's catalogue until
        an answer chooses another."""
        if self.is_finished():
            return False
        self.stop()
        interaction.extras[_SUBMITTED] = self
        interaction.client.sent_forms.append(self.custom_id)
        speak(catalogue(interaction.locale.value))
        return True

    async def on_error(self, interaction: discord.Interaction[DeskBot], error: Exception) -> None:  # type: ignore[override]  # our client
        """Answer any error."""
        await interaction.client.answer_error(interaction, error)


def was_awaited(interaction: discord.Interaction[DeskBot]) -> bool:
    """Whether the form that an interaction submits was still waited for."""
    return _SUBMITTED in interaction.extras


class _FormAgain(DeskModal):
    """A form with the fields of one that was submitted, filled in as they were; discord.py sends no form twice."""

    def __init__(self, refused: RefusedForm) -> None:
        form = refused.form
        super().__init__(form.title)
        self._refused = refused
        for item in form.children:
            self.add_item(item)
        for item in self.walk_children():
            _fill_in(item)

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Submit the first form, whose fields now have the new entries, and forget it unless it is refused again."""
        await self._refused.form.on_submit(interaction)
        _forget(interaction.client.refused_forms, interaction.user.id, self._refused.token)


class FormButton(DeskButton, template=custom_ids.form.template):
    """Opens a refused form again."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Open the form, if it is the member's last one. Raises DeskError CARD_EXPIRED."""
        refused = interaction.client.refused_forms.get(interaction.user.id)
        oldest = interaction.client.app.clock.monotonic() - _FORM_SECONDS
        if refused is None or refused.token != self.state["token"] or refused.at <= oldest:
            raise DeskError(Reason.CARD_EXPIRED)
        await open_form(interaction, _FormAgain(refused))


def offered_again(interaction: discord.Interaction[DeskBot], error: DeskError) -> list[CardButton]:
    """The button that opens a refused form again; none if the interaction is no form, or if other entries would be
    refused too."""
    form = interaction.extras.get(_SUBMITTED)
    if form is None or error.reason in _WHATEVER_IS_ENTERED:
        return []
    forms, member_id = interaction.client.refused_forms, interaction.user.id
    forms.pop(member_id, None)
    forms[member_id] = refused = RefusedForm(token_urlsafe(6), form, interaction.client.app.clock.monotonic())
    asyncio.get_running_loop().call_later(_FORM_SECONDS, _forget, forms, member_id, refused.token)
    if len(forms) > _MOST_FORMS:
        del forms[next(iter(forms))]
    return [button(gettext("Edit and send again"), custom_ids.form(refused.token), primary=True)]


def _forget(forms: dict[int, RefusedForm], member_id: int, token: str) -> None:
    """Forget a form, unless another one of the member was refused since. The timer has only its token: with the form,
    it would keep the entries after an erasure."""
    held = forms.get(member_id)
    if held is not None and held.token == token:
        del forms[member_id]


def _fill_in(item: discord.ui.Item[Any]) -> None:
    """Make the entry of a field its default. Files cannot be kept."""
    match item:
        case discord.ui.TextInput() | discord.ui.Checkbox():
            item.default = item.value
        case discord.ui.ChannelSelect() | discord.ui.RoleSelect():
            item.default_values = item.values
        case discord.ui.Select() | discord.ui.CheckboxGroup():
            for option in item.options:
                option.default = option.value in item.values
