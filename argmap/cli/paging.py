"""`argmap page` and `argmap report`: the map as one page, or as a report, to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import argmap
from argmap.basics.whole_files import is_same_file
from argmap.cli.drawing import Labelled, View
from argmap.cli.map_files import STREAM, read_document, read_text, shown, write_file
from argmap.cli.outcome import GOOD, PROBLEMS, Outcome, as_json, lines_about
from argmap.errors import ParameterError, Problem, RenderError
from argmap.formats import reads
from argmap.formats.registry import format_of
from argmap.showing.report.reporting import ReportFormat, report_files
from argmap.showing.sending import LIMIT


def page(
    name: str,
    output: str | None,
    view: View,
    labelled: Labelled,
    *,
    semantics: str,
    readers: Sequence[str],
    chances: bool,
    whole: bool,
    json: bool,
) -> Outcome:
    """Write a page into a file, or onto stdout where the file is `-`; `whole` writes one of a map of any size."""
    if json and output == STREAM:
        raise ParameterError(Problem("--json and a page cannot both go to stdout", hint="Name a file with -o."))
    target = Path(output or ("map.html" if name == STREAM else f"{Path(name).stem}.html"))
    if STREAM not in {output, name} and is_same_file(target, name):
        raise ParameterError(Problem(f"{output} is the map itself", hint="Name another file with -o."))
    text = read_text(name)
    result = reads(text, source=shown(name))
    is_yaml = format_of(text, source=shown(name)).format.name == "yaml"
    own, written = None if name == STREAM else name, text if is_yaml else None
    part = view.of(argmap.ArgumentMap(result.document, file=own, written=written))
    if len(part.document.claims) > LIMIT and not whole:
        hint = "Send a part with --focus or --tag, or insist with --whole."
        raise RenderError(
            Problem(f"{len(part.document.claims)} claims are too many for one page", file=shown(name), hint=hint)
        )
    credences = [argmap.Credences.load(file) for file in readers]
    content = part.to_html(
        semantics=semantics, labels=labelled.of(part), readers=credences,
        chances=part.score("probability") if chances else None, limit=None,
    ).encode()  # fmt: skip
    notes = lines_about(result.warnings, warning=True)
    settled = part.score(semantics, on_divergence="return").converged
    if not settled:
        notes += (f"{shown(name)}: the scores in this page did not settle",)
    code = GOOD if settled else PROBLEMS
    if output == STREAM:
        return Outcome(content, notes, code)
    write_file(target, content)
    record = {"file": shown(name), "output": str(target), "bytes": len(content)}
    return Outcome(as_json(record) if json else f"{target}\n", notes, code)


def report(
    name: str,
    output: str | None,
    how: Mapping[str, Any],
    *,
    format: ReportFormat | None,
    page: str | None,
    picture: bool,
    top: int,
    json: bool,
) -> Outcome:
    """Write a report into a file, or onto stdout where the file is `-`; a Markdown one has its picture beside it."""
    if json and output == STREAM:
        raise ParameterError(Problem("--json and a report cannot both go to stdout", hint="Name a file with -o."))
    result = read_document(name)
    asked = argmap.ArgumentMap(result.document)
    stem = "map" if name == STREAM else Path(name).stem
    target = None if output == STREAM else Path(output or f"{stem}-report.{format or 'html'}")
    files = report_files(asked, target, format=format, page=page, picture=picture, top=top, how=how)
    notes = lines_about(result.warnings, warning=True)
    settled = asked.under(**how).named_scores.converged
    if not settled:
        notes += (f"{shown(name)}: the scores in this report did not settle",)
    code = GOOD if settled else PROBLEMS
    if target is None:
        return Outcome(files[None], notes, code)
    named = [(target if beside is None else target.with_name(beside), content) for beside, content in files.items()]
    if name != STREAM and any(is_same_file(file, name) for file, _ in named):
        raise ParameterError(Problem(f"{target} is the map itself", hint="Name another file with -o."))
    for file, content in named:
        write_file(file, content)
    record = {"file": shown(name), "output": str(target), "files": [str(file) for file, _ in named]}
    return Outcome(as_json(record) if json else "".join(f"{file}\n" for file, _ in reversed(named)), notes, code)
