"""Body paragraphs to sentences, and those of them that can stand in a summary."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Article, Excerpt, Paragraph, Quote, Utterance
from pipeline.summary.standing import stands_alone
from pipeline.text import split_sentences, split_words

MIN_WORDS, MAX_WORDS = 7, 60
# More sentences than this in one story, and only the articles' first ones are candidates.
_MAX_CANDIDATES = 2_000
_QUOTED_WORDS = 5
_PLACE = r"[A-Z][A-Za-z.’'-]+(?:,?[ ][A-Z][A-Za-z.’'-]+){0,3}"
_AGENCIES = "AAP|AFP|ANI|ANSA|AP|APA|BBC|CNN|CP|dpa|EFE|IANS|KUNA|NTB|PA|PTI|Reuters|TASS|TT|UPI|WAM|Xinhua"
_MONTH_DAY = r"[A-Z][a-z]{2,8}\.?[ ]\d{1,2}"
# Where and when an article was written, before its first sentence: "LEEDS (Reuters) - ", "Friday, 1 March 2024 ".
# Only a date or an agency is proof: capitals before a dash may as well be a verdict on what follows ("FALSE - ").
_DATELINE = re.compile(
    rf"""
    (?: [A-Z][a-z]{{2,5}}day,?[ ](?: {_MONTH_DAY} | \d{{1,2}}[ ][A-Z][a-z]{{2,8}} ),?[ ]\d{{4}} (?: \s*[–—-] )?\s* )?
    (?: (?: {_PLACE} )?
        (?: ,?[ ]{_MONTH_DAY} (?: [ ]?\((?:{_AGENCIES})\) )? | [ ]?\((?:{_AGENCIES})\) )
        [ ]?(?: [—–] | --? )[ ]
    )?
    (?=\S)
    """,
    re.VERBOSE,
)

_VERDICTS = frozenset(
    ("false", "fake", "hoax", "satire", "parody", "myth", "claim", "rumour", "rumor", "debunked", "check", "opinion")
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's body; `index` counts the article's body sentences from 0, `of` is their number."""

    excerpt: Excerpt
    index: int
    of: int

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.excerpt.text

    @property
    def article(self) -> Article:
        """The article that prints it."""
        return self.excerpt.article

    @property
    def n_words(self) -> int:
        """Words as people count them: what white space parts."""
        return len(self.text.split())


def find_sentences(articles: Iterable[Article], paragraphs: Iterable[Paragraph]) -> tuple[Sentence, ...]:
    """Every sentence of the articles' body paragraphs, article by article in the order given."""
    bodies: dict[Article, list[Paragraph]] = {article: [] for article in articles}
    for paragraph in paragraphs:
        if paragraph.role == "body" and paragraph.article in bodies:
            bodies[paragraph.article].append(paragraph)
    return tuple(sentence for body in bodies.values() for sentence in _number(_split_body(body)))


def _split_body(body: Iterable[Paragraph]) -> list[Excerpt]:
    excerpts: list[Excerpt] = []
    for paragraph in sorted(body, key=lambda paragraph: paragraph.start):
        for start, end in split_sentences(paragraph.text):
            dateline = None if excerpts else _DATELINE.match(paragraph.text, start, end)
            verdict = dateline and any(word in _VERDICTS for word in split_words(dateline[0]))
            first = dateline.end() if dateline and not verdict else start
            excerpts.append(cut_excerpt(paragraph, paragraph.start + first, paragraph.start + end))
    return excerpts


def cut_excerpt(paragraph: Paragraph, start: int, end: int) -> Excerpt:
    """Characters `[start, end)` of the paragraph's article."""
    return Excerpt(paragraph.article, start, end, paragraph)


def _number(excerpts: Sequence[Excerpt]) -> list[Sentence]:
    return [Sentence(excerpt, index, len(excerpts)) for index, excerpt in enumerate(excerpts)]


def find_candidates(
    sentences: Sequence[Sentence], quotes: Iterable[Quote], told: Iterable[Utterance] = ()
) -> tuple[int, ...]:
    """Positions of the sentences that a reader understands who has read nothing before them.

    Left out are sentences under 7 or over 60 words, what `stands_alone` refuses, sentences that lie inside somebody's
    speech, and those that print an utterance of *told*, which is told elsewhere. Of more than 2,000 the first sentences
    of the articles are kept: all first ones, then all second ones, and so on.
    """
    speech = _Stretches(piece for quote in quotes if quote.kind == "utterance" for piece in quote.pieces)
    elsewhere = _Stretches(
        piece
        for utterance in told
        for quote in utterance.members
        for piece in quote.pieces
        if len(piece.text.split()) >= _QUOTED_WORDS
    )
    kept = [
        position
        for position, sentence in enumerate(sentences)
        if MIN_WORDS <= sentence.n_words <= MAX_WORDS
        and stands_alone(sentence.text)
        and not speech.hold(sentence.excerpt)
        and not elsewhere.touch(sentence.excerpt)
    ]
    first = sorted(kept, key=lambda position: (sentences[position].index, position))
    return tuple(sorted(first[:_MAX_CANDIDATES]))


class _Stretches:
    """Stretches of articles that do not overlap within one, looked up by place."""

    def __init__(self, excerpts: Iterable[Excerpt]) -> None:
        self._by_article: dict[Article, list[tuple[int, int]]] = {}
        for excerpt in excerpts:
            self._by_article.setdefault(excerpt.article, []).append((excerpt.start, excerpt.end))
        for stretches in self._by_article.values():
            stretches.sort()

    def hold(self, excerpt: Excerpt) -> bool:
        """Whether one stretch holds all of *excerpt* but the marks at its ends."""
        start, end = self._next(excerpt)
        return start <= excerpt.start + 1 and excerpt.end - 1 <= end

    def touch(self, excerpt: Excerpt) -> bool:
        """Whether a stretch begins in *excerpt* or reaches into it."""
        start, end = self._next(excerpt)
        return start < excerpt.end and excerpt.start < end

    def _next(self, excerpt: Excerpt) -> tuple[int, int]:
        """The stretch that reaches into *excerpt* from before or is the first to begin in it; else an empty one."""
        stretches = self._by_article.get(excerpt.article, [])
        at = bisect_right(stretches, (excerpt.start, excerpt.start))
        around = [s for s in stretches[max(0, at - 1) : at + 1] if s[1] > excerpt.start]
        return around[0] if around else (excerpt.end, excerpt.end)
