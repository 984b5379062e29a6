"""`argmap render` and `argmap outline`: the map as a picture or as text."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict

import argmap
from argmap.basics.whole_files import is_same_file
from argmap.cli.map_files import STREAM, read_document, shown, write_file
from argmap.cli.outcome import GOOD, PROBLEMS, Outcome, as_json, lines_about
from argmap.cli.scoring import Settings
from argmap.display.grouping import GroupBy
from argmap.display.look import LIMIT, LayoutName, Look
from argmap.display.theme import Theme
from argmap.errors import ParameterError, Problem, RenderError

if TYPE_CHECKING:
    from argmap.analysis.labels.accept.answer import Acceptance

_TEXT = {"dot", "gv"}
"""The formats that need no layout."""
_NARROWEST, _WIDEST = 40, 120
"""How many columns an outline takes, whatever the terminal has."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of a map that is shown: all of it, around one claim, or what carries a tag."""

    focus: str | None = None
    up: int = 1
    down: int = 2
    tags: Sequence[str] = ()

    def of(self, whole: argmap.ArgumentMap) -> argmap.ArgumentMap:
        """Take the part out of the whole; its scores stay those of the whole."""
        part = whole.tagged(*self.tags) if self.tags else whole
        return part.focus(self.focus, up=self.up, down=self.down) if self.focus else part


@dataclass(frozen=True, slots=True)
class Labelled:
    """By which semantics claims are labelled, and what is asserted; no semantics, no labels."""

    semantics: str | None = None
    asserted: str = "leaves"

    def of(self, part: argmap.ArgumentMap) -> Acceptance | None:
        """Label the claims of a part by the whole."""
        if self.semantics is None:
            if self.asserted != "leaves":
                raise ParameterError(Problem("--asserted needs --labels", hint="Say by which: --labels grounded."))
            return None
        return part.accept(semantics=self.semantics, asserted=self.asserted)  # type: ignore[arg-type] # it is checked there


def render(
    name: str,
    output: str | None,
    view: View,
    settings: Settings,
    *,
    format: str | None,
    look: Look,
    scored: bool,
    whole: bool,
    json: bool,
    labelled: Labelled = Labelled(),
) -> Outcome:
    """Draw a map into a file, or onto stdout where the file is `-`; `whole` draws one of any size."""
    if json and output == STREAM:
        raise ParameterError(Problem("--json and a picture cannot both go to stdout", hint="Name a file with -o."))
    result = read_document(name)
    part = view.of(argmap.ArgumentMap(result.document))
    target = Path(output or (f"map.{format or 'svg'}" if name == STREAM else f"{Path(name).stem}.{format or 'svg'}"))
    kind = format or target.suffix.lstrip(".").lower() or "svg"
    if output == STREAM:
        kind = format or "svg"
    elif name != STREAM and is_same_file(target, name):
        raise ParameterError(Problem(f"{output} is the map itself", hint="Name another file with -o."))
    _check_size(name, part, kind, whole=whole or look.overview)
    scores = settings.score(part) if scored else None
    content = _drawn(part, scores or False, labelled.of(part), kind, look)
    settled = scores is None or scores.converged
    notes = lines_about(result.warnings, warning=True)
    if not settled:
        notes += (f"{shown(name)}: the scores in this picture did not settle",)
    code = GOOD if settled else PROBLEMS
    if output == STREAM:
        return Outcome(content, notes, code)
    write_file(target, content)
    record = {"file": shown(name), "output": str(target), "format": kind, "bytes": len(content)}
    return Outcome(as_json(record) if json else f"{target}\n", notes, code)


def _check_size(name: str, part: argmap.ArgumentMap, kind: str, *, whole: bool) -> None:
    """Refuse a picture that nobody could read, in the words of the command line."""
    count = len(part.document.claims)
    if count > LIMIT and not whole and kind not in _TEXT:
        hint = "Show a part with --focus or --tag, read it with `argmap outline`, or insist with --whole."
        raise RenderError(Problem(f"{count} claims are too many for one picture", file=shown(name), hint=hint))


class _Drawn(TypedDict):
    theme: Theme | str
    layout: LayoutName
    width: float
    group_by: GroupBy | None
    overview: bool


def _drawn(
    part: argmap.ArgumentMap, scores: argmap.Scores | Literal[False], labels: Acceptance | None, kind: str, look: Look
) -> bytes:
    drawn = _Drawn(
        theme=look.theme, layout=look.layout, width=look.width, group_by=look.group_by, overview=look.overview
    )
    if kind in _TEXT:
        return part.to_dot(scores, labels=labels, **drawn).encode()
    return part.render(scores=scores, labels=labels, format=kind, limit=None, **drawn)


def outline(
    name: str,
    view: View,
    settings: Settings,
    *,
    scored: bool,
    labelled: Labelled = Labelled(),
    format: Literal["text", "md"] = "text",
) -> Outcome:
    """Write a map as an indented text, or as Markdown."""
    result = read_document(name)
    part = view.of(argmap.ArgumentMap(result.document))
    scores = settings.score(part) if scored else None
    settled = scores is None or scores.converged
    notes = lines_about(result.warnings, warning=True)
    if not settled:
        notes += (f"{shown(name)}: the scores in this outline did not settle",)
    width = min(max(shutil.get_terminal_size((100, 24)).columns, _NARROWEST), _WIDEST)
    text = part.outline(scores or False, labels=labelled.of(part), width=width, format=format)
    return Outcome(text.rstrip("\n") + "\n", notes, GOOD if settled else PROBLEMS)
