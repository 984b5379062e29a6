"""Take over what the last `make bench` measured: into `results.json`, the tables of README.md and the chart.

`python -m benchmarks.record` does so; `--tables` fills README.md from the results that are stored, and `--check` sees
that it says what they say.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from benchmarks.draw import draw
from benchmarks.machine import described
from benchmarks.tables import TABLES

HERE = Path(__file__).parent
RESULTS, README, CHART = HERE / "results.json", HERE / "README.md", HERE / "chart.svg"
APART = {"extensions": "frameworks", "debate": "debate", "growing": "growing"}
"""The subjects that have a table of their own, and its name: each may be measured in a run of its own."""
MEASURED = HERE.parent / "build" / "bench"


def main() -> None:
    """Store, fill, draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", action="store_true", help="leave results and chart as they are")
    parser.add_argument("--check", action="store_true", help="leave everything as it is")
    parser.add_argument(
        "--apart",
        type=Path,
        metavar="FILE",
        help=f"take over a run of some of these subjects alone: {', '.join(APART)}",
    )
    given = parser.parse_args()
    kept = given.tables or given.check or given.apart
    if given.apart:
        stored = json.loads(RESULTS.read_text(encoding="utf-8"))
        _store(stored | _apart(json.loads(given.apart.read_text(encoding="utf-8"))))
    if not kept:
        _store(_measured())
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    page = README.read_text(encoding="utf-8")
    if given.check:
        sys.exit(None if filled(page, results) == page else "README.md differs from results.json: run with --tables")
    README.write_text(filled(page, results), encoding="utf-8")
    if not kept:
        draw(results, CHART)


def _store(results: dict[str, Any]) -> None:
    stored = json.dumps(results, separators=(",", ":")).replace("},{", "},\n{")
    RESULTS.write_text(stored + "\n", encoding="utf-8")


def _measured() -> dict[str, Any]:
    ratios = json.loads((MEASURED / "ratios.json").read_text(encoding="utf-8"))
    times = json.loads((MEASURED / "times.json").read_text(encoding="utf-8"))
    answers = [one for one in ratios["answers"] if one["subject"] not in APART]
    rows = [_row(one) for one in times["benchmarks"]]
    return {"machine": described(), "answers": answers, **_apart(ratios), "times": rows}


def _apart(ratios: dict[str, Any]) -> dict[str, Any]:
    """Return what one run found of the subjects that stand apart, each with what it was measured on."""
    asked = {one["subject"] for one in ratios["answers"]}
    return {
        name: {"machine": ratios["machine"], "answers": [one for one in ratios["answers"] if one["subject"] == subject]}
        for subject, name in APART.items()
        if subject in asked
    }


def _row(one: dict[str, Any]) -> dict[str, Any]:
    """Keep of a benchmark what it asked and what it took, in seconds."""
    name = one["name"].partition("[")[0].removeprefix("test_")
    params = {key: value for key, value in one["params"].items() if isinstance(value, int | str)}
    if name == "peer":  # its parameter is an object, and its name stands in brackets
        params["peer"] = re.sub(r"^\d+-|-\d+$", "", one["param"])
    stats = {key: float(f"{one['stats'][stat]:.4g}") for key, stat in (("median", "median"), ("least", "min"))}
    return {"what": name, "shape": "random", **params, **stats, **one["extra_info"]}


def filled(text: str, results: dict[str, Any]) -> str:
    """Fill what stands between `<!-- name -->` and `<!-- /name -->`."""
    for name, table in TABLES.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, _, rest = text.partition(start)
        after = rest.partition(end)[2]
        text = f"{before}{start}\n{table(results)}\n{end}{after}"
    return text


if __name__ == "__main__":
    main()
