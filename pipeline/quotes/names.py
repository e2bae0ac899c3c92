"""The words of an article to who they name: printed form, name in it, full name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.quotes import cues
from pipeline.quotes.outline import Outline, Token
from pipeline.quotes.weights import FUNCTION_WORDS
from pipeline.text import fold

_NOT_IN_NAMES = (
    (
        cues.DETERMINERS
        | cues.PREPOSITIONS
        | cues.CONJUNCTIONS
        | cues.PRONOUNS
        | cues.DAYS
        | cues.AUXILIARIES
        | cues.ADVERBS
    )
    | (FUNCTION_WORDS - frozenset(("us",)))
    | cues.word_set("indeed thank thanks asked speaking")
)
_NOT_ALONE = cues.word_set("the a an his her their its our my your")
_LONGEST_MENTION = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody, as printed: `name` is the name in it without titles, empty for a role or a pronoun."""

    printed: str
    name: str
    kind: Literal["name", "role", "pronoun"]


def starts_mention(token: Token) -> bool:
    """Whether somebody may be named from *token* on."""
    return token.kind == "word" and (
        _in_name(token) or token.low in cues.DETERMINERS or token.low in cues.PRONOUNS or _is_role(token)
    )


def mention_at(tokens: Sequence[Token], at: int, stop: int, text: str) -> tuple[Mention, int] | None:
    """Who is named from token *at* on, before *stop*, and the token after; None when nobody is."""
    if at >= stop or not starts_mention(tokens[at]):
        return None
    if tokens[at].low in cues.PRONOUNS:
        return Mention(tokens[at].text, "", "pronoun"), at + 1
    end = _mention_end(tokens, at, min(stop, at + _LONGEST_MENTION))
    if end == at + 1 and tokens[at].low in _NOT_ALONE:
        return None
    return _mention(tokens[at:end], text), end


def mention_before(tokens: Sequence[Token], end: int, start: int, text: str) -> Mention | None:
    """Who is named right before token *end*, not before *start*: a pronoun or a name with its titles."""
    if end <= start:
        return None
    last = tokens[end - 1]
    if last.low in cues.PRONOUNS:
        return Mention(last.text, "", "pronoun")
    if not _in_name(last):
        return None
    at = end - 1
    while at > start and (_in_name(tokens[at - 1]) or _joins(tokens, at - 1, start)):
        at -= 1
    return _mention(tokens[at:end], text)


def people(outlines: Iterable[Outline]) -> dict[str, str]:
    """Folded surname to the full name, for surnames to which the article's own text gives exactly one full name.

    Two full names with the same first name are one person's; the first printed is kept.
    """
    found: dict[str, dict[str, str]] = {}
    for lines in outlines:
        for run in _capital_runs(lines.tokens):
            words = _without_titles(run)
            if len(words) >= 2:
                first, last = _key(words[0].text), _key(words[-1].text)
                name = lines.paragraph.article.text[words[0].start : words[-1].end]
                found.setdefault(last, {}).setdefault(first, _clean(name))
    return {last: next(iter(names.values())) for last, names in found.items() if len(names) == 1}


def full_name(mention: Mention, known: dict[str, str]) -> str:
    """The full name behind *mention* if *known* has it, else the name in it, else what is printed."""
    if not mention.name:
        return mention.printed
    words = mention.name.split()
    longer = known.get(_key(words[-1]))
    if longer is None or len(words) >= len(longer.split()):
        return mention.name
    return longer if len(words) == 1 or _key(words[0]) == _key(longer.split()[0]) else mention.name


def name_words(name: str) -> set[str]:
    """The words of *name*, folded."""
    return {_key(word) for word in name.split()}


def names_in(tokens: Sequence[Token]) -> set[str]:
    """Folded last words of the names in *tokens*."""
    runs = [_without_titles(run) for run in _capital_runs(tokens)]
    return {_key(run[-1].text) for run in runs if run}


def _mention_end(tokens: Sequence[Token], at: int, stop: int) -> int:
    end = at
    role_seen = False
    small = 0
    while end < stop and tokens[end].kind == "word":
        token = tokens[end]
        if _in_name(token) or (end == at and token.low in cues.DETERMINERS):
            small = 0
        elif end > at and _joins(tokens, end, at):
            pass
        elif _is_role(token):
            role_seen = True
        elif _stops(token, role_seen, small) or _in_name(tokens[end - 1]):
            break
        else:
            small += 1
        end += 1
    return max(end, at + 1)


def _stops(token: Token, role_seen: bool, small: int) -> bool:
    low = token.low
    return (
        role_seen
        or small >= 3
        or low in _NOT_IN_NAMES
        or low in cues.SPEECH_VERBS
        or low in cues.PARTICIPLES
        or low in cues.ADVERBS
        or (low.endswith("ly") and len(low) > 4)
        or (low.endswith("ed") and small > 0)
    )


def _in_name(token: Token) -> bool:
    return token.capital and token.low not in _NOT_IN_NAMES


def _is_role(token: Token) -> bool:
    return token.low in cues.ROLES or (token.low.endswith("ers") and len(token.low) > 5)


def _joins(tokens: Sequence[Token], at: int, start: int) -> bool:
    inside = start < at < len(tokens) - 1
    return inside and tokens[at].low in cues.NAME_JOINERS and _in_name(tokens[at - 1]) and _in_name(tokens[at + 1])


def _mention(words: Sequence[Token], text: str) -> Mention:
    printed = text[words[0].start : words[-1].end]
    if not words[-1].capital or words[-1].low.endswith(("'s", "s'")):
        return Mention(printed, "", "role")
    first = len(words) - 1
    while (
        first > 0 and (_in_name(words[first - 1]) or _joins(words, first - 1, 0)) and not _possessive(words[first - 1])
    ):
        first -= 1
    named = _without_titles(words[first:])
    if not named:
        return Mention(printed, "", "role")
    return Mention(printed, _clean(text[named[0].start : named[-1].end]), "name")


def _possessive(token: Token) -> bool:
    return token.low.endswith("'s")


def _without_titles(words: Sequence[Token]) -> Sequence[Token]:
    """*words* after the last title in them, so that `Acme Chairman Jo Hill` gives `Jo Hill`."""
    after = 0
    for n, word in enumerate(words[:-1]):
        if word.low in cues.TITLES or word.low in cues.DAYS:
            after = n + 1
    named = list(words[after:])
    if named[:1] and not named[0].capital:
        return ()
    if len(named) == 1 and named[0].low in cues.ROLES:
        return ()
    return named


def _capital_runs(tokens: Sequence[Token]) -> Iterable[list[Token]]:
    run: list[Token] = []
    for at, token in enumerate(tokens):
        if _in_name(token) or (run and _joins(tokens, at, 0)):
            run.append(token)
            if not _possessive(token):
                continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _clean(name: str) -> str:
    bare = " ".join(name.split())
    return bare[:-2] if bare.endswith(("'s", "’s", "‘s")) else bare


def _key(word: str) -> str:
    return fold(_clean(word)).rstrip(".")
