"""What a question declares, read for a command: each parameter's name, type, default and explanation."""

from __future__ import annotations

import builtins
import inspect
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from argmap.arrays import otherwise
from argmap.scoring import how as words

MISSING = inspect.Parameter.empty


@dataclass(frozen=True)
class Declared:
    """One parameter of a question."""

    name: str
    type: Any
    help: str
    default: Any = MISSING
    from_file: bool = False
    """Whether it is a text, so that a command takes the name of its file: its annotation says `file`."""

    @property
    def kinds(self) -> tuple[Any, ...]:
        """The types that it may have, None left out."""
        every = get_args(self.type) if _is_union(self.type) else (self.type,)
        return tuple(one for one in every if one is not type(None))


@dataclass(frozen=True)
class Declaration:
    """All that a question says of itself."""

    own: tuple[Declared, ...]
    """The parameters that it alone has."""
    how: tuple[Declared, ...]
    """The words of `How` that it takes."""
    marks: tuple[str, ...]
    """What its answer can do beside being printed: `plot`, `bars`."""
    summary: str
    """The first paragraph of its docstring."""


def declaration(question: Callable[..., Any]) -> Declaration:
    """Read what a question declares.

    >>> from argmap.analysis.cruxes.ask import cruxes
    >>> found = declaration(cruxes)
    >>> [one.name for one in found.own], found.own[1].default, found.marks
    (['target', 'top', 'by'], 10, ('plot', 'bars'))
    """
    hints = _hints(question)
    parameters = inspect.signature(question).parameters
    own = tuple(
        _declared(name, hints[name], one.default)
        for name, one in list(parameters.items())[1:]
        if one.kind is not inspect.Parameter.VAR_KEYWORD
    )
    how = tuple(_declared(name, hint, None) for name, hint in _words(hints.get("how")).items())
    marks = get_args(hints["return"])[1:] if get_origin(hints["return"]) is Annotated else ()
    return Declaration(own, how, marks, inspect.cleandoc(question.__doc__ or "").split("\n\n")[0])


def _words(unpacked: Any) -> dict[str, Any]:
    """Return the words of the class that `**how: Unpack[...]` names."""
    return {} if unpacked is None else _hints(getattr(words, get_args(unpacked)[0].__name__))


def _declared(name: str, hint: Any, default: Any) -> Declared:
    if get_origin(hint) is Annotated:
        hint, explained, *marks = get_args(hint)
        return Declared(name, hint, explained, default, from_file="file" in marks)
    return Declared(name, hint, "", default)


def _hints(declared: Any) -> dict[str, Any]:
    known = {**vars(otherwise), **vars(sys.modules[declared.__module__])}  # `How` has words that are explained there
    return get_type_hints(declared, localns=_Names(known), include_extras=True)


class _Names(dict[str, Any]):
    """Gives a class of its name alone for what is imported for type checkers only: nothing is loaded for a command."""

    def __init__(self, known: dict[str, Any]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, name: str) -> Any:
        if name in self._known or hasattr(builtins, name):
            raise KeyError(name)
        self[name] = type(name, (), {})
        return self[name]


def _is_union(hint: Any) -> bool:
    return type(hint).__name__ in {"UnionType", "_UnionGenericAlias"}


def named(kinds: tuple[Any, ...]) -> Iterator[str]:
    """Give the names of all types that types are made of.

    >>> list(named((dict[str, float],)))
    ['dict', 'str', 'float']
    """
    for kind in kinds:
        yield getattr(get_origin(kind) or kind, "__name__", str(kind))
        yield from named(get_args(kind))
