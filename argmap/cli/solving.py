"""`argmap solve`: questions about abstract frameworks, in the words and the output of the competition of solvers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from argmap.acceptance.frameworks.extension_names import LETTERS, Extensions
from argmap.cli.map_files import STREAM, read_text, shown
from argmap.cli.outcome import PROBLEMS, Outcome, lines_about
from argmap.cli.wording.option_marks import Option
from argmap.errors import ParameterError, Problem, TimeLimitError, nearest_or_all

if TYPE_CHECKING:
    from argmap.acceptance.frameworks.framework import Framework

TASKS = ("SE", "EE", "CE", "DC", "DS")
"""Some extension, every one, how many; whether an argument is in some, whether it is in all."""
_PLAIN = re.compile(r'[^\s"]+')


def solve(
    problem: Annotated[
        str, Option("--problem", "-p", metavar="TASK-SEMANTICS", help="What is asked, such as SE-PR or DS-ST.")
    ],
    file: Annotated[str, Option("--file", "-f", metavar="FILE", help="The framework: .af, .apx or .tgf; - for stdin.")],
    argument: Annotated[
        str | None, Option("--argument", "-a", metavar="NAME", help="The argument that DC and DS ask about.")
    ] = None,
    format: Annotated[
        str | None,
        Option("--format", "-fo", metavar="NAME", help="af, apx or tgf, where the suffix does not say."),
    ] = None,
    timeout: Annotated[float | None, Option("--timeout", min=0, help="Search no longer than so many seconds.")] = None,
) -> Outcome:
    """Solve a problem about an abstract framework: SE, EE, CE, DC or DS by CF, NA, AD, GR, CO, PR, ST, SST, STG, ID, EA, CF2 or STG2.

    Extensions are lines that begin with w.
    """
    from argmap.acceptance.frameworks.framework_files import framework_from_text  # noqa: PLC0415 - numpy is slow to load

    task, _, letters = problem.upper().partition("-")
    if task not in TASKS or letters not in LETTERS:
        known = [f"{one}-{other}" for one in TASKS for other in LETTERS]
        hint = nearest_or_all(problem.upper(), known) if "-" in problem else "Write it as SE-PR."
        raise ParameterError(Problem(f"there is no problem {problem!r}", path="problem", hint=hint))
    if (argument is None) == (task in {"DC", "DS"}):
        message = f"{problem} asks about an argument" if argument is None else f"{problem} asks about no argument"
        raise ParameterError(Problem(message, path="argument", hint="DC and DS need -a, the others take none."))
    suffix = "" if file == STREAM else Path(file).suffix
    framework = framework_from_text(read_text(file), format=format, suffix=suffix, source=shown(file))
    if task == "EE":
        return _every(framework, LETTERS[letters], timeout)
    return Outcome(_ANSWERS[task](framework, LETTERS[letters], argument or "", timeout))


def _some(framework: Framework, semantics: Extensions, _: str, timeout: float | None) -> str:
    return _witness(framework.some(semantics, timeout=timeout), framework) or "NO\n"


def _every(framework: Framework, semantics: Extensions, timeout: float | None) -> Outcome:
    """Write all extensions; where the time is up, those that were found, and that they are not all."""
    found: list[str] = []
    try:
        found.extend(_witness(one, framework) for one in framework.extensions(semantics, timeout=timeout))
    except TimeLimitError as error:
        return Outcome("".join(found), lines_about(error.problems), PROBLEMS)
    return Outcome("".join(found) or "NO\n")


def _number(framework: Framework, semantics: Extensions, _: str, timeout: float | None) -> str:
    return f"{framework.count(semantics, timeout=timeout)}\n"


def _in_some(framework: Framework, semantics: Extensions, argument: str, timeout: float | None) -> str:
    found = _witness(framework.example(argument, semantics, timeout=timeout), framework)
    return f"YES\n{found}" if found else "NO\n"


def _in_every(framework: Framework, semantics: Extensions, argument: str, timeout: float | None) -> str:
    found = _witness(framework.counterexample(argument, semantics, timeout=timeout), framework)
    return f"NO\n{found}" if found else "YES\n"


def _witness(extension: frozenset[str] | None, framework: Framework) -> str:
    if extension is None:
        return ""
    names = (name if _PLAIN.fullmatch(name) else _quoted(name) for name in framework.arguments if name in extension)
    return " ".join(("w", *names)) + "\n"


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_ANSWERS: dict[str, Callable[..., str]] = {
    "SE": _some, "CE": _number, "DC": _in_some, "DS": _in_every,
}  # fmt: skip
