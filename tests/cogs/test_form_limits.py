"""In every language, forms and menus stay within Discord's limits for titles, labels and descriptions."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import LANGUAGES, catalogue, using
from bot.model.analysis import LONGEST_NAME, EntityKind
from bot.model.answers import EntityRef, NamedEntity
from bot.model.settings import Filter, FilterKind, FilterScope, ServerSettings
from cogs.article.wrong_entity import WrongPersonModal
from cogs.desk.setup_modal import SetupModal
from cogs.filters.card import filters_card
from cogs.ingest.paste_modal import PasteModal
from cogs.search.save_modal import SaveModal
from tests.cogs.card_answers import assert_within_limits, components

TITLE = LABEL = 45
DESCRIPTION = OPTION = 100
PLACEHOLDER = 150


async def _unused(*_: Any) -> None:
    raise AssertionError


@pytest.mark.parametrize("language", LANGUAGES)
async def test_forms(language: str) -> None:
    with using(catalogue(language)):
        forms = (SetupModal(ServerSettings(1), _unused), PasteModal(_unused, 1), SaveModal("q", may_share=True))
    for form in forms:
        assert 0 < len(form.title) <= TITLE
        for label in form.to_components():
            assert 0 < len(label["label"]) <= LABEL, label
            assert len(label.get("description") or "") <= DESCRIPTION, label


def test_menus_of_names_take_the_longest() -> None:
    """The key of a name that no article explains has its 200 characters."""
    long = NamedEntity(
        EntityRef(f"x:organisation:{'n' * LONGEST_NAME}", "n" * LONGEST_NAME, EntityKind.ORGANISATION), 1
    )
    form = WrongPersonModal(
        "1", [NamedEntity(EntityRef("kim-jong-un", "Kim Jong Un", EntityKind.PERSON), 1), long] * 20
    )
    (menu,) = [label["component"] for label in form.to_components() if "options" in label["component"]]
    assert len(menu["options"]) == 25
    assert len({option["value"] for option in menu["options"]}) == 25
    for option in menu["options"]:
        assert 0 < len(option["label"]) <= OPTION
        assert len(option["value"]) <= OPTION


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus(language: str) -> None:
    with using(catalogue(language)):
        view = filters_card(FilterScope.SERVER, [Filter(FilterKind.OUTLET, "kcna.kp", "KCNA")])
    assert_within_limits(view)
    menus = [one for one in components(view.to_components()) if "options" in one]  # type: ignore[no-untyped-call]  # discord.py leaves it bare
    assert len(menus) == 3
    for menu in menus:
        assert len(menu["placeholder"]) <= PLACEHOLDER
        assert all(0 < len(option["label"]) <= OPTION for option in menu["options"])
