"""Nobody can have another's address answered with their own words."""

from __future__ import annotations

import pytest

from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, Newsroom, words

LIES = "North Korea invites the world to a picnic\n> canonical {claim}\n{place:Sunan} will serve cold noodles to all."


@pytest.mark.parametrize(
    ("evil", "real"),
    [
        ("https://evil.hanriverpost.example/x", LAUNCH_URL),
        ("https://hanriverpost.example/~mal/1", "https://hanriverpost.example/~good/1"),
    ],
)
async def test_who_posts_the_real_address_gets_the_real_page(room: Newsroom, evil: str, real: str) -> None:
    room.network.pages[real] = LAUNCH
    room.network.pages[evil] = LIES.replace("{claim}", real)
    await room.boris.send(room.channel, evil)
    await room.work()
    (false,) = room.messages()
    assert "picnic" in words(false)
    assert evil in words(false)
    assert real not in words(false), "the card links to the address that the words came from"
    await room.anna.send(room.channel, real)
    await room.work()
    card = words(room.messages()[-1])
    assert "fires missiles from Sunan" in card
    assert "picnic" not in card
    assert real in card
    assert evil not in card


async def test_a_page_for_phones_and_its_canonical_page_are_one_article(room: Newsroom) -> None:
    phone = "https://hanriverpost.example/amp-stories/9"
    room.network.pages[phone] = LAUNCH.replace("\n", f"\n> canonical {LAUNCH_URL}\n", 1)
    await room.anna.send(room.channel, phone)
    await room.work()
    assert LAUNCH_URL in words(room.messages()[-1])
    await room.boris.send(room.channel, LAUNCH_URL)
    await room.work()
    assert "Already saved" in words(room.messages()[-1])
    assert room.network.fetches == [phone, LAUNCH_URL]


async def test_a_link_that_leads_to_a_saved_article_is_answered_as_its_own_address_is(room: Newsroom) -> None:
    short, second, third = (f"https://short.example/{name}" for name in ("a1", "b2", "c3"))
    room.network.moved |= dict.fromkeys((short, second, third), LAUNCH_URL)
    room.network.pages[LAUNCH_URL] = LAUNCH
    post = await room.anna.send(room.channel, short)
    await room.work()
    assert words(room.messages()[-1]).startswith("**North Korea fires missiles from Sunan**")
    late = await room.boris.send(room.channel, second)
    await room.work()
    again = words(room.messages()[-1])
    assert again.startswith("Already saved: **North Korea fires missiles from Sunan**\n-# [First post](")
    assert str(post.id) in again
    await room.boris.delete(late)
    await room.work()
    assert words(room.messages()[-1]).startswith("**North Korea fires"), "the note goes with its post"
    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    assert words(card).startswith("**North Korea fires missiles from Sunan**"), "the article is of the other post"
    room.clock.advance(60)
    typed = await room.while_working(room.boris.slash(room.channel, "ingest", link=third))
    assert words(typed.response) == again
