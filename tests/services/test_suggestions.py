"""What members are offered while they type."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.analysis import EntityKind
from bot.model.answers import Suggestion
from bot.model.errors import NothingFound, Reason
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.tables import table

SITE = "https://news.example/"


async def test_articles_are_suggested_by_the_words_of_their_titles_the_newest_first(stocked: SmallDesk) -> None:
    async def titles(typed: str) -> list[str]:
        return [choice.value for choice in await stocked.answers.suggest_articles(ANNA, typed)]

    assert await titles("") == ["1", "2", "3", "4"]
    assert await titles("l") == ["1", "4"]
    assert await titles("launch old") == ["4"]
    assert await titles("남북 회") == ["3"]
    assert await titles("zzz") == []
    assert (await stocked.answers.suggest_articles(ANNA, "flood"))[0] == Suggestion(
        "1", "Leader visits flooded Sinuiju", outlet="Han River Post", day=date(2024, 9, 16)
    )


async def test_titles_in_chinese_and_japanese_are_suggested_by_any_word_inside(desk: SmallDesk) -> None:
    """In any of the scripts; all of a word, not its characters anywhere in the title."""
    titled = (
        *("北朝鮮、弾道ミサイルを発射", "朝鲜试射弹道导弹", "北韓試射彈道飛彈"),
        *("キム・ヨジョン氏が談話", "ICBM級の核実験", "道の弾む会話", "道弾と弾道の図"),
    )
    for day, title in zip(range(9, 2, -1), titled, strict=True):
        await desk.save(ANNA, f"{SITE}{day}", f"{title}\n> published 2024-09-{day:02d}\nA text of one sentence.")

    async def titles(typed: str) -> list[str]:
        return [choice.value for choice in await desk.answers.suggest_articles(ANNA, typed)]

    assert await titles("弾道") == await titles("弹道") == ["1", "2", "3", "7"]
    assert await titles("弾道ミサイル") == await titles("ﾐｻｲﾙ") == ["1"]
    assert await titles("飛彈") == await titles("导弹") == ["2", "3"]
    assert await titles("ヨジョン") == await titles("キムヨジョン") == await titles("キム・ヨ") == ["4"]
    assert await titles("ICBM") == await titles("icbm級") == await titles("実験") == await titles("験") == ["5"]
    assert await titles("弾") == ["1", "2", "3", "6", "7"]
    assert await titles("弾む 会") == ["6"]
    assert await titles("談道") == await titles("弾道会話") == await titles("弾道弾") == []
    assert (await desk.answers.summary(ANNA, "ヨジョン")).article.id == 4


async def test_a_long_titles_suggestion_leads_to_it(desk: SmallDesk) -> None:
    article_id = await desk.save(ANNA, SITE, "가나다 " * 80 + "\nA text of one sentence.")
    (choice,) = await desk.answers.suggest_articles(ANNA, "가나다")
    assert (await desk.answers.summary(ANNA, choice.value)).article.id == article_id


async def test_an_evening_in_america_is_offered_under_koreas_day_as_its_card_has_it(desk: SmallDesk) -> None:
    await desk.save(ANNA, SITE, "Evening report\n> published 2024-09-15T20:00:00-04:00\nA text of one sentence.")
    (choice,) = await desk.answers.suggest_articles(ANNA, "evening")
    assert choice.day == date(2024, 9, 16)


async def test_entities_are_suggested_by_any_of_their_words_the_most_named_first(stocked: SmallDesk) -> None:
    async def keys(typed: str) -> list[str]:
        return [choice.value for choice in await stocked.answers.suggest_entities(ANNA, typed)]

    assert await keys("") == ["kim-jong-un", "x:person:chomina", "sinuiju"]
    assert await keys("ki") == ["kim-jong-un"]
    assert await keys("김정") == ["kim-jong-un"]
    assert await keys("jong-u") == ["kim-jong-un"]
    assert await keys("min") == ["x:person:chomina"]
    assert (await stocked.answers.suggest_entities(ANNA, "sin"))[0] == Suggestion(
        "sinuiju", "Sinuiju", hangul="신의주", kind=EntityKind.PLACE, articles=1
    )
    for choice in await stocked.answers.suggest_entities(ANNA, "cho"):
        assert (await stocked.answers.entity(ANNA, choice.value)).entity.key == choice.value


@table("shown", ["ㄱ", "기", "김", "김ㅈ", "김저", "김정", "김정ㅇ", "김정으", "김정은"])
async def test_a_korean_name_is_offered_at_each_key_of_it(stocked: SmallDesk, shown: str) -> None:
    """As input methods show the unfinished syllable, which is another one: 저 before 정."""
    assert "kim-jong-un" in [choice.value for choice in await stocked.answers.suggest_entities(ANNA, shown)]


@table("shown", ["남북 ㅎ", "남북 호", "남북 회", "남북 횓", "남북 회다", "남북 회담"])
async def test_a_korean_title_is_offered_at_each_key_of_it(stocked: SmallDesk, shown: str) -> None:
    found = await stocked.answers.suggest_articles(ANNA, shown)
    assert [choice.text for choice in found] == ["남북 회담 열려"]


async def test_a_slip_is_no_unfinished_syllable(stocked: SmallDesk) -> None:
    assert await stocked.answers.suggest_articles(ANNA, "남붑") == ()
    assert await stocked.answers.suggest_articles(ANNA, "회담 남붑") == ()


async def test_the_words_before_an_unfinished_syllable_are_in_the_title_too(stocked: SmallDesk) -> None:
    assert await stocked.answers.suggest_articles(ANNA, "평양 회다") == ()


async def test_a_shelf_that_fills_the_list_needs_no_other_names(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look-up of others after a start takes about a second."""
    guests = "".join(f"{{person:Kim Guest{chr(65 + number)}}} came.\n" for number in range(25))
    await desk.save(ANNA, SITE, f"Guests\n{guests}")
    monkeypatch.setattr(Knowledge, "find", None)
    assert len(await desk.answers.suggest_entities(ANNA, "ki")) == 25


async def test_before_anything_is_typed_the_names_of_the_newest_articles_are_offered(desk: SmallDesk) -> None:
    """Last year's president was in seventy articles; this week it is the mayor, who was named in two."""
    for number in range(70):
        line = f"> published 2023-05-01T{number // 60:02}:{number % 60:02}:00+09:00"
        await desk.save(ANNA, f"{SITE}old{number}", f"Old {number}\n{line}\n{{person:Old President}} spoke, {number}.")
    for number in range(58):
        line = f"> published 2024-09-14T08:{number:02}:00+09:00"
        await desk.save(ANNA, f"{SITE}rain{number}", f"Rain {number}\n{line}\nIt rained for {number} hours.")
    for number, others in enumerate(("{person:Late Guest} was there.", "{person:Last Guest} was there.")):
        line = f"> published 2024-09-15T0{number}:00:00+09:00"
        await desk.save(ANNA, f"{SITE}new{number}", f"New {number}\n{line}\n{{person:New Mayor}} spoke.\n{others}")
    names = [(choice.text, choice.articles) for choice in await desk.answers.suggest_entities(ANNA, "")]
    assert names == [("New Mayor", 2), ("Last Guest", 1), ("Late Guest", 1)]


async def test_names_of_a_pasted_text_are_not_offered_before_they_are_typed(desk: SmallDesk) -> None:
    await desk.save(ANNA, SITE, "Public\n{person:Known Envoy} spoke.")
    await desk.paste(ANNA, "Pasted\n{person:Secret Source} spoke.")
    await desk.work()
    assert [choice.text for choice in await desk.answers.suggest_entities(ANNA, "")] == ["Known Envoy"]
    assert [choice.text for choice in await desk.answers.suggest_entities(ANNA, "secr")] == ["Secret Source"]


async def test_names_that_begin_so_come_before_names_that_go_on_so(desk: SmallDesk) -> None:
    for number in range(2):
        await desk.save(ANNA, f"{SITE}{number}", f"Report {number}\n{{place:North Korea}} was calm, number {number}.")
    await desk.save(ANNA, SITE + "k", "Another\n{person:Kang Ara} came.")
    names = [(choice.text, choice.articles) for choice in await desk.answers.suggest_entities(ANNA, "k")]
    assert names == [("Kang Ara", 1), ("North Korea", 2)]


async def test_two_of_one_name_are_both_offered(desk: SmallDesk) -> None:
    await desk.save(ANNA, SITE + "1", "One\n{person:Sunan} spoke.\nHe left {place:Sunan}.")
    await desk.save(ANNA, SITE + "2", "Two\nAll was quiet in {place:Sunan}.")
    answer = await desk.answers.entity(ANNA, "Sunan")
    assert (answer.entity.kind, answer.total) == (EntityKind.PLACE, 2)
    assert [match.entity.kind for match in answer.also] == [EntityKind.PERSON]


async def test_an_empty_shelf_says_so(desk: SmallDesk) -> None:
    for ask in (lambda: desk.answers.search(ANNA, "korea"), lambda: desk.answers.summary(ANNA, "1")):
        with pytest.raises(NothingFound) as nothing:
            await ask()
        assert nothing.value.reason is Reason.EMPTY_SHELF
    assert await desk.answers.suggest_articles(ANNA, "") == ()
    assert await desk.answers.suggest_entities(ANNA, "") == ()
    assert (await desk.answers.entity(ANNA, "김정은")).total == 0
