"""`argmap sample`: what do uncertain priors leave open?"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

import argmap
from argmap.cli.answering import answered, opened
from argmap.cli.options import Form, Format, Json, Map, Parameter, Plot, Seed, Semantics, Target, Top
from argmap.cli.outcome import Outcome
from argmap.cli.pairs import several, values
from argmap.cli.plotting import plotted
from argmap.maths.distributions import Distribution


def sample(
    map_: Map,
    beta: Annotated[
        list[str], typer.Option("--beta", metavar="ID=A,B", help="Draw a prior from a Beta distribution.")
    ] = [],
    uniform: Annotated[
        list[str], typer.Option("--uniform", metavar="ID=LOW,HIGH", help="Draw it evenly between two numbers.")
    ] = [],
    triangular: Annotated[
        list[str], typer.Option("--triangular", metavar="ID=LOW,MODE,HIGH", help="Draw it around the middle number.")
    ] = [],
    fixed: Annotated[
        list[str], typer.Option("--fixed", metavar="ID=NUMBER", help="Set it, and draw it from nothing.")
    ] = [],
    concentration: Annotated[
        float | None,
        typer.Option(
            "--concentration",
            metavar="NUMBER",
            help="Spread out all other priors that nothing supports: 10 widely, 100 little.",
        ),
    ] = None,
    widen_target: Annotated[
        bool, typer.Option("--widen-target", help="Spread out the target's own prior with them.")
    ] = False,
    draws: Annotated[int, typer.Option("--draws", min=1, metavar="NUMBER", help="How often to draw.")] = 10_000,
    seed: Seed = 1,
    target: Target = None,
    top: Top = None,
    bars: Annotated[bool, typer.Option("--bars", help="Draw a bar chart in text in place of the table.")] = False,
    plot: Plot = None,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Draw uncertain priors at random, and see how the scores spread."""
    priors = _distributions(beta, uniform, triangular, fixed)
    if bars and format is Format.md:
        raise typer.BadParameter("--bars is plain text: leave out --format md")
    if not priors and concentration is None:
        raise typer.BadParameter(
            "say what is to be drawn: --beta and others of some priors, --concentration 10 of others"
        )
    asked, notes = opened(map_)
    answer = asked.sample(
        priors,
        n=draws,
        seed=seed,
        concentration=concentration,
        widen_target=widen_target,
        target=target,
        semantics=semantics,
        parameters=values("--parameter", parameter) or None,
    )
    notes = (*notes, *plotted(map_, answer, plot))
    if bars and not json:
        return Outcome(f"{answer.bars()}\n", notes)
    answer = replace(answer, table=answer.table[:top], inputs=answer.inputs[:top])
    return answered(map_, answer, json=json, format=format, notes=notes)


def _distributions(
    beta: list[str], uniform: list[str], triangular: list[str], fixed: list[str]
) -> dict[str, Distribution]:
    found: dict[str, Distribution] = {}
    for option, given, count, make in (
        ("--beta", beta, 2, argmap.Beta),
        ("--uniform", uniform, 2, argmap.Uniform),
        ("--triangular", triangular, 3, argmap.Triangular),
        ("--fixed", fixed, 1, argmap.Fixed),
    ):
        for name, numbers in several(option, given, count).items():
            if name in found:
                raise typer.BadParameter(f"{option} names {name!r}, which has a distribution already")
            found[name] = make(*numbers)
    return found
