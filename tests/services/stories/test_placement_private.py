"""Private texts are weighed among those of their shelf, and move and merge nothing but these."""

from __future__ import annotations

from sqlite3 import Connection

from bot.model.jobs import Shelf
from bot.model.placements import PlacementCause, PlacementReason
from bot.news.clustering.assign import Absorbed, Moved, Placement, StoryChange
from bot.news.clustering.features import unpack
from bot.storage.stories import placements
from tests.fakes.desk import ANNA, BORIS, SmallDesk

REASON = PlacementReason(PlacementCause.MOVED, 0.5)
PUBLIC = "https://news.example/launch"
NOTES = (
    "Harbour dues rise\nThe harbour board raised its dues.",
    "Harbour wall cracks\nA wall of the harbour cracked.",
    "Harbour feast opens\nThe feast at the harbour opened.",
    "Harbour crane sold\nThe old crane of the harbour was sold.",
)


async def _rarity(desk: SmallDesk, shelf: Shelf, text: str) -> float:
    """The rarity of a word that four other notes have, in a note that a shelf pastes."""
    await desk.paste(shelf, text)
    await desk.work()
    (row,) = await desk.rows("SELECT vector FROM story_vectors ORDER BY article_id DESC LIMIT 1")
    return unpack(row[0]).words.rarity["harbour"]


async def test_a_word_of_many_private_texts_is_rare_only_on_other_shelves(desk: SmallDesk) -> None:
    first = await _rarity(desk, ANNA, NOTES[0])
    for text in NOTES[1:]:
        await desk.paste(ANNA, text)
    assert await _rarity(desk, ANNA, "Harbour tug sinks\nA tug sank in the harbour.") < first - 1
    assert await _rarity(desk, BORIS, "Harbour gate shut\nThe gate of the harbour was shut.") == first
    assert await desk.rows("SELECT term FROM term_counts") == []


async def test_a_private_text_moves_and_merges_only_private_texts_of_its_shelf(desk: SmallDesk) -> None:
    await desk.save(ANNA, PUBLIC, "Missiles fly\nThey flew from Sunan on Monday.")
    await desk.paste(ANNA, NOTES[0])
    await desk.paste(BORIS, "Bread gets dear\nThe price of bread rose by a tenth.")
    await desk.work()
    rows = await desk.rows("SELECT article_id, story_id FROM story_articles ORDER BY article_id")
    moved = tuple(Moved(article_id, 0.5, REASON) for article_id, _ in rows)
    absorbed = tuple(Absorbed(story_id, 0.5, REASON) for _, story_id in rows)
    change = StoryChange(None, moved, absorbed)
    placement = Placement(0.5, REASON, change, (StoryChange(7, moved[:1], absorbed[2:]), change))
    (owner,) = (await desk.rows("SELECT owner_shelf_id FROM articles WHERE id = 2"))[0]
    kept = await desk.database.write(placements.among_own, placement, owner)
    own = StoryChange(None, moved[1:2], absorbed[1:2])
    assert (kept.home, kept.others) == (own, (own,))
    nobody = await desk.database.write(placements.among_own, placement, None)
    assert (nobody.home, nobody.others) == (StoryChange(None), ())


async def test_a_private_text_with_a_public_copy_does_not_move(desk: SmallDesk) -> None:
    await desk.save(ANNA, PUBLIC, "Missiles fly\nThey flew from Sunan on Monday.")
    await desk.paste(ANNA, NOTES[0])
    await desk.work()

    def one_text(connection: Connection) -> None:
        connection.execute("UPDATE story_articles SET story_id = 1, near_of = 1 WHERE article_id = 2")

    await desk.database.write(one_text)
    placement = Placement(0.5, REASON, StoryChange(None, (Moved(2, 0.5, REASON),), (Absorbed(1, 0.5, REASON),)))
    (owner,) = (await desk.rows("SELECT owner_shelf_id FROM articles WHERE id = 2"))[0]
    kept = await desk.database.write(placements.among_own, placement, owner)
    assert kept.home == StoryChange(None)
