"""What the tables of an edition say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pipeline.config import Config
from pipeline.model import Batch, Edition
from pipeline.report import TABLES, describe_tables, read_table, render_schema, write_report
from tests.report.conftest import columns_of


def tables_of(edition: Edition, folder: Path) -> dict[str, pd.DataFrame]:
    write_report(edition, Config(), "0.0", folder)
    return {path.stem: read_table(path) for path in sorted(folder.glob("*.csv"))}


@pytest.fixture
def tables(edition: Edition, tmp_path: Path) -> dict[str, pd.DataFrame]:
    return tables_of(edition, tmp_path)


def cell(frame: pd.DataFrame, column: str, **where: object) -> object:
    """The one value of *column* in the row that the other columns pick; None when empty."""
    for name, value in where.items():
        frame = frame[frame[name] == value]
    [value] = frame[column].tolist()
    return None if pd.isna(value) else value


def test_every_offset_is_true(edition: Edition, tables: dict[str, pd.DataFrame]) -> None:
    texts = {article.id: article.text for article in edition.batch.articles}

    for name in ("paragraphs", "quotes", "summary", "disagreements", "timeline"):
        rows = tables[name]
        columns = (rows[column] for column in ("article_id", "start", "end", "text"))
        assert all(texts[a][start:end] == text for a, start, end, text in zip(*columns, strict=True)), name
        assert len(rows)


def test_articles_are_labelled_in_order_and_the_duplicate_points_to_the_other(
    edition: Edition, tables: dict[str, pd.DataFrame]
) -> None:
    articles = tables["articles"]

    assert ["used", "used", "duplicate", "used"] == articles["status"].tolist()
    assert ["A", "B", "C"] == articles["label"].dropna().tolist()
    assert edition.batch.articles[0].id == cell(articles, "duplicate_of", status="duplicate")
    assert "none" == cell(articles, "date_basis", label="C")
    assert "=odd|name.txt" == cell(articles, "file", label="C")


def test_reuse_has_its_denominator(tables: dict[str, pd.DataFrame]) -> None:
    assert 0.6667 == cell(tables["articles"], "reused_share", label="A")
    assert 0.2727 == cell(tables["articles"], "reused_share_quoted", label="A")
    assert 0.0 == cell(tables["articles"], "reused_share", label="C")


def test_first_is_named_when_the_other_is_later(edition: Edition, tables: dict[str, pd.DataFrame]) -> None:
    groups = tables["quote_groups"]

    assert ("first", edition.batch.articles[0].id) == (groups["first"][0], groups["first_article_id"][0])
    assert ("true", 2) == (groups["repeated"][0], groups["n_variants"][0])


@pytest.mark.parametrize(("undated", "first"), [(True, "unknown"), (False, "same_day")])
def test_nobody_is_named_first_beside_a_rival(edition: Edition, tmp_path: Path, undated: bool, first: str) -> None:
    [utterance] = edition.utterances
    full, cut = utterance.members
    published = None if undated else full.article.published
    rival = replace(cut.pieces[0].article, published=published)
    moved = replace(cut, pieces=(replace(cut.pieces[0], article=rival),))
    rivals = replace(edition, utterances=(replace(utterance, members=(full, moved)),))

    groups = tables_of(rivals, tmp_path)["quote_groups"]

    assert first == groups["first"][0]
    assert groups["first_article_id"].isna().all()


def test_variant_shows_what_was_cut(tables: dict[str, pd.DataFrame]) -> None:
    variants = tables["variants"]
    diff = "We will keep the ferries running every ten [-minutes, and nobody will pay for them.-]{+minutes.+}"

    assert diff == cell(variants, "diff", relation="silently_truncated")
    assert 6 == cell(variants, "words_cut", relation="silently_truncated")


def test_title_has_no_group(tables: dict[str, pd.DataFrame]) -> None:
    assert None is cell(tables["quotes"], "group_id", kind="title")


def test_story_counts_agree_with_the_other_tables(tables: dict[str, pd.DataFrame]) -> None:
    [story] = tables["stories"].to_dict("records")

    assert (3, 2, 1) == (story["n_articles"], story["n_outlets"], story["n_undated"])
    assert tables["clusters"]["cluster_id"].nunique() == story["n_clusters"]
    assert (1, 1) == (story["n_repeated_quotes"], story["n_altered_quotes"])
    assert "changed_article" == story["change"]


def test_empty_tables_are_there_with_their_columns(tmp_path: Path) -> None:
    tables = tables_of(Edition(Batch(()), (), (), columns_of(), (), (), ()), tmp_path)

    assert {name: list(table.schema.columns) for name, table in TABLES.items()} == {
        name: list(frame.columns) for name, frame in tables.items()
    }
    assert all(frame.empty for frame in tables.values())


def test_ids_start_with_letters(tables: dict[str, pd.DataFrame]) -> None:
    prefixes = {
        "article": "art_",
        "paragraph": "par_",
        "cluster": "clu_",
        "quote": "quo_",
        "group": "qgr_",
        "story": "sto_",
    }

    for frame in tables.values():
        for column in frame.columns:
            prefix = prefixes.get(column.removesuffix("_id")) if column.endswith("_id") else None
            if prefix:
                assert frame[column].dropna().str.startswith(prefix).all()


def test_schema_names_every_column_of_every_file(edition: Edition, tmp_path: Path) -> None:
    tables_of(edition, tmp_path)
    package = json.loads((tmp_path / "tables.schema.json").read_text(encoding="utf-8"))

    described = {r["path"]: [field["name"] for field in r["schema"]["fields"]] for r in package["resources"]}

    headers = {p.name: p.read_text(encoding="utf-8-sig").splitlines()[0].split(",") for p in tmp_path.glob("*.csv")}
    assert headers == described
    assert render_schema() == (tmp_path / "tables.schema.json").read_text(encoding="utf-8")


def test_page_on_tables_is_up_to_date() -> None:
    """
    When this fails, write what `describe_tables` returns to docs/tables.md.
    """
    page = Path(__file__).parents[2] / "docs" / "tables.md"

    assert describe_tables() == page.read_text(encoding="utf-8")


def test_same_edition_gives_the_same_bytes(edition: Edition, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        write_report(edition, Config(), "0.0", folder)

    one, two = ({p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()} for folder in folders)

    assert one == two
