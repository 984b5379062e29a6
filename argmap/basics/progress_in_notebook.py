"""How far some work has come as a line in a notebook: a bar of plain HTML, and in words where that is not shown."""

from __future__ import annotations

import html
import sys
import time
import uuid
from typing import Any

_APART = 0.2
"""Seconds between two messages to the notebook."""


def in_notebook() -> bool:
    """Say whether a notebook is running.

    >>> in_notebook()
    False
    """
    shell = sys.modules.get("IPython")
    return shell is not None and type(shell.get_ipython()).__name__ == "ZMQInteractiveShell"


class NotebookLine:
    """One line below a cell, which is written over as the work goes on, and empty in the end."""

    def __init__(self) -> None:
        self._id = uuid.uuid4().hex
        self._started = self._last = time.monotonic()
        self._shown = False

    def show(self, name: str, fraction: float | None) -> None:
        """Say what is being done, and how much of it is, from 0 to 1; None where nobody knows."""
        now = time.monotonic()
        if self._shown and now - self._last < _APART:
            return
        self._last = now
        share = "" if fraction is None else f" {fraction:.0%}"
        words = f"{name}{share}, {now - self._started:.0f} s"
        value = "" if fraction is None else f' value="{fraction:.3f}"'
        self._send(words, f"<div><progress{value}></progress> {html.escape(words)}</div>")

    def stop(self) -> None:
        """Take the line away."""
        if self._shown:
            self._send("", "")

    def _send(self, words: str, markup: str) -> None:
        from IPython.display import display  # noqa: PLC0415 - there where a notebook is running

        content: dict[str, Any] = {"text/plain": words, "text/html": markup}
        display(content, raw=True, display_id=self._id, update=self._shown)  # type: ignore[no-untyped-call]
        self._shown = True
