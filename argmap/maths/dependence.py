"""Between what the dependence is unknown, where probabilities meet."""

from __future__ import annotations

from typing import Literal, TypeAlias

Dependence: TypeAlias = Literal["linked", "any"]
"""Between the premises of one relation, or between all that meets."""
