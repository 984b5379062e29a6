"""`Outcome`: what a command has to say, and the ways to say it as JSON or as lines about problems."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from argmap.basics.text import one_line
from argmap.errors import Problem, pointed_at

GOOD, PROBLEMS, USAGE = 0, 1, 2
"""The exit codes: all well; problems found; the command itself was wrong."""
INTERRUPTED, CLOSED = 130, 141
"""The exit codes that shells know for Ctrl-C and for a pipe that was closed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command prints, the lines it says on stderr, and its exit code."""

    text: str | bytes = ""
    """Words for people, in the encoding of their terminal; or bytes for programs, as they are."""
    notes: tuple[str, ...] = ()
    code: int = GOOD


def lines_about(problems: Iterable[Problem], *, warning: bool = False) -> tuple[str, ...]:
    r"""Put each problem on one line; no letter of it can steer a terminal.

    >>> lines_about([Problem("unknown claim 'a\x1b[2J'", file="mill.yaml", line=3, column=9)])
    ("mill.yaml:3:9: unknown claim 'a�[2J'",)
    """
    lines: list[str] = []
    for one in problems:
        lines.append(one_line(str(replace(one, message=f"warning: {one.message}") if warning else one)))
        lines.extend(pointed_at(one))
    return tuple(lines)


def marking_lines(problems: Iterable[Problem], sort: str) -> Iterator[str]:
    """Write problems as the commands by which a workflow of GitHub marks lines of a file.

    >>> list(marking_lines([Problem("unknown claim 'a'", file="mill.yaml", line=3, column=9)], "error"))
    ["::error file=mill.yaml,line=3,col=9::unknown claim 'a'"]
    """
    for one in problems:
        place = {"file": one.file, "line": one.line, "col": one.column}
        where = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items() if value is not None)
        said = str(replace(one, file=None, line=None, column=None, path=None))
        yield f"::{sort} {where}::{_escaped(said)}"


def _escaped(text: str, also: str = "") -> str:
    """Escape what ends a command, or a part of it."""
    return "".join(f"%{ord(letter):02X}" if letter in f"%\r\n{also}" else letter for letter in text)


def wrong_command(message: str, command: str) -> Outcome:
    """Say what is wrong with a command in one line, and where its help is.

    >>> wrong_command("--fix names 'rain' twice", "argmap score").notes
    ("argmap: --fix names 'rain' twice", "'argmap score --help' tells what it takes.")
    """
    return Outcome(notes=(f"argmap: {one_line(message)}", f"'{command} --help' tells what it takes."), code=USAGE)


def records(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Turn problems into plain dictionaries for JSON.

    >>> records([Problem("empty file", file="mill.yaml")])[0]["message"]
    'empty file'
    """
    return [asdict(problem) for problem in problems]


def as_json(value: object) -> bytes:
    """Write JSON for scripts: indented, every number finite, in UTF-8 whatever the terminal has.

    >>> print(as_json({"score": 0.5, "force": float("nan")}).decode())
    {
      "score": 0.5,
      "force": null
    }
    <BLANKLINE>
    """
    text = json.dumps(_plain(value), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text.encode(errors="backslashreplace")  # half a character of a file's name is escaped as JSON does it


def _plain(value: Any) -> Any:
    """Turn mappings, sequences and numpy numbers into what JSON has; what is not a number becomes null."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, str):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float) or hasattr(value, "__float__"):
        return float(value) if math.isfinite(value) else None
    return str(value)
