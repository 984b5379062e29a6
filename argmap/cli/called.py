"""The commands there are, each made when it is called."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

from argmap.cli.app import OWN

_ELSEWHERE = {
    "lint": "looking_over",
    "quote": "looking_up",
    "diff": "two_map_files",
    "merge": "two_map_files",
    "agreement": "two_map_files",
    "solve": "solving",
    "completion": "interactive.completing",
}
"""The commands that stand beside what they do, each with its file."""
SQL = "sql"
"""The one command that has commands of its own."""


@dataclass(frozen=True)
class Command:
    """A command that is not made yet."""

    make: Callable[[], Callable[..., Any]]
    question: Callable[..., Any] | None = None
    """The question that it is made from, if it is."""

    @property
    def summary(self) -> str:
        """What it is for."""
        said = inspect.getdoc(self.question or self.make()) or ""
        return said.split("\n\n")[0] if self.question else said


def named_command(name: str) -> Command | None:
    """Return the command of that name; the questions are not loaded for one that is none of them.

    >>> named_command("fmt").summary, named_command("sing")
    ('Lay map files out in one style. Comments stay, and nothing else changes.', None)
    """
    own = _own()
    return own[name] if name in own else every_command().get(name)


def _own() -> dict[str, Command]:
    return {one.__name__: Command(partial(_given, one)) for one in OWN}


def every_command() -> dict[str, Command]:
    """Return every command by the name that it is called by; none of them is made yet.

    >>> every_command()["cruxes"].summary
    'Rank the claims by what the target would be if they were false, and if they were true.'
    """
    from argmap.asking import Questions  # noqa: PLC0415 - see above

    questions = {name.replace("_", "-"): one for name, one in vars(Questions).items() if inspect.isfunction(one)}
    return {
        **_own(),
        **{name: Command(partial(_asked, one), one) for name, one in questions.items()},
        **{name: Command(partial(_elsewhere, name)) for name in _ELSEWHERE},
    }


def _given(one: Callable[..., Any]) -> Callable[..., Any]:
    return one


def _asked(question: Callable[..., Any]) -> Callable[..., Any]:
    from argmap.cli.command import command  # noqa: PLC0415 - what is read of a declaration takes a while

    return command(question)


def _elsewhere(name: str) -> Callable[..., Any]:
    made: Callable[..., Any] = getattr(import_module(f"argmap.cli.{_ELSEWHERE[name]}"), name)
    return made
