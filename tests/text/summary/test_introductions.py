"""Persons whom a sentence names only in part."""

from __future__ import annotations

import pytest

from bot.model.analysis import Entity
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.summary.anaphora import introductions
from bot.text.summary.key_sentences import key_sentences
from bot.text.tagger import Tagged, Tagger

ENGLISH = """The harbour of Tarn will be closed for two years from March.
Its director, Joan Petrakis, told the council so on Monday.
The county pays 40 million dollars for a new pier.
Petrakis said that the pier of 1958 was close to collapse.
Fishermen have to move to Pell."""
KOREAN = """해윤해운은 3월부터 울릉 여객선 운항을 2년 동안 멈춘다.
이 회사 대표 감도훈 씨는 17일 군의회에 이같이 보고했다.
감 대표는 배가 낡아 수리비가 400억원에 이른다고 설명했다."""


def _read(text: str, tagger: Tagger, base: Knowledge) -> tuple[Tagged, tuple[Entity, ...]]:
    tagged = tagger.tag(text)
    return tagged, tuple(find_entities(tagged, base, "", "2025-04-20"))


@pytest.mark.parametrize(("text", "index"), [(ENGLISH, 3), (KOREAN, 2)])
def test_the_sentence_with_the_full_name_introduces_a_person(
    text: str, index: int, tagger: Tagger, base: Knowledge
) -> None:
    tagged, entities = _read(text, tagger, base)
    assert introductions(text, tagged.sentences, entities, "") == {index: [frozenset({1})]}


def test_a_title_introduces_a_person(tagger: Tagger, base: Knowledge) -> None:
    tagged, entities = _read(ENGLISH, tagger, base)
    assert not introductions(ENGLISH, tagged.sentences, entities, "Joan Petrakis closes harbour")


def test_a_surname_ranks_behind_its_full_name(tagger: Tagger, base: Knowledge) -> None:
    tagged, entities = _read(ENGLISH, tagger, base)
    best = [one.text for one in key_sentences(tagged, None, entities, find_quotes(tagged, entities))]
    assert best.index(ENGLISH.splitlines()[1]) < best.index(ENGLISH.splitlines()[3])


def test_a_quotation_of_he_follows_the_sentence_that_names_him(tagger: Tagger, base: Knowledge) -> None:
    """ "He says" stood without the judge whom the sentence before names."""
    text = (
        "The Constitutional Court has struck down two articles of the fine dust act by six votes to two.\n"
        "Presiding Justice Kim Sang-hwan is reading it out. “The duty to protect does not end at the gate,” he says.\n"
        "The law stays in force until the end of 2027, by when the National Assembly must mend it."
    )
    tagged, entities = _read(text, tagger, base)
    quotes = find_quotes(tagged, entities, genders=base.genders)
    assert quotes[-1].speaker == "Kim Sang-hwan"
    best = [one.text for one in key_sentences(tagged, "Court rules on dust", entities, quotes)]
    assert best[-1].endswith("he says.") or any("Kim Sang-hwan" in one for one in best[:-1])


def test_a_printed_statement_comes_with_the_line_that_says_whose_it_is(tagger: Tagger, base: Knowledge) -> None:
    line = "Ambassador Philippe Lafortune issued the following statement today:"
    text = (
        f"{line}\n“We were saddened to learn of the attack in Ansan.”\nCanada has had an embassy in Seoul since 1974."
    )
    tagged, entities = _read(text, tagger, base)
    first = key_sentences(tagged, "Attack in Ansan", entities, find_quotes(tagged, entities))[0]
    assert first.text.startswith(line)
    assert first.text.endswith("in Ansan.”")
