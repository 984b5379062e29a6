"""Score again what an edit can change: a wave from follower to follower, in the order of evaluation."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import inlined, kernel
from argmap.kernels.rules import Rule, node_value

DONE, CIRCLE, SPENT = 0, 1, 2
"""How a wave stops: nothing is left to do, a circle has to be solved, or a sweep of all the rest is cheaper by now."""
ONE, ALL = np.uint64(1), np.uint64(63)
_STEP, _TOP = np.uint64(0x03F79D71B4CB0A89), np.uint64(58)
_NUMBER = np.zeros(64, dtype=np.int64)
"""The number of a bit by what six bits of a de Bruijn sequence come to lie on top of it (Leiserson and others 1998)."""
for _bit in range(64):
    _NUMBER[((0x03F79D71B4CB0A89 << _bit) & (2**64 - 1)) >> 58] = _bit


CARD = np.dtype({
    "names": [
        "base", "first", "after", "followers", "rebuttals", "supports", "inputs", "block", "later", "slack", "kind",
        "cyclic", "edited",
    ],
    "formats": ["f8", "i8", "i8", "i4", "i4", "i4", "i4", "i4", "i4", "i4", "i1", "?", "?"],
    "itemsize": 64,
})  # fmt: skip
"""All that a wave has to know of one place, in one line of the cache: apart, each fact would be waited for by itself.

`first` is where its row starts in `entry`, `after` where its followers start, `block` its block in the layout.
What edits of structure add: `later` is where its later followers begin, negative for none, `edited` says that its row has
been written anew, and `slack` how many entries it can still take.
"""


class Marks(NamedTuple):
    """The places to be evaluated, as bits; and which words of 64 bits are not empty, as bits once more."""

    words: Any
    groups: Any


def no_marks(number: int) -> Marks:
    """Return marks for so many places, none of which has to be evaluated."""
    words = (number >> 6) + 1
    return Marks(np.zeros(words, dtype=np.uint64), np.zeros((words >> 6) + 1, dtype=np.uint64))


def mark_all(marks: Marks, places: Any) -> None:
    """Note that places have to be evaluated, given as an array."""
    for bits, numbers in ((marks.words, places), (marks.groups, places >> 6)):
        np.bitwise_or.at(bits, numbers >> 6, ONE << (numbers & 63).astype(np.uint64))


@inlined
def lowest(bits: Any) -> Any:
    """Return the number of the lowest bit that is set."""
    return _NUMBER[((bits & (~bits + ONE)) * _STEP) >> _TOP]


@inlined
def mark(words: Any, groups: Any, place: Any) -> None:
    """Note that a place has to be evaluated."""
    word = place >> 6
    words[word] |= ONE << (np.uint64(place) & ALL)
    groups[word >> 6] |= ONE << (np.uint64(word) & ALL)


@inlined
def unmark(words: Any, groups: Any, place: Any) -> None:
    """Note that a place has been evaluated, or needs not be."""
    word = place >> 6
    words[word] &= ~(ONE << (np.uint64(place) & ALL))
    if words[word] == 0:
        groups[word >> 6] &= ~(ONE << (np.uint64(word) & ALL))


@kernel
def wave(
    aggregation: int, influence: int, parameter: float, join: int, floor: float,
    cards: Any, entry: Any, after: Any, values: Any, words: Any, groups: Any,
    place: int, own: float, tolerance: float, report: Any,
) -> int:  # fmt: skip
    """Give a place a new base (none if it is below 0), then evaluate what is marked, always the first of it.

    A `Rule` and `Marks` are handed over field by field, since to unpack a tuple takes longer than the rest. A node whose
    value changes by more than the tolerance marks its followers; they all come after it. One that changes less
    keeps its old value, so that no node is ever further than the tolerance from what its forces make it. Returns why
    it stopped (see `DONE`). `report` holds at which marked place it did, how many nodes it has evaluated, and the
    allowance, which counts nodes and entries, of which it leaves what is left.
    """
    touched, allowance = report[1], report[2]
    rule = Rule(aggregation, influence, parameter, join, floor)
    if place >= 0:
        cards[place].base = own
        mark(words, groups, place)
    why = DONE
    group = max(place, 0) >> 12
    while group < len(groups):
        filled = groups[group]
        if filled == 0:
            group += 1
            continue
        word = group * 64 + lowest(filled)
        bits = words[word]
        place = word * 64 + lowest(bits)
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
        value = node_value(
            rule, card.kind, card.base, values, entry, card.first, card.rebuttals, card.supports, card.inputs
        )
        touched += 1
        allowance -= 1 + card.rebuttals + card.supports + card.inputs
        if abs(value - values[place]) > tolerance:
            values[place] = value
            allowance -= card.followers
            for at in range(card.after, card.after + card.followers):
                mark(words, groups, np.int64(after[at]))
    report[0], report[1], report[2] = place, touched, allowance
    return why


@kernel
def leave_circle(cards: Any, after: Any, marks: Marks, changed: Any, begin: int, end: int) -> None:
    """Take the marks off a circle that has been solved, and mark what follows the places that changed."""
    words, groups = marks.words, marks.groups
    for place in range(begin, end):
        unmark(words, groups, place)
    for place in changed:
        for at in range(cards[place].after, cards[place].after + cards[place].followers):
            following = np.int64(after[at])
            if following >= end:
                mark(words, groups, following)
