"""A small edition made by hand: two outlets, an undated article of none, a quote cut short, a rejected file."""

from __future__ import annotations

from dataclasses import astuple, replace

import numpy as np
import pytest

from pipeline.model import (
    PAIR_KINDS,
    Article,
    Attribution,
    Batch,
    Carrier,
    Change,
    Cluster,
    DatedStatement,
    Disagreement,
    Duplicate,
    Edit,
    Edition,
    Excerpt,
    InputFile,
    Issue,
    Pair,
    Pairs,
    Paragraph,
    Published,
    Quote,
    Reuse,
    Reused,
    Side,
    Story,
    SummaryLine,
    Utterance,
    Wording,
    name_cluster,
    stable_id,
)
from tests.conftest import build_article

LEDE = "The harbour bridge closes for nine months on Monday, the city council said."
SAID = "We will keep the ferries running every ten minutes, and nobody will pay for them."
CUT = "We will keep the ferries running every ten minutes."
ODD = "=2+3 # [click](javascript:alert(1)) <img src=x onerror=y> | a *cell* of `code` \u202e.[^1]"


def columns_of(*pairs: Pair) -> Pairs:
    """The columns of *pairs*, which are in order."""
    rows = [(*astuple(pair)[:5], PAIR_KINDS.index(pair.kind), *astuple(pair)[6:]) for pair in pairs]
    types = np.int32, np.int32, np.float64, np.float64, np.int32, np.int8, np.bool_, np.int32, np.int32
    return Pairs(*(np.array([row[i] for row in rows], kind) for i, kind in enumerate(types)))


def split(article: Article) -> tuple[Paragraph, ...]:
    paragraphs = []
    start = 0
    for index, text in enumerate(article.text.split("\n\n")):
        paragraph_id = stable_id("par", article.id, str(index))
        paragraphs.append(Paragraph(article, start, start + len(text), paragraph_id, index, "body"))
        start += len(text) + 2
    return tuple(paragraphs)


def excerpt(paragraph: Paragraph, text: str = "") -> Excerpt:
    start = paragraph.start + paragraph.text.index(text)
    return Excerpt(paragraph.article, start, start + len(text or paragraph.text), paragraph)


def build_edition() -> Edition:
    a = build_article(
        f"{LEDE}\n\n“{SAID}” said Mara Lind, the mayor.\n\nWork starts in March.", "echo", 1, "echo/a.txt"
    )
    b = build_article(f"{LEDE}\n\n“{CUT}” Mara Lind said.\n\nIt lasts eight months.", "mirror", 2, "mirror/b.txt")
    c = build_article(f"{ODD}\n\nA third view.", None, None, "=odd|name.txt")
    c = replace(c, title="Third", outlet_hint="Courier")
    copy = build_article(LEDE, "echo", 3, "echo/copy.txt")
    batch = Batch(
        articles=(a, b, c),
        duplicates=(Duplicate(copy, a),),
        issues=(Issue("skipped", "NF104", "echo/photo.txt", "expected text, found a picture", "skipped"),),
        inputs=tuple(InputFile(file, "00" * 32) for file in ("echo/a.txt", "echo/photo.txt", "mirror/b.txt")),
    )
    paragraphs = (*split(a), *split(b), *split(c))
    lede_a, quote_a, work, lede_b, quote_b, eight, odd, _ = paragraphs
    lind = Attribution("Mara Lind", "Mara Lind", "after", "said")
    full = Quote("quo_000000000001", (excerpt(quote_a, SAID),), "utterance", True, lind)
    cut = Quote("quo_000000000002", (excerpt(quote_b, CUT),), "utterance", True, replace(lind, cue=None))
    title = Quote("quo_000000000003", (excerpt(odd, "click"),), "title", True)
    diff = (
        Edit("same", "We will keep the ferries running every ten"),
        Edit("cut", "minutes, and nobody will pay for them."),
        Edit("added", "minutes."),
    )
    utterance = Utterance(
        members=(full, cut),
        reference=full,
        speaker="Mara Lind",
        wordings=(
            Wording(full, "identical", "none", 0, 0, (Edit("same", SAID),)),
            Wording(cut, "silently_truncated", "high", 6, 0, diff),
        ),
        passages=(("1",), ("1",)),
    )
    pair = Pair(0, 3, 1.0, 1.0, 13, "exact", False, lede_a.start, lede_a.end)
    cluster = Cluster(
        members=(lede_a, lede_b), best_cosines=(1.0, 1.0), weakest_link=1.0, kind="copy", family=name_cluster(lede_a)
    )
    story = Story(
        id=stable_id("sto", a.id),
        articles=(a, b, c),
        headline=excerpt(lede_a),
        summary=(
            SummaryLine((Carrier(excerpt(lede_a), "source"), Carrier(excerpt(lede_b), "agrees")), 0.75, "summary"),
            SummaryLine((Carrier(excerpt(odd), "source"),), 0.25, "summary"),
            SummaryLine(
                (Carrier(full.pieces[0], "source"), Carrier(cut.pieces[0], "differs")), 0.5, "quotes", utterance
            ),
        ),
        disagreements=(Disagreement("number", (Side((excerpt(lede_a), excerpt(lede_b))), Side((excerpt(eight),)))),),
        timeline=(DatedStatement(Published(a.published.day, "metadata").day, "month", "explicit", excerpt(work)),)
        if a.published
        else (),
        reuse=(Reuse(a, b, 33, 22, 13), Reuse(b, a, 29, 22, 13)),
        reused=(Reused(a, 33, 22, 9), Reused(b, 29, 22, 9), Reused(c, 12, 0, 0)),
    )
    return Edition(
        batch=batch,
        paragraphs=paragraphs,
        quotes=(full, cut, title),
        pairs=columns_of(pair),
        clusters=(cluster,),
        utterances=(utterance,),
        stories=(story,),
        changes=(Change("changed_article", story.id, b.id, "11", "22"),),
    )


@pytest.fixture
def edition() -> Edition:
    return build_edition()


@pytest.fixture
def two_stories(edition: Edition) -> Edition:
    """The same with its third article as a story of its own."""
    [story] = edition.stories
    a, b, c = story.articles
    odd = next(paragraph for paragraph in edition.paragraphs if paragraph.article == c)
    first = replace(story, articles=(a, b), summary=(story.summary[0], story.summary[2]), reused=story.reused[:2])
    second = Story(stable_id("sto", c.id), (c,), excerpt(odd), (story.summary[1],), (), (), (), story.reused[2:])
    return replace(edition, stories=(first, second))
