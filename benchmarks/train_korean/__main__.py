"""`python -m benchmarks.train_korean --corpus dev.jsonl` writes the model, with `--foreign` that of foreign names;
`--folds 5` measures both instead."""

from __future__ import annotations

import argparse
import hashlib
import random
from importlib.resources import files
from pathlib import Path

from benchmarks.train_korean.corpus import FOREIGN_SENTENCES, OWN_SENTENCES, corpus, own_sentences, parts
from benchmarks.train_korean.cross_validation import Score, measure
from benchmarks.train_korean.name_swaps import Labelled
from benchmarks.train_korean.training import FOREIGN, SEED, train
from bot.text.knowledge.base import Knowledge
from bot.text.korean.tagger import FOREIGN_MODEL, MODEL, KoreanTagger
from bot.text.tagger import Tagger

_NOTICE = """\
korean_names.crfsuite, a model that finds the names of persons, places and organisations in Korean.

Licence: CC BY-SA 4.0 (Creative Commons Attribution-ShareAlike 4.0 International,
creativecommons.org/licenses/by-sa/4.0). It applies to this file only, not to the program that reads it.

Made from: the Wikitree sentences of the development set of KLUE-NER (Sungjoon Park et al., "KLUE: Korean Language
Understanding Evaluation", 2021, CC BY-SA 4.0), with the names exchanged in copies of them, and sentences written for
this project (benchmarks/train_korean/sentences.txt). The file holds weights of words and forms, no sentence.

Made by: python -m benchmarks.train_korean --corpus dev.jsonl
SHA-256: {digest}
SHA-256 of the sentences written for this project: {sentences}
"""
_FOREIGN_NOTICE = """\
foreign_names.crfsuite, a model that finds persons with foreign names in Korean.

Licence: CC BY-SA 4.0 (Creative Commons Attribution-ShareAlike 4.0 International,
creativecommons.org/licenses/by-sa/4.0). It applies to this file only, not to the program that reads it.

Made from: the Wikitree sentences of the development set of KLUE-NER (Sungjoon Park et al., "KLUE: Korean Language
Understanding Evaluation", 2021, CC BY-SA 4.0), with the names exchanged in copies of them, and sentences written for
this project (benchmarks/train_korean/sentences.txt, foreign_sentences.txt). Some of the exchanged names are made up
after the foreign names of mecab-ko-dic 2.1.1 (Apache License 2.0). The file holds weights of words and forms, no
sentence.

Made by: python -m benchmarks.train_korean --corpus dev.jsonl --foreign
SHA-256: {digest}
SHA-256 of the sentences written for this project: {sentences}
"""
_REPEATED = 3
"""How many times the sentences on foreign names are taken, each time with other names."""


def main() -> None:
    """Train on everything and write the model, or print the figures of a cross-validation."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_korean", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="klue_ner_ko_news as JSON Lines")
    parser.add_argument("--foreign", action="store_true", help="the model of foreign names")
    parser.add_argument("--out", type=Path, help="the model's file; the one that the reader uses by default")
    parser.add_argument("--folds", type=int, help="parts of a cross-validation; writes no model")
    parser.add_argument("--only", type=int, nargs="*", help="the parts to measure; all by default")
    parser.add_argument("--errors", type=Path, help="a file for the errors of the cross-validation")
    options = parser.parse_args()
    sentences = corpus(options.corpus)
    random.Random(SEED).shuffle(sentences)  # noqa: S311  # no secret depends on it
    if options.folds:
        _measure(sentences, options)
        return
    model = _foreign(sentences) if options.foreign else train([*sentences, *own_sentences()])
    out = options.out or Path(str(files("bot.text").joinpath(FOREIGN_MODEL if options.foreign else MODEL)))
    out.write_bytes(model)
    digest = hashlib.sha256(model).hexdigest()
    written = FOREIGN_SENTENCES if options.foreign else OWN_SENTENCES
    notice = (_FOREIGN_NOTICE if options.foreign else _NOTICE).format(
        digest=digest, sentences=hashlib.sha256(written.read_bytes()).hexdigest()
    )
    out.with_suffix(".LICENSE.txt").write_text(notice, encoding="utf-8")
    print(f"{out}: {len(model)} bytes, SHA-256 {digest}")


def _foreign(sentences: list[Labelled]) -> bytes:
    return train([*sentences, *own_sentences(*[FOREIGN_SENTENCES] * _REPEATED)], FOREIGN)


def _measure(sentences: list[Labelled], options: argparse.Namespace) -> None:
    score, knowledge = Score(), Knowledge.load()
    for number, (rest, part) in enumerate(parts(sentences, options.folds)):
        if options.only is None or number in options.only:
            tagger = Tagger.load(korean=KoreanTagger(train([*rest, *own_sentences()]), _foreign(rest)))
            measure(tagger, knowledge, part, score)
            print(f"part {number}: " + ", ".join(f"{name} {value:.3f}" for name, value in score.figures().items()))
    if options.errors:
        options.errors.write_text("\n".join(score.errors), encoding="utf-8")


if __name__ == "__main__":
    main()
