"""`argmap score`: a table of how far each claim is supported."""

from __future__ import annotations

import dataclasses
import math
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import argmap
from argmap.answers.how_found import how_found
from argmap.basics.text import counted, folded, markdown_text, one_line, shorten, width, wrapped
from argmap.cli.interactive.terminal import columns as columns_of_terminal
from argmap.cli.map_files import read_document, shown
from argmap.cli.outcome import GOOD, PROBLEMS, Outcome, as_json, lines_about
from argmap.cli.wording.options import Format
from argmap.cli.wording.pairs import numbers, truths, values

if TYPE_CHECKING:
    from argmap import ArgumentMap, Scores
    from argmap.answers.component import Component

NARROW = 60
"""Below this many columns the sentences are left out."""
_GAP = 2
"""Between columns."""
PIPED = 120
"""How wide a line is where no terminal says how wide it is."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to score, as the options of the command line say it."""

    semantics: str = "df_quad"
    prior: Sequence[str] = ()
    fix: Sequence[str] = ()
    strength: Sequence[str] = ()
    reliability: Sequence[str] = ()
    min_reliability: float | None = None
    as_of: str | None = None
    join: Any = None
    parameter: Sequence[str] = ()
    samples: int | None = None
    seed: int | None = None
    given: Sequence[str] = ()
    circles: Any = None
    exact: bool | None = None

    def score(self, map_: ArgumentMap) -> Scores:
        """Score a map; what does not settle is returned as it is, and says so."""
        return map_.score(
            self.semantics,
            prior=numbers("--prior", self.prior) or None,
            fix=numbers("--fix", self.fix) or None,
            strength=numbers("--strength", self.strength) or None,
            reliability=numbers("--reliability", self.reliability) or None,
            min_reliability=self.min_reliability,
            as_of=self.as_of,
            join=self.join,
            parameters=values("--parameter", self.parameter) or None,
            samples=self.samples,
            seed=self.seed,
            given=truths("--given", self.given) or None,
            circles=self.circles,
            exact=self.exact,
            on_divergence="return",
        )


def score(name: str, settings: Settings, *, top: int | None, format: Format) -> Outcome:
    """Score a map and print the table, the best supported claim first."""
    result = read_document(name)
    scores = settings.score(argmap.ArgumentMap(result.document))
    notes = (*lines_about(result.warnings, warning=True), *scores.notes, *_unsettled(shown(name), scores))
    code = GOOD if scores.converged else PROBLEMS
    if format is Format.csv:
        return Outcome(scores.table(top=top).to_csv().encode(), notes, code)
    if format is Format.json:
        return Outcome(as_json(_record(shown(name), scores, top)), notes, code)
    text = _as_markdown(scores, top) if format is Format.md else _printed(scores, top)
    return Outcome(text, notes, code)


def _unsettled(name: str, scores: Scores) -> tuple[str, ...]:
    """Say what a reader must know of the parts that run in circles."""
    if scores.converged:
        loose = sum(component.size for component in scores.components if not component.stable)
        if not loose:
            return ()
        return (
            one_line(
                f"{name}: warning: {loose} of the scores hang on each other in circles and stand on a balance that a "
                "small push would upset"
            ),
        )
    return (
        one_line(
            f"{name}: the scores did not settle by {scores.semantics} in {scores.iterations} steps "
            f"(one more step would move a score by {scores.residual:.2g}): read them with care, or try "
            "--semantics quadratic_energy"
        ),
    )


def _component(component: Component) -> dict[str, Any]:
    """Return what is said of a part that runs in circles; JSON knows no infinite distance."""
    return dataclasses.asdict(component) | {
        "distance": component.distance if math.isfinite(component.distance) else None
    }


def _record(name: str, scores: Scores, top: int | None) -> dict[str, Any]:
    """Everything about the scores, in a shape that stays."""
    return {
        "file": name,
        "title": scores.document.title,
        "conclusion": scores.document.conclusion,
        "semantics": scores.semantics,
        "parameters": scores.parameters,
        "kind": scores.kind,
        "converged": scores.converged,
        "iterations": scores.iterations,
        "residual": scores.residual,
        "components": [_component(component) for component in scores.components],
        "claims": scores.table(top=top).to_dict(),
        "relations": scores.relations,
        "sources": scores.sources,
    } | ({"high": scores.high} if scores.high else {})


def _as_markdown(scores: Scores, top: int | None) -> str:
    """Write the same as a heading, a sentence and a table in Markdown, in which no letter of a map is markup."""
    table = scores.table(top=top)
    title, heading = markdown_text(one_line(scores.document.title)), markdown_text(_heading(scores, len(table)))
    return f"## {title}\n\n{heading}.\n\n{table.to_markdown()}\n"


def _printed(scores: Scores, top: int | None) -> str:
    """Print a table as wide as the terminal: ids are folded and numbers stay whole.

    Sentences wrap on a terminal; elsewhere, where a line is a row, they are cut.
    """
    columns = shutil.get_terminal_size((PIPED, 24)).columns
    narrow = columns < NARROW
    rows = scores.table(top=top)
    headings = _headings(scores, narrow=narrow)
    ids = _width_of_ids(rows, columns, share=2 if narrow else 3)
    left = 0 if narrow else columns - ids - sum(_wide(heading) + _GAP for heading in headings) - _GAP
    head = [heading.rjust(_wide(heading)) for heading in headings]
    bold = _bold if _is_terminal() else str
    lines = [bold(one_line(scores.document.title)), _heading(scores, len(rows))]
    lines += map(bold, _row("id", head, "" if narrow else "text", ids, left))
    for row in rows:
        numbers = [_shown(heading, row[heading]).rjust(_wide(heading)) for heading in headings]
        printed = _row(one_line(row["id"]), numbers, "" if narrow else one_line(row["text"]), ids, left)
        lines += map(bold, printed) if row["id"] in scores.document.conclusion else printed
    return "\n".join(lines) + "\n"


def _row(name: str, numbers: list[str], text: str, ids: int, left: int) -> list[str]:
    """Return the lines of a row: what of an id, or on a terminal of a text, there is no room for goes on in the next ones."""
    wraps = columns_of_terminal() is not None and left > 0
    texts, empty = wrapped(text, left) if wraps else [shorten(text, left)], [" " * width(one) for one in numbers]
    return [
        (" " * _GAP).join([first + " " * (ids - width(first)), *(empty if place else numbers), rest]).rstrip()
        for place, (first, rest) in enumerate(zip_longest(folded(name, ids), texts, fillvalue=""))
    ]


def _is_terminal() -> bool:
    """Say whether what is printed may be bold."""
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def _bold(line: str) -> str:
    return f"\x1b[1m{line}\x1b[0m"


def _headings(scores: Scores, *, narrow: bool) -> tuple[str, ...]:
    """Return the columns of numbers."""
    score = ("low", "high") if scores.high else ("score",)
    if narrow:
        return score
    return ("base", *score, *(("error",) if scores.errors else ()), *(() if scores.high else ("change",)))


def _shown(heading: str, value: float) -> str:
    return format(value, {"change": "+.2f", "error": ".4f"}.get(heading, ".2f"))


def _wide(heading: str) -> int:
    """Return how wide a column of numbers is."""
    return max(len(heading), len(_shown(heading, 0.0)))


def _width_of_ids(rows: Iterable[Mapping[str, Any]], columns: int, *, share: int) -> int:
    """Give ids the room they take, up to a share of the line: a longer one goes on in the next line."""
    return max(2, min(max((width(one_line(row["id"])) for row in rows), default=0), columns // share))


def _heading(scores: Scores, count: int) -> str:
    state = "settled" if scores.converged else "did not settle"
    kind = "degrees from 0 to 1, not probabilities"
    if scores.kind == "probability":
        kind, state = "probabilities", how_found(scores.parameters)
        kind += ", at least and at most" if scores.high else ""
    part = "" if count == len(scores) else f", the first {count}"
    return f"{counted(len(scores), 'claim')}{part}, scored by {scores.semantics} ({kind}; {state})"
