"""The count of documents for each phrase of the refusals."""

from __future__ import annotations

from benchmarks.rule_uses import phrases, uses


def test_every_list_of_the_refusals_is_counted() -> None:
    found = uses(["Just a moment...\nPlease wait, you are not a robot.", "Just a moment...", "The fleet sailed."])
    counts = {phrase: count for count, _, phrase in found}
    assert counts["^(?:just a|one more) (?:moment|second|step)"] == 2
    assert [count for count, _, _ in found] == sorted(counts[phrase] for _, _, phrase in found)
    names = {name for _, name, _ in found}
    assert {"rule captcha title", "rule paywall text", "visitor address", "visitor about consent"} <= names


def test_a_list_is_named_by_its_table_and_verdict() -> None:
    table = {"rule": [{"verdict": "thin", "reason": "x", "text": ["a", "b"]}]}
    assert [row for row in phrases(table) if row[1] in "ab"] == [("rule thin text", "a"), ("rule thin text", "b")]
