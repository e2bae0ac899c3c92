"""Text to words, shingles and sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import find_words, fold, shingles, split_sentences, split_words

TEXTS = st.text(alphabet=st.sampled_from("aBé .!?\"“”'’(),…\n0-\u00a0") | st.characters(), max_size=80)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_marks_accents_case_and_invisible_letters_fold_away() -> None:
    """
    Two ways of printing one wording compare equal.
    """
    printed = "“Zoë\u00ad’s” CAFÉ — naïve"

    folded = fold(printed)

    assert '"zoe\'s" cafe - naive' == folded


@given(TEXTS)
@settings(max_examples=60)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(text) == fold(fold(text))


def test_words_keep_their_place_and_inner_apostrophes() -> None:
    """
    A word's offsets cut it out of the text as printed.
    """
    text = "The mayor’s 2 well-known dogs."

    words = list(find_words(text))

    assert ["The", "mayor’s", "2", "well", "known", "dogs"] == [text[w.start : w.end] for w in words]
    assert ("the", "mayor's", "2", "well", "known", "dogs") == split_words(text)


@given(TEXTS)
@settings(max_examples=60)
def test_words_are_in_order_and_apart(text: str) -> None:
    words = list(find_words(text))

    assert all(left.end <= right.start for left, right in pairwise(words))


def test_fewer_words_than_a_shingle_has_give_none() -> None:
    assert frozenset() == shingles(("one", "two"), 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Ito met Dr. Lund at noon. They spoke.", ["Mr. Ito met Dr. Lund at noon.", "They spoke."]),
        ("She left for the U.S. The house was sold.", ["She left for the U.S.", "The house was sold."]),
        (
            "The U.S. Navy sailed at 5 p.m. Tuesday. It rained.",
            ["The U.S. Navy sailed at 5 p.m. Tuesday.", "It rained."],
        ),
        ("He wore No. 10 until Feb. 3 came. No. 7 was free.", ["He wore No. 10 until Feb. 3 came.", "No. 7 was free."]),
        ("He said no. The rest agreed.", ["He said no.", "The rest agreed."]),
        ("T.S. Brandt and P. Okoye sang. We left.", ["T.S. Brandt and P. Okoye sang.", "We left."]),
        ("“Will it hold?” he asked. Nobody knew.", ["“Will it hold?” he asked.", "Nobody knew."]),
        ("“It held. We crossed it,” she said. They cheered.", ["“It held. We crossed it,” she said.", "They cheered."]),
        ('Off it went. "Stop! Now!" he cried. It did.', ["Off it went.", '"Stop! Now!" he cried.', "It did."]),
        ("Fruitly! is a shop. iFruit opened too.", ["Fruitly! is a shop.", "iFruit opened too."]),
        ("no capitals here. none there.", ["no capitals here.", "none there."]),
        ("He is 6'2\" tall. She is not.", ["He is 6'2\" tall.", "She is not."]),
        ("One.\nTwo lines\nmake it. Three.", ["One.", "Two lines\nmake it.", "Three."]),
        ("", []),
        (" \n\t", []),
        ("word", ["word"]),
        ("!?", ["!?"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert expected == sentences(text)


def test_mark_that_is_never_closed_joins_nothing() -> None:
    """
    Running speech opens each paragraph and closes only the last: its sentences stay apart.
    """
    text = "“We mean to rebuild it. The town needs a pier. Work begins in May."

    assert 3 == len(sentences(text))


def test_quotation_of_many_sentences_is_not_joined() -> None:
    """
    A mark that is closed only after a long speech joins none of it.
    """
    text = "“" + "We go on. " * 12 + "We win,” she said."

    assert 13 == len(sentences(text))


def test_text_longer_than_a_window_is_split_as_its_parts_are() -> None:
    """
    The length of a paragraph changes no sentence.
    """
    part = "Mr. Ito met the council of the U.S. The talks went on until 5 p.m. Tuesday. "

    assert sentences(part) * 300 == sentences(part * 300)


def test_sentence_longer_than_a_window_stays_whole() -> None:
    assert 1 == len(sentences("word " * 5_000 + "end."))


@given(TEXTS)
@settings(max_examples=150)
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = split_sentences(text)

    assert "".join(text.split()) == "".join("".join(text[start:end].split()) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
