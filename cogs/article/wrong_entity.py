"""Forms to report an entity: its name is wrong, it is the same as another one, or an article means another one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum

import discord

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.lang.headline_marks import unmarked
from bot.model.analysis import EntityKind
from bot.model.answers import ArticleRef, NamedEntity
from bot.model.curation.acts import CurationAct
from bot.model.errors import DeskError, Reason
from bot.policy.curation.typed import LONGEST_NAME
from bot.services.curation.links import Split
from cogs._cards.curation.acts import act_note
from cogs._cards.curation.reports import reported_sentence
from cogs._cards.notes import note
from cogs._layout import custom_ids
from cogs._layout.foreign_text import button_text
from cogs._layout.names import first_name
from cogs._ui.button_state import question
from cogs._ui.buttons import DeskButton, DeskModal
from cogs._ui.discord_errors import open_form
from cogs._ui.places import server_of, shelf_of
from cogs._ui.respond import Reply, answer
from cogs.article.curator import curator

_MOST = 25
"""Options of a menu."""
_LONGEST_LABEL = 100
Field = discord.ui.TextInput[discord.ui.View]
Menu = discord.ui.Select[discord.ui.View]


class Wrong(StrEnum):
    """What is wrong with an entity."""

    NAME = "name"
    SAME = "same"
    ARTICLE = "article"


class WrongNameButton(DeskButton, template=custom_ids.wrong_name.template):
    """Opens the form to report what is wrong with a card's entity."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Open the form."""
        _, asked = await question(interaction, self.state["token"], "entity")
        found = await interaction.client.app.answers.entity(shelf_of(interaction), asked["key"])
        if not found.articles:  # those of the card are gone
            raise DeskError(Reason.CARD_EXPIRED)
        await open_form(interaction, WrongNameModal(found.entity.key, found.articles))


class WrongNameModal(DeskModal):
    """The right name, or the name of the entity that is meant."""

    def __init__(self, key: str, articles: Sequence[ArticleRef]) -> None:
        super().__init__(gettext("Wrong name?"))
        self._key = key
        self._name = Field(min_length=1, max_length=LONGEST_NAME)
        self._wrong = Menu(options=_wrongs())
        self._article = Menu(options=[_article(one) for one in articles[:_MOST]], required=False, min_values=0)
        for label, description, component in (
            (gettext("The right name"), gettext("Or that of the one who is meant"), self._name),
            (gettext("What is wrong?"), None, self._wrong),
            (gettext("In which article?"), gettext("Only if one article means someone else"), self._article),
        ):
            self.add_item(discord.ui.Label(text=label, description=description, component=component))

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Report it; managers, and the owner of an own shelf, correct it at once."""
        await answer(interaction, self._answered(interaction), private=True)

    async def _answered(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        app, shelf, name = interaction.client.app, shelf_of(interaction), self._name.value
        asker, user_id = curator(interaction), interaction.user.id
        wrong = Wrong(next(iter(self._wrong.values), Wrong.NAME))
        if wrong is Wrong.ARTICLE:
            return await split(interaction, self._chosen(), self._key, name)
        if wrong is Wrong.SAME:
            return await decided(
                interaction,
                lambda: app.curation.merge(shelf, asker, self._key, name),
                lambda: app.reports.same_entity(shelf, user_id, self._key, name),
            )
        return await decided(
            interaction,
            lambda: app.curation.rename(shelf, asker, self._key, name),
            lambda: app.reports.wrong_name(shelf, user_id, self._key, name),
        )

    def _chosen(self) -> str:
        """The article that is chosen, or the only one. Raises DeskError WHICH_ARTICLE."""
        chosen = self._article.values or [one.value for one in self._article.options]
        if len(chosen) > 1:
            raise DeskError(Reason.WHICH_ARTICLE)
        return chosen[0]


class WrongPersonButton(DeskButton, template=custom_ids.wrong_person.template):
    """Opens the form to report that a card's article means another person than the desk shows."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Open the form."""
        article = self.state["article"]
        found = await interaction.client.app.answers.summary(shelf_of(interaction), article)
        if not found.entities:  # those of the card are gone
            raise DeskError(Reason.CARD_EXPIRED)
        await open_form(interaction, WrongPersonModal(article, found.entities))


class WrongPersonModal(DeskModal):
    """The form that asks which name of an article means another entity, and which one. The menu has the entities by
    their places: a key may be longer than Discord takes."""

    def __init__(self, article: str, entities: Sequence[NamedEntity]) -> None:
        super().__init__(gettext("Wrong person?"))
        self._article = article
        persons_first = sorted(entities, key=lambda one: one.entity.kind is not EntityKind.PERSON)
        self._keys = [one.entity.key for one in persons_first[:_MOST]]
        self._entity = Menu(options=[_entity(one, at) for at, one in enumerate(persons_first[:_MOST])])
        self._name = Field(min_length=1, max_length=LONGEST_NAME)
        described = gettext("A name that is known here, or a new one, such as Kim Yong Chol (actor)")
        for label, description, component in (
            (gettext("Which name is shown wrongly?"), None, self._entity),
            (gettext("Who is meant"), described, self._name),
        ):
            self.add_item(discord.ui.Label(text=label, description=description, component=component))

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Report it; managers, and the owner of an own shelf, correct it at once."""
        chosen = self._keys[int(self._entity.values[0])]
        await answer(interaction, split(interaction, self._article, chosen, self._name.value), private=True)


async def split(interaction: discord.Interaction[DeskBot], article: str, entity: str, other: str) -> Reply:
    """Take the article's mentions of an entity to another one, or report that they are its."""
    app, shelf = interaction.client.app, shelf_of(interaction)
    return await decided(
        interaction,
        lambda: app.curation.split(Split(shelf, curator(interaction), article, entity, other)),
        lambda: app.reports.other_entity(shelf, interaction.user.id, article, (entity, other)),
    )


async def decided(
    interaction: discord.Interaction[DeskBot],
    act: Callable[[], Awaitable[CurationAct]],
    report: Callable[[], Awaitable[bool]],
) -> Reply:
    """The answer to the act or, for those who may only report, to the report."""
    if server_of(interaction) is None or curator(interaction).manages:
        return Reply(act_note(await act()))
    return Reply(note(reported_sentence(await report())))


def _wrongs() -> list[discord.SelectOption]:
    labels = {
        Wrong.NAME: gettext("It should have another name"),
        Wrong.SAME: gettext("It is the same as another one"),
        Wrong.ARTICLE: gettext("One article means someone else"),
    }
    return [discord.SelectOption(label=text, value=one, default=one is Wrong.NAME) for one, text in labels.items()]


def _article(article: ArticleRef) -> discord.SelectOption:
    label = button_text(unmarked(article.title), _LONGEST_LABEL) or gettext("Untitled")
    return discord.SelectOption(label=label, value=str(article.id))


def _entity(named: NamedEntity, place: int) -> discord.SelectOption:
    label = button_text(first_name(named.entity), _LONGEST_LABEL)
    return discord.SelectOption(label=label or gettext("Untitled"), value=str(place))
