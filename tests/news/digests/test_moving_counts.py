"""The numbers of a long story stand side by side on the day that one of them moves, each with who gives it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.lang.scripts import Writing
from bot.lang.text_links import linked
from bot.model.analysis import Outlet, OutletKind, QuoteKind
from bot.model.answers import ArticleRef, QuoteLine
from bot.model.stories import ArticleExcerpt
from bot.news.digests import moving_counts

MONDAY = datetime(2025, 5, 12, 9, tzinfo=UTC)
TITLE = "Mongolian soldiers in Sudan"


def _report(number: int, days: float, text: str) -> ArticleExcerpt:
    outlet = Outlet(f"Outlet {number}", f"o{number}.example", "MN", OutletKind.NEWSPAPER)
    at = MONDAY + timedelta(days=days)
    article = ArticleRef(number, TITLE, f"https://o{number}.example/", outlet, None, at.isoformat(), at)
    return ArticleExcerpt(article, (linked(article, 0, len(text), text),))


FIRST = _report(1, 0, "Some 300 Mongolian soldiers are in Sudan, the ministry in Ulaanbaatar said.")
AGAIN = _report(2, 0.5, "The mission counts 300 Mongolian soldiers in Sudan.")
MORE = _report(3, 3, "About 2,500 Mongolian soldiers are in Sudan, the Red Cross said.")


def _moved(new: ArticleExcerpt, *before: ArticleExcerpt) -> list[tuple[str, str | None]]:
    found = moving_counts.groups([new, *before])
    moved = moving_counts.moved(found, {new.article.id}, {new.article.id}, TITLE)
    return [(line.said.text, line.giver) for line in moving_counts.lines(moved, {})]


def test_a_new_number_stands_beside_the_earlier_ones_with_who_gave_them() -> None:
    assert _moved(MORE, FIRST) == [
        ("Some 300 Mongolian soldiers", "the ministry in Ulaanbaatar"),
        ("About 2,500", "the Red Cross"),
    ]


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("North Korean soldiers in Russia", "Some 1,500 North Korean soldiers"),
        ("러시아의 북한군", "1천500명"),
        ("ロシアの北朝鮮兵", "Some 1,500 North Korean soldiers"),
        ("在俄朝鲜军人", "Some 1,500 North Korean soldiers"),
    ],
)
def test_a_known_number_is_shown_in_the_headline_s_language_else_in_english(headline: str, said: str) -> None:
    """A Japanese headline had Korean numbers under it."""
    english = _report(1, 0, "Some 1,500 North Korean soldiers are in Russia, the ministry in Seoul said.")
    more = _report(2, 3, "About 3,000 North Korean soldiers are in Russia, the agency in Seoul said.")
    korean = _report(3, 0.5, "러시아에 북한군 1천500명이 있다고 국방부가 밝혔다.")
    korean = replace(korean, article=replace(korean.article, title="러시아의 북한군"))
    korean = replace(korean, sentences=(replace(korean.sentences[0], article=korean.article),))
    moved = moving_counts.moved(moving_counts.groups([more, english, korean]), {2}, {2}, headline)
    first, _ = (moving_counts.lines([one], {})[0].said.text for one in moved)
    assert first == said


def test_a_number_that_is_only_repeated_does_not_move() -> None:
    later = _report(4, 3.2, "About 2,500 Mongolian soldiers are in Sudan, the Red Cross said.")
    assert _moved(later, FIRST, MORE) == []
    assert _moved(AGAIN, FIRST) == []


def test_the_speaker_of_the_statement_goes_before_the_subject_of_the_sentence() -> None:
    (sentence,) = FIRST.sentences
    statement = QuoteLine(sentence, QuoteKind.INDIRECT, "said", "Ministry of Defense")
    assert moving_counts.giver_of(sentence, 5, {1: [statement]}).name == "Ministry of Defense"
    nameless = QuoteLine(sentence, QuoteKind.INDIRECT, "said", "agency")
    assert moving_counts.giver_of(sentence, 5, {1: [nameless]}).name == "the ministry in Ulaanbaatar"


def test_who_means_to_do_something_gives_no_number() -> None:
    text = "Sudanese papers, citing the mission, said that Mongolia planned to send 800 soldiers in all."
    (sentence,) = _report(6, 1, text).sentences
    place, article = text.index("800"), sentence.article
    plan = QuoteLine(
        linked(article, text.index("send"), len(text) - 1, text), QuoteKind.INDIRECT, "planned", "Mongolia"
    )
    assert moving_counts.giver_of(sentence, place, {6: [plan]}).name == "Sudanese papers"


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("Mongolia denied that 800 soldiers had been sent.", "800 soldiers had been sent", "denied"),
        ("몽골은 병사 800명을 보냈다는 보도를 부인했다.", "병사 800명을 보냈다", "부인했다"),
    ],
)
def test_who_denies_a_number_does_not_give_it(text: str, content: str, cue: str) -> None:
    (sentence,) = _report(6, 1, text).sentences
    begin = text.index(content)
    denial = QuoteLine(
        linked(sentence.article, begin, begin + len(content), content), QuoteKind.INDIRECT, cue, "Mongolia"
    )
    assert moving_counts.giver_of(sentence, text.index("800"), {6: [denial]}).name != "Mongolia"


def test_a_number_that_was_expected_and_is_now_given_moves() -> None:
    planned = _report(5, 1, "Mongolia is expected to send 2,500 Mongolian soldiers to Sudan by August.")
    assert [text for text, _ in _moved(MORE, FIRST, planned)] == ["Some 300 Mongolian soldiers", "About 2,500"]


def test_a_story_shows_each_number_once_in_the_order_in_which_they_came() -> None:
    (group,) = moving_counts.groups([MORE, AGAIN, FIRST])
    assert [line.said.text for line in moving_counts.lines(moving_counts.whole(group, Writing.LATIN), {})] == [
        "Some 300 Mongolian soldiers",
        "About 2,500",
    ], "the first report of each"
