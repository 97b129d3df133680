"""Error messages of the terminal: one sentence for every Reason."""

from __future__ import annotations

import pytest

from bot.catalogue import catalogue, using
from bot.cli.terminal.error_messages import explain, message_for
from bot.model.analysis import EntityKind, Subject
from bot.model.answers import EntityRef
from bot.model.errors import NothingFound, Reason

_SETTINGS = ("DESK_EXTRA_PORTS", "DESK_QUEUE_LIMIT")


@pytest.mark.parametrize("detail", ["", "4.2 MiB."])
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_sentence_with_and_without_detail(reason: Reason, detail: str) -> None:
    message = message_for(reason, detail)
    assert message.endswith(".")
    assert not message.endswith("..")
    assert ": ." not in message
    assert "{" not in message
    for name in _SETTINGS:
        message = message.replace(name, "")
    assert "_" not in message


def test_no_two_reasons_share_a_sentence() -> None:
    assert len({message_for(reason) for reason in Reason}) == len(Reason)


@pytest.mark.parametrize("language", ["en", "ko", "ja", "zh-CN", "zh-TW"])
def test_no_message_names_a_command_of_discord(language: str) -> None:
    with using(catalogue(language)):
        assert [reason for reason in Reason if "`/" in message_for(reason)] == []


def test_braces_in_a_detail_are_not_placeholders() -> None:
    assert message_for(Reason.UNREADABLE, "{0}") == "The document cannot be read: {0}."


def test_similar_names_are_listed_on_a_line_of_their_own() -> None:
    error = NothingFound(Reason.NO_SUCH_ENTITY, "Kim Yo Jogn")
    error.nearest = ("Kim Yo Jong", "Kim Jong Un")
    assert explain(error) == [message_for(Reason.NO_SUCH_ENTITY), "Similar names: Kim Yo Jong, Kim Jong Un"]


def test_similar_names_are_named_and_listed_as_the_language_does() -> None:
    error = NothingFound(Reason.NO_SUCH_FILTER, "human rihgts")
    person = EntityRef("kim-jong-un", "Kim Jong Un", EntityKind.PERSON, "김정은", "金正恩")
    error.nearest = (Subject.HUMAN_RIGHTS, person, "Taedong Daily")
    with using(catalogue("ja")):
        assert explain(error)[1].endswith("人権、金正恩、Taedong Daily")


def test_a_reason_of_a_newer_version_is_quoted() -> None:
    assert message_for("eaten_by_dog", "Rex") == "The document was refused for an unknown reason: eaten_by_dog."
