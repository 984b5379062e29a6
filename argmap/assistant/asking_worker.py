"""Ask a worker: a process for each question, which is killed with all that it started when its time is up."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio

if TYPE_CHECKING:
    from anyio.abc import Process

MOST_BYTES = 2_000_000
"""No answer is longer: whatever writes more has gone wrong."""
_LATE = "The answer took longer than {seconds:g} s, and was stopped. Ask of a smaller map, or of a part of it."
_LOST = "The worker ended without an answer: the map may need more memory than it has."

_at_work: set[int] = set()
"""The workers that there are, each the leader of a group of processes."""


def end_workers() -> None:
    """Kill every worker: for when this process is about to end."""
    for one in list(_at_work):
        _kill(one)


async def ask_worker(tool: str, arguments: dict[str, Any], *, seconds: float) -> dict[str, Any]:
    """Return what a worker answers: `words`, `data`, and whether it is `refused`."""
    question = json.dumps({"tool": tool, "arguments": arguments, "seconds": seconds}).encode()
    # What imports argmap here has to there, too; -P keeps a folder's own argmap.py out.
    home = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", ""))))
    process = await anyio.open_process(
        [sys.executable, "-P", "-m", "argmap.assistant.worker"],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": home},
    )
    _at_work.add(process.pid)
    try:
        with anyio.move_on_after(seconds) as waiting:
            answer = await _answer(process, question)
    finally:
        _kill(process.pid)
        _at_work.discard(process.pid)
        with anyio.CancelScope(shield=True):
            await process.aclose()
    if waiting.cancelled_caught:
        return _refusal(_LATE.format(seconds=seconds))
    try:
        found: dict[str, Any] = json.loads(answer)
    except ValueError:
        return _refusal(_LOST)
    return found


async def _answer(process: Process, question: bytes) -> bytes:
    """Hand the question over, and read until the worker has ended, up to so many bytes."""
    answer = bytearray()
    async with anyio.create_task_group() as both:
        both.start_soon(_hand_over, process, question)
        if process.stdout is not None:
            async for part in process.stdout:
                answer += part
                if len(answer) > MOST_BYTES:
                    both.cancel_scope.cancel()
                    return b""
    return bytes(answer)


async def _hand_over(process: Process, question: bytes) -> None:
    if process.stdin is not None:
        with contextlib.suppress(anyio.BrokenResourceError, anyio.ClosedResourceError, OSError):
            await process.stdin.send(question)
        await process.stdin.aclose()


def _kill(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(leader, signal.SIGKILL)
        else:  # pragma: no cover - Windows
            os.kill(leader, signal.SIGTERM)


def _refusal(words: str) -> dict[str, Any]:
    return {"words": words, "data": {"ok": False, "problems": [{"message": words}]}, "refused": True}
