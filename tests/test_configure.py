"""Settings from files, environment and options."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import Config
from pipeline.configure import read_config
from pipeline.errors import SettingsError


def test_no_source_gives_the_defaults(tmp_path: Path) -> None:
    """
    Without a file, a variable or an option every setting has its default.
    """
    config = read_config(None, {}, (), tmp_path)

    assert (0.4, 0.7) == (config.overlap.pair, config.overlap.cluster)


def test_switch_of_the_compiler_is_no_setting(tmp_path: Path) -> None:
    """
    `NEWSFOLD_NUMBA` changes no edition, so it is not in one.
    """
    assert Config() == read_config(None, {"NEWSFOLD_NUMBA": "0"}, (), tmp_path)


def test_later_source_wins(tmp_path: Path) -> None:
    """
    An option beats the environment, which beats newsfold.toml, which beats pyproject.toml.
    """
    (tmp_path / "pyproject.toml").write_text("[tool.newsfold.summary]\nwords = 100\nsentences = 3\n")
    (tmp_path / "newsfold.toml").write_text("[summary]\nwords = 110\n[overlap]\npair = 0.3\n[quotes]\nnear_days = 2\n")
    environ = {"NEWSFOLD_OVERLAP_PAIR": "0.35", "NEWSFOLD_QUOTES_NEAR_DAYS": "3", "HOME": "elsewhere"}

    config = read_config(None, environ, ["quotes.near_days=4"], tmp_path)

    assert (3, 110, 0.35, 4) == (
        config.summary.sentences,
        config.summary.words,
        config.overlap.pair,
        config.quotes.near_days,
    )


def test_named_file_replaces_the_others(tmp_path: Path) -> None:
    """
    A file given by name is the only file read.
    """
    (tmp_path / "newsfold.toml").write_text("[summary]\nwords = 110\n")
    (tmp_path / "desk.toml").write_text("[summary]\nsentences = 4\n")

    config = read_config(tmp_path / "desk.toml", {}, (), tmp_path)

    assert (220, 4) == (config.summary.words, config.summary.sentences)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[overlap]\nthreshhold = 1", "newsfold.toml: overlap.threshhold: unknown; known: cluster, pair, run"),
        ("[overlapp]\npair = 1", "newsfold.toml: overlapp.pair: unknown; known sections: "),
        ("words = 1", "newsfold.toml: words: unknown; known sections: "),
        ("[overlap]\npair = 1.5", "newsfold.toml: overlap.pair: Input should be less than or equal to 1, found 1.5"),
        ("[overlap]\npair = ", "newsfold.toml: expected a TOML file of settings: "),
    ],
)
def test_bad_setting_says_where_and_what_is_known(tmp_path: Path, text: str, message: str) -> None:
    """
    A mistake in a file names the file, the key, and what would be right.
    """
    (tmp_path / "newsfold.toml").write_text(text)

    with pytest.raises(SettingsError) as raised:
        read_config(None, {}, (), tmp_path)

    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("environ", "assignments", "message"),
    [
        ({"NEWSFOLD_OVERLAP_PEAR": "1"}, (), "NEWSFOLD_OVERLAP_PEAR: overlap.pear: unknown; known: cluster, pair, run"),
        ({}, ("overlap.pear=1",), "--set: overlap.pear: unknown; known: cluster, pair, run"),
        ({}, ("overlap",), "--set overlap: expected SECTION.KEY=VALUE, such as overlap.pair=0.5"),
        ({}, ("summary.words=many",), "--set: summary.words: Input should be a valid integer"),
        ({}, ("stories.method=guess",), "--set: stories.method: Input should be 'average' or 'one', found 'guess'"),
    ],
)
def test_bad_variable_or_option_is_named(
    tmp_path: Path, environ: dict[str, str], assignments: tuple[str, ...], message: str
) -> None:
    """
    A mistake in the environment or in an option says which one it is.
    """
    with pytest.raises(SettingsError) as raised:
        read_config(None, environ, assignments, tmp_path)

    assert str(raised.value).startswith(message)


def test_missing_named_file_is_an_error(tmp_path: Path) -> None:
    """
    A file given by name must be there.
    """
    with pytest.raises(SettingsError, match=r"desk\.toml: expected a TOML file"):
        read_config(tmp_path / "desk.toml", {}, (), tmp_path)
