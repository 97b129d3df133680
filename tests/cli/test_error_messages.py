"""Every error is one sentence on the terminal."""

from __future__ import annotations

import pytest

from bot.cli.error_messages import sentence, sentence_for
from bot.model.errors import DeskError, NothingFound, Reason


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("detail", ["", "4.2 MiB."])
def test_a_reason_reads_well_with_and_without_its_detail(reason: Reason, detail: str) -> None:
    told = sentence_for(reason, detail)
    assert told.endswith(".")
    assert ".." not in told
    assert "{" not in told
    assert "_" not in told.replace("DESK_EXTRA_PORTS", "").replace("DESK_QUEUE_LIMIT", "")
    assert ": ." not in told


def test_braces_in_a_detail_are_only_braces() -> None:
    assert "{0}" in sentence_for(Reason.UNREADABLE, "{0}")


def test_nearest_names_are_offered() -> None:
    error = NothingFound(Reason.NO_SUCH_ENTITY, "Kim Yo Jogn")
    error.nearest = ("Kim Yo Jong",)
    assert sentence(error).endswith("Did you mean Kim Yo Jong?")


def test_an_unknown_reason_of_a_newer_desk_is_still_told() -> None:
    assert sentence(DeskError(Reason.BAD_URL))
    assert sentence_for("eaten_by_dog", "Rex") == "Eaten by dog: Rex."
