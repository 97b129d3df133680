"""Our own short texts with who said what in them, marked by hand.

A saying is (kind, words as they stand, speaker): the speaker is the name the desk should show, None where the text does
not settle it.
"""

from __future__ import annotations

from typing import NamedTuple


class Saying(NamedTuple):
    """One statement of a text."""

    kind: str
    words: str
    speaker: str | None


class Told(NamedTuple):
    """A text written for these tests and what is said in it."""

    text: str
    sayings: tuple[Saying, ...]


TOLD = (
    Told(
        '"The launch threatens everyone in the region," Defense Minister Shin Won-sik said on Monday. '
        '"We will answer it." He added that drills with the United States would go on.',
        (
            Saying("direct", "The launch threatens everyone in the region", "Shin Won-sik"),
            Saying("direct", "We will answer it", "Shin Won-sik"),
            Saying("indirect", "drills with the United States would go on", "Shin Won-sik"),
        ),
    ),
    Told(
        "“Dialogue is the only way,” said Liu Xiaoming, China's envoy for Korean affairs, after the call.",
        (Saying("direct", "Dialogue is the only way", "Liu Xiaoming"),),
    ),
    Told(
        '"We have time," Antony Blinken told reporters in Seoul, "but not forever."',
        (Saying("direct", "We have time", "Antony Blinken"), Saying("direct", "but not forever", "Antony Blinken")),
    ),
    Told(
        "Chinese Foreign Ministry spokesman Lin Jian said China hopes that all parties will show restraint.",
        (Saying("indirect", "China hopes that all parties will show restraint", "Lin Jian"),),
    ),
    Told(
        "The two sides exchanged fire near the line for ten minutes, according to the Joint Chiefs of Staff.",
        (Saying("indirect", "The two sides exchanged fire near the line for ten minutes", "Joint Chiefs of Staff"),),
    ),
    Told(
        'Pak urged China to use its influence and called the tests "a dangerous habit" that must end.',
        (
            Saying("indirect", "China to use its influence", "Pak"),
            Saying("mixed", 'the tests "a dangerous habit" that must end', "Pak"),
        ),
    ),
    Told(
        "A spokesman for the provincial police said two fishermen were missing. The spokesman said the search would "
        "resume at dawn.",
        (
            Saying("indirect", "two fishermen were missing", "spokesman for the provincial police"),
            Saying("indirect", "the search would resume at dawn", "spokesman for the provincial police"),
        ),
    ),
    Told(
        "Kishida met Yoon for an hour. He said the talks had been frank.",
        (Saying("indirect", "the talks had been frank", None),),
    ),
    Told(
        "“We waited all night for the boats.\n\n“Nobody came,” the harbor master, Choi Min-ho, said.",
        (
            Saying("direct", "We waited all night for the boats", "Choi Min-ho"),
            Saying("direct", "Nobody came", "Choi Min-ho"),
        ),
    ),
    Told(
        "Kim was quoted as saying that the factory must double its output by autumn.",
        (Saying("indirect", "the factory must double its output by autumn", "Kim"),),
    ),
    Told(
        "Pyongyang, March 3 (KCNA) -- The Foreign Ministry of the DPRK released the following statement on Sunday:\n"
        "The hostile acts have crossed a line.\nThey will be answered.\nNo one should misjudge our will. -0-",
        (
            Saying(
                "direct",
                "The hostile acts have crossed a line.\nThey will be answered.\nNo one should misjudge our will.",
                "Foreign Ministry",
            ),
        ),
    ),
    Told(
        "박진 외교부 장관은 12일 기자들과 만나 “대화의 문은 열려 있다”고 말했다. 그는 “조건은 없다”고 덧붙였다.",
        (Saying("direct", "대화의 문은 열려 있다", "Park Jin"), Saying("direct", "조건은 없다", "Park Jin")),
    ),
    Told(
        'Visitors called the show "unforgettable, every minute of it." The museum sells a book titled "The Long River '
        'of Seoul" at its shop.',
        (Saying("mixed", 'the show "unforgettable, every minute of it.', "Visitors"),),
    ),
    Told(
        "BEIJING: Envoys of both sides will meet again in May, the Chinese Foreign Ministry said on Friday.",
        (Saying("indirect", "Envoys of both sides will meet again in May", "Foreign Ministry"),),
    ),
    Told(
        "At least 300 boats returned to the harbor before the storm, the coast guard said Friday, the most in a year.",
        (Saying("indirect", "At least 300 boats returned to the harbor before the storm", "coast guard"),),
    ),
    Told(
        "Critics, who say the bridge is unsafe, marched on Friday.",
        (Saying("indirect", "the bridge is unsafe", "Critics"),),
    ),
)
