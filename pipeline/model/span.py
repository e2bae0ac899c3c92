"""What is found in an article: spans of its text, and who is said to have said it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.model.article import Article, Role

QuoteKind = Literal["utterance", "fragment", "title", "scare"]
SpeakerBasis = Literal["after", "before", "participle", "continued", "lead_in", "according_to", "resolved"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `[start, end)` of one article; never empty."""

    article: Article
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(
                f"span [{self.start}, {self.end}) of {self.article.file}: "
                f"expected 0 <= start < end <= {len(self.article.text)}"
            )

    @property
    def text(self) -> str:
        """The slice itself."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Paragraph(Span):
    """A paragraph, its place in the article from 0, and what it is for.

    `rule` names what gave it a role other than body; it is empty for body.
    """

    id: str
    index: int
    role: Role
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt(Span):
    """Characters inside one paragraph: a sentence, a piece of a quote."""

    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker that an article gives a quote, and the words by which it does.

    `printed` is the speaker as the article prints it beside the quote; `speaker` the full name when the article's own
    text gives exactly one, else the printed form.
    """

    speaker: str
    printed: str
    basis: SpeakerBasis
    cue: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words as one article prints them: one or more pieces, in order, without their outer marks.

    `closed` tells whether the last piece has its closing mark.
    """

    id: str
    pieces: tuple[Excerpt, ...]
    kind: QuoteKind
    closed: bool
    attribution: Attribution | None = None

    @property
    def article(self) -> Article:
        """The article that prints it."""
        return self.pieces[0].article

    @property
    def text(self) -> str:
        """The pieces as one string, joined by a space: what is compared."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def shown(self) -> str:
        """The pieces as a reader is shown them: with ` […] ` where the article has words of its own between two."""
        shown = self.pieces[0].text
        for before, piece in pairwise(self.pieces):
            between = self.article.text[before.end : piece.start]
            shown += (" […] " if any(c.isalnum() for c in between) else " ") + piece.text
        return shown
