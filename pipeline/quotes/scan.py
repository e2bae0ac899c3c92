"""The paragraphs of an article to the pieces of text between quotation marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Paragraph
from pipeline.quotes.marks import MARKS, Mark, find_double_marks, find_single_spans, opens_single

# How far a quote that its next paragraph does not reopen may look for its closing mark.
_FAR_PARAGRAPHS = 6
_FAR_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """Quoted words of one paragraph: `[start, end)` without, `[outer_start, outer_end)` with their marks.

    All offsets are the article's. `paragraph_no` counts the paragraphs that were scanned; `linked`: it goes on from the
    piece before, over a paragraph's end; `single`: it stands between single marks.
    """

    paragraph: Paragraph
    paragraph_no: int
    outer_start: int
    outer_end: int
    start: int
    end: int
    closed: bool
    linked: bool = False
    single: bool = False

    @property
    def text(self) -> str:
        """The quoted words."""
        return self.paragraph.article.text[self.start : self.end]

    @property
    def closing(self) -> str:
        """The last character, marks of quotes within it aside."""
        return self.text.rstrip(MARKS)[-1:] or " "


@dataclass(frozen=True, slots=True)
class _Found:
    """Outermost spans of one paragraph: marks and words, relative to it; what is left open; a closer without opener."""

    spans: tuple[tuple[int, int, int, int, bool], ...]
    left_open: bool
    stray: Mark | None
    starts_open: bool


def scan(paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """The outermost quoted pieces of one article's *paragraphs*, in order; one linear pass, never an error.

    A quote that its paragraph does not close continues where the following one begins with an opening mark, or if a
    closing mark stands near with no opening one before it; otherwise it ends with its paragraph.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    found = [_scan_double(text) for text in texts]
    pieces: list[Piece] = []
    reopened = False
    run_on = 0
    for n, (paragraph, paragraph_marks) in enumerate(zip(paragraphs, found, strict=True)):
        spans = list(paragraph_marks.spans)
        if run_on:
            run_on -= 1
            stray = paragraph_marks.stray
            end = stray.start if stray and not run_on else len(texts[n])
            spans.insert(0, (0, stray.end if stray and not run_on else end, 0, end, not run_on))
        made = [_piece(paragraph, n, span, linked=(reopened and k == 0)) for k, span in enumerate(spans)]
        pieces += [piece for piece in made if piece is not None]
        reopened = False
        if run_on:
            reopened = True
        elif paragraph_marks.left_open:
            run_on = _far_close(texts, found, n)
            reopened = bool(run_on) or (n + 1 < len(found) and found[n + 1].starts_open)
    return pieces


def scan_single(paragraphs: Sequence[Paragraph], pieces: Sequence[Piece], *, speech: bool) -> list[Piece]:
    """The pieces between single marks outside of *pieces*; with *speech*, reopened paragraphs are linked as well."""
    taken: dict[int, list[Piece]] = {}
    for piece in pieces:
        taken.setdefault(piece.paragraph_no, []).append(piece)
    singles: list[Piece] = []
    reopened = False
    for n, paragraph in enumerate(paragraphs):
        text = paragraph.text
        spans = [(s, e, s + 1, e - 1, True) for s, e in _outside(paragraph, text, taken.get(n, []))]
        next_opens = n + 1 < len(paragraphs) and opens_single(paragraphs[n + 1].text)
        open_start = len(text) - len(text.lstrip())
        left_open = speech and next_opens and opens_single(text) and not spans
        if left_open:
            spans = [(open_start, len(text), open_start + 1, len(text), False)]
        for k, span in enumerate(spans):
            linked = reopened and k == 0 and span[0] == open_start
            piece_ = _piece(paragraph, n, span, linked=linked, single=True)
            if piece_ is not None:
                singles.append(piece_)
        reopened = left_open
    return singles


def inner_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of *text* between marks of its own, marks left out."""
    double = [(s, e) for _, _, s, e, closed in _scan_double(text).spans if closed]
    single = [(s + 1, e - 1) for s, e in find_single_spans(text)]
    return tuple(sorted(span for span in double + single if span[0] < span[1]))


def _outside(paragraph: Paragraph, text: str, taken: Sequence[Piece]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in [*taken, None]:
        stop = piece.outer_start - paragraph.start if piece else len(text)
        spans += [(at + s, at + e) for s, e in find_single_spans(text[at:stop])]
        at = piece.outer_end - paragraph.start if piece else stop
    return spans


def _piece(
    paragraph: Paragraph, n: int, span: tuple[int, int, int, int, bool], *, linked: bool, single: bool = False
) -> Piece | None:
    outer_start, outer_end, start, end, closed = span
    words = paragraph.article.text[paragraph.start + start : paragraph.start + end]
    if not any(character.isalnum() for character in words):
        return None
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    base = paragraph.start
    return Piece(paragraph, n, base + outer_start, base + outer_end, base + start, base + end, closed, linked, single)


def _far_close(texts: Sequence[str], found: Sequence[_Found], n: int) -> int:
    """How many paragraphs after the *n*th a quote left open in it runs on; 0 when it does not."""
    if n + 1 < len(found) and found[n + 1].starts_open:
        return 0
    characters = 0
    for ahead in range(1, min(_FAR_PARAGRAPHS, len(found) - 1 - n) + 1):
        later = found[n + ahead]
        stray = later.stray
        if stray is not None and characters + stray.start <= _FAR_CHARACTERS:
            return ahead
        characters += len(texts[n + ahead])
        if stray is not None or later.spans or later.left_open or characters > _FAR_CHARACTERS:
            return 0
    return 0


def _scan_double(text: str) -> _Found:
    marks = find_double_marks(text)
    if not marks:
        return _Found((), False, None, False)
    walk = _Walk(text, marks)
    for n, mark in enumerate(marks):
        walk.take(n, mark)
    walk.finish()
    first = marks[0]
    stray = first if first.part == "close" else None
    starts_open = first.part != "close" and not text[: first.start].strip()
    return _Found(tuple(walk.spans), walk.left_open, stray, starts_open)


class _Walk:
    """The marks of one paragraph, taken one by one with a stack of those still open."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.spans: list[tuple[int, int, int, int, bool]] = []
        self.left_open = False
        self._text = text
        self._stack: list[Mark] = []
        self._open_families: Counter[str] = Counter()
        self._closers_left = _unmatched_closers(marks)
        self._own_closer_next = _own_closer_next(marks)

    def take(self, n: int, mark: Mark) -> None:
        """Opens or closes with the *n*th mark, or drops it."""
        if mark.part == "open" or (mark.part == "either" and not self._open_families[mark.family]):
            self._open(n, mark)
        elif self._open_families[mark.family]:
            self._close(mark, mark.family)
        elif self._stack and self._stack[-1].family not in self._own_closer_next[n]:
            # A quote opened with one kind of mark and closed with another.
            self._close(mark, self._stack[-1].family)

    def finish(self) -> None:
        """Ends with the paragraph what is still open."""
        if self._stack:
            self.left_open = True
            self._emit(self._stack[0], len(self._text), len(self._text), closed=False)

    def _open(self, n: int, mark: Mark) -> None:
        if self._stack and self._closers_left[n] <= len(self._stack):
            # A lone word that nothing closes is no lost quote, only a lost mark.
            if len(self._text[self._stack[0].end : mark.start].split(maxsplit=1)) > 1:
                self._emit(self._stack[0], mark.start, mark.start, closed=False)
            self._stack.clear()
            self._open_families.clear()
        self._stack.append(mark)
        self._open_families[mark.family] += 1

    def _close(self, mark: Mark, family: str) -> None:
        while True:
            opener = self._stack.pop()
            self._open_families[opener.family] -= 1
            if opener.family == family:
                break
        if not self._stack:
            self._emit(opener, mark.start, mark.end, closed=True)

    def _emit(self, opener: Mark, end: int, outer_end: int, *, closed: bool) -> None:
        self.spans.append((opener.start, outer_end, opener.end, end, closed))


def _own_closer_next(marks: Sequence[Mark]) -> list[frozenset[str]]:
    """For each mark, the families that have a closing mark after it and before the next opening one."""
    coming: list[frozenset[str]] = [frozenset()] * len(marks)
    after: frozenset[str] = frozenset()
    for n in range(len(marks) - 1, -1, -1):
        coming[n] = after
        if marks[n].part == "open":
            after = frozenset()
        elif marks[n].family not in after:
            after = after | {marks[n].family}
    return coming


def _unmatched_closers(marks: Sequence[Mark]) -> list[int]:
    """For each mark, how many closing ones after it have no opening one of their own."""
    left = [0] * len(marks)
    unmatched = 0
    for n in range(len(marks) - 1, -1, -1):
        left[n] = unmatched
        if marks[n].part == "close":
            unmatched += 1
        elif marks[n].part == "open":
            unmatched = max(0, unmatched - 1)
    return left
