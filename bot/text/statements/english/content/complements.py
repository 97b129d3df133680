"""Classify the object of a cue: a request, a name given to something, a reason for a judgement, a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from msgspec import Struct

from bot.regexes import regex
from bot.text.statements.english.cues import CueLexicon, CueSense
from bot.text.statements.english.words import (
    ARTICLES,
    OBJECT_PRONOUNS,
    RELATIVES,
    CueMatch,
    Word,
    has_quotation,
    is_adverb,
    is_finite_verb,
    is_past_verb,
    is_possessive,
    is_tensed,
)

NAMED_PRONOUNS = frozenset(("it", "this", "that", "them", "him", "her"))
INNER = frozenset(
    ["that", "who", "which", "whom", "whose", "when", "where", "if", "as", ",", "than", "because", "while"]
)
"""Words after which a verb is no longer that of the clause."""
LEADING = ARTICLES | {"his", "her", "its", "their"}
"""Words that open a noun phrase."""
_CLAUSE = 3
"""The fewest words of a clause: an article, a noun and a verb."""
_PERSONS = frozenset(("him", "her", "them", "me", "us", "you"))
_RECALL = "recall"
_CLAIM = "claim"
_COMPARE = "compare"
_LAND = frozenset(("sea", "island", "islands", "islet", "islets", "rocks", "reef", "shoal", "territory", "waters"))
_TITLES = frozenset(("sovereignty", "ownership", "jurisdiction", "right", "rights", "victory", "responsibility"))
_REQUEST_LINKS = frozenset(("to", "of", "for", "that", "against", "about"))
"""Words after someone who is asked, warned or accused."""
_WISHES = frozenset(("expect", "want", "prefer"))
_DONE = frozenset(
    ("spent", "shown", "given", "seen", "done", "taken", "driven", "broken", "chosen", "told", "tried", "shut")
)
_NOT_DONE = frozenset(("came", "went", "fell", "rose", "took", "gave", "saw", "began", "knew", "ran", "grew", "flew"))
"""Participles that are no form of the past, and forms of the past that are no participles."""
_NAMING_VERBS = frozenset(("call", "dub", "label", "brand", "term", "consider", "deem", "find", "judge", "pronounce"))
_FINDING = frozenset(("find", "judge"))
"""Verbs that a thing follows as well: "found a missing boat"; they report an opinion only after a definite noun."""
_PREDICATE = regex(r"[a-z]+(?:able|ible|ical|inal|onal|ous|ive|ful|less|istic|atic|esque|worthy|some|ual|cial|tial)")
"""Adjectives by their endings."""
_INDEFINITE = frozenset(("a", "an", "some", "any", "no", "one", "two", "three", "several", "many", "more"))
_REASON_LINKS = frozenset(("for", "over", "with", "on"))
_AGENTS = frozenset(
    ("counsel", "lawyer", "lawyers", "solicitor", "attorney", "spokesman", "spokeswoman", "spokesperson", "barrister")
)
"""Those who act "for" somebody."""
_CREDITS = frozenset(("credit", "charge"))
"""Verbs whose reason follows "with"."""
_SUBSTANCE = regex(r"(?:his|her|its|their|what|not|how|[a-z]{2,}ing)")
"""Words after "for" that begin an act of somebody."""
_AS_VERB_WITHIN = 6
"""The most words after "as" among which a finite verb makes it a clause."""
_EACH_OTHER = (["each", "other"], ["one", "another"])
_POINTERS = frozenset(("these", "those", "such", "them", "me", "us", "you", "both", "more", "so", "as"))
_UNNAMED_THINGS = ("everything", "nothing", "anything", "something", "all", "much", "little")
_CONJUNCTIONS = frozenset(("but", "and", "while", "as", "or", "so", "because", "if", "although", "though"))
_SETTINGS = frozenset(("within", "inside", "outside", "across", "beyond", "beside", "behind", "throughout", "despite"))
"""Prepositions of a place or time where somebody speaks: "protested *within* the hour"."""
_LIKENING = frozenset(("liken", "equate", "compare"))
_CAUSES = {"put": "down", "chalk": "up"}
"""Verbs that give a cause -> the word before its "to": "put the rise *down* to feed"."""
_ESTIMATING = frozenset(("put", "see", "estimate"))
_ABOUT = frozenset(
    ("about", "around", "some", "nearly", "roughly", "over", "just", "only", "least", "more", "than", "$")
)
"""Words before a number."""
_CURRENCIES = "$£€₩¥₹"
_MAGNITUDES = frozenset(("hundred", "thousand", "million", "billion", "trillion", "percent"))
"""Words behind a number that is written out: "at *nine billion*"."""
_HOURS = frozenset(("a.m.", "p.m.", "am", "pm", "o'clock"))
_PLACES = frozenset(
    ("sites", "posts", "points", "places", "locations", "spots", "stations", "schools", "bases", "feet", "miles")
)
"""Plurals behind a number that tell where something is."""
_RAISED_WITHIN = 4
"""The most words at the start of an object within which its noun comes."""


_TOLD = frozenset(("stories", "lies", "tales", "jokes", "secrets", "fortunes", "details", "truths", "parables"))
"""What is told, and does nothing."""


def _is_counted(word: Word) -> bool:
    """Whether it is a word, a number or the sign of a currency."""
    return word.is_word or (word.quotation is None and word.text[0] in _CURRENCIES)


class ObjectComplements(Struct, frozen=True):
    """Classifies the complements of cues that are no clause."""

    lexicon: CueLexicon

    def sense(self, match: CueMatch, phrase: Sequence[Word]) -> CueSense | None:
        """The kind of the complement; None if the cue takes none of that kind."""
        words = [word.lower for word in phrase]
        if match.cue.lemma == _RECALL and any(word.is_one_of(self.lexicon.called_back) for word in phrase):
            return None
        if match.takes(CueSense.REQUEST) and self._has_request(match.cue.lemma, phrase):
            return CueSense.REQUEST
        if match.takes(CueSense.NAMING) and self._is_naming(match.cue.lemma, phrase):
            return CueSense.NAMING
        if match.takes(CueSense.REASON) and self._has_reason(match.cue.lemma, phrase):
            return CueSense.REASON
        if words[0] in self.lexicon.openers | _CONJUNCTIONS | _SETTINGS or not self._has_object(
            match.cue.lemma, phrase
        ):
            return None
        return next((sense for sense in (CueSense.OBJECT, CueSense.JUDGEMENT) if match.takes(sense)), None)

    def begins_clause(self, first: Word) -> bool:
        """Whether a clause begins behind "held that", and no noun: "held that *the ban* stood", "held that office"."""
        is_noun = first.mention >= 0 or first.text.endswith("s")
        return is_noun or first.is_one_of(LEADING, self.lexicon.pronouns, ("such", "any", "no", "there"))

    def _has_request(self, lemma: str, phrase: Sequence[Word]) -> bool:
        """Whether someone is asked, warned or accused, or is expected or wanted "to" do something."""
        if lemma in self.lexicon.moving:
            return self._is_somebody_to_act(phrase)
        if lemma == "tell":
            return self._is_ordered(phrase)
        if lemma not in _WISHES:
            links = (at for at, word in enumerate(phrase) if at and word.lower in _REQUEST_LINKS)
            return any(not self._is_end_of_time(phrase, at) for at in links)
        near = (word for word in phrase[1:] if word.text != "-")  # "the market for high-bandwidth memory"
        someone = takewhile(lambda word: word.is_word and not is_finite_verb(word, self.lexicon), near)
        something = list(someone)
        return any(word.lower == "to" for word in something) or (lemma == "want" and self._is_to_be_done(phrase))

    def _is_to_be_done(self, phrase: Sequence[Word]) -> bool:
        """Whether a definite thing is wanted, and what is to be done with it: "*the yard kept* whole", "*Seoul's ban
        lifted*"; not "a car *built in* Leeds", "the suit *worn by* the king"."""
        near = list(takewhile(lambda word: word.is_word and not word.is_one_of(INNER), phrase))
        verbs = (at for at, word in enumerate(near) if is_past_verb(word, self.lexicon) or word.is_one_of(_DONE))
        done = next((at for at in verbs if at), 0)
        if not done or not self._is_definite(near[0]) or near[done].is_one_of(_NOT_DONE):
            return False
        thing, behind = near[1:done], near[done + 1 : done + 2]
        is_thing = near[0].mention >= 0 or near[0].is_one_of(NAMED_PRONOUNS) or bool(thing)
        is_described = any(word.is_one_of(self.lexicon.prepositions, ("and", "or")) for word in thing)
        return is_thing and not is_described and not any(word.is_one_of(("by",)) for word in behind)

    def _is_ordered(self, phrase: Sequence[Word]) -> bool:
        """Whether somebody is told to do something: "*the crew to sleep*"; not "told *the truth to save* a friend"."""
        link = next((at for at, word in enumerate(phrase) if word.is_one_of(("to",))), 0)
        ends = (self.lexicon.prepositions, RELATIVES, ("not", "never"))
        somebody = list(takewhile(lambda word: not word.is_one_of(*ends), phrase[:link]))
        if not somebody or any(is_tensed(word, self.lexicon) for word in somebody):
            return False
        head = somebody[-1]
        is_group = head.text.islower() and head.text.endswith("s") and not head.is_one_of(_TOLD)
        people = (OBJECT_PRONOUNS, self.lexicon.speakers, self.lexicon.addressees, self.lexicon.person_nouns)
        return head.mention >= 0 or is_group or head.is_one_of(*people)

    def _is_end_of_time(self, phrase: Sequence[Word], link: int) -> bool:
        """Whether "to" and a time follow: "asked 1,002 adults from Tuesday *to Thursday*"."""
        return phrase[link].lower == "to" and any(
            one.is_one_of(self.lexicon.times) for one in phrase[link + 1 : link + 2]
        )

    def _is_somebody_to_act(self, phrase: Sequence[Word]) -> bool:
        """Whether somebody is pushed to do or to give something: "the council *to vote*"; not "the door to get in"."""
        link = next((at for at, word in enumerate(phrase) if at and word.is_one_of(_REQUEST_LINKS)), None)
        if link is None:
            return False
        somebody, following = phrase[link - 1], phrase[link + 1 :]
        leads_to_place = phrase[link].lower == "to" and not any(
            one.mention < 0 and not one.is_one_of(LEADING) for one in following[:1]
        )
        if leads_to_place:
            return False
        is_noun = somebody.lower in self.lexicon.speakers
        return is_noun or somebody.mention >= 0 or somebody.text[0].isupper() or somebody.is_one_of(_PERSONS)

    def names_report(self, lemma: str, phrase: Sequence[Word]) -> bool:
        """Whether the object is one with which the verb reports: "laid out *her plan*", not "laid out the map"."""
        fitting = self.lexicon.objects.get(lemma)
        return fitting is None or any(word.is_one_of(fitting) for word in phrase[:_RAISED_WITHIN])

    def _has_object(self, lemma: str, phrase: Sequence[Word]) -> bool:
        """Whether a noun phrase is informative by itself, as "two ships" is and "it" or "that idea" is not."""
        if not self.names_report(lemma, phrase):
            return False
        if lemma == _CLAIM and self._is_land(phrase):
            return False
        if any(one.lower == "as" and two.lower == "saying" for one, two in pairwise(phrase)):
            return False  # "cited the envoy as saying"
        first = phrase[0]
        if [word.lower for word in phrase] in _EACH_OTHER:
            return False
        if len(phrase) == 1 and (
            first.mention >= 0
            or not first.text.islower()
            or is_adverb(first, self.lexicon)
            or first.is_one_of(_UNNAMED_THINGS)
        ):
            return False
        return len(phrase) > 2 or not first.is_one_of(LEADING, self.lexicon.pronouns, NAMED_PRONOUNS, _POINTERS)

    def _is_land(self, phrase: Sequence[Word]) -> bool:
        """Whether a state claims a place, which it does not say: "most of *the South China Sea*", "the islets"."""
        near = list(takewhile(lambda word: word.is_word and not word.is_one_of(INNER), phrase))
        is_land = any(word.lower in _LAND and not is_possessive(phrase, at + 1) for at, word in enumerate(near))
        return is_land and not any(word.is_one_of(_TITLES) for word in near)

    def _is_naming(self, lemma: str, phrase: Sequence[Word]) -> bool:
        """Whether something and the name given to it follow: "it a threat", "the plan as a gift", "the fine absurd"."""
        words = [word.lower for word in phrase]
        if lemma in _ESTIMATING and self._has_estimate(phrase):
            return True
        if lemma in _NAMING_VERBS:
            if lemma not in _FINDING and self._has_name_given(words):
                return True
            if self._has_predicate(phrase, is_finding=lemma in _FINDING):
                return True
        if lemma in _LIKENING:
            return self._is_likened(lemma, phrase)
        if lemma in _CAUSES:
            return self._has_cause(phrase, _CAUSES[lemma])
        return self._has_as(phrase) or (lemma in self.lexicon.named_by_quotation and has_quotation(phrase))

    def _has_estimate(self, phrase: Sequence[Word]) -> bool:
        """Whether something and its number follow: "their number *at 10,000*", no hour, address or place: "the boat at
        300 meters", "guards at 12 posts"."""
        near = list(takewhile(lambda one: _is_counted(one) and not one.is_one_of(INNER), phrase))
        link = next((at for at, word in enumerate(near) if at and word.is_one_of(("at",))), len(near))
        number = list(dropwhile(lambda one: one.is_one_of(_ABOUT) or one.text in _CURRENCIES, near[link + 1 :]))[:2]
        if not number or not (number[0].text.lstrip(_CURRENCIES)[:1].isdigit() or number[-1].is_one_of(_MAGNITUDES)):
            return False
        is_place = number[-1].text[0].isupper() or number[-1].is_one_of(_PLACES) or number[-1].lower.endswith("meters")
        return not is_place and not number[-1].is_one_of(_HOURS)

    def _is_likened(self, lemma: str, phrase: Sequence[Word]) -> bool:
        """Whether something and what it is said to be like follow: "the sums *to a list*", "silence *with* consent";
        not "compared the sums *to those* of May"."""
        near = takewhile(lambda one: one.text not in (",", ":") and not one.is_one_of(RELATIVES), phrase[1:-1])
        links = (at for at, word in enumerate(near, start=1) if word.is_one_of(("to", "with")))
        return any(lemma != _COMPARE or phrase[at + 1].is_one_of(("a", "an")) for at in links)

    def _has_cause(self, phrase: Sequence[Word], particle: str) -> bool:
        """Whether something and what is said to have caused it follow: "the rise *down to the* price", "it *up to
        losing* votes"; not "the box down to rest"."""
        near = takewhile(lambda one: one.text not in (",", ":") and not one.is_one_of(RELATIVES), phrase)
        words = list(near)
        to = next((at for at in range(1, len(words) - 1) if words[at - 1].is_one_of((particle,))), 0)
        if not to or words[to].lower != "to":
            return False
        cause = words[to + 1]
        is_act = cause.text.islower() and cause.lower.endswith("ing")
        return is_act or cause.mention >= 0 or cause.is_one_of(LEADING) or cause.lower.endswith("s")

    def _has_as(self, phrase: Sequence[Word]) -> bool:
        """Whether "as" and a predicate follow the thing that is named, or quoted words do before it: "the project *as a
        gift*", '*as "baseless"* a report', "*as groundless* a report"; not "them as they left"."""
        if phrase[0].lower == "as":
            unfounded = (self.lexicon.unfounded, self.lexicon.hearsay)
            return len(phrase) > 2 and (phrase[1].quotation is not None or phrase[1].is_one_of(*unfounded))
        for at, word in enumerate(phrase[:-1]):
            if word.text in (",", ":") or word.is_one_of(INNER - {"as", ","}):
                return False
            if at and word.lower == "as":
                following = phrase[at + 1 : at + 1 + _AS_VERB_WITHIN]
                if following[0].is_one_of(self.lexicon.no_predicates) or self._begins_past_clause(following):
                    return False
                near = takewhile(lambda one: one.text != ",", following)
                return not any(is_finite_verb(one, self.lexicon) for one in near)
        return False

    def _begins_past_clause(self, words: Sequence[Word]) -> bool:
        """Whether a definite subject and its verb in the past open the words: "as *the train crossed* the valley"; not
        "as the man accused of it"."""
        if not words[0].is_one_of(LEADING - _INDEFINITE) or len(words) < _CLAUSE:
            return False
        verb, following = words[2], words[3:4]
        return is_past_verb(verb, self.lexicon) and not any(
            word.is_one_of(self.lexicon.prepositions) for word in following
        )

    def _has_predicate(self, phrase: Sequence[Word], *, is_finding: bool) -> bool:
        """Whether an adjective follows the thing or person that is judged: "the fine *absurd*", "him *innocent*"."""
        first = phrase[0]
        if is_finding and not self._is_definite(first):
            return False
        near = list(takewhile(lambda one: one.is_word and not one.is_one_of(INNER), phrase))
        for at, word in enumerate(near[1:], start=1):
            if is_finding and word.is_one_of(self.lexicon.states):
                continue
            if not word.is_one_of(self.lexicon.predicates) and not (
                word.mention < 0 and _PREDICATE.fullmatch(word.text) and not word.is_one_of(self.lexicon.speakers)
            ):
                continue
            has_noun = at >= 2 or first.is_one_of(NAMED_PRONOUNS) or first.mention >= 0
            following = near[at + 1] if at + 1 < len(near) else None
            ends = following is None or following.is_one_of(self.lexicon.prepositions, self.lexicon.boundaries)
            if has_noun and ends:
                return True
        return False

    def _is_definite(self, word: Word) -> bool:
        return word.mention >= 0 or word.is_one_of(LEADING - _INDEFINITE | NAMED_PRONOUNS)

    def _has_reason(self, lemma: str, phrase: Sequence[Word]) -> bool:
        """Whether someone and the reason for the judgement follow: "the mayor *for ignoring it*"; not "for a week"."""
        for at, word in enumerate(phrase[:-1]):
            if not word.is_word or word.is_one_of(INNER, self.lexicon.irregular_pasts):
                return False
            if is_finite_verb(word, self.lexicon):
                return False
            if at == 0 or not word.is_one_of(_REASON_LINKS):
                continue
            following = phrase[at + 1]
            if phrase[at - 1].is_one_of(_AGENTS) and not _SUBSTANCE.fullmatch(following.text):
                return False  # "thanked *counsel for* the tribe"
            if word.lower == "with" and (lemma not in _CREDITS or following.text[0].isdigit()):
                continue  # "credited the account with 3,000 won"
            if word.lower == "on":
                if following.is_one_of(self.lexicon.times) or following.text[0].isdigit():
                    continue
                return lemma not in self.lexicon.literal and following.mention < 0 and following.text.islower()
            if lemma in self.lexicon.literal:
                return following.mention < 0 and _SUBSTANCE.fullmatch(following.text) is not None
            return not self._is_duration(phrase[at + 1 : at + 4])
        return False

    def _is_duration(self, words: Sequence[Word]) -> bool:
        """Whether the words after "for" or "over" tell a time or how often: "for years", "for the third time"."""
        return any(word.is_one_of(self.lexicon.times, self.lexicon.time_nouns) for word in words)

    def _has_name_given(self, words: Sequence[str]) -> bool:
        """Whether a thing and the name given to it follow ("it a threat", "the test a success"), not who was called
        up."""
        if words[0] in NAMED_PRONOUNS:
            return len(words) > 1 and words[1] not in self.lexicon.openers
        near = list(takewhile(lambda word: word not in self.lexicon.prepositions, words))
        if near[1:] and near[-1] == "one" and words[len(near) : len(near) + 1] == ["of"]:
            return True  # "called the case *one of* the hardest"
        times = self.lexicon.times | self.lexicon.time_nouns  # "called home *the night* before"
        return any(word in ("a", "an", "the") and behind not in times for word, behind in pairwise(near[1:]))
