"""`Switches`: which claims, relations and sources are on of themselves, in 64 worlds a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION, SOURCE
from argmap.worlds.random_words import STEP, key_of, mixed, states

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.worlds.random_words import Words

BITS = 32
"""A probability is taken to so many binary digits: what is drawn is off by at most 2 ** -33."""
WORD_BITS, LEVEL_BITS = 26, 5
"""How many digits of a random word's number count the words of one switch, and the digits of its probability."""
MOST_WORLDS = 64 << WORD_BITS
AT_ONCE = 16_384
"""So many words are drawn together: they stay in the cache."""
ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_ONE = np.uint64(1)


@dataclass(frozen=True, eq=False)
class Switches:
    """The switch of every node of a map: how likely it is on, and its number, by which its random words are found.

    The number goes by the place of the claim, relation or source in the map. So a claim that nothing touches is on in
    the same worlds whatever else is changed, and two scorings with one seed differ by the change alone.
    """

    threshold: Words
    """The probability times 2 ** 32, rounded; shape (nodes,)."""
    number: Words
    key: np.uint64

    def on(self, nodes: NDArray[np.integer], first: int, words: int) -> Words:
        """Return the worlds in which these are on of themselves, bit by bit; shape (nodes, words).

        Bit b of word i stands for world 64 * (first + i) + b. A bit is on with probability k / 2 ** 32 for threshold
        k: the binary digits of a random number are compared with those of k, from the first on, for 64 worlds at
        once, until none is left undecided.

        >>> import numpy as np
        >>> halves = Switches(np.array([2**31], dtype=np.uint64), np.zeros(1, dtype=np.uint64), np.uint64(1))
        >>> share = count_bits(halves.on(np.array([0]), 0, 10_000))[0] / 640_000
        >>> bool(abs(share - 0.5) < 0.003)
        True
        """
        on = np.zeros((len(nodes), words), dtype=np.uint64)
        threshold = self.threshold[nodes]
        on[threshold >> np.uint64(BITS) > 0] = ALL
        drawn = np.flatnonzero((threshold > 0) & (threshold >> np.uint64(BITS) == 0))
        rows = max(1, AT_ONCE // max(1, words))
        word = np.arange(first, first + words, dtype=np.uint64)
        for start in range(0, len(drawn), rows):
            part = drawn[start : start + rows]
            numbers = ((self.number[nodes[part], None] << np.uint64(WORD_BITS)) + word) << np.uint64(LEVEL_BITS)
            digits = np.repeat(threshold[part], words)
            on[part] = _drawn(states(self.key, numbers.ravel()), digits).reshape(len(part), words)
        return on


def switches_of(arrays: Arrays, seed: int) -> Switches:
    """Return the switches of a map: base scores, strengths and reliabilities are how likely they are on."""
    number = np.zeros(len(arrays), dtype=np.uint64)
    first = 0
    for kind, node in ((CLAIM, arrays.claim_node), (RELATION, arrays.relation_node), (SOURCE, arrays.source_node)):
        own = np.flatnonzero(node >= 0)
        own = own[arrays.kind[node[own]] == kind][::-1]  # of those that share a node, the first names it
        number[node[own]] = (first + own).astype(np.uint64)
        first += len(node)
    return Switches(thresholds(arrays.base), number, key_of(seed))


def thresholds(probability: NDArray[np.float64]) -> Words:
    """Return probabilities in units of 2 ** -32.

    >>> thresholds(np.array([0.0, 0.5, 1.0])).tolist()
    [0, 2147483648, 4294967296]
    """
    return np.rint(probability * 2.0**BITS).astype(np.uint64)


def _drawn(state: Words, digits: Words) -> Words:
    """Draw one word for each state and the digits of its probability, both of shape (words,)."""
    on = np.zeros(len(state), dtype=np.uint64)
    place, found = np.arange(len(state)), on.copy()
    undecided = np.full(len(state), ALL)
    for level in range(BITS):
        digit = np.uint64(0) - ((digits >> np.uint64(BITS - 1 - level)) & _ONE)  # all bits of the word, or none
        word = mixed(state)
        found |= undecided & ~word & digit
        undecided &= ~(word ^ digit)
        if level % 4 != 3:  # noqa: PLR2004 - what is decided is put aside every fourth time
            state = state + STEP
            continue
        left = (undecided != 0) & (digits & np.uint64((1 << (BITS - 1 - level)) - 1) != 0)
        on[place] = found
        if not left.any():
            break
        place, found, undecided, digits = place[left], found[left], undecided[left], digits[left]
        state = state[left] + STEP
    return on


_COUNTS = np.array([word.bit_count() for word in range(1 << 16)], dtype=np.uint8)


def count_bits(words: Words) -> NDArray[np.int64]:
    """Count the bits that are on, row by row; words have shape (rows, words).

    >>> count_bits(np.array([[1, 3], [0, 0]], dtype=np.uint64))
    array([3, 0])
    """
    counts: NDArray[np.int64] = _COUNTS[np.ascontiguousarray(words).view(np.uint16)].sum(axis=1, dtype=np.int64)
    return counts
