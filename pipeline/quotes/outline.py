"""A paragraph and its quoted pieces to the words around them, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.model import Paragraph
from pipeline.quotes.cues import ABBREVIATIONS
from pipeline.quotes.scan import Piece

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,6}(?!\w)"
    r"|[^\W_](?:[^\W_]|['’‘&](?=[^\W_])|-(?=\w)|[\u00ad\u200b-\u200d\u2060\u0300-\u036f])*(?:\.(?!\.))?"
    r"|…|\.{2,}|--+|[^\s\u00ad\u200b-\u200d\u2060\ufeff]"
)
_LONGEST_WORD = 60
_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark of punctuation or a whole quoted piece, with its place in the article.

    `low` is a word in small letters without its full stop and its curly apostrophe; `piece` counts the article's
    pieces.
    """

    kind: Literal["word", "mark", "piece"]
    text: str
    low: str
    start: int
    end: int
    piece: int = -1

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital."""
        return self.kind == "word" and self.text[0].isupper()


@dataclass(frozen=True)
class Outline:
    """The tokens of a paragraph, and the sentence that each is in: sentences are numbered, and may be looked up."""

    paragraph: Paragraph
    tokens: tuple[Token, ...]
    sentence_of: tuple[int, ...]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences as `[first, last)` tokens."""
        spans: list[tuple[int, int]] = []
        for at, number in enumerate(self.sentence_of):
            if number == len(spans):
                spans.append((at, at + 1))
            else:
                spans[-1] = (spans[-1][0], at + 1)
        return tuple(spans)

    @cached_property
    def place_of(self) -> dict[int, int]:
        """Piece to token."""
        return {token.piece: at for at, token in enumerate(self.tokens) if token.kind == "piece"}


def outline(paragraph: Paragraph, pieces: Sequence[tuple[int, Piece]]) -> Outline:
    """The outline of *paragraph*; *pieces* are its own, numbered, in order."""
    text = paragraph.article.text
    tokens: list[Token] = []
    at = paragraph.start
    for number, piece in pieces:
        tokens += _tokens(text, at, piece.outer_start)
        tokens.append(Token("piece", "", "", piece.outer_start, piece.outer_end, number))
        at = piece.outer_end
    tokens += _tokens(text, at, paragraph.end)
    contents = dict(pieces)
    numbers: list[int] = []
    number = 0
    for n, token in enumerate(tokens):
        numbers.append(number)
        if _ends_sentence(token, tokens[n + 1] if n + 1 < len(tokens) else None, contents):
            number += 1
    return Outline(paragraph, tuple(tokens), tuple(numbers))


def _tokens(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        if not word[0].isalnum():
            tokens.append(Token("mark", word, word, match.start(), match.end()))
        elif word.endswith(".") and not _keeps_stop(word):
            tokens.append(Token("word", word[:-1], _low(word[:-1]), match.start(), match.end() - 1))
            tokens.append(Token("mark", ".", ".", match.end() - 1, match.end()))
        else:
            tokens.append(Token("word", word, _low(word), match.start(), match.end()))
    return tokens


def _keeps_stop(word: str) -> bool:
    bare = word[:-1]
    initial = bare[-1].isupper() and bare != "I" and (len(bare) == 1 or bare[-2] in "-.")
    return "." in bare or initial or bare.casefold() in ABBREVIATIONS


def _low(word: str) -> str:
    return word[:_LONGEST_WORD].rstrip(".").replace("’", "'").replace("‘", "'").casefold()


def _ends_sentence(token: Token, following: Token | None, contents: dict[int, Piece]) -> bool:
    if following is None:
        return True
    if token.kind == "mark":
        return token.text[0] in _ENDS and (
            following.capital or following.kind == "piece" or following.text[0].isdigit()
        )
    if token.kind == "piece" and following.kind != "mark":
        last = contents[token.piece].closing
        return last in _ENDS and (following.capital or following.kind == "piece") and not _is_aside(last, following)
    return False


def _is_aside(last: str, following: Token) -> bool:
    """A question or exclamation may be followed by its speaker's name, which has a capital anyway."""
    return last in "!?…" and following.kind == "word"
