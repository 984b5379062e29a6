"""An object that says which of its names is nearest to one that it does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from argmap.errors import nearest


class NearNames:
    """Tells a misspelt name where Python does not: its own hint is in a terminal only, and in no notebook.

    >>> NearNames().__init_subclas__
    Traceback (most recent call last):
    AttributeError: 'NearNames' object has no attribute '__init_subclas__'
    >>> import argmap
    >>> argmap.example("umbrella").crux()
    Traceback (most recent call last):
    AttributeError: 'ArgumentMap' object has no attribute 'crux'. Did you mean 'cruxes'?
    """

    if not TYPE_CHECKING:  # which would take every name for one that there is

        def __getattr__(self, name: str) -> NoReturn:
            hint = None if name.startswith("_") else nearest(name, dir(type(self)))
            message = f"{type(self).__name__!r} object has no attribute {name!r}"
            # Without the object Python has no hint of its own to add.
            raise AttributeError(f"{message}. {hint}" if hint else message, name=name, obj=None)
