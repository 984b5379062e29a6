"""Words that several messages share."""

from __future__ import annotations

from collections.abc import Sequence

_NAMED = 4


def listed(ids: Sequence[str]) -> str:
    """Name some ids, of many the first and how many more.

    >>> listed(["rain", "take"]), listed(["a", "b", "c", "d", "e", "f"])
    ("'rain' and 'take'", "'a', 'b', 'c', 'd' and 2 more")
    """
    named = [repr(one) for one in ids[:_NAMED]]
    rest = len(ids) - len(named)
    named = [*named, f"{rest} more"] if rest else named
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
