"""The formats there are: looked up by name, or by a file's suffix and what is in it; other packages may add theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from argmap.errors import FormatError, Problem, nearest_or_all
from argmap.formats.format import Format, Likeness
from argmap.formats.glimpse import Glimpse
from argmap.formats.json.format import JsonFile
from argmap.formats.yaml.format import YamlFile

GROUP = "argmap.formats"
"""The group of entry points under which a package offers a format."""
_OWN: tuple[type[Format], ...] = (YamlFile, JsonFile)
_ANY = (".txt",)
"""Suffixes that say nothing by themselves."""
_NEEDED = ("name", "title", "suffixes", "writes", "says", "recognises", "read", "write")


class Chosen(NamedTuple):
    """The format of a text, and a warning where the suffix of its file says another one."""

    format: Format
    warnings: tuple[Problem, ...] = ()


def every_format() -> Mapping[str, Format]:
    """Return every format by its name, those of other packages included.

    >>> list(every_format())[:2]
    ['yaml', 'json']
    """
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load

    from argmap.formats.foreign import FOREIGN  # noqa: PLC0415 - slow to load

    found: dict[str, Format] = {one.name: one for one in (made() for made in (*_OWN, *FOREIGN))}
    for entry in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        if entry.name in found:
            raise FormatError(f"the format {entry.name!r} is there already, and {entry.value} offers it again")
        try:
            offered = entry.load()
            made = offered() if isinstance(offered, type) else offered
        except Exception as error:  # whatever a foreign module raises: its name must be in the message
            raise FormatError(f"the format {entry.name!r} of {entry.value} cannot be loaded: {error}") from error
        missing = [name for name in _NEEDED if not hasattr(made, name)]
        if missing:
            raise FormatError(f"the format {entry.name!r} of {entry.value} has no {', '.join(missing)}")
        found[entry.name] = made
    return found


def format_named(name: str) -> Format:
    """Return the format of that name.

    >>> format_named("yml")
    Traceback (most recent call last):
    argmap.errors.FormatError: unknown format 'yml'. Did you mean 'yaml'?
    """
    for one in (made() for made in _OWN):
        if one.name == name:
            return one
    known = every_format()
    if name not in known:
        hint = nearest_or_all(name, sorted(known))
        raise FormatError(Problem(f"unknown format {name!r}", hint=hint))
    return known[name]


def format_to_write(path: str | Path, *, name: str | None = None) -> Format:
    """Return the format that a file is written in: the named one, or the first of its suffix.

    >>> format_to_write("map.yml").name
    'yaml'
    """
    if name is not None:
        return format_named(name)
    suffix = Path(path).suffix.lower()
    known = every_format().values()
    some = [one for one in known if suffix in one.suffixes]
    if not some:
        raise _unknown_suffix(suffix, known, source=str(path))
    return next((one for one in some if one.writes), some[0])


def format_of(text: str, *, source: str = "<string>", name: str | None = None) -> Chosen:
    """Return the format of a text: the named one, or what it looks like among those of the suffix, then among all.

    >>> format_of('{"argmap": 1, "title": "One"}', source="map.json").format.name
    'json'
    """
    if name is not None:
        return Chosen(format_named(name))
    suffix = Path(source).suffix.lower() if source[:1] != "<" else ""
    glimpse = Glimpse(text.removeprefix("\ufeff"), suffix)
    for one in (made() for made in _OWN):
        if suffix in {"", *one.suffixes} and one.recognises(glimpse) is Likeness.CERTAIN:
            return Chosen(one)
    known = every_format().values()
    own = [one for one in known if suffix in one.suffixes]
    others = [one for one in known if one not in own]
    best, how = _most_like(own, glimpse)
    if best is not None and how >= Likeness.LIKELY:
        return Chosen(best)
    from argmap.formats.refused import refuse_known  # noqa: PLC0415 - argmap's own files are none of them

    refuse_known(glimpse, source=source)
    other, how_other = _most_like(others, glimpse)
    unsaid = not own or (suffix in _ANY and how is Likeness.NO)
    if other is not None and (how_other >= Likeness.LIKELY or (unsaid and how_other > Likeness.NO)):
        if not suffix:
            return Chosen(other)
        note = Problem(f"this looks like {other.title}, and is read as such", file=source)
        return Chosen(other, (note,))
    if own:
        return Chosen(best if best is not None and how > Likeness.NO else own[0])
    if suffix:
        raise _unknown_suffix(suffix, known, source=source)
    return Chosen(format_named("yaml"))  # whose reader says what a map begins with


def _most_like(some: Iterable[Format], glimpse: Glimpse) -> tuple[Format | None, Likeness]:
    best, how = None, Likeness.NO
    for one in some:
        found = one.recognises(glimpse)
        if best is None or found > how:
            best, how = one, found
    return best, how


def _unknown_suffix(suffix: str, known: Iterable[Format], *, source: str) -> FormatError:
    suffixes = sorted({suffix for one in known for suffix in one.suffixes})
    message = f"no format has files that end in {suffix!r}" if suffix else "no suffix names the format of this file"
    hint = f"There are {', '.join(suffixes)}: rename the file, or say which format it is."
    return FormatError(Problem(message, file=source, hint=hint))
