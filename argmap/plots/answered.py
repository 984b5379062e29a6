"""`Answered`: what every plot needs of the answer that it draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol


class Answered(Protocol):
    """An answer about one claim, row by row."""

    @property
    def target(self) -> str:
        """The id of the claim asked about."""

    @property
    def semantics(self) -> str:
        """The name of the rule by which it was scored."""

    def __iter__(self) -> Iterator[dict[str, Any]]: ...
