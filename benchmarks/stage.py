"""A number of paragraphs to what our own steps cost on them: as news, as copies of one, or as one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from measure import measure
from newsroom import make_article, split_articles, write_articles, write_paragraphs
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from pipeline.config import OverlapSettings
from pipeline.model import Paragraph
from pipeline.overlap import cosine_join, find_overlap
from pipeline.overlap.clusters import group_paragraphs
from pipeline.overlap.pairs import find_pairs
from pipeline.overlap.texts import read_texts

_SETTINGS = OverlapSettings(pair=0.7, cluster=0.7)
# Enough words for loops to be compiled.
_WARM_UP = 16_000


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds of reading, pairing and grouping, what came out, and the memory of the process, in MB."""

    seconds: tuple[float, ...]
    pairs: int
    clusters: int
    before_megabytes: float
    peak_megabytes: float


@dataclass(frozen=True, slots=True)
class Joined:
    """Seconds of a join, the pairs it found, and the memory it took beside its rows, in MB."""

    threshold: float
    seconds: float
    pairs: int
    megabytes: float


def join_rows(n: int, thresholds: Sequence[float]) -> tuple[Joined, ...]:
    """The costs of joining *n* rows of TfidfVectorizer() at each threshold."""
    rows = csr_array(TfidfVectorizer().fit_transform(write_paragraphs(n)))
    rows.sort_indices()
    joined = []
    for threshold in thresholds:
        cosine_join(rows[:_WARM_UP], threshold)
        found = measure(partial(cosine_join, rows, threshold))
        joined.append(Joined(threshold, found.seconds, len(found.result[0]), found.megabytes))
    return tuple(joined)


def fold_month(n: int) -> Costs:
    """The costs of a month of news of *n* paragraphs."""
    return _fold(split_articles(write_articles(n)))


def repeat_paragraph(n: int, *, marks: bool) -> Costs:
    """The costs of *n* articles of the same paragraph; with *marks*, its commas stand elsewhere in each."""
    [text] = write_paragraphs(1)
    texts = [_move_comma(text, i) if marks else text for i in range(n)]
    return _fold(split_articles([make_article([one], i, outlet=i % 60, day=i % 28) for i, one in enumerate(texts)]))


def _move_comma(text: str, number: int) -> str:
    """*text* with commas where *number* has ones when written in base 2."""
    words = text.split()
    return " ".join(word + "," * (number >> place & 1) for place, word in enumerate(words))


def crowd_article(n: int) -> Costs:
    """The costs of one article of *n* paragraphs."""
    return _fold(split_articles([make_article(write_paragraphs(n), 0)]))


def _fold(paragraphs: Sequence[Paragraph]) -> Costs:
    warm = split_articles(write_articles(_WARM_UP, seed=1))
    find_overlap(warm, (), _SETTINGS)
    read = measure(lambda: read_texts(paragraphs, ()))
    paired = measure(lambda: find_pairs(read.result, _SETTINGS))
    grouped = measure(lambda: group_paragraphs(read.result, paired.result, _SETTINGS))
    steps = (read, paired, grouped)
    return Costs(
        seconds=tuple(step.seconds for step in steps),
        pairs=len(paired.result),
        clusters=len(grouped.result),
        before_megabytes=read.before,
        peak_megabytes=max(step.before + step.megabytes for step in steps),
    )
