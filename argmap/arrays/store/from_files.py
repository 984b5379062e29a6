"""Make the file of a saved network from two tables in files, in memory that does not grow with the relations."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.arrays.large.columns_on_disk import columns_on_disk
from argmap.arrays.large.compiled_on_disk import compiled_on_disk
from argmap.arrays.layout import build_layout
from argmap.arrays.store.contents import Stored
from argmap.arrays.store.write import checked_suffix, write_network
from argmap.basics.progress import stage
from argmap.basics.scratch import Scratch
from argmap.basics.whole_files import folder_beside
from argmap.columns.tables.both_tables import check_title
from argmap.errors import FormatError, Problem

if TYPE_CHECKING:
    from argmap.model.fields import Join


def network_from_files(
    claims: str | Path, relations: str | Path, path: str | Path, *, title: str, join: Join, memory: str
) -> None:
    """Read the tables, compile and lay out the network, and write it; all that is as long as a table lies on disk."""
    check_title(title)
    checked_suffix(path)
    try:
        with folder_beside(path) as folder, Scratch(folder) as scratch:
            columns = columns_on_disk(claims, relations, scratch, memory=memory, title=title, join=join)
            with stage("Compiling the network"):
                arrays = compiled_on_disk(columns, scratch)
            layout = None
            if find_spec("numba") is not None:
                with stage("Working out the order of evaluation"):
                    layout = build_layout(arrays, scratch.empty)
            with stage("Saving the network"):
                write_network(Stored(columns, arrays, layout=layout), path)
    except OSError as error:
        raise FormatError(Problem(f"the file cannot be made: {error.strerror}", file=str(path))) from None
