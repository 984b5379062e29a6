"""`Columns`: what a network's claims and relations say, column by column; the arrays are compiled from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.columns.names import Names
from argmap.maths.compressed import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

KINDS = ("claim", "premise", "evidence", "question")
"""The kinds of claims, in the order of their codes."""
QUESTION = KINDS.index("question")
TYPES = ("support", "rebuttal", "undercut")


@dataclass(frozen=True, eq=False, repr=False)
class Heard:
    """The sources of a map, and which claim rests on whose word."""

    ids: Names
    reliability: NDArray[np.float64]
    """A source's own, in [0, 1]; shape (sources,)."""
    via: NDArray[np.integer]
    """The source that it is heard through, -1 for none; shape (sources,)."""
    claim: NDArray[np.integer]
    """Which claim an attribution is of; shape (attributions,), carrying ones only."""
    source: NDArray[np.integer]
    """Whose word it is; shape (attributions,)."""
    act: NDArray[np.int8]
    """By which act, as an index into `ACTS`; shape (attributions,)."""


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
    claim_texts: Names | None = None
    """None where the id is all there is."""
    claim_original: NDArray[np.integer] | None = None
    """The claim that each one restates, -1 for none; None where there is no restatement."""
    scored: NDArray[np.integer] | None = None
    """Which claims have a score, in order; None where all have."""
    heard: Heard | None = None
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

    @property
    def scored_prior(self) -> NDArray[np.float64]:
        """The priors of the claims that have a score."""
        return self.claim_prior if self.scored is None else self.claim_prior[self.scored]

    def _of_scored(self, names: Names) -> Names:
        return names if self.scored is None else names.some(self.scored)

    def premises_of(self, relation: int) -> list[int]:
        """Return the claims that are premises of a relation."""
        if self.premise_start is None:
            return [int(self.premise[relation])]
        premises: list[int] = self.premise[self.premise_start[relation] : self.premise_start[relation + 1]].tolist()
        return premises

    @cached_property
    def by_target(self) -> tuple[NDArray[np.int64], NDArray[np.integer]]:
        """For every claim, relation and source the relations aimed at it, as a compressed table; made once."""
        sources = 0 if self.heard is None else len(self.heard.ids)
        start, (aimed,) = rows(self.claims + self.relations + sources, self.relation_target, self._relation_numbers)
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
