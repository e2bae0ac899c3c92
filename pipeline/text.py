"""Text to words, shingles and sentences, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Marks that are written many ways and mean one thing, and characters that nobody sees.
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛´`ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)
# Accents that stand apart from their letter, and characters that nobody sees, do not end a word.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INSIDE}]|['‘’‛´`ʼ′](?=[^\W_]))*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: characters `[start, end)` of the text it was found in, and its folded form."""

    start: int
    end: int
    form: str


def fold(text: str) -> str:
    r"""*text* as it is compared: without accents, case, invisible characters or the kind of a mark.

    Offsets into the result are not offsets into *text*.

    >>> fold("“Jürgen’s” CAFÉ")
    '"jurgen\'s" cafe'
    """
    plain = unicodedata.normalize("NFKD", text.translate(_FOLDED).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_FOLDED)


def find_words(text: str) -> Iterator[Word]:
    """The words of *text* in order: runs of letters and digits, with apostrophes inside them.

    >>> [(w.start, w.form) for w in find_words("Zoë’s 2 well-known films")]
    [(0, "zoe's"), (6, '2'), (8, 'well'), (13, 'known'), (19, 'films')]
    """
    for match in _WORD.finditer(text):
        form = fold(match[0])
        if form:
            yield Word(match.start(), match.end(), form)


def split_words(text: str) -> tuple[str, ...]:
    """The folded words of *text*."""
    return tuple(word.form for word in find_words(text))


def shingles(words: Sequence[str], n: int) -> frozenset[tuple[str, ...]]:
    """Every run of *n* words; none when there are fewer.

    >>> sorted(shingles(("a", "b", "c"), 2))
    [('a', 'b'), ('b', 'c')]
    """
    return frozenset(zip(*(words[i:] for i in range(n)), strict=False))
