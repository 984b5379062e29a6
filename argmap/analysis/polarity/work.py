"""Polarity: would a claim raise the conclusion or lower it, wherever it is heard?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.analysis.target import target_position
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.arrays.signed_reach import LOWERS, MIXED, NONE, RAISES, signs
from argmap.basics.text import counted
from argmap.errors import not_installed
from argmap.scoring.gradient import claim_position
from argmap.solve import Engine, chosen_layout

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from argmap.columns.names import Names
    from argmap.scoring.network_core import NetworkCore

WORDS = ("none", "raises", "lowers", "mixed")
"""What each code means, in their order."""
_COLUMNS = (Column("polarity"), Column("claims"), Column("which"))
_ORDER = (RAISES, LOWERS, MIXED, NONE)
_NEAR = 4_096
"""The first claims of a polarity are looked for among so many first."""
SHOWN = 10
"""So many claims of each polarity are named in the table."""


@dataclass(frozen=True, repr=False, eq=False)
class Polarity(Answer):
    """Whether each claim raises or lowers one of them, by all the ways that lead there.

    `raises`: every way from the claim to the target raises it; `lowers`: every way lowers it; `mixed`: some do this
    and some that; `none`: no way leads there. A rebuttal and an undercut turn a way round, and two of them turn it back.

    >>> from argmap import Network
    >>> network = Network.from_arrays(
    ...     prior=[0.5] * 4, source=[1, 2], target=[0, 1], sign=[-1, -1], ids=["close", "vans", "permits", "weather"])
    >>> polarity = network.polarity("close")
    >>> polarity.of("vans"), polarity.of("permits"), polarity.of("weather")
    ('lowers', 'raises', 'none')
    """

    target: str
    """The id of the claim asked about."""
    codes: NDArray[np.uint8]
    """An index into `WORDS` for every claim that has a score, in the order of `ids`; shape (claims,)."""
    ids: Names
    """The claims that have a score, in the order of the map."""

    def of(self, claim: str | int) -> str:
        """Return the polarity of a claim, named by its id or its position."""
        return WORDS[self.codes[claim_position(self.ids, claim)]]

    @property
    def values(self) -> NDArray[np.str_]:
        """The polarity of every claim in words, shape (claims,)."""
        return np.array(WORDS)[self.codes]

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data, ready for JSON: `words`, `target`, `claims` by id, and `rows`."""
        claims = dict(zip(self.ids, self.values.tolist(), strict=True))
        return {"words": list(self.words), "target": self.target, "claims": claims, "rows": self.table.to_dict()}

    def to_pandas(self) -> pd.DataFrame:
        """Return one row a claim as a pandas data frame; `ArgmapError` without pandas, which is needed for this one only."""
        try:
            import pandas as pd  # noqa: PLC0415 - optional, and slow to load
        except ImportError:
            raise not_installed("pandas", "frames") from None
        return pd.DataFrame({"id": list(self.ids), "polarity": self.values.astype(object)})


def polarity(network: NetworkCore, target: str | int | None = None, *, engine: Engine = "auto") -> Polarity:
    """Say of every claim whether it raises or lowers the target, in time linear in claims and relations.

    No way is followed: each claim is reached with each sign at most once (see `network.signs`), so that a million
    claims with more ways between them than there are atoms cost one sweep.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, old, take = b.claim("It rains", id="rain"), b.claim("The forecast is old", id="old"), b.claim("Take", id="take")
    >>> cut = b.undercut([old], b.support([rain], take))
    >>> polarity(b.build().network).of("old")
    'lowers'
    """
    at = target_position(network, target)
    arrays = network.arrays
    layout = chosen_layout(arrays.size, engine, lambda: network.layout)
    node = int(arrays.claim_node[at])
    by_node = signs(arrays, node, layout=layout)
    codes = by_node[: len(arrays.claim_node)] if arrays.is_plain else by_node[arrays.claim_node]
    name, ids = network.ids[at], network.ids
    own = np.flatnonzero(arrays.claim_node == node)
    counts = [int(np.count_nonzero(codes == code)) for code in range(len(WORDS))]
    counts[codes[at]] -= len(own)
    rows = tuple((WORDS[code], counts[code], _some(codes, code, own, ids)) for code in _ORDER)
    return Polarity(_words(name, counts), Table(_COLUMNS, rows), name, codes, ids)


def _some(codes: NDArray[np.uint8], code: int, own: NDArray[np.integer], ids: Names) -> tuple[str, ...]:
    """Name the first claims of a polarity, the target itself left out."""
    wanted = SHOWN + len(own) + 1
    found = np.flatnonzero(codes[:_NEAR] == code)[:wanted]
    if len(found) < wanted:
        found = np.flatnonzero(codes == code)[:wanted]
    found = found[~np.isin(found, own)]
    named = tuple(ids.take(found[:SHOWN]))
    return (*named, "…") if len(found) > SHOWN else named


def _words(name: str, counts: Sequence[int]) -> tuple[str, ...]:
    bearing = counts[RAISES] + counts[LOWERS] + counts[MIXED]
    if not bearing:
        return (f"No other claim bears on {name!r}.",)
    found = (
        f"Of the {counted(bearing, 'claim that bears', 'claims that bear')} on {name!r}, "
        f"{counts[RAISES]:,} can only raise it, {counts[LOWERS]:,} can only lower it, and {counts[MIXED]:,} can do "
        "either, by different ways."
    )
    meaning = (
        "This follows from how the map is drawn and holds whatever its numbers are; how far a claim moves the score, "
        "its gradient and its swing say."
    )
    return found, meaning
