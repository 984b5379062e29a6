"""What is kept of one map: its columns, and its readings that were asked for last, for who asks again in the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.columns.from_document import columns_from_document
from argmap.scoring.how import checked_words, frozen_words
from argmap.semantics import PROBABILITY, PUBLISHED

if TYPE_CHECKING:
    from argmap.columns.columns import Columns
    from argmap.model.document import Document
    from argmap.scoring.network_core import NetworkCore
    from argmap.scoring.reading import Reading

KEPT = 8
"""So many are kept; the oldest goes."""


class KeptReadings:
    """Keeps readings by the words that they were asked with.

    >>> kept = KeptReadings()
    >>> kept.under(dict, {"fix": None}) is kept.under(dict, {})
    True
    """

    def __init__(self) -> None:
        self._kept: dict[Any, Any] = {}
        self._columns: Columns | None = None
        self._networks: dict[Any, NetworkCore] = {}

    def columns(self, document: Document) -> Columns:
        """Return the columns of the map's document, taken once."""
        if self._columns is None:
            self._columns = columns_from_document(document)
        return self._columns

    def network(self, words: Mapping[str, Any], compiled: Callable[[], NetworkCore]) -> NetworkCore:
        """Return the map's network with what is otherwise in these words, compiled once for all rules of scoring."""
        key = frozen_words(words)
        if key is None:
            return compiled()
        if key not in self._networks:
            if len(self._networks) >= KEPT:
                del self._networks[next(iter(self._networks))]
            self._networks[key] = compiled()
        return self._networks[key]

    def under(self, read: Callable[[Mapping[str, Any]], Reading], how: Mapping[str, Any]) -> Reading:
        """Return the reading in these words: the one that is kept, or a new one."""
        words = checked_words(how)
        key = frozen_words({"semantics": "df_quad", **words})
        if key is None or _may_change(words.get("semantics", "df_quad")):
            return read(words)
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = read(words)
        found: Reading = self._kept[key]
        return found


def _may_change(semantics: object) -> bool:
    """Say whether a name may stand for another rule next time: that of a user may be registered anew."""
    return isinstance(semantics, str) and semantics not in {*PUBLISHED, PROBABILITY}
