"""What `load_bearing` found, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.trials.trials import SLACK
from argmap.basics.text import counted

if TYPE_CHECKING:
    from argmap.analysis.load_bearing.answer import LoadBearing
    from argmap.analysis.trials.directions import Directions
    from argmap.analysis.trials.trials import Trials

NAMED = 3
"""So many of the sets of one size are named; the others are counted."""


def words(found: LoadBearing, ways: Directions, trials: Trials, *, cut: bool) -> tuple[str, ...]:
    """Say what a score rests on, what was not looked at (`cut`: for want of time), and what it means."""
    if found.score < found.below - SLACK:
        already = f"{found.target!r} scores {found.score:.3f}, under {found.below:g} already: nothing has to fall."
        return already, _MEANING
    return (*_finding(found), *_out_of_reach(found, ways, trials), *_limits(found, ways, trials, cut=cut), _MEANING)


_MEANING = (
    "A claim falls when its score is held at 0, whatever speaks for it. No member of a set can be spared. Scores are "
    "degrees, not probabilities, and what stands far from the target moves it little."
)


def _finding(found: LoadBearing) -> Iterator[str]:
    stands = f"{found.target!r} scores {found.score:.3f}."
    alone = _of_size(found, 1)
    if alone:
        yield f"{stands} The fall of one claim brings it under {found.below:g}: {_named(alone)}."
    elif found.falls:
        nearest = min(found.falls, key=lambda claim: found.falls[claim])
        yield (
            f"{stands} No claim's fall alone brings it under {found.below:g}; that of {nearest!r} comes nearest, "
            f"with {found.falls[nearest]:.3f}."
        )
    else:
        yield f"{stands} No claim can lower it by falling."
    for size in range(2, found.largest + 1):
        sets = _of_size(found, size)
        if sets:
            yield f"The fall of {size} together, of which none is enough without the others, does it too: {_named(sets)}."


def _of_size(found: LoadBearing, size: int) -> list[tuple[str, float]]:
    both = zip(found.sets, found.scores, strict=True)
    return [(" + ".join(one), score) for one, score in both if len(one) == size]


def _named(sets: list[tuple[str, float]]) -> str:
    shown = "; ".join(f"{name} ({score:.3f})" for name, score in sets[:NAMED])
    return shown if len(sets) <= NAMED else f"{shown}; and {len(sets) - NAMED:,} more"


def _out_of_reach(found: LoadBearing, ways: Directions, trials: Trials) -> Iterator[str]:
    if found.sets or not found.falls:
        return
    if found.complete and found.largest > 1:
        yield f"Nor does the fall of {found.largest} claims or fewer together."
    if not ways.unsure:
        lowest = float(trials.held([ways.raises])[0])
        if lowest >= found.below - SLACK:
            number = len(ways.raises)
            every = "the one claim" if number == 1 else f"all {counted(number, 'claim')}"
            yield f"Nothing can: if {every} that can only raise it fell, it would score {lowest:.3f}."


def _limits(found: LoadBearing, ways: Directions, trials: Trials, *, cut: bool) -> Iterator[str]:
    if not found.complete:
        some = "in part only" if found.searched + 1 == found.largest else "in part, and larger ones not at all"
        yield (
            f"All sets of up to {found.searched} are there. Sets of {found.searched + 1} were searched {some}: "
            f"{found.scored:,} sets of claims were scored, and more would "
            f"{'take minutes in this map' if cut else 'be with a higher limit'}."
        )
    if ways.unsure:
        why = "both ways, or through a circle" if ways.circles else "both ways"
        yield f"{counted(len(ways.unsure), 'claim')} may bear on it {why}: these were tried in every combination."
    if trials.unsettled:
        yield f"In {trials.unsettled:,} of the scorings no fixed point was found: those sets are left out, enough or not."
