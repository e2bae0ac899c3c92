"""What every table of an edition holds: its columns, their types, vocabularies and meanings, declared once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pandera.pandas as pa

from pipeline import model
from pipeline.chronology import Precedence
from pipeline.report.declare import Table, day, flag, instant, number, prefixed, score, share, table, text, word

_DATE_BASES = (*get_args(model.DateBasis), "none")
_REPEATED = ("true", "unknown", "false")
_NOTES = ("speaker_differs", "days_apart", "quotes_it")


def _article(meaning: str = "Article") -> pa.Column:
    return prefixed("art", meaning)


def _story(empty: bool = False) -> pa.Column:
    return prefixed("sto", "Story", empty)


def _outlet() -> pa.Column:
    return text("Outlet; empty when unknown", empty=True)


def _span() -> dict[str, pa.Column]:
    return {
        "start": number("First character, counted from 0 in code points of the article's text"),
        "end": number("Character after the last", 1),
    }


def _place() -> dict[str, pa.Column]:
    return {"paragraph_no": number("Paragraph of the article, counted from 1", 1), **_span()}


_PRECEDENCE = word("Which of the two appeared earlier, as far as their dates tell", get_args(Precedence))

TABLES: Mapping[str, Table] = {
    "articles": table(
        "input article, used or not",
        ["article_id", "file", "record_no"],
        "date, then file and record; undated last",
        article_id=_article("Hash of the outlet and of the record's id, its URL or the file's path"),
        label=text("The letter that stands for it in the report; empty when it is not used", empty=True),
        file=text("Path inside the input"),
        record_no=number("Record of the file, counted from 1; empty when the file is the article", 1, empty=True),
        source_id=text("The record's own id, if the input gave one", empty=True),
        outlet=_outlet(),
        outlet_basis=word("Where the outlet was read", get_args(model.OutletBasis)),
        outlet_hint=text("An outlet that the text itself names; a hint only", empty=True),
        title=text("Title", empty=True),
        byline=text("Who the article says wrote it", empty=True),
        url=text("Address", empty=True),
        date=day(),
        date_basis=word("Where the date was read", _DATE_BASES),
        date_precision=word("Whether a time with its zone is known too", ("day", "instant"), empty=True),
        language=text("Language, if known", empty=True),
        n_paragraphs=number("Paragraphs of all roles; empty when the article is not used", empty=True),
        n_body_paragraphs=number("Paragraphs of its body", empty=True),
        n_body_words=number("Words of its body paragraphs", empty=True),
        reused_share=share("Share of its body words that another article of its story also printed", empty=True),
        reused_share_quoted=share("The part of reused_share that lies in quotes", empty=True),
        duplicate_of=prefixed("art", "The article that has the same text, if this one was left out for it", empty=True),
        story_id=_story(empty=True),
        status=word("What became of it", ("used", "duplicate", "update", "skipped")),
        sha256=text("SHA-256 of the content"),
        encoding=text("Encoding to open the file with so that offsets hold"),
        instant=instant("Time of publication in UTC, when a zone was given"),
    ),
    "stories": table(
        "story",
        ["story_id"],
        "as in the report",
        story_id=_story(),
        headline=text("Headline, verbatim from one of its articles"),
        n_articles=number("Articles", 1),
        n_outlets=number("Known outlet groups"),
        first_date=day("Earliest day of publication among its dated articles"),
        last_date=day("Latest day of publication among its dated articles"),
        n_undated=number("Undated articles"),
        n_clusters=number("Clusters whose first paragraph is in one of its articles"),
        n_repeated_quotes=number("Its quote groups with repeated = true or unknown"),
        n_altered_quotes=number("Those of them that differ in words"),
        reused_share=share("Share of its articles' body words that another of them also printed", empty=True),
        change=word("The weightiest change since the edition before", get_args(model.ChangeKind), empty=True),
    ),
    "paragraphs": table(
        "paragraph",
        ["paragraph_id"],
        "article, then place in it",
        paragraph_id=prefixed("par", "Hash of the article, the folded text and its occurrence"),
        article_id=_article(),
        **_place(),
        role=word("What it is for", get_args(model.Role)),
        role_rule=text("The rule that gave it a role other than body", empty=True),
        n_words=number("Words"),
        cluster_id=prefixed("clu", "The cluster it is in, if any", empty=True),
        text=text("The paragraph, verbatim"),
    ),
    "pairs": table(
        "overlapping pair of paragraphs of two articles",
        ["paragraph_a", "paragraph_b"],
        "place of a, then of b",
        paragraph_a=prefixed("par", "The paragraph that stands earlier in paragraphs.csv"),
        paragraph_b=prefixed("par", "The other"),
        article_a=_article("Article of a"),
        article_b=_article("Article of b"),
        cosine=share("TF-IDF cosine, weighed against all paragraphs of the run"),
        containment=share("Share of the shorter one's words in word runs that the other has too"),
        longest_run_words=number("Words of the longest shared run"),
        kind=word("How alike they are", get_args(model.PairKind)),
        in_quote=flag("Whether the longest shared run is quoted speech on both sides"),
        first=_PRECEDENCE,
    ),
    "clusters": table(
        "member of a cluster of two or more paragraphs",
        ["paragraph_id"],
        "place of the first member, then order of publication",
        story_id=_story(),
        cluster_id=prefixed("clu", "Cluster"),
        paragraph_id=prefixed("par", "Paragraph"),
        article_id=_article(),
        outlet=_outlet(),
        date=day(),
        is_representative=flag("Whether all others were measured against this one"),
        best_cosine=share("Highest cosine to any other member"),
        weakest_link=share("Lowest link of a member to the representative: cosine, containment, or both together"),
        kind=word("What is alike: speech, running text, or a standing phrase", get_args(model.ClusterKind)),
        text=text("The paragraph, verbatim"),
        family_id=prefixed("clu", "The earliest of the clusters that links join to this one, itself included"),
    ),
    "quotes": table(
        "printed piece of a quote",
        ["quote_id", "piece"],
        "article, place of the first piece, then piece",
        quote_id=prefixed("quo", "Quote"),
        piece=number("Piece of the quote, counted from 1", 1),
        group_id=prefixed("qgr", "The utterance it belongs to; empty for titles and scare quotes", empty=True),
        article_id=_article(),
        outlet=_outlet(),
        date=day(),
        **_place(),
        kind=word("What the marks are for", get_args(model.QuoteKind)),
        speaker=text("Who is said to have said it, in full where the article gives one full name", empty=True),
        speaker_printed=text("The speaker as printed beside the quote", empty=True),
        speaker_basis=word("How the speaker was found", get_args(model.SpeakerBasis), empty=True),
        cue=text("The verb that introduces it", empty=True),
        closed=flag("Whether the quote has its closing mark"),
        text=text("The piece, verbatim, without its outer marks"),
        passage=text("Which sentences of the fullest wording it prints; empty when nobody else printed it", empty=True),
    ),
    "quote_groups": table(
        "utterance",
        ["group_id"],
        "order of publication of its first quote",
        group_id=prefixed("qgr", "Utterance"),
        story_id=_story(),
        speaker=text("Speaker", empty=True),
        n_articles=number("Articles that print it", 1),
        n_outlets=number("Known outlet groups that print it"),
        repeated=word("Whether two or more known outlet groups print it", _REPEATED),
        altered=flag("Whether some wording differs in words"),
        first_article_id=prefixed("art", "The article that printed it first; empty unless first = first", empty=True),
        first_date=day("The day it was first printed; empty when an undated article leaves it open"),
        first=word("Whether the first printing is known", get_args(model.First)),
        n_variants=number("Wordings that differ in words, the fullest one included", 1),
        text=text("The fullest wording; […] where the article has words of its own between two pieces"),
    ),
    "variants": table(
        "member of a repeated utterance, against the fullest wording",
        ["quote_id"],
        "as quote_groups.csv, then order of publication",
        group_id=prefixed("qgr", "Utterance"),
        quote_id=prefixed("quo", "Quote"),
        article_id=_article(),
        outlet=_outlet(),
        date=day(),
        relation=word("How the wording relates to the fullest one", get_args(model.Relation)),
        severity=word("high: a negation, a number or a name differs", ("none", "low", "high")),
        words_cut=number("Words of the fullest wording that are missing inside a sentence printed in part"),
        words_added=number("Words that the fullest wording lacks"),
        diff=text("[-cut-]{+added+}; ␣ stands for a character that nobody sees", empty=True),
        text=text("The quote; […] where the article has words of its own between two pieces"),
        note=word("What else to know", _NOTES, empty=True),
    ),
    "outlet_overlap": table(
        "ordered pair of articles of a story",
        ["article_a", "article_b"],
        "story, then place of a, then of b",
        story_id=_story(),
        article_a=_article("Article measured"),
        article_b=_article("Article it is measured against"),
        words_a=number("Body words of a"),
        shared_words=number("Those that stand in word runs which b has too"),
        share_of_a=share("shared_words / words_a; empty when a has no words", empty=True),
        shared_outside_quotes=number("Shared words that are not quoted speech"),
        first=_PRECEDENCE,
    ),
    "summary": table(
        "summary sentence and article that carries it",
        [],
        "story, sentence, source first, then order of publication",
        story_id=_story(),
        sentence_no=number("Sentence of the story's summary, counted from 1", 1),
        role=word("source: printed from here; the others: how this article stands to it", get_args(model.CarrierRole)),
        article_id=_article(),
        outlet=_outlet(),
        date=day(),
        **_place(),
        score=score("Score of the sentence; higher was picked earlier"),
        text=text("What this article prints, verbatim"),
        block=word("Running summary, or the quotes after it", get_args(model.Block)),
    ),
    "disagreements": table(
        "passage on one side of a matter on which articles differ",
        [],
        "story, matter, side",
        story_id=_story(),
        matter_no=number("Matter of the story, counted from 1", 1),
        kind=word("What differs", ("number", "date", "name", "negation", "quote")),
        side=number("Side of the matter, counted from 1; no order of merit", 1),
        article_id=_article(),
        **_place(),
        text=text("The passage, verbatim"),
    ),
    "timeline": table(
        "dated statement",
        [],
        "story, then date",
        story_id=_story(),
        date=day("The day that is meant; the first one of a month or a year", empty=False),
        precision=word("How much of the date is meant", ("day", "month", "year")),
        basis=word("explicit: printed; relative: counted from the article's own date", ("explicit", "relative")),
        article_id=_article(),
        **_place(),
        text=text("The sentence, verbatim"),
    ),
    "issues": table(
        "warning, skipped input or repair",
        [],
        "file, then record",
        severity=word("How bad it is", get_args(model.Severity)),
        code=text("Code, for search"),
        file=text("Path inside the input", empty=True),
        record_no=number("Record of the file, counted from 1", empty=True),
        article_id=prefixed("art", "Article, if it became one", empty=True),
        message=text("What was expected and what was found"),
        action=text("What was done, or can be done", empty=True),
    ),
    "changes": table(
        "difference from the edition that latest named before",
        [],
        "story, then as found",
        change=word("What changed", get_args(model.ChangeKind)),
        story_id=prefixed("sto", "Story", empty=True),
        id=text("The article, quote group or story that changed"),
        before=text("What the edition before said", empty=True),
        after=text("What this one says", empty=True),
    ),
}
