"""Find where another speaker begins in a Korean sentence: "…고 말했고 *조합은* …", "…며 항의하자 *시장은* …"."""

from __future__ import annotations

from bisect import bisect_left

from bot.text.statements.korean.predicates import KoreanPredicates, Predicate
from bot.text.statements.korean.subjects import KoreanSubject, KoreanSubjectFinder
from bot.text.statements.quotation_marks import HIDDEN


class KoreanTurns:
    """Looks for turns in the sentences of one text, whose quotations are replaced in `masked`."""

    def __init__(self, masked: str, subjects: KoreanSubjectFinder, predicates: KoreanPredicates) -> None:
        self._masked = masked
        self._subjects = subjects
        self._predicates = predicates

    def start_of_clause(self, start: int, end: int) -> tuple[int, bool]:
        """Where the clause of content begins after another speaker's, and whether its speaker is certain.

        It is not where the clause opens with a place: "북한은 …" may speak, or be what the speaker before speaks of.
        """
        changes = list(self._predicates.changes(start, end))
        topics = [subject for subject in self._subjects.subjects(start, end) if subject.is_topic] if changes else []
        for change in changes:
            place = bisect_left(topics, change, key=lambda topic: topic.end)
            if place < len(topics) and self._subjects.can_speak(topics[place]):
                start = change
                if self._subjects.is_place(topics[place]):
                    return start, False
        if (answer := self._answer(start, end)) is not None:
            return answer, True
        turn = self._turn(start, end) or self._answering(start, end)
        return (start, True) if turn is None else (turn, False)

    def _turn(self, start: int, end: int) -> int | None:
        """The start of a second topic after an act of the first one: "시의회는 다리를 고쳤고 조합은 …고 비판했다".

        Either may be the speaker, since the first one may speak of the second."""
        subjects = list(self._subjects.subjects(start, end))
        if not subjects or not subjects[0].is_topic or not self._subjects.can_speak(subjects[0]):
            return None
        for verb in self._predicates.between(subjects[0].particle_end, end):
            if not verb.changes or verb.is_speech:
                continue
            behind = next((one for one in subjects[1:] if one.end > verb.start), None)
            is_next = behind is not None and not self._masked[verb.end : behind.start].strip(" ,")
            if behind is None or not is_next or behind is not subjects[1]:
                return None
            return behind.start if behind.is_topic and self._subjects.can_speak(behind) else None
        return None

    def _answering(self, start: int, end: int) -> int | None:
        """The start of a second topic that may answer instead of the first: "총리는 국회가 “…”고 하자 *대표는*"."""
        subjects = list(self._subjects.subjects(start, end))
        if not subjects or not subjects[0].is_topic:
            return None
        for one in subjects[1:]:
            asked = self._masked[start : one.start].rstrip(" ,")
            if one.is_topic and self._subjects.can_speak(one) and asked.endswith("자") and HIDDEN in asked:
                return one.start
        return None

    def _answer(self, start: int, end: int) -> int | None:
        """The start of the topic right behind what another one said or did: "주민들이 …다며 항의하자 *시장은* …"."""
        subjects = list(self._subjects.subjects(start, end))
        if not subjects or subjects[0].is_topic:
            return None
        topic = next((one for one in subjects if one.is_topic and self._subjects.can_speak(one)), None)
        verbs = [*self._predicates.between(start, topic.start)] if topic is not None else []
        is_behind = bool(verbs) and verbs[-1].is_inner and not verbs[-1].is_adnominal
        return topic.start if topic is not None and is_behind and self._is_beside(verbs[-1], topic) else None

    def _is_beside(self, verb: Predicate, topic: KoreanSubject) -> bool:
        """Whether a verb is right before a topic."""
        return not self._masked[verb.end : topic.start].strip(" ,")
