"""Every row of every table that prints text points to where it stands in the input."""

from __future__ import annotations

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.config import Config
from pipeline.report import read_table
from pipeline.report.cells import clean
from pipeline.run import run

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
TABLES = ("paragraphs", "quotes", "summary", "disagreements", "timeline")


def read_text(folder: Path, row: dict[Hashable, Any]) -> str:
    """The text of an article, read from the input as the contract tells a stranger to."""
    path = folder / row["file"]
    with path.open(encoding=row["encoding"], errors="replace", newline="") as file:
        content: str = file.read()
    if pd.isna(row["record_no"]):
        return content
    return str(json.loads(content.split("\n")[row["record_no"] - 1])["text"])


@pytest.fixture(scope="module", params=[ROOT / "data" / "raw", SEEDS], ids=["sample", "seeds"])
def folder(request: pytest.FixtureRequest) -> Path:
    """An input folder."""
    path = Path(request.param)
    if not path.is_dir():
        pytest.skip("the seed articles are not here")
    return path


@pytest.fixture(scope="module")
def edition(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its edition."""
    return run([folder], tmp_path_factory.mktemp("out"), Config()).folder


@pytest.mark.parametrize("table", TABLES)
def test_text_of_every_row_is_the_slice_it_names(folder: Path, edition: Path, table: str) -> None:
    """
    `text` is `article text[start:end]` after the rules for cells.
    """
    articles = read_table(edition / "articles.csv").to_dict("records")
    texts = {row["article_id"]: read_text(folder, row) for row in articles}

    rows = read_table(edition / f"{table}.csv").to_dict("records")

    assert rows
    for row in rows:
        assert clean(texts[row["article_id"]][row["start"] : row["end"]]) == row["text"]


def test_every_paragraph_is_in_one_cluster_or_alone(edition: Path) -> None:
    """
    No paragraph is listed in two clusters, and the tables agree on which one it is in.
    """
    paragraphs = read_table(edition / "paragraphs.csv").set_index("paragraph_id")["cluster_id"].dropna()
    clusters = read_table(edition / "clusters.csv").set_index("paragraph_id")["cluster_id"]

    assert clusters.index.is_unique
    assert clusters.sort_index().to_dict() == paragraphs.sort_index().to_dict()


def test_first_is_never_claimed_over_an_undated_or_same_day_article(edition: Path) -> None:
    """
    Whoever is called first is dated, and everybody else who prints the quote is dated later.
    """
    groups = read_table(edition / "quote_groups.csv")
    quotes = read_table(edition / "quotes.csv")

    for group in groups[groups["first"] == "first"].to_dict("records"):
        members = quotes[quotes["group_id"] == group["group_id"]]
        others = members[members["article_id"] != group["first_article_id"]]
        assert members["date"].notna().all()
        assert (others["date"] > group["first_date"]).all()
