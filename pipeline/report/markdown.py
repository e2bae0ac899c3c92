"""An edition to its Markdown pages: one story's page, or an index and a page a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.config import Config
from pipeline.model import Story, known_outlets
from pipeline.report.catalogue import Catalogue
from pipeline.report.cited import write_disagreements, write_summary, write_timeline
from pipeline.report.closing import write_method, write_warnings
from pipeline.report.overview import (
    dates,
    from_outlets,
    is_first_edition,
    short_headline,
    sum_up,
    tell_change,
    write_articles,
    write_changes,
    write_figures,
    write_header,
)
from pipeline.report.phrases import count, cut_short, of
from pipeline.report.shared import write_alone, write_clusters, write_overlap
from pipeline.report.spoken import write_quotes

_MOST_LEFT = 40
_SAFE_ID = re.compile(r"sto_[0-9A-Za-z]{1,40}")


def render_pages(catalogue: Catalogue, config: Config, version: str) -> Iterator[tuple[str, str]]:
    """The pages of an edition: path inside it and text, one at a time.

    One story is `report.md` alone. Else `report.md` is the index, and each story is `stories/<story_id>.md`.

    Raises:
        ValueError: A story's id is not fit for a file name.
    """
    stories = catalogue.edition.stories
    if len(stories) == 1:
        yield "report.md", _text([*_story(stories[0], catalogue), *_ending(catalogue, config, version)])
        return
    yield "report.md", _text([*_index(catalogue), *_ending(catalogue, config, version)])
    for story in stories:
        page = [
            "[All stories](../report.md)",
            "",
            *_story(story, catalogue),
            *write_warnings(
                catalogue.issues_of.get(story.id, ()), catalogue.duplicates_of.get(story.id, ()), catalogue
            ),
            *write_method(config, version, catalogue),
        ]
        yield f"stories/{_file_name(story)}", _text(page)


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _file_name(story: Story) -> str:
    # Ids may come from the edition before, so from a file: none may lead out of the folder.
    if not _SAFE_ID.fullmatch(story.id):
        raise ValueError(f"story id {story.id!r}: expected sto_ and letters or digits")
    return f"{story.id}.md"


def _story(story: Story, catalogue: Catalogue) -> Iterator[str]:
    sections = (
        write_header,
        write_changes,
        write_articles,
        write_figures,
        write_summary,
        write_quotes,
        write_overlap,
        write_disagreements,
        write_timeline,
        write_clusters,
        write_alone,
    )
    for write in sections:
        yield from write(story, catalogue)


def _ending(catalogue: Catalogue, config: Config, version: str) -> Iterator[str]:
    batch = catalogue.edition.batch
    yield from write_warnings(batch.issues, batch.duplicates, catalogue)
    yield from write_method(config, version, catalogue)


def _index(catalogue: Catalogue) -> Iterator[str]:
    edition = catalogue.edition
    articles = edition.batch.articles
    yield f"# newsfold: {count(len(edition.stories), 'story', 'stories')}"
    yield ""
    yield f"{count(len(articles), 'article')} {from_outlets(articles)}, {dates(articles)}."
    yield from _read_first(catalogue)
    yield from _changes(catalogue)
    yield from ("", "## Stories", "", *_INDEX_HEAD)
    yield from (_index_row(story, catalogue) for story in edition.stories)


def _read_first(catalogue: Catalogue) -> Iterator[str]:
    batch = catalogue.edition.batch
    whole = len(batch.articles)
    undated = sum(article.published is None for article in batch.articles)
    unnamed = sum(article.outlet is None for article in batch.articles)
    skipped = sum(issue.severity == "skipped" for issue in batch.issues)
    if undated or unnamed or skipped:
        yield from ("", "**Read this first**", "")
    if undated:
        yield f"- Undated: {of(undated, whole)} articles. Nobody is called first where they print the same."
    if unnamed:
        yield f"- Outlet unknown: {of(unnamed, whole)} articles. They are counted as articles, not as outlets."
    if skipped:
        yield f"- Skipped: {count(skipped, 'input')}; see Warnings."


def _changes(catalogue: Catalogue) -> Iterator[str]:
    changes = catalogue.edition.changes
    if not changes or is_first_edition(catalogue):
        return
    yield from (
        "",
        "## What changed since the edition before",
        "",
        f"{sum_up(changes)}; each is on its story's page",
        "",
    )
    told = {story.id for story in catalogue.edition.stories}
    left = [change for change in changes if change.story_id not in told]
    yield from (f"- {tell_change(change, catalogue)}" for change in left[:_MOST_LEFT])
    yield from cut_short(_MOST_LEFT, len(left), "changes.csv")


_INDEX_HEAD = (
    "| Story | Articles | Known outlets | Dates | Repeated quotes | of these, worded differently | Changed |",
    "| --- | ---: | ---: | --- | ---: | ---: | --- |",
)


def _index_row(story: Story, catalogue: Catalogue) -> str:
    repeated = catalogue.repeated(story)
    changed = "" if is_first_edition(catalogue) else sum_up(catalogue.changes_of.get(story.id, ()))
    cells = (
        f"[{short_headline(story)}](stories/{_file_name(story)})",
        f"{len(story.articles):,}",
        f"{len(known_outlets(story.articles)):,}",
        dates(story.articles).removeprefix("dated "),
        f"{len(repeated):,}",
        f"{sum(utterance.altered for utterance in repeated):,}",
        changed or "–",
    )
    return f"| {' | '.join(cells)} |"
