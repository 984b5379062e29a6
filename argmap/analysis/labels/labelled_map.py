"""`LabelledMap`: labellings of a map or a network, and its exports, beside the questions that get an answer in words."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Unpack

if TYPE_CHECKING:
    from argmap.acceptance.exported import AspicTheory
    from argmap.acceptance.frameworks.framework import Framework
    from argmap.acceptance.labelling_search import Labellings
    from argmap.acceptance.map_labellings import MapLabellings
    from argmap.scoring.how import How
    from argmap.scoring.reading import Reading


class LabelledMap:
    """Gives a map its labellings, and exports of it for programs that label."""

    if TYPE_CHECKING:

        def under(self, **how: Unpack[How]) -> Reading:
            """Return the map under one way of scoring: of it, only what it says counts here."""

    def labellings(
        self,
        semantics: Labellings = "grounded",
        *,
        asserted: Collection[str] | str = "leaves",
        timeout: float | None = None,
    ) -> MapLabellings:
        """Go through all labellings of the map by one semantics: grounded, complete, preferred, stable or ideal.

        What is asserted are the `"leaves"` (claims that no relation supports), `"all"` claims, `"none"`, or those
        named. `timeout` bounds every search, in seconds. See `accept` for what the labels mean.

        >>> import argmap
        >>> m = argmap.loads("{argmap: 1, title: Two, claims: {a: A., b: B.}, relations: ["
        ...     "{premises: a, rebuts: b}, {premises: b, rebuts: a}]}")
        >>> sorted(labelling.only("in") for labelling in m.labellings("preferred"))
        [('a',), ('b',)]
        """
        from argmap.acceptance.map_labellings import MapLabellings  # noqa: PLC0415 - loaded when it is asked

        reading = self.under()
        shown = list(reading.shown.claims)
        return MapLabellings(reading.document, semantics, asserted=asserted, timeout=timeout, shown=shown)

    def to_dung(self, *, asserted: Collection[str] | str = "leaves") -> Framework:
        """Return the map as an abstract framework of the same size.

        Its arguments are claims, relations, and helping ones: `not:p` where a step needs p, `unsupported:c` where c is not
        asserted. Claims and relations have the same labels as in the map under grounded, complete, preferred, stable and ideal.
        Where claims support themselves in a circle that would not be so, and it is refused (`UnsupportedError`).

        >>> import argmap
        >>> m = argmap.loads("{argmap: 1, title: Umbrella, claims: {rain: It rains., take: Take one.}, "
        ...     "relations: [{id: wet, premises: rain, supports: take}]}")
        >>> sorted(m.to_dung().grounded())
        ['rain', 'take', 'wet']
        """
        from argmap.acceptance.exported import dung_framework  # noqa: PLC0415 - as above

        return dung_framework(self.under().document, asserted)

    def to_aspic(self, *, asserted: Collection[str] | str = "leaves") -> AspicTheory:
        """Return the map as a theory of ASPIC+ without preferences; labels are the same as in `to_dung`, circles included.

        >>> import argmap
        >>> m = argmap.loads("{argmap: 1, title: Umbrella, claims: {rain: It rains., take: Take one.}, "
        ...     "relations: [{id: wet, premises: rain, supports: take}]}")
        >>> print(m.to_aspic())
        premises: rain
        wet: rain => take
        """
        from argmap.acceptance.exported import aspic_theory  # noqa: PLC0415 - as above

        return aspic_theory(self.under().document, asserted)
