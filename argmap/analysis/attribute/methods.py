"""How contributions can be counted, and whose."""

from __future__ import annotations

from typing import Literal, TypeAlias

Method: TypeAlias = Literal["shapley", "gradient", "removal", "intrinsic_removal"]
Sort: TypeAlias = Literal["claims", "relations"]
