"""Short English texts of our own with their statements, marked by hand."""

from __future__ import annotations

from typing import NamedTuple


class MarkedStatement(NamedTuple):
    """One statement of a text: its kind, its content as written, and the expected speaker.

    `speaker` is None where the text does not settle it.
    """

    kind: str
    words: str
    speaker: str | None


class MarkedText(NamedTuple):
    """A text written for these tests, and its statements."""

    text: str
    statements: tuple[MarkedStatement, ...]


ENGLISH = (
    MarkedText(
        '"The launch threatens everyone in the region," Defense Minister Shin Won-sik said on Monday. '
        '"We will answer it." He added that drills with the United States would go on.',
        (
            MarkedStatement("direct", "The launch threatens everyone in the region", "Shin Won-sik"),
            MarkedStatement("direct", "We will answer it", "Shin Won-sik"),
            MarkedStatement("indirect", "drills with the United States would go on", "Shin Won-sik"),
        ),
    ),
    MarkedText(
        "“Dialogue is the only way,” said Liu Xiaoming, China's envoy for Korean affairs, after the call.",
        (MarkedStatement("direct", "Dialogue is the only way", "Liu Xiaoming"),),
    ),
    MarkedText(
        '"We have time," Antony Blinken told reporters in Seoul, "but not forever."',
        (
            MarkedStatement("direct", "We have time", "Antony Blinken"),
            MarkedStatement("direct", "but not forever", "Antony Blinken"),
        ),
    ),
    MarkedText(
        "Chinese Foreign Ministry spokesman Lin Jian said China hopes that all parties will show restraint.",
        (MarkedStatement("indirect", "China hopes that all parties will show restraint", "Lin Jian"),),
    ),
    MarkedText(
        "The two sides exchanged fire near the line for ten minutes, according to the Joint Chiefs of Staff.",
        (
            MarkedStatement(
                "indirect", "The two sides exchanged fire near the line for ten minutes", "Joint Chiefs of Staff"
            ),
        ),
    ),
    MarkedText(
        'Pak urged China to use its influence and called the tests "a dangerous habit" that must end.',
        (
            MarkedStatement("indirect", "China to use its influence", "Pak"),
            MarkedStatement("mixed", 'the tests "a dangerous habit" that must end', "Pak"),
        ),
    ),
    MarkedText(
        "A spokesman for the provincial police said two fishermen were missing. The spokesman said the search would "
        "resume at dawn.",
        (
            MarkedStatement("indirect", "two fishermen were missing", "spokesman for the provincial police"),
            MarkedStatement("indirect", "the search would resume at dawn", "spokesman for the provincial police"),
        ),
    ),
    MarkedText(
        "Kishida met Yoon for an hour. He said the talks had been frank.",
        (MarkedStatement("indirect", "the talks had been frank", None),),
    ),
    MarkedText(
        "“We waited all night for the boats.\n\n“Nobody came,” the harbor master, Choi Min-ho, said.",
        (
            MarkedStatement("direct", "We waited all night for the boats", "Choi Min-ho"),
            MarkedStatement("direct", "Nobody came", "Choi Min-ho"),
        ),
    ),
    MarkedText(
        "Kim was quoted as saying that the factory must double its output by autumn.",
        (MarkedStatement("indirect", "the factory must double its output by autumn", "Kim"),),
    ),
    MarkedText(
        "Pyongyang, March 3 (KCNA) -- The Foreign Ministry of the DPRK released the following statement on Sunday:\n"
        "The hostile acts have crossed a line.\nThey will be answered.\nNo one should misjudge our will. -0-",
        (
            MarkedStatement(
                "direct",
                "The hostile acts have crossed a line.\nThey will be answered.\nNo one should misjudge our will.",
                "Foreign Ministry",
            ),
        ),
    ),
    MarkedText(
        "박진 외교부 장관은 12일 기자들과 만나 “대화의 문은 열려 있다”고 말했다. 그는 “조건은 없다”고 덧붙였다.",
        (
            MarkedStatement("direct", "대화의 문은 열려 있다", "Park Jin"),
            MarkedStatement("direct", "조건은 없다", "Park Jin"),
        ),
    ),
    MarkedText(
        'Visitors called the show "unforgettable, every minute of it." The museum sells a book titled "The Long River '
        'of Seoul" at its shop.',
        (MarkedStatement("mixed", 'the show "unforgettable, every minute of it.', "Visitors"),),
    ),
    MarkedText(
        "BEIJING: Envoys of both sides will meet again in May, the Chinese Foreign Ministry said on Friday.",
        (MarkedStatement("indirect", "Envoys of both sides will meet again in May", "Foreign Ministry"),),
    ),
    MarkedText(
        "At least 300 boats returned to the harbor before the storm, the coast guard said Friday, the most in a year.",
        (MarkedStatement("indirect", "At least 300 boats returned to the harbor before the storm", "coast guard"),),
    ),
    MarkedText(
        "Critics, who say the bridge is unsafe, marched on Friday.",
        (MarkedStatement("indirect", "the bridge is unsafe", "Critics"),),
    ),
)
