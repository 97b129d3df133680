"""Openings that are somebody's claim, labels of satire and adverts, and what depends on an "if"."""

from __future__ import annotations

from dataclasses import replace

import pytest

import bot.text.summary.key_sentences as module
from bot.text.summary.disputed_opening import accuses, defends
from bot.text.summary.modality_marks import is_note_on_article, reports_back
from bot.text.summary.sentence_quality import clutter
from tests.text.summary.split_texts import chosen, found_in

CLAIM = """The pier of Hado is to be sold to a bank. The boats will have to leave.
At least that is what a newsletter wrote in the morning.
There are no talks about the pier, the harbor office said on Friday.
The office rents the pier to forty boats.
It was built in the year of the flood."""


def test_an_opening_that_is_a_claim_is_shown_only_with_whose_it_is() -> None:
    found = found_in(CLAIM)
    assert [one.claimed for one in found] == [True, True, False, False, False, False]
    assert found[0].needs[-1] == found[1].needs[-1] == frozenset({2})
    assert found[2].relays
    assert chosen(CLAIM, 1) == ["There are no talks about the pier, the harbor office said on Friday."]


@pytest.mark.parametrize(
    "opening",
    [
        "The harbor office said on Friday that the pier is to be sold.",
        "The pier was sold on Friday.",
    ],
)
def test_an_opening_with_a_day_on_which_it_was_is_a_report(opening: str) -> None:
    assert not found_in(f"{opening}\nAt least that is what a newsletter wrote in the morning.")[0].claimed


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Headlines like this one were on every phone.", True),
        ("한 매체가 이렇게 보도하자 주가가 올랐다.", True),
        ("이런 글이 낚시꾼 모임에 퍼졌다.", True),
        ("地元の新聞がこう報じた。", True),
        ("配有这样文字的照片在网上流传。", True),
        ("The stories were sold to a magazine.", False),
        ("그는 이렇게 웃었다.", False),
        ("このように工事は続く。", False),
    ],
)
def test_sentences_that_say_whose_words_the_others_are(sentence: str, expected: bool) -> None:
    assert reports_back(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("SATIRE -- Every gull owns two roofs.", True),
        ("This article was produced in cooperation with an advertiser.", True),
        ("[광고] 낚싯대의 모든 것", True),
        ("이 기사는 광고주의 의뢰로 제작했습니다.", True),
        ("【PR】港の宿の朝", True),
        ("本文为商业推广内容。", True),
        ("Satire has become rare on the island.", False),
        ("이 기사는 광고 시장을 다룬다.", False),
        ("広告の市場は縮んだ。", False),
        ("广告市场萎缩。", False),
        ("[광고]", False),
        ("Advertisement", False),
        ("All names in this story were invented to protect the sailors.", False),
    ],
)
def test_labels_of_satire_and_adverts_are_notes_on_the_article(sentence: str, expected: bool) -> None:
    assert is_note_on_article(sentence, first=True) is expected


def test_a_label_before_the_text_governs_what_follows_it() -> None:
    assert not is_note_on_article("【PR】港の宿の朝")
    found = found_in("SATIRE -- Every gull owns two roofs.\nGulls rent them out. A gull calls that thrift.")
    assert [one.needs for one in found] == [(), (frozenset({0}),), (frozenset({0}),)]


def test_what_would_be_so_needs_its_condition() -> None:
    found = found_in(
        "The town will open the pier if two boats pay, its mayor said. Rents would fall by a fifth.\n"
        "The mayor said that he would leave in May."
    )
    assert frozenset({0}) in found[1].needs
    assert frozenset({0}) not in found[2].needs


def test_a_denial_belongs_to_the_news_of_an_accusation(monkeypatch: pytest.MonkeyPatch) -> None:
    text = """A court tried a mayor on Friday who is accused of taking money for the pier of Hado.
The hearing at the court of Hado lasted for nine hours, and forty people listened to it.
The hall was built for the fish market of Hado in 1931 and holds ninety people.
The mayor denied the charges."""
    denial = "The mayor denied the charges."
    assert denial in chosen(text, 2)
    monkeypatch.setattr(module, "WEIGHTS", replace(module.WEIGHTS, defence=0.0))
    assert denial not in chosen(text, 2)


def test_words_of_accusations_and_of_their_denials() -> None:
    assert accuses("혐의로 기소된 선장이 법정에 섰다.")
    assert defends("선장은 혐의를 모두 부인했다.")
    assert not defends("선장은 혐의를 인정했다.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Latest updates from the harbor of Hado, by hour.", True),
        ("지금까지 알려진 내용을 정리했다.", True),
        ("下面是编辑部选出的五条消息。", True),
        ("外交部发言人十八日主持例行记者会。", True),
        ("정부는 불법 시설을 정리했다.", False),
        ("政府は新しい方針をまとめた。", False),
        ("The latest update lost all photos of the users.", False),
    ],
)
def test_what_only_says_what_follows_is_no_sentence_of_a_summary(sentence: str, expected: bool) -> None:
    assert clutter(sentence) is expected
