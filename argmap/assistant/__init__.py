"""What an assistant asks of argmap: a server of the Model Context Protocol over stdin and stdout, and nothing else."""

from __future__ import annotations

from importlib.util import find_spec

from argmap.errors import not_installed


def serve(*, seconds: float) -> None:
    """Answer over stdin and stdout until stdin ends, an answer in at most so many seconds; it needs `argmap[mcp]`."""
    if find_spec("mcp") is None:
        raise not_installed("the SDK of MCP", "mcp")
    from argmap.assistant.server import run  # noqa: PLC0415 - an extra, and slow to load

    run(seconds=seconds)
