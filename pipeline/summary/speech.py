"""The utterances that several articles of a story print to the lines that quote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.chronology import order_key
from pipeline.config import SummarySettings
from pipeline.model import Article, Carrier, Excerpt, Quote, SummaryLine, Utterance
from pipeline.summary.candidates import MAX_WORDS, MIN_WORDS, cut_excerpt
from pipeline.summary.carriers import find_carriers
from pipeline.summary.standing import leans
from pipeline.text import split_sentences

_WORDS = re.compile(r"\w")
# What is said is not what happened: speech gets at most this share of the lines and of the words.
_SHARE = 0.4
# Of one utterance, only so many of its printings are looked through, the earliest first.
_MAX_MEMBERS = 200


def quote_lines(
    articles: Sequence[Article], utterances: Iterable[Utterance], settings: SummarySettings
) -> tuple[SummaryLine, ...]:
    """A line for each utterance with a speaker that two or more of *articles* print, as far as there is room.

    A line is the sentence of the utterance that most articles print in the same words, so that what it says is carried
    by all that it names; an utterance whose every sentence is printed in one wording by one article alone has none.
    Those that most articles print come first, a speaker who was heard already after those who were not. The score is
    the share of the articles that carry the line.
    """
    told = set(articles)
    lines = [line for utterance in utterances if (line := _quote(utterance, told)) is not None]
    lines.sort(key=lambda line: (-line.score, order_key(line.source.article), line.source.start))
    words, room = int(_SHARE * settings.words), int(_SHARE * settings.sentences)
    taken: list[SummaryLine] = []
    for line in _new_speakers_first(lines):
        size = len(line.source.text.split())
        if len(taken) < room and size <= words:
            taken.append(line)
            words -= size
    return tuple(taken)


def _new_speakers_first(lines: Sequence[SummaryLine]) -> list[SummaryLine]:
    heard: dict[str | None, int] = {}
    turns: list[int] = []
    for line in lines:
        speaker = line.utterance.speaker if line.utterance else None
        turns.append(heard.get(speaker, 0))
        heard[speaker] = turns[-1] + 1
    return [lines[at] for at in sorted(range(len(lines)), key=lambda at: turns[at])]


def _quote(utterance: Utterance, told: set[Article]) -> SummaryLine | None:
    members = [quote for quote in _of_its_speaker(utterance) if quote.article in told and quote.kind == "utterance"]
    if utterance.speaker is None or len({quote.article for quote in members}) < 2:
        return None
    fullest = utterance.reference if utterance.reference in members else max(members, key=lambda q: len(q.text))
    printings = {quote.id: _split_quote(quote) for quote in members[:_MAX_MEMBERS]}
    others = [sentence for printed in printings.values() for sentence in printed]
    found = [_carry(sentence, others) for sentence in _split_quote(fullest) if _is_fit(sentence)]
    best = max(found, key=lambda carriers: (len(carriers), not leans(carriers[0].excerpt.text)), default=())
    if len(best) < 2:
        return None
    return SummaryLine(best, round(len(best) / len(told), 9), "quotes", utterance)


def _of_its_speaker(utterance: Utterance) -> list[Quote]:
    """The members that do not give the words to somebody else, nor quote them inside another quote."""
    apart = {wording.quote for wording in utterance.wordings if wording.note in ("speaker_differs", "quotes_it")}
    return [quote for quote in utterance.members if quote not in apart]


def _split_quote(quote: Quote) -> list[Excerpt]:
    # The comma before a closing mark belongs to the sentence around the quote.
    return [
        cut_excerpt(piece.paragraph, piece.start + start, piece.start + len(piece.text[:end].rstrip(", ")))
        for piece in quote.pieces
        for start, end in split_sentences(piece.text)
        if _WORDS.search(piece.text, start, end)
    ]


def _is_fit(sentence: Excerpt) -> bool:
    return MIN_WORDS <= len(sentence.text.split()) <= MAX_WORDS


def _carry(sentence: Excerpt, others: Iterable[Excerpt]) -> tuple[Carrier, ...]:
    """Who prints the words of *sentence*; the source is the one that prints it as a whole sentence, if any does."""
    carriers = find_carriers(sentence, others, spoken=True)
    alike = [carrier.excerpt for carrier in carriers if carrier.role in ("source", "agrees")]
    whole = next((excerpt for excerpt in alike if excerpt.text[-1] in ".!?" and excerpt.text[0].isupper()), None)
    if whole is None or whole.article == sentence.article:
        return carriers
    return find_carriers(whole, [sentence, *others], spoken=True)
