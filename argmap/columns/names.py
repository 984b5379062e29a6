"""`Names`: ids or texts in order, held as numbers, a tuple or an Arrow column, and never as more than they need."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from argmap.columns.arrow import arrow_numbers, arrow_texts, numpy_flags, pyarrow
from argmap.errors import Problem, UnknownIdError, nearest

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHOWN = 6
_LIKELY = 100
_CHUNK = 65_536


class Names(Sequence[str]):
    """A sequence of texts that knows where each stands. Two of them, or one and a tuple, are equal text by text.

    >>> names = ListedNames(("rain", "take"))
    >>> names, names.position("take"), names == ("rain", "take")
    (('rain', 'take'), 1, True)
    """

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Names: ...
    def __getitem__(self, index: int | slice) -> str | Names:
        if isinstance(index, slice):
            return self._part(range(len(self))[index])
        try:
            return self._at(range(len(self))[index])
        except IndexError:
            raise IndexError(f"there are {len(self)} names, and none at {index}") from None

    @abstractmethod
    def find(self, name: object) -> int | None:
        """Return where a name stands first, or None."""

    @abstractmethod
    def take(self, positions: NDArray[np.integer]) -> tuple[str, ...]:
        """Return the names at some positions."""

    def given(self, positions: NDArray[np.integer]) -> tuple[str | None, ...]:
        """Return the names at some positions, None for what was given none."""
        return self.take(positions)

    def some(self, positions: NDArray[np.integer]) -> Names:
        """Return the names at some positions as names of their own."""
        return ListedNames(self.take(positions))

    def arrow(self) -> Any:
        """Return the names as an Arrow array of large strings, null for what was given none."""
        return arrow_texts(self.given(np.arange(len(self))))

    @abstractmethod
    def _at(self, position: int) -> str: ...

    @abstractmethod
    def _part(self, positions: range) -> Names: ...

    @abstractmethod
    def _alike(self, start: str, end: str) -> Sequence[str]:
        """Return at most a hundred names that begin or end so."""

    def position(self, name: object, *, sort: str = "claim") -> int:
        """Return where a name stands, or raise `UnknownIdError` with the nearest name there is.

        >>> ListedNames(("rain", "take")).position("rian")
        Traceback (most recent call last):
        argmap.errors.UnknownIdError: unknown claim 'rian'. Did you mean 'rain'?
        """
        found = self.find(name)
        if found is None:
            raise UnknownIdError(Problem(f"unknown {sort} {name!r}", hint=self.hint(name)))
        return found

    def hint(self, wrong: object) -> str | None:
        """Say which name is nearest to a wrong one; of many names, among those that begin or end like it.

        >>> ListedNames(("rain", "take")).hint("rian")
        "Did you mean 'rain'?"
        """
        return nearest(wrong, self._likely(wrong)) if isinstance(wrong, str) else None

    def _likely(self, wrong: str) -> Sequence[str]:
        if len(self) <= _LIKELY:
            return tuple(self)
        size = len(wrong)
        for length in sorted({size - 1, size * 3 // 4, size // 2, min(2, size), min(1, size)}, reverse=True):
            alike = self._alike(wrong[:length], wrong[size - length :]) if length > 0 else ()
            if alike:
                return alike
        return ()

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """Return where a name stands first; as for every sequence, ValueError where it does not."""
        found = self.find(value)
        if found is None or found not in range(len(self))[start:stop]:
            raise ValueError(f"{value!r} is not among the names")
        return found

    def __contains__(self, value: object) -> bool:
        return self.find(value) is not None

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), _CHUNK):
            yield from self.take(np.arange(start, min(start + _CHUNK, len(self))))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Names | tuple):
            return NotImplemented
        return len(self) == len(other) and all(mine == yours for mine, yours in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # equal to a tuple without being one

    def __repr__(self) -> str:
        if len(self) <= _SHOWN:
            return repr(tuple(self))
        first = ", ".join(map(repr, self[:3]))
        return f"({first}, ..., {self[-1]!r}: {len(self)} in all)"


class NumberNames(Names):
    """The numbers from 0, as texts: the names of what was given none.

    >>> NumberNames(3), NumberNames(3).find("2"), NumberNames(3).find("02")
    (('0', '1', '2'), 2, None)
    """

    def __init__(self, number: int) -> None:
        self._number = number

    def __len__(self) -> int:
        return self._number

    def find(self, name: object) -> int | None:
        if isinstance(name, str) and name.isascii() and name.isdigit() and len(name) < 20:  # noqa: PLR2004 - digits
            number = int(name)
            return number if number < self._number and str(number) == name else None
        return None

    def take(self, positions: NDArray[np.integer]) -> tuple[str, ...]:
        return tuple(map(str, positions.tolist()))

    def given(self, positions: NDArray[np.integer]) -> tuple[str | None, ...]:
        return (None,) * len(positions)

    def _at(self, position: int) -> str:
        return str(position)

    def _part(self, positions: range) -> Names:
        return ListedNames(tuple(map(str, positions)))

    def hint(self, wrong: object) -> str | None:  # noqa: ARG002 - no number is a misspelling of another
        return f"There are 0 to {self._number - 1}." if self._number else None

    def _alike(self, start: str, end: str) -> Sequence[str]:  # noqa: ARG002 - as above
        return ()


class ListedNames(Names):
    """Names in a tuple: for small maps, and for what a caller had in a list anyway."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def find(self, name: object) -> int | None:
        return self._places.get(name) if isinstance(name, str) else None

    def take(self, positions: NDArray[np.integer]) -> tuple[str, ...]:
        return tuple([self._names[position] for position in positions.tolist()])

    def _at(self, position: int) -> str:
        return self._names[position]

    def _part(self, positions: range) -> Names:
        return ListedNames(tuple([self._names[position] for position in positions]))

    def _alike(self, start: str, end: str) -> Sequence[str]:
        return tuple(islice((name for name in self._names if name.startswith(start) or name.endswith(end)), _LIKELY))

    @cached_property
    def _places(self) -> dict[object, int]:
        return dict(zip(reversed(self._names), range(len(self._names) - 1, -1, -1), strict=True))


class ColumnNames(Names):
    """Names in an Arrow array of large strings; a missing one is named by its number.

    >>> names = ColumnNames(arrow_texts(["rain", "take"]))
    >>> names.find("take"), names[0], names.take(np.array([1, 0])), names.hint("takes")
    (1, 'rain', ('take', 'rain'), "Did you mean 'take'?")
    """

    def __init__(self, column: Any) -> None:
        self._column = column

    def __len__(self) -> int:
        return len(self._column)

    def find(self, name: object) -> int | None:
        if not isinstance(name, str):
            return None
        found = np.flatnonzero(numpy_flags(pyarrow().compute.is_in(self._column, value_set=arrow_texts([name]))))
        if found.size:
            return int(found[0])
        number = NumberNames(len(self)).find(name) if self._column.null_count else None
        return number if number is not None and not self._column[number].is_valid else None

    def take(self, positions: NDArray[np.integer]) -> tuple[str, ...]:
        taken = self.given(positions)
        return tuple([str(place) if name is None else name for place, name in zip(positions, taken, strict=True)])

    def given(self, positions: NDArray[np.integer]) -> tuple[str | None, ...]:
        return tuple(self._column.take(arrow_numbers(positions.astype(np.int64, copy=False))).to_pylist())

    def some(self, positions: NDArray[np.integer]) -> Names:
        if self._column.null_count:
            return super().some(positions)
        return ColumnNames(self._column.take(arrow_numbers(positions.astype(np.int64, copy=False))))

    def arrow(self) -> Any:
        return self._column

    def _at(self, position: int) -> str:
        name: str | None = self._column[position].as_py()
        return str(position) if name is None else name

    def _part(self, positions: range) -> Names:
        if self._column.null_count or positions.step != 1:
            return ListedNames(self.take(np.array(positions, dtype=np.int64)))
        return ColumnNames(self._column.slice(positions.start, len(positions)))

    def _alike(self, start: str, end: str) -> Sequence[str]:
        compute = pyarrow().compute
        alike = numpy_flags(compute.starts_with(self._column, start))
        alike = alike | numpy_flags(compute.ends_with(self._column, end))
        return self.take(np.flatnonzero(alike)[:_LIKELY])


class EditedNames(Names):
    """Some of the names that there were, in order, and then those that were added.

    >>> names = EditedNames(NumberNames(4), np.array([0, 3]), ("more",))
    >>> names, names.find("3"), names.find("1"), names.find("more")
    (('0', '3', 'more'), 1, None, 2)
    """

    def __init__(self, before: Names, kept: NDArray[np.integer], added: tuple[str, ...]) -> None:
        self.before, self.kept, self.added = before, kept, added

    def __len__(self) -> int:
        return len(self.kept) + len(self.added)

    def find(self, name: object) -> int | None:
        if name in self.added:
            return len(self.kept) + self.added.index(str(name))
        number = self.before.find(name)
        if number is None:
            return None
        place = int(np.searchsorted(self.kept, number))
        return place if place < len(self.kept) and self.kept[place] == number else None

    def take(self, positions: NDArray[np.integer]) -> tuple[str, ...]:
        return tuple(self._each(positions, self.before.take))

    def given(self, positions: NDArray[np.integer]) -> tuple[str | None, ...]:
        return tuple(self._each(positions, self.before.given))

    def _each(self, positions: NDArray[np.integer], names: Any) -> Iterator[Any]:
        old = positions[positions < len(self.kept)]
        found = iter(names(self.kept[old]))
        for place in positions.tolist():
            yield next(found) if place < len(self.kept) else self.added[place - len(self.kept)]

    def arrow(self) -> Any:
        return arrow_texts(self.given(np.arange(len(self))))

    def _at(self, position: int) -> str:
        return self.take(np.array([position]))[0]

    def _part(self, positions: range) -> Names:
        return self.some(np.array(positions, dtype=np.int64))

    def _alike(self, start: str, end: str) -> list[str]:
        alike = [name for name in self.before._alike(start, end) if name in self]  # noqa: SLF001 - another of its kind
        return alike + [name for name in self.added if name.startswith(start) or name.endswith(end)]
