"""`SqlScores`: what a run by a database gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.answers.table import Column, Table
from argmap.basics.text import counted
from argmap.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.answers.component import Component
    from argmap.sql.circles import Circles
    from argmap.sql.cones import Check
    from argmap.sql.scoring_run import Scored, Work


@dataclass(frozen=True, repr=False, eq=False)
class SqlScores:
    """The scores that a database worked out; they stand in the table or file that was named, `to`."""

    semantics: str
    to: str
    claims: int
    """How many claims have a score."""
    relations: int
    """How many entries the map has: each relation's step, and each premise of one that is more than an edge."""
    levels: int
    """How many statements scored them, one a level."""
    circles: Circles
    """What runs in circles, and how its scores were found."""
    _scored: Scored = field(repr=False)
    _work: Work = field(repr=False)

    @property
    def converged(self) -> bool:
        """Whether every score is known to 1e-9."""
        return self.circles.converged

    @property
    def residual(self) -> float:
        """The largest change that one more step would make to any score."""
        return self.circles.residual

    @property
    def components(self) -> Sequence[Component]:
        """What the engine says of the largest parts that run in circles."""
        return self.circles.components

    def table(self, number: int = 10) -> Table:
        """Return the claims with the highest scores, of equal ones the first first."""
        if type(number) is not int or number < 1:
            raise ParameterError(f"number must be a whole number from 1, not {number!r}")
        select = f"SELECT * FROM ({self._scored.claims_with_scores}) AS s ORDER BY score DESC, id LIMIT {number}"
        rows: list[dict[str, Any]] = self._scored.tables.rows(select).to_pylist()
        columns = (Column("id"), Column("prior"), Column("score"), Column("change", "+.2f"))
        return Table(
            columns, tuple((str(one["id"]), one["prior"], one["score"], one["score"] - one["prior"]) for one in rows)
        )

    def check(self, *, sample: int = 1000, seed: int = 0, most: int = 1_000_000) -> Check:
        """Score the cones of sampled claims again with the engine, and say how many came to the same.

        A cone is all that bears on a claim, directly or not. Cones are gathered step by step together; where they would hold
        more than `most` nodes, they are cut, and what lies at the cut is taken at the database's word.
        """
        from argmap.sql.cones import check_cones  # noqa: PLC0415 - only needed here

        return check_cones(self._scored, sample=sample, seed=seed, most=most)

    def __len__(self) -> int:
        return self.claims

    def __repr__(self) -> str:
        state = "converged" if self.converged else "did not converge"
        return (
            f"<SqlScores {self.semantics}: {counted(self.claims, 'claim')}, {counted(self.levels, 'level')}, {state}>"
        )
