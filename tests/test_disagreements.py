"""Where articles differ: what is a matter, what is none, and who stands on which side."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.disagreements import find_disagreements
from pipeline.model import Disagreement, Edit, Excerpt, Paragraph, Quote, Relation, Utterance, Wording, stable_id
from tests.conftest import ParagraphBuilder, build_article


def sides(matter: Disagreement) -> list[list[str]]:
    return [[f"{e.article.outlet}: {e.text}" for e in side.excerpts] for side in matter.sides]


def find(paragraph: ParagraphBuilder, *texts: str, days: tuple[int | None, ...] = (1, 1, 1, 1)) -> list[Disagreement]:
    outlets = ("echo", "mirror", "post", "times")
    told = tuple(paragraph(text, outlet, day) for text, outlet, day in zip(texts, outlets, days, strict=False))
    return list(find_disagreements(told, ()))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "number",
            "Fire crews brought 14 residents out of the mill.",
            "Fire crews brought 12 residents out of the mill.",
        ),
        (
            "number",
            "The council paid £3.1 million for the old mill.",
            "The council paid £2.4 million for the old mill.",
        ),
        ("number", "The visitors won the cup tie 3-1 in Harwick.", "The visitors won the cup tie 4-1 in Harwick."),
        ("number", "Two ferries sank off Harwick harbour.", "Three ferries sank off Harwick harbour in the storm."),
        ("date", "The mill closed for good on 3 May 2019.", "The mill closed for good on 13 May 2019."),
        ("date", "The roof of the mill fell in on Monday.", "The roof of the mill fell in on Tuesday night."),
        ("name", "The lorry was found burning near Harwick docks.", "The lorry was found burning near Bellmont docks."),
        ("negation", "The council did approve the mill plan.", "The council did not approve the mill plan."),
        ("negation", "Inspectors said the roof was safe on Sunday.", "Inspectors said the roof wasn't safe on Sunday."),
        (
            "date",
            "The new Harwick tram line is to open at the end of the year.",
            "Builders say that the Harwick tram line will open after the end of this year.",
        ),
    ],
)
def test_same_words_around_another_value_are_a_matter(
    paragraph: ParagraphBuilder, kind: str, one: str, other: str
) -> None:
    """
    Both sentences are shown whole, the earlier article's first.
    """
    [matter] = find(paragraph, one, other, days=(1, 2))

    assert kind == matter.kind
    assert [[f"echo: {one}"], [f"mirror: {other}"]] == sides(matter)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He ran the mill for nearly nine years in Harwick.", "He ran the mill for eight years in Harwick."),
        ("The mill employed about 300 people in Harwick.", "The mill employed 340 people in Harwick."),
        ("The mill employed 1,000 people in Harwick.", "The mill employed 1,012 people in Harwick."),
        ("The mill employed nine people in Harwick.", "The mill employed 9 people in Harwick."),
        ("The council paid $14 for each brick it used.", "The council paid £12 for each brick it used."),
        ("Share prices fell 14% in Harwick on Monday.", "Share prices fell 12 points in Harwick on Monday."),
        ("Fire crews brought residents out of the mill.", "Fire crews brought 12 residents out of the mill."),
        ("The Harwick index fell 14 points in trading.", "The Bellmont index fell 12 points in trading."),
        ("She scored 14 points and sat out.", "She scored 12 points and sat out."),
        ("Call the mill on 0555 125 2222 with any news.", "Call the mill on 0555 125 222 with any news."),
        ("Updated at the mill in Harwick 18:50", "Updated at the mill in Harwick 19:04"),
        ("Was the mill worth 14 million pounds to Harwick?", "Was the mill worth 12 million pounds to Harwick?"),
        ("The roof of the mill fell in on Wednesday.", "The roof of the mill fell in on 31 January."),
        ("The roof of the mill fell in on 31 January 2024.", "The roof of the mill fell in in January 2024."),
        ("The roof of the old mill fell in today.", "The roof of the old mill fell in yesterday."),
        ("The mill belongs to the Harwick Building Trust now.", "The mill belongs to the HBT now."),
        ("The mill was sold to Jon Averil in spring.", "The mill was sold to John Averill in spring."),
        ("The plan was backed by not only the mill owners.", "The plan was backed by only the mill owners."),
        ("Nobody knew whether or not the mill would close.", "Nobody knew whether or the mill would close."),
    ],
)
def test_what_can_be_true_on_both_sides_is_no_matter(paragraph: ParagraphBuilder, one: str, other: str) -> None:
    """
    Rounding, other measures, other subjects, additions and other spellings are not disagreements.
    """
    assert [] == find(paragraph, one, other)


def test_three_values_are_three_sides_of_one_matter(paragraph: ParagraphBuilder) -> None:
    """
    Articles that agree share a side.
    """
    told = [f"Fire crews brought {n} residents out of the mill." for n in (14, 12, 14, 17)]

    [matter] = find(paragraph, *told)

    assert sorted([[f"echo: {told[0]}", f"post: {told[2]}"], [f"mirror: {told[1]}"], [f"times: {told[3]}"]]) == sorted(
        sides(matter)
    )


def test_count_printed_days_later_is_no_matter(paragraph: ParagraphBuilder) -> None:
    """
    A toll moves on: both numbers may have been right on their day.
    """
    told = [f"Fire crews brought {n} residents out of the mill." for n in (14, 17)]

    assert [] == find(paragraph, *told, days=(1, 9))


def test_article_that_prints_both_values_stands_on_no_side(paragraph: ParagraphBuilder) -> None:
    """
    Who says both means two things, or has put it right.
    """
    fourteen, twelve = (f"Fire crews brought {n} residents out of the mill." for n in (14, 12))

    assert [] == find(paragraph, f"{fourteen} {twelve}", twelve)


def test_captions_differ_from_nobody(paragraph: ParagraphBuilder) -> None:
    """
    Only body text counts.
    """
    body = paragraph("Fire crews brought 14 residents out of the mill.", "echo")
    other = paragraph("Fire crews brought 12 residents out of the mill.", "mirror")
    caption = Paragraph(other.article, other.start, other.end, other.id, 0, "caption", "credit")

    assert () == find_disagreements((body, caption), ())


# ------------------------------------------------------------------ quotes


def quote(paragraph: Paragraph) -> Quote:
    start, end = paragraph.text.index("“") + 1, paragraph.text.index("”")
    piece = Excerpt(paragraph.article, start, end, paragraph)
    return Quote(stable_id("quo", paragraph.id), (piece,), "utterance", closed=True)


def utterance(reference: Paragraph, other: Paragraph, relation: Relation) -> Utterance:
    quotes = quote(reference), quote(other)
    wordings = (
        Wording(quotes[0], "identical", "none", 0, 0, (Edit("same", quotes[0].text),)),
        Wording(quotes[1], relation, "high", 0, 0, (Edit("same", quotes[1].text),)),
    )
    return Utterance(quotes, quotes[0], None, wordings)


FULL = "“We will open 14 rooms of the mill in spring, and the rest when the money is there,” she said."


@pytest.mark.parametrize(
    ("relation", "other"),
    [
        ("silently_truncated", "“We will open 14 rooms of the mill in spring.” That was all."),
        ("substitution", "“We will open 12 rooms of the mill in spring, and the rest when the money is there.”"),
        ("substitution", "“We will not open 14 rooms of the mill in spring, and the rest when the money is there.”"),
    ],
)
def test_quote_that_differs_in_what_matters_is_one_matter(
    paragraph: ParagraphBuilder, relation: Relation, other: str
) -> None:
    """
    The fullest wording is one side, the one that was altered or cut the other; the sentences are not told again.
    """
    ours, theirs = paragraph(FULL, "echo"), paragraph(other, "mirror")
    group = utterance(ours, theirs, relation)

    [matter] = find_disagreements((theirs, ours), (group,))

    assert "quote" == matter.kind
    assert [q.pieces for q in group.members] == [side.excerpts for side in matter.sides]


@pytest.mark.parametrize(
    ("relation", "other"),
    [
        ("silently_truncated", "“We will open 14 rooms of the mill in spring …” That was all."),
        ("silently_truncated", "“And the rest when the money is there.” That was all."),
        ("substitution", "“We shall open 14 rooms of the mill in spring, and the rest when the money is there.”"),
    ],
)
def test_quote_that_loses_nothing_in_silence_is_no_matter(
    paragraph: ParagraphBuilder, relation: Relation, other: str
) -> None:
    """
    A marked cut, a later beginning and a word that means the same are left to the list of wordings.
    """
    ours, theirs = paragraph(FULL, "echo"), paragraph(other, "mirror")

    assert () == find_disagreements((ours, theirs), (utterance(ours, theirs, relation),))


def test_quote_of_an_article_outside_the_story_is_left_out(paragraph: ParagraphBuilder) -> None:
    """
    A story tells of its own articles only.
    """
    ours = paragraph(FULL, "echo")
    theirs = paragraph("“We will open 14 rooms of the mill in spring.” That was all.", "mirror")

    assert () == find_disagreements((ours,), (utterance(ours, theirs, "silently_truncated"),))


# ------------------------------------------------------------------ laws

SENTENCES = st.builds(
    "{} brought {} residents out of the {} mill on {}{} ".format,
    st.sampled_from(["Fire crews", "Fire crews never", "Crews", "They", "“Crews"]),
    st.sampled_from(["14", "12", "nearly nine", "two hundred", "1,000", "½", "3-1", "0", ""]),
    st.sampled_from(["Harwick", "Bellmont", "old", "ÅÉ"]),
    st.sampled_from(["Monday", "Tuesday", "3 May 2019", "today", "time"]),
    st.sampled_from([".", "!", "?”", "", "…"]),
)
TEXTS = st.lists(SENTENCES | st.text(min_size=1, max_size=20), min_size=1, max_size=4).map("".join)


@given(st.lists(TEXTS, max_size=5), st.randoms(use_true_random=False))
def test_any_text_is_read_and_order_of_articles_changes_nothing(texts: list[str], random: Random) -> None:
    """
    Sides are two or more, share no article, and every excerpt lies in its paragraph.
    """
    owners = [build_article(text, f"outlet {n}", n % 3 or None, f"{n}.txt") for n, text in enumerate(texts)]
    paragraphs = [Paragraph(a, 0, len(a.text), stable_id("par", a.id), 0, "body") for a in owners]
    shuffled = random.sample(paragraphs, len(paragraphs))

    found = find_disagreements(tuple(paragraphs), ())

    assert found == find_disagreements(tuple(shuffled), ())
    for matter in found:
        articles = [{e.article for e in side.excerpts} for side in matter.sides]
        assert len(articles) > 1
        assert sum(map(len, articles)) == len(set().union(*articles))
        assert all(
            e.paragraph.start <= e.start < e.end <= e.paragraph.end for side in matter.sides for e in side.excerpts
        )
