"""The paragraphs of many articles to the quotes in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from pipeline.config import QuoteSettings
from pipeline.model import Attribution, Excerpt, Paragraph, Quote, QuoteKind, stable_id
from pipeline.quotes.attribution import Reading, antecedent, attribute, lead_in, read_sides
from pipeline.quotes.kinds import kind_of
from pipeline.quotes.names import people
from pipeline.quotes.outline import Outline, outline
from pipeline.quotes.rejoin import rejoin
from pipeline.quotes.scan import Piece, scan, scan_single
from pipeline.quotes.speakers import Finding
from pipeline.text import fold

_SPEECH_SPANS = 2


def find_quotes(paragraphs: tuple[Paragraph, ...], settings: QuoteSettings) -> tuple[Quote, ...]:
    """The quotes in the body *paragraphs*, article by article, in the order of the text.

    A quote may have several pieces: parted by `said X`, or by the end of a paragraph. Where an article sets speech in
    single marks those count as double ones; elsewhere they hold titles and scare quotes. Nothing in a text is an error.
    *settings* has nothing to say here yet; it is taken so that every stage is called alike.
    """
    del settings
    body = [paragraph for paragraph in paragraphs if paragraph.role == "body"]
    quotes: list[Quote] = []
    for _, own in groupby(body, key=lambda paragraph: paragraph.article.id):
        quotes += _quotes_of_article(list(own))
    return tuple(quotes)


def _quotes_of_article(paragraphs: Sequence[Paragraph]) -> list[Quote]:
    double = scan(paragraphs)
    speech = not double and _speaks_in_single_marks(paragraphs)
    pieces = sorted([*double, *scan_single(paragraphs, double, speech=speech)], key=lambda piece: piece.start)
    if not pieces:
        return []
    lines = _outlines(paragraphs, pieces)
    readings = read_sides(pieces, lines)
    kinds = [
        kind_of(
            piece,
            readings[n],
            lines[piece.paragraph_no],
            lines[piece.paragraph_no].place_of[n],
            plain_single=piece.single and not speech,
        )
        for n, piece in enumerate(pieces)
    ]
    groups = rejoin(pieces, kinds, readings, lines)
    said = _attributions(groups, pieces, kinds, readings, lines)
    seen: Counter[str] = Counter()
    return [_quote(group, pieces, kinds, said[group[0]], seen) for group in groups]


def _speaks_in_single_marks(paragraphs: Sequence[Paragraph]) -> bool:
    pieces = scan_single(paragraphs, (), speech=True)
    if len(pieces) < _SPEECH_SPANS:
        return False
    readings = read_sides(pieces, _outlines(paragraphs, pieces))
    cued = sum(reading.cued and piece.closing in ",.!?…" for reading, piece in zip(readings, pieces, strict=True))
    return cued >= _SPEECH_SPANS


def _outlines(paragraphs: Sequence[Paragraph], pieces: Sequence[Piece]) -> list[Outline]:
    numbered: list[list[tuple[int, Piece]]] = [[] for _ in paragraphs]
    for number, piece in enumerate(pieces):
        numbered[piece.paragraph_no].append((number, piece))
    return [outline(paragraph, own) for paragraph, own in zip(paragraphs, numbered, strict=True)]


def _attributions(
    groups: Sequence[Sequence[int]],
    pieces: Sequence[Piece],
    kinds: Sequence[QuoteKind],
    readings: Sequence[Reading],
    lines: Sequence[Outline],
) -> list[Attribution | None]:
    """The attribution of each piece: its quote's."""
    known = people(lines)
    said: list[Attribution | None] = [None] * len(pieces)
    for group in groups:
        found = _finding(group, pieces, kinds, readings, lines)
        attribution = None
        if found is not None:
            attribution = attribute(found, known, antecedent(found, group[0], pieces, lines, said))
        elif group[0]:
            attribution = _continued(group[0], lines, pieces, said[group[0] - 1])
        for number in group:
            said[number] = attribution
    return said


def _finding(
    group: Sequence[int],
    pieces: Sequence[Piece],
    kinds: Sequence[QuoteKind],
    readings: Sequence[Reading],
    lines: Sequence[Outline],
) -> Finding | None:
    beside = [found for found in (readings[number].beside for number in group) if found is not None]
    if beside:
        named = [found for found in beside if found.mention and found.mention.kind == "name"]
        return named[0] if named else beside[0]
    if kinds[group[0]] in ("utterance", "fragment"):
        return lead_in(group[0], pieces[group[0]], lines)
    return None


def _continued(
    number: int, lines: Sequence[Outline], pieces: Sequence[Piece], earlier: Attribution | None
) -> Attribution | None:
    """The attribution of the quote before, if the two stand in one sentence or in one that follows it."""
    here, before = pieces[number], pieces[number - 1]
    if earlier is None or here.paragraph_no != before.paragraph_no:
        return None
    own = lines[here.paragraph_no]
    sentences = own.sentence_of[own.place_of[number]] - own.sentence_of[own.place_of[number - 1]]
    if sentences > 1:
        return None
    return Attribution(earlier.speaker, earlier.printed, "continued", earlier.cue)


def _quote(
    group: Sequence[int],
    pieces: Sequence[Piece],
    kinds: Sequence[QuoteKind],
    attribution: Attribution | None,
    seen: Counter[str],
) -> Quote:
    article = pieces[group[0]].paragraph.article
    excerpts = tuple(Excerpt(article, pieces[n].start, pieces[n].end, pieces[n].paragraph) for n in group)
    text = fold(" ".join(excerpt.text for excerpt in excerpts))
    seen[text] += 1
    kind: QuoteKind = "utterance" if any(kinds[n] == "utterance" for n in group) else kinds[group[0]]
    name = stable_id("quo", article.id, text, str(seen[text]))
    return Quote(name, excerpts, kind, pieces[group[-1]].closed, attribution)
