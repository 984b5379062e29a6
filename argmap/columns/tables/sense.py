"""Whether relations make sense: what may aim at what, and whether the rows of one relation agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from argmap.basics.shown import shown
from argmap.columns.columns import QUESTION, TYPES
from argmap.columns.names import ColumnNames

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from argmap.columns.tables.claims_table import Claims
    from argmap.columns.tables.faults import Faults
    from argmap.columns.tables.frames import Frame
    from argmap.columns.tables.linked import Linked

    Index = NDArray[np.integer]

SUPPORT, REBUTTAL, UNDERCUT = range(len(TYPES))


class Steps(NamedTuple):
    """The rows of the table of relations; -1 for what is not known."""

    sort: NDArray[np.int8]
    premise: Index
    target: Index
    strength: NDArray[np.float64] | None

    def some(self, rows: Any) -> Steps:
        """Return some of the rows.

        >>> none, one = np.zeros(3, dtype=np.int8), np.array([0, 1, 0])
        >>> Steps(none, one, none, None).some(slice(1, 3)).premise
        array([1, 0])
        """
        strength = None if self.strength is None else self.strength[rows]
        return Steps(self.sort[rows], self.premise[rows], self.target[rows], strength)


def check_sense(frame: Frame, claims: Claims, linked: Linked, steps: Steps, faults: Faults) -> None:
    """Note what a map may not say; the rules are those of a map file."""
    _check_targets(frame, claims, linked, steps, faults)
    _check_questions(frame, claims, steps, faults)
    relation = linked.relation
    if relation is not None and linked.first is not None:
        begins = linked.first[relation]
        check_agreement(frame, begins, steps.some(begins), steps, lambda row: linked.ids[int(relation[row])], faults)


def _check_targets(frame: Frame, claims: Claims, linked: Linked, steps: Steps, faults: Faults) -> None:
    number, ids = len(claims.ids), ColumnNames(claims.ids)

    def undercut(row: int) -> tuple[str, str]:
        message = f"a claim cannot be undercut, and {shown(ids[int(steps.target[row])])} is a claim"
        return message, "Use a rebuttal, or aim at a relation."

    def rebutted(row: int) -> tuple[str, str]:
        message = (
            f"a relation cannot be rebutted, and {shown(linked.ids[int(steps.target[row]) - number])} is a relation"
        )
        return message, "Use an undercut."

    at_claim = (steps.target >= 0) & (steps.target < number)
    faults.rows(frame, (steps.sort == UNDERCUT) & at_claim, undercut)
    faults.rows(frame, (steps.sort == REBUTTAL) & (steps.target >= number), rebutted)


def _check_questions(frame: Frame, claims: Claims, steps: Steps, faults: Faults) -> None:
    question = np.append(claims.kind == QUESTION, False)
    if not question.any():
        return
    ids, number = ColumnNames(claims.ids), len(claims.ids)

    def supports(row: int) -> tuple[str, str]:
        message = f"the question {shown(ids[int(steps.premise[row])])} cannot support anything"
        return message, "State the claim that the question implies."

    def rebutted(row: int) -> tuple[str, str]:
        message = f"a question cannot be rebutted, and {shown(ids[int(steps.target[row])])} is a question"
        return message, "Rebut a claim that it takes for granted."

    # The last flag is that of no claim: for what is unknown (-1) and for relations.
    faults.rows(frame, (steps.sort == SUPPORT) & question[steps.premise], supports)
    faults.rows(frame, (steps.sort == REBUTTAL) & question[np.minimum(steps.target, number)], rebutted)


def check_agreement(
    frame: Frame, begins: Index, firsts: Steps, steps: Steps, name_of: Callable[[int], str], faults: Faults
) -> None:
    """Note every row that says another target, type or strength than the first row of its relation.

    `begins` has the number of that row in the whole table, `firsts` what it says.
    """
    for name, own, given in (
        ("target", firsts.target, steps.target), ("type", firsts.sort, steps.sort),
        ("strength", firsts.strength, steps.strength),
    ):  # fmt: skip
        if own is None or given is None:
            continue

        def describe(row: int, name: str = name) -> tuple[str, str]:
            where = frame.counted_from + int(begins[row])
            message = f"{name} is not that of row {where}, and both belong to the relation {shown(name_of(row))}"
            return message, "Premises that are needed together share all but the premise."

        # What is unknown or no number has been noted already.
        faults.rows(frame, (own != given) & (own >= 0) & (given >= 0), describe)


def repeated(relation: Index, steps: Steps) -> Index:
    """Return the rows that name a premise of their relation again.

    >>> none, one = np.zeros(3, dtype=np.int8), np.array([0, 1, 0])
    >>> repeated(np.array([0, 0, 0]), Steps(none, one, none, None))
    array([2])
    """
    some = np.flatnonzero((np.bincount(relation)[relation] > 1) & (steps.premise >= 0))
    key = relation[some].astype(np.int64) * (int(steps.premise.max(initial=0)) + 1) + steps.premise[some]
    _, first = np.unique(key, return_index=True)
    return np.delete(some, first)
