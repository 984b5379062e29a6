"""`BY_CHANCE`: stands for `probability` where a question hands a semantics on, and for what it does with one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from argmap.basics.frozen import EMPTY
from argmap.errors import Problem, SemanticsError
from argmap.semantics import PROBABILITY, get_semantics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.semantics import Semantics


@dataclass(frozen=True)
class ByChance:
    """What questions ask of a semantics, answered for `probability`: it has derivatives, and joins premises by product."""

    name: str = PROBABILITY
    join: None = None
    smooth: bool = True
    rebuttals_only: bool = False
    parameters: Mapping[str, Any] = field(default=EMPTY)

    def with_parameters(self, parameters: Mapping[str, Any]) -> ByChance:
        """Return the same; it has no parameters."""
        if parameters:
            raise SemanticsError(Problem("'probability' has no parameters", path="parameters", hint="Leave them out."))
        return self


BY_CHANCE = ByChance()


def rule_of(semantics: str | Semantics, parameters: Mapping[str, Any] | None = None) -> Semantics:
    """Return a semantics as `get_semantics` does, or what stands for `probability`.

    >>> rule_of("probability").name, rule_of("df_quad").name
    ('probability', 'df_quad')
    """
    if is_by_chance(semantics):
        return cast("Semantics", BY_CHANCE.with_parameters(parameters or {}))
    return get_semantics(semantics, parameters=parameters)


def is_by_chance(semantics: object) -> bool:
    """Say whether a semantics is `probability`, by its name or as what stands for it.

    >>> is_by_chance("probability"), is_by_chance(BY_CHANCE), is_by_chance("df_quad")
    (True, True, False)
    """
    return isinstance(semantics, ByChance) or (isinstance(semantics, str) and semantics == PROBABILITY)
