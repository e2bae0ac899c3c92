"""Made-up news to what finding its overlaps costs, here and elsewhere: `python benchmarks/overlap.py [--help]`."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

import numpy as np
from measure import PATIENCE, Measured, measure_in_turn, print_table, run_alone
from newsroom import write_paragraphs
from peers import (
    NAMES,
    PEERS,
    Ints,
    Sample,
    hash_only,
    hash_with_rensa,
    missing_peers,
    number_pairs,
)
from scipy.sparse import csr_array, csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from stage import Costs, crowd_article, fold_month, join_rows, repeat_paragraph

from pipeline.overlap import cosine_join
from pipeline.similarity import WordVectorizer, weigh

PARTS = ("join", "whole", "vectorise", "stage", "hurt")
THRESHOLDS = (0.8, 0.7, 0.5)
OURS = "newsfold"

Rows = csr_matrix[np.float64]


def main() -> None:
    """Print the tables that were asked for."""
    options = _read_options()
    libraries = ("numba", "scipy", "scikit-learn", *(NAMES if options.peers else ()))
    print(f"{_name_cpu()}, {os.cpu_count()} cores, Python {platform.python_version()};", end=" ")
    print(", ".join(f"{name} {version(name)}" for name in libraries))
    print(f"Medians of {options.repeats} rounds, ours and theirs in turn; what takes over {PATIENCE} s runs once.\n")
    if {"join", "whole", "vectorise"} & set(options.only):
        texts = write_paragraphs(options.rows)
        _warm_up(texts)
        _compare(texts, options)
    if "join" in options.only and options.full:
        _print_growth([2 * options.rows, 20 * options.rows])
    if "stage" in options.only:
        _print_stage([2 * options.rows, *([20 * options.rows] if options.full else [])])
    if "hurt" in options.only:
        _print_hurt(options.rows)


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--rows", type=int, default=50_000, help="paragraphs; the stage takes 2 and 20 times as many")
    parser.add_argument("--repeats", type=int, default=5, help="rounds of which medians are printed")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=" ".join(PARTS))
    parser.add_argument("--own", action="store_true", help="join newsfold's own rows, not TfidfVectorizer's")
    parser.add_argument("--full", action="store_true", help="join and stage at 20 times the paragraphs too")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="other libraries too")
    options = parser.parse_args()
    missing = missing_peers() if options.peers else ()
    if missing:
        parser.exit(2, f"overlap.py: {', '.join(missing)}: not installed; pip install -e '.[bench]', or --no-peers\n")
    return options


def _name_cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _warm_up(texts: Sequence[str]) -> None:
    """Have everything of ours compiled, which takes seconds once and is kept for later runs."""
    some = texts[:10_000]
    _vectorise(some)
    for threshold in THRESHOLDS:
        _join(_weigh_plainly(some), threshold)


def _compare(texts: list[str], options: argparse.Namespace) -> None:
    """The parts that set ours beside other libraries."""
    plain = _weigh_plainly(texts)
    if "join" in options.only:
        _print_join(texts, csr_matrix(weigh(texts)) if options.own else plain, options)
    if "whole" in options.only:
        _print_whole(texts, options)
    if "vectorise" in options.only:
        _print_vectorisers(texts, options.repeats)


def _join(rows: Rows, threshold: float) -> Ints:
    left, right, _ = cosine_join(csr_array(rows), threshold, collapse=False)
    return number_pairs(left, right, rows.shape[0])


def _vectorise(texts: Sequence[str]) -> Rows:
    """Rows by our own vectoriser."""
    rows = csr_matrix(WordVectorizer().fit_transform(texts))
    rows.sort_indices()
    return rows


def _weigh_plainly(texts: Sequence[str]) -> Rows:
    """The rows people use today, in the order of columns that the join asks for."""
    rows: Rows = TfidfVectorizer().fit_transform(texts)
    rows.sort_indices()
    return rows


def _print_join(texts: list[str], rows: Rows, options: argparse.Namespace) -> None:
    whose = "newsfold's rows" if options.own else "rows of TfidfVectorizer()"
    print(f"## Join: {rows.shape[0]:,} {whose}, {rows.nnz:,} values\n")
    print("newsfold runs on all cores and was compiled before. Memory is the rise of VmHWM, set back before each run;")
    print("recall is the share of all pairs that any method found, after an exact check.\n")
    most = _count_partners(_join(rows, min(THRESHOLDS)), rows.shape[0])
    sample = Sample(texts, rows, most)
    for threshold in THRESHOLDS:
        calls = {OURS: partial(_join, rows, threshold)}
        if options.peers:
            calls |= {name: partial(peer, sample, threshold) for name, peer in PEERS.items()}
        _print_found(f"t = {threshold}", measure_in_turn(calls, options.repeats))


def _count_partners(keys: Ints, n_rows: int) -> int:
    """How many partners the row with the most of them has."""
    return int(np.bincount(np.concatenate(np.divmod(keys, n_rows)), minlength=1).max())


def _print_found(title: str, found: Mapping[str, Measured[Ints]]) -> None:
    every = np.unique(np.concatenate([of_one.result for of_one in found.values()]))
    ours = found[OURS].seconds
    print_table(
        (title, "seconds", "ratio", "pairs", "recall", "peak MB"),
        [
            (
                name,
                f"{one.seconds:.3f}",
                f"{one.seconds / ours:.1f}",
                f"{len(one.result):,}",
                f"{len(one.result) / max(1, len(every)):.4f}",
                f"{one.megabytes:,.0f}",
            )
            for name, one in found.items()
        ],
    )


def _print_whole(texts: list[str], options: argparse.Namespace) -> None:
    print(f"## Whole path: {len(texts):,} texts to pairs\n")
    print(
        "Each line makes its own rows, where it has any; recall is against the pairs by cosine of TfidfVectorizer's.\n"
    )
    rows = _weigh_plainly(texts)
    for threshold in THRESHOLDS:
        exact = _join(rows, threshold)
        calls = {
            f"{OURS}, its rows": lambda t=threshold: _join(_vectorise(texts), t),
            f"{OURS}, TfidfVectorizer's rows": lambda t=threshold: _join(_weigh_plainly(texts), t),
        }
        if options.peers:
            calls["rensa, checked by cosine"] = lambda t=threshold: hash_with_rensa(
                Sample(texts, _weigh_plainly(texts), len(texts)), t
            )
            calls["rensa, checked by shared words"] = partial(hash_only, texts, threshold)
        found = measure_in_turn(calls, options.repeats)
        first = next(iter(found.values())).seconds
        print_table(
            (f"t = {threshold}", "seconds", "ratio", "pairs", "recall"),
            [
                (
                    name,
                    f"{one.seconds:.3f}",
                    f"{one.seconds / first:.1f}",
                    f"{len(one.result):,}",
                    f"{len(np.intersect1d(one.result, exact)) / max(1, len(exact)):.4f}",
                )
                for name, one in found.items()
            ],
        )


def _print_vectorisers(texts: list[str], repeats: int) -> None:
    calls = {
        "TfidfVectorizer()": lambda: TfidfVectorizer().fit_transform(texts),
        "newsfold weigh": lambda: csr_matrix(weigh(texts)),
        "newsfold WordVectorizer()": lambda: WordVectorizer().fit_transform(texts),
    }
    found = measure_in_turn(calls, repeats)
    first = next(iter(found.values())).seconds
    print(f"## Vectorise: {len(texts):,} texts\n")
    print_table(
        ("", "seconds", "times as fast", "terms", "peak MB"),
        [
            (
                name,
                f"{one.seconds:.3f}",
                f"{first / one.seconds:.2f}",
                f"{one.result.shape[1]:,}",
                f"{one.megabytes:,.0f}",
            )
            for name, one in found.items()
        ],
    )


def _print_growth(sizes: Sequence[int]) -> None:
    print("## Join: ours alone, rows of TfidfVectorizer(); each size in a process of its own\n")
    for size in sizes:
        print_table(
            (f"{size:,} rows", "seconds", "pairs", "MB beside the rows"),
            [
                (f"t = {one.threshold}", f"{one.seconds:.2f}", f"{one.pairs:,}", f"{one.megabytes:,.0f}")
                for one in run_alone(join_rows, size, THRESHOLDS)
            ],
        )


def _print_stage(sizes: Sequence[int]) -> None:
    print("## Stage: paragraphs to pairs and clusters, pair = cluster = 0.7; each size in a process of its own\n")
    costs = [run_alone(fold_month, size) for size in sizes]
    _print_costs([f"{size:,} paragraphs" for size in sizes], costs)
    if len(costs) > 1:
        totals = [sum(one.seconds) for one in costs]
        growth = np.log(totals[1] / totals[0]) / np.log(sizes[1] / sizes[0])
        print(f"Seconds grow with n^{growth:.2f}.\n")


def _print_hurt(rows: int) -> None:
    print("## What could hurt: each in a process of its own\n")
    cases = {
        f"{rows:,} articles of one paragraph, the same": partial(repeat_paragraph, rows, marks=False),
        "the same words, with other marks in each": partial(repeat_paragraph, rows, marks=True),
        f"one article of {4 * rows:,} paragraphs": partial(crowd_article, 4 * rows),
    }
    _print_costs(list(cases), [run_alone(case) for case in cases.values()])


def _print_costs(names: Sequence[str], costs: Sequence[Costs]) -> None:
    print_table(
        ("", "read, s", "pair, s", "group, s", "in all, s", "pairs", "clusters", "MB before", "peak MB"),
        [
            (
                name,
                *(f"{seconds:.2f}" for seconds in (*one.seconds, sum(one.seconds))),
                f"{one.pairs:,}",
                f"{one.clusters:,}",
                f"{one.before_megabytes:,.0f}",
                f"{one.peak_megabytes:,.0f}",
            )
            for name, one in zip(names, costs, strict=True)
        ],
    )


if __name__ == "__main__":
    main()
