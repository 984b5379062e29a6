"""`argmap demo`: what argmap makes of the map of a real debate, on one screen; and `argmap maps`, what there is to try."""

from __future__ import annotations

import os
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.answers.table import Column, Table
from argmap.basics.text import counted, one_line
from argmap.cli.interactive.terminal import printed
from argmap.cli.map_files import STREAM, write_file
from argmap.cli.outcome import Outcome, as_json
from argmap.errors import FormatError, Problem
from argmap.files import example, shipped, shipped_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.map import ArgumentMap

SEED = "anthropic-strategy"
"""The map that `argmap demo` shows: a post and the comments on it."""
PAGE = "strategy.html"


def demo(folder: str, *, open_page: bool) -> Outcome:
    """Show what a map of 195 claims says, and write its page and two pictures into a folder."""
    asked = example(SEED)
    text = "\n".join([*_told(asked), "", *_drawn(asked, Path(folder))])
    if open_page and _has_display():
        webbrowser.open((Path(folder) / PAGE).absolute().as_uri())
    return Outcome(f"{text}\n")


def _told(asked: ArgumentMap) -> Iterator[str]:
    """Say where the conclusion stands, what it hangs on, what speaks against it, and what would be if."""
    scores, conclusion = asked.score(), asked.conclusion[0]
    text = asked.document.claims[conclusion].text
    yield f"{asked.title}  (a post and 32 comments: {counted(len(scores), 'claim')}, scored by {scores.semantics})"
    yield f"The conclusion, {text!r}, stands at {scores[conclusion]:.2f} ({scores.base[conclusion]:.2f} before any argument)."
    cruxes = asked.cruxes(top=5)
    yield from ("", "What it hangs on:", cruxes.bars(width=96))
    objections = asked.objections(top=3).table.only(["relation", "gain", "by", "text"])
    yield from ("", "What costs it most, and what it would gain without it:", str(objections))
    disputes = asked.disputes(top=3).table.only(["id", "for", "against", "text"])
    yield from ("", "Where there is most to be said on both sides:", str(disputes))
    crux = cruxes.table[0]["id"]
    yield from ("", "What if?", str(asked.what_if(prior={crux: 0.9})).partition("\n")[0])


def _drawn(asked: ArgumentMap, folder: Path) -> Iterator[str]:
    """Write the page, which holds the whole map, and two views, each with the scores of the whole map."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FormatError(Problem(f"the folder cannot be made: {error.strerror or error}", file=str(folder))) from None
    yield f"All of it, to read and play with: {_link(asked.to_html(folder / PAGE))}"
    around = asked.focus(asked.conclusion[0], up=0, down=1)
    yield f"The conclusion, drawn:            {_link(around.render(folder / 'conclusion.svg'))}"
    yield f"One dispute, drawn:               {_link(asked.tagged('dario-gpt3').render(folder / 'dispute.png'))}"


def _link(file: Path) -> str:
    return one_line(os.path.relpath(file))


def _has_display() -> bool:
    return os.name == "nt" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def maps(name: str | None, *, output: str, force: bool, json: bool) -> Outcome:
    """List the maps that come with argmap, or write one of them out."""
    if name is None:
        listed = [(key, example(key)) for key in shipped()]
        rows = [(key, len(one.claims), len(one.relations), one.title) for key, one in listed]
        table = Table(tuple(map(Column, ("name", "claims", "relations", "title"))), tuple(rows))
        return Outcome(as_json(table.to_dict()) if json else f"{printed(table)}\n")
    content = shipped_file(name).read_bytes()
    if output == STREAM:
        return Outcome(content)
    write_file(output, content, overwrite=force)
    return Outcome(as_json({"output": output}) if json else f"{one_line(output)}\n")
