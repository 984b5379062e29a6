"""Documents of any size, with something of all that a map can hold: for questions about maps of objects."""

from __future__ import annotations

from typing import Any

import numpy as np

import argmap

_SOURCES = 40
_WORDS = [
    "street",
    "council",
    "traffic",
    "children",
    "injuries",
    "kerb",
    "report",
    "summer",
    "evidence",
    "plan",
    "cost",
    "year",
    "lights",
    "market",
    "neighbours",
    "measure",
    "claim",
    "survey",
    "bicycle",
    "noise",
    "shops",
    "money",
    "school",
    "crossing",
    "driver",
    "evening",
    "budget",
    "map",
    "promise",
    "winter",
]


def debate(size: int) -> argmap.ArgumentMap:
    """Return a map of so many claims, each of which bears on one before it; some are linked, undercut, dated, restated."""
    random = np.random.default_rng(size)
    claims, relations = {}, []
    for at in range(size):
        words = " ".join(_WORDS[one] for one in random.integers(0, len(_WORDS), 9))
        claims[f"c{at}"] = _claim(at, f"It is so that {words} {at}.", random)
        if at:
            relations.append(_relation(at, size, random))
    undercut = [
        {"premises": [f"c{random.integers(size // 2, size)}"], "undercuts": f"r{at}"}
        for at in range(size // 2, size, 10)
    ]
    sources = {f"s{at}": {"name": f"Source {at}", "reliability": 0.5 + at / _SOURCES / 2} for at in range(_SOURCES)}
    tree = {
        "argmap": 1, "title": f"A debate of {size} claims", "conclusion": "c0", "sources": sources, "claims": claims,
        "relations": [*relations, *undercut],
    }  # fmt: skip
    return argmap.ArgumentMap(argmap.Document.from_tree(tree))


def _claim(at: int, text: str, random: np.random.Generator) -> dict[str, Any]:
    said = {"source": f"s{random.integers(_SOURCES)}", "act": "asserts", "date": f"20{at % 20:02}-01-{at % 27 + 1:02}"}
    claim: dict[str, Any] = {"text": text, "prior": round(0.2 + 0.6 * random.random(), 2), "tags": [f"t{at % 12}"]}
    return {**claim, "said_by": [said]} if at % 2 else claim


def _relation(at: int, size: int, random: np.random.Generator) -> dict[str, Any]:
    verb = "rebuts" if at % 4 == 0 else "supports"
    relation: dict[str, Any] = {"id": f"r{at}", "premises": [f"c{at}"], verb: f"c{(at - 1) // 3}"}
    if at % 5 == 0 and at + 1 < size:  # linked with a later claim: nothing runs in a circle
        relation["premises"].append(f"c{random.integers(at + 1, size)}")
    return {**relation, "strength": 0.8} if at % 7 == 0 else relation
