"""Tokens and sentences: exact offsets, newlines end sentences, and the time is linear in the length."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.text.language import has_english_names
from bot.text.tagger import Tagger


def test_a_title_is_no_part_of_the_sentence_under_it(tagger: Tagger) -> None:
    text = "Envoys meet in Seoul\n\nLt. Gen. Han spoke first. He left at noon."
    sentences = [text[span.start : span.end] for span in tagger.tag(text).sentences]
    assert sentences == ["Envoys meet in Seoul", "Lt. Gen. Han spoke first.", "He left at noon."]


@pytest.mark.parametrize("piece", ["Kim spoke. ", "x", "1 - A\n"])
def test_a_long_text_keeps_its_offsets(tagger: Tagger, piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.text.tagger.MAX_TAGGED", 4_000)  # the tagger takes a second for as much as it reads
    text = piece * (8_000 // len(piece))
    tagged = tagger.tag(text)
    assert tagged.tokens[0][0] == 0
    assert tagged.tokens[-1][1] == len(text.rstrip(" "))
    assert all(0 <= after[0] - before[1] <= 1 for before, after in pairwise(tagged.tokens))
    assert tagged.sentences[-1].end == len(text.rstrip())


def test_spacys_tokenizer_gets_no_long_run_without_a_space(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    """They take quadratic time: a page of one long word would block a reader for minutes."""
    seen: list[str] = []
    make_doc = tagger._nlp.make_doc

    def noted(text: str) -> object:
        seen.append(text)
        return make_doc(text)

    monkeypatch.setattr(tagger._nlp, "make_doc", noted)
    for text in ("Kim spoke.", "x" * 5000, "Kim spoke. " * 90 + "x/" * 2500):
        tagger.tag(text)
    assert seen == ["Kim spoke."]


@pytest.mark.parametrize(
    "text",
    [
        "Kim left.\nHan's\tstayed .",
        " It's  5 p.m.\n\n \t“No,” she said\xa0.\n",
        "a\n",
        "\n",
        "\t \n",
        "Lt. Gen.\xa0\nDr.",
    ],
)
def test_white_space_is_tokenized_as_with_spacys_rules_for_it(tagger: Tagger, text: str) -> None:
    from spacy.lang.en import English

    tokens, expected = (
        doc.to_array(["ORTH", "NORM", "SPACY"]) for doc in (tagger._nlp.make_doc(text), English()(text))
    )
    assert tokens.tolist() == expected.tolist()


@pytest.mark.parametrize(
    "sentences",
    [
        ['"He left at noon," said Yang So-hee, who keeps the pier in Pohang.', '"We waved."'],
        ["The song entered at No. 8.", "No.", "Other songs did not."],
        ["Brig. Gen. John A. Han is in the U.S.", "The ministry said so."],
        ["The ferry has leaks.", "'It may sink,' she said.", "'We told one person,' he added."],
        ['그는 "비가 왔다. 그래서 못 갔다. 미안하다"고 말했다.', "다음 날은 맑았다."],
        ["문서는 2024. 10. 18. 공개됐다.", "끝은 없었다."],
        ['그는 "간다"고 했다.', '"온다"는 사람도 있었다.'],
    ],
)
def test_sentence_boundaries(tagger: Tagger, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[span.start : span.end] for span in tagger.tag(text).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Die Regierung in Seoul teilte am Montag mit, die Fähre nach Ulleung fahre im Juni zweimal am Tag. "
            "Der Landrat sagte vor Journalisten am Hafen, das Schiff habe Platz für Autos und sei im Mai fertig.",
            [],
        ),
        (
            "Chính quyền Ulleung hôm thứ Hai cho biết tàu mới sẽ chạy hai chuyến mỗi ngày từ tháng Sáu năm nay. "
            "Quận trưởng nói với các phóng viên ở cảng rằng tàu có chỗ cho ô tô.",
            [],
        ),
        (
            "Le gouvernement de Séoul a annoncé lundi que le ferry de Ulleung partirait deux fois par jour en juin. "
            "Le préfet a dit aux journalistes sur le port que le navire prendrait des voitures et serait prêt en mai.",
            [],
        ),
        ("The yard of Marit Hansen in Bergen built the ferry to Ulleung, the county said.", ["Marit Hansen", "Bergen"]),
        ("울릉군은 새 여객선이 6월부터 다닌다고 밝혔다.\nThe ferry was built by Marit Hansen.", ["Marit Hansen"]),
    ],
)
def test_a_model_for_english_names_nobody_in_german_vietnamese_or_french(
    tagger: Tagger, text: str, names: list[str]
) -> None:
    guessed = [text[guess.start : guess.end] for guess in tagger.tag(text).guesses]
    assert all(name in guessed for name in names)
    assert bool(guessed) is bool(names)


def test_an_english_text_that_the_detector_takes_for_french_keeps_its_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.text.language.language", lambda text: "fr")
    assert has_english_names("Emmanuel Macron came to Seoul for the second time. " * 4)
    french = "Emmanuel Macron se rend à Séoul avec une délégation de la région. "
    assert not has_english_names(french * 4)
    assert has_english_names(french), "too short to tell"


def test_names_are_not_looked_for_where_they_would_be_wrong(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding them takes most of the time."""
    text = "Emmanuel Macron se rend à Séoul avec une délégation de la région. " * 4
    whole = tagger.tag(text)
    monkeypatch.setattr(tagger, "_decoder", None)
    monkeypatch.setattr(tagger, "_guesses", lambda *_: pytest.fail("it looked for names"))
    assert tagger.tag(text) == whole
    assert whole.guesses == ()
    with pytest.raises(pytest.fail.Exception):
        tagger.tag("Emmanuel Macron came to Seoul for the second time. " * 4)
