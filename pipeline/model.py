"""The nouns that flow through newsfold: frozen, every reference pointing up to the article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

OutletBasis = Literal["manifest", "metadata", "folder", "unknown"]
DateBasis = Literal["manifest", "metadata", "date_line"]
Role = Literal["title", "body", "heading", "caption", "notice", "related", "byline", "date_line"]
Severity = Literal["skipped", "warning", "note"]
QuoteKind = Literal["utterance", "fragment", "title", "scare"]
SpeakerBasis = Literal["after", "before", "participle", "continued", "lead_in", "according_to", "resolved"]
PairKind = Literal["exact", "near", "partial"]
ClusterKind = Literal["quote", "copy", "boilerplate"]
Relation = Literal[
    "identical",
    "punctuation",
    "spelling",
    "truncated",
    "silently_truncated",
    "omission",
    "marked_omission",
    "bracketed",
    "substitution",
    "filler",
    "repetition",
    "masked",
    "abbreviation",
    "merged",
    "split",
]
CarrierRole = Literal["source", "agrees", "same_fact", "differs"]
Block = Literal["summary", "quotes"]
First = Literal["first", "same_day", "later", "unknown"]
ChangeKind = Literal[
    "new_article", "changed_article", "gone_article", "new_story", "new_printing", "new_wording", "first_moved"
]


def stable_id(prefix: str, *parts: str) -> str:
    """An id that depends on *parts* alone, so it survives reruns; the prefix keeps spreadsheets from reading a number.

    >>> stable_id("art", "echo", "echo/0131.txt")
    'art_c559f03c47a5'
    """
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}_{hashlib.sha256(joined).hexdigest()[:12]}"


# ------------------------------------------------------------------ what comes in


@dataclass(frozen=True, slots=True)
class Published:
    """When an article says it appeared, and where that was read.

    `day` is the day as printed, in the outlet's own zone; `instant` is set, in UTC, only when a zone was given.
    """

    day: date
    basis: DateBasis
    instant: datetime | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The earliest and the latest day it can be called: an instant has its own zone's day and that of UTC."""
        other = self.instant.date() if self.instant else self.day
        return min(self.day, other), max(self.day, other)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """Characters `[start, end)` at the top of a text file that ingest read as metadata."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One outlet's dated text, as ingested; the only owner of text.

    Two articles are the same if their ids are. Offsets into `text` are Unicode code points. `outlet_group` is the
    owner that counts once among outlets: the outlet itself unless a manifest says otherwise, None when unknown.
    """

    id: str
    text: str
    file: str
    sha256: str
    encoding: str
    record_no: int | None = None
    source_id: str | None = None
    outlet: str | None = None
    outlet_basis: OutletBasis = "unknown"
    outlet_group: str | None = None
    outlet_hint: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Published | None = None
    language: str | None = None
    wire: bool = False
    head: tuple[HeadLine, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in the input that a person should know: skipped, warned about, or only noted.

    `code` is NF and three digits; `message` says what was expected and what was found, `action` what was done or can
    be done about it.
    """

    severity: Severity
    code: str
    file: str
    message: str
    action: str
    record_no: int | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article left out because another one of the same outlet has the same text."""

    article: Article
    of: Article


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was looked at, used or not; `sha256` is of its bytes, empty when they were not read."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What ingest found: articles in order of publication (undated last), the rest in order of file."""

    articles: tuple[Article, ...]
    duplicates: tuple[Duplicate, ...] = ()
    issues: tuple[Issue, ...] = ()
    inputs: tuple[InputFile, ...] = ()


# ------------------------------------------------------------------ what is found in it


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
    """Who is said to have said it, and what in the text says so.

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
        """The pieces as one string, joined by a space."""
        return " ".join(piece.text for piece in self.pieces)


# ------------------------------------------------------------------ what is grouped from it

S = TypeVar("S", Paragraph, Quote)


@dataclass(frozen=True, slots=True)
class Group(Generic[S]):
    """Members that belong together, in order of publication: undated ones last."""

    members: tuple[S, ...]

    @property
    def head(self) -> S:
        """The first member."""
        return self.members[0]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The members' articles, each once, in the members' order."""
        return tuple(dict.fromkeys(member.article for member in self.members))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The known outlet groups, each once, in alphabetical order."""
        return known_outlets(self.articles)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two paragraphs of two articles that overlap: `left < right` are positions in the run's paragraphs.

    `cosine` and `containment` lie in [0, 1]; containment is the share of the shorter paragraph's words that stand in
    word runs which the other has too. `shared` is the longest such run in the left paragraph, None when there is none.
    `in_quote`: that run is quoted speech on both sides.
    """

    left: int
    right: int
    cosine: float
    containment: float
    longest_run_words: int
    kind: PairKind
    in_quote: bool
    shared: Excerpt | None


@dataclass(frozen=True, slots=True)
class Cluster(Group[Paragraph]):
    """Paragraphs that say the same, two or more; the head is the one all others were measured against.

    `best_cosines` holds, member by member, the highest cosine to any other member; `weakest_link` is the lowest of the
    links (cosine or containment, the larger) between the head and a member.
    """

    best_cosines: tuple[float, ...]
    weakest_link: float
    kind: ClusterKind

    @property
    def id(self) -> str:
        """Made from the head's id."""
        return stable_id("clu", self.head.id)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a word diff, as printed: in both wordings, only in the reference, or only in the other."""

    kind: Literal["same", "cut", "added"]
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One printed wording of an utterance against the fullest one.

    `words_cut` counts the words missing from the sentence that is broken off or thinned out; sentences that were never
    printed here don't count. `note` is empty or one of `speaker_differs`, `days_apart`, `quotes_it`.
    """

    quote: Quote
    relation: Relation
    severity: Literal["none", "low", "high"]
    words_cut: int
    words_added: int
    diff: tuple[Edit, ...]
    note: str = ""

    @property
    def altered(self) -> bool:
        """Whether words differ, not only punctuation or the way it is laid out."""
        return self.relation not in ("identical", "punctuation", "split", "merged")


@dataclass(frozen=True, slots=True)
class Utterance(Group[Quote]):
    """The quotes of the same words; one member when nobody else printed them.

    `reference` is the fullest wording; `wordings` holds every member against it, in the members' order, and is empty
    for a single member. `passages` gives, piece by piece of each member, which sentences of the reference it prints.
    """

    reference: Quote
    speaker: str | None
    wordings: tuple[Wording, ...] = ()
    passages: tuple[tuple[str, ...], ...] = ()

    @property
    def id(self) -> str:
        """Made from the head's id."""
        return stable_id("qgr", self.head.id)

    @property
    def altered(self) -> bool:
        """Whether some member differs in words."""
        return any(wording.altered for wording in self.wordings)

    @property
    def repeated(self) -> bool | None:
        """Whether two or more known outlet groups print it; None when unknown outlets leave it open."""
        if len(self.outlets) > 1:
            return True
        unnamed = any(article.outlet_group is None for article in self.articles)
        return None if unnamed and len(self.articles) > 1 else False


@dataclass(frozen=True, slots=True)
class Reuse:
    """How many body words of one article stand in word runs that another article has too."""

    article: Article
    other: Article
    words: int
    shared_words: int
    shared_outside_quotes: int


@dataclass(frozen=True, slots=True)
class Reused:
    """How many body words of one article stand in word runs that any other article of its story has too."""

    article: Article
    words: int
    shared_words: int
    shared_in_quotes: int


# ------------------------------------------------------------------ what is picked


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
    pairs: tuple[Pair, ...]
    clusters: tuple[Cluster, ...]
    utterances: tuple[Utterance, ...]
    stories: tuple[Story, ...]
    changes: tuple[Change, ...] = ()


def known_outlets(articles: Iterable[Article]) -> tuple[str, ...]:
    """The known outlet groups of *articles*, each once, in alphabetical order."""
    return tuple(sorted({article.outlet_group for article in articles if article.outlet_group is not None}))
