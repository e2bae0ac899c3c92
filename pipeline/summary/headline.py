"""One story's articles and paragraphs to the words that name it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.chronology import order_key
from pipeline.model import Article, Excerpt, Paragraph
from pipeline.similarity import weigh
from pipeline.summary.candidates import Sentence, cut_excerpt, find_sentences
from pipeline.summary.standing import stands_alone

_OPENING = 3
_LONG = 40


def pick_headline(articles: tuple[Article, ...], paragraphs: tuple[Paragraph, ...]) -> Excerpt:
    """The title that is most like the other articles, the earliest of equals.

    Without a title it is the opening sentence that is most like them: of each article the first of its three opening
    sentences that stands alone, else its first; without body text, the first paragraph there is.

    Raises:
        ValueError: There is no paragraph.
    """
    if not paragraphs:
        raise ValueError("a story's headline: expected a paragraph to take it from, found none")
    told = sorted(articles, key=order_key)
    sentences = find_sentences(told, paragraphs)
    place = {article: at for at, article in enumerate(told)}
    ordered = sorted(paragraphs, key=lambda paragraph: (place.get(paragraph.article, len(place)), paragraph.start))
    named = [_title(p) for p in ordered if p.role == "title" and len(p.text.split()) <= _LONG]
    choice = named or _openings(sentences) or [cut_excerpt(ordered[0], ordered[0].start, ordered[0].end)]
    return choice[_most_central(choice, sentences)]


def _title(paragraph: Paragraph) -> Excerpt:
    """The title without what a file puts before it ("Title:", "#")."""
    title = paragraph.article.title or ""
    at = paragraph.text.find(title) if title else -1
    start = paragraph.start + max(at, 0)
    return cut_excerpt(paragraph, start, start + len(title) if at >= 0 else paragraph.end)


def _openings(sentences: Sequence[Sentence]) -> list[Excerpt]:
    first: dict[Article, Sentence] = {}
    for sentence in sentences:
        held = first.setdefault(sentence.article, sentence)
        if sentence.index < _OPENING and not stands_alone(held.text) and stands_alone(sentence.text):
            first[sentence.article] = sentence
    return [sentence.excerpt for sentence in first.values()]


def _most_central(choice: Sequence[Excerpt], sentences: Sequence[Sentence]) -> int:
    bodies: dict[Article, list[str]] = {}
    for sentence in sentences:
        bodies.setdefault(sentence.article, []).append(sentence.text)
    rows = weigh([*(excerpt.text for excerpt in choice), *map(" ".join, bodies.values())], stem=True)
    alike = (rows[: len(choice)] @ rows[len(choice) :].T).toarray()
    if len(bodies) > 1:
        # Every title is like its own article: the others decide.
        place = {article: at for at, article in enumerate(bodies)}
        for row, excerpt in enumerate(choice):
            if excerpt.article in place:
                alike[row, place[excerpt.article]] = 0
    return int(np.argmax(np.round(alike.sum(axis=1), 9)))
