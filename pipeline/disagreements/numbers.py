"""Words to the number that they come to, and two numbers to whether they may be one."""

from __future__ import annotations

import re
from collections.abc import Sequence

# One number, or a score or a time of day.
NUMBER = re.compile(r"\d+(?:[.,:–-]\d+)*")
_ROUGH_BEFORE = re.compile(
    r"\b(?:about|above|almost|another|approximately|around|below|between|beyond|estimated|from|just|least|most|nearly"
    r"|or|over|roughly|some|than|under|(?:up|close|down) to|as (?:many|much|few) as)\W{1,3}\Z",
    re.IGNORECASE,
)
_ROUGH_AFTER = re.compile(r"\+|-odd|-plus| or (?:so|more|less|fewer)\b| plus\b| to \d| and a half")
# What stands beside a piece of a longer number: a telephone's, a fraction, "5. 9", a lost character.
_GOES_ON_BEFORE = re.compile(r"[\d/½¼¾\ufffd][.,:/–-]? ?\Z")
_GOES_ON_AFTER = re.compile(r" ?[.,:/–-]? ?[\d/½¼¾⅓⅔\ufffd]")
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: n for n, word in enumerate(_ONES + _TEENS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


def parse_number(words: Sequence[str]) -> tuple[float, ...]:
    """What folded *words* come to: one number, or the parts of a score; empty when they are not a number alone.

    >>> parse_number(["two", "hundred"]), parse_number(["1,250"]), parse_number(["3-1"]), parse_number(["two", "men"])
    ((200.0,), (1250.0,), (3.0, 1.0), ())
    """
    total = current = 0.0
    for word in words:
        digits = _parse_digits(word)
        if digits and len(words) == 1:
            return digits
        if word in _SCALES:
            current = max(current, 1.0) * _SCALES[word]
            total, current = (total + current, 0.0) if current >= 1_000 else (total, current)
        elif word in _SMALL:
            current += _SMALL[word]
        elif len(digits) == 1 and current == 0:
            current = digits[0]
        else:
            return ()
    return (total + current,) if words else ()


def _parse_digits(word: str) -> tuple[float, ...]:
    # Longer ones, and those with a nought in front, count nothing.
    if not NUMBER.fullmatch(word) or len(word) > 15 or re.match(r"0\d", word):
        return ()
    parts = re.split("[:–-]", word.replace(",", ""))
    return tuple(float(part) for part in parts) if all(part.count(".") < 2 for part in parts) else ()


def may_agree(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two numbers can both be true: equal, one rounded from the other, a score told from the other side.

    >>> may_agree((1012.0,), (1000.0,)), may_agree((14.0,), (12.0,)), may_agree((3.0, 1.0), (1.0, 3.0))
    (True, False, True)
    """
    if sorted(one) == sorted(other) or len(one) != len(other):
        return True
    return len(one) == 1 and (_rounds_to(one[0], other[0]) or _rounds_to(other[0], one[0]))


def _rounds_to(fine: float, coarse: float) -> bool:
    return any(float(f"{fine:.{digits}e}") == coarse for digits in range(4))


def is_count(text: str, start: int, end: int) -> bool:
    """Whether the number at `[start, end)` of *text* stands alone, and not for about, at least or at most so much."""
    before = text[max(0, start - 24) : start]
    return not any(
        (
            _ROUGH_BEFORE.search(before),
            _GOES_ON_BEFORE.search(before),
            _ROUGH_AFTER.match(text, end),
            _GOES_ON_AFTER.match(text, end),
        )
    )
