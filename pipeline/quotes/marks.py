"""A text to its quotation marks, each with the part it can play."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from pipeline.quotes.cues import ELISIONS

Part = Literal["open", "close", "either"]

# Six or more of one mark in a row are an ornament; of three single ones, two make the mark that faces outwards.
_DOUBLE = re.compile(
    r"([\"'“”„‟«»])\1{5,}"
    r"|(?<=[\s(\[])''(?=')|(?<=')''(?!')|''(?!')|^''|‘‘|’’|``|´´|,,(?=\w)|[\"“”„‟«»＂〝〞「」『』]"
)
_LONGEST_MARK = 2
_FAMILY = {
    **dict.fromkeys('"＂', "straight"),
    **dict.fromkeys("“”„‟〝〞", "curly"),
    ",,": "curly",
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_OPENERS = frozenset("“„‟«〝「『") | {"``", ",,", "‘‘"}
_CLOSERS = frozenset("”»〞」』") | {"’’", "´´"}
_FIXED = frozenset("「」『』")  # Languages that set them put no spaces around.
_SINGLE = re.compile("['‘’‛`´]")
MARKS = "'‘’‚‛`´\"“”„‟«»＂"
_ANY_MARK = frozenset(MARKS)
_BRACKETS = frozenset("([{<")
_DASHES = frozenset("-‐‑‒–—―−/")
_AFTER_CLOSING = frozenset(",.;:!?…)]}>")
_FEET = re.compile(r"\d['′’]\s?\d{1,2}$")


class Mark(NamedTuple):
    """Characters `[start, end)` that are a quotation mark; a mark can close another of its own family.

    A tuple, not a dataclass: a hostile text is made of them.
    """

    start: int
    end: int
    part: Part
    family: str


def find_double_marks(text: str) -> list[Mark]:
    """The double marks of *text* in order, but for those that stand for inches and seconds."""
    marks = []
    for match in _DOUBLE.finditer(text):
        start, end = match.span()
        if end - start > _LONGEST_MARK:
            continue
        if _FAMILY.get(match[0]) == "straight" and _FEET.search(text, max(0, start - 6), start):
            continue
        marks.append(Mark(start, end, _part(text, start, end, match[0]), _FAMILY.get(match[0], "doubled")))
    return _without_inches(text, marks)


def find_single_spans(text: str) -> list[tuple[int, int]]:
    """The spans between single marks, marks included: from a word's start to a word's end, never nested.

    A mark inside or after a word is an apostrophe, and so is one before an elision ('tis, '90s); a plural possessive
    closes only when nothing else does.
    """
    marks = [match.start() for match in _SINGLE.finditer(text)]
    spans: list[tuple[int, int]] = []
    opener, possessive = -1, -1
    for at in marks:
        if opener >= 0 and _closes_single(text, at):
            if _is_possessive(text, at):
                possessive = at
            else:
                spans.append((opener, at + 1))
                opener, possessive = -1, -1
        elif _opens_single(text, at):
            if possessive >= 0:
                spans.append((opener, possessive + 1))
            opener, possessive = at, -1
    if possessive >= 0:
        spans.append((opener, possessive + 1))
    return spans


def opens_single(text: str) -> bool:
    """Whether *text* starts with a single opening mark."""
    stripped = text.lstrip()
    return bool(stripped) and _opens_single(stripped, 0)


def _part(text: str, start: int, end: int, mark: str) -> Part:
    nominal: Part = "open" if mark in _OPENERS else "close" if mark in _CLOSERS else "either"
    if mark in _FIXED:
        return nominal
    seen = _part_by_place(_neighbour(text, start - 1, -1), _neighbour(text, end, 1), text[end : end + 2])
    return nominal if seen == "either" else seen


def _neighbour(text: str, at: int, step: int) -> str:
    """The character before or after a mark, over at most three other marks; a space at the limits of *text*."""
    for _ in range(3):
        if not 0 <= at < len(text):
            return " "
        if text[at] not in _ANY_MARK:
            break
        at += step
    return text[at] if 0 <= at < len(text) else " "


def _part_by_place(before: str, after: str, next_two: str) -> Part:
    ends = after.isspace() or after in _AFTER_CLOSING
    if before.isspace() or before in _BRACKETS:
        trails_off = next_two in ("..", "…") or next_two[:1] == "…"
        return "open" if trails_off or not ends else "either"
    if before in _DASHES:
        return "open" if after.isalnum() else "close" if ends else "either"
    if ends or after in _DASHES:
        return "close"
    return "either"


def _without_inches(text: str, marks: list[Mark]) -> list[Mark]:
    """Leaves out a straight mark after a digit inside quoted words whose own closing mark is still to come."""
    kept: list[Mark] = []
    open_since = False
    for n, mark in enumerate(marks):
        after_digit = mark.family == "straight" and mark.start > 0 and text[mark.start - 1].isdigit()
        following = marks[n + 1] if n + 1 < len(marks) else None
        goes_on = text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower()
        if after_digit and goes_on and (not open_since or (following is not None and following.part == "close")):
            continue
        open_since = mark.part == "open" or (mark.part == "either" and not open_since)
        kept.append(mark)
    return kept


def _opens_single(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    if text[at] in "’´" or not (before.isspace() or before in _BRACKETS or before in _DASHES or before in '"“”„«'):
        return False
    if not (after.isalnum() or after in ("…", "[", "“", '"')):
        return False
    word = re.match(r"\w{0,8}", text[at + 1 : at + 9])
    first = word[0].casefold() if word else ""
    return first not in ELISIONS and not (first.rstrip("s").isdigit() and first.endswith("s"))


def _closes_single(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    return text[at] in "'’´" and not before.isspace() and before not in _BRACKETS and not after.isalnum()


def _is_possessive(text: str, at: int) -> bool:
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalnum()
