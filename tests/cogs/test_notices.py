"""Notices to the managers of a server have a sentence for each of their kinds and reasons."""

from __future__ import annotations

import pytest

from bot.catalogue import LANGUAGES, catalogue, using
from bot.model.deliveries import Notice, NoticeKind, SuspendReason, ThreadTrouble
from cogs._cards.notices import notice_sentence

_OF_A_CHANNEL = [
    *(Notice(1, NoticeKind.SUSPENDED, (10,), why=why) for why in SuspendReason),
    *(
        Notice(1, NoticeKind.CARDS_AS_REPLIES, (10,), trouble=one)
        for one in ThreadTrouble
        if one is not ThreadTrouble.GONE
    ),
    *(
        Notice(1, kind, (10,))
        for kind in NoticeKind
        if kind not in (NoticeKind.SUSPENDED, NoticeKind.CARDS_AS_REPLIES, NoticeKind.FEED_FAILS)
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("notice", _OF_A_CHANNEL, ids=lambda one: f"{one.kind} {one.why or one.trouble or ''}".strip())
def test_a_notice_of_a_channel_names_it(notice: Notice, language: str) -> None:
    with using(catalogue(language)):
        said = notice_sentence(notice)
    assert said.count("<#10>") == 1
    assert "{" not in said
