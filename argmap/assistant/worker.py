"""The worker: a process that answers one question, read from stdin, with little to lose when it is killed.

It may not reach the network nor start a program, whatever a map could bring it to; its memory and time are bounded.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from typing import Any

MOST_BYTES = 2 << 30
"""So much memory a worker may use."""
_REFUSED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec",
            "os.posix_spawn", "os.fork", "os.forkpty")  # fmt: skip
"""What nothing that a worker does needs: Python asks its hooks before it does one of these."""


def main() -> None:
    """Read a question as JSON, answer it as JSON. What is printed on the way goes nowhere."""
    answer, sys.stdout = sys.stdout, sys.stderr
    asked = json.load(sys.stdin)
    _bound(asked["seconds"])
    sys.addaudithook(_refuse)
    warnings.simplefilter("ignore")
    answer.write(json.dumps(_reply(asked["tool"], asked["arguments"])))
    answer.flush()


def _reply(tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from argmap.assistant.sent_reply import sent  # noqa: PLC0415 - what argmap loads counts against the bounds
    from argmap.assistant.tools import answered  # noqa: PLC0415 - as above

    try:
        reply = answered(tool, arguments)
    except MemoryError:
        return {"words": "There was not enough memory for this map.", "data": {"ok": False}, "refused": True}
    except Exception as error:  # a fault of ours: its name, and nothing of where argmap is
        words = f"A fault in argmap itself: {type(error).__name__}."
        return {"words": words, "data": {"ok": False}, "refused": True}
    return sent(reply)


def _bound(seconds: float) -> None:
    """Bound memory, and the time of a processor should nobody be there any more to end this process."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:  # pragma: no cover - Windows
        return
    most = int(seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (most * (os.cpu_count() or 1),) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere what is reserved counts, and is no measure of what is used
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"a worker does not do this: {event}")


if __name__ == "__main__":
    main()
