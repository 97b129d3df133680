"""Measure the whole reader of names by cross-validation: strict spans, as the evaluation kit counts them."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from benchmarks.train_korean.name_swaps import Labelled, is_full_name
from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger

KINDS = {"PS": EntityKind.PERSON, "LC": EntityKind.PLACE, "OG": EntityKind.ORGANISATION}
Spans = set[tuple[int, int, str]]


class Score(Struct):
    """Counts of right, false and missed names by label, of full Korean names, and the errors in words."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, sentence: Labelled, found: Spans) -> None:
        """Count one sentence."""
        wanted = set(sentence.names)
        for outcome, spans in (("right", wanted & found), ("false", found - wanted), ("missed", wanted - found)):
            self.counts.update((label, outcome) for _, _, label in spans)
        for name in wanted:
            if name[2] == "PS" and is_full_name(sentence.text[name[0] : name[1]]):
                self.counts["full", "right" if name in found else "missed"] += 1
        for outcome, spans in (("false", found - wanted), ("missed", wanted - found)):
            for start, end, label in sorted(spans):
                around = sentence.text[max(0, start - 12) : end + 12]
                self.errors.append(f"{outcome} {label} {sentence.text[start:end]!r}: {around}")

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 by label, and the recall of full Korean names."""
        out: dict[str, float] = {}
        for label in KINDS:
            right, false, missed = (self.counts[label, outcome] for outcome in ("right", "false", "missed"))
            out[f"{label}.precision"] = right / max(1, right + false)
            out[f"{label}.recall"] = right / max(1, right + missed)
            out[f"{label}.f1"] = 2 * right / max(1, 2 * right + false + missed)
        full = self.counts["full", "right"]
        return {**out, "full": full / max(1, full + self.counts["full", "missed"])}


def measure(tagger: Tagger, knowledge: Knowledge, sentences: list[Labelled], score: Score) -> None:
    """Add the sentences, each read as a document of its own, to the score."""
    labels = {kind: label for label, kind in KINDS.items()}
    for sentence in sentences:
        entities = find_entities(tagger.tag(sentence.text), knowledge, None, None)
        found = {
            (span.start, span.end, labels[entity.kind])
            for entity in entities
            if entity.kind in labels
            for span in entity.mentions
        }
        score.add(sentence, found)
