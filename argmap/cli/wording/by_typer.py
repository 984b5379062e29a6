"""The command line by typer: help, the list of all there is, and what is to be said of a line that is not plain."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from importlib import import_module
from typing import Annotated, Any

import typer

import argmap
from argmap.cli.called import SQL, every_command, named_command
from argmap.cli.interactive.mistyped import said_better
from argmap.cli.outcome import GOOD, INTERRUPTED, USAGE, Outcome, wrong_command
from argmap.cli.wording.option_marks import Argument, parted

_GROUPS = {
    "Start": ("new", "demo", "maps", "prompt", "mcp", "completion", "schema"),
    "Look": ("check", "lint", "score", "outline", "render", "page", "watch", "report", "stats", "tags"),
    "Ask": (),  # whatever stands in no other group
    "Compare": ("compare", "compare-semantics", "diff", "merge", "agreement"),
    "Convert": ("convert", "formats", "fmt", "solve"),
}
"""Under which headings the list of all shows them, in which order."""


def run_by_typer(arguments: Sequence[str]) -> Outcome:
    """Run a command, or say what is wrong with the line, or print help."""
    try:
        result = app_for(arguments)(args=arguments, prog_name="argmap", standalone_mode=False)
    except _click_error(typer.BadParameter) as error:
        return _usage(error)
    except typer.Abort:
        raise KeyboardInterrupt from None
    if result == INTERRUPTED:  # this is how typer tells of Ctrl-C
        raise KeyboardInterrupt
    return result if isinstance(result, Outcome) else Outcome(code=result if isinstance(result, int) else GOOD)


def _click_error(one: type[Exception]) -> type[Exception]:
    """Return the base of what typer raises for a wrong command; where it lives depends on typer's version."""
    return next(kind for kind in one.__mro__ if kind.__name__ == "ClickException")


def _usage(error: Exception) -> Outcome:
    """Say what is wrong with a command in one line, and where its help is."""
    message = said_better(error.format_message() if hasattr(error, "format_message") else str(error))
    context = getattr(error, "ctx", None)
    if not message:  # no command at all: the help has been printed
        return Outcome(code=USAGE)
    return wrong_command(message, context.command_path if context is not None else "argmap")


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Return the command line with the one command that the arguments call; with all, where they call none.

    Of all of them there are the names and what each is for: enough to list them, and to tell which was meant.

    >>> [one.name for one in app_for(["score", "map.yaml"]).registered_commands]
    ['score']
    """
    called = next((word for word in arguments if word != "--"), "")
    app = _without_commands()
    one = named_command(called)
    if one is not None:
        app.command(name=called)(as_typer_reads(one.make()))
        return app
    if called == SQL:
        app.add_typer(import_module("argmap.cli.sql_tables").sql)
        return app
    made = every_command()
    for group, names in _in_groups(made):
        for name in names:
            app.command(name=name, help=made[name].summary, rich_help_panel=group)(_listed)
    app.command(name=SQL, help="Score large tables by a database.", rich_help_panel="Convert")(_listed)
    return app


def as_typer_reads(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command whose parameters have typer's own marks in place of ours."""

    @wraps(command)
    def run(**given: Any) -> Any:
        return command(**given)

    signature = inspect.signature(command, eval_str=True)
    parameters = [one.replace(annotation=_by_typer(one.annotation)) for one in signature.parameters.values()]
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _by_typer(annotation: Any) -> Any:
    kind, mark = parted(annotation)
    make = typer.Argument if isinstance(mark, Argument) else typer.Option
    return Annotated[kind, make(*mark.spellings, **mark.said)]


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
