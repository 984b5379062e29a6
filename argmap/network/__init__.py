"""The same map as arrays: base scores, compressed adjacency, and what each row stands for and says."""

from argmap.network.arrays import Arrays
from argmap.network.columns import Columns
from argmap.network.compiled import arrays_from_document
from argmap.network.folded import arrays_from_columns
from argmap.network.from_document import columns_from_document
from argmap.network.layout import Layout, build_layout
from argmap.network.names import Names
from argmap.network.plain import arrays_from_arrays, columns_from_arrays

__all__ = [
    "Arrays",
    "Columns",
    "Layout",
    "Names",
    "arrays_from_arrays",
    "arrays_from_columns",
    "arrays_from_document",
    "build_layout",
    "columns_from_arrays",
    "columns_from_document",
]
