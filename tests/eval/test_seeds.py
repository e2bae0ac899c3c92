"""Floors on five real articles on one event: they only go up."""

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

pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the labelled articles are not here")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five articles, folded."""
    return run([SHARED / "seeds"], tmp_path_factory.mktemp("seeds"), Config()).folder


@pytest.fixture(scope="module")
def figures(edition: Path) -> dict[str, Any]:
    """What the scorer says of them."""
    scorer = SHARED / "eval" / "score_seeds.py"
    command = [sys.executable, str(scorer), str(edition), str(SHARED / "eval" / "seeds"), "--json"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def test_repeated_quotes_are_all_found_and_nothing_else(figures: dict[str, Any]) -> None:
    """
    Every pair of quotes across the files is linked, and no other.
    """
    assert ("14/14", 0, "0/6") == (figures["pairs"], figures["extra"], figures["must_not_merge"])


def test_silent_truncations_are_told(figures: dict[str, Any]) -> None:
    """
    Both quotes that were cut in mid-sentence are told, with the words that are missing.
    """
    assert "2/2" == figures["truncations"]


def test_summary_holds_what_matters(figures: dict[str, Any]) -> None:
    """
    At least eight of the ten central facts, and no heading or caption.
    """
    assert int(figures["facts_must"].split("/")[0]) >= 8
    assert 0 == figures["junk"]
