"""The texts of one story's cards: timeline, statements, articles."""

from __future__ import annotations

from msgspec.structs import replace

from bot.model.answers import FigureLine
from cogs._cards.article import summary_card
from cogs._cards.story import story_articles_card, story_card, story_quotes_card
from tests.cogs.card_answers import HAN_RIVER, SENTENCE, TITLE, TITLE_LINE, linked, ref, shown, summary, whole_story

PASTED = linked("four missiles", ref(url=None))
STORY = replace(
    whole_story(size=1),
    origins=("JCS",),
    outlets=(HAN_RIVER,) * 10,
    figures=((FigureLine(PASTED, PASTED), FigureLine(PASTED, PASTED, earlier=True)),),
    agreed=(replace(whole_story(size=1).agreed[0], number=FigureLine(PASTED, PASTED)),),
)
HEAD = [
    f"**{TITLE}**",
    "-# 41 articles · based on the newest 1 · 10 outlets · 1 origin (JCS) · ROK outlets only · 14 Feb 2024",
]


def test_the_card_of_a_timeline() -> None:
    lines = shown(story_card(STORY)).splitlines()
    assert lines[:2] == HEAD
    assert lines[2] == f"-# **Reported by** {', '.join(['Han River Post (South Korea, newspaper)'] * 8)} and 2 more"
    assert lines[3].startswith("-# **People** The missiles lifted off")
    assert lines[4:9] == [
        "**Numbers the reports agree on**",
        "- **four missiles** · 3 origins",
        "**Numbers that differ**",
        "- **four missiles**: Han River Post (from JCS), 14 Feb 2024 · "
        "**four missiles**: Han River Post (from JCS), in an earlier version",
        "**14 Feb 2024** · 3 articles",
    ]
    assert lines[9].startswith("The missiles lifted off from near Wonsan")
    assert " · Han River Post (from JCS) [↗](https://hanriverpost.example/" in lines[9]


def test_a_long_role_keeps_its_end_which_may_say_that_it_is_a_former_one() -> None:
    role = "director-general of the Department of Treaties and Organizations of the Foreign Ministry until 2021"
    person = replace(STORY.people[0], role=linked(role, ref(url=None)))
    cards = story_card(replace(STORY, people=(person,))), summary_card(replace(summary(), entities=(person,)))
    assert all(f"({role}" in shown(card) for card in cards)


def test_a_number_leads_to_its_sentence() -> None:
    answer = whole_story("four missiles", size=1)
    lines = shown(story_card(answer)).splitlines()
    assert lines[5].startswith(
        "- **four missiles** · 3 origins [↗](https://hanriverpost.example/2024/02/14/launch#:~:text="
    )


def test_a_number_stands_among_the_words_that_say_what_it_measures() -> None:
    text = "The missile flew for 86 minutes before it fell into the sea off the island of Okushiri, the ministry said."
    said = replace(linked(text, ref(url=None)), start=100, end=100 + len(text))
    number = FigureLine(replace(said, text="86 minutes", start=121, end=131), said)
    agreed = (replace(STORY.agreed[0], number=number),)
    lines = shown(story_card(replace(STORY, agreed=agreed, figures=((number, number),)))).splitlines()
    around = (
        "“The missile flew for **86 minutes** before it fell into the sea off the island of Okushiri, the ministry…”"
    )
    assert lines[5] == f"- {around} · 3 origins"
    assert lines[8] == f"-# {around}"
    assert lines[7].startswith("- **86 minutes**: Han River Post"), "those that differ, with their sources, above it"


def test_what_is_measured_is_said_in_the_language_of_the_headline() -> None:
    texts = {"约350公里": "导弹飞行约350公里。", "400 km": "The missile flew 400 km, Tokyo said."}
    numbers = []
    for figure, text in texts.items():
        said = replace(linked(text, ref(url=None)), start=0, end=len(text))
        start = text.index(figure)
        numbers.append(FigureLine(replace(said, text=figure, start=start, end=start + len(figure)), said))
    lines = shown(story_card(replace(STORY, agreed=(), figures=(tuple(numbers),)))).splitlines()
    assert lines[6] == "-# “The missile flew **400 km**, Tokyo said.”", "the newer number, in Chinese, stands first"


def test_numbers_of_one_sentence_stand_in_it_together() -> None:
    text = "The missile flew 86 minutes and 1,001 km, the reports said."
    said = replace(linked(text, ref(url=None)), start=0, end=len(text))
    spans = ((17, 27), (32, 40))
    numbers = [FigureLine(replace(said, text=text[start:end], start=start, end=end), said) for start, end in spans]
    agreed = tuple(replace(STORY.agreed[0], number=one, origins=2) for one in reversed(numbers))
    lines = shown(story_card(replace(STORY, agreed=agreed, figures=()))).splitlines()
    assert lines[5] == "- “The missile flew **86 minutes** and **1,001 km**, the reports said.” · 2 origins"
    assert lines[6] == "**14 Feb 2024** · 3 articles"


def test_words_before_a_number_are_cut_between_words_and_shown_as_text() -> None:
    text = f"{'Long before that *the* ministry had said that ' * 3}it counted 12 balloons."
    said = linked(text, ref(url=None))
    start = text.index("12")
    number = FigureLine(replace(said, text="12 balloons", start=start, end=start + 11), said)
    line = shown(story_card(replace(STORY, agreed=(replace(STORY.agreed[0], number=number),)))).splitlines()[5]
    assert line == r"- “… Long before that \*the\* ministry had said that it counted **12 balloons**.” · 3 origins"


def test_a_later_page_has_its_days_only() -> None:
    lines = shown(story_card(replace(STORY, page=1))).splitlines()
    assert lines[2] == "**14 Feb 2024** · 3 articles"


def test_the_card_of_statements() -> None:
    assert shown(story_quotes_card(STORY)).splitlines() == [
        *HEAD,
        "**Shin Won-sik** · said · Han River Post, 14 Feb 2024",
        f"> {SENTENCE}",
    ]


def test_the_card_of_articles() -> None:
    assert shown(story_articles_card(STORY, 0)).splitlines() == [*HEAD, f"- {TITLE_LINE}", "-# and 40 older articles"]


def test_articles_that_no_day_of_the_timeline_has_are_counted_on_its_last_page() -> None:
    answer = replace(STORY, repeating=1, article_count=3)
    article = answer.articles[0]
    few = replace(answer, articles=(article,) * 3, page=0, pages=1)
    assert "-# 3 articles · 10 outlets" in shown(story_card(few))
    assert shown(story_card(few)).endswith("\n-# and 1 article from a day that added nothing new")
    many = replace(few, article_count=8, repeating=2)
    assert "-# 8 articles · based on the newest 3 · 10 outlets" in shown(story_card(many))
    end = "\n-# and 2 articles from days that added nothing new\n-# and 5 older articles"
    assert shown(story_card(many)).endswith(end)
    assert end not in shown(story_card(replace(many, page=0, pages=2)))
    assert end in shown(story_card(replace(many, page=1, pages=2)))
