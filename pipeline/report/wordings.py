"""Wordings of one utterance to the words that say how they differ, and to diffs in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Literal

from pipeline.model import Edit, Relation, Utterance, Wording
from pipeline.report.escape import escape, show_unseen
from pipeline.text import split_words

# Longer stretches that both wordings share are shown by their ends.
_SHOWN_WORDS = 8
_PLAIN = {"same": "{}", "cut": "[-{}-]", "added": "{{+{}+}}"}

EditKind = Literal["same", "cut", "added"]
RELATIONS: Mapping[Relation, str] = {
    "identical": "the same words",
    "punctuation": "only punctuation differs",
    "split": "the same words, part of them or in pieces",
    "merged": "the same words, run together",
    "spelling": "a word is spelled differently",
    "truncated": "cut short",
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
    parts = [_cut_short(wording) if wording.relation == "truncated" else RELATIONS[wording.relation]]
    if wording.words_cut:
        parts.append(f"{wording.words_cut} {'word' if wording.words_cut == 1 else 'words'} cut")
    if wording.words_added:
        parts.append(f"{wording.words_added} {'word' if wording.words_added == 1 else 'words'} added")
    if wording.severity == "high":
        parts.append("**among these words is a number, a name or a negation**")
    if wording.note:
        parts.append(NOTES[wording.note])
    if wording.note == "speaker_differs" and wording.quote.attribution:
        parts[-1] += f": {escape(wording.quote.attribution.speaker)}"
    return "; ".join(parts)


def _cut_short(wording: Wording) -> str:
    """At which end of its sentence a quote breaks off."""
    late, early = wording.diff[0].kind == "cut", wording.diff[-1].kind == "cut"
    return {(True, False): "begins late", (False, True): "ends early"}.get((late, early), RELATIONS["truncated"])


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
    """The words of *edits* that differ as Markdown: `~~cut~~ **added**`.

    Where only marks differ the other wording's are printed as they are; long stretches that are the same are shown by
    their ends.

    >>> diff_markdown([Edit("same", "put"), Edit("cut", "coal"), Edit("added", "gas"), Edit("same", "first.")])
    'put ~~coal~~ **gas** first.'
    """
    told = _without_marks(edits)
    last = len(told) - 1
    shown = (
        _ends(edit.text, index > 0, index < last) if edit.kind == "same" else _marked(edit)
        for index, edit in enumerate(told)
    )
    # A marker is one only beside a space, so every piece gets one.
    return " ".join(part for part in shown if part)


def _without_marks(edits: Sequence[Edit]) -> list[Edit]:
    """*edits* with what differs in marks alone made part of what is the same."""
    told: list[Edit] = []
    cut: list[str] = []
    for edit in edits:
        if edit.kind == "cut":
            cut += edit.text.split()
            continue
        added = edit.text.split() if edit.kind == "added" else []
        _put_changed(told, cut, added)
        cut = []
        if edit.kind == "same":
            _put(told, "same", edit.text)
    _put_changed(told, cut, [])
    return told


def _put_changed(told: list[Edit], cut: Sequence[str], added: Sequence[str]) -> None:
    """Add what differs between the words *cut* and *added*, but for those at both ends that are the same words."""
    first = _count_alike(cut, added)
    last = _count_alike(cut[first:][::-1], added[first:][::-1])
    _put(told, "same", " ".join(added[:first]))
    _put(told, "cut", " ".join(cut[first : len(cut) - last]))
    _put(told, "added", " ".join(added[first : len(added) - last]))
    _put(told, "same", " ".join(added[len(added) - last :]))


def _count_alike(cut: Sequence[str], added: Sequence[str]) -> int:
    pairs = zip(cut, added, strict=False)
    return len(list(takewhile(lambda pair: split_words(pair[0]) == split_words(pair[1]), pairs)))


def _put(told: list[Edit], kind: EditKind, text: str) -> None:
    """Add *text*; what is no word and can be seen is no change: cut, it is passed over, added, it is just printed."""
    if kind != "same" and not split_words(text) and show_unseen(text) == text:
        if kind == "cut":
            return
        kind = "same"
    if text and kind == "same" and told and told[-1].kind == "same":
        told[-1] = Edit("same", f"{told[-1].text} {text}")
    elif text:
        told.append(Edit(kind, text))


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
