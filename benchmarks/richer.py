"""Networks with more than plain relations: linked, weighted and undercut ones, and a real map many times over."""

from __future__ import annotations

from typing import Any

import numpy as np

import argmap
from argmap.arrays.arrays import Arrays
from argmap.arrays.compile.from_columns import arrays_from_columns
from argmap.columns.columns import Columns
from argmap.columns.names import NumberNames
from argmap.maths.compressed import gather
from benchmarks.shapes import ROOT, random_dag

SEED_MAP = ROOT / "maps" / "anthropic-strategy.yaml"


def linked(size: int) -> argmap.Network:
    """A random network where a ninth of the relations has a second premise, a ninth a strength, a ninth an undercut."""
    laid, random = random_dag(size), np.random.default_rng(size)
    relations = len(laid.source)
    kind = random.permutation(relations) % 9  # 0 is linked, 1 weighted, 2 undercut, the rest plain
    undercut = np.flatnonzero(kind == 2)

    def later(target: Any) -> Any:
        return (target + 1 + random.random(len(target)) * (size - 1 - target)).astype(np.int64)

    number = np.where(kind == 0, 2, 1)
    start = np.concatenate([[0], np.cumsum(number), relations + (kind == 0).sum() + np.arange(1, len(undercut) + 1)])
    premise = np.repeat(laid.source, number)
    premise[start[1 : relations + 1][kind == 0] - 1] = later(laid.target[kind == 0])
    columns = Columns(
        claim_ids=NumberNames(size),
        claim_kind=np.zeros(size, dtype=np.int8),
        claim_prior=laid.prior,
        relation_ids=NumberNames(relations + len(undercut)),
        relation_sign=np.concatenate([laid.sign, np.full(len(undercut), -1, dtype=np.int8)]),
        relation_target=np.concatenate([laid.target, size + undercut]).astype(np.int32),
        premise=np.concatenate([premise, later(laid.target[undercut])]).astype(np.int32),
        premise_start=start,
        relation_strength=np.concatenate([np.where(kind == 1, random.random(relations), 1.0), np.ones(len(undercut))]),
    )
    return argmap.Network(arrays_from_columns(columns), columns)


def seed_map(size: int) -> argmap.Network:
    """The map of a long public debate, side by side as often as makes up the size."""
    once = argmap.load(SEED_MAP).network
    # The columns stay those of one copy: they hold what is read, and only scoring is measured.
    return argmap.Network(repeated(once.arrays, max(1, round(size / len(once)))), once.columns)


def repeated(arrays: Arrays, times: int) -> Arrays:
    """Lay a map several times side by side: all claims first, then all relations, then all sources."""
    length = np.bincount(arrays.kind, minlength=3)
    first = np.cumsum(length) - length
    sort = arrays.kind.astype(np.int64)
    shift = (first * (times - 1))[sort]  # how far the copies before push the nodes of each sort

    def moved(nodes: Any, copy: Any) -> Any:
        return np.where(nodes < 0, -1, nodes + shift[nodes] + copy * length[sort[nodes]]).astype(np.int32)

    copies = np.arange(times)
    old = np.concatenate([np.tile(np.flatnonzero(arrays.kind == one), times) for one in range(3)])
    copy = np.concatenate([np.repeat(copies, number) for number in length])

    def table(start: Any, *columns: Any) -> tuple[Any, ...]:
        fresh, place = gather(start, old)
        node = moved(columns[0][place], np.repeat(copy, np.diff(fresh)))
        return fresh, node, *(column[place] for column in columns[1:])

    def tiled(nodes: Any) -> Any:
        return moved(np.tile(nodes, times), np.repeat(copies, len(nodes)))

    argument_start, argument_node, argument_sign = table(
        arrays.argument_start, arrays.argument_node, arrays.argument_sign
    )
    input_start, input_node = table(arrays.input_start, arrays.input_node)
    return arrays.reshaped(
        base=arrays.base[old],
        kind=arrays.kind[old],
        fixed=arrays.fixed[old],
        argument_start=argument_start,
        argument_node=argument_node,
        argument_sign=argument_sign,
        input_start=input_start,
        input_node=input_node,
        claim_ids=NumberNames(times * len(arrays.claim_node)),
        claim_node=tiled(arrays.claim_node),
        relation_ids=NumberNames(times * len(arrays.relation_node)),
        relation_node=tiled(arrays.relation_node),
        source_ids=NumberNames(times * len(arrays.source_node)),
        source_node=tiled(arrays.source_node),
        source_value=np.tile(arrays.source_value, times),
    )
