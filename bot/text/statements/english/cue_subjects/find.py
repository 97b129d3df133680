"""Find the subject of a finite cue before it, or the one that it shares with the verb before it."""

from __future__ import annotations

from itertools import pairwise, takewhile

from msgspec import Struct

from bot.text.statements.english.attributions import AttributionContext
from bot.text.statements.english.cue_subjects.excluded import is_excluded
from bot.text.statements.english.cue_subjects.shared import SharedSubjects
from bot.text.statements.english.cues import TENSED, CueForm, CueSense
from bot.text.statements.english.noun_phrases import DETERMINERS
from bot.text.statements.english.words import (
    ARTICLES,
    BREAKS,
    HAVE,
    MODALS,
    POSSESSIVES,
    RELATIVE_LINKS,
    RELATIVES,
    CueMatch,
    WordRange,
    is_finite_verb,
    is_like_verb,
    is_past_verb,
    is_present_of_agent,
    is_regular_past,
    may_be_verb,
    name_start,
    opens_clause,
)

_PLURAL_SUBJECTS = frozenset(["i", "we", "they", "you", "who", "some", "many", "most", "both", "others", "several"])
_SINGULAR_QUANTITIES = frozenset(["one", "another", "each", "either", "half", "other"])
_NEGATIVE_SUBJECTS = frozenset(["no", "nobody", "none", "neither", "nothing", "few", "hardly"])
_NAMED = frozenset(("named", "called", "christened", "modelled", "modeled"))
_SAID = frozenset(("said", "says", "say", "told"))
_WITHOUT_OBJECT = frozenset(("say", "think", "hope", "argue", "insist", "claim", "believe", "suspect"))
"""Verbs behind which a name is the subject of a clause: "who think *Kim* said it"."""
_ARGUING = frozenset(
    (
        "argue",
        "insist",
        "maintain",
        "claim",
        "complain",
        "allege",
        "contend",
        "deny",
        "accept",
        "concede",
        "acknowledge",
    )
)
"""Verbs of a clause with "that" whose subject is somebody, whatever its noun."""
_LINKS = RELATIVES | {"where"}
_TIME_LINKS = frozenset(("after", "before", "since", "until"))
"""Prepositions that a clause may follow as well."""
_SOUNDS = frozenset(("voice", "voices", "recording"))
"""Things of which "says" tells only how they sound."""
_LONGEST_RELATIVE = 20
"""The most words of a relative clause without commas between a subject and its cue."""
_LONGEST_AGENT = 4
"""The most words of who acts in a relative clause without a link, if it is no name."""
_MASS_PLURALS = frozenset(("data", "media", "people", "personnel", "police", "staff", "men", "women"))


class CueSubjects(Struct, frozen=True):
    """Finds the subjects of the finite cues of one sentence."""

    context: AttributionContext

    def before(self, match: CueMatch) -> WordRange | None:
        """The subject before its cue, or shared with the verb before it ("… and warned")."""
        shared = SharedSubjects(self.context)
        if shared.is_shared(match):
            return shared.before(match.start)
        subject = self._preceding(match.start)
        if subject is None:
            return None
        if not self.agrees_in_number(match, subject) or self._is_described_noun(match, subject):
            return None
        if self.context.words[subject.start].is_one_of(_NEGATIVE_SUBJECTS) or self._describes_speaker(match, subject):
            return None
        if is_excluded(self.context, subject):
            return None
        if not match.takes(CueSense.CLAUSE) and self.context.phrases.is_object(subject):
            return None
        is_noun_phrase = not match.cue.ambiguous or self.ends_sentence(match, subject)
        is_noun_phrase = is_noun_phrase and self.context.phrases.is_marked_noun_phrase(subject)
        is_noun_phrase = is_noun_phrase and not self.context.words[subject.end - 1].is_one_of(_SOUNDS)
        if match.cue.lemma != "say" and not self._argues(match):  # "the port says", but no "the drills show"
            is_noun_phrase = is_noun_phrase and self.context.phrases.may_report(subject)
        is_evidence = self.context.phrases.is_evidence(subject)
        if (
            is_evidence and match.takes(CueSense.SPEECH) and not match.takes(CueSense.CLAUSE)
        ):  # "the figures speak for themselves"
            return None
        can_speak = self.context.phrases.can_speak(subject) or is_evidence
        if not can_speak and (described := self._described_before(match.start)) is not None:
            return described
        return subject if is_noun_phrase or can_speak else self._name_at_end(subject)

    def _argues(self, match: CueMatch) -> bool:
        """Whether only somebody who speaks does it: "the trust *maintains that*"; not "the trust maintains it"."""
        behind = self.context.words[match.end : match.end + 1]
        return match.cue.lemma in _ARGUING and any(word.lower == "that" for word in behind)

    def _is_described_noun(self, match: CueMatch, subject: WordRange) -> bool:
        """Whether the cue is the noun that ends the phrase before it, or the object of the verb there: "one of *the
        recorded voices*", "the mayor *thanked volunteers*"; not "*the accused* claims"."""
        last = self.context.words[subject.end - 1]
        may_be_noun = match.cue.ambiguous and CueForm.THIRD in match.cue.forms and subject.end == match.start
        return may_be_noun and is_regular_past(last) and not last.is_one_of(self.context.lexicon.speakers)

    def _describes_speaker(self, match: CueMatch, subject: WordRange) -> bool:
        """Whether the clause of a "who", whose cue has a name as its object, is over before "said": "residents *who
        fear Kim* said"; not "those who think Kim said it"."""
        words, end = self.context.words, match.end
        if not words[subject.start].is_one_of(("who",)) or match.cue.lemma in _WITHOUT_OBJECT:
            return False
        while end < len(words) - 1 and words[end].mention >= 0:
            end += 1
        return words[subject.start - 1].text != "," and match.end < end and words[end].is_one_of(_SAID)

    def _preceding(self, cue: int) -> WordRange | None:
        """The noun phrase before the cue at word `cue` that may be its subject."""
        if (described := self._before_bare_relative(cue)) is not None:
            return described
        subject = self.context.subjects.before_cue(cue, self.context.attributions.subject_floor(cue))
        if subject is None:
            return self._before_participle(cue)
        before = self.context.words[subject.start - 1]
        if (described := self._taken_for(subject)) is not None:
            return described
        is_governed = before.is_one_of(self.context.lexicon.prepositions)
        if before.is_one_of(_TIME_LINKS) and self.context.phrases.is_known_speaker(subject):
            is_governed = False  # "The governor resigned *after unions* said he had lied"
        if subject.start > 0 and is_governed and (described := self._before_participle(cue)) is not None:
            return described
        subject = self._before_relative(subject) or self._before_role(subject) or subject
        if (opening := self._before_link(subject, cue)) is not None:
            return opening
        return self._subject_of_who(cue) if self._is_acted_on(subject) else subject

    def _taken_for(self, phrase: WordRange) -> WordRange | None:
        """The noun phrase before a participle by which somebody is taken for, or something is called after, who the
        phrase names: "*a woman* claiming to be Kim said", "*the trust* named after Kim said"."""
        words, at = self.context.words, phrase.start - 1
        links = tuple(word.lower for word in words[max(0, at - 1) : at + 1])
        participle = at - 2 if links == ("to", "be") else at - 1
        if participle < 1 or links[-1:] not in (("be",), ("after",)):
            return None
        word = words[participle]
        is_naming = links == ("to", "be") or word.is_one_of(_NAMED)
        if not is_naming or not word.lower.endswith(("ing", "ed", "thought", "said", "known")):
            return None
        return self.context.phrases.ending_at(participle - 1, 0)

    def _before_role(self, phrase: WordRange) -> WordRange | None:
        """The noun phrase before "as" and a role: "*her successor* as commander said"."""
        words, lexicon = self.context.words, self.context.lexicon
        if phrase.start < 2 or words[phrase.start - 1].lower != "as":
            return None
        is_role = any(word.is_one_of(lexicon.person_nouns) for word in words[slice(*phrase)])
        opens = words[phrase.start].is_one_of(DETERMINERS) or words[phrase.start].mention >= 0
        described = self.context.phrases.ending_at(phrase.start - 2, 0) if is_role and not opens else None
        return described if described and self.context.phrases.can_speak(described) else None

    def _before_link(self, phrase: WordRange, cue: int) -> WordRange | None:
        """The subject that opens the clause of the cue at word `cue`, if the phrase is the object of a relative clause:
        "*A cook* at the school where she plays the piano said"."""
        words = self.context.words
        floor = self.context.attributions.subject_floor(cue)
        opening = self.context.subjects.of_clause(floor, cue)
        if opening is None or opening.end >= phrase.start or not opens_clause(words, opening.start):
            return None
        between = words[opening.end : phrase.start]
        if any(word.quotation is not None or word.is_one_of(BREAKS) for word in between):
            return None
        link = next((at for at, word in enumerate(between, opening.end) if word.is_one_of(_LINKS)), None)
        if link is None or any(is_like_verb(word, self.context.lexicon) for word in words[opening.end : link]):
            return None
        last = phrase.end - 1
        ends_in_verb = is_past_verb(words[last], self.context.lexicon) and not words[last - 1].is_one_of(DETERMINERS)
        clause = words[link + 1 + (words[link].lower == "where") : last + ends_in_verb]  # "where a barrier *fell* said"
        return opening if any(is_like_verb(word, self.context.lexicon) for word in clause) else None

    def _is_acted_on(self, phrase: WordRange) -> bool:
        """Whether a verb that reports nothing has the phrase as its object: "had seen *the driver*"."""
        words, lexicon = self.context.words, self.context.lexicon
        if phrase.start < 2 or not words[phrase.start].is_one_of(DETERMINERS):
            return False
        verb = words[phrase.start - 1]
        cues = lexicon.cues.get(verb.lower, ())
        if not verb.text.islower() or any(CueSense.CLAUSE in cue.senses for cue in cues):
            return False
        return (is_past_verb(verb, lexicon) and not cues) or words[phrase.start - 2].is_one_of(HAVE)

    def _name_at_end(self, subject: WordRange) -> WordRange | None:
        """The name that ends a phrase after a noun, as the subject of a relative clause: "a dam *Seoul* has said"."""
        words, lexicon = self.context.words, self.context.lexicon
        name = WordRange(name_start(words, subject.end - 1), subject.end)
        if words[subject.end - 1].mention < 0 or name.start <= subject.start:
            return None
        before = words[name.start - 1]
        is_noun = before.text.islower() and not before.is_one_of(
            lexicon.prepositions | lexicon.boundaries | DETERMINERS
        )
        return name if is_noun else None

    def _before_relative(self, last: WordRange) -> WordRange | None:
        """The subject before its relative clause, which ends with the phrase `last`: "*countries* that watch the ports
        said", "*a report* that the office published said". None if no such clause precedes the cue."""
        words, phrases = self.context.words, self.context.phrases
        floor = self.context.attributions.subject_floor(last.end)
        near = range(last.start - 1, max(floor, last.start - _LONGEST_RELATIVE), -1)
        link = next((at for at in near if words[at].lower in RELATIVE_LINKS or not words[at].is_word), floor)
        if link <= floor or words[link].lower not in RELATIVE_LINKS:
            return None
        described = phrases.ending_at(link - 1, floor)
        if described is None or (described.start > 0 and words[described.start - 1].text not in BREAKS):
            return None
        if not self._has_verb(WordRange(link + 1, last.end), last):
            return None
        fits = phrases.can_speak(described) or phrases.is_evidence(described)
        return described if fits or phrases.is_marked_noun_phrase(described) else None

    def _before_bare_relative(self, cue: int) -> WordRange | None:
        """The noun that opens the clause before a relative clause without a link: "*A man* Kim had hired said",
        "*officials* whom the Post interviewed said"."""
        words, lexicon = self.context.words, self.context.lexicon
        floor, verb = self.context.attributions.subject_floor(cue), cue - 1
        if verb <= floor or words[verb].mention >= 0 or not is_past_verb(words[verb], lexicon):
            return None
        last = verb - 1 - words[verb - 1].is_one_of(HAVE)
        if last <= floor or not (words[last].mention >= 0 or words[last].is_one_of(lexicon.speakers, lexicon.pronouns)):
            return None
        inner = name_start(words, last)
        if words[last].is_one_of(lexicon.speakers) and words[last].mention < 0:
            near = range(last, max(floor, last - _LONGEST_AGENT), -1)
            inner = next((at for at in near if words[at].is_one_of(ARTICLES)), floor)
        inner -= words[inner].mention >= 0 and words[inner - 1].is_one_of(ARTICLES)
        inner -= words[inner - 1].lower == "whom"
        described = self.context.phrases.ending_at(inner - 1, floor) if inner > floor else None
        if described is None:
            return None
        noun = words[described.end - 1].lower
        is_plural = noun.endswith("s") and noun[:-1] in lexicon.person_nouns
        is_noun = is_plural or (noun in lexicon.person_nouns and words[described.start].is_one_of(DETERMINERS))
        opens = described.start == 0 or words[described.start - 1].is_one_of(BREAKS, lexicon.times)
        return described if is_noun and opens else None

    def _has_verb(self, clause: WordRange, last: WordRange) -> bool:
        """Whether a relative clause, which ends with the phrase `last`, has its verb: "*met* the minister", "the office
        *published*"; not "border officials", whose verb is the cue itself."""
        words, lexicon = self.context.words, self.context.lexicon
        if is_past_verb(words[clause.end - 1], lexicon) or is_present_of_agent(words, clause.end - 1, lexicon):
            return True
        verb = words[clause.start]
        unfit = lexicon.pronouns | DETERMINERS | lexicon.prepositions
        if not verb.text.islower() or verb.mention >= 0 or verb.is_one_of(unfit):
            return False
        if not self.context.phrases.can_speak(last):
            return True
        if is_past_verb(verb, lexicon) or is_finite_verb(verb, lexicon):
            return True
        is_who = words[clause.start - 1].lower == "who"
        if is_who and last.start == clause.start + 1:  # "experts who *study* the North"
            return True
        return not verb.is_one_of(lexicon.speakers) and (last.start > clause.start or is_who)

    def is_behind_named(self, cue: int) -> bool:
        """Whether a name, or a noun with an aside, is the subject of a cue behind it, and does not begin what somebody
        of its own says: "*Cafe Salt*, in a depot, sells 900 cups, says *its* owner"."""
        words, lexicon = self.context.words, self.context.lexicon
        subject = self.context.subjects.before_cue(cue, self.context.attributions.subject_floor(cue))
        if subject is None:
            return False
        is_named = words[subject.end - 1].mention >= 0
        if not words[cue + 1].is_one_of(POSSESSIVES):
            opening = words[subject.end + 1]  # "Unions, *which* met, said", "The letter, *sent* in May, says"
            is_told_of = opening.is_one_of(RELATIVES) or is_past_verb(opening, lexicon)
            commas = [at for at in range(subject.end, cue) if words[at].text == ","]
            is_aside = is_told_of and commas == [subject.end, cue - 1]
            return is_named or (is_aside and opens_clause(words, subject.start))
        commas = [at for at in range(subject.end, cue - 1) if words[at].text == ","]
        verb = words[commas[-1] + 1] if commas else words[subject.end]
        is_aside = len(commas) < 2 and is_past_verb(verb, lexicon)  # "The firm, *based* in Ulsan, says its owner …"
        return (is_aside and (is_named or bool(commas))) or (is_named and not may_be_verb(verb, lexicon))

    def ends_sentence(self, match: CueMatch, subject: WordRange) -> bool:
        """Whether a subject and its cue end a sentence after a comma, as attributions do: "…, *tax returns show*"."""
        follows_comma = subject.start > 1 and self.context.words[subject.start - 1].text == ","
        return follows_comma and match.takes(CueSense.CLAUSE) and self.context.contents.is_sentence_over(match.end)

    def _subject_of_who(self, cue: int) -> WordRange | None:
        """The subject that opens the sentence with a relative clause up to the cue: "*A girl* who lost her home in the
        raid recalled that"."""
        subject = self._opening_subject(cue)
        if subject is None or cue - subject.end > _LONGEST_RELATIVE:
            return None
        between = self.context.words[subject.end : cue]
        links = RELATIVE_LINKS if self.context.phrases.is_evidence(subject) else ("who", "whom", "whose")
        who = next((at for at, word in enumerate(between) if word.lower in links), None)
        if who is None or any(may_be_verb(word, self.context.lexicon) for word in between[:who]):
            return None
        if between[who].lower == "that" and between[who + 1].is_one_of(ARTICLES):
            return None  # "a report that *a ship* had refused to sail"
        return subject if not any(word.text in BREAKS for word in between) else None

    def _described_before(self, cue: int) -> WordRange | None:
        """The subject before the relative clause, or the participle, that ends at the cue at word `cue`."""
        return self._subject_of_who(cue) or self._before_participle(cue)

    def _opening_subject(self, cue: int) -> WordRange | None:
        """The subject that opens the sentence of the cue at word `cue`, or what follows its last quotation."""
        words, floor = self.context.words, self.context.attributions.subject_floor(cue)
        quoted = next((at + 1 for at in range(cue - 1, floor - 1, -1) if words[at].quotation is not None), floor)
        return self.context.subjects.of_clause(quoted, cue)

    def _before_participle(self, cue: int) -> WordRange | None:
        """The subject of a clause before a participle with its adverbials: "*A diplomat* based in Seoul until May
        told"."""
        words = self.context.words
        floor = self.context.attributions.subject_floor(cue)
        near = range(cue - 2, max(floor, cue - _LONGEST_RELATIVE - 1), -1)
        within = takewhile(lambda at: words[at].text not in BREAKS and words[at].quotation is None, near)
        participle = next((at for at in within if self._is_participle(at)), None)
        if (
            participle is None
            or any(
                is_like_verb(word, self.context.lexicon)
                and not before.is_one_of(ARTICLES)  # "after *a protest* by farmers"
                for before, word in pairwise(words[participle:cue])
            )
        ):
            return None
        subject = self.context.phrases.ending_at(participle - 1, floor)
        if subject is None or not opens_clause(words, subject.start):
            return None
        opens = words[subject.start].is_one_of(DETERMINERS) or words[subject.end - 1].lower.endswith("s")
        return subject if opens and self.context.phrases.can_speak(subject) else None

    def _is_participle(self, at: int) -> bool:
        """Whether word `at` is a participle before a preposition."""
        word, behind = self.context.words[at : at + 2]
        is_participle = word.mention < 0 and word.text.islower() and word.lower.endswith(("ed", "ing"))
        return is_participle and behind.is_one_of(self.context.lexicon.prepositions)

    def agrees_in_number(self, match: CueMatch, subject: WordRange) -> bool:
        """Whether the form of the cue fits the subject: not "four states says", not "the critic say"."""
        if not match.cue.forms & TENSED and not self._takes_base_form(match.start, subject):
            return False
        if match.cue.forms != {CueForm.THIRD}:
            return True
        last = self.context.words[subject.end - 1].lower
        is_many = self.context.phrases.is_quantity(subject) and last not in _SINGULAR_QUANTITIES
        return not is_many and self.context.phrases.coordination_start(subject) is None

    def _takes_base_form(self, cue: int, subject: WordRange) -> bool:
        """Whether a base form fits: after a modal, or with a plural subject ("critics say")."""
        words = self.context.words
        if words[cue - 1].lower in MODALS or words[subject.start].lower in _PLURAL_SUBJECTS:
            return True
        head = words[self.context.phrases.head(subject)].lower
        if head.endswith(("s", "men")) or head in _MASS_PLURALS or head in self.context.lexicon.counts:
            return True
        phrase = words[slice(*subject)]
        if any(word.lower in ("and", "&") for word in phrase):
            return True
        is_part = any(word.is_one_of(self.context.lexicon.counts) for word in phrase)
        if is_part and any(one.lower == "of" and two.lower.endswith("s") for one, two in pairwise(phrase)):
            return True
        return words[cue].lower == "say" and head in self.context.lexicon.speakers
