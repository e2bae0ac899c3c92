"""Read, fold, compare with the last edition, publish: what the command line and the flow both call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import __version__
from pipeline.config import Config
from pipeline.edition import PastArticle, follow
from pipeline.errors import InputError, NoArticlesError
from pipeline.fold import Runner, call, fold
from pipeline.ingest import find_places, read_batch
from pipeline.model import Batch, Edition
from pipeline.report import read_table, write_report
from pipeline.store import edition_id, inputs_id, last_intact, latest, lock, publish, read_manifest


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind: the edition's folder, whether it is new, what was read, and counts for a person."""

    folder: Path
    new: bool
    batch: Batch
    counts: Mapping[str, int]

    @property
    def skipped(self) -> int:
        """How many files or records were not used."""
        return sum(issue.severity == "skipped" for issue in self.batch.issues)


def run(inputs: Sequence[Path], out: Path, config: Config, *, fresh: bool = False, runner: Runner = call) -> Outcome:
    """Fold *inputs* into a new edition under *out*, unless the last one was made from the same.

    With *fresh* the edition before is not looked at: nothing is compared with it and no id is inherited. A last edition
    that was damaged is made anew.

    Raises:
        InputError: An input is not there, or *out* is one or is a file.
        NoArticlesError: Nothing in the inputs is an article.
        BusyError: Another run holds the lock on *out*.
        StoreError: The edition could not be written; the last one stays.
    """
    check_places(inputs, out)
    batch = runner(read_batch, inputs, config.ingest, out)
    if not batch.articles:
        raise NoArticlesError(_why_nothing(inputs, batch))
    with lock(out):
        last = None if fresh else latest(out)
        before = last_intact(last)
        this_input = inputs_id(batch, config, __version__)
        if before and before == last and (manifest := read_manifest(before))["inputs_id"] == this_input:
            return Outcome(before, False, batch, manifest["counts"])
        edition = follow(fold(batch, config, runner), _read_past(before))
        folder = runner(_publish, edition, config, out, this_input, before)
    return Outcome(folder, True, batch, count(edition))


def check_places(inputs: Sequence[Path], out: Path) -> None:
    """Nothing, if *inputs* are there and *out* can take editions of them, as far as that is seen without reading.

    Raises:
        InputError: An input is not there, or *out* is one or is a file.
    """
    find_places(inputs)
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: expected a folder for editions, found a file; choose another with --out")
    if out.resolve() in {path.resolve() for path in inputs}:
        raise InputError(f"{out}: expected a folder for editions, found the input itself; choose another with --out")


def count(edition: Edition) -> dict[str, int]:
    """The figures a person wants first."""
    repeated = [utterance for utterance in edition.utterances if utterance.repeated is not False]
    return {
        "articles": len(edition.batch.articles),
        "duplicates": len(edition.batch.duplicates),
        "skipped": sum(issue.severity == "skipped" for issue in edition.batch.issues),
        "stories": len(edition.stories),
        "paragraphs": len(edition.paragraphs),
        "pairs": len(edition.pairs),
        "clusters": len(edition.clusters),
        "quotes": len(edition.quotes),
        "repeated_quotes": len(repeated),
        "altered_quotes": sum(utterance.altered for utterance in repeated),
    }


def _publish(edition: Edition, config: Config, out: Path, this_input: str, before: Path | None) -> Path:
    previous = before.name if before else None
    dated = [a.published.day for a in edition.batch.articles if a.published]
    manifest = {
        "version": __version__,
        "settings": config.model_dump(mode="json"),
        "inputs": [{"file": i.file, "sha256": i.sha256} for i in edition.batch.inputs],
        "inputs_id": this_input,
        "previous": previous,
        "counts": count(edition),
    }
    return publish(
        out,
        edition_id(max(dated, default=None), this_input, previous),
        lambda folder: write_report(edition, config, __version__, folder),
        manifest,
    )


def _read_past(before: Path | None) -> dict[str, PastArticle]:
    if before is None:
        return {}
    table = read_table(before / "articles.csv")
    used = table[table["status"] == "used"]
    columns = (used[name] for name in ("article_id", "file", "sha256", "story_id"))
    return {article: PastArticle(file, sha256, story) for article, file, sha256, story in zip(*columns, strict=True)}


def _why_nothing(inputs: Sequence[Path], batch: Batch) -> str:
    skipped = [issue for issue in batch.issues if issue.severity == "skipped"]
    places = ", ".join(str(path) for path in inputs)
    if not skipped:
        return f"{places}: expected articles, found none; see the README for what is read"
    first = skipped[0]
    return f"{places}: no usable article; {len(skipped)} skipped, the first: {first.file}: {first.message}"
