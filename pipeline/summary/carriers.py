"""A chosen sentence to the articles that carry it, each checked with its own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from pipeline.chronology import order_key
from pipeline.model import Article, Carrier, CarrierRole, Excerpt
from pipeline.summary.wording import Wording, weighs

# A longer "sentence" is a list, or a page without full stops: nothing is said of it.
_MAX_WORDS = 150
_MIN_SHARED = 6
# Share of the words of both sentences that must be equal before a number that differs means anything.
_NEAR = 0.75
# Words that may be missing, and how many may stand between the others, as a share of the source's.
_IDLE = frozenset(("a", "an", "the", "that", "and", "also"))
_LIGHT = _IDLE | frozenset(("which", "who", "of", "its", "his", "her", "their", "this", "s"))
_FEW, _SOME = 0.15, 0.3
# Two names this alike are two spellings of one; one with fewer letters may be an abbreviation.
_SPELLING, _NAME = 0.75, 4
_BEST_FIRST: tuple[CarrierRole, ...] = ("agrees", "same_fact", "differs")

_Steps = Sequence[tuple[str, int, int, int, int]]


def find_carriers(source: Excerpt, others: Iterable[Excerpt]) -> tuple[Carrier, ...]:
    """The source, then for every other article at most the best of *others* that carries it, by publication.

    `agrees` prints the same words in the same order; `same_fact` differs from that in endings and articles only;
    `differs` is the near-equal sentence with one other number, date or name, or one negation more. What is none of
    these is left out: a carrier that is missing is a smaller fault than one that is wrong.
    """
    wording = Wording.of(source)
    best: dict[Article, tuple[int, Carrier]] = {}
    for other in others:
        role = compare(wording, Wording.of(other)) if other.article != source.article else None
        if role is not None:
            found = (_BEST_FIRST.index(role), Carrier(other, role))
            best[other.article] = min(best.get(other.article, found), found, key=lambda at: at[0])
    rest = sorted((carrier for _, carrier in best.values()), key=lambda carrier: order_key(carrier.excerpt.article))
    return (Carrier(source, "source"), *rest)


def compare(source: Wording, other: Wording) -> CarrierRole | None:
    """What *other* is to *source*, None when that can't be told for sure."""
    if source.forms == other.forms:
        return "agrees"
    if not 0 < len(source.forms) <= _MAX_WORDS or not _MIN_SHARED <= len(other.forms) <= _MAX_WORDS:
        return None
    steps: _Steps = SequenceMatcher(None, source.forms, other.forms, autojunk=False).get_opcodes()
    if _is_held(source, other, steps, _IDLE, _FEW):
        return "agrees"
    if _is_held(source, other, _align_roots(source, other), _LIGHT, _SOME):
        return "same_fact"
    return "differs" if _has_one_clash(source, other, steps) else None


def _align_roots(source: Wording, other: Wording) -> _Steps:
    return SequenceMatcher(None, source.roots, other.roots, autojunk=False).get_opcodes()


def _is_held(source: Wording, other: Wording, steps: _Steps, idle: frozenset[str], share: float) -> bool:
    """Whether *other* has every word of *source* but idle ones, in order, with little put in and nothing of weight."""
    shared = [step for step in steps if step[0] == "equal"]
    if sum(end - start for _, start, end, _, _ in shared) < _MIN_SHARED:
        return False
    if any(
        source.forms[at] not in idle for tag, start, end, _, _ in steps if tag != "equal" for at in range(start, end)
    ):
        return False
    inside = range(shared[0][3], shared[-1][4])
    added = [at for tag, _, _, start, end in steps if tag != "equal" for at in range(start, end)]
    put_in = [at for at in added if at in inside and other.forms[at] not in idle]
    if len(put_in) > share * len(source.forms) or any(other.is_number(at) or other.is_date(at) for at in put_in):
        return False
    return not any(weighs(other.forms[at]) for at in added)


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
    """Whether they are counts of one thing: "€103" may well be "£88", and "5m" be "5 million"."""
    same_unit = {source.unit(at) for at in ours} == {other.unit(at) for at in theirs}
    return same_unit and source.values(ours) != other.values(theirs)


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
