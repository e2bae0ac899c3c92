"""The words at a verb of speech to whether they say that nobody spoke."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.quotes import cues
from pipeline.quotes.outline import Token

_DENY = frozenset(("denied", "denies", "deny", "denying"))
DENIALS = _DENY | cues.word_set("not never neither nobody didn't didn’t doesn't doesn’t hasn't hasn’t hadn't hadn’t")
# After "denied": somebody denies a saying, and does not speak in denial.
_SAYING_FOLLOWS = cues.PARTICIPLES | cues.word_set("having that ever he she they")
_NEAR = 5


def is_denied(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether tokens `[start, stop)`, those at a verb, say that it was not said: `never said`, `denied saying`.

    In `"I was not there," he denied` the denial is what introduces speech.
    """
    found = [n for n in range(start, stop) if tokens[n].low in DENIALS]
    if len(found) != 1 or tokens[found[0]].low not in _DENY:
        return bool(found)
    return found[0] + 1 < len(tokens) and tokens[found[0] + 1].low in _SAYING_FOLLOWS


def is_taken_back(tokens: Sequence[Token], start: int, cue: int) -> bool:
    """Whether a denial stands shortly before the verb of speech that is token *cue*: `denied that she had said`."""
    return any(token.low in _DENY for token in tokens[max(start, cue - _NEAR) : cue])
