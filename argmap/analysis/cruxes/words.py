"""What the cruxes of a claim are, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.arrays.signed_reach import LOWERS, MIXED, RAISES
from argmap.basics.text import counted

NOTHING = 0.5e-9
"""A swing of less is none."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found out about the cruxes of a claim."""

    target: str
    is_conclusion: bool
    now: float
    polarity: Sequence[int]
    """How many of the claims that bear on it have each polarity, by its code."""
    measured: int
    """How many of them were given a swing."""
    shown: int
    most: Mapping[str, Any] | None
    """The row with the largest swing of all."""
    implied: int
    """How many of the claims shown nobody says outright."""
    unsettled: int
    """How many of the claims measured have no swing, since scores did not settle."""

    loose: int = 0
    """How many scores of the map stand on a balance that a small push would upset."""
    kind: str = "degree"
    """Whether scores are degrees or chances."""

    @property
    def bearing(self) -> int:
        """How many claims bear on it."""
        return sum(self.polarity)


def words(facts: Facts) -> tuple[str, ...]:
    """Say what the claim hangs on, which claims were looked at, and what the numbers mean.

    >>> most = {"id": "safety", "swing": 0.5, "if_false": 0.3, "if_true": 0.8}
    >>> facts = Facts("close", True, 0.7, (0, 1, 1, 0), 2, 2, most, 0, 0)
    >>> print(words(facts)[0])
    The conclusion 'close' stands at 0.70. It hangs most on 'safety': 0.30 if that were false, 0.80 if it were true.
    """
    return tuple(_sentences(facts))


def _sentences(facts: Facts) -> Iterator[str]:
    name = f"The conclusion {facts.target!r}" if facts.is_conclusion else repr(facts.target)
    stands = f"{name} stands at {facts.now:.2f}."
    if not facts.bearing:
        yield f"{stands} No other claim bears on it."
        yield _kind(facts)
        return
    yield f"{stands} {_most(facts)}".rstrip()
    up, down, both = (facts.polarity[code] for code in (RAISES, LOWERS, MIXED))
    kinds = (up, "can only raise it"), (down, "can only lower it"), (both, "can do either, by different ways")
    said = ", ".join(f"{number} {verb}" for number, verb in kinds if number)
    yield f"{counted(facts.bearing, 'claim bears', 'claims bear')} on it: {said}." + _shown(facts)
    if facts.unsettled:
        yield (
            f"Of {counted(facts.unsettled, 'claim')} the swing is unknown: held at 0 or at 1, the scores of the map did not settle."
        )
    if facts.loose:
        yield (
            f"{facts.loose:,} scores of the map hang on each other in circles and stand on a balance that a small push would "
            "upset: there a gradient says little, and a swing may turn against its polarity."
        )
    yield (
        f"False is a score held at 0 and true one held at 1, with everything else as it is. {_kind(facts)} What stands far from the conclusion moves it little, whatever it says: the order shows depth "
        "as much as weight."
    )
    if facts.implied:
        yield (
            f"Nobody says {facts.implied} of the claims shown outright: whoever made the map supplied them, and an order "
            "by swing is also an order of what was written down."
        )


def _kind(facts: Facts) -> str:
    if facts.kind == "degree":
        return "Scores are degrees, not probabilities."
    return (
        "Scores are chances, if the map's numbers are; to hold a claim tells nothing of what it rests on: see diagnose."
    )


def _most(facts: Facts) -> str:
    most = facts.most
    if most is None:
        return ""
    if abs(most["swing"]) < NOTHING:
        return "No claim moves it by itself."
    return f"It hangs most on {most['id']!r}: {most['if_false']:.2f} if that were false, {most['if_true']:.2f} if it were true."


def _shown(facts: Facts) -> str:
    if facts.measured < facts.bearing:
        return (
            f" Swings were worked out for the {facts.measured} with the largest gradients; the gradient sees small "
            f"changes, so a claim with a larger swing may be missing. {_shown_of(facts)}"
        )
    return f" {_shown_of(facts)}" if facts.shown < facts.bearing else ""


def _shown_of(facts: Facts) -> str:
    return f"{counted(facts.shown, 'is', 'are')} shown."
