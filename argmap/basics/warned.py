"""Warn at the user's line: the nearest one on the way here that is not argmap's own."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

_HOUSE = str(Path(__file__).parents[1])


def warn(message: str, category: type[Warning]) -> None:
    """Warn where the user's code called argmap, however deep in argmap the reason was found.

    >>> import warnings
    >>> with warnings.catch_warnings(record=True, action="always") as caught:
    ...     warn("as an example", UserWarning)
    >>> str(caught[0].message)
    'as an example'
    """
    level, frame = 1, sys._getframe()  # noqa: SLF001 - warnings itself counts frames
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_HOUSE):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, category, stacklevel=level)
