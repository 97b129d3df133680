"""The sentence of every error, and what a member can do."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

import pytest

from bot.catalogue import LANGUAGES, catalogue, gettext, using
from bot.model.deliveries import Rhythm
from bot.model.errors import DeskError, EmptySearch, NothingFound, Reason
from bot.model.watches.watch import QuietHours
from bot.policy.schedule import day_named
from bot.policy.typed_times.dates import first_day, last_day
from bot.policy.typed_times.since import is_last
from bot.policy.typed_times.windows import window
from bot.policy.watches.quiet import quiet_hours
from cogs._cards.errors.sentences import SENTENCES
from cogs._cards.notes import refusal_card
from cogs._ui.error_messages import explain, neutral, refusal_text, sentence_for
from cogs.help import _ASKING
from tests.cogs.card_answers import shown
from tests.fakes.tables import table

PASTE = "If you can read the full text, paste or attach it with `/ingest`."


@table("reason", list(Reason))
def test_every_reason_has_its_sentence(reason: Reason) -> None:
    for text in (sentence_for(reason), sentence_for(reason, "application/zip"), refusal_text(reason)):
        assert text.endswith((".", "?"))
        assert "{" not in text
        assert "  " not in text


def test_sentences_are_specific() -> None:
    assert len(set(SENTENCES.values())) == len(SENTENCES)


def test_a_detail_is_shown_escaped() -> None:
    assert sentence_for(Reason.HTTP_ERROR, "418") == "The site did not return the page (HTTP status 418)."
    assert sentence_for(Reason.TOO_LARGE, "10485760") == "That is too large to read (limit: 10 MiB)."
    assert sentence_for(Reason.BAD_ZONE, "Asia/Seoul") == "Unknown time zone. Did you mean Asia/Seoul?"
    assert r"(\*\*x\*\*)" in sentence_for(Reason.UNSUPPORTED_TYPE, "**x**")


def test_what_a_page_is_instead_of_an_article_is_said() -> None:
    text = refusal_text(Reason.NOT_ARTICLE, "The page is a video without a written report.")
    assert text == f"That is not an article. The page is a video without a written report.\n{PASTE}"
    assert refusal_text(Reason.NOT_ARTICLE) == f"That is not an article.\n{PASTE}"


def test_whoever_pasted_a_text_is_not_told_to_paste_it() -> None:
    assert explain(DeskError(Reason.THIN)) == f"There is too little text for an article.\n{PASTE}"
    assert explain(DeskError(Reason.THIN, pasted=True)) == "There is too little text for an article."


def test_an_unknown_reason_of_a_newer_desk_gets_a_neutral_sentence() -> None:
    assert refusal_text("eaten_by_a_dog", "x") == "That could not be read."


def test_a_password_in_a_link_is_not_repeated() -> None:
    text = shown(refusal_card(sentence_for(Reason.FORBIDDEN_CREDENTIALS), "https://anna:secret@post.example/a@b"))
    assert "post.example/a" in text
    assert "secret" not in text


def test_unknown_names_get_the_nearest() -> None:
    error = NothingFound(Reason.NO_SUCH_ENTITY)
    error.nearest = ("Kim Jong Un", "Kim *Yo* Jong")
    assert explain(error).splitlines() == [
        "No saved article is listed under that name. `/search` finds it where articles have those words.",
        r"Did you mean **Kim Jong Un**, **Kim \*Yo\* Jong**?",
    ]


def test_near_headlines_stand_in_a_line_each() -> None:
    error = NothingFound(Reason.NOT_WEIGHED)
    error.nearest = ("(LEAD) North Korea, in a first, fires two missiles from Sunan", "Envoys talk")
    assert explain(error).splitlines() == [
        "The last digest here did not consider that story.",
        "Did you mean one of these?",
        "- **North Korea, in a first, fires two missiles from Sunan**",
        "- **Envoys talk**",
    ]


def test_who_finds_nothing_is_told_what_to_try() -> None:
    told = "No saved article matches that.\nTry fewer or other words; `/latest` lists the newest stories."
    assert explain(NothingFound(Reason.NO_SUCH_ARTICLE, "zeppelin")) == told
    assert explain(EmptySearch(Reason.NO_SUCH_ARTICLE, "zeppelin")) == told
    narrowed = EmptySearch(Reason.NO_SUCH_ARTICLE, "missile zeppelin")
    narrowed.without, narrowed.most = (("zeppelin", 17),), 100
    assert explain(narrowed) == "No saved article matches that.\nWithout `zeppelin` there are 17 articles."
    for typed in ("", "https://discord.com/channels/1/2/3"):
        assert explain(NothingFound(Reason.NO_SUCH_ARTICLE, typed)) == "No saved article matches that.", "no words"


def test_a_bug_is_answered_with_its_number() -> None:
    assert (
        neutral("ab12cd34") == "Something went wrong. If it happens again, tell the operator this number: `ab12cd34`."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_dates_are_in_the_readers_language_and_understood(language: str) -> None:
    now = datetime(2024, 9, 18, tzinfo=UTC)
    with using(catalogue(language)):
        starts = re.findall(r"`([^`]+)`", sentence_for(Reason.BAD_SINCE))
        days = re.findall(r"`([^`]+)`", sentence_for(Reason.BAD_PERIOD))
        (further,) = re.findall(r"`\S+: ([^`]+)`", gettext("Try `since: 30 days` to look further back."))
    begins = {one: window(one, now, "UTC")[0] for one in (*starts, further) if not is_last(one)}
    assert [one for one, start in begins.items() if start is None or start >= now] == []
    assert [one for one in days if first_day(one, now.date()) is None or last_day(one, now.date()) is None] == []
    assert language == "en" or not any("days" in one or "Monday" in one or "month" in one for one in (*starts, *days))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_stand_for_a_day_for_none_and_for_what_is_unread_are_those_of_the_reader(language: str) -> None:
    """A member types what the sentence shows, and it does what the sentence says."""
    with using(catalogue(language)):
        of_week, of_month, last = re.findall(r"`([^`]+)`", sentence_for(Reason.BAD_DAY))
        hours, none = re.findall(r"`([^`]+)`", sentence_for(Reason.BAD_QUIET_HOURS))
        unread = [one for one in re.findall(r"`([^`]+)`", sentence_for(Reason.BAD_SINCE)) if is_last(one)]
        (asked,) = re.findall(r"`\S+: ([^`]+)`", gettext(dict(_ASKING)["latest"], command="/x"))
    assert (day_named(Rhythm.WEEK, of_week), day_named(Rhythm.MONTH, of_month)) == (1, 15)
    assert day_named(Rhythm.MONTH, last) == 31
    assert (quiet_hours(hours), quiet_hours(none)) == (QuietHours(time(22), time(7)), None)
    assert unread == [asked]
    assert language == "en" or not re.search("[a-z]", f"{of_week}{last}{none}{asked}")
