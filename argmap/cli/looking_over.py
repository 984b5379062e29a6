"""`argmap lint`: is the map any good?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import argmap
from argmap.answers.table import Column, Table
from argmap.basics.text import markdown_text, one_line
from argmap.cli.map_files import STREAM, read_text, shown
from argmap.cli.outcome import GOOD, PROBLEMS, Outcome, as_json, lines_about, records
from argmap.cli.wording.option_marks import Option
from argmap.cli.wording.options import Form, Format, Json, Maps
from argmap.cli.wording.pairs import numbers
from argmap.errors import FormatError, MapError, Problem

if TYPE_CHECKING:
    from argmap.lint import Findings

Rules = Annotated[list[str], Option("--rule", metavar="NAME", help="Run this rule only; may come several times.")]
Ignored = Annotated[list[str], Option("--ignore", metavar="NAME", help="Leave this rule out.")]
Thresholds = Annotated[
    list[str], Option("--threshold", metavar="NAME=NUMBER", help="Replace what a rule compares with.")
]
Folder = Annotated[
    Path | None,
    Option("--folder", metavar="FOLDER", help="Where the documents' files are; else where the map is."),
]


def lint(
    maps: Maps,
    rule: Rules = [],
    ignore: Ignored = [],
    threshold: Thresholds = [],
    folder: Folder = None,
    format: Form = Format.text,
    json: Json = False,
) -> Outcome:
    """Look maps over for what weakens them: each finding with its place, its rule, and what to do."""
    choices: dict[str, Any] = {
        "rules": rule or None,
        "ignore": ignore,
        "thresholds": numbers("--threshold", threshold),
        "folder": folder,
    }
    form = Format.said(format, json=json)
    reports = [_report(name, choices) for name in maps]
    code = GOOD if all(report.ok for report in reports) else PROBLEMS
    if form is Format.csv:
        rows = [(report.file, *row) for report in reports if report.findings for row in report.findings.table.rows]
        columns = next((report.findings.table.columns for report in reports if report.findings), ())
        return Outcome(Table((Column("file"), *columns), tuple(rows)).to_csv().encode(), code=code)
    if form is Format.json:
        return Outcome(as_json({"ok": code == GOOD, "files": [report.record() for report in reports]}), code=code)
    notes = [line for report in reports for line in lines_about(report.problems)]
    notes += [line for report in reports for line in lines_about(report.warnings, warning=True)]
    printed = _in_markdown if form is Format.md else _in_lines
    return Outcome("\n".join(printed(report) for report in reports if report.findings), tuple(notes), code)


@dataclass(frozen=True)
class _Report:
    """What is to be said of one file."""

    file: str
    findings: Findings | None = None
    problems: tuple[Problem, ...] = ()
    """Why it could not be read, if so."""
    warnings: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        return self.findings is not None and self.findings.ok

    def record(self) -> dict[str, Any]:
        """Return all of it for scripts."""
        found = {} if self.findings is None else self.findings.to_dict()
        head = {
            "file": self.file,
            "ok": self.ok,
            "problems": records(self.problems),
            "warnings": records(self.warnings),
        }
        return {**head, **found}


def _report(name: str, choices: dict[str, Any]) -> _Report:
    """Look one file over; one that cannot be read is a problem like another."""
    from argmap.formats.positions import read_placed  # noqa: PLC0415 - whoever asks for help reads no file
    from argmap.lint import Places, lint_document  # noqa: PLC0415 - numpy is slow to load

    try:
        result, tree = read_placed(read_text(name), source=shown(name))
    except (FormatError, MapError) as error:
        return _Report(shown(name), problems=error.problems)
    own = None if name == STREAM else Path(name).parent
    map_ = argmap.ArgumentMap(result.document)
    findings = lint_document(
        result.document,
        reading=map_.under(),
        places=Places(shown(name), tree),
        **{**choices, "folder": choices["folder"] or own},
    )
    return _Report(shown(name), findings, warnings=result.warnings)


def _in_lines(report: _Report) -> str:
    """Print each finding on a line that editors can follow, then what is to be said of all of them."""
    findings = cast("Findings", report.findings)
    return "\n".join([*findings.lines(), one_line(f"{report.file}: {' '.join(findings.words)}"), ""])


def _in_markdown(report: _Report) -> str:
    findings = cast("Findings", report.findings)
    return f"## {markdown_text(one_line(report.file))}\n\n{findings.to_markdown()}\n"
