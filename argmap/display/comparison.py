"""What a picture compares a map with: other scores beside its own, and what was edited since another version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.basics.frozen import EMPTY
from argmap.display.words import score_of

if TYPE_CHECKING:
    from argmap.answers.scores import Scores

_SIGNS = {"added": "+", "removed": "−"}
_CHANGED = "±"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Other scores, and marks of edits; each card and pill that bears one says it in words."""

    scores: Scores | None = None
    """The scores that stand beside those of the picture."""
    names: tuple[str, str] = ("these scores", "the others")
    """Whose scores those of the picture are, and whose those beside them."""
    edited: Mapping[str, tuple[str, ...]] = EMPTY
    """What was done to claims, relations and sources, by id: added, removed, reworded and so on."""
    elsewhere: int = 0
    """How many edits are of what no picture shows: documents, the head of the map."""

    def mark(self, name: str) -> str:
        """Say what was done to a thing, after a sign; nothing where nothing was.

        >>> Comparison(edited={"rain": ("reworded", "re-weighted")}).mark("rain"), Comparison().mark("rain")
        ('± reworded, re-weighted', '')
        """
        done = self.edited.get(name)
        return f"{_SIGNS.get(done[0], _CHANGED)} {', '.join(done)}" if done else ""

    def removed(self, name: str) -> bool:
        """Say whether a thing is there no more.

        >>> Comparison(edited={"rain": ("removed",)}).removed("rain")
        True
        """
        return "removed" in self.edited.get(name, ())

    def both(self, own: str, name: str) -> str:
        """Write a score and the one beside it; a dash stands for one that is missing.

        >>> Comparison().both("0.50", "rain"), Comparison().both("", "rain")
        ('0.50', '')
        """
        other = score_of(self.scores, name) if self.scores is not None and name in self.scores else ""
        if self.scores is None or not (own or other):
            return own
        return " | ".join(score or "–" for score in (own, other))


NOTHING = Comparison()
"""A picture that compares with nothing."""
