"""A settings file, the environment and options to one checked `Config`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.config import Config, Section
from pipeline.errors import SettingsError

_PREFIX = "NEWSFOLD_"
# Not a setting, since it changes no edition: whether loops may run compiled.
_NUMBA_SWITCH = "NEWSFOLD_NUMBA"
# Where a value was given, the section and key it is for, and the value.
_Given = tuple[str, str, str, object]


def read_config(
    file: Path | None, environ: Mapping[str, str], assignments: Sequence[str], folder: Path = Path()
) -> Config:
    """The settings of a run; what stands later here wins.

    Defaults, `[tool.newsfold]` of a `pyproject.toml` in *folder*, `newsfold.toml` there (or *file* instead of both),
    variables of *environ* such as `NEWSFOLD_OVERLAP_PAIR`, *assignments* such as `overlap.pair=0.5`.

    Raises:
        SettingsError: A key is unknown, a value is out of its limits, or a file cannot be read.
    """
    files = [file] if file else [folder / "pyproject.toml", folder / "newsfold.toml"]
    given = [
        entry
        for path in files
        if file or path.is_file()
        for entry in _from_file(path, str(path) if file else path.name)
    ]
    given += [*_from_environment(environ), *_from_assignments(assignments)]
    values: dict[str, dict[str, object]] = {}
    origins: dict[tuple[str, str], str] = {}
    for origin, section, key, value in given:
        _check_known(origin, section, key)
        values.setdefault(section, {})[key] = value
        origins[section, key] = origin
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        raise SettingsError(_explain(error, origins)) from error


def known_settings() -> Mapping[str, Sequence[str]]:
    """The keys of each section."""
    return {name: sorted(section.model_fields) for name, section in _sections()}


def _from_file(path: Path, shown: str) -> Iterator[_Given]:
    try:
        content: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingsError(f"{shown}: expected a TOML file of settings: {reason}") from error
    if path.name == "pyproject.toml":
        content = content.get("tool", {}).get("newsfold", {})
    for section, keys in content.items():
        if not isinstance(keys, dict):
            yield shown, "", section, keys
        else:
            yield from ((shown, section, key, value) for key, value in keys.items())


def _from_environment(environ: Mapping[str, str]) -> Iterator[_Given]:
    for name in sorted(environ):
        if name.startswith(_PREFIX) and name != _NUMBA_SWITCH:
            section, _, key = name.removeprefix(_PREFIX).lower().partition("_")
            yield name, section, key, environ[name]


def _from_assignments(assignments: Sequence[str]) -> Iterator[_Given]:
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        section, dot, key = name.strip().partition(".")
        if not (equals and dot):
            raise SettingsError(f"--set {assignment}: expected SECTION.KEY=VALUE, such as overlap.pair=0.5")
        yield "--set", section, key, value.strip()


def _check_known(origin: str, section: str, key: str) -> None:
    known = known_settings()
    if section not in known:
        name = f"{section}.{key}" if section else key
        raise SettingsError(f"{origin}: {name}: unknown; known sections: {', '.join(known)}")
    if key not in known[section]:
        raise SettingsError(f"{origin}: {section}.{key}: unknown; known: {', '.join(known[section])}")


def _explain(error: ValidationError, origins: Mapping[tuple[str, str], str]) -> str:
    problem = error.errors()[0]
    place = tuple(str(part) for part in problem["loc"])
    origin = origins.get((place[0], place[1])) if len(place) > 1 else None
    found = f", found {problem['input']!r}" if len(place) > 1 else ""
    message = problem["msg"].removeprefix("Value error, ")
    return f"{origin or 'settings'}: {'.'.join(place)}: {message}{found}"


def describe_settings() -> str:
    """The page `docs/settings.md`: every setting with its default, its limits and what it does."""
    lines = list(_PREFACE)
    for name, section in _sections():
        lines += ["", f"## {name}", "", str(section.__doc__), "", "| key | default | allowed | meaning |"]
        lines += ["| --- | --- | --- | --- |"]
        for key, schema in section.model_json_schema()["properties"].items():
            lines.append(f"| `{name}.{key}` | {schema['default']} | {_allowed(schema)} | {schema['description']} |")
    return "\n".join(lines) + "\n"


_PREFACE = (
    "# Settings",
    "",
    "This page is written from `pipeline/config.py`; a test keeps the two equal.",
    "",
    "What stands later in this list wins: the defaults; `[tool.newsfold]` in `pyproject.toml`; `newsfold.toml`, or",
    "the file named by `--config` instead of both; variables such as `NEWSFOLD_OVERLAP_PAIR`; `--set",
    "overlap.pair=0.5`. A key that is not listed here stops the run.",
)


def _allowed(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(schema["enum"])
    limits = {"exclusiveMinimum": "above {}", "minimum": "{} or more", "maximum": "{} or less"}
    return ", ".join(words.format(schema[limit]) for limit, words in limits.items() if limit in schema)


def _sections() -> Iterator[tuple[str, type[Section]]]:
    for name, field in Config.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            yield name, field.annotation
