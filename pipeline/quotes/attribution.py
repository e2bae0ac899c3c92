"""The quoted pieces of an article to their attributions: side by side, then across sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Attribution
from pipeline.quotes import cues
from pipeline.quotes.names import full_name, name_words, names_in
from pipeline.quotes.outline import Outline
from pipeline.quotes.scan import Piece
from pipeline.quotes.speakers import Finding, announces, signature, speaker_after, speaker_before, speaker_of_sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text around a piece says: what stands after and before it, and which of the two speaks for it."""

    after: Finding | None
    before: Finding | None

    @property
    def beside(self) -> Finding | None:
        """The better of the two sides: a name beats a pronoun, else what is joined by a comma or colon, else after."""
        after, before = self.after, self.before
        if after is None or before is None:
            return after or before
        if after.mention and after.mention.kind == "pronoun" and before.mention and before.mention.kind == "name":
            return before if before.joined and before.near else after
        return before if before.joined and not after.joined else after

    @property
    def cued(self) -> bool:
        """Whether a verb of speech, or a colon, ties the piece to a speaker."""
        beside = self.beside
        return beside is not None and (beside.joined or beside.near)


def read_sides(pieces: Sequence[Piece], lines: Sequence[Outline]) -> list[Reading]:
    """What stands on both sides of each of the article's *pieces*; *lines* has an outline for each paragraph."""
    readings = []
    for number, piece in enumerate(pieces):
        outline = lines[piece.paragraph_no]
        at = outline.place_of[number]
        after = speaker_after(outline, at, piece.closing)
        if after is None and at == len(outline.tokens) - 1 and piece.paragraph_no + 1 < len(lines):
            after = signature(lines[piece.paragraph_no + 1])
        readings.append(Reading(after, speaker_before(outline, at)))
    return readings


def lead_in(number: int, piece: Piece, lines: Sequence[Outline]) -> Finding | None:
    """The speaker of the sentence before the one that *piece*, the *number*th, starts; over a paragraph's end too."""
    outline = lines[piece.paragraph_no]
    at = outline.place_of[number]
    sentence = outline.sentence_of[at]
    if outline.sentences[sentence][0] != at:
        return None
    if sentence == 0:
        if piece.paragraph_no == 0 or not lines[piece.paragraph_no - 1].sentences:
            return None
        outline = lines[piece.paragraph_no - 1]
        sentence = len(outline.sentences)
    return speaker_of_sentence(outline, sentence - 1, announces=announces(outline, sentence - 1))


def attribute(finding: Finding, known: dict[str, str], resolved: str | None = None) -> Attribution | None:
    """*finding* as an attribution: *known* are the article's full names, *resolved* whom a pronoun stands for."""
    mention = finding.mention
    if mention is None:
        return None
    if resolved is not None:
        return Attribution(resolved, mention.printed, "resolved", finding.cue)
    return Attribution(full_name(mention, known), mention.printed, finding.basis, finding.cue)


def antecedent(
    finding: Finding, number: int, pieces: Sequence[Piece], lines: Sequence[Outline], said: Sequence[Attribution | None]
) -> str | None:
    """The person a pronoun stands for: who spoke just before, if nobody else is named in between; else None."""
    mention = finding.mention
    if mention is None or mention.kind != "pronoun" or mention.printed.casefold() not in cues.RESOLVABLE or not number:
        return None
    earlier, here = pieces[number - 1], pieces[number]
    spoken = said[number - 1]
    if spoken is None or here.paragraph_no - earlier.paragraph_no > 1 or not is_name(spoken.speaker):
        return None
    start = lines[earlier.paragraph_no].place_of[number - 1]
    end = lines[here.paragraph_no].place_of[number]
    between = (
        lines[here.paragraph_no].tokens[start:end]
        if earlier.paragraph_no == here.paragraph_no
        else lines[earlier.paragraph_no].tokens[start:] + lines[here.paragraph_no].tokens[:end]
    )
    return spoken.speaker if names_in(between) <= name_words(spoken.speaker) else None


def is_name(speaker: str | None) -> bool:
    """Whether *speaker* is a proper name: capitals, and neither a pronoun nor a role behind an article."""
    if not speaker or not speaker[0].isupper():
        return False
    words = speaker.casefold().split()
    return words[0] not in cues.PRONOUNS and words[0] not in cues.DETERMINERS and words[-1] not in cues.ROLES
