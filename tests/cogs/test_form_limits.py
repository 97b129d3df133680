"""In every language, forms and menus stay within Discord's limits for titles, labels and descriptions."""

from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import LANGUAGES, catalogue, using
from bot.model.settings import Filter, FilterKind, FilterScope, ServerSettings
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
