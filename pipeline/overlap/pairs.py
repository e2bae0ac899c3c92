"""Texts to the pairs of paragraphs that overlap: by TF-IDF cosine, or by a shared passage."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from pipeline.config import OverlapSettings
from pipeline.model import PAIR_KINDS, Pairs
from pipeline.overlap.compare import Shared, compare_texts
from pipeline.overlap.passages import join_passages
from pipeline.overlap.texts import Bools, Longs, Texts
from pipeline.similarity import cosine_join, measure_cosines, weigh

# Of one text with other marks, so many are listed against another text; without a limit, copies would multiply.
_PRINTINGS = 4
_DECIMALS = 9
_TINY = 10**-_DECIMALS
_EXACT, _NEAR, _PARTIAL = (PAIR_KINDS.index(kind) for kind in ("exact", "near", "partial"))

Floats = NDArray[np.float64]
# The earliest paragraph, and the earliest of another article, if there is one.
_Printing = tuple[int, int | None]


def find_pairs(texts: Texts, settings: OverlapSettings) -> Pairs:
    """Pairs of body paragraphs of two articles that overlap, in order of `left`, then `right`.

    Two paragraphs are a pair at a cosine of `settings.pair` or more, or if they share passages: runs of
    `settings.run` words, as `join_passages` has it. Cosines depend on what else is folded; shared passages do so only
    where very many print one. A pair is `exact` if its folded words are the same, `near` at a cosine of
    `settings.cluster` or more, else `partial`. Cosines are rounded to 9 decimals, so that the last bit of a sum
    decides nothing.

    Equal paragraphs are taken as one text: k of them are k - 1 pairs, each with the earliest. Two texts are listed
    once, between the earliest of each that stand in two articles, and once more for every two printings that differ
    in marks or capitals only, of four or five of each text; of texts with the same words in another order, each meets
    the others through the first. So copies never multiply.
    """
    left, right, cosines = _join_texts(texts, settings)
    shared = compare_texts(texts, left, right, settings.run)
    kinds = np.where(cosines >= settings.cluster, _NEAR, _PARTIAL).astype(np.int8)
    which, one, other = _pick_paragraphs(texts, left, right)
    again, copies = _list_copies(texts)
    sizes = texts.sizes[texts.text_of[again]]
    whole = Shared(sizes, np.zeros_like(sizes), np.zeros_like(sizes), np.ones(len(again)))
    return _publish(
        texts,
        np.concatenate([one, again]),
        np.concatenate([other, copies]),
        np.concatenate([cosines[which], np.ones(len(again))]),
        np.concatenate([kinds[which], np.full(len(again), _EXACT, np.int8)]),
        shared.pick(which).join(whole),
    )


def _join_texts(texts: Texts, settings: OverlapSettings) -> tuple[Longs, Longs, Floats]:
    """Numbers of two texts each, the earlier one first, without repeats, and their cosines."""
    ours, theirs = join_passages(texts, settings.run)
    rows = weigh(texts.numbers())
    left, right, cosines = cosine_join(rows, max(settings.pair - _TINY, _TINY))
    kept = np.round(cosines, _DECIMALS) >= settings.pair
    left, right, cosines = left[kept], right[kept], cosines[kept]
    new = ~np.isin(ours * texts.n_texts + theirs, left * texts.n_texts + right, assume_unique=True)
    ours, theirs = ours[new], theirs[new]
    measured = np.concatenate([cosines, measure_cosines(rows, ours, theirs)])
    rounded: Floats = np.minimum(np.round(measured, _DECIMALS), 1.0)
    return np.concatenate([left, ours]), np.concatenate([right, theirs]), rounded


def _pick_paragraphs(texts: Texts, left: Longs, right: Longs) -> tuple[Longs, Longs, Longs]:
    """For every two printings of two texts, the earliest paragraph of each that stand in two articles.

    Three arrays: which pair of texts it is, and the two paragraphs.
    """
    printings = _list_printings(texts)
    several = np.zeros(texts.n_texts, np.bool_)
    several[[text for text, some in printings.items() if len(some) > 1]] = True
    firsts = texts.firsts.astype(np.int64)
    plain = ~several[left] & ~several[right] & (texts.articles[firsts[left]] != texts.articles[firsts[right]])
    rest = [
        (which, one, other)
        for which in np.flatnonzero(~plain).tolist()
        for one, other in _pair_printings(texts, printings, int(left[which]), int(right[which]))
    ]
    listed = np.array(rest, np.int64).reshape(-1, 3).T
    which = np.flatnonzero(plain)
    return (
        np.concatenate([which, listed[0]]),
        np.concatenate([firsts[left[which]], listed[1]]),
        np.concatenate([firsts[right[which]], listed[2]]),
    )


def _list_printings(texts: Texts) -> dict[int, list[_Printing]]:
    """The printings of each text of several paragraphs: what differs in marks or capitals is another one."""
    printings: dict[int, list[_Printing]] = {}
    for text in np.flatnonzero(np.diff(texts.member_bounds) > 1).tolist():
        printed: dict[str, list[int]] = {}
        for member in texts.members_of(text):
            printed.setdefault(" ".join(texts.paragraphs[member].text.split()), []).append(member)
        printings[text] = _pick_printings([_find_elsewhere(texts, members) for members in printed.values()], texts)
    return printings


def _pick_printings(found: list[_Printing], texts: Texts) -> list[_Printing]:
    """The first few, and the first of another article where those are all of one."""
    article = texts.articles[found[0][0]]
    kept, rest = found[:_PRINTINGS], found[_PRINTINGS:]
    if all(elsewhere is None and texts.articles[first] == article for first, elsewhere in kept):
        kept += [one for one in rest if one[1] is not None or texts.articles[one[0]] != article][:1]
    return kept


def _find_elsewhere(texts: Texts, members: list[int]) -> _Printing:
    article = texts.articles[members[0]]
    return members[0], next((member for member in members if texts.articles[member] != article), None)


def _pair_printings(texts: Texts, printings: dict[int, list[_Printing]], a: int, b: int) -> Iterator[tuple[int, int]]:
    one, other = (printings.get(text) or [(int(texts.firsts[text]), None)] for text in (a, b))
    for (first_a, later_a), (first_b, later_b) in product(one, other):
        if texts.articles[first_a] != texts.articles[first_b]:
            yield first_a, first_b
            continue
        # Where the earliest stand in one article, the next one that stands in another takes the place of one.
        found = [(first_a, later_b)] if later_b is not None else []
        found += [(later_a, first_b)] if later_a is not None else []
        yield from sorted(found, key=max)[:1]


def _list_copies(texts: Texts) -> tuple[Longs, Longs]:
    """The earliest paragraph of each text, and every later one of another article."""
    copies = np.delete(texts.members, texts.member_bounds[:-1]).astype(np.int64)
    firsts = texts.firsts[texts.text_of[copies]].astype(np.int64)
    apart: Bools = texts.articles[firsts] != texts.articles[copies]
    return firsts[apart], copies[apart]


def _publish(texts: Texts, a: Longs, b: Longs, cosines: Floats, kinds: NDArray[np.int8], shared: Shared) -> Pairs:
    """Pairs of paragraphs, the earlier text's first, as pairs of positions."""
    starts = np.stack([texts.bounds[a] + shared.left, texts.bounds[b] + shared.right])
    quoted = np.zeros(len(texts.quoted) + 1, np.int32)
    np.cumsum(texts.quoted, out=quoted[1:])
    in_quote = (shared.words > 0) & (quoted[starts + shared.words] - quoted[starts] == shared.words).all(axis=0)
    positions = texts.positions[np.stack([a, b])]
    turned = (positions[0] > positions[1]).astype(np.int64)
    order = np.lexsort((positions.max(axis=0), positions.min(axis=0)))
    start = np.take_along_axis(starts, turned[None, :], axis=0)[0]
    return Pairs(
        left=positions.min(axis=0)[order].astype(np.int32),
        right=positions.max(axis=0)[order].astype(np.int32),
        cosine=cosines[order],
        containment=np.round(shared.containment, _DECIMALS)[order],
        longest_run_words=shared.words[order].astype(np.int32),
        kinds=kinds[order],
        in_quote=in_quote[order],
        shared_start=np.where(shared.words > 0, texts.starts[start], 0)[order].astype(np.int32),
        shared_end=np.where(shared.words > 0, texts.ends[start + shared.words - 1], 0)[order].astype(np.int32),
    )
