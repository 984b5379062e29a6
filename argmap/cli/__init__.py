"""The command line: `argmap check`, `score`, `render`, `outline`, `fmt`, `new` and `schema`.

Every command is a function that returns an `Outcome`; nothing is printed before it is over, but by `argmap watch`. What goes wrong
becomes lines on stderr and an exit code, in one place: `argmap.cli.main`.
"""

from argmap.cli.main import main

__all__ = ["main"]
