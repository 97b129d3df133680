"""What a newsroom says that a text is: an opinion, a letter, a review, satire, an advert."""

from __future__ import annotations

import pytest

from bot.model.analysis import Genre
from bot.text.summary.modality.genre import genre
from tests.fakes.tables import table
from tests.text.summary.split_texts import tagged

BODY = "The ferry leaves at six.\nThe harbor is full.\nThe mayor came to the pier."


def told(title: str = "Ferry leaves", text: str = BODY, url: str | None = None) -> Genre | None:
    return genre(title, text, tagged(text).sentences, url)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Opinion: The ferry is too late", Genre.OPINION),
        ("Editorial | Let them talk", Genre.OPINION),
        ("[사설] 배는 떠나야 한다", Genre.OPINION),
        ("배는 떠나야 한다 [시론]", Genre.OPINION),
        ("[항구 칼럼] 배는 떠나야 한다", Genre.OPINION),
        ("[아침햇살 칼럼] 배는 떠나야 한다", Genre.OPINION),
        ("[정세영의 창] 풍선이 멈춘 봄에", Genre.OPINION),
        ("社説：離島の船を守れ", Genre.OPINION),
        ("【社説】離島の船を守れ", Genre.OPINION),
        ("社评：渡轮不该停航", Genre.OPINION),
        ("社論：渡輪不該停航", Genre.OPINION),
        ("Letters: what your report left out", Genre.LETTER),
        ("Letters to the editor", Genre.LETTER),
        ("[독자투고] 배가 그립다", Genre.LETTER),
        ("Book review: A long night in Wando", Genre.REVIEW),
        ("Review: ‘Slow Water’ runs deep", Genre.REVIEW),
        ("[서평] 섬의 겨울", Genre.REVIEW),
        ("書評　島の冬", Genre.REVIEW),
        ("Satire: ferry demands a day off", Genre.SATIRE),
        ("【PR】島で過ごす三日間", Genre.ADVERT),
        ("[광고] 섬에서 보내는 사흘", Genre.ADVERT),
        ("(광고) 섬에서 보내는 사흘", Genre.ADVERT),
        ("Sponsored content: three days on the island", Genre.ADVERT),
    ],
)
def test_a_title_says_what_a_text_is(title: str, expected: Genre) -> None:
    assert told(title) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://harbor.example/opinion/2025/04/ferry", Genre.OPINION),
        ("https://harbor.example/editorials/ferry.html", Genre.OPINION),
        ("https://harbor.example/sponsored/ferry", Genre.ADVERT),
        ("https://harbor.example/arts/book-reviews/ferry", Genre.REVIEW),
        ("https://harbor.example/opinion/letters/ferry", Genre.LETTER),
        ("https://harbor.example/opinion/book-reviews/ferry", Genre.REVIEW),
        ("https://harbor.example/sponsored/opinion/ferry", Genre.ADVERT),
        ("https://harbor.example/letters/2025/president-to-chairman", None),
        ("https://harbor.example/topic/satire/comedian-held", None),
        ("https://harbor.example/editorial/news/2025/ferry", None),
        ("https://harbor.example/opinion/polls/2025/ferry", None),
        ("https://harbor.example/news/opinion-poll/ferry", None),
        ("https://harbor.example/news/opinion", None),
        (None, None),
    ],
)
def test_a_section_of_the_site_says_what_a_text_is(url: str | None, expected: Genre | None) -> None:
    assert told(url=url) is expected


@table(
    ("end", "expected"),
    [
        ("The views expressed here are the author's own.", Genre.OPINION),
        ("외부 필자의 글은 본지의 편집 방향과 다를 수 있습니다.", Genre.OPINION),
        ("本稿は執筆者個人の見解です。", Genre.OPINION),
        ("本文仅代表作者个人观点。", Genre.OPINION),
        ('"Slow Water", by Ida Nam. Pier Books, 214 pages, $18.', Genre.REVIEW),
        ("허인주 지음, 갯벌출판, 268쪽, 1만7천원.", Genre.REVIEW),
        ("1時間48分。9日から東京・新宿で公開。", Genre.REVIEW),
        ("상영시간 108분. 15세 관람가. 9일 개봉.", Genre.REVIEW),
        ("118分。2日から上映。", Genre.REVIEW),
        ("118分钟。2日起上映。", Genre.REVIEW),
        ('"Slow Water", by Ida Nam. 214pp., £12.99.', Genre.REVIEW),
        ("(港書房、214ページ、2200円)", Genre.REVIEW),
        ("Views expressed in this article are solely those of the author.", Genre.OPINION),
        ("The opinions expressed above do not necessarily reflect those of the paper.", Genre.OPINION),
        ("이 칼럼은 본지의 편집방향과 일치하지 않을 수도 있습니다.", Genre.OPINION),
        ("He read 214 pages of the report on Monday.", None),
        ("The plan runs to 300 pages and asks for $5 billion.", None),
        ("The indictment has 120 pages. $2 million was found.", None),
        ("判决书共120页，对被告处以罚款5000元。", None),
        ("30 minutes later the two sides celebrated.", None),
        ("40 min later it was shown in cinemas.", None),
        ("2時間後、同省は映像を公開した。", None),
        ("30分钟后，国防部公开了视频。", None),
        ("The views expressed by the ambassador were not the government's, the ministry said.", None),
        ("Rowe said the views expressed here are his own.", None),
        ("大臣は「個人の見解です」と述べた。", None),
        ("この記事について大臣は個人の見解であると述べた。", None),
        ("방송사는 보도 방향과 무관한 인사라고 밝혔다.", None),
        ("위원회는 본지에 보도 방향과 무관하다고 밝혔습니다.", None),
        ("声明：该文观点仅代表作者本人，本平台仅提供信息存储服务。", None),
        ("转载内容不代表本网立场。", None),
        ("배는 2시간 6분 만에 도착했다.", None),
        ("The minister said the views of both sides were heard.", None),
    ],
)
def test_the_last_lines_say_what_a_text_is(end: str, expected: Genre | None) -> None:
    assert told(text=f"{BODY}\n{end}") is expected


def test_a_letter_begins_with_whom_it_is_written_to() -> None:
    assert told(text=f"Sir, the ferry is late again.\n{BODY}") is Genre.LETTER
    assert told(text=f"Sir Alec Rowe, the envoy, is late again.\n{BODY}") is None
    assert told(text=f'"Sir, we see the ferry," the pilot said.\n{BODY}') is None


@pytest.mark.parametrize(
    "title",
    [
        "Opinion poll: ferry wins",
        "Opinion divided on the ferry",
        "Court reviews ferry ruling",
        "Letters from prisoners reach Seoul",
        "Column of smoke over the port: two hurt",
        "[단독] 사설 해양구조대, 배 세 척 더 산다",
        "사설 구급차 요금 오른다",
        "소방서 옆 구급차(사설업체) 두 대 압수",
        "評論家の大森氏死去",
        "社説を書いた記者を表彰",
        "PR회사 대표 구속",
        "PR: Governor of Puerto Rico on the ferry",
        "PR：比例代表制の導入案",
        "광고: 지상파 매출 3년째 줄어",
        "广告：三大平台收入下降",
        "推广：全国种植新稻种",
        "Satire – a crime on the island, ferrymen say",
        "Letter: chairman told the president he wanted a ferry",
        "Letter – Lawmakers ask for a ferry",
        "Review: ministry finds ferry sound",
        "Review – ministry ends its study of the ferry",
        "北 노동신문 <사설>서 뱃길 강조",
        '선장 "다시 떠난다" [항구일보 기고] 파장',
        "구급차(사설) 두 대 압수",
        "[불법 사설] 도박장 운영한 5명 구속",
        "寄稿 大統領の署名文を各紙が掲載",
        "Statement by the ferry company",
    ],
)
def test_a_report_on_one_is_a_report(title: str) -> None:
    assert told(title) is None


def test_the_name_of_a_series_is_no_column() -> None:
    text = "소방관 세 명이 섬을 지킨다.\n배는 하루에 한 번 온다."
    assert told("[소방관의 하루] 섬을 지키는 사람들", text) is None
