"""The first long texts of a shelf, which does not know yet which words are ordinary."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from bot.news.clustering.assign import JOIN_ONE
from bot.news.clustering.similarity import likeness
from bot.news.clustering.vectors import weigh
from bot.news.terms.words import read_terms

DAY = 739_575

SETTLED = (
    "K-pop agency and singer settle after three years",
    """The singer Yuna Seo and her former agency, Moonrise Entertainment, have settled their dispute over unpaid
royalties, lawyers for both sides told the Seoul Central District Court on Monday.
Seo, 27, who left the group Paper Moon in 2022, had claimed 1.1 billion won. The terms were not disclosed. "She
can sing her own songs again," said her lawyer, Kang Jin-seok. "That is what she wanted."
Moonrise's chief executive, Do Hyun-woo, did not attend. In a statement the agency said it regretted that "young
people were hurt on both sides of the table".
The regulator had found in 2024 that Moonrise's contracts bound trainees for up to eleven years. An official
called them "a lease on a childhood". The agency changed them last year.
Fans welcomed the news. "We paid for billboards; now we can pay for tickets," wrote one. Lee Gyu-ho, who teaches
pop culture at Gangmun University, said most such cases end quietly because neither side wants its books read
aloud in court.
Seo is to release an album in spring, according to her new agency.""",
)
SETTLED_AGAIN = (
    "Singer and label end royalty fight out of court",
    """A three-year fight over royalties between the singer Yuna Seo and Moonrise Entertainment is over. Both told the
Seoul Central District Court on Monday that they had reached a settlement, and the judge closed the case.
Seo had sued for 1.1 billion won after she left Paper Moon in 2022. Neither her lawyer, Kang Jin-seok, nor the
agency would say how much is paid. According to Kang, the rights to eleven songs go back to the singer.
Moonrise said in a statement that it regretted what had happened to "young people". Its chief executive, Do
Hyun-woo, stayed away from the hearing.
The contracts of the agency's trainees ran for up to eleven years until the regulator stepped in two years ago.
They are shorter now.
Seo's next album is planned for spring. Fans hung a banner outside the courthouse that read "Sing".""",
)
BONES = (
    "Families agree to test bones from a drowned mine",
    """SEOUL — The heirs of Korean and Japanese miners who drowned in 1942 agreed on Tuesday to start DNA tests on
remains that divers found in the mine, a step that they have waited eighty years for.
"It is a small step," said Lee Jin-ho, who speaks for the Korean side, after talks that ran for ninety minutes.
Yoko Ishida, who leads the Japanese group, said experts would meet next month. She said both sides wanted
"results that we can hold in our hands".
The two also spoke about who pays. Lee said they had agreed to share the cost; Ishida, who keeps a blue ribbon
on her jacket, thanked him. They did not say what happens if the bones belong to nobody who is known.
The group dived into the mine in 2024 and 2025. Ishida said she wept when the skull came up. "We found it with
our own money," she said. "Now let the state find the name."
In Seoul, Jeon Seok-ho, 92, whose father died in the mine, said he did not expect to live to see the result. His
son has given a blood sample. "I always wanted to know which way he ran," he said.""",
)
CHIEF = (
    "Search firm names insider as chief after founder steps back",
    """Nuri Corp. named Kim Hee-chan, its chief financial officer, to succeed Choi Soo-jin as chief executive in March,
the company said on Monday, a year after its founder, Lee Hae-gyu, returned as chairman.
Choi, 44, the second woman to lead the internet group, will remain on the board. She had told staff in August
that she did not intend to seek a third term, according to two people at the meeting.
"Hee-chan knows where every won went," Lee said in a letter to employees. "Now he has to know where the next one
comes from."
Analysts had expected an outsider. "The market wanted an engineer," said Oh Dong-il of Mirim Securities. Kim,
who joined in 2016, led the purchase of a rival in 2023 and a merger announced in November.
The union called the choice disappointing. Its head, Oh Se-hun, said Kim had refused to meet it during last
year's wage talks. Nuri said he had met union officials twice. It did not give dates.
Shares fell 1.9 percent to 254,000 won. Its rival lost 0.4 percent.""",
)


def test_two_events_that_share_ordinary_words_are_two_stories() -> None:
    """ "She", "wanted", "side" and a family name were rare on an empty shelf: a singer and a mine were one event."""
    assert all(likened(one, other) < JOIN_ONE for one, other in combinations((SETTLED, BONES, CHIEF), 2))


def test_two_reports_of_one_event_join_all_the_same() -> None:
    assert likened(SETTLED, SETTLED_AGAIN) > JOIN_ONE


def likened(one: tuple[str, str], other: tuple[str, str]) -> float:
    """The likeness of the only two texts of a shelf, each a title and a text."""
    terms, others = read_terms(*one), read_terms(*other)
    frequencies = Counter([*terms.counts, *others.counts])
    return likeness(weigh(terms, 2, frequencies, DAY), weigh(others, 2, frequencies, DAY))
