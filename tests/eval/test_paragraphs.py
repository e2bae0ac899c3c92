"""Floors on labelled pairs of paragraphs: they only go up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import Config
from pipeline.run import run

SHARED = Path(__file__).resolve().parents[3] / "shared"
SET = SHARED / "eval" / "paragraphs"

pytestmark = pytest.mark.skipif(not SET.is_dir(), reason="the labelled articles are not here")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the scorer says of an edition of the set."""
    edition = run([SET / "raw"], tmp_path_factory.mktemp("paragraphs"), Config()).folder
    command = [sys.executable, str(SHARED / "eval" / "score_paragraphs.py"), str(edition), str(SET), "--json"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def test_pairs_are_found_and_are_pairs(figures: dict[str, Any]) -> None:
    """
    Of what is listed nearly all overlaps, and nearly all that overlaps is listed.
    """
    assert figures["p"] >= 0.98
    assert figures["r"] >= 0.96


def test_paragraphs_of_one_cluster_say_the_same(figures: dict[str, Any]) -> None:
    """
    Nine of ten that say the same are in one cluster, and none that are only related.
    """
    assert figures["cluster_r_D"] >= 0.9
    assert figures["cluster_found_R"] == 0
