"""How a changed wording is put into words and print."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Edit, Edition
from pipeline.report.wordings import count_variants, describe, diff_markdown, diff_text

CUT = (Edit("same", "It runs every ten"), Edit("cut", "minutes, at no charge."), Edit("added", "minutes."))


def test_broken_off_sentence_strikes_only_what_is_missing() -> None:
    assert "It runs every ten minutes. ~~at no charge.~~" == diff_markdown(CUT)


def test_plain_diff_keeps_the_edits_as_found() -> None:
    assert "It runs every ten [-minutes, at no charge.-]{+minutes.+}" == diff_text(CUT)


def test_marks_alone_are_no_change_of_words() -> None:
    edits = (Edit("same", "so"), Edit("cut", "special:"), Edit("added", "special —"), Edit("same", "its people."))

    assert "so special — its people." == diff_markdown(edits)


def test_changed_word_stands_between_what_both_print() -> None:
    edits = (Edit("same", "Ten"), Edit("cut", "busy ferries,"), Edit("added", "idle ferries"), Edit("same", "sailed."))

    assert "Ten ~~busy~~ **idle** ferries sailed." == diff_markdown(edits)


def test_long_stretch_shows_the_words_beside_the_edit() -> None:
    long = " ".join(f"w{n}" for n in range(40))

    shown = diff_markdown((Edit("same", long), Edit("cut", "end")))

    assert "\\[…\\] w32 w33 w34 w35 w36 w37 w38 w39 ~~end~~" == shown


def test_text_in_a_diff_is_escaped() -> None:
    assert "~~\\*a\\*~~ **\\[b\\](c)**" == diff_markdown((Edit("cut", "*a*"), Edit("added", "[b](c)")))


def test_difference_that_nobody_sees_is_shown() -> None:
    edits = (Edit("cut", "co\u00adoperate"), Edit("added", "cooperate"))

    assert "[-co␣operate-]{+cooperate+}" == diff_text(edits)


def test_silent_cut_is_described_with_its_words(edition: Edition) -> None:
    cut = edition.utterances[0].wordings[1]

    assert (
        "ends early, with a full stop and no sign of the cut; 6 words cut; "
        "**among these words is a number, a name or a negation**"
    ) == describe(cut)


def test_variants_count_wordings_and_not_printings(edition: Edition) -> None:
    assert 2 == count_variants(edition.utterances[0])


def test_start_that_is_missing_begins_late(edition: Edition) -> None:
    cut = edition.utterances[0].wordings[1]
    late = (Edit("cut", "We will"), Edit("same", "keep the ferries running."))

    assert describe(replace(cut, relation="truncated", diff=late)).startswith("begins late; 6 words cut")
    assert describe(replace(cut, relation="truncated", diff=late[::-1])).startswith("ends early; 6 words cut")


def test_other_speaker_is_named(edition: Edition) -> None:
    cut = edition.utterances[0].wordings[1]

    assert describe(replace(cut, note="speaker_differs")).endswith("; another speaker is named: Mara Lind")
