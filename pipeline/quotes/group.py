"""The quotes of many articles to utterances: the quotes of the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.chronology import OrderKey, order_key
from pipeline.config import QuoteSettings
from pipeline.model import Quote, Utterance
from pipeline.quotes.identity import Name, speaker_name, speaker_of
from pipeline.quotes.match import STRONG_RUN, STRONG_SCORE, Link, Saying, compare, same_words_match
from pipeline.quotes.normalise import COMMON, QuoteToken, tokenise
from pipeline.quotes.wordings import wording_of

_BRIDGE_WORDS = 8
_COMMON_RUN = 64  # sayings that share a run of three words, from which on not all of them are paired
_PIVOTS = 16


def group_quotes(quotes: tuple[Quote, ...], settings: QuoteSettings) -> tuple[Utterance, ...]:
    """The utterances that *quotes* print: every quote of kind utterance or fragment is in exactly one.

    Two quotes are one utterance when the region in which they agree has enough telling words, the more so the further
    apart they were printed; a short fragment hangs on the one it fits best and never joins two. Members are in order of
    publication, utterances in order of their heads. The order of *quotes* changes nothing.

    Args:
        quotes: Of any kind; titles and scare quotes are left out.
        settings: `near_days`: up to so many days apart, fewer shared words are proof enough.
    """
    spoken = sorted((quote for quote in quotes if quote.kind in ("utterance", "fragment")), key=_place)
    sayings = _sayings(spoken, settings)
    links = [
        link
        for left, right in _candidates(sayings)
        if (link := compare(left, right, sayings[left], sayings[right], settings)) is not None
    ]
    groups: dict[int, list[Quote]] = {}
    for number, root in enumerate(_roots(sayings, links)):
        groups.setdefault(root, []).extend(sayings[number].quotes)
    members = sorted((sorted(group, key=_place) for group in groups.values()), key=lambda group: _place(group[0]))
    return tuple(_utterance(group) for group in members)


def _place(quote: Quote) -> tuple[OrderKey, str, int]:
    return order_key(quote.article), quote.article.id, quote.pieces[0].start


def _sayings(quotes: Sequence[Quote], settings: QuoteSettings) -> list[Saying]:
    """Quotes of the same tokens that are one utterance, as one saying each, in order of their first quotes."""
    tokens = [tokenise(quote.text, quote.id) for quote in quotes]
    alike: dict[tuple[str, ...], list[int]] = {}
    for n, own in enumerate(tokens):
        alike.setdefault(tuple(token.form for token in own), []).append(n)
    parts = [part for same in alike.values() for part in _split_same_words(same, quotes, tokens[same[0]], settings)]
    return [Saying(tokens[part[0]], tuple(quotes[n] for n in part)) for part in sorted(parts)]


def _split_same_words(
    same: Sequence[int], quotes: Sequence[Quote], tokens: Sequence[QuoteToken], settings: QuoteSettings
) -> list[list[int]]:
    """Quotes of the very same words, in order of time, apart where they may be a formula.

    Each is held against the last one of each speaker's, so that the work stays linear.
    """
    if len(same) == 1:
        return [list(same)]
    if len(tokens) >= STRONG_RUN and round(sum(token.weight for token in tokens), 9) >= STRONG_SCORE:
        return [list(same)]
    parts: list[list[int]] = []
    last_of: dict[Name, list[int]] = {}
    latest: list[int] | None = None
    for n in same:
        names = speaker_name(quotes[n])
        for part in (last_of.get(names), latest):
            if part is not None and same_words_match(tokens, quotes[part[-1]], quotes[n], settings):
                part.append(n)
                break
        else:
            part = [n]
            parts.append(part)
        last_of[names] = latest = part
    return parts


def _candidates(sayings: Sequence[Saying]) -> list[tuple[int, int]]:
    """Pairs of sayings of different articles that share a run of three words, one of which proves something."""
    postings: dict[tuple[str, ...], list[int]] = {}
    for number, saying in enumerate(sayings):
        for run in _telling_runs(saying):
            postings.setdefault(run, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in postings.values():
        pairs.update(_pairs(numbers, sayings))
    return sorted(pair for pair in pairs if _may_be_one(sayings[pair[0]], sayings[pair[1]]))


def _may_be_one(x: Saying, y: Saying) -> bool:
    """Whether they are of two articles, and not of the same words, which were compared before."""
    return len(x.articles | y.articles) > 1 and x.forms != y.forms


def _telling_runs(saying: Saying) -> dict[tuple[str, ...], None]:
    runs: dict[tuple[str, ...], None] = {}
    for at in range(len(saying.forms) - 2):
        if max(saying.weights[at : at + 3]) >= COMMON:
            runs[saying.forms[at : at + 3]] = None
    return runs


def _pairs(numbers: Sequence[int], sayings: Sequence[Saying]) -> Iterator[tuple[int, int]]:
    """All pairs of a few; of many, each with the longest ones, which hold what the others cut."""
    pivots = numbers
    if len(numbers) > _COMMON_RUN:
        pivots = sorted(numbers, key=lambda n: (-len(sayings[n].forms), n))[:_PIVOTS]
    for pivot in pivots:
        for other in numbers:
            if pivot < other:
                yield pivot, other
            elif other < pivot and len(numbers) > _COMMON_RUN:
                yield other, pivot


def _roots(sayings: Sequence[Saying], links: Sequence[Link]) -> list[int]:
    """For each saying the number that stands for its utterance.

    Strong links, and links between long sayings, join for good. A shorter one is then hung on the saying it fits best,
    longer ones first, and joins nothing else.
    """
    parent = list(range(len(sayings)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    hanging: dict[int, list[tuple[Link, int]]] = {}
    joined = [False] * len(sayings)
    for link in links:
        shorter, longer = sorted((link.left, link.right), key=lambda n: (len(sayings[n].forms), -n))
        if link.tier == "strong" or len(sayings[shorter].forms) >= _BRIDGE_WORDS:
            a, b = sorted((root(link.left), root(link.right)))
            parent[b] = a
            joined[link.left] = joined[link.right] = True
        else:
            hanging.setdefault(shorter, []).append((link, longer))
    for shorter in sorted(hanging, key=lambda n: (-len(sayings[n].forms), n)):
        if not joined[shorter]:
            best = min(hanging[shorter], key=lambda held: (-held[0].score, -held[0].containment, held[0].days, held[1]))
            parent[shorter] = root(best[1])
    return [root(n) for n in range(len(sayings))]


def _utterance(members: Sequence[Quote]) -> Utterance:
    if len(members) == 1:
        return Utterance(tuple(members), members[0], speaker_of(members))
    reference = max(members, key=lambda quote: (_count_words(quote.text), -len(quote.pieces)))
    speaker = speaker_of(members)
    compared = [wording_of(reference, quote, speaker) for quote in members]
    wordings = tuple(wording for wording, _ in compared)
    passages = tuple(carried for _, carried in compared)
    return Utterance(tuple(members), reference, speaker, wordings, passages)


def _count_words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())
