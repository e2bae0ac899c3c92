"""Two sayings to whether they are the same utterance, and how strongly that is shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from pipeline.config import QuoteSettings
from pipeline.model import Quote
from pipeline.quotes.align import Block, Region, align, best_region
from pipeline.quotes.identity import Name, same_person, share_a_person, speaker_name
from pipeline.quotes.normalise import COMMON, QuoteToken
from pipeline.quotes.scan import inner_spans
from pipeline.quotes.weights import NEGATIONS

Tier = Literal["strong", "near", "far"]

STRONG_SCORE, STRONG_RUN = 6.0, 5
_CERTAIN = 8.0
_NEAR, _NEAR_UNDATED, _NEAR_LONG = 2.4, 3.0, 4.5
_NEAR_EXACT, _NEAR_EXACT_WORDS = 2.0, 5
_TELLING, _DIFFERENT = 2, 6
_FAR, _FAR_SAME_SPEAKER, _FAR_UNKNOWN_SPEAKER, _FAR_WORDS = 4.5, 2.4, 3.0, 5
_CONFLICT = 5.0
_SHORT, _SHORT_WORDS = 1.5, 3
_SHORT_ANYONE, _SHORT_ANYONE_WORDS, _SHORT_ANYONE_DAYS = 1.8, 4, 2


@dataclass(frozen=True)
class Saying:
    """Quotes with the same tokens that are one utterance for certain: compared with others as one."""

    tokens: tuple[QuoteToken, ...]
    quotes: tuple[Quote, ...]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The tokens' forms."""
        return tuple(token.form for token in self.tokens)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """The tokens' weights."""
        return tuple(token.weight for token in self.tokens)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The speakers' names; none when no speaker has a name."""
        return tuple(sorted({name for quote in self.quotes if (name := speaker_name(quote))}))

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The days on which it was printed, as ordinals, in order."""
        return tuple(sorted({day for quote in self.quotes if (day := day_of(quote)) is not None}))

    @cached_property
    def articles(self) -> frozenset[str]:
        """The ids of the articles that print it."""
        return frozenset(quote.article.id for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Link:
    """Two sayings, by number, that are one utterance."""

    left: int
    right: int
    tier: Tier
    score: float
    containment: float
    days: int


def day_of(quote: Quote) -> int | None:
    """The day the quote's article appeared, as an ordinal."""
    published = quote.article.published
    return published.day.toordinal() if published else None


def days_apart(a: Sequence[int], b: Sequence[int]) -> int | None:
    """The least distance between a day of *a* and one of *b*, both in order; None when either is empty."""
    if not a or not b:
        return None
    i = j = 0
    best = abs(a[0] - b[0])
    while i < len(a) and j < len(b):
        best = min(best, abs(a[i] - b[j]))
        if a[i] < b[j]:
            i += 1
        else:
            j += 1
    return best


def compare(left: int, right: int, x: Saying, y: Saying, settings: QuoteSettings) -> Link | None:
    """The link between the sayings *x* and *y*, numbered *left* and *right*; None when they are not shown to be one."""
    region = best_region(align(x.forms, y.forms), x.weights, y.weights)
    if region is None or not _passes_guards(region, x, y):
        return None
    days = days_apart(x.days, y.days)
    containment = round(region.matched / min(len(x.forms), len(y.forms)), 9)
    density = round(region.matched / region.length, 9)
    same_speaker = share_a_person(x.names, y.names)
    conflict = bool(x.names and y.names) and not same_speaker
    if conflict and region.score < _CERTAIN and not (region.score >= _CONFLICT and containment >= 0.6):
        return None
    tier = _tier(region, containment, density, days, same_speaker, settings)
    return Link(left, right, tier, region.score, containment, -1 if days is None else days) if tier else None


def same_words_match(tokens: Sequence[QuoteToken], a: Quote, b: Quote, settings: QuoteSettings) -> bool:
    """Whether two quotes of the very same *tokens* are one utterance, and not a formula said twice."""
    score = round(sum(token.weight for token in tokens), 9)
    if _is_chant([t.form for t in tokens], [t.form for t in tokens if t.weight >= COMMON], score):
        return False
    names = speaker_name(a), speaker_name(b)
    same_speaker = same_person(*names)
    if score < _CONFLICT and all(names) and not same_speaker:
        return False
    days = days_apart([d for d in (day_of(a),) if d is not None], [d for d in (day_of(b),) if d is not None])
    if days is None:
        return score >= _NEAR_UNDATED
    if days > settings.near_days:
        return score >= _FAR or (score >= _FAR_SAME_SPEAKER and len(tokens) >= _FAR_WORDS and same_speaker)
    if score >= _NEAR or (score >= _SHORT and len(tokens) >= _SHORT_WORDS and same_speaker):
        return True
    return score >= _SHORT_ANYONE and len(tokens) >= _SHORT_ANYONE_WORDS and days <= _SHORT_ANYONE_DAYS


def _is_chant(forms: Collection[str], telling: Collection[str], score: float) -> bool:
    """Whether the words shared are too few different ones, however often they come: fewer than two that prove much."""
    return score < STRONG_SCORE and len(set(telling)) < _TELLING and len(set(forms)) < _DIFFERENT


def _tier(
    region: Region, containment: float, density: float, days: int | None, same_speaker: bool, settings: QuoteSettings
) -> Tier | None:
    score = region.score
    exact = containment >= 1 and density >= 1
    if score >= STRONG_SCORE and region.run >= STRONG_RUN:
        return "strong"
    if days is None or days <= settings.near_days:
        least = _NEAR_UNDATED if days is None else _NEAR
        if score >= least and containment >= 0.6 and density >= 0.6:
            return "near"
        if days is not None and exact and score >= _NEAR_EXACT and region.matched >= _NEAR_EXACT_WORDS:
            return "near"
        return "near" if score >= _NEAR_LONG and containment >= 0.3 and region.run >= STRONG_RUN else None
    if score >= _FAR and containment >= 0.6 and density >= 0.75:
        return "far"
    least = _FAR_SAME_SPEAKER if same_speaker else _FAR_UNKNOWN_SPEAKER
    return "far" if exact and score >= least and region.matched >= _FAR_WORDS else None


def _passes_guards(region: Region, x: Saying, y: Saying) -> bool:
    shared = [(block.a + k, block.b + k) for block in region.blocks for k in range(block.size)]
    telling = [x.forms[a] for a, b in shared if min(x.weights[a], y.weights[b]) >= COMMON]
    if _is_chant([x.forms[a] for a, _ in shared], telling, region.score):
        return False
    if region.score < _CERTAIN and _negation_differs(region.blocks, x, y):
        return False
    return region.score >= STRONG_SCORE or not quotes_the_other(region, x, y)


def _negation_differs(blocks: Sequence[Block], x: Saying, y: Saying) -> bool:
    for first, second in pairwise(blocks):
        in_x = _negations(x.forms[first.a + first.size : second.a])
        if in_x != _negations(y.forms[first.b + first.size : second.b]):
            return True
    a, b = blocks[0].a, blocks[0].b
    return bool(a and b) and _negations(_clause_before(x, a)) != _negations(_clause_before(y, b))


def _negations(forms: Sequence[str]) -> int:
    return sum(form in NEGATIONS for form in forms)


def _clause_before(saying: Saying, at: int) -> list[str]:
    """The two words before token *at*, as far as no punctuation parts them from it."""
    text = saying.quotes[0].text
    words: list[str] = []
    for n in range(at - 1, max(-1, at - 3), -1):
        between = text[saying.tokens[n].end : saying.tokens[n + 1].start]
        if any(mark in ".,;:!?—–" for mark in between):
            break
        words.append(saying.forms[n])
    return words


def quotes_the_other(region: Region, x: Saying, y: Saying) -> bool:
    """Whether what the two share stands between inner marks in one of them, and not in the other."""
    first, last = region.blocks[0], region.blocks[-1]
    inside_x = _inside_marks(x, first.a, last.a + last.size)
    return inside_x != _inside_marks(y, first.b, last.b + last.size)


def _inside_marks(saying: Saying, first: int, stop: int) -> bool:
    start, end = saying.tokens[first].start, saying.tokens[stop - 1].end
    return any(s <= start and end <= e for s, e in inner_spans(saying.quotes[0].text))
