"""`argmap what-if`: how would the scores stand if something were otherwise?"""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli.answering import answered, opened
from argmap.cli.options import Fix, Form, Format, Json, Map, Parameter, Prior, Reliability, Semantics, Strength
from argmap.cli.outcome import Outcome
from argmap.cli.pairs import numbers, values


def what_if(
    map_: Map,
    fix: Fix = [],
    prior: Prior = [],
    strength: Strength = [],
    reliability: Reliability = [],
    above: Annotated[float, typer.Option("--above", metavar="NUMBER", help="Leave out smaller changes.")] = 1e-6,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Change something and see what moves; the map stays as it is."""
    if not (fix or prior or strength or reliability):
        raise typer.BadParameter("say what should be otherwise: --fix, --prior, --strength or --reliability")
    asked, notes = opened(map_)
    answer = asked.what_if(
        fix=numbers("--fix", fix),
        prior=numbers("--prior", prior),
        strength=numbers("--strength", strength),
        reliability=numbers("--reliability", reliability),
        above=above,
        semantics=semantics,
        parameters=values("--parameter", parameter) or None,
    )
    return answered(map_, answer, json=json, format=format, notes=notes)
