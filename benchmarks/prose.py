"""A seed to fresh news paragraphs: words by frequency, topics, names, stock phrases, sentences and quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from lexicon import COMMON, N_WORDS, spell_word, weigh_words
from numpy.typing import NDArray

_PHRASES, _PHRASE_WORDS = 300, 8
_TEMPLATES = 100
_TOPIC_WORDS, _TOPIC_NAMES = 40, 6
# What follows a word, or stands before it: a printed word is its number times `MARKS`, plus these.
_CAPITAL, _COMMA, STOP, _OPEN, _CLOSE, _CURLY, MARKS = 1, 2, 4, 8, 16, 32, 64

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Desk:
    """What stories are written from.

    `odds` are cumulative over word numbers. `phrases` has one stock phrase a row, filled up with -1; `templates` are
    printed words with -1 where a name or a figure goes; `notices` are printed words.
    """

    rng: np.random.Generator
    odds: Floats
    phrases: Ints
    templates: tuple[Ints, ...]
    notices: tuple[Ints, ...]


def open_desk(seed: int) -> Desk:
    """A desk that writes the same for the same seed."""
    rng = np.random.default_rng(seed)
    odds = weigh_words().cumsum()
    # Stock phrases, templates and notices are of words that everybody knows.
    known = odds[: len(COMMON) + 1_500] / odds[len(COMMON) + 1_499]
    phrases = np.searchsorted(known, rng.random((_PHRASES, _PHRASE_WORDS)))
    phrases[np.arange(_PHRASE_WORDS) >= rng.integers(4, _PHRASE_WORDS + 1, (_PHRASES, 1))] = -1
    templates = [np.searchsorted(known, rng.random(size)) * MARKS for size in rng.integers(10, 22, _TEMPLATES)]
    for template in templates:
        template[rng.random(len(template)) < 0.3] = -1
    notices = [end_sentence(np.searchsorted(known, rng.random(size)) * MARKS) for size in (19, 34)]
    return Desk(rng, odds, phrases, tuple(templates), tuple(notices))


def end_sentence(printed: Ints) -> Ints:
    """*printed* as one sentence."""
    printed[0] |= _CAPITAL
    printed[-1] |= STOP
    return printed


def write_copy(desk: Desk, story: Ints) -> list[Ints]:
    """Fresh paragraphs as printed words, given the story that each is about."""
    rng = desk.rng
    lengths = np.clip(np.round(rng.lognormal(np.log(30), 0.55, len(story))), 5, 150).astype(np.int64)
    bounds = np.concatenate([[0], lengths.cumsum()])
    words = draw_words(desk, int(bounds[-1]))
    _keep_to_topic(rng, words, np.repeat(story, lengths))
    _use_phrases(desk, words, bounds)
    printed = words * MARKS + _set_marks(rng, bounds)
    return [printed[start:end] for start, end in pairwise(bounds.tolist())]


def draw_words(desk: Desk, n: int) -> Ints:
    """So many word numbers, the frequent ones more often."""
    return np.minimum(np.searchsorted(desk.odds, desk.rng.random(n)), N_WORDS - 1)


def _keep_to_topic(rng: np.random.Generator, words: Ints, story: Ints) -> None:
    """Some words of each story are replaced by those that it is about, and by its people's two names."""
    n_stories = int(story[-1]) + 1
    topics = draw_rare(rng, (n_stories, _TOPIC_WORDS))
    about = np.flatnonzero((words >= len(COMMON)) & (rng.random(len(words)) < 0.25))
    words[about] = topics[story[about], draw_few(rng, len(about), _TOPIC_WORDS)]
    people = draw_rare(rng, (n_stories, _TOPIC_NAMES, 2)) // 3 * 3 + 3
    named = np.flatnonzero(rng.random(len(words) - 1) < 0.018)
    who = draw_few(rng, len(named), _TOPIC_NAMES)
    words[named], words[named + 1] = people[story[named], who].T


def draw_rare(rng: np.random.Generator, shape: tuple[int, ...]) -> Ints:
    """Words of all ranks, from the common ones to those that nobody else prints."""
    ranks = np.exp(rng.uniform(np.log(100), np.log(20_000), shape))
    return len(COMMON) + ranks.astype(np.int64)


def draw_few(rng: np.random.Generator, n: int, below: int) -> Ints:
    """Numbers below *below*, the small ones more often."""
    return (below * rng.random(n) ** 1.5).astype(np.int64)


def _use_phrases(desk: Desk, words: Ints, bounds: Ints) -> None:
    """One paragraph in eight has a stock phrase."""
    rng = desk.rng
    room = np.diff(bounds) - _PHRASE_WORDS
    starts = bounds[:-1][(room > 0) & (rng.random(len(room)) < 0.125)]
    room = room[np.searchsorted(bounds, starts)]
    starts = starts + (room * rng.random(len(starts))).astype(np.int64)
    phrases = desk.phrases[draw_few(rng, len(starts), _PHRASES)]
    at = starts[:, None] + np.arange(_PHRASE_WORDS)
    words[at[phrases >= 0]] = phrases[phrases >= 0]


def _set_marks(rng: np.random.Generator, bounds: Ints) -> Ints:
    """Marks that cut paragraphs into sentences; one paragraph in four begins with quoted speech."""
    n = int(bounds[-1])
    ends = rng.normal(22, 8, n // 15 + 10).clip(6, 45).astype(np.int64).cumsum()
    ends = np.union1d(ends[ends < n], bounds[1:] - 1)
    marks = np.where(rng.random(n) < 0.055, _COMMA, 0)
    marks[ends] = STOP
    marks[np.concatenate([[0], ends[:-1] + 1])] |= _CAPITAL
    quoted = bounds[:-1][rng.random(len(bounds) - 1) < 0.25]
    curly = np.where(rng.random(len(quoted)) < 0.6, _CURLY, 0)
    marks[quoted] |= _OPEN | curly
    marks[ends[np.searchsorted(ends, quoted)]] |= _CLOSE | curly
    return marks.astype(np.int64)


def print_paragraphs(paragraphs: Sequence[Ints]) -> list[str]:
    """The texts of printed words."""
    numbers, which = np.unique(np.concatenate(paragraphs), return_inverse=True)
    printed = np.array([_print_word(number) for number in numbers.tolist()], object)[which].tolist()
    bounds = np.cumsum([0, *map(len, paragraphs)]).tolist()
    return [" ".join(printed[start:end]) for start, end in pairwise(bounds)]


def _print_word(printed: int) -> str:
    number, marks = divmod(printed, MARKS)
    word = spell_word(number)
    if marks & _CAPITAL:
        word = word[0].upper() + word[1:]
    opening, closing = "“”" if marks & _CURLY else '""'
    before = opening if marks & _OPEN else ""
    after = "." if marks & STOP else "," if marks & _COMMA else ""
    return before + word + after + (closing if marks & _CLOSE else "")
