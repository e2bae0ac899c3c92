"""Texts to the pairs of texts that share a passage."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.overlap import passages
from pipeline.overlap.passages import join_passages
from pipeline.overlap.spread import find_boilerplate
from pipeline.overlap.texts import Texts, read_texts
from tests.overlap.builders import build
from tests.overlap.test_pairs import NEWSROOM, publish
from tests.twins import compiled, plain

TAIL = "bought the old harbour mill for nine million crowns last winter"


def read(*articles: tuple[str, ...]) -> Texts:
    """One article for each tuple of paragraphs, a day apart."""
    return read_texts([p for i, lines in enumerate(articles) for p in build(*lines, outlet=f"o{i}", day=i + 1)], ())


def join(texts: Texts, length: int = 5) -> list[tuple[int, int]]:
    left, right = join_passages(texts, length)
    return sorted(zip(left.tolist(), right.tolist(), strict=True))


def brute_force(texts: Texts, length: int) -> list[tuple[int, int]]:
    """Every text against every other, for runs that no more than sixteen texts have and that are no boilerplate."""
    starts, ends = (some.tolist() for some in texts.spans())
    words = [texts.ids[start:end].tolist() for start, end in zip(starts, ends, strict=True)]
    runs = [{tuple(some[i : i + length]) for i in range(len(some) - length + 1)} for some in words]
    found = []
    for right, theirs in enumerate(words):
        for left in range(right):
            covered = {
                k
                for i in range(len(theirs) - length + 1)
                if (run := tuple(theirs[i : i + length])) in runs[left] and texts.tells[list(run)].sum() >= 2
                for k in range(i, i + length)
            }
            if sum(texts.tells[theirs[k]] for k in covered) >= 4:
                found.append((left, right))
    return sorted(found)


@settings(max_examples=100, deadline=None)
@given(NEWSROOM, st.integers(3, 6))
def test_passages_are_those_of_brute_force(newsroom: list[list[str]], length: int) -> None:
    """
    In a few articles, each two texts that share enough are found, compiled or not, and no others.
    """
    texts = read_texts(publish(newsroom), ())

    with compiled():
        assert brute_force(texts, length) == join(texts, length)
    with plain():
        assert brute_force(texts, length) == join(texts, length)


@pytest.mark.parametrize("n", [10, 40])
def test_tail_of_many_paragraphs_meets_the_earliest(n: int) -> None:
    """
    Up to sixteen that share a sentence meet each other; beyond that each meets the sixteen earliest.
    """
    paragraphs = [f"Report{i} says{i} that{i} someone{i} " + TAIL for i in range(n)]
    texts = read_texts(
        [p for i, line in enumerate(paragraphs) for p in build(line, outlet=f"o{i}", day=1 + i % 28)], ()
    )

    found = join(texts)

    assert sum(min(i, 16) for i in range(n)) == len(found)
    assert all(left < min(right, 16) for left, right in found)


def test_a_run_repeated_in_one_text_is_shared_with_nobody() -> None:
    """
    What only one paragraph says, however often, joins nothing.
    """
    texts = read((f"{TAIL} and {TAIL} and {TAIL}",), ("Ferries sail as before from the west quay until June",))

    assert [] == join(texts)


def test_hashes_that_collide_do_not_join(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Runs are compared word by word: twenty thousand different ones in a crowded table stay apart.
    """
    chance = np.random.default_rng(3)
    words = chance.integers(0, 40, (400, 60))
    texts = read(*((" ".join(f"w{word}" for word in row),) for row in words.tolist()))
    monkeypatch.setattr(passages, "_HEADS", 10**6)

    with compiled():
        assert brute_force(texts, 4) == join(texts, 4)


def test_only_the_first_words_of_an_article_are_asked() -> None:
    """
    Articles alike in their first 2,000 words are related, whatever follows; those alike only after them are not.
    """
    line = "Sign up here for our daily newsletter with local headlines"
    event = ["The east pier closed on Monday after divers found cracks in its northern wall"] * 3
    others = [[" ".join(f"w{i}x{k}x{n}" for n in range(50)) for k in range(45)] for i in range(12)]

    for early in (True, False):
        texts = read(*((line, *event, *some) if early else (line, *some, *event) for some in others))
        some = [np.array([int(texts.text_of[0])], np.int32)]
        with compiled():
            quick = find_boilerplate(texts, some).tolist()
        with plain():
            slow = find_boilerplate(texts, some).tolist()
        assert quick == slow
        if not early:
            assert [True] == slow


@pytest.mark.parametrize("n", [11, 12, 30])
@pytest.mark.parametrize("related", [False, True])
def test_boilerplate_is_told_the_same_way_compiled_or_not(n: int, related: bool) -> None:
    """
    A line in unrelated articles is boilerplate, in articles on one event it is not; both ways agree.
    """
    line = "Sign up here for our daily newsletter with local headlines"
    event = "The east pier closed on Monday after engineers found cracks in its northern wall and divers inspected it"
    bodies = [" ".join(f"w{i}x{k}" for k in range(30)) + (f". {event} {i}" if related else "") for i in range(n)]
    texts = read(*((body, line) for body in bodies))
    some = [np.array([int(texts.text_of[1])], np.int32)]

    with compiled():
        quick = find_boilerplate(texts, some).tolist()
    with plain():
        slow = find_boilerplate(texts, some).tolist()

    assert [not related] == quick == slow
