"""`Noted`: what was odd in a file but readable, each sort of it once, with the first place and a count."""

from __future__ import annotations

from dataclasses import replace

from argmap.errors import Problem

_MOST = 1000
"""So many sorts are kept: a file in which more is odd is told well enough by these."""


class Noted:
    """Collect warnings; those with the same words are counted.

    >>> noted = Noted("street.mmd")
    >>> noted.note("a style is not kept", line=3)
    >>> noted.note("a style is not kept", line=9)
    >>> [str(one) for one in noted.problems]
    ['street.mmd:3: a style is not kept (2 times, here first)']
    """

    def __init__(self, source: str = "<string>") -> None:
        self.source = source
        self._first: dict[str, Problem] = {}
        self._times: dict[str, int] = {}

    def note(
        self,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        path: str | None = None,
        hint: str | None = None,
        times: int = 1,
    ) -> None:
        """Note a thing: `message` says of what sort it is, the rest which one."""
        if message not in self._first:
            if len(self._first) >= _MOST:
                message, line, column, path, hint = "more than these is odd", None, None, None, None
            self._first.setdefault(message, Problem(message, path, line, column, hint, self.source))
        self._times[message] = self._times.get(message, 0) + times

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was noted, in the order in which the sorts came up."""
        return tuple(replace(one, times=self._times[key]) for key, one in self._first.items())
