"""Whom "he", "she", "it" and "the 34-year-old" mean, and when that is left open."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

OPENING = "SEOUL, Nov. 24 — The council met at the port on Monday and talked for two hours.\n\n"


def speaker(read: Reads, text: str) -> str | None:
    """Who made the last statement."""
    return read(OPENING + text)[-1].speaker


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"The line must open," said Tak Jun-ho. Bae Sung-min nodded. "Nobody disagrees," he said.', "Bae Sung-min"),
        ('"We are tired," said Lee Min-ji. Her husband, Park Joon, waited. "I never see her," he said.', "Park Joon"),
        ('"Voters want quiet," said Lim Dae-sik. One of his students, Go Eun, left. "I asked," she said.', "Go Eun"),
        ('"We will pay," said Choi Min. The head of the union laughed. "They never pay," he said.', None),
        ('"Sanctions work," said John Miller. The Chinese delegate rose. "They hurt the poor," he said.', None),
        ('"Did you sign it?" asked Han Sang-woo. He shook his head. "I was abroad," he said.', None),
        ('"It is a farce," said Marie Dupont. "It will end," said her lawyer. "I am not afraid," she said.', None),
        ('"He is our best," said coach Ma Sang-hun. He threw 90 balls. "My arm is fine," he said.', None),
        ('"She is our best," said coach Ma Sang-hun. He smiled. "And she is young," he said.', "Ma Sang-hun"),
        ('Noh Ki-tae fell ill. His daughter, Noh Hye-in, said he was better. "I am not," he said.', "Noh Ki-tae"),
        ('Noh Ki-tae fell ill. Noh Hye-in, his daughter, said he was better. "I am not," he said.', "Noh Ki-tae"),
        ('Noh Ki-tae fell ill. His wife Lee Na-ri said he was better. "I am not," he said.', "Noh Ki-tae"),
        ('According to the woman, Noh Ki-tae said he was better. "I was ill," he said.', "Noh Ki-tae"),
        ('Noh Ki-tae, his wife, and a son left. "We are safe," said Noh Ki-tae. "I am," he said.', "Noh Ki-tae"),
    ],
)
def test_he_is_not_the_last_speaker_where_another_may_speak(text: str, who: str | None, read: Reads) -> None:
    """Since "said NAME" counts, whoever is asked, spoken of or described in between was taken for NAME."""
    assert speaker(read, text) == who


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("He opens at five. The shop has two ovens, and he built both. Flour is dear.", "Nam Ji-ho"),
        ("Rooms cost 90 dollars. The beach is long. The bus was new. The sea was calm.", None),
    ],
)
@pytest.mark.parametrize("pronoun", ["he", "the 61-year-old"])
def test_who_was_named_long_before_must_be_told_of_since(told: str, who: str | None, pronoun: str, read: Reads) -> None:
    """Any "he said" of a text that names one person was that person's, as one who had long been dead."""
    assert speaker(read, f'Nam Ji-ho sells bread by the river. {told} "I need no more," {pronoun} said.') == who


def test_an_age_is_of_nobody_who_is_only_the_one_with_a_name(read: Reads) -> None:
    text = "Mr. Nam Ji-ho was released on Monday. {}The 34-year-old said the food had been bad."
    assert speaker(read, text.format("")) == "Nam Ji-ho"
    assert speaker(read, text.format("A woman in red waited for him. ")) is None


@pytest.mark.parametrize(
    "between",
    ["China's embassy closed its gates.", "China's position is the same.", "Pyongyang's army moved guns to the line."],
)
def test_it_may_be_who_owns_the_subject_in_between(between: str, read: Reads) -> None:
    text = f"South Korea's Foreign Ministry said talks had ended. {between} It said no one was hurt."
    assert speaker(read, text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('Choo Mi-ae met Yoon Suk Yeol in a corridor. "This will be judged," she said.', "Choo Mi-ae"),
        ('Park Geun-hye met Hwang Kyo-ahn in a hotel. "I had no idea," he said.', "Hwang Kyo-ahn"),
        ('Cho Min-a left the North in 2011. Kim Jong Un closed the border. "I had one call," she said.', "Cho Min-a"),
        ('Mary Holt met Kenneth Dale at the gate. "It was locked," she said.', "Mary Holt"),
        ('Mary Holt met Anna Dale at the gate. "It was locked," she said.', None),
        ('"I am old," said the widow. Mary Holt and Kenneth Dale were there. "It was locked," she said.', None),
        ('Paul Kim, a spokeswoman for the union, met Susan Rice. "It was locked," she said.', None),
        ('"It is late," the fireman told Mary Holt and Kenneth Dale. "It was locked," he said.', None),
        ('Lee Min-ho met Han Do-yun at the gate. "It was locked," he said.', None),
    ],
)
def test_she_is_no_man_who_is_known(text: str, who: str | None, read: Reads) -> None:
    """By the knowledge base, or by a given name of one gender. "She" was Kim Jong Un."""
    assert speaker(read, text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The driver has been here for years. He has ear plugs. When Lee Jae-myung came, he threw them away.", None),
        ("Lee Jae-myung came on Monday. When Lee arrived, he met the farmers.", "Lee Jae-myung"),
        ("When Lee Jae-myung came on Monday, he met the farmers.", "Lee Jae-myung"),
    ],
)
def test_who_is_named_to_tell_a_time_is_not_who_acts(text: str, who: str | None, read: Reads) -> None:
    assert speaker(read, text + ' "It is quiet now," he said.') == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Pablo Sabbag scored the equaliser.", "Pablo Sabbag"),
        ("Syria sent six players. Pablo Sabbag scored.", "Syrian"),
        ("Pablo Sabbag passed to Jo Hyeon-woo.", "Syrian"),
        ("President Lee Jae-myung received a delegation.", "Syrian"),
        ("Park Seung-gil opened a shelter.", "Syrian"),
    ],
)
def test_a_nationality_is_that_of_the_only_person(text: str, who: str, read: Reads) -> None:
    assert speaker(read, text + ' "I closed my eyes," the Syrian said.') == who
