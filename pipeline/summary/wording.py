"""A sentence to its words as they are compared, and what of them carries weight: numbers, dates, names, denials."""

from __future__ import annotations

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
_DATES = frozenset(
    _list(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
        " september october november december"
    )
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
_CURRENCIES = ("$", "€", "£", "¥")
# Endings that change no fact, longest first.
_ENDINGS = ("ing", "ed", "es", "s")


def weighs(form: str) -> bool:
    """Whether the word changes what a sentence claims."""
    return form in _WEIGHTY or form.endswith("n't")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an excerpt: as printed, folded, and without their endings; all of one length."""

    excerpt: Excerpt
    printed: tuple[str, ...]
    forms: tuple[str, ...]
    roots: tuple[str, ...]

    @classmethod
    def of(cls, excerpt: Excerpt) -> Wording:
        """The wording of *excerpt*.

        A possessive is two words, so that "club's" shares one with "club"; a sum is printed with its currency.
        """
        text = excerpt.text
        printed: list[str] = []
        forms: list[str] = []
        for word in find_words(text):
            parts = [word.form[:-2], "s"] if word.form.endswith("'s") else [word.form]
            start = word.start - (text[word.start - 1 : word.start] in _CURRENCIES)
            printed += [text[start : word.end]] * len(parts)
            forms += parts
        return cls(excerpt, tuple(printed), tuple(forms), tuple(map(_cut_ending, forms)))

    def is_number(self, at: int) -> bool:
        """Whether the word there is a number, in digits or letters."""
        form = self.forms[at]
        return form[0].isdigit() or form in _COUNTS or form in _BIG

    def unit(self, at: int) -> str:
        """What is printed with the number there: a currency before it, letters after it, both mostly empty."""
        if not self.forms[at][0].isdigit():
            return ""
        before = self.printed[at][0]
        return (before if before in _CURRENCIES else "") + self.forms[at].lstrip("0123456789")

    def is_date(self, at: int) -> bool:
        """Whether the word there is a day of the week or a month; "may" only with its capital."""
        return self.forms[at] in _DATES and self.printed[at][0].isupper()

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


def _cut_ending(form: str) -> str:
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 4:
            return form[: -len(ending)]
    return form
