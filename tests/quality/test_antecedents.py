"""Pronouns and descriptions whose antecedent is uncertain: no name is given where somebody else may be meant."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.quality.test_attribution import said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mayor Tak Jun-ho opened the bridge. His deputy cut the ribbon. He said it would last.", "it would last"),
        ("Tak Jun-ho said it was safe. An engineer disagreed. He warned that bolts were loose.", "bolts were loose"),
        ("Tak Jun-ho lives there. The minister came in May. She promised a new boat soon.", "a new boat soon"),
        ("Bae Chan-mo's sister waited on the quay. She said the sea was calm.", "the sea was calm"),
        ("Police took Seo Bok-dong away after a man called. He said it was a drum.", "it was a drum"),
        ("President Oh sent his envoy, Nam Tae-rin, to Hanoi. He said it would be short.", "it would be short"),
        ("Coach Bu Mi-kyung asked Sok Un Byol about the hall. She said it was cold.", "it was cold"),
        ("Pyo Eun-jin accused Gwon Do-yeop of lying. He replied that it was true.", "it was true"),
        ("Pyo Eun-jin told Gwon Do-yeop that it was late. He denied that it was true.", "it was true"),
        ('Pyo Eun-jin accused Gwon Do-yeop of lying. "It was not true at all."', "It was not true at all"),
        ('"We saw it," says Ju Hyeon-cheol, and Bang Mi-ok agrees. "It was a large boat."', "It was a large boat"),
        ('In a book Bang Mi-ok quotes a neighbour: "It was a large boat."', "It was a large boat"),
        ('Bang Mi-ok remembers a man who walked in. "It was snowing," he said.', "It was snowing"),
        ("Elke Sommer showed him the book. He said it was old.", "it was old"),
        ("Pyo Eun-jin accused him of lying. He said it was old.", "it was old"),
        ("The admiral said it was dark. One of the four asked for a lawyer. He said it was old.", "it was old"),
        ("Kye Song Hui coaches. Her assistant, Jo Mun Ho, talks a lot. She said it was old.", "it was old"),
        ('Hwang Sun-deok asks the soldier if he wants coffee. "It was old," he says.', "It was old"),
        ('"We saw it," says Hwang Sun-deok. The soldier shakes his head. "It was not there."', "It was not there"),
        ("Standing beside Gwon Do-yeop, she said the ferry was full.", "the ferry was full"),
        ("Residents said it was dark. Officials disagreed. They said lamps were lit.", "lamps were lit"),
        ("Hanul Port said it was dark. The Coast Guard disagreed. It said lamps were lit.", "lamps were lit"),
    ],
)
def test_nobody_is_named_where_another_may_be_meant(text: str, words: str, tagger: Tagger, base: Knowledge) -> None:
    assert {speaker for speaker, content in said(text, tagger, base) if content == words} == {None}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Noh Seung-taek, the spokesman, was out. A spokesman for the navy came. The spokesman said it was late.",
            None,
        ),
        ("Gwon Do-yeop, the minister, flew there. The Polish minister met him. The minister said it was late.", None),
        ("Tak Jun-ho, the mayor, met the mayor of Sokcho. The mayor said it was late.", None),
        ("Tak Jun-ho, the mayor, opened the hall. The mayor said it was late.", "Tak Jun-ho"),
        ("The mayor, Tak Jun-ho, opened the hall. The mayor said it was late.", "Tak Jun-ho"),
    ],
)
def test_a_description_has_a_name_where_the_text_has_one_of_the_kind(
    text: str, speaker: str | None, tagger: Tagger, base: Knowledge
) -> None:
    given = {one for one, content in said(text, tagger, base) if content == "it was late"}
    assert given == {speaker or text.rsplit("The ", 1)[1].split(maxsplit=1)[0]}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tak Jun-ho, the mayor, told a reporter that it was dark. He said it was late.", "Tak Jun-ho"),
        ("Harriet Colby, a professor of law, said it was dark. She said it was late.", "Harriet Colby"),
        (
            "Its coach, Kye Song Hui, said through an interpreter that it was dark. She said it was late.",
            "Kye Song Hui",
        ),
        ("A spokeswoman, Commander Eo Hye-sun, said it was dark. She said it was late.", "Eo Hye-sun"),
        ("Tak Jun-ho said the president had slept. He said it was late.", "Tak Jun-ho"),
        ("Gwon Do-yeop said it was dark. His wife thinks he is tired. He said it was late.", "Gwon Do-yeop"),
        ("Residents said it was dark. They said it was late.", "Residents"),
        ("Kim Han-su, who met Pak Tae-min on Monday, said it was dark. He said it was late.", "Kim Han-su"),
        ("Mrs. Heo Sun-ja spoke. She said it was dark. Ju Han-su left. He said it was late.", "Ju Han-su"),
        ("Ok Mi-ran opened it. She said it was dark. Ok and Ju Han-su left. He said it was late.", "Ju Han-su"),
        ('"It was dark," said Kim Han-su. He said it was late.', "Kim Han-su"),
        ("Spokeswoman Ok Mi-ran met Ju Han-su. He said it was late.", "Ju Han-su"),
    ],
)
def test_who_spoke_last_is_meant_where_nobody_else_acts(
    text: str, speaker: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, "it was late") in said(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("When a guest asked about the bill, a waiter rose and said it was late.", "waiter"),
        ("As Tak Jun-ho was explaining that it was safe, a woman left him and said it was late.", "woman"),
        ("A teacher at the school where Ma Dong-hee's daughter plays the piano said it was late.", "teacher"),
        ("The owner of a hall where a ceiling collapsed on Monday said it was late.", "owner"),
        ("Officials in the town where a barrier fell said it was late.", "Officials"),
        ("The company that employs Tak Myeong-su said it was late.", "company"),
        ("A spokesman for the governor, Chae Woong, said it was late.", "spokesman for the governor"),
        ("The head of the agency, Chae Woong, said it was late.", "Chae Woong"),
        ("Her guest, the historian Gil Sang-woo, said it was late.", "Gil Sang-woo"),
        ("Critics of the dam, including Senator Ray Dutton, said it was late.", "Critics of the dam"),
        ("The Dane said it was late.", "Dane"),
        ("Your first officer said it was late.", "Your first officer"),
        ("Pang Il-kyu's successor as commander of the fleet said it was late.", "Pang Il-kyu's successor"),
    ],
)
def test_the_subject_of_a_clause_is_not_taken_from_another_one(
    text: str, speaker: str, tagger: Tagger, base: Knowledge
) -> None:
    assert {one for one, content in said(text, tagger, base) if content == "it was late"} == {speaker}


@pytest.mark.parametrize(
    ("text", "not_this"),
    [
        ("A woman who told police that she had seen the driver later said it was late.", "driver"),
        ("The farmer from whom Tak Jun-ho bought the field said it was late.", "field"),
        ('The figures speak "for themselves and loudly", a clerk said.', "figures"),
    ],
)
def test_an_object_or_a_figure_does_not_speak(text: str, not_this: str, tagger: Tagger, base: Knowledge) -> None:
    assert not_this not in {speaker for speaker, _ in said(text, tagger, base)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tak Jun-ho runs the ferry. His wife disagrees. She says it was late.", "His wife"),
        ("Bae Mi-ok runs the ferry. Her husband does not. He says it was late.", "Her husband"),
        # the owner, or somebody else of the gender, may speak
        ("Bae Mi-ok runs the ferry. Her sister disagrees. She says it was late.", None),
        ("Elke Sommer met Tak Jun-ho. His wife disagrees. She says it was late.", None),
        ("Tak Jun-ho runs the ferry. His wife met Bae Mi-ok. She says it was late.", None),
        ("Tak Jun-ho runs the ferry. His wife met a doctor. She says it was late.", None),
        ("Tak Jun-ho runs the ferry. His first wife disagrees. She says it was late.", None),
        ("Bae Mi-ok said it was early. Tak Jun-ho left. His wife disagrees. She says it was late.", None),
    ],
)
def test_the_relative_of_whom_the_sentence_before_tells_speaks(
    text: str, speaker: str | None, tagger: Tagger, base: Knowledge
) -> None:
    assert {one for one, content in said(text, tagger, base) if content == "it was late"} == {speaker}


@pytest.mark.parametrize(
    ("where", "speaker"),
    [
        ("At the president's office, the", "spokesman"),
        ("At the UN Command, the", "spokesman"),
        ("In Tokyo, the", "spokesman"),
        ("At the Defence Ministry, the", "spokesman"),
        ("At headquarters, the", "Tak Jun-ho"),
        ("At a briefing in Tokyo, the", "Tak Jun-ho"),
        ("In a statement from Tokyo, the", "Tak Jun-ho"),
        ("In talks with the committee, the", "Tak Jun-ho"),
        ("In Seoul, the", "Tak Jun-ho"),
        ("At the ministry, the", "Tak Jun-ho"),
        ("At a briefing, the", "Tak Jun-ho"),
        ("In May, the", "Tak Jun-ho"),
        ("The", "Tak Jun-ho"),
    ],
)
def test_the_spokesman_of_another_body_is_somebody_else(
    where: str, speaker: str, tagger: Tagger, base: Knowledge
) -> None:
    text = f"Foreign ministry spokesman Tak Jun-ho said in Seoul that it was early. {where} spokesman said it was late."
    assert {one for one, content in said(text, tagger, base) if content == "it was late"} == {speaker}
