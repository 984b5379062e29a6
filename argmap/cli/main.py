"""Run a command: print its outcome, turn whatever goes wrong into lines on stderr and an exit code."""

from __future__ import annotations

import atexit
import gc
import os
import re
import sys
import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import TextIO

import argmap
from argmap.basics.text import one_line
from argmap.cli.interactive.mistyped import meant
from argmap.cli.outcome import CLOSED, INTERRUPTED, PROBLEMS, USAGE, Outcome, lines_about, wrong_command
from argmap.cli.wording.option_marks import WrongCommandError
from argmap.cli.wording.plain_line import read_plainly
from argmap.errors import ArgmapError, ParameterError, Problem, SemanticsError, UnknownIdError

_ARGUMENT = re.compile(r"(\w+)(?:\['(.*)'\])?")
"""An argument of a call, or one of its entries: `as_of`, `fix['rain']`."""

_KEYWORD = re.compile(
    r"\b(target|widen_target|fix|prior|strength|reliability|concentration|limit|as_of|of|at_least|at_most|semantics|unsupported)=(?:'?(\w[\w.]*\w|\w)'?)?"
)
"""An argument that a hint names: `target=`; with its value: `concentration=10`."""

_DISTRIBUTION = re.compile(r'priors=\{"(\w+)": argmap\.(\w+)\(([^)]*)\)\}')
"""A prior that a hint draws: `priors={"rain": argmap.Beta(8, 2)}`."""

_WIDEST, _USUAL_WIDTH = 1000, 80
"""Columns: the most that a terminal can have, and what it has where the environment says nonsense."""

_MANY = 100_000
"""After so many new objects those in circles are looked for: to look sooner takes a tenth of a command, and finds none."""

_STOPPED = Outcome(notes=("argmap: interrupted",), code=INTERRUPTED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `argmap` with the arguments of the process, or these, and return the exit code.

    0: all well. 1: problems found in a map, a file or its scores. 2: the command was wrong.
    130: interrupted. 141: the reader of a pipe went away.

    >>> main(["check", "no-such-map.yaml"])
    1
    """
    if arguments is None:  # a process of its own, in which next to all that is loaded and read stays to the end
        gc.set_threshold(_MANY)
        atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # what a terminal's encoding cannot say is spelled out, never an error
            stream.reconfigure(errors="backslashreplace")
    _narrow_terminal()
    try:
        return _print(_outcome(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:  # while it was printing
        return INTERRUPTED
    except BrokenPipeError:
        _let_go(sys.stdout)
        return CLOSED
    except OSError as error:  # a full disk, say
        _let_go(sys.stdout)
        return _print(Outcome(notes=(f"argmap: stdout cannot be written: {error.strerror}",), code=PROBLEMS))


def _narrow_terminal() -> None:
    """Keep a width that no terminal has from being filled with blanks: it takes all the memory there is."""
    for name in ("COLUMNS", "TERMINAL_WIDTH"):
        width = os.environ.get(name, "")
        if width and not (width.isdecimal() and len(width) <= len(str(_WIDEST)) and 0 < int(width) <= _WIDEST):
            too_wide = width.isdecimal() and width.strip("0")
            os.environ[name] = str(_WIDEST if too_wide else _USUAL_WIDTH)


def _let_go(stream: TextIO) -> None:
    """Send what a stream still holds nowhere: Python flushes it once more at the end, which would fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _outcome(arguments: Sequence[str]) -> Outcome:
    """Tell the version before anything is loaded; else run the command."""
    arguments = meant(arguments)
    return Outcome(f"argmap {argmap.__version__}\n") if [*arguments] == ["--version"] else _run(arguments)


def _run(arguments: Sequence[str]) -> Outcome:
    """Run the command and catch everything, so that no traceback reaches a user."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters of them is part of the outcome
            return _called(arguments)
    except WrongCommandError as error:
        from argmap.cli.called import SQL  # noqa: PLC0415 - see below

        return wrong_command(str(error), " ".join(["argmap", *arguments[: 1 + (arguments[0] == SQL)]]))
    except KeyboardInterrupt:
        return _STOPPED
    except ArgmapError as error:
        return _refusal(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        return Outcome(notes=(one_line(f"{error.filename or 'argmap'}: {error.strerror or error}"),), code=PROBLEMS)
    except MemoryError:
        return Outcome(notes=("argmap: not enough memory for this map",), code=PROBLEMS)
    except Exception as error:  # a fault of ours: say it in one line, and show where to those who ask
        if os.environ.get("ARGMAP_TRACEBACK"):
            import traceback  # noqa: PLC0415 - it loads what else no command needs

            traceback.print_exc()
        name = type(error).__name__
        note = one_line(f"argmap: a fault in argmap itself, {name}: {error}. ARGMAP_TRACEBACK=1 shows where.")
        return Outcome(notes=(note,), code=PROBLEMS)


def _called(arguments: Sequence[str]) -> Outcome:
    """Call the command itself where the line is plain, else let typer see to it."""
    from argmap.cli.called import named_command  # noqa: PLC0415 - whoever asks for the version needs no command

    command = named_command(arguments[0]) if arguments else None
    if command is not None:
        made = command.make()
        given = read_plainly(made, arguments[1:])
        if given is not None:
            outcome: Outcome = made(**given)
            return outcome
    from argmap.cli.wording.by_typer import run_by_typer  # noqa: PLC0415 - it takes as long as the rest of a quick command

    return run_by_typer(arguments)


def _refusal(error: ArgmapError) -> Outcome:
    """Tell a command that is wrong from a map that is."""
    if isinstance(error, ParameterError | SemanticsError | UnknownIdError):
        return Outcome(notes=tuple(_about_option(problem) for problem in error.problems), code=USAGE)
    return Outcome(notes=lines_about(_in_options(problem) for problem in error.problems), code=PROBLEMS)


def _about_option(problem: Problem) -> str:
    """Say what is wrong with an argument of a call in the words of the command line.

    >>> _about_option(Problem("min_reliability is 2.0", path="min_reliability", hint="Give a number in [0, 1]."))
    'argmap: --min-reliability is 2.0. Give a number in [0, 1].'
    """
    message = problem.message
    argument = _ARGUMENT.fullmatch(problem.path or "")
    if argument is not None:
        option = f"--{argument[1].replace('_', '-')}" + (f" {argument[2]}" if argument[2] else "")
        rest = message.removeprefix(argument[0])
        message = f"{option}{rest}" if rest != message else f"{option}: {message}"
    return one_line(f"argmap: {_in_options(replace(problem, message=message, path=None))}")


def _in_options(problem: Problem) -> Problem:
    """Say a hint about the arguments of a call as one about options.

    >>> _in_options(Problem("too wide", hint="Name it with target=, or widen with concentration=10.")).hint
    'Name it with --target, or widen with --concentration 10.'
    """
    if problem.hint is None:
        return problem
    hint = _DISTRIBUTION.sub(_drawn, problem.hint)
    return replace(problem, hint=_KEYWORD.sub(_option, hint))


def _drawn(found: re.Match[str]) -> str:
    return f"--{found[2].lower()} {found[1]}={found[3].replace(' ', '')}"


def _option(found: re.Match[str]) -> str:
    return f"--{found[1].replace('_', '-')}{'' if found[2] is None else f' {found[2]}'}"


def _print(outcome: Outcome) -> int:
    """Print what there is to print; text first, since notes are about it. A closed stream is not written to."""
    if sys.stdout is not None:
        if isinstance(outcome.text, bytes):
            sys.stdout.buffer.write(outcome.text)
        else:
            sys.stdout.write(outcome.text)
        sys.stdout.flush()
    if sys.stderr is not None:
        for note in outcome.notes:
            print(note, file=sys.stderr)  # noqa: T201 - this is the command line
    return outcome.code
