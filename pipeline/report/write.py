"""An edition to the files of its folder."""

from __future__ import annotations

from pathlib import Path

from pipeline.config import Config
from pipeline.model import Edition
from pipeline.report.catalogue import catalogue
from pipeline.report.cells import write_table
from pipeline.report.markdown import render_pages
from pipeline.report.schema import render_schema
from pipeline.report.tables import render_tables


def write_report(edition: Edition, config: Config, version: str, folder: Path) -> None:
    """Write pages, tables and their schema of *edition* into *folder*, which exists and is empty.

    The bytes depend on the arguments alone. *config* and *version* are printed as the settings used.
    """
    entries = catalogue(edition)
    for name, frame in render_tables(entries).items():
        write_table(frame, folder / f"{name}.csv")
    (folder / "tables.schema.json").write_bytes(render_schema().encode("utf-8"))
    for path, text in render_pages(entries, config, version):
        page = folder / path
        page.parent.mkdir(exist_ok=True)
        page.write_bytes(text.encode("utf-8"))
