"""Claims that run in circles: what is left when nothing can be scored any more, and how that is scored."""

from __future__ import annotations

import dataclasses
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.answers.component import Component
from argmap.columns.arrow import arrow_numbers
from argmap.errors import ParameterError, Problem
from argmap.sql.circles_by import CirclesBy
from argmap.sql.collected import part_of, solved
from argmap.sql.databases import literal
from argmap.sql.statements import entries_into, one_step, open_nodes, with_a_way_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model.fields import Join
    from argmap.semantics.modular import Modular
    from argmap.sql.levels import Levels

MOST = 5_000_000
"""The most nodes that are collected."""
TOLD = 100
"""So many components are told, with so many members each."""
MOST_STEPS = 1_000
"""Iteration by the database ends after so many steps."""
WATCHED = 30
"""Where the steps of so many hardly get smaller than those before, iteration ends as well."""
NEAR = 1e-9


@dataclass(frozen=True)
class Circles:
    """What runs in circles, and how its scores were found."""

    number: int = 0
    """How many strongly connected components there are; -1 where the database iterated them and nobody counted."""
    nodes: int = 0
    """How many claims, relations and sources they have."""
    collected: int = 0
    """How many nodes were scored by the engine rather than the database: circles, and what a deep map had left."""
    how: str = ""
    """How their scores were found, in a sentence; empty where there are none."""
    converged: bool = True
    iterations: int = 0
    residual: float = 0.0
    """The largest change that one more step would make to a score."""
    distance: float = 0.0
    """How far a score may be from its limit; infinite where none is in sight."""
    components: tuple[Component, ...] = ()
    """What the engine says of the largest of them, a hundred at most, each with the ids of a hundred members at most."""

    def select(self) -> str:
        """Return a SELECT of the one row in which a database keeps all of this."""
        return f"SELECT {literal(json.dumps(dataclasses.asdict(self)))} AS told"

    @classmethod
    def of_row(cls, row: dict[str, Any]) -> Circles:
        """Read it back.

        >>> Circles.of_row({"told": '{"number": 2, "components": []}'}).number
        2
        """
        told = json.loads(row["told"])
        parts = [
            Component(**one | {name: tuple(one[name]) for name in ("members", "oscillating")})
            for one in told["components"]
        ]
        return cls(**told | {"components": tuple(parts)})


@dataclass(frozen=True)
class Scoring:
    """What scoring a part asks for beside its numbers."""

    semantics: Modular
    join: Join
    most_rebuttals: int
    ids: Callable[[list[int]], list[str]]
    """Returns the ids of claims, given by number."""


def collect_rest(levels: Levels, scoring: Scoring, before: Circles) -> Circles:
    """Score all that is left by the engine; where circles were scored before, what was told of them stays."""
    opened = levels.tables.keep_anew("open", open_nodes(levels.nodes, levels.values))
    return _collected(levels, opened, scoring, before)


def through_circles(levels: Levels, scoring: Scoring, *, by: CirclesBy, collect_below: int) -> Circles:
    """Score the core of what is left, where nothing can be scored level by level."""
    core, size = _core(levels, collect_below)
    if by == "iterate":
        return _iterated(levels, core, size)
    if size > MOST:
        hint = "circles='iterate' lets the database iterate them, and says what that means."
        message = f"{size:,} claims, relations and sources run in circles or lie between such: too many to be collected"
        raise ParameterError(Problem(message, path="circles", hint=hint))
    return _collected(levels, core, scoring, Circles())


def _core(levels: Levels, enough: int) -> tuple[str, int]:
    """Peel what is left from behind: whatever leads to nothing that is left can be scored later.

    Any stage of this can be scored as it stands, so it ends as soon as the rest is small, or hardly gets smaller.
    """
    tables = levels.tables
    core = tables.keep_anew("core", open_nodes(levels.nodes, levels.values))
    size = levels.left
    inside = tables.keep_anew(
        "inside",
        f"SELECT e.source, e.target, e.sign FROM {levels.rest} AS e JOIN {core} AS t ON e.target = t.node "
        f"JOIN {core} AS s ON e.source = s.node",
    )
    names = ["shrunk", "core"]
    while size > enough:
        smaller = tables.keep_anew(names[0], with_a_way_on(inside, core))
        left = tables.count(smaller)
        core, before, size = smaller, size, left
        names.reverse()
        if size == before or (size <= MOST and size > 0.99 * before):
            break
    return core, size


def _collected(levels: Levels, core: str, scoring: Scoring, before: Circles) -> Circles:
    tables = levels.tables
    nodes = tables.rows(f"SELECT node, kind, base FROM {core} AS o ORDER BY node", step="circles")
    entries = tables.rows(
        f"SELECT * FROM ({entries_into(levels.entries, core, levels.values)}) AS i ORDER BY target, source, sign",
        step="circles",
    )
    found = solved(part_of(nodes, entries), scoring.semantics, join=scoring.join, most_rebuttals=scoring.most_rebuttals)
    solution, parts = found.solution, found.solution.components
    largest = sorted(parts, key=lambda part: (-part.size, part.members))[:TOLD]
    circles = Circles(
        number=len(parts),
        nodes=sum(part.size for part in parts),
        collected=len(found.node),
        how="The engine scored them as it scores those of a network." if parts else "",
        converged=solution.converged,
        iterations=solution.iterations,
        residual=float(solution.residual),
        distance=float(solution.distance),
        components=tuple(_told(part, found.claims, scoring) for part in largest),
    )
    if before.nodes and not parts:
        circles = dataclasses.replace(before, collected=before.collected + len(found.node))
    tables.keep_anew("circles", circles.select())
    levels.put(tables.keep_rows("into", {"node": arrow_numbers(found.node), "value": arrow_numbers(found.value)}))
    tables.drop("open", "core", "shrunk", "inside", "into")
    return circles


def _told(part: Component, claims: Any, scoring: Scoring) -> Component:
    """Name the members of a component by their ids."""

    def ids(numbers: tuple[str, ...]) -> tuple[str, ...]:
        known = [claims[int(one)].item() for one in numbers[:TOLD]]
        return tuple(scoring.ids(known)) if known else ()

    return dataclasses.replace(part, members=ids(part.members), oscillating=ids(part.oscillating))


def _iterated(levels: Levels, core: str, size: int) -> Circles:
    """Iterate the core by the database: every node at once, from the values of the step before, beginning with the bases."""
    tables, rule = levels.tables, levels.rule
    into = entries_into(levels.entries, core, levels.values)
    known = tables.keep_anew("open", f"SELECT target, sign, value FROM ({into}) AS i WHERE value IS NOT NULL")
    inside = (
        f"SELECT i.* FROM {tables.name('inside')} AS i JOIN {core} AS s ON i.source = s.node "
        f"JOIN {core} AS t ON i.target = t.node"
    )
    kept = tables.keep_anew("into", inside)
    values = tables.keep_anew("even", f"SELECT node, base AS value FROM {core} AS c")
    residuals: list[float] = []
    while len(residuals) < MOST_STEPS and not _over(residuals):
        step = ("odd", "even")[len(residuals) % 2]
        fresh = tables.keep_anew(step, one_step(rule, core, known, kept, values))
        moved = tables.row(
            f"SELECT MAX(ABS(f.value - v.value)) AS moved FROM {fresh} AS f JOIN {values} AS v ON f.node = v.node"
        )["moved"]
        residuals.append(float(moved or 0.0))
        values = fresh
    distance = _distance(residuals)
    circles = Circles(
        number=-1,
        nodes=size,
        how="The database iterated all of them at once, beginning with the base scores, rather than one component after the other: "
        "where more than one set of scores would stand, these may be others than the engine's, and whether they are "
        "stable was not looked at.",
        converged=distance <= NEAR,
        iterations=len(residuals),
        residual=residuals[-1],
        distance=distance,
    )
    tables.keep_anew("circles", circles.select())
    levels.put(values)
    tables.drop("open", "core", "shrunk", "inside", "into", "even", "odd")
    return circles


def _over(residuals: list[float]) -> bool:
    """Say whether the limit is near, or the last steps came no nearer to any."""
    last, before = residuals[-WATCHED:], residuals[:-WATCHED]
    stalled = len(before) >= WATCHED and min(last) > 0.9 * min(before)
    return stalled or _distance(residuals) <= NEAR / 100


def _distance(residuals: list[float]) -> float:
    """Return how far the limit may be, by the slowest pace of the last steps: residual / (1 - ratio)."""
    if not residuals or len(residuals) < 3:  # noqa: PLR2004 - two ratios
        return math.inf if not residuals or residuals[-1] else 0.0
    if residuals[-1] == 0.0:
        return 0.0
    last = np.array(residuals[-10:])
    ratio = float((last[1:] / np.maximum(last[:-1], np.finfo(float).tiny)).max())
    return residuals[-1] / (1.0 - ratio) if ratio < 1.0 else math.inf
