"""Standing lines: told from lines of the news, each by a few that look alike."""

from __future__ import annotations

import pytest

from bot.lang.standing_lines import (
    ends_article,
    in_caption,
    in_page_line,
    is_boilerplate,
    is_boilerplate_sentence,
    is_caption,
    is_page_line,
    opens_notice,
    without_related,
)


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Missiles over the sea", "More from Seoul", "ADVERTISEMENT", "Share this article", "* * *",
        "© 2024 Harbour News", "All rights reserved. Harbour", "Sign up for our newsletter",
        "홍길동 기자 hong@harbour.example",
        "관련기사 더보기", "무단 전재 및 재배포 금지", "Photo: Han Ji-won", "3 comments", "",
    ],
)  # fmt: skip
def test_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "More than 30 people read the letter.", "Related parties met in Seoul on Monday.", "He shared this view.",
        "Read the statement: it says nothing of missiles, and more of rice.", "북한이 미사일을 발사했다",
        "Copyright law was changed " + "x" * 300,
    ],
)  # fmt: skip
def test_news_is_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize(
    ("line", "ends"),
    [("Comments (3)", True), ("Related articles", True), ("관련 기사", True), ("Comments were made in Seoul.", False),
     ("Most popular" + "!" * 100, False)],
)  # fmt: skip
def test_the_heading_behind_which_an_article_has_ended(line: str, ends: bool) -> None:
    assert ends_article(line) is ends


TOLD = ["The port was shut on Monday.", "Nobody was hurt.", "The gate will open on Friday."]


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        (["Related stories", "The gate that would not open", "", *TOLD], 3),
        (["▶ 관련기사", "▶ 물에 잠긴 상추밭", "군은 댐을 열었다.", "야영객은 없었다.", "문은 닫혔다."], 2),
        (["Related stories", *TOLD], 1),
        (["Related stories", "A gate", TOLD[0], "A crane", TOLD[1], "A hook", TOLD[2]], None),
        (["Related stories", *["A gate that would not open"] * 5, *TOLD], None),
        (["Related stories", "A gate", *TOLD[:2], "Comments", *TOLD], None),
        (["Comments", "Ha Jin-woo", *TOLD], None),
    ],
)
def test_an_article_goes_on_behind_related_headlines_in_its_middle(lines: list[str], start: int | None) -> None:
    assert without_related(lines) == lines[start or 0 :]


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("The bridge at Sinuiju. Photo: Han Ji-won", True),
        ("The bridge at dawn /AFP", True),
        ("The bridge at dawn [사진 하버]", True),
        ("The bridge at dawn (Yonhap)", True),
        ("A crane lifts a gate of the bridge, in 2024. (Han/Harbour Post)", True),
        ("Fans cheer on Monday. Ostrander/Stars of the East", True),
        ("The pair took the title on Sunday. Kim/Lee beat the Danes in 40 minutes.", False),
        ("The bank kept its rate. Delta/Ipsos polls had said so.", False),
        ("The keeper of the bridge at home in 2019. Han Ji-won/The Quay", True),
        ("갈매기가 다리 난간에 앉아 있다. 부산=이도담 기자", True),
        ("6일 오전 야영객이 구조되고 있다. 사진=구룡소방서", True),
        ("사진=구룡시는 다리를 고치겠다고 밝혔다.", False),
        ("안개 낀 다리. [하버신문 자료사진]", True),
        ("갈매기가 난간에 앉아 있다. [구룡시 제공. 재판매 및 DB 금지]", True),
        ("하버신문은 사진의 재판매 및 DB 금지를 알렸다.", False),
        ("橋の前に立つ船長＝3日午後、釜山、田中一郎撮影", True),
        ("图为船员在桥下等候。（海滨网 发）", True),
        ("船员在桥下等候。（海滨社记者 李明 摄）", True),
        ("시는 다리를 고치겠다고 밝혔다. 부산=이도담 기자", False),
        ("The bridge belongs to a firm (Han/Ahn) of the port.", False),
        ("图为什么没有说明，他没有回答。", False),
        ("社長は橋の工事を3社共同で進めると述べた。", False),
        ("The bridge opened, Harbour said.", False),
        ("The photo: a bridge of rice", False),
        ("SEOUL (Yonhap) -- The bridge opened.", False),
    ],
)
def test_words_under_a_picture_end_with_a_credit(line: str, caption: bool) -> None:
    assert is_caption(line) is caption


@pytest.mark.parametrize(
    ("sentence", "boilerplate"),
    [
        ("Read more about the talks.", True),
        ("Editor's note: the talks were on Monday.", True),
        ("This article was first published in May.", True),
        ("(Updates with the envoy's answer, changes headline)", True),
        ("(합의서의 날짜를 바로잡았습니다)", True),
        ("Adds weight to the talks, the envoy wrote.", False),
        ("(The envoy corrects his papers himself.)", False),
        ("그는 합의서의 날짜를 바로잡았습니다.", False),
        ("Kim waves in this undated photo.", True),
        ("Kim (left) waves.", True),
        ("Readers wrote more about the talks.", False),
        ("SEOUL (AP) -- The talks began.", False),
        ("The article of the treaty was changed.", False),
    ],
)
def test_sentences_that_are_none_of_the_article_s(sentence: str, boilerplate: bool) -> None:
    assert is_boilerplate_sentence(sentence) is boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Updated 3 min ago", "Last updated on February 14, 2024 at 3:15 p.m.", "14 Feb 2024 - 05:00 GMT", "2시간 전",
        "2024.02.14 08:12", "Monday", "12 people are reading this now", "1.2k views", "공감 3", "Juche 113 (2024)",
        "1 / 12",
    ],
)  # fmt: skip
def test_lines_about_the_page(line: str) -> None:
    assert is_page_line(line)


@pytest.mark.parametrize(
    "line",
    ["3 dead", "Three missiles were fired on Monday.", "In 2024 three people died.", "By Han Ji-won",
     "May visits Seoul", "The president will arrive on 14 February.", "사망자 3명", "1" * 500 + "x"],
)  # fmt: skip
def test_lines_of_news(line: str) -> None:
    assert not is_page_line(line)


def test_a_piece_of_a_line_about_the_page_is_one_too() -> None:
    """ "Last updated on … at 3:15 p.m." may pass for two sentences, and so may the report around it."""
    text = "The talks went on.\nLast updated on February 14, 2024 at 3:15 p.m.\nThey may end next week."
    for piece, expected in (
        ("Last", True),
        ("updated on", True),
        ("15 p.m", True),
        ("talks", False),
        ("end next", False),
    ):
        start = text.index(piece)
        assert in_page_line(text, start, start + len(piece)) is expected, piece
    assert not in_page_line(text, text.index("went on"), text.index("Last") + 4)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", ["a", " ", "- ", "1 ", "read more ", "updated ", "기자 ", "/AFP ", "(Photo "])
def test_endless_lines_are_read_in_time_that_grows_with_their_length(piece: str) -> None:
    line = piece * 200_000
    for rule in (is_boilerplate, ends_article, is_caption, is_boilerplate_sentence, is_page_line):
        rule(line)
        rule(line[:119])


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("(Corrects name of the ferry in paragraph 3)", True),
        ("(Updates with comment of the harbour master)", True),
        ("(Changes in the tide slowed the divers.)", False),
        ("(Updates of the chart are free.)", False),
    ],
)
def test_a_wires_note_is_what_it_does_to_the_report(sentence: str, opens: bool) -> None:
    assert opens_notice(sentence) is opens


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("Correction, April 16: The ferry has 84 cabins.", True),
        ("Clarification 16 April 2025: The ferry has 84 cabins.", True),
        ("Editor’s note, May 2: The ferry has 84 cabins.", True),
        ("This article was amended on 3 March 2025.", True),
        ("This story was corrected on Friday to reflect the number of cabins.", True),
        ("정정(4월 16일): 여객선의 객실은 84개입니다.", True),
        ("[4월 16일 정정] 여객선의 객실은 84개입니다.", True),
        ("<정정> 여객선의 객실은 84개입니다.", True),
        ("訂正（16日）：客室は84室です。", True),
        ("更正（4月16日）：客舱共84间。", True),
        ("Correction 5 of the chart is late.", False),
        ("Corrections Minister Han spoke at 5: nobody came.", False),
        ("This article was amended on second reading by the senate, 41 to 3", False),
        ("정정 보도를 요구한 것은 16일이다: 그날 밤이었다.", False),
    ],
)
def test_a_notice_may_have_its_day(sentence: str, opens: bool) -> None:
    assert opens_notice(sentence) is opens


def test_a_credit_that_passes_for_a_sentence_belongs_to_the_caption_before_it() -> None:
    text = "The bridge opened on Monday.\nA crane lifts a gate, in 2024. (Han/Harbour Post)\nShips passed at noon."
    start = text.index("A crane")
    assert in_caption(text, start, text.index(" (Han"))
    assert not in_caption(text, 0, start - 1)
    assert not in_caption(text, text.index("Ships"), len(text))
