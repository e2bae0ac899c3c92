"""A printed wording against the fullest one: which sentences it carries, what was changed, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Edit, Quote, Relation, Wording
from pipeline.quotes.align import Block, align, best_region
from pipeline.quotes.changes import Change, is_severe, relation_of_change
from pipeline.quotes.match import Saying, day_of, quotes_the_other, speaker_words
from pipeline.quotes.normalise import QuoteToken, tokenise
from pipeline.text import split_sentences

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
_STRAY_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Projection:
    """A member laid over its reference.

    `sentences` are `[start, end)` tokens of the reference; `carried` numbers those of which words are printed; `blocks`
    are what both share.
    """

    reference: Quote
    member: Quote
    ref_tokens: tuple[QuoteToken, ...]
    tokens: tuple[QuoteToken, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
    bounds: tuple[tuple[int, int], ...]
    carried: tuple[int, ...]


def wording_of(reference: Quote, member: Quote) -> Wording:
    """How *member* words what *reference* has in full.

    Only the sentences that the member prints words of are compared. The `same` and `cut` parts of the diff are that
    passage of the reference as printed, the `same` and `added` parts the member as printed, but for white space.
    """
    laid = _project(reference, member)
    diff = _diff(_passage(laid), member.text)
    changes = _changes(laid)
    relation, severity = _verdict(laid, changes)
    cut = _printed_words([token for change in changes for token in change.cut], laid.ref_tokens, changes, side="cut")
    added = _printed_words([token for change in changes for token in change.added], laid.tokens, changes, side="added")
    return Wording(member, relation, severity, cut, added, diff, _note(laid))


def passages_of(reference: Quote, member: Quote) -> tuple[str, ...]:
    """The numbers, from 1, of the sentences of *reference* that *member* prints words of."""
    return tuple(str(n + 1) for n in _project(reference, member).carried)


def _project(reference: Quote, member: Quote) -> _Projection:
    ref_tokens, tokens = tokenise(reference.text, reference.id), tokenise(member.text, member.id)
    blocks = _without_strays(align([t.form for t in ref_tokens], [t.form for t in tokens]))
    bounds = split_sentences(reference.text) or ((0, len(reference.text)),)
    sentences = tuple(_token_range(ref_tokens, end_of, n, bounds) for n, (_, end_of) in enumerate(bounds))
    carried = tuple(n for n, (first, stop) in enumerate(sentences) if _is_carried(blocks, first, stop))
    return _Projection(reference, member, ref_tokens, tokens, blocks, sentences, bounds, carried or (0,))


def _token_range(
    tokens: Sequence[QuoteToken], end: int, n: int, bounds: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    start = bounds[n - 1][1] if n else 0
    inside = [k for k, token in enumerate(tokens) if start <= token.start < end or (n == len(bounds) - 1 <= 0)]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _without_strays(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """*blocks* but for the short ones that stand far from any longer one: a common word met by chance."""
    longest = max((block.size for block in blocks), default=0)
    if longest < _STRAY_WORDS:
        return tuple(blocks)
    kept = []
    for n, block in enumerate(blocks):
        beside = [other for other in (blocks[n - 1] if n else None, blocks[n + 1] if n + 1 < len(blocks) else None) if other]
        near = any(_distance(block, other) <= 2 * _STRAY_WORDS for other in beside)
        if block.size >= _STRAY_WORDS or near:
            kept.append(block)
    return tuple(kept)


def _distance(x: Block, y: Block) -> int:
    first, second = (x, y) if x.a < y.a else (y, x)
    return max(second.a - first.a - first.size, second.b - first.b - first.size)


def _is_carried(blocks: Sequence[Block], first: int, stop: int) -> bool:
    shared = sum(max(0, min(stop, block.a + block.size) - max(first, block.a)) for block in blocks)
    return shared >= min(_STRAY_WORDS, max(1, stop - first))


def _passage(laid: _Projection) -> str:
    start, end = laid.bounds[laid.carried[0]][0], laid.bounds[laid.carried[-1]][1]
    return laid.reference.text[start:end]


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


def _changes(laid: _Projection) -> list[Change]:
    """Where the member's words differ from those of the sentences it carries."""
    first, stop = laid.sentences[laid.carried[0]][0], laid.sentences[laid.carried[-1]][1]
    changes: list[Change] = []
    at_a, at_b = first, 0
    inside = [block for block in laid.blocks if block.a + block.size > first and block.a < stop]
    for block in (*inside, Block(stop, len(laid.tokens), 0)):
        if block.a > at_a or block.b > at_b:
            ends = block.size == 0
            changes.append(
                Change(
                    cut=tuple(_printed_sentences(laid, at_a, max(at_a, block.a))),
                    added=laid.tokens[at_b : block.b],
                    before=(at_a, at_b),
                    starts=at_b == 0,
                    ends=ends,
                )
            )
        at_a, at_b = max(at_a, block.a + block.size), max(at_b, block.b + block.size)
    return [change for change in changes if change.cut or change.added]


def _printed_sentences(laid: _Projection, first: int, stop: int) -> list[QuoteToken]:
    """The tokens `[first, stop)` of the reference, but for those of sentences that the member skips between pieces."""
    skipped = [laid.sentences[n] for n in range(len(laid.sentences)) if n not in laid.carried]
    leaves_out = len(laid.member.pieces) > 1
    return [
        laid.ref_tokens[n] for n in range(first, stop) if not (leaves_out and any(s <= n < e for s, e in skipped))
    ]


def _verdict(laid: _Projection, changes: Sequence[Change]) -> tuple[Relation, Literal["none", "low", "high"]]:
    if not changes:
        return _same_words(laid), "none"
    texts = laid.reference.text, laid.member.text
    found = [relation_of_change(change, texts, fragment=laid.member.kind == "fragment") for change in changes]
    relation = min(found, key=_RANK.index)
    severe = any(
        is_severe(change, texts) for change, own in zip(changes, found, strict=True) if own not in _HARMLESS
    )
    return relation, "high" if severe else "low"


_HARMLESS: tuple[Relation, ...] = ("truncated", "spelling", "filler", "masked", "abbreviation", "repetition")


def _same_words(laid: _Projection) -> Relation:
    if _passage(laid).split() != laid.member.text.split():
        return "punctuation"
    partly = len(laid.carried) < len(laid.bounds)
    pieces, whole = len(laid.member.pieces), len(laid.reference.pieces)
    if partly or pieces > whole:
        return "split"
    return "merged" if pieces < whole else "identical"


def _printed_words(
    changed: Sequence[QuoteToken], tokens: Sequence[QuoteToken], changes: Sequence[Change], *, side: Literal["cut", "added"]
) -> int:
    """How many words, as parted by spaces, hold nothing but changed tokens: "can't" is two tokens and one word."""
    del tokens, changes, side
    return len({token.start for token in changed})


def _note(laid: _Projection) -> str:
    region = best_region(laid.blocks, [t.weight for t in laid.ref_tokens], [t.weight for t in laid.tokens])
    x, y = Saying(laid.ref_tokens, (laid.reference,)), Saying(laid.tokens, (laid.member,))
    if region is not None and quotes_the_other(region, x, y):
        return "quotes_it"
    names = speaker_words(laid.reference), speaker_words(laid.member)
    if all(names) and not names[0] & names[1]:
        return "speaker_differs"
    days = day_of(laid.reference), day_of(laid.member)
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > _SAID_TWICE_DAYS:
        return "days_apart"
    return ""
