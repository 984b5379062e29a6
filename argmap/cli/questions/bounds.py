"""`argmap bounds`: how far could unknown dependence change a probability?"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from argmap.cli.answering import answered, opened
from argmap.cli.options import Form, Format, Json, Map, Target, Top
from argmap.cli.outcome import Outcome


class Dependence(StrEnum):
    """Between what the dependence is unknown."""

    linked = "linked"
    any = "any"


def bounds(
    map_: Map,
    target: Target = None,
    dependence: Annotated[
        Dependence,
        typer.Option("--dependence", help="What may hang together: the premises of one relation, or anything."),
    ] = Dependence.linked,
    top: Top = None,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Say how likely the claims are at least and at most, whatever their premises have to do with each other."""
    asked, notes = opened(map_)
    answer = asked.bounds(target, dependence=dependence.value)
    return answered(map_, replace(answer, table=answer.table[:top]), json=json, format=format, notes=notes)
