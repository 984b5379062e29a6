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
from numba.extending import intrinsic

ROW_BYTES = 64
"""Bytes of a row."""
_Combine = Callable[[Any, Any, Any], Any]


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


def _put(_builder: Any, _kept: Any, taken: Any) -> Any:
    return taken


def _larger(builder: Any, kept: Any, taken: Any) -> Any:
    return builder.select(builder.fcmp_ordered(">", taken, kept), taken, kept)


def _smaller(builder: Any, kept: Any, taken: Any) -> Any:
    return builder.select(builder.fcmp_ordered("<", taken, kept), taken, kept)


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
plus = _operation(lambda builder, kept, taken: builder.fadd(kept, taken), "into[at] += values[row]")
minus = _operation(lambda builder, kept, taken: builder.fsub(kept, taken), "into[at] -= values[row]")
times = _operation(lambda builder, kept, taken: builder.fmul(kept, taken), "into[at] *= values[row]")
times_rest = _operation(_times_rest, "into[at] *= 1 - values[row]")
larger = _operation(_larger, "into[at] = max(into[at], values[row])")
smaller = _operation(_smaller, "into[at] = min(into[at], values[row])")
linear_row = _operation(_linear, "into[at] = linear(into[at], values[row]), as in `rules`")
quadratic_row = _operation(_quadratic, "into[at] = quadratic(into[at], values[row]), as in `rules`")
