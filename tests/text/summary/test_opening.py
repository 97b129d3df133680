"""The sentence that opens the news of an article."""

from __future__ import annotations

import pytest

import bot.text.summary.key_sentences as module
from bot.text.summary.key_sentences import key_sentences
from tests.text.summary.split_texts import tagged

SCENE = """A cook wipes the counter and waits for the bell.
The kettle sings. The bell does not ring.
Islanders ate half as many noodles in March, the trade office in Osan said on Monday.
The office counts bowls since 2009.
Flour became dearer by a third."""


def ordered(text: str, title: str | None) -> list[str]:
    return [one.text for one in key_sentences(tagged(text), title, (), ())]


def test_a_scene_is_no_news() -> None:
    best = ordered(SCENE, "Who still eats noodles")
    assert best[0].startswith("Islanders ate half")
    assert not [one for one in best[:3] if one.startswith(("A cook", "The kettle"))]


def test_a_scene_with_a_word_of_the_title_is_the_news() -> None:
    assert ordered(SCENE, "Cook waits in vain")[0].startswith("A cook wipes")
    assert ordered(SCENE, None)[0].startswith("A cook wipes")


def opens_news(text: str, title: str | None) -> str:
    scored = module._scored(tagged(text), title or "", (), (), None)
    return next(one.sentence.text for one in scored if one.leads)


ANECDOTE = """A cook wiped the counter and waited for the bell. The old kettle on the stove sang.
Nobody came up the stairs that night.
Islanders ate 41,000 bowls of noodles in March, the trade office in Osan said on Monday.
The office has counted bowls since 2009.
Flour became dearer by a third.
She closed the kitchen before nine."""


def test_a_year_of_long_ago_is_a_sign_of_an_anecdote() -> None:
    cook = "a cook in the old port of the island wiped the long wooden counter until the bell for the guests rang."
    behind = "\n".join(ANECDOTE.splitlines()[1:])
    assert opens_news(f"In 1974 {cook}\n{behind}", "Noodles lose friends and old taverns close").startswith(
        "Islanders ate"
    )
    assert opens_news(f"On Sunday {cook}\n{behind}", "Noodles lose friends and old taverns close").startswith(
        "On Sunday"
    )


@pytest.mark.parametrize("title", ["Who still eats noodles", None])
def test_an_anecdote_in_the_past_is_no_news(title: str | None) -> None:
    assert opens_news(ANECDOTE, title).startswith("Islanders ate")
    assert ordered(ANECDOTE, title)[0].startswith("Islanders ate")


@pytest.mark.parametrize(
    "opening",
    [
        "A cook set fire to 14 boats on Sunday. The old kettle on the stove sang.",
        "A cook in the old port of the island wiped the long wooden counter until the bell for the noodles rang.",
    ],
)
def test_past_events_with_amounts_or_words_of_the_news_are_no_anecdote(opening: str) -> None:
    told = "\n".join((opening, *ANECDOTE.splitlines()[1:]))
    assert opens_news(told, "Cook in the old port") == opening.partition(". ")[0].rstrip(".") + "."


def test_without_later_paragraphs_the_news_comes_first() -> None:
    assert opens_news(ANECDOTE.replace("\n", " "), None).startswith("A cook wiped")


def test_news_in_the_present_tense_goes_on() -> None:
    told = SCENE.replace("said on Monday", "says").replace("ate", "eat")
    assert ordered(told, "Who still sells noodles")[0].startswith("A cook wipes")


def test_the_news_begins_a_paragraph() -> None:
    assert ordered(SCENE.replace("\n", " "), "Who still eats noodles")[0].startswith("A cook wipes")


REPORTAGE = """지난 3일 새벽 4시, 구룡도 방파제 앞. 갈매기 두 마리가 줄 위에 앉아 있었다.
그는 모자를 고쳐 쓰고 등대 쪽을 보았다. 멀리서 물결 소리만 낮게 들렸다. 한동안 아무도 말이 없었다.
젖은 밧줄이 배 옆에서 삐걱거렸다. 그는 서른 해 동안 이 줄을 감았다. 외아들은 오래전에 뭍으로 떠났다.
빈집에는 늙은 고양이만 남았다. 창틈으로 드는 바람은 몹시 차가웠다. 벽시계는 일찍 멈춰 있었다.
도청에 따르면 지난해 구룡도의 멸치 어획량은 120t으로 10년 전의 절반이다.
"멸치가 없지." 어부 변달수(61)씨가 말했다.
도청은 다음 달까지 어선 40척을 줄이기로 했다."""


def test_the_news_of_a_reportage_is_behind_its_scenes() -> None:
    best = ordered(REPORTAGE, "[르포] 텅 빈 그물")
    assert best[0].startswith("도청에 따르면")
    assert not [one for one in best[:3] if one.startswith(("지난 3일", "갈매기", "그는"))]
    assert opens_news(REPORTAGE, "[르포] 텅 빈 그물").startswith("도청에 따르면")
    assert not opens_news(REPORTAGE, "텅 빈 그물").startswith("도청에 따르면")


def test_an_entry_of_a_live_blog_comes_after_what_the_day_brought() -> None:
    text = """The storm left the coast by the evening.
11:05 -- The ferry from Pohang stays in port.
Nobody was hurt on the island.
12:40 -- The bridge is open again."""
    assert ordered(text, "Storm on the coast")[:2] == text.splitlines()[:3:2]


def test_the_introduction_of_a_ticker_is_no_news() -> None:
    text = """Here is what happened on Sunday.
The storm left the coast by the evening.
This page is no longer updated."""
    best = ordered(text, None)
    assert best[0].startswith("The storm left")
    assert not [one for one in best if one.startswith("This page")]


def test_a_page_of_one_sentence_repeated_takes_time_linear_in_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each repetition was weighed against all the others: a page of 100,000 characters took a minute."""
    calls: list[int] = []
    repeated = module._repeated

    def counted(one: module.SentenceCandidate, used: set[str]) -> float:
        calls.append(one.index)
        return repeated(one, used)

    monkeypatch.setattr(module, "_repeated", counted)
    weighed = []
    for times in (100, 200):
        calls.clear()
        assert len(ordered("The ferry left the port. " * times, None)) == 1
        weighed.append(len(calls))
    assert weighed[1] <= 2 * weighed[0] + 10
