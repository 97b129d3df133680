"""The sentence that opens the news of an article."""

from __future__ import annotations

import pytest

import bot.text.summary.key_sentences as module
from bot.text.summary.key_sentences import key_sentences
from tests.text.summary.split_texts import opens_news, tagged

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


def test_news_behind_a_scene_does_not_begin_with_a_quotation_of_several_sentences() -> None:
    said = (
        "“We count the bowls each year. Nobody asks us for the book,” Lena Abarca of the trade office said on Monday."
    )
    assert ordered(SCENE.replace("Islanders", f"{said}\nIslanders"), "Who still eats noodles")[0].startswith(
        "Islanders"
    )


def test_a_scene_with_a_word_of_the_title_is_the_news() -> None:
    assert ordered(SCENE, "Cook waits in vain")[0].startswith("A cook wipes")
    assert ordered(SCENE, None)[0].startswith("A cook wipes")


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
    told = SCENE.replace("said on Monday", "says").replace("ate", "eat").replace(" in March", "")
    assert ordered(told, "Who still sells soup")[0].startswith("A cook wipes")


def test_a_first_sentence_that_tells_little_gives_way_to_much_more_evidence() -> None:
    told = SCENE.replace("said on Monday", "says").replace("ate", "eat")
    assert ordered(told, "Who still sells noodles")[0].startswith("Islanders eat half")
    assert ordered(told, None)[0].startswith("A cook wipes")


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


def test_the_news_of_a_note_is_what_it_found() -> None:
    note = """Imagine a lighthouse in Pohang that nobody pays for.
Most islanders can, since their own has been dark for years.
Our main finding is that 14 of 60 lighthouses between Pohang and Sokcho went dark by June.
The law of 1961 leaves their upkeep to villages.
A village spends a tenth of its budget on one.
Two of them burned down in the spring storms."""
    assert opens_news(note, "Dark towers").startswith("Our main finding")
    assert opens_news(note.replace("Our main finding is that", "So"), "Dark towers").startswith("Imagine")


def test_far_more_evidence_is_a_sign_of_an_anecdote() -> None:
    told = """For thirty years the long bench beside the door of the old court has been theirs.
Some of them died in these years.
On Monday the court ordered the harbour of Pohang to pay 40 widows of dockers 2 billion won by June.
The harbour has hardly any money.
It sold the last of its cranes.
The widows took the bus home."""
    title = "Widows win against harbour after many years"
    assert opens_news(told, title).startswith("On Monday the court")
    assert opens_news(told, "Bench of thirty years beside the court").startswith("For thirty years")
    assert opens_news(told, None).startswith("For thirty years")


@pytest.mark.parametrize(
    ("text", "title", "news"),
    [
        (
            """朝の店で、料理人が鍋のふたを取った。
湯気の向こうに客はいなかった。
浦項市は5月3日、島の食堂12軒に補助金を出すと決めた。
客は5年で半分に減った。
粉の値段も三割上がった。
料理人は最後の鍋を静かに洗った。""",
            "島の食堂、客が半分に",
            "浦項市は",
        ),
        (
            """厨师揭开锅盖，看了看空荡荡的店堂。
整个早上没有一个人上楼。
浦项市5月3日宣布，将向岛上12家餐馆发放补贴。
五年里来吃面的客人少了一半。
面粉的价格也贵了三成。
厨师把最后一口锅洗干净。""",
            "岛上餐馆客人减半",
            "浦项市5月",
        ),
    ],
)
def test_days_and_decisions_count_in_japanese_and_chinese(text: str, title: str, news: str) -> None:
    assert opens_news(text, title).startswith(news)


def test_a_scene_before_the_news_is_no_fourth_sentence() -> None:
    text = ANECDOTE.replace("the bell. The old kettle on the stove sang.", "the bell of the noodles in March.")
    scored = module._scored(tagged(text), "Noodles in March", (), (), None)
    cook = next(one for one in scored if one.sentence.text.startswith("A cook"))
    assert cook.leads
    scene = next(
        one for one in module._scored(tagged(ANECDOTE), "Who still eats noodles", (), (), None) if not one.index
    )
    assert not scene.leads
    assert scene.sentence.worth < 1.2


LITTLE = """Slow boats reward whoever is in no hurry.
Sit on the left side and bring a coat.
Old men play cards below deck all the way.
The line to Osan will stop on 30 November, since its engine cannot be repaired.
Soup is good on board."""


def test_behind_a_first_sentence_that_tells_little_substance_counts() -> None:
    assert [one for one in ordered(LITTLE, "Five trips before winter")[:2] if one.startswith("The line to Osan")]
    assert not [one for one in ordered(LITTLE, None)[:2] if one.startswith("The line to Osan")]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Five trips before winter", "The port office counted 40 slow boats on Monday."),
        ("Slow boats reward patience", "Slow boats reward whoever is in no hurry."),
        ("Five trips before winter", "Whoever is in no hurry should sit below deck for soup."),
    ],
)
def test_behind_news_a_title_or_words_that_come_again_it_does_not(title: str, lead: str) -> None:
    text = f"{lead}\n{LITTLE.partition(chr(10))[2]}"
    assert not [one for one in ordered(text, title)[:2] if one.startswith("The line to Osan")]


TALK = """Q: What did you learn?
A: Today it is over 425.
Q: And what comes next?
A: The yard will publish 40 tables in March."""


def test_a_number_without_its_subject_is_no_announcement() -> None:
    assert ordered(TALK, "Talk with a measurer")[0].startswith("A: The yard will")


def test_a_verdict_on_a_claim_is_not_shown_without_it() -> None:
    text = """지난 주말 오산의 한 도로를 게 수천 마리가 건너는 영상이 퍼졌다.
"폭우의 전조다"라는 글이 뒤따랐다.
영상은 하루 만에 조회수 210만회를 넘겼다.
검증팀은 연구자 3명과 시청에 물었다.
판정: 전혀 사실 아님."""
    best = ordered(text, "[팩트체크] 게가 집단 이동하면 폭우 온다?")
    assert len(best) > 1
    assert best[0].startswith("판정") or not [one for one in best if "전조" in one]


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


EVENT = """{opening}
Guests carried out pots and chairs.
Nobody was hurt.
The owners will get 41,000 crowns by May, the trade office in Osan said on Monday.
The house was built in 1909.
A choir sang on the pavement."""


@pytest.mark.parametrize(
    "opening",
    ["A fire destroyed the hall of the noodle makers.", "The county council closed eleven taverns of the old port."],
)
def test_an_event_is_the_news_under_a_headline_in_other_words(opening: str) -> None:
    assert ordered(EVENT.format(opening=opening), "Soup is off")[0] == opening


def test_a_korean_event_is_the_news_under_a_headline_in_other_words() -> None:
    told = """국수 공장 건물이 불에 탔다.
직원들이 솥과 의자를 날랐다.
다친 사람은 아무도 없었다.
오산군은 5월까지 주인에게 4천만 원을 지원하기로 했다고 11일 밝혔다.
건물은 1909년에 지었다.
합창단이 길에서 노래했다."""
    assert ordered(told, "사라진 맛")[0].startswith("국수 공장")
    assert ordered(told.replace("건물이 불에 탔다", "주인이 솥을 닦았다"), "사라진 맛")[0].startswith("오산군은")


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("The cook closed the shutters of the old kitchen.", "Soup is off"),
        ("Every spring the old river flooded the kitchen.", "Soup is off"),
        ("The cook knew the man who destroyed the old kitchen.", "Soup is off"),
        ("The old cook of the tavern died in winter.", "Owners to get 41,000 crowns by May"),
    ],
)
def test_what_one_person_did_or_what_the_headline_leaves_is_a_scene(opening: str, title: str) -> None:
    assert ordered(EVENT.format(opening=opening), title)[0].startswith("The owners will get")


VIDEO = """A video of a choir in a tavern of Osan has been watched 41,000 times since Sunday.
The singers are cooks and ferrymen.
They met in 1999 over a soup.
{said}
The choir will sing on television on Friday."""


@pytest.mark.parametrize(
    "said",
    [
        '"I never thought that anybody would see the video," Lena Abarca, a cook, said.',
        'Lena Abarca, a cook, said: "We did not expect that anybody would see the video."',
    ],
)
def test_what_a_speaker_did_not_know_exposes_no_video(said: str) -> None:
    assert ordered(VIDEO.format(said=said), "Choir of cooks delights thousands")[0].startswith("A video")


def test_a_video_that_is_exposed_does_not_open_the_news() -> None:
    said = "The video was not made in Osan but is from a film of 2011, its director said."
    assert ordered(VIDEO.format(said=said), "Choir of cooks delights thousands")[0] == said


BRIEF = """{opening}
They are Danvers of Leith and Kolb of Graz, and they signed the papers on Tuesday.
One of the two main plants will close by 2028.
Unions have called a meeting for Friday."""


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Two chocolate makers merged.", "Sweet union"),  # an event
        ("The strike is over.", "Ferry strike over after nine days"),  # no other word
        ("The bridge has reopened.", "Bridge at Kallmar is open again"),  # in the perfect
        ("은성시장이 문을 열었다.", "은성시장, 문을 열었다"),
    ],
)
def test_a_short_first_sentence_that_tells_the_news_opens_it(opening: str, title: str) -> None:
    assert ordered(BRIEF.format(opening=opening), title)[0] == opening


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Nobody coughed.", "Two chocolate makers merge"),
        ("The bridge is quiet.", "Bridge at Kallmar to close"),
        ("It began with bottles.", "Bottles pile up"),
        ("Rex is tired.", "Dog owners to pay more"),
        ("The mayor laughed.", "Mayor of Kallmar sells cranes"),
        ("Kim Jong Un smiled.", "Kim Jong Un visits crane factory"),
        ("The workers had gathered.", "Workers lose posts in Kallmar"),
        ("Kallmar was cold.", "Kallmar sells cranes"),
        ("시장은 울었다.", "시장, 크레인 매각에 사퇴"),
        ("대문이 열려 있었다.", "빈집 3천 채를 산다"),
    ],
)
def test_a_short_first_sentence_of_a_scene_is_not_shown(opening: str, title: str) -> None:
    assert opening not in ordered(BRIEF.format(opening=opening), title)
