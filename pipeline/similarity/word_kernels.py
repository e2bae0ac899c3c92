"""Code points to words and words to numbers, in machine code; imported only where that is worth it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.compiled import inlined, kernel

Codes = NDArray[np.uint32]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

# From INSIDE on a character goes on with a word, and a LETTER also begins one. They stand here, not in the alphabet,
# because numba's cache looks for changes in a kernel's own file alone.
UNMET, OUTSIDE, APOSTROPHE, INSIDE, LETTER = range(5)
_START_HASH = 1469598103934665603
# Odd, with its bits well spread, so that each letter reaches all of the hash.
_FACTOR = -7046029254386353131
_BELOW_ZERO = -(2**63)
_PACKED = 7
_LATIN = 256


@kernel
def has_unmet(codes: Codes, parts: NDArray[np.uint8]) -> bool:
    """Whether a character is not known yet."""
    for code in codes:  # noqa: SIM110 (numba compiles no generator into a loop this fast)
        if parts[code] == UNMET:
            return True
    return False


@kernel
def find_spans(codes: Codes, text_bounds: Longs, parts: NDArray[np.uint8]) -> tuple[Longs, Longs, Longs]:
    """Starts and ends of all words in *codes*, and how many words come before each text and after the last.

    Text `i` has the characters `[text_bounds[i], text_bounds[i + 1])`; a word never goes on into the next.
    """
    n_texts = len(text_bounds) - 1
    # Something stands between two words of a text.
    most = (len(codes) + n_texts) // 2
    starts, ends, bounds = np.empty(most, np.int64), np.empty(most, np.int64), np.zeros(n_texts + 1, np.int64)
    n_words = 0
    for text in range(n_texts):
        stop = text_bounds[text + 1]
        at = text_bounds[text]
        while at < stop:
            if parts[codes[at]] == LETTER:
                starts[n_words] = at
                at = _find_end(codes, at + 1, stop, parts)
                ends[n_words] = at
                n_words += 1
            at += 1
        bounds[text + 1] = n_words
    return starts[:n_words], ends[:n_words], bounds


@inlined
def _find_end(codes: Codes, end: int, stop: int, parts: NDArray[np.uint8]) -> int:
    while end < stop:
        part = parts[codes[end]]
        inner = part == APOSTROPHE and end + 1 < stop and parts[codes[end + 1]] == LETTER
        if part < INSIDE and not inner:
            break
        end += 1
    return end


@kernel
def number_spans(
    codes: Codes,
    starts: Longs,
    ends: Longs,
    folds: Ints,
    spellings: Ints,
    widest: int,
    slots: Ints,
    hashes: Longs,
    letters: Ints,
    bounds: Longs,
    n_forms: int,
    ids: Ints,
    word: int,
) -> tuple[int, int]:
    """The first word that is not numbered, for want of room, and how many forms there are now.

    Words are numbered from *word* on. A word of which nothing is left when folded has the number -1.
    """
    while word < len(ids) and n_forms < len(hashes):
        first = bounds[n_forms]
        if first + (ends[word] - starts[word]) * widest > len(letters):
            break
        # A form is written where it will stay if it is new.
        last, mark = _fold_word(codes, starts[word], ends[word], folds, spellings, letters, first)
        slot = _find_slot(slots, hashes, letters, bounds, first, last, mark)
        if last == first:
            ids[word] = -1
        elif slots[slot] >= 0:
            ids[word] = slots[slot]
        else:
            ids[word] = slots[slot] = n_forms
            hashes[n_forms] = mark
            n_forms += 1
            bounds[n_forms] = last
        word += 1
    return word, n_forms


@inlined
def _fold_word(
    codes: Codes, start: int, end: int, folds: Ints, spellings: Ints, letters: Ints, last: int
) -> tuple[int, int]:
    """Where the form ends that is written into *letters* from *last* on, and its mark.

    The mark of a short form of Latin letters is those letters, a byte each; that of any other is a hash below zero.
    """
    first, packed, seen, mark = last, 0, 0, _START_HASH
    for i in range(start, end):
        fold = folds[codes[i]]
        at = -1 - fold
        while fold >= 0 or spellings[at] >= 0:
            letter = fold if fold >= 0 else spellings[at]
            letters[last] = letter
            last += 1
            packed = (packed << 8) | letter
            seen |= letter
            mark = (mark ^ letter) * _FACTOR
            if fold >= 0:
                break
            at += 1
    return last, packed if last - first <= _PACKED and seen < _LATIN else mark | _BELOW_ZERO


@inlined
def _find_slot(slots: Ints, hashes: Longs, letters: Ints, bounds: Longs, first: int, last: int, mark: int) -> int:
    """The slot of the form `letters[first:last]`, or the free one where it belongs."""
    slot = ((mark * _FACTOR) >> 32) & (len(slots) - 1)
    while slots[slot] >= 0:
        number = slots[slot]
        if hashes[number] == mark:
            # Letters that are in the mark need not be looked up, which would take as long as all the rest.
            if mark >= 0:
                break
            shift = first - bounds[number]
            at = first if bounds[number + 1] + shift == last else last + 1
            while at < last and letters[at] == letters[at - shift]:
                at += 1
            if at == last:
                break
        slot = (slot + 1) & (len(slots) - 1)
    return slot


@kernel
def fill_slots(slots: Ints, hashes: Longs, n_forms: int) -> None:
    """Give each form a slot, where all are free."""
    for number in range(n_forms):
        slot = ((hashes[number] * _FACTOR) >> 32) & (len(slots) - 1)
        while slots[slot] >= 0:
            slot = (slot + 1) & (len(slots) - 1)
        slots[slot] = number
