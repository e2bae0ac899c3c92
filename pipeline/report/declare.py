"""The kinds of columns and the tables they make: type, limits and meaning, each said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandera.pandas as pa


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row stands for, which columns tell rows apart (none: nothing does), how rows are ordered."""

    row: str
    key: tuple[str, ...]
    order: str
    schema: pa.DataFrameSchema


def type_of(column: pa.Column) -> str:
    """The Frictionless type of *column*."""
    return str((column.metadata or {})["type"])


def vocabulary_of(column: pa.Column) -> tuple[str, ...]:
    """The values that *column* is limited to; none if it is not."""
    return tuple((column.metadata or {})["one_of"])


def _column(kind: str, meaning: str, empty: bool, checks: Sequence[pa.Check], one_of: Sequence[str] = ()) -> pa.Column:
    metadata = {"type": kind, "one_of": tuple(one_of)}
    # No dtype: a frame's columns are made with theirs, and to check it again takes longer than all else.
    return pa.Column(None, list(checks), nullable=empty, description=meaning, metadata=metadata)


def text(meaning: str, empty: bool = False) -> pa.Column:
    """Text as found; any characters."""
    return _column("string", meaning, empty, ())


def word(meaning: str, one_of: Sequence[str], empty: bool = False) -> pa.Column:
    """One word of the vocabulary *one_of*."""
    return _column("string", meaning, empty, [pa.Check.isin(one_of)], one_of)


def prefixed(prefix: str, meaning: str, empty: bool = False) -> pa.Column:
    """An id that starts with *prefix* and an underscore."""
    return _column("string", meaning, empty, [pa.Check.str_startswith(f"{prefix}_")])


def day(meaning: str = "Day of publication as printed; empty when undated", empty: bool = True) -> pa.Column:
    """A day, `YYYY-MM-DD`."""
    return _column("date", meaning, empty, [pa.Check.str_matches(r"\d{4}-\d\d-\d\d$")])


def number(meaning: str, least: int = 0, empty: bool = False) -> pa.Column:
    """A whole number of *least* or more."""
    return _column("integer", meaning, empty, [pa.Check.ge(least)])


def instant(meaning: str) -> pa.Column:
    """An instant in UTC, `YYYY-MM-DDTHH:MM:SSZ`, or nothing."""
    return _column("datetime", meaning, True, [pa.Check.str_matches(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")])


def score(meaning: str) -> pa.Column:
    """Any number."""
    return _column("number", meaning, False, ())


def share(meaning: str, empty: bool = False) -> pa.Column:
    """A share or a score in [0, 1]."""
    return _column("number", meaning, empty, [pa.Check.in_range(0, 1)])


def flag(meaning: str) -> pa.Column:
    """True or false."""
    return _column("boolean", meaning, False, ())


def table(row: str, key: Sequence[str], order: str, **columns: pa.Column) -> Table:
    """The table of these *columns*, in this order; *key* tells its rows apart."""
    return Table(
        row, tuple(key), order, pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(key) or None)
    )
