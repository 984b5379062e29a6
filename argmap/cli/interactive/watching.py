"""`argmap watch`: check, score and write the page anew as the map is saved."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from argmap.basics.text import counted, one_line
from argmap.basics.whole_files import is_same_file
from argmap.cli.map_files import STREAM, read_text, write_file
from argmap.cli.outcome import Outcome, lines_about
from argmap.errors import ArgmapError, FormatError, ParameterError, Problem, SemanticsError
from argmap.formats import reads
from argmap.formats.registry import format_of
from argmap.map import ArgumentMap

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.cli.interactive.serving import PageServer

_PAUSE = 0.1
"""Seconds between two looks at the file: it is read once it is the same at two of them."""


def watch(name: str, output: str | None, *, semantics: str, serve: bool, port: int) -> Outcome:
    """Look at a map whenever it is saved, until Ctrl-C; what is said is printed at once."""
    if name == STREAM:
        raise ParameterError(Problem("stdin cannot be watched", hint="Name a file."))
    target = Path(output or f"{Path(name).stem}.html")
    if is_same_file(target, name):
        raise ParameterError(Problem(f"{output} is the map itself", hint="Name another file with -o."))
    if not Path(name).is_file():
        raise FormatError(
            Problem("there is no such file to watch", file=name, hint="argmap new writes one to start from.")
        )
    watched = _Watched(name, target, semantics)
    try:
        with _server(port) if serve else nullcontext() as server:
            if server is not None:
                typer.echo(f"{server.address} shows the page of {one_line(name)}; Ctrl-C ends it")
            for _ in saves(Path(name)):
                watched.look(server)
    except KeyboardInterrupt:  # this is how one ends it
        pass
    return Outcome()


def _server(port: int) -> PageServer:
    from argmap.cli.interactive.serving import PageServer  # noqa: PLC0415 - only who asks for it needs a server

    return PageServer(port)


def saves(path: Path) -> Iterator[None]:
    """Wait for the file to be saved, again and again; the first time is now, and being taken away is a change, too."""
    seen: object = ()
    before = _state(path)
    while True:
        time.sleep(_PAUSE)
        now = _state(path)
        if now == before and now != seen:  # nobody is writing it any more
            seen = now
            yield
        before = now


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class _Watched:
    """A map that is looked at again and again, and where its conclusion stood."""

    def __init__(self, name: str, target: Path, semantics: str) -> None:
        self._name, self._target, self._semantics = name, target, semantics
        self._stood: dict[str, float] = {}

    def look(self, server: PageServer | None) -> None:
        """Check, score and write the page, and say so; what is wrong is told, and the page of before stays."""
        try:
            self._look(server)
        except SemanticsError:
            raise
        except ArgmapError as error:
            self._fail(lines_about(error.problems), server)
        except OSError as error:
            self._fail((one_line(f"{self._name}: {error.strerror or error}"),), server)

    def _look(self, server: PageServer | None) -> None:
        text = read_text(self._name)
        result = reads(text, source=self._name)
        is_yaml = format_of(text, source=self._name).format.name == "yaml"
        asked = ArgumentMap(result.document, file=self._name, written=text if is_yaml else None)
        for line in lines_about(result.warnings, warning=True):
            typer.echo(line, err=True)
        scores = asked.score(self._semantics, on_divergence="return")
        typer.echo(one_line(f"{self._name}: {self._told(scores)}"))
        page = asked.to_html(semantics=self._semantics)
        write_file(self._target, page.encode())
        if server is not None:
            server.show(page)

    def _told(self, scores: Scores) -> str:
        """Say how large the map is, and where its conclusion stands and stood."""
        parts = [f"{counted(len(scores), 'claim')} and {counted(len(scores.document.relations), 'relation')}"]
        stands = {one: scores[one] for one in scores.document.conclusion if one in scores}
        for one, score in stands.items():
            before = self._stood.get(one, score)
            moved = "" if f"{before:.2f}" == f"{score:.2f}" else f" (it was {before:.2f})"
            parts.append(f"{one!r} stands at {score:.2f}{moved}")
        self._stood = stands
        return "; ".join(parts if scores.converged else [*parts, "the scores did not settle"])

    def _fail(self, lines: tuple[str, ...], server: PageServer | None) -> None:
        for line in lines:
            typer.echo(line, err=True)
        if server is not None:
            server.show_problems(lines)
