"""Draw worlds and see what holds in them, node after node: the same bits as by numpy, without tables between."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import kernel

Word = np.uint64
ZERO, ONE, ALL = Word(0), Word(1), Word(0xFFFFFFFFFFFFFFFF)
STEP = Word(0x9E3779B97F4A7C15)
FIRST, SECOND = Word(0xBF58476D1CE4E5B9), Word(0x94D049BB133111EB)
SHIFT_FIRST, SHIFT_SECOND, SHIFT_LAST = Word(30), Word(27), Word(31)
BITS = 32
CERTAIN, SHIFT_TOP = Word(32), Word(63)
WORD_BITS, LEVEL_BITS = Word(26), Word(5)
ODD, PAIRS, NIBBLES, BYTES, EIGHTH = (
    Word(0x5555555555555555), Word(0x3333333333333333), Word(0x0F0F0F0F0F0F0F0F), Word(0x0101010101010101), Word(56)
)  # fmt: skip
TWO, FOUR = Word(2), Word(4)


class Sides(NamedTuple):
    """What supports, what is against and what makes up each node, as compressed tables."""

    support_start: Any
    support: Any
    against_start: Any
    against: Any
    input_start: Any
    input: Any


@kernel
def hold(
    order: Any, claim: Any, sides: Sides, threshold: Any, number: Any, key: Any, place: Any, first: int, words: int,
    last_mask: Any, values: Any, scratch: Any, held: Any, believed: Any,
) -> None:  # fmt: skip
    """Add to `held` in how many of 64 * `words` worlds each node holds, and to `believed` for claims' sources.

    `order` has each node after what it needs; `last_mask` has the bits of the last word that count. `values`, shape
    (nodes, words), and `scratch`, shape (words,), are overwritten. The rules are those of `argmap.worlds.holding`.
    """
    for at in range(len(order)):
        node = order[at]
        value = values[node]
        _draw(threshold[node], number[node], key, first, words, value)
        begin, end = sides.input_start[node], sides.input_start[node + 1]
        if claim[node] and end > begin:
            _any(sides.input, begin, end, values, words, scratch)
            believed[place[node]] += _count(scratch, words, last_mask)
            for word in range(words):
                value[word] &= scratch[word]
        for j in range(sides.support_start[node], sides.support_start[node + 1]):
            other = values[sides.support[j]]
            for word in range(words):
                value[word] |= other[word]
        for j in range(sides.against_start[node], sides.against_start[node + 1]):
            other = values[sides.against[j]]
            for word in range(words):
                value[word] &= ~other[word]
        if not claim[node]:
            for j in range(begin, end):
                other = values[sides.input[j]]
                for word in range(words):
                    value[word] &= other[word]
        held[node] += _count(value, words, last_mask)


@kernel
def count_in(values: Any, kept: Any, held: Any) -> None:
    """Add to `held`, shape (nodes,), in how many of the worlds of `kept` each node holds."""
    for node in range(len(values)):
        total = 0
        for word in range(len(kept)):
            total += _count_word(values[node, word] & kept[word])
        held[node] += total


@kernel
def _draw(threshold: Any, number: Any, key: Any, first: int, words: int, value: Any) -> None:
    """Draw the words of one switch: compare the digits of 64 random numbers with those of its probability."""
    if threshold == ZERO or threshold >> CERTAIN > ZERO:
        value[:] = ZERO if threshold == ZERO else ALL
        return
    levels = BITS
    while (threshold >> Word(BITS - levels)) & ONE == ZERO:  # past the last digit nothing is left to decide
        levels -= 1
    for word in range(words):
        counter = ((number << WORD_BITS) + Word(first + word)) << LEVEL_BITS
        state = (counter + ONE) * STEP + key
        found, undecided, left = ZERO, ALL, threshold << CERTAIN
        for _ in range(levels):
            mixed = state ^ (state >> SHIFT_FIRST)
            mixed *= FIRST
            mixed ^= mixed >> SHIFT_SECOND
            mixed *= SECOND
            mixed ^= mixed >> SHIFT_LAST
            digit = ZERO - (left >> SHIFT_TOP)  # all bits of the word, or none: to branch on it costs more
            found |= undecided & ~mixed & digit
            undecided &= ~(mixed ^ digit)
            if undecided == ZERO:
                break
            left <<= ONE
            state += STEP
        value[word] = found


@kernel
def _any(entry: Any, begin: int, end: int, values: Any, words: int, into: Any) -> None:
    into[:] = ZERO
    for j in range(begin, end):
        other = values[entry[j]]
        for word in range(words):
            into[word] |= other[word]


@kernel
def _count(value: Any, words: int, last_mask: Any) -> int:
    """Count the bits that are on; of the last word those that count."""
    total = 0
    for word in range(words):
        total += _count_word(value[word] & last_mask if word == words - 1 else value[word])
    return total


@kernel
def _count_word(bits: Any) -> int:
    bits -= (bits >> ONE) & ODD
    bits = (bits & PAIRS) + ((bits >> TWO) & PAIRS)
    bits = (bits + (bits >> FOUR)) & NIBBLES
    return int((bits * BYTES) >> EIGHTH)
