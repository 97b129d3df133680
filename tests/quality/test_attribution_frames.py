"""Attributions by the frame of their cue: what a judgement, a name, a topic, a will or a question looks like."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.quality.test_attribution import said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        # someone, and what they are judged for
        ("Ines Calder criticized the mayor for closing the pier.", "Ines Calder", "the mayor for closing the pier"),
        ("Ines Calder credited the crew with saving the boat.", "Ines Calder", "the crew with saving the boat"),
        # what something is called or seen as
        ("Ines Calder sees the ferry as a waste of money.", "Ines Calder", "the ferry as a waste of money"),
        ("Ines Calder called the fine absurd.", "Ines Calder", "the fine absurd"),
        ("Ines Calder considers the vote invalid.", "Ines Calder", "the vote invalid"),
        # nouns with a topic
        ("Ines Calder renewed calls for a new pier.", "Ines Calder", "a new pier"),
        ("Doubts among officers about the old boats have grown.", "officers", "the old boats"),
        ("Despite Calder's plan to sell the ferry, the port is quiet.", "Calder", "to sell the ferry"),
        # wills, and what is certain without "that"
        ("Ines Calder is unwilling to meet the crew.", "Ines Calder", "to meet the crew"),
        ("Ines Calder was certain they would sail in May.", "Ines Calder", "they would sail in May"),
        # questions behind those who are asked, infinitives behind an adverbial
        ("Ines Calder asked the mayor how old the pier was.", "Ines Calder", "how old the pier was"),
        ("Ines Calder decided on Monday not to sell the ferry.", "Ines Calder", "not to sell the ferry"),
        # verbs that tell how speech went on
        ("Ines Calder went on to say that the pier was safe.", "Ines Calder", "the pier was safe"),
        ("Ines Calder continued to insist that the pier was safe.", "Ines Calder", "the pier was safe"),
        ("Ines Calder complained bitterly about the price of coal.", "Ines Calder", "the price of coal"),
        # adverbials between the parts
        ("Ines Calder said on Oslo's \"Morning Call\" that the pier was safe.", "Ines Calder", "the pier was safe"),
        ("Ines Calder has in recent months demanded that the pier be closed.", "Ines Calder", "the pier be closed"),
        ("Ines Calder told reporters on Friday the pier was a danger.", "Ines Calder", "the pier was a danger"),
        # before the attribution
        ("The pier will close in May, tax records show.", "tax records", "The pier will close in May"),
        ("The pier will close in May, say experts.", "experts", "The pier will close in May"),
        ("The pier, as Ines Calder noted, was closed.", "Ines Calder", "The pier, as Ines Calder noted, was closed"),
        ("The sale of the pier was rejected by Ines Calder.", "Ines Calder", "The sale of the pier"),
        # the part of a clause whose subject is told before
        ("It is a pier that the port says is too old for trucks.", "port", "is too old for trucks"),
        # who speaks
        ("Her rival, Senator Ines Calder, said that the pier was safe.", "Ines Calder", "the pier was safe"),
        ("A number of sailors were worried that the pier was old.", "number of sailors", "the pier was old"),
        ("Having announced that she would sail, Ines Calder left.", "Ines Calder", "she would sail"),
        # where the speaker's next act begins
        ("Ines Calder said that the old pier would have to close, and requested a map.", "Ines Calder",
         "the old pier would have to close"),
    ],
)  # fmt: skip
def test_a_cue_has_the_complements_of_its_frame(
    text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, words) in said(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "Ines Calder attacked the fort for three hours.",
        "Ines Calder saw the sailors as they left the port.",
        "Ines Calder found a missing boat.",
        "Ines Calder wrote the letter in Oslo.",
        "Ines Calder raised two sons in the four states that border the lake.",
        "Shortly after her return, Ines Calder announced her marriage.",
        "Ines Calder has no plan to sell the ferry.",
        "Those advocating war left the hall.",
    ],
)
def test_acts_perceptions_and_nouns_are_no_statements(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(text, tagger, base) == set()
