"""A printed wording laid over the fullest one: what both share, and which sentences it carries."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Quote
from pipeline.quotes.align import Block, align
from pipeline.quotes.normalise import QuoteToken, tokenise
from pipeline.text import split_sentences

_STRAY_WORDS = 3


@dataclass(frozen=True, slots=True)
class Wordings:
    """A quote laid over its reference.

    `bounds` are the reference's sentences as characters, `sentences` as tokens, both `[start, end)`; `carried` numbers
    those of which the member prints words, at least one; `blocks` are the tokens that both share.
    """

    reference: Quote
    member: Quote
    ref_tokens: tuple[QuoteToken, ...]
    tokens: tuple[QuoteToken, ...]
    blocks: tuple[Block, ...]
    bounds: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    carried: tuple[int, ...]

    @property
    def passage(self) -> str:
        """What the reference prints from the first to the last sentence carried."""
        return self.reference.text[self.bounds[self.carried[0]][0] : self.bounds[self.carried[-1]][1]]

    @property
    def passages(self) -> tuple[str, ...]:
        """Piece by piece, the numbers from 1 of the sentences of which it prints words, parted by spaces."""
        found: list[list[str]] = [[] for _ in self.member.pieces]
        for (piece, sentence), shared in sorted(self._shared().items()):
            if sentence in self.carried and shared >= min(_STRAY_WORDS, _length(self.sentences[sentence])):
                found[piece].append(str(sentence + 1))
        return tuple(" ".join(numbers) for numbers in found)

    def _shared(self) -> Counter[tuple[int, int]]:
        ends = _piece_ends(self.member)
        stops = [stop for _, stop in self.sentences]
        shared: Counter[tuple[int, int]] = Counter()
        for block in self.blocks:
            for k in range(block.size):
                piece = bisect_left(ends, self.tokens[block.b + k].end)
                shared[piece, min(bisect_left(stops, block.a + k + 1), len(stops) - 1)] += 1
        return shared


def lay_over(reference: Quote, member: Quote) -> Wordings:
    """*member* laid over *reference*."""
    ref_tokens, tokens = tokenise(reference.text, reference.id), tokenise(member.text, member.id)
    if reference is member:
        blocks: tuple[Block, ...] = (Block(0, 0, len(tokens)),) if tokens else ()
    else:
        blocks = _without_strays(align([t.form for t in ref_tokens], [t.form for t in tokens]))
    bounds = _sentences(reference)
    sentences = _in_tokens(bounds, ref_tokens)
    carried = tuple(n for n, sentence in enumerate(sentences) if _is_carried(blocks, sentence))
    return Wordings(reference, member, ref_tokens, tokens, blocks, bounds, sentences, carried or (0,))


def _sentences(quote: Quote) -> tuple[tuple[int, int], ...]:
    """The quote's sentences; where the words that interrupt it end one (“Never,” she said. “We stay”), it ends too."""
    parts: list[tuple[int, int]] = []
    start = at = 0
    for n, piece in enumerate(quote.pieces):
        at += len(piece.text) + 1
        if n + 1 == len(quote.pieces) or _ends_sentence(quote.article.text[piece.end : quote.pieces[n + 1].start]):
            parts.append((start, at - 1))
            start = at
    found = [(a + start, a + end) for a, b in parts for start, end in split_sentences(quote.text[a:b])]
    return tuple(found) or ((0, len(quote.text)),)


def _ends_sentence(between: str) -> bool:
    return any(map(str.isalnum, between)) and between.rstrip("\"'“”‘’«»„ \n\t").endswith((".", "!", "?"))


def _in_tokens(bounds: Sequence[tuple[int, int]], tokens: Sequence[QuoteToken]) -> tuple[tuple[int, int], ...]:
    """Sentences in characters to sentences in tokens; the last one has all that is left."""
    starts = [token.start for token in tokens]
    stops = [bisect_left(starts, end) for _, end in bounds[:-1]] + [len(tokens)]
    return tuple(zip([0, *stops[:-1]], stops, strict=True))


def _without_strays(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """*blocks* but for the short ones that stand far from any other: a common word met by chance."""
    if max((block.size for block in blocks), default=0) < _STRAY_WORDS:
        return tuple(blocks)
    kept = []
    for n, block in enumerate(blocks):
        beside = [*blocks[max(0, n - 1) : n], *blocks[n + 1 : n + 2]]
        if block.size >= _STRAY_WORDS or any(_distance(block, other) <= 2 * _STRAY_WORDS for other in beside):
            kept.append(block)
    return tuple(kept)


def _distance(x: Block, y: Block) -> int:
    first, second = (x, y) if x.a < y.a else (y, x)
    return max(second.a - first.a - first.size, second.b - first.b - first.size)


def _is_carried(blocks: Sequence[Block], sentence: tuple[int, int]) -> bool:
    first, stop = sentence
    shared = sum(max(0, min(stop, block.a + block.size) - max(first, block.a)) for block in blocks)
    return shared >= min(_STRAY_WORDS, _length(sentence))


def _length(sentence: tuple[int, int]) -> int:
    return max(1, sentence[1] - sentence[0])


def _piece_ends(quote: Quote) -> list[int]:
    """Where each piece ends in the quote's text."""
    ends: list[int] = []
    for piece in quote.pieces:
        ends.append((ends[-1] + 1 if ends else 0) + piece.end - piece.start)
    return ends
