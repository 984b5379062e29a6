"""Square tiles of numbers, turned round on their way between a user's table and rows of lanes.

A table of priors or scores has a row for each scenario, a batch has a row for each node (see `lanes`). Taken number by
number, every step goes to as many places as there are lanes; taken in tiles of as many columns as lanes, each place is
met once with a whole vector. LLVM is told to turn the tile round in registers, in log2(lanes) rounds of shuffles.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.extending import intrinsic

from argmap.kernels.lanes import ROW_BYTES

_WIDE = ir.IntType(64)


def _lanes(table: Any) -> int:
    return ROW_BYTES // (table.dtype.bitwidth // 8)


def _turned(builder: Any, rows: list[Any]) -> list[Any]:
    """Return the columns of a square of vectors: in each round, blocks twice as large change places."""
    lanes, step = len(rows), 1
    while step < lanes:
        turned = list(rows)
        for at in range(lanes):
            if at & step:
                continue
            upper = [place if not place & step else lanes + place - step for place in range(lanes)]
            lower = [place + step if not place & step else lanes + place for place in range(lanes)]
            for row, order in ((at, upper), (at + step, lower)):
                mask = ir.Constant(ir.VectorType(ir.IntType(32), lanes), order)
                turned[row] = builder.shuffle_vector(rows[at], rows[at + step], mask)
        rows, step = turned, 2 * step
    return rows


class _Table:
    """The rows of a user's table, contiguous along its columns, as vectors of as many numbers as there are lanes."""

    def __init__(self, context: Any, builder: Any, table: Any, value: Any, lanes: int) -> None:
        array = context.make_array(table)(context, builder, value)
        self.builder, self.size = builder, table.dtype.bitwidth // 8
        self.start = builder.ptrtoint(array.data, _WIDE)
        self.stride = builder.extract_value(array.strides, 0)
        self.vector = ir.VectorType(context.get_value_type(table.dtype), lanes)

    def pointer(self, row: Any, column: Any) -> Any:
        builder = self.builder
        offset = builder.add(builder.mul(row, self.stride), builder.mul(column, ir.Constant(_WIDE, self.size)))
        return builder.inttoptr(builder.add(self.start, offset), self.vector.as_pointer())


def _row_of(context: Any, builder: Any, values: Any, value: Any, place: Any, at: Any, number: int) -> Any:
    """Return a pointer to the row of lanes at `place[at + number]`."""
    table, places = value
    index = builder.add(at, ir.Constant(_WIDE, number))
    own = builder.load(builder.gep(context.make_array(place)(context, builder, places).data, [index]))
    wide = context.cast(builder, own, place.dtype, types.uint64)
    vector = ir.VectorType(context.get_value_type(values.dtype), _lanes(values))
    first = builder.mul(wide, ir.Constant(_WIDE, _lanes(values)))
    data = context.make_array(values)(context, builder, table).data
    return builder.bitcast(builder.gep(data, [first]), vector.as_pointer())


def _as(builder: Any, vector: Any, kind: Any) -> Any:
    """Return a vector of numbers of another width."""
    if vector.type == kind:
        return vector
    widened = isinstance(kind.element, ir.DoubleType)
    return builder.fpext(vector, kind) if widened else builder.fptrunc(vector, kind)


def _tile_in(_typing: Any, prior: Any, scenario: Any, at: Any, place: Any, values: Any) -> Any:
    """values[place[at + i], :] = prior[scenario[:], at + i] for a tile; say whether any number is not in [0, 1]."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        lanes = _lanes(values)
        table = _Table(context, builder, prior, given[0], lanes)
        first = context.cast(builder, given[2], signature.args[2], types.int64)
        scenarios = context.make_array(scenario)(context, builder, given[1]).data
        own = ir.VectorType(context.get_value_type(values.dtype), lanes)
        rows, wrong = [], ir.Constant(ir.VectorType(ir.IntType(1), lanes), [0] * lanes)
        for lane in range(lanes):
            row = builder.load(builder.gep(scenarios, [ir.Constant(_WIDE, lane)]))
            loaded = builder.load(table.pointer(row, first))
            loaded.align = table.size
            low = builder.fcmp_ordered(">=", loaded, ir.Constant(loaded.type, [0.0] * lanes))
            high = builder.fcmp_ordered("<=", loaded, ir.Constant(loaded.type, [1.0] * lanes))
            wrong = builder.or_(wrong, builder.not_(builder.and_(low, high)))
            rows.append(_as(builder, loaded, own))
        for number, row in enumerate(_turned(builder, rows)):
            target = _row_of(context, builder, values, (given[4], given[3]), place, first, number)
            builder.store(row, target).align = 4
        bits = builder.bitcast(wrong, ir.IntType(lanes))
        return builder.icmp_unsigned("!=", bits, ir.Constant(bits.type, 0))

    return types.boolean(prior, scenario, at, place, values), generate


def _tile_out(_typing: Any, values: Any, place: Any, at: Any, first: Any, final: Any) -> Any:
    """final[first + lane, at + i] = values[place[at + i], lane] for a tile."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        lanes = _lanes(values)
        table = _Table(context, builder, final, given[4], lanes)
        begin = context.cast(builder, given[2], signature.args[2], types.int64)
        scenario = context.cast(builder, given[3], signature.args[3], types.int64)
        rows = []
        for number in range(lanes):
            loaded = builder.load(_row_of(context, builder, values, (given[0], given[1]), place, begin, number))
            loaded.align = 4
            rows.append(loaded)
        for lane, row in enumerate(_turned(builder, rows)):
            target = table.pointer(builder.add(scenario, ir.Constant(_WIDE, lane)), begin)
            builder.store(_as(builder, row, table.vector), target).align = table.size
        return context.get_dummy_value()

    return types.void(values, place, at, first, final), generate


tile_in: Any = intrinsic(_tile_in)
tile_out: Any = intrinsic(_tile_out)
