"""What a picture shows of a labelling: a word and a mark for every claim, and a word on the pill of every relation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.basics.frozen import EMPTY

Label = Literal["in", "out", "undecided"]
MEANINGS: dict[Label, str] = {
    "in": "in: accepted",
    "out": "out: rejected, or nothing for it holds",
    "undecided": "undecided",
}
"""What the key says of each."""
LABELS: tuple[Label, ...] = tuple(MEANINGS)
MARK_SIZE = 10.0
"""How wide a mark is, in points: a full disc with a tick is in, a ring with a cross out, a ring half full undecided."""


@dataclass(frozen=True, slots=True)
class ShownLabels:
    """The labels of claims and relations, by id, and by which rule they were found."""

    cards: Mapping[str, Label] = EMPTY
    """Of claims, and of the sources that have one."""
    relations: Mapping[str, Label] = EMPTY
    rule: str = ""

    def told(self, name: str) -> list[str]:
        """Say which label a claim or a relation has; nothing where it has none.

        >>> ShownLabels({"rain": "in"}).told("rain"), ShownLabels().told("rain")
        (['label in'], [])
        """
        label = self.cards.get(name) or self.relations.get(name)
        return [f"label {label}"] if label else []


NO_LABELS = ShownLabels()
"""A picture without labels."""
