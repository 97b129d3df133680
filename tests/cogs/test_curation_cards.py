"""What people corrected and reported names entities in the reader's script, and as people named them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.catalogue import LANGUAGES, catalogue, using
from bot.model.analysis import EntityKind
from bot.model.answers import EntityRef
from bot.model.curation.acts import ActChange, ActKind, BlockedSite, CurationAct, NewAct
from bot.model.curation.reports import CurationReport, NewReport, ReportKind, ReportPage, StoredReport
from cogs._cards.curation.acts import act_note, act_sentence
from cogs._cards.curation.reports import queue_card
from tests.cogs.card_answers import shown

NOW = datetime(2024, 2, 14, tzinfo=UTC)
KIM = EntityRef("kim-jong-un", "Kim Jong Un", EntityKind.PERSON, "김정은")
SISTER = EntityRef("kim-yo-jong", "Kim Yo Jong", EntityKind.PERSON, "김여정")


def test_an_act_names_both_entities_in_the_readers_script() -> None:
    change = ActChange(name=SISTER.name, other=SISTER.key, kind="person")
    act = CurationAct(1, 1, NewAct(ActKind.MERGE, KIM.name, change, entity=KIM.key), 7, NOW, named=KIM, other=SISTER)
    with using(catalogue("ko")):
        text = shown(act_note(act))
    assert "**김정은**" in text
    assert "김여정" in text
    assert "Kim" not in text


def test_an_act_keeps_a_name_that_people_gave() -> None:
    act = CurationAct(1, 1, NewAct(ActKind.NAME, "Chairman", ActChange(name="Leader"), entity=KIM.key), 7, NOW)
    with using(catalogue("ko")):
        assert "Chairman → Leader" in shown(act_note(act))


@pytest.mark.parametrize(
    ("kind", "done", "effect", "undone"),
    [
        (ActKind.REMOVE, "Removed: ", "Answers and digests here no longer use it. ", "Removal undone: "),
        (ActKind.CORRECT, "Corrected: ", "Answers and digests here show it this way, ", "Correction undone: "),
        (ActKind.STORY, "Moved to another story: ", "Stories and digests here ", "Move to another story undone: "),
        (ActKind.NAME, "Renamed: ", "Answers here use this name, with the mark ✎. ", "Renaming undone: "),
        (ActKind.MERGE, "Merged: ", "Answers here show both as one, with the mark ✎. ", "Merge undone: "),
        (ActKind.SPLIT, "Someone else in one article: ", "Answers here show the article this way, ", "Split undone: "),
        (ActKind.BLOCK, "Blocked: ", "Links to it are refused here, those of feeds too. ", "Block undone: "),
    ],
)
def test_each_act_says_what_it_did_its_effect_and_that_it_was_undone(
    kind: ActKind, done: str, effect: str, undone: str
) -> None:
    change = ActChange(sites=(BlockedSite("paper.example"),), left="One", joined="Two", name="Leader", other=SISTER.key)
    act = CurationAct(1, 1, NewAct(kind, "Chairman", change), 7, NOW)
    lines = shown(act_note(act)).splitlines()
    assert lines[0].startswith(f"{done}**")
    assert lines[-1].startswith(f"-# {effect}")
    assert shown(act_note(replace(act, undone_at=NOW))).startswith(f"{undone}**")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ActKind)
def test_what_was_undone_is_not_said_to_be_so_again(language: str, kind: ActKind) -> None:
    """ "Undone. Blocked: paper.example" could mean that it is blocked now."""
    change = ActChange(sites=(BlockedSite("paper.example"),), left="One", joined="Two", name="Leader", other=SISTER.key)
    done = CurationAct(1, 1, NewAct(kind, "Chairman", change), 7, NOW)
    with using(catalogue(language)):
        said = act_sentence(done)
        undone = shown(act_note(replace(done, undone_at=NOW)))
    subject = "paper.example" if kind is ActKind.BLOCK else "Chairman"
    assert subject in undone
    assert said not in undone
    assert undone.count("\n") == 0


def test_a_report_names_both_entities_in_the_readers_script() -> None:
    about = NewReport(ReportKind.MERGE, entity=KIM.key, name=SISTER.name, other=SISTER.key)
    report = CurationReport(StoredReport(41, about, 7, NOW), KIM.name, named=KIM, other=SISTER)
    with using(catalogue("ko")):
        text = shown(queue_card(ReportPage((report,), 0, 1, 1)))
    assert "AO · <@7>" in text
    assert "41" not in text, "it has no number, which would move when an earlier report is erased"
    assert "**김정은**" in text
    assert "김여정" in text
    assert "Kim" not in text
