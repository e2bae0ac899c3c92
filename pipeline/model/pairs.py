"""Pairs of paragraphs, in columns: an archive has millions, and an object for each would not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

PairKind = Literal["exact", "near", "partial"]

PAIR_KINDS: tuple[PairKind, ...] = get_args(PairKind)
_BLOCK = 10_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two paragraphs of two articles that overlap: `left < right` are positions in the run's paragraphs.

    `cosine` and `containment` lie in [0, 1]; containment is the share of the shorter paragraph's words that stand in
    word runs which the other has too. The longest such run is the characters `[shared_start, shared_end)` of the left
    one's article; they are equal when there is none. `in_quote`: that run is quoted speech on both sides.
    """

    left: int
    right: int
    cosine: float
    containment: float
    longest_run_words: int
    kind: PairKind
    in_quote: bool
    shared_start: int
    shared_end: int


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of paragraphs, each once, in order of `left`, then `right`; a `Pair` is made when one is asked for.

    One array for each field of `Pair`, all of one length; `kinds` are places in `PAIR_KINDS`.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    cosine: NDArray[np.float64]
    containment: NDArray[np.float64]
    longest_run_words: NDArray[np.int32]
    kinds: NDArray[np.int8]
    in_quote: NDArray[np.bool_]
    shared_start: NDArray[np.int32]
    shared_end: NDArray[np.int32]

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self.left)

    def __iter__(self) -> Iterator[Pair]:
        """The pairs, one by one."""
        for at in range(0, len(self), _BLOCK):
            columns: list[list[Any]] = [getattr(self, field.name)[at : at + _BLOCK].tolist() for field in fields(self)]
            for left, right, cosine, containment, run, kind, in_quote, start, end in zip(*columns, strict=True):
                yield Pair(left, right, cosine, containment, run, PAIR_KINDS[kind], in_quote, start, end)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pairs) and all(
            np.array_equal(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)
        )

    __hash__ = None  # type: ignore[assignment]
