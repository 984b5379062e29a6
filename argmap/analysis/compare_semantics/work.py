"""Does the answer hang on how scores are computed? The same map under several semantics, side by side."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.analysis.target import named_target
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.errors import ParameterError, Problem, SemanticsError
from argmap.maths.kendall import kendall
from argmap.maths.ranks import ranks
from argmap.semantics import get_semantics, semantics_names

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.model.document import Document
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import Besides
    from argmap.semantics import Semantics

_SAME = 1 - 1e-9
"""Kendall's tau-b of two orders that are the same, with room for rounding."""
_DIGITS = 9
"""Scores that agree so far are equal, and share a rank."""


@dataclass(frozen=True, repr=False, eq=False)
class SemanticsComparison(Answer):
    """A map under several semantics: where they agree on the order of its claims, and where they do not."""

    conclusion: Mapping[str, float]
    """The score of the claim that is asked about under each semantics; empty where the map names none."""
    target: str | None
    agreement: Table
    """Kendall's tau-b between the orders of claims: 1 the same, 0 unrelated, -1 reversed; - where all are tied."""
    refused: Mapping[str, str]
    """The semantics that cannot score this map, and why."""
    unsettled: tuple[str, ...]
    """Those that found no fixed point."""


def compare_semantics(
    asked: Asked,
    semantics: Sequence[str | Semantics] | None,
    how: Besides,
    *,
    target: str | int | None = None,
    top: int | None = 10,
) -> SemanticsComparison:
    """Score a map under several semantics, all that there are unless some are named, and compare the orders.

    The table has a row for each claim, the ones whose rank moves most first: `moves` is by how many places. Equal
    scores share a rank, the middle of the places that they take. The orders are compared by Kendall's tau-b
    (M. G. Kendall, "The Treatment of Ties in Ranking Problems", Biometrika 33, 1945), which counts for each two claims
    whether both semantics put the same one first, and allows for ties. Scores under different semantics are on
    different scales: compare orders, not numbers. Each semantics is one scoring of the map.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It will rain", id="rain", prior=0.7), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> found = b.build().compare_semantics(["df_quad", "euler", "h_categoriser"])
    >>> {name: round(score, 2) for name, score in found.conclusion.items()}, list(found.refused)
    ({'df_quad': 0.73, 'euler': 0.18}, ['h_categoriser'])
    """
    named = list(semantics_names()) if semantics is None else list(semantics)
    if not named:
        raise ParameterError(Problem("no semantics is named", path="semantics", hint="Name two or more."))
    reading = asked.under(**how)
    document, name = reading.document, reading.name(target)
    chosen = named_target(document, name) if name is not None or len(document.conclusion) == 1 else None
    scored: dict[str, Scores] = {}
    refused: dict[str, str] = {}
    for one in named:
        rule = get_semantics(one)  # a name that does not exist is an error of the call, and no refusal
        try:
            scored[rule.name] = asked.under(semantics=rule, **how).named_scores
        except SemanticsError as error:
            refused[rule.name] = error.problems[0].message.removeprefix(f"{rule.name!r} ")
    if not scored:
        raise SemanticsError(*(Problem(f"{name!r} {reason}") for name, reason in refused.items()))
    ranks = {name: _ranks(scores) for name, scores in scored.items()}
    agreement = _agreement(ranks)
    rows = _rows(document, scored, ranks)
    conclusion = {} if chosen is None else {name: scores[chosen] for name, scores in scored.items()}
    unsettled = tuple(name for name, scores in scored.items() if not scores.converged)
    columns = (Column("id"), Column("moves", ".0f"), *(Column(name) for name in scored), Column("text"))
    return SemanticsComparison(
        words=_words(conclusion, chosen, agreement, rows, refused, unsettled),
        table=Table(columns, tuple(rows[:top])),
        conclusion=conclusion,
        target=chosen,
        agreement=agreement,
        refused=refused,
        unsettled=unsettled,
    )


def _ranks(scores: Scores) -> dict[str, float]:
    """Return the place of each claim, the best supported first; equal ones share the middle of theirs."""
    places = ranks(np.array([-round(score, _DIGITS) for score in scores.final.values()]))
    return dict(zip(scores.final, places.tolist(), strict=True))


def _agreement(places: Mapping[str, Mapping[str, float]]) -> Table:
    tau = kendall(np.array([[*one.values()] for one in places.values()]))
    columns = (Column("semantics"), *(Column(name) for name in places))
    rows = [[None if math.isnan(one) else one for one in row] for row in tau.tolist()]
    return Table(columns, tuple((name, *row) for name, row in zip(places, rows, strict=True)))


def _rows(
    document: Document, scored: Mapping[str, Scores], ranks: Mapping[str, Mapping[str, float]]
) -> list[tuple[Any, ...]]:
    rows = []
    for claim_id in next(iter(scored.values())):
        places = [rank[claim_id] for rank in ranks.values()]
        values = (scores[claim_id] for scores in scored.values())
        rows.append((claim_id, max(places) - min(places), *values, document.claims[claim_id].text))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _words(
    conclusion: Mapping[str, float],
    target: str | None,
    agreement: Table,
    rows: Sequence[tuple[Any, ...]],
    refused: Mapping[str, str],
    unsettled: Sequence[str],
) -> tuple[str, ...]:
    words: list[str] = []
    if len(conclusion) == 1:
        words.extend(f"{target!r} stands at {score:.2f} under {name}." for name, score in conclusion.items())
    elif conclusion:
        low, high = min(conclusion, key=conclusion.__getitem__), max(conclusion, key=conclusion.__getitem__)
        words.append(
            f"{target!r} stands between {conclusion[low]:.2f} ({low}) and {conclusion[high]:.2f} ({high}) "
            f"under {len(conclusion)} semantics."
        )
    names = [row["semantics"] for row in agreement]
    pairs = [
        (row[other], row["semantics"], other)
        for at, row in enumerate(agreement)
        for other in names[at + 1 :]
        if row[other] is not None
    ]
    if pairs:
        value, one, other = min(pairs)
        words.append(
            "They all put the claims in the same order."
            if value >= _SAME
            else f"The orders they put the claims in differ most between {one} and {other}: Kendall's tau-b is {value:.2f}."
        )
    if len(names) > 1 and rows and rows[0][1] > 0:
        words.append(f"The claim whose rank moves most is {rows[0][0]!r}, by {rows[0][1]:.0f} of {len(rows)} places.")
    words.extend(_left_out(refused))
    words.extend(f"{name} found no fixed point: read its scores with care." for name in unsettled)
    words.append("Scores of different semantics are on different scales: compare orders, not numbers.")
    return tuple(words)


def _left_out(refused: Mapping[str, str]) -> list[str]:
    """Say each reason once, with all that it holds for."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, reason in refused.items():
        names[reason].append(name)
    return [
        f"Left out: {', '.join(some)}, which {reason.replace('knows', 'know' if len(some) > 1 else 'knows', 1)}."
        for reason, some in names.items()
    ]
