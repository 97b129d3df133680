"""Who may be the speaker of an English statement: people, bodies and texts, no things, rules or events."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.quality.test_attribution import said


@pytest.mark.parametrize(
    "text",
    [
        "The drumbeats clearly showed that the strait was no longer quiet.",
        "The storm of April underscored that the old pier would not last.",
        "Girls observing their 60th and 70th birthdays expressed deep gratitude to the port.",
        "The provisions in the new bill mentioned by the port are strict.",
        "The drills show that the pier will last.",
        "Seats are given out according to age.",
        "According to regional customs, there are four ways to boil the soup.",
        "The boats left the harbour one by one according to a schedule.",
        "In case it is judged according to our criteria that they crossed the line, the port will be closed.",
        "Work on the pier went on according to the far-reaching plan of the ministry.",
        "The gunners heard the decision of the rector of the academy according to the conditions of the exercise.",
        "Thanks to the leadership of the port, the pier was opened, demonstrating its might.",
        "The tide rose over the sovereign states of the delta.",
        "Commenting on it, the harbour office closed the pier.",
        "Photographs published by state media showed Kim at the pier.",
        "Photographs state media released showed Kim at the pier.",
    ],
)
def test_what_cannot_speak_says_nothing(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert not said(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The beekeeper warned that the pier was too old.", "beekeeper", "the pier was too old"),
        ("Skippers complained that the pier was too old.", "Skippers", "the pier was too old"),
        ("A hymnal of 1911 mentions that the bell was cast twice.", "hymnal of 1911", "the bell was cast twice"),
        ("The port says the pier is too old.", "port", "the pier is too old"),
        (
            "The pier had closed before noon, according to a beekeeper who lives beside it.",
            "beekeeper who lives beside it",
            "The pier had closed before noon",
        ),
        ("It was built by Ann Corbett of the Hana Foundation, who said it was old.", "Ann Corbett", "it was old"),
        ("He met Ann Corbett of the Hana Foundation, which said it was old.", "Hana Foundation", "it was old"),
        ("Ann Corbett said officials feared what guests wrote.", "Ann Corbett", "officials feared what guests wrote"),
        ("If it closes, Ann Corbett said, she will go.", "Ann Corbett", "If it closes, Ann Corbett said, she will go"),
        ("He met Ann Corbett at the Ministry of Piers, which said it was old.", "Ministry of Piers", "it was old"),
        ("He heard from Ann Corbett of the union, who said it was old.", "Ann Corbett", "it was old"),
        ("Lee met executives of the yard, who said it was old.", "executives of the yard", "it was old"),
        ("According to the Hana Foundation, which said it was old, it fell.", "Hana Foundation", "it was old"),
        ("The prosecution argued that the pier was too old.", "prosecution", "the pier was too old"),
        ("The center warned that the pier was too old.", "center", "the pier was too old"),
        ("The children complained that the pier was too old.", "children", "the pier was too old"),
        ("The shamans claimed that the pier was too old.", "shamans", "the pier was too old"),
        ("The 37-year-old claimed that the pier was too old.", None, "the pier was too old"),
        ("The pier had closed before noon, according to a readout.", "readout", "The pier had closed before noon"),
        (
            "The pier was rebuilt in spring, according to satellite imagery.",
            "satellite imagery",
            "The pier was rebuilt in spring",
        ),
        (
            "The pier had closed before noon, according to an 82-year-old.",
            "82-year-old",
            "The pier had closed before noon",
        ),
        ("The pier had closed before noon, according to him.", None, "The pier had closed before noon"),
        ("According to harbour-news.example, the pier had closed.", "harbour-news.example", "the pier had closed"),
        (
            "The talks were on a dam that Seoul has said would flood the valley.",
            "South Korea",
            "would flood the valley",
        ),
    ],
)
def test_people_bodies_and_texts_speak(
    text: str, speaker: str | None, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, words) in said(text, tagger, base)


def test_the_mark_at_the_end_of_an_agency_s_text_is_not_part_of_a_statement(tagger: Tagger, base: Knowledge) -> None:
    text = "The beekeeper said that the pier was too old. -0-\nThe harbour office said it was safe. (END)"
    assert said(text, tagger, base) == {("beekeeper", "the pier was too old"), ("harbour office", "it was safe")}


def test_an_editorial_is_said_by_the_paper_that_spoke_in_it(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "Rodong Sinmun stressed in an editorial on Sunday that the harvest was good. "
        "This is the work of many hands, the editorial says."
    )
    assert ("Rodong Sinmun", "This is the work of many hands") in said(text, tagger, base)


@pytest.mark.parametrize(
    "spoken",
    [
        "Cho Tae-yul said Tuesday in a letter that the pier was old.",
        "In a letter to the mayor, Cho Tae-yul said that the pier was old.",
        "Cho Tae-yul, in a letter sent on Friday, said that the pier was old.",
        "The claim was false, Cho Tae-yul said in a letter.",
    ],
)
def test_a_letter_in_which_somebody_speaks_is_theirs(spoken: str, tagger: Tagger, base: Knowledge) -> None:
    text = f"{spoken} The letter added that no boat would sail."
    assert ("Cho Tae-yul", "no boat would sail") in said(text, tagger, base)


@pytest.mark.parametrize(
    "spoken",
    [
        "Cho Tae-yul said he was insulted by the letter.",
        "Cho Tae-yul said he saw no threat in a letter.",
        "Cho Tae-yul said the mayor had lied in a letter.",
        "Cho Tae-yul said that the mayor, in a letter, had lied.",
        "Cho Tae-yul said threats mentioned in a letter were empty.",
        "Cho Tae-yul told reporters that errors were found in the letter.",
    ],
)
def test_a_letter_that_somebody_speaks_about_is_not_theirs(spoken: str, tagger: Tagger, base: Knowledge) -> None:
    text = f"{spoken} The letter added that no boat would sail."
    assert (None, "no boat would sail") in said(text, tagger, base)


def test_a_statement_read_by_two_has_no_single_author(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "The harbour office said in a statement that the pier was old, and the fire brigade said it was not. "
        "The statement added that no boat would sail."
    )
    assert (None, "no boat would sail") in said(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        # an article and a country's adjective are a person; "the Chinese" may be the state
        ('The coach was angry. "It was a foul," the Argentine said.', "Argentine", "It was a foul"),
        ("The Vatican said it would wait.", "Vatican", "it would wait"),
        # two that open a sentence together
        (
            "North Korea was silent. The South and the North agreed that their relations were special.",
            "South and the North",
            "their relations were special",
        ),
        (
            "North Korea was silent. Kim visited Seoul and the North said the talks went well.",
            "North Korea",
            "the talks went well",
        ),
        # the ministry is not the text that it published
        (
            "An update published by the ministry said the pier would open. The figures were wrong, the ministry said.",
            "ministry",
            "The figures were wrong",
        ),
        ("The mayor thanked the crew for saving the pier.", "mayor", "the crew for saving the pier"),
    ],
)
def test_who_speaks_in_whole_articles(text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge) -> None:
    assert (speaker, words) in said(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        # another body has a spokeswoman of its own
        (
            "Unification Ministry spokeswoman Han Bo-ra said the line was open. "
            "At the White House, the spokeswoman said the president was briefed.",
            "spokeswoman",
            "the president was briefed",
        ),
        (
            "Coast guard spokesman Oh Se-min said the boat had sunk. In Tokyo, the spokesman said two ships sailed.",
            "spokesman",
            "two ships sailed",
        ),
        (
            "Coast guard spokesman Oh Se-min said the boat had sunk. At headquarters, the spokesman said it was old.",
            "Oh Se-min",
            "it was old",
        ),
        # who comes after the mayor is not "the mayor"
        (
            "Mayor Shin Ok-ju left. Her successor as mayor said the bridge was dear.",
            "Her successor",
            "the bridge was dear",
        ),
        # who quotes somebody did not say it
        ('Shin Ok-ju quoted her father: "Work first, eat later."', None, "Work first, eat later"),
        ('In his memoir Shin Ok-ju quotes a guard: "Nobody leaves this place."', None, "Nobody leaves this place"),
        ('Shin Ok-ju smiled: "We won."', "Shin Ok-ju", "We won"),
    ],
)
def test_another_beside_the_one_known_speaks(
    text: str, speaker: str | None, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, words) in said(text, tagger, base)


def test_a_source_alone_is_not_what_somebody_cites(tagger: Tagger, base: Knowledge) -> None:
    assert said("The letter, citing police, said two men were held.", tagger, base) == {(None, "two men were held")}


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Explainer: Why the ferry stopped\nExplainer: The ferry stopped because of ice, officials said.",
            {("officials", "The ferry stopped because of ice")},
        ),
        (
            "The minister said exports had risen, a claim that the opposition disputes.",
            {("minister", "exports had risen")},
        ),
        (
            "The drone that the navy says crossed the border in May was made abroad.",
            {("navy", "crossed the border in May")},
        ),
        (
            "A man who prosecutors said drowned the old harbour dog was held.",
            {("prosecutors", "drowned the old harbour dog")},
        ),
        ("The minister said exports had risen, a claim denied by the guild.", {("minister", "exports had risen")}),
    ],
)
def test_labels_and_the_narrators_comments_are_no_content(
    text: str, statements: set[tuple[str, str]], tagger: Tagger, base: Knowledge
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("A trader who declined to be named said that rice had doubled.", {("trader", "rice had doubled")}),
        (
            "A nurse, asking that she not be identified, said that the ward was full.",
            {("nurse", "the ward was full")},
        ),
        ("The singer refused to remain anonymous.", set()),
        (
            "The singer declined to be named ambassador of the fair.",
            {("singer", "to be named ambassador of the fair")},
        ),
    ],
)
def test_a_wish_to_have_no_name_is_no_statement(
    text: str, statements: set[tuple[str, str]], tagger: Tagger, base: Knowledge
) -> None:
    """The trader had said "to be named said that rice had doubled"."""
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "The ferry calls at Pohang, Donghae and Sokcho, a clerk at the pier, who was tired, told the paper.",
            "clerk at the pier",
            "The ferry calls at Pohang, Donghae and Sokcho",
        ),
        (
            "The boats carry pears, apples, and plums, a farmer, who owns two, said.",
            "farmer",
            "The boats carry pears, apples, and plums",
        ),
        ("The plan had failed, its founder and director, Nora Vance, said.", "Nora Vance", "The plan had failed"),
    ],
)
def test_the_end_of_a_list_does_not_describe_the_speaker(
    text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge
) -> None:
    """The ferry called at Pohang only."""
    assert said(text, tagger, base) == {(speaker, words)}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Commenting on the letter of the mayor, who had said that the pier was safe, Vance shook her head.",
            "mayor",
            "the pier was safe",
        ),
        ("Talks with the union, which had said that it would strike, broke down.", "union", "it would strike"),
        (
            "Nora Vance, who leads the guild, the bank and the school, said that it was over.",
            "Nora Vance",
            "it was over",
        ),
        ("The union, which runs the clinic, the school and the bus, said that it was over.", "union", "it was over"),
        ("Nora Vance, who coaches the rowers, the champions, said that it was over.", "Nora Vance", "it was over"),
        (
            "Welders of the union, who say that they are tired, will strike.",
            "Welders of the union",
            "they are tired",
        ),
    ],
)
def test_who_means_somebody_that_can_speak(
    text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge
) -> None:
    """The speaker was "Talks with the union"."""
    assert said(text, tagger, base) == {(speaker, words)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The engineer told the village council the bridge was safe.", {"the bridge was safe"}),
        ("The engineer told a court the crew had slept.", {"the crew had slept"}),
        ("The engineer told his wife the truth had been hidden.", {"the truth had been hidden"}),
        ("The engineer told the reporters the crew had slept.", {"the crew had slept"}),
        ("The engineer told South Korea's parliament the crew had slept.", {"the crew had slept"}),
        (
            "The engineer told the sailors to sleep in the hold.",
            {"the sailors to sleep in the hold"},
        ),
        ("The engineer told the guild's committee in its yearly audit that it was safe.", {"it was safe"}),
        ("The engineer told the guild too little.", set()),
        ("The engineer told the same jokes the next day.", set()),
        ("The engineer told the story of a boy who swam home.", set()),
    ],
)
def test_who_is_told_is_no_part_of_what_is_said(text: str, words: set[str], tagger: Tagger, base: Knowledge) -> None:
    """ "Village council the bridge was safe" was said, and "story of a boy"."""
    assert {one for _, one in said(text, tagger, base)} == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor shot back that nobody had asked her.", {"nobody had asked her"}),
        ("The mayor hit back with two goals.", set()),
        ("The guild estimates turnout at 60 percent.", {"turnout at 60 percent"}),
        ("The guild estimated the rise of the sea at 3 meters.", set()),
        ("The mayor called home the night before.", set()),
    ],
)
def test_verbs_with_a_second_sense(text: str, words: set[str], tagger: Tagger, base: Knowledge) -> None:
    assert {one for _, one in said(text, tagger, base)} == words
