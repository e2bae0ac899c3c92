"""Words of many texts to numbers of their folded forms: the state that the compiled loops read and fill."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.similarity.alphabet import Alphabet
from pipeline.similarity.word_kernels import Codes, Ints, Longs, fill_slots, number_spans

_FORMS = 2**14


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The forms met so far: form `i` is `letters[bounds[i] : bounds[i + 1]]` and has `hashes[i]`.

    `slots` is a hash table of form numbers, -1 where it is free; it stays half free, since there is room for no more
    than half as many forms.
    """

    slots: Ints
    hashes: Longs
    letters: Ints
    bounds: Longs
    n_forms: int

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms, in the order of their numbers."""
        bounds = self.bounds[: self.n_forms + 1].tolist()
        spelling = self.letters[: bounds[-1]].tobytes().decode("utf-32-le")
        return tuple(spelling[start:end] for start, end in pairwise(bounds))


def new_lexicon() -> Lexicon:
    """A lexicon without forms."""
    slots, hashes, letters = np.full(2 * _FORMS, -1, np.int32), np.empty(_FORMS, np.int64), np.empty(_FORMS, np.int32)
    return Lexicon(slots, hashes, letters, np.zeros(_FORMS + 1, np.int64), 0)


def number_words(
    codes: Codes, starts: Longs, ends: Longs, alphabet: Alphabet, lexicon: Lexicon
) -> tuple[NDArray[np.int32], Lexicon]:
    """The number of each word `codes[start:end]`, -1 if nothing is left of it when folded, and the lexicon now."""
    ids = np.empty(len(starts), np.int32)
    done = 0
    while True:
        done, n_forms = number_spans(
            codes,
            starts,
            ends,
            alphabet.folds,
            alphabet.spellings,
            alphabet.widest,
            lexicon.slots,
            lexicon.hashes,
            lexicon.letters,
            lexicon.bounds,
            lexicon.n_forms,
            ids,
            done,
        )
        lexicon = replace(lexicon, n_forms=n_forms)
        if done == len(ids):
            return ids, lexicon
        longest = int(ends[done] - starts[done]) * alphabet.widest
        lexicon = _add_forms(lexicon) if n_forms == len(lexicon.hashes) else _add_letters(lexicon, longest)


def _add_forms(lexicon: Lexicon) -> Lexicon:
    room = 2 * lexicon.n_forms
    hashes, bounds = np.resize(lexicon.hashes, room), np.resize(lexicon.bounds, room + 1)
    slots = np.full(2 * room, -1, np.int32)
    fill_slots(slots, hashes, lexicon.n_forms)
    return replace(lexicon, slots=slots, hashes=hashes, bounds=bounds)


def _add_letters(lexicon: Lexicon, longest: int) -> Lexicon:
    letters = np.empty(2 * len(lexicon.letters) + longest, np.int32)
    letters[: len(lexicon.letters)] = lexicon.letters
    return replace(lexicon, letters=letters)
