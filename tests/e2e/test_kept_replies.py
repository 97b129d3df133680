"""Members who ask the same are shown the same, laid out once; what changed is shown as it is now."""

from __future__ import annotations

from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, labels, raw_words

_ASKED: dict[str, dict[str, str]] = {
    "latest": {},
    "entity": {"name": "North Korea"},
    "search": {"query": "launch"},
    "story": {"article-or-story": LAUNCH_URL},
    "summary": {"article": LAUNCH_URL},
}


async def _shown(room: Newsroom) -> dict[str, tuple[str, list[str], list[str]]]:
    """The words of each answer, its buttons and its pictures."""
    shown = {}
    for command, options in _ASKED.items():
        message = (await room.boris.slash(room.channel, command, **options)).response
        shown[command] = raw_words(message), labels(message), [one.filename for one in message.attachments]
    return shown


async def test_a_kept_reply_is_what_would_be_laid_out_anew(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    first, replies = await _shown(room), room.app.replies
    assert len(replies) == len(_ASKED)
    kept = dict.fromkeys(replies._made), await _shown(room)
    assert kept == (dict.fromkeys(replies._made), first), "the same replies, and no others"
    await room.save(TALKS_URL)
    changed = await _shown(room)
    assert [command for command in _ASKED if changed[command] == first[command]] == ["story", "summary"]
    replies.clear()
    assert await _shown(room) == changed


async def test_pages_and_languages_have_replies_of_their_own(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    english = await _shown(room)
    room.speak("ko", "ko")
    korean = await _shown(room)
    assert all(korean[command] != english[command] for command in _ASKED)


async def test_an_erasure_leaves_no_reply(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    await _shown(room)
    await room.app.mydata.erase(room.anna.id)
    assert len(room.app.replies) == 0
