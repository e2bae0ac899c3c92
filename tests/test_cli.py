"""The command as a shell sees it: exit codes, stdout, stderr, and what is left on disk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parent.parent / "data" / "raw"
ARTICLE = "The harbour board will close the east pier on Monday.\n\nRepairs will cost three million crowns, it said.\n"


def newsfold(*arguments: str | Path, cwd: Path | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=os.environ | environ, capture_output=True, text=True, check=False)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder of one article."""
    folder = tmp_path / "raw" / "echo"
    folder.mkdir(parents=True)
    (folder / "pier.txt").write_text(ARTICLE)
    return tmp_path / "raw"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample folded once: the folder of editions."""
    out = tmp_path_factory.mktemp("sample")
    done = newsfold("run", SAMPLE, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


def every_byte(edition: Path) -> dict[str, bytes]:
    return {str(path.relative_to(edition)): path.read_bytes() for path in edition.rglob("*") if path.is_file()}


def test_run_prints_where_the_report_is(raw: Path, tmp_path: Path) -> None:
    """
    The path of the report is all there is on stdout.
    """
    done = newsfold("run", raw, "--out", tmp_path / "out")

    report = Path(done.stdout.strip())
    assert done.returncode == 0
    assert report.is_file()
    assert report.parent.resolve() == (tmp_path / "out" / "latest").resolve()


def test_second_run_says_nothing_new(raw: Path, tmp_path: Path) -> None:
    """
    The same input and settings make no second edition.
    """
    newsfold("run", raw, "--out", tmp_path / "out")

    again = newsfold("run", raw, "--out", tmp_path / "out")

    assert 0 == again.returncode
    assert "nothing new" in again.stderr
    assert 1 == len(list((tmp_path / "out" / "editions").iterdir()))


def test_new_article_makes_a_new_edition_that_says_so(raw: Path, tmp_path: Path) -> None:
    """
    The edition after the first lists the article that came in.
    """
    newsfold("run", raw, "--out", tmp_path / "out")
    (raw / "echo" / "later.txt").write_text("Ferries will use the west pier from Monday, the operator announced.\n")

    newsfold("run", raw, "--out", tmp_path / "out")

    changes = (tmp_path / "out" / "latest" / "changes.csv").read_text(encoding="utf-8-sig")
    assert "new_article" in changes
    assert 2 == len(list((tmp_path / "out" / "editions").iterdir()))


def test_two_new_folders_and_another_locale_give_equal_bytes(sample: Path, tmp_path: Path) -> None:
    """
    An edition depends on its input alone: not on the folder, the hash seed, the zone, the locale or the place it runs.
    """
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(SAMPLE, elsewhere / "raw")

    done = newsfold(
        "run",
        "raw",
        "--out",
        tmp_path / "out",
        cwd=elsewhere,
        PYTHONHASHSEED="7",
        TZ="Asia/Kathmandu",
        LC_ALL="tr_TR.UTF-8",
    )

    assert done.returncode == 0, done.stderr
    assert every_byte((sample / "latest").resolve()) == every_byte((tmp_path / "out" / "latest").resolve())


def test_missing_folder_is_named_and_exits_2(tmp_path: Path) -> None:
    """
    An input that is not there is an error before any work, in one line.
    """
    done = newsfold("run", tmp_path / "nowhere", "--out", tmp_path / "out")

    assert 2 == done.returncode
    assert "nowhere" in done.stderr
    assert 1 == done.stderr.count("\n")
    assert not (tmp_path / "out").exists()


def test_empty_folder_exits_4_and_leaves_latest(raw: Path, tmp_path: Path) -> None:
    """
    With nothing to fold the last edition stays.
    """
    newsfold("run", raw, "--out", tmp_path / "out")
    before = (tmp_path / "out" / "latest").resolve()
    (tmp_path / "empty").mkdir()

    done = newsfold("run", tmp_path / "empty", "--out", tmp_path / "out")

    assert 4 == done.returncode
    assert 1 == done.stderr.count("\n")
    assert before == (tmp_path / "out" / "latest").resolve()


def test_missing_folder_is_one_line_through_the_flow_too(tmp_path: Path) -> None:
    """
    What is not there is said before a server is started.
    """
    done = newsfold("run", tmp_path / "nowhere", "--prefect", "--out", tmp_path / "out")

    assert (2, 1) == (done.returncode, len(done.stderr.splitlines()))


def test_skipped_file_is_reported_and_strict_exits_3(raw: Path, tmp_path: Path) -> None:
    """
    An empty file and a broken record are listed with their reason; only --strict makes that an exit code.
    """
    (raw / "echo" / "empty.txt").write_bytes(b"")
    (raw / "feed.jsonl").write_text(json.dumps({"id": "1", "text": ARTICLE, "outlet": "post"}) + '\n{"id": "2", "te\n')

    lenient = newsfold("run", raw, "--out", tmp_path / "out")
    strict = newsfold("run", raw, "--out", tmp_path / "out", "--strict")

    issues = (tmp_path / "out" / "latest" / "issues.csv").read_text(encoding="utf-8-sig")
    assert (0, 3) == (lenient.returncode, strict.returncode)
    assert "echo/empty.txt" in issues
    assert "feed.jsonl" in issues
    assert "NF101 echo/empty.txt" in lenient.stderr


def test_unknown_setting_exits_2_and_names_the_known(raw: Path, tmp_path: Path) -> None:
    """
    A misspelt setting stops the run before it reads.
    """
    done = newsfold("run", raw, "--out", tmp_path / "out", "--set", "overlap.pears=1")

    assert 2 == done.returncode
    assert "newsfold: --set: overlap.pears: unknown; known: cluster, pair, run\n" == done.stderr
    assert not (tmp_path / "out").exists()


def test_check_lists_what_would_be_used_and_writes_nothing(raw: Path, tmp_path: Path) -> None:
    """
    A check says of each file whether it would be used.
    """
    (raw / "echo" / "empty.txt").write_bytes(b"")

    done = newsfold("check", raw, cwd=tmp_path)

    assert 0 == done.returncode
    assert "used       echo/pier.txt  undated  echo" in done.stdout
    assert "skipped" in done.stdout
    assert ["raw"] == [path.name for path in tmp_path.iterdir()]


def test_json_is_one_object(raw: Path, tmp_path: Path) -> None:
    """
    With --json stdout is one JSON object that names the edition.
    """
    done = newsfold("run", raw, "--out", tmp_path / "out", "--json")

    result = json.loads(done.stdout)
    assert (True, 1) == (result["new"], result["counts"]["articles"])


def test_show_prints_the_report(sample: Path) -> None:
    """
    Show gives the latest report as it stands on disk.
    """
    done = newsfold("show", "--out", sample)

    assert (sample / "latest" / "report.md").read_text(encoding="utf-8") == done.stdout


def test_show_without_an_edition_says_how_to_make_one(tmp_path: Path) -> None:
    """
    There is nothing to show before the first run.
    """
    done = newsfold("show", "--out", tmp_path)

    assert 2 == done.returncode
    assert "newsfold run" in done.stderr


def test_control_characters_in_a_file_name_are_shown_not_sent(raw: Path, tmp_path: Path) -> None:
    """
    A file name cannot speak to the terminal.
    """
    (raw / "echo" / "\x1b[2J.txt").write_bytes(b"")

    done = newsfold("run", raw, "--out", tmp_path / "out")

    assert "\x1b" not in done.stderr + done.stdout
    assert "⟨U+001B⟩[2J.txt" in done.stderr


def test_damaged_edition_is_made_anew(raw: Path, tmp_path: Path) -> None:
    """
    A report that was deleted is there again after the next run; with a new input too, and nothing fails.
    """
    out = tmp_path / "out"
    report = Path(newsfold("run", raw, "--out", out).stdout.strip())
    whole = every_byte(report.parent)
    report.unlink()

    again = newsfold("run", raw, "--out", out)
    assert (0, str(report)) == (again.returncode, again.stdout.strip())
    assert whole == every_byte(report.parent)

    (report.parent / "articles.csv").unlink()
    (raw / "echo" / "second.txt").write_text(ARTICLE.replace("Monday", "Tuesday"))
    assert 0 == newsfold("run", raw, "--out", out).returncode


def test_out_inside_the_input_is_not_read(raw: Path) -> None:
    """
    Editions that go among the articles are no articles, and the second run has nothing new.
    """
    first = newsfold("run", raw, "--out", raw / "report", "--json")
    second = newsfold("run", raw, "--out", raw / "report", "--json")

    assert 1 == json.loads(first.stdout)["counts"]["articles"]
    assert not json.loads(second.stdout)["new"]


@pytest.mark.parametrize("out", ["raw", "raw/echo/pier.txt"])
def test_out_that_is_the_input_or_a_file_exits_2(raw: Path, tmp_path: Path, out: str) -> None:
    done = newsfold("run", raw, "--out", tmp_path / out)

    assert done.returncode == 2
    assert "--out" in done.stderr
    assert ["echo"] == [path.name for path in raw.iterdir()]
