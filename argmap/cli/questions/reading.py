"""`argmap compare`, `compare-semantics` and `timeline`: a map read otherwise."""

from __future__ import annotations

from typing import Annotated

import typer

import argmap
from argmap.cli.answering import answered, opened, rows
from argmap.cli.options import Form, Format, Json, Map, Parameter, Plot, Semantics, Target, Top
from argmap.cli.outcome import Outcome
from argmap.cli.pairs import values
from argmap.cli.plotting import plotted
from argmap.errors import ArgmapError, FormatError

Mine = Annotated[str, typer.Argument(metavar="MINE", help="One reader's numbers: a file of credences.")]
Theirs = Annotated[str, typer.Argument(metavar="THEIRS", help="The other reader's.")]


def compare(
    map_: Map,
    mine: Mine,
    theirs: Theirs,
    target: Target = None,
    top: Top = None,
    tolerance: Annotated[float, typer.Option("--tolerance", min=0, help="Up to here two numbers agree.")] = 0.05,
    plot: Plot = None,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Say where two readers put the conclusion, and what they would have to agree on."""
    asked, notes = opened(map_)
    answer = asked.compare(
        _reader(mine, asked), _reader(theirs, asked), target=target, semantics=semantics,
        parameters=values("--parameter", parameter) or None, tolerance=tolerance, top=rows(top, 10, json=json),
    )  # fmt: skip
    notes = (*notes, *plotted(map_, answer, plot))
    return answered(map_, answer, json=json, format=format, notes=notes)


def _reader(name: str, asked: argmap.ArgumentMap) -> argmap.Credences:
    """Read a file of credences; an id in it that the map does not have is a fault of the file, not of the command."""
    credences = argmap.Credences.load(name)
    try:
        return credences.for_document(asked.document)
    except ArgmapError as error:
        raise FormatError(*error.problems) from None


def compare_semantics(
    map_: Map,
    semantics: Annotated[
        list[str], typer.Option("--semantics", "-s", help="One of those to compare; all that can where none is named.")
    ] = [],
    target: Target = None,
    top: Top = None,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Score a map under several semantics, and say where they disagree."""
    asked, notes = opened(map_)
    answer = asked.compare_semantics(semantics or None, target=target, top=rows(top, 10, json=json))
    return answered(map_, answer, json=json, format=format, notes=notes)


def timeline(
    map_: Map,
    target: Target = None,
    plot: Plot = None,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Follow the conclusion through the days on which something was said."""
    asked, notes = opened(map_)
    parameters = values("--parameter", parameter) or None
    answer = asked.timeline(target=target, semantics=semantics, parameters=parameters)
    notes = (*notes, *plotted(map_, answer, plot))
    return answered(map_, answer, json=json, format=format, notes=notes)
