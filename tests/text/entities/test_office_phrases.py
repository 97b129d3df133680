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
        ("She lost. Lawyer Femi Bello spoke.", "Femi Bello", EntityKind.PERSON),
        ("Singer Sewing Machines fell.", "Sewing Machines", EntityKind.ORGANISATION),
        ("Steelmaker Kalder Steel closed a mill.", "Kalder Steel", EntityKind.ORGANISATION),
        ("Miner Kalder Ores closed a pit.", "Kalder Ores", EntityKind.ORGANISATION),
        ("It is a fellow Harbor Broadcasting asset.", "Harbor Broadcasting", EntityKind.ORGANISATION),
        ("He met his Japanese counterpart, Onodera Keisuke, in Nagoya.", "Onodera Keisuke", EntityKind.PERSON),
        ("She wrote to her counterpart Renske Bakker.", "Renske Bakker", EntityKind.PERSON),
        ("The bank sued its Japanese counterpart, Toho Mirai, in Nagoya.", "Toho Mirai", EntityKind.ORGANISATION),
        ("Renske Bakker, a Korea analyst at the fund, spoke.", "Renske Bakker", EntityKind.PERSON),
        ("Renske Bakker, Korea analyst at the fund, spoke.", "Renske Bakker", EntityKind.ORGANISATION),
        ("Kalder Trust, a Korea adviser to the fund, spoke.", "Kalder Trust", EntityKind.ORGANISATION),
        ("Harbin Bank, the treasurer of the fund, did not comment.", "Harbin Bank", EntityKind.ORGANISATION),
    ],
)
def test_a_firm_beside_an_office_is_no_person(text: str, name: str, kind: EntityKind) -> None:
    start = text.index(name)
    assert kind_of(text, start, start + len(name), EntityKind.ORGANISATION) is kind


@pytest.mark.parametrize(
    ("text", "name", "kind", "is_of"),
    [
        ("Police went to the firm's office in Pangyo on Monday.", "Pangyo", EntityKind.ORGANISATION, EntityKind.PLACE),
        ("The troops fought near Sudzha for weeks.", "Sudzha", EntityKind.PERSON, EntityKind.PLACE),
        ("Buyers come to Jinjeop for the price of flats.", "Jinjeop", EntityKind.PERSON, EntityKind.PLACE),
        ("She sat near Dolores at dinner.", "Dolores", EntityKind.PERSON, EntityKind.PERSON),
        ("The guards moved to Voss. Dana Voss spoke.", "Voss", EntityKind.PERSON, EntityKind.PERSON),
        ("Peter Ward, a research fellow at a think tank, spoke.", "Peter Ward", EntityKind.PERSON, EntityKind.PERSON),
        ("Kita Ward, the home of the mayor, was dark.", "Kita Ward", EntityKind.PERSON, EntityKind.PLACE),
        ("It builds a plant in Orvane.", "Orvane", EntityKind.ORGANISATION, EntityKind.PLACE),
        ("He had a post in Torrick.", "Torrick", EntityKind.ORGANISATION, EntityKind.ORGANISATION),
        ("She took office in KTV.", "KTV", EntityKind.ORGANISATION, EntityKind.ORGANISATION),
        ("Korea Parallel had the images.", "Korea Parallel", EntityKind.PERSON, EntityKind.ORGANISATION),
        ("Corea Parallel had the images.", "Corea Parallel", EntityKind.PERSON, EntityKind.PERSON),
    ],
)
def test_what_a_name_is_by_where_it_stands_and_by_its_first_word(
    text: str, name: str, kind: EntityKind, is_of: EntityKind
) -> None:
    start = text.index(name)
    assert kind_of(text, start, start + len(name), kind) is is_of
