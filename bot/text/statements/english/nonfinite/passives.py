"""Attributions by a passive with its agent: "was told *by Kim* that …", "was called a crime *by Kim*"."""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.cues import CueForm, CueSense
from bot.text.statements.english.speakers.documents import author_after
from bot.text.statements.english.words import ARTICLES, BE, STOPS, CueMatch, Word, WordRange, is_past_verb

_AGENT_WITHIN = 8
"""The most words between a passive and the "by" of its agent."""
_CLAUSE_LINKS = frozenset(("that", "to", "whether", "how", "why", "of"))
_SOURCE_ENDS = frozenset((",", ";", ":", "—")) | STOPS
_BEFORE_BY = frozenset(
    ("stand", "stop", "pass", "drop", "swing", "come", "go", "sit", "get", "abide", "live", "made", "led", "held")
)
"""Words before "by" that make it part of another verb: "told to *stand* by", "called a ship *made* by"."""
_LINKED = {"as": CueSense.NAMING, "for": CueSense.REASON, "of": CueSense.REQUEST, "to": CueSense.REQUEST}
"""The words between a passive and its agent with which content begins -> the sense that takes them."""


def _is_be(word: Word) -> bool:
    return word.is_one_of(BE)


class PassiveAttributions(Struct, frozen=True):
    """Finds the attributions by passives in one sentence."""

    context: AttributionContext

    def of_passive(self, match: CueMatch) -> Attribution | None:
        """The attribution of a passive with its agent: "was told *by Kim* that …", "is demanded of Japan *by* …"."""
        words = self.context.words
        if not match.cue.forms & {CueForm.PAST, CueForm.PARTICIPLE} or match.cue.lemma == "accept":
            return None  # "The offer was accepted by Kim to end the war"
        for at in range(match.end, min(len(words) - 1, match.end + _AGENT_WITHIN)):
            if words[at].quotation is not None and at == match.end:
                continue  # 'called "a crime" by'
            if words[at].quotation is not None or words[at].text in _SOURCE_ENDS or words[at].lower == "that":
                return None
            if words[at].lower == "by":
                agent = author_after(self.context.phrases, at)
                return self._by_agent(match, at, agent) if agent else None
        return None

    def _by_agent(self, match: CueMatch, by: int, agent: WordRange) -> Attribution | None:
        """The attribution of a passive by its agent: of the clause after it, or of the demand."""
        words, contents = self.context.words, self.context.contents
        agent = self._holder(self._whole_list(agent))
        clause = agent.end + (agent.end < len(words) and words[agent.end].text == ",")
        link = words[clause].lower if clause < len(words) else ""
        senses = {CueSense.ADDRESSEE_CLAUSE, CueSense.REQUEST}
        if link != "of":  # "written by Kim *of the Foundation*"
            senses.add(CueSense.CLAUSE)
        if link in _CLAUSE_LINKS and match.takes(*senses):
            start = clause + (link in ("that", "of"))
            content = WordRange(start, contents.end(start))
            return Attribution(match.range, agent, (content,), CueSense.CLAUSE) if content.size > 0 else None
        if link == "as" and match.takes(CueSense.NAMING):
            content = contents.up_to_comma(WordRange(clause + 1, contents.end(clause + 1)))
            return Attribution(match.range, agent, (content,), CueSense.NAMING) if content.size > 0 else None
        if by == match.end and match.takes(CueSense.JUDGEMENT) and self._is_over(agent.end):
            return self._judged(match, agent)
        if by == match.end and link == "for" and match.takes(CueSense.REASON):
            content = contents.up_to_comma(WordRange(clause + 1, contents.end(clause + 1)))
            return Attribution(match.range, agent, (content,), CueSense.REASON) if content.size > 1 else None
        if by > match.end and match.takes(CueSense.OBJECT) and match.takes(CueSense.REQUEST):
            start = contents.trimmed_start(self.context.attributions.content_floor(), match.start)
            content = WordRange(start, contents.end(start))
            return Attribution(match.range, agent, (content,), CueSense.OBJECT)
        return self._before_agent(match, by, agent)

    def _before_agent(self, match: CueMatch, by: int, agent: WordRange) -> Attribution | None:
        """The attribution of what stands between a passive and its agent: "was called *a crime* by Kim", "was told *to
        wait* by Kim"; not "was called a crime committed by Kim"."""
        words, start = self.context.words, match.end
        last = words[by - 1]
        if start == by or is_past_verb(last, self.context.lexicon) or last.is_one_of(_BEFORE_BY):
            return None
        if last.text.islower() and last.text.endswith(("en", "wn")):  # "called a song *written* by"
            return None
        lexicon = self.context.lexicon
        is_time = words[agent.start].is_one_of(lexicon.times, lexicon.time_nouns)  # "told to leave by *December*"
        if is_time or not self.context.phrases.is_known_speaker(agent) or any(map(_is_be, words[start:by])):
            return None  # "expected *to be* sent by Seoul"
        first = words[start].lower
        sense = _LINKED.get(first)
        if sense is None:
            opens = words[start].is_one_of(("a", "an")) or words[start].quotation is not None
            is_name = opens and match.cue.lemma in self.context.lexicon.named_by_quotation
            return Attribution(match.range, agent, (WordRange(start, by),), CueSense.NAMING) if is_name else None
        if not match.takes(sense) or (first == "of" and match.cue.lemma != "accuse"):
            return None
        content = WordRange(start + (first != "to"), by)
        return Attribution(match.range, agent, (content,), sense) if content.size > 1 else None

    def _is_over(self, at: int) -> bool:
        """Whether a clause ends before word `at`: at a mark, a time or the sentence's end."""
        words = self.context.words
        return (
            at >= len(words)
            or words[at].text in _SOURCE_ENDS
            or words[at].is_one_of(self.context.lexicon.times, {"on"})
        )

    def _judged(self, match: CueMatch, agent: WordRange) -> Attribution | None:
        """The attribution of a passive judgement: "*The plan* was rejected by Kim"."""
        context = self.context
        judged = context.subjects.before_cue(match.start, context.attributions.subject_floor(match.start))
        if judged is None or context.words[judged.start].is_one_of(context.lexicon.pronouns):
            return None
        return Attribution(match.range, agent, (judged,), CueSense.JUDGEMENT)

    def _whole_list(self, agent: WordRange) -> WordRange:
        """The agent with the names that "and" joins to it: "by Seoul, *Tokyo and Washington*"."""
        words, end = self.context.words, agent.end
        joined = False
        while end + 1 < len(words) and words[end].lower in (",", "and"):
            joined = joined or words[end].lower == "and"
            following = end + 1
            while following < len(words) and words[following].is_one_of(ARTICLES):
                following += 1
            if following >= len(words) or words[following].mention < 0:
                break
            end = following + 1
            while end < len(words) and words[end].mention == words[following].mention:
                end += 1
        return WordRange(agent.start, end) if joined else agent

    def _holder(self, agent: WordRange) -> WordRange:
        """The person whom an agent's description names after its comma: "by the commander, *Tong Jin Uk*,"."""
        words, persons = self.context.words, self.context.phrases.persons
        start = end = agent.end + 1
        if end >= len(words) or words[agent.end].text != "," or words[end].mention not in persons:
            return agent
        while end < len(words) and words[end].mention == words[start].mention:
            end += 1
        return WordRange(start, end)
