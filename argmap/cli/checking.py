"""`argmap check` and `argmap fmt`: is the file sound, is it tidy?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import formats
from argmap.basics.text import counted
from argmap.cli.map_files import STREAM, read_document, read_text, shown, write_file
from argmap.cli.outcome import GOOD, PROBLEMS, Outcome, as_json, lines_about, marking_lines, records
from argmap.errors import ArgmapError, FormatError, Problem

if TYPE_CHECKING:
    from argmap.model import Document


def check(names: Sequence[str], *, json: bool, github: bool = False) -> Outcome:
    """Read every file and report all that is wrong or odd in any of them, as GitHub's actions read it if asked."""
    reports = [_report(name) for name in names]
    code = GOOD if all(report["ok"] for report in reports) else PROBLEMS
    if json:
        plain = [
            {**report, "problems": records(report["problems"]), "warnings": records(report["warnings"])}
            for report in reports
        ]
        return Outcome(as_json({"ok": code == GOOD, "files": plain}), code=code)
    if github:
        told = [
            line
            for report in reports
            for sort, problems in (("error", report["problems"]), ("warning", report["warnings"]))
            for line in marking_lines(problems, sort)
        ]
        return Outcome("".join(f"{line}\n" for line in told), code=code)
    notes = [line for report in reports for line in lines_about(report["problems"])]
    notes += [line for report in reports for line in lines_about(report["warnings"], warning=True)]
    good = [f"{report['file']}: {_counted(report)}\n" for report in reports if report["ok"]]
    return Outcome("".join(good), tuple(notes), code)


def _report(name: str) -> dict[str, Any]:
    """Say all about one file; a file that cannot be read is a problem like another."""
    try:
        result = read_document(name)
    except ArgmapError as error:
        problems: tuple[Problem, ...] = error.problems
    except OSError as error:
        problems = (Problem(error.strerror or str(error), file=shown(name)),)
    else:
        counts = _counts(result.document)
        return {"file": shown(name), "ok": True, **counts, "problems": (), "warnings": result.warnings}
    return {"file": shown(name), "ok": False, "problems": problems, "warnings": ()}


def _counts(document: Document) -> dict[str, int]:
    questions = sum(claim.kind == "question" for claim in document.claims.values())
    return {
        "claims": len(document.claims) - questions,
        "questions": questions,
        "relations": len(document.relations),
        "sources": len(document.sources),
    }


def _counted(report: dict[str, Any]) -> str:
    counts = [(report[f"{one}s"], one) for one in ("claim", "question", "relation", "source")]
    return ", ".join(counted(count, one) for count, one in counts if count) or "an empty map"


def tidy(names: Sequence[str], *, check_only: bool, json: bool) -> Outcome:
    """Lay files out in one style, comments kept; all of them are read before any is written."""
    texts = {name: read_text(name) for name in names}
    tidied = {name: _tidied(name, text) for name, text in texts.items()}
    changed = [name for name in texts if tidied[name] != texts[name]]
    files = [name for name in changed if name != STREAM]
    if not check_only:
        _check_regular(files)
        for name in files:
            write_file(name, tidied[name].encode())
    code = PROBLEMS if check_only and changed else GOOD
    if json:
        plain = [{"file": shown(name), "changed": name in changed} for name in texts]
        return Outcome(as_json({"ok": code == GOOD, "files": plain}), code=code)
    if check_only:
        return Outcome(notes=tuple(f"{shown(name)}: would be laid out anew" for name in changed), code=code)
    return Outcome(
        tidied.get(STREAM, "").encode(), tuple(f"{name}: laid out anew" for name in changed if name != STREAM)
    )


def _check_regular(names: Sequence[str]) -> None:
    """Refuse to write back into what gives its text once."""
    odd = [name for name in names if not Path(name).is_file()]
    if odd:
        hint = "Name it - to have it on stdout."
        raise FormatError(
            *(Problem("a device or a pipe cannot be laid out anew", file=name, hint=hint) for name in odd)
        )


def _tidied(name: str, text: str) -> str:
    """Tidy YAML with its comments; JSON has none, so it is read and written again. No other format is laid out anew."""
    chosen = formats.format_of(text, source=shown(name)).format
    if chosen.name == "yaml":
        return formats.tidy(text, source=shown(name))
    if chosen.name != "json":
        hint = "argmap convert makes a map file of it."
        raise FormatError(
            Problem(f"this is {chosen.title}, and only map files are laid out", file=shown(name), hint=hint)
        )
    return formats.writes(formats.reads(text, format="json", source=shown(name)).document, format="json")
