"""Word numbers to shared word runs: which runs are the same, how much they cover, and the longest of two texts."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from pipeline.overlap.texts import Bools, Ints, Longs

# Longer texts are compared by arrays of runs; word by word, the time for two grows with the product of their sizes.
SHORT = 400


class Run(NamedTuple):
    """The longest run of words in both of two texts, from word `left` of the one and word `right` of the other.

    `containment` is the share of the shorter text's words that stand in shared runs; `words` is 0 when no run is long
    enough.
    """

    words: int
    left: int
    right: int
    containment: float


def number_runs(ids: Ints, length: int) -> Longs:
    """A number for every run of *length* words: two are equal if and only if the runs are, word by word.

    One for each start, so `len(ids) - length + 1` of them. Runs are put together from two halves, again and again, so
    the time grows with log(length).
    """
    if len(ids) < length:
        return np.empty(0, np.int64)
    numbers, size = ids.astype(np.int64), 1
    while 2 * size <= length:
        numbers = _number_both(numbers[:-size], numbers[size:])
        size *= 2
    rest = length - size
    return _number_both(numbers[:-rest], numbers[rest:]) if rest else numbers


def _number_both(first: Longs, second: Longs) -> Longs:
    both = first * (int(second.max()) + 1) + second
    numbers: Longs = np.unique(both, return_inverse=True)[1].astype(np.int64)
    return numbers


def cover(starts: Bools, length: int) -> Bools:
    """Which words stand in runs of *length* words, given which words such runs start at."""
    steps = np.zeros(len(starts) + length, np.int64)
    steps[:-length] += starts
    steps[length:] -= starts
    covered: Bools = steps.cumsum()[: len(starts) + length - 1] > 0
    return covered


def find_shared(left: Ints, right: Ints, least: int) -> Run:
    """What two texts, given as word numbers, share in runs of *least* words or more.

    Of several longest runs it is the first of the left text, and there the first of the right.
    """
    if max(len(left), len(right)) <= SHORT:
        return _find_in_short(left, right, least)
    in_left, in_right = _number_two(left, right, least)
    started = np.isin(in_left, in_right)
    if not started.any():
        return Run(0, 0, 0, 0.0)
    shorter = cover(started if len(left) <= len(right) else np.isin(in_right, in_left), least)
    words, in_one, in_other = _find_longest(left, right, least, least - 1 + _longest_stretch(started))
    return Run(words, in_one, in_other, float(shorter.mean()))


def _find_in_short(left: Ints, right: Ints, least: int) -> Run:
    """The same for two texts of few words, run by run: arrays would cost more than they save."""
    ours, theirs = left.tolist(), right.tolist()
    starts: dict[tuple[int, ...], list[int]] = {}
    for at in range(len(theirs) - least + 1):
        starts.setdefault(tuple(theirs[at : at + least]), []).append(at)
    in_left, in_right = np.zeros(len(left), np.bool_), np.zeros(len(right), np.bool_)
    longest = 0, 0, 0
    going: dict[int, int] = {}
    for at in range(len(ours) - least + 1):
        # How many runs in a row, the last one from here and from there, are the same.
        going = {there: going.get(there - 1, 0) + 1 for there in starts.get(tuple(ours[at : at + least]), ())}
        for there, steps in going.items():
            in_right[there : there + least] = True
            if steps > longest[0]:
                longest = steps, at - steps + 1, there - steps + 1
        if going:
            in_left[at : at + least] = True
    if not longest[0]:
        return Run(0, 0, 0, 0.0)
    shorter = in_left if len(left) <= len(right) else in_right
    return Run(least - 1 + longest[0], longest[1], longest[2], float(shorter.mean()))


def _find_longest(left: Ints, right: Ints, least: int, most: int) -> tuple[int, int, int]:
    """How long the longest shared run is, and where it starts in both; one of *least* words is known to exist."""
    at = _find_run(left, right, most)
    if at is None:
        shorter = range(least, most)
        most = shorter[bisect_left(shorter, True, key=lambda n: _find_run(left, right, n) is None) - 1]
        at = _find_run(left, right, most) or (0, 0)
    return most, *at


def _number_two(left: Ints, right: Ints, length: int) -> tuple[Longs, Longs]:
    """The runs of both texts; the word put between them is in neither, so no run of one reaches into the other."""
    between = np.array([max(left.max(initial=0), right.max(initial=0)) + 1], np.int32)
    numbers = number_runs(np.concatenate([left, between, right]), length)
    return numbers[: max(0, len(left) - length + 1)], numbers[len(left) + 1 :]


def _longest_stretch(flags: Bools) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max())


def _find_run(left: Ints, right: Ints, length: int) -> tuple[int, int] | None:
    """Where the first run of *length* words that both have starts in each, if there is one."""
    in_left, in_right = _number_two(left, right, length)
    found = np.flatnonzero(np.isin(in_left, in_right))
    if not len(found):
        return None
    return int(found[0]), int(np.flatnonzero(in_right == in_left[found[0]])[0])
