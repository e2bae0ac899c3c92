"""Code points to their part in a word and their folded form, in tables that compiled loops can read."""

from __future__ import annotations

import sys
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.word_kernels import APOSTROPHE, INSIDE, LETTER, OUTSIDE, UNMET
from pipeline.text import WORD, fold

_ASCII = np.arange(128, dtype=np.uint32)


class Alphabet(NamedTuple):
    """What the characters met so far do in a word, by code point.

    A character folds to the one in `folds`. If that is below zero, it folds to none or several, which begin at
    `spellings[-1 - fold]` and end before the next -1; no character folds to more than `widest`.
    """

    parts: NDArray[np.uint8]
    folds: NDArray[np.int32]
    spellings: NDArray[np.int32]
    widest: int


def new_alphabet() -> Alphabet:
    """An alphabet that knows the characters of ASCII."""
    # Pages of a table that are never touched take no memory: most are of scripts that nobody uses here.
    parts, folds = np.zeros(sys.maxunicode + 1, np.uint8), np.zeros(sys.maxunicode + 1, np.int32)
    return learn_letters(Alphabet(parts, folds, np.empty(0, np.int32), 1), _ASCII)


def learn_letters(alphabet: Alphabet, codes: NDArray[np.uint32]) -> Alphabet:
    """*alphabet* with all characters among *codes*; its tables are filled in place.

    A character is asked for alone because `fold` and `WORD` see no more of it: accents are dropped, so their order
    says nothing, and an apostrophe belongs to a word if a letter follows.
    """
    parts, folds, spellings, widest = alphabet
    learnt: list[int] = []
    for code in np.unique(codes[parts[codes] == UNMET]).tolist():
        form = fold(chr(code))
        parts[code] = _find_part(chr(code))
        folds[code] = ord(form) if len(form) == 1 else -1 - len(spellings) - len(learnt)
        learnt += [] if len(form) == 1 else [*map(ord, form), -1]
        widest = max(widest, len(form))
    return Alphabet(parts, folds, np.append(spellings, np.array(learnt, np.int32)), widest)


def _find_part(character: str) -> int:
    if WORD.fullmatch(character):
        return LETTER
    if WORD.fullmatch(f"a{character}"):
        return INSIDE
    return APOSTROPHE if WORD.fullmatch(f"a{character}a") else OUTSIDE
