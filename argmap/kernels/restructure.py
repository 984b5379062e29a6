"""Edits of structure: rows with slack, a topological order that is kept, and the wave that goes by it.

The order is a row of slots, every other one empty at first; `rank` is the slot of each place, `at` the place in each slot.
An edge from a premise to a target that stands before it moves either what follows the target to right behind the
premise, or what leads to the premise to right before the target: whichever search ends first, and both stay between
the two (Pearce and Kelly, ACM JEA 2006; Bender, Fineman, Gilbert, Tarjan, ACM TALG 2015). A circle is never moved.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import kernel, part
from argmap.kernels.rescore import CIRCLE, DONE, ONE, SPENT, lowest, mark, unmark
from argmap.kernels.rules import Rule, node_value

NOWHERE: Any = np.int64(-1)
NONE: Any = np.int64(0)
IN_ORDER, NO_ORDER, FOLLOWERS, FOLLOWED = 0, -1, 1, 2
"""What a search finds: the order is right; there is none, or it would take moving a circle; or what has to be moved."""
SPARE: Any = np.int64(4)
"""A window of the order is widened until it has one empty slot for so many places, beside those that are asked for."""


class Edited(NamedTuple):
    """What edits of structure have added to a layout."""

    entry: Any
    """Rows that have been edited, with slack; `first` of their cards counts in here."""
    weight: Any
    """The strength by which each entry there is multiplied."""
    following: Any
    """Followers that came later: the place of each."""
    onward: Any
    """Where the next later follower of the same place stands; negative for the last."""
    rank: Any
    at: Any
    seen: Any
    """The number of the last search that came by each place, twice: from the target, and from the premise."""
    room: Any
    """Three rows of places: found from the target, found from the premise, and what stands in a window."""
    forces: Any
    """Room for the longest row: what each entry is worth by its weight."""
    counting: Any
    """0, 1, 2, ... as many."""


@kernel
def search(
    cards: Any, entry: Any, after: Any, edited: Edited, premise: int, target: int, number: int, report: Any
) -> int:
    """Find what has to be moved so that the premise comes before the target; `report[0]` says how many places.

    `FOLLOWERS` of the target go right behind the premise, or what is `FOLLOWED` goes right before the target; they stand
    in the first or the second row of `room`. `number` is that of the search.
    """
    rank, seen, room = edited.rank, edited.seen, edited.room
    low, high = np.int64(rank[target]), np.int64(rank[premise])
    if high < low:
        return IN_ORDER
    if premise == target or cards[premise].cyclic or cards[target].cyclic:
        return NO_ORDER
    # Found places are queues: those before `done` and `back_done` have been looked at.
    seen[0, target] = seen[1, premise] = number
    room[0, 0], room[1, 0] = target, premise
    found: Any = np.int64(1)
    back: Any = np.int64(1)
    done, back_done = np.int64(0), np.int64(0)
    while done < found and back_done < back:
        found = _look_ahead(cards, after, edited, np.int64(room[0, done]), found, high, number)
        done += 1
        if found < 0 or seen[0, premise] == number:
            return NO_ORDER
        back = _look_back(cards, entry, edited, np.int64(room[1, back_done]), back, low, number)
        back_done += 1
        if back < 0 or seen[1, target] == number:
            return NO_ORDER
    report[0] = found if done == found else back
    return FOLLOWERS if done == found else FOLLOWED


@part
def _look_ahead(cards: Any, after: Any, edited: Edited, place: int, found: int, high: int, number: int) -> Any:
    """Add the followers of a place that stand before the premise, or are it; negative if one is in a circle."""
    rank, seen, room = edited.rank, edited.seen, edited.room
    card = cards[place]
    later = np.int64(card.later)
    step = np.int64(card.after)
    stop = step + card.followers
    while step < stop or later >= 0:
        if step < stop:
            other = np.int64(after[step])
            step += 1
        else:
            other = np.int64(edited.following[later])
            later = np.int64(edited.onward[later])
        if rank[other] <= high and seen[0, other] != number:
            if cards[other].cyclic:
                return NOWHERE
            seen[0, other] = number
            room[0, found] = other
            found += 1
    return found


@part
def _look_back(cards: Any, entry: Any, edited: Edited, place: int, found: int, low: int, number: int) -> Any:
    """Add what a place follows and stands behind the target, or is it; negative if one is in a circle."""
    rank, seen, room = edited.rank, edited.seen, edited.room
    card = cards[place]
    for step in range(card.first, card.first + card.rebuttals + card.supports + card.inputs):
        other = np.int64(edited.entry[step]) if card.edited else np.int64(entry[step])
        if other < len(cards) and rank[other] >= low and seen[1, other] != number:
            if cards[other].cyclic:
                return NOWHERE
            seen[1, other] = number
            room[1, found] = other
            found += 1
    return found


@kernel
def move(cards: Any, edited: Edited, places: Any, slot: int, way: int) -> int:
    """Move places to right behind a slot, or to right before it for a way of -1, the nearest first; see `NO_ORDER`.

    What stands beside the slot makes room: it is spread out over a window with so many slots as all of them need.
    """
    rank, at, beside = edited.rank, edited.at, edited.room[2]
    number, width, standing = len(places), np.int64(0), np.int64(0)
    while width - standing < number + width // SPARE:
        width += 1
        look = slot + way * width
        if look < 0 or look >= len(at):
            return NO_ORDER
        if at[look] >= 0:
            if cards[at[look]].cyclic:
                return NO_ORDER
            beside[standing] = at[look]
            standing += 1
    for place in places:
        at[rank[place]] = NOWHERE
    for step in range(1, width + 1):
        at[slot + way * step] = NOWHERE
    whole = number + standing
    for step in range(whole):
        own = np.int64(places[step]) if step < number else np.int64(beside[step - number])
        to = slot + way * (1 + step * width // whole)
        rank[own] = to
        at[to] = own
    return IN_ORDER


@kernel
def edited_wave(
    rule: Rule, cards: Any, entry: Any, after: Any, values: Any, words: Any, groups: Any, edited: Edited, place: Any,
    tolerance: float, report: Any,
) -> int:  # fmt: skip
    """Evaluate what is marked, and a place if it is not negative: as `rescore.wave`, by slots instead of places."""
    rank, at = edited.rank, edited.at
    touched, allowance = report[1], report[2]
    group = np.int64(0)
    if place >= 0:
        mark(words, groups, np.int64(rank[place]))
        group = np.int64(rank[place]) >> 12
    why = DONE
    while group < len(groups):
        filled = groups[group]
        if filled == 0:
            group += 1
            continue
        word = group * 64 + lowest(filled)
        bits = words[word]
        place = np.int64(at[word * 64 + lowest(bits)])
        card = cards[place]
        if card.cyclic:
            why = CIRCLE
            break
        if allowance < 0:
            why = SPENT
            break
        bits &= bits - ONE
        words[word] = bits
        if bits == 0:
            groups[group] = filled & (filled - ONE)
        length = card.rebuttals + card.supports + card.inputs
        if card.edited:
            value = _edited_value(rule, card, values, edited)
        else:
            kind, first = np.int64(card.kind), np.int64(card.first)
            rebuttals, supports, inputs = np.int64(card.rebuttals), np.int64(card.supports), np.int64(card.inputs)
            value = node_value(rule, kind, card.base, values, entry, first, rebuttals, supports, inputs)
        touched += 1
        allowance -= 1 + length
        if abs(value - values[place]) > tolerance:
            values[place] = value
            allowance -= card.followers
            _mark_followers(card, after, words, groups, edited, NOWHERE)
    report[0], report[1], report[2] = place, touched, allowance
    return why


@part
def _edited_value(rule: Rule, card: Any, values: Any, edited: Edited) -> float:
    """Return the value of a place whose row has been edited."""
    forces, first = edited.forces, np.int64(card.first)
    rebuttals, supports, inputs = np.int64(card.rebuttals), np.int64(card.supports), np.int64(card.inputs)
    for step in range(rebuttals + supports + inputs):
        forces[step] = values[edited.entry[first + step]] * edited.weight[first + step]
    return node_value(rule, np.int64(card.kind), card.base, forces, edited.counting, NONE, rebuttals, supports, inputs)


@kernel
def evaluate_edited(rule: Rule, cards: Any, values: Any, edited: Edited, place: int) -> None:
    """Evaluate a place whose row has been edited."""
    values[place] = _edited_value(rule, cards[place], values, edited)


@part
def _mark_followers(card: Any, after: Any, words: Any, groups: Any, edited: Edited, beyond: int) -> None:
    """Mark the followers of a place that stand in slots beyond one."""
    rank = edited.rank
    for step in range(card.after, card.after + card.followers):
        slot = np.int64(rank[after[step]])
        if slot > beyond:
            mark(words, groups, slot)
    later = np.int64(card.later)
    while later >= 0:
        slot = np.int64(rank[edited.following[later]])
        if slot > beyond:
            mark(words, groups, slot)
        later = np.int64(edited.onward[later])


@kernel
def leave_edited_circle(
    cards: Any, after: Any, words: Any, groups: Any, edited: Edited, changed: Any, begin: int, end: int
) -> None:
    """Take the marks off a circle, whose places stand as they did, and mark what follows the places that changed."""
    for place in range(begin, end):
        unmark(words, groups, np.int64(edited.rank[place]))
    for place in changed:
        _mark_followers(cards[place], after, words, groups, edited, np.int64(edited.rank[end - 1]))
