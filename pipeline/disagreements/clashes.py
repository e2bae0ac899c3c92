"""Pairs of near-equal sentences to the words in which they clash: a number, a date, a name or a negation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from pipeline.dates import FoundDate
from pipeline.disagreements.numbers import NUMBER, is_count, may_agree, parse_number
from pipeline.disagreements.sentences import Sentence, candidate_pairs, content_of
from pipeline.model import Article
from pipeline.text import find_words

Kind = Literal["number", "date", "name", "negation"]
_Step = tuple[str, int, int, int, int]

# Of the content words: shared by the shorter sentence, shared by the longer, and around the words that differ.
_ALIKE, _ALIKE_LONGER, _AROUND = 0.6, 0.25, 3
# With a negation more or less the rest must be the same: reworded, "did not rise" may be "fell".
_ALIKE_NEGATED = 0.8
# Counts move on: what is printed that many days later need not differ from what was true then.
_DAYS_APART = 3
_NEIGHBOURS = 12

_PRONOUN = re.compile(r"he|i|it|she|they|we|you")
DENIALS = frozenset({"not", "never", "no"})
_DENIAL = re.compile(r"(?:(?:do|does|did) )?(?:not|never)|no")
_NO_DENIAL_AFTER = re.compile(r"or|whether|if|why")
_NO_DENIAL_BEFORE = re.compile(
    r"a|doubt|even|for|just|least|less|longer|matter|merely|more|necessarily|one|only|quite|simply|to|yet"
)
_TIMES = re.compile(r"at|before|after|by")
_ENDS = re.compile(r"end|start|beginning|close|conclusion")
_SEASONS = re.compile(r"season|year|month|week|summer|winter|spring|autumn|term|campaign|session|tournament|decade")
_SAME = {"close": "end", "conclusion": "end", "beginning": "start", "campaign": "season"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Tokens `[start, end)` of a sentence, and what they come to: equal values agree."""

    sentence: int
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two slots of two articles that the same words surround and that can't both be so."""

    kind: Kind
    left: Slot
    right: Slot


@dataclass(frozen=True, slots=True)
class Spelt:
    """The words that an article prints with a capital, and those it prints without."""

    capital: frozenset[str]
    plain: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Spelt:
        """What *text* prints."""
        words = [(text[word.start].isupper(), word.form) for word in find_words(text)]
        return cls(frozenset(form for up, form in words if up), frozenset(form for up, form in words if not up))

    def is_name(self, forms: Sequence[str]) -> bool:
        """Whether each of *forms* always has a capital."""
        return all(form in self.capital and form not in self.plain for form in forms)

    def names_any(self, forms: Sequence[str]) -> bool:
        """Whether one of *forms* has a capital somewhere."""
        return any(form in self.capital for form in forms)


def find_clashes(sentences: Sequence[Sentence]) -> Iterator[Clash]:
    """The clashes between *sentences*; slots name their sentence by position."""
    articles = dict.fromkeys(sentence.article for sentence in sentences)
    spelt = {article: Spelt.of(article.text) for article in articles}
    for left, right in candidate_pairs(sentences):
        yield from _compare(sentences, left, right, spelt)
    yield from _find_timed(sentences)


def _compare(sentences: Sequence[Sentence], left: int, right: int, spelt: dict[Article, Spelt]) -> Iterator[Clash]:
    a, b = sentences[left], sentences[right]
    ours, theirs = content_of(a.forms), content_of(b.forms)
    longer, shorter = max(len(ours), len(theirs)), min(len(ours), len(theirs))
    wanted = max(_ALIKE * shorter, _ALIKE_LONGER * longer)
    if len(set(ours) & set(theirs)) < wanted / 2:
        return
    steps: Sequence[_Step] = SequenceMatcher(None, a.forms, b.forms, autojunk=False).get_opcodes()
    shared = len(content_of(form for tag, i, j, _, _ in steps if tag == "equal" for form in a.forms[i:j]))
    if shared < wanted:
        return
    # "He scored 12 points" may be said of two players.
    pronoun = any(_PRONOUN.fullmatch(forms[0]) for forms in (a.forms, b.forms))
    clashes: list[Clash] = []
    for step, (tag, i, j, k, m) in enumerate(steps):
        clash = _clash(a, b, Slot(left, i, j), Slot(right, k, m), spelt) if tag != "equal" else None
        if clash is None and tag == "replace" and _is_about_another(a, b, (i, j), (k, m)):
            return
        if clash and _count_around(a.forms, steps, step) < _AROUND + pronoun:
            return
        clashes += [clash] if clash else []
    if len(clashes) == 1 and (clashes[0].kind != "negation" or shared >= _ALIKE_NEGATED * longer):
        yield clashes[0]


def _count_around(forms: Sequence[str], steps: Sequence[_Step], step: int) -> int:
    """How many words that say something stand right before and right after, shared by both."""
    around = [steps[near] for near in (step - 1, step + 1) if 0 <= near < len(steps)]
    return len(content_of(form for _, i, j, _, _ in around for form in forms[i:j]))


def _is_about_another(a: Sentence, b: Sentence, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether names or numbers differ there that are no matter by themselves: what is said may be another thing."""
    days = [{found.day for found in s.dates_at(*place)} for s, place in ((a, left), (b, right))]
    if days[0] and days[0] == days[1]:
        return False
    return all(
        any(parse_number([t.form]) or NUMBER.match(t.form) or s.article.text[t.start].isupper() for t in s.tokens[i:j])
        for s, (i, j) in ((a, left), (b, right))
    )


# ------------------------------------------------------------------ the words that differ


def _clash(a: Sentence, b: Sentence, left: Slot, right: Slot, spelt: dict[Article, Spelt]) -> Clash | None:
    if left.start == left.end or right.start == right.end:
        return _negation(a, b, left, right)
    if _days_apart(a.article, b.article) > _DAYS_APART:
        return None
    if a.dates_at(left.start, left.end) or b.dates_at(right.start, right.end):
        return _date(a, b, left, right)
    return number_clash(a, b, left, right) or name_clash(a, b, left, right, spelt)


def _days_apart(a: Article, b: Article) -> int:
    return abs((a.published.day - b.published.day).days) if a.published and b.published else 0


def _of_values(kind: Kind, left: Slot, left_value: str, right: Slot, right_value: str) -> Clash:
    return Clash(kind, replace(left, value=left_value), replace(right, value=right_value))


def _date(a: Sentence, b: Sentence, left: Slot, right: Slot) -> Clash | None:
    ours, theirs = a.dates_at(left.start, left.end), b.dates_at(right.start, right.end)
    if len(ours) != 1 or len(theirs) != 1 or ours[0].precision != theirs[0].precision or ours[0].day == theirs[0].day:
        return None
    # Wire copy that is printed a day later keeps its "today"; and what each says of its own day may happen twice.
    if any(_is_of_print(s, found) for s, found in ((a, ours[0]), (b, theirs[0]))) or (
        _is_own_day(a, ours[0]) and _is_own_day(b, theirs[0])
    ):
        return None
    return _of_values("date", left, ours[0].day.isoformat(), right, theirs[0].day.isoformat())


def _is_of_print(sentence: Sentence, found: FoundDate) -> bool:
    return sentence.excerpt.paragraph.text[found.start : found.end].casefold() in ("yesterday", "today", "tomorrow")


def _is_own_day(sentence: Sentence, found: FoundDate) -> bool:
    published = sentence.article.published
    return published is not None and published.day == found.day


def number_clash(a: Sentence, b: Sentence, left: Slot, right: Slot) -> Clash | None:
    """Two plain numbers of one measure that can't both be so."""
    ours, theirs = parse_number(a.forms[left.start : left.end]), parse_number(b.forms[right.start : right.end])
    if not ours or not theirs or may_agree(ours, theirs):
        return None
    signs = _signs(a, left), _signs(b, right)
    if None in signs or signs[0] != signs[1]:
        return None
    return _of_values("number", left, repr(ours), right, repr(theirs))


def _signs(sentence: Sentence, slot: Slot) -> str | None:
    """The signs beside a number, which tell what it measures; None when it is no plain count."""
    text = sentence.article.text
    start, end = sentence.tokens[slot.start].start, sentence.tokens[slot.end - 1].end
    if not is_count(text, start, end):
        return None
    return "".join(sign for sign in text[max(0, start - 1) : start] + text[end : end + 1] if sign in "$£€¥%°#-/")


def _negation(a: Sentence, b: Sentence, left: Slot, right: Slot) -> Clash | None:
    sentence, slot = (a, left) if left.end > left.start else (b, right)
    if not _DENIAL.fullmatch(" ".join(sentence.forms[slot.start : slot.end])):
        return None
    before, after = sentence.forms[max(0, slot.start - 1) : slot.start], sentence.forms[slot.end : slot.end + 1]
    if not before or not after or _NO_DENIAL_AFTER.fullmatch(before[0]) or _NO_DENIAL_BEFORE.fullmatch(after[0]):
        return None
    return _of_values("negation", left, "no" if slot is left else "yes", right, "yes" if slot is left else "no")


def name_clash(a: Sentence, b: Sentence, left: Slot, right: Slot, spelt: dict[Article, Spelt]) -> Clash | None:
    """Two names, neither of which the other article knows."""
    ours, theirs = a.forms[left.start : left.end], b.forms[right.start : right.end]
    our_words, their_words = spelt[a.article], spelt[b.article]
    if not left.start or not right.start or len(ours) > 3 or len(theirs) > 3:
        return None
    if not our_words.is_name(ours) or not their_words.is_name(theirs):
        return None
    # An article that knows both names may mean one thing by them.
    if our_words.names_any(theirs) or their_words.names_any(ours) or _may_be_one(ours, theirs):
        return None
    return _of_values("name", left, " ".join(ours), right, " ".join(theirs))


def _may_be_one(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names may be one: a spelling, a short form, or initials."""
    one, other = "".join(ours), "".join(theirs)
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.6
    alike = alike or one[:3] == other[:3]
    return alike or min(len(one), len(other)) < 4 or _initials(ours) == other or _initials(theirs) == one


def _initials(forms: Sequence[str]) -> str:
    return "".join(form[0] for form in forms)


# ------------------------------------------------------------------ before, at or after


def _find_timed(sentences: Sequence[Sentence]) -> Iterator[Clash]:
    """What is to happen at the end of a season here, and after it there: told from few words, whatever is around."""
    holders: defaultdict[tuple[str, ...], list[Slot]] = defaultdict(list)
    for index, sentence in enumerate(sentences):
        for place, key, when in _split_timed(sentence.forms):
            slot = Slot(index, place, place + 1, when)
            for other in holders[key][-_NEIGHBOURS:]:
                if other.value != when and _share_subject(sentences[other.sentence], sentence, key):
                    yield Clash("date", other, slot)
            holders[key].append(slot)


def _split_timed(forms: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...], str]]:
    for place in range(1, len(forms) - 2):
        verb, when, *rest = forms[place - 1 : place + 8]
        rest = rest[1:] if rest[0] in ("the", "this") else rest
        if not _TIMES.fullmatch(when) or not _ENDS.fullmatch(rest[0]) or not content_of([verb]):
            continue
        season = next((form for form in rest[1:6] if _SEASONS.fullmatch(form)), None)
        if season:
            yield place, (verb, _SAME.get(rest[0], rest[0]), _SAME.get(season, season)), when


def _share_subject(a: Sentence, b: Sentence, key: tuple[str, ...]) -> bool:
    shared = (set(content_of(a.forms)) & set(content_of(b.forms))) - set(key)
    return a.article != b.article and len(shared) >= _AROUND
