"""How did the conclusion move as things were said?"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.analysis.target import named_target
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem
from argmap.scoring.by_day import scores_by_day

if TYPE_CHECKING:
    import datetime

    from matplotlib.axes import Axes

    from argmap.display.theme import Theme
    from argmap.model.document import Document
    from argmap.model.sources import Attribution
    from argmap.scoring.reading import Reading

_COLUMNS = (Column("day"), Column("score"), Column("change", "+.2f"), Column("who"), Column("said"))
_SEEN = 0.005


@dataclass(frozen=True, repr=False, eq=False)
class Timeline(Answer):
    """The conclusion's score on each day on which something was said, and what was said then."""

    target: str
    """The id of the claim asked about."""
    semantics: str
    """The rule by which it was scored."""
    undated: tuple[str, ...]
    """The claims of which something, or nothing at all, is said without a date: they are there from the first day on."""

    def plot(
        self, ax: Axes | None = None, *, zoom: bool = True, title: str | None = None, theme: Theme | str | None = None
    ) -> Axes:
        """Draw how the score moved, day by day, and return matplotlib's axes; `ax` takes axes of yours.

        Time runs down; beside each day stands who said what. `zoom=False` shows all scores from 0 to 1. `theme` is
        `"light"` or `"dark"`; without one the colours go with your own settings. It needs `argmap[plots]`.

        >>> import argmap
        >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
        >>> ann = b.source("Ann")
        >>> take = b.claim("Take one", id="take", said_by=[{"source": ann, "act": "asserts", "date": "2024-05-01"}])
        >>> b.build().timeline().plot().get_title(loc="left")
        "How 'take' moved as things were said"
        """
        from argmap.plots import plot_timeline  # noqa: PLC0415 - only loaded when something is drawn

        return plot_timeline(self, ax, zoom=zoom, title=title, theme=theme)


def timeline(reading: Reading, *, target: str | int | None = None, limit: int = 1000) -> Timeline:
    """Score the map as of every day on which something in it was said.

    A day's score leaves out the attributions dated later, and the claims and relations that rest on those alone; what
    carries no date is there throughout. `change` is the difference to the row above. The score is - while the claim
    itself had not been said. The days are scored as one batch, as far as only numbers differ between them; more than
    `limit` days are refused.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> ann, ben = b.source("Ann"), b.source("Ben")
    >>> rain = b.claim("It will rain", id="rain", prior=0.7,
    ...                said_by=[{"source": ann, "act": "asserts", "date": "2024-05-01"}])
    >>> old = b.claim("The forecast is old", id="old", prior=0.5,
    ...               said_by=[{"source": ben, "act": "asserts", "date": "2024-05-03"}])
    >>> take = b.claim("Take an umbrella", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> doubt = b.undercut([old], step)
    >>> [(row["day"], round(row["score"], 3)) for row in b.build().timeline()]
    [('2024-05-01', 0.73), ('2024-05-03', 0.415)]
    """
    document = reading.document
    chosen = named_target(document, reading.name(target))
    said, undated = _by_day(document)
    if len(said) > limit:
        message = f"something was said on {len(said)} days, more than {limit}"
        raise ParameterError(Problem(message, path="limit", hint="Raise limit= to score the map as of each of them."))
    days = sorted(said)
    ordinals = np.array([day.toordinal() for day in days], dtype=np.int64)
    scores = scores_by_day(reading.network, chosen, ordinals, reading.rule, reading.doing).tolist() if days else []
    rows: list[tuple[Any, ...]] = []
    for day, found in zip(days, scores, strict=True):
        score = None if math.isnan(found) else found
        before = rows[-1][1] if rows else None
        change = None if score is None or before is None else score - before
        who = tuple(dict.fromkeys(one.source for _, one in said[day]))
        rows.append((day.isoformat(), score, change, who, tuple(dict.fromkeys(part for part, _ in said[day]))))
    return Timeline(
        words=_words(chosen, rows, undated, whole=len(document.claims)),
        table=Table(_COLUMNS, tuple(rows)),
        target=chosen,
        semantics=reading.rule.name,
        undated=undated,
    )


def _by_day(
    document: Document,
) -> tuple[dict[datetime.date, list[tuple[str, Attribution]]], tuple[str, ...]]:
    """Return what was said on each day, and the claims that are there whatever the day."""
    said: dict[datetime.date, list[tuple[str, Attribution]]] = defaultdict(list)
    for part in (*document.claims.values(), *document.relations.values()):
        for one in part.said_by:
            if one.date is not None:
                said[one.date].append((part.id, one))
    claims = document.claims.values()
    return said, tuple(one.id for one in claims if not one.said_by or any(word.date is None for word in one.said_by))


def _words(target: str, rows: Sequence[tuple[Any, ...]], undated: Sequence[str], *, whole: int) -> tuple[str, ...]:
    if not rows:
        return ("Nothing in this map carries a date, so there is no before and after.",
                "Give attributions a date: said_by: [{source: council, act: asserts, date: 2024-05-01}].")  # fmt: skip
    scored = [row for row in rows if row[1] is not None]
    words = []
    if not scored:
        words.append(f"{target!r} had been said on none of these days: it hangs on words that carry no date.")
    elif len(rows) == 1:
        words.append(f"Something was said on one day only, {rows[0][0]}: {target!r} stood at {rows[0][1]:.2f} then.")
    else:
        first, last = scored[0], scored[-1]
        words.append(
            f"{target!r} stood at {first[1]:.2f} on {first[0]} and at {last[1]:.2f} on {last[0]}, "
            f"the last of {len(rows)} days on which something was said."
        )
    moved = [row for row in rows if row[2] is not None and abs(row[2]) >= _SEEN]
    if moved:
        most = max(moved, key=lambda row: abs(row[2]))
        words.append(f"The largest step was {most[2]:+.2f}, on {most[0]}.")
    elif len(scored) > 1:
        words.append("On none of these days did it move by as much as 0.005.")
    if undated:
        all_ = counted(whole, "claim")
        words.append(f"{len(undated):,} of {all_} need no date to be there: they count from the first day on.")
    words.append("A score is a degree from 0 to 1, not a probability.")
    return tuple(words)
