"""Texts of every format that is read, of any size: ten claims below each claim, every third of them against it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from argmap.formats.registry import every_format
from argmap.model.document import Document

BRANCHES = 10
_VERBS = {"af": ("rebuts",), "apx": ("rebuts",), "tgf": ("rebuts",), "carneades": ("supports",)}
"""Formats that have one sort of relation between claims."""


def text(name: str, claims: int) -> str:
    """Write a text of a format with so many claims and, but for one, as many relations."""
    if name == "argdown-fences":
        return f"```argdown\n{text('argdown', claims)}```\n"
    made = _MADE.get(name)
    if made is not None:
        return made(claims)
    verbs = _VERBS.get(name, ("supports", "supports", "rebuts"))
    return every_format()[name].write(_document(claims, verbs), unsupported="ignore")


def _document(claims: int, verbs: tuple[str, ...]) -> Document:
    return Document.from_tree({
        "argmap": 1, "title": "Random", "conclusion": "c0", "claims": {f"c{at}": _said(at) for at in range(claims)},
        "relations": [{"premises": [f"c{at}"], verbs[at % len(verbs)]: f"c{_above(at)}"} for at in range(1, claims)],
    })  # fmt: skip


def _said(at: int) -> str:
    return f"What claim {at} says is a sentence of some length."


def _above(at: int) -> int:
    return (at - 1) // BRANCHES


def _arguebuf(claims: int) -> str:
    nodes: dict[str, Any] = {f"c{at}": {"atom": {"text": _said(at)}} for at in range(claims)}
    edges = {}
    for at in range(1, claims):
        nodes[f"s{at}"] = {"scheme": {"attack" if at % 3 == 0 else "support": "DEFAULT"}}
        edges[f"e{at}"] = {"source": f"c{at}", "target": f"s{at}"}
        edges[f"f{at}"] = {"source": f"s{at}", "target": f"c{_above(at)}"}
    return json.dumps({"nodes": nodes, "edges": edges, "majorClaim": "c0"})


def _brat(claims: int) -> str:
    kinds = [f"T{at + 1}\t{'Claim' if at else 'MajorClaim'} {at} {at + 1}\t{_said(at)}" for at in range(claims)]
    steps = [
        f"R{at}\t{'attacks' if at % 3 == 0 else 'supports'} Arg1:T{at + 1} Arg2:T{_above(at) + 1}"
        for at in range(1, claims)
    ]
    return "\n".join([*kinds, *steps]) + "\n"


def _mindmup(claims: int) -> str:
    ideas: list[dict[str, Any]] = [{"id": at, "title": _said(at), "ideas": {}} for at in range(claims)]
    for at in range(1, claims):
        group = {
            "id": f"g{at}",
            "attr": {"group": "opposing" if at % 3 == 0 else "supporting"},
            "ideas": {"1": ideas[at]},
        }
        ideas[_above(at)]["ideas"][str(at)] = group
    return json.dumps({"id": "root", "formatVersion": 3, "title": "Random", "ideas": {"1": ideas[0]}})


def _mindmup_yaml(claims: int) -> str:
    lines, waiting = [], [(0, 0)]
    while waiting:
        at, depth = waiting.pop()
        if at:
            lines.append(f"{' ' * (2 * depth - 1)}{'o' if at % 3 == 0 else 'r'}{at}:")
        below = range(at * BRANCHES + 1, min(claims, (at + 1) * BRANCHES + 1))
        lines.append(f"{' ' * (2 * depth)}{_said(at)}:{'' if below else ' []'}")
        waiting += [(other, depth + 1) for other in reversed(below)]
    return "\n".join(lines) + "\n"


def _argdown_json(claims: int) -> str:
    statements = {
        f"c{at}": {"type": "equivalence-class", "title": f"c{at}", "members": [{"title": f"c{at}", "text": _said(at)}]}
        for at in range(claims)
    }
    relations = [
        {"relationType": "attack" if at % 3 == 0 else "support", "from": f"c{at}", "to": f"c{_above(at)}"}
        for at in range(1, claims)
    ]
    return json.dumps({"statements": statements, "arguments": {}, "relations": relations})


_MADE: dict[str, Callable[[int], str]] = {
    "arguebuf": _arguebuf,
    "brat": _brat,
    "mindmup": _mindmup,
    "mindmup-yaml": _mindmup_yaml,
    "argdown-json": _argdown_json,
}
"""The formats that are read and not written."""
