"""What each relation adds to one claim's score: parts that add up, by the Shapley value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.errors import ParameterError, Problem
from argmap.maths.shapley import Shares, exact_shares, is_exact, sampled_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.compile.restated import Step
    from argmap.semantics import Semantics

MOST_RELATIONS = 5_000
"""With more relations on one claim, one order of them alone would take seconds."""
_WORK = 20_000_000
_MOST_ORDERS = 2_000


@dataclass(frozen=True)
class Part:
    """What one relation adds to the score of the claim that it bears on."""

    relation: str
    type: str
    premises: tuple[str, ...]
    force: float
    """What the relation hands on, in [0, 1]."""
    part: float
    """What it adds to the score, in [-1, 1]."""
    error: float
    """The standard error of the part; 0 where it is exact."""


@dataclass(frozen=True)
class Account:
    """How one claim comes by its score: from where it starts, and by which parts."""

    claim: str
    base: float
    """The claim's prior, weighed by its sources."""
    start: float
    """What its score would be if nothing bore on it: its base, under nearly every semantics."""
    score: float
    parts: tuple[Part, ...]
    """The largest first; together with the start they make the score."""
    held: bool = False
    """Whether the score was held where it is, whatever bears on the claim."""
    orders: int = 0
    """How many orders of the relations were drawn; 0 where the parts are exact."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self) | {"parts": [asdict(part) for part in self.parts]}


def account_of(
    claim: str, base: float, score: float, steps: Sequence[Step[str]], forces: Mapping[str, float], rule: Semantics
) -> Account:
    """Split the way from a claim's start to its score among the relations that bear on it.

    The players of the game are the relations with the forces that they have; a coalition is worth what the rule of
    the semantics makes of the base and those forces alone. So it explains one step of the map, from the forces to the score; where
    a force comes from is the account of its premises. `rule` is bound to the map (`Semantics.bound`), `score` counts
    where nothing bears on the claim.

    Relations of like force on the same side are alike, and share. All coalitions are looked at where there are at
    most 32,768 that differ, else orders are drawn.

    >>> from argmap.arrays.compile.restated import Step
    >>> from argmap.semantics import get_semantics
    >>> steps = [Step("safety", "support", ("safer",), "close", 1.0), Step("vans", "rebuttal", ("vans",), "close", 1.0)]
    >>> account = account_of("close", 0.5, 0.625, steps, {"safety": 0.5, "vans": 0.25}, get_semantics("df_quad"))
    >>> account.start, [(part.relation, part.part) for part in account.parts]
    (0.5, [('safety', 0.25), ('vans', -0.125)])
    """
    if len(steps) > MOST_RELATIONS:
        message = f"{len(steps)} relations bear on {claim!r}, more than the {MOST_RELATIONS} that can be told apart"
        raise ParameterError(Problem(message, path="claim", hint="Look at the strongest of them instead."))
    force: NDArray[np.float64] = np.array([forces[step.id] for step in steps], dtype=np.float64)
    sign: NDArray[np.int8] = np.array([1 if step.type == "support" else -1 for step in steps], dtype=np.int8)
    shares = _shares(base, force, sign, rule)
    parts = [
        Part(step.id, step.type, step.premises, forces[step.id], float(value), float(error))
        for step, value, error in zip(steps, shares.value, shares.error, strict=True)
    ]
    parts.sort(key=lambda part: (-round(abs(part.part), 12), part.relation))
    return Account(claim, base, shares.none, score, tuple(parts), orders=shares.orders)


def _shares(base: float, force: NDArray[np.float64], sign: NDArray[np.int8], rule: Semantics) -> Shares:
    sorts, sort, sizes = np.unique(np.stack([sign, force], axis=1), axis=0, return_inverse=True, return_counts=True)
    alike = is_exact(sizes.tolist())
    if alike:
        force, sign = sorts[:, 1], sorts[:, 0].astype(np.int8)

    def worth(inside: NDArray[np.int64]) -> NDArray[np.float64]:
        start = np.concatenate([[0], np.cumsum(inside.sum(axis=1))])
        times = inside.ravel()
        forces, signs = np.tile(force, len(inside)).repeat(times), np.tile(sign, len(inside)).repeat(times)
        return rule.scores(np.full(len(inside), base), forces, signs, start)

    if not alike:
        samples = min(_MOST_ORDERS, _WORK // len(force) ** 2)
        return sampled_shares(worth, len(force), samples=samples, seed=0)
    found = exact_shares(worth, sizes.tolist())
    sort = sort.reshape(-1)  # numpy 2.0 gave it the shape of the table
    return Shares(found.value[sort], found.error[sort], found.none, found.all)
