"""What may be meant by a typing error is said in the language of the answer, in every command."""

from __future__ import annotations

from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, Newsroom, labels, words


async def _stocked(room: Newsroom) -> None:
    room.network.pages[LAUNCH_URL] = LAUNCH.replace("> outlet", "> subjects human_rights\n> outlet")
    await room.save(LAUNCH_URL)


async def test_a_japanese_reader_is_offered_a_person_by_the_japanese_name(room: Newsroom) -> None:
    await _stocked(room)
    room.speak("ja", "ja")
    asked = await room.anna.slash(room.channel, "entity", name="金正思")
    assert labels(asked.response)[0] == "金正恩"
    found = await room.anna.click(asked.response, label="金正恩")
    assert "**金正恩** · Kim Jong Un" in words(found.response)


async def test_a_search_is_offered_what_it_may_have_meant(room: Newsroom) -> None:
    """A name that only the shelf has, too, by its name: the key with which other commands ask is no query."""
    await _stocked(room)
    for typed, label in (("misile", "missiles"), ("entity:Kimm Jong Unn", "Kim Jong Un"), ("Sunann", "Sunan")):
        asked = await room.anna.slash(room.channel, "search", query=typed)
        assert label in labels(asked.response), typed
        found = await room.anna.click(asked.response, label=label)
        assert "North Korea fires missiles from Sunan" in words(found.response), typed


async def test_a_topic_is_offered_in_the_readers_language_and_opens_from_its_button(room: Newsroom) -> None:
    await _stocked(room)
    room.speak("ko", "ko")
    asked = await room.anna.slash(room.channel, "latest", topic="human rihgts", since="30 days")
    assert labels(asked.response) == ["인권"]
    found = await room.anna.click(asked.response, label="인권")
    assert "인권 최신 소식" in words(found.response)
    assert "North Korea fires missiles from Sunan" in words(found.response)
    named = await room.anna.slash(room.channel, "latest", topic="Kim Jong Um", since="30 days")
    assert "김정은" in labels(named.response)
    told = await room.anna.click(named.response, label="김정은")
    assert "김정은 최신 소식" in words(told.response)


async def test_a_manager_is_offered_subjects_and_kinds_of_source_in_the_language(room: Newsroom) -> None:
    await _stocked(room)
    room.speak("ko", "ko")
    asked = await room.manager.slash(room.channel, "digest schedule", at="08:00", topic="human rihgts")
    assert labels(asked.response) == ["인권", "그대로 예약"]
    for command, options, meant in (
        ("claims", {"topic": "human rihgts"}, "인권"),
        ("watch add", {"what": "human rihgts"}, "인권"),
        ("desk filters", {"leave-out": "human rihgts"}, "인권"),
        ("desk filters", {"leave-out": "stete media"}, "관영 매체"),
    ):
        answered = await room.manager.slash(room.channel, command, **options)
        assert f"**{meant}**" in words(answered.response), command
        assert "human rights" not in words(answered.response), command
