"""Text that others wrote, rendered by a Markdown reader, is that text and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.report.escape import escape, show_unseen, visible

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PIECES = [
    *(
        "# h",
        "## ",
        "[a](javascript:x)",
        "![i](p.png)",
        "<img onerror=x>",
        "<!-- c",
        "--> ",
        "| a | b |",
        "|---|",
        "---",
    ),
    *("***", "* b", "- b", "+ b", "1. n", "1) n", "> q", "```", "~~~", "~~s~~", "**b**", "__b__", "_i_", "`c`", "``"),
    *(
        "[^1]",
        "[^1]: n",
        "&amp;",
        "&#60;",
        "https://a.example/x",
        "www.a.example",
        "me@a.example",
        "\\",
        "\\*",
        "a_b_c",
    ),
    *(
        "===",
        "\t",
        "\n",
        "\n\n",
        "    code",
        "\u202e",
        "\x1b[31m",
        "\x00",
        "\u00ad",
        "$x$",
        "{% x %}",
        "<https://a.example>",
    ),
    *("«é»", ":", "word", " ", "é_", "_é", "日本_語"),
]
HOSTILE = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=12).map("".join)
PLACES = ["{}", "- {}", "> {}", "# {}", "before **A** {} after", "| a | b |\n| --- | --- |\n| {} | x |"]


def tokens_of(page: str) -> list[Token]:
    return [inner for token in READER.parse(page) for inner in (token, *(token.children or ()))]


def text_of(page: str) -> str:
    """What a reader of *page* sees."""
    shown = {"text", "text_special", "code_inline"}
    return "".join(token.content for token in tokens_of(page) if token.type in shown)


@given(HOSTILE)
def test_rendered_text_is_the_source_text(text: str) -> None:
    assert visible(text) == text_of(escape(text))


@pytest.mark.parametrize("place", PLACES)
@given(text=HOSTILE)
def test_nothing_in_a_text_becomes_layout(place: str, text: str) -> None:
    layout = [token.type for token in tokens_of(place.format("word"))]

    found = [token.type for token in tokens_of(place.format(escape(text) or "word"))]

    ignored = {"text", "code_inline"}
    assert [kind for kind in layout if kind not in ignored] == [kind for kind in found if kind not in ignored]


@given(HOSTILE)
def test_no_address_is_left_that_a_reader_would_link(text: str) -> None:
    assert not re.search(r"://|\bwww\.\w|[\w.+-]@\w", escape(text))


@given(HOSTILE)
def test_escaped_text_is_one_printable_line(text: str) -> None:
    line = escape(text)

    assert all(c.isprintable() or c in "\u00ad\u200b\u200c\u200d\u2060\ufeff" for c in line)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u202eevil", "⟨U+202E⟩evil"),
        ("a\x1b[2Jb", "a⟨U+001B⟩[2Jb"),
        ("odd\udcff", "odd⟨U+DCFF⟩"),
        ("one\n two\u2028three", "one two three"),
        ("co\u00adoperate", "co\u00adoperate"),
    ],
)
def test_marks_that_act_or_hide_become_visible(text: str, shown: str) -> None:
    assert shown == visible(text)


def test_plain_sentences_stay_readable() -> None:
    text = "“It’s 3.5 % more,” she said (R & D; see U.S. rules): 10-12 a.m., well-known snake_case in notes.txt!"

    assert text == escape(text)


def test_diff_shows_what_nobody_sees() -> None:
    assert "co␣operate" == show_unseen("co\u00adoperate")
