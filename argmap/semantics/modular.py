"""Semantics: `Modular`, an aggregation with an influence, and `FunctionSemantics`, a user's own function."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar, Protocol, TypeAlias, cast

import numpy as np

from argmap.errors import ParameterError, Problem, SemanticsError, nearest_or_all
from argmap.maths.segments import Floats, Signs, Starts, inward, rows_of
from argmap.model.fields import Join
from argmap.semantics.aggregations import Aggregation, Card, Product, Sum, Top, Weighing
from argmap.semantics.functions import FunctionAggregation, FunctionInfluence, no_slopes
from argmap.semantics.influences import Damped, Euler, Fraction, Influence, Linear, Logistic, PMax, carried
from argmap.semantics.sides import Sides

ScoreSides: TypeAlias = Callable[[Floats, Floats, Sides | None, Floats], None]
"""Writes the scores of claims: from their base scores, the forces as their sides store them, the sides, into the last."""
NO_PARAMETERS: Mapping[str, Any] = MappingProxyType({})

AGGREGATIONS: Mapping[str, Aggregation] = MappingProxyType(
    {rule.name: rule for rule in (Sum(), Product(), Top(), Card())}
)
INFLUENCES: Mapping[str, Influence] = MappingProxyType(
    {rule.name: rule for rule in (Linear(), PMax(), Euler(), Logistic(), Fraction())}
)


class Semantics(Protocol):
    """What the solver asks of a semantics.

    Arrays hold many claims: `base` has shape (claims,); `force` and `sign` (+1 of a support, -1 of a rebuttal) have shape
    (forces,); the forces on claim i stand from `start[i]` to before `start[i + 1]`, so that `start` has shape (claims + 1,).
    Base scores and forces lie in [0, 1].
    """

    @property
    def name(self) -> str: ...
    @property
    def parameters(self) -> Mapping[str, Any]: ...
    @property
    def join(self) -> Join | None:
        """How premises are joined, where the semantics prescribes it."""

    @property
    def rebuttals_only(self) -> bool: ...
    @property
    def smooth(self) -> bool:
        """Whether `slopes` may be asked for."""

    def scores(self, base: Floats, force: Floats, sign: Signs, start: Starts) -> Floats:
        """Return the scores, shape (claims,), in [0, 1]; `SemanticsError` where a user's function gives anything else."""

    def slopes(self, base: Floats, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
        """Return d score / d base, shape (claims,), and d score / d force, shape (forces,).

        The second is the mean of what `one_sided` returns.
        """

    def one_sided(self, base: Floats, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats, Floats]:
        """Return d score / d base, and d score / d force as each force by itself falls, and as it rises.

        A force of 0 can only rise and one of 1 only fall: there both are the derivative of that direction. The two
        differ where both sides are equally strong and where forces tie for the strongest.
        """

    def score(self, base: float, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        """Return the score of one claim."""

    def bound(self, largest: int) -> Semantics:
        """Return the semantics for a map where at most `largest` rebuttals meet one claim."""

    def with_parameters(self, parameters: Mapping[str, Any]) -> Semantics:
        """Return the semantics with other parameters, or say which there are."""


@dataclass(frozen=True)
class Modular:
    """A semantics made of an aggregation and an influence (Mossakowski and Neuhaus 2018, arXiv 1807.06685).

    Each may be a name (`sum`, `product`, `top`, `card`; `linear`, `p-max`, `euler`, `logistic`, `fraction`), an
    object, or a function: `aggregation(supports, rebuttals) -> energy`, `influence(base, energy) -> score`.
    `parameters` are set by name in the parts that have them (`p` of p-max, 1 or more; `alpha` of the damped influence
    of `counting`, between 0 and 1; any number in a dataclass of yours); afterwards all that are in use are listed there.
    Raises `SemanticsError` for an unknown part, and `ParameterError` for a parameter that no part has or that is out of range.

    >>> Modular("top", "linear").score(0.5, [0.2, 0.6], [])
    0.8
    >>> Modular("sum", "p-max", parameters={"p": 1}).score(0.5, [0.5], [])
    0.6666666666666666
    >>> halfway = Modular("sum", lambda base, energy: base + energy / 2, name="halfway")
    >>> halfway.score(0.25, [0.5], [])
    0.5
    """

    aggregation: Aggregation
    influence: Influence
    name: str
    join: Join | None
    rebuttals_only: bool
    parameters: Mapping[str, Any] = field(hash=False)

    def __init__(
        self,
        aggregation: str | Aggregation | Callable[[Floats, Floats], float],
        influence: str | Influence | Callable[[float, float], float],
        *,
        name: str | None = None,
        join: Join | None = None,
        rebuttals_only: bool = False,
        parameters: Mapping[str, Any] = NO_PARAMETERS,
    ) -> None:
        mean = _aggregation(aggregation)
        move = _influence(influence)
        name = name or f"{mean.name}+{move.name}"
        used = parameters_of(mean) | parameters_of(move)
        used |= checked_parameters(name, used, used) | checked_parameters(name, parameters, used)
        parts: dict[str, Any] = {
            "aggregation": _with(mean, used), "influence": _with(move, used), "name": name, "join": join,
            "rebuttals_only": rebuttals_only, "parameters": MappingProxyType(used),
        }  # fmt: skip
        for part, value in parts.items():
            object.__setattr__(self, part, value)

    @property
    def smooth(self) -> bool:
        """Whether its derivatives are known: not with a function of yours in it."""
        return not isinstance(self.aggregation, FunctionAggregation) and not isinstance(
            self.influence, FunctionInfluence
        )

    def scores(self, base: Floats, force: Floats, sign: Signs, start: Starts) -> Floats:
        """Return the scores of many claims, shape (claims,), in [0, 1]; the arrays are laid out as `Semantics` says."""
        return self._held(self.influence.scores(base, self.aggregation.energies(force, sign, start)))

    def by_sides(self) -> ScoreSides | None:
        """Return a function that writes the same scores for forces laid out in sides, or for none (and loses the forces).

        Rows of base scores and forces are one number each, or one for each of many scenarios.

        What depends on the semantics alone is decided here, once. None where the aggregation is a user's.
        """
        if type(self.aggregation) not in (Product, Sum, Top, Card):
            return None
        aggregation, influence = cast("Weighing", self.aggregation), self.influence
        weigh = aggregation.weigh

        def scores(base: Floats, force: Floats, sides: Sides | None, out: Floats) -> None:
            energy = np.zeros_like(base) if sides is None else weigh(force, sides)
            out[:] = self._held(influence.scores(base, energy))

        def scores_at_once(base: Floats, force: Floats, sides: Sides | None, out: Floats) -> None:
            move(base, np.zeros_like(base) if sides is None else weigh(force, sides), out)

        if type(influence) is not Linear and type(influence) is not PMax:
            return scores
        move = carried if aggregation.bounded and type(influence) is Linear else influence.scores
        return scores_at_once

    def slopes(self, base: Floats, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
        """Return d score / d base, shape (claims,), and d score / d force, shape (forces,): the mean of both directions."""
        by_base, falling, rising = self.one_sided(base, force, sign, start)
        return by_base, (falling + rising) / 2

    def one_sided(self, base: Floats, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats, Floats]:
        """Return d score / d base, shape (claims,), and d score / d force as it falls and as it rises, shape (forces,) each."""
        by_base, fall, rise = self.influence.slopes(base, self.aggregation.balance(force, sign, start))
        falling, rising = self.aggregation.slopes(force, sign, start)
        rows = rows_of(start)
        if falling is rising and fall is rise:
            by_force = fall[rows] * falling
            return by_base, by_force, by_force
        supports = sign > 0  # the energy rises with a support, and falls with a rebuttal
        falling = falling * np.where(supports, fall[rows], rise[rows])
        rising = rising * np.where(supports, rise[rows], fall[rows])
        return by_base, *inward(force, falling, rising)

    def score(self, base: float, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        """Return the score of one claim, in [0, 1], from its base score and the forces on it, in [0, 1] too."""
        value = self.influence.score(base, self.aggregation.energy(supports, rebuttals))
        return min(1.0, max(0.0, value)) if self.smooth else checked(value, self.name, base, supports, rebuttals)

    def bound(self, largest: int) -> Modular:
        """Return the semantics for a map where at most `largest` rebuttals meet one claim; only `counting` asks."""
        if not isinstance(self.influence, Damped):
            return self
        return self._replaced(influence=dataclasses.replace(self.influence, largest=largest))

    def with_parameters(self, parameters: Mapping[str, Any]) -> Modular:
        """Return the same semantics with other parameters; `ParameterError` for one that it has not, or out of range.

        >>> Modular("sum", "p-max").with_parameters({"p": 3}).parameters["p"]
        3.0
        """
        return self if parameters == {} else self._replaced(parameters=parameters)

    def renamed(self, name: str) -> Modular:
        """Return the same semantics under another name."""
        return self._replaced(name=name)

    def joined(self, join: Join) -> Modular:
        """Return the same semantics with its linked premises joined otherwise."""
        return self._replaced(join=join)

    def _replaced(self, **parts: Any) -> Modular:
        """Return the same with other arguments."""
        kept = {"name": self.name, "join": self.join, "rebuttals_only": self.rebuttals_only, **parts}
        return Modular(self.aggregation, kept.pop("influence", self.influence), **kept)

    def _held(self, values: Floats) -> Floats:
        """Cut off what rounding carried over the edge; a user's function is taken at its word and checked."""
        if self.smooth:
            np.maximum(values, 0.0, out=values)  # two plain calls: np.clip takes thrice as long for few claims
            return np.minimum(values, 1.0, out=values)
        wrong = ~((values >= 0.0) & (values <= 1.0))
        if wrong.any():
            raise _out_of_range(self.name, float(values[wrong][0]))
        return values


@dataclass(frozen=True)
class FunctionSemantics:
    """A semantics that is a user's function `f(base, supports, rebuttals) -> score`, with the forces as arrays.

    The score must be a number in [0, 1]; anything else is refused with a `SemanticsError`.

    >>> def cautious(base, supports, rebuttals):
    ...     return min([base, *(1 - rebuttals)])
    >>> FunctionSemantics(cautious, name="cautious").score(0.5, [], [0.75])
    0.25
    """

    function: Callable[[float, Floats, Floats], float]
    name: str
    join: Join | None = None
    rebuttals_only: bool = False
    smooth: ClassVar[bool] = False
    parameters: ClassVar[Mapping[str, Any]] = NO_PARAMETERS

    def scores(self, base: Floats, force: Floats, sign: Signs, start: Starts) -> Floats:
        values = np.empty(len(base))
        for row in range(len(base)):
            part = slice(start[row], start[row + 1])
            own, side = force[part], sign[part]
            values[row] = self.score(float(base[row]), own[side > 0], own[side < 0])  # type: ignore[arg-type] # arrays are sequences
        return values

    def slopes(self, base: Floats, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats]:
        raise no_slopes(self.name)

    def one_sided(self, base: Floats, force: Floats, sign: Signs, start: Starts) -> tuple[Floats, Floats, Floats]:
        raise no_slopes(self.name)

    def score(self, base: float, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
        value = self.function(base, np.asarray(supports, dtype=np.float64), np.asarray(rebuttals, dtype=np.float64))
        return checked(value, self.name, base, supports, rebuttals)

    def bound(self, largest: int) -> FunctionSemantics:
        return self

    def with_parameters(self, parameters: Mapping[str, Any]) -> FunctionSemantics:
        checked_parameters(self.name, parameters, self.parameters)
        return self


def checked(value: Any, name: str, base: float, supports: Sequence[float], rebuttals: Sequence[float]) -> float:
    """Return a function's result as a float in [0, 1], or say what it gave instead."""
    try:
        score = float(value)
    except (TypeError, ValueError):
        score = math.nan
    if not 0.0 <= score <= 1.0:
        given = f"base {base:g}, {len(supports)} supports, {len(rebuttals)} rebuttals"
        raise _out_of_range(name, value, given)
    return score


def _out_of_range(name: str, value: Any, given: str = "") -> SemanticsError:
    place = f" for {given}" if given else ""
    return SemanticsError(Problem(f"{name!r} gave {value!r}{place}", hint="A score must be a finite number in [0, 1]."))


NOT_PARAMETERS = {"name", "largest"}
"""What a part is called, and what a map sets: the largest number of rebuttals that meet one claim."""


def parameters_of(part: object) -> dict[str, Any]:
    """Return the numbers by which an aggregation or an influence can be tuned: those in the fields of a dataclass.

    >>> parameters_of(PMax(3.0)), parameters_of(Linear())
    ({'p': 3.0}, {})
    """
    if not dataclasses.is_dataclass(part):
        return {}
    known = [one.name for one in dataclasses.fields(part) if one.init and one.name not in NOT_PARAMETERS]
    values = {name: getattr(part, name) for name in known}
    ours = isinstance(part, PMax | Damped)  # whose fields are to be numbers, whatever they are
    return {name: value for name, value in values.items() if ours or _is_number(value)}


def _with(part: Any, parameters: Mapping[str, float]) -> Any:
    own = parameters_of(part)
    changed = {name: parameters[name] for name in own if parameters[name] != own[name]}
    return dataclasses.replace(part, **changed) if changed else part


def checked_parameters(name: str, given: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, float]:
    """Return the parameters as floats, or every problem with them at once."""
    shown: object = given  # whatever a caller passes
    if not isinstance(shown, Mapping):
        raise ParameterError(Problem(f"parameters is {shown!r}", hint="Give a mapping from name to number."))
    problems, values = [], {}
    names = f"There is {', '.join(known)}." if known else f"{name!r} has no parameters."
    for key, value in given.items():
        if key not in known:
            problems.append(Problem(f"unknown parameter {key!r} of {name!r}", hint=names))
            continue
        reason = _parameter_problem(key, value)
        if reason:
            problems.append(Problem(f"parameter {key} of {name!r} is {value!r}", hint=reason))
        else:
            values[key] = float(value)
    if problems:
        raise ParameterError(*problems)
    return values


def _parameter_problem(key: str, value: Any) -> str | None:
    number = _is_number(value) and math.isfinite(value)
    if key == "alpha":
        return None if number and 0 < value < 1 else "Give a number between 0 and 1, both excluded."
    if key == "p":
        return None if number and value >= 1 else "Give a finite number of 1 or more."
    return None if number else "Give a finite number."


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.floating | np.integer) and not isinstance(value, bool)


def _aggregation(given: str | Aggregation | Callable[[Floats, Floats], float]) -> Aggregation:
    if isinstance(given, str):
        return cast("Aggregation", _named(given, AGGREGATIONS, "aggregation"))
    return cast("Aggregation", given) if hasattr(given, "energies") else FunctionAggregation(given)


def _influence(given: str | Influence | Callable[[float, float], float]) -> Influence:
    if isinstance(given, str):
        return cast("Influence", _named(given, INFLUENCES, "influence"))
    return cast("Influence", given) if hasattr(given, "scores") else FunctionInfluence(given)


def _named(name: str, known: Mapping[str, Any], sort: str) -> Any:
    if name not in known:
        hint = nearest_or_all(name, known)
        raise SemanticsError(Problem(f"unknown {sort} {name!r}", hint=hint))
    return known[name]
