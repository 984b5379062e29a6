"""`FoundOut`: what would be worth finding out, in words and in a table."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.answers.answer import Answer
from argmap.answers.table import Column

COLUMNS = (
    Column("id"),
    Column("turn", "d"),
    Column("adds", ".4f"),
    Column("change", ".3f"),
    Column("bits", ".4f"),
    Column("cost", ".3g"),
    Column("per_cost", ".4f"),
    Column("chance", ".3f"),
    Column("if_yes", ".3f"),
    Column("if_no", ".3f"),
    Column("text"),
)
"""What the table holds; without costs it has no column for them."""


@dataclass(frozen=True, repr=False, eq=False)
class FoundOut(Answer):
    """What would be worth finding out: a row for each claim that tells of the target, those asked in turn first.

    `change` is by how much the target's chance is expected to move once it is known whether the claim holds, `bits` the
    information in it; `chance` is how likely the claim is, and `if_yes` and `if_no` are the target's chances then.
    """

    target: str
    """The id of the claim asked about."""
    now: float
    """How likely it is as things stand."""
    unit: str
    """What claims are ranked by: `change` or `bits`."""
    turns: tuple[str, ...]
    """The questions to ask in turn."""
    pair: tuple[str, str] | None
    """The two claims that tell most together; None where pairs were not tried."""
    together: float
    """How much the two tell, in the unit."""
