"""The chance of one node, given what it hangs on, as tables of numbers: each is `fixed + chance * slope`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.worlds.exact.certain import Members, Own

    Floats = NDArray[np.float64]

Form = Literal["star", "chain"]
"""How several nodes that one hangs on are brought together.

By a star: of n of them, the chance that all are as they should be is a product; a table over all of them is a hidden
variable of two values and n tables of two (F. J. Díez and S. F. Galán, "Efficient computation for the noisy MAX", IJIS
2003; P. Savický and J. Vomlel, "Exploiting tensor rank-one decomposition in probabilistic inference", Kybernetika 2007).
Its numbers are signed, so that a chance is a difference. By a chain: one after the other, through variables that say
whether any was on so far. Its numbers are chances, so that what is impossible comes out as 0.
"""
SIDES = 3
"""A node's sources, its supports and its gates, in this order."""


class NodeTable(NamedTuple):
    """The numbers of one node's table, by the kind of node; the last axis is the node itself, off and on."""

    fixed: Floats
    """Its entries where the chance of the node's switch is 0."""
    slope: Floats
    """How much each grows with that chance."""
    held: Floats
    """Its entries where the node is held on, whatever it hangs on."""
    told: Floats
    """How much each grows with the chance of the switch where no source is heard; from `fixed` on."""
    heard: Floats
    """Those of what is on where a source of the node is reliable, or none has to be; nothing where that is all the same."""


@dataclass(frozen=True)
class Side:
    """One side of a node: how many it hangs on there, and, of one alone, whether it has to be on."""

    size: Literal[0, 1, 2]
    """None, one (which stands in the table itself), or several, brought together by a variable of their own."""
    wanted: bool = True


Kind = tuple["Own", tuple[Side, Side, Side]]


@cache
def node_table(form: Form, own: Own, sides: tuple[Side, Side, Side]) -> NodeTable:
    """Return the table of a node of this kind; it has an axis for each side that is not empty, and one for itself.

    >>> none = Side(0)
    >>> table = node_table("star", "switch", (none, Side(1, wanted=False), none))
    >>> (table.fixed + 0.25 * table.slope).tolist()
    [[0.75, 0.25], [0.0, 1.0]]
    """
    whole = _star(own) if form == "star" else _chain(own)
    return NodeTable(*(_over(form, tensor, sides) for tensor in whole))


def links(form: Form, members: Members) -> list[tuple[tuple[int, bool], ...]]:
    """Return, for each side, the nodes there and how each has to be for the side's product or chain."""
    any_as = form == "chain"  # a product is over those that are off, a chain over those that are on
    return [
        tuple((node, any_as) for node in members.heard),
        tuple((node, any_as) for node in members.supports),
        members.gates,
    ]


def _star(own: Own) -> tuple[Floats, ...]:
    """Return the tensors over (heard, supports, gates, node); 0 stands for the constant 1, 1 for the product."""
    fixed, slope, held, told, heard = (np.zeros((2, 2, 2, 2)) for _ in NodeTable._fields)
    on = np.zeros((2, 2, 3))  # of itself or by a support: fixed, slope, and the slope where no source is heard
    if own == "sure":
        on[0, 0, 0] = 1.0
    elif own != "never":
        on[0, 0, 0], on[0, 1] = 1.0, (-1.0, 1.0, 1.0)
        if own == "heard":
            on[1, 1, 1] = -1.0
    for tensor, part in ((fixed, 0), (slope, 1), (told, 2)):
        tensor[:, :, 1, 1], tensor[:, :, 1, 0] = on[..., part], -on[..., part]
    fixed[0, 0, 0, 0] = held[0, 0, 0, 1] = 1.0
    if own in {"switch", "heard"}:
        heard[:, 0, 0, 1] = (1.0, -1.0 if own == "heard" else 0.0)
    return fixed, slope, held, told, heard


def _chain(own: Own) -> tuple[Floats, ...]:
    """Return the tensors over (any source heard, any support on, all gates open, node)."""
    fixed, slope, held, told, heard = (np.zeros((2, 2, 2, 2)) for _ in NodeTable._fields)
    for some, support, gate in np.ndindex(2, 2, 2):
        at = (some, support, gate)
        own_switch = own in {"switch", "heard"}
        switched = gate and not support and own_switch
        fixed[(*at, int(own != "never" and gate and (support or own == "sure")))] = 1.0
        if switched:
            told[at] = (-1.0, 1.0)
            if some or own == "switch":
                slope[at] = (-1.0, 1.0)
        if own_switch and (some or own == "switch"):
            heard[(*at, 1)] = 1.0
        held[(*at, 1)] = 1.0
    return fixed, slope, held, told, heard


def _over(form: Form, tensor: Floats, sides: tuple[Side, Side, Side]) -> Floats:
    """Take out the sides that are empty, and put a node that stands alone in the place of its side."""
    for axis in reversed(range(SIDES)):
        side = sides[axis]
        if side.size == 0:
            empty = axis == SIDES - 1  # all of none is true, any of none is false
            tensor = np.asarray(tensor.sum(axis=axis) if form == "star" else tensor.take(int(empty), axis=axis))
        elif side.size == 1 and form == "star":
            constant, product = tensor.take(0, axis=axis), tensor.take(1, axis=axis)
            off, on = (constant, constant + product) if side.wanted else (constant + product, constant)
            tensor = np.stack([off, on], axis=axis)
        elif side.size == 1 and not side.wanted:
            tensor = np.flip(tensor, axis=axis)
    return np.ascontiguousarray(tensor)
