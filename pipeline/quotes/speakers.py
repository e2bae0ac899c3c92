"""The quoted pieces of an article to who is said to have said them, as far as the text beside them tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import SpeakerBasis
from pipeline.quotes import cues
from pipeline.quotes.denials import denies, is_denied, is_fake, is_reported_twice, is_taken_back
from pipeline.quotes.names import Mention, mention_at, mention_before
from pipeline.quotes.outline import Outline, Token
from pipeline.quotes.subjects import (
    DASHES,
    FAR_APPOSITION,
    NOBODY_NAMED,
    by_whom,
    cue_before,
    finite_subject,
    is_passive,
    is_verb,
    over,
    participle_subject,
    subject_of,
)

_JOINTS = DASHES | frozenset(",:(…") | {"...", ".."}
# What may stand between a piece and its speaker: also a mark that closes nothing.
_SKIPPED = (_JOINTS - {"(", ":"}) | frozenset("'’‘\"”“")
_FAR_MODIFIER = 14
_LONGEST_DESCRIPTION = 5
_LONGEST_SIGNATURE = 14
_HELPERS = cues.ADVERBS | cues.AUXILIARIES
_PLAIN_VERBS = frozenset(("said", "says", "added", "adds", "told", "wrote", "tweeted"))


@dataclass(frozen=True, slots=True)
class Finding:
    """A speaker found on one side of a piece; `joined`: a comma or colon ties the two; `last` token of its sentence.

    With no `mention` the text says that somebody unnamed spoke, and nobody else may be put in.
    """

    mention: Mention | None
    basis: SpeakerBasis
    cue: str | None
    joined: bool
    near: bool = True


def speaker_after(lines: Outline, at: int, ending: str) -> Finding | None:
    """The speaker named in the sentence after the piece that is token *at* and closes with the character *ending*."""
    tokens = lines.tokens
    stop = _sentence_stop(lines, at)
    first = at + 1
    while first < stop and tokens[first].text in _SKIPPED:
        first += 1
    if first >= stop or tokens[first].kind != "word":
        return None
    joints = [token.text for token in tokens[at + 1 : first] if token.text in _JOINTS]
    joined = bool(joints) or ending in ",?!-–—…"
    text = lines.paragraph.article.text
    if tokens[first].low == "according" and first + 2 < stop and tokens[first + 1].low == "to":
        found = mention_at(tokens, first + 2, stop, text)
        return Finding(found[0], "according_to", "according to", joined) if found else None
    if joints and joints[-1] in DASHES and _is_signature(lines, first, stop, ending):
        found = mention_at(tokens, first, stop, text)
        return Finding(found[0], "after", None, joined) if found else None
    return _verb_first(lines, first, stop, joined) or _name_first(lines, first, stop, joined)


def speaker_before(lines: Outline, at: int) -> Finding | None:
    """The speaker named in the same sentence before the piece that is token *at*."""
    start = lines.sentences[lines.sentence_of[at]][0]
    return _in_clause(lines, start, at, needs_joint=True)


def speaker_of_sentence(lines: Outline, number: int, *, announces: bool) -> Finding | None:
    """The speaker in sentence *number*, for a piece that follows it: by a verb of speech, or if it ends in a colon."""
    start, stop = lines.sentences[number]
    while stop > start and lines.tokens[stop - 1].text in (".", "!", "?"):
        stop -= 1
    found = _in_clause(lines, start, stop, needs_joint=not announces)
    if found is None and announces:
        subject = subject_of(lines, start, stop)
        return Finding(subject, "lead_in", None, joined=True) if subject else None
    return Finding(found.mention, "lead_in", found.cue, joined=False) if found and found.mention else found


def signature(lines: Outline) -> Finding | None:
    """Who signs what stands before: a paragraph that is a dash, a name and little more."""
    tokens = lines.tokens
    if len(tokens) < 2 or tokens[0].text not in DASHES or len(tokens) > _LONGEST_SIGNATURE:
        return None
    found = mention_at(tokens, 1, len(tokens), lines.paragraph.article.text)
    if found is None or found[0].kind != "name" or (found[1] < len(tokens) and tokens[found[1]].kind != "mark"):
        return None
    return Finding(found[0], "after", None, joined=True)


def announces(lines: Outline, number: int) -> bool:
    """Whether sentence *number* ends in a colon or dots, and so announces what comes next."""
    start, stop = lines.sentences[number]
    return stop > start and lines.tokens[stop - 1].text in (":", "…", "...", "....")


def _sentence_stop(lines: Outline, at: int) -> int:
    """The end of the sentence that goes on after token *at*; *at* + 1 when it does not."""
    return lines.sentences[lines.sentence_of[at]][1]


def _is_signature(lines: Outline, first: int, stop: int, ending: str) -> bool:
    found = mention_at(lines.tokens, first, stop, lines.paragraph.article.text)
    if not found or found[0].kind != "name" or ending not in ".!?…,":
        return False
    after = found[1]
    return after >= stop or lines.tokens[after].kind == "mark"


def _verb_first(lines: Outline, first: int, stop: int, joined: bool) -> Finding | None:
    """As in `said Jo Hill`."""
    tokens = lines.tokens
    at = over(tokens, first, stop, cues.ADVERBS)
    if at >= stop or not (tokens[at].low in cues.SPEECH_VERBS or (joined and _looks_finite(tokens[at]))):
        return None
    known = tokens[at].low in cues.SPEECH_VERBS
    subject = over(tokens, at + 1, stop, cues.ADVERBS)
    if known and (is_denied(tokens, first, min(stop, subject + 1)) or is_fake(tokens, first, stop)):
        return Finding(None, "after", tokens[at].text, joined)
    found = mention_at(tokens, subject, stop, lines.paragraph.article.text)
    if known and found is None:
        found = _described(lines, subject, stop)
    if found is None or not (known or found[0].kind == "name"):
        return None
    return Finding(found[0], "after", tokens[at].text, joined)


def _described(lines: Outline, at: int, stop: int) -> tuple[Mention, int] | None:
    """`said lead researcher Jo Hill`: the name after a few small words, none of which can end a subject."""
    for n in range(at, min(stop, at + _LONGEST_DESCRIPTION)):
        token = lines.tokens[n]
        if token.capital:
            return mention_at(lines.tokens, n, stop, lines.paragraph.article.text)
        if token.kind != "word" or (token.low in cues.PREPOSITIONS and token.low not in ("of", "for")):
            return None
    return None


def _looks_finite(token: Token) -> bool:
    """Whether a small word after a comma may be any verb in the past: with a name behind it, it introduces speech."""
    return token.kind == "word" and not token.capital and len(token.low) > 4 and token.low.endswith("ed")


def _name_first(lines: Outline, first: int, stop: int, joined: bool) -> Finding | None:
    """`Jo Hill said`, with an apposition or an adverb between; at once, where no comma says that it belongs."""
    tokens = lines.tokens
    found = mention_at(tokens, over(tokens, first, stop, cues.CONJUNCTIONS), stop, lines.paragraph.article.text)
    if not found:
        return None
    mention, end = found
    if not joined:
        at_once = mention.kind != "role" and end < stop and _stands_at_once(tokens, end, stop)
        return Finding(mention, "after", tokens[end].text, joined=False) if at_once else None
    heard = _heard(lines, end, stop)
    if heard is not None:
        return Finding(heard, "after", tokens[end].text, joined=True)
    verb = _verb_of(tokens, end, stop)
    if (
        verb is None
        and end < stop
        and _looks_finite(tokens[end])
        and (end + 1 == stop or tokens[end + 1].kind == "mark")
    ):
        verb = end
    if verb is None:
        return None
    helpers = _before_helpers(tokens, end, verb)
    unsaid = is_denied(tokens, helpers, min(stop, verb + 2)) or is_taken_back(tokens, helpers, verb)
    if unsaid or is_reported_twice(tokens, verb, stop) or is_fake(tokens, verb, stop):
        return Finding(None, "after", tokens[verb].text, joined=True)
    if is_passive(tokens, helpers, verb):
        by = by_whom(lines, verb, stop)
        return Finding(None if by is NOBODY_NAMED else by, "after", tokens[verb].text, joined=True)
    return Finding(mention, "after", tokens[verb].text, joined=True)


def _stands_at_once(tokens: Sequence[Token], verb: int, stop: int) -> bool:
    """Whether token *verb* is a plain verb of speech, or any that ends its sentence."""
    ends = verb + 1 >= stop or tokens[verb + 1].kind == "mark"
    return tokens[verb].low in _PLAIN_VERBS or (ends and tokens[verb].low in cues.SPEECH_VERBS)


def _before_helpers(tokens: Sequence[Token], start: int, verb: int) -> int:
    """The first of the adverbs and auxiliaries right before the verb, not before *start*."""
    first = verb
    while first > start and (tokens[first - 1].low in _HELPERS or denies(tokens[first - 1])):
        first -= 1
    return first


def _heard(lines: Outline, end: int, stop: int) -> Mention | None:
    """Whom a hearer's words give the quote to: `Jo Hill heard Al Lund say`."""
    tokens = lines.tokens
    if end >= stop or tokens[end].low not in cues.HEARING:
        return None
    found = mention_at(tokens, end + 1, stop, lines.paragraph.article.text)
    if found is None:
        return None
    after = over(tokens, found[1], stop, cues.ADVERBS | frozenset(("as", "of")))
    return found[0] if after < stop and is_verb(tokens[after]) and tokens[after].low != "said" else None


def _verb_of(tokens: Sequence[Token], end: int, stop: int) -> int | None:
    """The verb of speech whose subject ends before token *end*, past adverbs, an apposition or what modifies it."""
    at = over(tokens, end, stop, cues.ADVERBS | cues.AUXILIARIES)
    if at < stop and is_verb(tokens[at]):
        return at
    if (end < stop and tokens[end].text in (",", "(")) or (end < stop and tokens[end].text in DASHES):
        for n in range(end + 1, min(stop - 1, end + FAR_APPOSITION)):
            if tokens[n].text in (",", ")") or tokens[n].text in DASHES:
                after = over(tokens, n + 1, stop, cues.ADVERBS | cues.AUXILIARIES)
                if after < stop and is_verb(tokens[after]):
                    return after
        return None
    for n in range(end, min(stop, end + _FAR_MODIFIER)):
        if tokens[n].kind != "word" or tokens[n].low in cues.CONJUNCTIONS - {"who"}:
            return None
        if is_verb(tokens[n]) and tokens[n].low not in cues.WEAK_VERBS:
            return n
    return None


def _in_clause(lines: Outline, start: int, at: int, *, needs_joint: bool) -> Finding | None:
    tokens = lines.tokens
    end = at
    while end > start and tokens[end - 1].text in _JOINTS:
        end -= 1
    colon = any(token.text == ":" for token in tokens[end:at])
    joined = colon or any(token.text == "," for token in tokens[end:at])
    if end <= start:
        return None
    cue = cue_before(tokens, start, end)
    if cue is None:
        return _without_cue(lines, start, end, colon=colon, joined=joined)
    near = end - cue <= 8
    text = tokens[cue].text
    helpers = _before_helpers(tokens, start, cue)
    if is_taken_back(tokens, start, cue) or is_denied(tokens, helpers, cue):
        return Finding(None, "before", text, joined, near)
    if tokens[cue].low in cues.PARTICIPLES:
        mention = participle_subject(lines, start, cue)
        return Finding(mention, "participle", text, joined, near) if mention else None
    mention = finite_subject(lines, start, cue, end)
    if mention is None and not needs_joint:
        mention = subject_of(lines, start, cue)
    if mention is NOBODY_NAMED:
        return Finding(None, "before", text, joined, near)
    return Finding(mention, "before", text, joined, near) if mention else None


def _without_cue(lines: Outline, start: int, end: int, *, colon: bool, joined: bool) -> Finding | None:
    text = lines.paragraph.article.text
    mention = mention_before(lines.tokens, end, start, text) if joined else None
    if mention and mention.kind == "name":
        first = end - len(mention.printed.split())
        if first <= start or lines.tokens[first - 1].low in ("from", "by"):
            return Finding(mention, "before", None, joined=True)
        if [token.low for token in lines.tokens[max(start, first - 2) : first]] == ["according", "to"]:
            return Finding(mention, "according_to", "According to", joined=True)
    if not colon:
        return None
    subject = subject_of(lines, start, end)
    return Finding(subject, "before", None, joined=True) if subject else None
