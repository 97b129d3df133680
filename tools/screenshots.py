"""Draw the pictures of the documents anew: `python -m tools.screenshots [--lang ko] [NAME…]`.

    sample articles ── the demo's stage ── a command and its buttons ──▶ message
                                            the demo's page in Chromium ──▶ docs/screenshots/NAME.png

Without a name, all pictures of the language are drawn (`en`, `ko`, `ja`, `zh-CN`, `zh-TW`; English by default). A
picture shows one message; those of a phone are of a window 390 pixels wide. Needs Chromium and takes about three
minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from PIL import Image, ImageColor
from playwright.async_api import Browser, async_playwright

from bot.catalogue import LANGUAGES, catalogue, gettext, speak
from bot.demo.conversation import AGENCYS_TEXT, CAPTCHA, FRONT, LINK, PAPERS_TEXT, TITLE, VISIT, WATCHED
from bot.demo.page import open_page
from bot.demo.stage import Stage, demo_settings, open_stage
from bot.demo.transcript import reactions_of
from bot.model.jobs import Post, Shelf, Submission
from bot.sample.clock import LAST_MORNING
from cogs._pictures.drawing import INKS
from tools.chromium import CHROMIUM, FLAGS
from tools.picture_pages import AHEAD, served

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
_WIDE, _PHONE, _TALL = 760, 390, 6000
"""Pixels of the window: below 761 the page has no list of messages; the height fits a whole message."""
_SCALE = {_WIDE: 1.5, _PHONE: 1.5}
_COLOURS = 128
_MARGIN = 8
_PATIENCE = 60.0
_LOADED = """() => {
    const missing = [...document.images].filter((one) => !(one.complete && one.naturalWidth));
    missing.filter((one) => one.complete).forEach((one) => { one.src = one.src; });
    return missing.length === 0;
}"""
"""Whether all pictures of the page are there; on a busy machine some fail, and are asked for again."""
STORY = "article-or-story"
MEANT = "North Korea says it tested new Hwasong-19"
CORRECTED = "North Korea names its new long-range missile"


class Command(Struct, frozen=True):
    """A command and the buttons that are then pressed, by their English words. An option whose name is in `chosen`
    takes the first suggestion for what was typed."""

    name: str
    options: dict[str, Any] = field(default_factory=dict)
    press: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


Step = Callable[["Scene"], Awaitable[Any]]


def command(name: str, /, *press: str, chosen: tuple[str, ...] = (), **options: Any) -> Step:
    """The answer to a command, after the presses."""
    return lambda scene: scene.run(Command(name, options, press, chosen))


def link(url: str) -> Step:
    """The reply to a link."""
    return lambda scene: scene.post(url)


async def _first_of_digest(scene: Scene) -> Any:
    before = scene.ids()
    await scene.run(Command("digest now"))
    return (await scene.arrivals(before, quiet=3.0))[0]


async def _alert(scene: Scene) -> Any:
    """An alert, for a story without a card in the channel."""
    before = scene.ids()
    await scene.run(Command("watch add", {"what": WATCHED, "channel": scene.stage.channel}, ("Watch",)))
    await scene.stage.app.ingest.submit(Submission(scene.shelf, Post(), url=ALERTING))
    return (await scene.arrivals(before, quiet=3.0))[-1]


async def _corrected(scene: Scene) -> Any:
    fields = {"article": CORRECTED, "title": "North Korea tests the Hwasong-19 missile", "date": "2024-10-30"}
    await scene.run(Command("article correct", fields, chosen=("article",)))
    return await scene.run(Command("summary", {"article": "North Korea tests the Hwasong-19"}, chosen=("article",)))


async def _renamed(scene: Scene) -> Any:
    meant = {"article": MEANT, "name": "Kim Jong Un", "to": "Kim Jong Un (novelist)"}
    await scene.run(Command("article split", meant, chosen=("article",)))
    return await scene.run(Command("summary", {"article": MEANT}, chosen=("article",)))


async def _ahead(scene: Scene) -> Any:
    """The coming events of the sample articles and of five more, which no other picture may have."""
    fetcher: Any = scene.stage.app.fetcher
    fetcher.fetch = served(fetcher, AHEAD)
    for url in AHEAD:
        await scene.post(url)
    return await scene.run(Command("ahead"))


async def _log(scene: Scene) -> Any:
    await scene.run(Command("article block", {"site": "paper.example/sport"}))
    return await scene.run(Command("desk log"))


ALERTING = "https://amnokreview.example/analysis/2024/11/what-the-hwasong-19-adds"
BOTH = ("", "-phone")
PICTURES: dict[str, dict[str, tuple[Step, tuple[str, ...]]]] = {
    "en": {
        "watch-alert": (_alert, ("",)),
        "refusal": (link(CAPTCHA), ("",)),
        "diff": (command("versions", article=TITLE, chosen=("article",)), BOTH),
        "demo": (command("latest"), ("",)),
        "card-roles-quotes": (
            command("summary", article="North Korea's foreign minister in Moscow", chosen=("article",)),
            ("",),
        ),
        "entity-pictures": (command("entity", name="Kim Jong Un"), BOTH),
        "appearances": (command("entity", "Appearances", name="Kim Jong Un"), BOTH),
        "search": (command("search", query="missile -drill after:2024-01"), ("",)),
        "story-timeline": (command("story", chosen=(STORY,), **{STORY: VISIT}), BOTH),
        "story-picture": (command("story", chosen=(STORY,), **{STORY: "8,000 North Korean troops"}), BOTH),
        "launches": (command("launches"), BOTH),
        "claims": (command("claims", topic="troops OR soldiers Russia"), BOTH),
        "claims-positions": (command("claims", "Positions", topic="troops OR soldiers Russia"), ("",)),
        "citation": (command("cite", article=TITLE, chosen=("article",)), BOTH),
        "term": (command("term", term="sovereignty"), BOTH),
        "comparison": (command("versions", article=PAPERS_TEXT, other=AGENCYS_TEXT, chosen=("article",)), ("",)),
        "feed": (command("feed add", url=FRONT), ("",)),
        "watch": (command("watch add", what=WATCHED), ("",)),
        "digest": (_first_of_digest, BOTH),
        "curation": (_corrected, ("",)),
        "curation-names": (_renamed, ("",)),
        "curation-log": (_log, ("",)),
        "ahead": (_ahead, BOTH),
    },
    "ko": {
        "refusal-ko": (link(CAPTCHA), ("",)),
        "diff-ko": (command("versions", article=TITLE, chosen=("article",)), ("",)),
        "card-ko": (command("summary", article="화성", chosen=("article",)), ("",)),
        "story-ko": (command("story", chosen=(STORY,), **{STORY: VISIT}), ("",)),
        "entity-pictures-ko": (command("entity", name="김정은"), ("",)),
        "watch-ko": (command("watch add", what="화성-19"), ("",)),
        "digest-ko": (_first_of_digest, ("",)),
    },
    "ja": {"story-ja": (command("story", chosen=(STORY,), **{STORY: VISIT}), ("",))},
    "zh-CN": {"digest-zh": (_first_of_digest, ("",))},
    "zh-TW": {
        "digest-zh-tw": (_first_of_digest, ("",)),
        "entity-zh-tw": (command("entity", name="金正恩"), ("",)),
    },
}
"""Language -> name of the picture -> the step that makes its message, and the endings of its variants."""


class Scene:
    """The demo's channel, in which the visitor posts links and runs commands."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    @property
    def shelf(self) -> Shelf:
        """The server's shelf."""
        return Shelf.of_guild(self.stage.channel.guild.id)

    async def prepare(self) -> None:
        """Post, once, the link of a page that changes in the following hours."""
        if self.stage.clock.now() < LAST_MORNING:
            await self.post(LINK)
            await self.stage.hours_later()

    async def post(self, url: str) -> Any:
        """The reply to a link, once the link is read."""
        message = await self.stage.visitor.send(self.stage.channel, url)
        async with asyncio.timeout(_PATIENCE):
            while True:
                if not {"✅", "⚠️"}.isdisjoint(reactions_of(self.message(message.id))):
                    replies = [
                        one for one in self.messages() if one.reference and one.reference.message_id == message.id
                    ]
                    if replies:
                        return replies[-1]
                await asyncio.sleep(0.1)

    async def run(self, asked: Command) -> Any:
        """The answer to a command."""
        options = dict(asked.options)
        for option in asked.chosen:
            found = await self.stage.visitor.autocomplete(self.stage.channel, asked.name, option, options[option])
            options[option] = str(found[0]["value"])
        result = await self.stage.visitor.slash(self.stage.channel, asked.name, **options)
        for label in asked.press:
            result = await self.stage.visitor.click(result.response, label=gettext(label))
        return result.response.message

    def messages(self) -> list[Any]:
        """The messages that the visitor sees, oldest first."""
        return sorted(self.stage.channel.history(viewer=self.stage.visitor), key=lambda one: one.id)

    def message(self, message_id: int) -> Any:
        """The present state of a message."""
        return next(one for one in self.messages() if one.id == message_id)

    def ids(self) -> set[int]:
        """The ids of the present messages."""
        return {one.id for one in self.messages()}

    async def arrivals(self, before: set[int], quiet: float) -> list[Any]:
        """The bot's public messages that are not in `before`, once none has come for `quiet` seconds."""
        seen, since = set[int](), 0.0
        async with asyncio.timeout(_PATIENCE):
            while not seen or since < quiet:
                await asyncio.sleep(0.5)
                now = {one.id for one in self.messages() if _is_public(one) and one.id not in before}
                since = since + 0.5 if now == seen else 0.0
                seen = now
        return [one for one in self.messages() if one.id in seen]


def _is_public(message: Any) -> bool:
    return bool(message.author.bot) and not message.flags.ephemeral


class Drawing:
    """Draws messages of the demo's page."""

    def __init__(self, browser: Browser, preview: Any) -> None:
        self._browser, self._preview = browser, preview

    async def draw(self, message_id: int, path: Path) -> tuple[int, int]:
        """Write the picture of a message; gives its width and height."""
        width = _PHONE if path.stem.endswith("-phone") else _WIDE
        context = await self._browser.new_context(
            viewport={"width": width, "height": _TALL}, device_scale_factor=_SCALE[width], reduced_motion="reduce"
        )
        try:
            page = await context.new_page()
            await page.goto(self._preview.url)
            message = page.locator(f'.channel-message[data-message-id="{message_id}"]')
            await message.wait_for(timeout=_PATIENCE * 1000)
            await page.wait_for_function(_LOADED, polling=500, timeout=_PATIENCE * 1000)
            await page.evaluate("() => document.fonts.ready")
            await page.wait_for_timeout(1500)  # the page resets its position while it draws
            await message.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
            await page.wait_for_timeout(300)
            box = await message.bounding_box()
            if box is None:
                raise ValueError(f"{path.stem}: the message is not drawn")
            right = await message.evaluate(
                "(one) => Math.max(...[...one.querySelectorAll('.message-header, .message-components > *,"
                " .message-content')].map((part) => part.getBoundingClientRect().right))"
            )
            clip = {**box, "width": min(right + _MARGIN, width) - box["x"]}
            picture = await page.screenshot(clip=clip)  # type: ignore[arg-type]  # the same keys
        finally:
            await context.close()
        image = reduced(Image.open(io.BytesIO(picture)).convert("RGB"))
        image.save(path, optimize=True)
        return image.size


def reduced(image: Image.Image) -> Image.Image:
    """The image in few colours, with those of the desk's own pictures among them: a mark of a few pixels keeps the
    colour that tells it from others."""
    inks = [level for ink in INKS.values() for level in ImageColor.getrgb(ink)]
    others = image.quantize(_COLOURS - len(INKS)).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*inks, *others[: 3 * (_COLOURS - len(INKS))]])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


@asynccontextmanager
async def _opened() -> AsyncIterator[tuple[Scene, Drawing]]:
    if CHROMIUM is None:
        sys.exit("Chromium is not installed")
    with tempfile.TemporaryDirectory() as home:
        async with (
            open_stage(demo_settings(Path(home)), lambda _done, _total: None) as stage,
            open_page(stage, lambda _: None) as preview,
            async_playwright() as playwright,
        ):
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            yield Scene(stage), Drawing(browser, preview)
            await browser.close()


async def draw_all(language: str, names: Sequence[str]) -> None:
    """Draw the pictures of a language, all of them if `names` is empty."""
    speak(catalogue(language))
    async with _opened() as (scene, drawing):
        for name, (step, forms) in PICTURES[language].items():
            if names and name not in names:
                continue
            if step is not _alert:
                await scene.prepare()
            message = await step(scene)
            await asyncio.sleep(1.0)  # the page polls the channel
            for form in forms:
                width, height = await drawing.draw(message.id, FOLDER / f"{name}{form}.png")
                print(f"{name}{form}.png {width} × {height}")


def main() -> None:
    """Parse the arguments and draw."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description="Draw the documents' pictures.")
    parser.add_argument("--lang", default="en", choices=sorted({*LANGUAGES} & {*PICTURES}))
    parser.add_argument("names", nargs="*", metavar="NAME")
    given = parser.parse_args()
    if unknown := {*given.names} - {*PICTURES[given.lang]}:
        parser.error(f"no picture of this language: {', '.join(sorted(unknown))}")
    asyncio.run(draw_all(given.lang, given.names))


if __name__ == "__main__":
    main()
