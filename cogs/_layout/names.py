"""Names of entities in the reader's script first, of topics, and of threads. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue import country_in_words, entity_name, gettext, language, latin_name
from bot.lang.headline_marks import unmarked
from bot.lang.scripts import hangul_count
from bot.model.analysis import OutletKind, Subject
from bot.model.answers import CorrectedField, EntityRef, FigureLine, NearName
from bot.policy.vocabulary import PENINSULA
from cogs._layout.corrected import corrected_here
from cogs._layout.foreign_text import button_text, code, plain
from cogs._layout.markdown import bold
from cogs._layout.sources import day_of, fate, outlet
from cogs._layout.words import details, facts, inside_sentence, listed, outlet_kind, subject

RENAMED = "✎"
"""The mark after a name that members of the server gave, or of an entity that they said is meant: no page need have
it."""
LONGEST_THREAD_NAME = 100
"""The limit in code units of UTF-16, of which some characters take two, since Discord does not say what it counts."""
_LONGEST_IN_LINE = 44
_MOST_NEAREST = 5
_HAN_READERS = {"ja", "zh-CN", "zh-TW"}


def first_name(entity: EntityRef) -> str:
    """The entity's name in the reader's script; in Latin letters for readers of English, or where no other is known.
    It is marked if members gave the name, or said that this one is meant."""
    return f"{bare_name(entity)} {RENAMED}" if entity.renamed or entity.linked else bare_name(entity)


def bare_name(entity: EntityRef) -> str:
    """The same without the mark."""
    if entity.renamed:
        return entity.name
    known = entity_name(entity.key, entity.name)
    if known != entity.name:
        return known
    if language() == "ko":
        return entity.hangul or entity.name
    if language() not in _HAN_READERS or entity.hanja is None or hangul_count(entity.hanja):  # 서울中央地方法院
        return entity.name
    return entity.hanja


def near_name(one: NearName) -> str:
    """A suggestion for words with a typing error, in the reader's language."""
    if isinstance(one, EntityRef):
        return bare_name(one)
    if isinstance(one, OutletKind):
        return outlet_kind(one)
    return (subject(one) if isinstance(one, Subject) else None) or unmarked(one)


def near_key(one: NearName) -> str:
    """The same as a command takes it, in every language."""
    return one.key if isinstance(one, EntityRef) else str(one)


def did_you_mean(nearest: Sequence[NearName]) -> list[str]:
    """The question for the names or titles nearest to what was typed: in one line, or a line each if they are long."""
    names = [bold(plain(near_name(one), 80)) for one in nearest[:_MOST_NEAREST]]
    if not names:
        return []
    if max(map(len, names)) <= _LONGEST_IN_LINE:
        return [gettext("Did you mean {names}?", names=listed(names))]
    return [gettext("Did you mean one of these?"), *(f"- {name}" for name in names)]


def unknown_words(nearest: Sequence[NearName] | None) -> list[str]:
    """A message that no article has the words of a topic, with the nearest topics; nothing if one has."""
    return [] if nearest is None else [gettext("No saved article has these words."), *did_you_mean(nearest)]


def speaker(name: str, by: EntityRef | None) -> str:
    """Who says something: an entity or a country by its name in the reader's script, anybody else as the article has
    them."""
    bare = name.removeprefix("The ").removeprefix("the ")
    if by is None:
        return country_in_words(bare) or name
    if by.name not in (name, bare):
        return name
    shown = first_name(by)
    return name if shown == by.name else shown


def figure_source(figure: FigureLine) -> str:
    """Who gives a number, with the outlet if they have no name, and when; marked if only an earlier version has it."""
    givers = [plain(inside_sentence(speaker(figure.giver, figure.by)), 60)] if figure.giver else []
    name = details([*givers, outlet(figure.said.article)] if figure.needs_outlet or not givers else givers)
    if figure.earlier:
        return gettext("{outlet}, in an earlier version", outlet=name)
    fields = (one for one in figure.said.article.corrected if one is not CorrectedField.TITLE)
    article = figure.said.article
    return facts(gettext("{outlet}, {day}", outlet=name, day=day_of(article)), *corrected_here(fields), *fate(article))


def all_names(entity: EntityRef) -> list[str]:
    """The entity's names in every known script, the reader's first. For readers of Chinese or Japanese, Hanja are shown
    in the character forms of their language."""
    if entity.renamed:
        return [first_name(entity)]
    shown = bare_name(entity)
    hanja = None if language() in _HAN_READERS else entity.hanja
    latin = latin_name(entity.key, entity.name)
    names = dict.fromkeys(name for name in (latin, entity.hangul, hanja) if name and name not in shown)
    return [first_name(entity), *names]


def searched(query: str) -> str:
    """The query of a saved search, as typed."""
    return gettext("search: {name}", name=code(query))


def topic_name(topic: str, named: EntityRef | None = None) -> str:
    """A topic of `/latest` or a digest as part of a sentence: a subject, the peninsula, an entity or what was typed."""
    if topic == PENINSULA:
        return gettext("Korean Peninsula")
    if named is not None:
        return plain(first_name(named), 100)
    return subject(topic) or plain(topic.replace("_", " "), 100)


def thread_name(headline: str) -> str:
    """A headline as the name of a thread, which is shown letter for letter: without an agency's marks, a mention or an
    invitation to a server."""
    text = unmarked(headline).replace("@", "@\u200b")
    limit = LONGEST_THREAD_NAME
    while len((name := button_text(text, limit)).encode("utf-16-le")) > 2 * LONGEST_THREAD_NAME:
        limit -= 1
    return name or gettext("Untitled")
