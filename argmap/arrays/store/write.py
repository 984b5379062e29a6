"""Write a network into a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.laid_rows import layout_columns
from argmap.arrays.store.checksums import with_checksums
from argmap.arrays.store.contents import EXTRA, FORMAT, SUFFIXES, VERSION, Stored
from argmap.basics.whole_files import whole_file
from argmap.columns.arrow import arrow_numbers, pyarrow
from argmap.columns.names import Names, NumberNames
from argmap.errors import FormatError, ParameterError, Problem, nearest

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
    from argmap.columns.columns import Columns


def write_network(stored: Stored, path: str | Path) -> None:
    """Write a network into a file, whole or not at all.

    >>> import tempfile
    >>> from argmap.arrays.compile.from_columns import arrays_from_columns
    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "two.argmap-network")
    ...     write_network(Stored(columns, arrays_from_columns(columns)), path)
    ...     path.read_bytes()[:6]
    b'ARROW1'
    """
    checked_suffix(path)
    pa = pyarrow()
    from pyarrow import ipc  # noqa: PLC0415 - slow to load

    named = dict(_columns(stored))
    metadata = {"argmap": FORMAT, "version": VERSION, **with_checksums(_about(stored), named)}
    batch = pa.RecordBatch.from_arrays([_one_row(column) for column in named.values()], names=list(named))
    try:
        with whole_file(path) as file, ipc.new_file(file, batch.schema.with_metadata(metadata)) as writer:
            writer.write_batch(batch)
    except OSError as error:
        raise FormatError(Problem(f"the file cannot be written: {error.strerror}", file=str(path))) from None


def checked_suffix(path: str | Path) -> None:
    """Refuse a name that no network is saved under.

    >>> checked_suffix("two.argmap-network")
    """
    suffix = Path(path).suffix
    if suffix not in SUFFIXES:
        hint = nearest(suffix, SUFFIXES) or f"End the name in {' or '.join(SUFFIXES)}."
        raise ParameterError(Problem(f"a network is not saved as {suffix!r}", path="path", hint=hint))


def _one_row(column: Any) -> Any:
    """Make a column the one entry of a list column: so columns of all lengths fit into one table."""
    pa = pyarrow()
    ends = pa.py_buffer(np.array([0, len(column)], dtype=np.int64))
    return pa.Array.from_buffers(pa.large_list(column.type), 1, [None, ends], children=[column])


def _about(stored: Stored) -> dict[str, Any]:
    columns, arrays = stored.columns, stored.arrays
    return {
        "title": columns.title,
        "conclusion": list(columns.conclusion),
        "claims": columns.claims,
        "relations": columns.relations,
        "join": arrays.join,
        "min_reliability": arrays.min_reliability,
        "most_rebuttals": arrays.most_rebuttals,
    }


def _columns(stored: Stored) -> Iterator[tuple[str, Any]]:
    """Name the columns as Arrow arrays; what follows from others is left out."""
    for name, texts in _texts(stored.columns).items():
        if texts is not None and not isinstance(texts, NumberNames):
            yield name, texts.arrow()
    order = {} if stored.layout is None else layout_columns(stored.layout)
    numbers = {**_numbers(stored.columns), **_node_numbers(stored.columns, stored.arrays), **order}
    for name, column in numbers.items():
        if column is not None:
            yield name, arrow_numbers(column.view(np.int8) if column.dtype == bool else column)
    for name, column in stored.extra.items():
        if column.ndim != 1 or column.dtype.kind not in "iuf":
            raise ParameterError(Problem(f"{name!r} is no row of numbers", path=f"extra[{name!r}]"))
        yield EXTRA + name, arrow_numbers(column)


def _texts(columns: Columns) -> dict[str, Names | None]:
    return {
        "claim_id": columns.claim_ids,
        "claim_text": columns.claim_texts,
        "relation_id": columns.relation_ids,
        "source_id": None if columns.heard is None else columns.heard.ids,
    }


def _numbers(columns: Columns) -> dict[str, Any]:
    numbers = {
        "claim_kind": columns.claim_kind,
        "claim_prior": columns.claim_prior,
        "claim_original": columns.claim_original,
        "scored": columns.scored,
        "relation_sign": columns.relation_sign,
        "relation_target": columns.relation_target,
        "relation_strength": columns.relation_strength,
        "relation_back": columns.relation_back,
        "relation_mutual": columns.relation_mutual,
        "premise": columns.premise,
        "premise_start": columns.premise_start,
    }
    if columns.heard is not None:
        numbers |= {
            "source_reliability": columns.heard.reliability,
            "source_via": columns.heard.via,
            "said_part": columns.heard.part,
            "said_source": columns.heard.source,
            "said_act": columns.heard.act,
            "said_day": columns.heard.day,
        }
    return numbers


def _node_numbers(columns: Columns, arrays: Arrays) -> dict[str, Any]:
    numbers = {
        name: getattr(arrays, name)
        for name in (
            "base", "kind", "fixed", "argument_start", "argument_node", "argument_sign", "input_start", "input_node",
        )
    }  # fmt: skip
    if arrays.base is columns.claim_prior:
        numbers["claim_prior"] = None
    if not arrays.is_plain:
        numbers["claim_node"] = arrays.claim_node
    if arrays.relation_node is not columns.premise:
        numbers["relation_node"] = arrays.relation_node
    if columns.heard is not None:
        numbers |= {"source_node": arrays.source_node, "source_value": arrays.source_value}
    return numbers
