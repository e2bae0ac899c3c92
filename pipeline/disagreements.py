"""A story's paragraphs and utterances to the matters on which its articles differ, with what each side prints."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pipeline.chronology import order_key
from pipeline.dates import FoundDate, find_dates
from pipeline.model import Article, Disagreement, Excerpt, Paragraph, Quote, Side, Span, Utterance
from pipeline.text import find_words, split_sentences, split_words

Kind = Literal["number", "date", "name", "negation"]

_RUN = 3
_NEIGHBOURS = 12
_FEWEST, _MOST = 6, 80
# Of the content words: shared by the shorter sentence, shared by the longer, and around the words that differ.
_ALIKE, _ALIKE_LONGER, _AROUND = 0.7, 0.5, 3
# With a negation more or less the rest must be the same: reworded, "did not rise" may be "fell".
_ALIKE_NEGATED = 0.8
# Counts move on: what is printed that much later need not differ from what was true then.
_DAYS_APART = 3

_COMMON = re.compile(
    r"a|about|after|all|also|an|and|are|as|at|be|been|but|by|can|could|did|do|does|for|from|had|has|have|he|her|him|his"
    r"|i|if|in|into|is|it|its|may|mr|mrs|ms|not|of|on|one|or|our|out|s|said|says|she|so|than|that|the|their|them|there"
    r"|they|this|to|told|up|was|we|were|what|when|which|who|will|with|would|you|your"
)
_ROUGH_BEFORE = re.compile(
    r"\b(?:about|almost|approximately|around|below|beyond|just|least|most|nearly|over|roughly|some|than|under|above"
    r"|estimated|(?:up|close|down) to|as (?:many|much|few) as|or|between|from|another)\W{1,3}\Z",
    re.IGNORECASE,
)
_ROUGH_AFTER = re.compile(r"\+|-odd|-plus| or (?:so|more|less|fewer)\b| plus\b| to \d| and a half")
_NUMBER = re.compile(r"\d+(?:[.,:–-]\d+)*")
_UNITS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen"
).split("|")
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety".split("|")
_NUMERALS = {**{w: n for n, w in enumerate(_UNITS)}, **{w: 10 * n for n, w in enumerate(_TENS, 2)}}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_NOT_A_DENIAL = re.compile(r"only|just|yet|necessarily|even|merely|simply|to|for|a|least")
_TIMES = re.compile(r"at|before|after|by")
_ENDS = re.compile(r"end|start|beginning|close|conclusion")
_SEASONS = re.compile(r"season|year|month|week|summer|winter|spring|autumn|term|campaign|session|tournament|decade")
_SAME_END = {"close": "end", "conclusion": "end", "beginning": "start", "campaign": "season"}


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, its words (a number is one), and the dates it names; places are those of the article's text."""

    excerpt: Excerpt
    tokens: tuple[_Token, ...]
    forms: tuple[str, ...]
    dates: tuple[FoundDate, ...]

    @property
    def article(self) -> Article:
        return self.excerpt.article


@dataclass(frozen=True, slots=True)
class _Slot:
    """Words `[start, end)` of a sentence, and what they come to; equal values agree."""

    sentence: int
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Clash:
    kind: Kind
    left: _Slot
    right: _Slot


def find_disagreements(
    paragraphs: tuple[Paragraph, ...], utterances: tuple[Utterance, ...]
) -> tuple[Disagreement, ...]:
    """The matters on which articles of one story differ, in order of their earliest excerpt; nothing is decided.

    Sentences of two articles differ when the same words surround one other number, date or name, or one negation more;
    also when the same is to happen before, at or after the same end of a season or year. Rounded and vague numbers
    do not differ, nor does a sentence that only adds something. A quote differs when its wording was altered in a
    word that matters, or cut in silence: the fullest wording is one side, each other wording another.
    """
    sentences = _distinct(_read_sentences(paragraphs))
    spoken = _spoken(utterances)
    clashes = [
        clash
        for clash in _find_clashes([same[0] for same in sentences])
        if not all(_is_spoken(sentences[slot.sentence][0], slot, spoken) for slot in (clash.left, clash.right))
    ]
    matters = [*_gather(clashes, sentences), *_quote_matters(utterances)]
    return tuple(sorted(matters, key=lambda matter: (_place(matter.sides[0].excerpts[0]), matter.kind)))


def _place(span: Span) -> tuple[object, ...]:
    return order_key(span.article), span.article.id, span.start, span.end


# ------------------------------------------------------------------ sentences


def _read_sentences(paragraphs: Iterable[Paragraph]) -> Iterator[_Sentence]:
    for paragraph in sorted((p for p in paragraphs if p.role == "body"), key=_place):
        published = paragraph.article.published
        dates = find_dates(paragraph.text, published.day if published else None)
        for start, end in split_sentences(paragraph.text):
            excerpt = Excerpt(paragraph.article, paragraph.start + start, paragraph.start + end, paragraph)
            tokens = tuple(_tokens(excerpt))
            if _FEWEST <= len(tokens) <= _MOST and not excerpt.text.endswith("?"):
                inside = tuple(found for found in dates if start <= found.start < end)
                yield _Sentence(excerpt, tokens, tuple(token.form for token in tokens), inside)


def _tokens(excerpt: Excerpt) -> Iterator[_Token]:
    text, offset, end = excerpt.text, excerpt.start, 0
    for word in find_words(text):
        if word.start < end:
            continue
        number = _NUMBER.match(text, word.start)
        end = number.end() if number and number.end() > word.end else word.end
        form = text[word.start : end] if number and number.end() >= word.end else word.form
        yield from _expanded(_Token(offset + word.start, offset + end, form))


def _expanded(token: _Token) -> Iterator[_Token]:
    """*token*, or the two words that a contraction stands for, at one place."""
    stem = {"won't": "will", "can't": "can", "cannot": "can"}.get(token.form)
    if stem is None and token.form.endswith("n't"):
        stem = token.form[:-3]
    if stem is None:
        yield token
    else:
        yield _Token(token.start, token.end, stem)
        yield _Token(token.start, token.end, "not")


def _distinct(sentences: Iterable[_Sentence]) -> list[tuple[_Sentence, ...]]:
    same: dict[object, list[_Sentence]] = {}
    for sentence in sentences:
        same.setdefault((sentence.forms, tuple(found.day for found in sentence.dates)), []).append(sentence)
    return [tuple(members) for members in same.values()]


# ------------------------------------------------------------------ the same words around


def _find_clashes(sentences: Sequence[_Sentence]) -> Iterator[_Clash]:
    known = {sentence.article: _Names.of(sentence.article.text) for sentence in sentences}
    for left, right in _candidates(sentences):
        yield from _compare(sentences, left, right, known)
    yield from _find_timed(sentences)


def _content(forms: Iterable[str]) -> list[str]:
    return [form for form in forms if not _COMMON.fullmatch(form)]


def _candidates(sentences: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Pairs that share a run of words, each with its nearest neighbours among those only, so that nothing explodes."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for index, sentence in enumerate(sentences):
        forms = sentence.forms
        for run in sorted(set(zip(*(forms[i:] for i in range(_RUN)), strict=False))):
            if _content(run):
                pairs.update((other, index) for other in holders[run][-_NEIGHBOURS:])
                holders[run].append(index)
    return sorted((a, b) for a, b in pairs if sentences[a].article != sentences[b].article)


def _compare(sentences: Sequence[_Sentence], left: int, right: int, names: dict[Article, _Names]) -> Iterator[_Clash]:
    a, b = sentences[left], sentences[right]
    longer = max(len(_content(a.forms)), len(_content(b.forms)))
    if len(set(_content(a.forms)) & set(_content(b.forms))) < _ALIKE_LONGER * longer:
        return
    steps = SequenceMatcher(None, a.forms, b.forms, autojunk=False).get_opcodes()
    shared = len(_content(form for tag, i, j, _, _ in steps if tag == "equal" for form in a.forms[i:j]))
    shorter = min(len(_content(a.forms)), len(_content(b.forms)))
    if shared < max(_ALIKE * shorter, _ALIKE_LONGER * longer):
        return
    clashes: list[_Clash] = []
    for step, (tag, i, j, k, m) in enumerate(steps):
        clash = _clash(a, b, _Slot(left, i, j), _Slot(right, k, m), names) if tag != "equal" else None
        if clash is None and tag == "replace" and _is_about_another(a, b, (i, j), (k, m)):
            return
        if clash and _is_framed(a.forms, steps, step):
            clashes.append(clash)
    if len(clashes) == 1 and (clashes[0].kind != "negation" or shared >= _ALIKE_NEGATED * longer):
        yield clashes[0]


def _is_framed(forms: Sequence[str], steps: Sequence[tuple[str, int, int, int, int]], step: int) -> bool:
    """Whether the words right before and right after are shared, and say enough."""
    around = [steps[near] for near in (step - 1, step + 1) if 0 <= near < len(steps)]
    words = [form for _, i, j, _, _ in around for form in forms[i:j]]
    return len(_content(words)) >= _AROUND


def _is_about_another(a: _Sentence, b: _Sentence, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether names or numbers differ there that are no matter of their own: then the sentences need not be alike."""
    days = [{found.day for found in _dates_at(s, i, j)} for s, (i, j) in ((a, left), (b, right))]
    if days[0] and days[0] == days[1]:
        return False
    return all(
        any(_NUMBER.match(t.form) or s.article.text[t.start].isupper() for t in s.tokens[i:j])
        for s, (i, j) in ((a, left), (b, right))
    )


# ------------------------------------------------------------------ the words that differ


def _clash(a: _Sentence, b: _Sentence, left: _Slot, right: _Slot, names: dict[Article, _Names]) -> _Clash | None:
    if left.start == left.end or right.start == right.end:
        return _negation(a, b, left, right)
    days = _dates_at(a, left.start, left.end), _dates_at(b, right.start, right.end)
    if days[0] or days[1]:
        return _date(left, right, *days)
    if _published_apart(a.article, b.article) > _DAYS_APART:
        return None
    numbers = _number(a.forms[left.start : left.end]), _number(b.forms[right.start : right.end])
    if numbers[0] and numbers[1]:
        alike = _may_agree(*numbers) or _beside(a, left) != _beside(b, right) or None in (_beside(a, left),)
        return None if alike else _made("number", left, repr(numbers[0]), right, repr(numbers[1]))
    return _name(a, b, left, right, names)


def _made(kind: Kind, left: _Slot, left_value: str, right: _Slot, right_value: str) -> _Clash:
    return _Clash(
        kind,
        _Slot(left.sentence, left.start, left.end, left_value),
        _Slot(right.sentence, right.start, right.end, right_value),
    )


def _published_apart(a: Article, b: Article) -> int:
    return abs((a.published.day - b.published.day).days) if a.published and b.published else 0


def _dates_at(sentence: _Sentence, start: int, end: int) -> list[FoundDate]:
    """The dates of *sentence* that have one of those words in them."""
    if start == end:
        return []
    offset = sentence.excerpt.paragraph.start
    first, last = sentence.tokens[start].start - offset, sentence.tokens[end - 1].end - offset
    return [found for found in sentence.dates if found.start < last and first < found.end]


def _date(left: _Slot, right: _Slot, ours: list[FoundDate], theirs: list[FoundDate]) -> _Clash | None:
    if len(ours) != 1 or len(theirs) != 1:
        return None
    [one], [other] = ours, theirs
    if one.precision != other.precision or one.day == other.day:
        return None
    return _made("date", left, one.day.isoformat(), right, other.day.isoformat())


def _number(forms: Sequence[str]) -> tuple[float, ...]:
    """What the words come to: one number, or the two of a score; nothing when they are not numbers alone."""
    if len(forms) == 1 and _NUMBER.fullmatch(forms[0]):
        parts = re.split("[:–-]", forms[0].replace(",", ""))
        return tuple(float(part) for part in parts) if all(part.count(".") < 2 for part in parts) else ()
    total = current = 0.0
    for form in forms:
        if form in _NUMERALS:
            current += _NUMERALS[form]
        elif form in _SCALES:
            current = max(current, 1) * _SCALES[form]
            total, current = (total + current, 0) if current >= 1000 else (total, current)
        elif _NUMBER.fullmatch(form) and len(parsed := _number((form,))) == 1:
            current += parsed[0]
        else:
            return ()
    return (total + current,) if forms else ()


def _may_agree(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether the numbers are the same, one a rounding of the other, or a score told from the other side."""
    if sorted(one) == sorted(other) or len(one) != len(other):
        return True
    if len(one) > 1:
        return False
    fine, coarse = (one[0], other[0]) if len(repr(one[0]).rstrip("0.")) > len(repr(other[0]).rstrip("0.")) else (other[0], one[0])
    return any(float(f"{fine:.{digits}e}") == coarse for digits in range(3))


def _beside(sentence: _Sentence, slot: _Slot) -> str | None:
    """The signs that stand at a number, which make it another measure; None when it is said to be rough."""
    text = sentence.article.text
    start, end = sentence.tokens[slot.start].start, sentence.tokens[slot.end - 1].end
    if _ROUGH_BEFORE.search(text[max(0, start - 24) : start]) or _ROUGH_AFTER.match(text, end):
        return None
    return text[max(0, start - 1) : start].strip("\"“”‘’'(—– \n") + text[end : end + 1].strip("\"“”‘’').,;:!?—– \n")


def _negation(a: _Sentence, b: _Sentence, left: _Slot, right: _Slot) -> _Clash | None:
    sentence, slot = (a, left) if left.end > left.start else (b, right)
    added = sentence.forms[slot.start : slot.end]
    if sum(form in ("not", "never", "no") for form in added) != 1 or not _DENIAL.fullmatch(" ".join(added)):
        return None
    before, after = sentence.forms[max(0, slot.start - 1) : slot.start], sentence.forms[slot.end : slot.end + 1]
    if any(form in ("or", "whether", "if", "why") for form in before) or any(map(_NOT_A_DENIAL.fullmatch, after)):
        return None
    values = ("denied", "said") if slot is left else ("said", "denied")
    return _made("negation", left, values[0], right, values[1])


def _name(a: _Sentence, b: _Sentence, left: _Slot, right: _Slot, names: dict[Article, _Names]) -> _Clash | None:
    ours, theirs = a.forms[left.start : left.end], b.forms[right.start : right.end]
    ok = 0 < left.start and 0 < right.start and len(ours) <= 3 and len(theirs) <= 3
    if not ok or not names[a.article].are_name(ours) or not names[b.article].are_name(theirs):
        return None
    if names[a.article].knows(theirs) or names[b.article].knows(ours) or _may_be_one(ours, theirs):
        return None
    return _made("name", left, " ".join(ours), right, " ".join(theirs))


def _may_be_one(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names may be one: initials, or a spelling."""
    one, other = "".join(ours), "".join(theirs)
    initials = "".join(form[0] for form in ours), "".join(form[0] for form in theirs)
    close = SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.6
    return close or initials[0] == other or initials[1] == one or min(len(one), len(other)) < 4


def _find_timed(sentences: Sequence[_Sentence]) -> Iterator[_Clash]:
    """Something that is to be done at the end (or start) of a season, said of before it or after it elsewhere."""
    holders: defaultdict[tuple[str, str, str], list[_Slot]] = defaultdict(list)
    for index, sentence in enumerate(sentences):
        for place, key, when in _timed(sentence.forms):
            slot = _Slot(index, place, place + 1, when)
            for other in holders[key][-_NEIGHBOURS:]:
                if other.value != when and _share_subject(sentences[other.sentence], sentence, key):
                    yield _Clash("date", other, slot)
            holders[key].append(slot)


def _timed(forms: Sequence[str]) -> Iterator[tuple[int, tuple[str, str, str], str]]:
    for place in range(1, len(forms) - 2):
        verb, when, *rest = forms[place - 1 : place + 8]
        rest = rest[1:] if rest[0] in ("the", "this") else rest
        if not rest or not _TIMES.fullmatch(when) or not _ENDS.fullmatch(rest[0]) or _COMMON.fullmatch(verb):
            continue
        season = next((form for form in rest[1:6] if _SEASONS.fullmatch(form)), None)
        if season:
            yield place, (verb, _SAME_END.get(rest[0], rest[0]), _SAME_END.get(season, season)), when


def _share_subject(a: _Sentence, b: _Sentence, key: tuple[str, ...]) -> bool:
    shared = set(_content(a.forms)) & set(_content(b.forms)) - set(key)
    return a.article != b.article and len(shared) >= _AROUND


@dataclass(frozen=True, slots=True)
class _Names:
    """The words that an article prints with a capital, and those it prints without."""

    capital: frozenset[str]
    plain: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Names:
        words = [(text[word.start].isupper(), word.form) for word in find_words(text)]
        return cls(frozenset(form for up, form in words if up), frozenset(form for up, form in words if not up))

    def are_name(self, forms: Sequence[str]) -> bool:
        return all(form in self.capital and form not in self.plain for form in forms)

    def knows(self, forms: Sequence[str]) -> bool:
        return any(form in self.capital for form in forms)


# ------------------------------------------------------------------ sides


def _gather(clashes: Iterable[_Clash], sentences: Sequence[tuple[_Sentence, ...]]) -> Iterator[Disagreement]:
    """Clashes that meet at the same words are one matter, with as many sides as there are values."""
    matter_of: dict[tuple[str, int, int], list[tuple[str, _Slot]]] = {}
    for clash in clashes:
        nodes = [(clash.kind, slot.sentence, slot.start) for slot in (clash.left, clash.right)]
        matter = matter_of.setdefault(nodes[0], [(clash.kind, clash.left)])
        other = matter_of.setdefault(nodes[1], [(clash.kind, clash.right)])
        if other is not matter:
            matter.extend(other)
            for kind, slot in other:
                matter_of[kind, slot.sentence, slot.start] = matter
    for matter in {id(matter): matter for matter in matter_of.values()}.values():
        sides: defaultdict[str, set[Excerpt]] = defaultdict(set)
        for _, slot in matter:
            sides[slot.value].update(sentence.excerpt for sentence in sentences[slot.sentence])
        yield from _stated(matter[0][0], sides.values())


def _stated(kind: str, sides: Iterable[Iterable[Excerpt]]) -> Iterator[Disagreement]:
    return iter(())


# ------------------------------------------------------------------ quotes


def _spoken(utterances: Iterable[Utterance]) -> dict[Article, list[tuple[int, int]]]:
    spans: defaultdict[Article, list[tuple[int, int]]] = defaultdict(list)
    for piece in (piece for group in utterances for quote in group.members for piece in quote.pieces):
        spans[piece.article].append((piece.start, piece.end))
    return {article: sorted(places) for article, places in spans.items()}


def _is_spoken(sentence: _Sentence, slot: _Slot, spoken: dict[Article, list[tuple[int, int]]]) -> bool:
    place = sentence.tokens[min(slot.start, len(sentence.tokens) - 1)].start
    spans = spoken.get(sentence.article, [])
    before = bisect_right(spans, (place, place + 1)) - 1
    return before >= 0 and place < spans[before][1]
