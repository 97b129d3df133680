"""The demo in a browser: the command `demo` in a process, its page, a link, a command and a button. In Korean, as
README.ko.md begins; the tests of the terminal play the whole conversation in English."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.fakes import reading
from tools.chromium import CHROMIUM, FLAGS

ROOT = Path(__file__).parents[2]
LINK = "https://openpeninsula.example/english/news/korea/kursk-soldiers-11012024.html"
PATIENCE = 100_000
"""Milliseconds."""
expect.set_options(timeout=PATIENCE)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


_COMMAND = "from tests.fakes import reading; reading.prepare(); from bot.cli import main; raise SystemExit(main())"


@asynccontextmanager
async def demo(home: Path, run_folder: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A running demo and the address of its page. `run_folder` has pages that were read."""
    environment = {**os.environ, "DESK_READERS": "1", reading.FOLDER: str(run_folder)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _COMMAND, "demo", "--lang", "ko", "--keep", str(home), cwd=ROOT,
        env=environment, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process, await asyncio.wait_for(_address(process), 300)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    said = b""
    while line := await process.stderr.readline():
        said += line
        if found := re.search(rb"http://127\.0\.0\.1:\d+/\S+", line):
            return found[0].decode()
    raise AssertionError(said.decode())


@asynccontextmanager
async def browser_page(address: str) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE)
        await page.goto(address)
        yield page
        await browser.close()


async def say(page: Page, words: str) -> None:
    await page.locator("#channel-composer-input").fill(words)
    await page.locator("#send-message").click()


async def run_command(page: Page, name: str) -> None:
    """Type the name, choose it with Enter and press the send button."""
    box = page.locator("#channel-composer-input")
    await box.fill(f"/{name}")
    await expect(page.get_by_role("option").filter(has_text=f"/{name}").first).to_be_visible()
    await box.press("Enter")
    chosen = page.get_by_role("button", name=f"Command /{name}")
    await expect(chosen).to_be_visible()
    for _ in range(6):  # a press while the page is redrawn has no effect, and leaves the command in the box
        await page.locator("#send-message").click()
        try:
            await expect(chosen).to_be_hidden(timeout=PATIENCE / 6)
        except AssertionError:
            continue
        return
    raise AssertionError("the command is not sent")


async def _fits_a_phone(page: Page) -> None:
    """No line is wider than a phone, those of the links to copy included."""
    await page.set_viewport_size({"width": 390, "height": 844})
    parts = "document.querySelectorAll('#channel-timeline .code-block, #channel-timeline .code-block code')"
    right = f"Math.max(...[...{parts}].map((one) => one.getBoundingClientRect().right))"
    await page.wait_for_function(f"() => {right} > 0 && {right} <= window.innerWidth")
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    await page.set_viewport_size({"width": 1280, "height": 900})


async def press_until(page: Page, button: Locator, answer: Locator) -> None:
    """Press until the answer is visible: a press while the page is redrawn has no effect."""
    for _ in range(6):
        await page.wait_for_timeout(1500)
        await button.click()
        try:
            await expect(answer).to_be_visible(timeout=PATIENCE / 6)
        except AssertionError:
            continue
        return
    raise AssertionError("no answer to the button")


async def test_a_visitor_posts_a_link_asks_for_the_latest_and_presses_a_button(
    tmp_path: Path, run_folder: Path
) -> None:
    async with demo(tmp_path / "desk", run_folder) as (process, address):
        async with browser_page(address) as page:
            channel = page.locator("#channel-timeline")
            invitation = channel.get_by_text("이제 직접 해 보십시오")
            await expect(invitation).to_be_visible()
            await expect(page).to_have_title("Peninsula Desk: demo")
            await expect(page.get_by_text("SimCord", exact=True)).to_have_count(0)
            await expect(invitation).to_be_in_viewport()
            invited = channel.locator(".channel-message").filter(has_text="이제 직접 해 보십시오")
            await expect(invited.get_by_text("/feed add", exact=True)).to_be_visible()  # as the page lists the command
            await expect(channel.get_by_text("예제 사이트만 읽습니다")).to_have_count(1)
            await expect(channel.get_by_text("캡차를 요구했습니다")).to_have_count(1)
            await expect(channel.get_by_text("글이 너무 적습니다")).to_have_count(0)  # the invitation posts no link
            await _fits_a_phone(page)

            await say(page, LINK)
            card = channel.get_by_text("For families in North Korea, silence about the soldiers in Kursk")
            await expect(card).to_be_visible()
            await expect(channel.get_by_text("Open Peninsula Radio ·").first).to_be_visible()
            await expect(channel.get_by_text("✅")).to_have_count(2)  # that of the script and that of the test

            headings = channel.get_by_text("한반도 최신 소식")
            await expect(headings).to_have_count(1)
            await run_command(page, "latest")
            await expect(headings).to_have_count(2)
            await expect(headings.last).to_be_in_viewport()

            await press_until(
                page, channel.get_by_role("button", name="▶").last, channel.get_by_text(re.compile("^2/")).last
            )
            await expect(channel.get_by_text(re.compile(r"^6\. ")).last).to_be_visible()
        process.terminate()
        _, said = await asyncio.wait_for(process.communicate(), 100)
    assert process.returncode == 0, said.decode()
    assert "Traceback" not in said.decode()
