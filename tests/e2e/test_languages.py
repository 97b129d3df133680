"""A private answer is in the member's language, a public one in the server's; made-up catalogues mark each message."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import bot.catalogue
from bot.catalogue import DOMAIN, catalogue, folder_of, loaded
from bot.model.errors import Reason
from cogs._cards.errors.sentences import SENTENCES
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, words

MEMBERS, SERVERS = "ko", "zh-CN"


@pytest.fixture(scope="module")
def folder_of_catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Catalogues for the member's and the server's locale in which each message begins with its language."""
    made_in = tmp_path_factory.mktemp("catalogues")
    with (folder_of(MEMBERS) / f"{DOMAIN}.po").open("rb") as file:
        messages = read_po(file)
    for language in ("ko", "zh_CN"):
        made = Catalog(language)
        for message in messages:
            if isinstance(message.id, str) and message.id:
                made.add(message.id, f"{language}:{message.id}", context=message.context)
        folder = made_in / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / f"{DOMAIN}.mo").open("wb") as file:
            write_mo(file, made)
    return made_in


@pytest.fixture
def languages(folder_of_catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(bot.catalogue, "FOLDER", folder_of_catalogues)
    loaded.cache_clear()
    yield
    loaded.cache_clear()


@pytest.fixture
def speakers(room: Newsroom, languages: None) -> Newsroom:
    """The newsroom, where members' clients are Korean and the server's language is Chinese."""
    room.speak(MEMBERS, SERVERS)
    return room


async def test_a_public_answer_is_in_the_servers_language(speakers: Newsroom) -> None:
    await speakers.save(LAUNCH_URL)
    card = (await speakers.anna.slash(speakers.channel, "latest")).response
    assert words(card).startswith("## zh_CN:Latest on the Korean Peninsula")


async def test_a_private_answer_is_in_the_members_language(speakers: Newsroom) -> None:
    told = await speakers.anna.slash(speakers.channel, "help")
    assert words(told.response).startswith("ko:")
    why = await speakers.anna.slash(speakers.channel, "summary", article="nothing")
    assert words(why.response) == f"ko:{SENTENCES[Reason.EMPTY_SHELF]}"


async def test_an_empty_answer_is_in_the_language_of_the_member_who_alone_sees_it(speakers: Newsroom) -> None:
    await speakers.save(LAUNCH_URL)
    for command, options in {
        "latest": {"topic": "quinoa"},
        "claims": {"topic": "quinoa"},
        "term": {"term": "quinoa"},
        "launches": {"since": "2019-01-01", "until": "2019-02-01"},
        "ahead": {},
    }.items():
        told = (await speakers.anna.slash(speakers.channel, command, **options)).response
        assert told.flags.ephemeral, command
        assert "ko:" in words(told), command
        assert "zh_CN:" not in words(told), command


async def test_a_form_is_in_the_members_language(speakers: Newsroom) -> None:
    for asker, command in ((speakers.anna, "ingest"), (speakers.manager, "desk setup")):
        modal = (await asker.slash(speakers.channel, command)).modal
        assert modal["title"].startswith("ko:")
        assert all(label["label"].startswith("ko:") for label in modal["components"])


async def test_a_language_without_a_catalogue_gets_english(speakers: Newsroom) -> None:
    assert catalogue("pt-BR").gettext("Untitled") == "Untitled"
    assert catalogue("ko").gettext("Untitled") == "ko:Untitled"


async def test_a_card_for_a_post_is_in_the_servers_language(speakers: Newsroom) -> None:
    await speakers.anna.send(speakers.channel, "https://user:secret@hanriverpost.example/x")
    assert words(speakers.messages()[-1]).startswith("⚠️ zh_CN:")
    await speakers.save(LAUNCH_URL)
    assert "-# zh_CN:**People**" in words(speakers.messages()[-1])
