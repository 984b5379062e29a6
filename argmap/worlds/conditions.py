"""`Conditions`: what is so in the worlds that count: that a claim holds, a relation fires, a source is reliable, or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.answers.how_found import what_is_given
from argmap.arrays.choices import claim_problem
from argmap.errors import MOST_HINTS, ParameterError, Problem, UnknownIdError, short

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.choices import Choices
    from argmap.columns.columns import Columns
    from argmap.worlds.random_words import Words


@dataclass(frozen=True, eq=False)
class Conditions:
    """Nodes of a map and what each is in the worlds that count, in the order in which they were given.

    >>> one = Conditions(("rain", "take"), np.array([0, 1]), np.array([True, False]))
    >>> one.words(), [bin(met & 0b1111) for met in one.met(np.array([[0b0011], [0b0101]]))[:, 0].tolist()]
    ("'rain' and not 'take'", ['0b11', '0b1010'])
    """

    names: tuple[str, ...]
    node: NDArray[np.integer]
    """The node of each; several may share one."""
    holds: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.names)

    def met(self, values: Words) -> Words:
        """Return in which worlds each is met, shape (conditions, words), from what holds in them, shape (nodes, words)."""
        found: Words = np.where(self.holds[:, None], values[self.node], ~values[self.node])
        return found

    def words(self, places: Any = slice(None)) -> str:
        """Name them, or some of them: what is so, and what is not."""
        chosen = np.arange(len(self))[places].tolist()
        return what_is_given({self.names[place]: bool(self.holds[place]) for place in chosen})

    def to_dict(self) -> dict[str, bool]:
        """Return them by id."""
        return dict(zip(self.names, self.holds.tolist(), strict=True))


def conditions_of(arrays: Arrays, columns: Columns, given: Mapping[Any, bool], choices: Choices) -> Conditions:
    """Find the nodes of what is given by id; a claim may be named by its position, and goes before a relation of its name.

    A relation that is a plain step fires where its premise holds. What is unknown, has no part in the scoring, or is held
    by `fix` is raised at once.

    >>> from argmap.arrays.choices import Choices
    >>> from argmap.arrays.compile.from_columns import arrays_under
    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1], ids=["rain", "take"])
    >>> conditions_of(arrays_under(columns, Choices()), columns, {"take": True}, Choices()).node
    array([1])
    """
    finder = _Finder(arrays, columns, choices)
    node = [finder.node(key) for key in given]
    finder.check()
    names = tuple(str(arrays.claim_ids[key]) if _counts(key) else str(key) for key in given)
    return Conditions(names, np.array(node, dtype=np.int64), np.array([*given.values()], dtype=bool))


class _Finder:
    """Finds the nodes of ids, and gathers what is wrong with them."""

    def __init__(self, arrays: Arrays, columns: Columns, choices: Choices) -> None:
        self.arrays, self.columns, self.choices = arrays, columns, choices
        self.unknown: list[Problem] = []
        self.wrong: list[Problem] = []

    def check(self) -> None:
        if self.wrong:
            raise ParameterError(*self.wrong, *self.unknown)
        if self.unknown:
            raise UnknownIdError(*self.unknown)

    def node(self, key: Any) -> int:
        """Return the node of an id, or -1 where something is wrong."""
        path = f"given[{key!r}]"
        if _counts(key):
            if 0 <= key < len(self.arrays.claim_ids):
                return self._claim(self.arrays.claim_ids[int(key)], path)
            self.unknown.append(Problem(f"there is no claim at {key}", path=path))
            return -1
        if key in self.columns.claim_ids:
            return self._claim(key, path)
        for sort, ids, nodes in self._others():
            at = ids.find(key)
            if at is not None:
                if nodes[at] < 0:
                    self._refuse(f"the {sort} {key!r} takes no part in the scoring", path, "Leave it out.")
                return int(nodes[at])
        self.unknown.append(self._unknown(key, path))
        return -1

    def _claim(self, key: str, path: str) -> int:
        problem = claim_problem("given", key, path, self.columns)
        if problem:
            self.wrong.append(problem)
            return -1
        if key in self.choices.fix:
            hint = "Leave it out of one of them: fix holds it whatever bears on it, given looks where it came out so."
            self._refuse(f"{key!r} is held by fix and given as well", path, hint)
        return int(self.arrays.claim_node[self.arrays.claim_ids.position(key)])

    def _others(self) -> Iterator[tuple[str, Any, NDArray[np.integer]]]:
        yield "relation", self.arrays.relation_ids, self.arrays.relation_node
        yield "source", self.arrays.source_ids, self.arrays.source_node

    def _refuse(self, message: str, path: str, hint: str) -> None:
        self.wrong.append(Problem(message, path=path, hint=hint))

    def _unknown(self, key: Any, path: str) -> Problem:
        shelves = (self.columns.claim_ids, self.arrays.relation_ids, self.arrays.source_ids)
        hints = (shelf.hint(key) for shelf in shelves) if len(self.unknown) < MOST_HINTS else ()
        when = f" on {self.choices.as_of}" if self.choices.as_of else ""
        message = f"unknown claim, relation or source {short(key)}{when}"
        return Problem(message, path=path, hint=next((hint for hint in hints if hint), None))


def _counts(key: Any) -> bool:
    return isinstance(key, int | np.integer) and not isinstance(key, bool)
