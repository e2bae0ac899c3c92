"""A runner that shows on the terminal which stage is at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.fold import Runner

P = ParamSpec("P")
T = TypeVar("T")

# Reading, the seven stages of the core, publishing.
_STAGES = 9


@contextmanager
def stages_shown() -> Iterator[Runner]:
    """The plain runner under a progress bar on stderr, which goes away at the end."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=_STAGES)

        def run(stage: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
            progress.update(bar, description=stage.__name__.strip("_").replace("_", " "))
            result = stage(*args, **kwargs)
            progress.advance(bar)
            return result

        yield run
