"""A story to the top of its page: what to read first, what changed, its articles, its key figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Article, Change, ChangeKind, Story
from pipeline.report.catalogue import Catalogue
from pipeline.report.escape import escape, visible
from pipeline.report.phrases import count, day, known, letters, of, outlet, percent

_CHANGES: Mapping[ChangeKind, tuple[str, str]] = {
    "new_story": ("new story", "new stories"),
    "new_article": ("new article", ""),
    "changed_article": ("changed article", ""),
    "gone_article": ("article gone", "articles gone"),
    "new_printing": ("new printing of a quote", "new printings of quotes"),
    "new_wording": ("new wording of a quote", "new wordings of quotes"),
    "first_moved": ("other first printing", "other first printings"),
}
_MOST_CHANGES = 40


def write_header(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """Headline, how much there is, and what to read first."""
    yield f"# {escape(story.headline.text)}"
    yield ""
    yield f"{count(len(story.articles), 'article')} {from_outlets(story.articles)}, {dates(story.articles)}."
    yield from ("", "**Read this first**", "")
    yield from (f"- {point}" for point in _read_first(story, catalogue))


def from_outlets(articles: Sequence[Article]) -> str:
    """How many outlets *articles* are from, as far as known."""
    unnamed = sum(article.outlet_group is None for article in articles)
    if unnamed == len(articles):
        return "of no known outlet"
    return f"from {known(articles)}" + (f" ({count(unnamed, 'article')} of none)" if unnamed else "")


def dates(articles: Sequence[Article]) -> str:
    """The days from the first to the last dated article."""
    days = sorted(article.published.day.isoformat() for article in articles if article.published)
    if not days:
        return "all undated"
    return f"dated {days[0]}" if days[0] == days[-1] else f"dated {days[0]} to {days[-1]}"


def _read_first(story: Story, catalogue: Catalogue) -> Iterator[str]:
    undated = [article for article in story.articles if article.published is None]
    unnamed = [article for article in story.articles if article.outlet is None]
    whole = len(story.articles)
    if undated:
        yield (
            f"Undated: {of(len(undated), whole)} articles ({letters(undated, catalogue)}). Where they print the same as"
            " others, nobody is called first."
        )
    if unnamed:
        yield (
            f"Outlet unknown: {of(len(unnamed), whole)} articles ({letters(unnamed, catalogue)}). They are counted as"
            " articles, not as outlets; folders or `sources.csv` can name them."
        )
    if not undated and not unnamed:
        yield f"All {count(whole, 'article')} have a date and an outlet." if whole > 1 else "One article only."
    yield from _read_next(story, catalogue)


def _read_next(story: Story, catalogue: Catalogue) -> Iterator[str]:
    repeated = catalogue.repeated(story)
    altered = [utterance for utterance in repeated if utterance.altered]
    grave = sum(any(wording.severity == "high" for wording in utterance.wordings) for utterance in altered)
    if altered:
        yield (
            f"Worded differently: {of(len(altered), len(repeated))} repeated quotes"
            + (f", {grave} of them in a number, a name or a negation." if grave else ".")
        )
    if story.disagreements:
        matters = count(len(story.disagreements), "matter")
        yield f"The articles differ on {matters}; newsfold shows the sides and decides nothing."


def write_changes(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """What changed since the edition before; nothing when there was none."""
    changes = catalogue.changes_of.get(story.id, ())
    if not changes or is_first_edition(catalogue):
        return
    yield from ("", "## What changed since the edition before", "")
    yield from (f"- {tell_change(change, catalogue)}" for change in changes[:_MOST_CHANGES])
    if len(changes) > _MOST_CHANGES:
        yield f"- {len(changes) - _MOST_CHANGES:,} more in `changes.csv`"


def is_first_edition(catalogue: Catalogue) -> bool:
    """Whether nothing is left of an edition before: all that changed is that everything is new."""
    kinds = Counter(change.kind for change in catalogue.edition.changes)
    return set(kinds) <= {"new_article", "new_story"} and kinds["new_article"] == len(catalogue.edition.batch.articles)


def sum_up(changes: Sequence[Change]) -> str:
    """How many changes of each kind."""
    kinds = Counter(change.kind for change in changes)
    return ", ".join(count(kinds[kind], *words) for kind, words in _CHANGES.items() if kinds[kind])


def tell_change(change: Change, catalogue: Catalogue) -> str:
    """*change* in a line."""
    name = _CHANGES[change.kind][0]
    if change.id in catalogue.labels:
        label = catalogue.labels[change.id]
        return f"{name}: **{label}** {escape(change.after)}" if change.kind == "new_article" else f"{name}: **{label}**"
    before, after = escape(change.before), escape(change.after)
    arrow = f"{before} → {after}" if before and after else before or after or f"`{change.id}`"
    return f"{name}: {arrow}"


def write_articles(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """The articles in order of publication, undated ones last."""
    yield from ("", "## Articles", "")
    yield from ("| | Outlet | Date | Title | Body words | File |", "| --- | --- | --- | --- | ---: | --- |")
    for article in story.articles:
        hint = f" (the text names {escape(article.outlet_hint)})" if article.outlet_hint and not article.outlet else ""
        record = f" record {article.record_no}" if article.record_no is not None else ""
        words = sum(catalogue.n_words[paragraph.id] for paragraph in catalogue.body(article))
        title = escape(article.title or "") or "–"
        yield (
            f"| **{catalogue.label(article)}** | {outlet(article)}{hint} | {day(article)} | {title} | {words:,} "
            f"| {escape(article.file)}{record} |"
        )


def write_figures(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """The numbers an editor asks for first, each with its denominator."""
    yield from ("", "## Key figures", "", "| What | How many |", "| --- | --- |")
    yield from (f"| {what} | {number} |" for what, number in _figures(story, catalogue))


def _figures(story: Story, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    body = [paragraph for article in story.articles for paragraph in catalogue.body(article)]
    shared = sum(paragraph.id in catalogue.overlapping for paragraph in body)
    words = sum(reused.words for reused in story.reused)
    also = sum(reused.shared_words for reused in story.reused)
    quoted = sum(reused.shared_in_quotes for reused in story.reused)
    yield "Body paragraphs that overlap with another article", of(shared, len(body))
    yield "Body words that another article also printed", of(also, words)
    yield "of these, in quotes", of(quoted, also)
    yield "Clusters of paragraphs that say the same", f"{len(catalogue.clusters_of.get(story.id, ())):,}"
    yield from _quote_figures(story, catalogue)
    yield from _summary_figures(story, words)


def _quote_figures(story: Story, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    utterances = catalogue.utterances_of.get(story.id, ())
    repeated = catalogue.repeated(story)
    altered = sum(utterance.altered for utterance in repeated)
    marks = sum(
        not utterance.altered and any(wording.relation == "punctuation" for wording in utterance.wordings)
        for utterance in repeated
    )
    yield "Quotes that two or more known outlets print", of(sum(u.repeated is True for u in repeated), len(utterances))
    yield (
        "Quotes in two or more articles, outlets not known",
        of(sum(utterance.repeated is None for utterance in repeated), len(utterances)),
    )
    yield "Repeated quotes that differ in words", of(altered, len(repeated))
    yield "Repeated quotes that differ in punctuation only", of(marks, len(repeated))


def _summary_figures(story: Story, body_words: int) -> Iterator[tuple[str, str]]:
    lines = story.summary
    alone = sum(len({carrier.excerpt.article for carrier in line.carriers}) == 1 for line in lines)
    words = sum(len(line.source.text.split()) for line in lines)
    yield "Summary sentences that one article only carries", of(alone, len(lines))
    yield "Length of the summary", f"{count(words, 'word')}, {percent(words, body_words)} of {body_words:,}"


def short_headline(story: Story, characters: int = 120) -> str:
    """The headline for a list: escaped, and cut with an ellipsis when it is long."""
    text = visible(story.headline.text)
    return escape(text) if len(text) <= characters else f"{escape(text[:characters].rstrip())} …"
