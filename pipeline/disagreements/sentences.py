"""Paragraphs to their sentences as words, and to the pairs of sentences that share a run of words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.chronology import order_key
from pipeline.dates import FoundDate, find_dates
from pipeline.disagreements.numbers import NUMBER
from pipeline.model import Article, Excerpt, Paragraph, Span
from pipeline.text import find_words, split_sentences

_RUN = 3
_HOLDERS, _NEIGHBOURS = 24, 8
_FEWEST, _MOST = 6, 80

_COMMON = re.compile(
    r"a|about|after|all|also|an|and|are|as|at|be|been|but|by|can|could|did|do|does|for|from|had|has|have|he|her|him|his"
    r"|i|if|in|into|is|it|its|may|mr|mrs|ms|not|of|on|one|or|our|out|s|said|says|she|so|than|that|the|their|them|there"
    r"|they|this|to|told|up|was|we|were|what|when|which|who|will|with|would|you|your"
)
# What does not end like a sentence is a heading, a line of facts, a time stamp; a question states nothing.
_STATES = re.compile(r"[.!…][\"”’')\]»]{0,3}\Z")
_CONTRACTED = {"won't": "will", "can't": "can", "cannot": "can", "shan't": "shall"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a number with its points and commas: characters `[start, end)` of the article, and its folded form."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its tokens and their forms, and the dates it names, whose places are those in its paragraph."""

    excerpt: Excerpt
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    dates: tuple[FoundDate, ...]

    @property
    def article(self) -> Article:
        """The article that prints it."""
        return self.excerpt.article

    def dates_at(self, start: int, end: int) -> tuple[FoundDate, ...]:
        """The dates that have one of the tokens `[start, end)` in them."""
        if start >= end:
            return ()
        offset = self.excerpt.paragraph.start
        first, last = self.tokens[start].start - offset, self.tokens[end - 1].end - offset
        return tuple(found for found in self.dates if found.start < last and first < found.end)


def place_of(span: Span) -> tuple[object, ...]:
    """Sorts spans by article, in order of publication, then by place."""
    return order_key(span.article), span.article.id, span.start, span.end


def content_of(forms: Iterable[str]) -> list[str]:
    """The words of *forms* that say something by themselves."""
    return [form for form in forms if not _COMMON.fullmatch(form)]


def read_sentences(paragraphs: Iterable[Paragraph]) -> tuple[tuple[Sentence, ...], ...]:
    """The statements in the body of *paragraphs*, in order; those of the same words and days are one entry.

    Questions, lines that do not end like a sentence, very short and very long sentences are left out.
    """
    same: defaultdict[object, list[Sentence]] = defaultdict(list)
    for paragraph in sorted((p for p in paragraphs if p.role == "body"), key=place_of):
        for sentence in _split(paragraph):
            same[sentence.forms, tuple(found.day for found in sentence.dates)].append(sentence)
    return tuple(tuple(members) for members in same.values())


def _split(paragraph: Paragraph) -> Iterator[Sentence]:
    published = paragraph.article.published
    dates = find_dates(paragraph.text, published.day if published else None)
    for start, end in split_sentences(paragraph.text):
        excerpt = Excerpt(paragraph.article, paragraph.start + start, paragraph.start + end, paragraph)
        tokens = tuple(split_tokens(excerpt))
        if _FEWEST <= len(tokens) <= _MOST and _STATES.search(excerpt.text[-4:]):
            inside = tuple(found for found in dates if start <= found.start < end) if dates else ()
            yield Sentence(excerpt, tokens, tuple(token.form for token in tokens), inside)


def split_tokens(excerpt: Excerpt) -> Iterator[Token]:
    """The words and numbers of *excerpt*, contractions as two words at one place."""
    text, offset, end = excerpt.text, excerpt.start, 0
    for word in find_words(text):
        if word.start < end:
            continue
        number = NUMBER.match(text, word.start)
        whole = number is not None and number.end() >= word.end
        end = number.end() if number and whole else word.end
        yield from _expand(Token(offset + word.start, offset + end, text[word.start : end] if whole else word.form))


def _expand(token: Token) -> Iterator[Token]:
    """*token*, or the two words that a contraction stands for, both at its place."""
    stem = _CONTRACTED.get(token.form, token.form.removesuffix("n't"))
    yield Token(token.start, token.end, stem or token.form)
    if stem and stem != token.form:
        yield Token(token.start, token.end, "not")


def candidate_pairs(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Positions of sentences of two articles that share a run of words, in order.

    Each is paired with few before it, those that share most; of the holders of a run only the last few count, so that
    a stock phrase costs no more than any other.
    """
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    for index, sentence in enumerate(sentences):
        shared: Counter[int] = Counter()
        for run in dict.fromkeys(zip(*(sentence.forms[i:] for i in range(_RUN)), strict=False)):
            if content_of(run):
                shared.update(holders[run][-_HOLDERS:])
                holders[run].append(index)
        others = [other for other in shared if sentences[other].article != sentence.article]
        nearest = sorted(others, key=lambda other: (-shared[other], other))[:_NEIGHBOURS]
        pairs += [(other, index) for other in nearest]
    return sorted(pairs)
