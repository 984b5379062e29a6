"""Run a program on text, in memory: bounded in time, in what it may write, and ended with all that it started."""

from __future__ import annotations

import contextlib
import math
import os
import shlex
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import IO

from argmap.errors import ParameterError, Problem, RenderError

MOST_BYTES = 100_000_000
"""No picture that anybody looks at is larger; a program that writes without end is stopped here."""
_MOST_SAID = 2_000
_PIECE = 1 << 16
_GRACE = 1.0
"""Seconds that a pipe gets to close once its program has been ended."""


class Deadline:
    """The time that several runs, and all that is done between them, may take together.

    >>> Deadline(60).left() <= 60
    True
    """

    def __init__(self, seconds: float) -> None:
        given: object = seconds  # whatever a caller passes
        if not isinstance(given, int | float) or isinstance(given, bool) or math.isnan(seconds) or seconds <= 0:
            hint = "Give a number of seconds above 0."
            raise ParameterError(Problem(f"timeout is {seconds!r}", path="timeout", hint=hint))
        self.seconds = seconds
        self._end = time.monotonic() + min(seconds, threading.TIMEOUT_MAX / 2)

    def left(self) -> float:
        """Return the seconds that are left; raises `RenderError` where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def check(self) -> None:
        """Raise `RenderError` where the time is up."""
        self.left()

    def passed(self) -> RenderError:
        """Return the error that says so."""
        hint = "Draw a part of the map (focus, tagged), allow more time with timeout=, or read the outline."
        return RenderError(Problem(f"drawing took longer than {self.seconds:g} seconds", hint=hint))


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended and what it wrote."""

    code: int
    out: bytes
    said: str
    """The beginning of what it wrote to stderr."""


def run(command: list[str], text: bytes, deadline: Deadline, *, hint: str | None = None) -> Ended:
    """Run a program on text; raises `RenderError` where it cannot start, takes too long or writes too much.

    >>> import sys
    >>> run([sys.executable, "-c", "print(input()[::-1])"], b"argmap", Deadline(60)).out.split()
    [b'pamgra']
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, and the text goes in through a pipe
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        what = f"could not start {shlex.join(command[:1])}: {getattr(error, 'strerror', None) or error}"
        raise RenderError(Problem(what, hint=hint)) from None
    pipes = _Pipes(process, text)
    try:
        pipes.open()
        pipes.wait(deadline)
        if not pipes.out.full:
            process.wait(deadline.left())
    except subprocess.TimeoutExpired:
        raise deadline.passed() from None
    finally:
        _end(process)
        pipes.close()
    if pipes.out.full:
        raise RenderError(Problem(f"{os.path.basename(command[0])} wrote more than {MOST_BYTES // 1_000_000} MB"))  # noqa: PTH119 - a name
    return Ended(process.returncode, bytes(pipes.out.content), pipes.err.content.decode("utf-8", "replace").strip())


class _Taken(threading.Thread):
    """What comes out of a pipe, up to a size; the rest is thrown away, or ends the reading."""

    def __init__(self, pipe: IO[bytes], most: int, *, stop: bool) -> None:
        super().__init__(daemon=True)
        self.content = bytearray()
        self.full = False
        self._pipe, self._most, self._stop_when_full = pipe, most, stop

    def run(self) -> None:
        """Read until the pipe closes."""
        with contextlib.suppress(OSError), self._pipe:  # broken under our hands: the program has been ended
            while piece := self._pipe.read(_PIECE):
                room = self._most - len(self.content)
                self.content += piece[:room]
                self.full = self.full or len(piece) > room
                if self.full and self._stop_when_full:
                    return


class _Pipes:
    """The three pipes of a process, each served by a thread of its own, so that none waits for another."""

    def __init__(self, process: subprocess.Popen[bytes], text: bytes) -> None:
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise AssertionError("a process is started with pipes")
        given = threading.Thread(target=_give, args=(process.stdin, text), daemon=True)
        self.out = _Taken(process.stdout, MOST_BYTES, stop=True)
        self.err = _Taken(process.stderr, _MOST_SAID, stop=False)
        self._threads = given, self.out, self.err

    def open(self) -> None:
        """Begin to serve the pipes."""
        for thread in self._threads:
            thread.start()

    def wait(self, deadline: Deadline) -> None:
        """Wait until the program has written all that it has to say, or too much."""
        self.out.join(deadline.left())
        if not self.out.full:
            self.err.join(deadline.left())
        deadline.check()

    def close(self) -> None:
        """Wait for the threads, each of which closes its pipe; one that something else still holds open is left to its thread."""
        for thread in self._threads:
            if thread.is_alive():  # Ctrl-C may have come before all were started
                thread.join(_GRACE)


def _give(pipe: IO[bytes], text: bytes) -> None:
    rest = memoryview(text)
    with contextlib.suppress(OSError), pipe:  # a program need not read to the end
        while rest:
            rest = rest[pipe.write(rest) :]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
