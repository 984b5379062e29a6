"""Semantics in SQL: what is gathered of the forces on a claim, and how that moves it from its base score.

The formulas are those of `argmap.semantics`, which name their papers. A product is exp(sum(ln)), with what is 0 told
apart: `product()` is in few dialects, and the logarithm of 0 is an error in one, NULL in another and infinite in a third.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.errors import ParameterError, Problem, SemanticsError, nearest_or_all
from argmap.semantics.aggregations import Card, Product, Sum, Top
from argmap.semantics.influences import Damped, Euler, Fraction, Linear, Logistic, PMax
from argmap.semantics.modular import Modular

if TYPE_CHECKING:
    from argmap.model.fields import Join
    from argmap.semantics import Semantics

_NOTHING = "-1e300"
"""What stands for the logarithm of 0."""
_FAR = "7e2"
"""Beyond this an exponential nears the end of the range of a number."""


@dataclass(frozen=True)
class Gathered:
    """A column that is gathered of the entries of a node: from one entry, and from many that may be gathered themselves."""

    name: str
    of_entry: str
    """From the entry's sign and the value of what it comes from."""
    fold: str
    """From many values `x`."""

    def folded(self) -> str:
        """Return the column of a GROUP BY."""
        return f"{self.fold.replace('$', self.name)} AS {self.name}"


@dataclass(frozen=True)
class Rule:
    """All that a statement has to know of a semantics."""

    gathered: tuple[Gathered, ...]
    energy: str
    """What moves a claim, from what is gathered."""
    made_of: str
    """What a node is made of, from what is gathered: the premises of a relation, the source that a claim rests on."""
    moved: str
    """The score of a claim of weight `weight` that `energy` moves."""
    alone: bool = False
    """Whether every node is a claim."""

    @property
    def names(self) -> str:
        """The gathered columns, for a SELECT."""
        return ", ".join(one.name for one in self.gathered)

    @property
    def of_entry(self) -> str:
        """The same, made of one entry."""
        return ", ".join(f"{one.of_entry} AS {one.name}" for one in self.gathered)

    @property
    def folded(self) -> str:
        """The same, made of many rows.

        >>> from argmap.semantics import get_semantics
        >>> rule_in_sql(get_semantics("quadratic_energy"), "min", alone=True).folded
        'SUM(pull) AS pull'
        """
        return ", ".join(one.folded() for one in self.gathered)

    def valued(self, columns: str, rows: str) -> str:
        """Return a SELECT of some columns of some rows and of the `value` that each node has by what is gathered of it.

        The rows have `kind` (one of the columns), `base` and what is gathered. Claims follow the semantics, relations and sources always the
        DF-QuAD rule; what rounding carried out of [0, 1] is cut off.
        """
        if self.alone:
            weighed = (
                f"SELECT {columns}, base AS weight, 1e0 AS factor, {self.energy} AS energy FROM ({rows}) AS gathered"
            )
            moved = self.moved
        else:
            weighed = (
                f"SELECT {columns}, CASE WHEN kind = 0 THEN base * {self.made_of} ELSE base END AS weight, "
                f"CASE WHEN kind = 0 THEN 1e0 ELSE {self.made_of} END AS factor, "
                f"CASE WHEN kind = 0 THEN {self.energy} ELSE {_PRODUCT_ENERGY} END AS energy FROM ({rows}) AS gathered"
            )
            step = _linear(Linear())
            moved = step if self.moved == step else f"CASE WHEN kind = 0 THEN {self.moved} ELSE {step} END"
        exact = f"SELECT {columns}, factor * {moved} AS exact FROM ({weighed}) AS weighed"
        held = "CASE WHEN exact < 0e0 THEN 0e0 WHEN exact > 1e0 THEN 1e0 ELSE exact END"
        return f"SELECT {columns}, {held} AS value FROM ({exact}) AS moved"


def _product(name: str, of_entry: str) -> Gathered:
    """Gather a product as a sum of logarithms, in which 0 stands as a number that nothing makes good."""
    return Gathered(name, f"CASE WHEN {of_entry} > 0e0 THEN LN({of_entry}) ELSE {_NOTHING} END", "SUM($)")


def _of_logarithm(name: str) -> str:
    return f"(CASE WHEN {name} < -1e200 THEN 0e0 ELSE EXP({name}) END)"


def _when(sign: str, value: str, otherwise: str) -> str:
    return f"CASE WHEN sign {sign} THEN {value} ELSE {otherwise} END"


_BOTH = (
    _product("left_for", _when("> 0", "1e0 - value", "1e0")),
    _product("left_against", _when("< 0", "1e0 - value", "1e0")),
)
_PRODUCT_ENERGY = f"({_of_logarithm('left_against')} - {_of_logarithm('left_for')})"

_AGGREGATIONS: dict[type, tuple[tuple[Gathered, ...], str]] = {
    Product: (_BOTH, _PRODUCT_ENERGY),
    Sum: ((Gathered("pull", "sign * value", "SUM($)"),), "pull"),
    Top: (
        (
            Gathered("top_for", _when("> 0", "value", "0e0"), "MAX($)"),
            Gathered("top_against", _when("< 0", "value", "0e0"), "MAX($)"),
        ),
        "(top_for - top_against)",
    ),
    Card: (
        (
            Gathered("speaking", "CASE WHEN sign < 0 AND value > 0e0 THEN 1e0 ELSE 0e0 END", "SUM($)"),
            Gathered("spoken", _when("< 0", "value", "0e0"), "SUM($)"),
        ),
        "(CASE WHEN speaking > 0e0 THEN -(speaking + spoken / speaking) ELSE 0e0 END)",
    ),
}
_JOINS: dict[str, tuple[tuple[Gathered, ...], str]] = {
    "product": ((_product("made_of", _when("= 0", "value", "1e0")),), _of_logarithm("made_of")),
    "min": ((Gathered("least", _when("= 0", "value", "1e0"), "MIN($)"),), "least"),
    "mean": (
        (
            Gathered("total", _when("= 0", "value", "0e0"), "SUM($)"),
            Gathered("parts", _when("= 0", "1e0", "0e0"), "SUM($)"),
        ),
        "(CASE WHEN parts > 0e0 THEN total / parts ELSE 1e0 END)",
    ),
}


def _number(value: float) -> str:
    """Write a number in double precision in SQL: without an exponent it would be a decimal."""
    written = repr(float(value))
    return written if "e" in written else f"{written}e0"


def _linear(_: Linear) -> str:
    held = "(CASE WHEN energy > 1e0 THEN 1e0 WHEN energy < -1e0 THEN -1e0 ELSE energy END)"
    return f"(weight + CASE WHEN energy > 0e0 THEN 1e0 - weight ELSE weight END * {held})"


def _p_max(influence: PMax) -> str:
    small, large = (f"POWER(ABS(energy), {_number(power)})" for power in (influence.p, -influence.p))
    pull = f"(CASE WHEN ABS(energy) <= 1e0 THEN {small} / (1e0 + {small}) ELSE 1e0 / (1e0 + {large}) END)"
    return f"(weight + CASE WHEN energy > 0e0 THEN 1e0 - weight ELSE -weight END * {pull})"


def _euler(_: Euler) -> str:
    far = f"EXP(CASE WHEN LN(weight) + energy < {_FAR} THEN LN(weight) + energy ELSE {_FAR} END)"
    return (
        f"(CASE WHEN weight <= 0e0 THEN 0e0 WHEN energy <= {_FAR} "
        "THEN weight * ((EXP(energy) + weight) / (1e0 + weight * EXP(energy))) "
        f"ELSE ({far} + weight * weight) / (1e0 + {far}) END)"
    )


def _logistic(_: Logistic) -> str:
    odds, shrink = "(LN(weight) - LN(1e0 - weight) + energy)", "EXP(-ABS(energy))"
    return (
        "(CASE WHEN weight <= 0e0 OR weight >= 1e0 THEN weight "
        f"WHEN ABS(energy) > {_FAR} "
        f"THEN CASE WHEN {odds} > 0e0 THEN 1e0 ELSE EXP({odds}) END / (1e0 + EXP(-ABS({odds}))) "
        f"WHEN energy > 0e0 THEN weight / (weight + (1e0 - weight) * {shrink}) "
        f"ELSE weight * {shrink} / (weight * {shrink} + (1e0 - weight)) END)"
    )


def _fraction(_: Fraction) -> str:
    return "(weight / (1e0 + CASE WHEN energy < 0e0 THEN -energy ELSE 0e0 END))"


def _damped(influence: Damped) -> str:
    return f"(1e0 + {_number(influence.alpha / max(1, influence.largest))} * energy)"


_INFLUENCES: dict[type, Callable[..., str]] = {
    Linear: _linear, PMax: _p_max, Euler: _euler, Logistic: _logistic, Fraction: _fraction, Damped: _damped,
}  # fmt: skip


def check_has_sql(semantics: Semantics) -> Modular:
    """Return a semantics that has SQL, or refuse it with the reason; all twelve published ones have.

    >>> check_has_sql(lambda base, supports, rebuttals: base)
    Traceback (most recent call last):
    argmap.errors.SemanticsError: 'function' is a function of yours, and no database can call it. Score the map in memory, with Network.score.
    """
    hint = "Score the map in memory, with Network.score."
    if not isinstance(semantics, Modular):
        name = getattr(semantics, "name", "function")
        raise SemanticsError(Problem(f"{name!r} is a function of yours, and no database can call it", hint=hint))
    for part, known in ((semantics.aggregation, _AGGREGATIONS), (semantics.influence, _INFLUENCES)):
        if type(part) not in known:
            message = f"{part.name!r} in {semantics.name!r} is yours, and no database can call it"
            raise SemanticsError(Problem(message, hint=hint))
    return semantics


def checked_joining(join: str) -> Join:
    """Return the name of a way to join premises, or say which there are."""
    if join not in _JOINS:
        raise ParameterError(Problem(f"join is {join!r}", path="join", hint=nearest_or_all(join, _JOINS)))
    return join  # type: ignore[return-value]


def rule_in_sql(semantics: Modular, join: str, *, alone: bool) -> Rule:
    """Write a semantics, bound to the largest number of rebuttals, in SQL; premises are joined as `join` says.

    Where claims stand `alone`, without a relation or source that is a node, less has to be gathered.
    """
    columns, energy = _AGGREGATIONS[type(semantics.aggregation)]
    moved = _INFLUENCES[type(semantics.influence)](semantics.influence)
    if alone:
        return Rule(columns, energy, "1e0", moved, alone=True)
    joined, made_of = _JOINS[join]
    gathered = {one.name: one for one in (*columns, *_BOTH, *joined)}
    return Rule(tuple(gathered.values()), energy, made_of, moved)
