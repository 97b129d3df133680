"""The demo's page under the desk's name, scrolled to the newest message, and no wider than a phone.

simcord serves a page of its own without options for this, so three of its files are changed when they are served. If
another release of simcord serves them in another way, its page is shown unchanged.
"""

from __future__ import annotations

import logging
from typing import Any

log = logging.getLogger(__name__)

_PAGE, _SCRIPT, _STYLE = "/", "/app.js", "/preview.css"
_NAMES = (
    ("<title>SimCord Preview</title>", "<title>Peninsula Desk: demo</title>"),
    ('aria-hidden="true">S</span>', 'aria-hidden="true">P</span>'),
    ("<strong>SimCord</strong><small>Preview</small>", "<strong>Peninsula Desk</strong><small>demo</small>"),
)
"""Texts of the simulation's page -> those that replace them, in English like the rest of the page."""
_FOLLOW = """
;(() => {
  const timeline = document.getElementById("channel-timeline");
  let newest = "";
  const show = (message, left) => {
    const fits = message.offsetHeight <= timeline.clientHeight;
    if (fits) timeline.scrollTop = timeline.scrollHeight;
    else timeline.scrollTop += message.getBoundingClientRect().top - timeline.getBoundingClientRect().top;
    if (left > 0) setTimeout(() => show(message, left - 1), 60);
  };
  new MutationObserver(() => {
    const last = [...timeline.querySelectorAll("[data-message-id]")].at(-1);
    if (!last || last.dataset.messageId === newest) return;
    newest = last.dataset.messageId;
    show(last, 15);
  }).observe(timeline, { childList: true, subtree: true });
})();
"""
"""A script that scrolls to each new message: to its end, or to its beginning if it is taller than the page. It repeats
this for a second, since the page resets its position while it draws."""

_WRAP = """
.code-block { white-space: pre-wrap; overflow-wrap: anywhere; }
.code-block code { min-width: 0; }
.channel-timeline { overflow-x: hidden; }
"""
"""A style that wraps long lines of code, as Discord does."""


def brand(preview: Any) -> None:
    """Change the page of a preview that is not open yet."""
    server = getattr(preview, "_server", None)
    serve = getattr(server, "_static", None)
    if serve is None:
        log.warning("the page of simcord is shown as it is, since this release serves it in another way")
        return

    async def branded(request: Any) -> Any:
        response = await serve(request)
        if request.path == _PAGE:
            response.text = _named(response.text)
        elif request.path == _SCRIPT:
            response.text += _FOLLOW
        elif request.path == _STYLE:
            response.text += _WRAP
        return response

    preview._server._static = branded  # noqa: SLF001  # see above


def _named(page: str) -> str:
    for theirs, ours in _NAMES:
        page = page.replace(theirs, ours)
    return page
