"""Every exception of argmap, all under `ArgmapError`, and `Problem`: what is wrong, where, and what to do."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

MOST = 100
"""How many problems are shown at once; the rest is counted."""
MOST_EXCERPTS = 10
"""Under how many problems the line is shown in which they are."""
MOST_HINTS = 10
"""For how many wrong names the nearest right one is looked up, where there is no end of them."""
_SHOWN = 90
"""So many letters of a line are shown."""
_LONGEST = 100
"""Names longer than this are not compared letter by letter."""
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a map, a file or an argument of a call.

    >>> print(Problem("unknown claim 'injury'", file="mill.yaml", line=12, column=15,
    ...               hint="Did you mean 'injuries'?"))
    mill.yaml:12:15: unknown claim 'injury'. Did you mean 'injuries'?
    """

    message: str
    """What is wrong."""
    path: str | None = None
    """Where in the tree, such as `$.relations[2].premises[0]`."""
    line: int | None = None
    """Counted from 1."""
    column: int | None = None
    """Counted from 1."""
    hint: str | None = None
    """What to do about it: one sentence."""
    file: str | None = None
    """The file in which it is, if it is in one."""
    times: int = 1
    """How often it is so, where this is the first of several."""
    excerpt: str | None = field(default=None, compare=False, repr=False)
    """The line of the file in which it is."""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        if self.path and self.line is None:
            place = f"{place}: {self.path}" if place else self.path
        text = f"{place}: {self.message}" if place else self.message
        if self.times != 1:
            text = f"{text.rstrip('.')} ({self.times:,} times, here first)"
        return f"{text.rstrip('.')}. {self.hint}" if self.hint else text


def pointed_at(problem: Problem) -> tuple[str, ...]:
    """Return the line in which a problem is, and a caret under its place; nothing where no line is known.

    A long line is cut around the place.

    >>> print(*pointed_at(Problem("unknown claim 'injury'", line=12, column=13, excerpt="  premises: injury")), sep="\\n")
      12 |   premises: injury
         |             ^
    """
    if not problem.excerpt or problem.line is None or problem.column is None:
        return ()
    text = "".join(letter if letter.isprintable() else " " for letter in problem.excerpt)
    start = max(0, problem.column - _SHOWN // 2) if len(text) > _SHOWN else 0
    number = f"{problem.line:>4}"
    return (f"{number} | {text[start : start + _SHOWN]}", f"{'':>{len(number)}} | {'':>{problem.column - 1 - start}}^")


def not_shown(number: int) -> str:
    """Say how many more problems there are than are told.

    >>> not_shown(1), not_shown(900)
    ('1 more problem is not shown', '900 more problems are not shown')
    """
    return f"{number} more problem{' is' if number == 1 else 's are'} not shown"


class ArgmapError(Exception):
    """The base of every error that argmap raises; `problems` lists all that was found.

    >>> try:
    ...     raise ArgmapError(Problem("one"), Problem("two"))
    ... except ArgmapError as error:
    ...     [problem.message for problem in error.problems]
    ['one', 'two']
    """

    def __init__(self, *problems: Problem | str) -> None:
        self.problems = tuple(Problem(item) if isinstance(item, str) else item for item in problems)
        super().__init__(*self.problems)
        for problem in self.problems[:MOST_EXCERPTS]:
            lines = pointed_at(problem)
            if lines:  # a traceback shows them below the message
                self.add_note("\n".join(lines))

    def __str__(self) -> str:
        if len(self.problems) <= 1:
            return "".join(str(problem) for problem in self.problems)
        lines = [f"  {problem}" for problem in self.problems[: MOST + 1]]  # one more may count those that are left out
        rest = len(self.problems) - len(lines)
        more = [f"  {not_shown(rest)}"] if rest else []
        return "\n".join([f"{len(self.problems)} problems:", *lines, *more])

    def _render_traceback_(self) -> list[str]:
        """Show in a notebook the caller's own lines and what is wrong: the way through argmap says nothing to them."""
        shell: Any = sys.modules["IPython"].get_ipython()
        own = _without_ours(self.__traceback__)
        shown: list[str] = shell.InteractiveTB.structured_traceback(type(self), self, own, tb_offset=1)
        return shown


class FormatError(ArgmapError, ValueError):
    """A text or file that cannot be read as a map."""


class MapError(ArgmapError, ValueError):
    """A map that contradicts itself: a dangling id, a rebuttal of a relation, a prior outside [0, 1]."""


class UnsupportedError(ArgmapError, ValueError):
    """A format that cannot say something the map says; nothing was written."""


class UnsupportedWarning(UserWarning):
    """A format that cannot say something the map says: it was written without, as the caller asked."""


class UnknownIdError(ArgmapError, KeyError):
    """An id that the map does not have, or that names something of another sort."""

    @classmethod
    def from_id(cls, wrong: object, known: Iterable[str], *, sort: str = "claim") -> UnknownIdError:
        """Build the message from the facts, with the nearest id there is as a hint."""
        return cls(Problem(f"unknown {sort} {short(wrong)}", hint=nearest(wrong, known)))

    @classmethod
    def from_ids(cls, wrong: Iterable[object], known: Iterable[str], *, said: str = "unknown claim") -> UnknownIdError:
        """Build one problem for each wrong id, the first of them with the nearest one there is."""
        names = list(known)
        return cls(
            *(
                Problem(f"{said} {short(one)}", hint=nearest(one, names) if place < MOST_HINTS else None)
                for place, one in enumerate(wrong)
            )
        )


class ParameterError(ArgmapError, ValueError):
    """An argument of a call that is out of range or of the wrong sort."""


class SemanticsError(ArgmapError, ValueError):
    """A semantics that does not exist, or that cannot score this map."""


class ConvergenceError(ArgmapError, RuntimeError):
    """No fixed point was found to the tolerance asked for; `result` is what there was at the end."""

    def __init__(self, *problems: Problem | str, result: Any = None) -> None:
        super().__init__(*problems)
        self.result = result


class TimeLimitError(ArgmapError, TimeoutError):
    """The time given for a search was up before it ended; `result` is what had been found, if anything."""

    def __init__(self, *problems: Problem | str, result: Any = None) -> None:
        super().__init__(*problems)
        self.result = result


class ConvergenceWarning(UserWarning):
    """The same as `ConvergenceError`, for those who asked to be warned only."""


class UnstableWarning(UserWarning):
    """A gradient was taken at a fixed point that a small push would upset: it holds there, and says little beyond."""


class SpeedWarning(UserWarning):
    """Said once: what you are doing could be much faster, and how."""


class UnreadWarning(UserWarning):
    """What a table or a graph holds beside what argmap reads: it is named, once for all of it, and passed over."""


class RenderError(ArgmapError, RuntimeError):
    """A layout program that is missing, failed or took too long."""


def _without_ours(trace: TracebackType | None) -> TracebackType | None:
    """Return a traceback without the lines of this package."""
    steps = []
    while trace is not None:
        if not Path(trace.tb_frame.f_code.co_filename).is_relative_to(_PACKAGE):
            steps.append(trace)
        trace = trace.tb_next
    own: TracebackType | None = None
    for step in reversed(steps):
        own = TracebackType(own, step.tb_frame, step.tb_lasti, step.tb_lineno)
    return own


def not_installed(package: str, extra: str) -> ArgmapError:
    """Say that a package that an extra of argmap brings is not installed.

    >>> print(not_installed("matplotlib", "plots"))
    matplotlib is not installed. Install it: pip install 'argmap[plots]'
    """
    return ArgmapError(Problem(f"{package} is not installed", hint=f"Install it: pip install 'argmap[{extra}]'"))


def nearest(wrong: object, known: Iterable[str]) -> str | None:
    """Say which known name is nearest to a wrong one, as a hint; of many names, among those that begin or end like it.

    >>> nearest("injury", ["close", "injuries"])
    "Did you mean 'injuries'?"
    """
    if not isinstance(wrong, str) or len(wrong) > _LONGEST:
        return None
    names = [name for name in known if len(name) <= _LONGEST]
    if len(names) > MOST:
        alike = (name for name in names if name[:2] == wrong[:2] or name[-3:] == wrong[-3:])
        names = list(islice(alike, MOST))
    found = difflib.get_close_matches(wrong, names, n=1, cutoff=0.6)
    return f"Did you mean {found[0]!r}?" if found else None


def nearest_or_all(wrong: object, known: Iterable[str]) -> str:
    """Say which known name is nearest to a wrong one, or which there are.

    >>> nearest_or_all("mim", ("min", "mean")), nearest_or_all(3, ("min", "mean"))
    ("Did you mean 'min'?", 'There are min, mean.')
    """
    names = tuple(known)
    return nearest(wrong, names) or f"There are {', '.join(names)}."


def short(value: object) -> str:
    """Show what a caller passed, cut where it is long; what cannot be shown by its type.

    >>> short("rain"), short(10**5000)
    ("'rain'", 'a int')
    """
    try:
        text = " ".join(repr(value).split())
    except Exception:  # whatever a foreign object raises
        text = f"a {type(value).__name__}"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
