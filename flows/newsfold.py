"""The flow: each stage a Prefect task, through the same `run` as the command line, and the report as an artifact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

from prefect import Task, flow
from prefect.artifacts import create_markdown_artifact
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from pipeline.config import Config
from pipeline.run import Outcome, run

P = ParamSpec("P")
T = TypeVar("T")

# The server refuses much larger artifacts; the page itself is in the edition.
_ARTIFACT_LIMIT = 500_000
_DEFAULTS = Config()


def as_task(stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """What *stage* returns, called as a Prefect task of its name.

    The task has no parameters of its own: Prefect would walk through every article to look for futures.
    """
    task: Task[[], T] = Task(fn=lambda: stage(*args, **kwargs), name=stage.__name__.strip("_"), persist_result=False)
    return task()


@flow(name="newsfold", persist_result=False, validate_parameters=True)
def newsfold(
    inputs: tuple[Path, ...] = (Path("data/raw"),),
    out: Path = Path("data/processed"),
    config: Config = _DEFAULTS,
    fresh: bool = False,
) -> Outcome:
    """Fold *inputs* into a new edition under *out*; nothing new, no edition.

    Args:
        inputs: Folders or files of articles.
        out: Where editions go.
        config: The settings, section by section.
        fresh: Do not compare with the last edition.
    """
    outcome = run(inputs, out, config, fresh=fresh, runner=as_task)
    create_markdown_artifact(
        _within_limit((outcome.folder / "report.md").read_text(encoding="utf-8")),
        key="newsfold-report",
        description=f"Edition {outcome.folder.name}" + ("" if outcome.new else " (nothing new)"),
    )
    return outcome


def fold_once(inputs: Sequence[Path], out: Path, config: Config, *, fresh: bool = False) -> Outcome:
    """The flow run here and now, on Prefect's embedded server unless an API address is set."""
    # The heartbeat would be waited for at the end of every run.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        return newsfold(inputs=tuple(inputs), out=out, config=config, fresh=fresh)


def _within_limit(report: str) -> str:
    if len(report) <= _ARTIFACT_LIMIT:
        return report
    cut = report.rfind("\n\n", 0, _ARTIFACT_LIMIT)
    return report[:cut] + "\n\nThe rest of this report is in the edition's folder."
