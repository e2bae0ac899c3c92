"""Paragraphs to the pairs that overlap: by TF-IDF cosine, or by a shared run of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.config import OverlapSettings
from pipeline.model import Excerpt, Pair, PairKind, Paragraph, Quote
from pipeline.overlap.runs import Shared, find_shared, number_runs
from pipeline.overlap.spread import Company, keep_company
from pipeline.overlap.texts import Ints, Texts, read_texts
from pipeline.similarity import cosine_join, weigh

# Words that say something, in one run and in all that two texts share: "at the end of the" is in any two articles, and
# "said in a written statement" in many.
_RUN_CONTENT = 2
_ALL_CONTENT = 4
# Of one text with other marks, so many are listed against another text; without a limit, copies would multiply.
_PRINTINGS = 4
_DECIMALS = 9
_TINY = 1e-9
_BLOCK_ROWS = 4096

Floats = NDArray[np.float64]
Rows = csr_array[np.float64, tuple[int, int]]


def find_pairs(paragraphs: Sequence[Paragraph], quotes: Sequence[Quote], settings: OverlapSettings) -> tuple[Pair, ...]:
    """Pairs of body paragraphs of two articles that overlap, in order of `left`, then `right`.

    Two paragraphs are a pair at a cosine of `settings.pair` or more, or if they share a run of `settings.run` words
    that has two words that are no stop words and is no boilerplate (`Company.is_boilerplate`); all the runs they share
    must have four such words. Cosines depend on what else is folded, shared runs do not. A pair is `exact` if its
    folded words are the same, `near` at a cosine of `settings.cluster` or more, else `partial`.

    Equal paragraphs are taken as one text: k of them are k - 1 pairs, each with the earliest. Two texts are listed
    once, between the earliest of each that stand in two articles, and once more for a printing that differs in marks
    or capitals only, up to four of them: so copies never multiply.
    """
    texts = read_texts(paragraphs, quotes)
    rows = weigh([texts.paragraphs[first].text for first in texts.firsts])
    left, right = _find_candidates(texts, rows, settings)
    cosines = _measure_cosines(rows, left, right)
    pairs = [pair for members in texts.members for pair in _pair_equals(texts, members)]
    for a, b, cosine in zip(left.tolist(), right.tolist(), cosines.tolist(), strict=True):
        pairs += _compare(texts, a, b, cosine, settings)
    return tuple(sorted(pairs, key=lambda pair: (pair.left, pair.right)))


def _find_candidates(texts: Texts, rows: Rows, settings: OverlapSettings) -> tuple[Ints, Ints]:
    """Numbers of two texts each, the earlier one first, without repeats."""
    by_cosine = cosine_join(rows, max(settings.pair - _TINY, _TINY), collapse=False)
    by_run = _join_runs(texts, keep_company(texts), settings.run)
    n = len(texts.members)
    keys = np.unique(np.concatenate([by_cosine[0] * n + by_cosine[1], by_run[0] * n + by_run[1]]))
    return keys // max(1, n), keys % max(1, n)


def _join_runs(texts: Texts, company: Company, length: int) -> tuple[Ints, Ints]:
    """Texts `left < right` that share a telling run of *length* words."""
    run, text = _list_runs(texts, length)
    holds = csr_array((np.ones(len(run)), (run, text)), shape=(run.max(initial=-1) + 1, len(texts.members)))
    told = _drop_boilerplate(holds, company)
    lefts, rights = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    by_text = csr_array(told.T)
    for start in range(0, by_text.shape[0], _BLOCK_ROWS):
        left, right = (by_text[start : start + _BLOCK_ROWS] @ told).nonzero()
        later = left + start < right
        lefts.append(left[later].astype(np.int64) + start)
        rights.append(right[later].astype(np.int64))
    return np.concatenate(lefts), np.concatenate(rights)


def _list_runs(texts: Texts, length: int) -> tuple[Ints, Ints]:
    """Every telling run that two texts or more have: its number, and the text; each once."""
    numbers = number_runs(texts.ids, length)
    starts = np.arange(len(numbers))
    paragraph = np.searchsorted(texts.bounds, starts, side="right") - 1
    text_of = np.full(len(texts.paragraphs) + 1, -1)
    text_of[texts.firsts] = np.arange(len(texts.members))
    inside = (starts + length <= texts.bounds[paragraph + 1]) & (text_of[paragraph] >= 0)
    kept = inside & (_count_content(texts, length) >= _RUN_CONTENT)
    both = np.unique(np.stack([numbers[kept], text_of[paragraph[kept]]]), axis=1)
    _, run, count = np.unique(both[0], return_inverse=True, return_counts=True)
    shared = count[run] > 1
    return np.unique(run[shared], return_inverse=True)[1].astype(np.int64), both[1][shared]


def _count_content(texts: Texts, length: int) -> Ints:
    """How many words of the run that starts at a word are no stop words."""
    before = np.concatenate([[0], np.cumsum(texts.tells[texts.ids])])
    return before[length:] - before[:-length] if len(texts.ids) >= length else np.empty(0, np.int64)


def _drop_boilerplate(holds: Rows, company: Company) -> Rows:
    """The runs (rows) that are no boilerplate; runs in the same texts are asked about once."""
    verdicts: dict[bytes, bool] = {}
    kept = np.ones(holds.shape[0], np.bool_)
    for run in range(holds.shape[0]):
        texts = holds.indices[holds.indptr[run] : holds.indptr[run + 1]]
        key = texts.tobytes()
        if key not in verdicts:
            verdicts[key] = company.is_boilerplate(texts.astype(np.int64))
        kept[run] = not verdicts[key]
    return holds[kept]


def _measure_cosines(rows: Rows, left: Ints, right: Ints) -> Floats:
    blocks: list[Floats] = [
        rows[left[i : i + _BLOCK_ROWS]].multiply(rows[right[i : i + _BLOCK_ROWS]]).sum(axis=1)
        for i in range(0, len(left), _BLOCK_ROWS)
    ]
    return np.minimum(np.round(np.concatenate([np.empty(0), *blocks]), _DECIMALS), 1.0)


def _pick_paragraphs(texts: Texts, a: int, b: int) -> Iterator[tuple[int, int]]:
    """For every two printings of two texts, the earliest paragraph of each that stand in two articles."""
    for one, other in product(_list_printings(texts, a), _list_printings(texts, b)):
        two = _earliest_of_two_articles(texts, one, other)
        if two:
            yield two


def _list_printings(texts: Texts, text: int) -> list[list[int]]:
    """The paragraphs of a text by what is printed, marks and capitals included; only the first few printings."""
    printings: dict[str, list[int]] = {}
    for member in texts.members[text]:
        printings.setdefault(" ".join(texts.paragraphs[member].text.split()), []).append(member)
    return list(printings.values())[:_PRINTINGS]


def _earliest_of_two_articles(texts: Texts, a: Sequence[int], b: Sequence[int]) -> tuple[int, int] | None:
    """The earliest paragraph of each text, one of them replaced by a later one where both stand in one article."""
    article = texts.paragraphs[a[0]].article
    if article != texts.paragraphs[b[0]].article:
        return a[0], b[0]
    others = [(a[0], m) for m in b if texts.paragraphs[m].article != article]
    others += [(m, b[0]) for m in a if texts.paragraphs[m].article != article]
    return min(others, key=max, default=None)


def _pair_equals(texts: Texts, members: Sequence[int]) -> Iterator[Pair]:
    first, *rest = members
    words = texts.n_words(first)
    for member in rest:
        if texts.paragraphs[member].article != texts.paragraphs[first].article:
            shared = Shared(words, 0, 0, 1.0, texts.ids[texts.words(first)])
            yield _describe(texts, first, member, 1.0, shared, "exact")


def _compare(texts: Texts, a: int, b: int, cosine: float, settings: OverlapSettings) -> Iterator[Pair]:
    """The pairs of two texts, the earlier one first: none if neither cosine nor shared runs are enough."""
    one, other = (texts.ids[texts.words(texts.members[text][0])] for text in (a, b))
    shared = find_shared(one, other, settings.run)
    if cosine < settings.pair and texts.tells[shared.covered].sum() < _ALL_CONTENT:
        return
    kind: PairKind = "near" if cosine >= settings.cluster else "partial"
    for first, second in _pick_paragraphs(texts, a, b):
        yield _describe(texts, first, second, cosine, shared, kind)


def _describe(texts: Texts, a: int, b: int, cosine: float, shared: Shared, kind: PairKind) -> Pair:
    runs = [(a, int(texts.bounds[a]) + shared.left), (b, int(texts.bounds[b]) + shared.right)]
    runs.sort(key=lambda run: texts.positions[run[0]])
    in_quote = shared.words > 0 and all(texts.quoted[at : at + shared.words].all() for _, at in runs)
    return Pair(
        left=texts.positions[runs[0][0]],
        right=texts.positions[runs[1][0]],
        cosine=cosine,
        containment=round(shared.containment, _DECIMALS),
        longest_run_words=shared.words,
        kind=kind,
        in_quote=in_quote,
        shared=_cut(texts, *runs[0], shared.words) if shared.words else None,
    )


def _cut(texts: Texts, paragraph: int, at: int, words: int) -> Excerpt:
    printed = texts.paragraphs[paragraph]
    start, end = int(texts.starts[at]), int(texts.ends[at + words - 1])
    return Excerpt(printed.article, start, end, printed)
