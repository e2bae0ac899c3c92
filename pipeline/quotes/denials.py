"""The words at a verb of speech to whether they say that nobody spoke."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.quotes import cues
from pipeline.quotes.outline import Token

_DENY = frozenset(("denied", "denies", "deny", "denying"))
_CONTRACTED = ("n't", "n’t")
_DENIALS = _DENY | frozenset(("not", "never", "neither", "nobody", "cannot"))
_UNTRUE = frozenset(("false", "untrue", "wrong", "nonsense", "lie", "myth"))
# What may stand between a denial and the verb of what is denied, beside names.
_BETWEEN = cues.AUXILIARIES | cues.PRONOUNS | frozenset(("that", "ever", "having"))
_NOBODY = frozenset(("neither", "nobody", "none", "wish", "wishes", "wished"))
_FAKE = frozenset(("fake", "faked", "fabricated", "doctored", "satirical", "parody", "spoof", "hoax", "deepfake"))
_PROOF = frozenset(("evidence", "proof", "record", "sign", "indication", "suggestion", "longer"))
_FAR = 12
_UNREAL = frozenset(("should", "could", "would", "might", "may", "must"))
# After "denied": somebody denies a saying, and does not speak in denial.
_SAYING_FOLLOWS = cues.PARTICIPLES | cues.word_set("having that ever he she they")
_NEAR = 5
_FINITE = frozenset(("said", "says", "say", "told", "tells", "wrote"))


def denies(token: Token) -> bool:
    """Whether the word denies: "not", "wouldn't", "denied"."""
    return token.low in _DENIALS or token.low.endswith(_CONTRACTED)


def is_denied(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether tokens `[start, stop)`, those at a verb, say that it was not said: `never said`, `denied saying`.

    In `"I was not there," he denied` the denial is what introduces speech.
    """
    found = [n for n in range(start, stop) if denies(tokens[n])]
    if len(found) != 1 or tokens[found[0]].low not in _DENY:
        return bool(found)
    return found[0] + 1 < len(tokens) and tokens[found[0] + 1].low in _SAYING_FOLLOWS


def is_taken_back(tokens: Sequence[Token], start: int, cue: int) -> bool:
    """Whether the words before the verb of speech that is token *cue* say that nobody said it, or not who is named.

    `denied that she had said`, `neither Jo Hill nor Al Lund said`, `it was not Jo Hill who said`, `should have said`.
    """
    before = [token.low for token in tokens[max(start, cue - _FAR) : cue]]
    if any(word in _NOBODY for word in before) or is_fake(tokens, start, cue):
        return True
    if any(word in _PROOF and denial == "no" for denial, word in pairwise(before)):
        return True
    if any(_negates(tokens, at, cue) for at in range(max(start, cue - _FAR), cue)):
        return True
    if before[-1:] == ["who"] and "not" in before:
        return True
    return before[-1:] == ["have"] and any(word in _UNREAL for word in before[-_NEAR:])


def _negates(tokens: Sequence[Token], at: int, cue: int) -> bool:
    """Whether token *at* denies the saying itself: `denied she had said`, `it is untrue that Jo Hill said`."""
    low, after = tokens[at].low, tokens[at + 1 : cue]
    if low in _DENY:
        return all(token.low in _BETWEEN or token.capital for token in after)
    negated = any(denies(token) for token in tokens[max(0, at - 2) : at])
    return (low in _UNTRUE or (low == "true" and negated)) and bool(after) and after[0].low == "that"


def is_fake(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether tokens `[start, stop)` call what they tell of a forgery: `in a fake video`."""
    return any(token.low in _FAKE for token in tokens[max(start, stop - _FAR) : stop])


def is_reported_twice(tokens: Sequence[Token], verb: int, stop: int) -> bool:
    """Whether the verb of speech only introduces another one: `claimed Al Lund told him`, `insisted she never said`."""
    for token in tokens[verb + 1 : min(stop, verb + 2 + _NEAR)]:
        if token.kind != "word" or token.low in cues.CONJUNCTIONS - {"that"}:
            return False
        if token.low in _FINITE:
            return True
    return False
