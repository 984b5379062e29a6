"""A part of the nodes and entries of a run, collected and scored by the engine: circles, and the rest of deep maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.arrays import CLAIM, Arrays
from argmap.arrays.layout import layout_of
from argmap.arrays.shape import Shape
from argmap.columns.arrow import numpy_numbers
from argmap.columns.names import NumberNames
from argmap.maths.compressed import rows
from argmap.maths.widths import index_type
from argmap.solve import chosen_layout, chosen_threads, solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.model.fields import Join
    from argmap.semantics.modular import Modular
    from argmap.solve.result import Solution

    Numbers = NDArray[Any]


@dataclass(frozen=True)
class Part:
    """Some nodes, and all entries into them; `value` is NaN where an entry comes from one of these nodes."""

    node: Numbers
    kind: Numbers
    base: Numbers
    target: Numbers
    source: Numbers
    sign: Numbers
    value: Numbers


@dataclass(frozen=True)
class Solved:
    """What the engine found: the value of every node of the part, and what it says of circles."""

    node: Numbers
    value: Numbers
    solution: Solution
    claims: Numbers
    """The nodes that are claims, in the order of the components' members."""


def part_of(nodes: Any, entries: Any) -> Part:
    """Turn two Arrow tables into a part."""
    node, kind, base = (numbers_of(nodes, name) for name in ("node", "kind", "base"))
    target, source, sign, value = (numbers_of(entries, name) for name in ("target", "source", "sign", "value"))
    return Part(node, kind, base.astype(np.float64), target, source, sign, value.astype(np.float64))


def solved(part: Part, semantics: Modular, *, join: Join, most_rebuttals: int) -> Solved:
    """Score a part by the engine. Whatever bears on it from outside is a claim that is held.

    >>> from argmap.semantics import get_semantics
    >>> one = Part(*(np.array(column) for column in ([7], [0], [0.5], [7], [3], [-1], [0.5])))
    >>> solved(one, get_semantics("df_quad"), join="product", most_rebuttals=1).value
    array([0.25])
    """
    outside = ~np.isnan(part.value)
    held, first = np.unique(part.source[outside], return_index=True)
    order = np.argsort(part.kind, kind="stable")
    claims = int(np.count_nonzero(part.kind == CLAIM))
    node, kind, base = part.node[order], part.kind[order], part.base[order]
    # Claims stand first: those of the part, those that are held, then the other nodes.
    dtype = index_type(len(node) + len(held))
    place = np.concatenate([np.arange(claims), np.arange(claims, len(node)) + len(held)]).astype(dtype)
    own, found = lookup(node, place), lookup(held, np.arange(claims, claims + len(held), dtype=dtype))
    source = np.empty(len(part.source), dtype=dtype)
    source[outside], source[~outside] = found(part.source[outside]), own(part.source[~outside])
    target, argues = own(part.target), part.sign != 0
    number = len(node) + len(held)
    argument_start, (argument, sign) = rows(number, target[argues], source[argues], part.sign[argues].astype(np.int8))
    input_start, (taken,) = rows(number, target[~argues], source[~argues])
    fixed = np.zeros(number, dtype=bool)
    fixed[claims : claims + len(held)] = True
    names = NumberNames(claims + len(held))
    shape = Shape(
        kind=np.insert(kind.astype(np.int8), claims, np.full(len(held), CLAIM, dtype=np.int8)),
        fixed=fixed,
        argument_start=argument_start,
        argument_node=argument,
        argument_sign=sign,
        input_start=input_start,
        input_node=taken,
        claim_ids=names,
        claim_node=np.arange(claims + len(held), dtype=dtype),
        relation_ids=NumberNames(0),
        relation_node=np.zeros(0, dtype=dtype),
        most_rebuttals=most_rebuttals,
    )
    arrays = Arrays(shape=shape, base=np.insert(base, claims, part.value[outside][first]), join=join)
    layout = chosen_layout(arrays.size, "auto", lambda: layout_of(arrays))
    solution = solve(arrays, semantics, layout=layout, threads=chosen_threads(None))
    return Solved(node, solution.values[place], solution, node[:claims])


def lookup(keys: Numbers, values: Numbers) -> Any:
    """Return a function from keys, each there once, to their values."""
    order = np.argsort(keys)
    known, found = keys[order], values[order]
    return lambda wanted: found[np.searchsorted(known, wanted)]


def numbers_of(table: Any, name: str) -> Numbers:
    """Return a column of numbers of an Arrow table; where a `value` is not there, it is NaN."""
    column = table.column(name)
    if name == "value" and column.null_count:
        column = column.fill_null(np.nan)
    chunks = [numpy_numbers(chunk) for chunk in column.chunks]
    return np.concatenate(chunks) if chunks else np.zeros(0, dtype=np.int64)
