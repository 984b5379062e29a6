"""`argmap cruxes`: what does the conclusion hang on?"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from argmap.cli.answering import answered, opened, rows
from argmap.cli.options import Form, Format, Json, Map, Parameter, Plot, Semantics, Target, Top
from argmap.cli.outcome import Outcome
from argmap.cli.pairs import values
from argmap.cli.plotting import plotted


class By(StrEnum):
    """What cruxes are sorted by."""

    swing = "swing"
    gradient = "gradient"
    score = "score"
    depth = "depth"


def cruxes(
    map_: Map,
    target: Target = None,
    top: Top = None,
    by: Annotated[By, typer.Option("--by", help="Sort by this: the largest first, by depth the nearest.")] = By.swing,
    bars: Annotated[bool, typer.Option("--bars", help="Draw a bar chart in text in place of the table.")] = False,
    plot: Plot = None,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Rank the claims by what the conclusion would be if they were false, and if they were true."""
    asked, notes = opened(map_)
    answer = asked.cruxes(
        target=target,
        top=rows(top, 10, json=json),
        by=by.value,
        semantics=semantics,
        parameters=values("--parameter", parameter) or None,
    )
    notes = (*notes, *plotted(map_, answer, plot))
    if bars and not json:
        if format is Format.md:
            raise typer.BadParameter("--bars is plain text: leave out --format md")
        return Outcome(f"{answer.in_bars()}\n", notes)
    return answered(map_, answer, json=json, format=format, notes=notes)
