"""Values to the cells of a CSV that Excel, pandas and `wc -l` all read alike, and such a file to a frame again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.report.columns import TABLES
from pipeline.report.declare import type_of

LONGEST = 32_000
BOM = "\ufeff"

_LINE_ENDS = re.compile(r"\r\n|[\r\n\t]")
# A lone surrogate (a file name's odd byte) is no control character, but UTF-8 cannot hold it either.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# What a spreadsheet may skip before it looks for a formula: white space, marks that nobody sees, our own line sign.
_SKIPPED = r"[\s\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff⏎]*"
_FORMULA = re.compile(_SKIPPED + "[=+\\-@＝＋－＠']")

_DTYPES: Mapping[str, Any] = {
    "string": "str",
    "date": "str",
    "datetime": "str",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}


def clean(text: str) -> str:
    r"""*text* on one line and within Excel's limit: ` ⏎ ` for line ends and tabs, U+FFFD for other control characters.

    Past 32,000 characters it is cut, and ` … [+N]` says how many are missing.

    >>> clean("one\r\ntwo\x00")
    'one ⏎ two\ufffd'
    """
    line = _CONTROLS.sub("\ufffd", _LINE_ENDS.sub(" ⏎ ", text))
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} … [+{len(line) - LONGEST}]"


def guard(text: str) -> str:
    """*text* with one `'` in front if a spreadsheet could take it for a formula, or if it starts with `'` itself.

    >>> guard("=1+1"), guard("'tis"), guard("a=1")
    ("'=1+1", "''tis", 'a=1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(cell: str) -> str:
    """*cell* without the one `'` that `guard` put in front."""
    return cell.removeprefix("'")


def frame_of(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """The checked frame of table *name*, one row for each of *rows*.

    Raises:
        SchemaError: A value is not what the table's declaration allows.
    """
    columns = TABLES[name].schema.columns
    listed = list(rows)
    series = {
        name: pd.Series([row[name] for row in listed], dtype=_DTYPES[type_of(column)])
        for name, column in columns.items()
    }
    return TABLES[name].schema.validate(pd.DataFrame(series))


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write *frame*, a table of this name, by the rules for every CSV: BOM, CRLF, text in quotes."""
    columns = TABLES[path.stem].schema.columns
    cells = [_cells(frame[name], type_of(column)) for name, column in columns.items()]
    lines = [",".join(columns), *(",".join(row) for row in zip(*cells, strict=True))]
    path.write_bytes((BOM + "".join(f"{line}\r\n" for line in lines)).encode("utf-8"))


def read_table(path: Path) -> pd.DataFrame:
    """The table at *path* with its formula guards taken off; a missing value is `<NA>` or NaN, never a word.

    The columns of a table this version knows have its types; any other column, or table, is text.
    """
    frame = pd.read_csv(path, dtype="str", encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    known = TABLES[path.stem].schema.columns if path.stem in TABLES else {}
    for name in frame.columns:
        frame[name] = _values(frame[name], type_of(known[name]) if name in known else "string")
    return frame


def _values(cells: pd.Series[str], kind: str) -> pd.Series:
    if kind == "string":
        return cells.str.removeprefix("'")
    if kind == "boolean":
        return cells.map({"true": True, "false": False}).astype("boolean")
    if kind in ("integer", "number"):
        return pd.to_numeric(cells).astype(_DTYPES[kind])
    return cells


def _cells(values: pd.Series, kind: str) -> list[str]:
    written = _WRITTEN[kind]
    missing = values.isna().tolist()
    empty = '""' if kind == "string" else ""
    return [empty if gone else written(value) for value, gone in zip(values.tolist(), missing, strict=True)]


def _quoted(text: str) -> str:
    cell = guard(clean(text)).replace('"', '""')
    return f'"{cell}"'


_WRITTEN: Mapping[str, Callable[..., str]] = {
    "string": _quoted,
    "date": str,
    "datetime": str,
    "integer": str,
    "number": lambda value: f"{value:.4f}",
    "boolean": lambda value: "true" if value else "false",
}
