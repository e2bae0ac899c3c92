"""The pieces of an article to quotes: which pieces are parts of one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import QuoteKind
from pipeline.quotes import cues
from pipeline.quotes.attribution import Reading
from pipeline.quotes.outline import Outline
from pipeline.quotes.scan import Piece

_LONGEST_BREAK = 25
_JOINTS = frozenset(",:—–-…") | {"--", "...", ".."}


def rejoin(
    pieces: Sequence[Piece], kinds: Sequence[QuoteKind], readings: Sequence[Reading], lines: Sequence[Outline]
) -> list[list[int]]:
    """The pieces by number, in order, those of one quote together.

    A piece goes on with the one before it if it was reopened, if nothing stands between them, or if nothing but the
    first one's attribution does and it has no speaker of its own.
    """
    quotes: list[list[int]] = []
    for number in range(len(pieces)):
        if quotes and _goes_on(quotes[-1][-1], number, pieces, kinds, readings, lines):
            quotes[-1].append(number)
        else:
            quotes.append([number])
    return quotes


def _goes_on(
    earlier: int,
    later: int,
    pieces: Sequence[Piece],
    kinds: Sequence[QuoteKind],
    readings: Sequence[Reading],
    lines: Sequence[Outline],
) -> bool:
    first, second = pieces[earlier], pieces[later]
    if second.linked:
        return True
    if "title" in (kinds[earlier], kinds[later]) or first.single != second.single:
        return False
    if first.paragraph_no == second.paragraph_no:
        return _same_paragraph(earlier, later, first, kinds[later], readings, lines[first.paragraph_no])
    if second.paragraph_no != first.paragraph_no + 1 or readings[later].after is not None:
        return False
    starts = lines[second.paragraph_no].place_of[later] == 0
    return starts and _ends_attributed(earlier, lines[first.paragraph_no], readings[earlier])


def _same_paragraph(
    earlier: int, later: int, first: Piece, kind: QuoteKind, readings: Sequence[Reading], lines: Outline
) -> bool:
    at, to = lines.place_of[earlier], lines.place_of[later]
    between = lines.tokens[at + 1 : to]
    if not between:
        return first.closed and first.closing in ".!?…,"
    own = readings[later].after
    if readings[earlier].after is None or own is not None or len(between) > _LONGEST_BREAK:
        return False
    if lines.sentence_of[to] == lines.sentence_of[at]:
        verbs = sum(token.low in cues.SPEECH_VERBS or token.low in cues.PARTICIPLES for token in between)
        return between[-1].text in _JOINTS and verbs <= 1
    whole = kind == "utterance" or lines.tokens[to - 1].text == "."
    return (
        whole
        and lines.sentence_of[to] == lines.sentence_of[at] + 1
        and lines.sentence_of[to - 1] < lines.sentence_of[to]
    )


def _ends_attributed(earlier: int, lines: Outline, reading: Reading) -> bool:
    """Whether the paragraph ends with the piece's attribution, or with the piece itself, attributed before."""
    at = lines.place_of[earlier]
    rest = len(lines.tokens) - at - 1
    if not rest:
        return reading.before is not None and reading.before.joined
    return reading.after is not None and rest <= _LONGEST_BREAK + 1 and lines.sentence_of[at] == lines.sentence_of[-1]
