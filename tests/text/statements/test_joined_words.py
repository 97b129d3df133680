"""Where the words of one speaker end, and who speaks next: "yet", "then", replies, a claim that others judge."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

Told = list[tuple[str | None, str]]
FILLER = "\nThe pier at the old harbour was built of stone in 1902. Rain fell on the town all afternoon."


def told(read: Reads, text: str) -> Told:
    """Speaker and words of each statement."""
    text += FILLER
    return [(one.speaker, text[one.start : one.end]) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The regulator, David Penn, faulted the company over leaks yet defended the rise as unavoidable.",
            [("David Penn", "the company over leaks"), ("David Penn", "the rise as unavoidable")],
        ),
        (
            "The coach blamed the referee for the loss then called the rule absurd.",
            [("coach", "the referee for the loss"), ("coach", "the rule absurd")],
        ),
        (
            "The minister praised the union yet warned that pay would be frozen.",
            [("minister", "pay would be frozen")],
        ),
        (
            "Kim Ho-jin said Pak Mi-ran then warned that the line would close.",
            [
                ("Kim Ho-jin", "Pak Mi-ran then warned that the line would close"),
                ("Pak Mi-ran", "the line would close"),
            ],
        ),
        (
            "The judge said the lawyer then called the rule absurd.",
            [("judge", "the lawyer then called the rule absurd"), ("lawyer", "the rule absurd")],
        ),
        (
            "The mayor rejected a plan not yet agreed by the council.",
            [("mayor", "a plan not yet agreed by the council")],
        ),
        (
            "The mayor criticised the then minister's plan for the bridge.",
            [("mayor", "the then minister's plan for the bridge")],
        ),
    ],
)
def test_yet_and_then_join_verbs_of_one_subject(text: str, expected: Told, read: Reads) -> None:
    """Whom somebody blamed was the speaker of what follows."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Counsel asked who had given it. He replied that nobody had.", None),
        ("The judge asked how many bags there were. She answered that she had stopped counting.", None),
        ("Lee asked whether the port was safe, and he replied that it was safe.", None),
        ("Rupert Oakes asked why the form was blank. He said that it was odd.", "Rupert Oakes"),
        ("Rupert Oakes said the form was blank. He replied to critics that it was common.", "Rupert Oakes"),
    ],
)
def test_who_asks_does_not_reply(text: str, speaker: str | None, read: Reads) -> None:
    """The answer was given to who had asked."""
    assert told(read, text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The firm said it had paid its taxes, an assertion the union called a joke.",
            [("firm", "it had paid its taxes")],
        ),
        ("Pak said he had won, a claim Lee rejected.", [("Pak", "he had won")]),
        (
            "The ministry announced plans to build three destroyers, a step it said was needed against submarines.",
            [("ministry", "plans to build three destroyers"), ("ministry", "was needed against submarines")],
        ),
        (
            "The mayor promised a free ferry, a plan her treasurer said would cost six million.",
            [("mayor", "a free ferry"), ("her treasurer", "would cost six million")],
        ),
        (
            "The mayor said the council needed money, a plan for the pier and a new boat.",
            [("mayor", "the council needed money, a plan for the pier and a new boat")],
        ),
        (
            "The envoy said the talks would go on, a figure of speech.",
            [("envoy", "the talks would go on, a figure of speech")],
        ),
    ],
)
def test_a_claim_that_somebody_judges_ends_what_is_said(text: str, expected: Told, read: Reads) -> None:
    """What others think of a claim was part of it."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Chile's miners' federation gave warning that a strike was days away.", "Chile's miners' federation"),
        ("The state's farmers' lobby fears that prices will fall.", "state's farmers' lobby"),
        ("The union's claim that pay had fallen was false.", "union"),
        ("Kim Ho-jin's repeated claim that the port was shut angered drivers.", "Kim Ho-jin"),
    ],
)
def test_an_owner_of_a_body_is_not_that_of_its_claim(text: str, speaker: str, read: Reads) -> None:
    """The miners were said to warn, and the farmers to fear."""
    assert [who for who, _ in told(read, text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ministers said the port would close, and the union denied it.", "the port would close"),
        (
            "Ministers said the port would close, and that the union had denied it.",
            "the port would close, and that the union had denied it",
        ),
        (
            "The mayor said a rumour had spread, and nobody had denied it to her.",
            "a rumour had spread, and nobody had denied it to her",
        ),
        ("Prosecutors say he took bribes from a builder, which Colm Reid denies.", "he took bribes from a builder"),
        (
            "The union says the long offer to nurses, which the ministry rejected, was fair.",
            "the long offer to nurses, which the ministry rejected, was fair",
        ),
        ("The council promised a fair hearing and her supporters danced in the square.", "a fair hearing"),
        ("The mayor criticised the closure of the pier as drivers left.", "the closure of the pier"),
        ("The mayor criticised the closure of the pier as unfair.", "the closure of the pier as unfair"),
        (
            "The critic described the film as a tale of soldiers left behind.",
            "the film as a tale of soldiers left behind",
        ),
        ("The union was opposed to the closure of the yard and the ministry agreed.", "the closure of the yard"),
        (
            "The mayor was critical of the firm's failure to keep records and will write to the police.",
            "the firm's failure to keep records",
        ),
    ],
)
def test_what_others_do_ends_what_is_said(text: str, words: str, read: Reads) -> None:
    """The denial, and what others did meanwhile, stood in the words of who spoke."""
    assert [said for _, said in told(read, text)] == [words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "What the minister made clear was that no compensation would be paid.",
            [("minister", "no compensation would be paid")],
        ),
        ("What the union wants is a rise of ten percent.", [("union", "a rise of ten percent")]),
        ("What the mayor fears is that the shops will shut.", [("mayor", "the shops will shut")]),
        ("What the union wanted was never said.", []),
        ("What nobody said was that the port would close.", []),
        ("Boats will stay in port over a quota that their owners describe as theft.", [("their owners", "as theft")]),
        ("The deal, which unions regard as a betrayal, was signed.", [("unions", "as a betrayal")]),
        ("The city opened a bridge that residents see as they leave.", []),
        ("They opened a bridge that residents use as a market.", []),
        ("A plan described as reckless was dropped.", []),
    ],
)
def test_what_somebody_says_of_a_thing_is_found(text: str, expected: Told, read: Reads) -> None:
    """Only "what Kim said was that" and "a plan that critics call a bribe" were read."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ruling, the agriculture lobby claims, puts two million jobs in danger.",
            [("agriculture lobby", "The ruling, the agriculture lobby claims, puts two million jobs in danger")],
        ),
        (
            "The plan, the growers' union fears, will ruin them.",
            [("growers' union", "The plan, the growers' union fears, will ruin them")],
        ),
        ("The papers, the ministry claims, were false.", []),
        ("The files, the agency reports, and two maps were burned.", []),
    ],
)
def test_a_clause_is_interrupted_by_a_verb_like_a_noun(text: str, expected: Told, read: Reads) -> None:
    """What is single before it has no apposition in the plural."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bishop closed the synod with a warning that the church was dying.",
            [("bishop", "the church was dying")],
        ),
        (
            "Leaders ended their summit with a call for rich nations to pay for sea walls.",
            [("Leaders", "rich nations to pay for sea walls")],
        ),
        ("The bill met with a warning that it would fail.", []),
        ("The evening ended with a warning that the road was shut.", []),
        ("The minister notes with concern that fish stocks are falling.", [("minister", "fish stocks are falling")]),
        ("The minister spoke with the men that the firm had hired.", []),
        ("The notes with the map that Kim Ho-jin drew were lost.", []),
        (
            "The operator, Nordlys Grid, estimates the cost at nine billion kroner.",
            [("Nordlys Grid", "the cost at nine billion kroner")],
        ),
        ("The guide put the boat at nine moorings.", []),
        (
            "The chair, Dame Ruth Ashworth, was scathing about the governor's absence.",
            [("Ruth Ashworth", "the governor's absence")],
        ),
    ],
)
def test_statements_with_a_noun_or_a_manner_are_found(text: str, expected: Told, read: Reads) -> None:
    """They were missing."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asked about the union's claim that pay had fallen, the minister said it was false.",
            [("union", "pay had fallen"), ("minister", "it was false")],
        ),
        (
            "Confronted with the auditor's warning that money was gone, the mayor left.",
            [("auditor", "money was gone")],
        ),
        (
            "Ignoring warnings from the harbour master that the storm was near, the captain sailed.",
            [("harbour master", "the storm was near")],
        ),
        (
            "Rather than accept the coroner's finding that the hoist was old, the port appealed.",
            [("coroner", "the hoist was old")],
        ),
        (
            "The minister said the union's claim that pay had fallen was false.",
            [("minister", "the union's claim that pay had fallen was false"), ("union", "pay had fallen")],
        ),
        (
            "The court rejected the tribe's claim that the map was forged.",
            [("court", "the tribe's claim that the map was forged")],
        ),
        ("The auditor left, warning that money was gone.", [("auditor", "money was gone")]),
        (
            "Despite Kim Ho-jin's claim that Pak, under fire, would stay, the board fired him.",
            [("Kim Ho-jin", "Pak, under fire, would stay")],
        ),
    ],
)
def test_a_claim_in_an_opening_phrase_ends_at_its_comma(text: str, expected: Told, read: Reads) -> None:
    """ "Asked about the union" was the speaker, and "pay had fallen, the minister" what it said."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The chief constable, answering a question from Ann Bele, who chairs the panel, said files had been lost.",
            [("chief constable", "files had been lost")],
        ),
        (
            "The minister, facing a revolt by farmers, who blocked roads, said the tax would go.",
            [("minister", "the tax would go")],
        ),
        (
            "The director, including his deputy, Ann Bele, said nothing was lost.",
            [("Ann Bele", "nothing was lost")],
        ),
        (
            "Justice Prado thanked counsel for the tribe. He argued that the map was forged.",
            [(None, "the map was forged")],
        ),
        (
            "The mayor praised the lawyer for her patience with the tenants.",
            [("mayor", "the lawyer for her patience with the tenants")],
        ),
        ("The mayor thanked the spokesman for the union and left.", []),
    ],
)
def test_who_is_told_of_in_an_aside_does_not_speak(text: str, expected: Told, read: Reads) -> None:
    """Whose question it was, and who thanked counsel, were the speakers."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor praised the plan for the pier while the council voted it down.",
            [("mayor", "the plan for the pier")],
        ),
        ("The mayor promised to reopen the pier and the council found the money.", [("mayor", "to reopen the pier")]),
        (
            "The mayor, who promised to reopen the pier and then closed it, said she was sorry.",
            [("mayor", "to reopen the pier"), ("mayor", "she was sorry")],
        ),
        (
            "Kim Ho-jin demanded an apology from the ministry but none came.",
            [("Kim Ho-jin", "an apology from the ministry")],
        ),
        ("The bank forecast growth, and shares rose.", [("bank", "growth")]),
        (
            "Police said a man, and two women dressed in black, fled.",
            [("Police", "a man, and two women dressed in black, fled")],
        ),
        (
            "Critics oppose the plan for the pier and say it will ruin the town.",
            [("Critics", "the plan for the pier"), ("Critics", "it will ruin the town")],
        ),
        (
            "Unions ask ministers to listen and say nothing in public.",
            [("Unions", "ministers to listen and say nothing in public")],
        ),
        (
            "The envoy urged both sides to stop shooting and return to talks.",
            [("envoy", "both sides to stop shooting and return to talks")],
        ),
    ],
)
def test_what_happens_ends_an_object(text: str, expected: Told, read: Reads) -> None:
    """What others did then stood in the words; "Critics … and say" had one statement."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The governor of the bank resigned after unions said he had lied to them.", "unions"),
        ("The chief of the bank resigned after unions accused him of lying.", "unions"),
        ("Shares plunged before the bank denied it had lost money.", "bank"),
        ("The plan collapsed after Ann Bele said it was a fraud.", "Ann Bele"),
        ("A diplomat based in Seoul until May told reporters that talks had failed.", "diplomat"),
        ("A driver arrested after a protest by farmers said he had done nothing.", "driver"),
        ("A nurse hired after the war said she had seen nothing.", "nurse"),
        ("A man jailed for fraud told the court he was ill.", "man jailed for fraud"),
        ("A report published by the bank in Oslo warned that prices would rise.", "bank"),
    ],
)
def test_who_speaks_after_something_happened(text: str, speaker: str, read: Reads) -> None:
    """Whoever "resigned after unions said" was given what the unions said."""
    assert [who for who, _ in told(read, text)] == [speaker]


def test_a_verb_behind_an_aside_is_no_part_of_an_object(read: Reads) -> None:
    """ "Toured" stood in what he denied."""
    text = "Ferrand has denied wrongdoing and, with his deputy, toured four continents this year."
    assert told(read, text) == [("Ferrand", "wrongdoing")]
