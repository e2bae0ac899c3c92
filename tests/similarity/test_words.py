"""Texts to their words as numbers."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.similarity import compiled, read_words, words
from pipeline.similarity.words import Words
from pipeline.text import find_words, fold

NASTY = st.text("aZ'’‘ʼ′`\u0345ᾳΐßŉİſﬁ½Ⅷ²\u00ad\u200d\ufeff\u0301\u0327각ᄀＡ٣_ͺﹰﷺ \ud800\U0001d400", max_size=12)
TEXTS = st.lists(st.one_of(NASTY, st.text(st.characters(), max_size=20)), max_size=8)


def _compiled(texts: list[str], monkeypatch: pytest.MonkeyPatch, block: int = 2**21) -> Words:
    with monkeypatch.context() as patch:
        patch.delenv("NEWSFOLD_NUMBA", raising=False)
        patch.setattr(compiled, "_MANY_WORDS", 0)
        patch.setattr(words, "_FIRST_BLOCK", block)
        patch.setattr(words, "_BLOCK", block)
        return read_words(texts)


def _loop(texts: list[str]) -> tuple[list[int], list[int], list[int], list[int], tuple[str, ...]]:
    numbers: dict[str, int] = {}
    found = [list(find_words(text)) for text in texts]
    flat = [word for of_text in found for word in of_text]
    ids = [numbers.setdefault(word.form, len(numbers)) for word in flat]
    bounds = [sum(map(len, found[:i])) for i in range(len(found) + 1)]
    return ids, [word.start for word in flat], [word.end for word in flat], bounds, tuple(numbers)


def _lists(read: Words) -> tuple[list[int], list[int], list[int], list[int], tuple[str, ...]]:
    return read.ids.tolist(), read.starts.tolist(), read.ends.tolist(), read.bounds.tolist(), read.forms


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from([1, 10, 2**21]))
def test_compiled_words_are_those_of_the_loop(texts: list[str], block: int) -> None:
    """
    Whatever the characters and wherever a block ends, both ways of reading find the words that `find_words` finds.
    """
    with pytest.MonkeyPatch.context() as monkeypatch:
        found = _compiled(texts, monkeypatch, block)

    assert _loop(texts) == _lists(found)
    assert _loop(texts) == _lists(read_words(texts))


def test_every_character_is_read_as_the_loop_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Each code point there is: alone, inside a word and between apostrophes.
    """
    characters = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) != "Cn"]
    texts = [text for c in characters if c.isprintable() or ord(c) < 65536 for text in (c, f"a{c}b", f"'{c}'", f"x{c}")]

    found = _compiled(texts, monkeypatch)

    plain = words._read_plain(texts)  # noqa: SLF001 (held against the loop above)
    assert _lists(plain) == _lists(found)


def test_text_folds_to_the_folds_of_its_characters() -> None:
    """
    Of marks that can change places only the iota below a letter is left, and two of those are the same.
    """
    marks = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))]

    assert {"", "ι"} == {fold(mark) for mark in marks}


def test_more_forms_than_there_was_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    100,000 forms, one of them longer than all the room for letters, keep their numbers.
    """
    texts = [f"w{i} x{i} w{i // 2}" for i in range(50_000)] + ["ﷺ" * 100_000, "w1"]

    found = _compiled(texts, monkeypatch)

    plain = words._read_plain(texts)  # noqa: SLF001
    assert _lists(plain) == _lists(found)


def test_words_end_with_their_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Texts never run into each other: "fer" and "ry" are two words, and an apostrophe at the end is in none.
    """
    found = _compiled(["fer", "ry’", "", "s"], monkeypatch)

    assert ("fer", "ry", "s") == found.forms
    assert [0, 1, 2, 2, 3] == found.bounds.tolist()


def test_any_iterable_is_read_once() -> None:
    """
    Texts may come from a generator.
    """
    assert ("pier", "ferry") == read_words(text for text in ("pier", "ferry")).forms
