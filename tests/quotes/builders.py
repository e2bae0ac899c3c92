"""Articles of several paragraphs, and what is found in them."""

from __future__ import annotations

from pipeline.config import QuoteSettings
from pipeline.model import Paragraph, Quote, Utterance, Wording, stable_id
from pipeline.quotes import find_quotes, group_quotes
from tests.conftest import build_article


def body(text: str, outlet: str | None = "echo", day: int | None = 1, file: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs of an article whose paragraphs are parted by blank lines."""
    owner = build_article(text, outlet, day, file)
    paragraphs = []
    at = 0
    for index, part in enumerate(text.split("\n\n")):
        if part:
            paragraphs.append(
                Paragraph(owner, at, at + len(part), stable_id("par", owner.id, str(index)), index, "body")
            )
        at += len(part) + 2
    return tuple(paragraphs)


def found(text: str) -> tuple[Quote, ...]:
    """The quotes of one article."""
    return find_quotes(body(text), QuoteSettings())


def pieces(text: str) -> list[list[str]]:
    """The quotes of one article as the texts of their pieces."""
    return [[piece.text for piece in quote.pieces] for quote in found(text)]


def speaker(text: str) -> str | None:
    """The speaker of the article's last quote."""
    said = found(text)[-1].attribution
    return said.speaker if said else None


def utterances(*articles: tuple[Paragraph, ...]) -> tuple[Utterance, ...]:
    """The utterances of several articles."""
    paragraphs = tuple(paragraph for own in articles for paragraph in own)
    return group_quotes(find_quotes(paragraphs, QuoteSettings()), QuoteSettings())


def shared(*articles: tuple[Paragraph, ...]) -> list[set[str]]:
    """The outlets of every utterance that two or more articles print."""
    return [set(group.outlets) for group in utterances(*articles) if len(group.articles) > 1]


def wording(full: str, other: str, day: int = 1) -> Wording:
    """The wording of *other* against *full*, both spoken by one mayor in two outlets."""
    [group] = utterances(
        body(f'"{full}" Mayor Ana Brandt said.', "echo", 1), body(f'"{other}" Mayor Ana Brandt said.', "mirror", day)
    )
    [own] = [word for word in group.wordings if word.quote.article.outlet == "mirror"]
    return own
