"""A printed wording against the fullest one: what was changed, how, and whether it matters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pipeline.model import Edit, Quote, Relation, Wording
from pipeline.quotes.align import Block, align, best_region
from pipeline.quotes.changes import Change, is_severe, relation_of_change
from pipeline.quotes.identity import name_words, same_person, speaker_name
from pipeline.quotes.match import Saying, day_of, quotes_the_other
from pipeline.quotes.normalise import QuoteToken
from pipeline.quotes.project import Wordings, lay_over

_SAID_TWICE_DAYS = 2
# Which change names the wording when there are several.
_RANK: tuple[Relation, ...] = (
    "silently_truncated",
    "substitution",
    "omission",
    "bracketed",
    "marked_omission",
    "repetition",
    "masked",
    "abbreviation",
    "spelling",
    "filler",
    "truncated",
)
_HARMLESS: tuple[Relation, ...] = ("truncated", "spelling", "filler", "masked", "abbreviation", "repetition")
_BEHEADED = ("truncated", True)


def wording_of(reference: Quote, member: Quote, speaker: str | None = None) -> tuple[Wording, tuple[str, ...]]:
    """How *member* words what *reference* has in full, and the sentences of it that each of its pieces carries.

    *speaker* is whose utterance it is; without one the reference's own speaker is what the member's is held against.
    Only the sentences that the member prints words of are compared. The `same` and `cut` parts of the diff are that
    passage of the reference as printed, the `same` and `added` parts the member as printed, but for white space.
    """
    laid = lay_over(reference, member)
    changes = _changes(laid)
    relation, severity = _verdict(laid, changes)
    wording = Wording(
        member,
        relation,
        severity,
        _count_printed((token for change in changes for token in change.cut), reference.text, laid.ref_tokens),
        _count_printed((token for change in changes for token in change.added), member.text, laid.tokens),
        _diff(laid.passage, member.text),
        _note(laid, speaker),
    )
    return wording, laid.passages


def _diff(passage: str, printed: str) -> tuple[Edit, ...]:
    """The word diff of two printed texts; words are equal only if they are printed alike."""
    a, b = passage.split(), printed.split()
    edits: list[Edit] = []

    def put(kind: Literal["same", "cut", "added"], words: Sequence[str]) -> None:
        if words:
            edits.append(Edit(kind, " ".join(words)))

    at_a = at_b = 0
    for block in (*align(a, b), Block(len(a), len(b), 0)):
        put("cut", a[at_a : block.a])
        put("added", b[at_b : block.b])
        put("same", a[block.a : block.a + block.size])
        at_a, at_b = block.a + block.size, block.b + block.size
    return tuple(edits)


def _changes(laid: Wordings) -> list[Change]:
    """Where the member's words differ from those of the sentences it carries."""
    first, stop = laid.sentences[laid.carried[0]][0], laid.sentences[laid.carried[-1]][1]
    inside = [block for block in laid.blocks if block.a + block.size > first and block.a < stop]
    changes: list[Change] = []
    at_a, at_b = first, 0
    for block in (*inside, Block(stop, len(laid.tokens), 0)):
        change = Change(
            cut=_cut(laid, at_a, block.a),
            added=laid.tokens[at_b : block.b],
            gap=_gap(laid, at_b, block.b),
            starts=at_b == 0,
            ends=block.size == 0,
        )
        if change.cut or change.added:
            changes.append(change)
        at_a, at_b = block.a + block.size, block.b + block.size
    return changes


def _cut(laid: Wordings, first: int, stop: int) -> tuple[QuoteToken, ...]:
    """The tokens `[first, stop)` of the reference, but for whole sentences left out between two pieces."""
    if len(laid.member.pieces) == 1:
        return laid.ref_tokens[first:stop]
    left_out = [laid.sentences[n] for n in range(len(laid.sentences)) if n not in laid.carried]
    return tuple(laid.ref_tokens[n] for n in range(first, stop) if not any(s <= n < e for s, e in left_out))


def _gap(laid: Wordings, first: int, stop: int) -> tuple[int, int]:
    start = laid.tokens[first - 1].end if first else 0
    return start, laid.tokens[stop].start if stop < len(laid.tokens) else len(laid.member.text)


def _verdict(laid: Wordings, changes: Sequence[Change]) -> tuple[Relation, Literal["none", "low", "high"]]:
    if not changes:
        return _same_words(laid), "none"
    texts = laid.reference.text, laid.member.text
    found = [relation_of_change(change, texts, fragment=laid.member.kind == "fragment") for change in changes]
    # A sentence may lose its end; without its start ("I do not believe that…") it may say the contrary.
    weighed = (c for c, own in zip(changes, found, strict=True) if own not in _HARMLESS or (own, c.starts) == _BEHEADED)
    severe = any(is_severe(change, texts) for change in weighed)
    return min(found, key=_RANK.index), "high" if severe else "low"


def _same_words(laid: Wordings) -> Relation:
    if laid.passage.split() != laid.member.text.split():
        return "punctuation"
    pieces, whole = len(laid.member.pieces), len(laid.reference.pieces)
    if len(laid.carried) < len(laid.bounds) or pieces > whole:
        return "split"
    return "merged" if pieces < whole else "identical"


def _count_printed(changed: Iterable[QuoteToken], text: str, tokens: Sequence[QuoteToken]) -> int:
    """How many words of *text*, as parted by spaces, hold *changed* tokens only: "can't" is two tokens, one word."""
    touched = {token.start for token in changed}
    if not touched:
        return 0
    return sum(bool(inside) and touched.issuperset(inside) for inside in _starts_by_word(text, tokens))


def _starts_by_word(text: str, tokens: Sequence[QuoteToken]) -> Iterator[list[int]]:
    """For each word of *text*, as parted by spaces, where its tokens start."""
    at = 0
    for match in re.finditer(r"\S+", text):
        starts = []
        while at < len(tokens) and tokens[at].start < match.end():
            starts.append(tokens[at].start)
            at += 1
        yield starts


def _note(laid: Wordings, speaker: str | None) -> str:
    region = best_region(laid.blocks, [t.weight for t in laid.ref_tokens], [t.weight for t in laid.tokens])
    x, y = Saying(laid.ref_tokens, (laid.reference,)), Saying(laid.tokens, (laid.member,))
    if region is not None and laid.reference is not laid.member and quotes_the_other(region, x, y):
        return "quotes_it"
    names = name_words(speaker) if speaker else speaker_name(laid.reference), speaker_name(laid.member)
    if all(names) and not same_person(*names):
        return "speaker_differs"
    days = day_of(laid.reference), day_of(laid.member)
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > _SAID_TWICE_DAYS:
        return "days_apart"
    return ""
