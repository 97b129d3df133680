"""What the command `ahead` prints, as JSON and as a table."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from bot.cli.answers.evidence import ahead
from bot.model.evidence.ahead import AheadAnswer
from bot.news.ahead.joining import join
from tests.news.ahead.test_joining import PUBLISHED, sources


@pytest.fixture
def answer() -> AheadAnswer:
    events = join(
        sources(
            "Nuclear envoys will hold talks in Busan on Nov. 20.",
            "The talks of nuclear envoys planned for Nov. 20 in Busan have been put off to Nov. 27 at 3 p.m.",
        ),
        PUBLISHED,
    )
    return AheadAnswer(PUBLISHED, 14, None, None, events, 1, 0, 1, 2)


def test_events_are_printed_with_days_words_and_links(
    answer: AheadAnswer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ahead, "ask", lambda _shelf, _question: answer)
    ahead.ahead(as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert (told["total"], told["days"], told["today"]) == (1, 14, "2024-11-13")
    (event,) = told["events"]
    assert (event["kind"], event["status"], event["was"]) == (
        "talks",
        "postponed",
        {"first": "2024-11-20", "last": "2024-11-20"},
    )
    (dated,) = event["dated"]
    assert (dated["first"], dated["time"], dated["zone"]) == ("2024-11-27", "15:00", None)
    assert dated["link"].startswith("https://a.example/1#:~:text=The%20talks")
    ahead.ahead()
    drawn = capsys.readouterr().out
    assert "27 Nov 2024" in drawn
    assert "moved, before" in drawn


def test_what_looks_like_a_style_is_shown_as_the_article_has_it(
    answer: AheadAnswer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """rich would leave out "[sic]", draw ":bomb:", and raise for "[/b]"."""
    words = "envoys [sic] will [/b] talk :bomb:"
    (event,) = answer.events
    dated = replace(event.dated[0], said=replace(event.dated[0].said, text=words))
    shown = replace(answer, events=(replace(event, dated=(dated,)),))
    monkeypatch.setattr(ahead, "ask", lambda _shelf, _question: shown)
    ahead.ahead()
    assert words in " ".join(capsys.readouterr().out.split())
