"""A story to the part of its page on repeated quotes: who printed them, in which words, and who was first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Story, Utterance, Wording
from pipeline.report.catalogue import Catalogue
from pipeline.report.escape import escape
from pipeline.report.phrases import count, cut_short, day, in_marks, known, of, outlet, place, who_was_first
from pipeline.report.wordings import describe, diff_markdown
from pipeline.text import split_words

_MOST_QUOTES = 60
_MOST_MEMBERS = 30


def write_quotes(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """Quotes of several outlets, then those whose outlets are not known, then how many repeat within one outlet."""
    utterances = catalogue.utterances_of.get(story.id, ())
    sure = _ranked([u for u in utterances if u.repeated is True])
    unsure = _ranked([u for u in utterances if u.repeated is None])
    yield from ("", "## Repeated quotes", "")
    yield f"{of(len(sure), len(utterances))} quotes are printed by two or more known outlets."
    if sure or unsure:
        yield "Each is shown in its fullest wording, then as every article printed it: ~~cut~~ **put in**."
    yield from _listed(sure, 1, catalogue)
    if unsure:
        yield from ("", "### Printed in several articles, outlets not known", "")
        yield f"{of(len(unsure), len(utterances))} quotes; whether other outlets repeat them can't be told."
        yield from _listed(unsure, len(sure) + 1, catalogue)
    yield from _others(story, utterances, catalogue)


def _ranked(utterances: Sequence[Utterance]) -> list[Utterance]:
    return sorted(utterances, key=lambda u: (-len(u.outlets), -len(u.articles)))


def _listed(utterances: Sequence[Utterance], start: int, catalogue: Catalogue) -> Iterator[str]:
    for number, utterance in enumerate(utterances[:_MOST_QUOTES], start):
        yield from _utterance(number, utterance, catalogue)
    yield from cut_short(_MOST_QUOTES, len(utterances), "quote_groups.csv")


def _utterance(number: int, utterance: Utterance, catalogue: Catalogue) -> Iterator[str]:
    speaker = escape(utterance.speaker) if utterance.speaker else _nobody(utterance)
    articles = count(len(utterance.articles), "article")
    where = f"{known(utterance.articles)}, {articles}"
    if utterance.repeated is None:
        where = f"printed in {articles}, outlets not known"
    yield from ("", f"#### Q{number}. {speaker}: {where}", "")
    yield f"> {in_marks(utterance.reference.shown)} ({place(utterance.reference, catalogue)})"
    yield from ("", f"{who_was_first(utterance.articles, catalogue)} {_tally(utterance)}", "")
    yield from ("| Article | As printed | Against the fullest wording |", "| --- | --- | --- |")
    yield from (_wording(wording, utterance, catalogue) for wording in utterance.wordings[:_MOST_MEMBERS])
    yield from cut_short(_MOST_MEMBERS, len(utterance.wordings), "variants.csv")


def _nobody(utterance: Utterance) -> str:
    differ = any(wording.note == "speaker_differs" for wording in utterance.wordings)
    return "The articles name different speakers" if differ else "Speaker not named"


def _tally(utterance: Utterance) -> str:
    others = [wording for wording in utterance.wordings if wording.quote.id != utterance.reference.id]
    altered = sum(wording.altered for wording in others)
    marks = sum(wording.relation == "punctuation" for wording in others)
    return f"{of(altered, len(others))} other printings differ in words, {of(marks, len(others))} in punctuation only."


def _wording(wording: Wording, utterance: Utterance, catalogue: Catalogue) -> str:
    article = wording.quote.article
    who = f"**{place(wording.quote, catalogue)}** {outlet(article)}, {day(article)}"
    if wording.quote.id == utterance.reference.id:
        return f"| {who} | as above | the fullest wording |"
    shown = diff_markdown(wording.diff) if wording.altered else _alike(wording, utterance)
    return f"| {who} | {shown} | {describe(wording)}{_part(wording, utterance)} |"


def _part(wording: Wording, utterance: Utterance) -> str:
    """How many of the fullest wording's sentences it prints, if not all."""
    carried = {
        quote.id: set(" ".join(own).split()) for quote, own in zip(utterance.members, utterance.passages, strict=True)
    }
    own, all_of_them = carried[wording.quote.id], carried[utterance.reference.id]
    return f"; {len(own)} of its {len(all_of_them)} sentences" if 0 < len(own) < len(all_of_them) else ""


def _alike(wording: Wording, utterance: Utterance) -> str:
    whole = split_words(wording.quote.text) == split_words(utterance.reference.text)
    return "as above" if whole else escape(wording.quote.shown)


def _others(story: Story, utterances: Sequence[Utterance], catalogue: Catalogue) -> Iterator[str]:
    again = sum(utterance.repeated is False and len(utterance.members) > 1 for utterance in utterances)
    if again:
        yield from (
            "",
            f"{count(again, 'quote')} printed more than once, but within one outlet or owner: see `quote_groups.csv`.",
        )
    reaching = catalogue.utterances_into.get(story.id, ())
    if reaching:
        yield from ("", "Also printed here, told with the story of their first article:", "")
    for utterance in reaching[:_MOST_QUOTES]:
        home = catalogue.story_of[utterance.head.article.id]
        yield f"- {in_marks(utterance.reference.shown)} (story `{home.id}`)"
    yield from cut_short(_MOST_QUOTES, len(reaching), "quotes.csv")
