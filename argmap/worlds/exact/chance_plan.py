"""`ChancePlan`: a map compiled for exact chances: its variables, their tables, and the tape that sums them out.

What goes in: what is certain in a map and what its open nodes hang on (`Certain`, from a shape and numbers); then, as
often as one likes, the chances of the switches and what is given. What comes out is a `Swept`: the logarithm of the
chance of what is given, and for every node its chance given that, the posterior of its switch, and derivatives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from argmap.worlds.exact.elimination import Effort, elimination_order
from argmap.worlds.exact.node_tables import Side, links, node_table
from argmap.worlds.exact.tape import write_tape

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.worlds.exact.certain import Certain, Own
    from argmap.worlds.exact.node_tables import Form
    from argmap.worlds.exact.tape import Tape

    Floats = NDArray[np.float64]
    Index = NDArray[np.int64]

WIDEST = 26
"""No table of more variables is ever made: it would take a gigabyte."""
MUCH = 10_000_000
"""So much effort goes into an order where nothing else is said."""


class Entries(NamedTuple):
    """The entries of the tables of nodes, one after the other; shape (entries,) each."""

    fixed: Floats
    slope: Floats
    told: Floats
    held: Floats
    """Those of a node that is held on."""
    dropped: Floats
    """Those of a node that is held off."""
    heard: Floats
    """Those of what is on where a source is reliable."""
    on: NDArray[np.bool_]
    """Whether the entry is one where the node is on."""
    node: Index


ON = Entries._fields.index("on")
"""So many columns are numbers."""


@dataclass(frozen=True, eq=False)
class ChancePlan:
    """A map compiled for exact chances; see the module."""

    form: Form
    nodes: Index
    """The nodes that it is about, all of them open."""
    constants: Floats
    """The entries of tables that never change: they come first on the tape."""
    entries: Entries
    tape: Tape
    width: int
    """The most variables that meet in a table, less one."""

    @property
    def operations(self) -> int:
        """How many multiplications one pass takes."""
        return self.tape.operations


class _Table(NamedTuple):
    variables: tuple[int, ...]
    kind: tuple[Own, tuple[Side, Side, Side]]


@dataclass
class _Writing:
    """The variables and tables of a plan, as they are found."""

    form: Form
    variables: int
    tables: list[_Table] = field(default_factory=list)
    links: list[tuple[tuple[int, ...], bytes]] = field(default_factory=list)
    constants: dict[bytes, int] = field(default_factory=dict)

    def fresh(self) -> int:
        self.variables += 1
        return self.variables - 1

    def cliques(self) -> list[tuple[int, ...]]:
        """Return the variables of every table."""
        return [*(table.variables for table in self.tables), *(variables for variables, _ in self.links)]

    def link(self, variables: tuple[int, ...], table: Floats) -> None:
        self.links.append((variables, table.tobytes()))


def compile_plan(
    certain: Certain,
    form: Form,
    *,
    targets: Iterable[int] | None = None,
    widest: int = WIDEST,
    most: int,
    effort: Effort | None = None,
    patient: bool = True,
) -> ChancePlan | None:
    """Compile the nodes that bear on some targets, or all; None where it is wider, or takes more operations, than allowed.

    What bears on no target is left out: whatever it is, its chances add up to 1. One who is `patient` looks for more
    than two orders where tables get large.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.worlds.exact.certain import find_certain
    >>> from argmap.worlds.rows import rows_of_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> certain = find_certain(arrays, rows_of_arrays(arrays), np.zeros(2, dtype=bool))
    >>> compile_plan(certain, "star", most=1000).width
    1
    """
    nodes = list(certain.members) if targets is None else _bearing(certain, targets)
    writing = _written(certain, form, nodes)
    order = elimination_order(
        writing.variables, writing.cliques(), widest=widest, effort=effort or Effort(MUCH), patient=patient
    )
    if order is None:
        return None
    return _placed(writing, np.array(nodes, dtype=np.int64), order.variables, order.width, most)


def width_of(certain: Certain, node: int) -> int:
    """Return how wide an exact answer for one node would be, as far as is known without much looking."""
    writing = _written(certain, "star", _bearing(certain, [node]))
    order = elimination_order(
        writing.variables, writing.cliques(), widest=writing.variables, effort=Effort(MUCH), patient=False
    )
    return 0 if order is None else order.width


def _written(certain: Certain, form: Form, nodes: list[int]) -> _Writing:
    """Write the variables and tables of some nodes."""
    members = certain.members
    variable = {node: at for at, node in enumerate(nodes)}
    writing = _Writing(form, len(nodes))
    for node in nodes:
        sides, kinds, own = links(form, members[node]), [], []
        for axis, side in enumerate(sides):
            alone = len(side) == 1 and variable[side[0][0]] not in own
            if alone:
                own.append(variable[side[0][0]])
            elif side:
                own.append(_joined(writing, [(variable[other], wanted) for other, wanted in side], every=axis == 2))  # noqa: PLR2004 - the gates
            kinds.append(Side(0) if not side else Side(1, side[0][1]) if alone else Side(2))
        kind = (members[node].own, (kinds[0], kinds[1], kinds[2]))
        writing.tables.append(_Table((*own, variable[node]), kind))
    return writing


def _bearing(certain: Certain, targets: Iterable[int]) -> list[int]:
    """Return the open nodes that bear on targets, and these, each after what it hangs on."""
    members = certain.members
    waiting = [node for node in targets if node in members]
    found = set(waiting)
    while waiting:
        for other in members[waiting.pop()].nodes():
            if other not in found:
                found.add(other)
                waiting.append(other)
    return [node for node in members if node in found] if 4 * len(found) > len(members) else sorted(found)


def _joined(writing: _Writing, side: list[tuple[int, bool]], *, every: bool) -> int:
    """Bring several variables together; return the variable that stands for all of them."""
    if writing.form == "star":
        together = writing.fresh()
        for other, wanted in side:
            writing.link((together, other), np.array([[1.0, 1.0], [float(not wanted), float(wanted)]]))
        return together
    before, before_wanted = side[0]
    if len(side) == 1:
        together = writing.fresh()
        writing.link((together, before), np.eye(2) if before_wanted else np.eye(2)[::-1])
        return together
    for other, wanted in side[1:]:
        together = writing.fresh()
        table = np.zeros((2, 2, 2))
        for one, two in np.ndindex(2, 2):
            met = (bool(one) is before_wanted, bool(two) is wanted)
            table[one, two, int(all(met) if every else any(met))] = 1.0
        writing.link((before, other, together), table)
        before, before_wanted = together, True
    return before


def _placed(writing: _Writing, nodes: Index, order: list[int], width: int, most: int) -> ChancePlan | None:
    """Give every table its place, its variables in the order in which they are summed out, and write the tape."""
    place_of = [0] * len(order)
    for at, one in enumerate(order):
        place_of[one] = at
    constants, size, tables = [np.ones(1)], 1, []
    known: dict[tuple[bytes, tuple[int, ...]], int] = {}
    for variables, table in writing.links:
        axes = _axes(place_of, variables)
        if (table, axes) not in known:
            shaped = np.frombuffer(table).reshape((2,) * len(variables)).transpose(axes)
            constants.append(shaped.ravel())
            known[table, axes] = size
            size += shaped.size
        tables.append((tuple(variables[axis] for axis in reversed(axes)), known[table, axes]))
    parts: list[Entries] = []
    for variables, (own, sides) in writing.tables:
        axes = _axes(place_of, variables)
        part = _laid(writing.form, own, sides, axes)
        parts.append(part)
        tables.append((tuple(variables[axis] for axis in reversed(axes)), size))
        size += len(part.fixed)
    tape = write_tape(order, tables, size, most=most)
    if tape is None:
        return None
    numbers = [np.concatenate([part[at] for part in parts]) if parts else np.zeros(0) for at in range(ON)]
    on = np.concatenate([part.on for part in parts]) if parts else np.zeros(0, dtype=bool)
    owner = np.repeat(nodes, [len(part.fixed) for part in parts])
    entries = Entries._make([*numbers, on, owner])
    return ChancePlan(writing.form, nodes, np.concatenate(constants), entries, tape, width)


def _axes(place_of: list[int], variables: tuple[int, ...]) -> tuple[int, ...]:
    """Return the axes of a table, the variable that is summed out first last."""
    return tuple(sorted(range(len(variables)), key=lambda axis: -place_of[variables[axis]]))


@lru_cache(maxsize=4096)
def _laid(form: Form, own: Own, sides: tuple[Side, Side, Side], axes: tuple[int, ...]) -> Entries:
    """Return the entries of a table of this kind with its axes in this order."""
    table = node_table(form, own, sides)
    on = np.zeros(table.fixed.shape, dtype=bool)
    on[..., 1] = True
    numbers = (table.fixed, table.slope, table.told, table.held, np.flip(table.held, axis=-1), table.heard)
    columns = [tensor.transpose(axes).ravel() for tensor in numbers]
    return Entries._make([*columns, on.transpose(axes).ravel(), np.zeros(0, dtype=np.int64)])
