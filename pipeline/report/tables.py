"""An edition to its tables, row by row; what only a table asks for is reckoned here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import pandas as pd

from pipeline.chronology import order_key, precedence
from pipeline.model import Article, ChangeKind, known_outlets
from pipeline.report.catalogue import Catalogue
from pipeline.report.cells import frame_of
from pipeline.report.columns import TABLES
from pipeline.report.passages import (
    Row,
    by_whom,
    disagreement_rows,
    place_of,
    quote_rows,
    summary_rows,
    timeline_rows,
    utterance_rows,
    wording_rows,
)


def render_tables(catalogue: Catalogue) -> dict[str, pd.DataFrame]:
    """Every table of the catalogue's edition by name, checked, also those without a row."""
    return {name: frame_of(name, _ROWS[name](catalogue)) for name in TABLES}


def _articles(catalogue: Catalogue) -> Iterator[Row]:
    batch = catalogue.edition.batch
    of = {duplicate.article.id: duplicate.of.id for duplicate in batch.duplicates}
    for article in sorted([*batch.articles, *(d.article for d in batch.duplicates)], key=order_key):
        copied = article.id in of
        yield {
            **_origin(article),
            **(dict.fromkeys(_REUSE_COLUMNS) if copied else _reuse_of(article, catalogue)),
            "label": catalogue.labels.get(article.id),
            "duplicate_of": of.get(article.id),
            "story_id": None if copied else catalogue.story_of[article.id].id,
            "status": "duplicate" if copied else "used",
        }


def _origin(article: Article) -> Row:
    published = article.published
    instant = published.instant if published else None
    as_is = (
        "file", "record_no", "source_id", "outlet", "outlet_basis", "outlet_hint",
        "title", "byline", "url", "language", "sha256", "encoding",
    )  # fmt: skip
    return {
        "article_id": article.id,
        **{name: getattr(article, name) for name in as_is},
        "date": published.day.isoformat() if published else None,
        "date_basis": published.basis if published else "none",
        "date_precision": ("instant" if instant else "day") if published else None,
        "instant": instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None,
    }


_REUSE_COLUMNS = ("n_paragraphs", "n_body_paragraphs", "n_body_words", "reused_share", "reused_share_quoted")


def _reuse_of(article: Article, catalogue: Catalogue) -> Row:
    body = catalogue.body(article)
    reused = catalogue.reused_of.get(article.id)
    return {
        "n_paragraphs": len(catalogue.paragraphs_of.get(article.id, ())),
        "n_body_paragraphs": len(body),
        "n_body_words": sum(catalogue.n_words[paragraph.id] for paragraph in body),
        "reused_share": _ratio(reused.shared_words, reused.words) if reused else None,
        "reused_share_quoted": _ratio(reused.shared_in_quotes, reused.words) if reused else None,
    }


_WEIGHTIEST_FIRST: tuple[ChangeKind, ...] = (
    "new_story",
    "first_moved",
    "new_wording",
    "new_printing",
    "changed_article",
    "gone_article",
    "new_article",
)


def _stories(catalogue: Catalogue) -> Iterator[Row]:
    for story in catalogue.edition.stories:
        days = sorted(article.published.day for article in story.articles if article.published)
        repeated = catalogue.repeated(story)
        kinds = {change.kind for change in catalogue.changes_of.get(story.id, ())}
        yield {
            "story_id": story.id,
            "headline": story.headline.text,
            "n_articles": len(story.articles),
            "n_outlets": len(known_outlets(story.articles)),
            "first_date": days[0].isoformat() if days else None,
            "last_date": days[-1].isoformat() if days else None,
            "n_undated": sum(article.published is None for article in story.articles),
            "n_clusters": len(catalogue.clusters_of.get(story.id, ())),
            "n_repeated_quotes": len(repeated),
            "n_altered_quotes": sum(utterance.altered for utterance in repeated),
            "reused_share": _ratio(sum(r.shared_words for r in story.reused), sum(r.words for r in story.reused)),
            "change": next((kind for kind in _WEIGHTIEST_FIRST if kind in kinds), None),
        }


def _paragraphs(catalogue: Catalogue) -> Iterator[Row]:
    for paragraph in catalogue.edition.paragraphs:
        cluster = catalogue.cluster_of.get(paragraph.id)
        yield {
            "paragraph_id": paragraph.id,
            **place_of(paragraph, paragraph),
            "role": paragraph.role,
            "role_rule": paragraph.rule or None,
            "n_words": catalogue.n_words[paragraph.id],
            "cluster_id": cluster.id if cluster else None,
        }


def _pairs(catalogue: Catalogue) -> Iterator[Row]:
    paragraphs = catalogue.edition.paragraphs
    for pair in catalogue.edition.pairs:
        a, b = paragraphs[pair.left], paragraphs[pair.right]
        yield {
            "paragraph_a": a.id,
            "paragraph_b": b.id,
            "article_a": a.article.id,
            "article_b": b.article.id,
            "cosine": _within(pair.cosine),
            "containment": _within(pair.containment),
            "longest_run_words": pair.longest_run_words,
            "kind": pair.kind,
            "in_quote": pair.in_quote,
            "first": precedence(a.article, b.article),
        }


def _clusters(catalogue: Catalogue) -> Iterator[Row]:
    for cluster in catalogue.edition.clusters:
        cluster_id, story = cluster.id, catalogue.story_of[cluster.head.article.id]
        for paragraph, best in zip(cluster.members, cluster.best_cosines, strict=True):
            yield {
                "story_id": story.id,
                "cluster_id": cluster_id,
                "paragraph_id": paragraph.id,
                **by_whom(paragraph.article),
                "is_representative": paragraph.id == cluster.head.id,
                "best_cosine": _within(best),
                "weakest_link": _within(cluster.weakest_link),
                "kind": cluster.kind,
                "text": paragraph.text,
                "family_id": cluster.family,
            }


def _outlet_overlap(catalogue: Catalogue) -> Iterator[Row]:
    for story in catalogue.edition.stories:
        place = {article.id: index for index, article in enumerate(story.articles)}
        for reuse in sorted(story.reuse, key=lambda r: (place[r.article.id], place[r.other.id])):
            yield {
                "story_id": story.id,
                "article_a": reuse.article.id,
                "article_b": reuse.other.id,
                "words_a": reuse.words,
                "shared_words": reuse.shared_words,
                "share_of_a": _ratio(reuse.shared_words, reuse.words),
                "shared_outside_quotes": reuse.shared_outside_quotes,
                "first": precedence(reuse.article, reuse.other),
            }


def _issues(catalogue: Catalogue) -> Iterator[Row]:
    names = ("severity", "code", "file", "record_no", "article_id", "message", "action")
    for issue in catalogue.edition.batch.issues:
        yield {name: getattr(issue, name) for name in names}


def _changes(catalogue: Catalogue) -> Iterator[Row]:
    for change in catalogue.edition.changes:
        yield {
            "change": change.kind,
            "story_id": change.story_id or None,
            "id": change.id,
            "before": change.before or None,
            "after": change.after or None,
        }


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _within(score: float) -> float:
    # A sum of floats may pass 1 by its last bit.
    return min(max(score, 0.0), 1.0)


_ROWS: Mapping[str, Callable[[Catalogue], Iterable[Row]]] = {
    "articles": _articles,
    "stories": _stories,
    "paragraphs": _paragraphs,
    "pairs": _pairs,
    "clusters": _clusters,
    "quotes": quote_rows,
    "quote_groups": utterance_rows,
    "variants": wording_rows,
    "outlet_overlap": _outlet_overlap,
    "summary": summary_rows,
    "disagreements": disagreement_rows,
    "timeline": timeline_rows,
    "issues": _issues,
    "changes": _changes,
}
