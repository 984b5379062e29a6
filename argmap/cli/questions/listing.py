"""`argmap by`, `disputes`, `questions`, `assumptions` and `stats`: lists of what is in a map."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from argmap.cli.answering import answered, opened
from argmap.cli.options import Form, Format, Json, Map, Parameter, Semantics, Target, Top
from argmap.cli.outcome import Outcome
from argmap.cli.pairs import values


class Status(StrEnum):
    """Whether a question is answered."""

    open = "open"
    answered = "answered"


def by(
    map_: Map,
    source: Annotated[str | None, typer.Option("--source", metavar="ID", help="The words of this source.")] = None,
    act: Annotated[str | None, typer.Option("--act", metavar="ACT", help="asserts, denies, concedes ...")] = None,
    tag: Annotated[str | None, typer.Option("--tag", metavar="TAG", help="What carries this tag.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Said on this day or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Said on this day or before.")] = None,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """List who says what, by which act and where, and who stands alone with it."""
    asked, notes = opened(map_)
    answer = asked.by(source=source, act=act, tag=tag, since=since, until=until)
    return answered(map_, answer, json=json, format=format, notes=notes)


def disputes(
    map_: Map,
    top: Top = None,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """List what has something for it and something against it, the weightiest first."""
    asked, notes = opened(map_)
    answer = asked.disputes(semantics=semantics, parameters=values("--parameter", parameter) or None, top=top)
    return answered(map_, answer, json=json, format=format, notes=notes)


def questions(
    map_: Map,
    status: Annotated[Status | None, typer.Option("--status", help="Only these.")] = None,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """List the questions, the open ones first, with who asks and what they are about."""
    asked, notes = opened(map_)
    answer = asked.questions(status=None if status is None else status.value)
    return answered(map_, answer, json=json, format=format, notes=notes)


def assumptions(map_: Map, target: Target = None, format: Form = Format.text, json: Json = False) -> Outcome:
    """List the claims without support on which the conclusion rests."""
    asked, notes = opened(map_)
    return answered(map_, asked.assumptions(target=target), json=json, format=format, notes=notes)


def stats(map_: Map, format: Form = Format.text, json: Json = False) -> Outcome:
    """Count what is in a map, and measure its shape."""
    asked, notes = opened(map_)
    return answered(map_, asked.stats(), json=json, format=format, notes=notes)
