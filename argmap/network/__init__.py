"""The same map as arrays: base scores, compressed adjacency, and what each row stands for."""

from argmap.network.arrays import Arrays
from argmap.network.compiled import arrays_from_document
from argmap.network.plain import arrays_from_arrays

__all__ = ["Arrays", "arrays_from_arrays", "arrays_from_document"]
