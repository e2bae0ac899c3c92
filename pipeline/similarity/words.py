"""Texts to their words as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.compiled import is_worth_compiling
from pipeline.text import find_words

# Characters of the first block, which tells whether loops are worth compiling, and of the others: small ones are read
# again and again into memory that is there already.
_FIRST_BLOCK, _BLOCK = 2**21, 2**18
_LETTERS_A_WORD = 6

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """Texts as numbers of words: text `i` has the words `[bounds[i], bounds[i + 1])`; word `w` is `forms[ids[w]]`."""

    ids: Ints
    bounds: NDArray[np.int64]
    forms: tuple[str, ...]

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.bounds) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Words(Numbers):
    """The words of texts, in order: word `w` is the characters `[starts[w], ends[w])` of its own text.

    Forms are folded, and numbered in the order in which they first appear.
    """

    starts: Ints
    ends: Ints


def read_words(texts: Iterable[str]) -> Words:
    """The words that `pipeline.text` finds in each of *texts*; large input is read by a compiled loop.

    A million paragraphs of 230 characters take 390 MB, and 420 MB beside that for the while.

    >>> words = read_words(["The ferry’s late", "", "No ferry: THE pier"])
    >>> words.forms
    ('the', "ferry's", 'late', 'no', 'ferry', 'pier')
    >>> words.ids.tolist(), words.bounds.tolist()
    ([0, 1, 2, 3, 4, 0, 5], [0, 3, 3, 7])
    """
    blocks = _split_blocks(texts)
    # What fills more than one block is always worth it.
    first = next(blocks)
    blocks = chain([first], blocks)
    if is_worth_compiling(sum(map(len, first)) // _LETTERS_A_WORD):
        return _read_compiled(blocks)
    return _read_plain(chain.from_iterable(blocks))


def _split_blocks(texts: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    size, least = 0, _FIRST_BLOCK
    for text in texts:
        block.append(text)
        size += len(text)
        if size >= least:
            yield block
            block, size, least = [], 0, _BLOCK
    yield block


def _read_plain(texts: Iterable[str]) -> Words:
    numbers: dict[str, int] = {}
    words: list[tuple[int, int, int]] = []
    bounds = [0]
    for text in texts:
        words += [(numbers.setdefault(form, len(numbers)), start, end) for start, end, form in find_words(text)]
        bounds.append(len(words))
    ids, starts, ends = np.array(words, np.int32).reshape(-1, 3).T.copy()
    return Words(ids, np.array(bounds, np.int64), tuple(numbers), starts, ends)


def _read_compiled(blocks: Iterable[list[str]]) -> Words:
    from pipeline.similarity.alphabet import learn_letters, new_alphabet
    from pipeline.similarity.lexicon import new_lexicon, number_words
    from pipeline.similarity.word_kernels import find_spans, has_unmet

    alphabet, lexicon = new_alphabet(), new_lexicon()
    columns = ids, starts, ends = _Column(), _Column(), _Column()
    counts = [np.zeros(1, np.int64)]
    for block in blocks:
        codes = np.frombuffer("".join(block).encode("utf-32-le", "surrogatepass"), np.uint32)
        if has_unmet(codes, alphabet.parts):
            alphabet = learn_letters(alphabet, codes)
        text_bounds = np.cumsum([0, *map(len, block)], dtype=np.int64)
        firsts, lasts, bounds = find_spans(codes, text_bounds, alphabet.parts)
        numbers, lexicon = number_words(codes, firsts, lasts, alphabet, lexicon)
        offsets = np.repeat(text_bounds[:-1], np.diff(bounds))
        # What folds to nothing is no word.
        kept = numbers >= 0
        for column, of_block in zip(columns, (numbers, firsts - offsets, lasts - offsets), strict=True):
            column.append(of_block[kept])
        counts.append(np.diff(np.append(0, kept.cumsum())[bounds]))
    return Words(ids.values, np.concatenate(counts).cumsum(), lexicon.forms, starts.values, ends.values)


class _Column:
    """An array that grows; large pieces of memory go back to the machine when they are given up, small ones do not."""

    def __init__(self) -> None:
        self._values = np.empty(2**20, np.int32)
        self._filled = 0

    def append(self, values: NDArray[Any]) -> None:
        end = self._filled + len(values)
        if end > len(self._values):
            grown = np.empty(end + end // 4, np.int32)
            grown[: self._filled] = self.values
            self._values = grown
        self._values[self._filled : end] = values
        self._filled = end

    @property
    def values(self) -> Ints:
        return self._values[: self._filled]
