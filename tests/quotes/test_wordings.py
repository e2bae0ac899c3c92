"""Printed wordings against the fullest one."""

from __future__ import annotations

import pytest

from tests.quotes.builders import body, utterances, wording

FULL = "We will rebuild the wooden bridge in 14 months, and the harbour wall of Lillevik after it."
SECOND = "Nobody should pay twice for the same storm."


REST = "and the harbour wall of Lillevik after it. Nobody should pay twice for the same storm."


@pytest.mark.parametrize(
    ("full", "other", "relation", "severity"),
    [
        ("rebuild the bridge in 14 months,", "rebuild the bridge in 14 months,", "identical", "none"),
        ("rebuild the bridge in 14 months,", "rebuild the bridge in 14 months —", "punctuation", "none"),
        ("honour the bridge in 14 months,", "honor the bridge in 14 months,", "spelling", "low"),
        ("rebuild the bridge in 14 months,", "rebuild the bridge in 41 months,", "substitution", "high"),
        ("rebuild the bridge at Storvik,", "rebuild the bridge at Sandvik,", "substitution", "high"),
        ("rebuild the bridge at Storvik,", "rebuild the bridge at Storvig,", "substitution", "high"),
        ("rebuild the bridge for $5 million,", "rebuild the bridge for £5 million,", "substitution", "high"),
        ("rebuild the bridge at -5 degrees,", "rebuild the bridge at 5 degrees,", "substitution", "high"),
        ("rebuild the bridge for $5 million,", "rebuild the bridge for A$5 million,", "substitution", "high"),
        ("change the bridge,", "charge the bridge,", "substitution", "low"),
        ("rebuild no bridge,", "rebuild notable bridges,", "substitution", "high"),
        ("realise the traveller’s plan,", "realize the traveler’s plan,", "spelling", "low"),
        ("rebuild the lost bridge,", "rebuild the last bridge,", "substitution", "low"),
        ("rebuild the bridge’s centre,", "rebuild the bridge’s center,", "spelling", "low"),
        ("rebuild the bridge in 14 months,", "repaint the bridge in 14 months,", "substitution", "low"),
        ("rebuild the wooden bridge quickly,", "rebuild the bridge quickly,", "omission", "low"),
        ("rebuild the wooden bridge quickly,", "rebuild the ... bridge quickly,", "marked_omission", "low"),
        ("rebuild the wooden bridge quickly,", "rebuild [that bridge] quickly,", "bracketed", "low"),
        ("rebuild, you know, the bridge,", "rebuild the bridge,", "filler", "low"),
        ("rebuild the bridge, the bridge,", "rebuild the bridge,", "repetition", "low"),
        ("rebuild the rotten bridge,", "rebuild the r****n bridge,", "masked", "low"),
        ("rebuild the National Ferry Authority bridge,", "rebuild the NFA bridge,", "abbreviation", "low"),
    ],
)
def test_relation_of_a_changed_wording(full: str, other: str, relation: str, severity: str) -> None:
    """
    What was done to the words has a name, and weighs more when a number or a name is touched.
    """
    own = wording(f"We will soon {full} {REST}", f"We will soon {other} {REST}")

    assert (relation, severity) == (own.relation, own.severity)


def test_a_negation_taken_away_is_severe() -> None:
    """
    A long statement whose `not` is gone is still the same statement, and the change is severe.
    """
    own = wording(
        "The engineers did not promise the fishermen of the northern harbour any money for broken nets.",
        "The engineers did promise the fishermen of the northern harbour any money for broken nets.",
    )

    assert ("omission", "high", 1) == (own.relation, own.severity, own.words_cut)


@pytest.mark.parametrize("start", ["It is not true that", "I do not believe that", "We would be fools if"])
def test_a_start_that_turned_the_sentence_is_severe(start: str) -> None:
    """
    Without its first words a sentence may say the contrary of what was said.
    """
    rest = "the insurers will pay for the damage to the engine room of the ferry this winter."
    own = wording(f"{start} {rest}", rest.capitalize())

    assert ("truncated", "high") == (own.relation, own.severity)


def test_a_full_stop_in_mid_sentence_is_a_silent_truncation() -> None:
    """
    A sentence closed where it goes on elsewhere is shown with the words it lost, counted at spaces.
    """
    own = wording(
        "We will rebuild the wooden bridge before winter, and can't wait for well-built harbour walls.",
        "We will rebuild the wooden bridge before winter.",
    )

    assert ("silently_truncated", 7, 0) == (own.relation, own.words_cut, own.words_added)


def test_words_cut_leave_out_sentences_that_were_never_printed() -> None:
    """
    Only the sentence that is broken off counts.
    """
    own = wording(f"{FULL} {SECOND}", "We will rebuild the wooden bridge in 14 months.")

    assert ("silently_truncated", 8) == (own.relation, own.words_cut)


def test_whole_sentences_left_out_alter_nothing() -> None:
    """
    Printing one sentence of two is no change of wording.
    """
    own = wording(f"{FULL} {SECOND}", FULL)

    assert ("split", "none", 0, False) == (own.relation, own.severity, own.words_cut, own.altered)


def test_a_part_within_the_writers_sentence_is_openly_cut() -> None:
    """
    A fragment whose full stop is the writer's is truncated, not silently so.
    """
    [group] = utterances(
        body(f'"{FULL}" said Ann Hale.', "echo", 1),
        body('Ann Hale said the town would "rebuild the wooden bridge in 14 months."', "mirror", 2),
    )

    assert ["identical", "truncated"] == [own.relation for own in group.wordings]


def test_the_same_words_laid_out_in_more_pieces_are_split() -> None:
    """
    An attribution in the middle changes the layout, not the words.
    """
    [group] = utterances(
        body(f'"{FULL} {SECOND}" said Ann Hale.', "echo", 1),
        body(f'Ann Hale said: "{FULL}\n\n"{SECOND}"', "mirror", 2),
    )

    assert ["identical", "split"] == [own.relation for own in group.wordings]
    assert not group.altered


def test_the_diff_gives_back_both_printed_texts() -> None:
    """
    Same and cut make the fullest wording's passage, same and added the other's print.
    """
    own = wording(FULL, "We will repaint the wooden bridge in 14 months — and the wall of Lillevik after it!")

    assert FULL == " ".join(edit.text for edit in own.diff if edit.kind != "added")
    assert own.quote.text == " ".join(edit.text for edit in own.diff if edit.kind != "cut")
    assert "rebuild" == own.diff[1].text


def test_words_printed_days_apart_are_noted() -> None:
    """
    More than two days apart, the words may have been said twice.
    """
    assert ("", "days_apart") == (wording(FULL, FULL, day=3).note, wording(FULL, FULL, day=4).note)


def test_the_earlier_of_two_equally_full_wordings_is_the_reference() -> None:
    """
    A tie goes to the earlier printing.
    """
    [group] = utterances(body(f'"{FULL}" said Ann Hale.', "mirror", 2), body(f"“{FULL}” said Ann Hale.", "echo", 1))

    assert "echo" == group.reference.article.outlet


def test_a_sentence_ends_where_the_attribution_inside_it_ends() -> None:
    """
    `"…," she said. "We…"` is two sentences: who prints only the second has cut no word of the first.
    """
    whole = (
        '"We will not sell the old harbour," said Mayor Ana Brandt. "We will mend its walls before winter and paint."'
    )
    [group] = utterances(
        body(whole, "echo"), body('Mayor Ana Brandt said: "We will mend its walls before winter."', "mirror")
    )
    [own] = [word for word in group.wordings if word.quote.article.outlet == "mirror"]

    assert ("silently_truncated", 2) == (own.relation, own.words_cut)
    assert group.reference.article.outlet == "echo"


def test_of_equally_full_wordings_the_uninterrupted_one_is_the_reference() -> None:
    """
    A quotation printed in one piece shows its own punctuation.
    """
    [group] = utterances(
        body('"We will not sell the old harbour," said Mayor Ana Brandt. "We will mend its walls."', "echo"),
        body('Mayor Ana Brandt said: "We will not sell the old harbour. We will mend its walls."', "mirror"),
    )

    assert group.reference.article.outlet == "mirror"
