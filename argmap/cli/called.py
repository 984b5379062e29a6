"""The command line: the one command that is called, made when it is; or the list of all."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer

import argmap
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

_GROUPS = {
    "Start": ("new", "demo", "maps", "prompt", "mcp", "completion", "schema"),
    "Look": ("check", "lint", "score", "outline", "render", "page", "watch", "report", "stats", "tags"),
    "Ask": (),  # whatever stands in no other group
    "Compare": ("compare", "compare-semantics", "diff", "merge", "agreement"),
    "Convert": ("convert", "formats", "fmt", "solve"),
}
"""Under which headings the list of all shows them, in which order."""


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Return the command line with the one command that the arguments call; with all, where they call none.

    Of all of them there are the names and what each is for: enough to list them, and to tell which was meant.

    >>> [one.name for one in app_for(["score", "map.yaml"]).registered_commands]
    ['score']
    """
    called = next((word for word in arguments if word != "--"), "")
    app = _without_commands()
    made = _own() if called in _own() else every_command()  # those load no question
    if called in made:
        app.command(name=called)(made[called].make())
        return app
    if called == SQL:
        app.add_typer(import_module("argmap.cli.sql_tables").sql)
        return app
    for group, names in _in_groups(made):
        for name in names:
            app.command(name=name, help=made[name].summary, rich_help_panel=group)(_listed)
    app.command(name=SQL, help="Score large tables by a database.", rich_help_panel="Convert")(_listed)
    return app


def _in_groups(names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Give the groups with those of the commands that stand in each.

    >>> dict(_in_groups(["merge", "cruxes", "new"]))
    {'Start': ['new'], 'Look': [], 'Ask': ['cruxes'], 'Compare': ['merge'], 'Convert': []}
    """
    left = dict.fromkeys(names)
    grouped = {group: [name for name in own if name in left] for group, own in _GROUPS.items()}
    elsewhere = {name for own in grouped.values() for name in own}
    grouped["Ask"] = [name for name in left if name not in elsewhere]
    yield from grouped.items()


def _without_commands() -> typer.Typer:
    app = typer.Typer(
        name="argmap",
        help="Argument maps: check them, score them, draw them.\n\n"
        "Exit codes: 0 all well, 1 problems found, 2 wrong command. A map named - is read from stdin.",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def version(
        show: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
    ) -> None:
        if show:
            typer.echo(f"argmap {argmap.__version__}")
            raise typer.Exit

    return app


def _listed() -> None:
    """Stand for a command in the list of all."""


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
