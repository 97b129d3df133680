"""Brief reports that have only an official or a body of a state in common tell of as many events."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.model.placements import NO_PARTIES, Parties, PlacedArticle
from bot.services.stories import contact_parties, placement
from bot.storage.stories import scratch
from bot.text.knowledge.base import Knowledge
from tests.fakes.embeddings import mixed

_MORNING = datetime(2026, 5, 4, 0, tzinfo=UTC)
_PRESIDENT = Parties(officials=frozenset({"orla", "bask", "=orla-bask"}))
_COURT = Parties(bodies=frozenset({"norda", "district", "court", "=norda-district-court"}))
_ALONE, _NEAR, _SAME = mixed(1, 2, 1), mixed(1, 2, 0.35), mixed(1, 2, 0.9)
"""The vectors of a headline, of one that shares a name with it, and of one that means the same."""

MINISTER = ("Bask nominates new labor minister", "President Orla Bask named a former union leader on Monday.")
BUDGET = ("Bask urges lawmakers to pass budget", "President Orla Bask called for a vote before the deadline.")
MINISTER_AGAIN = ("Bask picks union man for cabinet", "President Orla Bask chose him for his record.")
CLERK = ("Bank clerk jailed for embezzlement", "The Norda District Court gave him twelve years.")
STALKER = ("Life term for stalker", "The Norda District Court convicted a man in his forties.")


def _stories(parties: Parties, *reports: tuple[tuple[str, str], float, bytes]) -> list[int]:
    """The stories of reports that came so many hours after the first, with the vectors of their headlines."""
    with scratch.database() as connection:
        for number, ((title, text), hours, embedding) in enumerate(reports, 1):
            at = _MORNING + timedelta(hours=hours)
            article = PlacedArticle(number, title, text, at, outlet=f"{number}", parties=parties, embedding=embedding)
            placement.place(connection, article)
        found = scratch.stories(connection)
        return [found[number] for number in range(1, len(reports) + 1)]


def test_two_acts_of_a_president_on_two_days_are_two_stories() -> None:
    first, second = _stories(_PRESIDENT, (MINISTER, 0, _ALONE), (BUDGET, 26, _NEAR))
    assert first != second
    first, second = _stories(NO_PARTIES, (MINISTER, 0, _ALONE), (BUDGET, 26, _NEAR))
    assert first == second, "the rule for officials alone tells them apart"


def test_a_later_report_of_one_act_joins_by_its_headline() -> None:
    first, second = _stories(_PRESIDENT, (MINISTER, 0, _ALONE), (MINISTER_AGAIN, 20, _SAME))
    assert first == second


def test_two_sentences_of_one_court_on_one_day_are_two_stories() -> None:
    first, second = _stories(_COURT, (CLERK, 0, _ALONE), (STALKER, 2, mixed(1, 3, 0.1)))
    assert first != second


def test_only_who_was_in_office_on_the_day_is_an_official() -> None:
    base = Knowledge.load()
    person, press = (base.get(name) for name in ("moon-jae-in", "yonhap-news-agency"))
    assert person
    written = [(person, "Moon Jae-in"), *([(press, "Yonhap")] if press else [])]
    serving, retired = (contact_parties.parties("", "", written, day) for day in (date(2018, 4, 27), date(2025, 4, 27)))
    assert "=moon-jae-in" in serving.officials
    assert retired.officials == serving.bodies == frozenset()
