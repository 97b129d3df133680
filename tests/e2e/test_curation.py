"""Managers, and who posted an article, correct what is saved; each act is in the log and is undone with a button."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

import pytest

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, fields_of, labels, reactions, words

_LAUNCH, _RIGHT = "North Korea fires missiles from Sunan", "North Korea fires two missiles"


@pytest.fixture
async def news(room: Newsroom) -> Newsroom:
    """Two articles that Anna posted."""
    await room.save()
    return room


async def _correct(room: Newsroom, who: Any = None, **fields: str) -> Any:
    return await (who or room.manager).slash(room.channel, "article correct", article=LAUNCH_URL, **fields)


async def _log(room: Newsroom) -> Any:
    return (await room.manager.slash(room.channel, "desk log")).response


async def test_a_manager_corrects_an_article_and_undoes_it_after_a_restart(news: Newsroom) -> None:
    result = await _correct(news, title=_RIGHT, date="2024-09-15", outlet="Taedong Daily")
    assert result.ephemeral
    assert words(result.response) == (
        f"Corrected: **{_LAUNCH}**\n"
        f"Title: {_LAUNCH} → {_RIGHT}\n"
        "Date: 16 Sep 2024, 08:12 KST → 15 Sep 2024\n"
        "Outlet: Han River Post → Taedong Daily\n"
        "-# Answers and digests here show it this way, marked as corrected. No other server sees it."
    )
    summary = words((await news.boris.slash(news.channel, "summary", article=LAUNCH_URL)).response)
    assert summary.startswith(f"**{_RIGHT}**\n-# Taedong Daily · 15 Sep 2024 · corrected here: title, date, outlet\n")
    latest = words((await news.boris.slash(news.channel, "latest", since="3d")).response)
    assert "Taedong Daily" in latest
    assert f"{_RIGHT}](" in latest or f"{_RIGHT}**" in latest
    assert "corrected here: title" in latest
    found = words((await news.boris.slash(news.channel, "search", query="before:2024-09-16")).response)
    assert "Taedong Daily, 15 Sep 2024 · corrected here: title, date, outlet" in found
    offered = await news.boris.autocomplete(news.channel, "summary", "article", "two mis")
    assert [one["name"] for one in offered] == [f"{_RIGHT} · Taedong Daily · 15\xa0Sep\xa02024 · corrected here: title"]
    await news.restart()
    undone = await news.manager.click(result.response, label="Undo")
    assert words(undone.response) == f"Correction undone: **{_LAUNCH}**"
    summary = words((await news.boris.slash(news.channel, "summary", article=LAUNCH_URL)).response)
    assert summary.startswith(f"**{_LAUNCH}**\n-# Han River Post · 16 Sep 2024, 08:12 KST\n")


async def test_who_posted_an_article_removes_it_and_puts_it_back(news: Newsroom) -> None:
    card = (await news.boris.slash(news.channel, "summary", article=LAUNCH_URL)).response
    refused = await news.boris.slash(news.channel, "article remove", article=LAUNCH_URL)
    assert words(refused.response) == sentence_for(Reason.NOT_CURATOR)
    result = await news.anna.slash(news.channel, "article remove", article=LAUNCH_URL)
    assert words(result.response).startswith(f"Removed: **{_LAUNCH}**\n-# Answers and digests here no longer use it.")
    gone = await news.boris.slash(news.channel, "summary", article=LAUNCH_URL)
    assert words(gone.response).startswith(sentence_for(Reason.LINK_NOT_SAVED))
    pressed = await news.boris.click(card, label="Who said what")
    assert words(pressed.response) == sentence_for(Reason.ARTICLE_NOT_HERE)
    assert _LAUNCH not in words((await news.boris.slash(news.channel, "latest")).response)
    await news.anna.click(result.response, label="Undo")
    assert _LAUNCH in words((await news.boris.slash(news.channel, "latest")).response)
    result = await news.anna.slash(news.channel, "article remove", article=LAUNCH_URL)
    await news.manager.click(await _log(news), label="Undo #2")
    again = await news.anna.click(result.response, label="Undo")
    assert words(again.response) == sentence_for(Reason.UNDONE_ALREADY)


async def test_the_log_tells_managers_who_did_what_and_undoes_it(news: Newsroom) -> None:
    assert words((await news.anna.slash(news.channel, "desk log")).response) == sentence_for(Reason.MANAGERS_ONLY)
    assert "Nothing yet." in words(await _log(news))
    for number in range(5):
        await _correct(news, title=f"Title {number}")
    await _correct(news, who=news.anna, outlet="KCNA")
    first = await _log(news)
    assert words(first).startswith("**What was corrected on this server**\n-# 6 entries · page 1 of 2\n")
    assert f"Outlet: Han River Post → KCNA\n-# #6 · <@{news.anna.id}> · 16 Sep 2024, 21:00 KST\n" in words(first)
    assert labels(first) == [*(f"Undo #{number}" for number in (6, 5, 4, 3, 2)), "▶"]
    undone = (await news.manager.click(first, label="Undo #6")).response
    assert f"#6 · <@{news.anna.id}> · 16 Sep 2024, 21:00 KST · undone by <@{news.manager.id}>, 16 Sep" in words(undone)
    assert "Undo #6" not in labels(undone)
    assert "Title: North Korea fires missiles from Sunan → Title 0" in words(
        (await news.manager.click(undone, label="▶")).response
    )


async def test_a_blocked_site_is_refused_with_its_reason(news: Newsroom) -> None:
    refused = await news.anna.slash(news.channel, "article block", site="paper.example")
    assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)
    result = await news.manager.slash(news.channel, "article block", site="https://paper.example/sport")
    assert words(result.response).startswith("Blocked: **paper.example/sport**\n-# Links to it are refused here")
    post = await news.anna.send(news.channel, "https://www.paper.example/sport/cup")
    await news.work()
    assert reactions(post, news.channel) == {"⚠️"}
    assert words(news.messages()[-1]).startswith("⚠️ Managers of this server block links to paper.example/sport.\n")
    asked = await news.anna.slash(news.channel, "ingest", link="https://paper.example/sport/cup")
    assert words(asked.response) == sentence_for(Reason.BLOCKED, "paper.example/sport")
    listed = (await news.manager.slash(news.channel, "article blocks")).response
    assert "Blocked: **paper.example/sport**" in words(listed)
    await news.manager.click(listed, label="Undo #1")
    listed = (await news.manager.slash(news.channel, "article blocks")).response
    assert words(listed).startswith("**Blocked on this server**\n-# Nothing.")


_SECOND_URL = "https://taedong.example/launch"
_SECOND = LAUNCH.replace("Han River Post", "Taedong Daily").replace("fires missiles from", "launches missiles at")


def _titled(connection: Connection, title: str) -> list[int]:
    return [row[0] for row in connection.execute("SELECT id FROM articles WHERE title = ?", (title,)).fetchall()]


async def test_a_member_reports_a_wrong_story_and_managers_decide(room: Newsroom) -> None:
    room.network.pages[_SECOND_URL] = _SECOND
    await room.save(LAUNCH_URL, _SECOND_URL)
    summary = (await room.boris.slash(room.channel, "summary", article=_SECOND_URL)).response
    assert "Same story in 1 other article" in words(summary)
    said = await room.boris.click(summary, label="Wrong story?")
    assert said.ephemeral
    assert words(said.response).startswith("Reported to the managers of this server")
    story = (await room.anna.slash(room.channel, "story", **{"article-or-story": _LAUNCH})).response
    listed = (await room.anna.click(story, label="Articles")).response
    (article,) = await room.app.database.read(_titled, "North Korea launches missiles at Sunan")
    said = await room.anna.select(listed, [str(article)], custom_id="wrong-story-of:1")
    assert said.ephemeral
    assert words(said.response).startswith("That is reported already.")
    status = (await room.manager.slash(room.channel, "desk status")).response
    assert "1 report of members waits in `/desk queue`." in words(status)
    refused = await room.anna.slash(room.channel, "desk queue")
    assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)
    queue = (await room.manager.slash(room.channel, "desk queue")).response
    assert words(queue) == (
        "**Reported by members**\n-# 1 report waits\n"
        "Wrong story? **North Korea launches missiles at Sunan**\n"
        f"It is in a story with: {_LAUNCH}\n"
        f"-# A · <@{room.boris.id}> · 16 Sep 2024, 21:00 KST"
    )
    queue = (await room.manager.click(queue, label="Refuse A")).response
    assert words(queue).endswith("Refused. Nothing was changed.")
    queue = (await room.manager.click(queue, label="Undo")).response
    await room.restart()
    queue = (await room.manager.click(queue, label="Accept A")).response
    assert "Taken out of its story: **North Korea launches missiles at Sunan**" in words(queue)
    summary = (await room.boris.slash(room.channel, "summary", article=_SECOND_URL)).response
    assert "Same story" not in words(summary)
    assert "Wrong story?" not in labels(summary)
    assert "2 stories" in words((await room.boris.slash(room.channel, "latest")).response)
    undone = await room.manager.click(queue, label="Undo")
    assert words(undone.response).startswith("Separation from its story undone: ")
    assert "1 story" in words((await room.boris.slash(room.channel, "latest")).response)
    moved = await room.manager.slash(room.channel, "article move", article=_SECOND_URL)
    assert words(moved.response).startswith("Taken out of its story: ")
    again = await room.manager.slash(room.channel, "article move", article=_SECOND_URL, story=_LAUNCH)
    assert words(again.response).startswith("Moved to another story: ")
    assert f"To: {_LAUNCH}" in words(again.response)


async def test_a_report_keeps_its_letter_when_one_before_it_is_decided(news: Newsroom) -> None:
    """A second press of the same button must not decide on the report that moves up."""
    for name in ("Kim Jong Un", "North Korea"):
        card = (await news.boris.slash(news.channel, "entity", name=name)).response
        form = await news.boris.click(card, label="Wrong name?")
        right, wrong, _ = fields_of(form.modal)
        await news.boris.submit_modal(form, {right: f"{name} X", wrong: ["name"]})
    queue = (await news.manager.slash(news.channel, "desk queue")).response
    assert [label for label in labels(queue) if label.startswith("Accept")] == ["Accept A", "Accept B"]
    queue = (await news.manager.click(queue, label="Refuse A")).response
    assert [label for label in labels(queue) if label.startswith("Accept")] == ["Accept B"]


async def test_a_member_reports_a_wrong_name_and_a_manager_accepts(news: Newsroom) -> None:
    card = (await news.boris.slash(news.channel, "entity", name="Kim Jong Un")).response
    form = await news.boris.click(card, label="Wrong name?")
    name, wrong, _ = fields_of(form.modal)
    said = await news.boris.submit_modal(form, {name: "Kim Jong Eun", wrong: ["name"]})
    assert said.ephemeral
    assert words(said.response) == "Reported to the managers of this server, who decide on it."
    queue = (await news.manager.slash(news.channel, "desk queue")).response
    assert "Wrong name? **Kim Jong Un**\nIt should be: Kim Jong Eun\n" in words(queue)
    queue = (await news.manager.click(queue, label="Accept A")).response
    assert "Renamed: **Kim Jong Un**" in words(queue)
    card = (await news.boris.slash(news.channel, "entity", name="Kim Jong Eun")).response
    assert words(card).startswith("**Kim Jong Eun ✎**\n")
    summary = words((await news.boris.slash(news.channel, "summary", article=LAUNCH_URL)).response)
    assert "Kim Jong Eun ✎ (General Secretary Kim Jong Un)" in summary
    undone = await news.manager.click(queue, label="Undo")
    assert words(undone.response) == "Renaming undone: **Kim Jong Un**"
    card = (await news.boris.slash(news.channel, "entity", name="Kim Jong Un")).response
    assert "✎" not in words(card)


async def test_who_manages_no_more_undoes_an_own_act_and_is_shown_no_log(news: Newsroom) -> None:
    await _correct(news, title=_RIGHT)
    log = await _log(news)
    await news.demote_managers()
    undone = (await news.manager.click(log, label="Undo #1")).response
    assert words(undone) == f"Correction undone: **{_LAUNCH}**"


async def test_a_name_that_no_article_has_any_more_cannot_be_reported(news: Newsroom) -> None:
    card = (await news.boris.slash(news.channel, "entity", name="Kim Jong Un")).response
    await news.manager.slash(news.channel, "article remove", article=LAUNCH_URL)
    said = await news.boris.click(card, label="Wrong name?")
    assert said.modal is None
    assert words(said.response) == sentence_for(Reason.CARD_EXPIRED)


_VISIT_URL = "https://taedong.example/visit"
_VISIT = "Leader visits a school\n{person:Kim Jong Un} visited a school in {place:Hamhung} on Friday, it said.\n"


async def test_an_article_means_another_person_and_two_names_are_one(news: Newsroom) -> None:
    news.network.pages[_VISIT_URL] = _VISIT
    await news.save(_VISIT_URL)
    summary = (await news.boris.slash(news.channel, "summary", article=LAUNCH_URL)).response
    form = await news.boris.click(summary, label="Wrong person?")
    entity, name = fields_of(form.modal)
    said = await news.boris.submit_modal(form, {entity: ["0"], name: "Kim Jong Un (actor)"})
    assert words(said.response) == "Reported to the managers of this server, who decide on it."
    queue = (await news.manager.slash(news.channel, "desk queue")).response
    assert f"Wrong person? **Kim Jong Un**\nIt is: Kim Jong Un (actor)\nIn: {_LAUNCH}\n" in words(queue)
    await news.restart()
    queue = (await news.manager.click(queue, label="Accept A")).response
    assert "Someone else in one article: **Kim Jong Un**" in words(queue)
    card = (await news.boris.slash(news.channel, "entity", name="Kim Jong Un (actor)")).response
    assert words(card).startswith("**Kim Jong Un (actor) ✎**\n")
    summary = words((await news.boris.slash(news.channel, "summary", article=LAUNCH_URL)).response)
    assert "Kim Jong Un (actor) ✎ (General Secretary Kim Jong Un)" in summary
    log = words(await _log(news))
    assert f"Someone else in one article: **Kim Jong Un**\nShown as: Kim Jong Un (actor)\nIn: {_LAUNCH}\n" in log
    form = await news.manager.click(card, label="Wrong name?")
    name, wrong, _ = fields_of(form.modal)
    done = await news.manager.submit_modal(form, {name: "kim jong un", wrong: ["same"]})
    assert words(done.response) == (
        "Merged: **Kim Jong Un (actor)**\nShown as: Kim Jong Un\n"
        "-# Answers here show both as one, with the mark ✎. No other server sees it."
    )
    card = (await news.boris.slash(news.channel, "entity", name="Kim Jong Un (actor)")).response
    assert words(card).startswith("**Kim Jong Un ✎**")
    await news.manager.click(done.response, label="Undo")
    again = await news.manager.slash(news.channel, "article merge", name="Kim Jong Un (actor)", to="kim-jong-un")
    assert words(again.response).startswith("Merged: ")
    refused = await news.boris.slash(news.channel, "article split", article=LAUNCH_URL, name="kim-jong-un", to="Pak Il")
    assert words(refused.response) == sentence_for(Reason.NOT_CURATOR)


async def test_a_korean_manager_says_who_is_meant(room: Newsroom) -> None:
    room.speak("ko", "ko")
    room.network.pages[_VISIT_URL] = _VISIT
    await room.save(LAUNCH_URL, _VISIT_URL)
    card = (await room.manager.slash(room.channel, "entity", name="kim-jong-un")).response
    form = await room.manager.click(card, label="다른 이름?")
    name, wrong, article = fields_of(form.modal)
    unsaid = await room.manager.submit_modal(form, {name: "박일", wrong: ["article"], article: []})
    assert words(unsaid.response) == "이름이 다른 사람을 가리키는 기사를 골라 주십시오.", "the desk does not choose one"
    done = await room.manager.slash(
        room.channel, "article split", article=LAUNCH_URL, name="kim-jong-un", to="김정은(배우)"
    )
    assert words(done.response) == (
        f"한 기사에서는 다른 대상: **김정은**\n표시: 김정은(배우)\n기사: {_LAUNCH}\n"
        "-# 이 서버의 답변에는 이 기사가 ✎ 표시와 함께 이렇게 나타납니다. 다른 서버에는 보이지 않습니다."
    )
    card = (await room.boris.slash(room.channel, "entity", name="김정은(배우)")).response
    assert words(card).startswith("**김정은(배우) ✎**\n")
    form = await room.boris.click(card, label="다른 이름?")
    name, wrong, article = fields_of(form.modal)
    said = await room.boris.submit_modal(form, {name: "kim jong un", wrong: ["article"], article: ["1"]})
    assert words(said.response).startswith("이 서버의 관리자에게")
    queue = words((await room.manager.slash(room.channel, "desk queue")).response)
    assert "다른 인물? **김정은(배우)**\n올바른 대상: 김정은\n" in queue


async def test_what_cannot_be_corrected_is_refused_in_one_sentence(news: Newsroom) -> None:
    assert words((await _correct(news, date="2024")).response) == sentence_for(Reason.BAD_DATE, "2024")
    assert words((await _correct(news, title=_LAUNCH)).response) == sentence_for(Reason.NOTHING_CHANGES)
    assert "Nothing yet." in words(await _log(news))


async def test_a_korean_manager_corrects_and_reads_the_log(room: Newsroom) -> None:
    room.speak("ko", "ko")
    await room.save(LAUNCH_URL, TALKS_URL)
    result = await _correct(room, title="북한, 순안서 미사일 발사", date="어제")
    assert words(result.response) == (
        f"정정: **{_LAUNCH}**\n"
        f"제목: {_LAUNCH} → 북한, 순안서 미사일 발사\n"
        "날짜: 16 Sep 2024, 08:12 KST → 2024년 9월 15일\n"
        "-# 이 서버의 답변과 브리핑에는 정정 표시와 함께 이렇게 나타납니다. 다른 서버에는 보이지 않습니다."
    )
    summary = words((await room.boris.slash(room.channel, "summary", article=LAUNCH_URL)).response)
    assert summary.startswith(
        "**북한, 순안서 미사일 발사**\n-# Han River Post · 2024년 9월 15일 · 이 서버에서 정정: 제목, 날짜\n"
    )
    assert "북한, 순안서 미사일 발사" in words(
        (await room.boris.slash(room.channel, "search", query="순안서")).response
    )
    log = await _log(room)
    assert words(log).startswith("**이 서버에서 정정한 내역**\n-# 1건\n")
    undone = await room.manager.click(log, label="#1 취소")
    assert f"취소: <@{room.manager.id}>" in words(undone.response)
    queue = await room.manager.slash(room.channel, "desk queue")
    assert words(queue.response).startswith("**멤버의 신고**\n-# 대기 중인 신고가 없습니다.")
    refused = await room.boris.slash(room.channel, "article remove", article=LAUNCH_URL)
    assert words(refused.response) == "관리자와, 이 작업을 했거나 기사를 올린 멤버만 할 수 있습니다."
