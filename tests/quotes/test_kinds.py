"""Quoted words to their kind."""

from __future__ import annotations

import pytest

from tests.quotes.builders import found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"The bridge is safe again," said Ann Hale.', "utterance"),
        ('Ann Hale called it "a long and costly mistake" on Friday.', "fragment"),
        ('She hosts "The Long Way Home" on Sundays.', "title"),
        ('Speaking on "Good Morning Norway," Ann Hale said little.', "title"),
        ('The so-called "experts" were wrong.', "scare"),
        ('"Never!" said Ann Hale.', "utterance"),
        ('"Bridge closes for a second winter," by Ann Hale, is the best read.', "title"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    """
    What quoted words are follows from their form and from what stands beside them.
    """
    assert [kind] == [quote.kind for quote in found(text)]
