"""`Weighing`: how much an argument may weigh, and by which function: its own, its scheme's, or linked premises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.acceptance.proof_standards.issues import own_meta
from argmap.errors import MapError, Problem, nearest_or_all

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation

WEIGHINGS = ("linked", "convergent", "cumulative", "factorized", "constant")
"""What an argument weighs: its strength if all its premises are in, if any is, by their share, by the share of all premises at
issue, or always."""


class Weighing:
    """Looks up the weights of arguments in a map, and in the schemes and functions that it keeps from a file of Carneades.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: T, claims: {a: A., b: B.}, relations: [{id: r, premises: a, supports: b, "
    ...     "strength: 0.4, scheme: cumulative}], meta: {carneades: {}}}")
    >>> Weighing(m.document)(m.relations["r"])
    (0.4, 'cumulative')
    """

    def __init__(self, document: Document) -> None:
        self._reads = "carneades" in document.meta
        own = own_meta(document.meta)
        self._schemes = _by_id(own.get("argument_schemes"))
        self._functions = _by_id(own.get("weighing_functions"))

    def __call__(self, relation: AnyRelation) -> tuple[float, str]:
        """Return the most that a relation can weigh, and the function of its premises."""
        strength = 1.0 if relation.strength is None else relation.strength
        stated = own_meta(relation.meta).get("weighing")
        if stated is not None:
            if stated not in WEIGHINGS:
                message = f"the relation {relation.id!r} is weighed by an unknown function {stated!r}"
                raise MapError(Problem(message, hint=nearest_or_all(stated, WEIGHINGS)))
            return strength, str(stated)
        scheme = relation.scheme if self._reads else None
        if scheme in WEIGHINGS:
            return strength, str(scheme)
        said = self._schemes.get(scheme or "")
        function = said.get("weight") if isinstance(said, Mapping) else None
        return (strength, "linked") if function is None else self._by_function(relation, function, strength)

    def _by_function(self, relation: AnyRelation, function: object, strength: float) -> tuple[float, str]:
        """Weigh by the function of a scheme: one of the five by its name, or a constant; others are refused."""
        if isinstance(function, str):
            if function in WEIGHINGS:
                return strength, function
            function = self._functions.get(function, function)
        constant = function.get("constant") if isinstance(function, Mapping) else None
        if isinstance(constant, int | float) and not isinstance(constant, bool) and 0 <= constant <= 1:
            return float(constant), "constant"
        message = f"the scheme {relation.scheme!r} of {relation.id!r} weighs by a function that is not known here"
        hint = f"Say in meta.carneades.weighing of the relation which of {', '.join(WEIGHINGS)} it is."
        raise MapError(Problem(message, path="$.meta.carneades.argument_schemes", hint=hint))


def _by_id(listed: object) -> Mapping[str, Any]:
    """Return entries by their id, given as a mapping or as a list of entries that say theirs."""
    if isinstance(listed, Mapping):
        return listed
    entries = listed if isinstance(listed, Sequence) and not isinstance(listed, str) else ()
    return {str(one.get("id")): one for one in entries if isinstance(one, Mapping)}
