"""The Korean tagger: its model, its licence, its offsets, and when it is loaded."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.analysis import Span
from bot.text.korean.morphemes import MorphemeAnalyzer
from bot.text.korean.names import spans
from bot.text.korean.tagger import FOREIGN_MODEL, LONGEST, MODEL, KoreanTagger

SENTENCE = "여도윤 대변인은 국방부로 찾아온, 평양에서 돌아온 로버트 밀스 전 사령관을 만났다고 한빛일보가 전했다."


@pytest.fixture(scope="module")
def korean() -> KoreanTagger:
    return KoreanTagger()


def _names(korean: KoreanTagger, text: str) -> set[tuple[str, str]]:
    return {(text[name.start : name.end], name.label) for name in korean.read(text, [Span(0, len(text))]).names}


def test_the_model_finds_persons_places_and_bodies(korean: KoreanTagger) -> None:
    assert _names(korean, SENTENCE) >= {("여도윤", "PS"), ("로버트 밀스", "PS"), ("국방부", "OG"), ("평양", "LC")}


@pytest.mark.parametrize("name", [MODEL, FOREIGN_MODEL])
def test_the_model_carries_its_licence_and_the_notice_is_this_files(name: str) -> None:
    model = files("bot.text").joinpath(name).read_bytes()
    notice = files("bot.text").joinpath(name.replace(".crfsuite", ".LICENSE.txt")).read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in notice
    assert "KLUE" in notice
    assert hashlib.sha256(model).hexdigest() in notice


@pytest.mark.parametrize(
    "sentence",
    [
        "정상화 방안을 찾으려는 협의가 이어지고 있어 상황은 나아질 전망이다.",
        "고조되는 긴장을 낮추려면 신중하게 접근해야 한다는 지적이 나온다.",
        "조사를 마친 뒤 이상이 없으면 결과를 공개하기로 했다.",
        "강조해 온 원칙이 흔들려서는 안 된다고 전했다.",
    ],
)
def test_verbs_and_common_nouns_are_no_names(korean: KoreanTagger, sentence: str) -> None:
    assert _names(korean, sentence) == set()


def test_a_family_name_is_divided_from_what_the_dictionary_joins_to_it() -> None:
    words = [morpheme.text for morpheme in MorphemeAnalyzer.load().split("박모(41)씨와 남씨, 프랑스와 독일")]
    assert words[:2] == ["박", "모"]
    assert {"남", "씨", "프랑스", "와"} <= set(words)


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        st.sampled_from("가나다김이박 은는이가을 \x00\x01\x85\u2028\ud800\U0001f600é\u1100\u0300ﷺ\\%\t\n12aB()\"'·漢"),
        min_size=1,
        max_size=60,
    )
)
def test_names_lie_inside_any_text(text: str) -> None:
    whole = f"{text} 김정은 위원장은 평양에서 회의를 지도했다"
    found = KoreanTagger().read(whole, [Span(0, len(whole))]).names
    assert all(0 <= name.start < name.end <= len(whole) for name in found)


def test_a_sentence_without_end_is_tagged_in_pieces(korean: KoreanTagger) -> None:
    text = "김정은 위원장이 평양에서 " * (3 * LONGEST // 15)
    found = korean.read(text, [Span(0, len(text))]).names
    assert max(name.end for name in found) > 2 * LONGEST


def test_english_texts_load_neither_the_dictionary_nor_the_model() -> None:
    program = (
        "import sys\n"
        "from bot.text.tagger import Tagger\n"
        "tagger = Tagger.load()\n"
        "tagger.tag('Kim Jong Un (김정은) met envoys in Pyongyang on Monday, the agency said.')\n"
        "print('MeCab' in sys.modules, 'pycrfsuite' in sys.modules)\n"
        "tagger.tag('김정은 위원장은 평양에서 회의를 지도했다.')\n"
        "print('MeCab' in sys.modules, 'pycrfsuite' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "True", "True"]


def test_labels_become_spans_with_and_without_a_beginning() -> None:
    labels = ["O", "B-PS", "I-PS", "B-PS", "I-LC", "O", "I-OG"]
    assert list(spans(labels)) == [(1, 2, "PS"), (3, 3, "PS"), (4, 4, "LC"), (6, 6, "OG")]
