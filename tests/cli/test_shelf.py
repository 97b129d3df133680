"""The answers of the terminal commands on the shelf that the demo filled."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.demo.conversation import LINK
from bot.storage import migrations
from bot.storage.engine import sql_functions
from tests.cli.processes import desk
from tests.migration.old_databases import old_database

SHELF = ("--shelf", "guild:1000000000000000001")


def asked(home: Path, *arguments: str) -> Any:
    done = desk(home, *arguments, *SHELF, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1
    return json.loads(done.stdout)


def test_the_conversation_plays_to_its_end(played_demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = played_demo
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    for words in ("✅", "⚠️", "86 minutes", "최선희", "Latest on", "watch list", "digest", "/mydata"):
        assert words in done.stdout
    link = "https://hanriverpost.example/2024/10/31/north-korean-icbm-stays-in-air-for-86-minutes"
    assert f"» Mina posts {link}\n" in done.stdout, "an address is on one line, so that a terminal opens it"


def test_an_empty_shelf_names_those_of_servers(home: Path) -> None:
    """The bot's articles are on its servers' shelves, and the operator did not know how to ask for them."""
    for command in (["latest"], ["search", "missile"], ["export", str(home / "all.jsonl")]):
        done = desk(home, *command)
        assert (done.returncode, done.stdout) == (1, "")
        assert "--shelf, with their articles: guild:1000000000000000001 (" in done.stderr


def test_latest_has_the_shape_that_tools_rely_on(home: Path) -> None:
    answer = asked(home, "latest", "--since", "2024-10-30")
    counts = {"limited", "story_count", "article_count", "outlet_count", "filtered_count", "page", "pages"}
    assert set(answer) == {"topic", "since", "until", "stories", "indexed_since", *counts}
    pages = [
        asked(home, "latest", "--since", "2024-10-30", "--page", str(page)) for page in range(1, answer["pages"] + 1)
    ]
    assert answer["story_count"] == len({story["story"] for page in pages for story in page["stories"]})
    last = pages[-1]
    assert (last["page"], last["story_count"]) == (answer["pages"], answer["story_count"])
    assert answer["topic"] == "Korean Peninsula"
    assert answer["stories"]
    for story in answer["stories"]:
        assert set(story) == {"story", "headline", "sentences", "outlets", "origins"}
        for sentence in story["sentences"]:
            assert set(sentence) == {"text", "article", "url", "start", "end"}
            assert len(sentence["text"]) == sentence["end"] - sentence["start"]
            assert ".example/" in sentence["url"]
    assert "state_media" in {outlet["kind"] for story in answer["stories"] for outlet in story["outlets"]}


def test_latest_on_a_name_is_about_that_name(home: Path) -> None:
    answer = asked(home, "latest", "Han Kang", "--since", "2024-10-01")
    assert any("Nobel" in story["headline"] for story in answer["stories"])


def test_a_story_has_days_with_linked_sentences(home: Path) -> None:
    story = next(
        each for each in asked(home, "latest", "--since", "2024-10-30")["stories"] if "Hwasong" in each["headline"]
    )
    answer = asked(home, "story", f"story {story['story']}")
    assert answer["id"] == story["story"]
    assert answer["days"]
    assert answer["article_count"] == len(answer["articles"]) > 1
    assert all(".example/" in linked["link"] for day in answer["days"] for linked in day["sentences"])
    drawn = desk(home, "story", str(answer["articles"][0]["id"]), *SHELF)
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert answer["days"][0]["sentences"][0]["text"][:40] in drawn.stdout
    missing = desk(home, "story", "story 9999", *SHELF)
    assert (missing.returncode, missing.stderr.strip()) == (1, "That story is not on this shelf.")


def test_a_summary_quotes_the_article(home: Path) -> None:
    answer = asked(home, "summary", LINK, "--length", "2")
    assert answer["article"]["url"] == LINK
    assert answer["article"]["published"] == "2024-10-31T13:40:00+09:00"
    assert len(answer["sentences"]) == 2
    assert any(line["speaker"] == "South Korean Joint Chiefs of Staff" for line in answer["quotes"])


def test_an_entity_is_found_by_another_spelling(home: Path) -> None:
    answer = asked(home, "entity", "Choe Son-hui")
    assert answer["matches"][0]["name"] == "Choe Son Hui"
    assert answer["entity"]["total"] >= 2
    assert answer["entity"]["hangul"] == "최선희"


def test_search_marks_what_it_found(home: Path) -> None:
    answer = asked(home, "search", "customs officers")
    hit = answer["hits"][0]
    found = {hit["snippet"]["text"][start:end].casefold() for start, end in hit["marks"]}
    assert "customs" in found


def test_answers_in_a_pipe_have_no_escape_codes(home: Path) -> None:
    for command in (
        ["latest", "--since", "2024-10-30"],
        ["summary", LINK],
        ["entity", "Kim Jong Un"],
        ["search", "flood"],
    ):
        done = desk(home, *command, *SHELF)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()
        assert "\x1b" not in done.stdout


def test_a_korean_reader_has_korean_names_and_headlines_without_an_agencys_marks(home: Path) -> None:
    summary = desk(home, "--lang", "ko", "summary", LINK, *SHELF).stdout
    assert "합동참모본부" in summary.rpartition("이름")[2]
    entity = desk(home, "--lang", "ko", "entity", "Choe Son Hui", *SHELF).stdout.splitlines()
    assert entity[0].startswith("최선희 · Choe Son Hui")
    assert "김정은" in next(line for line in entity if "함께 자주 나오는 이름" in line)


def test_a_window_that_is_over_is_told_by_its_ends(home: Path) -> None:
    done = desk(home, "latest", "--since", "2024-10-30..2024-11-01", *SHELF)
    told = done.stdout.replace("\u00a0", " ")
    assert "30 Oct 2024, 00:00 KST to 1 Nov 2024, 23:59 KST" in told


def test_story_numbers_continue_on_the_next_page(home: Path) -> None:
    first, second = (desk(home, "latest", "--since", "2024-10-30", "--page", page, *SHELF).stdout for page in "12")
    assert first.startswith("Latest on the Korean Peninsula\n")
    assert "\n1. " in first
    assert "\n6. " in second
    assert "\n1. " not in second


def test_an_unknown_title_is_status_1(home: Path) -> None:
    done = desk(home, "summary", "The Great Kimchi Robbery", *SHELF)
    assert (done.returncode, done.stdout) == (1, "")
    assert "No saved article" in done.stderr


def test_another_shelf_is_empty(home: Path) -> None:
    done = desk(home, "search", "missile")
    assert done.returncode == 1
    assert "empty" in done.stderr


def test_the_scripted_conversation_needs_an_empty_folder(home: Path) -> None:
    done = desk(home, "demo", "--once", "--keep", str(home))
    assert (done.returncode, done.stdout) == (2, "")
    assert "empty folder" in done.stderr


def test_a_person_added_to_the_knowledge_base_is_found_in_articles_from_before(home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "desk"
    shutil.copytree(home, copy)
    copy.chmod(0o700)
    own = tmp_path / "own.txt"
    own.write_text("@ kind=person; source=her own paper\nGreta Sandoval | 그레타 산도발\n", encoding="utf-8")
    environment = {"DESK_KNOWLEDGE": str(own)}
    before = asked(copy, "entity", "Greta Sandoval")["entity"]
    done = desk(copy, "relink", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 articles relinked\n"
    found = desk(copy, "entity", "그레타 산도발", *SHELF, "--json", **environment)
    after = json.loads(found.stdout)["entity"]
    assert (before["id"], after["id"]) == ("x:person:gretasandoval", "greta-sandoval")
    assert len(after["articles"]) == len(before["articles"]) == 2


def test_launches_have_each_figure_with_who_gives_it(home: Path) -> None:
    answer = asked(home, "launches", "--since", "2024-10")
    assert (answer["total"], answer["kind"], answer["since"]) == (1, None, "2024-10-01")
    (launch,) = answer["launches"]
    assert launch["day"] == "2024-10-31"
    assert {one["value"] for one in launch["altitude"]} == {"7000", "7687.5"}
    (place,) = launch["place"]
    assert place["value"] == "pyongyang"
    assert place["text"] in ("Pyongyang", "평양")
    assert place["link"].startswith("https://")
    none = asked(home, "launches", "--kind", "cruise")
    assert (none["launches"], none["total"]) == ([], 0)
    assert none["read"] > 10
    drawn = desk(home, "launches", *SHELF)
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert "5,156 seconds" in drawn.stdout
    refused = desk(home, "launches", "--since", "sometime", *SHELF)
    assert refused.returncode == 1
    assert "2024-10-31" in refused.stderr


def test_claims_have_numbers_positions_and_answers_with_who_says_so(home: Path) -> None:
    numbers = asked(home, "claims", "(troops OR soldiers) Russia")
    (force, *_) = numbers["numbers"]
    told = [(one["giver"]["name"], one["value"]) for one in force["claims"] if one["giver"]]
    assert force["differ"]
    assert len(told) > 2
    assert all(one["link"].startswith("https://") and one["text"] for one in force["claims"])
    positions = asked(home, "claims", "troops Russia", "--view", "positions")
    rows = {(one["side"], row["stance"]): row for one in positions["positions"] for row in one["positions"]}
    assert rows["RU", "groundless"]["speaker"]["id"] == "vasily-nebenzya"
    assert (rows["RU", "not_denied"]["past"], rows["RU", "not_denied"]["change"]) == (True, None)
    sides = {one["side"]: one for one in asked(home, "claims", "troops Russia", "--view", "answers")["answers"]}
    assert sides["US"]["days_later"] == 0
    assert sides["KP"]["first"]["stance"] == "not_denied"
    drawn = desk(home, "claims", "troops Russia", *SHELF, "--view", "positions")
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert "does not deny" in drawn.stdout


def test_appearances_tell_the_last_day_the_longest_gap_and_the_days(home: Path) -> None:
    answer = asked(home, "appearances", "Kim Jong Un")
    days = [one["day"] for one in answer["appearances"]]
    assert days == sorted(days, reverse=True)
    assert answer["last"]["day"] == days[0] == "2024-10-31"
    assert answer["longest"]["days"] > 100
    assert all(one["said"]["link"] for one in answer["appearances"])
    drawn = desk(home, "appearances", "김정은", *SHELF)
    assert drawn.returncode == 0
    assert "Longest gap between two reports" in drawn.stdout
    refused = desk(home, "appearances", "North Korea", *SHELF)
    assert refused.returncode == 1
    assert "Only persons have appearances" in refused.stderr


def test_a_term_has_its_first_and_last_use_and_months_of_each_side(home: Path) -> None:
    answer = asked(home, "term", "hostile", "--users", "state")
    assert answer["state"]["total"] >= 1
    assert answer["state"]["first"]["link"].startswith("https://")
    assert sum(month["articles"] for month in answer["state"]["months"]) == answer["state"]["total"]
    assert len(answer["hits"]) == min(answer["state"]["total"], 5)
    none = desk(home, "term", "unheard-of", *SHELF)
    assert (none.returncode, none.stderr) == (0, "")
    assert "No saved article" in none.stdout
    refused = desk(home, "term", "?", *SHELF)
    assert refused.returncode == 1


def test_two_state_medias_versions_of_a_text_are_compared(home: Path) -> None:
    pair = ("versions", "Perfected Weapon System", "--other", "Respected Comrade Kim Jong Un Guides Test-fire")
    answer = asked(home, *pair)
    assert (answer["earlier"]["outlet"]["name"], answer["later"]["outlet"]["name"]) == (
        "Taedong Central News",
        "Chollima Daily",
    )
    assert 0.5 < answer["kept"] < 1
    assert answer["total"] == len(answer["passages"])
    drawn = desk(home, *pair, *SHELF)
    assert drawn.returncode == 0
    assert "  - Kim Jong Un thanked the scientists" in drawn.stdout


def test_an_article_is_cited_in_every_style_with_its_sentences_whole(home: Path) -> None:
    answer = asked(home, "cite", LINK, "--sentences", "1-2")
    assert set(answer["citations"]) == {"chicago", "apa", "bibtex", "markdown"}
    assert len(answer["digest"]) == 64
    assert [one["number"] for one in answer["sentences"]] == [1, 2]
    for style, text in answer["citations"].items():
        done = desk(home, "cite", LINK, "--sentences", "1-2", "--style", style, *SHELF)
        assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{text}\n")
    refused = desk(home, "cite", LINK, "--sentences", "9999", *SHELF)
    assert refused.returncode == 1
    assert "no such sentence" in refused.stderr


@pytest.mark.parametrize("is_converted", [False, True])
def test_commands_index_the_articles_of_a_converted_database(tmp_path: Path, *, is_converted: bool) -> None:
    """No bot may ever run on the desk."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    old_database(home / "desk.sqlite3", 8, 30)
    if is_converted:  # by `restore`, or by a command that was killed
        with closing(sqlite3.connect(home / "desk.sqlite3", isolation_level=None)) as connection:
            sql_functions.register(connection)
            migrations.bring_up_to_date(connection)
    found = desk(home, "search", "ferry", "--shelf", "guild:1", "--json")
    assert (found.returncode, found.stderr) == (0, "")
    answer = json.loads(found.stdout)
    assert (answer["total"], answer["indexed_since"]) == (2, None)
