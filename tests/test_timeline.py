"""The timeline of a story: which sentences, in what order, read how."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Paragraph, stable_id
from pipeline.timeline import find_timeline
from tests.conftest import ParagraphBuilder, build_article


def test_statements_are_in_order_of_the_day_they_name(paragraph: ParagraphBuilder) -> None:
    """
    The timeline follows the days named, not those of publication.
    """
    first = paragraph("The dam was finished on 3 May 1998. It leaks.", outlet="echo", day=1)
    second = paragraph("Engineers closed the road on Thursday. The dam was planned in 1990.", outlet="mirror", day=2)

    found = find_timeline((second, first))

    assert [
        (date(1990, 1, 1), "year", "explicit", "The dam was planned in 1990."),
        (date(1998, 5, 3), "day", "explicit", "The dam was finished on 3 May 1998."),
        (date(2024, 2, 1), "day", "relative", "Engineers closed the road on Thursday."),
    ] == [(s.day, s.precision, s.basis, s.sentence.text) for s in found]


def test_same_statement_of_two_articles_is_kept_for_each(paragraph: ParagraphBuilder) -> None:
    """
    Who says so matters: one row an article, the earliest first.
    """
    late = paragraph("The dam was finished on 3 May 1998.", outlet="mirror", day=2)
    early = paragraph("The dam was finished on 3 May 1998.", outlet="echo", day=1)

    found = find_timeline((late, early))

    assert ["echo", "mirror"] == [s.sentence.article.outlet for s in found]


def test_repeat_within_an_article_is_listed_once(paragraph: ParagraphBuilder) -> None:
    """
    What an article prints twice stands where it is first.
    """
    whole = paragraph("The dam was finished on 3 May 1998. It holds. The dam was finished on 3 May 1998!")

    [statement] = find_timeline((whole,))

    assert 0 == statement.sentence.start


def test_day_named_twice_in_a_sentence_is_one_statement(paragraph: ParagraphBuilder) -> None:
    """
    One row for each sentence and day, and the reading with the year in print wins.
    """
    whole = paragraph("The road was closed on Thursday and stayed so all of 1 February 2024.", day=2)

    [statement] = find_timeline((whole,))

    assert (date(2024, 2, 1), "explicit") == (statement.day, statement.basis)


def test_yesterday_inside_a_quote_is_left_out(paragraph: ParagraphBuilder) -> None:
    """
    When the words were spoken is not known, so neither is their yesterday; a full date is.
    """
    whole = paragraph("“It broke yesterday, and in May 2019 too,” she said. It reopened today.")

    found = find_timeline((whole,))

    assert [date(2019, 5, 1), date(2024, 2, 1)] == [s.day for s in found]


def test_only_body_text_counts(paragraph: ParagraphBuilder) -> None:
    """
    A caption's or a heading's date is no statement.
    """
    body = paragraph("Picture taken on 3 May 1998.")
    caption = Paragraph(body.article, body.start, body.end, body.id, 0, "caption", "credit")

    assert () == find_timeline((caption,))


def test_undated_article_has_only_full_dates(paragraph: ParagraphBuilder) -> None:
    """
    Without a day of publication "yesterday" is no day.
    """
    whole = paragraph("The road was closed yesterday. The dam was finished on 3 May 1998.", day=None)

    assert [date(1998, 5, 3)] == [s.day for s in find_timeline((whole,))]


TEXTS = st.lists(
    st.sampled_from(
        [
            "It rained yesterday. ",
            "On 3 May 1998 ",
            "in March 2020",
            "“",
            "”",
            '"',
            "Last Friday",
            " he said",
            ". ",
            "\n",
            "x",
        ]
    )
    | st.text(max_size=5),
    min_size=1,
    max_size=12,
).map("".join)


@given(st.lists(TEXTS.filter(bool), max_size=4), st.randoms(use_true_random=False))
def test_statements_lie_in_their_paragraph_and_order_changes_nothing(texts: list[str], random: Random) -> None:
    """
    Any text is read without an error; each statement is inside its paragraph.
    """
    owners = [build_article(text, "echo", n or None, f"echo/{n}.txt") for n, text in enumerate(texts)]
    paragraphs = [Paragraph(a, 0, len(a.text), stable_id("par", a.id), 0, "body") for a in owners]
    shuffled = random.sample(paragraphs, len(paragraphs))

    found = find_timeline(tuple(paragraphs))

    assert found == find_timeline(tuple(shuffled))
    assert all(
        s.sentence.paragraph.start <= s.sentence.start < s.sentence.end <= s.sentence.paragraph.end for s in found
    )
    assert len(found) == len({(s.sentence, s.day) for s in found})
