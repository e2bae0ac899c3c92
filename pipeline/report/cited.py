"""A story to the parts of its page that print its articles' sentences: summary, disagreements, timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Article, Carrier, DatedStatement, Disagreement, Excerpt, Story, SummaryLine
from pipeline.report.catalogue import Catalogue
from pipeline.report.escape import escape
from pipeline.report.phrases import count, cut_short, in_marks, place, signed

_MOST_MATTERS = 40
_MOST_DATES = 40
_MOST_PASSAGES = 6
_OPENING_MARKS = tuple("“”„‟«»\"'‘‚`")


def write_summary(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """The summary, verbatim, then the block of quotes, and where each line stands."""
    yield from ("", "## Summary", "")
    if not story.summary:
        yield "No sentence could be picked."
        return
    numbered = list(enumerate(story.summary, start=1))
    told = [(number, line) for number, line in numbered if line.block == "summary"]
    said = [(number, line) for number, line in numbered if line.block == "quotes"]
    yield "Every line is printed as in the article its note names first."
    yield ""
    for number, line in told:
        yield f"- {escape(line.source.text)}[^{number}]"
    if said:
        yield from ("", "**What was said**", "")
    for number, line in said:
        yield f"- {_speaker(line)}: {_spoken(line.source.text)}[^{number}]"
    for number, line in numbered:
        yield from ("", f"[^{number}]: {_note(line, catalogue)}")


def _speaker(line: SummaryLine) -> str:
    speaker = line.utterance.speaker if line.utterance else None
    return escape(speaker) if speaker else "Speaker not named"


def _spoken(text: str) -> str:
    return escape(text) if text.startswith(_OPENING_MARKS) else in_marks(text)


def _note(line: SummaryLine, catalogue: Catalogue) -> str:
    source = line.carriers[0]
    parts = [f"From {_full_place(source.excerpt, catalogue)}."]
    others = line.carriers[1:]
    kinds = (("agrees", "The same in"), ("same_fact", "The same fact in other words in"))
    for role, opening in kinds:
        places = [_full_place(carrier.excerpt, catalogue) for carrier in others if carrier.role == role]
        if places:
            parts.append(f"{opening} {'; '.join(places)}.")
    parts += [_differing(carrier, catalogue) for carrier in others if carrier.role == "differs"]
    if all(carrier.excerpt.article == source.excerpt.article for carrier in others):
        parts.append("One article only.")
    return " ".join(parts)


def _full_place(excerpt: Excerpt, catalogue: Catalogue) -> str:
    by = signed(excerpt.article, catalogue)
    return f"{by}, paragraph {excerpt.paragraph.index + 1}, characters {excerpt.start}–{excerpt.end}"


def _differing(carrier: Carrier, catalogue: Catalogue) -> str:
    return f"**Differs** in {_full_place(carrier.excerpt, catalogue)}: {in_marks(carrier.excerpt.text)}"


_ONLY_NEAR = "Only sentences in nearly the same words are compared: what is told in other words may differ too."


def write_disagreements(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """The matters on which articles differ, side by side, in no order of merit."""
    yield from ("", "## Where the articles disagree", "")
    if not story.disagreements:
        yield f"No two sentences of {_among(story.articles)} differ in just a number, a date, a name or a negation."
        yield _ONLY_NEAR
        return
    yield "The sides stand in no order of merit; check them against what happened."
    yield _ONLY_NEAR
    for number, matter in enumerate(story.disagreements[:_MOST_MATTERS], start=1):
        yield from _matter(number, matter, catalogue)
    yield from cut_short(_MOST_MATTERS, len(story.disagreements), "disagreements.csv")


def _matter(number: int, matter: Disagreement, catalogue: Catalogue) -> Iterator[str]:
    kind = {"quote": "the words of a quote"}.get(matter.kind, f"a {matter.kind}")
    yield from ("", f"**{number}. They differ in {kind}**", "")
    for side in matter.sides:
        yield from _side(side.excerpts, catalogue)


def _side(excerpts: Sequence[Excerpt], catalogue: Catalogue) -> Iterator[str]:
    shown = excerpts[:_MOST_PASSAGES]
    rest = f"; {len(excerpts) - len(shown):,} more" if len(excerpts) > len(shown) else ""
    texts = dict.fromkeys(excerpt.text for excerpt in shown)
    for text in texts:
        places = ", ".join(place(excerpt, catalogue) for excerpt in shown if excerpt.text == text)
        yield f"- {places}: {in_marks(text)}{rest}"
        rest = ""


def write_timeline(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """The sentences that name a day, in order of that day."""
    yield from ("", "## Timeline", "")
    if not story.timeline:
        yield f"No sentence that names a day was found in {_among(story.articles)}."
        return
    yield "Days that the articles name; ≈ marks those counted from the article's own date (“on Friday”)."
    yield ""
    printings: dict[tuple[str, str], list[Excerpt]] = {}
    for statement in story.timeline:
        printings.setdefault((_when(statement), statement.sentence.text), []).append(statement.sentence)
    for (when, text), sentences in list(printings.items())[:_MOST_DATES]:
        places = ", ".join(place(sentence, catalogue) for sentence in sentences[:_MOST_PASSAGES])
        rest = f" and {len(sentences) - _MOST_PASSAGES:,} more" if len(sentences) > _MOST_PASSAGES else ""
        yield f"- {when}: {in_marks(text)} ({places}{rest})"
    yield from cut_short(_MOST_DATES, len(printings), "timeline.csv")


def _when(statement: DatedStatement) -> str:
    length = {"day": 10, "month": 7, "year": 4}[statement.precision]
    sign = "≈ " if statement.basis == "relative" else ""
    return f"**{sign}{statement.day.isoformat()[:length]}**"


def _among(articles: Iterable[Article]) -> str:
    return count(len(tuple(articles)), "article")
