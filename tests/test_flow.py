"""The flow on Prefect's own server."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.config import Config
from pipeline.run import run
from tests.test_cli import SAMPLE, every_byte

pytestmark = [pytest.mark.flow, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def server() -> Iterator[None]:
    """Prefect's server, started once on an empty database of its own."""
    import flows  # noqa: F401  sets Prefect's defaults before it is imported

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from prefect.testing.utilities import prefect_test_harness

        with prefect_test_harness(server_startup_timeout=120):
            yield


@pytest.mark.usefixtures("server")
def test_flow_and_command_write_the_same_bytes(tmp_path: Path) -> None:
    """
    The flow's edition equals the plain one's, its run completes, and the report is there as an artifact.
    """
    from prefect.client.orchestration import get_client

    from flows.newsfold import fold_once

    plain = run([SAMPLE], tmp_path / "plain", Config())

    flowed = fold_once([SAMPLE], tmp_path / "flowed", Config())

    assert every_byte(plain.folder) == every_byte(flowed.folder)
    with get_client(sync_client=True) as client:
        [flow_run] = client.read_flow_runs()
        [artifact] = client.read_artifacts()
    assert ("COMPLETED", flow_run.id) == (flow_run.state_type.value, artifact.flow_run_id)  # type: ignore[union-attr]
    assert "newsfold-report" == artifact.key
    assert artifact.data == (flowed.folder / "report.md").read_text(encoding="utf-8")
