"""One story's articles, paragraphs, quotes and utterances to the lines of its summary."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.chronology import order_key
from pipeline.config import SummarySettings
from pipeline.model import Article, Carrier, Excerpt, Paragraph, Quote, SummaryLine, Utterance
from pipeline.similarity import weigh
from pipeline.summary.candidates import Sentence, find_candidates, find_sentences
from pipeline.summary.carriers import find_carriers
from pipeline.summary.selection import Rows, arrange, score, select
from pipeline.summary.speech import quote_lines

# Of a source's words, as the rows weigh them: a sentence with fewer of them is not compared word by word.
_SHARED = 0.5
_COMPARED = 3


def summarise(
    articles: tuple[Article, ...],
    paragraphs: tuple[Paragraph, ...],
    quotes: tuple[Quote, ...],
    utterances: tuple[Utterance, ...],
    settings: SummarySettings,
) -> tuple[SummaryLine, ...]:
    """The lines that tell one story: verbatim sentences, each with every article known to carry it.

    First the block "summary", what happened; then the block "quotes", what several articles quote somebody as saying.
    Together they keep within the settings' words (as white space parts them) and sentences. Nothing is told twice: an
    utterance that has a line of its own is not quoted in the first block, and a fact enters once however many articles
    tell it. A story in which no sentence can stand alone gets its first sentence; one without body text, no line.

    Args:
        articles: The story's own, in any order: it changes nothing.
        paragraphs: Theirs, of all roles; only body text is printed.
        quotes: What is quoted in them.
        utterances: Those with a printing in them; printings in other stories don't count.
        settings: The limits; a sentence that does not fit in what is left of them is passed over.
    """
    told = sorted(articles, key=order_key)
    spoken = quote_lines(told, utterances, settings)
    sentences = find_sentences(told, paragraphs)
    words = settings.words - sum(len(line.source.text.split()) for line in spoken)
    lines = _tell(sentences, quotes, spoken, words, settings.sentences - len(spoken))
    return (*lines, *spoken)


def _tell(
    sentences: Sequence[Sentence], quotes: Sequence[Quote], spoken: Sequence[SummaryLine], words: int, lines: int
) -> tuple[SummaryLine, ...]:
    said = [line.utterance for line in spoken if line.utterance is not None]
    candidates = find_candidates(sentences, quotes, said)
    if not candidates and not spoken:
        candidates = (0,) if sentences else ()
    if not candidates:
        return ()
    rows = weigh([sentence.text for sentence in sentences], stem=True)
    scores = score(sentences, candidates, rows)
    chosen = [sentences[candidate] for candidate in candidates]
    taken = select(chosen, scores, rows[list(candidates)], words, lines)
    return tuple(
        SummaryLine(_carry(chosen[at].excerpt, _alike(sentences, rows, candidates[at])), float(scores[at]), "summary")
        for at in arrange(chosen, scores, taken)
    )


def _carry(chosen: Excerpt, alike: Sequence[Excerpt]) -> tuple[Carrier, ...]:
    """Its carriers; of articles that print it to the letter the earliest is the source."""
    carriers = find_carriers(chosen, alike)
    verbatim = [carrier.excerpt for carrier in carriers if carrier.excerpt.text == chosen.text]
    source = min(verbatim, key=lambda excerpt: order_key(excerpt.article))
    return carriers if source is chosen else find_carriers(source, [chosen, *alike])


def _alike(sentences: Sequence[Sentence], rows: Rows, source: int) -> list[Excerpt]:
    """The sentences of each article that share most with that one, three at most: only they can carry it."""
    mine = rows[[source]]
    has = np.round((rows[:, mine.indices] > 0).astype(np.float64) @ np.square(mine.data), 9)
    by_article: dict[Article, list[int]] = {}
    for at in np.flatnonzero(has >= _SHARED).tolist():
        by_article.setdefault(sentences[at].article, []).append(at)
    best = (sorted(places, key=lambda at: (-has[at], at))[:_COMPARED] for places in by_article.values())
    return [sentences[at].excerpt for places in best for at in places]
