"""Members ask their shelf."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest

from bot.model.errors import BadQuery, NothingFound, Reason
from bot.model.jobs import Shelf
from cogs._layout.names import near_name
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.tables import table

SITE = "https://news.example/"


@table(
    "meant",
    ["1", "#1", SITE + "4?utm_source=x", f"<{SITE}4>", "news.example/4", "Leader visits flooded Sinuiju",
     "leader flood", "sinui", "LEADER VISITS"],
)  # fmt: skip
async def test_an_article_is_found_by_number_address_and_title(stocked: SmallDesk, meant: str) -> None:
    assert (await stocked.answers.summary(ANNA, meant)).article.id == 1


async def test_a_number_in_a_title_is_no_beginning_of_a_longer_one(desk: SmallDesk) -> None:
    await desk.save(ANNA, SITE + "79", "The news on channel 79\nIt began at nine.")
    with pytest.raises(NothingFound) as nothing:
        await desk.answers.summary(ANNA, "channel 7")
    assert nothing.value.nearest == ("The news on channel 79",)
    await desk.save(ANNA, SITE + "7", "The news on channel 7\nIt began at eight.")
    assert (await desk.answers.summary(ANNA, "channel 7")).article.title == "The news on channel 7"


async def test_a_word_that_is_begun_leads_to_a_title_only_where_it_fits_no_other(desk: SmallDesk) -> None:
    await desk.save(ANNA, SITE + "1", "Missiles over the sea\nThey fell.")
    assert (await desk.answers.summary(ANNA, "missiles over the s")).article.title == "Missiles over the sea"
    await desk.save(ANNA, SITE + "2", "Missiles over the strait\nThey fell.")
    with pytest.raises(NothingFound) as nothing:
        await desk.answers.summary(ANNA, "missiles over the s")
    assert set(nothing.value.nearest) == {"Missiles over the sea", "Missiles over the strait"}


async def test_an_article_is_found_by_the_message_that_brought_it(stocked: SmallDesk) -> None:
    await stocked.post(ANNA, SITE + "4", 45)
    assert (await stocked.answers.summary(ANNA, "https://discord.com/channels/1/10/44")).article.id == 1
    with pytest.raises(NothingFound):
        await stocked.answers.summary(ANNA, "https://discord.com/channels/1/10/9999999999999999999999")


async def test_a_summary_of_three_has_a_fourth_sentence_that_stands_alone(desk: SmallDesk) -> None:
    lines = ("Ferry runs again", "The ferry runs again.", "The pier is new.", "Two crews share it.", "Tickets cost $4.")
    await desk.save(ANNA, SITE + "ferry", "\n".join(lines))
    short, standard = await desk.answers.summary(ANNA, "1", 2), await desk.answers.summary(ANNA, "1")
    assert (len(short.sentences), len(standard.sentences)) == (2, 4)
    assert standard.sentences[-1].text == "Tickets cost $4."


async def test_a_summary_is_as_long_as_asked_and_in_the_order_of_the_text(stocked: SmallDesk) -> None:
    short, long = await stocked.answers.summary(ANNA, "1", 1), await stocked.answers.summary(ANNA, "1", 99)
    assert [line.text for line in short.sentences] == [long.sentences[0].text]
    assert [line.text for line in long.sentences] == [
        "Kim Jong Un, the party's general secretary, went to Sinuiju.",
        "He saw the river.",
        "Kim Jong Un: The dykes of Sinuiju will stand.",
    ]
    assert long.sentences[1].link is not None
    assert long.sentences[1].link.startswith(SITE + "4#:~:text=He%20saw")


async def test_the_agency_of_a_dateline_is_not_among_what_an_article_names(desk: SmallDesk) -> None:
    for number, text in enumerate(("SEOUL ({organisation:Taebaek News}) -- {person:Cho Min-a} spoke.",
                                   "(서울={organisation:태백뉴스}) {person:Cho Min-a} spoke.")):  # fmt: skip
        await desk.save(ANNA, f"{SITE}{number}", f"Told by an agency\n{text}")
        answer = await desk.answers.summary(ANNA, f"{SITE}{number}")
        assert [named.entity.name for named in answer.entities] == ["Cho Min-a"]
    await desk.save(ANNA, SITE + "of", "About an agency\n{organisation:Taebaek News} (1980) has a new head.")
    assert (await desk.answers.summary(ANNA, SITE + "of")).entities


async def test_an_unknown_article_is_answered_with_the_nearest_titles(stocked: SmallDesk) -> None:
    with pytest.raises(NothingFound) as nothing:
        await stocked.answers.summary(ANNA, "Missiles for breakfast")
    assert nothing.value.reason is Reason.NO_SUCH_ARTICLE
    assert nothing.value.nearest == ("Missiles over the sea",)


async def test_a_title_may_have_its_site_behind_it(stocked: SmallDesk) -> None:
    for typed in ("Leader visits flooded Sinuiju - Han River Post", "Leader visits flooded Sinuiju | 한강"):
        assert (await stocked.answers.summary(ANNA, typed)).article.title == "Leader visits flooded Sinuiju"
    with pytest.raises(NothingFound):  # what is left is no whole title
        await stocked.answers.summary(ANNA, "Leader visits - factory")


async def test_of_near_titles_those_with_the_rarest_words_come_first(desk: SmallDesk) -> None:
    await desk.save(ANNA, "https://news.example/1", "Hoppers visit the village in the hills\nThey came.")
    for number in range(2, 9):
        await desk.save(ANNA, f"https://news.example/{number}", f"The fair in the town {number}\nIt opened.")
    with pytest.raises(NothingFound) as nothing:
        await desk.answers.summary(ANNA, "hoppers visit the vilage in the hills")
    assert nothing.value.nearest[0] == "Hoppers visit the village in the hills"


async def test_a_link_that_is_not_saved_is_told_from_a_title_that_nothing_has(stocked: SmallDesk) -> None:
    for typed in ("https://morning.example/new?utm_source=chat", "HTTPS://morning.example/new"):
        with pytest.raises(NothingFound) as nothing:
            await stocked.answers.summary(ANNA, typed)
        assert (nothing.value.reason, nothing.value.nearest) == (Reason.LINK_NOT_SAVED, ())
    with pytest.raises(NothingFound) as nothing:
        await stocked.answers.summary(ANNA, "https://discord.com/channels/1/2/3")
    assert nothing.value.reason is Reason.NO_SUCH_ARTICLE, "what /ingest would not save is not sent there"


async def test_a_link_that_is_not_read_yet_is_told_from_one_that_nobody_posted_here(stocked: SmallDesk) -> None:
    await stocked.save(BORIS, "https://news.example/other", "Rain\nIt rained.")
    await stocked.post(ANNA, "https://slow.example/story")
    for shelf, reason in ((ANNA, Reason.LINK_WAITING), (BORIS, Reason.LINK_NOT_SAVED)):
        with pytest.raises(NothingFound) as waiting:
            await stocked.answers.summary(shelf, "https://slow.example/story?utm_source=chat")
        assert waiting.value.reason is reason


@table("name", ["Kim Jong Un", "kim jong-un", "Jong Un Kim", "김정은", "金正恩", "kim-jong-un", "KIM JONG EUN"])
async def test_an_entity_is_found_in_any_spelling(stocked: SmallDesk, name: str) -> None:
    answer = await stocked.answers.entity(ANNA, name)
    assert (answer.entity.key, answer.entity.hangul, answer.total) == ("kim-jong-un", "김정은", 2)


@table("name", ["김정은 위원장", "김정은 국무위원장님", "김정은위원장", "金正恩委員長", "Chairman Kim Jong Un"])
async def test_a_person_is_found_by_the_name_with_a_title(stocked: SmallDesk, name: str) -> None:
    """Koreans hardly ever write a name without one; the answer was that no article has the name."""
    assert (await stocked.answers.entity(ANNA, name)).entity.key == "kim-jong-un"
    assert (await stocked.answers.search(ANNA, f'entity:"{name}"')).total == 2


async def test_near_names_are_in_the_script_of_what_was_typed(stocked: SmallDesk) -> None:
    with pytest.raises(NothingFound) as nothing:
        await stocked.answers.entity(ANNA, "김정운")
    assert "김정은" in nothing.value.nearest
    assert "Kim Jong Un" not in nothing.value.nearest


@pytest.mark.parametrize("name", ["신의주시장", "신의주 시장"])
async def test_a_place_with_a_title_is_no_person(stocked: SmallDesk, name: str) -> None:
    with pytest.raises(NothingFound):
        await stocked.answers.entity(ANNA, name)


async def test_who_reported_an_article_is_no_companion_of_whom_it_names(desk: SmallDesk) -> None:
    for number, credit in enumerate(("SEOUL ({organisation:Taebaek News}) -- ", "(서울={organisation:Taebaek News}) ")):
        told = "{person:Cho Min-a} met {organisation:the Coast Guard}."
        text = f"The day in Seoul\n> origin Taebaek News\n{credit}{told}"
        await desk.save(ANNA, f"{SITE}{number}", text)
    answer = await desk.answers.entity(ANNA, "Cho Min-a")
    assert [(one.entity.name, one.articles) for one in answer.companions] == [("the Coast Guard", 2)]


async def test_a_first_name_offers_everybody_of_that_name_on_the_shelf(desk: SmallDesk) -> None:
    await desk.save(ANNA, SITE + "1", "One\n{person:Donald Hartwell} spoke.")
    await desk.save(ANNA, SITE + "2", "Two\n{person:Donald Hartwell} met {person:Donald Osei}.")
    answer = await desk.answers.entity(ANNA, "Donald")
    assert [answer.entity.name, *(match.entity.name for match in answer.also)] == ["Donald Hartwell", "Donald Osei"]
    with pytest.raises(NothingFound) as nothing:
        await desk.answers.entity(ANNA, "Donnald")
    assert [near_name(one) for one in nothing.value.nearest[:2]] == ["Donald Hartwell", "Donald Osei"], (
        "the shelf's come before the base's"
    )


async def test_an_entity_is_told_with_its_role_quotes_companions_and_weeks(stocked: SmallDesk) -> None:
    answer = await stocked.answers.entity(ANNA, "Kim Jong Un")
    assert answer.role is not None
    assert (answer.role.text, answer.role.article.id) == ("the party's general secretary", 1)
    assert [article.id for article in answer.articles] == [1, 2]
    assert [companion.entity.name for companion in answer.companions] == ["Cho Min-a", "Sinuiju"]
    assert [quote.said.text for quote in answer.quotes_by] == ["The dykes of Sinuiju will stand."]
    (about,) = answer.quotes_about
    assert (about.speaker, about.said.text) == ("Cho Min-a", "Kim Jong Un was pleased.")
    assert answer.weeks == (0,) * 11 + (2,)
    assert answer.last_seen == NOON - timedelta(hours=6)


async def test_the_role_is_the_one_that_the_newest_article_to_state_one_states(stocked: SmallDesk) -> None:
    answer = await stocked.answers.entity(ANNA, "Cho Min-a")
    assert answer.role is not None
    assert (answer.role.text, answer.role.article.id) == ("a retired officer", 4)
    assert answer.entity.key == "x:person:chomina"
    assert answer.weeks[-1] == 1


async def test_an_office_is_shown_with_the_state_before_it(desk: SmallDesk) -> None:
    sides = "{place:North Korean} {person:minister/Choe Son Hui} and {place:Russia}'s {person:minister/Lavrov} met."
    article = await desk.save(
        ANNA, SITE + "1", f"Ministers meet\n{sides}\nIn {{place:Seoul}} {{person:aide/Yun}} spoke."
    )
    people = (await desk.answers.summary(ANNA, str(article))).entities
    roles = {named.entity.name: named.role.text for named in people if named.role}
    assert roles == {"Choe Son Hui": "North Korean minister", "Lavrov": "Russia's minister", "Yun": "aide"}
    role = (await desk.answers.entity(ANNA, "Choe Son Hui")).role
    assert role is not None
    assert role.text == "North Korean minister"


async def test_an_entity_that_only_the_base_knows_is_answered_with_what_it_knows(stocked: SmallDesk) -> None:
    answer = await stocked.answers.entity(ANNA, "DPRK")
    assert (answer.entity.name, answer.total, answer.articles, answer.last_seen) == ("North Korea", 0, (), None)


@pytest.mark.parametrize(("typed", "near"), [("Kimm Jogn Unn", "Kim Jong Un"), ("Cho Mina Ro", "Cho Min-a")])
async def test_an_unknown_name_is_answered_with_near_ones(stocked: SmallDesk, typed: str, near: str) -> None:
    with pytest.raises(NothingFound) as nothing:
        await stocked.answers.entity(ANNA, typed)
    assert nothing.value.reason is Reason.NO_SUCH_ENTITY
    assert near in map(near_name, nothing.value.nearest)


@pytest.mark.parametrize("typed", ["unclosed", "kitten", "chocolate"])
async def test_a_word_that_only_begins_like_a_name_gets_no_names(stocked: SmallDesk, typed: str) -> None:
    """ "unclosed" was answered with Kim Jong Un, for two letters."""
    with pytest.raises(NothingFound) as nothing:
        await stocked.answers.entity(ANNA, typed)
    assert nothing.value.nearest == ()


async def test_the_pages_of_an_entity_stop_at_the_last(desk: SmallDesk) -> None:
    for number in range(12):
        await desk.save(ANNA, f"{SITE}{number}", f"Report {number}\nSeen over {{place:Sunan}} again, number {number}.")
    answers = [await desk.answers.entity(ANNA, "Sunan", page) for page in (0, 1, 2, 3, -1)]
    assert [(answer.page, answer.pages) for answer in answers] == [(0, 3), (1, 3), (2, 3), (2, 3), (0, 3)]
    seen = [article.id for answer in answers[:3] for article in answer.articles]
    assert seen == list(range(12, 0, -1))


async def test_a_search_marks_the_words_in_a_piece_of_the_text(stocked: SmallDesk) -> None:
    answer = await stocked.answers.search(ANNA, "missile dykes")
    (hit, *_) = (await stocked.answers.search(ANNA, "DYKE")).hits
    assert hit.snippet.text == "Kim Jong Un: The dykes of Sinuiju will stand."
    assert [hit.snippet.text[mark.start : mark.end] for mark in hit.marks] == ["dykes"]
    assert {hit.article.id for hit in answer.hits} == {1, 2, 4}, "no article has both: those with one"


async def test_titles_with_the_word_come_first_then_the_newest(stocked: SmallDesk) -> None:
    assert [hit.article.id for hit in (await stocked.answers.search(ANNA, "missiles")).hits] == [2, 4]
    assert [hit.article.id for hit in (await stocked.answers.search(ANNA, "launch")).hits] == [4, 2]


async def test_korean_words_are_found_whatever_particle_they_carry(stocked: SmallDesk) -> None:
    for query in ("미사일", "평양", "북한", "남한", "회담", "북", "남북 회담"):
        assert [hit.article.id for hit in (await stocked.answers.search(ANNA, query)).hits] == [3], query


async def test_accents_and_width_of_letters_do_not_matter(stocked: SmallDesk) -> None:
    for query in ("café", "cafe on", "Cafe Ŏn", "ｃａｆｅ"):
        assert [hit.article.id for hit in (await stocked.answers.search(ANNA, query)).hits] == [4], query


async def test_words_in_quotes_stand_side_by_side(stocked: SmallDesk) -> None:
    assert [hit.article.id for hit in (await stocked.answers.search(ANNA, '"the missiles of July"')).hits] == [4]
    with pytest.raises(NothingFound):
        await stocked.answers.search(ANNA, '"July missiles"')


async def test_pages_of_a_search_hold_every_hit_once(desk: SmallDesk) -> None:
    for number in range(12):
        await desk.save(ANNA, f"{SITE}{number}", f"Report {number}\nThe word korea is here, number {number}.")
    pages = [await desk.answers.search(ANNA, "korea", page) for page in range(4)]
    assert [(page.page, page.pages, page.total) for page in pages] == [(0, 3, 12), (1, 3, 12), (2, 3, 12), (2, 3, 12)]
    assert [hit.article.id for page in pages[:3] for hit in page.hits] == list(range(12, 0, -1))


NASTY = [
    '"',
    "'; DROP TABLE articles; --",
    "title : x OR shelves : s2",
    "NEAR(a b, 2)",
    "a* AND NOT b",
    "^korea",
    "{title} : korea",
    "\x00korea\x00",
    "\ud800korea",
    "korea " * 700,
    "가" * 4000,
    "🚀",
    "%_[]()\\",
    "-" * 4000,
    "\u202e\u200bkorea",
    "(" * 300,
    "s1",
    "ＫＯＲＥＡ",
]


async def test_whatever_is_typed_is_words_and_never_an_operator_or_a_crash(stocked: SmallDesk) -> None:
    for typed in NASTY:
        for ask in (stocked.answers.search, stocked.answers.summary, stocked.answers.entity):
            with suppress(NothingFound, BadQuery):
                await ask(ANNA, typed)
        for suggest in (stocked.answers.suggest_articles, stocked.answers.suggest_entities):
            offered = await suggest(ANNA, typed)
            assert all(1 <= len(choice.value) <= 100 for choice in offered)


async def test_the_desk_tells_how_it_is_doing(stocked: SmallDesk) -> None:
    await stocked.post(ANNA, SITE + "gone")
    await stocked.work()
    await stocked.post(ANNA, SITE + "waiting")
    status = await stocked.answers.status(ANNA, 1)
    assert (status.articles, status.queued, status.dead) == (4, 1, 1)
    assert 1 <= status.stories <= 4
    other = await stocked.answers.status(Shelf.of_user(5))
    assert (other.articles, other.dead) == (0, 0)
    stocked.clock.advance(8 * 86_400)
    assert (await stocked.answers.status(ANNA, 1)).dead == 0, "what could not be read last week is no trouble of today"


async def test_a_summary_says_whose_the_answers_of_an_interview_are(desk: SmallDesk) -> None:
    """And leaves out the label that names them."""
    asked = ["How did the trade change?", "Who buys the coal?", "Will new rules help?"]
    turns = [line for question in asked for line in (question, "{person:Park Seo-yeon}: Ships meet in the strait.")]
    opening = "The Review spoke with {person:Park Seo-yeon}."
    turns[1] = "{person:Park Seo-yeon}: The ships meet at night."
    article = await desk.save(ANNA, "https://review.example/1", "\n".join(["Coal", opening, *turns]))
    answer = await desk.answers.summary(ANNA, f"#{article}", 3)
    names = [None if one is None else one.name for one in answer.answered_by]
    shown = dict(zip([one.text for one in answer.sentences], names, strict=True))
    assert shown["The ships meet at night."] == "Park Seo-yeon"
    assert shown["The Review spoke with Park Seo-yeon."] is None
    assert all(one.link and one.text.split()[0] in one.link for one in answer.sentences)
