"""Quotes to utterances."""

from __future__ import annotations

import pytest

from tests.quotes.builders import body, found, shared, utterances

BRIDGE = "We will rebuild the wooden bridge before winter, and the harbour wall after it."
FERRY = "The ferry keeps running through the storm season, whatever the owners decide."


def test_the_same_words_in_two_outlets_are_one_utterance() -> None:
    """
    The earliest printing is the head, and the utterance is repeated.
    """
    late = body(f'Ann Hale said: "{BRIDGE}"', "mirror", 3)
    early = body(f'"{BRIDGE}" said Ann Hale.', "echo", 1)

    [group] = utterances(late, early)

    assert ["echo", "mirror"] == [quote.article.outlet for quote in group.members]
    assert group.repeated
    assert "Ann Hale" == group.speaker


def test_every_utterance_and_fragment_is_in_exactly_one_group() -> None:
    """
    Nothing that was said is lost, and titles and scare quotes are left out.
    """
    own = body(
        f'Ann Hale said: "{BRIDGE}" She hosts "The Long Way" and likes "facts" much.\n\n"{FERRY}" said Bob Lund.'
    )

    assert [[BRIDGE], [FERRY]] == [[quote.text for quote in group.members] for group in utterances(own)]


def test_a_part_hangs_on_the_whole() -> None:
    """
    A fragment of a long statement belongs to it, however small its share.
    """
    part = "rebuild the wooden bridge before winter"
    assert [{"echo", "mirror"}] == shared(
        body(f'Ann Hale said: "{FERRY} {BRIDGE}"', "echo"),
        body(f'Ann Hale promised to "{part}" again.', "mirror"),
    )


def test_a_fragment_does_not_join_two_statements() -> None:
    """
    Two statements that share a fragment stay apart, and the fragment is in one of them.
    """
    groups = utterances(
        body('Ann Hale said: "Our engineers promise to repair the harbour wall when the spring tides allow."', "echo"),
        body(
            'Ann Hale said: "Nobody asked who should repair the harbour wall with money from fishing fees."', "mirror"
        ),
        body('Ann Hale wants to "repair the harbour wall" soon.', "post"),
    )

    assert [1, 2] == sorted(len(group.members) for group in groups)


def test_a_denial_is_not_the_statement() -> None:
    """
    A differing negation keeps two quotes apart.
    """
    assert [] == shared(
        body('"The private sector is doing fine today," said Ann Hale.', "echo"),
        body('"The private sector is not doing fine today," said Bob Lund.', "mirror"),
    )


def test_a_chant_is_not_an_utterance_shared() -> None:
    """
    One word, however often, is no proof.
    """
    assert [] == shared(
        body('"Freedom, freedom, freedom, freedom!" shouted Ann Hale.', "echo"),
        body('"Freedom, freedom, freedom!" shouted Bob Lund.', "mirror"),
    )


@pytest.mark.parametrize("formula", ["Thank you very much.", "It was the right thing.", "Thank you."])
def test_a_formula_is_not_an_utterance_shared(formula: str) -> None:
    """
    What anybody says any day proves nothing, even by the same speaker.
    """
    assert [] == shared(body(f'"{formula}" said Ann Hale.', "echo"), body(f'"{formula}" said Ann Hale.', "mirror"))


def test_what_one_quotes_of_another_is_not_said_by_both() -> None:
    """
    Words in marks within a quote are another's.
    """
    assert [] == shared(
        body('"They say we want ‘a quiet little war’ and that is simply false," said Ann Hale.', "echo"),
        body('Bob Lund said it was "a quiet little war" all along.', "mirror"),
    )


def test_a_line_said_far_apart_needs_more_proof() -> None:
    """
    Months apart, a few shared words are another occasion; a long sentence is not.
    """
    near = "The harbour needs patience."
    assert [] == shared(
        body(f'Ann Hale said: "{near}"', "echo", 1), body(f'"{near} Nothing else ever helps," said Bob.', "mirror", 60)
    )
    assert [{"echo", "mirror"}] == shared(
        body(f'Ann Hale said: "{BRIDGE}"', "echo", 1), body(f'Ann Hale said: "{BRIDGE}"', "mirror", 60)
    )


def test_two_names_need_more_proof() -> None:
    """
    A few shared words under two names are two people's; a whole sentence is one, with the names shown.
    """
    assert [] == shared(
        body('"We deserve reproductive health and rights," said Ann Hale.', "echo"),
        body('"Voters want reproductive health and rights," said Bob Lund.', "mirror"),
    )

    [group] = utterances(body(f'"{BRIDGE}" said Ann Hale.', "echo"), body(f'"{BRIDGE}" said Bob Lund.', "mirror", 2))

    assert ["", "speaker_differs"] == [wording.note for wording in group.wordings]


def test_accents_case_and_contractions_do_not_part_what_is_one() -> None:
    """
    The same words written another way are the same words.
    """
    assert [{"echo", "mirror"}] == shared(
        body('"We\'re sure Jürgen’s twenty-two boats won’t sink," said Ann Hale.', "echo"),
        body("“We are sure JURGEN’S twenty two boats will not sink,” said Ann Hale.", "mirror"),
    )


def test_characters_that_were_lost_are_no_shared_words() -> None:
    """
    Replacement characters are equal to nothing, not even to one another.
    """
    lost = "\ufffd\ufffd\ufffd b\ufffdidge h\ufffdrbour w\ufffdll f\ufffdrry st\ufffdrm"
    assert [] == shared(body(f'Ann Hale said: "{lost}."', "echo"), body(f'Ann Hale said: "{lost}."', "mirror"))


def test_two_quotes_of_one_article_may_be_parts_of_one_utterance() -> None:
    """
    An article that prints a statement in two quotes has both in its group.
    """
    [group] = utterances(
        body(f'Ann Hale said: "{BRIDGE} {FERRY}"', "echo"),
        body(f'Ann Hale said: "{BRIDGE}"\n\nThe crowd cheered.\n\nShe then added: "{FERRY}"', "mirror"),
    )

    assert 3 == len(group.members)
    assert [("1 2",), ("1",), ("2",)] == list(group.passages)


def test_passages_are_told_piece_by_piece() -> None:
    """
    Each piece says which sentences of the fullest wording it prints.
    """
    [group] = utterances(
        body(f'"{BRIDGE}" said Ann Hale. "{FERRY}"', "echo", 2), body(f'Ann Hale said: "{FERRY}"', "mirror", 1)
    )

    assert [("2",), ("1", "2")] == list(group.passages)
    assert "echo" == group.reference.article.outlet


def test_an_utterance_printed_once_has_no_wordings() -> None:
    """
    One member has nothing to be held against.
    """
    [group] = utterances(body(f'"{BRIDGE}" said Ann Hale.'))

    assert ((), (), group.head) == (group.wordings, group.passages, group.reference)


def test_ids_do_not_depend_on_other_articles() -> None:
    """
    A quote has the same id whatever else is read.
    """
    assert (
        found(f'"{BRIDGE}" said Ann Hale.')[0].id
        == utterances(body(f'"{BRIDGE}" said Ann Hale.'), body(f'"{FERRY}" said Bob Lund.', "mirror"))[0].head.id
    )


def test_two_people_of_one_surname_are_two() -> None:
    """
    The same words under two first names have no speaker that can be told, and both articles are marked.
    """
    [group] = utterances(
        body(f'"{BRIDGE}" said captain Anna Berg.', "echo"), body(f'"{BRIDGE}" said harbour master Tom Berg.', "mirror")
    )

    assert group.speaker is None
    assert "speaker_differs" in [wording.note for wording in group.wordings]


def test_speaker_is_whom_most_articles_name_and_the_others_are_marked() -> None:
    """
    One article against two gives the words to somebody else; the shorter name of the first is no third person.
    """
    [group] = utterances(
        body(f'"{BRIDGE}" said Tom Lund.', "post"),
        body(f'"{BRIDGE}" said Anna Berg.', "echo", 2),
        body(f'"{BRIDGE}" said Berg.', "mirror", 3),
    )

    assert "Anna Berg" == group.speaker
    assert ["speaker_differs", "", ""] == [wording.note for wording in group.wordings]
