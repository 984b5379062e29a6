"""A document compiled to arrays."""

from argmap.arrays.compile.from_columns import arrays_from_columns
from argmap.columns.from_document import columns_from_document


def arrays_from_document(document, **otherwise):
    return arrays_from_columns(columns_from_document(document), **otherwise)
