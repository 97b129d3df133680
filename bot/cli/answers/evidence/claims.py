"""The command `claims TOPIC`: numbers, positions and answers on a topic."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from bot.catalogue import gettext
from bot.cli.answers.evidence.json_values import indexed_since, said_json
from bot.cli.answers.local_desk import JsonOption, ShelfOption, ask
from bot.cli.terminal.console import out, print_json
from bot.cli.terminal.numbers import MOST
from bot.model.answers import Linked
from bot.model.evidence.claims import (
    ClaimsAnswer,
    ClaimSpeaker,
    ClaimView,
    CountedThing,
    NumberClaim,
    Position,
    PositionChain,
    SideAnswer,
    SideStatement,
)
from bot.model.jobs import LOCAL_SHELF


def claims(
    topic: Annotated[str, typer.Argument(help=gettext("Words as in a search, or 'story 12'."))],
    view: Annotated[ClaimView, typer.Option(help=gettext("Which part of the claims to print."))] = ClaimView.NUMBERS,
    since: Annotated[str | None, typer.Option(help=gettext("First day in Korea: 2024-10-31, 'last month'."))] = None,
    until: Annotated[str | None, typer.Option(help=gettext("Last day."))] = None,
    page: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Page of the results."))] = 1,
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: JsonOption = False,
) -> None:
    """Print the numbers that sources give on a topic, confirmations and denials, and the other side's answers."""
    from bot.services.evidence.claims import ClaimsQuestion

    answer = ask(
        shelf, lambda desk: desk.claims.claims(ClaimsQuestion(desk.shelf, topic, since, until, view, page - 1))
    )
    if as_json:
        print_json(_as_json(answer))
    else:
        _draw(answer)


def _as_json(answer: ClaimsAnswer) -> dict[str, Any]:
    return {
        "topic": answer.topic,
        "story": answer.story,
        "since": answer.since.isoformat() if answer.since else None,
        "until": answer.until.isoformat() if answer.until else None,
        "view": answer.view,
        "numbers": [_thing_json(one) for one in answer.counted],
        "positions": [_chain_json(one) for one in answer.chains],
        "answers": [_side_json(one) for one in answer.answers],
        "totals": dict(zip(("numbers", "positions", "answers"), answer.counts, strict=True)),
        "page": answer.page + 1,
        "pages": answer.pages,
        "read": answer.read,
        "read_since": answer.read_since.isoformat() if answer.read_since else None,
        "indexed_since": indexed_since(answer.indexed_since),
    }


def _linked_json(said: Linked) -> dict[str, Any]:
    return {
        **said_json(said),
        "published": said.article.published,
        **({"fate": said.article.fate} if said.article.fate else {}),
    }


def _speaker_json(speaker: ClaimSpeaker | None) -> dict[str, Any] | None:
    return {"name": speaker.name, "id": speaker.key, "side": speaker.side} if speaker else None


def _thing_json(one: CountedThing) -> dict[str, Any]:
    return {
        "counted": one.words,
        "kind": one.kind,
        "nation": one.nation,
        "differ": one.differ,
        "claims": [*map(_number_json, one.claims)],
    }


def _number_json(one: NumberClaim) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(),
        "value": one.value,
        **_linked_json(one.said),
        "giver": _speaker_json(one.giver),
        "attributed": one.attributed or one.giver is not None,
        "expected": one.expected,
        "articles": one.articles,
    }


def _chain_json(one: PositionChain) -> dict[str, Any]:
    return {"side": one.side, "name": one.name, "positions": [*map(_position_json, one.positions)]}


def _position_json(one: Position) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(),
        "past": one.past,
        "stance": one.stance,
        "change": one.change,
        "speaker": _speaker_json(one.speaker),
        **_linked_json(one.said),
        "articles": one.articles,
    }


def _side_json(one: SideAnswer) -> dict[str, Any]:
    return {
        "side": one.side,
        "first": _statement_json(one.first),
        "last": _statement_json(one.last),
        "articles": one.articles,
        "named": one.named,
        "days_later": one.later if one.first else None,
    }


def _statement_json(one: SideStatement | None) -> dict[str, Any] | None:
    if one is None:
        return None
    speaker = _speaker_json(one.speaker)
    return {"day": one.day.isoformat(), "stance": one.stance, "speaker": speaker, **_linked_json(one.said)}


def _draw(answer: ClaimsAnswer) -> None:
    from bot.cli.terminal.rendering import print_incomplete, sentence, source
    from cogs._cards.evidence.claims import (
        CHANGES,
        STANCES,
        chain_name,
        delay_text,
        giver_text,
        note,
        side_name,
        speaker_name,
        thing_name,
        topic_text,
        when,
        why_none,
    )
    from cogs._layout.foreign_text import clean
    from cogs._layout.moments import day
    from cogs._layout.names import near_name
    from cogs._layout.words import articles, facts, listed, page_place

    console, names = out(), dict(answer.names)
    console.print(Text(clean(topic_text(answer)), "bold"))
    print_incomplete(console, answer.indexed_since)
    for thing in answer.counted:
        console.print(Text(clean(thing_name(thing)), "bold"))
        for claim in thing.claims:
            label = facts(day(claim.day), clean(claim.said.text), clean(giver_text(claim, names)))
            more = facts(source(claim.said.article), articles(claim.articles))
            console.print(Text(f"  {label}").append(f"  {more}", "dim"))
    for chain in answer.chains:
        console.print(Text(clean(chain_name(chain, names)), "bold"))
        for one in chain.positions:
            labels = [when(one), clean(speaker_name(one.speaker, names)), gettext(STANCES[one.stance])]
            labels += [gettext(CHANGES[one.change])] if one.change else []
            console.print(Text(f"  {facts(*labels)}: ").append_text(sentence(one.said)))
    for side in answer.answers:
        console.print(Text(facts(side_name(side.side, names), delay_text(side)), "bold"))
        for said in dict.fromkeys(filter(None, (side.first, side.last))):
            label = facts(day(said.day), clean(speaker_name(said.speaker, names)))
            console.print(Text(f"  {label}: ").append_text(sentence(said.said)))
    if not (answer.counted or answer.chains or answer.answers or answer.indexed_since):
        console.print(why_none(answer))
        if answer.nearest:
            similar = listed(clean(near_name(one)) for one in answer.nearest)
            console.print(gettext("Similar names: {names}", names=similar), markup=False)
    console.print(Text(note(answer), "dim"))
    if answer.pages > 1:
        console.print(Text(page_place(answer.page, answer.pages), "dim"))
