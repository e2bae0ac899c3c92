"""Paragraphs to arrays: their words as numbers, equal paragraphs as one text, and which words are quoted speech."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.chronology import order_key
from pipeline.model import Paragraph, Quote
from pipeline.similarity import STOP_WORDS, Numbers, find_firsts, read_words

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The body paragraphs that have words, in order of publication, and the texts they print.

    Paragraph `i` is `paragraphs[i]`, stands at `positions[i]` of the run's paragraphs, is of article `articles[i]`
    (numbered in order of publication) and has the words `[bounds[i], bounds[i + 1])`. Word `w` is `forms[ids[w]]` when
    folded; of an id, `tells` is false for stop words and `figures` true if it has a digit. `starts` and
    `ends` are characters of the article.

    Paragraphs with the same folded words are one text, `text_of[i]`. Text `t` is printed by the paragraphs
    `members[member_bounds[t]:member_bounds[t + 1]]`, the earliest first, which is `firsts[t]`; texts are in the order
    of their earliest.
    """

    paragraphs: tuple[Paragraph, ...]
    positions: Longs
    articles: Ints
    bounds: Longs
    ids: Ints
    starts: Ints
    ends: Ints
    forms: tuple[str, ...]
    tells: Bools
    figures: Bools
    quoted: Bools
    text_of: Ints
    members: Ints
    member_bounds: Longs
    firsts: Ints

    @property
    def n_texts(self) -> int:
        """How many texts there are."""
        return len(self.member_bounds) - 1

    @property
    def sizes(self) -> Longs:
        """How many words every text has."""
        return np.diff(self.bounds)[self.firsts]

    def members_of(self, text: int) -> list[int]:
        """The paragraphs that print a text, the earliest first."""
        members: list[int] = self.members[self.member_bounds[text] : self.member_bounds[text + 1]].tolist()
        return members

    def span_of(self, paragraph: int) -> slice:
        """Where the words of a paragraph are."""
        return slice(int(self.bounds[paragraph]), int(self.bounds[paragraph + 1]))

    def ids_of(self, text: int) -> Ints:
        """The words of a text."""
        return self.ids[self.span_of(int(self.firsts[text]))]

    def numbers(self) -> Numbers:
        """The words of every text."""
        sizes = self.sizes
        is_first = np.zeros(len(self.paragraphs), np.bool_)
        is_first[self.firsts] = True
        ids = self.ids if is_first.all() else self.ids[np.repeat(is_first, np.diff(self.bounds))]
        return Numbers(ids, np.append(0, np.cumsum(sizes)), self.forms)

    def spans(self) -> tuple[Longs, Longs]:
        """Where the words of every text begin and end: those of its earliest paragraph."""
        return self.bounds[self.firsts], self.bounds[self.firsts + 1]


def read_texts(paragraphs: Sequence[Paragraph], quotes: Iterable[Quote]) -> Texts:
    """The body paragraphs among *paragraphs* as `Texts`.

    Quoted is what lies in the pieces of an utterance or a fragment: titles and scare quotes are nobody's speech.
    """
    body, articles = _order_body(paragraphs)
    read = read_words(paragraphs[position].text for position in body)
    filled = np.diff(read.bounds) > 0
    positions, bounds = body[filled], np.append(0, read.bounds[1:][filled])
    kept = tuple(paragraphs[position] for position in positions)
    offsets = np.repeat(np.array([paragraph.start for paragraph in kept], np.int32), np.diff(bounds))
    np.add(read.starts, offsets, out=read.starts)
    np.add(read.ends, offsets, out=read.ends)
    text_of, members, member_bounds = _collapse(bounds, read.ids)
    texts = Texts(
        paragraphs=kept,
        positions=positions,
        articles=articles[filled],
        bounds=bounds,
        ids=read.ids,
        starts=read.starts,
        ends=read.ends,
        forms=read.forms,
        tells=np.array([form not in STOP_WORDS for form in read.forms], np.bool_),
        figures=np.array([any(map(str.isdigit, form)) for form in read.forms], np.bool_),
        quoted=np.zeros(len(read.ids), np.bool_),
        text_of=text_of,
        members=members,
        member_bounds=member_bounds,
        firsts=members[member_bounds[:-1]],
    )
    _mark_quoted(texts, quotes)
    return texts


def _order_body(paragraphs: Sequence[Paragraph]) -> tuple[Longs, Ints]:
    """Positions of the body paragraphs, and the numbers of their articles, in order of publication."""
    body = [position for position, paragraph in enumerate(paragraphs) if paragraph.role == "body"]
    articles = {paragraphs[position].article.id: paragraphs[position].article for position in body}
    numbers = {article.id: number for number, article in enumerate(sorted(articles.values(), key=order_key))}
    article = np.array([numbers[paragraphs[position].article.id] for position in body], np.int32)
    order = np.lexsort((np.array([paragraphs[position].start for position in body], np.int64), article))
    return np.array(body, np.int64)[order], article[order]


def _collapse(bounds: Longs, ids: Ints) -> tuple[Ints, Ints, Longs]:
    """The text of every paragraph, and the paragraphs text by text."""
    firsts, text_of = np.unique(find_firsts(bounds, ids), return_inverse=True)
    members = np.argsort(text_of, kind="stable").astype(np.int32)
    return text_of.astype(np.int32), members, np.searchsorted(text_of[members], np.arange(len(firsts) + 1))


def _mark_quoted(texts: Texts, quotes: Iterable[Quote]) -> None:
    """Marks the words that lie wholly inside a piece of quoted speech."""
    pieces = [piece for quote in quotes if quote.kind in ("utterance", "fragment") for piece in quote.pieces]
    if not pieces:
        return
    number = {paragraph.id: i for i, paragraph in enumerate(texts.paragraphs)}
    for piece in pieces:
        if piece.paragraph.id in number:
            words = texts.span_of(number[piece.paragraph.id])
            first = words.start + int(np.searchsorted(texts.starts[words], piece.start))
            stop = words.start + int(np.searchsorted(texts.ends[words], piece.end, side="right"))
            texts.quoted[first:stop] = True
