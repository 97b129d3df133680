"""Whose statement it is, where a text names a document, a place, an agent or a noun in place of a speaking subject."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.quality.test_attribution import said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("According to a statement by Ham Jin Ok, the drill is over.", "Ham Jin Ok", "the drill is over"),
        ("According to a statement, the drill is over.", None, "the drill is over"),
        (
            "Ham Jin Ok sent a letter to the mayor.\nThe letter said that the pier was safe.",
            "Ham Jin Ok",
            "the pier was safe",
        ),
        ("The editorial, signed by Ham Jin Ok, said that the pier was safe.", "Ham Jin Ok", "the pier was safe"),
        ("A report was delivered by Ham Jin Ok.\nThe report said that coal is short.", "Ham Jin Ok", "coal is short"),
        ("The crew was told by Ham Jin Ok that the ice was thin.", "Ham Jin Ok", "the ice was thin"),
        ("Guests were asked by the mayor, Ines Calder, to leave the hall.", "Ines Calder", "to leave the hall"),
        (
            "The ferry will not sail, Ham Jin Ok, head of the port, told the guests.",
            "Ham Jin Ok",
            "The ferry will not sail",
        ),
        ("Visiting the mill, Ham Jin Ok called for a new roof of tiles.", "Ham Jin Ok", "a new roof of tiles"),
        ("ComradePak Jin Ok said that the roof leaked.", "Pak Jin Ok", "the roof leaked"),
        ("Mayor Ines Calder was convinced that the pier was safe.", "Ines Calder", "the pier was safe"),
        ("Ines Calder's claim that the pier was safe was met with laughter.", "Ines Calder", "the pier was safe"),
        ("Despite assurances from the mayor that the pier was safe, boats stayed out.", "mayor", "the pier was safe"),
        ("Mayor Ines Calder asked why the pier was closed.", "Ines Calder", "why the pier was closed"),
        ("The poll shows Ines Calder with a lead of ten points.", "poll", "Ines Calder with a lead of ten points"),
        ("While Ines Calder said that the pier was safe, boats stayed out.", "Ines Calder", "the pier was safe"),
        ("Ines Calder said that the pier was safe, but boats stayed out.", "Ines Calder", "the pier was safe"),
        ("Ines Calder denounced the sale of the pier, calling it a theft.", "Ines Calder", "the sale of the pier"),
    ],
)
def test_a_statement_belongs_to_who_makes_it(
    text: str, speaker: str | None, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, words) in said(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "Demands on the mayor, Ines Calder, grow from year to year.",
        "The news that the ferry had sunk reached the port by night.",
        "Ines Calder made no claim that the pier was safe.",
        "It is clear that the pier is old.",
        "Speaking next, Ines Calder left the hall.",
    ],
)
def test_what_nobody_is_said_to_have_said_has_no_statement(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(text, tagger, base) == set()


def test_a_statement_in_somebodys_name_is_theirs_in_the_first_person_throughout(
    tagger: Tagger, base: Knowledge
) -> None:
    text = (
        "Ham Jin Ok, chief of the harbor, issued the following press statement:\nI watched the drill off the coast.\n"
        "I warn that the buoys must be left alone.\nThe harbor was quiet on Monday."
    )
    found = said(text, tagger, base)
    assert ("Ham Jin Ok", "I watched the drill off the coast.\nI warn that the buoys must be left alone.") in found
    assert {speaker for speaker, _ in found} == {"Ham Jin Ok"}


def test_a_heading_names_the_author_of_the_text_below_it(tagger: Tagger, base: Knowledge) -> None:
    body = "I do not care what they dream about.\nMy advice is to keep silent."
    found = said(f"Press Statement of Ham Jin Ok, Chief of the Harbor Office\n{body}", tagger, base)
    assert found == {("Ham Jin Ok", body)}
    narrated = "Statement of Ham Jin Ok\nThe harbor chief left the hall.\nBoats stayed out."
    assert said(narrated, tagger, base) == set()


def test_a_place_in_ri_or_up_is_no_person_without_its_ending_either(tagger: Tagger, base: Knowledge) -> None:
    text = "Ham Jin Ok went round Sokdan-ri and Unpha-up.\nSokdan is warm in winter, he said. Unpha needs a new dam."
    entities = find_entities(tagger.tag(text), base, None, "2024-10-25")
    assert {entity.name for entity in entities if entity.kind is EntityKind.PERSON} == {"Ham Jin Ok"}
    assert {speaker for speaker, _ in said(text, tagger, base)} == {"Ham Jin Ok"}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("경애하는김정은동지께서는 지붕을 고쳐야 한다고 강조하시였다.", "Kim Jong Un", "지붕을 고쳐야 한다"),
        ("김정은동지께서 부두를 찾으시였다.\n그이께서는 부두가 낡았다고 말씀하시였다.", "Kim Jong Un", "부두가 낡았다"),
        ("로동자들은 부두를 제때에 고칠것을 결의하였다.", "로동자들", "부두를 제때에 고칠것"),
        ("항만련맹은 부두를 고칠데 대하여 강조하였다.", "항만련맹", "부두를 고칠데"),
        ("장관이라는자는 부두가 안전하다고 떠벌이였다.", "장관이라는자", "부두가 안전하다"),
        ("부두가 안전하다고 항만국장이 말씀드리였다.", "항만국장", "부두가 안전하다"),
    ],
)
def test_northern_verbs_and_spellings_report(
    text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, words) in said(text, tagger, base)


def test_a_korean_text_printed_whole_is_its_authors(tagger: Tagger, base: Knowledge) -> None:
    body = "나는 부두에서 벌어진 훈련을 지켜보았다.\n우리는 부표를 다치지 말아야 한다고 경고한다."
    headed = said(f"함진옥 항만국 국장 담화\n{body}", tagger, base)
    assert {speaker for speaker, _ in headed} == {"함진옥"}
    assert body in {words for _, words in headed}
    introduced = "항만국 대변인은 다음과 같은 담화를 발표하였다.\n부표를 다치지 말아야 한다."
    assert ("항만국 대변인", "부표를 다치지 말아야 한다.") in said(introduced, tagger, base)
