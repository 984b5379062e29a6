"""Lists of what is in a map: who says what, what is disputed, asked, taken for granted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime

    from argmap.analysis.assumptions.work import Assumptions
    from argmap.analysis.by.work import Sayings
    from argmap.analysis.questions.work import Status
    from argmap.answers.answer import Answer
    from argmap.asking.asked import Asked
    from argmap.semantics import Semantics


class Listing:
    """What is there, by source, by dispute, by question, by what it rests on, and in numbers."""

    def by(
        self: Asked,
        *,
        source: str | None = None,
        act: str | None = None,
        tag: str | None = None,
        since: str | datetime.date | None = None,
        until: str | datetime.date | None = None,
    ) -> Sayings:
        """List who says what: the attributions that meet every condition given, with their acts and passages.

        `since` and `until` are days, both included. The column `also` names the other sources whose word counts for
        the same claim; `.alone` lists the claims that rest on one source's word and no other's.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella")
        >>> rain = b.claim("It will rain", id="rain", said_by=[b.source("Ann", id="ann")])
        >>> b.build().by(source="ann").column("id")
        ('rain',)
        """
        from argmap.analysis.by.work import by  # noqa: PLC0415 - loaded when it is asked

        return by(self.document, source=source, act=act, tag=tag, since=since, until=until)

    def disputes(
        self: Asked,
        *,
        semantics: str | Semantics = "df_quad",
        parameters: Mapping[str, Any] | None = None,
        top: int | None = None,
    ) -> Answer:
        """List what has something for it and something against it, the weightiest dispute first.

        Its weight is that of the weaker side. What one source asserts and another denies is there too.

        >>> import argmap
        >>> b = argmap.MapBuilder("Street")
        >>> close = b.claim("Close it", id="close")
        >>> steps = b.support([b.claim("Safer")], close), b.rebut([b.claim("Vans lose")], close)
        >>> b.build().disputes().column("id")
        ('close',)
        """
        from argmap.analysis.disputes.work import disputes  # noqa: PLC0415 - numpy is slow to load

        return disputes(self._scorable, semantics=semantics, parameters=parameters, top=top)

    def questions(self: Asked, *, status: Status | None = None) -> Answer:
        """List the questions, the open ones first, with who asks them and what they are about.

        >>> import argmap
        >>> b = argmap.MapBuilder("Street")
        >>> why = b.question("Since when?", id="when")
        >>> b.build().questions(status="open").column("id")
        ('when',)
        """
        from argmap.analysis.questions.work import questions  # noqa: PLC0415 - loaded when it is asked

        return questions(self.document, status=status)

    def assumptions(self: Asked, *, target: str | None = None) -> Assumptions:
        """List the claims without support on which the conclusion rests; `marks` says where to look twice.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> rain, take = b.claim("Rain", id="rain"), b.claim("Take one", id="take")
        >>> step = b.support([rain], take)
        >>> b.build().assumptions().column("id")
        ('rain',)
        """
        from argmap.analysis.assumptions.work import assumptions  # noqa: PLC0415 - loaded when it is asked

        return assumptions(self._scorable, target=target)

    def stats(self: Asked) -> Answer:
        """Count what is in the map, by kind and type, and measure its depth, width, ends, circles and islands.

        >>> import argmap
        >>> b = argmap.MapBuilder("One")
        >>> one = b.claim("A claim")
        >>> b.build().stats().row("claims")["number"]
        1
        """
        from argmap.analysis.stats.work import stats  # noqa: PLC0415 - networkx is slow to load

        return stats(self.document)
