"""The compiled loops of shared word runs: which runs several texts have, and what two texts share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.compiled import kernel

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


@kernel
def _hash_run(ids: Ints, at: int, length: int) -> int:
    value = np.uint64(14_695_981_039_346_656_037)
    for word in range(at, at + length):
        value = (value ^ np.uint64(ids[word])) * np.uint64(1_099_511_628_211)
        value ^= value >> np.uint64(29)
    return int(np.int64(value >> np.uint64(1)))


@kernel
def _is_same_run(ids: Ints, a: int, b: int, length: int) -> bool:
    for i in range(length):  # noqa: SIM110 (numba compiles no generator)
        if ids[a + i] != ids[b + i]:
            return False
    return True


@kernel
def _power_of_two(least: int) -> int:
    size = 64
    while size < least:
        size *= 2
    return size


@kernel
def _mark_repeated(
    texts: tuple[Ints, Bools, Longs, Longs], length: int, content: int, part: int, n_parts: int
) -> tuple[Bools, int]:
    """Which words start a run of this part that tells and may occur twice, going by its hash, and how many do."""
    ids, tells, starts, ends = texts
    size = _power_of_two(8 * len(ids) // n_parts)
    counts = np.zeros(size // 4, np.uint8)
    repeated = np.zeros(len(ids), np.bool_)
    n = 0
    for again in range(2):
        for text in range(len(starts)):
            telling = 0
            for at in range(starts[text] - length, ends[text] - length + 1):
                telling += tells[ids[at + length - 1]] if at + length > starts[text] else 0
                telling -= tells[ids[at - 1]] if at > starts[text] else 0
                value = _hash_run(ids, at, length) if at >= starts[text] and telling >= content else -1
                if value < 0 or (value >> 40) % n_parts != part:
                    continue
                # Two bits a place: none, one, or more.
                place, shift = value & (size - 1), np.uint8(2 * (value & 3))
                seen = (counts[place >> 2] >> shift) & np.uint8(3)
                if again:
                    repeated[at] = seen > 1
                    n += seen > 1
                elif seen < 2:
                    counts[place >> 2] += np.uint8(1) << shift
    return repeated, n


@kernel
def number_shared_runs(
    texts: tuple[Ints, Bools, Longs, Longs], length: int, content: int, part: int, n_parts: int
) -> tuple[Ints, Ints]:
    """The words that start a run which tells and two texts or more have, and the numbers of the runs, from 0.

    Text `t` has the words `[starts[t], ends[t])` of *texts*, which are ids, which of those tell, starts and ends. Each
    part has runs of its own, so parts can be asked at once. Runs are numbered in a hash table, compared in full.
    """
    ids, _, starts, ends = texts
    repeated, n_repeated = _mark_repeated(texts, length, content, part, n_parts)
    size = _power_of_two(2 * n_repeated)
    table = np.full(size, -1, np.int32)
    places, numbers = np.empty(n_repeated, np.int32), np.empty(n_repeated, np.int32)
    firsts, last = np.empty(n_repeated, np.int32), np.empty(n_repeated, np.int32)
    shared = np.zeros(n_repeated, np.bool_)
    filled, n = 0, 0
    for text in range(len(starts)):
        for at in range(starts[text], ends[text] - length + 1):
            if not repeated[at]:
                continue
            slot = _hash_run(ids, at, length) & (size - 1)
            while table[slot] >= 0 and not _is_same_run(ids, firsts[table[slot]], at, length):
                slot = (slot + 1) & (size - 1)
            if table[slot] < 0:
                table[slot], firsts[n], last[n] = n, at, text
                n += 1
            places[filled], numbers[filled] = at, table[slot]
            shared[table[slot]] |= last[table[slot]] != text
            filled += 1
    rank = np.cumsum(shared[:n]) - 1
    kept = shared[numbers[:filled]]
    return places[:filled][kept], rank[numbers[:filled][kept]].astype(np.int32)


@kernel
def _cover(covered: Bools, last: int, run: int, least: int) -> None:
    """Marks the words of a shared run that ends at *last* and has grown to *run* words."""
    for word in range(last - least + 1 if run == least else last, last + 1):
        covered[word] = True


@kernel
def compare_runs(
    ids: Ints, spans: tuple[Longs, Longs], left: Longs, right: Longs, least: int
) -> tuple[Ints, Ints, Ints, Floats]:
    """For every two texts the words of their longest shared run, where it starts in both, and their containment.

    Every word of one against every word of the other, so texts should have few hundred words.
    """
    starts, ends = spans
    words, containment = np.zeros(len(left), np.int32), np.zeros(len(left))
    ats = np.zeros((2, len(left)), np.int32)
    for i in range(len(left)):
        a, b = ids[starts[left[i]] : ends[left[i]]], ids[starts[right[i]] : ends[right[i]]]
        runs = np.zeros(len(b) + 1, np.int32)
        in_a, in_b = np.zeros(len(a), np.bool_), np.zeros(len(b), np.bool_)
        for x in range(len(a)):
            # From the last word to the first, so that what is read is still of the word before.
            for y in range(len(b) - 1, -1, -1):
                runs[y + 1] = runs[y] + 1 if a[x] == b[y] else 0
                run = runs[y + 1]
                if run < least:
                    continue
                _cover(in_a, x, run, least)
                _cover(in_b, y, run, least)
                if run > words[i] or (run == words[i] and ats[0, i] == x - run + 1):
                    words[i], ats[0, i], ats[1, i] = run, x - run + 1, y - run + 1
        containment[i] = in_a.sum() / len(a) if len(a) <= len(b) else in_b.sum() / len(b)
    return words, ats[0], ats[1], containment
