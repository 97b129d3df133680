"""Attributions by sentence pattern: sentences that once had a wrong speaker, content cut short, or no statement."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger
from tests.fakes.tables import table


def said(text: str, tagger: Tagger, base: Knowledge) -> set[tuple[str | None, str]]:
    """The (speaker, content) of every statement."""
    tagged = tagger.tag(text)
    quotes = find_quotes(tagged, find_entities(tagged, base, None, "2024-10-25"))
    return {(quote.speaker, quote.text) for quote in quotes}


@table(
    ("text", "speaker", "words"),
    [
        (
            "Mayor Ines Calder apologized for the alarm but said that caution was better.",
            "Ines Calder",
            "caution was better",
        ),
        (
            "Defense Minister Kim Yong-hyun at first denied that drones had been sent.",
            "Kim Yong-hyun",
            "drones had been sent",
        ),
        ("The two ministers agreed to meet again in May.", "two ministers", "to meet again in May"),
        ("Paul Reyes agreed to open the bridge to trucks.", "Paul Reyes", "to open the bridge to trucks"),
        ("A poll released last week showed Reyes ahead by nine points.", "poll", "Reyes ahead by nine points"),
        (
            "Agents will question the mayor about the bridge, current and former officials said.",
            "current and former officials",
            "Agents will question the mayor about the bridge",
        ),
        ("As Paul Reyes said, the bridge is too old for trucks.", "Paul Reyes", "the bridge is too old for trucks"),
        ("After initially saying he would not run, Paul Reyes ran.", "Paul Reyes", "he would not run"),
        ("Paul Reyes, threatening to close the port, left the room.", "Paul Reyes", "to close the port"),
        ("The threat by Paul Reyes to close the port was heard in Oslo.", "Paul Reyes", "to close the port"),
        ("The mayor was accused by Paul Reyes of hiding the figures.", "Paul Reyes", "hiding the figures"),
        ("Paul Reyes denied having known of the leak.", "Paul Reyes", "having known of the leak"),
        ('"It helped her," said former Obama adviser Mark Hollis.', "Mark Hollis", "It helped her"),
        (
            "Paul Reyes, the president of the dockers' union, which met in May, said that the strike would end.",
            "Paul Reyes",
            "the strike would end",
        ),
        (
            "Norvane issued a statement saying that the plant was safe and would stay open.",
            "Norvane",
            "the plant was safe and would stay open",
        ),
        (
            "Ambassador Lee told the committee that Seoul condemned the move, the Foreign Ministry said.",
            "South Korean Foreign Ministry",
            "Ambassador Lee told the committee that Seoul condemned the move",
        ),
        (
            "The walls were built in the spring, the state media reported Friday.",
            "state media",
            "The walls were built in the spring",
        ),
        (
            "Prime Minister Shigeru Ishiba said the launch was intolerable, according to his office.",
            "Shigeru Ishiba",
            "the launch was intolerable",
        ),
        (
            "Mayor Han So-ra said on Monday that, according to the river office, the dam would hold until Friday.",
            "river office",
            "the dam would hold until Friday",
        ),
        (
            '"The windows shook," said a resident of Paju, who asked not to be named. "Nobody slept."',
            "resident of Paju",
            "Nobody slept",
        ),
        (
            "The measures would aim at shipping firms, Secretary of State Paula Brandt said.",
            "Paula Brandt",
            "The measures would aim at shipping firms",
        ),
        (
            "The sister of Kim Jong Un said that the flights must stop.",
            "sister of Kim Jong Un",
            "the flights must stop",
        ),
        (
            "Seoul, Tokyo and Washington said that the drill would go on.",
            "Seoul, Tokyo and Washington",
            "the drill would go on",
        ),
        (
            "Article 4 of the river accord says that each side shall tell the other of floods.",
            "Article 4 of the river accord",
            "each side shall tell the other of floods",
        ),
        (
            "The ferry had no lights, a person close to the family said.",
            "person close to the family",
            "The ferry had no lights",
        ),
        (
            '"We are ready," Col. Han Min-jae, a spokesman for the garrison, told reporters.',
            "Han Min-jae",
            "We are ready",
        ),
        (
            "The group's director, Jung Ha-eun, told lawmakers on Tuesday the ration had been cut twice.",
            "Jung Ha-eun",
            "the ration had been cut twice",
        ),
        (
            "Sanctions, said the Treasury, would hit two banks in the port.",
            "Treasury",
            "Sanctions, said the Treasury, would hit two banks in the port",
        ),
        (
            "To win their votes, farmers said, the party must think about prices.",
            "farmers",
            "To win their votes, farmers said, the party must think about prices",
        ),
        (
            "The coast guard said Thursday it had found signs that the boat was stolen.",
            "coast guard",
            "it had found signs that the boat was stolen",
        ),
        (
            "The harbor master said the pier was safe, and warned captains not to tie up there.",
            "harbor master",
            "captains not to tie up there",
        ),
        ("The ministry vowed to rebuild the bridge by spring.", "ministry", "to rebuild the bridge by spring"),
        (
            'Mayor Han So-ra told the forum she was "firmly against the plan" because it divided the town.',
            "Han So-ra",
            'she was "firmly against the plan" because it divided the town',
        ),
        (
            'The envoy said the treaty "could be improved," and that the wording was old.',
            "envoy",
            'the treaty "could be improved," and that the wording was old',
        ),
        (
            "The envoy said the door was open; the two then left for Tokyo on a late flight.",
            "envoy",
            "the door was open",
        ),
        (
            '"Go back to the ferry," Captain Oh Seung-ho barked and closed the gate.',
            "Oh Seung-ho",
            "Go back to the ferry",
        ),
        (
            "Mayor: the old bridge will stay closed\n\nThe bridge has been shut since May.",
            "Mayor",
            "the old bridge will stay closed",
        ),
        ("10:42 a.m. The subway is running again, the operator says.", "operator", "The subway is running again"),
    ],
)
def test_a_statement_has_its_speaker_and_its_whole_content(
    text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, words) in said(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "Putin did not deny that soldiers had been sent to Russia.",
        "The report does not say where the bases are or when he visited them.",
        "No official mentioned the launch of the satellite at the meeting.",
        "Neither of the candidates spoke of the soldiers who were sent abroad.",
        "South Korea will announce new sanctions on the companies next week.",
        "Russia has reasons to give help slowly and without a promise.",
        "The talks went on without saying what the two sides had agreed on.",
        "Rain swelled the Amnok River, called Yalu in China, and flooded the houses.",
        "The leaders adopted a document called the Commitment to Consult.",
        "The Hwasong-19 will serve as a primary means in defending the state and its people.",
        "Leaflets criticizing the first couple fell on the grounds of the office.",
        "The ministry denounced South Korea and Japan on Tuesday.",
        "Activists slammed the city government on Friday.",
        "If the mayor says that the bridge is safe, the buses will run again.",
        "Did the minister say that the hotline was dead?",
        "Who told reporters that the pilots had defected?",
        "Nor did the ministry say that the line had been crossed.",
        "The governor will also announce that the tax is to fall.",
        "Mayor Han So-ra called Governor Yun Seo-jin on Friday to express her thanks.",
        'The so-called "Quiet Harbor" plan ended in 2008.',
        'The two leaders had discussed "salt and rice".',
        "Everyone agrees that a siren makes a city safer.",
        "Everybody in the city says the boats are gone.",
    ],
)
def test_negations_questions_and_plans_are_no_statements(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(text, tagger, base) == set()


def test_a_cue_with_two_possible_subjects_has_no_single_speaker(tagger: Tagger, base: Knowledge) -> None:
    found = said("State media said leader Kim Jong Un watched the test and declared it a success.", tagger, base)
    assert found == {("State media", "leader Kim Jong Un watched the test and declared it a success")}


@pytest.mark.parametrize("who", ["Four", "Some of them", "Three in ten", "Both", "Nearly half", "Others"])
def test_a_number_of_people_is_no_speaker(who: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(f"{who} said that the boat was old.", tagger, base) == {(None, "the boat was old")}


def test_he_has_no_antecedent_after_an_unnamed_person_is_introduced(tagger: Tagger, base: Knowledge) -> None:
    text = '"You cannot sleep," said Park Sun-ja. Her neighbour nodded. He has sent his sons to Incheon, he said.'
    assert said(text, tagger, base) == {("Park Sun-ja", "You cannot sleep"), (None, "He has sent his sons to Incheon")}


def test_he_is_the_last_speaker_after_a_woman_is_introduced(tagger: Tagger, base: Knowledge) -> None:
    text = '"I drew it myself," Kang Chol-min said. His mother lives in Sokcho. She does not know, he said.'
    assert ("Kang Chol-min", "She does not know") in said(text, tagger, base)


def test_each_answer_of_an_interview_is_a_statement(tagger: Tagger, base: Knowledge) -> None:
    text = "Host: Was it a mistake?\nIda Brandt: It was a gamble.\nHost: And now?\nIda Brandt: I would do it again."
    assert said(text, tagger, base) == {("Ida Brandt", "It was a gamble."), ("Ida Brandt", "I would do it again.")}


def test_the_letters_of_an_interview_name_no_speaker(tagger: Tagger, base: Knowledge) -> None:
    found = said("Q: Were you alone?\nA: My sister was with me.\nQ: And then?\nA: We swam.", tagger, base)
    assert (None, "My sister was with me.") in found
    assert {speaker for speaker, _ in found} == {None}


def test_picture_captions_are_no_turns(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "Photo: The pier at dawn.\nSource: Harbor office.\nPhoto: The boats.\nSource: Harbor office.\nThe pier is old."
    )
    assert said(text, tagger, base) == set()


def test_the_object_of_a_verb_is_no_speaker(tagger: Tagger, base: Knowledge) -> None:
    found = said("The channel showed soldiers wading through mud and said that the road was lost.", tagger, base)
    assert "soldiers" not in " ".join(speaker or "" for speaker, _ in found)


def test_a_subordinate_clause_before_the_cue_leaves_the_speaker_open(tagger: Tagger, base: Knowledge) -> None:
    found = said("Pastor Bae Gi-hun was silent when the guard came in and said that the road was closed.", tagger, base)
    assert {speaker for speaker, _ in found} <= {None}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Mayor Ines Calder said that the pier was safe, and added:\n\n"It will hold."', "Ines Calder"),
        ('"It will hold."\n\n- Ines Calder', "Ines Calder"),
        ('The pier stood.\n\n"It will hold." That is what Mayor Ines Calder said:', "Ines Calder"),
        ('"We came by sea," Mayor Ines Calder said. "It will hold."', "Ines Calder"),
        ('"We came by sea," Mayor Ines Calder said. "Nobody slept." "It will hold."', "Ines Calder"),
        ('"We came by sea," Mayor Ines Calder said.\n\n"It will hold."', "Ines Calder"),
        ('"We came by sea," Mayor Ines Calder said. The pier is old. "It will hold."', "Ines Calder"),
        ("Mayor Ines Calder said that the pier “had stood for years.\n\n“It will hold.”", "Ines Calder"),
        ('Mayor Ines Calder said that they came by sea.\n\n"It will hold."', None),
        ('Mayor Ines Calder said that they came, and added:\n\nThe pier is old.\n\n"It will hold."', None),
        ('The pier stood.\n\n"It will hold." Mayor Ines Calder said that it was old.', None),
        ('The pier stood.\n\n"It will hold."\n\nThat is what Mayor Ines Calder said:', None),
        ('"We came by sea," Mayor Ines Calder said.\n\nThe pier is old.\n\n"It will hold."', None),
        ('The pier is old.\n\n"It will hold."', None),
    ],
)
def test_a_quotation_without_a_narrator_continues_the_statement_before_it(
    text: str, speaker: str | None, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, "It will hold") in said(text, tagger, base)


def test_an_open_quotation_continues_in_the_next_paragraph(tagger: Tagger, base: Knowledge) -> None:
    text = "Mayor Ines Calder said the pier was safe: “We came by sea.\n\n“It will hold.”\n\nThe pier is old."
    assert ("Ines Calder", "It will hold") in said(text, tagger, base)
