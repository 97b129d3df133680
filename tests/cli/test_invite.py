"""The command `invite`: the address that adds the bot to a server."""

from __future__ import annotations

import base64
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.cli import main


def test_the_operator_gets_the_address_from_the_token(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = base64.urlsafe_b64encode(b"1234567890123456789").decode().rstrip("=")
    monkeypatch.setenv("DISCORD_TOKEN", f"{first}.x.y")
    assert main(["invite"]) == 0
    address = urlsplit(capsys.readouterr().out.strip())
    query = parse_qs(address.query)
    assert (address.netloc, address.path) == ("discord.com", "/oauth2/authorize")
    assert query["client_id"] == ["1234567890123456789"]
    assert set(query["scope"][0].split()) == {"bot", "applications.commands"}
    granted = discord.Permissions(int(query["permissions"][0]))
    assert granted.send_messages
    assert granted.add_reactions
    assert not granted.administrator


@pytest.mark.parametrize("token", ["", "not-a-token", "bm8.x.y"])
def test_a_token_that_cannot_be_one_is_refused(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", token)
    assert main(["invite"]) == 2
