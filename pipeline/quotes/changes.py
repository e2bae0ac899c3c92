"""One change of wording to what it is: an omission, a substitution, a spelling and so on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Relation
from pipeline.quotes.cues import word_set
from pipeline.quotes.normalise import NAME, QuoteToken
from pipeline.quotes.weights import FILLERS, NEGATIONS

_AROUND = 6
# Put in, cut or changed they turn what is said into something else, as a negation does.
_TURNS = word_set("if unless doubt doubts deny denies denied false untrue wrong")
# British and American ways of spelling, each to one of the two; in this order.
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<=[a-z]{2})our", "or"),
        (r"re\b", "er"),
        (r"ogue\b", "og"),
        (r"[ao]e", "e"),
        (r"ence\b", "ense"),
        (r"z", "s"),
        (r"(.)\1", r"\1"),
    )
)


@dataclass(frozen=True, slots=True)
class Change:
    """Tokens of the reference that were cut, and tokens put in their place.

    `gap` is where they stand in the member's text: `[start, end)` between the tokens that both have. `starts`, `ends`:
    they stand at the member's very start or end.
    """

    cut: tuple[QuoteToken, ...]
    added: tuple[QuoteToken, ...]
    gap: tuple[int, int]
    starts: bool
    ends: bool


def relation_of_change(change: Change, texts: tuple[str, str], *, fragment: bool) -> Relation:
    """What *change* is; *texts* are those of the reference and of the member.

    *fragment*: the member is a part of its article's own sentence, whose full stop closes it.
    """
    cut, added = [t.form for t in change.cut], [t.form for t in change.added]
    if change.cut and not change.added and (change.starts or change.ends):
        return _broken_off(change, texts[1], fragment=fragment)
    if all(form in FILLERS for form in cut + added):
        return "filler"
    if not cut or not added:
        return _one_sided(change, texts)
    printed = [texts[0][t.start : t.end] for t in change.cut], [texts[1][t.start : t.end] for t in change.added]
    if any("*" in word for side in printed for word in side):
        return "masked"
    if _is_bracketed(change.added, texts[1]) or _is_bracketed(change.cut, texts[0]):
        return "bracketed"
    if _is_abbreviated(change, texts):
        return "abbreviation"
    named = any(_is_name(t, text) for side, text in zip((change.cut, change.added), texts, strict=True) for t in side)
    if len(cut) == len(added) and all(_is_spelling(x, y, named=named) for x, y in zip(cut, added, strict=True)):
        return "spelling"
    if "".join(cut) == "".join(added):
        return "spelling"
    if _has_ellipsis(change.added, texts[1]) or (len(cut) > len(added) and _has_ellipsis(change.cut, texts[0])):
        return "marked_omission"
    return "substitution"


def is_severe(change: Change, texts: tuple[str, str]) -> bool:
    """Whether *change* takes away, puts in or alters a negation, a number or a name."""
    cut, added = {t.form for t in change.cut}, {t.form for t in change.added}
    telling = [(t, texts[0]) for t in change.cut if t.form not in added]
    telling += [(t, texts[1]) for t in change.added if t.form not in cut]
    return any(
        t.form in NEGATIONS or t.form in _TURNS or any(c.isdigit() for c in t.form) or _is_name(t, text)
        for t, text in telling
    )


def _is_name(token: QuoteToken, text: str) -> bool:
    return token.weight == NAME and text[token.start].isupper()


def _broken_off(change: Change, printed: str, *, fragment: bool) -> Relation:
    if change.starts and not change.ends:
        return "marked_omission" if printed.lstrip()[:1] in "….[" else "truncated"
    closing = printed.rstrip()
    if closing.endswith(("...", "…", ". . .", "—", "–", "-")):
        return "marked_omission"
    return "silently_truncated" if closing[-1:] in (".", "!", "?") and not fragment else "truncated"


def _one_sided(change: Change, texts: tuple[str, str]) -> Relation:
    side, text = (change.cut, texts[0]) if change.cut else (change.added, texts[1])
    if any("*" in text[t.start : t.end] for t in side):
        return "masked"
    if _is_bracketed(side, text):
        return "bracketed"
    if _is_repeated(side, text):
        return "repetition"
    if not change.cut:
        return "substitution"
    return "marked_omission" if _trails_off(texts[1][change.gap[0] : change.gap[1]]) else "omission"


def _is_bracketed(tokens: Sequence[QuoteToken], text: str) -> bool:
    if not tokens:
        return False
    around = text[max(0, tokens[0].start - 1) : tokens[-1].end + 1]
    return "[" in around or "]" in around or around.startswith("(")


def _is_repeated(tokens: Sequence[QuoteToken], text: str) -> bool:
    """Whether the same words stand right before or after: said twice, printed once."""
    words = text[tokens[0].start : tokens[-1].end].casefold()
    before = text[: tokens[0].start].rstrip(" ,.—-–…").casefold()
    after = text[tokens[-1].end :].lstrip(" ,.—-–…").casefold()
    return before.endswith(words) or after.startswith(words)


def _has_ellipsis(tokens: Sequence[QuoteToken], text: str) -> bool:
    return _trails_off(text[max(0, tokens[0].start - _AROUND) : tokens[-1].end + _AROUND])


def _trails_off(text: str) -> bool:
    return "…" in text or "..." in text or ". . ." in text or "[.]" in text


def _is_abbreviated(change: Change, texts: tuple[str, str]) -> bool:
    """Whether one side is the initials of the other, or its first letters with a full stop."""
    sides = (change.cut, texts[0]), (change.added, texts[1])
    for (short, text), (long, _) in (sides, sides[::-1]):
        if len(short) != 1:
            continue
        letters, words = short[0].form.replace(".", ""), [token.form for token in long]
        initials = "".join(word[0] for word in words if word not in ("of", "the", "and"))
        if len(words) > 1 and letters in (initials, "".join(word[0] for word in words)):
            return True
        stopped = text[short[0].end : short[0].end + 1] == "."
        if stopped and len(words) == 1 and 2 <= len(letters) < len(words[0]) - 2 and words[0].startswith(letters):
            return True
    return False


def _is_spelling(x: str, y: str, *, named: bool) -> bool:
    """Whether two words are one but for a possessive s or a way of spelling; one other letter makes it another word.

    Not so a name: what spells it otherwise may name another.
    """
    if x in NEGATIONS or y in NEGATIONS or any(c.isdigit() for c in x + y):
        return False
    return x.removesuffix("'s") == y.removesuffix("'s") or (not named and _one_spelling(x) == _one_spelling(y))


def _one_spelling(word: str) -> str:
    """*word* as all ways of spelling it come out: colour and color, realise and realize, centre and center."""
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word
