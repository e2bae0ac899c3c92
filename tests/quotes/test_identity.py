"""Names to whether they are one person's."""

from __future__ import annotations

import pytest

from pipeline.quotes.identity import name_words, same_person


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jo Hill", "Jo Hill"),
        ("Jo Hill", "Hill"),
        ("J. Hill", "Jo Hill"),
        ("Jo Ann Hill", "Jo Hill"),
        ("Jürgen Brandt", "Jurgen BRANDT"),
        ("Jo Hill Jr.", "Jo Hill"),
    ],
)
def test_forms_of_one_name(a: str, b: str) -> None:
    assert same_person(name_words(a), name_words(b))
    assert same_person(name_words(b), name_words(a))


@pytest.mark.parametrize(("a", "b"), [("Jo Hill", "Al Hill"), ("Jo Hill", "Jo Lund"), ("J. Hill", "Al Hill")])
def test_names_of_two_people(a: str, b: str) -> None:
    assert not same_person(name_words(a), name_words(b))


@pytest.mark.parametrize("nobody", ["she", "the manager", "Police"])
def test_role_or_pronoun_has_no_name(nobody: str) -> None:
    assert name_words(nobody) == ()
    assert not same_person(name_words(nobody), name_words(nobody))
