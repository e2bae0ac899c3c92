"""Two sequences to the blocks in which they are equal, and the region where those lie densest."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SMALL = 40_000  # cells up to which two stretches are compared word by word
_GAP = 4
_UNMATCHED = 0.35


@dataclass(frozen=True, slots=True)
class Block:
    """`size` equal items from *a* in the first sequence and *b* in the second."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Region:
    """The best stretch of an alignment: its blocks, its score, its matched items and its longest block.

    `length` is that of the longer side, gaps included.
    """

    blocks: tuple[Block, ...]
    score: float
    matched: int
    run: int
    length: int


def align(a: Sequence[str], b: Sequence[str]) -> tuple[Block, ...]:
    """The equal blocks of *a* and *b*, in order, none touching the next on both sides.

    Long sequences are first pinned together where they share a run of three words that is unique in both (patience
    diff), so that the time stays near linear whatever they hold.
    """
    blocks: list[Block] = []
    at_a = at_b = 0
    pins = _pins(a, b) if len(a) * len(b) > _SMALL else ()
    for pin_a, pin_b in (*pins, (len(a), len(b))):
        if pin_a < at_a or pin_b < at_b:
            continue
        blocks += _between(a, b, at_a, pin_a, at_b, pin_b)
        size = 0
        while pin_a + size < len(a) and pin_b + size < len(b) and a[pin_a + size] == b[pin_b + size]:
            size += 1
        if size:
            blocks.append(Block(pin_a, pin_b, size))
        at_a, at_b = pin_a + size, pin_b + size
    return _merged(blocks)


def best_region(blocks: Sequence[Block], weights_a: Sequence[float], weights_b: Sequence[float]) -> Region | None:
    """The chain of *blocks*, over gaps of at most four items, with the highest score; None if there is no block.

    The score is the sum of the weights of what matches, the lower of the two, less 0.35 for each item in a gap.
    """
    best: tuple[float, int, int] | None = None
    start, score = 0, 0.0
    for n, block in enumerate(blocks):
        gap = _gap(blocks[n - 1], block) if n else 0
        own = sum(min(weights_a[block.a + k], weights_b[block.b + k]) for k in range(block.size))
        if n and gap <= _GAP and score > _UNMATCHED * gap:
            score += own - _UNMATCHED * gap
        else:
            start, score = n, own
        if best is None or round(score, 9) > round(best[0], 9):
            best = (score, start, n + 1)
    if best is None:
        return None
    chain = tuple(blocks[best[1] : best[2]])
    first, last = chain[0], chain[-1]
    length = max(last.a + last.size - first.a, last.b + last.size - first.b)
    return Region(chain, round(best[0], 9), sum(k.size for k in chain), max(k.size for k in chain), length)


def _gap(first: Block, second: Block) -> int:
    return max(second.a - first.a - first.size, second.b - first.b - first.size)


def _between(a: Sequence[str], b: Sequence[str], a1: int, a2: int, b1: int, b2: int) -> list[Block]:
    if a1 >= a2 or b1 >= b2:
        return []
    if (a2 - a1) * (b2 - b1) > _SMALL:
        return _by_ends(a, b, a1, a2, b1, b2)
    matcher = SequenceMatcher(None, a[a1:a2], b[b1:b2], autojunk=False)
    return [Block(a1 + m.a, b1 + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


def _by_ends(a: Sequence[str], b: Sequence[str], a1: int, a2: int, b1: int, b2: int) -> list[Block]:
    """What the two stretches share at their very start and end; the rest counts as unequal."""
    head = 0
    while a1 + head < a2 and b1 + head < b2 and a[a1 + head] == b[b1 + head]:
        head += 1
    tail = 0
    while a2 - tail > a1 + head and b2 - tail > b1 + head and a[a2 - tail - 1] == b[b2 - tail - 1]:
        tail += 1
    found = [Block(a1, b1, head), Block(a2 - tail, b2 - tail, tail)]
    return [block for block in found if block.size]


def _pins(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Places where both have the same run of three items, unique in each, that stand in the same order in both."""
    runs_a, runs_b = _unique_runs(a), _unique_runs(b)
    pairs = [(place, runs_b[run]) for run, place in runs_a.items() if run in runs_b]
    ends: list[int] = []
    chain_end: list[int] = []
    previous: list[int] = []
    for n, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        previous.append(chain_end[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        chain_end[at : at + 1] = [n]
    chosen: list[tuple[int, int]] = []
    n = chain_end[-1] if chain_end else -1
    while n >= 0:
        chosen.append(pairs[n])
        n = previous[n]
    return chosen[::-1]


def _unique_runs(items: Sequence[str]) -> dict[tuple[str, str, str], int]:
    runs = list(zip(items, items[1:], items[2:], strict=False))
    count = Counter(runs)
    return {run: place for place, run in enumerate(runs) if count[run] == 1}


def _merged(blocks: Sequence[Block]) -> tuple[Block, ...]:
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if last and last.a + last.size == block.a and last.b + last.size == block.b:
            merged[-1] = Block(last.a, last.b, last.size + block.size)
        else:
            merged.append(block)
    return tuple(merged)
