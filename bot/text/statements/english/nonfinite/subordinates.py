"""Find the subject of a participle within a dependent clause: "He left after *Pell*, citing fog, resigned"."""

from __future__ import annotations

from bot.text.statements.english.attributions import AttributionContext
from bot.text.statements.english.words import SUBORDINATORS, CueMatch, WordRange, is_adverb, is_tensed

_LINKS = SUBORDINATORS - {"who", "which", "that", "where"}


def subordinate_subject(context: AttributionContext, match: CueMatch, comma: int) -> WordRange | None:
    """Who opens the dependent clause that a participle behind word `comma` interrupts before its verb.

    None where no verb follows the participle's words: "left after the vote, *saying it was late*"."""
    words = context.words
    subject = context.subjects.before_cue(comma, 0) if words[comma].text == "," else None
    if subject is None or subject.start == 0 or not words[subject.start - 1].is_one_of(_LINKS):
        return None
    verb = 1 + next((at for at in range(match.end, len(words) - 1) if words[at].text == ","), len(words))
    while verb < len(words) and is_adverb(words[verb], context.lexicon):
        verb += 1
    goes_on = verb < len(words) and is_tensed(words[verb], context.lexicon)
    return subject if goes_on and context.phrases.can_speak(subject) else None
