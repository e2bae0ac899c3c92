"""A folder to the seconds that folding it takes as a whole command: `python benchmarks/fold.py [FOLDER]`."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
HERE = Path(__file__).resolve().parent.parent
SEEDS = HERE.parent / "shared" / "seeds"


def main() -> None:
    """Print seconds for `newsfold run FOLDER --fresh`, and for Python starting with newsfold's libraries only."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS if SEEDS.is_dir() else HERE / "data" / "raw"
    newsfold = [sys.executable, "-m", "pipeline.cli", "run", str(folder), "--fresh", "--quiet"]
    imports = [sys.executable, "-c", "import pipeline.run"]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {RUNS} runs each")
    fold = sorted(_seconds(newsfold) for _ in range(RUNS))
    load = sorted(_seconds(imports) for _ in range(RUNS))
    print(f"{'':26}{'min':>8}{'median':>8}{'max':>8}")
    for name, times in ((f"fold {folder.name}", fold), ("load the libraries", load)):
        print(f"{name:26}{times[0]:8.2f}{statistics.median(times):8.2f}{times[-1]:8.2f}")
    print(f"{'fold / load':26}{'':8}{statistics.median(fold) / statistics.median(load):8.2f}")


def _seconds(command: list[str]) -> float:
    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        subprocess.run([*command, *(["--out", out] if "run" in command else [])], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
