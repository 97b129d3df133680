"""`/cite`: a saved article as a citation, to the asker only."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, labels, raw_words, words

_URL = "https://hanriver.example/news/talks?a=1&b=2"
_TITLE = 'Kim: "Deterrent {is} ready" & 100%'
_TEXT = (
    "North Korea fired two missiles from Sunan on Monday morning, the agency said.",
    "The missiles flew about 350 km before they fell into the sea.",
    "Nobody was hurt.",
)
_PAGE = "\n".join(
    (_TITLE, "> published 2024-09-16T08:12:00+09:00", "> outlet Han River Post", "> byline 이도담", *_TEXT, "")
)


async def _cited(room: Newsroom, **options: Any) -> Any:
    return await room.boris.slash(room.channel, "cite", **options)


def _block(message: Any) -> str:
    found = re.search(r"```\n(.*)\n```", raw_words(message), re.DOTALL)
    assert found is not None
    return found[1]


async def test_a_member_copies_a_citation_in_each_style(room: Newsroom) -> None:
    room.network.pages[_URL] = _PAGE
    await room.save(_URL)
    result = await _cited(room, article=_URL, sentences="2-3")
    assert result.ephemeral
    card = result.response
    lines = _block(card).splitlines()
    retrieved = room.clock.now()
    assert re.fullmatch(
        r"(이도담, )?“Kim: ‘Deterrent \{is\} ready’ & 100%,” Han River Post, September 16, 2024, "
        rf"accessed {retrieved:%B} {retrieved.day}, {retrieved.year}, {re.escape(_URL)}\.",
        lines[0],
    )
    digest = hashlib.sha256((await _text(room)).encode()).hexdigest()
    assert lines[1].endswith(f"; SHA-256 {digest}")
    assert lines[2:] == [
        f"[2] {_TEXT[1]}",
        f"{_URL}#:~:text=The%20missiles%20flew%20about,fell%20into%20the%20sea.",
        f"[3] {_TEXT[2]}",
        f"{_URL}#:~:text=Nobody%20was%20hurt.",
    ]
    assert "Sentences cited: 2, 3 of 3." in words(card)
    assert labels(card) == ["Open", "APA reference", "BibTeX entry", "Markdown text"]
    await room.restart()
    entry = _block((await room.boris.click(card, label="BibTeX entry")).response)
    assert entry.startswith("@misc{")
    assert (
        r"  title = {{Kim: \"Deterrent \textbraceleft{}is\textbraceright{} ready\" \& 100\%}},".replace(r"\"", '"')
        in entry
    )
    assert _TEXT[2] in entry
    assert _TEXT[0] not in entry


async def _text(room: Newsroom) -> str:
    from bot.storage.contents import of_article

    found = await room.app.answers.summary(room.shelf, _URL)
    return (await room.app.database.read(of_article, found.article.id)).text


async def test_key_sentences_are_cited_unless_others_are_chosen_by_words(room: Newsroom) -> None:
    await room.save()
    key = await room.app.answers.summary(room.shelf, LAUNCH_URL, 3)
    block = _block((await _cited(room, article=LAUNCH_URL)).response)
    assert [line for line in block.splitlines() if line.startswith("[")] == [
        line for line in block.splitlines() if any(line.endswith(f"] {one.text}") for one in key.sentences)
    ]
    assert sum(line.startswith("[") for line in block.splitlines()) == len(key.sentences)
    chosen = _block((await _cited(room, article=LAUNCH_URL, sentences="about  350 KM")).response)
    assert [line for line in chosen.splitlines() if line.startswith("[")] == [
        "[3] The missiles flew about 350 km before they fell into the sea."
    ]


async def test_sentences_that_an_article_does_not_have_are_refused(room: Newsroom) -> None:
    await room.save()
    for typed in ("99", "0", "3-2", "1, 99", "submarine"):
        refused = (await _cited(room, article=LAUNCH_URL, sentences=typed)).response
        assert words(refused) == sentence_for(Reason.NO_SUCH_SENTENCE)


async def test_a_corrected_title_is_marked_in_every_style(room: Newsroom) -> None:
    await room.save()
    await room.manager.slash(room.channel, "article correct", article=LAUNCH_URL, title="Two missiles")
    card = (await _cited(room, article=LAUNCH_URL)).response
    assert "corrected here: title" in words(card)
    for style in ("chicago", "apa", "bibtex", "markdown"):
        block = _block((await _cited(room, article=LAUNCH_URL, style=style)).response)
        assert "Two missiles" in block
        assert "corrected by those who saved the article, not in the page's words: title" in block


async def test_in_korean(room: Newsroom) -> None:
    room.speak("ko", "en-US")
    await room.save()
    shown = words((await _cited(room, article=LAUNCH_URL, sentences="1")).response)
    assert "인용한 문장: 전체 4개 중 1번." in shown
    assert "accessed" in shown
