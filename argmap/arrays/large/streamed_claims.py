"""The table of claims, read a batch at a time into columns on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.large.text_column import TextColumn
from argmap.columns.arrow import arrow_numbers, pyarrow
from argmap.columns.tables.batches import frames_of
from argmap.columns.tables.claims_table import Claims, check_twice, read_rows
from argmap.columns.tables.lookup import Lookup

if TYPE_CHECKING:
    from argmap.basics.scratch import Scratch
    from argmap.columns.tables.faults import Faults
    from argmap.columns.tables.frames import Frame


def stream_claims(frame: Frame, scratch: Scratch, faults: Faults) -> Claims:
    """Read the table; what is wrong is noted, but not yet which texts of ids are there twice."""
    kind, prior, numbers = scratch.growing(np.int8), scratch.growing(np.float64), scratch.growing(np.int64)
    ids, said = TextColumn(scratch), TextColumn(scratch)
    of_numbers = True
    for batch in frames_of(frame):
        claims = read_rows(batch, faults)
        if faults.unreadable:
            raise faults.error()
        ids.add(claims.ids)
        kind.add(claims.kind)
        prior.add(claims.prior)
        if claims.texts is not None:
            said.add(claims.texts)
        whole = claims.lookup.numbers
        of_numbers = of_numbers and whole is not None
        if whole is not None and of_numbers:
            numbers.add(whole)
    texts = ids.done()
    lookup = (
        Lookup(pyarrow().chunked_array([arrow_numbers(numbers.done())]), texts) if of_numbers and len(texts) else None
    )
    if lookup is None or not lookup.is_of_numbers:
        lookup = Lookup(pyarrow().chunked_array([texts]))
    else:
        check_twice(frame, lookup, faults)
    return Claims(lookup, said.done() if "text" in frame.names else None, kind.done(), prior.done())
