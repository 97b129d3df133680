"""When a story turned, told only where the pages leave no doubt about the order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.model.analysis import QuoteKind
from bot.model.answers import ArticleRef, FigureLine, Linked, QuoteLine, StoryTurn, TurnKind
from bot.news.digests.story_turns import story_turns

NOON = datetime(2024, 2, 14, 3, 0, tzinfo=UTC)


def article(number: int, hours: int, *, timed: bool = True) -> ArticleRef:
    at = NOON + timedelta(hours=hours)
    stated = at.isoformat() if timed else at.date().isoformat()
    return ArticleRef(number, "Volley off Wonsan", f"https://n{number}.example/", None, None, stated, at)


def said(by: str | None, cue: str | None, where: ArticleRef) -> QuoteLine:
    return QuoteLine(Linked("There was none", where, 0, 14, None), QuoteKind.INDIRECT, cue, by)


def number(words: str, where: ArticleRef, *, by: str = "Seoul") -> FigureLine:
    sentence = Linked(f"{words} were hurt", where, 0, len(words) + 10, None)
    return FigureLine(Linked(words, where, 0, len(words), None), sentence, giver=by)


def test_the_earliest_report_is_named_if_nobody_else_may_have_been_earlier() -> None:
    first, second = article(1, 0), article(2, 1)
    assert story_turns((second, first), 2, (), ()) == (StoryTurn(TurnKind.EARLIEST, first),)
    assert story_turns((second, first), 3, (), ()) == (), "an older article is not among them"
    assert story_turns((second, first, article(3, 5, timed=False)), 3, (), ()) == (), "a page that states only the day"
    assert story_turns((second, first, article(3, 30, timed=False)), 3, (), ()) == (
        StoryTurn(TurnKind.EARLIEST, first),
    )
    assert story_turns((article(4, 0), first), 2, (), ()) == (), "at the same minute"


def test_the_earliest_confirmation_and_denial_by_their_cues() -> None:
    old, new = article(1, 0), article(2, 30)
    quotes = (
        said("Tokyo", "denied", new),
        said("Seoul", "Denies", old),
        said("김여정", "확인했다", new),
        said("A", "said", old),
    )
    assert story_turns((new, old), 3, quotes, ()) == (
        StoryTurn(TurnKind.DENIED, old, quotes[1].said, "Seoul"),
        StoryTurn(TurnKind.CONFIRMED, new, quotes[2].said, "김여정"),
    )
    assert story_turns((new, old), 3, (said("B", "reaffirmed", old), said("C", None, new)), ()) == ()


def test_what_somebody_says_of_another_is_no_confirmation() -> None:
    old, new = article(1, 0), article(2, 30)
    around = QuoteLine(Linked("that Moscow had confirmed it", old, 0, 28, None), QuoteKind.INDIRECT, "said", "Kyiv")
    inside = QuoteLine(Linked("it", old, 26, 28, None), QuoteKind.INDIRECT, "confirmed", "Moscow")
    later = said("Seoul", "confirmed", new)
    assert story_turns((new, old), 3, (around, inside), ()) == ()
    assert story_turns((new, old), 3, (around, inside, later), ()) == (
        StoryTurn(TurnKind.CONFIRMED, new, later.said, "Seoul"),
    )


def test_the_oldest_and_the_newest_of_numbers_that_differ_each_with_its_giver() -> None:
    old, new = article(1, 0), article(2, 2)
    lines = (number("12", new, by="Tokyo"), number("7", article(3, 1)), number("three", old))
    assert story_turns((new, old), 3, (), (lines,)) == (
        StoryTurn(TurnKind.NUMBER, old, lines[2].sentence, "Seoul", "three"),
        StoryTurn(TurnKind.NUMBER, new, lines[0].sentence, "Tokyo", "12"),
    )
    assert story_turns((new, old), 3, (), ((number("3", new), number("three", old)),)) == (), "one value in two words"
    same_day = article(3, 4, timed=False)
    assert story_turns((same_day, old), 3, (), ((number("12", same_day), number("3", old)),)) == (), (
        "which came first is not known"
    )
    many = tuple((number("12", new), number("3", old)) for _ in range(5))
    assert len(story_turns((new, old), 3, (), many)) == 2
