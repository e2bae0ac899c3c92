"""What a cell of a CSV may hold, and that reading gives back what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.report.cells import clean, frame_of, guard, read_table, unguard, write_table

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@＝＋－＠'\"\t\r\n ,\ufeff\u200b\u2060\u00a0⏎A1|\x00\x1b\x85\u2028"),
        st.characters(exclude_categories=()),
    ),
    max_size=40,
)


@given(HOSTILE)
def test_guard_taken_off_gives_the_text_back(text: str) -> None:
    assert text == unguard(guard(text))


@given(HOSTILE)
def test_no_guarded_text_starts_with_a_formula(text: str) -> None:
    visible = guard(text).lstrip(" \t\r\n\v\f\u00a0\ufeff\u200b\u2060⏎")

    assert visible[:1] not in tuple("=+-@＝＋－＠")


@given(HOSTILE)
def test_clean_twice_is_clean_once(text: str) -> None:
    assert clean(text) == clean(clean(text))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("one\ntwo\r\nthree\rfour\tfive", "one ⏎ two ⏎ three ⏎ four ⏎ five"),
        ("a\x00b\x1b[31mc\x85", "a\ufffdb\ufffd[31mc\ufffd"),
        ("odd \udcff byte", "odd \ufffd byte"),
        ("“kept” … ⏎", "“kept” … ⏎"),
    ],
)
def test_control_characters_leave_the_cell(text: str, cell: str) -> None:
    assert cell == clean(text)


def test_long_cell_is_cut_and_says_by_how_much() -> None:
    cell = clean("x" * 32_000 + "yz")

    assert "x" * 32_000 + " … [+2]" == cell


@pytest.mark.parametrize("text", ["=1+1", " \t=1", "\ufeff@SUM(A1)", "\u200b-2", "＝cmd", "＠x", "'tis", "'=1"])
def test_formula_gets_one_guard(text: str) -> None:
    assert f"'{text}" == guard(text)


@pytest.mark.parametrize("text", ["a=b", "3-2", "“=1”", ""])
def test_other_text_gets_none(text: str) -> None:
    assert text == guard(text)


def issue(**other: object) -> dict[str, object]:
    blank = {"severity": "note", "code": "NF1", "file": "a", "record_no": None, "article_id": None}
    return {**blank, "message": "m", "action": "x", **other}


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.tuples(HOSTILE.filter(bool), st.none() | HOSTILE.filter(bool), st.none() | st.integers(0, 99))))
def test_table_read_back_is_the_table_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str | None, int | None]]
) -> None:
    path = tmp_path_factory.mktemp("tables") / "issues.csv"
    frame = frame_of("issues", [issue(message=m, file=f, record_no=n) for m, f, n in rows])

    write_table(frame, path)
    back = read_table(path)

    assert [clean(m) for m, _, _ in rows] == back["message"].tolist()
    assert [clean(f) for _, f, _ in rows if f] == back["file"].dropna().tolist()
    assert [f is None for _, f, _ in rows] == back["file"].isna().tolist()
    assert frame["record_no"].tolist() == back["record_no"].tolist()
    assert frame.dtypes.tolist() == back.dtypes.tolist()


def test_file_has_mark_line_ends_quoted_text_and_bare_numbers(tmp_path: Path) -> None:
    path = tmp_path / "issues.csv"

    write_table(frame_of("issues", [issue(message='say "so"', record_no=3), issue(file="NA")]), path)

    assert (
        b"\xef\xbb\xbfseverity,code,file,record_no,article_id,message,action\r\n"
        b'"note","NF1","a",3,"","say ""so""","x"\r\n'
        b'"note","NF1","NA",,"","m","x"\r\n'
    ) == path.read_bytes()


def test_outlet_called_na_is_no_missing_value(tmp_path: Path) -> None:
    write_table(frame_of("issues", [issue(file="NA")]), tmp_path / "issues.csv")

    assert ["NA"] == read_table(tmp_path / "issues.csv")["file"].tolist()


def test_table_of_another_version_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "later.csv").write_bytes('\ufeffid,n\r\n"\'=x",007\r\n'.encode())

    back = read_table(tmp_path / "later.csv")

    assert [["=x", "007"]] == back.to_numpy().tolist()
