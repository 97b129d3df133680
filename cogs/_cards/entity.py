"""Cards of an entity: names, role, mentions by week, articles, statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import discord

from bot.catalogue import gettext, language, ngettext, office_title, pgettext
from bot.catalogue.entity_kinds import kind_name
from bot.lang.days import published_day
from bot.lang.scripts import writing_of
from bot.model.analysis import EntityKind
from bot.model.answers import EntityAnswer, EntityRef, HeldRole, KnownOffice, QuoteLine
from bot.text.entities.roles.succession import role_in
from cogs._cards.article import quote_line, title_line
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, line, sentence
from cogs._layout.foreign_text import LONGEST_ROLE, button_text, plain
from cogs._layout.layout import CardButton, button, card, pager
from cogs._layout.markdown import small
from cogs._layout.moments import day_range, known_day, korean_day
from cogs._layout.names import all_names, first_name
from cogs._layout.sources import as_of, byline, day_of, fate, outlet_name
from cogs._layout.words import according_to, articles, facts, listed, noted
from cogs._pictures.answer_pictures import AnswerPicture

_SHOWN_COMPANIONS = 4
_SHOWN_NAMESAKES = 4
_SHOWN_QUOTES = 4
_SHOWN_ROLES = 5
_SHOWN_OFFICES = 3


def entity_card(answer: EntityAnswer, token: str, drawn: Sequence[AnswerPicture] = ()) -> discord.ui.LayoutView:
    """The entity and a page of its articles; `drawn` are its pictures that are attached."""
    lines = _head(answer)
    if answer.page == 0:
        lines += [*_fate(answer), *_role(answer), *_companions(answer), *_offices(answer), *_aliases(answer)]
        lines += _succession(answer)
    split = len(lines)
    if answer.articles:
        heading = gettext("**Newest articles**") if answer.page == 0 else gettext("**Earlier articles**")
        lines.append(line(heading) if drawn and len(answer.roles) <= 1 else apart(line(heading)))
        lines += [title_line(article, 1, "- ") for article in answer.articles]
    return card(
        lines,
        pictures=[one.placed(split) for one in drawn],
        rows=[
            [*_tabs(answer, token), _watch(token), *_wrong(answer, token)],
            pager(answer.page, answer.pages, custom_ids.entity(token, "articles", "")),
            _namesakes(answer, token),
        ],
    )


def _wrong(answer: EntityAnswer, token: str) -> list[CardButton]:
    """The button to report a wrong name, for entities that an article of the shelf names."""
    return [button(gettext("Wrong name?"), custom_ids.wrong_name(token))] if answer.total else []


def entity_quotes_card(answer: EntityAnswer, token: str) -> discord.ui.LayoutView:
    """Statements by and about the entity."""
    lines = _head(answer)
    name = plain(first_name(answer.entity), 60)
    if answer.quotes_by:
        lines.append(apart(line(gettext("**Said by {name}**", name=name))))
        lines += [quote_line(quote, named=False, dated=True) for quote in _different(answer.quotes_by)]
    if answer.quotes_about:
        lines.append(apart(line(gettext("**Said about {name}**", name=name))))
        lines += [quote_line(quote, dated=True) for quote in _different(answer.quotes_about)]
    if not answer.quotes_by and not answer.quotes_about:
        lines.append(line(gettext("No saved article has a statement by or about this name.")))
    return card(lines, rows=[[*entity_views(token, "quotes", is_person=_is_person(answer)), _watch(token)]])


def _different(quotes: Iterable[QuoteLine]) -> list[QuoteLine]:
    """The first few quotes without repeated texts: several outlets may carry the same statement."""
    return list({quote.said.text.casefold(): quote for quote in reversed(tuple(quotes))}.values())[::-1][:_SHOWN_QUOTES]


def _head(answer: EntityAnswer) -> list[CardLine]:
    first, *others = all_names(answer.entity)
    names = [f"**{plain(first, 120)}**", *(plain(name, 40) for name in others)]
    labels = [kind_name(answer.entity.kind)]
    labels.append(articles(answer.total) if answer.total else gettext("not in any saved article yet"))
    if answer.last_seen is not None:
        labels.append(gettext("last mentioned {day}", day=korean_day(answer.last_seen)))
    return [line(facts(*names)), line(small(facts(*labels)))]


def _fate(answer: EntityAnswer) -> list[CardLine]:
    """Death or loss of office, from the knowledge base and in an article's words."""
    lines = []
    if answer.life is not None and answer.life.died is not None:
        lines.append(line(gettext("Died {day} (knowledge base)", day=known_day(answer.life.died))))
    if answer.fate is not None:
        said, giver = answer.fate.said, answer.fate.giver
        after = facts(according_to(plain(giver, 90)) if giver else None, byline(said.article))
        lines.append(sentence(said, 1, before="“", after=f"” · {after}", limit=240))
    return lines


def _role(answer: EntityAnswer) -> list[CardLine]:
    """The newest role with the day of its article; of equally new ones, one in the reader's language."""
    role = role_in(answer, writing_of(language()))
    if role is None:
        return []
    article = role.article
    return [sentence(role, 1, after=f" · {facts(as_of(article), outlet_name(article), *fate(article))}", limit=300)]


def _succession(answer: EntityAnswer) -> list[CardLine]:
    """The roles over time, if there are several or the only one was lost."""
    if not answer.roles or (len(answer.roles) < 2 and (answer.role is not None or answer.fate is None)):
        return []
    hidden = len(answer.roles) - _SHOWN_ROLES
    title = gettext("**Roles in the saved articles**, oldest first")
    if hidden > 0:
        title = ngettext(
            "**Roles in the saved articles**, oldest first, without {number} older one",
            "**Roles in the saved articles**, oldest first, without {number} older ones",
            hidden,
        )
    several = gettext("Perhaps several people: only the name connects these roles.")
    warning = [line(small(several), 1)] if answer.perhaps_several else []
    return [apart(line(title, 1)), *(_held(one) for one in _shown_roles(answer)), *warning]


def _shown_roles(answer: EntityAnswer) -> list[HeldRole]:
    """The roles that articles stated last, in the order in which they were first stated."""
    newest = sorted(answer.roles, key=lambda one: one.role.article.at)[-_SHOWN_ROLES:]
    return [one for one in answer.roles if one in newest]


def _held(one: HeldRole) -> CardLine:
    first, last = published_day(one.first), published_day(one.role.article)
    days = day_range(first, last) if first and last else day_of(one.role.article)
    return sentence(one.role, 1, before=f"- {days} · ", limit=LONGEST_ROLE)


def _offices(answer: EntityAnswer) -> list[CardLine]:
    """The last offices that the knowledge base knows, each with the years of its terms."""
    if answer.life is None or not answer.life.offices:
        return []
    terms: dict[str, list[str]] = {}
    for office in answer.life.offices:
        terms.setdefault(office.title, []).append(_years(office))
    known = [f"{plain(office_title(title), 80)} {'/'.join(years)}" for title, years in terms.items()]
    offices = listed(known[-_SHOWN_OFFICES:])
    return [line(small(gettext("Offices in the knowledge base: {offices}", offices=offices)), 1)]


def _years(office: KnownOffice) -> str:
    begin, end = office.begin[:4], (office.end or "")[:4]
    if begin == end:
        return pgettext("years of an office", "{begin}", begin=begin)
    if not end:
        return pgettext("years of an office", "{begin}–", begin=begin)
    return pgettext("years of an office", "{begin}–{end}", begin=begin, end=end)


def _companions(answer: EntityAnswer) -> list[CardLine]:
    if not answer.companions:
        return []
    most = answer.companions[:_SHOWN_COMPANIONS]
    names = listed(noted(plain(first_name(one.entity), 50), str(one.articles)) for one in most)
    return [line(gettext("Most often mentioned with {names}", names=names), 1)]


def _aliases(answer: EntityAnswer) -> list[CardLine]:
    known = all_names(answer.entity)
    others = [plain(alias, 40) for alias in answer.aliases if alias not in known][:5]
    return [line(small(gettext("Also written {names}", names=listed(others))), 2)] if others else []


def entity_views(token: str, now: str, *, is_person: bool) -> list[CardButton]:
    """The buttons of an entity's tabs; the one of the present tab is disabled."""
    tabs = [(gettext("Articles"), "articles"), (gettext("Quotes"), "quotes")]
    if is_person:
        tabs.append((gettext("Appearances"), "appearances"))
    return [
        button(label, custom_ids.entity(token, view, "0:view"), on=view != now, primary=view == now)
        for label, view in tabs
    ]


def _tabs(answer: EntityAnswer, token: str) -> list[CardButton]:
    return entity_views(token, "articles", is_person=_is_person(answer)) if answer.articles else []


def _is_person(answer: EntityAnswer) -> bool:
    return answer.entity.kind is EntityKind.PERSON


def _watch(token: str) -> CardButton:
    return button(gettext("Watch"), custom_ids.watch_entity(token))


def _namesakes(answer: EntityAnswer, token: str) -> list[CardButton]:
    """Buttons to other entities of the name, with their kind if two of them are called the same."""
    shown = [match.entity for match in answer.also[:_SHOWN_NAMESAKES]]
    called = Counter([first_name(answer.entity), *map(first_name, shown)])
    names = [(_two_names(one), kind_name(one.kind) if called[first_name(one)] > 1 else "") for one in shown]
    return [
        button(button_text(noted(name, kind) if kind else name, 60) + "?", custom_ids.entity(token, "also", index))
        for index, (name, kind) in enumerate(names)
    ]


def _two_names(entity: EntityRef) -> str:
    """A namesake's name in two scripts; labels take no Markdown, so nothing is escaped."""
    return " ".join(list(dict.fromkeys(filter(None, (first_name(entity), entity.name, entity.hangul))))[:2])
