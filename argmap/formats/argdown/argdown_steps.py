"""The steps of a reconstructed argument: which premises each conclusion is drawn from, and each as its own argument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from argmap.formats.argdown.argdown_parts import Argument, End, Statement, Step


def conclusions(argument: Argument) -> list[int]:
    """Return the places of the conclusions among an argument's numbered statements, counted from 0."""
    return [place for place, step in enumerate(argument.pcs) if step.inference is not None]


def premises_of(argument: Argument, place: int) -> list[int]:
    """Return the places of what the conclusion at a place is drawn from.

    That is what `uses` in its data lists, counted from 1; else all from the conclusion before it on, as Argdown has it.
    """
    used = _used(argument.pcs[place])
    if used is not None:
        places = [number - 1 for number in used if isinstance(number, int) and not isinstance(number, bool)]
        return list(dict.fromkeys(one for one in places if 0 <= one < len(argument.pcs) and one != place))
    start = place - 1
    while start > 0 and argument.pcs[start].inference is None:
        start -= 1
    return list(range(max(start, 0), place))


def _used(step: Step) -> list[Any] | None:
    for data in (step.inference.data if step.inference is not None else None, step.member.data):
        for key in ("uses", "from"):
            if data is not None and isinstance(data.get(key), list):
                return list(data[key])
    return None


def exploded(
    statements: Mapping[str, Statement], arguments: Mapping[str, Argument]
) -> tuple[dict[str, Statement], dict[str, Argument], dict[End, End]]:
    """Make each step of an argument an argument of its own, as the setting `explodeArguments` asks for.

    The last result says what became of the arguments and inferences that relations end at.
    """
    made: dict[str, Argument] = {}
    now: dict[End, End] = {}
    members = {title: list(one.members) for title, one in statements.items()}
    gone: set[int] = set()
    for title, argument in arguments.items():
        places = conclusions(argument)
        if len(places) <= 1:
            made[title] = argument
            continue
        for number, place in enumerate(places, 1):
            steps, name = _alone(argument, place), f"{title} - {number}"
            now[End("inference", title, place)] = End("inference", name, len(steps) - 1)
            now[End("argument", title)] = End("argument", name)
            made[name] = replace(argument, title=name, pcs=steps)
            for step in steps:
                members[step.member.title].append(step.member)
        gone.update(id(step.member) for step in argument.pcs)
    left = {title: tuple(one for one in found if id(one) not in gone) for title, found in members.items()}
    return {title: replace(one, members=left[title]) for title, one in statements.items()}, made, now


def _alone(argument: Argument, place: int) -> tuple[Step, ...]:
    used = [argument.pcs[one] for one in premises_of(argument, place)]
    premises = [Step(replace(one.member, role="premise"), one.number) for one in used]
    last = argument.pcs[place]
    return (*premises, replace(last, member=replace(last.member, role="main-conclusion")))
