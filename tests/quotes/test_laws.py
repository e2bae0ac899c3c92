"""What holds for any text."""

from __future__ import annotations

from itertools import permutations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.config import QuoteSettings
from pipeline.model import Utterance
from pipeline.quotes import find_quotes, group_quotes
from tests.quotes.builders import body, found, utterances

SENTENCES = (
    "We will rebuild the wooden bridge before winter.",
    "The ferry keeps running through every storm season.",
    "Nobody in the harbour asked for another casino.",
    "Our fishermen deserve dry boots and honest prices.",
    "This council has wasted eleven precious summers.",
)
SPEAKERS = ("Ann Hale", "Bob Lund")
MARKS = (('"', '"'), ("“", "”"), ("«", "»"), ("''", "''"), ("„", "“"))
MARKED_TEXT = st.text(alphabet="ab A.,!?:'\"“”„‟«»‘’`´—-…[](*)12\n\ufffd\u200bé", max_size=80)
PARAGRAPHS = st.lists(MARKED_TEXT, max_size=5).map("\n\n".join)
SPEECHES = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4, unique=True)


def outlets(groups: tuple[Utterance, ...]) -> list[list[str]]:
    """The files behind each utterance that two articles print."""
    return sorted(sorted(a.file for a in group.articles) for group in groups if len(group.articles) > 1)


@given(PARAGRAPHS)
@example("“““”””\n\n”\n\n“")
@example("'a' '''b''' ''c\n\n''d''")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_piece_is_verbatim(text: str) -> None:
    """
    Nothing is an error; pieces lie in their paragraphs, in order, and never overlap.
    """
    quotes = found(text)

    spans = [(piece.start, piece.end) for quote in quotes for piece in quote.pieces]
    assert all(piece.text == text[piece.start : piece.end] for quote in quotes for piece in quote.pieces)
    assert all(
        piece.paragraph.start <= piece.start < piece.end <= piece.paragraph.end
        for quote in quotes
        for piece in quote.pieces
    )
    assert all(a[1] <= b[0] for a, b in zip(sorted(spans), sorted(spans)[1:], strict=False))
    assert len({quote.id for quote in quotes}) == len(quotes)


@given(st.lists(PARAGRAPHS, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_utterance_and_fragment_is_in_exactly_one_group(texts: list[str]) -> None:
    """
    A partition: nothing lost, nothing twice; and what every wording shows gives back what was printed.
    """
    paragraphs = tuple(p for n, text in enumerate(texts) for p in body(text, file=f"{n}.txt"))
    quotes = find_quotes(paragraphs, QuoteSettings())

    groups = group_quotes(quotes, QuoteSettings())

    spoken = sorted(quote.id for quote in quotes if quote.kind in ("utterance", "fragment"))
    assert spoken == sorted(quote.id for group in groups for quote in group.members)
    for group in groups:
        for wording in group.wordings:
            printed = " ".join(edit.text for edit in wording.diff if edit.kind != "cut")
            assert wording.quote.text.split() == printed.split()


@given(SPEECHES, st.sampled_from(MARKS), st.sampled_from(SPEAKERS))
@settings(max_examples=40, deadline=None)
def test_the_kind_of_mark_changes_no_group(speech: list[str], marks: tuple[str, str], speaker: str) -> None:
    """
    Outlets set the same words in other marks.
    """
    words = " ".join(speech)
    plain = body(f'{speaker} said: "{words}"', "echo")
    marked = body(f"{speaker} said: {marks[0]}{words}{marks[1]}", "mirror")

    assert [[plain[0].article.file, marked[0].article.file]] == outlets(utterances(plain, marked))


@given(SPEECHES, st.integers(1, 3), st.sampled_from(SPEAKERS))
@settings(max_examples=40, deadline=None)
def test_breaks_of_attribution_and_paragraph_change_no_group(speech: list[str], at: int, speaker: str) -> None:
    """
    Where an outlet puts `said X`, or a new paragraph, says nothing about the words.
    """
    at = min(at, len(speech) - 1)
    first, rest = " ".join(speech[:at]), " ".join(speech[at:])
    whole = body(f'{speaker} said: "{first} {rest}"', "echo")
    broken = body(f'"{first[:-1]}," said {speaker}. "{rest}"', "mirror")
    parted = body(f"{speaker} said: “{first}\n\n“{rest}”", "post")
    both = body(f'"{first[:-1]}," said {speaker} in Oslo.\n\n"{rest}"', "wire")

    [group] = utterances(whole, broken, parted, both)

    assert 4 == len(group.members)
    assert {"none"} == {wording.severity for wording in group.wordings}


@given(st.lists(SPEECHES, min_size=3, max_size=3))
@settings(max_examples=25, deadline=None)
def test_the_order_of_articles_and_an_unrelated_one_change_no_group(speeches: list[list[str]]) -> None:
    """
    Groups depend on the quotes they hold alone.
    """
    articles = [
        body(f'{SPEAKERS[n % 2]} said: "{" ".join(speech)}"', f"outlet {n}", n or None)
        for n, speech in enumerate(speeches)
    ]
    unrelated = body('Eva Moe said: "Quantum chemists rarely enjoy pickled herring at breakfast."', "other", 2)
    expected = utterances(*articles)

    assert all(expected == utterances(*order) for order in permutations(articles))
    assert outlets(expected) == outlets(utterances(unrelated, *articles))


@given(SPEECHES, SPEECHES)
@settings(max_examples=30, deadline=None)
def test_a_mark_that_is_never_closed_costs_its_own_paragraph_at_most(speech: list[str], later: list[str]) -> None:
    """
    What other paragraphs quote stays the same.
    """
    rest = f"\n\nThe council met again.\n\nBob Lund said: “{' '.join(later)}” Then he left."
    words = " ".join(speech)

    whole = found(f"Ann Hale said: “{words}”{rest}")
    lost = found(f"Ann Hale said: “{words}{rest}")

    assert [quote.text for quote in whole] == [quote.text for quote in lost]
    assert whole[1].attribution == lost[1].attribution
