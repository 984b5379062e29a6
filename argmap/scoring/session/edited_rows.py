"""`EditedRows`: what edits of structure add to a layout, so that one relation more costs no new layout."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.kernels.rescore import Marks
    from argmap.kernels.restructure import Edited

SLACK = 4
"""So many entries an edited row can take at first; each time that it is full, as many as it has."""
MARGIN = 1024
"""Empty slots at both ends of the order, beside a sixteenth of the nodes."""


class EditedRows:
    """The rows of a layout that have been edited, followers that came later, and the order, which is kept right.

    Rows, cards and followers are given and taken by place. What has been taken out of a row still stands in the order.
    """

    def __init__(self, cards: NDArray[np.void], entry: NDArray[np.integer], after: NDArray[Any]) -> None:
        from argmap.kernels.rescore import no_marks  # noqa: PLC0415 - loads numba
        from argmap.kernels.restructure import Edited  # noqa: PLC0415

        number = len(cards)
        self._cards, self._after, self._searches = cards, after, 0
        margin = MARGIN + number // 16
        rank = np.arange(margin, margin + 2 * number, 2)
        at = np.full(2 * (margin + number), -1, dtype=np.int32)
        at[rank] = np.arange(number)
        longest = max((int(cards[side].max(initial=0)) for side in ("rebuttals", "supports", "inputs")), default=0)
        self._filled, self._later = 0, 0
        self.arrays: Edited = Edited(
            entry=np.empty(0, dtype=entry.dtype), weight=np.empty(0), following=np.empty(0, dtype=np.int32),
            onward=np.empty(0, dtype=np.int32), rank=rank.astype(np.int32), at=at,
            seen=np.zeros((2, number), dtype=np.int32), room=np.empty((3, number), dtype=np.int32),
            forces=np.empty(0), counting=np.empty(0, dtype=entry.dtype),
        )  # fmt: skip
        self._make_room(3 * longest + SLACK)
        cards["later"], cards["edited"] = -1, False
        self.marks: Marks = no_marks(len(at))
        """The slots of places that have to be evaluated."""
        self._found = np.zeros(1, dtype=np.int64)
        self.rows: list[int] = []
        """The places whose rows have been edited, ascending."""
        self._early: set[int] = set()
        """Those that a sweep of the layout comes by before what they have come to follow."""

    def change(
        self, entry: NDArray[np.integer], premise: int, target: int, sign: int, *,
        before: float | None, after: float | None,
    ) -> bool:  # fmt: skip
        """Give a force another strength; None where it has not been there, or is to go. False where that cannot be done."""
        if before is None:
            if not self._is_ordered(entry, premise, target):
                return False
            self._follow(premise, target)
            if premise > target:
                self._early.add(target)
        self._own_row(entry, target)
        card, arrays = self._cards[target], self.arrays
        first, middle = int(card["first"]), int(card["first"] + card["rebuttals"])
        stop = middle + int(card["supports"])
        last = stop + int(card["inputs"])
        side, begin, end = ("rebuttals", first, middle) if sign < 0 else ("supports", middle, stop)
        if before is None:
            arrays.entry[end + 1 : last + 1] = arrays.entry[end:last].copy()
            arrays.weight[end + 1 : last + 1] = arrays.weight[end:last].copy()
            arrays.entry[end], arrays.weight[end] = premise, after
            card[side] += 1
            card["slack"] -= 1
            return True
        found = np.flatnonzero((arrays.entry[begin:end] == premise) & (arrays.weight[begin:end] == before))
        if not found.size:
            return False
        at = begin + int(found[0])
        if after is not None:
            arrays.weight[at] = after
            return True
        arrays.entry[at : last - 1] = arrays.entry[at + 1 : last].copy()
        arrays.weight[at : last - 1] = arrays.weight[at + 1 : last].copy()
        card[side] -= 1
        card["slack"] += 1
        return True

    def mark(self, places: NDArray[np.int64]) -> None:
        """Note that places have to be evaluated."""
        from argmap.kernels.rescore import mark_all  # noqa: PLC0415 - loaded

        mark_all(self.marks, self.arrays.rank[places].astype(np.int64))

    @property
    def first_marked(self) -> int:
        """The first place, by the layout, that has to be evaluated."""
        words = np.flatnonzero(self.marks.words)
        bits = np.unpackbits(self.marks.words[words].view(np.uint8), bitorder="little").reshape(len(words), -1)
        word, bit = np.nonzero(bits)
        return int(self.arrays.at[64 * words[word] + bit].min())

    def swept(self) -> None:
        """Note that all that had to be evaluated has been, by the layout: places that come too early there have to be again."""
        for bits in self.marks:
            bits[:] = 0
        self.mark(np.array([*self._early], dtype=np.int64))

    def _is_ordered(self, entry: NDArray[np.integer], premise: int, target: int) -> bool:
        """Change the order, where it has to be, so that a premise comes before a target; False where that cannot be."""
        from argmap.kernels.restructure import FOLLOWERS, IN_ORDER, NO_ORDER, move, search  # noqa: PLC0415 - loaded

        arrays, self._searches = self.arrays, self._searches + 1
        why = search(self._cards, entry, self._after, arrays, premise, target, self._searches, self._found)
        if why in {IN_ORDER, NO_ORDER}:
            return bool(why == IN_ORDER)
        way, beside, row = (1, premise, 0) if why == FOLLOWERS else (-1, target, 1)
        found = arrays.room[row, : int(self._found[0])]
        nearest_first = found[np.argsort(way * arrays.rank[found])]
        return bool(move(self._cards, arrays, nearest_first, int(arrays.rank[beside]), way) == IN_ORDER)

    def _follow(self, premise: int, target: int) -> None:
        """Note one follower more."""
        at, arrays = self._later, self.arrays
        if at == len(arrays.following):
            more = np.empty(max(64, at), dtype=np.int32)
            self.arrays = arrays = arrays._replace(
                following=np.append(arrays.following, more), onward=np.append(arrays.onward, more)
            )
        arrays.following[at], arrays.onward[at] = target, self._cards["later"][premise]
        self._cards["later"][premise] = at
        self._later += 1

    def _own_row(self, entry: NDArray[np.integer], place: int) -> None:
        """Write a row anew where it has not been, or has no room for one entry more."""
        card = self._cards[place]
        if card["edited"] and card["slack"]:
            return
        first, length = int(card["first"]), int(card["rebuttals"] + card["supports"] + card["inputs"])
        slack = length if card["edited"] else SLACK
        if not card["edited"]:
            insort(self.rows, place)
        to, end = self._filled, self._filled + length + slack
        arrays = self.arrays
        if end > len(arrays.entry):
            more = max(1024, end, len(arrays.entry))
            self.arrays = arrays = arrays._replace(
                entry=np.append(arrays.entry, np.zeros(more, dtype=entry.dtype)),
                weight=np.append(arrays.weight, np.ones(more)),
            )
        given = (arrays.entry, arrays.weight) if card["edited"] else (entry, None)
        arrays.entry[to : to + length] = given[0][first : first + length]
        arrays.weight[to : to + length] = 1.0 if given[1] is None else given[1][first : first + length]
        card["first"], card["slack"], card["edited"] = to, slack, True
        self._filled = end
        self._make_room(length + slack)

    def _make_room(self, longest: int) -> None:
        if longest > len(self.arrays.forces):
            counting = np.arange(longest, dtype=self.arrays.counting.dtype)
            self.arrays = self.arrays._replace(forces=np.empty(longest), counting=counting)
