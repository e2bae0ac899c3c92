"""Pieces to quotes."""

from __future__ import annotations

from tests.quotes.builders import found, pieces


def test_said_x_within_a_sentence_parts_one_quote() -> None:
    """
    Both sides of an attribution are one quote, each piece as printed.
    """
    assert [["The bridge,", "is safe again."]] == pieces('"The bridge," said Ann Hale, "is safe again."')


def test_said_x_between_two_sentences_parts_one_quote() -> None:
    """
    The sentence after the attribution goes on with the quote.
    """
    assert [["The bridge is safe.", "We tested it twice."]] == [
        [piece.rstrip(",.") + "." for piece in own]
        for own in pieces('"The bridge is safe," said Ann Hale, head of roads. "We tested it twice."')
    ]


def test_a_paragraph_after_the_attribution_goes_on() -> None:
    """
    A paragraph that opens with a mark and names nobody goes on with the quote before it.
    """
    assert [["The bridge is safe,", "We tested it twice, and then once more."]] == pieces(
        '"The bridge is safe," said Ann Hale in Oslo.\n\n"We tested it twice, and then once more."'
    )


def test_a_quote_with_a_speaker_of_its_own_is_another() -> None:
    """
    A second speaker makes a second quote.
    """
    quotes = found('"The bridge is safe," said Ann Hale.\n\n"We doubt that very much," said Bob Lund.')

    assert ["Ann Hale", "Bob Lund"] == [quote.attribution.speaker for quote in quotes if quote.attribution]


def test_words_between_two_quotes_keep_them_apart() -> None:
    """
    Prose between two quotes is no attribution.
    """
    assert [["The bridge is safe,"], ["We tested it twice."]] == pieces(
        '"The bridge is safe," said Ann Hale. The crowd cheered and went home. "We tested it twice."'
    )


def test_two_fragments_of_one_sentence_are_two_quotes() -> None:
    """
    What the writer's own words join was not said in one breath.
    """
    assert [["a long and costly mistake"], ["a lesson for all of us"]] == pieces(
        'Ann Hale called it "a long and costly mistake" and "a lesson for all of us" on Friday.'
    )
