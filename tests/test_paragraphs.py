"""Tests of how articles are cut to paragraphs and what each is taken for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import HeadLine, Paragraph
from pipeline.paragraphs import find_blocks, split_paragraphs, splits_by_line
from tests.conftest import ArticleBuilder, build_article

LEDE = "The harbour ferry will stop running in March, the town council said on Monday after a long meeting."
SECOND = "Two other boats were sold last year, and the pier has been closed to cars since the storm in autumn."
THIRD = "The council will meet again on Friday to decide what is to be done with the landing stage and its hall."

NEWLINES = ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"]


def texts_of(text: str) -> list[str]:
    return [paragraph.text for paragraph in split_paragraphs((build_article(text),))]


def roles_of(*blocks: str, title: str | None = None) -> list[tuple[str, str]]:
    article = replace(build_article("\n\n".join(blocks)), title=title)
    return [(paragraph.role, paragraph.rule) for paragraph in split_paragraphs((article,))]


def role_below_prose(block: str) -> str:
    return roles_of(LEDE, SECOND, block, THIRD)[2][0]


any_text = st.text(
    alphabet=st.one_of(st.sampled_from(" \n\r\t\v\f\x85\u2028.?:\"“”'aA1-_#"), st.characters(codec="utf-8")),
    max_size=200,
)


@given(any_text, st.integers(0, 20), st.integers(0, 20))
def test_every_visible_character_lies_in_exactly_one_paragraph(text: str, first: int, length: int) -> None:
    """
    Paragraphs hold all that is not white space, in order, without overlap or outer white space.
    """
    spans = find_blocks(build_article(text[first : first + length]))
    head = tuple(HeadLine(start + first, end + first, "notice") for start, end in spans[:1])
    article = replace(build_article(text), head=head)

    paragraphs = split_paragraphs((article,))

    covered = [0] * len(text)
    for paragraph in paragraphs:
        assert text[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip()
        for position in range(paragraph.start, paragraph.end):
            covered[position] += 1
    assert all(covered[i] == 1 for i, c in enumerate(text) if not c.isspace())
    assert max(covered, default=0) <= 1
    assert list(range(len(paragraphs))) == [paragraph.index for paragraph in paragraphs]
    assert len({paragraph.id for paragraph in paragraphs}) == len(paragraphs)
    assert sorted(paragraphs, key=lambda p: p.start) == list(paragraphs)


@pytest.mark.parametrize("newline", NEWLINES)
def test_every_kind_of_newline_parts_paragraphs(newline: str) -> None:
    """
    A blank line is one whatever its newlines are, and offsets stay true.
    """
    assert [LEDE, SECOND, THIRD] == texts_of((newline * 2).join([LEDE, SECOND, THIRD]) + newline)


def test_blank_line_may_hold_white_space() -> None:
    """
    A line of spaces and tabs parts paragraphs as an empty one does.
    """
    assert [LEDE, SECOND] == texts_of(f"{LEDE}\n \t\n{SECOND}")


def test_lines_without_blank_ones_are_paragraphs_even_the_short_headings() -> None:
    """
    Where no line is blank and lines are long, each line is a paragraph.
    """
    text = f"What comes next\n{LEDE}\n{SECOND}\nThe hall\n{THIRD}"

    assert ["What comes next", LEDE, SECOND, "The hall", THIRD] == texts_of(text)
    assert splits_by_line(build_article(text))


def test_short_lines_that_end_as_sentences_do_are_paragraphs() -> None:
    """
    Short sentences, one a line, are not run together.
    """
    assert ["It rained.", "Nobody came.", "The band played."] == texts_of("It rained.\nNobody came.\nThe band played.")


WRAPPED = (
    "The harbour ferry will stop running in March, the town council said on\n"
    "Monday after a long meeting. Two other boats were sold last year, and\n"
    "the pier has been closed to cars since the storm in autumn, which took\n"
    "most of its planks."
)


def test_wrapped_lines_are_one_paragraph() -> None:
    """
    Lines broken where the next word did not fit are joined, with or without blank lines elsewhere.
    """
    assert [WRAPPED] == texts_of(WRAPPED)
    assert [WRAPPED, THIRD] == texts_of(f"{WRAPPED}\n\n{THIRD}")
    assert not splits_by_line(build_article(WRAPPED))


def test_wrapped_paragraphs_without_blank_lines_part_where_a_line_stops_short() -> None:
    """
    A wrapped line that ends early with a full stop ends its paragraph.
    """
    assert [WRAPPED, WRAPPED] == texts_of(f"{WRAPPED}\n{WRAPPED}")


def test_long_lines_among_blank_ones_are_paragraphs() -> None:
    """
    A heading glued to a line too long to be wrapped is a paragraph of its own.
    """
    long_line = f"{LEDE} {SECOND}"

    assert [LEDE, "The hall", long_line] == texts_of(f"{LEDE}\n\nThe hall\n{long_line}")


def test_one_line_of_many_words_is_one_paragraph() -> None:
    """
    A text of a million characters in one line is one paragraph.
    """
    text = "word " * 200_000 + "end."

    assert [text] == texts_of(text)


def test_head_lines_keep_their_roles_and_part_from_the_text_glued_to_them() -> None:
    """
    A date line is a paragraph of its own although the first sentence goes on behind it.
    """
    text = f" date 2024-01-31 {LEDE}\n\n{SECOND}"
    article = replace(build_article(text), head=(HeadLine(1, 16, "date_line"),))

    paragraphs = split_paragraphs((article,))

    assert ["date 2024-01-31", LEDE, SECOND] == [paragraph.text for paragraph in paragraphs]
    assert ["date_line", "body", "body"] == [paragraph.role for paragraph in paragraphs]


def test_articles_keep_their_order(article: ArticleBuilder) -> None:
    """
    Paragraphs come article by article, each counted from 0.
    """
    one, two = article(f"{LEDE}\n\n{SECOND}"), article(THIRD, outlet="mirror")

    found = split_paragraphs((two, one))

    assert [(two, 0), (one, 0), (one, 1)] == [(paragraph.article, paragraph.index) for paragraph in found]


def test_equal_paragraphs_of_one_article_have_ids_of_their_own() -> None:
    """
    The second printing of a paragraph is counted into its id; the first keeps the id it has alone.
    """
    alone = build_article(LEDE, file="echo/a.txt")
    twice = build_article(f"{LEDE}\n\n{LEDE.upper()}", file="echo/a.txt")

    [single] = split_paragraphs((alone,))
    first, second = split_paragraphs((twice,))

    assert single.id == first.id
    assert first.id != second.id


@pytest.mark.parametrize(
    ("block", "role"),
    [
        ("Image Credit: Harbour Pictures", "caption"),
        ("Photo: A. Weaver/AP", "caption"),
        ("The ferry leaves the pier for the last time (Image credit: Getty)", "caption"),
        ("Passengers wait in the rain. A. Weaver / AFP - Getty Images", "caption"),
        ("A. Weaver contributed to this report.", "byline"),
        ("Reporting by A. Weaver; Editing by B. Miller", "byline"),
        ("Related articles:", "related"),
        ("Related articles\nThe pier that nobody wanted\nHow the storm took the old boats", "related"),
        ("## How the storm came", "heading"),
        ("Listen again: the evening programme is on our site", "notice"),
        ("Read more: The pier that nobody wanted", "related"),
        ("READ: How the storm took the pier", "related"),
        ("Sign up for our weekly newsletter", "notice"),
        ("Follow us on Facebook", "notice"),
        ("Copyright 2024 The Harbour Echo. All rights reserved.", "notice"),
        ("This story has been updated to add a comment from the council.", "notice"),
        ("Advertisement", "notice"),
        ("We'll update this story as soon as the council has met.", "notice"),
        ("* * *", "notice"),
        ("Published 31 January 2024 at 9:30 am GMT", "date_line"),
        ("A hall for everyone", "heading"),
        ("Why is the ferry to stop?", "heading"),
        ("UPDATE:", "heading"),
    ],
)
def test_line_that_is_no_part_of_the_report_is_known_by_its_words(block: str, role: str) -> None:
    """
    Captions, credits, notices, links and headings between body paragraphs have their role.
    """
    assert role == role_below_prose(block)


@pytest.mark.parametrize(
    "block",
    [
        "Nobody answered.",
        "Read more\nThe council would like people to read more than they do.",
        "“Follow us on the boat,” the captain said. “There is room for all of you.”",
        "Read the letter again, the mayor said, and you will see what was promised.",
        "By Monday the pier had been closed.",
        "Related costs rose to four million last year.",
        "The photograph shows the pier before the storm.",
        "Copyright law does not cover the name of a ferry.",
        "What do you make of that?",
        "The mayor, who was told of it by",
        "The council had this to say:",
        "Subscribers pay forty a month.",
        "A reporter for Reuters was there.",
        "“We will see”",
    ],
)
def test_sentence_of_the_report_stays_body(block: str) -> None:
    """
    Words that notices use too do not take a sentence out of the body.
    """
    assert "body" == role_below_prose(block)


def test_list_without_full_stops_stays_body() -> None:
    """
    Only a line between whole paragraphs is a heading: the items of a list are none.
    """
    roles = roles_of(LEDE, "The Heron", "The Gull", "The old Tern", THIRD)

    assert {("body", "")} == set(roles)


def test_first_block_that_is_the_title_has_that_role() -> None:
    """
    The title is found again at the top of the text, whatever its case or full stop.
    """
    assert ("title", "same_as_title") == roles_of("Ferry stops in March.", LEDE, title="Ferry Stops in March")[0]


def test_headline_without_full_stop_is_the_title_of_an_article_that_names_none() -> None:
    """
    A first line that does not end as a sentence does is not the lede.
    """
    assert ("title", "first_line") == roles_of("Town ferry to stop running in March", LEDE, SECOND)[0]


def test_byline_below_the_title() -> None:
    """
    A line of names that begins with "By" is the byline.
    """
    roles = roles_of("Ferry stops in March", "By Ann Weaver and Ben Miller", LEDE, title="Ferry stops in March")

    assert ["title", "byline", "body"] == [role for role, _ in roles]


def test_plain_caption_between_headline_and_credit() -> None:
    """
    A sentence that stands between the headline and a picture's credit is the picture's caption.
    """
    roles = roles_of("Town ferry to stop running in March", "The ferry at the pier.", "Image Credit: Echo", LEDE)

    assert ["title", "caption", "caption", "body"] == [role for role, _ in roles]


def test_lines_below_related_are_links() -> None:
    """
    Headlines that follow "Related articles" to the end are related too.
    """
    roles = roles_of(LEDE, SECOND, "Related articles:", "The pier that nobody wanted", "A storm and its bill")

    assert ["body", "body", "related", "related", "related"] == [role for role, _ in roles]


def test_no_articles_have_no_paragraphs() -> None:
    """
    Nothing in, nothing out; an article of white space has none either.
    """
    nothing: tuple[Paragraph, ...] = ()

    assert nothing == split_paragraphs(())
    assert nothing == split_paragraphs((build_article(" \n\n\t"),))
