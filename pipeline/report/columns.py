"""What every table of an edition holds: its columns, their types, vocabularies and meanings, declared once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import pandera.pandas as pa

from pipeline import model
from pipeline.chronology import Precedence

_DATE_BASES = (*get_args(model.DateBasis), "none")
_REPEATED = ("true", "unknown", "false")
_NOTES = ("speaker_differs", "days_apart", "quotes_it")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row stands for, which columns tell rows apart (none: nothing does), how rows are ordered."""

    row: str
    key: tuple[str, ...]
    order: str
    schema: pa.DataFrameSchema


def type_of(column: pa.Column) -> str:
    """The Frictionless type of *column*."""
    return str((column.metadata or {})["type"])


def vocabulary_of(column: pa.Column) -> tuple[str, ...]:
    """The values that *column* is limited to; none if it is not."""
    return tuple((column.metadata or {})["one_of"])


def _column(
    dtype: object, kind: str, meaning: str, empty: bool, checks: Sequence[pa.Check], one_of: Sequence[str] = ()
) -> pa.Column:
    metadata = {"type": kind, "one_of": tuple(one_of)}
    return pa.Column(dtype, list(checks), nullable=empty, description=meaning, metadata=metadata)


def _text(meaning: str, empty: bool = False) -> pa.Column:
    return _column(str, "string", meaning, empty, ())


def _word(meaning: str, one_of: Sequence[str], empty: bool = False) -> pa.Column:
    return _column(str, "string", meaning, empty, [pa.Check.isin(one_of)], one_of)


def _id(prefix: str, meaning: str, empty: bool = False) -> pa.Column:
    return _column(str, "string", meaning, empty, [pa.Check.str_startswith(f"{prefix}_")])


def _day(meaning: str = "Day of publication as printed; empty when undated", empty: bool = True) -> pa.Column:
    return _column(str, "date", meaning, empty, [pa.Check.str_matches(r"\d{4}-\d\d-\d\d$")])


def _number(meaning: str, least: int = 0, empty: bool = False) -> pa.Column:
    return _column("Int64", "integer", meaning, empty, [pa.Check.ge(least)])


def _share(meaning: str, empty: bool = False) -> pa.Column:
    return _column("Float64", "number", meaning, empty, [pa.Check.in_range(0, 1)])


def _flag(meaning: str) -> pa.Column:
    return _column("boolean", "boolean", meaning, False, ())


def _table(row: str, key: Sequence[str], order: str, **columns: pa.Column) -> Table:
    return Table(
        row, tuple(key), order, pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(key) or None)
    )


def _article(meaning: str = "Article") -> pa.Column:
    return _id("art", meaning)


def _story(empty: bool = False) -> pa.Column:
    return _id("sto", "Story", empty)


def _outlet() -> pa.Column:
    return _text("Outlet; empty when unknown", empty=True)


def _span() -> dict[str, pa.Column]:
    return {
        "start": _number("First character, counted from 0 in code points of the article's text"),
        "end": _number("Character after the last", 1),
    }


def _place() -> dict[str, pa.Column]:
    return {"paragraph_no": _number("Paragraph of the article, counted from 1", 1), **_span()}


_PRECEDENCE = _word("Which of the two appeared earlier, as far as their dates tell", get_args(Precedence))

TABLES: Mapping[str, Table] = {
    "articles": _table(
        "input article, used or not",
        ["article_id", "file", "record_no"],
        "date, then file and record; undated last",
        article_id=_article("Hash of the outlet and of the record's id, its URL or the file's path"),
        label=_text("The letter that stands for it in the report; empty when it is not used", empty=True),
        file=_text("Path inside the input"),
        record_no=_number("Record of the file, counted from 1; empty when the file is the article", 1, empty=True),
        source_id=_text("The record's own id, if the input gave one", empty=True),
        outlet=_outlet(),
        outlet_basis=_word("Where the outlet was read", get_args(model.OutletBasis)),
        outlet_hint=_text("An outlet that the text itself names; a hint only", empty=True),
        title=_text("Title", empty=True),
        byline=_text("Who the article says wrote it", empty=True),
        url=_text("Address", empty=True),
        date=_day(),
        date_basis=_word("Where the date was read", _DATE_BASES),
        date_precision=_word("Whether a time with its zone is known too", ("day", "instant"), empty=True),
        language=_text("Language, if known", empty=True),
        n_paragraphs=_number("Paragraphs of all roles; empty when the article is not used", empty=True),
        n_body_paragraphs=_number("Paragraphs of its body", empty=True),
        n_body_words=_number("Words of its body paragraphs", empty=True),
        reused_share=_share("Share of its body words that another article of its story also printed", empty=True),
        reused_share_quoted=_share("The part of reused_share that lies in quotes", empty=True),
        duplicate_of=_id("art", "The article that has the same text, if this one was left out for it", empty=True),
        story_id=_story(empty=True),
        status=_word("What became of it", ("used", "duplicate", "update", "skipped")),
        sha256=_text("SHA-256 of the content"),
        encoding=_text("Encoding to open the file with so that offsets hold"),
        instant=_column(
            str,
            "datetime",
            "Time of publication in UTC, when a zone was given",
            True,
            [pa.Check.str_matches(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")],
        ),
    ),
    "stories": _table(
        "story",
        ["story_id"],
        "as in the report",
        story_id=_story(),
        headline=_text("Headline, verbatim from one of its articles"),
        n_articles=_number("Articles", 1),
        n_outlets=_number("Known outlet groups"),
        first_date=_day("Earliest day of publication among its dated articles"),
        last_date=_day("Latest day of publication among its dated articles"),
        n_undated=_number("Undated articles"),
        n_clusters=_number("Clusters whose first paragraph is in one of its articles"),
        n_repeated_quotes=_number("Its quote groups with repeated = true or unknown"),
        n_altered_quotes=_number("Those of them that differ in words"),
        reused_share=_share("Share of its articles' body words that another of them also printed", empty=True),
        change=_text("Kinds of change since the edition before, in order of the alphabet", empty=True),
    ),
    "paragraphs": _table(
        "paragraph",
        ["paragraph_id"],
        "article, then place in it",
        paragraph_id=_id("par", "Hash of the article, the folded text and its occurrence"),
        article_id=_article(),
        **_place(),
        role=_word("What it is for", get_args(model.Role)),
        role_rule=_text("The rule that gave it a role other than body", empty=True),
        n_words=_number("Words"),
        cluster_id=_id("clu", "The cluster it is in, if any", empty=True),
        text=_text("The paragraph, verbatim"),
    ),
    "pairs": _table(
        "overlapping pair of paragraphs of two articles",
        ["paragraph_a", "paragraph_b"],
        "place of a, then of b",
        paragraph_a=_id("par", "The paragraph that stands earlier in paragraphs.csv"),
        paragraph_b=_id("par", "The other"),
        article_a=_article("Article of a"),
        article_b=_article("Article of b"),
        cosine=_share("TF-IDF cosine, weighed against all paragraphs of the run"),
        containment=_share("Share of the shorter one's words in word runs that the other has too"),
        longest_run_words=_number("Words of the longest shared run"),
        kind=_word("How alike they are", get_args(model.PairKind)),
        in_quote=_flag("Whether the longest shared run is quoted speech on both sides"),
        first=_PRECEDENCE,
    ),
    "clusters": _table(
        "member of a cluster of two or more paragraphs",
        ["paragraph_id"],
        "place of the first member, then order of publication",
        story_id=_story(),
        cluster_id=_id("clu", "Cluster"),
        paragraph_id=_id("par", "Paragraph"),
        article_id=_article(),
        outlet=_outlet(),
        date=_day(),
        is_representative=_flag("Whether all others were measured against this one"),
        best_cosine=_share("Highest cosine to any other member"),
        weakest_link=_share("Lowest link of the whole cluster, cosine or containment, to its representative"),
        kind=_word("What is alike: speech, running text, or a standing phrase", get_args(model.ClusterKind)),
        text=_text("The paragraph, verbatim"),
    ),
    "quotes": _table(
        "printed piece of a quote",
        ["quote_id", "piece"],
        "article, place of the first piece, then piece",
        quote_id=_id("quo", "Quote"),
        piece=_number("Piece of the quote, counted from 1", 1),
        group_id=_id("qgr", "The utterance it belongs to; empty for titles and scare quotes", empty=True),
        article_id=_article(),
        outlet=_outlet(),
        date=_day(),
        **_place(),
        kind=_word("What the marks are for", get_args(model.QuoteKind)),
        speaker=_text("Who is said to have said it, in full where the article gives one full name", empty=True),
        speaker_printed=_text("The speaker as printed beside the quote", empty=True),
        speaker_basis=_word("How the speaker was found", get_args(model.SpeakerBasis), empty=True),
        cue=_text("The verb that introduces it", empty=True),
        closed=_flag("Whether the quote has its closing mark"),
        text=_text("The piece, verbatim, without its outer marks"),
        passage=_text(
            "Which sentences of the fullest wording it prints; empty when nobody else printed it", empty=True
        ),
    ),
    "quote_groups": _table(
        "utterance",
        ["group_id"],
        "order of publication of its first quote",
        group_id=_id("qgr", "Utterance"),
        story_id=_story(),
        speaker=_text("Speaker", empty=True),
        n_articles=_number("Articles that print it", 1),
        n_outlets=_number("Known outlet groups that print it"),
        repeated=_word("Whether two or more known outlet groups print it", _REPEATED),
        altered=_flag("Whether some wording differs in words"),
        first_article_id=_id("art", "The article that printed it first; empty unless first = first", empty=True),
        first_date=_day("The day it was first printed; empty when an undated article leaves it open"),
        first=_word("Whether the first printing is known", get_args(model.First)),
        n_variants=_number("Wordings that differ in words, the fullest one included", 1),
        text=_text("The fullest wording, its pieces joined by a space"),
    ),
    "variants": _table(
        "member of a repeated utterance, against the fullest wording",
        ["quote_id"],
        "as quote_groups.csv, then order of publication",
        group_id=_id("qgr", "Utterance"),
        quote_id=_id("quo", "Quote"),
        article_id=_article(),
        outlet=_outlet(),
        date=_day(),
        relation=_word("How the wording relates to the fullest one", get_args(model.Relation)),
        severity=_word("high: a negation, a number or a name differs", ("none", "low", "high")),
        words_cut=_number("Words missing from the sentence that is broken off or thinned out"),
        words_added=_number("Words that the fullest wording lacks"),
        diff=_text("[-cut-]{+added+}; ␣ stands for a character that nobody sees", empty=True),
        text=_text("The quote, its pieces joined by a space"),
        note=_word("What else to know", _NOTES, empty=True),
    ),
    "outlet_overlap": _table(
        "ordered pair of articles of a story",
        ["article_a", "article_b"],
        "story, then place of a, then of b",
        story_id=_story(),
        article_a=_article("Article measured"),
        article_b=_article("Article it is measured against"),
        words_a=_number("Body words of a"),
        shared_words=_number("Those that stand in word runs which b has too"),
        share_of_a=_share("shared_words / words_a; empty when a has no words", empty=True),
        shared_outside_quotes=_number("Shared words that are not quoted speech"),
        first=_PRECEDENCE,
    ),
    "summary": _table(
        "summary sentence and article that carries it",
        [],
        "story, sentence, source first, then order of publication",
        story_id=_story(),
        sentence_no=_number("Sentence of the story's summary, counted from 1", 1),
        role=_word("source: printed from here; the others: how this article stands to it", get_args(model.CarrierRole)),
        article_id=_article(),
        outlet=_outlet(),
        date=_day(),
        **_place(),
        score=_column("Float64", "number", "Score of the sentence; higher was picked earlier", False, ()),
        text=_text("What this article prints, verbatim"),
        block=_word("Running summary, or the quotes after it", get_args(model.Block)),
    ),
    "disagreements": _table(
        "passage on one side of a matter on which articles differ",
        [],
        "story, matter, side",
        story_id=_story(),
        matter_no=_number("Matter of the story, counted from 1", 1),
        kind=_word("What differs", ("number", "date", "name", "negation", "quote")),
        side=_number("Side of the matter, counted from 1; no order of merit", 1),
        article_id=_article(),
        **_place(),
        text=_text("The passage, verbatim"),
    ),
    "timeline": _table(
        "dated statement",
        [],
        "story, then date",
        story_id=_story(),
        date=_day("The day that is meant; the first one of a month or a year", empty=False),
        precision=_word("How much of the date is meant", ("day", "month", "year")),
        basis=_word("explicit: printed; relative: counted from the article's own date", ("explicit", "relative")),
        article_id=_article(),
        **_place(),
        text=_text("The sentence, verbatim"),
    ),
    "issues": _table(
        "warning, skipped input or repair",
        [],
        "file, then record",
        severity=_word("How bad it is", get_args(model.Severity)),
        code=_text("Code, for search"),
        file=_text("Path inside the input", empty=True),
        record_no=_number("Record of the file, counted from 1", empty=True),
        article_id=_id("art", "Article, if it became one", empty=True),
        message=_text("What was expected and what was found"),
        action=_text("What was done, or can be done", empty=True),
    ),
    "changes": _table(
        "difference from the edition that latest named before",
        [],
        "story, then as found",
        change=_word("What changed", get_args(model.ChangeKind)),
        story_id=_id("sto", "Story", empty=True),
        id=_text("The article, quote group or story that changed"),
        before=_text("What the edition before said", empty=True),
        after=_text("What this one says", empty=True),
    ),
}
