"""A sentence to whether it can stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.summary.standing import leans, stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board closed the east pier on Monday after divers found cracks.",
        "After divers found cracks, the harbour board closed the east pier.",
        "Ada Brandt said she would open the west quay by Friday.",
        "“We had no choice but to close it,” harbour master Ada Brandt said.",
        "The board said the pier was “no longer safe for anybody to walk on”.",
        "There is no date yet for the reopening of the east pier.",
        "The US Navy lent a crane to the town of Weston.",
        "52 boats were moved to the west quay within two days.",
        "The series will not only follow the crew but also show the town.",
    ],
)
def test_sentence_that_explains_itself_stands_alone(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will the harbour board reopen the east pier before the summer?",
        "All we know so far about the closure of the pier...",
        "East pier in Weston closed until further notice",
        "The club's statement on the pier reads as follows:",
        "EAST PIER CLOSED AFTER DIVERS FIND CRACKS IN IT.",
        "and the ferries were sent to the west quay on Monday.",
        "* The ferries leave from the west quay for now.",
    ],
)
def test_question_teaser_heading_or_list_item_does_not(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "He closed the pier after divers found cracks in the wood.",
        "It was closed after divers found cracks in the wood.",
        "That came as a surprise to the owners of the ferries.",
        "However, the owners of the ferries were not asked about it.",
        "But the owners of the ferries were not asked about it.",
        "In addition, the board closed the car park at the pier.",
        "In previous years she'd said the pier would last for decades.",
        "After the storm, he sent divers down to look at the wood.",
        "The board also closed the car park at the east pier.",
        "The decision was made after divers found cracks in the wood.",
        "Unfortunately, the owners of the ferries were not asked.",
        "Importantly, too, the owners of the ferries were not asked.",
        "Two other piers were closed in the same week.",
    ],
)
def test_sentence_that_takes_up_the_one_before_leans(text: str) -> None:
    assert leans(text)
    assert not stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We had no choice but to close the old pier.”",
        "“We had no choice but to close it,” she said on Monday.",
        "“We had no choice but to close it,” said the harbour master. “The wood is rotten.",
        "The wood is rotten and the pier has to go,” Ada Brandt said.",
        'Ada Brandt said the pier was "rotten from end to end.',
        "The east pier (built in the last century was closed on Monday.",
    ],
)
def test_speech_of_nobody_or_with_half_its_marks_does_not_stand(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Follow the Weston Echo for every turn of the story.  Subscribe to the newsletter today.",
        "Read more about the piers of the coast at www.example.org today.",
        "For more information contact the press office of the board.",
        "When the board tells more about the pier, we'll let you know.",
        "Anyone who saw the storm should call the board on 0555 123 456.",
    ],
)
def test_line_that_speaks_to_the_reader_does_not_stand(text: str) -> None:
    assert not stands_alone(text)


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != ""))
@settings(max_examples=100)
def test_any_text_has_an_answer(text: str) -> None:
    assert stands_alone(text.strip()) in (True, False)
