"""The card of claims on a topic: numbers with who gives them, positions of each side, statements of the sides."""

from __future__ import annotations

from collections.abc import Mapping

import discord

from bot.catalogue import ENGLISH, entity_name, gettext, gettext_noop, language, ngettext
from bot.lang.scripts import Writing, writing
from bot.model.answers import EntityRef, Linked
from bot.model.evidence.claims import (
    ClaimsAnswer,
    ClaimSpeaker,
    ClaimView,
    CountedThing,
    NumberClaim,
    Position,
    PositionChain,
    SideAnswer,
    SideStatement,
    Stance,
    StanceChange,
)
from bot.news.claims.counted import MONEY, MORE, PART
from bot.news.claims.unspaced import PEOPLE
from bot.news.counts import SOLDIER
from bot.news.tolls.casualties import DEAD, DEAD_OR_HURT, DETAINED, DISPLACED, EVACUATED, HURT, MISSING, RESCUED
from bot.policy import vocabulary
from cogs._cards.notes import asked_days, indexing_lines
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, arrow, line, sentence
from cogs._layout.foreign_text import clip, code, plain
from cogs._layout.layout import CardButton, button, card, pager
from cogs._layout.markdown import bold, small
from cogs._layout.moments import day, moment
from cogs._layout.names import did_you_mean, first_name, speaker
from cogs._layout.sources import fate, outlet_words
from cogs._layout.words import articles, details, facts, noted, page_place

VIEWS = {
    ClaimView.NUMBERS: gettext_noop("Numbers"),
    ClaimView.POSITIONS: gettext_noop("Positions"),
    ClaimView.ANSWERS: gettext_noop("Answers"),
}
STANCES = {
    Stance.CONFIRM: gettext_noop("confirms"),
    Stance.DENY: gettext_noop("denies"),
    Stance.GROUNDLESS: gettext_noop("calls it untrue"),
    Stance.LAWFUL: gettext_noop("calls it lawful"),
    Stance.NOT_DENIED: gettext_noop("does not deny"),
    Stance.NEITHER: gettext_noop("neither confirms nor denies"),
    Stance.UNCONFIRMED: gettext_noop("does not confirm"),
    Stance.NO_COMMENT: gettext_noop("does not comment"),
    Stance.VIOLATION: gettext_noop("calls it a violation"),
    Stance.DEMAND: gettext_noop("demands"),
    Stance.WARN: gettext_noop("warns"),
    Stance.CONDEMN: gettext_noop("condemns"),
    Stance.CONCERN: gettext_noop("voices concern"),
}
CHANGES = {
    StanceChange.FIRST_CONFIRMATION: gettext_noop("first confirmation"),
    StanceChange.DENIAL_DROPPED: gettext_noop("denial dropped"),
    StanceChange.DENIES_AGAIN: gettext_noop("denies again"),
    StanceChange.CHANGED: gettext_noop("changed"),
}
_KINDS = {
    SOLDIER: gettext_noop("soldiers"),
    DEAD: gettext_noop("dead"),
    HURT: gettext_noop("injured"),
    DEAD_OR_HURT: gettext_noop("dead or injured"),
    MISSING: gettext_noop("missing"),
    DETAINED: gettext_noop("detained"),
    EVACUATED: gettext_noop("evacuated"),
    DISPLACED: gettext_noop("displaced"),
    RESCUED: gettext_noop("rescued"),
    PEOPLE: gettext_noop("people"),
    **dict.fromkeys(MONEY, gettext_noop("sums of money")),
}
_TOLLS = frozenset(_KINDS) - {SOLDIER, PEOPLE, *MONEY}
_LONGEST_NAME = 60
_LONGEST_SENTENCE = 200
_LONGEST_TOPIC = 80
_WORDS = "\0"
"""The place of the sentence in a line, which no other text can have."""


def claims_card(answer: ClaimsAnswer, token: str) -> discord.ui.LayoutView:
    """A page of one view of the claims on a topic, or why there is none."""
    title = gettext("Claims on this shelf: {topic}", topic=plain(topic_text(answer), _LONGEST_TOPIC))
    subtitle = _subtitle(answer)
    lines = [line(bold(title)), *([line(small(subtitle))] if subtitle else []), *indexing_lines(answer.indexed_since)]
    names = dict(answer.names)
    for thing in answer.counted:
        lines += _thing(thing, names)
    for chain in answer.chains:
        lines += _chain(chain, names)
    for side in answer.answers:
        lines += _side(side, names)
    if not (answer.counted or answer.chains or answer.answers or answer.indexed_since):
        lines.append(apart(line(why_none(answer))))
        lines += map(line, did_you_mean(answer.nearest or ()))
        lines += _subject(answer)
    if answer.read:
        lines.append(apart(line(small(note(answer)), 1)))
    turning = pager(answer.page, answer.pages, custom_ids.claims(token, answer.view.value, ""))
    return card(lines, rows=[_views(answer, token), turning] if any(answer.counts) else [])


def topic_text(answer: ClaimsAnswer) -> str:
    """The topic as it was asked for: the words, or the story's headline."""
    return answer.story or answer.topic


def why_none(answer: ClaimsAnswer) -> str:
    """Why a view is empty, without Markdown."""
    if not answer.read:
        if answer.since is None and answer.until is None:
            return gettext("No saved article is on this topic.")
        return gettext("No saved article of this period is on this topic.")
    if answer.view is ClaimView.NUMBERS:
        return gettext("No article on this topic gives a number of people, things or money beside it.")
    if answer.view is ClaimView.POSITIONS:
        return gettext("No article on this topic says that somebody confirms, denies or demands something.")
    return gettext("No article on this topic has a statement of a state's office.")


def _subject(answer: ClaimsAnswer) -> list[CardLine]:
    """A hint how to ask for a subject whose name was searched for as a word and found no article."""
    subject = vocabulary.subject_of(answer.topic) if not answer.read else None
    if subject is None:
        return []
    query = code(f"about:{subject.value}")
    return [
        line(
            small(gettext("Only the word itself was searched for; {query} finds articles on the subject.", query=query))
        )
    ]


def note(answer: ClaimsAnswer) -> str:
    """What the answer was read from, without Markdown except for the time."""
    read = ngettext(
        "From {number} article on this shelf only", "From {number} articles on this shelf only", answer.read
    )
    if answer.read_since is None:
        return read
    since = gettext("back to {moment}; `until:` reads older ones", moment=moment(answer.read_since))
    return facts(read, since)


def own_name(one: ClaimSpeaker, names: Mapping[str, EntityRef]) -> str:
    """A known speaker by the name in the reader's script, another one as the article has them."""
    return clip(speaker(one.name, names.get(one.key) if one.key else None), _LONGEST_NAME)


def speaker_name(one: ClaimSpeaker, names: Mapping[str, EntityRef]) -> str:
    """A speaker, with the state that they speak for unless the name says it."""
    name = own_name(one, names)
    country = names.get(one.side) if one.side else None
    if country is None or one.key == country.key:
        return name
    shown = first_name(country)
    said = {country.name, shown, country.hangul or country.name, country.name.split()[0]}
    if any(word in f"{one.name} {name}" for word in said):
        return name
    return gettext("{speaker} ({side})", speaker=name, side=shown)


def giver_text(claim: NumberClaim, names: Mapping[str, EntityRef]) -> str:
    """Who gives a number, as the article has it."""
    if claim.giver is not None:
        return speaker_name(claim.giver, names)
    if claim.attributed:
        return gettext("somebody the article does not name")
    return gettext("the article itself")


def side_name(side: str, names: Mapping[str, EntityRef]) -> str:
    """The name of a state by its code."""
    country = names.get(side)
    return first_name(country) if country else side


def chain_name(chain: PositionChain, names: Mapping[str, EntityRef]) -> str:
    """The heading of a chain: the state's name, else the speaker's."""
    return side_name(chain.side, names) if chain.side else own_name(chain.positions[0].speaker, names)


def delay_text(side: SideAnswer) -> str:
    """When a side spoke, beside the first."""
    if side.first is None:
        return gettext("no answer yet in this shelf's articles on the topic")
    if side.opened:
        return gettext("speaks first")
    if not side.later:
        return gettext("on the day of the first statement")
    return ngettext("{number} day after the first statement", "{number} days after the first statement", side.later)


def _subtitle(answer: ClaimsAnswer) -> str:
    """The period, the number of items in the view, and the page. No count for an empty view, which `why_none`
    explains."""
    numbers, positions, sides = answer.counts
    if answer.view is ClaimView.NUMBERS:
        counted = ngettext("{number} thing counted", "{number} things counted", numbers)
    elif answer.view is ClaimView.POSITIONS:
        counted = ngettext("positions of {number} side", "positions of {number} sides", positions)
    else:
        counted = ngettext("{number} side", "{number} sides", sides)
    has_any = answer.counted or answer.chains or answer.answers
    place = page_place(answer.page, answer.pages)
    return facts(asked_days(answer.since, answer.until), counted if has_any else None, place)


def thing_name(thing: CountedThing) -> str:
    """What is counted, in the articles' words. Forces (with their nation), tolls and sums of money are named in the
    reader's language. A reader of English gets the article's English words for a single number, except in a toll:
    "3,000 soldiers" does not say that they are dead."""
    kind = thing.kind.removesuffix(MORE).removesuffix(PART)
    single = len(thing.claims) == 1 and kind not in _TOLLS and _is_read(thing.words)
    name = thing.words if single or kind not in _KINDS else gettext(_KINDS[kind])
    name = name or gettext("Numbers")
    if kind == SOLDIER and thing.nation is not None and name == name.lower():  # not "North Korean soldiers"
        name = noted(name, entity_name(thing.nation, thing.nation.replace("-", " ").title()))
    if thing.kind.endswith(PART):
        return gettext("{things}, a part of them", things=name)
    return gettext("{things}, in addition", things=name) if thing.kind.endswith(MORE) else name


def _is_read(words: str) -> bool:
    """Whether words of an article are English, and so is the reader's language."""
    return words != "" and language() == ENGLISH and writing(words) is Writing.LATIN


def when(one: Position) -> str:
    """The day of a position; "by" the day of the article where it was taken earlier."""
    return gettext("by {day}", day=day(one.day)) if one.past else day(one.day)


def _thing(thing: CountedThing, names: Mapping[str, EntityRef]) -> list[CardLine]:
    lines = [apart(line(bold(plain(thing_name(thing), 80))))]
    return [*lines, *(_number(claim, names) for claim in thing.claims)]


def _number(claim: NumberClaim, names: Mapping[str, EntityRef]) -> CardLine:
    """`- 18 Oct 2024 · about 1,500 soldiers · National Intelligence Service · Taebaek News, 5 articles ↗`."""
    counted = [articles(claim.articles)] if claim.articles > 1 else []
    labels = facts(
        day(claim.day),
        bold(plain(claim.said.text, 80)),
        gettext("expected") if claim.expected else None,
        plain(giver_text(claim, names), 2 * _LONGEST_NAME),
        plain(details([outlet_words(claim.said.article), *counted, *fate(claim.said.article)]), 80),
    )
    text = f"- {labels}"
    return CardLine(1, tuple(f"{text}{link}" for link in arrow(claim.sentence)) or (text,))


def _chain(chain: PositionChain, names: Mapping[str, EntityRef]) -> list[CardLine]:
    lines = [apart(line(bold(plain(chain_name(chain, names), _LONGEST_NAME))))]
    return [*lines, *(_position(one, names) for one in chain.positions)]


def _position(one: Position, names: Mapping[str, EntityRef]) -> CardLine:
    """`- 24 Oct 2024 · Vladimir Putin does not deny · denial dropped · “President Vladimir Putin …” Meridian ↗`."""
    stance = bold(gettext(STANCES[one.stance]))
    change = bold(gettext(CHANGES[one.change])) if one.change else None
    labels = facts(when(one), plain(own_name(one.speaker, names), 80), stance, change)
    where = plain(outlet_words(one.said.article), 40)
    counted = [articles(one.articles)] if one.articles > 1 else []
    return _said(labels, one.said, details([where, *counted, *fate(one.said.article)]))


def _side(side: SideAnswer, names: Mapping[str, EntityRef]) -> list[CardLine]:
    heading = facts(bold(plain(side_name(side.side, names), _LONGEST_NAME)), delay_text(side))
    lines = [apart(line(heading))]
    if side.first is None:
        named = ngettext("{number} article read names it", "{number} articles read name it", side.named)
        return [*lines, line(small(named), 1)]
    if side.last is None:
        return [*lines, _statement(gettext("Only"), side.first, names)]
    said = (gettext("First"), side.first), (gettext("Last"), side.last)
    return [*lines, *(_statement(label, one, names) for label, one in said)]


def _statement(label: str, one: SideStatement, names: Mapping[str, EntityRef]) -> CardLine:
    stance = bold(gettext(STANCES[one.stance])) if one.stance else None
    labels = facts(label, day(one.day), plain(own_name(one.speaker, names), 80), stance)
    return _said(labels, one.said, details([plain(outlet_words(one.said.article), 40), *fate(one.said.article)]))


def _said(labels: str, said: Linked, source: str) -> CardLine:
    """A sentence, with facts about it in front and its source in brackets behind."""
    frame = gettext("- {days}: {words} ({outlet})", days=labels, words=_WORDS, outlet=source)
    before, _, after = frame.partition(_WORDS)
    return sentence(said, 1, before=before, after=after, limit=_LONGEST_SENTENCE)


def _views(answer: ClaimsAnswer, token: str) -> list[CardButton]:
    return [
        button(
            gettext(name),
            custom_ids.claims(token, view.value, "0:view"),
            on=view is not answer.view and bool(number),
            primary=view is answer.view,
        )
        for (view, name), number in zip(VIEWS.items(), answer.counts, strict=True)
    ]
