"""A chosen sentence to the articles that carry it."""

from __future__ import annotations

import pytest

from pipeline.model import Carrier, CarrierRole, Excerpt
from pipeline.summary.carriers import find_carriers
from tests.conftest import ParagraphBuilder

SOURCE = "The harbour board closed the east pier in Weston on Monday after divers found 12 cracks in the wood."


def whole(paragraph: ParagraphBuilder, text: str, outlet: str, day: int = 1) -> Excerpt:
    block = paragraph(text, outlet, day)
    return Excerpt(block.article, 0, len(text), block)


def role_of(paragraph: ParagraphBuilder, text: str, source: str = SOURCE) -> CarrierRole | None:
    carriers = find_carriers(whole(paragraph, source, "echo"), [whole(paragraph, text, "mirror", 2)])
    return carriers[1].role if len(carriers) > 1 else None


@pytest.mark.parametrize(
    "text",
    [
        SOURCE,
        "HARBOUR board closed the east pier in Weston on Monday, after divers found 12 cracks in the wood",
        "And " + SOURCE[0].lower() + SOURCE[1:],
    ],
)
def test_same_words_in_the_same_order_agree(paragraph: ParagraphBuilder, text: str) -> None:
    assert "agrees" == role_of(paragraph, text)


@pytest.mark.parametrize(
    "text",
    [
        SOURCE.replace("12", "twelve"),
        "Officials said that " + SOURCE[0].lower() + SOURCE[1:],
        SOURCE[:-1] + ", said Mayor Ana Brandt.",
        SOURCE[:-1] + ", according to the police.",
    ],
)
def test_numeral_and_attribution_are_the_same_fact(paragraph: ParagraphBuilder, text: str) -> None:
    assert "same_fact" == role_of(paragraph, text)


@pytest.mark.parametrize(
    "text",
    [
        SOURCE.replace("12", "20"),
        SOURCE.replace("Monday", "Tuesday"),
        SOURCE.replace("Weston", "Norbury"),
        SOURCE.replace("pier in", "pier not in"),
    ],
)
def test_another_number_date_name_or_negation_differs(paragraph: ParagraphBuilder, text: str) -> None:
    assert "differs" == role_of(paragraph, text)


@pytest.mark.parametrize(
    "text",
    [
        SOURCE.replace("closed", "opened"),
        SOURCE.replace("after", "before"),
        SOURCE.replace("closed", "may have closed"),
        "It is not true that " + SOURCE[0].lower() + SOURCE[1:],
        SOURCE[:-1] + ", the mayor claimed.",
        SOURCE.replace("12 cracks in the wood", "cracks"),
        SOURCE.replace("12", "12%"),
        SOURCE.replace("closed", "“closed”"),
        SOURCE.replace(".", "?"),
        SOURCE.replace("Weston", "West Weston"),
        SOURCE.replace("board closed", "board which closed"),
        SOURCE.replace("closed", "was closed by"),
        SOURCE.replace("closed", "all but closed"),
        "It is a lie that " + SOURCE[0].lower() + SOURCE[1:],
        "A fake video shows the " + SOURCE[4:],
        "Nordline lied when it wrote that " + SOURCE[0].lower() + SOURCE[1:],
        "Critics said that " + SOURCE[0].lower() + SOURCE[1:],
        SOURCE[:-1] + ", but opened it again.",
        SOURCE[:-1] + " in a novel by Ann Lee.",
        SOURCE[:-1] + " are fabricated.",
        "Divers found 12 cracks in the wood of the east pier in Weston after the harbour board closed it on Monday.",
        "The east pier in Weston is closed.",
    ],
)
def test_what_may_say_something_else_is_left_out(paragraph: ParagraphBuilder, text: str) -> None:
    """
    A word that turns, doubts or drops a part of it is no source for the sentence.
    """
    assert role_of(paragraph, text) is None


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("€103 million", "£88 million"),
        ("5m", "5 million"),
        ("Gordon Advisers", "Gordon Advisors"),
        ("nearly 900", "893"),
    ],
)
def test_one_thing_printed_two_ways_is_no_difference(paragraph: ParagraphBuilder, ours: str, theirs: str) -> None:
    source = f"The board paid {ours} for the repair of the old east pier in Weston."
    text = f"The board paid {theirs} for the repair of the old east pier in Weston."

    assert role_of(paragraph, text, source) is None


@pytest.mark.parametrize(("ours", "theirs"), [("$5", "£5"), ("-5", "5"), ("-$5", "$5")])
def test_another_currency_or_sign_differs(paragraph: ParagraphBuilder, ours: str, theirs: str) -> None:
    source = f"The board lost {ours} million on the repair of the old east pier in Weston."
    text = f"The board lost {theirs} million on the repair of the old east pier in Weston."

    assert "differs" == role_of(paragraph, text, source)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("3.5", "3-5"),
        ("5.9", "5, 9"),
        ("the US", "us"),
        ("few", "a few"),
        ("5%", "5"),
        ("5\u00a0%", "5"),
        ("5 €", "5"),
        ("A$5", "$5"),
        ("1990s", "1990"),
        ("hepatitis A", "hepatitis"),
        ("news", "new"),
    ],
)
def test_what_only_looks_alike_is_left_out(paragraph: ParagraphBuilder, ours: str, theirs: str) -> None:
    source = f"The repair of the old east pier in Weston will cost {ours} crews of the board all summer."
    text = f"The repair of the old east pier in Weston will cost {theirs} crews of the board all summer."

    assert role_of(paragraph, text, source) is None


@pytest.mark.parametrize("day", ["on Monday", "last week", "on 24 March"])
def test_same_weekday_of_another_time_is_left_out(paragraph: ParagraphBuilder, day: str) -> None:
    """
    Two closures months apart may be told in the same words.
    """
    source = f"The harbour board closed the east pier in Weston {day} after divers found cracks."
    others = [whole(paragraph, source, "mirror", 3), whole(paragraph, source, "post", 300)]

    carriers = find_carriers(whole(paragraph, source, "echo", 1), others)

    assert ["source", "agrees"] == [carrier.role for carrier in carriers]
    assert 3 == len(find_carriers(whole(paragraph, source, "echo", 1), others, spoken=True))


def test_name_that_the_other_article_knows_is_no_difference(paragraph: ParagraphBuilder) -> None:
    """
    Two names may mean one team, if an article uses both.
    """
    ours = "Supporters sang for hours as Weston took the bronze cup home on Sunday. Harriers is another name."
    theirs = "Supporters sang for hours as Harriers took the bronze cup home on Sunday."
    block = paragraph(ours, "echo")
    source = Excerpt(block.article, 0, ours.index(" Harriers"), block)

    assert 1 == len(find_carriers(source, [whole(paragraph, theirs, "mirror")]))


def test_article_carries_a_line_once_by_its_best_sentence(paragraph: ParagraphBuilder) -> None:
    """
    Of a sentence that differs and one that agrees the second counts; the source's own article never does.
    """
    block = paragraph(SOURCE.replace("12", "20") + " " + SOURCE, "mirror")
    at = len(SOURCE)
    others = [Excerpt(block.article, 0, at, block), Excerpt(block.article, at + 1, 2 * at + 1, block)]
    source = whole(paragraph, SOURCE, "echo")

    carriers = find_carriers(source, [*others, source])

    assert (Carrier(source, "source"), Carrier(others[1], "agrees")) == carriers


def test_carriers_follow_in_order_of_publication(paragraph: ParagraphBuilder) -> None:
    source = whole(paragraph, SOURCE, "echo", day=3)
    late, early = whole(paragraph, SOURCE, "mirror", day=4), whole(paragraph, SOURCE, "post", day=1)

    carriers = find_carriers(source, [late, early])

    assert [source, early, late] == [carrier.excerpt for carrier in carriers]


def test_few_at_the_start_is_not_a_few(paragraph: ParagraphBuilder) -> None:
    text = "Few ships of the board will leave the old east pier in Weston this summer."

    assert role_of(paragraph, "A " + text.lower(), text) is None


def test_yesterday_of_another_day_is_left_out(paragraph: ParagraphBuilder) -> None:
    text = "A man died in a fire on the old bridge over the river in Weston yesterday."

    assert role_of(paragraph, text, text) is None
