"""A declared parameter as the options of a command: how it is typed, and how what was typed is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import argmap
from argmap.cli.map_files import read_text
from argmap.cli.wording.declared import MISSING, Declared, named
from argmap.cli.wording.option_marks import Argument, Option
from argmap.cli.wording.pairs import numbers, several, truths, values
from argmap.errors import ArgmapError, FormatError

if TYPE_CHECKING:
    from argmap import ArgumentMap

Read = Callable[[Any, "ArgumentMap"], Any]
_SINGULAR = {"candidates": "candidate", "claims": "claim", "parameters": "parameter", "rules": "rule"}
"""Options that may come several times are named for one of what they name."""
_DISTRIBUTIONS = {
    "beta": ("Beta", "ID=A,B", "Draw a prior from a Beta distribution."),
    "uniform": ("Uniform", "ID=LOW,HIGH", "Draw it evenly between two numbers."),
    "triangular": ("Triangular", "ID=LOW,MODE,HIGH", "Draw it around the middle number."),
    "fixed": ("Fixed", "ID=NUMBER", "Set it, and draw it from nothing."),
}


@dataclass(frozen=True)
class Worded:
    """One option or argument of a command."""

    name: str
    of: str
    """The parameter of the question that it says something of."""
    annotation: Any
    read: Read
    """Turns what was typed into what the question takes."""
    default: Any = None
    needed: bool = False

    @property
    def option(self) -> str:
        """How it is typed."""
        return f"--{self.name.replace('_', '-')}"


def worded(declared: Declared) -> Iterator[Worded]:
    """Give the options by which a parameter is said; none for what only a program can give.

    >>> from argmap.cli.wording.declared import Declared
    >>> [one.option for one in worded(Declared("min_reliability", float | None, "Drop what is below.", None))]
    ['--min-reliability']
    """
    names = list(named(declared.kinds))
    if "Scores" in names:
        return
    if declared.name == "target":
        yield Worded("about", "target", _argument(str | None, "CLAIM", "The same as --target."), _as_it_is)
    if "Distribution" in names:
        yield from _distributions(declared)
    elif "Credences" in names:
        yield Worded(
            declared.name, declared.name, _argument(str, declared.name.upper(), declared.help), _reader, needed=True
        )
    else:
        yield _one(declared, names)


def _one(declared: Declared, names: list[str]) -> Worded:
    name = _SINGULAR.get(declared.name, declared.name)
    option = f"--{name.replace('_', '-')}"
    spellings = (option, "-s") if name == "semantics" else (option,)
    if "Mapping" in names:
        reading: dict[str, tuple[Callable[..., Any], str]] = {
            "float": (numbers, "ID=NUMBER"),
            "bool": (truths, "ID=yes|no"),
        }
        read, metavar = next((found for kind, found in reading.items() if kind in names), (values, "NAME=VALUE"))
        return Worded(
            name, declared.name, _option(list[str], spellings, declared.help, metavar),
            lambda given, _: read(option, given) or None, default=[],
        )  # fmt: skip
    if "Sequence" in names:
        return Worded(
            name,
            declared.name,
            _option(list[str], spellings, declared.help, None),
            lambda given, _: given or None,
            default=[],
        )
    if declared.from_file:
        return Worded(name, name, _option(str | None, spellings, declared.help, "FILE"), _text_of)
    kind = declared.kinds[0]
    default = None if declared.default is MISSING or declared.name == "top" else declared.default
    if get_origin(kind) is Literal:
        choice: Any = StrEnum(f"{name}", {one: one for one in get_args(kind)})  # type: ignore[misc] # made from what is declared
        shown = None if default is None else choice(default)
        return Worded(
            name, declared.name, _option(choice | None, spellings, declared.help, None),
            lambda given, _: None if given is None else str(given), default=shown,
        )  # fmt: skip
    known = {"target": "ID", "as_of": "DATE", "since": "DATE", "until": "DATE"}
    plain = kind if kind in {int, float, bool} else str
    return Worded(
        name,
        declared.name,
        _option(plain | None, spellings, declared.help, known.get(name)),
        _as_it_is,
        default=default,
    )


def _distributions(declared: Declared) -> Iterator[Worded]:
    for name, (make, metavar, explained) in _DISTRIBUTIONS.items():

        def read(given: Any, _: ArgumentMap, name: str = name, make: str = make, metavar: str = metavar) -> Any:
            found = several(f"--{name}", given, metavar.count(",") + 1)
            return {key: getattr(argmap, make)(*numbers) for key, numbers in found.items()} or None

        yield Worded(name, declared.name, _option(list[str], (f"--{name}",), explained, metavar), read, default=[])


def _reader(name: str, asked: ArgumentMap) -> argmap.Credences:
    """Read a file of credences; an id in it that the map does not have is a fault of the file, not of the command."""
    credences = argmap.Credences.load(name)
    try:
        return credences.for_document(asked.document)
    except ArgmapError as error:
        raise FormatError(*error.problems) from None


def _text_of(name: str | None, _: ArgumentMap) -> str | None:
    """Read a text that a question is asked with; the option names its file."""
    return None if name is None else read_text(name)


def _as_it_is(given: Any, _: ArgumentMap) -> Any:
    return given


def _argument(kind: Any, metavar: str, explained: str) -> Any:
    return Annotated[kind, Argument(metavar=metavar, help=explained)]


def _option(kind: Any, spellings: tuple[str, ...], explained: str, metavar: str | None) -> Any:
    return Annotated[kind, Option(*spellings, help=explained, metavar=metavar)]
