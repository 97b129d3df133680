"""A name of two words beside an office is a person's only if no firm may have the office."""

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.kinds import kind_of


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Wanda Szymanska, a former judge, spoke.", "Wanda Szymanska", EntityKind.PERSON),
        ("Northmoor Asia, an adviser to the seller, declined to comment.", "Northmoor Asia", EntityKind.ORGANISATION),
        ("Kalder Partners, counsel for the seller, did not comment.", "Kalder Partners", EntityKind.ORGANISATION),
        ("Union convenor Wanda Szymanska spoke.", "Wanda Szymanska", EntityKind.PERSON),
        ("It is a fellow Harbor Broadcasting asset.", "Harbor Broadcasting", EntityKind.ORGANISATION),
        ("Harbin Bank, the treasurer of the fund, did not comment.", "Harbin Bank", EntityKind.ORGANISATION),
    ],
)
def test_a_firm_beside_an_office_is_no_person(text: str, name: str, kind: EntityKind) -> None:
    start = text.index(name)
    assert kind_of(text, start, start + len(name), EntityKind.ORGANISATION) is kind
