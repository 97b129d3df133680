"""Openings that nothing ties to the news: a plot, a scenario, an old paper under a headline on something else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.text.summary.modality.status import SplitArticle, modalities
from tests.text.summary.split_texts import chosen, found_in, tagged

SCENARIO = """The ferries to Jeju stand still. Tangerines rot on the quay of Seogwipo.
Hotels close one floor after another. The last nurse of Udo leaves on a fishing boat.
None of this is a prediction.
The harbor institute asked in a study published on Monday how long the island lasts without diesel.
It counted 41 days. Cars are the first thing that stops."""
SCENARIO_TITLE = "Forty-one days: a study of an empty tank"

OLD_PAPER = """The store has rice for everybody. The wells are clean, and the clinic is open at night.
There is a bicycle for each family and an accordion for each child.
The county museum opened a hall with 40 such wall newspapers on Monday, its director said.
A third of the people of the village starved in that year."""

REPORT = """The bridge to Ganghwa is closed to trucks. Inspectors look at its bolts all week.
The province said on Monday that two of 400 bolts were loose.
Buses go around by Gimpo."""


def test_a_scenario_is_shown_with_the_sentence_that_says_what_it_is() -> None:
    for count in range(1, 4):
        summary = " ".join(chosen(SCENARIO, count, SCENARIO_TITLE))
        assert "None of this" in summary or not ("ferries" in summary or "Hotels" in summary)


def test_the_news_behind_an_untied_opening_comes_first() -> None:
    (first,) = chosen(OLD_PAPER, 1, "What a museum on the Tumen hangs on its walls")
    assert "wall newspapers" in first


def test_an_opening_with_words_of_the_headline_is_a_report() -> None:
    (first,) = chosen(REPORT, 1, "Ganghwa bridge closed to trucks")
    assert first.startswith("The bridge to Ganghwa")
    assert not any(one.untied for one in found_in(REPORT, "Ganghwa bridge closed to trucks"))


def test_a_day_a_source_or_the_past_ties_an_opening() -> None:
    behind = "\nThe council meets again in the hall next to the school."
    title = "What the minutes of Ulleung say"
    for opening in ("It rains on May 3.", "It rained for days.", "It rains, the mayor says.", "Boats leave at six."):
        loose = [one.untied for one in found_in(f"{opening} Nobody is at home.{behind}", title)]
        assert loose[0] == (opening == "Boats leave at six.")


@pytest.mark.parametrize(
    ("opening", "expected"),
    [("码头空无一人。", True), ("渡轮5日停航。", False), ("船は休む。", True), ("船は5日に休む。", False)],
)
def test_a_day_of_a_month_ties_an_opening_in_chinese_and_japanese(opening: str, expected: bool) -> None:
    assert found_in(f"{opening}\n学校旁边的会堂关着门。", "济州能撑多久")[0].untied is expected


def test_a_speech_a_column_or_an_interview_has_no_untied_opening() -> None:
    spans = tagged(SCENARIO).sentences
    none = [False] * len(spans)
    article = SplitArticle(SCENARIO, spans, SCENARIO_TITLE)
    assert modalities(article, none, none, none)[0].untied
    assert not any(one.untied for one in modalities(replace(article, spoken=True), none, none, none))


def test_a_text_that_is_in_the_present_throughout_keeps_its_first_sentence() -> None:
    """A profile or an analysis: its only day, far down, does not begin the news."""
    scene = "\n".join(f"The keeper of lamp {number} walks along the wall." for number in range(1, 13))
    text = f"{scene}\nThe island council said on Monday that it pays for 12 lamps until May."
    (first,) = chosen(text, 1, "What an islander sees at night")
    assert "council" not in first


@pytest.mark.parametrize(
    "lead",
    [
        "Four icebreakers are slowly taking shape in Geoje.",
        "Welders in Geoje have finished four hulls.",
        "Geoje has been short of welders for years.",
    ],
)
def test_what_is_under_way_or_done_by_now_is_news_under_any_headline(lead: str) -> None:
    text = f"{lead} Cranes move all night.\nThe trade ministry said on Monday that orders rose 40 percent in October."
    assert not any(one.untied for one in found_in(text, "Seoul's quiet bet pays off"))
    assert chosen(text, 1, "Seoul's quiet bet pays off") == [lead]
