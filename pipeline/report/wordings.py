"""Wordings of one utterance to the words that say how they differ, and to diffs in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import Edit, Relation, Utterance, Wording
from pipeline.report.escape import escape, show_unseen
from pipeline.text import split_words

# Longer stretches that both wordings share are shown by their ends.
_SHOWN_WORDS = 8
_PLAIN = {"same": "{}", "cut": "[-{}-]", "added": "{{+{}+}}"}

RELATIONS: Mapping[Relation, str] = {
    "identical": "the same words",
    "punctuation": "only punctuation differs",
    "split": "the same words, part of them or in pieces",
    "merged": "the same words, run together",
    "spelling": "a word is spelled differently",
    "truncated": "ends early",
    "silently_truncated": "ends early, with a full stop and no sign of the cut",
    "omission": "words left out, with no sign of it",
    "marked_omission": "words left out, marked with an ellipsis",
    "bracketed": "words put in brackets by the outlet",
    "substitution": "other words",
    "filler": "filler words left out or put in",
    "repetition": "a repeated word left out or put in",
    "masked": "a word is masked",
    "abbreviation": "abbreviated or written out",
}
NOTES: Mapping[str, str] = {
    "speaker_differs": "another speaker is named",
    "days_apart": "printed days apart: it may have been said twice",
    "quotes_it": "quoted inside another quote",
}


def describe(wording: Wording) -> str:
    """How *wording* stands to the fullest one, in plain words."""
    parts = [RELATIONS[wording.relation]]
    if wording.words_cut:
        parts.append(f"{wording.words_cut} {'word' if wording.words_cut == 1 else 'words'} cut")
    if wording.words_added:
        parts.append(f"{wording.words_added} {'word' if wording.words_added == 1 else 'words'} added")
    if wording.severity == "high":
        parts.append("**a number, a name or a negation differs**")
    if wording.note:
        parts.append(NOTES[wording.note])
    return "; ".join(parts)


def count_variants(utterance: Utterance) -> int:
    """How many wordings of *utterance* differ in words, the fullest one included."""
    return 1 + len({split_words(wording.quote.text) for wording in utterance.wordings if wording.altered})


def diff_text(edits: Sequence[Edit]) -> str:
    """*edits* as plain text: `[-cut-]{+added+}`.

    >>> diff_text([Edit("same", "put"), Edit("cut", "coal"), Edit("added", "gas"), Edit("same", "first.")])
    'put [-coal-]{+gas+} first.'
    """
    printed = ""
    for before, edit in zip((None, *edits), edits, strict=False):
        text = edit.text if edit.kind == "same" else show_unseen(edit.text)
        gap = " " if before and "same" in (before.kind, edit.kind) else ""
        printed += gap + _PLAIN[edit.kind].format(text)
    return printed


def diff_markdown(edits: Sequence[Edit]) -> str:
    """*edits* as Markdown: `~~cut~~ **added**`; long stretches that are the same are shown by their ends.

    >>> diff_markdown([Edit("same", "put"), Edit("cut", "coal"), Edit("added", "gas"), Edit("same", "first.")])
    'put ~~coal~~ **gas** first.'
    """
    last = len(edits) - 1
    shown = (
        _ends(edit.text, index > 0, index < last) if edit.kind == "same" else _marked(edit)
        for index, edit in enumerate(edits)
    )
    # A marker is one only beside a space, so every piece gets one.
    return " ".join(part for part in shown if part)


def _marked(edit: Edit) -> str:
    text = escape(show_unseen(edit.text))
    mark = "~~" if edit.kind == "cut" else "**"
    return f"{mark}{text}{mark}" if text else ""


def _ends(text: str, after: bool, before: bool) -> str:
    """The words of *text* next to an edit: *after* one they begin, *before* one they end."""
    words = text.split()
    if len(words) <= 2 * _SHOWN_WORDS:
        return escape(text)
    head = escape(" ".join(words[:_SHOWN_WORDS])) if after else ""
    tail = escape(" ".join(words[-_SHOWN_WORDS:])) if before else ""
    return " ".join(part for part in (head, "\\[…\\]", tail) if part)
