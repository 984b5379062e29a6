"""In what it is measured what a question tells."""

from __future__ import annotations

from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["bits", "change"]
