"""`Varied`: which base scores are drawn and from what, checked as a whole, and the draws themselves."""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.nodes import own_claims
from argmap.errors import ParameterError, Problem, UnknownIdError
from argmap.maths.distributions import LARGEST, Beta, Distribution, as_distribution
from argmap.scoring.gradient import claim_position

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.scoring.network_core import NetworkCore

    Floats = NDArray[np.float64]
    Index = NDArray[np.integer]

BLOCK = 8
"""So many draws of all widened priors come from one generator: what is drawn does not hang on what is scored at once."""


@dataclass(frozen=True, eq=False)
class Varied:
    """The base scores that are drawn. Each named claim has a generator of its own: naming another changes nothing for it."""

    prior: Floats
    """The base scores as they are; shape (claims,). NaN for one that hangs on arguments: it is left to them."""
    named: Mapping[int, Distribution]
    """By position."""
    widened: Index
    """The claims, by position, whose base score is spread out around what it is."""
    concentration: float
    seed: int
    number: int
    """How many draws."""

    @property
    def positions(self) -> Index:
        """Every claim whose base score is drawn: the named ones, then the widened ones."""
        return np.concatenate([np.array(list(self.named), dtype=np.int64), self.widened])

    def distribution(self, position: int) -> Distribution:
        """Return what the base score of a claim is drawn from."""
        found = self.named.get(position)
        return found or Beta.about(float(self.prior[position]), concentration=self.concentration)

    @cached_property
    def drawn(self) -> dict[int, Floats]:
        """All draws of the named claims, by position; shape (draws,) each."""
        return {at: np.clip(one.draw(self._generator(1, at), self.number), 0.0, 1.0) for at, one in self.named.items()}

    def first(self, number: int) -> Varied:
        """Return the same with its first draws alone."""
        found = replace(self, number=number)
        vars(found)["drawn"] = {
            at: values[:number] for at, values in self.drawn.items()
        }  # drawn again, they might be others
        return found

    def chunks(self, size: int) -> Iterator[tuple[int, Floats]]:
        """Yield where a chunk of draws begins, and the base scores of all claims in it; shape (draws in it, claims)."""
        size = max(BLOCK, size // BLOCK * BLOCK)
        for first in range(0, self.number, size):
            last = min(first + size, self.number)
            priors = np.repeat(self.prior[None, :], last - first, axis=0)
            for at, values in self.drawn.items():
                priors[:, at] = values[first:last]
            if len(self.widened):
                for block in range(first, last, BLOCK):
                    rows = priors[block - first : block - first + BLOCK]
                    rows[:, self.widened] = self._spread(block // BLOCK)[: len(rows)]
            yield first, priors

    def _spread(self, block: int) -> Floats:
        mean = self.prior[self.widened]
        a = mean * self.concentration
        return self._generator(0, block).beta(a, self.concentration - a, size=(BLOCK, len(a)))

    def _generator(self, *place: int) -> np.random.Generator:
        return np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=place))


def checked_varied(
    network: NetworkCore,
    given: Mapping[str, Distribution] | None,
    *,
    n: int,
    seed: int,
    concentration: float | None,
    target: int,
    widen_target: bool = False,
) -> Varied:
    """Check what is to be drawn; all problems are raised at once, as `UnknownIdError` if only ids are unknown."""
    unknown: list[Problem] = []
    wrong: list[Problem] = [*_wrong_numbers(n, seed, concentration)]
    named: dict[int, Distribution] = {}
    asked: object = given  # whatever a caller passes
    if asked is not None and not isinstance(asked, Mapping):
        hint = 'Give a mapping such as {"rain": argmap.Beta(8, 2)}.'
        wrong.append(Problem(f"what is to be drawn is {given!r}", hint=hint))
        given = {}
    for key, one in (given or {}).items():
        drawn = as_distribution(one)
        if drawn is None:
            wrong.append(_no_distribution(key, one))
        try:
            at = claim_position(network.ids, key)
        except UnknownIdError as error:
            unknown.extend(error.problems)
            continue
        wrong.extend(_restated(network, at))
        named[at] = drawn or one  # what is none has been told above
    if not given and concentration is None and not wrong:
        hint = 'Give priors={"rain": argmap.Beta(8, 2)}, or widen all that nothing supports with concentration=10.'
        wrong.append(Problem("no prior is to be drawn", hint=hint))
    if wrong:
        raise ParameterError(*wrong, *unknown)
    if unknown:
        raise UnknownIdError(*unknown)
    prior = network.base
    widened = np.zeros(0, dtype=np.int64)
    if concentration is not None:
        own = _unsupported(network)
        own[network.arrays.claim_node == network.arrays.claim_node[target]] = widen_target
        own &= _originals(network) & (prior > 0.0) & (prior < 1.0)
        own[list(named)] = False
        widened = np.flatnonzero(own)
        if not (widened.size or named):
            hint = "Name the claims to vary, or ask for the target's own prior by widen_target= too."
            raise ParameterError(Problem("no prior is left to be widened", path="concentration", hint=hint))
    return Varied(prior, dict(sorted(named.items())), widened, float(concentration or 0.0), int(seed), int(n))


def _wrong_numbers(n: Any, seed: Any, concentration: Any) -> Iterator[Problem]:
    if not _is(n, numbers.Integral) or n < 1:
        yield Problem(f"samples is {n!r}", path="samples", hint="Give a whole number of draws, from 1 on.")
    if not _is(seed, numbers.Integral) or seed < 0:
        yield Problem(f"seed is {seed!r}", path="seed", hint="Give a whole number from 0 on.")
    real = concentration is None or (_is(concentration, numbers.Real) and math.isfinite(concentration))
    if not real or (concentration is not None and not 0.0 < concentration <= LARGEST):
        hint = f"Give a number above 0, up to {LARGEST:g}: the smaller, the wider."
        yield Problem(f"concentration is {concentration!r}", path="concentration", hint=hint)


def _is(value: Any, sort: Any) -> bool:
    return isinstance(value, sort) and not isinstance(value, bool)


def _no_distribution(key: object, given: Any) -> Problem:
    hint = "Give argmap.Beta, Uniform, Triangular or Fixed, or a frozen distribution of scipy."
    if _is(given, numbers.Real):
        hint = f"Give argmap.Fixed({given}) to set its prior, or Beta, Uniform or Triangular to vary it."
    return Problem(f"the prior of {key!r} is to be drawn from {given!r}", path=f"[{key!r}]", hint=hint)


def _restated(network: NetworkCore, at: int) -> Iterator[Problem]:
    columns = network.columns
    if columns.claim_original is None:
        return
    column = at if columns.scored is None else int(columns.scored[at])
    if columns.claim_original[column] >= 0:
        own, other = columns.claim_ids.take(np.array([column, columns.claim_original[column]]))
        yield Problem(f"{own!r} restates {other!r}", path=f"[{own!r}]", hint=f"Draw the prior of {other!r}.")


def _unsupported(network: NetworkCore) -> NDArray[np.bool_]:
    """Say of every claim that has a score whether nothing supports it: what supports a claim stands for its prior."""
    arrays = network.arrays
    supported = np.zeros(len(arrays), dtype=bool)
    supported[np.repeat(np.arange(len(arrays)), np.diff(arrays.argument_start))[arrays.argument_sign > 0]] = True
    unsupported: NDArray[np.bool_] = ~supported[arrays.claim_node]
    return unsupported


def _originals(network: NetworkCore) -> NDArray[np.bool_]:
    found = np.zeros(len(network), dtype=bool)
    found[own_claims(network.columns)] = True
    return found
