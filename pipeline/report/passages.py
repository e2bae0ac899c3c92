"""Printed passages to rows: quotes and their wordings, and every sentence that is cited, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.chronology import first_of
from pipeline.model import Article, Edition, Excerpt, Paragraph, Span, Story
from pipeline.report.catalogue import Catalogue
from pipeline.report.wordings import count_variants, diff_text

Row = Mapping[str, object]


def by_whom(article: Article) -> Row:
    """The columns that say who printed a passage."""
    day = article.published.day.isoformat() if article.published else None
    return {"article_id": article.id, "outlet": article.outlet, "date": day}


def place_of(span: Span, paragraph: Paragraph) -> Row:
    """The columns that say where *span*, in *paragraph*, stands."""
    return {
        "article_id": span.article.id,
        "paragraph_no": paragraph.index + 1,
        "start": span.start,
        "end": span.end,
        "text": span.text,
    }


def _cited(story: Story, excerpt: Excerpt) -> Row:
    return {"story_id": story.id, **place_of(excerpt, excerpt.paragraph)}


def quote_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The pieces of every quote."""
    place = {article.id: index for index, article in enumerate(catalogue.edition.batch.articles)}
    passages = _passages(catalogue.edition)
    for quote in sorted(catalogue.edition.quotes, key=lambda q: (place[q.article.id], q.pieces[0].start, q.id)):
        said, utterance = quote.attribution, catalogue.utterance_of.get(quote.id)
        for number, piece in enumerate(quote.pieces):
            yield {
                "quote_id": quote.id,
                "piece": number + 1,
                "group_id": utterance.id if utterance else None,
                **by_whom(quote.article),
                **place_of(piece, piece.paragraph),
                "kind": quote.kind,
                "speaker": said.speaker if said else None,
                "speaker_printed": said.printed if said else None,
                "speaker_basis": said.basis if said else None,
                "cue": said.cue if said else None,
                "closed": quote.closed,
                "passage": passages[quote.id][number] or None if quote.id in passages else None,
            }


def _passages(edition: Edition) -> dict[str, tuple[str, ...]]:
    groups = (utterance for utterance in edition.utterances if utterance.passages)
    return {q.id: passages for u in groups for q, passages in zip(u.members, u.passages, strict=True)}


def utterance_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The utterances."""
    for utterance in catalogue.edition.utterances:
        article, first = first_of(utterance.articles)
        dated = first != "unknown" and article.published
        yield {
            "group_id": utterance.id,
            "story_id": catalogue.story_of[utterance.head.article.id].id,
            "speaker": utterance.speaker,
            "n_articles": len(utterance.articles),
            "n_outlets": len(utterance.outlets),
            "repeated": "unknown" if utterance.repeated is None else str(utterance.repeated).lower(),
            "altered": utterance.altered,
            # Nobody is named while a rival of the same day, or one without a date, may have been earlier.
            "first_article_id": article.id if first == "first" else None,
            "first_date": dated.day.isoformat() if dated else None,
            "first": first,
            "n_variants": count_variants(utterance),
            "text": utterance.reference.shown,
        }


def wording_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The members of utterances that are printed more than once, against the fullest wording."""
    for utterance in catalogue.edition.utterances:
        group_id = utterance.id if utterance.wordings else ""
        for wording in utterance.wordings:
            yield {
                "group_id": group_id,
                "quote_id": wording.quote.id,
                **by_whom(wording.quote.article),
                "relation": wording.relation,
                "severity": wording.severity,
                "words_cut": wording.words_cut,
                "words_added": wording.words_added,
                "diff": diff_text(wording.diff) or None,
                "text": wording.quote.shown,
                "note": wording.note or None,
            }


def summary_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The carriers of every line."""
    for story in catalogue.edition.stories:
        for number, line in enumerate(story.summary, start=1):
            for carrier in line.carriers:
                yield {
                    **_cited(story, carrier.excerpt),
                    "sentence_no": number,
                    "role": carrier.role,
                    **by_whom(carrier.excerpt.article),
                    "score": line.score,
                    "block": line.block,
                }


def disagreement_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The passages on each side of every matter."""
    for story in catalogue.edition.stories:
        for number, matter in enumerate(story.disagreements, start=1):
            for side_number, side in enumerate(matter.sides, start=1):
                for excerpt in side.excerpts:
                    kind = {"matter_no": number, "kind": matter.kind, "side": side_number}
                    yield {**_cited(story, excerpt), **kind}


def timeline_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The dated statements."""
    for story in catalogue.edition.stories:
        for statement in story.timeline:
            yield {
                **_cited(story, statement.sentence),
                "date": statement.day.isoformat(),
                "precision": statement.precision,
                "basis": statement.basis,
            }
