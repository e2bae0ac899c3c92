"""Utterances to the matters on which their printings differ: a word that matters, or an end cut off in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.disagreements.clashes import DENIALS, Slot, Spelt, name_clash, number_clash
from pipeline.disagreements.sentences import Sentence, place_of, split_tokens
from pipeline.model import Article, Disagreement, Excerpt, Quote, Side, Utterance, Wording

_MOST = 400
_DENIED_IN = 6
_SHARED_END = 4
_ENDED = re.compile(r"(?<![.…])[.!?][\"”’')\]]*\Z")
_GOES_ON = re.compile(r"[^.!?…]*\Z")


def find_quote_matters(utterances: Iterable[Utterance], articles: frozenset[Article]) -> Iterator[Disagreement]:
    """For each utterance of *articles* the pieces of its fullest wording that others print otherwise, and theirs.

    A wording differs where another number or name, or a denial more, stands between the same words, and where it ends
    a sentence that the fullest one carries on. Whether it was altered at all is for `Wording` to say.
    """
    spelt: dict[Article, Spelt] = {}
    for utterance in utterances:
        reference = utterance.reference
        ours, theirs = set[Excerpt](), dict[Excerpt, None]()
        for wording in utterance.wordings:
            quote = wording.quote
            if (
                _may_differ(wording)
                and quote.article != reference.article
                and {quote.article, reference.article} <= articles
            ):
                for one, other in _find_changed(reference, wording, spelt):
                    ours.add(one)
                    theirs[other] = None
        if ours:
            yield Disagreement("quote", (Side(tuple(sorted(ours, key=place_of))), *_sides(theirs)))


def _may_differ(wording: Wording) -> bool:
    return wording.relation == "silently_truncated" or (wording.altered and wording.severity == "high")


def _sides(pieces: Iterable[Excerpt]) -> Iterator[Side]:
    """One side for each wording."""
    same: dict[tuple[str, ...], list[Excerpt]] = {}
    for piece in sorted(pieces, key=place_of):
        same.setdefault(tuple(token.form for token in split_tokens(piece)), []).append(piece)
    return (Side(tuple(printed)) for printed in same.values())


def _find_changed(reference: Quote, wording: Wording, spelt: dict[Article, Spelt]) -> Iterator[tuple[Excerpt, Excerpt]]:
    quote = wording.quote
    a, b = _read(reference), _read(quote)
    if max(len(a.forms), len(b.forms)) > _MOST:
        return
    blocks = SequenceMatcher(None, a.forms, b.forms, autojunk=False)
    cut = wording.relation == "silently_truncated"
    for place, other in _cut_ends(a, b, reference, quote, blocks) if cut else _swapped(a, b, blocks, spelt):
        yield _piece_at(reference, a.tokens[place].start), _piece_at(quote, b.tokens[other].start)


def _read(quote: Quote) -> Sentence:
    tokens = tuple(token for piece in quote.pieces for token in split_tokens(piece))
    return Sentence(quote.pieces[0], tokens, tuple(token.form for token in tokens), ())


def _piece_at(quote: Quote, place: int) -> Excerpt:
    return next(piece for piece in quote.pieces if piece.start <= place < piece.end)


def _swapped(
    a: Sentence, b: Sentence, blocks: SequenceMatcher[str], spelt: dict[Article, Spelt]
) -> Iterator[tuple[int, int]]:
    for article in (a.article, b.article):
        spelt[article] = spelt.get(article) or Spelt.of(article.text)
    for tag, i, j, k, m in blocks.get_opcodes():
        left, right = Slot(0, i, j), Slot(1, k, m)
        # What only one of them prints before or after the rest is left out there, not denied.
        inside = j < len(a.forms) and m < len(b.forms) and (tag == "replace" or (0 < i and 0 < k))
        swapped = tag == "replace" and (number_clash(a, b, left, right) or name_clash(a, b, left, right, spelt))
        denied = tag != "equal" and inside and _is_denied(a.forms[i:j], b.forms[k:m])
        if swapped or denied:
            yield min(i, len(a.tokens) - 1), min(k, len(b.tokens) - 1)


def _is_denied(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if max(len(ours), len(theirs)) > _DENIED_IN:
        return False
    return sum(form in DENIALS for form in ours) + sum(form in DENIALS for form in theirs) == 1


def _cut_ends(
    a: Sentence, b: Sentence, reference: Quote, quote: Quote, blocks: SequenceMatcher[str]
) -> Iterator[tuple[int, int]]:
    """Where a piece of *quote* ends a sentence, while *reference* has the same words and carries on."""
    matched = {
        b_start + n: (a_start + n, n) for a_start, b_start, size in blocks.get_matching_blocks() for n in range(size)
    }
    for piece in quote.pieces:
        last = max((n for n, token in enumerate(b.tokens) if piece.start <= token.start < piece.end), default=-1)
        place, before = matched.get(last, (-1, -1))
        if before + 1 < _SHARED_END or place + 1 >= len(a.tokens) or not _ENDED.search(piece.text[-9:]):
            continue
        whole = _piece_at(reference, a.tokens[place].start)
        between = whole.article.text[a.tokens[place].end : a.tokens[place + 1].start]
        carries_on = whole.start <= a.tokens[place + 1].start < whole.end and _GOES_ON.match(between)
        if carries_on and matched.get(last + 1, (-1, 0))[0] != place + 1:
            yield place, last
