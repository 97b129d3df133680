"""Scenes and anecdotes before the news, told by years of another century and by modal verbs."""

from __future__ import annotations

import pytest

from bot.text.summary.opening import _long_ago
from tests.text.summary.split_texts import opens_news

FERRY = """In {year} the fare across Oster Sound was two pence, or an egg for those who had no coin in the pocket.
The ferry ran when the ferryman was awake.
Brides crossed on it, and coffins, and once a circus bear.
A bridge of 1.4 kilometres was opened across the sound on Saturday, and the last ferry made its final crossing.
The bridge cost 186 million crowns, 60 million more than planned.
Drivers will pay 45 crowns each way until 2049."""


@pytest.mark.parametrize(("year", "opens"), [("1934", "A bridge of 1.4"), ("2024", "In 2024 the fare")])
def test_a_year_of_another_century_is_two_signs_of_an_anecdote(year: str, opens: str) -> None:
    title = "The ferrymen of Oster Sound hand over to a bridge"
    assert opens_news(FERRY.format(year=year), title).startswith(opens)


@pytest.mark.parametrize("opens", ["During the storm 1700 homes", "On Saturday 1800 of the guests", "At 1830"])
def test_a_number_is_no_year_of_another_century(opens: str) -> None:
    assert not _long_ago(f"{opens} along the sound the light went out.")
    assert _long_ago("In 1834 the fare was two pence.") == 2


def test_news_of_a_year_of_another_century_that_a_source_dates_opens_with_it() -> None:
    told = "In 1950 the army knew of the killing of 300 villagers within two days, files opened on Monday show."
    text = f"{told}\n" + "\n".join(FERRY.splitlines()[1:])
    assert opens_news(text, "Files show what the army knew").startswith("In 1950")


WELLS = """The pump coughs twice and gives up.
There is dust where the water should be.
Behind the trees a lorry pulls away with bottles.
Forty-one springs in Val Serena have run dry since June, and growers say that a bottler is the cause.
The region has told the bottler to cut its pumping by a third until spring.
The bottler says that it will appeal."""


def test_news_behind_a_scene_has_more_than_a_modal_verb() -> None:
    assert opens_news(WELLS, "Farmers blame bottler as springs run dry").startswith("Forty-one springs")
