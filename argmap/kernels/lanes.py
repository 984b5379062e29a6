"""Rows of a few numbers, taken as one: what the processor does to all of them at once.

A batch keeps the values of one node in several scenarios side by side, in a row of `ROW_BYTES`: 8 numbers of 64 bits or
16 of 32, a cache line. numba leaves loops as short as that to be done number by number, so the few operations that
a batch spends its time in are given to LLVM as operations on vectors. None of them rounds in another way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core import cgutils as _cgutils
from numba.extending import intrinsic

ROW_BYTES = 64
"""Bytes of a row."""
_Combine = Callable[[Any, Any, Any], Any]
cgutils: Any = _cgutils  # it has no types


def _row(context: Any, builder: Any, array_type: Any, array: Any, index_type: Any, index: Any) -> Any:
    """Return a pointer to a row of a table, as a vector."""
    item = context.get_value_type(array_type.dtype)
    lanes = ROW_BYTES // (array_type.dtype.bitwidth // 8)
    data = context.make_array(array_type)(context, builder, array).data
    wide = context.cast(builder, index, index_type, types.uint64)
    start = builder.mul(wide, ir.Constant(wide.type, lanes))
    return builder.bitcast(builder.gep(data, [start]), ir.VectorType(item, lanes).as_pointer())


def _load(builder: Any, pointer: Any) -> Any:
    loaded = builder.load(pointer)
    loaded.align = 4  # numpy promises no more
    return loaded


def _store(builder: Any, value: Any, pointer: Any) -> None:
    builder.store(value, pointer).align = 4


def _all(vector: Any, number: float) -> Any:
    return ir.Constant(vector.type, [number] * vector.type.count)


def _operation(combine: _Combine, what: str) -> Any:
    def operation(_typing: Any, into: Any, at: Any, values: Any, row: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
            types_of = signature.args
            kept = _row(context, builder, types_of[0], given[0], types_of[1], given[1])
            taken = _row(context, builder, types_of[2], given[2], types_of[3], given[3])
            _store(builder, combine(builder, _load(builder, kept), _load(builder, taken)), kept)
            return context.get_dummy_value()

        return types.void(into, at, values, row), generate

    operation.__doc__ = what
    return intrinsic(operation)


def _folding(combine: _Combine, start: float | None, what: str) -> Any:
    """Return an operation that takes many rows together in a register, and writes what comes of it to memory once.

    It begins with a number, or with what is there.
    """

    def operation(_typing: Any, into: Any, at: Any, values: Any, entry: Any, first: Any, last: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
            types_of = signature.args
            target = _row(context, builder, types_of[0], given[0], types_of[1], given[1])
            entries = context.make_array(types_of[3])(context, builder, given[3]).data
            begun = (
                _load(builder, target)
                if start is None
                else ir.Constant(target.type.pointee, [start] * target.type.pointee.count)
            )
            whole = cgutils.alloca_once(builder, begun.type)
            builder.store(begun, whole)
            one = ir.Constant(given[4].type, 1)
            with cgutils.for_range_slice(builder, given[4], given[5], one, given[4].type) as (place, _):
                own = builder.load(builder.gep(entries, [place]))
                taken = _load(builder, _row(context, builder, types_of[2], given[2], types_of[3].dtype, own))
                builder.store(combine(builder, builder.load(whole), taken), whole)
            _store(builder, builder.load(whole), target)
            return context.get_dummy_value()

        return types.void(into, at, values, entry, first, last), generate

    operation.__doc__ = what
    return intrinsic(operation)


def _put(_builder: Any, _kept: Any, taken: Any) -> Any:
    return taken


def _larger(builder: Any, kept: Any, taken: Any) -> Any:
    return builder.select(builder.fcmp_ordered(">", taken, kept), taken, kept)


def _smaller(builder: Any, kept: Any, taken: Any) -> Any:
    return builder.select(builder.fcmp_ordered("<", taken, kept), taken, kept)


def _plus(builder: Any, kept: Any, taken: Any) -> Any:
    return builder.fadd(kept, taken)


def _minus(builder: Any, kept: Any, taken: Any) -> Any:
    return builder.fsub(kept, taken)


def _times(builder: Any, kept: Any, taken: Any) -> Any:
    return builder.fmul(kept, taken)


def _times_rest(builder: Any, kept: Any, taken: Any) -> Any:
    return builder.fmul(kept, builder.fsub(_all(taken, 1.0), taken))


def _linear(builder: Any, base: Any, pull: Any) -> Any:
    room = builder.select(builder.fcmp_ordered(">", pull, _all(pull, 0.0)), builder.fsub(_all(base, 1.0), base), base)
    return builder.fadd(base, builder.fmul(room, pull))


def _quadratic(builder: Any, base: Any, pull: Any) -> Any:
    square = builder.fmul(pull, pull)
    grown = builder.fdiv(square, builder.fadd(_all(square, 1.0), square))
    upward = builder.fcmp_ordered(">", pull, _all(pull, 0.0))
    room = builder.select(upward, builder.fsub(_all(base, 1.0), base), builder.fneg(base))
    return builder.fadd(base, builder.fmul(room, grown))


put = _operation(_put, "into[at] = values[row]")
minus = _operation(_minus, "into[at] -= values[row]")
times = _operation(_times, "into[at] *= values[row]")
linear_row = _operation(_linear, "into[at] = linear(into[at], values[row]), as in `rules`")
quadratic_row = _operation(_quadratic, "into[at] = quadratic(into[at], values[row]), as in `rules`")
less_of = _folding(_minus, 0.0, "into[at] = -sum of values[entry[first:last]]")
more_of = _folding(_plus, None, "into[at] += sum of values[entry[first:last]]")
product_of = _folding(_times, 1.0, "into[at] = product of values[entry[first:last]]")
rests_of = _folding(_times_rest, 1.0, "into[at] = product of 1 - values[entry[first:last]]")
largest_of = _folding(_larger, 0.0, "into[at] = the largest of values[entry[first:last]], 0 of none")
smallest_of = _folding(_smaller, 1.0, "into[at] = the smallest of values[entry[first:last]], 1 of none")
