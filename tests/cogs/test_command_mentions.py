"""Commands that a text names can be clicked in every language, and have the name of the member's list beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import discord
import pytest
from babel.messages.pofile import read_po

from bot.catalogue import DOMAIN, ENGLISH, LANGUAGES, catalogue, command_name, folder_of, using
from bot.client import mentions_of
from cogs._ui.command_mentions import clickable
from tools.command_texts import unconnected_bot

_COMMAND = re.compile(r"`/([^`]+)`")
_MENTION = re.compile(r"</([a-z ]+):7>")


@pytest.fixture
async def names() -> list[str]:
    """The full English names of the desk's commands."""
    return [command.qualified_name for command in (await unconnected_bot()).tree.walk_commands()]


@pytest.fixture
def mentions(names: list[str]) -> dict[str, str]:
    return mentions_of(names, {name.partition(" ")[0]: 7 for name in names})


def _last(forms: Sequence[str] | None) -> str:
    """A message, or the last form of a plural."""
    return forms if isinstance(forms, str) else (forms or ("",))[-1]


def _sent(text: str, mentions: dict[str, str]) -> str:
    view = discord.ui.LayoutView().add_item(discord.ui.TextDisplay(text))
    clickable(view, mentions)
    (display,) = view.walk_children()
    assert isinstance(display, discord.ui.TextDisplay)
    return display.content


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != ENGLISH])
def test_every_command_that_a_message_names_is_one_under_its_name_in_the_language(
    language: str, mentions: dict[str, str]
) -> None:
    with (folder_of(language) / f"{DOMAIN}.po").open("rb") as file:
        messages = [one for one in read_po(file) if one.id and "`/" in str(one.id)]
    assert len(messages) > 25
    for message in messages:
        english, translated = _last(message.id), _last(message.string)
        sent = _sent(translated, mentions)
        assert not _COMMAND.search(sent), translated
        assert Counter(_MENTION.findall(sent)) == Counter(_COMMAND.findall(english)), translated


def _names_in(language: str, names: list[str]) -> dict[str, str]:
    """English name -> the name in the language."""
    with using(catalogue(language)):
        return {name: command_name(name) for name in names}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_can_be_clicked(language: str, names: list[str], mentions: dict[str, str]) -> None:
    for name, text in _names_in(language, names).items():
        assert _sent(f"`/{text}`: …", mentions).startswith(f"</{name}:7>")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Older ones are in `/desk log`.", "Older ones are in </desk log:7>."),
        ("이전 것은 `/데스크 기록`에 있습니다.", "이전 것은 </desk log:7>(데스크 기록)에 있습니다."),
        ("それ以前は `/デスク 記録` にあります。", "それ以前は </desk log:7>（デスク 記録）にあります。"),
        ("更早的在`/资讯台 记录`。", "更早的在</desk log:7>（资讯台 记录）。"),
        ("更早的在`/編輯台 記錄`。", "更早的在</desk log:7>（編輯台 記錄）。"),
    ],
)
def test_a_mention_has_the_name_that_the_members_list_of_commands_has(
    text: str, sent: str, mentions: dict[str, str]
) -> None:
    """Discord shows a mention as it is written, and a click works with the English name only."""
    assert _sent(text, mentions) == sent


def test_no_name_is_that_of_two_commands(names: list[str]) -> None:
    """A text does not say its language, so a name in one must not be another command's in another."""
    of_each = [{_names_in(language, [name])[name] for language in LANGUAGES} for name in names]
    assert [name for name, count in Counter(one for shown in of_each for one in shown).items() if count > 1] == []


def test_what_is_no_command_stays(mentions: dict[str, str]) -> None:
    for text in ("`/unknown`", "`/요약 기사: 제목`", r"\`/ingest\`", "`missile -drill`"):
        assert _sent(text, mentions) == text
    assert _sent("`/ingest`", {}) == "`/ingest`", "Discord refused the commands"
