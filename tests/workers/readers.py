"""Loaders for the tests of the pool, named by their import path."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from msgspec.structs import replace

from bot.model.analysis import Analysis, Page, Quote, QuoteKind, Span, Topic, Verdict
from bot.model.errors import PageRefused, Reason, SettingsFailed
from bot.model.feeds import FeedDocument, FeedFormat
from tests.fakes.reader import read_plain


def obedient(*_: object) -> Callable[[Page], Analysis]:
    """A reader that executes the page's instruction."""
    return _obey


def plain(*_: object) -> Callable[[Page], Analysis]:
    """Reads pages in the notation of the fakes."""
    return read_plain


def murderous(*_: object) -> Callable[[Page], Analysis]:
    """A reader for workers of a cluster: the page "murder" kills the worker's process."""

    def read(page: Page) -> Analysis:
        if page.content == b"murder":
            os.kill(os.getppid(), 9)
            time.sleep(600)
        return _obey(page)

    return read


def warning(*_: object) -> Callable[[Page], Analysis]:
    """Logs a warning while it is loaded."""
    logging.getLogger(__name__).warning("page is odd count=%s", 3)
    return read_plain


def unloadable(*_: object) -> Callable[[Page], Analysis]:
    raise SettingsFailed(Reason.BAD_SETTINGS, "no such pipeline")


def stillborn(*_: object) -> Callable[[Page], Analysis]:
    os._exit(3)


def _obey(page: Page) -> Analysis:
    order = page.content.decode()
    if order in _ORDERS:
        _ORDERS[order]()
    if order in _CLAIMS:
        return _CLAIMS[order]()
    if len(order) > 1_000:
        return _analysis(f"{len(order)} characters by {os.getpid()}")
    return _analysis(" ".join(sorted(os.environ)) if order == "secrets" else f"{order} by {os.getpid()}")


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(os.urandom(2**20) * 8)


_KEPT: list[bytes] = []
_AT_FAULT = 0.5
"""Seconds of the processor, more than a tenth of the limits in these tests that readers are to exceed."""


def _grow() -> None:
    _KEPT.append(os.urandom(2**20) * 250)


def _refuse() -> None:
    raise PageRefused(Reason.CAPTCHA, url="https://example.com/")


def _insult() -> None:
    raise PageRefused(Reason.CAPTCHA, "no " * 1_000_000)


def _boast() -> Analysis:
    """An analysis as a reader writes it that a page has taken over: too much of everything, and spans that lie."""
    spans = (Span(-1, 4), Span(4, 1), Span(2, 2**40), *[Span(0, 4)] * 50_000)
    quotes = tuple(Quote(s.start, s.end, "invented", QuoteKind.DIRECT, None, None, None, None) for s in spans[:4])
    return replace(_analysis("word"), title="Talks" * 40_000, byline=("x",) * 9_000, sentences=spans, quotes=quotes)


_CLAIMS: dict[str, Callable[[], Analysis]] = {
    "boast": _boast,
    "flood": lambda: replace(_analysis("word"), title="x" * 20_000_000),
    "lie": lambda: replace(_analysis("word"), title=7),  # that is the lie
}


def _run_on() -> None:
    """Give no answer, and work at it until the page is at fault: that takes a tenth of a page's limit."""
    signal.signal(signal.SIGPROF, lambda *_: time.sleep(600))
    signal.setitimer(signal.ITIMER_PROF, _AT_FAULT)
    while True:
        pass


def _fall_silent() -> None:
    """Close the streams and stay, as a process may that cannot end."""
    faulthandler.cancel_dump_traceback_later()
    os.closerange(3, 64)
    time.sleep(600)


_ORDERS: dict[str, Callable[[], object]] = {
    "hang": _run_on,
    "starve": lambda: time.sleep(600),
    "nap": lambda: time.sleep(0.4),
    "eat": _eat,
    "grow": _grow,
    "gulp": lambda: bytearray(2**40),
    "die": lambda: os._exit(7),
    "killed": lambda: os.kill(os.getpid(), 9),
    "bug": lambda: 1 // 0,
    "silence": _fall_silent,
    "refuse": _refuse,
    "insult": _insult,
    "print": lambda: sys.stdout.write("noise\n" * 1000) and sys.stdout.flush(),
}


NO_TOPIC = Topic(0.0, ())


def _analysis(text: str) -> Analysis:
    return Analysis(
        None, None, Verdict.ARTICLE, None, "t", (), None, None, None, None, None, "en", text, (), (), (), (), NO_TOPIC
    )


def sick(flag: str, *_: object) -> Callable[[Page], Analysis]:
    """A reader that dies of any page while the file `flag` exists and says so; it fails to load, runs out of memory."""
    order = _ordered(flag)
    if order == "settings":
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{flag} line 1: no name")

    def read(page: Page) -> Analysis:
        match _ordered(flag):
            case "killed":
                os.kill(os.getpid(), 9)
            case "memory":
                raise MemoryError
        return _obey(page)

    return read


def _ordered(flag: str) -> str:
    return Path(flag).read_text() if Path(flag).exists() else ""


def mortal_feeds() -> Callable[[Page], FeedDocument]:
    """A reader of feeds that dies or hangs where the document says so."""
    from bot.text.feeds import document  # takes longer than the start of a reader; no other needs it

    def read(page: Page) -> FeedDocument:
        if page.content == b"die":
            os._exit(3)
        if page.content == b"lie":
            return FeedDocument(FeedFormat.RSS, updated=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))))
        if page.content == b"hang":
            _run_on()
        return document.read(page)

    return read
