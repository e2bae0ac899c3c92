"""The words around a sentence to whether they do no more than say who said it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.summary.wording import weighs

_ARTICLES = frozenset(("a", "an", "the"))
_OPENERS = frozenset(("and", "but", "also", "meanwhile", "so"))
_VERBS = frozenset(("said", "says", "told", "added", "adds", "announced", "confirmed", "reported", "stated"))
# Who speaks, without a capital: of others it can't be told from one word whether they are to be believed.
_SPEAKERS = frozenset(
    (
        *("police", "officers", "officer", "officials", "official", "authorities", "prosecutors", "prosecutor"),
        *("spokesman", "spokeswoman", "spokesperson", "minister", "ministry", "government", "mayor", "council"),
        *("president", "company", "club", "firefighters", "organisers", "organizers", "investigators", "agency"),
    )
)
_BETWEEN = _ARTICLES | frozenset(("of", "for", "s"))
_LONGEST = 8

Words = Sequence[tuple[str, str]]


def only_opens(words: Words) -> bool:
    """Whether *words*, pairs of folded and printed form before a sentence, add nothing to it: "And the"."""
    return all(form in _OPENERS | _ARTICLES for form, _ in words)


def only_attributes(words: Words, *, leads: bool) -> bool:
    """Whether *words* only name a speaker, before a sentence if *leads*, else after it.

    "Police said that", ", Jo Hill said", "according to the mayor"; not "Critics lied when they said".
    """
    if any(weighs(form) for form, _ in words):
        return False
    if leads:
        rest = words[1:] if words[0][0] in _OPENERS else words
        rest = rest[:-1] if rest and rest[-1][0] == "that" else rest
        return _is_speech(rest, starts_sentence=True)
    return _is_speech(words, starts_sentence=False) or _is_speech([*words[1:], words[0]], starts_sentence=False)


def _is_speech(words: Words, *, starts_sentence: bool) -> bool:
    """A speaker and a verb, or "according to" and a speaker."""
    if [form for form, _ in words[:2]] == ["according", "to"]:
        return _is_speaker(words[2:], starts_sentence=False)
    return len(words) > 1 and words[-1][0] in _VERBS and _is_speaker(words[:-1], starts_sentence=starts_sentence)


def _is_speaker(words: Words, *, starts_sentence: bool) -> bool:
    if not 0 < len(words) <= _LONGEST:
        return False
    known = [form in _SPEAKERS for form, _ in words]
    named = [printed[0].isupper() and form not in _BETWEEN for form, printed in words]
    if starts_sentence:
        # The capital that starts a sentence makes no name, unless another one follows.
        named[0] = named[0] and named[1:2] == [True]
    idle = [form in _BETWEEN for form, _ in words]
    return any(known + named) and all(k or n or i for k, n, i in zip(known, named, idle, strict=True))
