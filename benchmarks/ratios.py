"""Ask the questions that have a target, and print a table: question, target, measured, met?

`python -m benchmarks.ratios` asks all of them at a million claims; `make bench` does so at its end.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.machine import described
from benchmarks.questions import (
    chances,
    debate,
    elsewhere,
    extensions,
    files,
    further,
    growing,
    mapped,
    memory,
    order,
    passes,
    readers,
)
from benchmarks.questions.answer import Answer

SUBJECTS = {
    "debate": debate.ask,
    "growing": growing.ask,
    "passes": passes.ask,
    "order": order.ask,
    "further": further.ask,
    "files": files.ask,
    "mapped": mapped.ask,
    "elsewhere": elsewhere.ask,
    "chances": chances.ask,
    "memory": memory.ask,
    "extensions": extensions.ask,
    "readers": readers.ask,
}


def main() -> None:
    """Ask, show each answer when it is there, and store them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000, help="how many claims the largest networks have")
    parser.add_argument("--only", default="", help=f"a pattern for the subjects: {', '.join(SUBJECTS)}")
    parser.add_argument("--output", type=Path, help="where to store the answers, as JSON")
    parser.add_argument("--rounds", type=int, help="at most so many rounds of each, to try things out")
    given = parser.parse_args()
    if given.rounds:
        os.environ["ARGMAP_BENCH_ROUNDS"] = str(given.rounds)
    answers: list[Answer] = []
    subjects: list[str] = []
    for name, ask in SUBJECTS.items():
        if not re.search(given.only, name):
            continue
        start = time.perf_counter()
        for answer in ask(given.claims):
            answers.append(answer)
            subjects.append(name)
            print(f"{answer.result:>10}  {answer.met:<12}  {answer.question}", flush=True)
        print(f"{'':>10}  {name} took {time.perf_counter() - start:.0f} s", flush=True)
    show(answers)
    if given.output:
        rows = [{"subject": name, **answer.row()} for name, answer in zip(subjects, answers, strict=True)]
        stored = {"machine": described(), "claims": given.claims, "answers": rows}
        given.output.parent.mkdir(parents=True, exist_ok=True)
        given.output.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def show(answers: list[Answer]) -> None:
    """Print the table."""
    table = Table("question", "target", "measured", "met?", "how", title="Questions with a target")
    for answer in answers:
        table.add_row(answer.question, answer.aim, answer.result, answer.met, answer.note)
    Console(width=180).print(table)


if __name__ == "__main__":
    main()
