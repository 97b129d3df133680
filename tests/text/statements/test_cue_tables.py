"""The tables of data/cues.toml name a word once, and no verb that no rule reads."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pytest

from bot.lang.intentions import INTENTIONS
from bot.text.statements.english.cues import CueForm, CueSense, cue_lexicon

TABLES = tomllib.loads(resources.files("bot.text").joinpath("data/cues.toml").read_text(encoding="utf-8"))


def words_of_lists() -> dict[str, list[str]]:
    """The words of each list by its name; not the forms of a verb, which may be the same."""
    found = {name: listed for name, listed in TABLES.items() if isinstance(listed, list)}
    for table in ("raised", "topics", "nouns", "words"):
        found |= {f"{table}.{name}": listed.split() for name, listed in TABLES[table].items()}
    return found


def test_no_list_names_a_word_twice() -> None:
    twice = {name: [word for word, n in Counter(words).items() if n > 1] for name, words in words_of_lists().items()}
    assert {name: words for name, words in twice.items() if words} == {}


def test_every_ambiguous_or_irregular_verb_and_every_verb_with_given_objects_is_a_cue() -> None:
    cues = {*INTENTIONS, *(verb for sense in CueSense if sense.value in TABLES for verb in TABLES[sense.value])}
    verbs = {verb.split()[0] for verb in cues}
    assert {*TABLES["ambiguous"], *TABLES["irregular"], *TABLES["raised"]} - verbs == set()


@pytest.mark.parametrize("past", ["preferred", "concurred", "deadpanned", "echoed", "submitted", "inferred"])
def test_a_verb_that_doubles_its_last_letter_has_its_past(past: str) -> None:
    assert any(CueForm.PAST in cue.forms for cue in cue_lexicon().cues[past])
