"""Brief texts that begin with their only name: the stored texts tell that it is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest

from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.storage.stories import candidates, scratch

_DAY = datetime(2025, 3, 1, 9, tzinfo=UTC)
_BEFORE = (
    "A harbour pilot retires in Malta after forty summers.",
    "Divers chart an old wreck near Malta with the help of students.",
    "The last horse tram of Malta goes to a museum.",
    "Bakers complain that flour is dear in Malta.",
    "A choir of fishermen tours Malta in spring.",
    "Beekeepers from Malta win a prize for thyme honey.",
    "The last lighthouse keeper of Malta writes his memoirs.",
    "Rain ends a dry month on Malta.",
    "The cable car to a monastery in Bhutan is mended at last.",
    "A yak market draws traders to western Bhutan despite snow.",
    "Archers from all over Bhutan meet for a tournament.",
    "Two bridges in Bhutan are closed because of mud.",
    "A weaver from Bhutan shows a carpet of nettle.",
    "Cranes return to a valley of Bhutan a week early.",
    "A film about monks of Bhutan opens in four cinemas.",
    "Farmers in Bhutan try a new kind of red rice.",
    "Two hikers thank the doctors of a mountain clinic.",
    "An orchestra of doctors plays for its patients.",
    "Some doctors would rather be farmers, a survey finds.",
    "A village without doctors builds a hostel for them.",
)


@pytest.fixture
def connection() -> Iterator[Connection]:
    """An archive in which two states are named inside sentences, and doctors without a capital."""
    with scratch.database() as opened:
        for number, text in enumerate(_BEFORE):
            _place(opened, number, text, -20)
        yield opened


def _place(connection: Connection, number: int, text: str, day: int) -> int:
    return placement.place(connection, PlacedArticle(number + 1, "", text, _DAY + timedelta(days=day)))


def test_first_words_that_other_texts_have_as_names_are_names(connection: Connection) -> None:
    assert candidates.usual_names(connection, ["malta", "bhutan", "doctor", "unheard"]) == {"malta", "bhutan"}


def test_what_two_states_report_in_the_same_words_is_two_events(connection: Connection) -> None:
    one = _place(connection, 100, "Malta reports its first case of the swamp fever in a traveller.", 0)
    other = _place(connection, 101, "Bhutan reports its first case of the swamp fever in a traveller.", 1)
    assert one != other


def test_a_sequel_that_begins_with_the_name_joins(connection: Connection) -> None:
    one = _place(connection, 100, "Malta launches a weather satellite on a rented rocket.", 0)
    sequel = _place(connection, 101, "Malta's weather satellite fails to reach its orbit, engineers of Melita say.", 2)
    assert sequel == one
