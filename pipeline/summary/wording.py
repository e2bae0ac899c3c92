"""A sentence to its words as they are compared, and what of them carries weight: numbers, dates, names, denials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Excerpt
from pipeline.text import find_words, split_words


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_COUNTS = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_BIG = frozenset(_list("thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half"))
_WEEKDAYS = frozenset(_list("monday tuesday wednesday thursday friday saturday sunday"))
_DATES = _WEEKDAYS | frozenset(
    _list("january february march april may june july august september october november december")
)
# What denies, doubts, limits or shifts what is said: put in or left out, it is another statement.
_WEIGHTY = frozenset(
    _list(
        "not no never none nor neither nobody nothing without cannot hardly barely unlikely false falsely wrong wrongly"
        " untrue deny denies denied denying reject rejects rejected rejecting refuse refuses refused refusing fail"
        " fails failed failing dismiss dismissed dismissing dispute disputes disputed doubt doubts doubted stop stopped"
        " may might could can would should must if unless whether perhaps possibly probably reportedly allegedly"
        " alleged apparently likely expected rumoured rumored claim claims claimed suspected believed thought hoped"
        " planned almost nearly about around roughly least most only up over under more less fewer than before after"
        " until since former ex despite instead except"
    )
)
DASHES = "‐‑–—−-"
CURRENCIES = "$€£¥₹₽₩₺₪₫₦₱"
# Before the digits of a number: what joins them to those before, or its minus and its currency.
_MINUS = rf"(?:(?<![^\s(])[{DASHES}])?"
_BEFORE = re.compile(
    rf"(?:(?<=\d)[.,:/{DASHES}]|{_MINUS}(?:[<>≤≥±+~][ ]?)?(?:[A-Z]{{0,3}}[{CURRENCIES}][{DASHES}]?)?)\Z"
)
_AFTER = re.compile(rf"[ \u00a0\u202f]?[%‰°{CURRENCIES}]")
# Opening marks; a straight one is counted with its fellow.
_OPENED = re.compile(r"[“„«]|(?<!\w)['‘](?=\w)")
_ONE_DASH = str.maketrans(DASHES, "-" * len(DASHES))
# Words that are others in capitals: the country, the organisation, the department.
_OTHERS_IN_CAPITALS = frozenset(("us", "who", "it"))


def weighs(form: str) -> bool:
    """Whether the word changes what a sentence claims."""
    return form in _WEIGHTY or form.endswith("n't")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an excerpt: as printed, folded, and the signs that belong to a number; all of one length."""

    excerpt: Excerpt
    printed: tuple[str, ...]
    forms: tuple[str, ...]
    signs: tuple[str, ...]

    @classmethod
    def of(cls, excerpt: Excerpt) -> Wording:
        """The wording of *excerpt*; a possessive is two words, so that "club's" shares one with "club"."""
        text = excerpt.text
        printed: list[str] = []
        forms: list[str] = []
        signs: list[str] = []
        for word in find_words(text):
            own = text[word.start : word.end]
            parts = [word.form[:-2], "s"] if word.form.endswith("'s") else [word.form]
            printed += [own] * len(parts)
            forms += parts
            signs += [_signs(text, word.start, word.end)] * len(parts)
        return cls(excerpt, tuple(printed), tuple(forms), tuple(signs))

    @property
    def keys(self) -> tuple[str, ...]:
        """The words as they are equal only if they claim the same: with the signs of a number."""
        return tuple(map("".join, zip(self.forms, self.signs, strict=True)))

    @property
    def loose_keys(self) -> tuple[str, ...]:
        """The words with small numbers as digits, and with their signs."""
        return tuple(map("".join, zip(self.values(range(len(self.forms))), self.signs, strict=True)))

    @property
    def marks(self) -> tuple[int, bool]:
        """How many quotations open in it, and whether it asks."""
        text = self.excerpt.text
        return len(_OPENED.findall(text)) + (text.count('"') + 1) // 2, "?" in text

    def is_number(self, at: int) -> bool:
        """Whether the word there is a number, in digits or letters."""
        form = self.forms[at]
        return form[0].isdigit() or form in _COUNTS or form in _BIG

    def unit(self, at: int) -> str:
        """What is printed with the number there: its minus and currency, letters after it, all mostly missing."""
        if not self.forms[at][0].isdigit():
            return ""
        return self.signs[at] + self.forms[at].lstrip("0123456789")

    def is_date(self, at: int) -> bool:
        """Whether the word there is a day of the week or a month; "may" only with its capital."""
        return self.forms[at] in _DATES and self.printed[at][0].isupper()

    def is_weekday(self, at: int) -> bool:
        """Whether the word there is a day of the week."""
        return self.is_date(at) and self.forms[at] in _WEEKDAYS

    def is_name(self, at: int) -> bool:
        """Whether the word there has a capital that not the start of the sentence gives it."""
        return at > 0 and self.printed[at][0].isupper() and not self.is_date(at)

    def values(self, places: Iterable[int]) -> tuple[str, ...]:
        """The words there, with small numbers as digits."""
        forms = (self.forms[at] for at in places)
        return tuple(str(_COUNTS.index(form)) if form in _COUNTS else form for form in forms)

    def knows(self, form: str) -> bool:
        """Whether the excerpt's article has the word anywhere."""
        return form in split_words(self.excerpt.article.text)


def _signs(text: str, start: int, end: int) -> str:
    """The signs of the word at `[start, end)`: of a number what stands at it, of few others that it is in capitals."""
    if text[start].isdigit():
        before, after = _BEFORE.search(text, max(0, start - 6), start), _AFTER.match(text, end)
        return (before[0] if before else "").translate(_ONE_DASH) + (after[0].strip() if after else "")
    return "^" if text[start:end].isupper() and text[start:end].casefold() in _OTHERS_IN_CAPITALS else ""
