"""What a newcomer types in place of a command that argmap has, and what it is told then."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from argmap.errors import FormatError, Problem

_SAID_BETTER = (
    (re.compile(r"No such command '([^']*[.]\w+)'\."), r"'\1' is no command. Name one before the map: argmap score \1"),
    (
        re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((\S+=[\d.]+)\)"),
        r"say what is to be done with \1: --fix \1 or --prior \1",
    ),
    (
        re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((\S+\.(?:svg|png|pdf|dot|html|md))\)"),
        r"a file to write is named by -o: -o \1",
    ),
    (re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)"), r"too many arguments: \1"),
    (re.compile(r"(Input should be a valid|(?<=: ).* is not a valid) integer\b.*"), "give a whole number"),
    (re.compile(r"(Input should be a valid number|(?<=: ).* is not a valid float)\b.*"), "give a number"),
    (re.compile(r"\('(\(Possible options: [^']*\))',\)"), r"\1"),  # typer 0.26 writes a tuple
    (re.compile(r"Value error, "), ""),
    (re.compile(r"\AInvalid value: "), ""),
)


def meant(arguments: Sequence[str]) -> list[str]:
    """Return the arguments that were meant: other programs have a command `help`, and one `version`.

    >>> meant(["help", "cruxes"]), meant(["help"]), meant(["version"]), meant(["score", "help"])
    (['cruxes', '--help'], ['--help'], ['--version'], ['score', 'help'])
    """
    if arguments and arguments[0] == "help":
        return [*arguments[1:2], "--help"]
    return ["--version"] if [*arguments] in (["version"], ["-V"]) else [*arguments]


def said_better(message: str) -> str:
    """Say what is wrong with a command so that one sees what to write.

    >>> said_better("No such command 'mill.yaml'.")
    "'mill.yaml' is no command. Name one before the map: argmap score mill.yaml"
    >>> said_better("Invalid value for '--top': 'ten' is not a valid integer range.")  # as old releases of typer have it
    "Invalid value for '--top': give a whole number"
    """
    for pattern, better in _SAID_BETTER:
        message = pattern.sub(better, message)
    return message


def refuse_missing(name: str) -> None:
    """Raise `FormatError` for a file that is not there but has a neighbour of nearly its name, or that is a folder."""
    from argmap.formats.decoding import neighbour  # noqa: PLC0415 - only where a file is named

    path = Path(name)
    try:
        is_folder = path.is_dir()
        near = None if os.path.lexists(path) else neighbour(path)
    except (OSError, ValueError):
        return  # whoever reads it says why it cannot be
    if is_folder:
        raise FormatError(Problem("this is a folder", file=name, hint="Name a file in it."))
    if near:
        raise FormatError(Problem("the file is not there", file=name, hint=near))
