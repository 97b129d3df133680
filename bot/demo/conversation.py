"""The scripted conversation of the demo: a visitor posts links and runs commands. Each answer is checked."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from bot.catalogue import command_name, gettext, gettext_noop, ngettext
from bot.demo.stage import DemoFailed, Stage
from bot.demo.transcript import reactions_of, words_of
from cogs._layout.foreign_text import clean
from cogs._layout.moments import day
from cogs._ui.command_mentions import mentioning

_STORY = "article-or-story"
_PATIENCE = 300.0
"""Seconds to wait for an answer; long enough for a slow machine."""

Shown = Callable[[str, Any], None]
LINK = "https://hanriverpost.example/2024/10/31/north-korean-icbm-stays-in-air-for-86-minutes"
FRONT = "https://hanriverpost.example/"
OTHER_FRONT = "https://taebaek-news.example/"
VISIT = "foreign minister"
WATCHED = "Hwasong-19"
_MISSILE = "-19"
"""What the name of the missile has in the headlines of every language: Hwasong-19, 화성포-19형."""
TITLE = "North Korean ICBM stays in the air"
PAPERS_TEXT = "Perfected Weapon System"
AGENCYS_TEXT = "https://taedongnews.example/en/article/q/a90be17.kcn"
"""The same report of two state media."""
_CAPTCHA_TOLD = gettext_noop("The site asked for a captcha instead of showing the page.")
REAL = "https://apnews.com/hub/north-korea"
"""A page of the real web, which the demo refuses without a request."""
_REAL_TOLD = gettext_noop(
    "The demo has no network and knows only its sample sites. A desk of your own reads this page."
)
CAPTCHA = "https://meridianwire.example/world/asia-pacific/kim-letter-2024-10-30"


class Conversation:
    """Plays the script on a stage. Calls `shown(action, message)` for each step; `action` is empty for a further
    message of the same step."""

    def __init__(self, stage: Stage, shown: Shown) -> None:
        self._stage = stage
        self._shown = shown

    async def open(self) -> None:
        """Play the beginning and post what the visitor can try next. Raises DemoFailed."""
        await self._post(LINK, "✅", "86 minutes")
        await self._post(CAPTCHA, "⚠️", gettext(_CAPTCHA_TOLD))
        await self._post(REAL, "⚠️", gettext(_REAL_TOLD))
        await self._hours_later()
        await self._ask("versions", ("200 kilometers",), article=TITLE)
        await self._ask("story", _story_days(), **{_STORY: VISIT})
        await self._ask("launches", ("07:10",))
        await self._ask("cite", ("SHA-256",), article=TITLE)
        await self._ask("latest", (_MISSILE,))
        await self._ask("feed add", ("Han River Post",), url=FRONT)
        await self._ask("watch add", (gettext("Watch"), _alerted_once()), what=WATCHED, channel=self._stage.channel)
        links = "\n".join(url for url in self._stage.to_post() if url != LINK)
        invitation = gettext(
            "Your turn: follow that feed, start that watch, add `{site}` with `/feed add`, try `/help`, `/entity`,"
            " `/search` or `/digest now`, or post one of these links:\n```\n{links}\n```",
            site=OTHER_FRONT,
            links=links,
        )
        # The page lists the commands by their English names, which the mentions have beside the translated ones.
        clickable = mentioning(invitation, self._stage.env.bot.command_mentions)
        message = await self._stage.visitor.send(self._stage.channel, clickable)
        self._shown(gettext("Mina writes a message"), message)

    async def play(self) -> None:
        """Play the whole script. Raises DemoFailed."""
        await self._post(LINK, "✅", "86 minutes")
        await self._post(CAPTCHA, "⚠️", gettext(_CAPTCHA_TOLD))
        await self._post(REAL, "⚠️", gettext(_REAL_TOLD))
        await self._ask("summary", ("longest flight",), article=TITLE)
        await self._hours_later()
        await self._ask("versions", ("200 kilometers",), article=TITLE)
        await self._ask("story", _story_days(), **{_STORY: VISIT})
        await self._ask("entity", ("최선희",), name="Choe Son-hui")
        await self._ask("latest", (_MISSILE,))
        await self._ask("launches", ("07:10",))
        await self._ask("claims", ("8,000",), topic="troops OR soldiers Russia")
        await self._ask("cite", ("SHA-256",), article=TITLE)
        await self._ask("export story", ("kB",), **{_STORY: VISIT})
        await self._ask("term", ("Taedong",), term="hostile")
        await self._ask("versions", ("🟥",), article=PAPERS_TEXT, other=AGENCYS_TEXT)
        await self._ask("search", ("solid",), query="solid fuel watch list")
        await self._ask("feed add", ("Han River Post",), url=FRONT)
        await self._digest()
        await self._ask("help", (f"/{command_name('latest')}",))

    async def _post(self, link: str, mark: str, *words: str) -> None:
        message = await self._stage.visitor.send(self._stage.channel, link)
        self._shown(gettext("Mina posts {link}", link=link), message)
        await self._until(
            gettext("the reaction {mark} to {link}", mark=mark, link=link),
            lambda: mark in reactions_of(self._again(message.id)),
        )
        reply = await self._until(gettext("the reply to {link}", link=link), lambda: self._reply_to(message.id))
        self._shown("", self._again(message.id))
        self._shown("", reply)
        _require(reply, words, gettext("the reply to {link}", link=link))

    async def _hours_later(self) -> None:
        """Move the clock forward: the page of the link has changed, and its card is corrected."""
        await self._stage.hours_later()
        card = await self._until(gettext("the correction"), self._corrected)
        self._shown(gettext("Mina comes back three hours later"), card)

    async def _ask(self, name: str, words: Iterable[str], /, **options: Any) -> None:
        shown = {**options, "channel": f"#{options['channel'].name}"} if "channel" in options else options
        named = (f"{command_name(option)}: {value}" for option, value in shown.items())
        typed = " ".join([f"/{command_name(name)}", *named])
        for option in {"article", _STORY} & set(options):
            options[option] = await self._chosen(name, option, options[option])
        result = await self._stage.visitor.slash(self._stage.channel, name, **options)
        if result.response is None:
            raise DemoFailed(gettext("{command} got no answer", command=typed))
        message = result.response.message
        self._shown(gettext("Mina runs {command}", command=typed), message)
        _require(message, words, typed)

    async def _chosen(self, command: str, option: str, typed: str) -> str:
        """The value of the first autocomplete choice."""
        choices = await self._stage.visitor.autocomplete(self._stage.channel, command, option, typed)
        if not choices:
            raise DemoFailed(gettext("/{command} has no choices for {typed}", command=command, typed=repr(typed)))
        return str(choices[0]["value"])

    async def _digest(self) -> None:
        before = {message.id for message in self._messages()}
        await self._ask("digest now", ("<#",))
        answer = await self._until(gettext("the digest"), lambda: self._digest_after(before))
        self._shown("", answer)

    def _digest_after(self, before: set[int]) -> Any:
        fresh = (message for message in self._messages() if message.id not in before)
        return next((message for message in fresh if _MISSILE in words_of(message)), None)

    def _corrected(self) -> Any:
        return next((message for message in self._messages() if "✏️" in words_of(message)), None)

    def _messages(self) -> list[Any]:
        return list(self._stage.channel.history(viewer=self._stage.visitor))

    def _again(self, message_id: int) -> Any:
        return next(message for message in self._messages() if message.id == message_id)

    def _reply_to(self, message_id: int) -> Any:
        answers = (m for m in self._messages() if m.reference and m.reference.message_id == message_id)
        return next(answers, None)

    async def _until(self, what: str, there: Callable[[], Any]) -> Any:
        until = time.monotonic() + _PATIENCE
        while not (found := there()):
            if time.monotonic() > until:
                seconds = f"{_PATIENCE:.0f}"
                raise DemoFailed(gettext("{what}: nothing after {seconds} seconds", what=what, seconds=seconds))
            await asyncio.sleep(0.1)
        return found


def _story_days() -> tuple[str, str]:
    """The first and the last day of the story, as its card has them."""
    return day(date(2024, 10, 29)), day(date(2024, 11, 1))


def _alerted_once() -> str:
    """What the watch's card says of the story that the shelf had before the first post."""
    return ngettext(
        "In the last 30 days it would have alerted once.",
        "In the last 30 days it would have alerted {number} times.",
        1,
    )


def _require(message: Any, words: Iterable[str], what: str) -> None:
    text = words_of(message).casefold()
    missing = ", ".join(word for word in words if clean(word).casefold() not in text)
    if missing:
        found = repr(text[:200])
        raise DemoFailed(gettext("{what}: {missing} not found in {found}", what=what, missing=missing, found=found))
