"""Editorial judgement: the editor's key of the simulated two weeks, labelled pairs of articles, and written cases."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

from bot.sample.library import SampleLibrary
from bot.text.knowledge.base import Knowledge
from bot.text.pipeline import Reader
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from tests.corpus import strangers
from tests.fakes.reading import SampleReader
from tests.judgement import (
    addresses,
    cjk_statements,
    dates,
    english_statements,
    korean_articles,
    korean_statements,
    korean_topics,
    links,
    misleading,
    mornings,
    names_cjk,
    names_english,
    offices,
    one_sentence,
    pairs,
    refusals,
    state_media,
)
from tests.judgement.share import LOOK, NUMBER, Share
from tests.newsroom.editors_key import Agreement, EditorsKey
from tests.newsroom.play import play

Rows = list[tuple[str, ...]]
_HANGUL = re.compile(r"[가-힣]")


class _Case(Protocol):
    @property
    def half(self) -> str: ...
    @property
    def text(self) -> str: ...


def measure(_data: Path) -> dict[str, tuple[float, float]]:
    """Every share by the name of its figure in targets.toml; there is no interval."""
    return {
        name.replace(",", "").replace(" ", "_").replace("-", "_"): (share.value, 0.0)
        for name, share in _whole().items()
    }


def table() -> Rows:
    """All shares, in whole and by half."""
    head: Rows = [("figure", "all", f"half to read ({LOOK})", f"half as a number ({NUMBER})")]
    halves = {half: _halved(half) for half in (LOOK, NUMBER)}
    return head + [(name, str(share), *_cells(halves, name)) for name, share in _whole().items()]


def by_language() -> Rows:
    """The written cases by language."""
    rows: Rows = [("written cases", "English", "Korean")]
    english, korean = _written(None, korean=False), _written(None, korean=True)
    return rows + [(name, str(share), str(korean[name])) for name, share in english.items()]


def errors() -> Iterator[str]:
    """The errors in the key's weeks and in the half that may be read, a line each."""
    for name, share in {**_key(), **_halved(LOOK)}.items():
        yield f"\n{name}: {share}"
        yield from (f"  {wrong.replace(chr(10), ' | ')}" for wrong in share.wrong)


def _cells(halves: dict[str, dict[str, Share]], name: str) -> Iterator[str]:
    return (str(shares[name]) if name in shares else "" for shares in halves.values())


def _whole() -> dict[str, Share]:
    return {**_key(), **_pairs(None), **_written(None, korean=None), **_reading(None)}


def _halved(half: str) -> dict[str, Share]:
    return {**_pairs(half), **_written(half, korean=None), **_reading(half)}


def _dated(name: str, half: str | None) -> Share:
    return dates.measured(page for page in dates.pages(name) if half in (None, page.half))


@cache
def _reading(half: str | None) -> dict[str, Share]:
    """Names, dates, addresses and pages that were written before the rules for them were changed last."""
    files = (names_english.FIRST, names_english.SECOND)
    cases = [case for name in files for case in names_english.cases(name) if half in (None, case.half)]
    found, given, both = names_english.measured(cases, *_models())
    japanese = names_cjk.measured(names_cjk.cases(names_cjk.JAPANESE, half), *_models())
    chinese = names_cjk.measured(names_cjk.cases(names_cjk.CHINESE, half), *_models())
    same, apart = addresses.measured(pair for pair in addresses.pairs(addresses.SECOND) if half in (None, pair.half))
    decided, reasoned, accepted = refusals.measured(strangers(half, (3, 4)))
    return {
        "English names persons found": found,
        "English names persons that are some": given,
        "English names of all kinds": both,
        "Japanese names linked": japanese[0],
        "Japanese links that are right": japanese[1],
        "Chinese names linked": chinese[0],
        "Chinese links that are right": chinese[1],
        **{name.removesuffix(".tsv"): _dated(name, half) for name in dates.FILES},
        "addresses of one page": same,
        "addresses of two pages": apart,
        "pages decided": decided,
        "pages with their reason": reasoned,
        "pages articles accepted": accepted,
    }


@cache
def _key() -> dict[str, Share]:
    with tempfile.TemporaryDirectory() as home:
        reader = SampleReader(Knowledge.load())
        played = asyncio.run(play(Path(home), SampleLibrary.load(), reader))
    return Agreement(EditorsKey.load(), played).figures


def _pairs(half: str | None) -> dict[str, Share]:
    labelled = [pair for pair in pairs.pairs() if half in (None, pair.half)]
    found = _stories(pairs.stream)
    figures: dict[str, Share] = {}
    for file in one_sentence.FILES:
        name = file.removesuffix(".tsv").replace("_", " ")
        events = [event for event in one_sentence.events(file) if half in (None, event.half)]
        storylines = one_sentence.measured(_stories(one_sentence.stream, file), events)
        figures[f"storylines of {name} pairs precision"] = storylines.pair_precision
        figures[f"storylines of {name} pairs recall"] = storylines.pair_recall
    for of in pairs.SETS:
        precision, recall = pairs.measured(found, [pair for pair in labelled if pair.set == of])
        figures |= {f"{of} pairs precision": precision, f"{of} pairs recall": recall}
    return figures


@cache
def _stories(stream: Callable[..., list[dict[str, str]]], *of: str) -> dict[str, int]:
    """The story of each article of a stream, by the public command."""
    lines = "".join(json.dumps(row) + "\n" for row in stream(*of))
    command = [sys.executable, "-m", "bot", "stories", "-"]
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return {row["id"]: row["story"] for row in map(json.loads, done.stdout.splitlines())}


@cache
def _written(half: str | None, *, korean: bool | None) -> dict[str, Share]:
    tagger, base = _models()

    def chosen(case: _Case) -> bool:
        return half in (None, case.half) and korean in (None, bool(_HANGUL.search(case.text)))

    about, subject = korean_topics.measured(filter(chosen, korean_topics.cases()), tagger, base)
    right, unharmed = state_media.measured(filter(chosen, state_media.cases()), tagger, base)
    genre_right, genre_unharmed = state_media.measured(filter(chosen, state_media.cases_by_genre()), tagger, base)
    found_links, no_wrong_links = links.measured(filter(chosen, links.cases()), tagger, base)
    held, free = offices.persons(filter(chosen, offices.cases(offices.IN_MANNERS)), tagger, base)
    named, nameless = offices.persons(filter(chosen, offices.cases(offices.IN_PARAGRAPHS)), tagger, base)
    more_named, more_nameless = offices.persons(filter(chosen, offices.cases(offices.IN_MORE_PARAGRAPHS)), tagger, base)
    return {
        "short mornings": mornings.measured(filter(chosen, mornings.mornings())),
        "more short mornings": mornings.measured(filter(chosen, mornings.more_mornings())),
        "mornings of many headlines": mornings.measured(filter(chosen, mornings.many_headlines())),
        "later mornings": mornings.measured(filter(chosen, mornings.later_mornings())),
        "a stranger's mornings": mornings.measured(filter(chosen, mornings.strangers_mornings())),
        "an outsider's mornings": mornings.measured(filter(chosen, mornings.outsiders_mornings())),
        "a trainer's mornings": mornings.measured(filter(chosen, mornings.trainers_mornings())),
        "links": found_links,
        "links not wrong": no_wrong_links,
        "offices": offices.measured(filter(chosen, offices.cases()), tagger, base),
        "offices in genres": offices.measured(filter(chosen, offices.cases(offices.IN_GENRES)), tagger, base),
        "offices in positions": offices.measured(filter(chosen, offices.cases(offices.IN_POSITIONS)), tagger, base),
        "offices by strangers": offices.measured(filter(chosen, offices.cases(offices.BY_STRANGERS)), tagger, base),
        "offices by grammar": offices.measured(filter(chosen, offices.cases(offices.BY_GRAMMAR)), tagger, base),
        "offices in manners": held,
        "offices of nobody": free,
        "roles in paragraphs": named,
        "roles in paragraphs of nobody": nameless,
        "roles in more paragraphs": more_named,
        "roles in more paragraphs of nobody": more_nameless,
        **_roles_in_pages(chosen),
        "speakers right": right,
        "speakers not wrong": unharmed,
        "speakers by genre right": genre_right,
        "speakers by genre not wrong": genre_unharmed,
        "Korean topics about": about,
        "Korean topics subject": subject,
        **_statements("Korean", filter(chosen, korean_statements.cases())),
        **_statements("Chinese and Japanese", filter(chosen, cjk_statements.cases())),
        **_statements("Chinese and Japanese, last", filter(chosen, cjk_statements.cases(cjk_statements.FILES[-1]))),
        **_english_statements("English", filter(chosen, english_statements.cases())),
        **_english_statements("later English", filter(chosen, english_statements.cases(english_statements.FILES[-1]))),
        **_articles([case for case in korean_articles.cases() if chosen(case)]),
        "summaries that do not mislead": misleading.measured(filter(chosen, misleading.cases()), tagger, base),
        "summaries, more articles": misleading.measured(filter(chosen, misleading.more_cases()), tagger, base),
        "summaries by outlet": misleading.measured(filter(chosen, misleading.cases_by_outlet()), tagger, base),
        "summaries of suspended sentences": misleading.measured(
            filter(chosen, misleading.suspended_cases()), tagger, base
        ),
        "summaries by strangers": misleading.measured(filter(chosen, misleading.strangers_cases()), tagger, base),
        "summaries of further kinds": misleading.measured(filter(chosen, misleading.breadth_cases()), tagger, base),
        "summaries of whole articles": misleading.measured(filter(chosen, misleading.whole_cases()), tagger, base),
        "summaries by genre": misleading.measured(filter(chosen, misleading.genre_cases()), tagger, base),
        "summaries by genre, later": misleading.measured(filter(chosen, misleading.more_genre_cases()), tagger, base),
        "an editor's sentences by genre": misleading.picked(filter(chosen, misleading.genre_cases()), tagger, base),
        "an editor's sentences by genre, later": misleading.picked(
            filter(chosen, misleading.more_genre_cases()), tagger, base
        ),
        "an editor's sentences": misleading.picked(filter(chosen, misleading.whole_cases()), tagger, base),
    }


def _roles_in_pages(chosen: Callable[[_Case], bool]) -> dict[str, Share]:
    shares = {}
    for file, name in offices.PAGES.items():
        cases = list(filter(chosen, offices.cases(file)))
        shares[f"roles in {name}"] = offices.persons(cases, *_models())[0]
        shares[f"roles in {name} not wrong"] = offices.unharmed(cases, *_models())
    return shares


def _statements(texts: str, cases: Iterable[korean_statements.MarkedSentences]) -> dict[str, Share]:
    """The shares of the statements of some texts, under the names of their figures."""
    shares = korean_statements.measured(cases, *_models())
    return {
        f"{texts} statements found": shares.found,
        f"{texts} statements not wrong": shares.unharmed,
        f"{texts} statements named": shares.named,
        f"{texts} statements of the right kind": shares.kind,
        f"{texts} statements that are some": shares.precise,
    }


def _english_statements(texts: str, cases: Iterable[korean_statements.MarkedSentences]) -> dict[str, Share]:
    shares = english_statements.measured(cases, *_models())
    return {
        f"{texts} statements found": shares.found,
        f"{texts} statements with the right speaker": shares.right,
        f"{texts} statements not wrong": shares.unharmed,
    }


def _articles(cases: list[korean_articles.KeyedArticle]) -> dict[str, Share]:
    """The shares of the Korean articles, under the names of their figures."""
    shares = korean_articles.measured(cases, Reader(*_models(), SourceTable.load()).analyze)
    return {f"Korean articles: {name}": getattr(shares, name) for name in shares.__struct_fields__}


@cache
def _models() -> tuple[Tagger, Knowledge]:
    return Tagger.load(), Knowledge.load()
