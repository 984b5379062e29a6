"""`argmap check` and `argmap fmt`: is the file sound, is it tidy?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from argmap import formats
from argmap.cli.maps import STDIN, read_document, read_text
from argmap.cli.outcome import GOOD, PROBLEMS, Outcome, as_json, lines_about, records
from argmap.errors import ArgmapError, Problem
from argmap.files import write_whole

if TYPE_CHECKING:
    from argmap.model import Document


def check(names: Sequence[str], *, json: bool) -> Outcome:
    """Read every file and report all that is wrong or odd in any of them."""
    reports = [_report(name) for name in names]
    code = GOOD if all(report["ok"] for report in reports) else PROBLEMS
    if json:
        shown = [
            {**report, "problems": records(report["problems"]), "warnings": records(report["warnings"])}
            for report in reports
        ]
        return Outcome(as_json({"ok": code == GOOD, "files": shown}), code=code)
    notes = [line for report in reports for line in lines_about(report["problems"])]
    notes += [line for report in reports for line in lines_about(report["warnings"], warning=True)]
    good = [f"{report['file']}: {_counted(report)}\n" for report in reports if report["ok"]]
    return Outcome("".join(good), tuple(notes), code)


def _report(name: str) -> dict[str, Any]:
    """Say all about one file; a file that cannot be read is a problem like another."""
    shown = "<stdin>" if name == STDIN else name
    try:
        result = read_document(name)
    except ArgmapError as error:
        problems = error.problems
    except OSError as error:
        problems = (Problem(error.strerror or str(error), file=shown),)
    else:
        return {"file": shown, "ok": True, **_counts(result.document), "problems": (), "warnings": result.warnings}
    return {"file": shown, "ok": False, "problems": problems, "warnings": ()}


def _counts(document: Document) -> dict[str, int]:
    questions = sum(claim.kind == "question" for claim in document.claims.values())
    return {
        "claims": len(document.claims) - questions,
        "questions": questions,
        "relations": len(document.relations),
        "sources": len(document.sources),
    }


def _counted(report: dict[str, Any]) -> str:
    counts = [(report[name], name) for name in ("claims", "questions", "relations", "sources")]
    return ", ".join(f"{count} {name if count != 1 else name[:-1]}" for count, name in counts if count)


def tidy(names: Sequence[str], *, check_only: bool, json: bool) -> Outcome:
    """Lay files out in one style, comments kept; all of them are read before any is written."""
    texts = {name: read_text(name) for name in names}
    tidied = {name: formats.tidy(text, source="<stdin>" if name == STDIN else name) for name, text in texts.items()}
    changed = [name for name in names if tidied[name] != texts[name]]
    if not check_only:
        for name in changed:
            if name != STDIN:
                write_whole(name, tidied[name].encode())
    code = PROBLEMS if check_only and changed else GOOD
    if json:
        shown = [{"file": name, "changed": name in changed} for name in names]
        return Outcome(as_json({"ok": code == GOOD, "files": shown}), code=code)
    if check_only:
        return Outcome("".join(f"{name}: would be laid out anew\n" for name in changed), code=code)
    text = tidied.get(STDIN, "")
    return Outcome(text, tuple(f"{name}: laid out anew" for name in changed if name != STDIN))
