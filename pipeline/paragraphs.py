"""Articles to their paragraphs, each with what it is for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import Article, Paragraph, stable_id
from pipeline.roles import find_roles
from pipeline.text import fold

Block = tuple[int, int]

_NEWLINES = r"\n\r\v\f\x85\u2028\u2029"
_LINE = re.compile(rf"(\s*+)(\S[^{_NEWLINES}]*+)")
_BLANK_LINE = re.compile(rf"(?>\r\n|[{_NEWLINES}])[^\S{_NEWLINES}]*+[{_NEWLINES}]")
_STOP = re.compile(r"[.!?…:;][\"'’”»)\]*_]*\Z")
# No one wraps wider than this by hand or by mail program.
_WIDEST_WRAP = 120
_FILLED_SHARE = 0.6
_LONG_LINE, _LONG_LINE_AMONG_BLANKS = 60, 120


def split_paragraphs(articles: tuple[Article, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of all *articles*, in the order of the articles and of their text.

    No character but white space is left out or lies in two of them.
    """
    return tuple(paragraph for article in articles for paragraph in _split_article(article))


def find_blocks(article: Article) -> tuple[Block, ...]:
    """Where the paragraphs of *article* lie, `[start, end)`, without roles: the lines at its head, then its text.

    Paragraphs are what blank lines part. Lines of one paragraph may be wrapped by hand; lines that are too long for
    that, or where there is no blank line at all, are paragraphs of their own.
    """
    return tuple(sorted([(line.start, line.end) for line in article.head] + _body_blocks(article)))


def splits_by_line(article: Article) -> bool:
    """Whether lines are taken for paragraphs because no blank line parts them."""
    groups = _line_groups(article)
    return len(groups) == 1 and len(_split_group(article.text, groups[0], _LONG_LINE)) > 1


def _split_article(article: Article) -> Iterator[Paragraph]:
    blocks = find_blocks(article)
    texts = [article.text[start:end] for start, end in blocks]
    seen: Counter[str] = Counter()
    for index, ((start, end), (role, rule)) in enumerate(zip(blocks, find_roles(article, blocks), strict=True)):
        folded = " ".join(fold(texts[index]).split())
        seen[folded] += 1
        name = stable_id("par", article.id, folded, str(seen[folded]))
        yield Paragraph(article, start, end, name, index, role, rule)


def _body_blocks(article: Article) -> list[Block]:
    groups = _line_groups(article)
    long_line = _LONG_LINE if len(groups) == 1 else _LONG_LINE_AMONG_BLANKS
    return [block for group in groups for block in _split_group(article.text, group, long_line)]


def _line_groups(article: Article) -> list[list[Block]]:
    """The lines below the head that hold anything, without outer white space, parted at blank lines."""
    groups: list[list[Block]] = []
    for start, end in _gaps(article):
        joins = False
        # Without the white space at the end no attempt to match fails, so that none is made twice.
        last = start + len(article.text[start:end].rstrip())
        for match in _LINE.finditer(article.text, start, last):
            line = match.start(2), match.start(2) + len(match[2].rstrip())
            if joins and not _BLANK_LINE.search(match[1]):
                groups[-1].append(line)
            else:
                groups.append([line])
            joins = True
    return groups


def _gaps(article: Article) -> Iterator[Block]:
    """What of the text is no line of the head."""
    position = 0
    for line in article.head:
        yield position, line.start
        position = line.end
    yield position, len(article.text)


def _split_group(text: str, lines: Sequence[Block], long_line: int) -> list[Block]:
    """Lines without a blank one between them to paragraphs."""
    if _is_wrapped(text, lines):
        return _join_wrapped(text, lines)
    if _typical_length(lines) > long_line:
        return list(lines)
    stopped = sum(_ends_sentence(text, line) for line in lines)
    if long_line == _LONG_LINE and stopped * 2 > len(lines):
        return list(lines)
    return [(lines[0][0], lines[-1][1])]


def _is_wrapped(text: str, lines: Sequence[Block]) -> bool:
    """Whether the lines were broken where the next word no longer fitted."""
    width = max(end - start for start, end in lines)
    if len(lines) < 2 or width > _WIDEST_WRAP:
        return False
    filled = sum(_is_filled(text, line, below, width) for line, below in pairwise(lines))
    stopped = sum(_ends_sentence(text, line) for line in lines[:-1])
    return filled >= _FILLED_SHARE * (len(lines) - 1) and stopped * 2 < len(lines) - 1


def _is_filled(text: str, line: Block, below: Block, width: int) -> bool:
    next_word = text[below[0] : min(below[1], below[0] + width)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(next_word) > width


def _ends_sentence(text: str, line: Block) -> bool:
    return bool(_STOP.search(text, max(line[0], line[1] - 8), line[1]))


def _join_wrapped(text: str, lines: Sequence[Block]) -> list[Block]:
    """One paragraph, or several where a line stops short at the end of a sentence."""
    width = max(end - start for start, end in lines)
    blocks = [lines[0]]
    for line, below in pairwise(lines):
        ends = not _is_filled(text, line, below, width) and _ends_sentence(text, line)
        blocks[-1:] = [blocks[-1], below] if ends else [(blocks[-1][0], below[1])]
    return blocks


def _typical_length(lines: Sequence[Block]) -> int:
    """The length of the line that holds the middle character: a few short headings do not lower it."""
    lengths = sorted(end - start for start, end in lines)
    middle = sum(lengths) / 2
    passed = 0
    for length in lengths:
        passed += length
        if passed >= middle:
            return length
    return 0
