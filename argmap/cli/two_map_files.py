"""`argmap diff`, `merge` and `agreement`: two maps side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import argmap
from argmap.basics.text import one_line
from argmap.cli.answering import answered, opened
from argmap.cli.map_files import STREAM, shown, write_file
from argmap.cli.outcome import Outcome, as_json
from argmap.cli.wording.option_marks import Argument, Option, WrongCommandError
from argmap.cli.wording.options import Form, Format, Json, Parameter, Semantics, Target
from argmap.cli.wording.pairs import same_ids, values
from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from argmap.maths.alike_letters import Likeness


class Side(StrEnum):
    """One of two maps."""

    a = "a"
    b = "b"


First = Annotated[str, Argument(metavar="A", help="A map file, or - for stdin.")]
Second = Annotated[str, Argument(metavar="B", help="Another one.")]
Compared = Annotated[
    list[str],
    Argument(metavar="STUDENT... MODEL", help="The maps that are looked at, and last the one they are compared with."),
]
Same = Annotated[list[str], Option("--same", metavar="ID=ID", help="What the first map calls so, the second calls so.")]


def diff(
    a: First,
    b: Second,
    target: Target = None,
    limit: Annotated[int, Option("--limit", min=0, help="Try so many edits one by one at most.")] = 200,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Tell what is different between two versions of a map, and which edit moved which score."""
    form = Format.said(format, json=json)
    one, other, notes = _both(a, b)
    parameters = values("--parameter", parameter) or None
    answer = argmap.diff(one, other, target=target, semantics=semantics, parameters=parameters, limit=limit)
    proposed = () if form is Format.json else _came_for(answer.proposals)
    return answered(b, answer, format=form, notes=(*notes, *proposed))


def merge(
    a: First,
    b: Second,
    output: Annotated[
        str | None, Option("--output", "-o", metavar="FILE", help="Write the merged map; - for stdout.")
    ] = None,
    same: Same = [],
    prefer: Annotated[Side, Option("--prefer", help="Whose value is kept where the two differ.")] = Side.a,
    restate: Annotated[
        bool, Option("--restate", help="Keep both of two same claims, the second as a restatement.")
    ] = False,
    title: Annotated[str | None, Option("--title", help="The merged map's title.")] = None,
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    force: Annotated[bool, Option("--force", help="Overwrite a file that is there.")] = False,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Put two maps together, list what contradicts itself and which scores moved, and propose what may be the same."""
    form = Format.said(format, json=json)
    if form is Format.json and output == STREAM:
        raise ParameterError(Problem("--json and a map cannot both go to stdout", hint="Name a file with -o."))
    one, other, notes = _both(a, b)
    pairs = same_ids("--same", same)
    parameters = values("--parameter", parameter) or None
    found = argmap.merge(
        one,
        other,
        same=pairs,
        prefer=prefer.value,
        restate=restate,
        title=title,
        semantics=semantics,
        parameters=parameters,
    )
    if output == STREAM:
        report = tuple(one_line(line) for line in str(found).splitlines() if line.strip())
        return Outcome(argmap.formats.writes(found.map.document).encode(), (*notes, *report))
    if output is not None:
        text = argmap.formats.format_to_write(output).write(found.map.document)
        write_file(Path(output), text.encode(), overwrite=force)
    if form is Format.json:
        record = {"files": [shown(a), shown(b)], "output": output, **found.to_dict()}
        return Outcome(as_json(record), notes)
    outcome = answered(b, found, format=form, notes=(*notes, *_proposed(found.proposals)))
    if form is Format.csv or output is None:
        return outcome
    return replace(outcome, text=f"{outcome.text!s}\n{output}\n")


def agreement(
    maps: Compared,
    same: Same = [],
    alike: Annotated[
        float | None,
        Option("--alike", help="Take claims for the same that read alike to this, from 0 to 1; 0.7 for a class."),
    ] = None,
    feedback: Annotated[
        Path | None, Option("--feedback", metavar="FOLDER", help="Write what to tell each student: NAME.md.")
    ] = None,
    force: Annotated[bool, Option("--force", help="Overwrite files that are there.")] = False,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Say how far a map, or each map of a class, agrees with a model of it, and claim by claim what is otherwise."""
    form = Format.said(format, json=json)
    *students, model = maps
    if not students:
        raise WrongCommandError("name a map and the model that it is compared with")
    if len(students) > 1 and same:
        raise WrongCommandError("--same pairs the claims of one map: for a class, use --alike")
    if len(students) == 1 and feedback is None:
        one, other, notes = _both(students[0], model)
        found = argmap.agreement(one, other, same=same_ids("--same", same), alike=alike)
        proposed = () if form is Format.json else _proposed(found.proposals)
        return answered(students[0], found, format=form, notes=(*notes, *proposed))
    return _of_a_class(students, model, alike, (feedback, force), form)


def _of_a_class(
    students: list[str],
    model: str,
    alike: float | None,
    feedback: tuple[Path | None, bool],
    format: Format,
) -> Outcome:
    """Compare every map with the model, and write each student's feedback into a folder if one is given."""
    other, notes = opened(model)
    named: dict[str, argmap.ArgumentMap] = {}
    for file in students:
        name = Path(file).stem
        if name in named:
            raise ParameterError(Problem(f"two files are called {name}", hint="Give each student's file its own name."))
        named[name], more = opened(file)
        notes = (*notes, *more)
    found = argmap.class_agreement(named, other, alike=0.7 if alike is None else alike)
    folder, force = feedback
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for name in named:
            write_file(folder / f"{name}.md", found.feedback(name).encode(), overwrite=force)
        notes = (*notes, one_line(f"feedback: {folder}{'' if len(named) == 1 else f', {len(named)} files'}"))
    return answered(model, found, format=format, notes=notes)


def _both(a: str, b: str) -> tuple[argmap.ArgumentMap, argmap.ArgumentMap, tuple[str, ...]]:
    if a == b == STREAM:
        raise ParameterError(Problem("stdin holds one map", hint="Name a file for the other."))
    one, notes = opened(a)
    other, more = opened(b)
    return one, other, (*notes, *more)


def _proposed(proposals: Iterable[Likeness]) -> tuple[str, ...]:
    """Tell on stderr what reads alike, as the option that would make it one."""
    return tuple(f"perhaps the same ({pair.likeness:.2f}): --same {pair.first}={pair.second}" for pair in proposals)


def _came_for(proposals: Iterable[Likeness]) -> tuple[str, ...]:
    """Tell on stderr which claims that went and came read alike; the ids are what `diff` goes by."""
    return tuple(
        f"perhaps the same ({pair.likeness:.2f}): {pair.first} in A is {pair.second} in B; give both one id"
        for pair in proposals
    )
