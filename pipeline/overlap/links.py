"""Pairs of paragraphs to links between texts: how strongly two say the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model import Pairs
from pipeline.overlap.texts import Bools, Ints, Longs, Texts

# Shorter texts are often one template filled in twice, so they have to share runs and not only words.
_SHORT_WORDS = 20
_PROOF = 0.5
# From this cosine on, shared words and shared runs together may prove what neither does alone.
_ALIKE = 0.45
_DECIMALS = 9

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Links between two texts each, `left < right`, in no order: arrays of one length.

    `strict` is the larger of cosine and containment, 0 for short texts without proof.
    """

    left: Ints
    right: Ints
    cosine: Floats
    containment: Floats
    strict: Floats


def find_links(texts: Texts, pairs: Pairs) -> Links:
    """The links that *pairs* make, one a pair, but for paragraphs of the same text.

    Of texts under 20 words half of the shorter must stand in shared runs.
    """
    text_of = np.full(max(pairs.right.max(initial=-1), texts.positions.max(initial=-1)) + 1, -1, np.int32)
    text_of[texts.positions] = texts.text_of
    ends = np.stack([text_of[pairs.left], text_of[pairs.right]])
    apart = ends[0] != ends[1]
    left, right = ends[:, apart].min(axis=0), ends[:, apart].max(axis=0)
    cosine, containment = pairs.cosine[apart], pairs.containment[apart]
    sizes = texts.sizes
    proven = (np.minimum(sizes[left], sizes[right]) >= _SHORT_WORDS) | (containment >= _PROOF)
    return Links(left, right, cosine, containment, np.where(proven, np.maximum(cosine, containment), 0.0))


def measure_joint(texts: Texts, links: Links, which: Longs) -> Floats:
    """What shared words and shared runs say together of some of the links, 0 where they prove nothing.

    Of the text with fewer words, a share w of the words that are no stop words is in the other at all, and a share r
    of all words stands in shared runs: that makes 1 - (1 - w)(1 - r). It is asked of links with a shared run, a cosine
    of .45 and 20 words on both sides, and only if every figure and half of the names (words with a capital) of the
    shorter text are in the other: what one form says of two events differs in these.
    """
    sizes = texts.sizes
    shorter = np.minimum(sizes[links.left[which]], sizes[links.right[which]])
    asked = (links.containment[which] > 0) & (links.cosine[which] >= _ALIKE) & (shorter >= _SHORT_WORDS)
    joint = np.zeros(len(which))
    for i in np.flatnonzero(asked).tolist():
        two = sorted((int(links.left[which[i]]), int(links.right[which[i]])), key=lambda text: (sizes[text], text))
        if not _is_of_others(texts, *two):
            apart = (1 - share_words(texts, *two)) * (1 - links.containment[which[i]])
            joint[i] = round(1 - apart, _DECIMALS)
    return joint


def share_words(texts: Texts, text: int, other: int) -> float:
    """The share of the different words of a text, stop words left out, that another has."""
    ours, theirs = (set(ids[texts.tells[ids]].tolist()) for ids in (texts.ids_of(text), texts.ids_of(other)))
    return len(ours & theirs) / max(1, len(ours))


def _is_of_others(texts: Texts, shorter: int, longer: int) -> bool:
    """Whether the shorter text has a figure more often than the longer one, or more than half of its names alone."""
    ours, theirs = texts.ids_of(shorter), texts.ids_of(longer)
    figures = [Counter(ids[texts.figures[ids]].tolist()) for ids in (ours, theirs)]
    names = set(ours[_find_capitals(texts, shorter) & texts.tells[ours]].tolist())
    return bool(figures[0] - figures[1]) or 2 * len(names & set(theirs.tolist())) < len(names)


def _find_capitals(texts: Texts, text: int) -> Bools:
    """Which words of a text its earliest paragraph prints with a capital."""
    first = int(texts.firsts[text])
    printed = texts.paragraphs[first].article.text
    return np.array([printed[start].isupper() for start in texts.starts[texts.span_of(first)].tolist()], np.bool_)
