"""Resolve a subject to a speaker: a name if the text makes it certain, else the description in the text.

A pronoun, or a noun such as "the ministry", has an antecedent only if one reading is left, since a wrong speaker is
worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from bot.model.analysis import Entity, EntityKind, Span
from bot.regexes import regex
from bot.text.names.latin_korean import is_korean
from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.narrator_sentences import NarratorSentence
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.speaker_lists import CONJUNCTIONS, SpeakerLists
from bot.text.statements.english.speakers.antecedents import AntecedentFinder
from bot.text.statements.english.speakers.descriptions import DescriptionReader
from bot.text.statements.english.speakers.documents import AUTHORLESS, DOCUMENTS, DocumentReader
from bot.text.statements.english.speakers.memory import OthersBeside, SpokenAt
from bot.text.statements.english.speakers.persons import NOMINATIVES
from bot.text.statements.english.speakers.relatives import relative_antecedent
from bot.text.statements.english.words import (
    ARTICLES,
    BREAKS,
    Word,
    WordRange,
    is_past_verb,
    is_possessive,
    name_start,
    span_of,
)
from bot.text.statements.speaker import Speaker

_INTERVIEW_LETTERS = (["Q"], ["A"])
"""The labels of those who ask and of those who answer in an interview."""
_AGE = regex(r"^the.*\b\d+ ?- ?year ?- ?old$")
_DOCUMENT_REACH = 3
"""The most sentences back within which "the message" was brought up."""
_DEMONYM_ENDINGS = ("an", "ine", "i", "ard")
"""Endings of adjectives that mean one person after an article: "the Argentine"; "the Chinese" may be the state."""
_DEMONYMS = frozenset(("dane", "pole", "swede", "finn", "turk", "briton", "serb", "croat", "czech", "greek", "thai"))
_OF_BODY = frozenset(("of", "at", "from", "with"))
_LONGEST_BODY = 8
"""The most words of a body after a person's name, its article included."""
_OWNING = frozenset(("of", "for", "to", "and"))
_LEADING_TO = frozenset(("belongs", "belonged", "spoke", "spoken", "talked", "according"))
"""Words before "to" with which it leads to no owner, as in "an adviser *to* Kim"."""
_DEFINITE = frozenset(("the", "this", "that"))
_LONGEST_ASIDE = 8
"""The most words of "not the minister of trade"."""
_MEETINGS = frozenset(
    ("talks", "meeting", "meetings", "summit", "dialogue", "negotiations", "trade", "ties", "relations")
)
"""What two have together: "*talks* with Japan, which said"."""


class SpeakerResolver:
    """Resolves subjects to speakers, given the speakers of the sentences before.

    `genders` and `persons` hold indices into the entities.
    """

    def __init__(
        self,
        entities: Sequence[Entity],
        lexicon: CueLexicon,
        genders: dict[int, str],
        sentences: Sequence[NarratorSentence],
        persons: frozenset[int],
    ) -> None:
        self.entities = entities
        self.lexicon = lexicon
        self.sentences = sentences
        self.persons = persons
        self.spoken: list[SpokenAt] = []
        text = (sentences, persons, self.spoken)
        self._descriptions = DescriptionReader(entities, lexicon, *text)
        self._antecedents = AntecedentFinder(entities, lexicon, genders, *text, self._descriptions)

    def resolve(self, sentence: NarratorSentence, phrase: WordRange) -> Speaker:
        """The speaker that a phrase of the sentence refers to."""
        words = sentence.words
        phrases = NounPhrases(words, self.lexicon, self.persons)
        whose = next((at for at in range(phrase.start, phrase.end - 1) if words[at].is_one_of(("whose",))), None)
        phrase = phrase if whose is None else WordRange(whose + 1, phrase.end)  # "a man whose *son*"
        head = phrases.head(phrase)
        word = words[head]
        span = span_of(_without_article(words[slice(*phrase)]))
        is_list = words[head + 1 : head + 2] and words[head + 1].text == "," and words[phrase.end - 1].mention >= 0
        last = phrase.end - 1 if is_list and phrases.coordination_start(phrase) is not None else head
        if (start := phrases.coordination_start(WordRange(phrase.start, last + 1))) is not None:
            return self._of_list(words[start : last + 1])
        if (listed := self._whole_list(words, phrase, head)) is not None:
            return self._of_list(words[slice(*listed)]) if listed.size else _last_of_list(words, phrase, head)
        if phrases.is_quantity(phrase) or [w.text for w in words[slice(*phrase)]] in _INTERVIEW_LETTERS:
            return Speaker(None, None, span)
        if word.mention >= 0 and self._is_demonym(words, phrase, head):
            return self._of_demonym(sentence, phrase) or Speaker(word.text, None, span)
        if word.mention >= 0 and not is_possessive(words, head + 1):
            return self._named(words, head)
        if word.lower in ("who", "which", "that"):
            antecedent = self._relative_antecedent(sentence, phrases, head)
            if antecedent is not None and word.lower == "who" and antecedent.kind is EntityKind.PLACE:
                antecedent = None  # "a gardener in Seoul who called"
            return antecedent or Speaker(None, None, span)
        if word.lower in self.lexicon.pronouns or word.lower in NOMINATIVES:
            antecedent = self._antecedents.of_pronoun(sentence, head)
            return replace(antecedent, span=span) if antecedent else Speaker(None, None, span)
        if _AGE.search(_as_written(words[slice(*phrase)]).lower()):
            antecedent = self._antecedents.of_age(sentence, phrase.start)
            return replace(antecedent, span=span) if antecedent else Speaker(None, None, span)
        return self._described(sentence, phrase, head)

    def remember(self, sentence: NarratorSentence, speaker: Speaker, others: OthersBeside) -> None:
        """Record the speaker of a sentence, if known, and the others mentioned there."""
        if speaker.name:
            self.spoken.append(SpokenAt(sentence.index, speaker, others))

    def brings_up_another(self, sentence: NarratorSentence, speaker: Speaker) -> bool:
        """Whether a clause of the sentence has another person than the speaker as its subject."""
        return self._antecedents.brings_up_another(sentence, speaker)

    def _named(self, words: Sequence[Word], head: int) -> Speaker:
        mention = words[head].mention
        entity = self.entities[mention]
        name = words[name_start(words, head) : head + 1]
        is_plural = entity.kind is EntityKind.GROUP
        return Speaker(entity.name, entity.id, span_of(name), entity.kind, mention, is_plural)

    def _whole_list(self, words: Sequence[Word], phrase: WordRange, head: int) -> WordRange | None:
        """The list of which the phrase is the last: "*Seoul, Tokyo and other capitals*"; an empty one where its
        beginning is not understood ("Kim, the minister, and Pak"), None for a phrase that ends none."""
        lists = SpeakerLists(words, self.lexicon)
        start = name_start(words, head) if words[head].mention >= 0 else phrase.start
        if not lists.is_tail(start):
            return None
        if any(word.is_one_of(CONJUNCTIONS) for word in words[phrase.start : start]):
            return phrase
        listed = lists.start_before(start)
        return WordRange(phrase.end if listed is None else listed, phrase.end)

    def _of_list(self, words: Sequence[Word]) -> Speaker:
        names = _without_article(words)
        return Speaker(_as_written(names), None, span_of(names), plural=True, joint=self._joint(names))

    def _joint(self, words: Sequence[Word]) -> tuple[Span, ...]:
        """Where a list names its entities: each ends an item. None for countries' adjectives, which may describe who
        follows."""
        found = dict[int, Span]()
        for word, behind in zip_longest(words, words[1:]):
            ends = behind is None or behind.text == "," or behind.is_one_of(CONJUNCTIONS)
            if word.mention >= 0 and ends:
                entity = self.entities[word.mention]
                if entity.kind is EntityKind.PLACE and _is_adjective(word, entity):
                    return ()
                named = (one for one in entity.mentions if one.start <= word.start < one.end)
                found.setdefault(word.mention, next(named, Span(word.start, word.end)))
        return tuple(found.values())

    def _is_demonym(self, words: Sequence[Word], phrase: WordRange, head: int) -> bool:
        """Whether the phrase is an article and a country's adjective, which then mean a person: "*the Argentine* said".
        "The Vatican" is a name."""
        word, entity = words[head], self.entities[words[head].mention]
        if head != phrase.start + 1 or not words[phrase.start].is_one_of(("the", "a", "an")):
            return False
        return entity.kind is EntityKind.PLACE and _is_adjective(word, entity)

    def _of_demonym(self, sentence: NarratorSentence, phrase: WordRange) -> Speaker | None:
        """The one person whom "the Argentine" can mean: nobody well known or with a Korean name, and in a text that has
        not spoken of the country before."""
        adjective = sentence.words[phrase.end - 1]
        is_new = self.entities[adjective.mention].mentions[0].start == adjective.start
        is_definite = sentence.words[phrase.start].lower == "the"
        antecedent = self._antecedents.of_age(sentence, phrase.start) if is_new and is_definite else None
        if antecedent is None or antecedent.id is not None or is_korean(antecedent.name or ""):
            return None
        return replace(antecedent, span=span_of(sentence.words[slice(*phrase)]))

    def _relative_antecedent(self, sentence: NarratorSentence, phrases: NounPhrases, head: int) -> Speaker | None:
        """The antecedent of the relative pronoun at word `head`: the phrase directly before it."""
        words = sentence.words
        end = head - 1 if head and words[head - 1].text == "," else head
        if end <= 0 or words[end - 1].quotation is not None:
            return None
        comma = next((at for at in range(end - 1, max(0, end - _LONGEST_ASIDE), -1) if words[at].text == ","), 0)
        if end < head and comma and words[comma + 1].lower == "not":  # "it was *Song*, not Kim, who said"
            end = comma
        if (member := _of_body(words, end, self.persons)) is not None:
            if words[head].lower == "who":
                return self._named(words, member)
            return self.resolve(sentence, WordRange(member + 2, end))
        phrase = relative_antecedent(phrases, end - 1)
        start = name_start(words, end - 1)
        is_of_both = start > 1 and words[start - 2].is_one_of(_MEETINGS) and words[start - 1].lower == "with"
        if is_of_both and words[end - 1].mention >= 0 and words[head].lower == "which":
            return self._named(words, end - 1)
        if phrase is None or not phrases.can_speak(phrase) or words[phrase.start].lower in self.lexicon.pronouns:
            return None
        phrase = WordRange(_after_act(words, phrase, self.lexicon), phrase.end)
        is_described = end < head and words[phrase.start].is_one_of(ARTICLES)
        return (self._described_by(words, phrase) if is_described else None) or self.resolve(sentence, phrase)

    def _described_by(self, words: Sequence[Word], apposition: WordRange) -> Speaker | None:
        """The person that an apposition describes: "belongs to *Ri Hyang*, a former broadcaster"; not "the wife of Kim,
        a former singer", who may be either."""
        name = apposition.start - 2
        if name < 0 or words[name + 1].text != "," or words[name].mention not in self.persons:
            return None
        return None if _is_owner(words, name) else self._named(words, name)

    def _described(self, sentence: NarratorSentence, phrase: WordRange, head: int) -> Speaker:
        """A speaker without a name; "the ministry" is the one ministry named before, if there is one."""
        words = sentence.words[slice(*phrase)]
        is_torn = phrase.end == head + 2 and self._tears_off(sentence.words, head + 1)
        described = _without_article(words[:-1] if is_torn else words)
        span = span_of(described)
        noun = sentence.words[head].lower
        if noun in DOCUMENTS and not sentence.words[head].text.isupper():
            if author := self._author(sentence, phrase, head):
                return replace(author, span=span)
            is_read = any(word.is_one_of(("read",)) for word in words)  # "a message *read* by Kim"
            if noun in AUTHORLESS and (is_read or all(word.mention < 0 for word in words)):
                return Speaker(None, None, span)
        is_told_apart = phrase.end < len(sentence.words) and sentence.words[phrase.end].lower in (
            "who",
            "that",
            "which",
        )
        if (
            len(words) == 2
            and words[0].lower == "the"
            and not is_told_apart
            and (known := self._descriptions.known_as(noun, sentence, phrase.start))
        ):
            return replace(known, span=span, plural=False)
        is_plural = noun.endswith(("s", "men", "people", "police")) and not noun.endswith("ss")
        return Speaker(_as_written(described), None, span, plural=is_plural)

    def _tears_off(self, words: Sequence[Word], at: int) -> bool:
        """Whether a phrase that ends with the participle at word `at` lacks its time: "a poll *published*"."""
        behind = words[at + 1 : at + 2]
        return is_past_verb(words[at], self.lexicon) and any(
            one.is_one_of(self.lexicon.times, ("on",)) for one in behind
        )

    def _author(self, sentence: NarratorSentence, phrase: WordRange, head: int) -> Speaker | None:
        """The author of the document at word `head`: named beside it, or where the text mentioned it first."""
        author = DocumentReader(NounPhrases(sentence.words, self.lexicon, self.persons)).author(head)
        if author is not None:
            return self._of_author(sentence, author)
        if sentence.words[phrase.start].lower not in _DEFINITE:
            return None
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _DOCUMENT_REACH), -1):
            before = self.sentences[index]
            reader = DocumentReader(NounPhrases(before.words, self.lexicon, self.persons))
            if issuer := reader.issuer(sentence.words[head].lower):
                return self._of_author(before, issuer)
            if reader.is_medium(sentence.words[head].lower):
                return self._only_speaker_in(index)
        return None

    def _only_speaker_in(self, index: int) -> Speaker | None:
        """The one speaker of a sentence; None if nobody or several spoke in it."""
        named = {one.speaker.name: one.speaker for one in self.spoken if one.sentence == index}
        return next(iter(named.values())) if len(named) == 1 else None

    def _of_author(self, sentence: NarratorSentence, author: WordRange) -> Speaker | None:
        """The speaker that an author's phrase names; not a document, which would have an author in turn."""
        head = sentence.words[NounPhrases(sentence.words, self.lexicon, self.persons).head(author)]
        speaker = None if head.is_one_of(DOCUMENTS) else self.resolve(sentence, author)
        return speaker if speaker and speaker.name else None


def _of_body(words: Sequence[Word], end: int, persons: frozenset[int]) -> int | None:
    """The last word of a person's name before the body that ends before word `end`: "*Ann Corbett* of the Forum"; None
    where no name is before one."""
    start = name_start(words, end - 1) if words[end - 1].mention >= 0 else end - 1
    while start > 1 and end - start < _LONGEST_BODY:
        is_link = words[start - 1].is_one_of(_OF_BODY)
        if is_link and (words[start - 2].mention in persons or not words[start - 2].text[:1].isupper()):
            break  # but not at "Ann Corbett at the *Ministry of* Defence"
        start -= 1
    name = start - 2
    if name < 0 or not words[start - 1].is_one_of(_OF_BODY) or any(word.is_one_of(BREAKS) for word in words[start:end]):
        return None
    is_member = words[name].mention in persons and words[end - 1].mention not in persons
    return name if is_member and not _is_owner(words, name) else None


def _is_owner(words: Sequence[Word], name: int) -> bool:
    """Whether somebody or something else is said to be of the person whose name ends at word `name`: "the wife of
    *Kim*"; not "belongs to *Kim*"."""
    start = name_start(words, name)
    before = words[max(0, start - 2) : start]
    return bool(before) and before[-1].is_one_of(_OWNING) and not before[0].is_one_of(_LEADING_TO)


def _after_act(words: Sequence[Word], phrase: WordRange, lexicon: CueLexicon) -> int:
    """Where a phrase starts without the verb or "according to" before it: "met *executives of the firm*"; not
    "officials based in Seoul"."""
    start = phrase.start
    if words[start].lower == "according":
        return start + 2
    for at in range(phrase.end - 2, start, -1):
        if is_past_verb(words[at], lexicon) and not words[at + 1].is_one_of(lexicon.prepositions):
            return at + 1 if words[at].mention < 0 else start
    return start


def _is_adjective(word: Word, entity: Entity) -> bool:
    """Whether a country is named by its adjective, which may mean one of its people."""
    is_demonym = word.lower.endswith(_DEMONYM_ENDINGS) or word.lower in _DEMONYMS
    return is_demonym and word.lower not in entity.name.lower().split()


def _last_of_list(words: Sequence[Word], phrase: WordRange, head: int) -> Speaker:
    """The last of a list whose beginning is not understood: several as described ("Kim, the premier, and *the
    speakers*"), nobody for one, who did not speak alone."""
    described, last = _without_article(words[slice(*phrase)]), words[head]
    are_several = last.mention < 0 and last.lower.endswith("s")
    return Speaker(_as_written(described) if are_several else None, None, span_of(described), plural=True)


def _without_article(words: Sequence[Word]) -> Sequence[Word]:
    return words[1:] if len(words) > 1 and words[0].is_one_of(ARTICLES) else words


def _as_written(words: Sequence[Word]) -> str:
    """The words with the spaces that they have between them in the text."""
    return "".join(
        word.text if before is None or before.end == word.start else f" {word.text}"
        for before, word in zip((None, *words), words, strict=False)
    )
