"""A page on a launch, and the cards that a desk owes for it."""

from __future__ import annotations

from tests.fakes.desk import SmallDesk

URL = "https://news.example/launch"
LAUNCH = """Two missiles fly from Sunan
> published 2024-09-16T08:12:00+09:00
> outlet Han River Post
The missiles flew from {place:Sunan} at dawn.
{person:Cho Min-a=the ministry's spokeswoman}, spoke in {place:Seoul}.
Cho Min-a: We watch every step of North Korea.
"""


async def card_rows(desk: SmallDesk) -> list[tuple[object, ...]]:
    """The kind of each owed message and the post that it answers, oldest first."""
    return await desk.rows("SELECT kind, reply_to FROM deliveries ORDER BY id")
