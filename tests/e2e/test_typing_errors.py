"""Topics and names with a typing error are answered with what may be meant, wherever one is typed."""

from __future__ import annotations

from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, Newsroom, labels, words

_MEANT = "Did you mean **missiles**?"


async def test_a_topic_or_name_with_a_typing_error_is_answered_with_what_may_be_meant(room: Newsroom) -> None:
    room.network.pages[LAUNCH_URL] = LAUNCH.replace("> outlet", "> subjects missiles\n> outlet")
    await room.save(LAUNCH_URL)
    unknown = f"No saved article has these words.\n{_MEANT}"
    scheduled = await room.manager.slash(room.channel, "digest schedule", at="08:00", topic="misiles")
    assert unknown in words(scheduled.response)
    known = await room.manager.slash(room.channel, "digest schedule", at="08:00", topic="missiles")
    assert "Did you mean" not in words(known.response)
    watched = (await room.anna.slash(room.channel, "watch add", what="misiles")).response
    assert unknown in words(watched)
    assert labels(watched) == ["Watch"], "it may be meant"
    claimed = await room.anna.slash(room.channel, "claims", topic="misiles")
    assert f"No saved article is on this topic.\n{_MEANT}" in words(claimed.response)

    await room.manager.slash(room.channel, "searches save", name="Border news", query="border", shared=True)
    ours = (await room.manager.slash(room.channel, "watch add", what="misiles", channel=room.channel)).response
    await room.manager.click(ours, label="Watch")
    for command, options, meant in (
        ("desk filters", {"leave-out": "misiles"}, "missiles"),
        ("desk filters", {"leave-out": "Han Rivr Post"}, "Han River Post"),
        ("desk filters", {"leave-out": "outlet:Han Rivr Post"}, "Han River Post"),
        ("article block", {"site": "Han Rivr Post"}, "Han River Post"),
        ("digest schedule", {"at": "09:00", "search": "boder news"}, "Border news"),
        ("watch remove", {"watch": "missilse"}, "misiles"),
    ):
        refused = await room.manager.slash(room.channel, command, **options)
        assert words(refused.response).endswith(f"Did you mean **{meant}**?"), command
