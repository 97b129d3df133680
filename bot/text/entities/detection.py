"""Detect mentions, without overlaps: from tables, the knowledge base, Korean name rules, and the two taggers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from bot.lang.bylines import korean_reporters
from bot.lang.datelines import dateline
from bot.lang.scripts import hangul_count, is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import any_of, regex
from bot.text.entities.agreement import agreed, listed_people, overlooked
from bot.text.entities.evidence.loan_things import loan_things
from bot.text.entities.evidence.named_things import is_field_of_work, without_ships
from bot.text.entities.evidence.office_holders import behind_bodies, holders, is_titled, with_first_names
from bot.text.entities.evidence.unlisted_names import is_addressed, unlisted_names
from bot.text.entities.kinds import is_ship_of_form
from bot.text.entities.korean.clubs import as_clubs
from bot.text.entities.korean.foreign.families import ForeignFamilies
from bot.text.entities.korean.foreign.officials import (
    foreign_officials,
    has_office_of_china,
    has_office_of_south,
    names_apart,
    state_officials,
)
from bot.text.entities.korean.latin_names import Found, family_names, fitted_names, given_names
from bot.text.entities.korean.named_things import firm_span, is_ship_or_team
from bot.text.entities.korean.other_words import (
    acts_responded_to,
    common_nouns,
    compound_things,
    derived_nouns,
    in_front_of_names,
    is_other_word,
    participles,
    posts_and_bodies,
    verb_forms,
)
from bot.text.entities.korean.persons import is_post_abroad, is_speaker, people
from bot.text.entities.korean.platforms import without_venues
from bot.text.entities.korean.provinces import bracketed_places, listed_places, offices_of_regions
from bot.text.entities.korean.tagged_names import COMMON_SURE, joined
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.namesakes.children import has_parent
from bot.text.entities.organisations import bodies_named_after, bodies_of_two_nouns, with_organisations
from bot.text.entities.span_alignment import Neighbours, fitted
from bot.text.entities.tables import rows
from bot.text.entities.tagged.cleanup import clean
from bot.text.entities.tagged.sanctions_entries import sanctions_entries
from bot.text.entities.unspaced.bodies.find import unspaced_bodies
from bot.text.entities.unspaced.family_names import by_family_name
from bot.text.entities.unspaced.longer_names import is_part_of_name, is_relative, is_within_title_and_name
from bot.text.entities.unspaced.persons import unspaced_persons
from bot.text.entities.unspaced.state_initials import state_initials
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.matcher import Match
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.names import BODY, LEAST_SURE, PERSON, KoreanName
from bot.text.korean.transcribed_names import is_long_transcribed
from bot.text.names.latin_korean import candidates
from bot.text.tagger import Tagged
from bot.text.word_lists import wordlist

_JUNIOR = regex(r",? Jr\b|・ジュニア| ?주니어")
"""Behind a name: that of a child with the same name."""
_CHINESE_JUNIOR = regex(r"小(?:[一-龠]{1,6}·)?$")
_CALLED = regex(rf"(?:{any_of(word for word in wordlist('callings_apart') | {'멤버'} if is_hangul(word))}) $")
"""What somebody is, before a name that is also a body's abbreviation: "가수 *연준*"."""
_SURE = 0.8
"""The lowest probability that the Korean tagger must give to a person whose name is also a common word or another
name."""
_WHOLE_SURE = 0.95
"""The same for a person whose first word alone is one by rule: "*기무라* 겐지"."""
_LIKELY = 0.6
"""The same for a person whose name no words of the language explain."""
_FULL_NAME = 3
"""Syllables of most Koreans' full names."""
_HAS_OFFICE = {"CN": has_office_of_china, "KR": has_office_of_south}
"""What shows by country that a name is a person's and not the noun: an office behind it."""
ARTICLES = ("the ", "The ", "THE ")


def mentions(tagged: Tagged, knowledge: Knowledge) -> list[Mention]:
    """The mentions of a text in order, without overlaps."""
    titled, places, names = _by_rule(tagged)
    persons = {(name.start, name.end) for name in names if name.label == PERSON and name.sure >= _SURE}
    apart = [
        Mention(*span, tagged.text[slice(*span)], EntityKind.PERSON, MentionSource.KOREAN)
        for span in (names_apart(tagged.text) if hangul_count(tagged.text) else ())
    ]
    known = [one for one in _known(tagged, knowledge, titled | persons) if not is_other_word(tagged.text, one.start)]
    apart = _beside(apart, [mention for mention in known if mention.kind is EntityKind.PERSON])
    known = _beside(known, apart)
    strangers = list(unspaced_persons(tagged.text, known))
    unlisted = [*strangers, *unspaced_bodies(tagged.text, known)]
    known += [*state_initials(tagged.text, knowledge), *by_family_name(tagged.text, known, strangers), *unlisted]
    model = with_organisations(tagged.text, fitted(tagged.text, list(_model(tagged)), known))
    found = list(candidates(tagged.text))
    model = list(with_first_names(tagged.text, fitted_names(tagged.text, model, found)))
    model = agreed(tagged.text, model)
    model += overlooked(tagged.text, model)
    behind = [*behind_bodies(tagged.text), *apart]
    model = _beside(model, behind)
    further = [*family_names(tagged.text, [*known, *model], found), *given_names(tagged.text, model)]
    tagger = joined(tagged.text, names, titled, known)
    tagger = [_of_word(mention, knowledge) for mention in tagger if not is_other_word(tagged.text, mention.start)]
    korean = [*further, *_korean(tagged.text, model, found, titled), *tagger]
    korean = [*behind, *_beside(korean, behind)]
    korean += (Mention(*span, tagged.text[slice(*span)], EntityKind.PLACE, MentionSource.KOREAN) for span in places)
    korean += offices_of_regions(tagged.text)
    table = list(_rows(tagged.text, known))
    entries = list(sanctions_entries(tagged.text))
    model, korean = _outside(model, entries), _outside(korean, entries)
    table += (_listed(tagged.text, name, knowledge) for name, _ in entries)
    model = _beside(model, table)
    listed = list(listed_people(tagged.text, [*known, *korean, *model]))
    model = [*_beside(model, listed), *holders(tagged.text, [*table, *known, *korean, *listed, *model])]
    bodies = [*bodies_named_after(tagged.text, [*korean, *listed, *model]), *bodies_of_two_nouns(tagged.text)]
    bodies = _beside(bodies, known)
    settled = settle([*table, *known, *korean, *listed, *model, *bodies])
    settled = [mention for mention in without_ships(tagged.text, settled) if not _is_ship(tagged.text, mention)]
    return list(
        without_venues(tagged.text, as_clubs(tagged.text, tagged.sentences, _without_reporters(tagged, settled)))
    )


def _by_rule(tagged: Tagged) -> tuple[set[tuple[int, int]], set[tuple[int, int]], list[KoreanName]]:
    """The spans of Korean persons and of places that the rules on form and context find, and the tagger's names. A
    participle or a common noun is a person only if the tagger is sure of it."""
    if not hangul_count(tagged.text):
        return set(), set(), []
    titled = set(people(tagged.text))
    certain = {(one.start, one.end) for one in tagged.korean if one.label != PERSON or one.sure >= _SURE}
    taken = Neighbours.of(titled | certain)
    listed = {span for span in listed_places(tagged.text) if _is_free(span, taken.of_span(span))}
    places = listed.union(bracketed_places(tagged.text))
    titled -= places
    tagger = {(name.start, name.end): name.sure for name in tagged.korean if name.label == PERSON}
    compounds = set(compound_things(tagged.text, tagger, {tagged.text[start:end] for start, end in titled}))
    tagger = {span: sure for span, sure in tagger.items() if span not in compounds}
    whole = Neighbours.of(span for span, sure in tagger.items() if sure >= _WHOLE_SURE)
    titled -= {
        span for span in titled if any(_holds(one, span) and tagged.text[span[1]] == " " for one in whole.of_span(span))
    }
    likely = {span for span, sure in tagger.items() if sure >= LEAST_SURE[PERSON]}
    officials = state_officials(tagged.text, tagged.morphemes)
    known = Neighbours.of(likely | titled)
    titled |= {
        span for span in officials if _is_free(span, (one for one in known.of_span(span) if not _holds(span, one)))
    }
    foreign = set(foreign_officials(tagged.text, tagged.morphemes))
    known = Neighbours.of(likely | titled)
    titled |= {
        span for span in foreign if _is_free(span, (one for one in known.of_span(span) if not _covers(span, one)))
    }
    settled = {span for span, sure in tagger.items() if sure >= COMMON_SURE}
    doubted = (titled | tagger.keys()) - settled
    words = compounds | set(participles(doubted, tagged.morphemes))
    words.update(common_nouns(tagged.text, doubted, tagged.morphemes))
    words.update(derived_nouns(tagged.text, doubted, tagged.morphemes))
    words.update(acts_responded_to(titled | tagger.keys(), tagged.morphemes))
    words |= set(verb_forms(tagged.text, tagged.korean, tagged.morphemes))
    words |= {span for span in tagger if is_post_abroad(tagged.text[slice(*span)])}
    words |= {span for span, sure in tagger.items() if sure < _WHOLE_SURE and is_speaker(tagged.text[slice(*span)])}
    sure = {
        (name.start, name.end): name.label for name in tagged.korean if name.sure >= max(_SURE, LEAST_SURE[name.label])
    }
    others = [span for span, label in sure.items() if label != PERSON or span[1] - span[0] != _FULL_NAME]
    others += [*(titled - words)]
    unlisted = _unlisted(tagged, tagger, others)
    titled, words = (titled - words) | (unlisted - places), words - unlisted
    common = set(in_front_of_names(titled | likely, unlisted - likely, tagged.text, tagged.morphemes))
    titled, words = titled - common - set(_of_bodies(tagged, titled)), words | common
    shown = {tagged.text[start:end] for start, end in titled}
    like_bodies = posts_and_bodies(tagged.text, tagger, tagged.morphemes)
    words |= {span for span in like_bodies if tagged.text[slice(*span)] not in shown}
    things = dict(_things(tagged, dict.fromkeys(titled, 1.0) | tagger))
    titled, words = titled - things.keys(), words | {span for span, is_firm in things.items() if not is_firm}
    firms = things.keys() - words
    names = [name for name in tagged.korean if (name.start, name.end) not in words]
    names = [name._replace(label=BODY) if (name.start, name.end) in firms else name for name in names]
    return titled, places, names


def _things(tagged: Tagged, persons: Mapping[tuple[int, int], float]) -> Iterator[tuple[tuple[int, int], bool]]:
    """The spans of `persons`, with their probabilities, that are loan words for things, firms and teams, and whether
    each is the firm of the person behind it."""
    names = (tagged.text[slice(*span)] for span in persons)
    whole = {word for name in names if " " in name for word in name.split()}
    return loan_things(tagged.text, persons, tagged.morphemes, whole)


def _of_bodies(tagged: Tagged, titled: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The foreign names that begin a firm's name, or a name of several words that the tagger is sure is a body's:
    "*노무라* 홀딩스 대표", "*레알* 마드리드 감독"."""
    sure = (name for name in tagged.korean if name.label == BODY and name.sure >= _WHOLE_SURE)
    bodies = Neighbours.of((name.start, name.end) for name in sure)
    for start, end in titled:
        in_body = tagged.text.startswith(" ", end) and any(
            _holds(one, (start, end)) for one in bodies.of_span((start, end))
        )
        is_foreign = in_body and loan_level(tagged.text[start:end]) >= FOREIGN
        if is_foreign or firm_span(tagged.text, start, end) is not None:
            yield start, end


def _unlisted(
    tagged: Tagged, tagger: Mapping[tuple[int, int], float], taken: Collection[tuple[int, int]]
) -> set[tuple[int, int]]:
    """The spans of Koreans whose name is in no list that overlap nothing that is `taken` but parts of them that the
    tagger takes for a person ("단*하늘*"); the tagger's own persons, and those with a form of address, may be taken for
    something else. `tagger` has the probabilities of its persons."""
    likely = {span for span, sure in tagger.items() if sure >= _LIKELY}
    near = Neighbours.of(taken)
    found = ((span, near.of_span(span)) for span in unlisted_names(tagged.text, tagged.morphemes, likely))
    return {
        span
        for span, others in found
        if _is_free(span, (one for one in others if one not in tagger or one[0] == span[0] or not _covers(span, one)))
        or (span in others and (span in tagger or is_addressed(tagged.text, span)))
        or (is_long_transcribed(tagged.text[slice(*span)]) and not any(start < span[0] < end for start, end in others))
    }


def _holds(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a span begins like a shorter one: "다카하시 유이" and "다카하시"."""
    return span[0] == other[0] and span[1] > other[1]


def _covers(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether another span is in a span: "조반니" and "스카르파" in "조반니 스카르파"."""
    return span[0] <= other[0] and other[1] <= span[1]


def _is_free(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a span overlaps none of the others."""
    return not any(start < span[1] and span[0] < end for start, end in others)


def _without_reporters(tagged: Tagged, found: list[Mention]) -> Iterator[Mention]:
    """The mentions without those in Korean bylines and of agencies in datelines that the base does not have: they name
    who wrote an article, and nobody in it."""
    reporters = set(korean_reporters(tagged.text)) if tagged.morphemes else set()
    for mention in found:
        is_reporter = any(start < mention.end and mention.start < end for start, end in reporters)
        if not is_reporter and (mention.forms or not _is_agency(tagged.text, mention)):
            yield mention


def _is_ship(text: str, mention: Mention) -> bool:
    """Whether a name that is not in the base, and that was taken for a person's, or for a body's with "No", is a
    ship's or in Korean a team's."""
    is_like_ship = mention.kind is EntityKind.PERSON or mention.text.endswith(" No")
    span = mention.start, mention.end
    return is_like_ship and not mention.forms and (is_ship_of_form(text, *span) or is_ship_or_team(text, *span))


def _is_agency(text: str, mention: Mention) -> bool:
    """Whether a mention is in the brackets of a dateline: "SEOUL, March 3 (*Naru*) --"."""
    if text[max(0, mention.start - 1) : mention.start] not in ("(", "["):
        return False
    line = dateline(text, text.rfind("\n", 0, mention.start) + 1)
    return line is not None and line.agency_start == mention.start


def _rows(text: str, known: list[Mention]) -> Iterator[Mention]:
    """Names in tables, except countries (a team counts as its country) and other names of the base that are not
    places."""
    spans = {(mention.start, mention.end) for mention in known if _outranks_table(mention)}
    for start, end, kind in rows(text, {mention.start for mention in known if mention.is_country}):
        if (start, end) not in spans:
            yield Mention(start, end, text[start:end], kind, MentionSource.TABLE)


def _beside(found: list[Mention], others: list[Mention]) -> list[Mention]:
    """The mentions that overlap none of the others."""
    taken = {at for mention in others for at in range(mention.start, mention.end)}
    return [mention for mention in found if taken.isdisjoint(range(mention.start, mention.end))]


def _outside(found: Iterable[Mention], entries: Collection[tuple[tuple[int, int], tuple[int, int]]]) -> list[Mention]:
    """The mentions that are in none of the entries of a sanctions list."""
    return [mention for mention in found if not any(begin <= mention.start < end for _, (begin, end) in entries)]


def _outranks_table(mention: Mention) -> bool:
    """Whether a known name in a table is a country, or is not a place."""
    return any(form.entity.kind is not EntityKind.PLACE or form.entity.adjectives for form in mention.forms)


def settle(found: Iterable[Mention]) -> list[Mention]:
    """Choose mentions without overlaps: longer ones first, then by source; in the order of the text."""
    chosen: list[Mention] = []
    used: set[int] = set()
    for mention in sorted(found, key=_rank):
        span = range(mention.start, mention.end)
        if not used.isdisjoint((span.start, span.stop - 1)) or any(i in used for i in span):
            continue
        used.update(span)
        chosen.append(mention)
    return sorted(chosen, key=lambda mention: mention.start)


def _rank(mention: Mention) -> tuple[int, int, int]:
    return mention.start - mention.end, -mention.origin, mention.start


def _known(tagged: Tagged, knowledge: Knowledge, titled: set[tuple[int, int]]) -> Iterator[Mention]:
    """Names of the base. A name that is also a common word needs no context if it is in `titled`, the spans of Korean
    persons."""
    text = tagged.text
    matches = list(knowledge.matcher.matches(text))
    tagger = {(name.start, name.end) for name in tagged.korean if name.label == PERSON}
    families = ForeignFamilies.of(text, matches, titled | tagger)
    performers = set(_performers(text, matches))
    for match in matches:
        start = match.start
        if text[start : start + 4] in ARTICLES:
            start += 4
        kind = match.forms[0].entity.kind
        if kind is EntityKind.ORGANISATION and is_field_of_work(text, start, match.end):
            continue
        if start in performers or (kind is EntityKind.PLACE and is_within_title_and_name(text, start, match.end)):
            continue
        is_person = kind is EntityKind.PERSON
        if is_person and (_is_of_kin(text, start, match.end) or is_part_of_name(text, start, match.end)):
            continue
        if is_person and not has_parent(text, match, matches, titled):
            continue
        forms = families.meant(match)
        has_office = _HAS_OFFICE.get(match.forms[0].entity.country or "") if is_person else None
        if (start, match.end) in titled or (has_office is not None and has_office(text, start, match.end)):
            forms = tuple(replace(form, short=False) if form.common else form for form in forms)
        if forms:
            yield Mention(start, match.end, text[start : match.end], kind, MentionSource.KNOWN, forms)


def _performers(text: str, matches: Iterable[Match]) -> Iterator[int]:
    """Where an abbreviation of a body is what a person is called: behind a calling, and anywhere in a text that does
    not name the body otherwise."""
    written: dict[str, set[str]] = defaultdict(set)
    bodies = [match for match in matches if match.forms[0].entity.kind is EntityKind.ORGANISATION]
    for match in bodies:
        written[match.forms[0].entity.id].add(text[match.start : match.end])
    called = [
        match
        for match in bodies
        if all(form.short for form in match.forms) and _CALLED.search(text, max(0, match.start - 8), match.start)
    ]
    alone = {match.forms[0].entity.id for match in called if len(written[match.forms[0].entity.id]) == 1}
    yield from (match.start for match in called)
    yield from (match.start for match in bodies if match.forms[0].entity.id in alone)


def _of_word(mention: Mention, knowledge: Knowledge) -> Mention:
    """The mention; a place of the Korean tagger with the names of the base that it is, where it is only a part of its
    word: "*미국*주도의", "*부산*시장". A country is no body: "*북한*주민"."""
    if mention.forms or mention.kind is EntityKind.PERSON:
        return mention
    for match in knowledge.matcher.matches(mention.text):
        places = tuple(form for form in match.forms if form.entity.kind is EntityKind.PLACE and not form.common)
        named = replace(mention, forms=places, kind=EntityKind.PLACE)
        if match.start == 0 and match.end == len(mention.text) and (mention.kind is named.kind or named.is_country):
            return named if places else mention
    return mention


def _listed(text: str, span: tuple[int, int], knowledge: Knowledge) -> Mention:
    """The person of an entry of a sanctions list, with the names of the base: "RI, Chang-ho"."""
    written = text[slice(*span)]
    plain = written.replace(",", "").title()
    matches = (match for match in knowledge.matcher.matches(plain) if match.end - match.start == len(plain))
    forms = next((match.forms for match in matches), ())
    return Mention(*span, written, EntityKind.PERSON, MentionSource.TABLE, forms)


def _is_of_kin(text: str, start: int, end: int) -> bool:
    """Whether a family name is that of a known person's child or wife, who is named in full."""
    is_junior = _JUNIOR.match(text, end) or _CHINESE_JUNIOR.search(text, max(0, start - 8), start)
    return is_junior is not None or is_relative(text, start)


def _model(tagged: Tagged) -> Iterator[Mention]:
    for start, end, kind in clean(tagged):
        yield Mention(start, end, tagged.text[start:end], kind, MentionSource.MODEL)


def _korean(text: str, model: list[Mention], found: Found, titled: set[tuple[int, int]]) -> Iterator[Mention]:
    persons = {i for mention in model if mention.kind is EntityKind.PERSON for i in range(mention.start, mention.end)}
    for start, end, sure in found:
        if sure or start in persons or end - 1 in persons or is_titled(text, start, end):
            yield Mention(start, end, text[start:end], EntityKind.PERSON, MentionSource.KOREAN)
    for start, end in sorted(titled):
        yield Mention(start, end, text[start:end], EntityKind.PERSON, MentionSource.KOREAN)
