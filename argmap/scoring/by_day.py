"""A claim's score as of each of many days: one batch, in which what had not been said yet is masked."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from argmap.arrays.compile.dated import dated_columns, first_days
from argmap.arrays.compile.reliability import changes_of_carriers
from argmap.arrays.nodes import claim_nodes, target_nodes
from argmap.arrays.overrides import Overrides
from argmap.arrays.signed_reach import NONE, signs
from argmap.columns.columns import QUESTION
from argmap.scoring.many import bearing_on, with_nodes_for
from argmap.solve.many.by_columns import column_schedule, together

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics

    Days = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Index = NDArray[np.integer]

AT_ONCE = 4_000_000
"""So many numbers, of claims and relations on some days, are held in memory at once."""


def scores_by_day(network: NetworkCore, target: str, days: Days, rule: Semantics, doing: Mapping[str, Any]) -> Floats:
    """Return the score of a claim as of each of some days, in ascending order; NaN where it had not been said yet.

    The days are counted as `date.toordinal` does, and nothing in the network is later than the last. Days between which
    only numbers change are one batch. A network is compiled anew where something appears that cannot be masked: what
    bears on a circle, which is gone through in other steps without it.

    >>> import argmap
    >>> from argmap.semantics import get_semantics
    >>> m = argmap.loads('''{argmap: 1, title: T, sources: {ann: {}}, claims: {b: {text: B, prior: 0.5},
    ...     a: {text: A, prior: 0.5, said_by: {source: ann, act: asserts, date: 0001-01-03}}},
    ...     relations: [{premises: [a], supports: b}]}''')
    >>> scores_by_day(m.network, "b", np.array([2, 3]), get_semantics("df_quad"), {})
    array([0.5 , 0.75])
    """
    found = np.full(len(days), np.nan)
    ends = [*_new_structure(network, target, days, rule), len(days)]
    for begin, end in zip([0, *ends], ends, strict=False):
        columns = dated_columns(network.columns, datetime.date.fromordinal(int(days[end - 1])))
        then = network if columns is network.columns else network.compiled(columns, network.choices)
        if begin < end and (at := then.ids.find(target)) is not None:
            found[begin:end] = _by_numbers(then, at, days[begin:end], rule, doing)
    return found


class _Masks(NamedTuple):
    """Relations that are out on some days on which what they aim at is there, and so have to be nodes."""

    relation: Index
    since: Days
    """From which day on what each aims at is there."""
    until: Days
    """From which day on it is there itself."""

    @classmethod
    def of(cls, network: NetworkCore, first: Days, begin: int) -> _Masks:
        arrays, columns = network.arrays, network.columns
        parts = np.concatenate([claim_nodes(columns, arrays), arrays.relation_node])
        there = np.full(len(arrays) + 1, np.iinfo(np.int64).max)
        np.minimum.at(there, parts, first)
        there[arrays.source_node] = 0
        there[-1] = np.iinfo(np.int64).max  # what takes no part, -1, bears on nothing
        until, since = first[columns.claims :], np.maximum(there[target_nodes(arrays, columns)], begin)
        relation = np.flatnonzero((until > since) & (arrays.relation_node >= 0))
        return cls(relation, since[relation], until[relation])

    def on(self, days: Days) -> Overrides:
        """Return which relations are masked on which of some days."""
        scenario, which = np.nonzero((days[:, None] >= self.since) & (days[:, None] < self.until))
        return Overrides(scenario, self.relation[which], np.zeros(len(which)), len(days))


def _by_numbers(network: NetworkCore, at: int, days: Days, rule: Semantics, doing: Mapping[str, Any]) -> Floats:
    """Score days between which only numbers change, by the network as it is on the last of them."""
    columns, first = network.columns, first_days(network.columns)
    masks, bases = _Masks.of(network, first, int(days[0])), _changing_bases(network, days)
    asked: dict[str, Any] = {"semantics": rule, "on_divergence": "return", **doing}
    found = np.empty(len(days))
    if len(masks.relation) or bases:
        network = bearing_on(with_nodes_for(network, masks.relation), [at])
        step = max(1, AT_ONCE // (columns.claims + columns.relations))
        for begin in range(0, len(days), step):
            part = days[begin : begin + step]
            prior = np.repeat(network.base[None], len(part), axis=0)
            for claim, base in bases.items():
                prior[:, claim] = base[begin : begin + step]
            batch = network.score_many(prior if bases else None, without=masks.on(part), targets=[at], **asked)
            found[begin : begin + step] = batch.final[:, 0]
    else:
        found[:] = network.score(**asked).final[at]
    found[days < first[at if columns.scored is None else columns.scored[at]]] = np.nan
    return found


def _changing_bases(network: NetworkCore, days: Days) -> dict[int, Floats]:
    """Return the base scores of claims that rest on other sources on other days, by position; shape (days,) each.

    Those of sources which arguments bear on hang on the scores: they are left to the structure.
    """
    columns, choices, worth = network.columns, network.choices, network.arrays.source_value
    found = {}
    for claim, carried in changes_of_carriers(columns).items():
        name = columns.claim_ids[claim]
        given = name in choices.prior or name in choices.fix or columns.claim_kind[claim] == QUESTION
        if given or _hangs_on_arguments(worth, carried):
            continue
        best = [max(worth[named].tolist(), default=1.0) for _, named in carried]
        factor = np.array([one if one >= choices.min_reliability else 0.0 for one in best])
        which = np.searchsorted([day for day, _ in carried], days, side="right") - 1
        at = claim if columns.scored is None else int(np.searchsorted(columns.scored, claim))
        found[at] = columns.claim_prior[claim] * factor[np.maximum(which, 0)]
    return found


def _hangs_on_arguments(worth: Floats, carried: list[tuple[int, list[int]]]) -> bool:
    return any(bool(np.isnan(worth[named]).any()) for _, named in carried)


def _new_structure(network: NetworkCore, target: str, days: Days, rule: Semantics) -> list[int]:
    """Return which of the days, but the first, have more than other numbers than the day before."""
    columns, first = network.columns, first_days(network.columns)
    every = rule.bound(1) is not rule  # it counts the rebuttals on a claim
    if every or _merge_otherwise(columns):
        return list(range(1, len(days)))
    of_relation, back = first[columns.claims :], columns.relation_back
    fresh = [of_relation[_at_circles(network, target, first, days)]]
    for carried in changes_of_carriers(columns).values():
        if _hangs_on_arguments(network.arrays.source_value, carried):
            fresh += [np.array([day for day, _ in carried], dtype=np.int64)]
    if back is not None:  # a step back is masked with the step that it belongs to
        fresh.append(of_relation[(back >= 0) & (of_relation[back] != of_relation)])
    found = np.unique(np.searchsorted(days, np.concatenate(fresh)))
    return [at for at in found.tolist() if 0 < at < len(days)]


def _at_circles(network: NetworkCore, target: str, first: Days, days: Days) -> Index:
    """Return the relations that aim at part of a circle that bears on the target."""
    masked = with_nodes_for(network, _Masks.of(network, first, int(days[0])).relation)
    schedule = column_schedule(masked.arrays, together(masked.arrays, len(days)))
    if not schedule.has_circles:
        return np.zeros(0, dtype=np.int64)
    circular = np.zeros(len(masked.arrays) + 1, dtype=bool)
    circular[schedule.circular] = True
    goal = int(masked.arrays.claim_node[masked.ids.position(target)])
    circular[:-1] &= signs(masked.arrays, goal) != NONE
    return np.flatnonzero(circular[target_nodes(masked.arrays, masked.columns)])


def _merge_otherwise(columns: Columns) -> bool:
    """Say whether relations that name originals themselves say the same.

    Which of them one that restates both merges with hangs on the day.
    """
    if columns.claim_original is None:
        return False
    said: Counter[tuple[int, frozenset[int], int]] = Counter()
    original, target = columns.original.tolist(), columns.relation_target.tolist()
    for at, sign in enumerate(columns.relation_sign.tolist()):
        premises = columns.premises_of(at)
        named = [*premises, target[at]] if target[at] < columns.claims else premises
        if all(original[one] == one for one in named):
            said[sign, frozenset(premises), target[at]] += 1
    return max(said.values(), default=0) > 1
