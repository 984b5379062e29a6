"""The formats there are: looked up by name or by a file's suffix; other packages may add theirs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from argmap.errors import FormatError, Problem, nearest_or_all
from argmap.formats.format import Format
from argmap.formats.json.format import JsonFile
from argmap.formats.yaml.format import YamlFile

GROUP = "argmap.formats"
"""The group of entry points under which a package offers a format."""


def formats() -> Mapping[str, Format]:
    """Return every format by its name, those of other packages included.

    >>> sorted(formats())[:2]
    ['json', 'yaml']
    """
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load

    found: dict[str, Format] = {"yaml": YamlFile(), "json": JsonFile()}
    for entry in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        if entry.name in found:
            raise FormatError(f"the format {entry.name!r} is there already, and {entry.value} offers it again")
        try:
            offered = entry.load()
            found[entry.name] = offered() if isinstance(offered, type) else offered
        except Exception as error:  # whatever a foreign module raises: its name must be in the message
            raise FormatError(f"the format {entry.name!r} of {entry.value} cannot be loaded: {error}") from error
    return found


def format_named(name: str) -> Format:
    """Return the format of that name.

    >>> format_named("yml")
    Traceback (most recent call last):
    argmap.errors.FormatError: unknown format 'yml'. Did you mean 'yaml'?
    """
    known = formats()
    if name not in known:
        hint = nearest_or_all(name, sorted(known))
        raise FormatError(Problem(f"unknown format {name!r}", hint=hint))
    return known[name]


def format_of(path: str | Path, *, name: str | None = None) -> Format:
    """Return the format of a file by its suffix, or the named one.

    >>> format_of("map.yml").name
    'yaml'
    """
    if name is not None:
        return format_named(name)
    suffix = Path(path).suffix.lower()
    for one in formats().values():
        if suffix in one.suffixes:
            return one
    known = sorted(suffix for one in formats().values() for suffix in one.suffixes)
    message = f"no format has files that end in {suffix!r}" if suffix else "no suffix names the format of this file"
    hint = f"There are {', '.join(known)}: rename the file, or say which format it is."
    raise FormatError(Problem(message, file=str(path), hint=hint))
