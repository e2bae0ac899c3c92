"""An edition to what people and programs read of it: Markdown pages, CSV tables and their schema."""

from pipeline.report.cells import read_table
from pipeline.report.columns import TABLES
from pipeline.report.escape import escape
from pipeline.report.schema import describe_tables, render_schema
from pipeline.report.write import write_report

__all__ = ["TABLES", "describe_tables", "escape", "read_table", "render_schema", "write_report"]
