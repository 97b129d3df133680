"""Training the Korean tagger: the same file each time, and exchanged names that keep a sentence right."""

from __future__ import annotations

import hashlib
import random
import re
from importlib.resources import files

from benchmarks.train_korean.corpus import OWN_SENTENCES, labelled, own_sentences
from benchmarks.train_korean.cross_validation import Score
from benchmarks.train_korean.foreign_swaps import other_foreign_name
from benchmarks.train_korean.made_up_names import person_word, place_word, vietnamese
from benchmarks.train_korean.name_swaps import swapped
from benchmarks.train_korean.training import Settings, train
from bot.model.analysis import Span
from bot.text.korean.tagger import MODEL, KoreanTagger
from bot.text.word_lists import wordlist


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # no secret depends on it


def test_a_training_gives_the_same_file_again_and_the_file_is_a_tagger() -> None:
    sentences = own_sentences()[:60]
    model = train(sentences, Settings(rounds=15))
    assert train(sentences, Settings(rounds=15)) == model
    text = "통일부 문가람 대변인은 29일 정례브리핑에서 이같이 밝혔다."
    found = KoreanTagger(model).read(text, [Span(0, len(text))]).names
    assert ("문가람", "PS") in {(text[name.start : name.end], name.label) for name in found}


def test_the_shipped_model_is_the_one_that_its_notice_names_and_was_trained_on_the_sentences_beside_it() -> None:
    model = files("bot.text").joinpath(MODEL)
    notice = files("bot.text").joinpath(MODEL.replace(".crfsuite", ".LICENSE.txt")).read_text(encoding="utf-8")
    digests = [hashlib.sha256(content).hexdigest() for content in (model.read_bytes(), OWN_SENTENCES.read_bytes())]
    assert re.findall(r"[0-9a-f]{64}", notice) == digests


def test_the_written_sentences_have_well_formed_labels() -> None:
    sentences = own_sentences()
    assert len(sentences) > 600
    for sentence in sentences:
        assert not re.search(r"[{}]|PS |LC |OG ", sentence.text)
        assert all(sentence.text[start:end].strip() == sentence.text[start:end] for start, end, _ in sentence.names)


def test_exchanged_names_stand_where_the_labels_say_and_keep_their_particles() -> None:
    sentence = labelled("{PS 문가람}은 {LC 부산}에서 {PS 박소희}를 만났다. {PS 문가람}은 웃었다.")
    closed = re.compile(r"(\S+)은 (?=\S+에서|웃었다)")
    for seed in range(20):
        other = swapped(sentence, _chance(seed))
        names = [other.text[start:end] for start, end, _ in other.names]
        assert names[0] == names[3] != "문가람"
        assert closed.findall(other.text) == [names[0], names[0]]
        assert all((ord(name[-1]) - 0xAC00) % 28 for name in (names[0], names[3]))
        assert (ord(names[2][-1]) - 0xAC00) % 28 == 0


def test_only_persons_are_exchanged_if_asked() -> None:
    sentence = labelled("{PS 문가람}은 {LC 부산}에서 {OG 한빛은행}을 찾았다.")
    other = swapped(sentence, _chance(1), ("PS",))
    assert [other.text[start:end] for start, end, _ in other.names][1:] == ["부산", "한빛은행"]


def test_a_score_counts_strict_spans() -> None:
    sentence = labelled("{PS 문가람} 대변인은 {LC 부산}에 갔다.")
    score = Score()
    score.add(sentence, {(0, 3, "PS"), (9, 12, "LC")})
    figures = score.figures()
    assert (figures["PS.f1"], figures["LC.precision"], figures["full"]) == (1.0, 0.0, 1.0)


def test_foreign_names_are_exchanged_for_made_up_ones_too() -> None:
    sentence = labelled("{PS 로버트 밀스} 대표가 {LC 파리}에서 {PS 문가람} 의원을 만났다.")
    others = [swapped(sentence, _chance(seed), other=other_foreign_name) for seed in range(40)]
    names = [[other.text[start:end] for start, end, _ in other.names] for other in others]
    listed = wordlist("hangul_foreign_names") | wordlist("hangul_places_abroad")
    words = {word for first, place, _ in names for word in (*first.split(" "), place)}
    assert words & listed
    assert words - listed
    assert any(" " in third for _, _, third in names)  # a Korean for a foreigner
    assert all(other.text.endswith("의원을 만났다.") for other in others)


def test_the_same_chance_makes_up_the_same_names() -> None:
    makers = (person_word, place_word, vietnamese)
    once, again = ([make(_chance(seed)) for make in makers for seed in range(5)] for _ in range(2))
    assert once == again
    assert all(2 <= len(word) <= 6 for word in once[:10])
