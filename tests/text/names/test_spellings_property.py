"""Every Korean of the base is found from the spelling of the Hangul name in every romanisation system."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lang.scripts import is_hangul
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.names.fuzzy_index import FuzzyNameIndex
from bot.text.names.romanisation import rank, split_at, yale

INITIALS = {
    "revised": "g kk n d tt r m b pp s ss - j jj ch k t p h",
    "mccune": "k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h",
    "north": "k kk n t tt r m p pp s ss - j jj ch kh th ph h",
}
VOWELS = {
    "revised": "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    "mccune": "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i",
    "north": "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i",
}
FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
PARTICLES = ("은", "이", "의", "에게", "측은")
KOREANS = [entity for entity in Knowledge.load().entities if entity.is_korean and is_hangul(entity.hangul or "")]


def syllable(char: str, system: str) -> str:
    initial, rest = divmod(ord(char) - 0xAC00, 588)
    parts = (INITIALS[system].split()[initial], VOWELS[system].split()[rest // 28], FINALS.split()[rest % 28])
    return "".join(parts).replace("-", "")


def spellings(hangul: str) -> Iterator[str]:
    family, given_name = hangul[: split_at(hangul)], hangul[split_at(hangul) :]
    for system in INITIALS:
        last = "".join(syllable(char, system) for char in family).capitalize()
        first = [syllable(char, system) for char in given_name]
        hyphened = "-".join(first).capitalize()
        yield f"{last} {hyphened}"
        yield f"{last} {' '.join(first).title()}"
        yield f"{last} {''.join(first).capitalize()}"
        yield f"{hyphened} {last}"
        yield f"{last.upper()}, {hyphened}"
    yield f"{yale(family)} {yale(given_name)}".title()
    yield from (hangul + particle for particle in PARTICLES)


def first(base: Knowledge, spelled: str) -> set[str | None]:
    """The Hangul names of the best answers; two persons with one name are both correct."""
    found = base.find(spelled)
    return {candidate.entity.hangul for candidate in found if candidate.score == found[0].score}


def test_thousands_of_spellings_find_their_persons() -> None:
    """An eighth of all: each person's in some systems, each system's of many persons."""
    base = Knowledge.load()
    asked = [(spelled, entity) for entity in KOREANS for spelled in spellings(entity.hangul or "")][::8]
    missed = [(spelled, entity.id) for spelled, entity in asked if entity.hangul not in first(base, spelled)]
    assert len(asked) > 1_000
    assert len(missed) <= len(asked) // 500, missed


@pytest.mark.parametrize(
    ("spelled", "bearer"), [("리병철은", "ri-pyong-chol"), ("이병철은", "lee-byung-chul"), ("리병철", "ri-pyong-chol")]
)
def test_an_exact_name_ranks_before_the_other_koreas_spelling(spelled: str, bearer: str) -> None:
    best, second, *_ = Knowledge.load().find(spelled)
    assert best.entity.id == bearer
    assert best.score > second.score


def test_swapped_syllables_of_a_given_name_are_another_name() -> None:
    assert Knowledge.load().find("Kim Jun-hyong")[0].entity.hangul == "김준형"


def entity_names(entity: KnownEntity) -> list[str]:
    return [form for form in (entity.name, entity.hangul, entity.hanja) if form]


NAMES = st.sampled_from([form for entity in KOREANS for form in entity_names(entity)])


@settings(max_examples=60)
@given(st.lists(NAMES, min_size=1, max_size=60), NAMES | st.text(max_size=12), st.integers(1, 12))
def test_the_index_gives_the_same_result_as_ranking_every_name(names: list[str], query: str, limit: int) -> None:
    assert FuzzyNameIndex(names).ranked(query, limit) == rank(query, dict.fromkeys(names))[:limit]
