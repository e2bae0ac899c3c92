"""Marks to quoted pieces."""

from __future__ import annotations

import pytest

from pipeline.config import QuoteSettings
from pipeline.model import Paragraph
from pipeline.quotes import find_quotes
from tests.quotes.builders import body, found, pieces

SAID = "We will rebuild the old bridge before winter."


@pytest.mark.parametrize(
    ("opening", "closing"),
    [('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("''", "''"), ("``", "''"), ("「", "」"), ("“", '"')],
)
def test_every_family_of_marks_is_read(opening: str, closing: str) -> None:
    """
    A quote is found whichever marks stand around it, and comes without them.
    """
    assert [[SAID]] == pieces(f"Then she said: {opening}{SAID}{closing} Nobody answered.")


def test_curly_marks_typed_the_wrong_way_round_follow_their_place() -> None:
    """
    A closing mark where only an opening one can stand opens.
    """
    assert [[SAID]] == pieces(f"She said: ”{SAID}“ Nobody answered.")


def test_a_quote_within_a_quote_is_no_quote_of_its_own() -> None:
    """
    Only the outermost marks make a quote.
    """
    assert [["He told me “never again” and “not here,” and left."]] == pieces(
        "“He told me “never again” and “not here,” and left.” She shrugged."
    )


def test_other_marks_within_a_quote_do_not_end_it() -> None:
    """
    Marks of another family nest.
    """
    assert [['They call it "the long road" up here.']] == pieces('Ann said: “They call it "the long road" up here.”')


def test_an_unclosed_quote_ends_with_its_paragraph() -> None:
    """
    A lost closing mark costs its own paragraph, nothing else.
    """
    quotes = found('Ann said: "We will wait for the report\n\nThe council met again.\n\nBob said: "The road is shut."')

    assert ["We will wait for the report", "The road is shut."] == [quote.text for quote in quotes]
    assert [False, True] == [quote.closed for quote in quotes]


def test_a_reopened_paragraph_goes_on_with_the_quote() -> None:
    """
    Running speech opens each paragraph with a mark and closes the last.
    """
    [quote] = found("Ann Hale said: “We looked at every plan.\n\n“We chose the second one.\n\n“It costs less.”")

    assert ["We looked at every plan.", "We chose the second one.", "It costs less."] == [p.text for p in quote.pieces]
    assert quote.closed


def test_a_quote_runs_on_over_a_paragraph_that_reopens_nothing() -> None:
    """
    A closing mark that comes soon, with no opening one before it, ends the quote that was left open.
    """
    assert [["We looked at every plan.", "We chose the second one."]] == pieces(
        "Ann Hale said: “We looked at every plan.\n\nWe chose the second one.”\n\nThe council met."
    )


def test_an_opening_mark_before_the_first_is_closed_ends_the_first() -> None:
    """
    A quote whose closing mark is missing does not swallow the next one of its paragraph.
    """
    assert ["We are done, Ann said.", "So are we,"] == [
        quote.text for quote in found("“We are done, Ann said. “So are we,” Bob said.")
    ]


def test_a_stray_closing_mark_is_dropped() -> None:
    """
    A closing mark that nothing opened changes nothing.
    """
    assert [[SAID]] == pieces(f'The end.” She said: "{SAID}"')


@pytest.mark.parametrize(
    "text",
    [
        "Rossi‘s plan and Park+’s series won.",
        "The players' union met; the fans' club did not.",
        "Music of the '90s, and rock 'n' roll, and 'tis done, give 'em more.",
        'He stands 6\'2" tall and the board is 12" wide.',
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    """
    A mark in or after a word, before an elision, or after a figure quotes nothing.
    """
    assert () == found(text)


def test_inches_inside_a_quote_do_not_close_it() -> None:
    """
    A mark after a figure is inches when the closing mark is still to come.
    """
    assert [['We cut a 12" pipe in two,']] == pieces('"We cut a 12" pipe in two," Ann Hale said.')


def test_single_marks_hold_titles_where_double_ones_hold_speech() -> None:
    """
    In an article with double marks, single ones hold a title, and apostrophes within them don't end it.
    """
    quotes = found("Her film 'Don't Look North' won. \"I am glad,\" said Ann Hale.")

    assert [("Don't Look North", "title"), ("I am glad,", "utterance")] == [(q.text, q.kind) for q in quotes]


def test_single_marks_hold_speech_where_there_are_no_double_ones() -> None:
    """
    An outlet that sets speech in single marks is read as such: plural possessives don't end it.
    """
    quotes = found(
        "'The players' effort wasn't enough today,' said Ann Hale.\n\n"
        "Bob Lund added: 'We will come back stronger next year.'"
    )

    assert ["The players' effort wasn't enough today,", "We will come back stronger next year."] == [
        quote.text for quote in quotes
    ]
    assert ["utterance", "utterance"] == [quote.kind for quote in quotes]


def test_captions_notices_and_titles_are_not_searched() -> None:
    """
    Quotes are found in body paragraphs only.
    """
    [own] = body(f'Ann Hale said: "{SAID}"')
    caption = Paragraph(own.article, own.start, own.end, own.id, 0, "caption", "short")

    assert () == find_quotes((caption,), QuoteSettings())


def test_equal_quotes_of_an_article_have_ids_of_their_own() -> None:
    """
    An id tells the occurrence apart.
    """
    first, second = found(f'Ann Hale said: "{SAID}"\n\nThe crowd left. Later Bob Lund said: "{SAID}"')

    assert first.text == second.text
    assert first.id != second.id


def test_a_million_opening_marks_are_no_quote() -> None:
    """
    A hostile text is read to its end.
    """
    assert () == found("“" * 1_000_000)
    assert ["a"] == [quote.text for quote in found("“a " * 20_000)]
