"""`argmap load-bearing` and `argmap needed`: what would bring a score under a threshold, or over it?"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from argmap.cli.answering import answered, opened, rows
from argmap.cli.options import Form, Format, Json, Map, Parameter, Semantics, Target, Top
from argmap.cli.outcome import Outcome
from argmap.cli.pairs import values


class By(StrEnum):
    """What is kept small."""

    claims = "claims"
    total = "total"


Limit = Annotated[int, typer.Option("--limit", min=0, help="Score no more sets of claims than this.")]


def load_bearing(
    map_: Map,
    below: Annotated[float, typer.Option("--below", metavar="NUMBER", help="The threshold.")] = 0.5,
    target: Target = None,
    largest: Annotated[int, typer.Option("--largest", min=1, help="Look for sets of up to so many claims.")] = 3,
    limit: Limit = 20_000,
    top: Top = None,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Find the smallest sets of claims whose fall alone brings the conclusion under a threshold."""
    asked, notes = opened(map_)
    answer = asked.load_bearing(
        below, target, largest=largest, limit=limit, top=rows(top, 20, json=json), semantics=semantics,
        parameters=values("--parameter", parameter) or None,
    )  # fmt: skip
    return answered(map_, answer, json=json, format=format, notes=notes)


def needed(
    map_: Map,
    at_least: Annotated[float | None, typer.Option("--at-least", metavar="NUMBER", help="Come up to this.")] = None,
    at_most: Annotated[float | None, typer.Option("--at-most", metavar="NUMBER", help="Come down to this.")] = None,
    target: Target = None,
    by: Annotated[By, typer.Option("--by", help="Change few claims, or little in total.")] = By.claims,
    claim: Annotated[
        list[str], typer.Option("--claim", metavar="ID", help="Let this claim change; if any is named, no others.")
    ] = [],
    limit: Limit = 20_000,
    top: Top = None,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Find the smallest change of priors that carries the conclusion to a threshold."""
    if (at_least is None) == (at_most is None):
        raise typer.BadParameter("give one of --at-least and --at-most")
    asked, notes = opened(map_)
    answer = asked.needed(
        at_least=at_least, at_most=at_most, target=target, by=by.value, claims=claim or None, limit=limit, top=rows(top, 20, json=json),
        semantics=semantics, parameters=values("--parameter", parameter) or None,
    )  # fmt: skip
    return answered(map_, answer, json=json, format=format, notes=notes)
