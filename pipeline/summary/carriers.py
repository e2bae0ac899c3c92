"""A chosen sentence to the articles that carry it, each checked with its own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from pipeline.chronology import order_key
from pipeline.dates import find_dates
from pipeline.model import Article, Carrier, CarrierRole, Excerpt
from pipeline.summary.frame import only_attributes, only_opens
from pipeline.summary.wording import CURRENCIES, Wording

# A longer "sentence" is a list, or a page without full stops: nothing is said of it.
_MAX_WORDS = 150
_MIN_SHARED = 6
# Share of the words of both sentences that must be equal before a number that differs means anything.
_NEAR = 0.75
_ARTICLES = frozenset(("a", "an", "the"))
# After an article these are other words: "few came" is not "a few came".
_COUNTED = frozenset(("few", "little", "number", "couple"))
_SAYING = frozenset(("said", "says", "saying", "told", "announced", "confirmed", "reported", "believes", "believe"))
# These name days told from the day of print: another one's a day later, another week's or month's a week later.
_OF_PRINT = frozenset(("today", "yesterday", "tomorrow", "tonight"))
_FROM_PRINT = frozenset(("last", "next", "this", "ago"))
# A weekday is the same day in articles that are fewer days apart.
_WEEK = 7
# Two names this alike are two spellings of one; one with fewer letters may be an abbreviation.
_SPELLING, _NAME = 0.75, 4
_BEST_FIRST: tuple[CarrierRole, ...] = ("agrees", "same_fact", "differs")

_Steps = Sequence[tuple[str, int, int, int, int]]


def find_carriers(source: Excerpt, others: Iterable[Excerpt], *, spoken: bool = False) -> tuple[Carrier, ...]:
    """The source, then for every other article at most the best of *others* that carries it, by publication.

    `agrees` prints the same words in the same order, with the same signs at its numbers, but for articles; `same_fact`
    differs from that in how a small number is written or by saying who said it; `differs` is the
    near-equal sentence with one other number, date or name, or one negation more. What is none of these is left out: a
    carrier that is missing is a smaller fault than one that is wrong.
    """
    wording = Wording.of(source)
    best: dict[Article, tuple[int, Carrier]] = {}
    for other in others:
        role = compare(wording, Wording.of(other), spoken=spoken) if other.article != source.article else None
        if role is not None:
            found = (_BEST_FIRST.index(role), Carrier(other, role))
            best[other.article] = min(best.get(other.article, found), found, key=lambda at: at[0])
    rest = sorted((carrier for _, carrier in best.values()), key=lambda carrier: order_key(carrier.excerpt.article))
    return (Carrier(source, "source"), *rest)


def compare(source: Wording, other: Wording, *, spoken: bool = False) -> CarrierRole | None:
    """What *other* is to *source*, None when that can't be told for sure; *spoken*: both are parts of quotes."""
    if source.marks != other.marks or not (spoken or _same_days(source, other)):
        return None
    if source.keys == other.keys:
        return "agrees"
    if not 0 < len(source.forms) <= _MAX_WORDS or not _MIN_SHARED <= len(other.forms) <= _MAX_WORDS:
        return None
    steps = _align(source.keys, other.keys)
    if _holds(source, other, steps) and _is_framed(other, steps, attributed=False):
        return "agrees"
    loose = _align(source.loose_keys, other.loose_keys)
    if _holds(source, other, loose) and _is_framed(other, loose, attributed=True):
        return "same_fact"
    return "differs" if _has_one_clash(source, other, steps) else None


def _same_days(source: Wording, other: Wording) -> bool:
    """Whether days counted from the articles' own, such as "on Monday", can be the same."""
    ours, theirs = source.excerpt.article.published, other.excerpt.article.published
    if ours is None or theirs is None or ours.day == theirs.day:
        return True
    if any(form in _OF_PRINT for form in source.forms):
        return False
    if abs((ours.day - theirs.day).days) < _WEEK:
        return True
    if any(source.is_weekday(at) or form in _FROM_PRINT for at, form in enumerate(source.forms)):
        return False
    named = [
        [found.day for found in find_dates(wording.excerpt.text, published.day)]
        for wording, published in ((source, ours), (other, theirs))
    ]
    return named[0] == named[1]


def _align(ours: Sequence[str], theirs: Sequence[str]) -> _Steps:
    return SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()


def _holds(source: Wording, other: Wording, steps: _Steps) -> bool:
    """Whether *other* has all words of *source* but articles, in order, and no others between them."""
    shared = [step for step in steps if step[0] == "equal"]
    if sum(end - start for _, start, end, _, _ in shared) < _MIN_SHARED:
        return False
    first, last = shared[0][3], shared[-1][4]
    changed = [step for step in steps if step[0] != "equal"]
    missing = [at for _, start, end, _, _ in changed for at in range(start, end)]
    put_in = [at for _, _, _, start, end in changed for at in range(start, end) if first <= at < last]
    return all(_is_idle(source, at) for at in missing) and all(_is_idle(other, at) for at in put_in)


def _is_idle(wording: Wording, at: int) -> bool:
    """Whether the word there may be missing: an article, or the "that" after a verb of saying."""
    form, after = wording.forms[at], wording.forms[at + 1 : at + 2]
    if form in _ARTICLES:
        # "Hepatitis A".
        if at and wording.printed[at].isupper():
            return False
        return not (form != "the" and after and after[0] in _COUNTED)
    return form == "that" and at > 0 and wording.forms[at - 1] in _SAYING


def _is_framed(other: Wording, steps: _Steps, *, attributed: bool) -> bool:
    """Whether the words of *other* around what it shares add nothing, or if *attributed*, only who said it."""
    shared = [step for step in steps if step[0] == "equal"]
    words = list(zip(other.forms, other.printed, strict=True))
    lead, tail = words[: shared[0][3]], words[shared[-1][4] :]
    opens, ends = only_opens(lead), not tail
    if any(form in _ARTICLES and not _is_idle(other, at) for at, (form, _) in enumerate(lead)):
        return False
    if not attributed or (opens and ends):
        return opens and ends
    return (ends and only_attributes(lead, leads=True)) or (opens and only_attributes(tail, leads=False))


# ------------------------------------------------------------------ near-equal, but


def _has_one_clash(source: Wording, other: Wording, steps: _Steps) -> bool:
    shared = [at for tag, start, end, _, _ in steps if tag == "equal" for at in range(start, end)]
    if len(shared) < _MIN_SHARED or 2 * len(shared) < _NEAR * (len(source.forms) + len(other.forms)):
        return False
    clashes = [step for step in steps if step[0] != "equal" and _clashes(source, other, step)]
    return len(clashes) == 1


def _clashes(source: Wording, other: Wording, step: tuple[str, int, int, int, int]) -> bool:
    _, start, end, other_start, other_end = step
    ours, theirs = range(start, end), range(other_start, other_end)
    if not ours or not theirs:
        return [*(source.forms[at] for at in ours), *(other.forms[at] for at in theirs)] in (["not"], ["never"])
    if all(source.is_date(at) for at in ours) and all(other.is_date(at) for at in theirs):
        return source.values(ours) != other.values(theirs)
    if all(source.is_number(at) for at in ours) and all(other.is_number(at) for at in theirs):
        return _are_two_numbers(source, other, ours, theirs)
    return _are_two_names(source, other, ours, theirs)


def _are_two_numbers(source: Wording, other: Wording, ours: range, theirs: range) -> bool:
    """Whether they are two counts of one thing: "€103" may well be "£88" and "5m" be "5 million", "$5" is not "£5"."""
    units = [[wording.unit(at) for at in places] for wording, places in ((source, ours), (other, theirs))]
    same_values = source.values(ours) == other.values(theirs)
    if set(units[0]) == set(units[1]):
        return not same_values
    bare = [{unit.lstrip("-") for unit in own} for own in units]
    return same_values and (bare[0] == bare[1] or all(unit and unit[0] in CURRENCIES for unit in bare[0] | bare[1]))


def _are_two_names(source: Wording, other: Wording, ours: range, theirs: range) -> bool:
    """Whether each side has a name there that the other's article doesn't know: else it may be one by two names.

    Nor are two spellings, or a word and its abbreviation, two names.
    """
    if not all(source.is_name(at) for at in ours) or not all(other.is_name(at) for at in theirs):
        return False
    mine, yours = (tuple(w.forms[at] for at in places) for w, places in ((source, ours), (other, theirs)))
    if any(len(form) < _NAME for form in mine + yours):
        return False
    if SequenceMatcher(None, " ".join(mine), " ".join(yours), autojunk=False).ratio() >= _SPELLING:
        return False
    return any(not other.knows(form) for form in mine) and any(not source.knows(form) for form in yours)
