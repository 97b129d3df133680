"""Articles of many genres as they are pasted, Korean ones (korean_articles.txt, …_2.txt) and those of a week in four
languages (desk_week.txt), read by the real reader: statements with their speakers, persons with their roles, other
entities, the day, summaries that mislead alone, and sentences that an editor would take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Analysis, Entity, EntityKind, Page, Quote
from tests.judgement.share import Share, share

FILES = ("korean_articles.txt", "korean_articles_2.txt", "desk_week.txt")
_MARKS = ('" ', "@ ", "+ ", "x ", "! ", "- ", "* ", "d ")
_NOBODY = "-"
_LENGTHS = (1, 2, 3)


class KeyedArticle(Struct, frozen=True):
    """An article with its key.

    statements  words of each statement -> words of which its speaker holds one
    persons     name -> right roles
    present     kind and name of entities that must be found, `absent` of those that must not
    needs       beginning of a sentence that misleads alone -> words of the sentences of which it needs one
    never       words that no summary shows
    wanted      words of sentences that an editor would take for a summary of three; none where nobody said
    """

    half: str
    name: str
    genre: str
    text: str
    statements: dict[str, tuple[str, ...]]
    persons: dict[str, tuple[str, ...]]
    present: tuple[tuple[str, str], ...]
    absent: tuple[tuple[str, str], ...]
    needs: dict[str, tuple[str, ...]]
    never: tuple[str, ...]
    wanted: tuple[str, ...]
    day: str


class ArticleShares(Struct, frozen=True):
    """Statements `found`; of those found, without a wrong speaker (`unharmed`) and with the right one (`speakers`);
    persons found, with the right `roles`, and without a role if they have none (`free`); other entities `present` and
    `absent`; `days`; articles whose summaries of one to three sentences keep the rules; and sentences of those of three
    that are `wanted`."""

    found: Share
    unharmed: Share
    speakers: Share
    persons: Share
    roles: Share
    free: Share
    present: Share
    absent: Share
    titles: Share
    days: Share
    summaries: Share
    wanted: Share


def cases(file: str = FILES[0]) -> tuple[KeyedArticle, ...]:
    """All articles of a file."""
    blocks = Path(__file__).with_name(file).read_text("utf-8").split("\n== ")[1:]
    return tuple(_case(*block.strip().split("\n")) for block in blocks)


def _case(head: str, *lines: str) -> KeyedArticle:
    half, name, genre = head.split(" | ")

    def marked(mark: str) -> Iterator[str]:
        return (line[2:] for line in lines if line.startswith(f"{mark} "))

    def table(mark: str, between: str, apart: str = " / ") -> dict[str, tuple[str, ...]]:
        rows = (line.partition(between) for line in marked(mark))
        return {key: tuple(one.strip() for one in said.split(apart)) for key, _, said in rows}

    def named(mark: str) -> tuple[tuple[str, str], ...]:
        return tuple((kind, words) for kind, _, words in (line.partition(" ") for line in marked(mark)))

    text = "\n".join(line for line in lines if not line.startswith(_MARKS))
    return KeyedArticle(
        half, name, genre, text, table('"', " > "), table("@", " = "), named("+"), named("x"),
        table("!", " > ", " | "), tuple(marked("-")), tuple(marked("*")), next(marked("d")),
    )  # fmt: skip


def measured(chosen: Iterable[KeyedArticle], read: Callable[[Page], Analysis]) -> ArticleShares:
    """The shares of the chosen articles. An article that is refused counts as one in which nothing is found."""
    answers: dict[str, list[tuple[bool, str]]] = {measure: [] for measure in ArticleShares.__struct_fields__}
    for case in chosen:
        analysis = read(Page(None, case.text.encode(), "text/plain"))
        for measure, right, told in _answers(case, analysis):
            answers[measure].append((right, f"{case.name}: {told}"))
    return ArticleShares(**{measure: share(one) for measure, one in answers.items()})


def _answers(case: KeyedArticle, analysis: Analysis) -> Iterator[tuple[str, bool, str]]:
    """A measure, whether it is right, and what was found, for everything in the key."""
    for words, speakers in case.statements.items():
        yield from _statement(words, speakers, analysis)
    for name, roles in case.persons.items():
        yield from _person(name, roles, analysis)
    for kind, name in case.present:
        kinds = _kinds(name, analysis)
        yield "present", kind in kinds, f"{kind} {name}; found: {sorted(kinds)}"
    for kind, name in case.absent:
        kinds = _kinds(name, analysis)
        yield "absent", kind not in kinds, f"{kind} {name}"
    title = case.text.partition("\n")[0]
    yield "titles", analysis.title == title, f"{title}; found: {analysis.title}"
    yield "days", (analysis.published or _NOBODY)[:10] == case.day, f"{case.day}; found: {analysis.published}"
    broken = list(_broken(case, analysis))
    yield "summaries", not broken, f"{broken[:1]}"
    for sentence in analysis.key_sentences[: _LENGTHS[-1]] if case.wanted else ():
        yield "wanted", any(words in sentence.text for words in case.wanted), f"{sentence.text}"


def _statement(words: str, speakers: tuple[str, ...], analysis: Analysis) -> Iterator[tuple[str, bool, str]]:
    holding = [quote for quote in analysis.quotes if words in quote.text]
    quote = min(holding, key=lambda one: one.end - one.start, default=None)
    yield "found", quote is not None, words
    if quote is None:
        return
    speaker = _speaker(quote, analysis.text)
    right = any(one in speaker for one in speakers) if speaker else _NOBODY in speakers
    told = f"{words} {speakers}; found: {speaker or 'nobody'}"
    yield "unharmed", right or not speaker, told
    yield "speakers", right, told


def _speaker(quote: Quote, text: str) -> str:
    """The speaker as named and as written; empty for nobody."""
    span = quote.speaker_span
    written = text[span.start : span.end] if span else ""
    return f"{quote.speaker} ({written})" if quote.speaker else ""


def _person(name: str, roles: tuple[str, ...], analysis: Analysis) -> Iterator[tuple[str, bool, str]]:
    found = next(
        (one for one in analysis.entities if one.kind is EntityKind.PERSON and _touches(one, name, analysis)), None
    )
    yield "persons", found is not None, name
    if found is None:
        return
    role = found.role.text if found.role else _NOBODY
    yield ("free" if roles == (_NOBODY,) else "roles"), role in roles, f"{name} {roles}; found: {role}"


def unkeyed_persons(analysis: Analysis, names: tuple[str, ...]) -> list[str]:
    """The persons of an analysis who touch none of the names."""
    persons = (entity for entity in analysis.entities if entity.kind is EntityKind.PERSON)
    return [entity.name for entity in persons if not any(_touches(entity, name, analysis) for name in names)]


def _kinds(name: str, analysis: Analysis) -> set[str]:
    """The kinds of the entities with a mention that touches these words, wherever they stand."""
    return {str(entity.kind) for entity in analysis.entities if _touches(entity, name, analysis)}


def _touches(entity: Entity, name: str, analysis: Analysis) -> bool:
    text = analysis.text
    places = [place for place in range(len(text)) if text.startswith(name, place)]
    return any(
        mention.start < place + len(name) and place < mention.end for mention in entity.mentions for place in places
    )


def _broken(case: KeyedArticle, analysis: Analysis) -> Iterator[str]:
    """Rules for summaries that one of one to three sentences breaks."""
    for length in _LENGTHS:
        shown = " ".join(sentence.text for sentence in analysis.key_sentences[:length])
        yield from (f"{length}: {words}" for words in case.never if words in shown)
        for beginning, others in case.needs.items():
            if beginning in shown and not any(words in shown for words in others):
                yield f"{length}: {beginning}"
