"""The tables' declarations to what others read: a Frictionless description for programs, a page for people."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pandera.pandas as pa

from pipeline.report.columns import TABLES
from pipeline.report.declare import Table, type_of, vocabulary_of
from pipeline.report.escape import escape

_DIALECT = {"delimiter": ",", "doubleQuote": True, "header": True, "lineTerminator": "\r\n", "quoteChar": '"'}


def render_schema() -> str:
    """`tables.schema.json`: a Frictionless data package with the Table Schema of every CSV."""
    resources = [_resource(name, table) for name, table in TABLES.items()]
    package = {"profile": "tabular-data-package", "name": "newsfold-edition", "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _resource(name: str, table: Table) -> dict[str, object]:
    fields = [_field(column, declared) for column, declared in table.schema.columns.items()]
    schema: dict[str, object] = {"fields": fields, "missingValues": [""]}
    # A primary key may hold no empty cell.
    if table.key and not any(table.schema.columns[column].nullable for column in table.key):
        schema["primaryKey"] = list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": f"One row per {table.row}, ordered by {table.order}.",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": schema,
    }


def _field(name: str, column: pa.Column) -> dict[str, object]:
    constraints: dict[str, object] = {} if column.nullable else {"required": True}
    if vocabulary_of(column):
        constraints["enum"] = list(vocabulary_of(column))
    field: dict[str, object] = {"name": name, "type": type_of(column), "description": column.description}
    return {**field, "constraints": constraints} if constraints else field


def describe_tables() -> str:
    """The page `docs/tables.md`: every table and column in words."""
    sections = [line for name, table in TABLES.items() for line in _section(name, table)]
    return "\n".join([*_PREFACE, *sections]) + "\n"


_PREFACE = (
    "# The tables of an edition",
    "",
    "This page is written from the declarations in `pipeline/report/columns.py`; a test keeps the two equal.",
    "",
    "Every table is UTF-8 with a byte order mark, its lines end in CRLF, its text is in double quotes.",
    'An empty cell means that there is nothing to say; read with `keep_default_na=False, na_values=[""]`,',
    "so that an outlet called NA stays one.",
    "",
    "Text that a spreadsheet could take for a formula, or that begins with `'`, is written with a `'` before it, which",
    "`pipeline.report.read_table` takes away. Line ends and tabs inside a cell are shown as ` ⏎ `,",
    "and a cell of more than 32,000 characters is cut.",
    "",
    "Offsets count Unicode code points from 0, the end excluded, in the article's text: the decoded file,",
    "or the record's text field.",
)


def _section(name: str, table: Table) -> Iterator[str]:
    yield from ("", f"## {name}.csv", "")
    key = f" Told apart by {_listed(table.key)}." if table.key else ""
    yield f"One row per {table.row}. Ordered by {table.order}.{key}"
    yield from ("", "| column | type | meaning |", "| --- | --- | --- |")
    for column, declared in table.schema.columns.items():
        words = vocabulary_of(declared)
        choice = f": {_listed(words)}" if words else ""
        yield f"| `{column}` | {type_of(declared)} | {escape(declared.description or '')}{choice} |"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
