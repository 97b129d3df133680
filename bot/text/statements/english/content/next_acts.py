"""Where content ends because its speaker does something else: 'called it "late" *but did not object*'."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from msgspec import Struct

from bot.text.statements.english.content.narrated_facts import tells_fact
from bot.text.statements.english.cues import CueForm, CueLexicon, CueSense
from bot.text.statements.english.words import (
    ARTICLES,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    QUESTIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    Word,
    behind_aside,
    is_adverb,
    is_finite_verb,
    is_past_verb,
    is_tensed,
    name_start,
)

_UNTOLD = frozenset(
    [
        *("say", "elaborate", "comment", "specify", "name", "identify", "explain", "disclose", "mention", "give"),
        *("provide", "confirm", "deny", "answer", "respond", "clarify"),
    ]
)
"""What somebody did not do who said no more: "but did not *elaborate*"."""
_NO_PARTICIPLES = frozenset([
    "gave", "took", "went", "saw", "wrote", "spoke", "began", "chose", "drove", "flew", "drew", "knew", "threw", "rode",
])  # fmt: skip
"""Forms of the past whose participle is another: "given"."""
_THINGS_DO = frozenset([
    "attack", "back", "begin", "blast", "break", "carry", "cast", "challenge", "charge", "direct", "establish",
    "estimate", "find", "hammer", "hit", "hold", "knock", "leave", "list", "pan", "pitch", "present", "press",
    "project", "push", "put", "raise", "rap", "rip", "see", "show", "signal", "slam", "submit", "support", "target",
])  # fmt: skip
"""Verbs of speech that often tell what a thing did: "hit a buoy", "raised the price"."""
_INTRANSITIVES = _NO_PARTICIPLES | frozenset([
    "agreed", "disagreed", "resigned", "apologised", "apologized", "danced", "marched", "gathered", "cheered",
    "wept", "smiled", "shrugged", "laughed", "nodded", "sat", "stood", "fled", "died", "fell", "rose", "came",
    "left", "ran", "relented", "refused", "declined", "departed", "arrived", "voted", "watched", "listened",
    "protested", "waited",
])  # fmt: skip
"""Forms of the past behind a noun that are no participles: "the minister *agreed*"."""
_LEADING_ON = frozenset(("of", "behind", "out", "by", "over", "to", "who", "that", "in", "for", "with", "on"))
"""Words with which a phrase goes on that only describes: "as heroes *of* the war", "left *out*"."""
_PAST_CUES = frozenset(("found", "held", "told", "said", "heard", "read", "made"))
"""Forms of the past that are no regular ones, of verbs that report as well."""
_NOBODY = frozenset(("none", "nobody", "there"))
"""Words that open a clause and are no objects: "demanded an apology but *none* came"."""
_HAPPENED_WITHIN = 6
"""The most words from the joint to the verb of what happens."""
_DENIED = frozenset(("denied", "disputed", "contested", "contradicted", "doubted", "dismissed"))
_STATES = frozenset(("is", "are", "was", "were", "been"))
_DENIED_WITHIN = 7
"""The most words of somebody and a verb of denial."""
_VERB_WITHIN = 12
"""The most words of a clause up to its verb."""
_PARTICLES = frozenset(("forth", "up", "out", "down", "off", "on", "over"))


class NextActs(Struct, frozen=True):
    """Reads the words of one sentence after "and" or "but" (the joint)."""

    words: Sequence[Word]
    lexicon: CueLexicon

    def ends_object(self, joint: int, start: int) -> bool:
        """Whether an object ends before the joint: with another subject, or with another verb of the same one ('called
        it "late" but did not object')."""
        words, verb = self.words, behind_aside(self.words, joint + 1, self.lexicon)
        if words[joint].is_one_of(("as", "while")):
            return self._is_meanwhile(joint)
        if words[verb].is_one_of(SUBJECT_PRONOUNS, _NOBODY) or self._another_acts(joint):
            return True
        if self._something_happens(joint, start) or self._acts_later(joint) or self._acts_behind_aside(joint, verb):
            return True
        while verb + 1 < len(words) and is_adverb(words[verb], self.lexicon):
            verb += 1
        if words[joint - 1].quotation is not None and self._acts_behind_quotation(verb):
            return True
        if any(word.is_one_of(RELATIVES, QUESTIONS) for word in words[start:joint]):
            return False
        is_verb = is_finite_verb(words[verb], self.lexicon) or self._reports_in_present(verb)
        is_verb = is_verb or self._speaks_of_itself(verb, start)
        return is_verb or self._has_object_of_its_own(verb)

    def _reports_in_present(self, verb: int) -> bool:
        """Whether word `verb` is a verb of speech in the present with its object: "puts it at 9,000 and *expects it*
        to double"; not "praised its plans and *claims of* success"."""
        words = self.words
        cues = self.lexicon.cues.get(words[verb].lower, ()) if words[verb].mention < 0 else ()
        objects = (OBJECT_PRONOUNS, ARTICLES, ("it", "that"))
        has_object = any(word.is_one_of(*objects) for word in words[verb + 1 : verb + 2])
        return has_object and any(cue.forms == {CueForm.THIRD} for cue in cues)

    def _speaks_of_itself(self, verb: int, start: int) -> bool:
        """Whether word `verb` is a verb of speech with a clause, and no second infinitive: "asked the firm for a
        report, and *say they* may sue"; not "asked the firm to apologise and *say it* was sorry"."""
        words = self.words
        if verb + 1 >= len(words) or not words[verb + 1].is_one_of(SUBJECT_PRONOUNS, ("it", "that")):
            return False
        cues = self.lexicon.cues.get(words[verb].lower, ()) if words[verb].mention < 0 else ()
        is_present = any(CueSense.CLAUSE in cue.senses and CueForm.BASE in cue.forms for cue in cues)
        return is_present and not any(word.lower == "to" for word in words[start:verb])

    def _acts_behind_aside(self, joint: int, verb: int) -> bool:
        """Whether word `verb` is a verb behind an aside: "denied fraud and, *with his deputy,* toured four cities"."""
        return verb > joint + 1 and is_past_verb(self.words[verb], self.lexicon)

    def _something_happens(self, joint: int, start: int) -> bool:
        """Whether what happens follows the only comma and the joint: "announced a curfew, *and shops closed* early"."""
        words = self.words
        if words[joint - 1].text != "," or any(word.text == "," for word in words[start : joint - 1]):
            return False
        near = words[joint + 1 : joint + _HAPPENED_WITHIN]
        thing = list(takewhile(lambda word: word.is_word and not is_past_verb(word, self.lexicon), near))
        verb = joint + 1 + len(thing)
        if not thing or len(thing) == len(near) or not is_past_verb(words[verb], self.lexicon):
            return False
        is_plain = not any(word.is_one_of(self.lexicon.prepositions, RELATIVES, ("to",)) for word in thing)
        return is_plain and not any(word.is_one_of(("by", "in", "since", ",")) for word in words[verb + 1 :])

    def _is_meanwhile(self, link: int) -> bool:
        """Whether "as" tells what others did meanwhile: "criticised the bill *as drivers left*"; not what something is
        called: "described the film *as a tale of soldiers left behind*"."""
        near = list(takewhile(lambda word: not self._may_act(word), self.words[link + 1 : link + _VERB_WITHIN]))
        if self.words[link].lower == "while":
            is_of_others = bool(near) and len(near) < _VERB_WITHIN - 1 and not near[0].is_one_of(SUBJECT_PRONOUNS)
            return is_of_others and not (self.words[link - 1].is_one_of(SUBORDINATORS) or near[0].text.endswith("ing"))
        is_named = not near or near[0].is_one_of(("a", "an")) or any(one.is_one_of(_LEADING_ON) for one in near)
        behind = self.words[link + len(near) + 2 : link + len(near) + 3]
        return not is_named and not any(one.is_one_of(_LEADING_ON) for one in behind) and self._another_says(link)

    def _acts_behind_quotation(self, verb: int) -> bool:
        """Whether word `verb` is a verb in the past, or one in the present with its object: 'calls it "late" and
        *devotes nine* pages to it'."""
        words = self.words
        if is_past_verb(words[verb], self.lexicon):
            return True
        is_like_present = words[verb].mention < 0 and words[verb].text.islower() and words[verb].text.endswith("s")
        behind = words[verb + 1 : verb + 2]
        return is_like_present and any(
            one.mention >= 0
            or one.text[0].isdigit()
            or one.is_one_of(ARTICLES, POSSESSIVES, self.lexicon.counts, {"that"})
            for one in behind
        )

    def _another_acts(self, joint: int) -> bool:
        """Whether somebody named is the subject of the clause after a comma and the joint: "declared a border, *and in
        May Kim told*"."""
        words = self.words
        if words[joint - 1].text != ",":
            return self._another_says(joint)
        near = range(joint + 2, min(len(words), joint + _VERB_WITHIN))
        verb = next((at for at in near if self._may_act(words[at]) or self._is_mark(words[at])), None)
        if verb is None or not words[verb].is_word or words[verb - 1].mention < 0:
            return False
        before = words[name_start(words, verb - 1) - 1]  # not "and the corn *Kim had* bought"
        openers = (*self._times(), self.lexicon.speakers, POSSESSIVES, ("and", "but", "the", "of", ","))
        return before.mention >= 0 or before.text.isdigit() or before.is_one_of(*openers)

    def _is_mark(self, word: Word) -> bool:
        """Whether it is a mark or a quotation, and no hyphen within a name: "Kim Tae*-*ho"."""
        return not word.is_word and word.mention < 0

    def _another_says(self, joint: int) -> bool:
        """Whether a name and its verb of speech follow the joint at once: "denied the report *and Lee said* he"; or
        somebody, and a verb with its object: "blamed the owner *and the owner blamed the* council"."""
        words, verb = self.words, joint + 1
        while verb < len(words) - 1 and words[verb].mention == words[joint + 1].mention >= 0:
            verb += 1
        if words[joint + 1].is_one_of(ARTICLES, POSSESSIVES):
            near = range(joint + 2, min(len(words) - 1, joint + 5))
            verb = next((at + 1 for at in near if words[at].is_one_of(self.lexicon.speakers)), verb)
        verb += verb == joint + 1 and words[verb].is_one_of(self.lexicon.speakers)  # "and *Democrats* blamed the"
        if verb == len(words):
            return False
        if verb > joint + 1 and (self._has_object_of_its_own(verb) or words[verb].is_one_of(_INTRANSITIVES)):
            return True
        cues = self.lexicon.cues.get(words[verb].lower, ()) if verb > joint + 1 and words[verb].mention < 0 else ()
        return any(
            CueSense.CLAUSE in cue.senses and cue.forms & {CueForm.PAST, CueForm.THIRD} and not cue.ambiguous
            for cue in cues
        )

    def _is_denied(self, joint: int) -> bool:
        """Whether somebody denies behind a comma and the joint what was said: "the port would close, *and the union
        denied it*"."""
        words = self.words
        if words[joint - 1].text != ",":
            return False
        near = range(joint + 2, min(len(words) - 1, joint + _DENIED_WITHIN))
        verb = next((at for at in near if self._may_act(words[at])), None)
        if verb is None or not words[verb].is_one_of(_DENIED) or words[joint + 1].lower == "that":
            return False
        return words[verb + 1].is_one_of(("it", "this", "that")) and not any(one.is_word for one in words[verb + 2 :])

    def _acts_later(self, joint: int) -> bool:
        """Whether a time and a verb follow the joint: "denied it *and last year described* a report"."""
        times, verb = self._times(), joint + 1
        while verb + 1 < len(self.words) and (self.words[verb].is_one_of(*times) or self.words[verb].text.isdigit()):
            verb += 1
        return verb > joint + 1 and self._may_act(self.words[verb])

    def _is_of_another_time(self, joint: int) -> bool:
        """Whether a comma, the joint and a time are parallel to the time with which the sentence opens: "*On Monday*
        she said prices rose, *and on Thursday* the bank …"; not "and on Thursday *that* it would act"."""
        words, times = self.words, (self.lexicon.times, self.lexicon.time_nouns)
        is_parallel = words[joint - 1].text == "," and words[0].lower == words[joint + 1].lower
        if not is_parallel or joint + 2 >= len(words) or not words[0].is_one_of(("on", "in")):
            return False
        if any(word.lower == "that" for word in words[joint + 2 : joint + 5]):
            return False
        return all(words[at + 1].is_one_of(*times) for at in (0, joint + 1))

    def _times(self) -> tuple[Collection[str], ...]:
        """Words of a time before a clause."""
        return self.lexicon.times, self.lexicon.time_nouns, ("on", "in", "last", "later", "earlier")

    def _may_act(self, word: Word) -> bool:
        is_cue = any(CueForm.PAST in cue.forms for cue in self.lexicon.cues.get(word.lower, ()))
        return word.mention < 0 and (is_cue or is_tensed(word, self.lexicon))

    def _has_object_of_its_own(self, verb: int) -> bool:
        """Whether word `verb` is in the past and no participle: "and *set forth the* task", "and *thanked them*", "and
        *gave* help"; not "killed and *wounded in* the raid", nor "and *signed the same* day"."""
        words = self.words
        is_past = is_past_verb(words[verb], self.lexicon) or words[verb].is_one_of(_PAST_CUES)
        if not is_past or not words[verb].text.islower():
            return False
        if words[verb].is_one_of(_NO_PARTICIPLES):
            return True
        if any(word.is_one_of(OBJECT_PRONOUNS, ("it",)) for word in words[verb + 1 : verb + 2]):
            return True
        behind = verb + 1 + (verb + 1 < len(words) and words[verb + 1].is_one_of(_PARTICLES))
        if behind + 1 >= len(words):
            return False
        is_name = words[behind].text[:1].isupper() and not words[behind].is_one_of(self.lexicon.times)
        if not is_name and not words[behind].is_one_of(ARTICLES, POSSESSIVES):
            return False
        return not any(
            word.is_one_of(self.lexicon.times, self.lexicon.time_nouns) for word in words[behind : behind + 3]
        )

    def ends_clause(self, joint: int, start: int) -> bool:
        """Whether a clause from word `start` on ends before the joint, since the speaker goes on to speak, to say no
        more or, after the words quoted, to act: 'that it "will not retreat", *but left* the term open'."""
        words, lexicon, verb = self.words, self.lexicon, behind_aside(self.words, joint + 1, self.lexicon)
        if self._is_of_another_time(joint) or self._is_denied(joint) or tells_fact(words, lexicon, joint, start):
            return True
        is_apart = self._another_acts(joint) or self._acts_later(joint) or self._something_happens(joint, start)
        is_apart = is_apart or words[verb].is_one_of(_NOBODY) or self._acts_behind_aside(joint, verb)
        while verb + 1 < len(words) and is_adverb(words[verb], lexicon):
            verb += 1
        is_apart = is_apart or self._has_object_of_its_own(verb)  # "denied *fraud* and won the contract"
        if is_apart and not any(is_tensed(word, lexicon) for word in words[start:joint]):
            return True  # "declared *a border*, and in May Kim told": no clause has begun
        if words[verb].is_one_of(("did",)) and verb + 2 < len(words) and words[verb + 1].is_one_of(("not", "n't")):
            return words[verb + 2].is_one_of(_UNTOLD)
        if words[joint - 1].text == "," and words[joint - 2].quotation is not None and joint - 2 >= start:
            return is_past_verb(words[verb], lexicon)
        is_state = words[joint].lower == "but" and any(word.is_one_of(_STATES) for word in words[start:joint])
        return self._speaks_again(verb, is_state) and self._is_of_thing(start, joint)

    def _speaks_again(self, verb: int, is_state: bool) -> bool:
        """Whether word `verb` is a verb of speech in the past, and none that things do as well: "and *promised* a
        reply", "and *called for* talks"; not "landed but *put* ships at risk", "and *raised* prices". Behind a
        state and "but", the speaker acts: "the bridge was safe *but put* guards there"."""
        words = self.words
        cues = self.lexicon.cues.get(words[verb].lower, ()) if words[verb].mention < 0 else ()
        return any(
            CueForm.PAST in cue.forms
            and (is_state or cue.lemma not in _THINGS_DO or bool(cue.tail))
            and all(word.lower == one for word, one in zip(words[verb + 1 :], cue.tail, strict=False))
            for cue in cues
        )

    def _is_of_thing(self, start: int, end: int) -> bool:
        """Whether the clause has a subject that cannot speak: "*the list* was long", not "*the envoy* was late"."""
        subject = list(takewhile(lambda word: not is_tensed(word, self.lexicon), self.words[start:end]))
        able = (self.lexicon.speakers, self.lexicon.pronouns)
        is_noun = bool(subject) and subject[0].is_one_of(ARTICLES, POSSESSIVES)
        return is_noun and not any(word.mention >= 0 or word.quotation or word.is_one_of(*able) for word in subject)
