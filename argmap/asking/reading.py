"""What becomes of a map when it is read otherwise: by another reader, under other semantics, on other days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.analysis.compare.credences import Credences
    from argmap.analysis.compare.work import Comparison
    from argmap.analysis.compare_semantics.work import SemanticsComparison
    from argmap.analysis.timeline.work import Timeline
    from argmap.asking.asked import Asked
    from argmap.semantics import Semantics


class Reading:
    """Two readers, several semantics, a course of days."""

    def compare(
        self: Asked,
        mine: Credences | Mapping[str, float],
        theirs: Credences | Mapping[str, float],
        *,
        target: str | None = None,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
        tolerance: float = 0.05,
        top: int | None = 10,
    ) -> Comparison:
        """Say where two readers put the conclusion, and what they would have to agree on to close the gap.

        Each reader's numbers are `Credences`, or a mapping from claim to base score; what a reader does not name is as
        the map has it, so that `{}` stands for the map's own maker. `closes` is by how much the gap shrinks when the
        first reader takes the second one's number for that one thing, `from_theirs` the same the other way round;
        `.pairs` lists two things at once. Differences of up to `tolerance` count as agreement.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> rain, take = b.claim("It will rain", id="rain"), b.claim("Take one", id="take", prior=0.1)
        >>> step = b.support([rain], take)
        >>> ann, ben = argmap.Credences({"rain": 0.9}, name="Ann"), argmap.Credences({"rain": 0.4}, name="Ben")
        >>> print(b.build().compare(ann, ben).words[0])
        Ann puts 'take' at 0.910, Ben at 0.460.
        """
        from argmap.analysis.compare.work import compare  # noqa: PLC0415 - numpy is slow to load

        return compare(
            self._scorable, mine, theirs, network=self.network, target=target, semantics=semantics,
            parameters=parameters, tolerance=tolerance, top=top,
        )  # fmt: skip

    def compare_semantics(
        self: Asked,
        semantics: Sequence[str | Semantics] | None = None,
        *,
        target: str | None = None,
        top: int | None = 10,
    ) -> SemanticsComparison:
        """Score the map under several semantics, all that can unless some are named, and say where they disagree.

        The claims whose rank moves most come first. `.conclusion` has the score of the conclusion under each,
        `.agreement` Kendall's tau-b between the orders, `.refused` those that cannot score this map, and why.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> rain, take = b.claim("It will rain", id="rain", prior=0.7), b.claim("Take one", id="take", prior=0.1)
        >>> step = b.support([rain], take)
        >>> print(b.build().compare_semantics(["df_quad", "euler"]).words[0])
        'take' stands between 0.18 (euler) and 0.73 (df_quad) under 2 semantics.
        """
        from argmap.analysis.compare_semantics.work import compare_semantics  # noqa: PLC0415 - as in compare

        return compare_semantics(self._scorable, semantics, target=target, top=top)

    def timeline(
        self: Asked,
        *,
        target: str | None = None,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
        limit: int = 1000,
    ) -> Timeline:
        """Follow the conclusion through the days on which something was said, by the dates of attributions.

        One row a day: the score as of that day, who spoke and what was said then. More than `limit` days are refused.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="rain")
        >>> ann = b.source("Ann", id="ann")
        >>> words = [{"source": ann, "act": "asserts", "date": "2024-05-01"}]
        >>> rain = b.claim("It will rain", id="rain", prior=0.7, said_by=words)
        >>> print(b.build().timeline().table)
        day         score  change  who  said
        2024-05-01   0.70  -       ann  rain
        """
        from argmap.analysis.timeline.work import timeline  # noqa: PLC0415 - as in compare

        return timeline(self._scorable, target=target, semantics=semantics, parameters=parameters, limit=limit)
