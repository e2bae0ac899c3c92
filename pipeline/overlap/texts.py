"""Paragraphs to arrays: their words as numbers, equal paragraphs as one text, and which words are quoted speech."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.chronology import order_key
from pipeline.model import Paragraph, Quote
from pipeline.similarity import STOP_WORDS, Words, read_words

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The body paragraphs that have words, in order of publication, and the texts they print.

    Paragraph `i` is `paragraphs[i]`, stands at `positions[i]` of the run's paragraphs and has the words
    `[bounds[i], bounds[i + 1])`. Words are equal in `ids` if they are when folded, and `tells[id]` is false for stop
    words; `starts` and `ends` are characters of the article, and those of `found` of the paragraph. `members[t]` are
    the paragraphs of text `t`: they have the same folded words; the first of each is the earliest, and texts are in
    the order of their firsts.
    """

    paragraphs: tuple[Paragraph, ...]
    positions: tuple[int, ...]
    found: Words
    ids: Ints
    starts: Ints
    ends: Ints
    tells: Bools
    quoted: Bools
    members: tuple[tuple[int, ...], ...]

    @property
    def bounds(self) -> Ints:
        """Where the words of each paragraph begin, and the last one's end."""
        return self.found.bounds

    @property
    def firsts(self) -> Ints:
        """The earliest paragraph of every text."""
        return _ints([members[0] for members in self.members])

    def words(self, paragraph: int) -> slice:
        """Where the words of a paragraph are."""
        return slice(int(self.bounds[paragraph]), int(self.bounds[paragraph + 1]))

    def n_words(self, paragraph: int) -> int:
        """How many words a paragraph has."""
        return int(self.bounds[paragraph + 1] - self.bounds[paragraph])


def read_texts(paragraphs: Sequence[Paragraph], quotes: Iterable[Quote]) -> Texts:
    """The body paragraphs among *paragraphs* as `Texts`.

    Quoted is what lies in the pieces of an utterance or a fragment: titles and scare quotes are nobody's speech.
    """
    body = [position for position, paragraph in enumerate(paragraphs) if paragraph.role == "body"]
    body.sort(key=lambda position: (order_key(paragraphs[position].article), paragraphs[position].start))
    read = read_words(paragraphs[position].text for position in body)
    has_words = np.diff(read.bounds) > 0
    positions = tuple(position for position, has in zip(body, has_words, strict=True) if has)
    kept = tuple(paragraphs[position] for position in positions)
    bounds = np.append(0, read.bounds[1:][has_words])
    offsets = np.repeat(_ints([paragraph.start for paragraph in kept]), np.diff(bounds))
    words = (read.ids.astype(np.int64), read.starts + offsets, read.ends + offsets)
    tells = np.array([form not in STOP_WORDS for form in read.forms], np.bool_)
    quoted = _mark_quoted(kept, quotes, bounds.tolist(), words[1], words[2])
    found = replace(read, bounds=bounds)
    return Texts(kept, positions, found, *words, tells, quoted, _collapse(words[0], bounds.tolist()))


def _mark_quoted(
    paragraphs: Sequence[Paragraph], quotes: Iterable[Quote], bounds: Sequence[int], starts: Ints, ends: Ints
) -> Bools:
    """Which words lie wholly inside a piece of quoted speech."""
    quoted = np.zeros(len(starts), np.bool_)
    number = {paragraph: i for i, paragraph in enumerate(paragraphs)}
    pieces = [piece for quote in quotes if quote.kind in ("utterance", "fragment") for piece in quote.pieces]
    for piece in pieces:
        if piece.paragraph in number:
            low, high = bounds[number[piece.paragraph]], bounds[number[piece.paragraph] + 1]
            first = low + int(np.searchsorted(starts[low:high], piece.start))
            stop = low + int(np.searchsorted(ends[low:high], piece.end, side="right"))
            quoted[first:stop] = True
    return quoted


def _collapse(ids: Ints, bounds: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    members: dict[bytes, list[int]] = {}
    for paragraph, (low, high) in enumerate(pairwise(bounds)):
        members.setdefault(ids[low:high].tobytes(), []).append(paragraph)
    return tuple(map(tuple, members.values()))


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)
