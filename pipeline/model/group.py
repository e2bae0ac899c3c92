"""What is grouped from what was found: clusters, utterances and their wordings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pipeline.model.article import Article, known_outlets, stable_id
from pipeline.model.span import Paragraph, Quote

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


def name_cluster(head: Paragraph) -> str:
    """The id of the cluster of a head, which is made from the head's id."""
    return stable_id("clu", head.id)


@dataclass(frozen=True, slots=True)
class Cluster(Group[Paragraph]):
    """Paragraphs that say the same, two or more; the head is the one all others were measured against.

    `best_cosines` holds, member by member, the highest cosine to any other member; `weakest_link` is the lowest of the
    links between the head and a member. Clusters that links join, directly or by way of others, are one family, named
    by the earliest of them: it shows what is near, and claims nothing of two of its members.
    """

    best_cosines: tuple[float, ...]
    weakest_link: float
    kind: ClusterKind
    family: str

    @property
    def id(self) -> str:
        """Made from the head's id."""
        return name_cluster(self.head)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a word diff, as printed: in both wordings, only in the reference, or only in the other."""

    kind: Literal["same", "cut", "added"]
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One printed wording of an utterance against the fullest one.

    `words_cut` counts what is missing inside the sentences that the member prints some of; sentences that were never
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
