"""What has to be granted, or given up, for a claim to be in: the smallest sets, searched among all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from argmap.acceptance.frameworks.grounded_labels import IN, OUT
from argmap.acceptance.reasons import WORD
from argmap.analysis.labels.trial_labels import LOWERS, RAISES, TrialLabels
from argmap.analysis.target import named_target
from argmap.analysis.trials.checked import check_whole
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.deadline import SECONDS, Deadline
from argmap.basics.text import counted, quoted
from argmap.maths.minimal_sets import Found, Moves, smallest_sets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.model.document import Document

_COLUMNS = (Column("set"), Column("grant"), Column("give_up"), Column("claims"))
_MOST_TRIED = 200_000
_SHRINKING = 2.0
"""Seconds for finding one set, where there was no time to search all that may be smaller."""
_AT_ONCE = 64
"""So many sets are labelled between two looks at the clock."""

Move = tuple[str, int, bool]
"""A claim, its node, and whether it is granted: else it is given up."""


def grants(
    document: Document,
    target: str | None = None,
    *,
    asserted: Collection[str] | str = "leaves",
    largest: int = 8,
    top: int | None = None,
    seconds: float = SECONDS,
) -> Answer:
    """List the smallest sets of claims that have to be granted or given up for the target to be in.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: T, claims: {a: A., b: B.}, relations: [{id: r, premises: a, rebuts: b}]}")
    >>> grants(m.document, "b").column("give_up")
    (('a',),)
    """
    check_whole(largest=(largest, 1), **({} if top is None else {"top": (top, 1)}))
    name = named_target(document, target)
    trial = TrialLabels(document, name, asserted)
    if trial.is_in:
        return Answer((f"{name!r} is in as things stand: nothing has to be granted.",), Table(_COLUMNS, ()))
    moves, sure = _moves(trial)
    found = _search(trial, moves, sure, largest, Deadline(seconds))
    shrunk = not found.sets and found.searched < largest
    if shrunk:
        found.sets = _one_that_does(trial, moves[:sure], Deadline(min(seconds, _SHRINKING)))
    sets = sorted(found.sets, key=lambda one: (len(one), [not moves[at][2] for at in one], one))
    rows = tuple(_row(number, [moves[at] for at in one]) for number, one in enumerate(sets, start=1))
    words = tuple(_words(trial, name, rows, found, largest, shown=len(rows[:top]), shrunk=shrunk))
    return Answer(words, Table(_COLUMNS, rows[:top]))


def _moves(trial: TrialLabels) -> tuple[list[Move], int]:
    """Return what may be done, first what can only help: to grant what is not in, to give up what is not out."""
    sure: list[Move] = []
    unsure: list[Move] = []
    for number, node in enumerate(trial.program.nodes):
        sign = trial.signs[number]
        if node.sort != "claim" or number == trial.target:
            continue
        if trial.now[number] != IN and sign & RAISES:
            (unsure if sign & LOWERS else sure).append((node.id, number, True))
        if trial.now[number] != OUT and sign & LOWERS:
            (unsure if sign & RAISES else sure).append((node.id, number, False))
    return [*sure, *unsure], len(sure)


def _search(trial: TrialLabels, moves: Sequence[Move], sure: int, largest: int, deadline: Deadline) -> Found:
    late: set[int] = set()

    def margins(sets: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        found = []
        for one in sets:
            if deadline.over:
                late.add(len(one))
            found.append(_margin(trial, [moves[at] for at in one], deadline))
        return np.array(found)

    claim = [number for _, number, _ in moves]
    known = Moves(tuple(range(sure)), tuple(range(sure, len(moves))), claim, margins)
    found = smallest_sets(known, largest=largest, limit=_MOST_TRIED, deadline=deadline, at_once=_AT_ONCE)
    if 1 in late:  # single claims are tried all in one go, and there was no time for all of them
        found.searched = 0
    return found


def _one_that_does(trial: TrialLabels, moves: Sequence[Move], deadline: Deadline) -> dict[tuple[int, ...], float]:
    """Take all that can only help, and leave out what can be spared, the farthest from the target first.

    What can only help never hurts, so of what is left in the end nothing can be spared. Nothing where it is not enough, or the time is up.
    """
    near = _distances(trial)
    kept = sorted(range(len(moves)), key=lambda at: -near[moves[at][1]])
    if _margin(trial, moves, deadline) <= 0:
        return {}
    many = len(kept)
    while many:
        first = 0
        while first < len(kept):
            rest = kept[:first] + kept[first + many :]
            if _margin(trial, [moves[at] for at in rest], deadline) > 0:
                kept = rest
            else:
                first += many
        many //= 2
    return {} if deadline.over else {tuple(sorted(kept)): 0.5}


def _distances(trial: TrialLabels) -> list[int]:
    """Return how many steps there are from each node to the target."""
    found, nodes = [0] * len(trial.program.nodes), trial.program.nodes
    order, known = [trial.target], {trial.target}
    for number in order:  # it grows while it is gone through
        for one in (*nodes[number].pro, *nodes[number].con):
            if one not in known:
                known.add(one)
                order.append(one)
                found[one] = found[number] + 1
    return found


def _margin(trial: TrialLabels, moves: Sequence[Move], deadline: Deadline) -> float:
    """Return more than 0 where the target is in; a set for which there is no time is one that does not suffice."""
    if deadline.over:
        return -1.0
    held = [number for _, number, granted in moves if granted]
    denied = [number for _, number, granted in moves if not granted]
    return trial.label(held=held, denied=denied) - 0.5


def _row(number: int, moves: Sequence[Move]) -> tuple[str, tuple[str, ...], tuple[str, ...], int]:
    grant = tuple(sorted(name for name, _, granted in moves if granted))
    give_up = tuple(sorted(name for name, _, granted in moves if not granted))
    return str(number), grant, give_up, len(moves)


def _words(
    trial: TrialLabels, name: str, rows: Sequence[tuple[str, tuple[str, ...], tuple[str, ...], int]], found: Found,
    largest: int, *, shown: int, shrunk: bool,
) -> Iterator[str]:  # fmt: skip
    stands = f"{name!r} is {WORD[trial.now[trial.target]]}."
    searched = min(found.searched, largest)
    meaning = "Granted is in whatever is against it; given up is out. The labels are grounded ones."
    if not rows:
        if searched:
            yield f"{stands} No set of up to {counted(searched, 'claim')} that one could grant or give up would put it in."
        else:
            yield f"{stands} Of the claims that there was time to try, none alone would put it in if it were granted or given up."
        yield meaning
        return
    _, grant, give_up, _ = rows[0]
    done = [f"granted {quoted(grant, 10)}"] if grant else []
    done += [f"gave up {quoted(give_up, 10)}"] if give_up else []
    yield f"{stands} It would be in if one {' and '.join(done)}."
    if shrunk:
        upto = f"sets of up to {counted(searched, 'claim')}" if searched else "a few claims"
        yield f"None of these can be spared. There was time to search {upto}: a smaller set may do it, too. {meaning}"
        return
    others = counted(len(rows) - 1, "other set") if len(rows) > 1 else "No other set"
    verb = "does" if len(rows) <= 2 else "do"  # noqa: PLR2004 - one other
    upto = (
        f" of up to {counted(largest, 'claim')}" if searched == largest else ", of those that there was time to search,"
    )
    more = f" {counted(shown, 'is', 'are')} shown." if shown < len(rows) else ""
    yield f"{others}{upto} {verb} it.{more} {meaning}"
    if not searched:
        yield "There was no time to try every claim alone: the nearest to it were tried."
    elif searched < largest:
        yield f"All sets of up to {counted(searched, 'claim')} were searched; there was no time for all larger ones, up to {largest}."
