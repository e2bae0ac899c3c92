"""A quoted piece and what stands beside it to its kind: utterance, fragment, title or scare quote."""

from __future__ import annotations

from pipeline.model import QuoteKind
from pipeline.quotes import cues
from pipeline.quotes.attribution import Reading
from pipeline.quotes.outline import Outline
from pipeline.quotes.scan import Piece

_LONGEST_TITLE = 8
_LONGEST_SCARE = 3
_ENDS = frozenset(",.!?…—–-")
_SMALL = cues.DETERMINERS | cues.PREPOSITIONS | cues.CONJUNCTIONS | cues.BE
_NAMING = cues.word_set("called titled named entitled dubbed episode series film movie book song show album novel")


def kind_of(piece: Piece, reading: Reading, lines: Outline, at: int, *, plain_single: bool) -> QuoteKind:
    """The kind of *piece*, token *at* of its paragraph.

    `plain_single`: it stands between single marks in an article that has double ones for speech.
    """
    text = piece.text
    words = text.split()
    ends = piece.closing in _ENDS
    if _has_byline(lines, at):
        return "title"
    beside = reading.beside
    cued = beside is not None and reading.cued and ends
    if looks_like_title(words) and not (cued and not _is_named_so(lines, at) and len(words) <= _LONGEST_TITLE):
        return "title"
    if plain_single and not (cued and len(words) > _LONGEST_SCARE):
        return "scare"
    if len(words) <= _LONGEST_SCARE and not cued:
        return "scare"
    first = next(character for character in text if character.isalnum())
    return "utterance" if ends and not first.islower() else "fragment"


def looks_like_title(words: list[str]) -> bool:
    """Whether *words* are few, and all but the small ones have capitals, and nobody asks or shouts."""
    if len(words) > _LONGEST_TITLE or words[-1][-1] in "!?":
        return False
    bare = ["".join(c for c in word if c.isalnum() or c in "'’&") for word in words]
    telling = [word for word in bare if word and word.casefold() not in _SMALL]
    return bool(telling) and bare[0][:1].upper() == bare[0][:1] and all(not word[0].islower() for word in telling)


def _has_byline(lines: Outline, at: int) -> bool:
    """Whether the words after are `by` and a name: it is the headline of somebody's article."""
    after = lines.tokens[at + 1 : at + 5]
    return len(after) > 1 and after[0].low == "by" and any(token.capital for token in after[1:])


def _is_named_so(lines: Outline, at: int) -> bool:
    """Whether the words before say that a name follows: a preposition, a possessive, `titled`."""
    if not at:
        return False
    before = lines.tokens[at - 1].low
    return before in cues.PREPOSITIONS or before.endswith("'s") or before in _NAMING or before in ("the", "a")
