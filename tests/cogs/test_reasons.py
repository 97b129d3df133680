"""Why a story is where it is and why a page was refused, in words for people."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from importlib.resources import files

import msgspec
import pytest
from msgspec.structs import replace

from bot.catalogue import LANGUAGES, catalogue, using
from bot.cli.terminal.error_messages import message_for
from bot.model.digests.why import StanceBeside
from bot.model.errors import Reason
from bot.model.placements import StanceKind
from bot.model.reasons import RankingFactors
from cogs._cards.reasons import REFUSALS, factor_sentences, refusal_detail, stance_sentences
from cogs._cards.stories import StoryReasons
from cogs._ui.error_messages import sentence_for
from tests.architecture.source_messages import ROOT


def test_every_reason_of_the_reader_for_no_article_is_a_message() -> None:
    rules = tomllib.loads((files("bot.text") / "data" / "refusals.toml").read_text(encoding="utf-8"))
    written = {row["reason"] for row in _rows(rules) if row["verdict"] == "not_article"}
    assert {
        *written,
        *_reasons("verdict/judge"),
        *_reasons("verdict/page_kinds"),
        *_reasons("extract"),
        *_files(),
    } == REFUSALS


def test_a_detail_that_is_no_reason_of_the_reader_is_shown_as_it_is() -> None:
    assert refusal_detail("HTTP status {418}") == "HTTP status {418}"
    assert refusal_detail("The page is a log-in form.") == "The page is a log-in form"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_ends_with_one_full_stop(language: str) -> None:
    with using(catalogue(language)):
        for detail in REFUSALS:
            for sentence in (sentence_for(Reason.NOT_ARTICLE, detail), message_for(Reason.NOT_ARTICLE, detail)):
                assert sentence.count("。。") == sentence.count("..") == 0, sentence
                assert sentence.endswith((".", "。"))


def test_the_age_of_news_is_never_no_hours() -> None:
    ages = [
        next(one for one in factor_sentences(RankingFactors(2, 3, hours, 0.8, 7.1)) if one.startswith("Newest"))
        for hours in (0.0, 0.4, 0.6, 47.0)
    ]
    less = "Newest article: less than an hour old"
    assert ages == [less, less, "Newest article: 1 hour old", "Newest article: 47 hours old"]


def test_reasons_kept_with_a_button_come_back_and_old_ones_are_shown_as_stored() -> None:
    factors = RankingFactors(origins=2, articles=3, age_hours=50, closeness=0.8, score=7.1)
    kept = msgspec.to_builtins([("Flood", factors)])
    ((headline, reasons),) = msgspec.convert(kept, list[StoryReasons])
    assert (headline, reasons) == ("Flood", factors)
    assert "Newest article: 2 days old" in factor_sentences(reasons)
    old = [["Flood", ["2 independent origins in 3 articles", "score 7.10"]]]
    ((headline, reasons),) = msgspec.convert(old, list[StoryReasons])
    assert factor_sentences(reasons) == ("2 independent origins in 3 articles", "score 7.10")


def test_a_headline_is_compared_with_a_newspaper_s_where_that_moved_the_story() -> None:
    factors = RankingFactors(origins=2, articles=3, age_hours=50, closeness=0.8, score=7.1)
    front, inside = (f"A headline like those on {pages} pages" for pages in ("front", "inside"))
    assert not {front, inside} & {*factor_sentences(replace(factors, prominence=0.05))}
    assert front in factor_sentences(replace(factors, prominence=0.3))
    assert inside in factor_sentences(replace(factors, prominence=-0.3))


def _rows(rules: object) -> Iterator[dict[str, str]]:
    if isinstance(rules, dict):
        if "reason" in rules:
            yield rules
        for one in rules.values():
            yield from _rows(one)
    elif isinstance(rules, list):
        for one in rules:
            yield from _rows(one)


def _files() -> set[str]:
    """Why the text of a PDF or e-mail cannot be had."""
    folder = ROOT / "bot" / "text" / "page" / "files"
    nodes = [node for path in folder.glob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    raised = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PageRefused"]
    return {str(node.args[1].value) for node in raised if isinstance(node.args[1], ast.Constant)}


def _reasons(module: str) -> set[str]:
    """The reasons of verdicts NOT_ARTICLE, or of a verdict that is computed, in a module of bot/text."""
    tree = ast.parse((ROOT / "bot" / "text" / f"{module}.py").read_text(encoding="utf-8"))
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = set()
    for node in ast.walk(tree):
        if not (
            isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ArticleVerdict" and len(node.args) == 2
        ):
            continue
        verdict, reason = node.args
        if isinstance(verdict, ast.Attribute) and verdict.attr not in ("NOT_ARTICLE", "verdict"):
            continue
        if isinstance(reason, ast.Constant):
            found.add(str(reason.value))
        elif isinstance(reason, ast.Name) and reason.id in constants:
            found.add(constants[reason.id])
    return found


def test_a_stance_that_keeps_two_stories_apart_is_told_with_the_other_headline() -> None:
    assert stance_sentences(None) == ()
    told = [sentence for kind in StanceKind if kind is not StanceKind.SUPPOSES
            for sentence in stance_sentences(StanceBeside(kind, "Seoul bans engines " * 10))]  # fmt: skip
    assert len(set(told)) == 4
    assert all("Seoul bans engines Seoul" in sentence and "…”: " in sentence for sentence in told)
