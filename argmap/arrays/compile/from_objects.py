"""Compile a document to arrays."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION, SOURCE, Arrays, most_rebuttals, rows
from argmap.arrays.choices import Choices, checked_choices
from argmap.arrays.compile.dated import Said, said_by_day
from argmap.arrays.compile.reliability import (
    carrying_sources,
    constant_reliabilities,
    moving_sources,
    own_reliabilities,
)
from argmap.arrays.compile.restated import Steps, merged_steps, originals
from argmap.arrays.shape import Shape
from argmap.basics.hanging import hanging_on
from argmap.columns.names import ListedNames
from argmap.maths.widths import index_type
from argmap.model.fields import Join
from argmap.model.relations import made_of

if TYPE_CHECKING:
    from argmap.model.document import Document

_SIGNS = {"support": 1, "rebuttal": -1, "undercut": -1}


def arrays_from_document(
    document: Document,
    *,
    prior: Mapping[str, float] | None = None,
    fix: Mapping[str, float] | None = None,
    strength: Mapping[str, float] | None = None,
    reliability: Mapping[str, float] | None = None,
    min_reliability: float | None = None,
    as_of: str | datetime.date | None = None,
    join: Join | None = None,
    all_sources: bool = False,
) -> Arrays:
    """Compile a document, with some of its values replaced.

    `prior` gives base scores, which no source is weighed into any more; `strength` and `reliability` replace what the
    map says, by id; `fix` holds a claim's score, so that nothing argues about it any more; `min_reliability` drops the
    attributions of sources below it, after arguments; `as_of` leaves out what was said after that day; `join` says how linked premises meet. With `all_sources` every source is a
    node, else those only that something bears on. What is wrong with them is raised at
    once, as `ParameterError`, or `UnknownIdError` where only ids are unknown.

    >>> from argmap.model.document import Document
    >>> document = Document.from_tree({
    ...     "argmap": 1, "title": "Umbrella", "claims": {"rain": "It will rain.", "take": "Take an umbrella."},
    ...     "relations": [{"premises": ["rain"], "supports": "take"}],
    ... })
    >>> arrays_from_document(document, prior={"rain": 0.7}).base
    array([0.7, 0.5])
    """
    choices = checked_choices(
        document, prior=prior, fix=fix, strength=strength, reliability=reliability,
        min_reliability=min_reliability, as_of=as_of, join=join,
    )  # fmt: skip
    said = said_by_day(document, choices.as_of)
    original = originals(document)
    scored = [
        claim_id
        for claim_id in document.claims
        if claim_id not in said.absent and document.claims[original[claim_id]].kind != "question"
    ]
    steps = merged_steps(document, _taking_part(document, set(scored), said), choices.strength)
    sheet = _Sheet()
    for claim_id in scored:
        if original[claim_id] == claim_id:
            base = choices.prior.get(claim_id, document.prior_of(claim_id))
            sheet.add(claim_id, CLAIM, choices.fix.get(claim_id, base))
    _add_steps(sheet, steps)
    aims = document.sources if all_sources else [step.target for step in steps.kept.values()]
    moving = moving_sources(document, aims)
    source_node, source_value = _add_sources(sheet, document, moving, choices, said)
    return _arrays(sheet, document, choices, steps, said, scored, source_node, source_value)


def _taking_part(document: Document, scored: set[str], said: Said) -> list[str]:
    """Return the relations that take part: no question among their parts, nothing absent, nor aimed at such a one."""
    unscored = set(document.claims) - scored
    out = hanging_on(made_of(document.relations), unscored | said.absent)
    return [key for key in document.relations if key not in out and key not in said.absent]


@dataclass
class _Sheet:
    """The columns of the arrays while they grow; node numbers by id."""

    node: dict[str, int] = field(default_factory=dict)
    base: list[float] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    inputs: list[tuple[int, int]] = field(default_factory=list)
    """Node, and the node that it takes in."""
    relation_node: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, kind: int, base: float) -> int:
        node = self.node[key] = len(self.base)
        self.base.append(base)
        self.kind.append(kind)
        return node


def _add_steps(sheet: _Sheet, steps: Steps) -> None:
    aimed_at = {step.target for step in steps.kept.values()}
    for step in steps.kept.values():
        if len(step.premises) == 1 and step.strength == 1.0 and step.id not in aimed_at:
            sheet.relation_node[step.id] = sheet.node[step.premises[0]]
            continue
        node = sheet.relation_node[step.id] = sheet.add(step.id, RELATION, step.strength)
        sheet.inputs.extend((node, sheet.node[premise]) for premise in step.premises)


def _add_sources(
    sheet: _Sheet, document: Document, moving: set[str], choices: Choices, said: Said
) -> tuple[dict[str, int], dict[str, float]]:
    """Add the sources that move, and weigh the claims that rest on others alone; a base score that is given stands."""
    own = own_reliabilities(document, choices.reliability)
    constant = constant_reliabilities(document, own, moving)
    nodes: dict[str, int] = {}

    def node_of(source_id: str) -> int:
        if source_id not in nodes:
            nodes[source_id] = sheet.add(source_id, SOURCE, constant.get(source_id, own[source_id]))
        return nodes[source_id]

    for source_id in document.sources:
        if source_id in moving:
            node_of(source_id)
    for source_id in sorted(moving, key=nodes.__getitem__):
        if (via := document.sources[source_id].via) is not None:
            sheet.inputs.append((nodes[source_id], node_of(via)))
    for claim_id, named in carrying_sources(document, said).items():
        if claim_id not in sheet.node or claim_id in choices.fix or claim_id in choices.prior:
            continue  # who gives a number has weighed the sources
        still = [source_id for source_id in named if source_id not in moving]
        best = max(still, key=constant.__getitem__, default=None)
        if len(still) == len(named) and best is not None:
            factor = constant[best] if constant[best] >= choices.min_reliability else 0.0
            sheet.base[sheet.node[claim_id]] *= factor
            continue
        bearing = [source_id for source_id in named if source_id in moving or source_id == best]
        sheet.inputs.extend((sheet.node[claim_id], node_of(source_id)) for source_id in bearing)
    return nodes, constant


def _arrays(
    sheet: _Sheet,
    document: Document,
    choices: Choices,
    steps: Steps,
    said: Said,
    scored: Iterable[str],
    source_node: Mapping[str, int],
    source_value: Mapping[str, float],
) -> Arrays:
    original, number = originals(document), len(sheet.base)
    index = index_type(number)
    target, force, sign = _argument_columns(sheet, steps)
    kind, fixed = np.array(sheet.kind, dtype=np.int8), np.zeros(number, dtype=bool)
    fixed[[sheet.node[claim_id] for claim_id in choices.fix if claim_id in sheet.node]] = True
    free = ~fixed[target] if number else np.zeros(0, dtype=bool)
    argument_start, (argument_node, argument_sign) = rows(number, target[free], force[free], sign[free])
    pairs = np.array(sheet.inputs, dtype=np.int64).reshape(-1, 2)
    input_start, (input_node,) = rows(number, pairs[:, 0], pairs[:, 1])
    claim_ids = tuple(scored)
    source_ids, relation_ids = tuple(document.sources), tuple(document.relations)
    shape = Shape(
        kind=kind,
        fixed=fixed,
        argument_start=argument_start,
        argument_node=argument_node.astype(index),
        argument_sign=argument_sign.astype(np.int8),
        input_start=input_start,
        input_node=input_node.astype(index),
        claim_ids=ListedNames(claim_ids),
        claim_node=np.array([sheet.node[original[claim_id]] for claim_id in claim_ids], dtype=index),
        relation_ids=ListedNames(relation_ids),
        relation_node=np.array(
            [sheet.relation_node.get(steps.repeats.get(key, key), -1) for key in relation_ids], dtype=index
        ),
        source_ids=ListedNames(source_ids),
        source_node=np.array([source_node.get(key, -1) for key in source_ids], dtype=index),
        most_rebuttals=most_rebuttals(kind, target, sign),
        absent=said.absent,
    )
    return Arrays(
        shape=shape,
        base=np.array(sheet.base, dtype=np.float64),
        source_value=np.array([source_value.get(key, np.nan) for key in source_ids], dtype=np.float64),
        join=choices.join,
        min_reliability=choices.min_reliability,
    )


def _argument_columns(sheet: _Sheet, steps: Steps) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], ...]:
    found = [(sheet.node[step.target], sheet.relation_node[step.id], _SIGNS[step.type]) for step in steps.kept.values()]
    table = np.array(found, dtype=np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]
