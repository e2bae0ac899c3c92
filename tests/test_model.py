"""The laws of the nouns: spans inside their article, groups led by their first, ids that last."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import (
    Carrier,
    Edit,
    Excerpt,
    Group,
    Paragraph,
    Quote,
    Relation,
    Span,
    SummaryLine,
    Utterance,
    Wording,
    known_outlets,
    stable_id,
)
from tests.conftest import ArticleBuilder, ParagraphBuilder, build_article

TEXT = "The mill burns."


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (6, 5), (-1, 3), (0, 16), (20, 30)])
def test_span_that_is_empty_or_outside_is_refused(article: ArticleBuilder, start: int, end: int) -> None:
    """
    A span that no text backs can't be made, and the message names the file.
    """
    with pytest.raises(ValueError, match=r"mill\.txt: expected 0 <= start < end <= 15"):
        Span(article(TEXT, file="mill.txt"), start, end)


@given(st.text(min_size=1), st.data())
def test_span_is_the_slice_it_names(text: str, draw: st.DataObject) -> None:
    """
    Its text is never a copy of its own.
    """
    start = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(start + 1, len(text)))

    assert text[start:end] == Span(build_article(text, file="a.txt"), start, end).text


def test_articles_are_the_same_if_their_ids_are(article: ArticleBuilder) -> None:
    """
    An article that was corrected is still that article.
    """
    before = article(TEXT, file="mill.txt")
    after = replace(before, text="The mill burned.")

    assert before == after
    assert 1 == len({before, after})
    assert before != article(TEXT, file="other.txt")


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_ids_are_equal_only_for_equal_parts(one: list[str], other: list[str]) -> None:
    """
    The parts are kept apart: moving a letter over gives another id.
    """
    plain = [[part.replace("\x1f", "") for part in parts] for parts in (one, other)]

    # No part and an empty part read alike.
    joined = ["\x1f".join(parts) for parts in plain]

    assert (joined[0] == joined[1]) == (stable_id("par", *plain[0]) == stable_id("par", *plain[1]))


def test_id_has_its_prefix_and_takes_any_text() -> None:
    """
    Half a surrogate pair, as a bad file may hold, is no trouble.
    """
    assert stable_id("par", "\ud800").startswith("par_")
    assert 16 == len(stable_id("par", "\ud800"))


def test_group_is_led_by_its_first_and_counts_each_outlet_once(paragraph: ParagraphBuilder) -> None:
    """
    Articles are in the members' order, outlets in that of the alphabet; an unknown outlet is none.
    """
    members = tuple(
        paragraph(TEXT, outlet, file=f"{n}.txt") for n, outlet in enumerate(("mirror", None, "echo", "mirror"))
    )
    again = Paragraph(members[0].article, 0, 3, "par_again", 1, "body")

    group = Group((*members, again))

    assert members[0] is group.head
    assert tuple(member.article for member in members) == group.articles
    assert ("echo", "mirror") == group.outlets == known_outlets(group.articles)


def quote(paragraph: Paragraph) -> Quote:
    piece = Excerpt(paragraph.article, paragraph.start, paragraph.end, paragraph)
    return Quote(stable_id("quo", paragraph.id), (piece,), "utterance", closed=True)


@pytest.mark.parametrize(
    ("outlets", "repeated"),
    [
        (("echo", "mirror"), True),
        (("echo", "mirror", None), True),
        (("echo",), False),
        (("echo", "echo"), False),
        ((None,), False),
        (("echo", None), None),
        ((None, None), None),
    ],
)
def test_repeated_is_open_while_an_outlet_is_unknown(
    paragraph: ParagraphBuilder, outlets: tuple[str | None, ...], repeated: bool | None
) -> None:
    """
    Two known outlets are enough; an unknown one might be any.
    """
    quotes = tuple(quote(paragraph(TEXT, outlet, file=f"{n}.txt")) for n, outlet in enumerate(outlets))

    assert repeated is Utterance(quotes, quotes[0], None).repeated


@pytest.mark.parametrize(
    ("relation", "altered"),
    [
        ("identical", False),
        ("punctuation", False),
        ("split", False),
        ("merged", False),
        ("truncated", True),
        ("filler", True),
    ],
)
def test_altered_means_words_not_marks(paragraph: ParagraphBuilder, relation: Relation, altered: bool) -> None:
    """
    An utterance is altered as soon as one wording is.
    """
    member = quote(paragraph(TEXT))
    wording = Wording(member, relation, "none", 0, 0, (Edit("same", TEXT),))

    assert altered is wording.altered
    assert altered is Utterance((member,), member, None, (wording,)).altered


def test_quote_joins_its_pieces_with_a_space(paragraph: ParagraphBuilder) -> None:
    """
    Its text is for comparing; what was printed are the pieces.
    """
    whole = paragraph("“We stay,” she said, “and pay.”")
    pieces = tuple(Excerpt(whole.article, start, end, whole) for start, end in ((1, 9), (22, 30)))

    assert "We stay, and pay." == Quote("quo_1", pieces, "utterance", closed=True).text


def test_summary_line_is_printed_from_its_first_carrier(paragraph: ParagraphBuilder) -> None:
    """
    The others only carry it too.
    """
    excerpts = [quote(paragraph(TEXT, outlet)).pieces[0] for outlet in ("echo", "mirror")]

    line = SummaryLine((Carrier(excerpts[0], "source"), Carrier(excerpts[1], "agrees")), 0.5, "summary")

    assert excerpts[0] is line.source


def test_quote_in_pieces_is_shown_with_what_stands_between(paragraph: ParagraphBuilder) -> None:
    """
    Where the article puts words of its own between two pieces, a reader sees that; a bare gap is a space.
    """
    own = paragraph("“The pier is sound,” she said. “We will keep it.” “All of it.”")
    printed = ("The pier is sound,", "We will keep it.", "All of it.")
    starts = [own.text.index(piece) for piece in printed]
    pieces = tuple(Excerpt(own.article, n, n + len(piece), own) for n, piece in zip(starts, printed, strict=True))

    quote = Quote("quo_1", pieces, "utterance", closed=True)

    assert "The pier is sound, […] We will keep it. All of it." == quote.shown
