"""`argmap explain` and `argmap attribute`: why does a claim stand where it stands?"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from argmap.cli.answering import answered, opened, rows
from argmap.cli.options import Fix, Form, Format, Json, Map, Parameter, Seed, Semantics, Target, Top
from argmap.cli.outcome import Outcome
from argmap.cli.pairs import numbers, values


class Method(StrEnum):
    """How contributions are counted."""

    shapley = "shapley"
    gradient = "gradient"
    removal = "removal"
    intrinsic_removal = "intrinsic_removal"


class Of(StrEnum):
    """Whose contributions are asked for."""

    claims = "claims"
    relations = "relations"


def explain(
    map_: Map,
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="Its id; else the map's conclusion.")] = None,
    target: Target = None,
    depth: Annotated[int, typer.Option("--depth", min=1, help="How many levels: 1 is the claim alone.")] = 2,
    fix: Fix = [],
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Tell where a claim starts and what each relation that bears on it adds, and the same for what it rests on."""
    if claim is not None and target is not None:
        raise typer.BadParameter("name the claim once: as CLAIM, or with --target")
    asked, notes = opened(map_)
    answer = asked.explain(
        claim if target is None else target,
        depth=depth,
        fix=numbers("--fix", fix) or None,
        semantics=semantics,
        parameters=values("--parameter", parameter) or None,
    )
    return answered(map_, answer, json=json, format=format, notes=notes)


def attribute(
    map_: Map,
    method: Annotated[Method, typer.Option("--method", help="How to count: each answers another question.")] = (
        Method.shapley
    ),
    of: Annotated[Of, typer.Option("--of", help="Ask about claims or relations.")] = Of.claims,
    target: Target = None,
    top: Top = None,
    samples: Annotated[
        int | None, typer.Option("--samples", min=4, help="Draw so many orders for Shapley values.")
    ] = None,
    seed: Seed = 0,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Tell how much each claim, or each relation, contributes to the conclusion."""
    asked, notes = opened(map_)
    answer = asked.attribute(
        method.value,
        target,
        of=of.value,
        samples=samples,
        seed=seed,
        top=rows(top, 10, json=json),
        semantics=semantics,
        parameters=values("--parameter", parameter) or None,
    )
    return answered(map_, answer, json=json, format=format, notes=notes)
