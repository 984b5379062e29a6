"""A map as an abstract framework, and as a theory of ASPIC+."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.acceptance.argument_program import Asserted, Node, program_of
from argmap.acceptance.frameworks.framework import Framework
from argmap.acceptance.program_framework import framework_of
from argmap.basics.text import quoted
from argmap.errors import Problem, UnsupportedError

if TYPE_CHECKING:
    from argmap.model.document import Document

_NOT = "-"
"""How the contrary of a claim or a rule is written; no id begins so."""


def dung_framework(document: Document, asserted: Asserted = "leaves") -> Framework:
    """Write a map as an abstract framework of the same size; refused where claims support themselves in a circle.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: Loop, claims: {a: A., b: B.}, "
    ...     "relations: [{premises: a, supports: b}, {premises: b, supports: a}]}")
    >>> dung_framework(m.document)
    Traceback (most recent call last):
    argmap.errors.UnsupportedError: 'a' and 'b' support themselves in a circle, which no attacks of the same size can say. ...
    """
    program = program_of(document, asserted)
    found = framework_of(program)
    circular = [program.nodes[one].id for one in found.supports_itself if program.nodes[one].sort == "claim"]
    if circular:
        verb = "supports itself" if len(circular) == 1 else "support themselves"
        message = f"{quoted(circular)} {verb} in a circle, which no attacks of the same size can say"
        hint = (
            "Assert one of them with asserted=, or ask the map itself: accept() and labellings() exclude such circles."
        )
        raise UnsupportedError(Problem(message, hint=hint))
    names, graph = found.names, found.graph
    return Framework(names, ((names[one], names[to]) for one, targets in enumerate(graph.attacked) for to in targets))


@dataclass(frozen=True)
class AspicTheory:
    """A theory of ASPIC+ (Modgil and Prakken 2013): ordinary premises, defeasible rules by name, contraries; no preferences.

    A rebuttal is a rule for `-c`, a contrary of its target c, so it attacks one way; an undercut is a rule for `-r`, the contrary of
    the name of the rule r. The labels of claims under grounded, complete, preferred, stable and ideal are those of the map.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: Umbrella, claims: {rain: It rains., sun: It shines., take: Take one.}, "
    ...     "relations: [{id: wet, premises: rain, supports: take}, {id: dry, premises: sun, rebuts: take}]}")
    >>> print(m.to_aspic())
    premises: rain, sun
    wet: rain => take
    dry: sun => -take
    """

    premises: tuple[str, ...]
    """What is asserted: each may be attacked."""
    rules: Mapping[str, tuple[tuple[str, ...], str]]
    """By name: what a step needs, and what follows."""

    @property
    def contraries(self) -> dict[str, tuple[str, ...]]:
        """For every claim and rule that is argued against, what is contrary to it."""
        against = (conclusion for _, conclusion in self.rules.values() if conclusion.startswith(_NOT))
        return {one.removeprefix(_NOT): (one,) for one in against}

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data, ready for JSON."""
        return {
            "ordinary_premises": list(self.premises),
            "defeasible_rules": [
                {"id": name, "antecedents": list(needs), "consequent": then}
                for name, (needs, then) in self.rules.items()
            ],
            "contraries": {key: list(value) for key, value in self.contraries.items()},
        }

    def __str__(self) -> str:
        rules = (f"{name}: {', '.join(needs)} => {then}" for name, (needs, then) in self.rules.items())
        return "\n".join([f"premises: {', '.join(self.premises)}", *rules])


def aspic_theory(document: Document, asserted: Asserted = "leaves") -> AspicTheory:
    """Write a map as a theory of ASPIC+.

    >>> import argmap
    >>> aspic_theory(argmap.loads("{argmap: 1, title: One, claims: {rain: It rains.}}").document).premises
    ('rain',)
    """
    program = program_of(document, asserted)
    nodes, rules, premises = program.nodes, dict[str, tuple[tuple[str, ...], str]](), list[str]()
    for node in nodes:
        if node.given or (node.sort == "source" and not node.pro):
            premises.append(node.id)
        for one in node.pro if node.sort in {"claim", "source"} else ():
            step = nodes[one]
            if step.sort == "source":
                rules[f"{step.id}:{node.id}"] = ((step.id,), node.id)
            else:
                rules[step.id] = (_ids(nodes, step), node.id)
        for one in node.con:
            rules[nodes[one].id] = (_ids(nodes, nodes[one]), f"{_NOT}{node.id}")
    order = {node.id: number for number, node in enumerate(nodes)}
    return AspicTheory(tuple(premises), dict(sorted(rules.items(), key=lambda rule: order.get(rule[0], len(order)))))


def _ids(nodes: tuple[Node, ...], step: Node) -> tuple[str, ...]:
    return tuple(nodes[one].id for one in step.pro)
