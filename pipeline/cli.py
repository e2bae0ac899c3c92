"""The `newsfold` command: arguments to one call, results to stdout, everything else to stderr."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from pipeline import __version__
from pipeline.errors import NewsfoldError

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.fold import Runner
    from pipeline.model import Batch
    from pipeline.run import Outcome

RAW, PROCESSED = Path("data/raw"), Path("data/processed")
_GARBAGE_AFTER = 200_000

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Fold many outlets' articles on the same events into one report that names its sources.",
    epilog="Exit codes: 0 done or nothing new, 1 failed, 2 bad option, setting or input folder, 3 an input was "
    "left out under --strict, 4 nothing to fold, 5 another run is using the output, 130 interrupted, 143 terminated.",
)

Inputs = Annotated[
    list[Path] | None, typer.Argument(metavar="[INPUT]...", help="Folders or files of articles.", show_default=str(RAW))
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where editions go.")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings file, instead of newsfold.toml.")
]
Assignments = Annotated[
    list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="One setting, such as overlap.pair=0.5.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print the result and errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print notes and tracebacks too.")]


@app.callback(invoke_without_command=True)
def newsfold(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    """Options that stand before a command."""
    if version:
        _print(f"newsfold {__version__}")
    elif context.invoked_subcommand is None:
        _tell(context.get_help())
        raise typer.Exit(2)


@app.command("run")
def run_command(
    inputs: Inputs = None,
    out: Out = PROCESSED,
    config: ConfigFile = None,
    assignments: Assignments = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Do not compare with the last edition.")] = False,
    prefect: Annotated[bool, typer.Option("--prefect", help="Run as a Prefect flow.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 3 if anything was skipped.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Fold articles into a new edition and print where its report is."""
    settings = _read_config(config, assignments)
    places = inputs or [RAW]
    if prefect:
        from flows.newsfold import fold_once
        from pipeline.run import check_places

        check_places(places, out)
        outcome = fold_once(places, out, settings, fresh=fresh)
    else:
        from pipeline.run import run

        with _progress(quiet) as runner:
            outcome = run(places, out, settings, fresh=fresh, runner=runner)
    if not quiet:
        _tell_issues(outcome.batch, verbose)
        _tell(_summary_line(outcome))
    _print(json.dumps(_as_record(outcome), ensure_ascii=False) if as_json else str(outcome.folder / "report.md"))
    if strict and outcome.skipped:
        raise typer.Exit(3)


@app.command("check")
def check_command(
    inputs: Inputs = None,
    config: ConfigFile = None,
    assignments: Assignments = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 3 if anything would be skipped.")] = False,
    as_json: AsJson = False,
    verbose: Verbose = False,
) -> None:
    """Read settings and inputs, list what would be used or skipped and why; write nothing."""
    settings = _read_config(config, assignments)
    from pipeline.ingest import read_batch

    batch = read_batch(inputs or [RAW], settings.ingest)
    if as_json:
        _print(json.dumps(_batch_record(batch), ensure_ascii=False))
    else:
        for article in batch.articles:
            day = article.published.day.isoformat() if article.published else "undated"
            _print(
                f"used       {_shown(article.file)}{_record(article.record_no)}  {day}  {_shown(article.outlet or '?')}"
            )
        for duplicate in batch.duplicates:
            _print(f"duplicate  {_shown(duplicate.article.file)} of {_shown(duplicate.of.file)}")
        _tell_issues(batch, verbose, to=_print)
    skipped = any(issue.severity == "skipped" for issue in batch.issues)
    if not batch.articles:
        raise typer.Exit(4)
    if strict and skipped:
        raise typer.Exit(3)


@app.command("show")
def show_command(
    story: Annotated[str | None, typer.Argument(help="A story's id, when the edition has several.")] = None,
    out: Out = PROCESSED,
) -> None:
    """Print the report of the latest edition."""
    from pipeline.store import latest

    edition = latest(out)
    if edition is None:
        raise typer.BadParameter(f"{out} has no edition yet; 'newsfold run' makes one", param_hint="--out")
    page = edition / "stories" / f"{story}.md" if story else edition / "report.md"
    if not page.is_file():
        known = (
            ", ".join(sorted(path.stem for path in (edition / "stories").glob("*.md"))) or "this edition has one page"
        )
        raise typer.BadParameter(f"{story}: no such story; known: {known}", param_hint="STORY")
    text = page.read_text(encoding="utf-8")
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        sys.stdout.write(text)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit with its code; a failure is one line on stderr."""
    signal.signal(signal.SIGTERM, _terminate)
    # The libraries make objects that stay: looking for garbage among them is a quarter of a small run's time.
    gc.set_threshold(_GARBAGE_AFTER)
    code = _exit_code(list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()
    sys.exit(code)


def _exit_code(arguments: list[str]) -> int:
    verbose = "-v" in arguments or "--verbose" in arguments
    try:
        code = app(arguments, standalone_mode=False)
    except TyperException as error:
        _tell(f"newsfold: {error.format_message()}")
        return 2
    except NewsfoldError as error:
        _tell(f"newsfold: {error}")
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        _tell("newsfold: interrupted; the last edition is untouched")
        return 130
    except BrokenPipeError:
        # The reader of our output went away; Python would complain once more on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if verbose:
            raise
        _tell(f"newsfold: {type(error).__name__}: this is a fault of newsfold; run again with -v to see where")
        return 1
    return code if isinstance(code, int) else 0


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    _tell("newsfold: terminated; the last edition is untouched")
    sys.exit(143)


def _read_config(file: Path | None, assignments: list[str] | None) -> Config:
    from pipeline.configure import read_config

    return read_config(file, os.environ, assignments or ())


def _progress(quiet: bool) -> AbstractContextManager[Runner]:
    """A runner that shows the stage at work on a terminal, else the plain one."""
    if quiet or not sys.stderr.isatty():
        from pipeline.fold import call

        return nullcontext(call)
    from pipeline.progress import stages_shown

    return stages_shown()


def _summary_line(outcome: Outcome) -> str:
    if not outcome.new:
        return "nothing new: the latest edition was made from the same input and settings"
    c = outcome.counts
    told = (
        f"{_count(c['articles'], 'article')} in {_count(c['stories'], 'story', 'stories')}",
        _count(c["clusters"], "cluster"),
        f"{_count(c['repeated_quotes'], 'repeated quote')}, {c['altered_quotes']} of them altered",
    )
    left = f"{_count(c['skipped'], 'input')} skipped, {_count(c['duplicates'], 'duplicate')} left out"
    return f"{', '.join(told)}; {left}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _tell_issues(batch: Batch, verbose: bool, to: Callable[[str], None] | None = None) -> None:
    for issue in batch.issues:
        if issue.severity != "note" or verbose:
            line = f"{issue.code} {issue.file}{_record(issue.record_no)}: {issue.message}; {issue.action}"
            (to or _tell)(f"{issue.severity:<9}  {_shown(line)}" if to else _shown(line))


def _as_record(outcome: Outcome) -> dict[str, object]:
    return {
        "new": outcome.new,
        "edition": outcome.folder.name,
        "report": str(outcome.folder / "report.md"),
        "counts": dict(outcome.counts),
        "issues": _batch_record(outcome.batch)["issues"],
    }


def _batch_record(batch: Batch) -> dict[str, object]:
    return {
        "used": [
            {"article_id": a.id, "file": a.file, "record_no": a.record_no, "outlet": a.outlet} for a in batch.articles
        ],
        "duplicates": [{"file": d.article.file, "of": d.of.file} for d in batch.duplicates],
        "issues": [
            {"severity": i.severity, "code": i.code, "file": i.file, "record_no": i.record_no, "message": i.message}
            for i in batch.issues
        ],
    }


def _record(number: int | None) -> str:
    return f" record {number}" if number is not None else ""


def _shown(text: str) -> str:
    """*text* with every character that a terminal would act on as a visible escape."""
    return "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in text)


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
