"""`Acceptance`: the label of every claim, in words and in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.acceptance.labelling import Label, Labelling
from argmap.acceptance.reasons import Reasons
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table

COLUMNS = (Column("id"), Column("label"), Column("kind"), Column("because"), Column("text"))
"""What the table holds: `because` names what decides a label."""


_MARKS = {"in": "●", "out": "○", "undecided": "◐"}


@dataclass(frozen=True, repr=False, eq=False)
class Acceptance(Answer):
    """Which claims are in, out or undecided: a row for each, the conclusion first, then what is not in.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: Umbrella, conclusion: take, claims: {rain: It rains., take: Take one.}, "
    ...     "relations: [{id: wet, premises: rain, supports: take}]}")
    >>> accepted = m.accept()
    >>> accepted["take"], accepted.label_of["rain"], accepted.relations["wet"]
    ('in', 'in', 'in')
    """

    semantics: str
    """By which rule."""
    asserted: tuple[str, ...]
    """The claims that were taken as asserted, restatements left out."""
    labelling: Labelling
    """The labels themselves, with their reasons."""

    def __getitem__(self, claim_id: str) -> Label:
        return self.labelling[claim_id]

    @property
    def label_of(self) -> Mapping[str, Label]:
        """The label of every claim, by id."""
        return self.labelling.claims

    @property
    def relations(self) -> Mapping[str, Label]:
        """Whether each relation holds."""
        return self.labelling.relations

    def only(self, label: Label) -> tuple[str, ...]:
        """Return the claims that have a label, in the order of the map."""
        return self.labelling.only(label)

    def reasons(self, about: str) -> Reasons:
        """Say why a claim or a relation has its label, in words and as a tree of what decides it."""
        return self.labelling.reasons(about)

    def _in_cell(self) -> Table:
        """Mark the labels as a picture does: a full disc, a ring, a ring that is half full."""
        rows = ((key, f"{_MARKS[label]} {label}", *rest) for key, label, *rest in self.table.rows)
        return Table(self.table.columns, tuple(rows))

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.labelling)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.table)

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data, ready for JSON."""
        return {
            "words": list(self.words),
            "semantics": self.semantics,
            "asserted": list(self.asserted),
            "labels": dict(self.label_of),
            "relations": dict(self.relations),
            "rows": self.table.to_dict(),
        }
