"""Pairs of texts to what each two share in runs of words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.overlap.runs import SHORT, find_shared
from pipeline.overlap.texts import Ints, Longs, Texts
from pipeline.similarity.compiled import count_cores, is_worth_compiling

_BLOCK = 8_192

Compared = tuple[Ints, Ints, Ints, NDArray[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What two texts share, for many pairs: as `pipeline.overlap.runs.Run` has it for one."""

    words: Longs
    left: Longs
    right: Longs
    containment: NDArray[np.float64]

    def set(self, which: Longs, found: Compared) -> None:
        """Writes what was found for some of the pairs."""
        self.words[which], self.left[which], self.right[which], self.containment[which] = found

    def pick(self, which: Longs) -> Shared:
        """The same for some of the pairs."""
        return Shared(self.words[which], self.left[which], self.right[which], self.containment[which])

    def join(self, other: Shared) -> Shared:
        """The same for these pairs, and then for others."""
        return Shared(
            np.concatenate([self.words, other.words]),
            np.concatenate([self.left, other.left]),
            np.concatenate([self.right, other.right]),
            np.concatenate([self.containment, other.containment]),
        )


def compare_texts(texts: Texts, left: Longs, right: Longs, least: int) -> Shared:
    """What the texts `left[i]` and `right[i]` share in runs of *least* words or more, for every pair."""
    sizes = texts.sizes
    short = (sizes[left] <= SHORT) & (sizes[right] <= SHORT)
    short &= is_worth_compiling(int((sizes[left] + sizes[right]).sum()))
    none = np.zeros(len(left), np.int64)
    shared = Shared(none, none.copy(), none.copy(), np.zeros(len(left)))
    for block in _split(np.flatnonzero(~short)):
        shared.set(block, _compare_plain(texts, left[block], right[block], least))
    blocks = _split(np.flatnonzero(short))
    with ThreadPoolExecutor(count_cores()) as pool:
        compared = pool.map(lambda block: _compare_compiled(texts, left[block], right[block], least), blocks)
        for block, found in zip(blocks, compared, strict=True):
            shared.set(block, found)
    return shared


def _split(which: Longs) -> list[Longs]:
    return [which[at : at + _BLOCK] for at in range(0, len(which), _BLOCK)]


def _compare_plain(texts: Texts, left: Longs, right: Longs, least: int) -> Compared:
    two = ((texts.ids_of(a), texts.ids_of(b)) for a, b in zip(left.tolist(), right.tolist(), strict=True))
    found = [find_shared(one, other, least) for one, other in two]
    words, ours, theirs, containment = zip(*found, strict=True)
    return np.array(words, np.int32), np.array(ours, np.int32), np.array(theirs, np.int32), np.array(containment)


def _compare_compiled(texts: Texts, left: Longs, right: Longs, least: int) -> Compared:
    from pipeline.overlap.run_kernels import compare_runs

    return compare_runs(texts.ids, texts.spans(), left, right, least)
