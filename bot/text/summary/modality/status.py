"""Find the sentences whose content is not the text's own report of fact, and the sentences that say so.

    sentences -> marks (`marks`) -> the sentences that each mark governs -> what has to come along

A text may put a sentence as a scenario, a plan, a charge, a film's plot or a mistake without a word of it in the
sentence itself: "The hull breaks in two" after "Under the scenario", or before "None of it has happened". A sentence
that says so has a mark:

    frame     governs the sentences after it, until one has a source, a modal verb or a new day
    comment   governs the sentences before it, back to the beginning of its paragraph or of the paragraph before; a
              correction or denial also governs statements on the same matter farther before
    doubt     may govern the paragraph before: it begins with a pronoun for that, or denies something
    answer    begins a paragraph and may say what the sentences without a source before it are; where those are told
              like a plot ("the hull breaks in two", 배가 두 동강 난다), whatever comes after them does

Shown alone, a governed sentence would be read as a fact. A sentence with a source or a modal verb of its own is not,
and is only governed by a mark that calls it wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import Span
from bot.text.summary.modality.disputed_opening import claimed, summed_up, summed_up_all
from bot.text.summary.modality.marks import CommentKind, MarkedSentences, Marks, marks_of, note_on_article
from bot.text.summary.modality.patterns import says
from bot.text.summary.modality.qualification import Qualification, circulating, qualifications
from bot.text.summary.modality.untied import untied
from bot.text.summary.paragraphs import paragraph_numbers
from bot.text.summary.sentence_quality import too_short, words

_FARTHEST_BACK = 4
"""The most sentences before a comment that it governs."""
_FARTHEST_IN_PARAGRAPH = 2
"""The same within the comment's own paragraph."""
_FARTHEST_TAKEN_BACK = 6
"""The most sentences before a correction among which it looks for the report that it corrects."""
_OPENING = 2
"""The number of sentences of a paragraph that may qualify the passage before it."""
_FEWEST_BARE = 2
"""The fewest sentences of a passage that do not report by themselves."""
_SETTLED = 2
"""The most sentences behind what was said first among which it is settled."""
_READ = 400
"""The most sentences of a text that are looked at; later ones are hardly ever chosen."""
_FARTHEST_ON = 6
"""The most sentences after a frame that it governs."""

Companions = tuple[frozenset[int], ...]
"""Groups of sentences, by index: one of each group has to be shown with a sentence."""


class Modality(Struct, frozen=True):
    """The status of a sentence without its neighbours.

    needs      groups of sentences, one of each of which has to be shown with it
    bare       it has no source, no modal verb and no day of its own
    plotted    it is told like a plot as well
    enacted    its verb is an event's in the present tense and it names no day; it may have a source
    reports    it has a source, a modal verb, or a day on which its event was
    overtaken  it tells what was so before the day of the article
    doubted    it has no source, and the next paragraph may speak of it, with a pronoun or a denial
    answer     the sentence that does so with its words, where the article is about what was said or planned
    scene      its tense is that of scenes and plans
    claimed    it belongs to an opening that the text reports back as somebody's claim; its last group of needs says so
    relays     it says only whose words that opening is
    untied     it belongs to an opening that nothing ties to the news
    """

    needs: Companions
    bare: bool
    plotted: bool
    enacted: bool
    reports: bool
    overtaken: bool
    doubted: bool
    answer: int | None
    scene: bool
    claimed: bool = False
    relays: bool = False
    untied: bool = False
    qualified: bool = False


class SplitArticle(Struct, frozen=True):
    """An article as sentences; `notes` are those of the newsroom on the whole of it. `spoken` of a speech, a column or
    an interview."""

    text: str
    spans: Sequence[Span]
    title: str = ""
    notes: Set[Span] = frozenset()
    spoken: bool = False


def modalities(
    article: SplitArticle, attributed: Sequence[bool], quoted: Sequence[bool], refers: Sequence[bool]
) -> list[Modality]:
    """The modality of each sentence. `attributed` says which sentences name the speaker of their content, `quoted`
    which are part of a longer quotation, whose speaker frames and comments, and `refers` which open with a pronoun for
    something before."""
    text, spans, title = article.text, article.spans, article.title
    marks = [
        Marks(own=True) if inside or index >= _READ else marks_of(text[span.start : span.end], named, first=not index)
        for index, (span, named, inside) in enumerate(zip(spans, attributed, quoted, strict=True))
    ]
    marks = [note_on_article(mark) if span in article.notes else mark for mark, span in zip(marks, spans, strict=True)]
    sentences = MarkedSentences(text, spans, marks, paragraph_numbers(text, spans))
    suspended = any(says(one, "suspends") for one in (title, *map(sentences.text_of, range(len(spans[:1])))))
    told = frozenset(words(title))
    loose = 0 if article.spoken else untied(sentences, told)
    summed = 0 if article.spoken else summed_up(sentences, attributed, told)
    qualified = list(qualifications(sentences, title))
    comments: list[set[int]] = [set() for _ in spans]
    for by, of, opens, _ in (
        *_comments(sentences),
        *(() if article.spoken else _passages(sentences)),
        *_provisional(sentences),
        *circulating(sentences),
        *_comments_on_all(sentences, loose, (summed, summed_up_all(sentences))),
        *(_reversals(sentences) if says(title, "reverses") else ()),
        *qualified,
    ):
        for governed in () if opens else of:
            comments[governed].update(by)
    for index, mark in enumerate(marks):
        if mark.denies_last and index:
            comments[index - 1] = {index}  # no other comment takes its place
    claim = claimed(sentences, attributed, summed, title, suspended=suspended)
    overtaken = next((one for one in qualified if one.opens), None)
    opening = claim or overtaken
    claims, answers = (len(opening.of), (opening.by,)) if opening else (0, ())
    doubted = _doubted(sentences, refers, suspended)
    frames: list[set[int]] = [set() for _ in spans]
    for index, mark in enumerate(marks):
        for governed in _behind(index, marks) if mark.frames else ():
            frames[governed].add(index)
    return [
        Modality(
            needs=tuple({frozenset(group): None for group in (*groups, *(answers if index < claims else ())) if group}),
            bare=(bare := not (mark.own or mark.dated or mark.frames)),
            plotted=bare and mark.plotted,
            enacted=mark.enacted and not mark.dated,
            reports=mark.reports,
            overtaken=mark.overtaken,
            doubted=index in doubted,
            answer=doubted.get(index),
            scene=mark.scene,
            claimed=index < claims,
            relays=claim is not None and claim.relays == index,
            untied=index < loose,
            qualified=not claim and overtaken is not None and overtaken.is_report and index < claims,
        )
        for index, (mark, *groups) in enumerate(zip(marks, comments, frames, strict=True))
    ]


def _comments(sentences: MarkedSentences) -> Iterator[Qualification]:
    """The comments on sentences before them, the days of long ago on which these happened ("That was in 1974"), and the
    beginnings of paragraphs with a later time than the report of the paragraph before: on Monday somebody said so, on
    Thursday no longer. A denial that is too short to be shown does not exclude a sentence with a source."""
    marks = sentences.marks
    for index, mark in enumerate(marks):
        begins = sentences.begins(index)
        governed: list[int] = []
        if mark.comments and (mark.sure or begins) and (begins or not mark.denies_last):
            short = mark.comments is CommentKind.CONTESTED and too_short(sentences.text_of(index))
            both = (*_before(index, sentences), *_taken_back(index, sentences))
            governed += [one for one in both if not (short and marks[one].own) and not _says_so_too(marks[one], mark)]
        if mark.dates_back:
            governed += range(max(index - _FARTHEST_TAKEN_BACK, 1), index)
        if mark.later and begins:
            before = [one for one in range(1, index) if sentences.paragraphs[one] == sentences.paragraphs[index - 1]]
            governed += before if before and marks[before[0]].timed else ()
        if governed:
            yield Qualification(frozenset({index}), governed)
        if mark.dates_back and index and (index + 1 == len(marks) or sentences.begins(index + 1)):
            yield Qualification(frozenset({index - 1}), (index,))


def _says_so_too(mark: Marks, comment: Marks) -> bool:
    """Whether a sentence reports itself that something was taken back, as the comment after it does: "The daily has
    withdrawn a story." A note of the newsroom is about all sentences."""
    return mark.comments is comment.comments is CommentKind.TAKEN_BACK and not comment.note


def _doubted(sentences: MarkedSentences, refers: Sequence[bool], suspended: bool) -> dict[int, int | None]:
    """The sentences that the paragraph after them may be about, and its first sentence where the article is `suspended`
    and that sentence denies or limits something with a word of theirs."""
    doubted: dict[int, int | None] = {}
    for index, mark in enumerate(sentences.marks):
        if mark.comments or not sentences.begins(index) or not (mark.doubts or refers[index]):
            continue
        unsourced = _unsourced_before(index, sentences.marks, sentences.paragraphs)
        answers = (
            suspended
            and mark.doubts
            and says(sentences.text_of(index), "negates")
            and any(sentences.terms(index) & sentences.terms(one) for one in unsourced)
        )
        for before in unsourced:
            doubted.setdefault(before, index if answers else None)
    return doubted


def only(found: Sequence[Modality], spans: Sequence[Span], kept: Sequence[Span]) -> list[Modality]:
    """The modalities of those `spans` that are `kept`, with companions by their index among these. A group of
    which none is kept is empty: it cannot be shown."""
    if len(kept) == len(spans):
        return list(found)
    places = {span: place for place, span in enumerate(kept)}
    index = [places.get(span) for span in spans]
    return [
        replace(
            one,
            needs=tuple(frozenset(at for old in group if (at := index[old]) is not None) for group in one.needs),
            answer=None if one.answer is None else index[one.answer],
        )
        for one, span in zip(found, spans, strict=True)
        if span in places
    ]


def _before(index: int, sentences: MarkedSentences) -> list[int]:
    """The sentences that a comment is about: those before it in its paragraph, or the paragraph before where it begins
    one. The first sentence of a text is meant only by a correction. A note of the newsroom on the whole article is
    about all before it; in the first paragraph, about the paragraphs after."""
    marks, paragraphs = sentences.marks, sentences.paragraphs
    claim = marks[index].comments
    if marks[index].note:
        behind = range(index + 1, len(marks)) if paragraphs[index] == paragraphs[0] else ()
        return [*range(index), *(one for one in behind if not marks[one].note)]
    governed: list[int] = []
    nearest = paragraphs[index - 1] if index else -1
    farthest = _FARTHEST_BACK if nearest != paragraphs[index] else _FARTHEST_IN_PARAGRAPH
    for before in range(index - 1, max(index - 1 - farthest, -1), -1):
        mark = marks[before]
        if paragraphs[before] != nearest or (before == 0 and not _corrects_first(index, sentences)):
            break
        if claim is not CommentKind.UNREAL or not mark.own:
            governed.append(before)
    return governed


def _corrects_first(index: int, sentences: MarkedSentences) -> bool:
    """Whether a sentence corrects the first one of a text too. What corrects a count does so only if that has another
    one (`qualification`)."""
    corrects = sentences.marks[index].comments is CommentKind.TAKEN_BACK
    return corrects and not says(sentences.text_of(index), "recounts")


def _taken_back(index: int, sentences: MarkedSentences) -> list[int]:
    """The sentences farther before a correction or denial that report the same from a source: with a word in common.
    The first of a text is meant only by a correction."""
    marks = sentences.marks
    claim = marks[index].comments
    if claim is CommentKind.UNREAL or marks[index].denies_last:
        return []
    first = 0 if _corrects_first(index, sentences) else 1
    near = [
        before
        for before in range(max(index - _FARTHEST_TAKEN_BACK, first), index)
        if marks[before].own and marks[before].comments in (None, CommentKind.UNREAL)
    ]
    terms = sentences.terms(index) if near else frozenset()
    return [before for before in near if terms & sentences.terms(before)]


def _comments_on_all(sentences: MarkedSentences, untied: int, summed: Sequence[int]) -> Iterator[Qualification]:
    """The comments on all of an opening that nothing ties to the news, which end it or stand within it: "None of this
    is a forecast." `untied` is the number of its sentences, `summed` are those that say what all before are."""
    for index in {*range(min(untied + 1, len(sentences.spans))), *summed}:
        if sentences.begins(index) and sentences.marks[index].comments is CommentKind.UNREAL:
            of = [before for before in range(index) if index <= untied or not sentences.marks[before].own]
            yield Qualification(frozenset({index}), of)


def _passages(sentences: MarkedSentences) -> Iterator[Qualification]:
    """For each passage without a source the beginning of the next paragraph, if that may say whose text, plan or
    mistake the passage is, or if the passage has the form of a plot."""
    for start, end in _bare_passages(sentences):
        inside = sentences.marks[start:end]
        fewest = 2 if any(mark.past for mark in inside) else 1
        told = sum(mark.enacted for mark in inside) >= fewest
        behind = _opening(end, sentences)
        answers = [one for one in behind if _answers(one, end, sentences.marks)]
        if told and not answers:
            answers = [one for one in behind if not too_short(sentences.text_of(one))]
        bare = [index for index in range(start, end) if not sentences.marks[index].reports]
        yield Qualification(frozenset(answers), bare)


def _provisional(sentences: MarkedSentences) -> Iterator[Qualification]:
    """What was said or thought first ("Rescuers at first said that eleven had died"), which one of the next two
    sentences settles. The first sentence of a text tells news."""
    for index in range(1, len(sentences.spans) - 1):
        if not says(sentences.text_of(index), "provisional"):
            continue
        behind = range(index + 1, min(index + 1 + _SETTLED, len(sentences.spans)))
        settled = next((one for one in behind if says(sentences.text_of(one), "settles")), None)
        if settled is not None:
            yield Qualification(frozenset({settled}), (index,))


def _reversals(sentences: MarkedSentences) -> Iterator[Qualification]:
    """Where the title says that somebody changed or withdrew what was said: the paragraph after the one in which that
    was said, the second of the text, unless it has a mark of its own."""
    said, changed, *_ = [*(index for index in range(len(sentences.spans)) if sentences.begins(index)), 0, 0]
    if changed and not any(sentences.marks[index].comments for index in range(said, changed)):
        yield Qualification(frozenset({changed}), range(said, changed))


def _opening(start: int, sentences: MarkedSentences) -> list[int]:
    """The first two sentences of the paragraph that begins at `start`."""
    ends = start + _OPENING
    return [one for one in range(start, min(ends, len(sentences.spans))) if one == start or not sentences.begins(one)]


def _bare_passages(sentences: MarkedSentences) -> list[tuple[int, int]]:
    """The passages after the first paragraph in which two or more sentences have no source, modal verb or day: whole
    paragraphs, or several of one sentence each with the form of a plot. Returns their beginnings and ends."""
    marks = sentences.marks
    begins = [index for index in range(len(marks)) if sentences.begins(index)]
    passages: list[tuple[int, int]] = []
    goes_on = False
    for begin, end in pairwise([*begins, len(marks)]):
        mark = marks[begin]
        is_plot = end - begin == 1 and mark.enacted and not (mark.reports or mark.answers)
        start = passages.pop()[0] if is_plot and goes_on else begin
        passages.append((start, end))
        goes_on = is_plot
    return [one for one in passages if sum(not mark.reports for mark in marks[slice(*one)]) >= _FEWEST_BARE]


def _answers(index: int, start: int, marks: Sequence[Marks]) -> bool:
    """Whether a sentence of the paragraph that begins at `start` may qualify the passage before that."""
    return marks[index].answers if index == start else marks[index].goes_on_to_answer


def _unsourced_before(index: int, marks: Sequence[Marks], paragraphs: Sequence[int]) -> list[int]:
    """The sentences that a doubt may be about: those right before it, in the paragraph before, that have no source and
    no modal verb of their own; never the first of a text."""
    governed: list[int] = []
    for before in range(index - 1, max(index - 1 - _FARTHEST_BACK, 0), -1):
        mark = marks[before]
        if paragraphs[before] != paragraphs[index - 1] or mark.own or mark.frames:
            break
        governed.append(before)
    return governed


def _behind(index: int, marks: Sequence[Marks]) -> list[int]:
    """The sentences that a frame governs: those after it, up to one with a source, a modal verb, a day or marks of its
    own, or with another tense."""
    frame = marks[index]
    governed: list[int] = []
    for behind in range(index + 1, min(index + 1 + _FARTHEST_ON, len(marks))):
        mark = marks[behind]
        told = mark.own and not (frame.present and not mark.worded and not mark.past)
        if told or mark.comments or mark.frames or (mark.dated and not (frame.present and mark.coming)):
            break
        if frame.present and mark.past:
            break
        governed.append(behind)
    return governed
