"""Sampled claims scored again with the engine, each with all that bears on it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.basics.text import counted
from argmap.columns.arrow import arrow_numbers
from argmap.errors import ParameterError
from argmap.sql.collected import lookup, numbers_of, part_of, solved

if TYPE_CHECKING:
    from argmap.sql.scoring_run import Scored

EQUAL = 1e-9


@dataclass(frozen=True)
class Check:
    """How many of the sampled claims the engine gives the same score to 1e-9.

    >>> print(Check(sampled=1000, equal=1000, most_apart=3e-16, nodes=5000, cut=0))
    1,000 of 1,000 sampled claims have the engine's score to 1e-9; the largest difference is 3e-16.
    """

    sampled: int
    equal: int
    most_apart: float
    """The largest difference."""
    nodes: int
    """How many claims, relations and sources the cones have together."""
    cut: int
    """How many nodes stood at the cut, and were taken at the database's word."""

    def __str__(self) -> str:
        words = (
            f"{self.equal:,} of {counted(self.sampled, 'sampled claim')} "
            f"{'has' if self.sampled == 1 else 'have'} the engine's score to 1e-9; the largest difference is {self.most_apart:.0e}."
        )
        cut = (
            f" The cones were cut at {counted(self.cut, 'node')}, whose values were taken as they are."
            if self.cut
            else ""
        )
        return words + cut


def check_cones(scored: Scored, *, sample: int, seed: int, most: int) -> Check:
    """Gather the cones of sampled claims by the database, step by step, and score them again with the engine."""
    for name, number in (("sample", sample), ("most", most)):
        if type(number) is not int or number < 1:
            raise ParameterError(f"{name} must be a whole number from 1, not {number!r}")
    tables, levels, fold = scored.tables, scored.levels, scored.fold
    values = tables.keep_anew("cone_values", levels.values)
    chosen = tables.keep_anew("cone", _sampled(scored, sample, seed))
    wanted = numbers_of(tables.rows(f"SELECT node FROM {chosen} AS c"), "node")
    cone, names, size = chosen, ["cone_next", "cone"], len(wanted)
    while True:
        wider = tables.keep_anew(
            names[0],
            f"SELECT node FROM {cone} AS c UNION SELECT e.source AS node FROM {fold.entries} AS e JOIN {cone} AS c ON e.target = c.node",
        )
        larger = tables.count(wider)
        if larger == size or larger > most:
            break
        cone, size = wider, larger
        names.reverse()
    inner = f"SELECT n.node, n.kind, n.base FROM {levels.nodes} AS n JOIN {cone} AS c ON n.node = c.node"
    entries = (
        f"SELECT e.target, e.source, e.sign, CASE WHEN i.node IS NULL THEN v.value END AS value FROM {fold.entries} AS e "
        f"JOIN {cone} AS c ON e.target = c.node LEFT JOIN {cone} AS i ON e.source = i.node JOIN {values} AS v ON e.source = v.node"
    )
    part = part_of(tables.rows(inner), tables.rows(entries))
    found = solved(
        part, scored.scoring.semantics, join=scored.scoring.join, most_rebuttals=scored.scoring.most_rebuttals
    )
    known = tables.rows(f"SELECT v.node, v.value FROM {values} AS v JOIN {cone} AS c ON v.node = c.node")
    said, again = (
        lookup(node, value)(wanted)
        for node, value in ((numbers_of(known, "node"), numbers_of(known, "value")), (found.node, found.value))
    )
    apart = np.abs(said - again)
    cut = len(np.unique(part.source[~np.isnan(part.value)]))
    tables.drop("cone_values", "cone", "cone_next", "cone_cut")
    return Check(len(wanted), int(np.count_nonzero(apart <= EQUAL)), float(apart.max(initial=0.0)), len(part.node), cut)


def _sampled(scored: Scored, sample: int, seed: int) -> str:
    """Return the SELECT of so many claims, drawn by the ranks of their numbers."""
    nodes = scored.levels.nodes
    claims = scored.tables.count(f"{nodes} AS n WHERE kind = 0")
    drawn = sorted(random.Random(seed).sample(range(1, claims + 1), min(sample, claims)))  # noqa: S311 - no secret
    ranks = scored.tables.keep_rows("cone_cut", {"place": arrow_numbers(np.array(drawn, dtype=np.int64))})
    ranked = f"SELECT node, CAST(ROW_NUMBER() OVER (ORDER BY node) AS BIGINT) AS place FROM {nodes} AS n WHERE kind = 0"
    return f"SELECT r.node FROM ({ranked}) AS r JOIN {ranks} AS d ON r.place = d.place"
