"""The same map as arrays: base scores, compressed adjacency, and what each row stands for."""

from argmap.network.arrays import Arrays
from argmap.network.compiled import arrays_from_document
from argmap.network.layout import Layout, build_layout
from argmap.network.plain import arrays_from_arrays

__all__ = ["Arrays", "Layout", "arrays_from_arrays", "arrays_from_document", "build_layout"]
