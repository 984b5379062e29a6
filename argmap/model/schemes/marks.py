"""What a relation's `meta` says of schemes: which critical questions it raises or answers, and its premises' roles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from argmap.model.relations import AnyRelation

Met = Literal["open", "answered", "undercut", "rebutted"]
"""How far a map has gone into a critical question."""
QUESTION, ROLES = "critical_question", "roles"


def marked_questions(relation: AnyRelation) -> tuple[str, ...]:
    """Return the names of the critical questions that a relation says it is about: one, or a list of them.

    >>> from argmap.model.relations import Undercut
    >>> marked_questions(Undercut(id="u", premises=("a",), target="r", meta={"critical_question": "trust"}))
    ('trust',)
    """
    said = relation.meta.get(QUESTION)
    names = [said] if isinstance(said, str) else said if isinstance(said, tuple | list) else []
    return tuple(one for one in names if isinstance(one, str))


def roles_of(relation: AnyRelation) -> dict[str, str]:
    """Return which premise has which role, as far as a relation says it: its `meta: {roles: {source: okafor}}`.

    >>> from argmap.model.relations import Support
    >>> roles_of(Support(id="r", premises=("a",), target="c", meta={"roles": {"source": "a", "statement": "x"}}))
    {'source': 'a'}
    """
    said = relation.meta.get(ROLES)
    if not isinstance(said, Mapping):
        return {}
    return {str(role): str(premise) for role, premise in said.items() if premise in relation.premises}
