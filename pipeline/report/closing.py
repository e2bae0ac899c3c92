"""A run to the end of its page: warnings with what to do, the settings used and what the figures mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.config import Config
from pipeline.model import Article, Duplicate, Issue
from pipeline.report.catalogue import Catalogue
from pipeline.report.escape import escape
from pipeline.report.phrases import count, cut_short, of

_MOST_ISSUES = 60


def write_warnings(issues: Sequence[Issue], duplicates: Sequence[Duplicate], catalogue: Catalogue) -> Iterator[str]:
    """*issues* worth a person's time, and the articles left out because another one has the same text."""
    yield from ("", "## Warnings", "")
    told = [issue for issue in issues if issue.severity != "note"]
    notes = len(issues) - len(told)
    if not told and not duplicates:
        yield "None."
    if told:
        yield from ("| | Code | File | What | What to do |", "| --- | --- | --- | --- | --- |")
        yield from (_issue(issue) for issue in told[:_MOST_ISSUES])
        yield from cut_short(_MOST_ISSUES, len(told), "issues.csv")
    if told and duplicates:
        yield ""
    yield from _duplicates(duplicates, catalogue)
    if notes:
        yield from ("", f"{count(notes, 'note')} in `issues.csv`.")


def _issue(issue: Issue) -> str:
    record = f" record {issue.record_no}" if issue.record_no is not None else ""
    what, action = escape(issue.message), escape(issue.action)
    return f"| {issue.severity} | {escape(issue.code)} | {escape(issue.file)}{record} | {what} | {action} |"


def _duplicates(duplicates: Sequence[Duplicate], catalogue: Catalogue) -> Iterator[str]:
    if duplicates:
        told = count(len(duplicates), "duplicate")
        yield from (f"Left out, {told}; remove the file, or name another outlet if it is one:", "")
    for duplicate in duplicates[:_MOST_ISSUES]:
        label = catalogue.label(duplicate.of)
        yield f"- {_file(duplicate.article)} has the text of **{label}** {_file(duplicate.of)}"
    yield from cut_short(_MOST_ISSUES, len(duplicates), "articles.csv")


def _file(article: Article) -> str:
    return escape(article.file) + (f" record {article.record_no}" if article.record_no is not None else "")


def write_method(config: Config, version: str, catalogue: Catalogue) -> Iterator[str]:
    """How to read the figures, what they can't tell, and every setting with the value used."""
    yield from ("", "## Method and settings", "")
    paragraphs = catalogue.edition.paragraphs
    body = sum(paragraph.role == "body" for paragraph in paragraphs)
    yield from (f"- {line}" for line in _READING)
    yield f"- Compared: {of(body, len(paragraphs))} paragraphs of the run; captions, notices and the like are left out."
    yield f"- Made by newsfold {version}. `edition.json` names every input with its SHA-256."
    yield from ("", "| Setting | Value | What it does |", "| --- | --- | --- |")
    for name in type(config).model_fields:
        section = getattr(config, name)
        for key, field in type(section).model_fields.items():
            yield f"| `{name}.{key}` | {escape(str(getattr(section, key)))} | {escape(field.description or '')} |"


_READING = (
    "“Also printed” says that the words stand in both articles. Both may have them from one agency or statement.",
    "Cosine: 1 means the same words in the same proportions, 0 no word in common.",
    "Rare words weigh more in a cosine, and how rare a word is depends on all articles of the run.",
    "Containment: the share of the shorter paragraph's words that stand in word runs which the other one has too.",
    "First printed: claimed only when every other article is dated on a later day. A file's own date is never used.",
    "A day is taken as printed, wherever the outlet is; hours are shown and decide nothing.",
    "¶ counts the paragraphs of an article from 1, captions and headings included.",
    "Characters count from 0 in the article's text, the last one excluded.",
    "A quote's fullest wording is the longest one printed, not the right one.",
    "Reworded passages that share few words are not found. Wordings are compared, not meanings.",
)
