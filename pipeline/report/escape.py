"""Text that others wrote to Markdown that prints it: nothing in it becomes a link, a tag or layout."""

from __future__ import annotations

import re

# Kept as they are: joiners and soft hyphens are part of how words are spelled. Diffs show them (`show_unseen`).
_KEPT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_UNSEEN = dict.fromkeys(map(ord, _KEPT), "␣")
_ACTIVE = re.compile(
    r"[\\`*\[\]<>#|~$]"  # spans, links, tags, headings, cells, strikes, mathematics
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis, which never starts or ends between letters
    r"|&(?=[#A-Za-z])"  # entities
    r"|:(?=//)|/(?=/)|(?<=/)/"  # addresses that readers turn into links by themselves
    r"|(?<=[Ww][Ww][Ww])\."
    r"|(?<=[^\W_])\.(?=[^\W\d_]{2})(?!txt\b|jsonl?\b|csv\b|html?\b)"  # host names, which these ends are not
)
# An escaped @ is joined to its neighbours again before GitHub looks for mail addresses; a code span is not.
_MAIL = re.compile(r"(?<=[\w.+-])@(?=\w)")
_OPENING_SIGN = re.compile(r"[-+=:]")
_OPENING_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escape(text: str) -> str:
    r"""*text* as Markdown on one line that renders as exactly these characters, white space apart.

    Control characters, marks that turn the direction of writing and others that nobody sees become visible: ⟨U+202E⟩.

    >>> escape("# [x](http://a.example)\n1 < 2")
    '\\# \\[x\\](http\\:\\/\\/a\\.example) 1 \\< 2'
    """
    line = _MAIL.sub("`@`", _ACTIVE.sub(r"\\\g<0>", visible(text)))
    if _OPENING_SIGN.match(line):
        return f"\\{line}"
    return _OPENING_NUMBER.sub(r"\1\\\2", line, count=1) if line[:1].isdecimal() else line


def visible(text: str) -> str:
    """*text* on one line, single-spaced, with an escape for each character that would act on a page or hide in it."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() or c in _KEPT else f"⟨U+{ord(c):04X}⟩" for c in line)


def show_unseen(text: str) -> str:
    """*text* with `␣` for soft hyphens, joiners and spaces without width, so that a difference in them can be seen."""
    return text.translate(_UNSEEN)
