"""`Layout`: a network in the order of evaluation, for compiled code; built once and kept with the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION, SOURCE
from argmap.kernels.pieces import PIECE, cut
from argmap.maths.compressed import gather

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.kernels.sweep import Blocks

Make: TypeAlias = "Callable[[int, Any], NDArray[Any]]"
"""Makes an array of so many entries of a type."""
Share: TypeAlias = tuple[int, int, list[tuple[int, int, int]]]
"""A stretch of blocks, and its pieces: of each the block and the place where it starts, and the place where it ends."""
HELD = 3
"""The kind of a claim whose score is held at its base."""
MOST_COUNTED = 300
"""In circles of up to so many places it is counted what bears on each from inside: larger ones hardly ever contract."""


class Order(NamedTuple):
    """In which order the nodes of a network are evaluated; the fields are those of `Layout`."""

    node: NDArray[np.integer]
    end: NDArray[np.int64]
    level: NDArray[np.int32]
    circle: NDArray[np.int32]


@dataclass(frozen=True, eq=False, repr=False)
class Layout:
    """The nodes of `Arrays`, renumbered: each comes after what it needs, and like nodes stand side by side.

    A block is a run of nodes of one level and kind with equal numbers of rebuttals, supports and inputs, so that
    its inner loops have one length. Row p of `entry` holds the places of a node's rebuttals, supports and inputs, in
    this order. A circle (strongly connected component) is a stretch of blocks: first its relations with one premise and
    nothing aimed at them, which hand their premise on within a step where their strength is 1, then all others.
    """

    node: NDArray[np.integer]
    """The node at each place; shape (nodes,)."""
    place: NDArray[np.integer]
    """The place of each node."""
    row: NDArray[np.int64]
    """Where the row of each place starts; shape (nodes + 1,)."""
    entry: NDArray[np.integer]
    base: NDArray[np.float64]
    """The base of the node at each place."""
    end: NDArray[np.int64]
    """Where each block ends; shape (blocks,)."""
    kind: NDArray[np.int8]
    rebuttals: NDArray[np.int32]
    supports: NDArray[np.int32]
    inputs: NDArray[np.int32]
    level: NDArray[np.int32]
    circle: NDArray[np.int32]
    """The circle that each block is part of, counted from 0 in order; -1 for none."""
    iterated: NDArray[np.bool_]
    """Whether the nodes of a block take steps of an iteration, whatever their strength."""
    of: NDArray[np.float64]
    """The base of the arrays that it was laid out for, by node."""

    def __len__(self) -> int:
        return len(self.node)

    @cached_property
    def blocks(self) -> Blocks:
        """The blocks as compiled code takes them."""
        from argmap.kernels.sweep import Blocks  # noqa: PLC0415 - loads numba

        return Blocks(self.end, self.kind, self.rebuttals, self.supports, self.inputs)

    @cached_property
    def is_mixed(self) -> bool:
        """Whether there is more than claims that are free and rest on no source."""
        return bool((self.kind != CLAIM).any() or self.inputs.any())

    @cached_property
    def shares(self) -> dict[tuple[int, int, int], tuple[Share, ...]]:
        """How stretches of blocks are shared out to threads, by first block, last and number of threads: kept once cut."""
        return {}

    @cached_property
    def circles(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """For every circle its first block, its first iterated block, and the block after its last."""
        number = int(self.circle.max(initial=-1)) + 1
        inside = np.flatnonzero(self.circle >= 0)
        owner = self.circle[inside]
        first = inside[np.searchsorted(owner, np.arange(number))]
        last = inside[np.searchsorted(owner, np.arange(number), side="right") - 1] + 1
        ahead = np.bincount(owner, weights=~self.iterated[inside], minlength=number).astype(np.int64)
        return first, first + ahead, last

    @cached_property
    def inner(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """How many rebuttals and how many supports of each place stand in its circle, shape (nodes,) each.

        Where that has more than `MOST_COUNTED` places, or is none, it is how many there are.
        """
        length, (first, _, last) = np.diff(self.end, prepend=0), self.circles
        begin = self.end[first] - length[first]
        counted = np.append(self.end[last - 1] - begin <= MOST_COUNTED, False)[self.circle]
        places = np.flatnonzero(np.repeat(counted, length))
        rebuttals, supports = np.repeat(self.rebuttals, length), np.repeat(self.supports, length)
        start, spot = gather(self.row, places)
        own = np.repeat(begin[self.circle[counted]], length[counted])
        inside = np.append(0, np.cumsum(self.entry[spot] >= np.repeat(own, np.diff(start))))
        middle = start[:-1] + rebuttals[places]
        stop = middle + supports[places]
        rebuttals[places], supports[places] = inside[middle] - inside[start[:-1]], inside[stop] - inside[middle]
        return rebuttals, supports

    @cached_property
    def stages(self) -> tuple[tuple[str, int, int], ...]:
        """What to do in turn: `("sweep", first block, last)`, or `("circles", first circle, last)`, side by side."""
        return tuple(self._stages())

    def _stages(self) -> Iterator[tuple[str, int, int]]:
        if not len(self.end):
            return
        cyclic = self.circle >= 0
        change = (cyclic[1:] != cyclic[:-1]) | (cyclic[1:] & (self.level[1:] != self.level[:-1]))
        starts = [0, *(np.flatnonzero(change) + 1).tolist()]
        for first, last in zip(starts, [*starts[1:], len(self.end)], strict=True):
            if cyclic[first]:
                yield "circles", int(self.circle[first]), int(self.circle[last - 1]) + 1
            else:
                yield "sweep", first, last

    def block_start(self, block: int) -> int:
        """Return the first place of a block."""
        return int(self.end[block - 1]) if block else 0

    def pieces(self, first: int, last: int, *, size: int = PIECE) -> Iterator[tuple[int, int]]:
        """Cut the blocks from `first` to before `last` into stretches of about `size` nodes and entries."""
        return cut(self._work_before, first, last, size=size)

    def _work_before(self, block: int) -> int:
        start = self.block_start(block)
        return start + int(self.row[start])

    def claims_of(self, arrays: Arrays) -> NDArray[np.integer]:
        """Return the place of every claim that has a score, in the order of `arrays.claim_ids`."""
        claims = arrays.claim_node
        return self.place[: len(claims)] if arrays.is_plain else self.place[claims]

    def with_base(self, arrays: Arrays) -> Layout:
        """Return the layout with the base of other arrays of the same shape."""
        return self if arrays.base is self.of else replace(self, base=arrays.base[self.node], of=arrays.base)

    @property
    def order(self) -> Order:
        """What the layout was made from, with the network: all else follows from it."""
        return Order(self.node, self.end, self.level, self.circle)


def layout_of(arrays: Arrays) -> Layout | None:
    """Return the layout of a network: laid out once for all arrays of one shape."""
    found = arrays.shape.once(Layout, lambda: build_layout(arrays))
    return None if found is None else found.with_base(arrays)


def known_layout(arrays: Arrays) -> Layout | None:
    """Return the layout of a network where it has been made already."""
    found: Layout | None = arrays.shape.kept.get(Layout)
    return None if found is None else found.with_base(arrays)


def keep_layout(arrays: Arrays, layout: Layout) -> None:
    """Keep a layout that is right for all arrays of one shape."""
    arrays.shape.kept[Layout] = layout


def build_layout(arrays: Arrays, make: Make = np.empty) -> Layout | None:
    """Order a network by compiled code; None where sources run in circles. `make` makes the arrays that are as long as its tables.

    Depth comes from Kahn's algorithm; where it gets stuck, components come from Tarjan's. No step recurses.
    """
    from argmap.kernels import order, renumber  # noqa: PLC0415 - loads numba

    rows = arrays.argument_start, arrays.argument_node, arrays.input_start, arrays.input_node
    start, after = order.followers(len(arrays), *rows, make)
    inputs = np.diff(arrays.input_start).astype(np.int32)
    waiting = np.diff(arrays.argument_start).astype(np.int32) + inputs
    level, reached = order.levels(start, after, waiting)
    component = stage = np.zeros(0, dtype=np.int32)
    if reached < len(arrays):
        component = order.components(*rows, waiting > 0, level)
        if ((arrays.kind == SOURCE) & (component > 0)).any():
            return None
        ahead = hands_on(arrays.kind, np.diff(arrays.argument_start), inputs)
        stage = ((component > 0) & ~ahead).astype(np.int32)
    del start, after, waiting
    kind = np.where(arrays.fixed, np.int8(HELD), arrays.kind)
    counted = *renumber.counts(arrays.argument_start, arrays.argument_sign), inputs
    node = np.arange(len(arrays), dtype=arrays.argument_node.dtype)
    for key in (counted[1], counted[0], inputs, kind, stage, component, level):
        if key.size and key.max() > 0:
            node = order.sorted_by(node, key)
    if not component.size:
        component = stage = np.zeros(len(arrays), dtype=np.int32)
    end = renumber.block_ends(node, level, component, stage, kind, counted)
    first = node[np.append(0, end[:-1])] if end.size else node
    return lay_out(arrays, Order(node, end, level[first], _numbered(component[first])), make)


def lay_out(arrays: Arrays, order: Order, make: Make = np.empty) -> Layout:
    """Lay a network out in an order that is right for it."""
    from argmap.kernels import renumber  # noqa: PLC0415 - loads numba

    place = _places(order.node)
    row, entry = renumber.entries(
        order.node, place, arrays.argument_start, arrays.argument_node, arrays.argument_sign,
        arrays.input_start, arrays.input_node, make,
    )  # fmt: skip
    return laid_out(arrays, order, place=place, row=row, entry=entry, base=arrays.base[order.node])


def laid_out(
    arrays: Arrays, order: Order, *, place: NDArray[np.integer], row: NDArray[np.int64], entry: NDArray[np.integer],
    base: NDArray[np.float64],
) -> Layout:  # fmt: skip
    """Put a layout together from its order and rows; what the nodes of a block have in common its first one tells."""
    node, end, level, circle = order
    own = node[np.append(0, end[:-1])] if end.size else node
    start, spot = gather(arrays.argument_start, own)
    arguments, inputs = (
        (starts[own + 1] - starts[own]).astype(np.int32) for starts in (arrays.argument_start, arrays.input_start)
    )
    before = np.append(0, np.cumsum(arrays.argument_sign[spot] < 0))
    rebuttals = np.diff(before[start]).astype(np.int32)
    kind = np.where(arrays.fixed[own], np.int8(HELD), arrays.kind[own])
    return Layout(
        node=node, place=place, row=row, entry=entry, base=base, end=end, kind=kind,
        rebuttals=rebuttals, supports=arguments - rebuttals, inputs=inputs, level=level, circle=circle,
        iterated=(circle >= 0) & ~hands_on(kind, arguments, inputs), of=arrays.base,
    )  # fmt: skip


def hands_on(kind: NDArray[np.int8], arguments: NDArray[Any], inputs: NDArray[Any]) -> NDArray[np.bool_]:
    """Say which are relations with one premise and nothing aimed at them: they stand ahead of all else in a circle."""
    return np.asarray((kind == RELATION) & (arguments == 0) & (inputs == 1))


def places_type(number: int) -> type[np.unsignedinteger]:
    """Return the type of a place among so many: unsigned ones are looked up faster, see `kernels.sweep`."""
    return np.uint32 if number <= np.iinfo(np.uint32).max else np.uint64


def _places(node: NDArray[np.integer]) -> NDArray[np.unsignedinteger]:
    """Return the place of every node."""
    place = np.empty(len(node), dtype=places_type(len(node)))
    place[node] = np.arange(len(node), dtype=place.dtype)
    return place


def _numbered(component: NDArray[np.int32]) -> NDArray[np.int32]:
    """Number circles from 0 in the order in which their blocks stand; -1 for blocks in none."""
    inside = component > 0
    change = np.concatenate([[False], component[1:] != component[:-1]]) & inside
    change[:1] = inside[:1]
    return np.where(inside, np.cumsum(change) - 1, -1).astype(np.int32)
