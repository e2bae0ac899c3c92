"""A verb of speech to its subject, as far as the order of the words tells."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.quotes import cues
from pipeline.quotes.names import Mention, mention_at, mention_before
from pipeline.quotes.outline import Outline, Token

DASHES = frozenset("-–—―") | {"--"}
FAR_APPOSITION = 40  # tokens
_FAR_CUE = 45
_BEFORE_NOUNS = frozenset(("of", "to", "in", "for"))
# As in "accused Jo Hill of saying".
_BLAMED_FOR = frozenset(("of", "for", "over"))
_QUOTED_BY = 8  # tokens of "quoted by the Oslo Post as saying"
_FROM = frozenset(("by", "from"))
# The text says that somebody spoke, and that nobody is named for it.
NOBODY_NAMED = Mention("", "", "role")


def is_verb(token: Token) -> bool:
    """Whether the word may be a verb of speech."""
    return token.kind == "word" and (token.low in cues.SPEECH_VERBS or token.low in cues.PARTICIPLES)


def cue_before(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The last verb of speech in tokens `[start, end)` that has somebody for its subject."""
    for n in range(end - 1, max(start, end - _FAR_CUE) - 1, -1):
        token = tokens[n]
        if not is_verb(token) or (token.capital and n > start):
            continue
        before = tokens[n - 1].low if n > start else ""
        if _is_noun(tokens, n, start):
            continue
        blamed = token.low in cues.PARTICIPLES and before in _BLAMED_FOR
        if before in cues.DETERMINERS or before.endswith("'s") or (before in _BEFORE_NOUNS and not blamed):
            continue
        if token.low in cues.WEAK_VERBS and end - n > 3:
            continue
        return n
    return None


def _is_noun(tokens: Sequence[Token], n: int, start: int) -> bool:
    """Whether the word that ends in s is a noun: `after cracks were found`, `faced calls to quit`, `amid cries`."""
    low = tokens[n].low
    if not low.endswith("s") or low == "says":
        return False
    if n + 1 < len(tokens) and tokens[n + 1].low in cues.BE:
        return True
    before = tokens[n - 1] if n > start else None
    if before is None or before.capital or before.low in cues.ADVERBS:
        return False
    verb = before.low.endswith(("ed", "s")) and not before.low.endswith("ss")
    return before.low in cues.PREPOSITIONS or before.low == "where" or (verb and before.low not in cues.ROLES)


def participle_subject(lines: Outline, start: int, cue: int) -> Mention | None:
    """The subject of the participle that is token *cue*, in the sentence from token *start* on."""
    tokens, text = lines.tokens, lines.paragraph.article.text
    for n in range(cue - 1, max(start, cue - _QUOTED_BY), -1):
        if tokens[n].low in cues.HEARING and tokens[n - 1].low in cues.BE:
            return subject_of(lines, start, n - 1)
    named_by = cue - 1 if cue > start and tokens[cue - 1].low in _BLAMED_FOR | {"as"} else cue
    beside = mention_before(tokens, named_by, start, text)
    if beside and beside.kind == "name":
        first = named_by - len(beside.printed.split())
        if named_by < cue or (first > start and tokens[first - 1].low in cues.HEARING | _FROM):
            return beside
    return subject_of(lines, start, cue)


def finite_subject(lines: Outline, start: int, cue: int, end: int) -> Mention | None:
    """The subject of the finite verb that is token *cue*, in the sentence of tokens `[start, end)`.

    `NOBODY_NAMED` when the verb is in the passive and nobody follows `by`.
    """
    tokens, text = lines.tokens, lines.paragraph.article.text
    before = cue - 1
    while before >= start and (tokens[before].low in cues.ADVERBS or tokens[before].low in cues.AUXILIARIES):
        if tokens[before].low in cues.BE:
            return by_whom(lines, cue, end)
        before -= 1
    if before < start or tokens[before].kind == "piece" or _follows_piece(tokens, before, start):
        found = mention_at(tokens, over(tokens, cue + 1, end, cues.ADVERBS), end, text)
        if found and found[0].printed != "it":
            return found[0]
        return _apposed_subject(lines, start, before) if before > start else None
    token = tokens[before]
    if token.kind == "mark":
        return _apposed_subject(lines, start, before)
    if token.low in ("who", "which", "that"):
        return mention_before(tokens, before - (tokens[before - 1].text == ","), start, text)
    if token.low in ("and", "but", "then", "or"):
        return subject_of(lines, start, before)
    clause = _clause_start(tokens, start, before)
    mention = mention_before(tokens, before + 1, clause, text)
    if mention and not _in_phrase(tokens, before + 1 - len(mention.printed.split()), clause):
        return mention
    found = mention_at(tokens, over(tokens, clause, before + 1, cues.ADVERBS), before + 1, text)
    if found and found[0].kind == "role" and found[1] <= before and tokens[found[1]].low == "from":
        return mention
    return found[0] if found else mention


def is_passive(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Whether the subject before token *start* was spoken to, not speaking: "was told"; not "was quoted as saying"."""
    words = [token.low for token in tokens[start:verb]]
    # "Was reported to have said" tells of what the subject said.
    be = any(word in cues.BE for word in words) and "to" not in words
    saying = any(token.low in cues.PARTICIPLES for token in tokens[verb : verb + _QUOTED_BY])
    return be and not saying


def by_whom(lines: Outline, cue: int, end: int) -> Mention:
    """`was told by Jo Hill`: whoever follows `by`, else nobody."""
    tokens = lines.tokens
    for n in range(cue + 1, min(end, cue + 4)):
        if tokens[n].low == "by":
            found = mention_at(tokens, n + 1, end, lines.paragraph.article.text)
            return found[0] if found else NOBODY_NAMED
    return NOBODY_NAMED


def _follows_piece(tokens: Sequence[Token], at: int, start: int) -> bool:
    return at > start and tokens[at].kind == "mark" and tokens[at - 1].kind == "piece"


def _in_phrase(tokens: Sequence[Token], first: int, clause: int) -> bool:
    """Whether the name from token *first* on hangs on a preposition, as in `the head of Acme said`."""
    return first > clause and tokens[first - 1].low in cues.PREPOSITIONS


def _clause_start(tokens: Sequence[Token], start: int, before: int) -> int:
    for n in range(before, start - 1, -1):
        if tokens[n].kind != "word" or (tokens[n].low in cues.CONJUNCTIONS and n < before):
            return n + 1
    return start


def _apposed_subject(lines: Outline, start: int, comma: int) -> Mention | None:
    """The subject before an apposition that ends at *comma*: the first name set off by a comma of its own."""
    tokens, text = lines.tokens, lines.paragraph.article.text
    for n in range(max(start, comma - FAR_APPOSITION), comma):
        if tokens[n].text not in (",", "(") and tokens[n].text not in DASHES:
            continue
        mention = mention_before(tokens, n, start, text)
        if mention and not _in_phrase(tokens, n - len(mention.printed.split()), start):
            return mention
    return subject_of(lines, start, comma)


def subject_of(lines: Outline, start: int, stop: int) -> Mention | None:
    """The subject of a sentence: the first mention in it that no preposition governs."""
    tokens, text = lines.tokens, lines.paragraph.article.text
    at = start
    for _ in range(3):
        at = over(tokens, at, stop, cues.ADVERBS | cues.CONJUNCTIONS | frozenset((",",)))
        if at >= stop or not _introduces(tokens[at]):
            break
        comma = next((n for n in range(at, stop) if tokens[n].text == ","), stop)
        at = comma + 1
    found = mention_at(tokens, at, stop, text) if at < stop else None
    if not found:
        return _source_phrase(lines, start, stop)
    mention, end = found
    if mention.kind == "role":
        return _named_in_apposition(lines, end, stop) or _source_phrase(lines, end, stop) or mention
    return mention


def _introduces(token: Token) -> bool:
    low = token.low
    return token.kind == "word" and (
        low in cues.PREPOSITIONS or low in cues.DAYS or (low.endswith("ing") and len(low) > 5)
    )


def _named_in_apposition(lines: Outline, end: int, stop: int) -> Mention | None:
    """`CEO of Acme, Jo Hill, ...`: the name between two commas after a role."""
    tokens = lines.tokens
    comma = next((n for n in range(end, min(stop, end + 8)) if tokens[n].text == ","), None)
    if comma is None:
        return None
    found = mention_at(tokens, comma + 1, stop, lines.paragraph.article.text)
    named = found is not None and found[0].kind == "name" and found[1] < stop and tokens[found[1]].text == ","
    return found[0] if named and found else None


def _source_phrase(lines: Outline, start: int, stop: int) -> Mention | None:
    """`a statement from Acme`: the name after the first `from`."""
    tokens = lines.tokens
    for n in range(start, stop - 1):
        if tokens[n].low == "from":
            found = mention_at(tokens, n + 1, stop, lines.paragraph.article.text)
            return found[0] if found and found[0].kind == "name" else None
    return None


def over(tokens: Sequence[Token], at: int, stop: int, words: frozenset[str]) -> int:
    """The first token from *at* on that is not one of *words*, nor an adverb by its ending."""
    while at < stop and (tokens[at].low in words or _is_adverb(tokens[at], words)):
        at += 1
    return at


def _is_adverb(token: Token, words: frozenset[str]) -> bool:
    low = token.low
    return words >= cues.ADVERBS and low.endswith("ly") and len(low) > 4 and not token.capital
