"""Whose view a sentence gives is told by an adverbial, a number or a name as well; look-alikes state nothing."""

from __future__ import annotations

from tests.fakes.tables import table
from tests.text.statements.conftest import Reads

SAID = [
    (
        "The link, in Yoo Seung-gil's view, is a gift to builders.",
        "The link, in Yoo Seung-gil's view, is a gift to builders",
    ),
    ("The link is a gift to builders, in the view of the union.", "The link is a gift to builders"),
    ("The plan was dead, in the mayor's opinion, and the council knew it.", "The plan was dead"),
    ("The bridge will be closed, by the senator's account.", "The bridge will be closed"),
    ("By the senator's own account, the bridge was closed.", "the bridge was closed"),
    ("In the reading of Duan Wei, a scholar at the institute, the mill needs fuel.", "the mill needs fuel"),
    ("To critics, the plan is a bribe.", "the plan is a bribe"),
    ("To most voters, the plan is a bribe.", "the plan is a bribe"),
    ("To the mayor, the letter looked like a threat.", "the letter looked like a threat"),
    ("The ministry puts the harvest at 3.5 million tons.", "the harvest at 3.5 million tons"),
    ("The bank sees inflation at about 2.1 percent next year.", "inflation at about 2.1 percent next year"),
    ("The governor saw a need to raise rates.", "a need to raise rates"),
    ("The court held that such bans did not violate rights.", "such bans did not violate rights"),
    ("The government's stance has long been that the troops stay.", "the troops stay"),
    ("The firm expects the market for high-speed trains to grow.", "the market for high-speed trains to grow"),
    ("Kim Tae-ho asked that the pier be closed.", "the pier be closed"),
    ("The lawyer convinced the jury that his client was innocent.", "his client was innocent"),
    ("The mayor left no doubt that he would run.", "he would run"),
    ("The mayor is under the impression that the bridge is new.", "the bridge is new"),
    ("The mayor spoke in favor of a new bridge.", "a new bridge"),
    ("The mayor ruled out a run for governor.", "a run for governor"),
    ("The city has a plan that critics call a bribe.", "a bribe"),
    ("The council was told by Lim Eul-chul that the pier was unsafe.", "the pier was unsafe"),
    ("State television reported floods along the river and showed Premier Pak Thae Song.", "floods along the river"),
    ('The paper calls it "a grave threat" and devotes nine pages to it.', "a grave threat"),
    (
        "The mayor called on the council to vote by May, apparently unaware that it had.",
        "the council to vote by May",
    ),
]
"""Text, and its only statement."""
NOT_SAID = [
    "Kim Tae-ho was not amused, and the link, in his view, was a gift.",
    "She sold the house because it was, in the mayor's opinion, too big.",
    "Lawyers found an error in the court's opinion.",
    "The government has confidence in the mayor's judgment.",
    "He had seen that look, in the eyes of his father, before the war.",
    "The bridge stood, by the river's edge, for years.",
    "To the north, the sea was rough and grey.",
    "To Kim Tae-ho, the letter was sent in May.",
    "To Kim Tae-ho, the hall was closed by his aides.",
    "To help Kim Tae-ho, the aides were at the door.",
    "To protect residents, the wall was high.",
    "To Seoul, the road is 40 kilometers long.",
    "The mayor put the meeting at 10 a.m. on Monday.",
    "The mayor put the boat at the pier.",
    "The mayor put guards at 12 posts.",
    "The firm put its office at 12 Sejong Street.",
    "The pilot saw the boat at 300 meters.",
    "The striker saw a chance at the far post.",
    "The pilot saw a light over the hills.",
    "The mayor held that office for years.",
    "The mayor held talks in Busan.",
    "South Korea protested within the hour.",
    "The mayor resigned on Monday over claims that children had been admitted with forged marks.",
    "Thousands of doctors went back to work, ending a walkout that began over a plan to admit students.",
    "The official that the ministry called the next day left.",
    "The drill that officials called off was a test.",
    "The coach ruled out Kim Tae-ho for the season.",
    "The mayor shrugged off his coat.",
    "The answer that the mayor gave was short.",
]
NAMED = [
    ("The owner, Sebit Marine, apologized and said the ship was safe.", "Sebit Marine"),
    ("The union leader, Ma Sang-do, stood up and said the ship was safe.", "Ma Sang-do"),
    ("The mayor of Jeju, South Korea, left the hall and said the ship was safe.", "mayor"),
]
"""Text, and who says the last of its statements."""


@table("text, content", SAID)
def test_a_view_is_a_statement(text: str, content: str, read: Reads) -> None:
    assert [quote.text for quote in read(text)] == [content]


@table("text", NOT_SAID)
def test_what_only_looks_like_a_view_is_none(text: str, read: Reads) -> None:
    assert not read(text)


@table("text, speaker", NAMED)
def test_a_name_behind_a_description_speaks(text: str, speaker: str, read: Reads) -> None:
    assert read(text)[-1].speaker == speaker


def test_a_claim_to_a_place_states_nothing(read: Reads) -> None:
    text = "A spokesman deplored the paper's renewed claim to the islets and demanded that it be withdrawn."
    assert [quote.text for quote in read(text)] == ["the paper's renewed claim to the islets", "it be withdrawn"]
