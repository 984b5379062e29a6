"""The tables of README.md, each made of the stored results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.shapes import NAMES

PHASES = {"build": "build", "order": "order", "score": "one pass", "product": "product", "score_plain": "pass, plain"}
WHAT = {
    "build": "check and compress the arrays",
    "order": "work out the order",
    "score": "one pass, compiled, one thread",
    "score_plain": "one pass, plain numpy",
    "product": "one sparse product",
    "networkx": "by hand over networkx",
    "peer": "formal-argumentation",
    "load_json": "read a JSON map",
    "load_yaml": "read a YAML map",
}
"""What is measured on the random network at every size."""


def machine(results: dict[str, Any]) -> str:
    """Say what was measured on."""
    found = results["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in found["versions"].items())
    return f"{found['processor']}, {found['cores']} cores, {found['system']}; Python {found['python']}, {versions}."


def answers(results: dict[str, Any]) -> str:
    """Show the questions with a target."""
    return _answered(results["answers"])


def frameworks(results: dict[str, Any]) -> str:
    """Show the questions about abstract frameworks, and what they were measured on, in one run of their own."""
    return _apart(results, "frameworks")


def debate(results: dict[str, Any]) -> str:
    """Show what each question about a real debate takes."""
    return _apart(results, "debate")


def growing(results: dict[str, Any]) -> str:
    """Show how what a question takes grows with the document."""
    return _apart(results, "growing")


def _apart(results: dict[str, Any], name: str) -> str:
    found = results[name]
    return f"Measured on: {machine(found)}\n\n{_answered(found['answers'])}"


def _answered(found: Iterable[dict[str, Any]]) -> str:
    rows = ((one["question"], one["aim"], one["result"], one["met"], one["note"]) for one in found)
    return _table(("question", "target", "measured", "met?", "how"), rows)


def largest(results: dict[str, Any]) -> str:
    """Show what each shape costs at the largest size."""
    size = max(one["size"] for one in results["times"])
    rows = []
    for shape in NAMES:
        found = {one["what"]: one for one in results["times"] if one["size"] == size and one["shape"] == shape}
        if not found:
            continue
        times = [duration(found[what]["median"]) if what in found else "-" for what in PHASES]
        ratios = [f"{found['score']['least'] / found[what]['least']:.2f}" for what in ("product", "product_renumbered")]
        kept = sum(found[what].get("MB", 0.0) for what in ("build", "order") if what in found)
        rows.append((shape, *times, *ratios, f"{kept:.0f} MB" if "build" in found else "-"))
    head = ("shape", *PHASES.values(), "pass / product", "pass / renumbered product", "memory kept")
    return f"At {size:,} claims:\n\n{_table(head, rows)}"


def growth(results: dict[str, Any]) -> str:
    """Show how cost grows with the size: each against the size before."""
    times = results["times"]
    rows = [
        (text, _steps([one for one in times if one["what"] == what and one["shape"] == "random"]))
        for what, text in WHAT.items()
    ]
    rows += [
        (f"one pass, {shape}", _steps([one for one in times if one["what"] == "score" and one["shape"] == shape]))
        for shape in NAMES
    ]
    sizes = sorted({one["size"] for one in times})
    body = ((text, *(steps.get(size, "-") for size in sizes)) for text, steps in rows if steps)
    return _table(("", *(f"{size:,}" for size in sizes)), body)


def _steps(found: Sequence[dict[str, Any]]) -> dict[int, str]:
    steps: dict[int, str] = {}
    before = None
    for one in sorted(found, key=lambda one: int(one["size"])):
        steps[one["size"]] = duration(one["median"]) + (f" (×{one['median'] / before:.1f})" if before else "")
        before = one["median"]
    return steps


def duration(seconds: float) -> str:
    """Write a time in three digits.

    >>> duration(0.01234), duration(3.2e-5), duration(12)
    ('12.3 ms', '32 µs', '12 s')
    """
    for unit, length in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= length:
            return f"{seconds / length:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


TABLES = {
    "machine": machine, "answers": answers, "debate": debate, "growing": growing, "frameworks": frameworks, "largest": largest,
    "growth": growth,
}  # fmt: skip
"""By the name of the marks in README.md that they stand between."""
