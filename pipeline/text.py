"""Text to words, shingles and sentences, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nltk.stem.snowball import SnowballStemmer
    from nltk.tokenize.punkt import PunktSentenceTokenizer

# Marks that are written many ways and mean one thing, and characters that nobody sees.
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛´`ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)
# Abbreviations with another capital after them more often than the end of a sentence; words ("art.") are not here.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms mx dr prof rev hon sen sens rep reps gov govs pres gen maj col lt capt cpl sgt pvt pfc spc brig cmdr
    adm cllr cllrs ald asst atty supt insp det cpt sqn flt amb pte rt st ft mt jr sr messrs mme mlle vs v inc corp
    ltd co cos bros plc llc dept univ assn ave blvd rd approx est cf etc e.g i.e a.m p.m u.s u.k u.n u.s.a e.u d.c
    n.y l.a ph.d b.a m.a m.d
    """.split()  # noqa: SIM905 (seventy quoted strings say no more)
)
# Those of them that also close a sentence; a single letter does so too ("plan B.").
_CAN_END = r"St|Jr|Sr|Inc|Corp|Ltd|Co|Cos|Bros|[Pp]lc|LLC|Ave|Blvd|Rd|etc|[ap]\.m|Ph\.D|[A-Z](?:\.[A-Z])*"
_OPENER = (
    r"(?:The|This|That|These|Those|There|He|She|It|They|We|You|His|Her|Its|Their|Our|An?|And|But|In|On|At|For|From|With"
    r"|When|While|After|Before|Although|Though|However|Meanwhile|If|As|Since|What|Who|Why|How|Some|Many|Most)\b(?!\.)"
)
_ENDED = re.compile(rf"(?<![\w.])(?:{_CAN_END})\.[\"'”’)\]]*\s+(?=[\"“‘(]?{_OPENER})")
_NUMBERED = re.compile(r"\b(?:nos?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![\w.])[^\W\d_](?:\.[^\W\d_]){1,8}\.$")
_OPENS = re.compile(rf"[\"“‘(]?{_OPENER}")
_CONTINUES = re.compile(r"[\"“”’')\]]*[^\W\d_](?![A-Z])")
_MARK = re.compile(r'["“”„«»]')
# A sentence as a person reads it is far shorter; nltk gives up on a text that takes it more than five seconds.
_WINDOW = 10_000
_QUOTED_PIECES = 8
# Accents that stand apart from their letter, and characters that nobody sees, do not end a word.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INSIDE}]|['‘’‛´`ʼ′](?=[^\W_]))*")
"""A word as it is printed. Whether a character belongs to it shows in its own class and its right neighbour's."""


class Word(NamedTuple):
    """A word: characters `[start, end)` of the text it was found in, and its folded form."""

    start: int
    end: int
    form: str


def fold(text: str) -> str:
    r"""*text* as it is compared: without accents, case, invisible characters or the kind of a mark.

    Offsets into the result are not offsets into *text*, but the result is that of its characters, put together.

    >>> fold("“Jürgen’s” CAFÉ")
    '"jurgen\'s" cafe'
    """
    if text.isascii():
        return text.casefold().replace("`", "'")
    # Twice, since the plain form of a letter may be a capital, and the small form of a capital may have an accent.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.translate(_FOLDED)).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_FOLDED)


def find_words(text: str) -> Iterator[Word]:
    """The words of *text* in order: runs of letters and digits, with apostrophes inside them.

    >>> [(w.start, w.form) for w in find_words("Zoë’s 2 well-known films")]
    [(0, "zoe's"), (6, '2'), (8, 'well'), (13, 'known'), (19, 'films')]
    """
    for match in WORD.finditer(text):
        form = fold(match[0])
        if form:
            yield Word(match.start(), match.end(), form)


def split_words(text: str) -> tuple[str, ...]:
    """The folded words of *text*."""
    return tuple(word.form for word in find_words(text))


@lru_cache(maxsize=100_000)
def stem_word(word: str) -> str:
    """The stem of a folded English word, by Snowball's rules.

    >>> stem_word("closing"), stem_word("closed")
    ('close', 'close')
    """
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> SnowballStemmer:
    # nltk takes longer to import than a small run needs for all else.
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


def shingles(words: Sequence[str], n: int) -> frozenset[tuple[str, ...]]:
    """Every run of *n* words; none when there are fewer.

    >>> sorted(shingles(("a", "b", "c"), 2))
    [('a', 'b'), ('b', 'c')]
    """
    return frozenset(zip(*(words[i:] for i in range(n)), strict=False))


@lru_cache(maxsize=50_000)
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of *text*, one paragraph, in order and without white space around it.

    No character but white space is left out or lies in two of them. Untrained Punkt knows no language, so it is
    given abbreviations of the news and its cuts are mended: one more after an abbreviation that ends a sentence, and
    none between "No." and its number, inside a short quotation, before a lower-case letter or before mere marks.

    Source:
        Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection (2006), for Punkt.

    >>> text = "He met Mr. Ito in the U.S. The talks go on."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['He met Mr. Ito in the U.S.', 'The talks go on.']
    """
    cuts = sorted({*_punkt_starts(text), *(match.end() for match in _ENDED.finditer(text))})
    pieces = [piece for piece in map(_strip, [text] * len(cuts), cuts, [*cuts[1:], len(text)]) if piece[0] < piece[1]]
    return tuple(_join_quoted(text, _join_continued(text, pieces)))


def _punkt_starts(text: str) -> Iterator[int]:
    # In windows, each from the last cut (or word) of the one before: the time for a text is bounded by its length.
    start = 0
    yield start
    while start < len(text):
        window = text[start : start + _WINDOW]
        starts = [span[0] for span in _punkt().span_tokenize(window)][1:]
        yield from (start + cut for cut in starts)
        whole = start + len(window) == len(text)
        if whole:
            return
        start += starts[-1] if starts else len((window.rsplit(maxsplit=1) or [window])[0])


@cache
def _punkt() -> PunktSentenceTokenizer:
    # Imported when first used: importing nltk takes longer than folding a few articles.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = _ABBREVIATIONS
    # Punkt asks for every word it meets, and its own mapping would keep each of them.
    parameters.ortho_context = _NothingLearnt()
    return PunktSentenceTokenizer(parameters)


class _NothingLearnt(dict[str, int]):
    def __missing__(self, word: str) -> int:
        return 0


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _join_continued(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    cased = any(c.isupper() for c in text)
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and _goes_on(text[max(joined[-1][0], start - 40) : joined[-1][1]], text[start:end], cased):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _goes_on(tail: str, piece: str, cased: bool) -> bool:
    if not WORD.search(piece):
        return True
    if _NUMBERED.search(tail) and piece[0].isdigit():
        return True
    if _DOTTED.search(tail) and not _OPENS.match(piece):
        return True
    first = _CONTINUES.match(piece)
    return cased and first is not None and first[0][-1].islower()


def _join_quoted(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    opened = _open_after(text, [end for _, end in pieces])
    i = 0
    while i < len(pieces):
        last = i
        while last < len(pieces) and opened[last]:
            last += 1
        # A mark that is not closed soon may never be: it joins nothing.
        if last < len(pieces) and last - i < _QUOTED_PIECES:
            yield pieces[i][0], pieces[last][1]
        else:
            yield from pieces[i : last + 1]
        i = last + 1


def _open_after(text: str, ends: list[int]) -> list[bool]:
    """For each of *ends*, whether a double quotation mark before it is open there."""
    opened: list[bool] = []
    is_open = low = False
    for match in _MARK.finditer(text):
        while len(opened) < len(ends) and ends[len(opened)] <= match.start():
            opened.append(is_open)
        mark = match[0]
        if mark == '"':
            before = text[match.start() - 1] if match.start() else " "
            is_open = not is_open and (before.isspace() or before in "([—–-")
        elif mark == "“":
            is_open = not low
        else:
            is_open = mark in "„«"
        low = is_open and mark == "„"
    return opened + [is_open] * (len(ends) - len(opened))
