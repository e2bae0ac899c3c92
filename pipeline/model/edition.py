"""What is told of it all: stories with their summaries, and the edition that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.model.article import Article, Batch
from pipeline.model.group import Cluster, Reuse, Reused, Utterance
from pipeline.model.pairs import Pairs
from pipeline.model.span import Excerpt, Paragraph, Quote

CarrierRole = Literal["source", "agrees", "same_fact", "differs"]
Block = Literal["summary", "quotes"]
First = Literal["first", "same_day", "later", "unknown"]
ChangeKind = Literal[
    "new_article", "changed_article", "gone_article", "new_story", "new_printing", "new_wording", "first_moved"
]


@dataclass(frozen=True, slots=True)
class Carrier:
    """An excerpt that carries a summary line, and how: it is printed from here, or agrees, or differs."""

    excerpt: Excerpt
    role: CarrierRole


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of a summary: verbatim from `carriers[0]`, the source; then the others, in order of publication.

    `utterance` is set in the block of quotes: whose words the line is.
    """

    carriers: tuple[Carrier, ...]
    score: float
    block: Block
    utterance: Utterance | None = None

    @property
    def source(self) -> Excerpt:
        """Where the line is printed from."""
        return self.carriers[0].excerpt


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a matter on which articles differ."""

    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A matter on which articles differ; newsfold shows the sides and decides nothing."""

    kind: Literal["number", "date", "name", "negation", "quote"]
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class DatedStatement:
    """A sentence that names a day (or month, or year), read against its article's own date."""

    day: date
    precision: Literal["day", "month", "year"]
    basis: Literal["explicit", "relative"]
    sentence: Excerpt


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event, in order of publication, and what is said of them."""

    id: str
    articles: tuple[Article, ...]
    headline: Excerpt
    summary: tuple[SummaryLine, ...]
    disagreements: tuple[Disagreement, ...]
    timeline: tuple[DatedStatement, ...]
    reuse: tuple[Reuse, ...]
    reused: tuple[Reused, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A difference from the edition before this one."""

    kind: ChangeKind
    story_id: str
    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edition:
    """All that one run has to report: what `report` and `store` take.

    `quotes` holds every quote found; those of kind utterance or fragment are members of exactly one of `utterances`.
    """

    batch: Batch
    paragraphs: tuple[Paragraph, ...]
    quotes: tuple[Quote, ...]
    pairs: Pairs
    clusters: tuple[Cluster, ...]
    utterances: tuple[Utterance, ...]
    stories: tuple[Story, ...]
    changes: tuple[Change, ...] = ()
