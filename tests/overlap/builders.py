"""Articles of several paragraphs, and their quotes."""

from __future__ import annotations

from pipeline.model import Article, Excerpt, Paragraph, Quote, stable_id
from tests.conftest import build_article


def split(article: Article) -> tuple[Paragraph, ...]:
    """One body paragraph a line."""
    found: list[Paragraph] = []
    start = 0
    for line in article.text.split("\n"):
        if line:
            at = stable_id("par", article.id, str(start))
            found.append(Paragraph(article, start, start + len(line), at, len(found), "body"))
        start += len(line) + 1
    return tuple(found)


def build(*lines: str, outlet: str = "echo", day: int | None = 1) -> tuple[Paragraph, ...]:
    """The paragraphs of an article that has *lines*."""
    return split(build_article("\n".join(lines), outlet, day, f"{outlet}/{day}.txt"))


def quote(paragraph: Paragraph) -> Quote:
    """What stands between the first and the last mark of a paragraph."""
    first, last = paragraph.text.index('"') + 1, paragraph.text.rindex('"')
    piece = Excerpt(paragraph.article, paragraph.start + first, paragraph.start + last, paragraph)
    return Quote(stable_id("quo", paragraph.id), (piece,), "utterance", True)
