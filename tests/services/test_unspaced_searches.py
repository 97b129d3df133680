"""What readers of Chinese and Japanese type, and the articles that they should find."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from bot.model.errors import NothingFound
from bot.model.searches import SearchOrder
from bot.policy.search import matching
from bot.policy.search.grammar import Today, parse
from bot.policy.search.query import Query
from bot.policy.search.terms import terms
from bot.services.stories.topic_query import TopicQuery
from bot.storage.articles import facts
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, SmallDesk

_SITE = "https://news.example/"
_FILE = Path(__file__).with_name("unspaced_searches.txt")


async def _found(desk: SmallDesk, typed: str) -> set[int]:
    found, page, pages = set[int](), 0, 1
    while page < pages:
        try:
            answer = await desk.answers.search(ANNA, typed, page, SearchOrder.DATE)
        except NothingFound:
            break
        found |= set() if answer.some_words else {hit.article.id for hit in answer.hits}
        page, pages = page + 1, answer.pages
    return found


async def test_each_search_finds_what_is_due_and_nothing_else(desk: SmallDesk) -> None:
    """A feed or watch that asks the article itself finds the same."""
    written = [line for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    split = written.index("")
    keys: dict[str, int] = {}
    for number, line in enumerate(written[:split]):
        key, rest = line.split(" ", 1)
        title, text = rest.split(" | ")
        source = f"{title}\n> published 2024-09-{number % 9 + 1:02d}\n{text}"
        keys[key] = await desk.save(ANNA, f"{_SITE}{key}", source)
    known = {one: await desk.database.read(facts.of_article, 1, one) for one in keys.values()}
    wrong = []
    for line in written[split + 1 :]:
        typed, _, listed = line.partition(" = ")
        due, may = ({keys[key] for key in part.split()} for part in f"{listed}/".split("/")[:2])
        found = await _found(desk, typed)
        query = parse(typed, Today(NOON.date(), "Asia/Seoul"))
        assert isinstance(query, Query)
        assert found == {one for one, its in known.items() if matching.satisfies(query, its)}, typed
        if not due <= found <= due | may:
            wrong.append(line)
    assert wrong == []


async def test_words_of_chinese_and_japanese_are_found_and_marked_inside_a_sentence(desk: SmallDesk) -> None:
    """In either Chinese script and in Japan's characters; a word that is there whole comes before its parts."""
    text = "北朝鮮は12日、ICBM級の弾道ミサイルを発射した。米韓両軍は軍事演習を始めた。"
    japanese = await desk.save(ANNA, _SITE + "1", f"発射か\n> published 2024-09-10\n{text}")
    simplified = await desk.save(ANNA, _SITE + "2", "演习\n> published 2024-09-09\n韩美演习开始前，朝鲜试射弹道导弹。")
    taiwan = await desk.save(ANNA, _SITE + "3", "試射\n> published 2024-09-11\n北韓試射彈道飛彈，南韓軍方表示遺憾。")

    async def marked(typed: str) -> dict[int, list[str]]:
        hits = (await desk.answers.search(ANNA, typed)).hits
        return {hit.article.id: [hit.snippet.text[one.start : one.end] for one in hit.marks] for hit in hits}

    assert await marked("弾道ミサイル") == {japanese: ["弾道ミサイル"]}
    assert await marked("弾道 ICBM") == {japanese: ["ICBM", "弾道"]}
    assert await marked("弹道导弹") == await marked("彈道飛彈") == {taiwan: ["彈道飛彈"], simplified: ["弹道导弹"]}
    assert await marked("ミサイル発射") == {japanese: ["ミサイル", "発射"]}
    assert await marked("米韓演習") == {japanese: ["米韓", "演習"]}
    assert await marked("弾") == {taiwan: ["彈", "彈"], japanese: ["弾"], simplified: ["弹", "弹"]}
    whole = await desk.save(ANNA, _SITE + "4", "首都\n> published 2024-09-01\n米韓演習は終わった。")
    assert list(await marked("米韓演習")) == [whole, japanese]
    with pytest.raises(NothingFound):
        await marked('"弾道 ミサイル"')


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("ミサイルとロケット", "北朝鮮はミサイルとロケットを公開した。"),
        ("ドローンのカメラ", "ドローンにはカメラがある。"),
        ('"ミサイル、ロケット"', "ミサイル、ロケットを公開した。"),
        ("ウクライナとロシア", "ウクライナとロシアの協議が始まった。"),
    ],
)
async def test_two_words_in_katakana_are_not_the_parts_of_a_name(desk: SmallDesk, typed: str, sentence: str) -> None:
    """In a text キム ヨジョン is キム・ヨジョン, and the space is nothing."""
    article = await desk.save(ANNA, _SITE + "1", f"公開\n> published 2024-09-10\n{sentence}")
    assert await _found(desk, typed) == {article}


@pytest.mark.parametrize(
    ("typed", "sentence", "is_said"),
    [("核", "北朝鮮が核実験をした。", True), ("キム", "キムチの味がする。", False), ("キム", "キム氏が来た。", True)],
)
def test_a_digest_on_a_word_knows_the_sentences_that_have_it(typed: str, sentence: str, is_said: bool) -> None:
    query = parse(typed, Today(NOON.date(), "Asia/Seoul"))
    assert isinstance(query, Query)
    assert TopicQuery(typed, words=terms(typed)).is_said_in(sentence) is is_said
    assert TopicQuery(typed, query=query).is_said_in(sentence) is is_said


@pytest.mark.parametrize(("typed", "text"), [("核", "核、" * 20_000), ("tank", "tank " * 9_900)])
async def test_a_text_of_nothing_but_the_word_is_marked_in_linear_time(desk: SmallDesk, typed: str, text: str) -> None:
    await desk.save(ANNA, "https://news.example/long", f"A long page\n{text}")
    start = process_time()
    (hit,) = (await desk.answers.search(ANNA, typed)).hits
    assert process_time() - start < 1
    assert {hit.snippet.text[mark.start : mark.end] for mark in hit.marks} == {typed}
