"""The table of claims: `id`, and where they are there `text`, `kind` and `prior`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.basics.shown import shown
from argmap.columns.arrow import arrow_flags, arrow_texts, pyarrow
from argmap.columns.columns import KINDS
from argmap.columns.tables.cells import blank, codes, degrees, flat_texts, texts
from argmap.columns.tables.lookup import Lookup, id_at, id_column

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.tables.faults import Faults
    from argmap.columns.tables.frames import Frame

PRIOR = 0.5
"""The prior of every claim where the table has none."""
TEXTS = ("id", "text", "kind")
NUMBERS = ("prior",)


@dataclass(frozen=True, eq=False)
class Claims:
    """The columns of the table, checked."""

    lookup: Lookup
    texts: Any
    """An Arrow array of large strings; None where the ids are all there is."""
    kind: NDArray[np.int8]
    """An index into `KINDS`."""
    prior: NDArray[np.float64]

    @property
    def ids(self) -> Any:
        """The ids, as an Arrow array of large strings."""
        return self.lookup.ids


def read_claims(frame: Frame, faults: Faults) -> Claims:
    """Read the table; what is wrong is noted."""
    claims = read_rows(frame, faults)
    check_twice(frame, claims.lookup, faults)
    return claims


def read_rows(frame: Frame, faults: Faults) -> Claims:
    """Read the table, or some of its rows; an id that is there twice is left to who sees all of them."""
    if "id" not in frame.names:
        faults.column(frame, "there is no column 'id'", _advice(frame.names))
        return Claims(Lookup(pyarrow().chunked_array([arrow_texts([])])), None, np.zeros(0, dtype=np.int8), np.zeros(0))
    lookup = Lookup(id_column(frame, "id", faults))
    ids, number = lookup.ids, len(lookup)
    faults.rows(frame, blank(ids), lambda _: ("id is empty", "Every claim has an id."))
    kind = codes(frame, "kind", KINDS, faults) if "kind" in frame.names else np.zeros(number, dtype=np.int8)
    prior = degrees(frame, "prior", faults) if "prior" in frame.names else np.full(number, PRIOR)
    return Claims(lookup, _texts(frame, ids, faults), kind, prior)


def _advice(names: tuple[str, ...]) -> str:
    found = ", ".join(map(repr, names[:10])) or "none"
    return f"There are {found}: rename the one with the ids."


def check_twice(frame: Frame, lookup: Lookup, faults: Faults) -> None:
    """Note every id that stands above already."""
    again, first = lookup.again()

    def describe(row: int) -> tuple[str, str]:
        where = frame.first_row + int(first[row])
        return (
            f"the id {shown(id_at(lookup.column, row))} is there twice, first in row {where}",
            "Each claim has its own id.",
        )

    faults.numbered(frame, again, describe)


def _texts(frame: Frame, ids: Any, faults: Faults) -> Any:
    """Return what the claims say; a claim without a text is known by its id."""
    if "text" not in frame.names:
        return None
    said = flat_texts(texts(frame, "text", faults))
    empty = blank(said)
    if not empty.any() or len(said) != len(ids):
        return said
    return pyarrow().compute.if_else(arrow_flags(empty), ids, said)
