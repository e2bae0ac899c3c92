"""Pairs of paragraphs, in columns: an archive has millions, and an object for each would not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any, Literal, Self, get_args

import numpy as np
from numpy.typing import NDArray

PairKind = Literal["exact", "near", "partial"]

_KINDS: tuple[PairKind, ...] = get_args(PairKind)


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

    One array for each field of `Pair`, all of one length; `kinds` counts exact, near and partial from 0.
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

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Self:
        """The columns of *pairs*."""
        rows = [astuple(pair) for pair in sorted(pairs, key=lambda pair: (pair.left, pair.right))]
        types = np.int32, np.int32, np.float64, np.float64, np.int32, np.int8, np.bool_, np.int32, np.int32
        numbered = [(*row[:5], _KINDS.index(row[5]), *row[6:]) for row in rows]
        return cls(*(np.array([row[i] for row in numbered], kind) for i, kind in enumerate(types)))

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self.left)

    def __iter__(self) -> Iterator[Pair]:
        """The pairs, one by one."""
        columns: list[list[Any]] = [getattr(self, field.name).tolist() for field in fields(self)]
        for left, right, cosine, containment, run, kind, in_quote, start, end in zip(*columns, strict=True):
            yield Pair(left, right, cosine, containment, run, _KINDS[kind], in_quote, start, end)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pairs) and all(
            np.array_equal(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)
        )

    __hash__ = None  # type: ignore[assignment]
