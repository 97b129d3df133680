"""The earlier speakers in a Korean text: the possible antecedents of "he", "this official" or an omitted subject."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from bot.text.statements.korean.sentences import KoreanSentence
from bot.text.statements.korean.subjects import KoreanSubjectFinder
from bot.text.statements.speaker import Speaker

_REACH = 2
"""The most sentences back to the last speaker that "he" may mean."""


class _LastSpoken(NamedTuple):
    """The last speaker, and the sentence in which it spoke; None for somebody whose name was not understood."""

    sentence: KoreanSentence
    speaker: Speaker | None


class SpokenBefore:
    """The last speaker of a text that is read sentence by sentence."""

    def __init__(self, subjects: KoreanSubjectFinder) -> None:
        self._subjects = subjects
        self._last: _LastSpoken | None = None
        self._recent: deque[KoreanSentence] = deque(maxlen=_REACH + 1)

    @property
    def is_nobody(self) -> bool:
        """Whether nobody has spoken yet."""
        return self._last is None

    @property
    def speaker(self) -> Speaker | None:
        """The last speaker; None for nobody and for somebody whose name was not understood."""
        return self._last.speaker if self._last else None

    def read(self, sentence: KoreanSentence) -> None:
        """Begin a sentence; those before it are searched for the antecedent of "he"."""
        self._recent.append(sentence)

    def remember(self, sentence: KoreanSentence, speaker: Speaker | None) -> None:
        """Record the speaker of a sentence, if known."""
        if speaker is not None:
            self._last = _LastSpoken(sentence, speaker)

    def forget(self, sentence: KoreanSentence) -> None:
        """Record that somebody spoke in a sentence whose name was not understood."""
        self._last = _LastSpoken(sentence, None)

    def is_in(self, sentence: KoreanSentence) -> bool:
        """Whether the last speaker spoke in this sentence."""
        return self._last is not None and self._last.sentence is sentence

    def last(self, sentence: KoreanSentence, until: int) -> Speaker | None:
        """The last speaker, unless another possible one is named after it and before the offset `until`."""
        if self._last is None or sentence.index - self._last.sentence.index > _REACH:
            return None
        speaker, since = self._last.speaker, self._last.sentence.end
        if speaker is None:
            return None
        subjects = self._subjects.subjects(since, until)
        has_topic = any(one.is_topic and self._subjects.can_speak(one) for one in subjects)
        others = self._subjects.persons(since, until) - {speaker.entity}
        return None if has_topic or others or self._subjects.tells_of_testimony(since, until) else speaker

    def topic_before(self, until: int) -> Speaker | None:
        """Who alone can speak, as the topic, in the sentence before the one that holds the offset `until`, if no other
        person is named: "변 의원은 예산을 꺼냈다. *그는* …"."""
        if len(self._recent) < 2:
            return None
        before = self._recent[-2]
        subjects = [one for one in self._subjects.subjects(before.start, before.end) if self._subjects.can_speak(one)]
        if len(subjects) != 1 or not subjects[0].is_topic or self._subjects.is_list(subjects[0]):
            return None
        speaker = self._subjects.speaker(subjects[0])
        return None if self._subjects.persons(before.start, until) - {speaker.entity} else speaker

    def only_person(self, until: int) -> Speaker | None:
        """The person whom the last sentences up to the offset `until` have as their only subject that can speak, if
        nobody has spoken yet and no other person is named."""
        if self._last is not None or not self._recent:
            return None
        since = self._recent[0].start
        subjects = [one for one in self._subjects.subjects(since, until) if self._subjects.is_known_speaker(one)]
        persons = self._subjects.persons(since, until)
        if len(persons) != 1 or len(subjects) != 1 or self._subjects.is_list(subjects[0]):
            return None
        return self._subjects.speaker(subjects[0]) if self._subjects.is_named(subjects[0]) else None
