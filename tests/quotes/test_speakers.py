"""Quotes to their speakers."""

from __future__ import annotations

import pytest

from tests.quotes.builders import found, speaker

SAID = "We will rebuild the old bridge before winter"


@pytest.mark.parametrize(
    ("text", "name", "basis"),
    [
        (f'"{SAID}," said Ann Hale.', "Ann Hale", "after"),
        (f'"{SAID}," Ann Hale said.', "Ann Hale", "after"),
        (f'"{SAID}," Ann Hale, who runs the port, later told reporters.', "Ann Hale", "after"),
        (f'"{SAID}," added Ann Hale, head of roads at the council.', "Ann Hale", "after"),
        (f'"{SAID}," said lead engineer Ann Hale.', "Ann Hale", "after"),
        (f'"{SAID}," tutted Ann Hale.', "Ann Hale", "after"),
        (f'"{SAID}," according to Ann Hale.', "Ann Hale", "according_to"),
        (f'According to Ann Hale, "{SAID}."', "Ann Hale", "according_to"),
        (f'"{SAID}." — Ann Hale', "Ann Hale", "after"),
        (f'"{SAID}."\n\n- Ann Hale, engineer.', "Ann Hale", "after"),
        (f'"{SAID}," a spokesman for the port said.', "a spokesman", "after"),
        (f'Ann Hale said: "{SAID}."', "Ann Hale", "before"),
        (f'Ann Hale, head of roads, of bridges, and of tunnels, said: "{SAID}."', "Ann Hale", "before"),
        (f'In Oslo, Ann Hale told reporters, "{SAID}."', "Ann Hale", "before"),
        (f'The Oslo boss added: "{SAID}."', "The Oslo boss", "before"),
        (f'Port boss Ann Hale said: "{SAID}."', "Ann Hale", "before"),
        (f'Asked by Bob Lund, Ann Hale said: "{SAID}."', "Ann Hale", "before"),
        (f'Ann Hale spoke of the winter, saying: "{SAID}."', "Ann Hale", "participle"),
        (f'Head of Harbour Works, Ann Hale, was glad, stating: "{SAID}."', "Ann Hale", "participle"),
        (f'A statement from Harbour Works reads as follows...\n\n"{SAID}."', "Harbour Works", "lead_in"),
        (f'Ann Hale was clear on one thing:\n\n"{SAID}."', "Ann Hale", "lead_in"),
        (f'Ann Hale said the plan was ready. "{SAID}."', "Ann Hale", "lead_in"),
        (f'Bob Lund recalled Ann Hale saying: "{SAID}."', "Ann Hale", "participle"),
        (f'Ann Hale was quoted as saying, "{SAID}."', "Ann Hale", "participle"),
        (f'Al Lund read a statement from Ann Hale saying: "{SAID}."', "Ann Hale", "participle"),
        (f'Al Lund attacked Ann Hale over saying: "{SAID}."', "Ann Hale", "participle"),
        (f'The mayor, Ann Hale, was quoted by Acme as saying: "{SAID}."', "Ann Hale", "participle"),
        (f'Ann Hale denied the charge and said: "{SAID}."', "Ann Hale", "before"),
        (f'Ann Hale, who denies the charge, said: "{SAID}."', "Ann Hale", "before"),
        (f'"{SAID}," Ann Hale was quoted by the Oslo Post as saying.', "Ann Hale", "after"),
        (f'"{SAID}," Ann Hale would later tell reporters.', "Ann Hale", "after"),
        (f'"{SAID}," Bob Lund was told by Ann Hale.', "Ann Hale", "after"),
        (f'"{SAID}," Bob Lund heard Ann Hale say.', "Ann Hale", "after"),
        (f'"{SAID}," the Oslo Post quoted Ann Hale as saying.', "Ann Hale", "after"),
        (f'"{SAID}," Ann Hale was quoted as saying.', "Ann Hale", "after"),
        (f'"{SAID}," Ann Hale, who was not there, said.', "Ann Hale", "after"),
        (f'"{SAID}," Ann Hale denied.', "Ann Hale", "after"),
        (f'Bob Lund accused Ann Hale of saying: "{SAID}."', "Ann Hale", "participle"),
    ],
)
def test_the_speaker_is_read_from_the_text_beside_the_quote(text: str, name: str, basis: str) -> None:
    """
    Whoever the text names for the words is their speaker, with the rule that read it.
    """
    [quote] = found(text)

    assert quote.attribution is not None
    assert (name, basis) == (quote.attribution.speaker, quote.attribution.basis)


@pytest.mark.parametrize(
    "text",
    [
        f'It has been reportedly said: "{SAID}."',
        f'The council was told: "{SAID}."',
        f'A banner hung from the wall. "{SAID}."',
        f'"{SAID}."',
        f'"{SAID}," Ann Hale was told.',
        f'"{SAID}," Ann Hale claimed Bob Lund told her.',
        f'"{SAID}," Ann Hale insisted she never said.',
        f'"{SAID}," Ann Hale should have said.',
        f'It is not true that Ann Hale said: "{SAID}."',
        f'Ann Hale wouldn’t say "{SAID}".',
        f'In a fake video, Ann Hale said: "{SAID}."',
        f'There is no evidence that Ann Hale said "{SAID}".',
        f'Ann Hale no longer says "{SAID}".',
        f'Nobody from Acme said: "{SAID}."',
        f'The council closed the pier after cracks were found in it.\n\n"{SAID}."',
        f'Ann Hale faced calls to quit.\n\n"{SAID}."',
        f'Neither Ann Hale nor Bob Lund said: "{SAID}."',
        f'It was not Ann Hale who said: "{SAID}."',
        f'"{SAID}," Ann Hale never said.',
        f'"{SAID}," Ann Hale denied saying.',
        f'"{SAID}," said neither Ann Hale nor Bob Lund.',
        f'Ann Hale did not say "{SAID}".',
        f'Ann Hale denied that she had said: "{SAID}."',
    ],
)
def test_nobody_is_made_up(text: str) -> None:
    """
    Where the text names nobody there is no speaker.
    """
    assert speaker(text) is None


def test_a_passive_names_whoever_follows_by() -> None:
    """
    Who said it may come after the verb.
    """
    assert "Ann Hale" == speaker(f'The council was told by Ann Hale: "{SAID}."')


def test_a_surname_becomes_the_full_name_the_article_gives() -> None:
    """
    The full name is the speaker, the printed one is kept.
    """
    [quote] = found(f'Engineer Ann Hale was there on Monday.\n\n"{SAID}," Hale said.')

    assert quote.attribution is not None
    assert ("Ann Hale", "Hale", "said") == (
        quote.attribution.speaker,
        quote.attribution.printed,
        quote.attribution.cue,
    )


def test_a_surname_of_two_people_stays_as_printed() -> None:
    """
    Two full names leave it open who is meant.
    """
    assert "Hale" == speaker(f'Ann Hale and Tom Hale were there.\n\n"{SAID}," Hale said.')


def test_a_pronoun_is_resolved_when_one_person_is_clear() -> None:
    """
    A pronoun stands for who spoke just before, if nobody else is named in between.
    """
    last = found(f'"{SAID}," said Ann Hale. The rain went on. "Nothing else matters to us," she added.')[-1]

    assert last.attribution is not None
    assert ("Ann Hale", "she", "resolved") == (
        last.attribution.speaker,
        last.attribution.printed,
        last.attribution.basis,
    )


def test_a_pronoun_stays_as_printed_when_it_may_be_another() -> None:
    """
    Better the printed pronoun than a wrong name.
    """
    assert "she" == speaker(f'"{SAID}," said Ann Hale. Then Eva Lund spoke. "Nothing else matters to us," she added.')


def test_a_name_beats_a_pronoun() -> None:
    """
    With a speaker on both sides, the name is taken.
    """
    assert "Ann Hale" == speaker(f'Ann Hale said: "{SAID}," she told the crowd.')


def test_the_speaker_of_a_reopened_quote_holds_for_all_of_it() -> None:
    """
    One quote, one speaker, however many paragraphs.
    """
    [quote] = found("“We looked at every plan.\n\n“We chose the second one,” said Ann Hale.")

    assert quote.attribution is not None
    assert "Ann Hale" == quote.attribution.speaker
