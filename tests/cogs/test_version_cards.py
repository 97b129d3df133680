"""What changed in an article, as it is shown: red and green, word for word, nothing cut without saying so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.model.analysis import Outlet, OutletKind
from bot.model.reasons import RetractionNotice
from bot.model.versions import Alert, ChangeKind, Passage, Side
from cogs._cards.article import posted_card, summary_card
from cogs._cards.diff import side, swaps
from cogs._cards.versions import alert_card, changed_line, versions_card
from tests.cogs.card_answers import AT, change, loose, passage, ref, shown, summary, versions
from tests.fakes.tables import table

HEADLINE = passage("=North Korea fires ", "-three", "+four", "= missiles")
FLEW = passage("=They flew about ", "-500", "+600", "= km before they fell into the sea.")
STATE = Outlet("Amnok Central Agency", "amnok.example", "KP", OutletKind.STATE_MEDIA)


def test_a_change_reads_as_what_it_said_and_what_it_says() -> None:
    told = shown(versions_card(versions(change(HEADLINE, FLEW, kinds=(ChangeKind.HEADLINE, ChangeKind.FIGURES)))))
    assert "**14 Feb 2024, 13:12 KST** · headline, figures" in told
    assert "🟥 North Korea fires ~~three~~ missiles\n🟩 North Korea fires **four** missiles" in told
    assert "🟥 They flew about ~~500~~ km before they fell into the sea." in told
    assert "🟩 They flew about **600** km before they fell into the sea." in told


def test_a_new_sentence_has_no_red_and_a_lost_one_no_green() -> None:
    told = shown(versions_card(versions(change(passage("+A fifth missile failed."), passage("-Nobody was hurt.")))))
    assert "🟩 A fifth missile failed." in told
    assert "🟥 Nobody was hurt." in told
    assert told.count("🟥") == told.count("🟩") == 1


def test_a_change_that_begins_with_a_comma_is_marked_for_every_client() -> None:
    told = shown(versions_card(versions(change(passage("=It uses solid fuel", '-, fired by "crews"', "=now.")))))
    assert '🟥 It uses solid fuel\u200a~~, fired by "crews"~~\u200anow.' in told


def test_what_stayed_is_cut_between_words() -> None:
    far = "the Joint Chiefs of Staff said in a statement to reporters in Seoul "
    middle = f"= missiles {far * 3}and "
    whole = passage(f"={far * 3}that ", "-three", "+four", middle, "-two", "+six", f"= boats {far}")
    red = side(whole, Side.REMOVED, 30, 300)
    assert [run.text for run in red] == [
        "… to reporters in Seoul that ",
        "three",
        " missiles the Joint Chiefs of … to reporters in Seoul and ",
        "two",
        " boats the Joint Chiefs of … ",
    ]


def test_a_long_change_says_how_many_words_it_leaves_out() -> None:
    told = shown(versions_card(versions(change(passage("=It said: ", f"+{'word after word ' * 90}")))))
    shown_words = told.split("**word")[1].split("** … (")[0].split()
    assert f"({269 - len(shown_words)} more words)" in told


@table("longest", range(1, 40))
def test_no_word_is_ever_cut(longest: int) -> None:
    text = "Pyongyang’s anti-aircraft 미사일을 發射"
    (run,) = side(passage(f"+{text}"), Side.ADDED, 10, longest)
    rest = text[len(run.text) :]
    assert text.startswith(run.text)
    assert not rest or not run.text or rest[0] == " " or "\u4e00" <= rest[0] <= "\u9fff"
    assert (run.left > 0) == bool(rest)


def test_more_passages_than_fit_are_counted() -> None:
    many = [
        passage(f"=Sentence {number} of it says ", "-this", "+that", f"= and {'more of it ' * 9}.")
        for number in range(40)
    ]
    told = shown(versions_card(versions(change(*many))))
    assert told.count("🟥") == told.count("🟩") > 2
    assert f"… and {40 - told.count('🟥')} more changed passages" in told


def test_every_change_of_a_page_shows_its_beginning() -> None:
    changes = [change(*[FLEW] * 9, hours=hours) for hours in (48, 24, 6, 1)]
    told = shown(versions_card(versions(*changes)))
    assert told.count("more changed passage") == 4
    assert told.count("🟩") >= 4


def test_foreign_words_stay_words() -> None:
    trap = passage("=It said ", "-**bold** ```code``` @everyone", "+[here](https://evil.example) ~~gone~~ <@1> ||x||")
    told = shown(versions_card(versions(change(trap))))
    assert "@everyone" not in told
    assert r"🟩 It said **\[here\](https://evil.example) \~\~gone\~\~ \<@1\> \|\|x\|\|**" in told.replace("\u200b", "")
    assert "\\`\\`\\`code" in told


def test_a_page_that_is_gone_and_one_that_never_changed() -> None:
    gone = shown(versions_card(versions(change(kinds=(ChangeKind.DELETED,)), gone=True)))
    assert "⚠️ The page was found deleted on 15 Feb 2024, 09:12 KST. The saved version stays on the shelf." in gone
    assert "**14 Feb 2024, 13:12 KST** · page deleted" in gone
    quiet = shown(versions_card(versions()))
    assert "No change has been found since the page was saved." in quiet
    assert "-# saved 14 Feb 2024, 09:12 KST · will be checked for changes until 21 Feb 2024, 09:12 KST" in quiet


def test_a_page_that_was_not_visited_since_it_was_saved_is_not_called_unchanged() -> None:
    """It said that the text had not changed, whatever the page said by then."""
    new = shown(versions_card(replace(versions(), unvisited=True)))
    assert "The page has not been checked for changes since it was saved." in new
    assert "No change has been found" not in new


def test_a_card_says_when_the_page_was_last_read() -> None:
    """A visit on which the site did not answer passed for a check."""
    read = replace(versions(), seen_at=versions().saved_at + timedelta(hours=1))
    sentence = "No change has been found. The page was last read on 14 Feb 2024, 10:12 KST."
    assert sentence in shown(versions_card(read))
    changed = shown(versions_card(replace(versions(change(HEADLINE)), seen_at=read.seen_at)))
    assert "saved 14 Feb 2024, 09:12 KST · last read 14 Feb 2024, 10:12 KST" in changed


def test_the_corrected_card_says_what_was_corrected_in_the_pages_own_words() -> None:
    line = loose(changed_line(change(HEADLINE, FLEW, kinds=(ChangeKind.HEADLINE, ChangeKind.FIGURES))))
    assert line == "-# ✏️ Changed 14 Feb 2024, 13:12 KST: headline, figures (500 → 600, three → four)"
    card = shown(posted_card(summary(), changed=line))
    assert line in card
    assert card.index(line) < card.index("The missiles lifted off")


def test_a_change_of_words_alone_lists_no_swaps() -> None:
    line = loose(changed_line(change(passage("=It ", "-fell", "+dropped", "=."), kinds=(ChangeKind.TEXT,))))
    assert line == "-# ✏️ Changed 14 Feb 2024, 13:12 KST: text"


def test_swaps_are_short_exact_and_told_once() -> None:
    long = passage(f"-{'a long passage of words ' * 3}", "+another")
    assert swaps((HEADLINE, long, HEADLINE, passage("+new", "= old ", "-gone"))) == (("three", "four"),)


def test_a_deleted_or_restored_page_is_said_under_its_card() -> None:
    assert loose(changed_line(change(kinds=(ChangeKind.DELETED,)))) == (
        "-# ⚠️ The page was found deleted on 14 Feb 2024, 13:12 KST. This is the saved version."
    )
    assert loose(changed_line(change(kinds=(ChangeKind.RESTORED, ChangeKind.TEXT)))) == (
        "-# The page was deleted and has been back since 14 Feb 2024, 13:12 KST."
    )


NOTICE = RetractionNotice(AT + timedelta(hours=4), "This article has been withdrawn.\nThe *launch* did not take place.")
TAKEN_BACK = (
    "⚠️ The newsroom took this article back. In its place, the page said on 14 Feb 2024, 13:12 KST:\n"
    "> This article has been withdrawn. The \\*launch\\* did not take place."
)


def test_every_card_of_an_article_shows_the_notice_that_took_its_place() -> None:
    retracted = replace(summary(), retraction=NOTICE)
    taken_back = change(kinds=(ChangeKind.RETRACTED,))
    cards = [
        shown(posted_card(retracted, changed=changed_line(taken_back))),
        shown(summary_card(retracted)),
        shown(versions_card(replace(versions(taken_back), retraction=NOTICE))),
        shown(alert_card(Alert(ref(outlet=STATE), taken_back, NOTICE))),
    ]
    for card in cards:
        assert card.count(TAKEN_BACK) == 1
    posted, _, changes, _ = cards
    assert f"{TAKEN_BACK}\n-# The article as it was saved:\nThe missiles lifted off" in posted
    assert "✏️" not in posted, "the notice says it"
    assert "**14 Feb 2024, 13:12 KST** · article retracted" in changes
    long = replace(summary(), retraction=replace(NOTICE, text="The report was wrong. " * 60))
    assert len(shown(posted_card(long))) < len(shown(posted_card(summary()))) + 500


def test_an_article_that_is_back_is_said_under_its_card() -> None:
    assert loose(changed_line(change(kinds=(ChangeKind.REINSTATED,)))) == (
        "-# The article was retracted and has been back on its page since 14 Feb 2024, 13:12 KST."
    )


@pytest.mark.parametrize(
    ("kinds", "passages", "did"),
    [
        ((ChangeKind.FIGURES,), (FLEW,), "changed a page"),
        ((ChangeKind.DELETED,), (), "deleted a page"),
        ((ChangeKind.RESTORED,), (), "restored a deleted page"),
        ((ChangeKind.RETRACTED,), (), "retracted an article"),
        ((ChangeKind.REINSTATED,), (), "reinstated a retracted article"),
    ],
)
def test_an_alert_names_who_did_what(kinds: tuple[ChangeKind, ...], passages: tuple[Passage, ...], did: str) -> None:
    told = shown(alert_card(Alert(ref(title="Flood report", outlet=STATE), change(*passages, kinds=kinds))))
    assert told.startswith(
        f"**Amnok Central Agency {did}: Flood report**\n-# state media · North Korea · 14 Feb 2024, 09:12 KST"
    )
    assert ("🟩" in told) == bool(passages)
    assert told.endswith("-# The saved version stays on the shelf.")
