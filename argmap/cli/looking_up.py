"""`argmap quote`: look up a map's quotations in the text that they are from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import argmap
from argmap import formats
from argmap.basics.text import one_line
from argmap.cli.answering import answered
from argmap.cli.map_files import STREAM, read_text, shown, write_file
from argmap.cli.outcome import GOOD, PROBLEMS, Outcome, as_json, lines_about
from argmap.cli.wording.option_marks import Option
from argmap.cli.wording.options import Form, Format, Json, Map
from argmap.errors import ParameterError, Problem


def quote(
    map_: Map,
    source: Annotated[str, Option("--source", metavar="FILE", help="The text that is quoted, or - for stdin.")],
    document: Annotated[
        str | None, Option("--document", metavar="ID", help="Which of the map's documents the text is.")
    ] = None,
    output: Annotated[
        str | None, Option("--output", "-o", metavar="FILE", help="Write the map with its lines; - for stdout.")
    ] = None,
    force: Annotated[bool, Option("--force", help="Overwrite a file that is there.")] = False,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Look up a map's quotations in their text, with the nearest passage for what is not there, and fill in their lines."""
    form = Format.said(format, json=json)
    if map_ == source == STREAM:
        raise ParameterError(Problem("stdin holds one text", hint="Name a file for the other."))
    if output == STREAM and form is not Format.text:
        raise ParameterError(Problem("an answer and a map cannot both go to stdout", hint="Name a file with -o."))
    opened = _opened(map_)
    found = opened.quote(read_text(source), document=document or _of_file(opened, source))
    notes = lines_about(opened.warnings, warning=True)
    code = GOOD if found.ok else PROBLEMS
    written = found.map
    if output == STREAM:
        report = tuple(one_line(line) for line in str(found).splitlines() if line.strip())
        text = formats.writes(written.document, over=written.written)
        return Outcome(text.encode(), (*notes, *report), code)
    if output is not None:
        chosen = formats.format_to_write(output)
        text = formats.writes(written.document, format=chosen.name, over=written.written)
        write_file(Path(output), text.encode(), overwrite=force)
    if form is Format.json:
        record = {"file": shown(map_), "source": shown(source), "output": output, **found.to_dict()}
        return Outcome(as_json(record), notes, code)
    if output is not None:
        notes = (*notes, one_line(f"written: {output}"))
    return answered(map_, found, format=form, notes=notes, code=code)


def _opened(name: str) -> argmap.ArgumentMap:
    """Read a map with the text that it was written in, whose comments are kept."""
    if name != STREAM:
        return argmap.load(name, warnings="ignore")
    text = read_text(name)
    m = argmap.loads(text, warnings="ignore")
    yaml = formats.format_of(text, source=shown(name)).format.name == "yaml"
    return replace(m, written=text if yaml else None)


def _of_file(m: argmap.ArgumentMap, source: str) -> str | None:
    """Return the document whose file is called as the text is, if it is one."""
    named = [key for key, one in m.document.documents.items() if one.file and Path(one.file).name == Path(source).name]
    return named[0] if len(named) == 1 else None
