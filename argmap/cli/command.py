"""The command of a question, made from what the question declares: same words, same defaults, same help."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from argmap.cli.answering import answered, opened, rows
from argmap.cli.map_files import STREAM
from argmap.cli.outcome import Outcome
from argmap.cli.plotting import plotted
from argmap.cli.wording.declared import Declaration, declaration
from argmap.cli.wording.option_marks import Option, WrongCommandError
from argmap.cli.wording.options import Form, Format, Json, Map, Plot
from argmap.cli.wording.worded import Worded, worded
from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from argmap import ArgumentMap
    from argmap.answers.answer import Answer

_BARS = Annotated[bool, Option("--bars", help="Draw a bar chart in text in place of the table.")]


def command(question: Callable[..., Answer]) -> Callable[..., Outcome]:
    """Return the command of a question, with a signature that says its options.

    >>> from argmap.analysis.polarity.ask import polarity
    >>> [name for name in inspect.signature(command(polarity)).parameters][:4]
    ['map_', 'about', 'target', 'prior']
    """
    declared = declaration(question)
    options = [one for part in (*declared.own, *declared.how) for one in worded(part)]

    def run(map_: str, **given: Any) -> Outcome:
        return _answer(question, declared, options, map_, given)

    run.__name__, run.__doc__ = question.__name__, declared.summary
    run.__signature__ = inspect.Signature(list(_signature(declared, options)))  # type: ignore[attr-defined]
    return run


def _signature(declared: Declaration, options: list[Worded]) -> Iterator[inspect.Parameter]:
    """Give the parameters of a command: the map, those without a default, and all others."""
    printing: dict[str, tuple[Any, Any]] = {"format": (Form, Format.text), "json": (Json, False)}
    if "plot" in declared.marks:
        printing["plot"] = (Plot, None)
    if "bars" in declared.marks:
        printing["bars"] = (_BARS, False)
    word = inspect.Parameter.POSITIONAL_OR_KEYWORD
    yield inspect.Parameter("map_", word, annotation=Map)
    for one in sorted(options, key=lambda one: not one.needed):
        default = inspect.Parameter.empty if one.needed else one.default
        yield inspect.Parameter(one.name, word, annotation=one.annotation, default=default)
    for name, (annotation, default) in printing.items():
        yield inspect.Parameter(name, word, annotation=annotation, default=default)


def _answer(
    question: Callable[..., Answer], declared: Declaration, options: list[Worded], name: str, given: Mapping[str, Any]
) -> Outcome:
    """Read the options, ask, and print the answer."""
    format_ = Format.said(given["format"], json=given["json"])
    if given.get("bars") and format_ is Format.md:
        raise WrongCommandError("--bars is plain text: leave out --format md")
    if name == STREAM and any(one.from_file and given[one.name] == STREAM for one in declared.own):
        raise ParameterError(Problem("stdin holds one text", hint="Name a file for the other."))
    asked, notes = opened(name)
    words = _read(options, given, asked)
    if "top" in words:
        usual = next(one.default for one in declared.own if one.name == "top")
        words["top"] = rows(words["top"], usual, format_)
    answer = question(asked, **words)
    if "plot" in declared.marks:
        notes = (*notes, *plotted(name, answer, given["plot"]))  # type: ignore[arg-type] # its mark says that it has plot()
    if given.get("bars") and not format_.for_programs:
        return Outcome(f"{answer.in_bars()}\n", notes)  # type: ignore[attr-defined] # as above
    return answered(name, answer, format=format_, notes=notes)


def _read(options: list[Worded], given: Mapping[str, Any], asked: ArgumentMap) -> dict[str, Any]:
    """Return what was said, by the names of the question's own parameters."""
    words: dict[str, Any] = {}
    for one in options:
        value = one.read(given[one.name], asked)
        if value is None:
            words.setdefault(one.of, None)
        elif isinstance(value, dict) and isinstance(words.get(one.of), dict):
            twice = sorted(value.keys() & words[one.of].keys())
            if twice:
                raise WrongCommandError(f"{one.option} names {twice[0]!r}, which has a distribution already")
            words[one.of] |= value
        elif words.get(one.of) is None:
            words[one.of] = value
        else:
            raise WrongCommandError("name the claim once: as CLAIM, or with --target")
    return words
