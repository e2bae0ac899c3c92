"""A number and a seed to a month of made-up news: as worded, repeated, cut and edited as the real one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from prose import (
    MARKS,
    STOP,
    Desk,
    Ints,
    draw_few,
    draw_rare,
    draw_words,
    end_sentence,
    open_desk,
    print_paragraphs,
    write_copy,
)

from pipeline.model import Article, Paragraph, Published

# A batch bounds the memory that word numbers take.
_BATCH = 40_000
_OUTLETS = 60
_DAYS = 27

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article before it has a file: `order` decides within a day."""

    day: int
    order: float
    outlet: int
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class _Slots:
    """Where paragraphs go: the story and the article of each, and the one of the story's first article beside it."""

    story: Ints
    article: Ints
    wire: Ints

    @property
    def first(self) -> Bools:
        """Which stand in the first article of their story."""
        first: Bools = self.wire == np.arange(len(self.wire))
        return first


def write_paragraphs(n: int, seed: int = 0) -> list[str]:
    """Texts of *n* paragraphs in order of publication; the same for the same two numbers."""
    return [text for draft in _write_drafts(n, seed) for text in draft.paragraphs][:n]


def write_articles(n_paragraphs: int, seed: int = 0) -> tuple[Article, ...]:
    """Articles with so many paragraphs in all, in order of publication; a blank line stands between paragraphs."""
    articles: list[Article] = []
    left = n_paragraphs
    for draft in _write_drafts(n_paragraphs, seed):
        if left > 0:
            articles.append(make_article(draft.paragraphs[:left], len(articles), draft.outlet, draft.day))
        left -= len(draft.paragraphs)
    return tuple(articles)


def make_article(paragraphs: Sequence[str], number: int, outlet: int = 0, day: int = 0) -> Article:
    """An article of an outlet and a day, both counted from 0, printing *paragraphs*."""
    name = f"outlet-{outlet:02}"
    return Article(
        id=f"art_{number:012x}",
        text="\n\n".join(paragraphs),
        file=f"{name}/{number:06}.txt",
        sha256="",
        encoding="utf-8",
        outlet=name,
        outlet_basis="folder",
        outlet_group=name,
        published=Published(date(2026, 1, 1) + timedelta(day), "metadata"),
    )


def split_articles(articles: Sequence[Article]) -> tuple[Paragraph, ...]:
    """The body paragraphs of *articles*."""
    return tuple(paragraph for article in articles for paragraph in _split_article(article))


def _split_article(article: Article) -> Iterator[Paragraph]:
    start = 0
    for index, text in enumerate(article.text.split("\n\n")):
        yield Paragraph(article, start, start + len(text), f"par_{article.id}_{index}", index, "body")
        start += len(text) + 2


def _write_drafts(n: int, seed: int) -> list[_Draft]:
    desk = open_desk(seed)
    drafts: list[_Draft] = []
    written = 0
    while written < n:
        batch = _write_batch(desk, min(_BATCH, n - written))
        written += sum(len(draft.paragraphs) for draft in batch)
        drafts += batch
    return sorted(drafts, key=lambda draft: (draft.day, draft.order))


def _write_batch(desk: Desk, n: int) -> list[_Draft]:
    slots = _plan(desk.rng, n)
    own = write_copy(desk, slots.story)
    # A desk that takes a wire story adds paragraphs of its own.
    taken = ~slots.first & (desk.rng.random(len(own)) < 0.85)
    printed = [
        _edit(desk, own[wire], copy) if is_taken else _write_extra(desk, copy)
        for wire, copy, is_taken in zip(slots.wire.tolist(), own, taken.tolist(), strict=True)
    ]
    return _publish(desk, slots, print_paragraphs(printed))


def _plan(rng: np.random.Generator, n: int) -> _Slots:
    """Slots for stories of about *n* paragraphs: three of ten stories are printed by 2 to 12 outlets."""
    many = n // 12 + 2
    outlets = np.where(rng.random(many) < 0.3, np.minimum(1 + rng.geometric(0.3, many), 12), 1)
    sizes = np.clip(np.round(rng.lognormal(np.log(21), 0.6, many)), 3, 120).astype(np.int64)
    kept = 1 + int(np.searchsorted((outlets * sizes).cumsum(), n))
    outlets, sizes = outlets[:kept], sizes[:kept]
    story = np.repeat(np.arange(kept), outlets * sizes)
    starts = (outlets * sizes).cumsum() - outlets * sizes
    index = (np.arange(len(story)) - starts[story]) % sizes[story]
    article = (index == 0).cumsum() - 1
    return _Slots(story, article, starts[story] + index)


def _write_extra(desk: Desk, copy: Ints) -> Ints:
    """*copy*, or instead of it now and then a results line, or the notice of an agency."""
    dice = desk.rng.random()
    if dice < 0.004:
        return desk.notices[dice < 0.001]
    if dice > 0.03:
        return copy
    line = desk.templates[int(draw_few(desk.rng, 1, len(desk.templates))[0])].copy()
    slots = np.flatnonzero(line < 0)
    line[slots] = draw_rare(desk.rng, (len(slots),)) * MARKS
    return end_sentence(line)


def _edit(desk: Desk, wire: Ints, own: Ints) -> Ints:
    """*wire* as another desk prints it: whole, cut, joined, inside a longer paragraph, or reworded."""
    dice = desk.rng.random()
    if dice < 0.32:
        return wire
    ends = (np.flatnonzero(wire & STOP) + 1).tolist()
    if dice < 0.47:
        cut = ends[int(desk.rng.integers(len(ends)))]
        return wire[:cut] if dice < 0.4 or cut == ends[-1] else wire[cut:]
    first = int(np.flatnonzero(own & STOP)[0]) + 1
    if dice < 0.58:
        return np.concatenate([wire, own[:first]])
    if dice < 0.66:
        return np.concatenate([own[:first], wire, own[first:]])
    return _reword(desk, wire, 0.35 * float(desk.rng.random()))


def _reword(desk: Desk, wire: Ints, rate: float) -> Ints:
    """*wire* with a share of its words replaced, left out, or followed by another one."""
    dice = desk.rng.random(len(wire)) / max(rate, 1e-9)
    changed = np.flatnonzero(dice < 0.85)
    new = wire.copy()
    new[changed] = draw_words(desk, len(changed)) * MARKS + wire[changed] % MARKS
    dropped = (dice < 0.25) & (wire % MARKS == 0)
    added = np.flatnonzero((dice >= 0.85) & (dice < 1))
    kept = new[~dropped]
    at = added - dropped.cumsum()[added]
    return np.insert(kept, at, draw_words(desk, len(at)) * MARKS) if len(at) else kept


def _publish(desk: Desk, slots: _Slots, texts: Sequence[str]) -> list[_Draft]:
    """Texts as articles: those of one story by outlets of their own, within a few days."""
    rng = desk.rng
    bounds = [*np.flatnonzero(np.diff(slots.article, prepend=-1)).tolist(), len(texts)]
    days = rng.integers(_DAYS, size=int(slots.story[-1]) + 1)
    drafts: list[_Draft] = []
    for start, end in pairwise(bounds):
        story = int(slots.story[start])
        if slots.first[start]:
            outlets, late = rng.permutation(_OUTLETS).tolist(), 0
        else:
            late = int(rng.geometric(0.6)) - 1
        day = int(days[story]) + min(late, 3)
        drafts.append(_Draft(day, float(rng.random()), outlets.pop(), list(texts[start:end])))
    return drafts
