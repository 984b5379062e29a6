"""What two readers are told about their disagreement, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.basics.text import counted, listed

NOTHING = 0.005
"""What moves the conclusion by less than this would not be seen in a table: it is said not to matter."""
_SHOWN = 3


class Swap(NamedTuple):
    """One number about which two readers differ, and how much of the gap goes when one takes the other's."""

    section: str
    """What the number is: a prior, a strength, a reliability."""
    id: str
    mine: float
    theirs: float
    closes: float
    from_theirs: float

    @property
    def idle(self) -> bool:
        """Whether it would not be seen in the conclusion, whoever gave way."""
        return max(abs(self.closes), abs(self.from_theirs)) < NOTHING


class Pair(NamedTuple):
    """Two swaps at once."""

    first: str
    second: str
    closes: float
    interaction: float
    """How much more the two close together than the sum of what they close singly."""


def in_words(
    names: tuple[str, str],
    target: str,
    scores: tuple[float, float],
    swaps: Sequence[Swap],
    pairs: Sequence[Pair],
    counts: tuple[int, int],
    tolerance: float,
) -> tuple[str, ...]:
    """Tell who puts the conclusion where, and what they would have to agree on.

    `counts` says about how many things they agree, and how many of their differences do not matter.

    >>> swap = Swap("prior", "rain", 0.9, 0.4, 0.45, 0.45)
    >>> in_words(("Ann", "Ben"), "take", (0.91, 0.46), [swap], [], (0, 0), 0.05)[1]
    "Of that gap of 0.450, 0.450 goes if Ann takes Ben's 0.40 for 'rain' alone, in place of 0.90."
    """
    here, there = scores
    gap = abs(there - here)
    words = [f"{names[0]} puts {target!r} at {here:.3f}, {names[1]} at {there:.3f}."]
    if not swaps:
        words.append("They do not differ about anything that either gave a number for.")
    elif gap < NOTHING:
        words.append(f"So they agree about it, though they differ about {_things(len(swaps))}.")
    else:
        printed = abs(round(there, 3) - round(here, 3))  # so that the sentence adds up, as printed
        words.extend(_closing(names, printed, swaps, pairs))
    agreed, idle = counts
    if agreed:
        words.append(f"They agree, to within {tolerance:g}, about {_things(agreed)} that either gave a number for.")
    if idle:
        words.append(f"{_things(idle).capitalize()} that they differ about would alone move it by less than {NOTHING}.")
    if len(swaps) > 1:
        words.append("Swaps do not add up: what one closes depends on what else they still differ about.")
    words.append("A score is a degree from 0 to 1, not a probability.")
    return tuple(words)


def _closing(names: tuple[str, str], gap: float, swaps: Sequence[Swap], pairs: Sequence[Pair]) -> list[str]:
    best = [one for one in swaps if one.closes >= NOTHING][:_SHOWN]
    if not best:
        return [f"Nothing that they could agree on would alone close any of the gap of {gap:.3f}."]
    first = best[0]
    swap = f"{names[0]} takes {names[1]}'s {first.theirs:.2f} for {first.id!r} alone, in place of {first.mine:.2f}"
    words = [f"Of that gap of {gap:.3f}, {first.closes:.3f} goes if {swap}."]
    if len(best) > 1:
        words.append(f"Next come {listed(f'{one.id!r} ({one.closes:.3f})' for one in best[1:])}.")
    # Of two things, the pair is all that they differ about: it closes the gap, and needs no saying.
    if pairs and len(swaps) > 2 and pairs[0].closes >= first.closes + NOTHING:  # noqa: PLR2004 - see above
        words.append(_of_pairs(pairs[0]))
    worse = sum(one.closes <= -NOTHING for one in swaps)
    if worse:
        words.append(
            f"On {_things(worse)} their difference hides part of the gap: agreeing there alone would widen it."
        )
    return words


def _of_pairs(pair: Pair) -> str:
    text = f"Of all pairs, {pair.first!r} with {pair.second!r} closes most: {pair.closes:.3f}"
    if abs(pair.interaction) < NOTHING:
        return f"{text}."
    return f"{text}, {abs(pair.interaction):.3f} {'more' if pair.interaction > 0 else 'less'} than the two singly."


def _things(number: int) -> str:
    return "one thing" if number == 1 else counted(number, "thing")
