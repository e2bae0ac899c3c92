"""Quoted text to the tokens by which it is compared, each with its place in the print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.quotes.cues import word_set
from pipeline.quotes.weights import COMMON_WORDS, FUNCTION_WORDS, STOCK_PHRASES
from pipeline.text import fold

NAME, CONTENT, COMMON, FUNCTION, STOCK = 0.4, 1.0, 0.6, 0.2, 0.12

# Letters and digits, with what may stand inside a word: an apostrophe, a bracketed letter, stars, a decimal point;
# before a number its minus and its currency.
_CHUNK = re.compile(
    r"https?://\S+|www\.\S+|pic\.twitter\S+|[@#]\w+"
    r"|(?:[^\W\d_]\.){2,8}|(?:(?<!\S)[-−–](?=[$£€¥]?\d))?(?:[A-Z]{0,3}[$£€¥](?=\d))?[\w\ufffd](?:[\w\ufffd]|[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]|['’‘´ʼ](?=\w)"
    r"|[\[\](](?=\w)|(?<=\w)[\])](?=\w)|\*|(?<=\d)[.,:](?=\d))*|\*+\w*|%"
)
_BRACKETS = str.maketrans("−–", "--", "[]()_")
_SIGNS = "-$£€¥%"
_INITIALS = re.compile(r"(?:\w\.){2,8}")
_DROPPED = ("http", "www.", "pic.", "@", "#")
_NUMERALS = (
    *(("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"), ("eight", "8")),
    *(("nine", "9"), ("ten", "10"), ("eleven", "11"), ("twelve", "12"), ("thirteen", "13"), ("fourteen", "14")),
    *(("fifteen", "15"), ("sixteen", "16"), ("seventeen", "17"), ("eighteen", "18"), ("nineteen", "19")),
    *(("twenty", "20"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"), ("fifth", "5th"), ("sixth", "6th")),
    *(("seventh", "7th"), ("eighth", "8th"), ("ninth", "9th"), ("tenth", "10th")),
)
_IN_DIGITS = dict(_NUMERALS)
_IRREGULAR = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "i'm": "i am",
    "let's": "let us",
    "'em": "them",
    "%": "percent",
    "ok": "okay",
}
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "'d"}
_IS = word_set("that it he she there what here who where how this everybody everyone")


@dataclass(frozen=True, slots=True)
class QuoteToken:
    """A word as it is compared, how much it proves alone, and characters `[start, end)` of the text it is from."""

    form: str
    weight: float
    start: int
    end: int


def tokenise(text: str, owner: str = "") -> tuple[QuoteToken, ...]:
    """The tokens of *text*: accents, case, kinds of apostrophe, contractions and small numerals made alike.

    Web addresses and tags are left out. A word with a character that could not be decoded gets a form of its own, made
    with *owner*, so that it is equal to nothing.

    >>> [token.form for token in tokenise("Don’t stop the coal-fired 1,200 at five")]
    ['do', 'not', 'stop', 'the', 'coal', 'fired', '1200', 'at', '5']
    """
    tokens: list[QuoteToken] = []
    known: dict[str, tuple[str, ...]] = {}
    sentence_start = True
    last = 0
    for match in _CHUNK.finditer(text):
        printed = match[0]
        sentence_start = sentence_start or any(mark in ".!?" for mark in text[last : match.start()])
        last = match.end()
        if printed.startswith(_DROPPED):
            continue
        capital = printed[0].isupper() and not sentence_start
        forms = known.get(printed)
        if forms is None:
            forms = known[printed] = tuple(_forms(printed))
        if "\ufffd" in printed:
            forms = (f"\ufffd{owner}:{match.start()}",)
        tokens += [QuoteToken(form, _weight(form, capital=capital), match.start(), match.end()) for form in forms]
        sentence_start = False
    return _with_stock_phrases(tokens)


def _forms(printed: str) -> Iterator[str]:
    form = fold(printed).translate(_BRACKETS)
    if _INITIALS.fullmatch(form):
        yield form
        return
    if form[:1].isdigit() or form[:1] in _SIGNS:
        form = form.replace(",", "")
    if form in _IRREGULAR:
        yield from _IRREGULAR[form].split()
        return
    for ending, word in _ENDINGS.items():
        if form.endswith(ending) and len(form) > len(ending):
            yield form[: -len(ending)]
            yield word
            return
    if form.endswith("'s") and form[:-2] in _IS:
        yield form[:-2]
        yield "is"
        return
    form = _IN_DIGITS.get(form, form)
    if form:
        yield form


def _weight(form: str, *, capital: bool) -> float:
    if form in FUNCTION_WORDS:
        return FUNCTION
    if form.lstrip(_SIGNS).isdigit() and len(form) <= 2:
        return NAME
    if capital:
        return NAME
    return COMMON if form in COMMON_WORDS else CONTENT


_BY_FIRST: dict[str, tuple[tuple[str, ...], ...]] = {
    first: tuple(phrase for phrase in STOCK_PHRASES if phrase[0] == first)
    for first in sorted({phrase[0] for phrase in STOCK_PHRASES})
}


def _with_stock_phrases(tokens: list[QuoteToken]) -> tuple[QuoteToken, ...]:
    """*tokens* with the words of stock phrases worth little."""
    forms = [token.form for token in tokens]
    stock = [False] * len(forms)
    for at, form in enumerate(forms):
        for phrase in _BY_FIRST.get(form, ()):
            if tuple(forms[at : at + len(phrase)]) == phrase:
                stock[at : at + len(phrase)] = [True] * len(phrase)
    return tuple(
        QuoteToken(token.form, min(token.weight, STOCK), token.start, token.end) if is_stock else token
        for token, is_stock in zip(tokens, stock, strict=True)
    )
