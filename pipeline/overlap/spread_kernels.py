"""The compiled loops that ask what else articles print."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.compiled import kernel

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


@kernel
def _list_words(
    paragraphs: tuple[int, int], left_out: Bools, words: tuple[Ints, Longs, Ints, Bools], most: int
) -> Ints:
    """The words of some paragraphs that are no stop words, without the texts left out, until *most* words are read."""
    text_of, bounds, ids, tells = words
    first, last = paragraphs
    found = np.empty(bounds[last] - bounds[first], np.int32)
    n, read = 0, 0
    for paragraph in range(first, last):
        if left_out[text_of[paragraph]] or read >= most:
            continue
        read += bounds[paragraph + 1] - bounds[paragraph]
        for word in ids[bounds[paragraph] : bounds[paragraph + 1]]:
            found[n] = word
            n += tells[word]
    return found[:n]


@kernel
def _add_unit(words: Ints, counts: Floats, total: Floats) -> bool:
    """Adds the row of some words, at length 1, to the total; *counts* is zero before and after."""
    squares = 0.0
    for word in words:
        squares += 2 * counts[word] + 1
        counts[word] += 1
    for word in words:
        total[word] += counts[word] / math.sqrt(squares)
        counts[word] = 0
    return len(words) > 0


@kernel
def measure_companies(
    sets: tuple[Longs, Ints],
    asked: tuple[Longs, Longs, Longs],
    words: tuple[Ints, Longs, Ints, Bools],
    n_texts: int,
    most: int,
) -> Floats:
    """For every set of texts the mean cosine of what else the articles asked print, 1 where it cannot be told.

    Set `s` is the texts `sets[1][sets[0][s]:sets[0][s + 1]]`; of it are asked the articles from `asked[0][s]` to
    `asked[0][s + 1]`, which have the paragraphs from `asked[1]` to `asked[2]`; of each, *most* words or few more.
    """
    left_out = np.zeros(n_texts, np.bool_)
    counts, total = np.zeros(len(words[3])), np.zeros(len(words[3]))
    means = np.ones(len(sets[0]) - 1)
    for i in range(len(means)):
        texts = sets[1][sets[0][i] : sets[0][i + 1]]
        left_out[texts] = True
        n, squares = 0, 0.0
        for again in range(2):
            for slot in range(asked[0][i], asked[0][i + 1]):
                some = _list_words((asked[1][slot], asked[2][slot]), left_out, words, most)
                if not again:
                    n += _add_unit(some, counts, total)
                    continue
                for word in some:
                    squares += total[word] ** 2
                    total[word] = 0
        if n > 1:
            means[i] = (squares - n) / (n * (n - 1))
        left_out[texts] = False
    return means
