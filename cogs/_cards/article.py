"""Cards of one article: its summary and its attributed statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import discord

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.lang.headline_marks import unmarked
from bot.model.analysis import EntityKind, QuoteKind
from bot.model.answers import ArticleRef, NamedEntity, QuoteLine, SummaryAnswer
from bot.model.jobs import Post
from bot.model.reasons import RetractionNotice
from cogs._cards.notes import shared_note, shown_address
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, line, sentence
from cogs._layout.foreign_text import LONGEST_ROLE, address, clean, link_text, plain
from cogs._layout.layout import BUTTONS_A_ROW, LONGEST_BUTTON_LINK, NEWS, QUIET, CardButton, button, card
from cogs._layout.markdown import bold, heading, small
from cogs._layout.moments import moment
from cogs._layout.names import first_name, speaker
from cogs._layout.sources import byline, day_of, is_dated, outlet_name, source, taken_back
from cogs._layout.words import articles, facts, genre_label, listed, noted

SHORT, STANDARD, LONG = 1, 3, 6

_NAMED = {
    EntityKind.PERSON: gettext_noop("**People** {names}"),
    EntityKind.ORGANISATION: gettext_noop("**Organisations** {names}"),
    EntityKind.PLACE: gettext_noop("**Places** {names}"),
    EntityKind.WEAPON: gettext_noop("**Weapons** {names}"),
    EntityKind.EVENT: gettext_noop("**Events** {names}"),
    EntityKind.TREATY: gettext_noop("**Treaties** {names}"),
    EntityKind.WORK: gettext_noop("**Works** {names}"),
    EntityKind.GROUP: gettext_noop("**Groups** {names}"),
}
_SHOWN_ENTITIES = 8
_SHOWN_QUOTES = 10
_SHOWN_OUTLETS = 3
_LONGEST_LINK = 2000
_LONGEST_NOTICE = 300


def posted_card(
    answer: SummaryAnswer, mark: int | None = None, *, changed: str | None = None, shared: bool = False
) -> discord.ui.LayoutView:
    """The compact card of a posted link, or a card that says that the article was saved before. `changed` is the line
    on a later change of its page: None without a change, "" for one that needs no line. `shared`: the article is a text
    from a channel that not everyone sees."""
    if answer.saved_before:
        return already_saved_card(answer.article, answer.first_post, mark)
    correction = [line(changed)] if changed else []
    told = [*_retraction(answer), *_notice(answer), *_sentences(answer)]
    lines = [*_head(answer), *correction, *told, *_entities(answer.entities)]
    if shared:
        lines.append(line(shared_note()))
    longer = button(gettext("Longer"), custom_ids.article(answer.article.id, LONG))
    row = [longer, *_related(answer, changed is not None)]
    return card(lines, colour=NEWS, open_url=answer.article.url, rows=[row], mark=mark)


def already_saved_card(article: ArticleRef, first: Post | None, mark: int | None = None) -> discord.ui.LayoutView:
    """The answer to a link that is on the shelf already: where it was first posted, and a button for its summary."""
    lines = [line(gettext("Already saved: {title}", title=heading(article.title, 200)))]
    if first is not None and first.jump_url:
        lines.append(line(small(gettext("[First post]({link})", link=address(first.jump_url)))))
    row = [button(gettext("Summary"), custom_ids.article(article.id, STANDARD))]
    return card(lines, colour=QUIET, open_url=article.url, rows=[row], mark=mark)


def unaccepted_card(answer: SummaryAnswer, mark: int | None) -> discord.ui.LayoutView:
    """The fallback for a card that Discord rejects: only the title and the address."""
    title = heading(answer.article.title, 200)
    lines = [line(gettext("Saved, but Discord did not accept the card: {title}", title=title))]
    if answer.article.url is not None:
        lines.append(line(small(shown_address(answer.article.url))))
    return card(lines, colour=QUIET, mark=mark)


def summary_card(answer: SummaryAnswer) -> discord.ui.LayoutView:
    """The card of `/summary`: people with their roles, a button for each length."""
    gone = [] if answer.gone_since is None else [line(gone_line(answer.gone_since))]
    gone += _retraction(answer)
    named = _entities(answer.entities, roles=True)
    lines = [*_head(answer), *gone, *_notice(answer), *_sentences(answer), *named, *_history(answer)]
    lengths, related, wrong = _lengths(answer), _related(answer, whole=True), _wrong(answer)
    is_full = len(related) == BUTTONS_A_ROW
    rows = _rows([*lengths, *wrong], related) if is_full else _rows(lengths, [*related, *wrong])
    return card(lines, colour=NEWS, open_url=answer.article.url, rows=rows)


def said_card(answer: SummaryAnswer) -> discord.ui.LayoutView:
    """The article's attributed statements."""
    quotes = _shown_quotes(answer.quotes)
    lines = [*_head(answer), *(quote_line(quote) for quote in quotes)]
    if len(answer.quotes) > len(quotes):
        more = ngettext(
            "and {number} more statement in the article",
            "and {number} more statements in the article",
            len(answer.quotes) - len(quotes),
        )
        lines.append(apart(line(small(more))))
    if not quotes:
        lines.append(line(gettext("This article has no statement with a named speaker or source.")))
    rows = _rows(_lengths(answer, said=True), _related(answer, said=True))
    return card(lines, colour=NEWS, open_url=answer.article.url, rows=rows)


def _shown_quotes(quotes: Sequence[QuoteLine]) -> list[QuoteLine]:
    """The statements to show, in the order of the article. If there are too many, those without words in quotation
    marks, such as plans, are left out first."""
    chosen = sorted(range(len(quotes)), key=lambda at: quotes[at].kind is QuoteKind.INDIRECT)[:_SHOWN_QUOTES]
    return [quotes[at] for at in sorted(chosen)]


def gone_line(since: datetime) -> str:
    """The small line of a card whose page was deleted; `since` is when it was first found gone."""
    at = moment(since)
    return small(gettext("⚠️ The page was found deleted on {moment}. This is the saved version.", moment=at))


def retraction_lines(notice: RetractionNotice | None) -> list[CardLine]:
    """The notice that the page has in place of a retracted article, in its own words."""
    if notice is None:
        return []
    said = tuple(f"> {plain(notice.text, length)}" for length in (_LONGEST_NOTICE, _LONGEST_NOTICE // 2))
    return [line(taken_back(moment(notice.at))), CardLine(0, said)]


def quote_line(quote: QuoteLine, *, named: bool = True, dated: bool = False) -> CardLine:
    """A statement below its speaker, cue and source, in the article's words and quotation marks."""
    labels = []
    if named:
        name = plain(speaker(quote.speaker, quote.by), 80) if quote.speaker else gettext("Speaker unclear")
        labels.append(bold(name))
    if quote.cue:
        labels.append(plain(quote.cue, 40))
    if dated:
        labels.append(byline(quote.said.article))
    return apart(sentence(quote.said, 1, before=f"{facts(*labels)}\n> " if labels else "> "))


def title_line(article: ArticleRef, rank: int, before: str = "") -> CardLine:
    """An article in a line: its title as a link, outlet, day."""
    target, by = address(article.url), byline(article)
    title = clean(unmarked(article.title)) or gettext("Untitled")
    forms = []
    for length in (140, 70):
        if target and len(target) <= 600:
            forms.append(facts(f"{before}[{link_text(title, length)}]({target})", by))
        forms.append(facts(f"{before}{plain(title, length)}", by))
    forms.append(f"{before}{plain(title, 70)}")
    return CardLine(rank, tuple(forms))


def _head(answer: SummaryAnswer) -> list[CardLine]:
    title = answer.article.title
    return [
        CardLine(0, (heading(title, 240), heading(title, 100))),
        source_line(answer.article, "" if answer.genre is None else bold(genre_label(answer.genre))),
    ]


def source_line(article: ArticleRef, label: str = "") -> CardLine:
    """The second line of a card, after a `label` of what the article is if it is no report; with the link to the page
    where that is too long for the Open button."""
    stated, target = small(facts(label, source(article))), address(article.url)
    if target is None or not LONGEST_BUTTON_LINK < len(target) <= _LONGEST_LINK:
        return line(stated)
    return CardLine(0, (facts(stated, gettext("[Open]({link})", link=target)), stated))


def outlets_line(found: Sequence[ArticleRef]) -> CardLine:
    """How many articles there are, and their first outlets."""
    names = list(dict.fromkeys(map(outlet_name, found)))
    more = ["…"] if len(names) > _SHOWN_OUTLETS else []
    return line(small(facts(articles(len(found)), listed([*names[:_SHOWN_OUTLETS], *more]))), 1)


def _retraction(answer: SummaryAnswer) -> list[CardLine]:
    """The notice that took the article's place, above what the article said."""
    lines = retraction_lines(answer.retraction)
    return [*lines, apart(line(small(gettext("The article as it was saved:"))))] if lines else []


def _notice(answer: SummaryAnswer) -> list[CardLine]:
    """What the newsroom corrected or explained in its article, in its own words."""
    return [] if answer.notice is None else [apart(sentence(answer.notice, 1, "📝 ", limit=_LONGEST_NOTICE))]


def _sentences(answer: SummaryAnswer) -> list[CardLine]:
    """The key sentences. In an interview, each begins with the name of the person who answers, which the text does not
    repeat."""
    by = answer.answered_by or (None,) * len(answer.sentences)
    return [
        apart(sentence(linked, 1, before=gettext("{name}: ", name=bold(plain(first_name(who), 60))) if who else ""))
        for linked, who in zip(answer.sentences, by, strict=True)
    ]


def _entities(entities: Iterable[NamedEntity], *, roles: bool = False) -> list[CardLine]:
    """Named entities by kind, in one line. With `roles`: one line per kind, with the roles that the article states, as
    of its date if it has one."""
    groups: dict[EntityKind, list[str]] = {}
    shown = tuple(entities)[:_SHOWN_ENTITIES]
    stating = (named.role.article for named in shown if roles and named.role)
    day = next((day_of(article) for article in stating if is_dated(article)), None)
    for named in shown:
        name = plain(first_name(named.entity), 60)
        if roles and named.role:
            name = noted(name, plain(named.role.text, LONGEST_ROLE))
        groups.setdefault(named.entity.kind, []).append(name)
    labels = [gettext(_NAMED[kind], names=listed(groups[kind])) for kind in _NAMED if kind in groups]
    if day is not None and EntityKind.PERSON in groups:
        labels[0] = gettext("**People**, roles as of {day}: {names}", day=day, names=listed(groups[EntityKind.PERSON]))
    if not labels:
        return []
    return [apart(line("\n".join(map(small, labels)) if roles else small(facts(*labels)), 1))]


def _history(answer: SummaryAnswer) -> list[CardLine]:
    lines = []
    if answer.byline:
        lines.append(gettext("By {authors}", authors=plain(listed(answer.byline), 160)))
    if len(answer.versions) > 1:
        last = moment(answer.versions[-1])
        lines.append(
            ngettext(
                "{number} version, saved {moment}",
                "{number} versions, the latest saved {moment}",
                len(answer.versions),
                moment=last,
            )
        )
    if answer.story and answer.story.articles > 1:
        lines.append(
            ngettext(
                "Same story in {number} other article",
                "Same story in {number} other articles",
                answer.story.articles - 1,
            )
        )
    if answer.first_post and answer.first_post.jump_url:
        lines.append(gettext("[First post]({link})", link=answer.first_post.jump_url))
    return [line(small(text), 2) for text in lines]


def _lengths(answer: SummaryAnswer, *, said: bool = False) -> list[CardButton]:
    """A button for each length, except longer ones that would show nothing more. `said`: the card shows the statements
    instead of a summary."""
    now = None if said else answer.length
    lengths = ((gettext("Short"), SHORT), (gettext("Standard"), STANDARD), (gettext("Long"), LONG))
    return [
        button(label, custom_ids.article(answer.article.id, length), on=length != now, primary=length == now)
        for label, length in lengths
        if answer.has_more or length <= answer.length
    ]


def _rows(lengths: list[CardButton], related: list[CardButton]) -> list[list[CardButton]]:
    return [[*lengths, *related]] if len(lengths) + len(related) <= BUTTONS_A_ROW else [lengths, related]


def _wrong(answer: SummaryAnswer) -> list[CardButton]:
    """The button to report that the article means another person than the card shows."""
    named = any(one.entity.kind is EntityKind.PERSON for one in answer.entities)
    return [button(gettext("Wrong person?"), custom_ids.wrong_person(answer.article.id))] if named else []


def _related(
    answer: SummaryAnswer, changed: bool = False, *, said: bool = False, whole: bool = False
) -> list[CardButton]:
    """Buttons to the statements (`said`: the card shown now), to the story if it has other articles, to the changes if
    there are any; on a `whole` summary also to similar articles, and to report that the story is the wrong one."""
    article, story = answer.article.id, answer.story
    statements = button(gettext("Who said what"), custom_ids.article(article, "said"), on=not said, primary=said)
    buttons = [statements] if answer.quotes else []
    if story is not None and story.articles > 1:
        buttons.append(button(gettext("Story"), custom_ids.story_of(story.id, answer.article.id)))
    if changed or len(answer.versions) > 1 or answer.gone_since is not None or answer.retraction is not None:
        buttons.append(button(gettext("Changes"), custom_ids.versions(article, 0)))
    if not whole:
        return buttons
    buttons.append(button(gettext("Similar"), custom_ids.similar(article)))
    wrong = story is not None and story.articles > 1
    return [*buttons, button(gettext("Wrong story?"), custom_ids.wrong_story(article))] if wrong else buttons
