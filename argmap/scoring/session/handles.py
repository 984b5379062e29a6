"""`Handles`: which claim or relation of a network that is being edited is meant."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.columns.columns import QUESTION
from argmap.errors import ParameterError, Problem, UnknownIdError, nearest
from argmap.model.ids import VERBS, RelationType, relation_word, unused

if TYPE_CHECKING:
    from argmap.scoring.session.draft import Draft


class Handles:
    """Finds claims by id or by position among those that have a score, relations by id or by number.

    >>> from argmap.scoring.session.draft import Draft
    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> draft = Draft(columns_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1], ids=["rain", "take"]))
    >>> handles = Handles(draft)
    >>> handles.claim("take"), handles.claim(0), handles.relation("0"), handles.fresh(0, "rebuttal", 1)
    (1, 0, 0, 'rain.rebuts.take')
    """

    def __init__(self, draft: Draft) -> None:
        self._draft, self._columns = draft, draft.before
        self._ids = draft.before.scored_ids
        self._found: dict[str, int] = {}

    def claim(self, given: object) -> int:
        """Return the position of a claim, or raise `UnknownIdError`."""
        if not isinstance(given, str):
            return _position(given, len(self._ids), "claim")
        found = self._found.get(given)
        if found is None:
            found = self._found[given] = self._claim(given)
        return found

    def _claim(self, given: str) -> int:
        at = self._ids.find(given)
        if at is not None:
            return at
        column = self._columns.claim_ids.find(given)
        if column is not None and self._columns.claim_kind[column] == QUESTION:
            raise UnknownIdError(Problem(f"{given!r} is a question", hint="Questions have no score."))
        if self._draft.find(given) is not None:
            raise UnknownIdError(Problem(f"{given!r} is a relation, not a claim"))
        return self._ids.position(given)

    def column(self, position: int) -> int:
        """Return which of all claims, questions included, stands at a position."""
        scored = self._columns.scored
        return position if scored is None else int(scored[position])

    def own_column(self, position: int) -> int:
        """Return the same for a claim that has a prior of its own; raise `ParameterError` for a restatement."""
        at, original = self.column(position), self._columns.claim_original
        if original is not None and original[at] >= 0:
            own, other = self._columns.claim_ids.take(np.array([at, original[at]]))
            raise ParameterError(Problem(f"{own!r} restates {other!r}", hint=f"Set the prior of {other!r}."))
        return at

    def relation(self, given: object) -> int:
        """Return the number of a relation that is still there, or raise `UnknownIdError`."""
        if not isinstance(given, str):
            number = _position(given, self._draft.size, "relation")
            if number not in self._draft:
                raise UnknownIdError(Problem(f"relation {number} has been dropped"))
            return number
        found = self._draft.find(given)
        if found is None:
            hint = nearest(given, self._draft.added_ids) or self._columns.relation_ids.hint(given)
            raise UnknownIdError(Problem(f"unknown relation {given!r}", hint=hint))
        return found

    def fresh(self, premise: int, type: RelationType, target: int) -> str:  # noqa: A002 - the word of the model
        """Name a new relation after the claims at two positions."""
        names = self._ids.take(np.array([premise, target]))
        return unused(relation_word(names[:1], VERBS[type], names[1]), self._is_taken, separator=".")

    def _is_taken(self, name: str) -> bool:
        columns = self._columns
        known = (self._draft.added_ids, columns.claim_ids, columns.relation_ids, columns.source_ids)
        return any(name in names for names in known)


def _position(given: Any, number: int, sort: str) -> int:
    try:
        position = operator.index(given)
    except TypeError:
        position = -1
    if isinstance(given, bool) or not 0 <= position < number:
        hint = f"They are counted from 0 to {number - 1}." if number else None
        raise UnknownIdError(Problem(f"there is no {sort} {given!r}", hint=hint))
    return position
