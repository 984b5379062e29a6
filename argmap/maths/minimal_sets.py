"""The smallest sets of moves that together suffice, found without trying every set."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from argmap.basics.deadline import Deadline

if TYPE_CHECKING:
    from numpy.typing import NDArray

Set: TypeAlias = tuple[int, ...]
AT_ONCE = 4096
"""So many sets are tried in one go, unless told otherwise."""
MEMBERS = 1_000_000
"""So many members, of all sets together, are held at once."""


@dataclass(frozen=True)
class Moves:
    """What may be done, numbered from 0, and how far any set of moves gets.

    >>> Moves((0, 1), (), (7, 8), lambda sets: np.array([len(one) - 1.5 for one in sets])).margins([(0, 1)])
    array([0.5])
    """

    sure: Set
    """Moves that never take the target away from where it should get, whatever else is done."""
    unsure: Set
    """The others."""
    claim: Sequence[int]
    """Which claim each move is about; a set has at most one move about each claim."""
    margins: Callable[[Sequence[Set]], NDArray[np.float64]]
    """How far each set gets: above 0 where it suffices."""


@dataclass
class Found:
    """The smallest sets that suffice, and how far the search for them went."""

    sets: dict[Set, float] = field(default_factory=dict)
    """The sets in which no move can be spared, with the margin of each; members in the order of their numbers."""
    singles: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    """The margin of every move alone."""
    searched: int = 0
    """All sets of up to so many moves were searched, in so far as they could be of the smallest."""
    scored: int = 0
    """How many sets of two and more were scored."""


class _Box(NamedTuple):
    """All sets of some chosen moves and, from each of some runs of the sure ones, so many."""

    chosen: Set
    runs: tuple[tuple[int, int, int], ...]
    """From, to (excluded) and how many, in the order of strength."""
    known: bool = False
    """Whether all of its moves together are known to suffice."""

    @property
    def is_one_set(self) -> bool:
        return all(to - start == count for start, to, count in self.runs)


def smallest_sets(
    moves: Moves,
    *,
    largest: int,
    limit: int,
    stop: bool = False,
    deadline: Deadline | None = None,
    at_once: int = AT_ONCE,
) -> Found:
    """Find the sets of at most `largest` moves that suffice and in which no move can be spared.

    Single moves are all tried. Larger sets are tried in boxes, each a family of sets: if all the sure moves of a box at
    once do not suffice, none of its sets does, for more sure moves never take the target back. What suffices is cut in
    two until single sets are left. Unsure moves are tried in every combination. The search ends when `limit` sets of two
    and more were scored, or the time is up; `Found.searched` says up to which size nothing was left out. With `stop` it ends
    with the first size at which there are such sets. `at_once` says how many are scored between two looks at the clock.

    >>> weight = np.array([3, 2, 2, 1, 1])
    >>> heavy = lambda sets: np.array([weight[list(one)].sum() - 3.5 for one in sets])
    >>> sorted(smallest_sets(Moves((0, 1, 2, 3, 4), (), range(5), heavy), largest=2, limit=100).sets)
    [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2)]
    """
    every = sorted((*moves.sure, *moves.unsure))
    singles = np.full(max(every, default=-1) + 1, -np.inf)
    singles[every] = _suffice(moves, [(move,) for move in every])
    found = Found({(move,): float(singles[move]) for move in every if singles[move] > 0}, singles, min(1, largest))
    strongest = sorted(moves.sure, key=lambda move: -singles[move])
    for size in range(2, largest + 1):
        if stop and found.sets:
            break
        if size <= len(set(moves.claim)) and not _search(
            moves, strongest, size, found, limit, deadline or Deadline(math.inf), at_once
        ):
            break
        found.searched = size
    return found


def _search(
    moves: Moves, strongest: list[int], size: int, found: Found, limit: int, deadline: Deadline, at_once: int
) -> bool:
    """Add the sets of one size to what was found; return whether there was time for all of them."""
    roots, at_once = _roots(moves, len(strongest), size), min(at_once, max(64, MEMBERS // max(1, len(strongest))))
    stack: list[_Box] = []
    while not deadline.over:
        while len(stack) < at_once and (root := next(roots, None)):
            stack.insert(0, root)
        if not stack:
            return True
        batch = [stack.pop() for _ in range(min(at_once, len(stack)))]
        if found.sets:
            batch = [box for box in batch if not _has_smaller(_forced(box, strongest), found)]
        new = [box for box in batch if not box.known]
        in_time = new[: max(0, limit - found.scored)]
        found.scored += len(in_time)
        margins = dict(
            zip(in_time, _suffice(moves, [_all_of(box, strongest) for box in in_time]).tolist(), strict=True)
        )
        for box in reversed(batch):  # the strongest end up on top
            if box.known or margins.get(box, 0.0) > 0:
                if box.is_one_set:
                    found.sets[_all_of(box, strongest)] = margins[box]
                else:
                    stack.extend(_halves(box))
        if len(in_time) < len(new):
            return False
    return False


def _roots(moves: Moves, sure: int, size: int) -> Iterator[_Box]:
    """Give a box for every combination of unsure moves, those with the fewest of them first."""
    for unsure in range(size + 1):
        if size - unsure > sure:
            continue
        rest = ((0, sure, size - unsure),) if size > unsure else ()
        for chosen in combinations(moves.unsure, unsure):
            if len({moves.claim[move] for move in chosen}) == unsure:
                yield _Box(chosen, rest)


def _halves(box: _Box) -> Iterator[_Box]:
    """Cut the longest run that leaves a choice in two, the weaker half first."""
    choice = [to - start - count for start, to, count in box.runs]
    at = choice.index(max(choice))
    start, to, count = box.runs[at]
    middle = (start + to + 1) // 2
    for left in range(max(0, count - (to - middle)), min(count, middle - start) + 1):
        halves = [run for run in ((start, middle, left), (middle, to, count - left)) if run[2]]
        yield _Box(box.chosen, (*box.runs[:at], *halves, *box.runs[at + 1 :]), known=len(halves) > 1)


def _all_of(box: _Box, strongest: list[int]) -> Set:
    moves = list(box.chosen)
    for start, to, _ in box.runs:
        moves += strongest[start:to]
    return tuple(sorted(moves))


def _forced(box: _Box, strongest: list[int]) -> Set:
    """Return the moves that all sets of a box have."""
    full = (run for run in box.runs if run[1] - run[0] == run[2])
    return tuple(sorted((*box.chosen, *(move for start, to, _ in full for move in strongest[start:to]))))


def _has_smaller(forced: Set, found: Found) -> bool:
    """Say whether some of these moves suffice already."""
    return any(part in found.sets for size in range(1, len(forced) + 1) for part in combinations(forced, size))


def _suffice(moves: Moves, sets: Sequence[Set]) -> NDArray[np.float64]:
    """Return the margins; where a set has none, for want of a fixed point, it does not suffice."""
    if not sets:
        return np.empty(0)
    margins = np.asarray(moves.margins(sets), dtype=np.float64)
    return np.where(np.isnan(margins), -np.inf, margins)
