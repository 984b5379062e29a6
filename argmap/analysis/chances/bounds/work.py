"""Bounds: how likely is a claim at least and at most, where nobody knows how its premises hang together?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from argmap.analysis.target import named_target
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.frozen import FrozenMap
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem, SemanticsError, nearest_or_all
from argmap.maths.dependence import Dependence
from argmap.scoring.named_scores import named
from argmap.worlds import intervals

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.scoring.reading import Reading

COLUMNS = (
    Column("id"),
    Column("low", ".3f"),
    Column("high", ".3f"),
    Column("width", ".3f"),
    Column("independent", ".3f"),
    Column("text"),
)
_LIMITS = "These are probabilities only if the map's priors, strengths and reliabilities are."
SCORE = Column("score", ".3f")
POINT = 1e-12
"""What is narrower is a point."""


@dataclass(frozen=True, repr=False, eq=False)
class Bounds(Answer):
    """How likely claims are at least and at most; one row for the target and each claim that is not certain to a point.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, wind = b.claim("It will rain", prior=0.9), b.claim("No wind", prior=0.9)
    >>> step = b.support([rain, wind], b.claim("Take an umbrella", id="take", prior=0.0))
    >>> print(b.build().bounds().table)
    id      low   high  width  independent  text
    take  0.800  0.900  0.100        0.810  Take an umbrella
    """

    target: str
    """The id of the claim asked about."""
    dependence: Dependence
    """Between what the dependence is unknown."""
    low: Mapping[str, float]
    """The least probability of every claim."""
    high: Mapping[str, float]
    """The largest."""
    independent: Mapping[str, float]
    """What it would be if all that meets were independent."""


def bounds(
    reading: Reading,
    target: str | int | None = None,
    *,
    scores: Scores | None = None,
    dependence: Dependence = "linked",
    top: int | None = None,
) -> Bounds:
    """Bound how likely claims are under `probability`; see `intervals` for what is bounded and what is assumed.

    >>> import argmap
    >>> b = argmap.MapBuilder("One", conclusion="one")
    >>> one = b.claim("One", id="one", prior=0.25)
    >>> found = b.build().bounds()
    >>> found.low["one"], found.high["one"]
    (0.25, 0.25)
    """
    _check(scores, dependence)
    document, arrays = reading.document, reading.network.switched
    asked, join = named_target(document, reading.name(target)), arrays.join
    if join != "product":
        message = f"this map joins linked premises by {join!r}, and 'probability' asks whether all hold"
        raise ParameterError(Problem(message, hint="Set its `defaults: {join: product}` to ask for probabilities."))
    found = intervals(arrays, dependence)
    claims = [key for key, claim in document.claims.items() if claim.kind != "question"]
    low, high, independent = (
        named(claims, ends.take(arrays.claim_node)) for ends in (found.low, found.high, found.independent)
    )
    open_ = [key for key in low if key == asked or high[key] - low[key] > POINT]
    open_.sort(key=lambda key: (key != asked, -round(high[key] - low[key], 9), key))
    rows = [
        (key, low[key], high[key], high[key] - low[key], independent[key], document.claims[key].text) for key in open_
    ]
    columns: tuple[Column, ...] = COLUMNS
    if scores is not None:
        columns = (*COLUMNS[:5], SCORE, COLUMNS[5])
        rows = [(*row[:5], scores.final.get(row[0]), row[5]) for row in rows]  # type: ignore[misc]
    return Bounds(
        _words(asked, low, high, independent, len(open_), dependence),
        Table(columns, tuple(rows[:top])),
        target=asked,
        dependence=dependence,
        low=low,
        high=high,
        independent=independent,
    )


def _check(scores: Any, dependence: object) -> None:
    if dependence not in get_args(Dependence):
        known = get_args(Dependence)
        hint = nearest_or_all(dependence, known)
        raise ParameterError(Problem(f"unknown dependence {dependence!r}", path="dependence", hint=hint))
    if scores is None:
        return
    kind = getattr(scores, "kind", None)
    if kind == "degree":
        message = f"these scores by {scores.semantics!r} are degrees, and only a probability has bounds"
        raise SemanticsError(Problem(message, path="scores", hint='Give those of score("probability"), or none.'))
    if kind != "probability" or not hasattr(scores, "final"):
        hint = 'Give what score("probability") of this map returned, or nothing.'
        raise ParameterError(Problem(f"scores is {scores!r:.60}", path="scores", hint=hint))


def _words(
    target: str,
    low: FrozenMap[float],
    high: FrozenMap[float],
    independent: FrozenMap[float],
    shown: int,
    dependence: Dependence,
) -> tuple[str, ...]:
    least, most, middle = low[target], high[target], independent[target]
    if most - least <= POINT:
        found = f"{target!r} has the probability {middle:.3f}: no unknown dependence bears on it."
    else:
        found = (
            f"{target!r} has a probability from {least:.3f} to {most:.3f}; it would be {middle:.3f} if all that meets "
            "were independent."
        )
    if dependence == "linked":
        meaning = (
            "The premises of each relation may hang together in any way. Everything else that meets is taken to be "
            'independent, also where two lines of argument share a claim; to ask for the dependence "any" is to assume nothing.'
        )
    else:
        meaning = "All that meets may hang together in any way, so the bounds hold for sure; they need not be reached."
    others = shown - 1
    rest = f"Of the other claims, {counted(others, 'has', 'have')} bounds that differ." if others else ""
    return tuple(sentence for sentence in (found, rest, meaning, _LIMITS) if sentence)
