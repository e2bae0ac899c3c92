"""The pages that are written from the code, and the promises of the README."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.configure import describe_settings
from pipeline.ingest import describe_codes
from pipeline.report import describe_tables

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("page", "describe"),
    [("settings.md", describe_settings), ("tables.md", describe_tables), ("issues.md", describe_codes)],
)
def test_page_says_what_the_code_says(page: str, describe: Callable[[], str]) -> None:
    """
    A new setting, column or code is on its page. `make docs` writes the pages.
    """
    assert describe() == (ROOT / "docs" / page).read_text(encoding="utf-8")


def test_every_link_of_the_readme_leads_to_a_file() -> None:
    """
    The README names no page that is not there.
    """
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))

    assert [] == [link for link in links if not (ROOT / link).exists()]
