"""What cruxes can be sorted by."""

from __future__ import annotations

from typing import Literal, TypeAlias

By: TypeAlias = Literal["swing", "gradient", "score", "depth"]
