"""The speakers of quotes to whether they are one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import Quote
from pipeline.quotes.attribution import is_name
from pipeline.quotes.cues import PRONOUNS
from pipeline.text import fold

Name = tuple[str, ...]

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))


def speaker_name(quote: Quote) -> Name:
    """The words of the name of the quote's speaker, folded; none for a role, a pronoun or nobody."""
    speaker = quote.attribution.speaker if quote.attribution else None
    return name_words(speaker) if speaker else ()


def name_words(speaker: str) -> Name:
    """The words of *speaker*, folded, if it is a name; else none."""
    if not is_name(speaker):
        return ()
    words = (word.removesuffix("'s").strip(".'") for word in fold(speaker).split())
    return tuple(word for word in words if word and word not in _SUFFIXES)


def same_person(a: Name, b: Name) -> bool:
    """Whether two names can be one person's: "Jo Hill" with "Hill", "J. Hill" and "Jo Ann Hill", not with "Al Hill"."""
    if not a or not b:
        return False
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return a[-1] == b[-1] and min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]


def share_a_person(ours: Iterable[Name], theirs: Sequence[Name]) -> bool:
    """Whether a name of *ours* can be that of one of *theirs*."""
    return any(same_person(a, b) for a in ours for b in theirs)


def speaker_of(members: Sequence[Quote]) -> str | None:
    """The name most members give, in its fullest form; else a role; a pronoun is nobody.

    None too when as many members name somebody else: it can't be told who spoke.
    """
    given = [quote.attribution.speaker for quote in members if quote.attribution]
    names = [speaker for speaker in given if is_name(speaker)]
    if not names:
        return next((speaker for speaker in given if speaker.casefold() not in PRONOUNS), None)
    words = [name_words(name) for name in names]
    votes = [sum(same_person(own, other) for other in words) for own in words]
    most = max(range(len(names)), key=lambda n: (votes[n], len(words[n]), -n))
    rivals = [votes[n] for n in range(len(names)) if not same_person(words[n], words[most])]
    return None if votes[most] in rivals else names[most]
