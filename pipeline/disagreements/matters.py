"""A story's paragraphs and utterances to the matters on which its articles differ, with what each side prints."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.disagreements.clashes import Clash, Kind, Slot, find_clashes
from pipeline.disagreements.quoted import find_quote_matters
from pipeline.disagreements.sentences import Sentence, place_of, read_sentences
from pipeline.model import Article, Disagreement, Excerpt, Paragraph, Side, Utterance

_Spans = dict[Article, list[tuple[int, int]]]


def find_disagreements(
    paragraphs: tuple[Paragraph, ...], utterances: tuple[Utterance, ...]
) -> tuple[Disagreement, ...]:
    """The matters on which the articles of one story differ, in order of their first excerpt; nothing is decided.

    Sentences of two articles differ when the same words surround another number, date or name, or one negation more,
    or when the same is to happen before, at or after the same end of a season or year. Rough and rounded numbers
    agree, and to add something is not to differ. A quote differs when its wording was altered in a word that matters
    or cut in silence: its fullest wording is the first side. Sides share no article.
    """
    sentences = read_sentences(paragraphs)
    spoken = _find_spoken(utterances)
    told = tuple(same[0] for same in sentences)
    clashes = [
        clash
        for clash in find_clashes(told)
        # Spoken on both sides: then it is a matter of the quote's wording.
        if not all(_lies_in(told[slot.sentence], slot, spoken) for slot in (clash.left, clash.right))
    ]
    articles = frozenset(paragraph.article for paragraph in paragraphs)
    matters = [*_gather(clashes, sentences), *find_quote_matters(utterances, articles)]
    return tuple(sorted(matters, key=lambda matter: (place_of(matter.sides[0].excerpts[0]), matter.kind)))


def _gather(clashes: Iterable[Clash], sentences: Sequence[tuple[Sentence, ...]]) -> Iterator[Disagreement]:
    """Clashes that meet in the same words are one matter, with a side for each value."""
    matter_of: dict[tuple[Kind, int, int], list[tuple[Kind, Slot]]] = {}
    for clash in clashes:
        joined = [
            matter_of.setdefault((clash.kind, slot.sentence, slot.start), [(clash.kind, slot)])
            for slot in (clash.left, clash.right)
        ]
        small, large = sorted(joined, key=len)
        if small is not large:
            large.extend(small)
            matter_of.update(((kind, slot.sentence, slot.start), large) for kind, slot in small)
    for matter in {id(matter): matter for matter in matter_of.values()}.values():
        values: defaultdict[str, list[Excerpt]] = defaultdict(list)
        for _, slot in matter:
            values[slot.value].extend(sentence.excerpt for sentence in sentences[slot.sentence])
        sides = [Side(tuple(sorted(excerpts, key=place_of))) for excerpts in values.values()]
        if not _share_article(sides):
            yield Disagreement(matter[0][0], tuple(sorted(sides, key=lambda side: place_of(side.excerpts[0]))))


def _share_article(sides: Iterable[Side]) -> bool:
    articles = [article for side in sides for article in {excerpt.article for excerpt in side.excerpts}]
    return len(articles) > len(set(articles))


def _find_spoken(utterances: Iterable[Utterance]) -> _Spans:
    spans: defaultdict[Article, list[tuple[int, int]]] = defaultdict(list)
    for piece in (piece for group in utterances for quote in group.members for piece in quote.pieces):
        spans[piece.article].append((piece.start, piece.end))
    return {article: sorted(places) for article, places in spans.items()}


def _lies_in(sentence: Sentence, slot: Slot, spoken: _Spans) -> bool:
    place = sentence.tokens[min(slot.start, len(sentence.tokens) - 1)].start
    spans = spoken.get(sentence.article, [])
    before = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return before >= 0 and place < spans[before][1]
