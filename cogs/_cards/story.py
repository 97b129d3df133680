"""Cards of one story: its timeline, its statements, its articles."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.catalogue import gettext, known_outlet, ngettext
from bot.lang.headline_marks import unmarked
from bot.lang.scripts import Writing, language_rank, writing
from bot.model.analysis import Outlet
from bot.model.answers import AgreedFigure, FigureLine, NamedEntity, StoryAnswer, StoryDay, nearest_page
from cogs._cards.article import quote_line, title_line
from cogs._cards.pictures.turns import turn_links
from cogs._cards.reasons import shared_source_label
from cogs._layout import custom_ids
from cogs._layout.corrected import headline_corrected_here
from cogs._layout.fitting import CardLine, apart, line, sentence, with_arrow
from cogs._layout.foreign_text import LONGEST_ROLE, button_text, clip, part, plain
from cogs._layout.layout import CardButton, CardSelect, button, card, pager, select
from cogs._layout.markdown import bold, heading, small
from cogs._layout.moments import day, korean_days
from cogs._layout.names import figure_source, first_name
from cogs._layout.sources import day_of, fate, label_of_all, origins, outlet
from cogs._layout.words import articles, details, facts, listed, outlet_labels, outlets
from cogs._pictures.answer_pictures import AnswerPicture

_SHOWN_DAYS = 6
_SHOWN_OUTLETS = 8
_SHOWN_SENTENCES = 2
_SHOWN_QUOTES = 8
_SHOWN_FIGURES = 3
_SHOWN_FIGURE_LINES = 8
_SIDE_BY_SIDE = 2
_WORDS_BEFORE, _WORDS_AFTER = 60, 70
"""Characters of a sentence shown before and after a number."""
_PAGE_ARTICLES = 8


def story_card(answer: StoryAnswer, drawn: Sequence[AnswerPicture] = ()) -> discord.ui.LayoutView:
    """A page of the story's timeline; the first page also names outlets and people, and shows which numbers the reports
    agree on and which differ. `drawn` are the pictures that are attached."""
    lines = _head(answer)
    split = len(lines)
    if drawn and answer.turns:
        links = (turn_links(answer.turns, exact=exact) for exact in (True, False))
        lines.append(CardLine(1, tuple(small(gettext("In the picture: {links}", links=one)) for one in links)))
    if answer.page == 0:
        lines += [*_outlets(answer.outlets), *_people(answer.people)]
        lines += [*_agreed(answer.agreed), *_figures(answer.figures, writing(answer.headline))]
    for one in answer.days[:_SHOWN_DAYS]:
        lines += _day(one)
    lines += _without_day(answer)
    pages = pager(answer.page, answer.pages, custom_ids.story(answer.id, "days", ""))
    return card(lines, pictures=[one.placed(split) for one in drawn], rows=[_views(answer, "days"), pages])


def story_quotes_card(answer: StoryAnswer) -> discord.ui.LayoutView:
    """The story's attributed statements."""
    lines = [*_head(answer), *(quote_line(quote, dated=True) for quote in answer.quotes[:_SHOWN_QUOTES])]
    return card(lines, rows=[_views(answer, "quotes")])


def story_articles_card(answer: StoryAnswer, page: int) -> discord.ui.LayoutView:
    """A page of the story's articles, newest first."""
    page, pages = nearest_page(page, len(answer.articles), _PAGE_ARTICLES)
    lines = _head(answer)
    for article in answer.articles[page * _PAGE_ARTICLES : (page + 1) * _PAGE_ARTICLES]:
        lines.append(title_line(article, 1, "- "))
    if page + 1 == pages:
        lines += _older(answer)
    turn = pager(page, pages, custom_ids.story(answer.id, "articles", ""))
    return card(lines, rows=[_views(answer, "articles"), turn, _wrong(answer, page)])


def _older(answer: StoryAnswer) -> list[CardLine]:
    """How many older articles the answer does not use."""
    older = answer.article_count - len(answer.articles)
    if older <= 0:
        return []
    return [line(small(ngettext("and {number} older article", "and {number} older articles", older)), 1)]


def _without_day(answer: StoryAnswer) -> list[CardLine]:
    """On the last page of the timeline, how many articles belong to none of its days."""
    if answer.page + 1 < answer.pages:
        return []
    if not answer.repeating:
        return _older(answer)
    repeating = ngettext(
        "and {number} article from a day that added nothing new",
        "and {number} articles from days that added nothing new",
        answer.repeating,
    )
    return [apart(line(small(repeating), 1)), *_older(answer)]


def _wrong(answer: StoryAnswer, page: int) -> list[CardSelect]:
    """A menu of the articles of the page, to report one that does not belong to the story."""
    shown = answer.articles[page * _PAGE_ARTICLES : (page + 1) * _PAGE_ARTICLES]
    if answer.article_count <= 1:
        return []
    options = [
        discord.SelectOption(label=button_text(unmarked(one.title), 100) or gettext("Untitled"), value=str(one.id))
        for one in shown
    ]
    hint = gettext("Wrong story? Choose the article")
    return [select(custom_ids.wrong_story_of(answer.id), hint, options, least=1, most=1)]


def _head(answer: StoryAnswer) -> list[CardLine]:
    read = len(answer.articles)
    labels = facts(
        articles(answer.article_count),
        gettext("based on the newest {number}", number=read) if read < answer.article_count else None,
        outlets(len(answer.outlets)) if answer.outlets else None,
        origins(answer.origins),
        plain(shared_source_label(answer.one_sided), 60) if answer.one_sided else None,
        korean_days(answer.first, answer.latest),
        *headline_corrected_here(answer.headline, answer.articles),
        *label_of_all(answer.articles),
    )
    return [CardLine(0, (heading(answer.headline, 240), heading(answer.headline, 100))), line(small(labels))]


def _outlets(found: Sequence[Outlet]) -> list[CardLine]:
    if not found:
        return []
    names = listed(_outlet(one) for one in found[:_SHOWN_OUTLETS])
    more = len(found) - _SHOWN_OUTLETS
    if more <= 0:
        return [line(small(gettext("**Reported by** {outlets}", outlets=names)), 1)]
    text = ngettext(
        "**Reported by** {outlets} and {number} more",
        "**Reported by** {outlets} and {number} more",
        more,
        outlets=names,
    )
    return [line(small(text), 1)]


def _outlet(one: Outlet) -> str:
    name, labels = plain(known_outlet(one.name), 60), outlet_labels(one)
    return gettext("{outlet} ({labels})", outlet=name, labels=details(labels)) if labels else name


def _people(people: Sequence[NamedEntity]) -> list[CardLine]:
    if not people:
        return []
    forms = []
    for roles in (True, False):
        names = [_person(one) if roles else plain(first_name(one.entity), 60) for one in people]
        forms.append(small(gettext("**People** {names}", names=listed(names))))
    return [CardLine(1, tuple(forms))]


def _person(one: NamedEntity) -> str:
    """A person with the role and the day of the article that states it."""
    name = plain(first_name(one.entity), 60)
    if one.role is None:
        return name
    role, day = plain(one.role.text, LONGEST_ROLE), day_of(one.role.article)
    return gettext("{name} ({role}, {day})", name=name, role=role, day=day)


def _agreed(figures: Sequence[AgreedFigure]) -> list[CardLine]:
    """Below a heading, a line for the numbers of each sentence that as many origins report: the words that say what
    they measure, how many origins, the link."""
    if not figures:
        return []
    together: dict[tuple[int, int, int], list[FigureLine]] = {}
    for one in figures:
        said = one.number.sentence
        together.setdefault((said.article.id, said.start, one.origins), []).append(one.number)
    lines = [apart(line(gettext("**Numbers the reports agree on**"), 1))]
    for (_, _, origin_count), numbers in together.items():
        count = ngettext("{number} origin", "{number} origins", origin_count)
        bare = facts(*(bold(_number(one)) for one in numbers))
        labels = [facts(f"- {words}", count) for words in (_in_words(numbers), bare)]
        lines.append(CardLine(1, (with_arrow(labels[0], numbers[0].sentence), *labels)))
    return lines


def _figures(groups: Sequence[Sequence[FigureLine]], language: Writing) -> list[CardLine]:
    """Below a heading, each measure's different numbers with their sources and links, a line each if there are more
    than two. The words around the first number say what is measured: in the headline's language, else in English, else
    in any."""
    if not groups:
        return []
    lines = [apart(line(gettext("**Numbers that differ**"), 1))]
    for group in groups[:_SHOWN_FIGURES]:
        shown = group[:_SHOWN_FIGURE_LINES]
        labels = [gettext("**{figure}**: {outlet}", figure=_number(one), outlet=figure_source(one)) for one in shown]
        linked = [with_arrow(label, one.sentence) for label, one in zip(labels, shown, strict=True)]
        if len(shown) > _SIDE_BY_SIDE:
            lines += [CardLine(1, (f"- {one}", f"- {bare}")) for one, bare in zip(linked, labels, strict=True)]
        else:
            lines.append(CardLine(1, (f"- {facts(*linked)}", f"- {facts(*labels)}")))
        quoted = min(shown, key=lambda one: language_rank(one.sentence.text, language))
        if quoted.sentence.text != quoted.said.text:
            lines.append(line(small(_in_words([quoted])), 1))
    return lines


def _in_words(numbers: Sequence[FigureLine]) -> str:
    """The numbers of one sentence in bold with its words around and between them, cut between words; the numbers alone
    where they are the whole sentence."""
    ordered = sorted(numbers, key=lambda one: one.said.start)
    text, begin = ordered[0].sentence.text, ordered[0].sentence.start
    spans = [(one.said.start - begin, one.said.end - begin) for one in ordered]
    if text == ordered[0].said.text or any(
        text[start:end] != one.said.text for one, (start, end) in zip(ordered, spans, strict=True)
    ):
        return facts(*(bold(_number(one)) for one in ordered))
    before = text[: spans[0][0]]
    if len(before) > _WORDS_BEFORE:
        cut = before[-_WORDS_BEFORE:]
        before = "… " + (cut.partition(" ")[2] or cut)
    pieces = [part(before)]
    for place, (start, end) in enumerate(spans):
        following = spans[place + 1][0] if place + 1 < len(spans) else len(text)
        between = text[end:following]
        last = place + 1 == len(spans)
        pieces += [bold(plain(text[start:end], 60)), part(clip(between, _WORDS_AFTER + 1) if last else between)]
    return f"“{''.join(pieces)}”"


def _number(one: FigureLine) -> str:
    return plain(one.said.text, 60)


def _day(one: StoryDay) -> list[CardLine]:
    lines = [apart(line(facts(bold(day(one.day)), articles(one.articles))))]
    for rank, linked in enumerate(one.sentences[:_SHOWN_SENTENCES], 1):
        source = facts(outlet(linked.article), *fate(linked.article))
        lines.append(sentence(linked, rank, after=f" · {source}", limit=300))
    return lines


def _views(answer: StoryAnswer, now: str) -> list[CardButton]:
    views = [(gettext("Days"), "days"), (gettext("Who said what"), "quotes"), (gettext("Articles"), "articles")]
    return [
        button(label, custom_ids.story(answer.id, view, "0:view"), on=view != now, primary=view == now)
        for label, view in views
        if view != "quotes" or answer.quotes
    ]
