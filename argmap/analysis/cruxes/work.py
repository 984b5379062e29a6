"""Cruxes: which claims does the conclusion hang on?"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.analysis.cruxes.answer import BY, COLUMNS, Cruxes, path_in_words
from argmap.analysis.cruxes.measures import Measures
from argmap.analysis.cruxes.words import Facts, words
from argmap.analysis.polarity.work import WORDS
from argmap.analysis.target import target_position
from argmap.answers.table import Table
from argmap.errors import ParameterError, Problem, nearest_or_all
from argmap.semantics import PROBABILITY, get_semantics

if TYPE_CHECKING:
    from argmap.answers.network_scores import NetworkScores
    from argmap.arrays.paths import Way
    from argmap.kernels.engine import Engine
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics


def cruxes(
    network: NetworkCore,
    target: str | int | None = None,
    *,
    top: int | None = 10,
    by: str = "swing",
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
    implied: Collection[str] | None = None,
    scores: NetworkScores | None = None,
    engine: Engine = "auto",
) -> Cruxes:
    """Rank the claims that bear on the target by what it would be if they were false, and if they were true.

    One sweep backwards gives the gradient (Yin, Potyka, Toni, ECAI 2023), one more the polarity, and one batch of
    two scenarios a claim the swings: score(target) with the claim held at 1 less that with it held at 0. `implied`
    names the claims that nobody says outright, where that is known; `scores` are the network's own, if they are at hand.
    Under `probability` all chances come from one pass forward and backward, by `engine`.

    >>> from argmap import Network
    >>> network = Network.from_arrays(
    ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
    >>> cruxes(network, "close").row("vans")["swing"]
    -0.5
    """
    _check(top, by)
    at = target_position(network, target)
    measures = _measures(network, at, semantics, parameters, top, scores, engine)
    records = _records(measures, implied)
    records.sort(key=lambda record: _rank(record, by))
    paths = _paths(measures, [record["id"] for record in records[:top]])
    for record in records[:top]:
        record["path"] = path_in_words(paths[record["id"]].spoken)
    rows = tuple(tuple(record[column.name] for column in COLUMNS) for record in records[:top])
    facts = _facts(measures, records, shown=len(rows))
    return Cruxes(
        words(facts), Table(COLUMNS, rows), target=facts.target, now=facts.now, semantics=measures.name, by=by,
        bearing=len(measures.claims), measured=len(records),
        paths={name: way.names for name, way in paths.items()},
    )  # fmt: skip


def _measures(
    network: NetworkCore, at: int, semantics: str | Semantics, parameters: Mapping[str, Any] | None, top: int | None,
    scores: NetworkScores | None, engine: Engine,
) -> Measures:  # fmt: skip
    if semantics != PROBABILITY:
        return Measures(network, at, get_semantics(semantics, parameters=parameters), top=top, scores=scores)
    from argmap.analysis.cruxes.chance_measures import ChanceMeasures  # noqa: PLC0415 - degrees do without

    found = network.score(PROBABILITY, engine=engine) if scores is None else scores
    return ChanceMeasures(network, at, top=top, scores=found, engine=engine)


def _check(top: object, by: object) -> None:
    problems = []
    if top is not None and (not isinstance(top, int) or isinstance(top, bool) or top < 1):
        problems.append(Problem(f"top is {top!r}", path="top", hint="Give a whole number from 1 on."))
    if by not in BY:
        hint = nearest_or_all(by, BY)
        problems.append(Problem(f"cruxes are not sorted by {by!r}", path="by", hint=hint))
    if problems:
        raise ParameterError(*problems)


def _records(measures: Measures, implied: Collection[str] | None) -> list[dict[str, Any]]:
    """Return what is known of each claim that was given a swing, the way apart."""
    network, chosen = measures.network, measures.chosen
    if not chosen.size:
        return []
    low, high = (_or_none(scores) for scores in measures.swings)
    slopes = [None] * len(chosen) if measures.slopes is None else measures.slopes[chosen].tolist()
    columns = (
        network.ids.take(chosen), low, high, slopes, measures.codes[chosen].tolist(), measures.depth.tolist(),
        measures.scores.final[chosen].tolist(), network.texts.take(chosen),
    )  # fmt: skip
    return [
        {
            "id": name,
            "swing": None if false is None or true is None else true - false,
            "if_false": false,
            "if_true": true,
            "gradient": slope,
            "polarity": WORDS[code],
            "depth": depth,
            "score": score,
            "implied": None if implied is None else name in implied,
            "text": text,
        }
        for name, false, true, slope, code, depth, score, text in zip(*columns, strict=True)
    ]


def _or_none(scores: Any) -> list[float | None]:
    return [None if math.isnan(score) else score for score in scores.tolist()]


def _rank(record: Mapping[str, Any], by: str) -> tuple[float, int, str]:
    """Sort by size, the largest first, and by depth the nearest; of equal ones the nearer, and then by id."""
    value = record[by]
    size = -1.0 if value is None else round(abs(value), 9)
    return (size if by == "depth" else -size, record["depth"], record["id"])


def _paths(measures: Measures, claims: list[str]) -> dict[str, Way]:
    network = measures.network
    nodes = [int(network.arrays.claim_node[network.ids.position(name)]) for name in claims]
    return dict(zip(claims, measures.ways.named(nodes), strict=True)) if claims else {}


def _facts(measures: Measures, records: list[dict[str, Any]], *, shown: int) -> Facts:
    network, columns = measures.network, measures.network.columns
    swung = [record for record in records if record["swing"] is not None]
    name = network.ids[measures.target]
    return Facts(
        target=name,
        is_conclusion=name in [columns.claim_ids[at] for at in columns.conclusion],
        now=float(measures.scores.final[measures.target]),
        polarity=np.bincount(measures.codes[measures.claims], minlength=len(WORDS)).tolist(),
        measured=len(records),
        shown=shown,
        most=min(swung, key=lambda record: _rank(record, "swing"), default=None),
        implied=sum(record["implied"] or False for record in records[:shown]),
        unsettled=len(records) - len(swung),
        loose=sum(part.size for part in measures.scores.components if not part.stable),
        kind=measures.scores.kind,
    )
