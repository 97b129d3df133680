"""What a sentence says of a person it names."""

from __future__ import annotations

from datetime import date

import pytest

from bot.lang.sentences import sentences
from bot.model.analysis import Span
from bot.model.evidence.appearances import Appearance, AppearanceKind
from bot.news.appearances import reading
from bot.news.appearances.reading import AppearanceReader, NamingArticle, appearances, strongest
from bot.news.named_days import NamedDay, named_days

PRESENT, MESSAGE, PAST, NAMED = (
    AppearanceKind.PRESENT,
    AppearanceKind.MESSAGE,
    AppearanceKind.PAST,
    AppearanceKind.NAMED,
)


def read(text: str, name: str, published: str = "2024-09-16", died: date | None = None) -> Appearance:
    spans: list[Span] = []
    for one in sentences(text):
        start = text.index(one, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(one)))
    at = text.index(name)
    article = NamingArticle(text, spans, date.fromisoformat(published))
    found = strongest(appearances(article, [Span(at, at + len(name))], died))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Kim Jong Un, together with Jo Yong Won, inspected the site.", "Jo Yong Won", PRESENT),
        ("A report was delivered by Ri Il Hwan.", "Ri Il Hwan", PRESENT),
        ("North Korean leader Kim Jong Un inspected a shipyard, the agency said.", "Kim Jong Un", PRESENT),
        ("Pictures showed Kim Jong Un walking with Jo Yong Won.", "Jo Yong Won", PRESENT),
        ("Kim Jong Un received a reply message from Putin.", "Kim Jong Un", NAMED),
        ("Kim Jong Un received a reply message from Putin.", "Putin", MESSAGE),
        ("Officials conveyed the greetings of Kim Jong Un to the workers.", "Kim Jong Un", NAMED),
        ("Kim Jong Un has not been seen in public since Monday.", "Kim Jong Un", NAMED),
        ("Kim Jong Un may attend the parade next month.", "Kim Jong Un", NAMED),
        ("Kim Jong Un visited the plant in 2015.", "Kim Jong Un", PAST),
        ("김정은동지께서 김덕훈 내각총리, 조용원 비서와 함께 공사장을 돌아보시였다.", "김덕훈", PRESENT),
        ("박정천 군정지도부장과 김정식 제1부부장도 시찰에 동행했다.", "박정천", PRESENT),
        ("시진핑 주석이 김정은 위원장에게 축전을 보냈다고 통신이 전했다.", "시진핑", MESSAGE),
        ("시진핑 주석이 김정은 위원장에게 축전을 보냈다고 통신이 전했다.", "김정은", NAMED),
        ("김여정 부부장은 담화에서 훈련을 비난했다.", "김여정", MESSAGE),
        ("전원회의에서는 최선희동지를 정치국 위원으로 보선하였다.", "최선희", NAMED),
        ("리병철동지는 2016년 이 공장을 현지에서 료해하였다.", "리병철", PAST),
    ],
)
def test_the_words_around_a_name_decide(text: str, name: str, kind: AppearanceKind) -> None:
    assert read(text, name).kind is kind


def test_the_day_is_the_sentences_or_that_of_the_one_before() -> None:
    text = "Kim Jong Un visited the port on Saturday, the agency said on Monday."
    assert read(text, "Kim Jong Un").day == date(2024, 9, 14)
    text = "The opening took place on September 14. Kim Jong Un cut the tape."
    assert read(text, "Kim Jong Un").day == date(2024, 9, 14)
    text = "기념식은 14일 항구에서 열렸다. 김정은은 이날 기념식에 참석했다."
    assert read(text, "김정은").day == date(2024, 9, 14)


def test_the_dead_do_not_appear() -> None:
    text = "Kim Jong Il visited the unit and inspected it."
    assert read(text, "Kim Jong Il", died=date(2011, 12, 17)).kind is PAST
    assert read("They bowed before the statue of Kim Jong Il.", "Kim Jong Il", died=date(2011, 12, 17)).kind is NAMED


def test_an_article_is_read_once_for_all_whom_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that names many, as of a congress, took the time of its sentences times its persons."""
    names = [f"Pak Chol {chr(ord('a') + place)}u" for place in range(20)]
    sentences = [f"{name} visited the yard on Monday." for name in names]
    text = " ".join(sentences)
    starts = [text.index(one) for one in sentences]
    spans = [Span(start, start + len(one)) for start, one in zip(starts, sentences, strict=True)]
    read: list[str] = []

    def counted(sentence: str, published: date) -> list[NamedDay]:
        read.append(sentence)
        return named_days(sentence, published)

    monkeypatch.setattr(reading, "named_days", counted)
    reader = AppearanceReader(NamingArticle(text, spans, date(2024, 9, 17)))
    found = [strongest(reader.of([Span(start, start + len(name))])) for start, name in zip(starts, names, strict=True)]
    assert [(one.kind, one.day) for one in found if one] == [(AppearanceKind.PRESENT, date(2024, 9, 16))] * 20
    assert read == sentences
