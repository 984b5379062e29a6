"""What a command knows of the terminal that it prints to, if there is one."""

from __future__ import annotations

import shutil
import sys

from argmap.answers.room import within

NARROWEST = 40
"""Fewer columns are taken for as many: nothing could be read in them."""


def columns() -> int | None:
    """Return how many columns the terminal has that is printed to; None where it is a file or a pipe."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(NARROWEST, shutil.get_terminal_size().columns)


def printed(answer: object) -> str:
    """Print an answer: to a terminal in the room that it has, its texts wrapped; else one line a row."""
    room = columns()
    if room is None:
        return str(answer)
    with within(room):
        return str(answer)
