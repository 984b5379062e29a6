"""`argmap convert` and `argmap formats`: from one format to another, and which there are."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from argmap import formats
from argmap.cli.map_files import STREAM, read_document, shown, write_file
from argmap.cli.outcome import Outcome, as_json, lines_about, records
from argmap.cli.wording.options import Format
from argmap.cli.wording.pairs import words
from argmap.errors import ParameterError, Problem, UnsupportedWarning, nearest_or_all
from argmap.formats.choices.own_options import options_of


def convert(
    name: str,
    output: str,
    *,
    reading: str | None,
    writing: str | None,
    unsupported: str,
    options: Sequence[str],
    force: bool,
    json: bool,
) -> Outcome:
    """Read a map in one format and write it in another; what was odd, and what is lost, is told on stderr."""
    chosen = (
        formats.format_named(writing or "yaml") if output == STREAM else formats.format_to_write(output, name=writing)
    )
    given = words("--option", options)
    taken = options_of(chosen.write) if chosen.writes else []
    for_writing = {key: value for key, value in given.items() if key in taken}
    for_reading = {key: value for key, value in given.items() if key not in taken}
    try:
        result = read_document(name, format=reading, **for_reading)
    except ParameterError as error:
        wrong = next((key for key in for_reading if error.problems[0].path == key), None)
        if wrong is None or not taken:
            raise
        hint = nearest_or_all(wrong, taken)
        raise ParameterError(Problem(f"neither format has an option {wrong!r}", path=wrong, hint=hint)) from None
    choice = cast("formats.Unsupported", unsupported)
    with warnings.catch_warnings(record=True, action="always", category=UnsupportedWarning) as losses:
        text = formats.writes(result.document, format=chosen.name, unsupported=choice, **for_writing)
    lost = [Problem(line, file=output) for one in losses for line in str(one.message).splitlines()]
    notes = lines_about([*result.warnings, *lost], warning=True)
    if output == STREAM:
        return Outcome(text.encode(), notes)
    write_file(Path(output), text.encode(), overwrite=force)
    if json:
        record: dict[str, Any] = {"file": shown(name), "output": output, "format": chosen.name}
        return Outcome(as_json({**record, "warnings": records([*result.warnings, *lost])}))
    return Outcome(f"{output}\n", notes)


def list_formats(format: Format) -> Outcome:
    """Print which formats there are, and what each can say."""
    table = formats.overview()
    if format is Format.json:
        return Outcome(as_json({"formats": table.to_dict()}))
    if format is Format.csv:
        return Outcome(table.to_csv().encode())
    return Outcome(f"{table.to_markdown() if format is Format.md else table}\n")
