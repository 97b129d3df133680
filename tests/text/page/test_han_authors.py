"""Authors with Japanese and Chinese names, as metadata states them."""

from __future__ import annotations

import json

import pytest
from lxml.html import document_fromstring

from bot.text.page.byline import byline
from bot.text.page.han_authors import han_authors
from bot.text.sources.outlets import SourceTable


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("佐伯千夏", ["佐伯千夏"]),
        ("編集委員 佐伯千夏", ["佐伯千夏"]),
        ("佐藤 一郎", ["佐藤 一郎"]),
        ("木村さやか記者", ["木村さやか"]),
        ("記者林知微", ["林知微"]),
        ("欧阳文静", ["欧阳文静"]),
        ("王伟、李明", ["王伟", "李明"]),
    ],
)
def test_persons_are_authors(stated: str, names: list[str]) -> None:
    assert list(han_authors(stated)) == names


@pytest.mark.parametrize(
    "stated",
    [
        "編集部", "国際部", "政治", "記者", "共同通信", "韓国経済", "朝日新聞社", "長崎新聞", "スポーツ報知", "人民网",
        "环球时报", "本报记者", "风传媒", "江苏新闻", "高雄市政府",
    ],
)  # fmt: skip
def test_newsrooms_and_sections_are_none(stated: str) -> None:
    assert list(han_authors(stated)) == []


def test_the_authors_of_json_ld_and_of_meta_elements_are_found(sources: SourceTable) -> None:
    tree = document_fromstring(
        "<html><body><h1>日銀総裁が講演</h1><p>総裁は26日、名古屋市で講演した。</p></body></html>"
    )
    article = json.loads('{"author": [{"@type": "Person", "name": "佐伯千夏"}, {"@type": "Person", "name": "大庭蓮"}]}')
    assert byline(tree, {}, article, "港日報", sources) == ("佐伯千夏", "大庭蓮")
    assert byline(tree, {"author": "林知微"}, {}, "歷史網", sources) == ("林知微",)
    assert byline(tree, {"author": "港日報"}, {}, "港日報", sources) == ()
