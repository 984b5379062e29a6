"""The options of a format: the keyword-only parameters of its reader or writer, checked by their names."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from argmap.errors import ParameterError, Problem, nearest_or_all

_EVERYBODYS = {"source", "limit", "unsupported"}


def options_of(function: Callable[..., Any]) -> list[str]:
    """List the options that a reader or writer takes.

    >>> from argmap.formats.yaml.format import YamlFile
    >>> options_of(YamlFile().read)
    []
    """
    taken = inspect.signature(function).parameters.values()
    return [one.name for one in taken if one.kind is one.KEYWORD_ONLY and one.name not in _EVERYBODYS]


def checked_options(function: Callable[..., Any], given: Iterable[str], what: str) -> None:
    """Raise `ParameterError` for options that a reader or writer does not take.

    >>> from argmap.formats.yaml.format import YamlFile
    >>> checked_options(YamlFile().read, ["strict"], "reading yaml")
    Traceback (most recent call last):
    argmap.errors.ParameterError: strict: reading yaml has no option 'strict'. It has none.
    """
    given = list(given)
    known = options_of(function) if given else []
    wrong = [name for name in given if name not in known]
    if wrong:
        raise ParameterError(
            *(
                Problem(
                    f"{what} has no option {name!r}",
                    path=name,
                    hint=nearest_or_all(name, known) if known else "It has none.",
                )
                for name in wrong
            )
        )
