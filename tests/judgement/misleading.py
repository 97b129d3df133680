"""Short articles with sentences that mislead alone (misleading.txt, modality.txt, outlets.txt, suspended.txt,
strangers.txt, breadth.txt), and summaries that show one alone. The longer ones of whole_articles.txt, genres.txt and
genres_2.txt also have the sentences from which an editor would take a summary, those of main_facts.txt to
main_facts_23.txt facts that a summary must tell, those of look_alikes.txt and look_alikes_2.txt the sentences that may
open one, those of fourth_sentences.txt a good sentence that misleads alone.

All but the first also have harmless articles whose summary needs an "if", a plan or a denial, and lines that no summary
shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import KeySentence
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.summary.key_sentences import key_sentences
from bot.text.summary.length import summary
from bot.text.summary.modality.genre import genre
from bot.text.summary.notices import corrections
from bot.text.summary.retractions import retraction
from bot.text.tagger import Tagged, Tagger
from tests.judgement.share import LOOK, NUMBER, Share, share

_FOLDER = Path(__file__).parent
HARMLESS = "harmless"
"""The kind of an article without a sentence that misleads."""
_LENGTHS = (1, 2, 3)
_PUBLISHED = "2025-04-20"


class MisleadingCase(Struct, frozen=True):
    """An article with rules for its summary.

    needs   for each sentence that misleads alone its beginning, and words of the sentences of which it needs one, or
            the label of the card ("@opinion") under which nobody takes it for a report
    never   words that no summary shows
    wanted  words of sentences that belong to the summary of three; all of them in a harmless article
    facts   for each main fact words of the sentences that tell it
    """

    half: str
    name: str
    kind: str
    title: str
    text: str
    needs: tuple[tuple[str, tuple[str, ...]], ...]
    never: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()


def cases() -> tuple[MisleadingCase, ...]:
    """The cases of the first file: each has sentences that mislead alone."""
    return _read("misleading.txt")


def more_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the second file, a part of them harmless."""
    return _read("modality.txt")


def cases_by_outlet() -> tuple[MisleadingCase, ...]:
    """The cases of the third file, in the manner of several outlets; most are to be measured only."""
    return _read("outlets.txt")


def suspended_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the fourth file: sentences that others before or after them suspend, in many manners of writing."""
    return _read("suspended.txt")


def strangers_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the fifth file, in the manner of strangers; corrections by a later report at its end."""
    return _read("strangers.txt")


def breadth_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the sixth file, of kinds that the others lack."""
    return _read("breadth.txt")


def whole_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the seventh file: whole articles of several genres."""
    return _read("whole_articles.txt")


def genre_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the eighth file: whole articles of the genres that do not open with their news."""
    return _read("genres.txt")


def more_genre_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the ninth file, of the same genres, written after the rules for them."""
    return _read("genres_2.txt")


def main_fact_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the tenth file: whole articles of many genres in four languages, with their main facts."""
    return _read("main_facts.txt")


def more_main_fact_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the eleventh file, of the same genres, written after the rules for them."""
    return _read("main_facts_2.txt")


def other_main_fact_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twelfth file, of the same kinds by another hand, and of look-alikes of these."""
    return _read("main_facts_3.txt")


def strangers_main_fact_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the thirteenth file, by somebody who had read no rule: reports that the text itself turns."""
    return _read("main_facts_4.txt")


def unread_main_fact_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the fourteenth file, by the same hand; what is wrong in them was never read."""
    return _read("main_facts_5.txt")


def circulated_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the fifteenth file, from which the rules for reports in circulation were made."""
    return _read("main_facts_6.txt")


def manner_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the seventeenth file: minutes, bulletins, invented examples and other manners that they lack."""
    return _read("main_facts_7.txt")


def ordinary_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the nineteenth file: ordinary news of many manners, without traps."""
    return _read("main_facts_8.txt")


def more_ordinary_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twentieth file, more of these, written after the rule for a fourth sentence; never read."""
    return _read("main_facts_9.txt")


def feed_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twenty-second file: ordinary articles of a feed, and texts that mislead unless a label on the
    card or a sentence says what they are."""
    return _read("main_facts_10.txt")


def more_feed_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twenty-third file, more of these, written after the rules for them; never read."""
    return _read("main_facts_11.txt")


def other_feed_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twenty-fourth file, of other manners, by somebody who had read no rule."""
    return _read("main_facts_12.txt")


def summed_up_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twenty-fifth file, written after the rule for openings that are summed up; never read."""
    return _read("main_facts_13.txt")


def turning_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twenty-sixth file: fact checks, verdicts at the end, denials lower down, open polls, war games,
    conditions and others, by somebody who had read the decision but no code of the rules."""
    return _read("main_facts_14.txt")


def newsroom_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twenty-seventh file: ordinary articles of many newsrooms, and some in which an honest extract
    may mislead, by somebody who had read no rule."""
    return _read("main_facts_15.txt")


def more_newsroom_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twenty-eighth file, written after the rules for acquittals told last, titles that ask whether a
    claim is so, and sentences that sum up everything before them, and look-alikes of these; never read."""
    return _read("main_facts_16.txt")


def scene_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twenty-ninth file: greetings, scenes and questions before the news of features, interviews,
    letters, transcripts, court reports and notes, by somebody who had read no code of the rules."""
    return _read("main_facts_17.txt")


def more_scene_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the thirtieth file, written after the rules for these, and two reports that only look like them;
    never read."""
    return _read("main_facts_18.txt")


def qualified_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the thirty-first file: ordinary news that the text itself denies, corrects, limits or revises, by
    somebody who had read no code of the rules."""
    return _read("main_facts_19.txt")


def more_qualified_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the thirty-second file, written after the rules for denials of unnamed sources, older reports that
    are revised and limits, and three that only look like them; never read."""
    return _read("main_facts_20.txt")


def page_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the thirty-third file: ordinary pages of many newsrooms as they are read, with captions, bylines
    and tables, by somebody who had read no code of the rules."""
    return _read("main_facts_21.txt")


def little_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the thirty-fourth file: pages of many genres whose first sentences are a scene or little of the
    news, by somebody who had read no code of the rules."""
    return _read("main_facts_22.txt")


def half_news_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the thirty-fifth file: pages half of which open with their news, by somebody who had read no code of
    the rules."""
    return _read("main_facts_23.txt")


def fourth_sentence_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the twenty-first file, written against that rule."""
    return _read("fourth_sentences.txt")


def look_alike_cases() -> tuple[MisleadingCase, ...]:
    """The cases of the sixteenth file, harmless ones that only look like these."""
    return _read("look_alikes.txt")


def headline_look_alikes() -> tuple[MisleadingCase, ...]:
    """The cases of the eighteenth file, harmless ones whose headline negates, and whose first sentence is right."""
    return _read("look_alikes_2.txt")


def _read(name: str) -> tuple[MisleadingCase, ...]:
    blocks = (_FOLDER / name).read_text("utf-8").split("\n== ")[1:]
    return tuple(_case(*block.strip().split("\n")) for block in blocks)


def _case(head: str, *lines: str) -> MisleadingCase:
    half, name, kind, title = head.split(" | ")
    text = "\n".join(line for line in lines if line[:2] not in ("! ", "- ", "+ ", "= "))
    rules = (line.partition(" > ") for line in _marked("!", lines))
    needs = ((before, tuple(after.split(" | "))) for before, _, after in rules)
    facts = tuple(tuple(line.split(" | ")) for line in _marked("=", lines))
    return MisleadingCase(half, name, kind, title, text, tuple(needs), _marked("-", lines), _marked("+", lines), facts)


def _marked(mark: str, lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line[2:] for line in lines if line.startswith(f"{mark} "))


def measured(chosen: Iterable[MisleadingCase], tagger: Tagger, base: Knowledge) -> Share:
    """Articles of which every summary of one, two or three sentences keeps the rules."""
    return share(_answer(case, tagger, base) for case in chosen)


def kept(chosen: Iterable[MisleadingCase], tagger: Tagger, base: Knowledge, most: int = 4) -> Share:
    """Articles of which the summary on a card, of three sentences or four, keeps the rules; or its `most` best."""
    return share(
        (not broken, f"{case.name}: {broken}")
        for case in chosen
        for broken in [_broken(case, _shown(case, _on_card(case, tagger, base)[:most], tagger))]
    )


def told_on_card(chosen: Iterable[MisleadingCase], tagger: Tagger, base: Knowledge) -> Share:
    """Main facts that the summaries on a card, of three sentences or four, tell."""
    return share(
        (any(_has(shown, words) for words in fact), f"{case.name}: {fact[0]} …")
        for case in chosen
        for shown in [_shown(case, _on_card(case, tagger, base), tagger)]
        for fact in case.facts
    )


def lengthened(chosen: Iterable[MisleadingCase], tagger: Tagger, base: Knowledge) -> Share:
    """Articles whose summary on a card has a fourth sentence."""
    return share((len(_on_card(case, tagger, base)) > _LENGTHS[-1], case.name) for case in chosen)


def picked(chosen: Iterable[MisleadingCase], tagger: Tagger, base: Knowledge) -> Share:
    """Sentences of the summaries of three that an editor would take."""
    return share(
        (any(words in sentence.text for words in case.wanted), f"{case.name}: {sentence.text}")
        for case in chosen
        for sentence in _ordered(case, tagger, base)[: _LENGTHS[-1]]
    )


def opened(chosen: Iterable[MisleadingCase], tagger: Tagger, base: Knowledge) -> Share:
    """Summaries of one sentence that have one of the sentences that may open them."""
    return share(
        (any(words in first.text for words in case.wanted), f"{case.name}: {first.text}")
        for case in chosen
        for first in _ordered(case, tagger, base)[:1]
    )


def told(chosen: Iterable[MisleadingCase], tagger: Tagger, base: Knowledge) -> Share:
    """Main facts that the summaries of three tell."""
    return share(
        (any(_has(shown, words) for words in fact), f"{case.name}: {fact[0]} …")
        for case in chosen
        for shown in [_shown(case, _ordered(case, tagger, base)[: _LENGTHS[-1]], tagger)]
        for fact in case.facts
    )


@cache
def _tagged(text: str, tagger: Tagger) -> Tagged:
    return tagger.tag(text)


@cache
def _ordered(case: MisleadingCase, tagger: Tagger, base: Knowledge) -> tuple[KeySentence, ...]:
    tagged = _tagged(case.text, tagger)
    entities = find_entities(tagged, base, case.title, _PUBLISHED)
    return key_sentences(tagged, case.title, entities, find_quotes(tagged, entities))


def _shown(case: MisleadingCase, chosen: Iterable[KeySentence], tagger: Tagger) -> list[str]:
    """What a card shows: the sentences, and what it says of the article itself as "@correction" or "@opinion"."""
    return [*(sentence.text for sentence in chosen), *_labels(case, tagger)]


@cache
def _labels(case: MisleadingCase, tagger: Tagger) -> tuple[str, ...]:
    spans = _tagged(case.text, tagger).sentences
    what = genre(case.title, case.text, spans)
    is_retracted = retraction(case.title, case.text, spans, None) is not None
    corrected = ("@correction",) * bool(corrections(case.text, spans, None))
    return (*corrected, *(("@retracted",) * is_retracted), *((f"@{what}",) if what else ()))


@cache
def _on_card(case: MisleadingCase, tagger: Tagger, base: Knowledge) -> tuple[KeySentence, ...]:
    return summary(case.text, _tagged(case.text, tagger).sentences, _ordered(case, tagger, base))


def _answer(case: MisleadingCase, tagger: Tagger, base: Knowledge) -> tuple[bool, str]:
    ordered = _ordered(case, tagger, base)
    for length in _LENGTHS:
        shown = _shown(case, ordered[:length], tagger)
        broken = _broken(case, shown)
        if broken:
            return False, f"{case.name} ({case.kind}), the best {length}: {broken[0]} …"
    missing = [words for words in case.wanted if case.kind == HARMLESS and not _has(shown, words)]
    return not missing, f"{case.name} ({case.kind}): {missing}"


def _broken(case: MisleadingCase, shown: Sequence[str]) -> list[str]:
    """The rules of an article that a summary of these sentences breaks."""
    alone = [
        before for before, after in case.needs if _has(shown, before) and not any(_has(shown, one) for one in after)
    ]
    return alone + [f"never {words}" for words in case.never if _has(shown, words)]


def _has(shown: Iterable[str], words: str) -> bool:
    return any(words in sentence for sentence in shown)


def assert_halves(cases: Sequence[MisleadingCase], size: int, number: int | None = None) -> None:
    """Each half has `size` articles, or the second one `number`, and no text is there twice."""
    assert Counter(case.half for case in cases) == Counter({LOOK: size, NUMBER: size if number is None else number})
    assert len({case.text for case in cases}) == len(cases)


def assert_once(case: MisleadingCase, marked: Iterable[str]) -> None:
    """Each of the words by which a key names a sentence, and those of the rules, are in one line of the text."""
    rules = (one for before, after in case.needs for one in (before, *after))
    for words in (one for one in (*rules, *marked) if not one.startswith("@")):
        assert sum(words in line for line in case.text.splitlines()) == 1, words
