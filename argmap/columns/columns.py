"""`Columns`: what a network's claims and relations say, column by column; the arrays are compiled from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from argmap.columns.names import ListedNames, Names
from argmap.maths.chains import roots
from argmap.maths.compressed import rows
from argmap.maths.widths import IndexType
from argmap.model.fields import Join
from argmap.model.sources import Act

if TYPE_CHECKING:
    from numpy.typing import NDArray

KINDS = ("claim", "premise", "evidence", "question")
"""The kinds of claims, in the order of their codes."""
QUESTION = KINDS.index("question")
TYPES = ("support", "rebuttal", "undercut")
ACTS: tuple[Act, ...] = get_args(Act)
"""The acts of attributions, in the order of their codes."""


@dataclass(frozen=True, eq=False, repr=False)
class Heard:
    """The sources of a map, and who says what of which claim or relation, by which act and when."""

    ids: Names
    reliability: NDArray[np.float64]
    """A source's own, in [0, 1]; shape (sources,)."""
    via: NDArray[np.integer]
    """The source that it is heard through, -1 for none; shape (sources,)."""
    part: NDArray[np.integer]
    """Which claim or relation an attribution is of, claims counted first; shape (attributions,)."""
    source: NDArray[np.integer]
    """Whose word it is; shape (attributions,)."""
    act: NDArray[np.int8]
    """By which act, as an index into `ACTS`; shape (attributions,)."""
    day: NDArray[np.int32]
    """The day on which it was said, counted as `date.toordinal` does; 0 for none; shape (attributions,)."""

    def only(self, kept: NDArray[np.bool_]) -> Heard:
        """Return the same sources with some of the attributions."""
        return replace(self, part=self.part[kept], source=self.source[kept], act=self.act[kept], day=self.day[kept])


@dataclass(frozen=True, eq=False, repr=False)
class Columns:
    """The claims and relations of a network. Indices count claims first, then relations, then sources."""

    claim_ids: Names
    claim_kind: NDArray[np.int8]
    """An index into `KINDS`; shape (claims,)."""
    claim_prior: NDArray[np.float64]
    """Shape (claims,), in [0, 1]; that of a question means nothing."""
    relation_ids: Names
    """A relation without an id is named by its number."""
    relation_sign: NDArray[np.int8]
    """+1 for a support, -1 for a rebuttal or an undercut; shape (relations,)."""
    relation_target: NDArray[np.integer]
    """The claim, relation or source aimed at; shape (relations,)."""
    premise: NDArray[np.integer]
    """The claims that are premises, relation by relation."""
    premise_start: NDArray[np.int64] | None = None
    """Where the premises of each relation start, shape (relations + 1,); None where each has one."""
    relation_strength: NDArray[np.float64] | None = None
    """Shape (relations,), in [0, 1]; None where all are 1."""
    relation_back: NDArray[np.integer] | None = None
    """For each step of a mutual rebuttal the one the other way, -1 for other relations; None where there are none."""
    relation_mutual: NDArray[np.int8] | None = None
    """In which way each step of a mutual rebuttal is mutual, as an index into `MUTUAL`, -1 for other relations; None as above."""
    claim_texts: Names | None = None
    """None where the id is all there is."""
    claim_original: NDArray[np.integer] | None = None
    """The claim that each one restates, -1 for none; None where there is no restatement."""
    scored: NDArray[np.integer] | None = None
    """Which claims have a score, in order; None where all have."""
    heard: Heard | None = None
    join: Join = "product"
    """How the scores of linked premises meet."""
    title: str = "Untitled"
    conclusion: tuple[int, ...] = ()

    @property
    def claims(self) -> int:
        """How many claims there are, questions included."""
        return len(self.claim_kind)

    @property
    def relations(self) -> int:
        """How many relations there are."""
        return len(self.relation_sign)

    @property
    def source_ids(self) -> Names:
        """The ids of the sources."""
        return ListedNames(()) if self.heard is None else self.heard.ids

    @property
    def texts(self) -> Names:
        """What each claim says; its id where nothing is known."""
        return self.claim_ids if self.claim_texts is None else self.claim_texts

    @property
    def scored_ids(self) -> Names:
        """The ids of the claims that have a score."""
        return self._of_scored(self.claim_ids)

    @cached_property
    def scored_texts(self) -> Names:
        """The texts of the claims that have a score."""
        return self._of_scored(self.texts)

    def of_scored(self, column: NDArray[Any]) -> NDArray[Any]:
        """Return those entries of a column of claims that are of claims that have a score."""
        return column if self.scored is None else column[self.scored]

    def _of_scored(self, names: Names) -> Names:
        return names if self.scored is None else names.some(self.scored)

    @cached_property
    def original(self) -> NDArray[np.integer]:
        """The claim that each one restates in the end, itself where it restates nothing; shape (claims,)."""
        return roots(np.full(self.claims, -1) if self.claim_original is None else self.claim_original)

    def premises_of(self, relation: int) -> list[int]:
        """Return the claims that are premises of a relation."""
        if self.premise_start is None:
            return [int(self.premise[relation])]
        premises: list[int] = self.premise[self.premise_start[relation] : self.premise_start[relation + 1]].tolist()
        return premises

    @cached_property
    def by_target(self) -> tuple[NDArray[np.int64], NDArray[np.integer]]:
        """For every claim, relation and source the relations aimed at it, as a compressed table; made once."""
        parts = self.claims + self.relations + len(self.source_ids)
        start, (aimed,) = rows(parts, self.relation_target, self._relation_numbers)
        return start, aimed

    @cached_property
    def by_premise(self) -> tuple[NDArray[np.int64], NDArray[np.integer]]:
        """For every claim the relations that it is a premise of, as a compressed table; made once."""
        numbers = self._relation_numbers
        if self.premise_start is not None:
            numbers = np.repeat(numbers, np.diff(self.premise_start))
        start, (used,) = rows(self.claims, self.premise, numbers)
        return start, used

    @property
    def _relation_numbers(self) -> NDArray[np.integer]:
        return np.arange(self.relations, dtype=self.premise.dtype)


def scored_of(kind: NDArray[np.int8], dtype: IndexType) -> NDArray[np.integer] | None:
    """Return which of the claims of some kinds have a score: no question has, nor restates what has. None for all.

    >>> scored_of(np.array([0, QUESTION], dtype=np.int8), np.int32)
    array([0], dtype=int32)
    """
    scored = kind != QUESTION
    return None if scored.all() else np.flatnonzero(scored).astype(dtype)
