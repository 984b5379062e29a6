"""Undercuts in Argdown: of an inference, of every step of a sketched argument, of what has no step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from argmap.formats.argdown.argdown_parts import End, Relation
from argmap.formats.gathered import Gathered
from argmap.model.ids import RelationType

MOST_STEPS = 20
"""An undercut of an argument is aimed at so many of its steps at most: each would be a step again."""


class Undercuts:
    """Undercuts wait until all steps are there, since an undercut is a step of the argument that makes it."""

    def __init__(self, gathered: Gathered, claims: Mapping[End, str], inferences: Mapping[End, str]) -> None:
        self._gathered, self._claims, self._inferences = gathered, claims, inferences
        self._steps: dict[End, list[str]] = {}
        self._waiting: dict[End, list[Relation]] = {}

    def add_step(self, end: End, relation_id: str) -> None:
        """Take down a step that starts at an end."""
        self._steps.setdefault(end, []).append(relation_id)

    def wait(self, relation: Relation) -> None:
        """Take an undercut."""
        self._waiting.setdefault(relation.target, []).append(relation)

    def settle(self, fields_of: Callable[[End, str], dict[str, Any]]) -> None:
        """Aim the undercuts, each after those that its target makes; where there are no steps, they are left out."""
        makes = Counter(relation.source for some in self._waiting.values() for relation in some)
        for circles in (False, True):
            ready = [end for end in self._waiting if (self._targets(end) if circles else not makes[end])]
            for end in ready:  # which grows
                targets = self._targets(end)
                for relation in self._waiting.pop(end, ()) if targets else ():
                    self._aim(relation, targets, fields_of)
                    makes[relation.source] -= 1
                    if relation.source in self._waiting and (circles or not makes[relation.source]):
                        ready.append(relation.source)
        for some in self._waiting.values():
            for relation in some:
                self._note("an undercut is aimed at what makes no step, and is left out; its claim is kept", relation)

    def _targets(self, end: End) -> list[str]:
        """Return the steps that an undercut of this end is aimed at; a statement itself stands for its steps."""
        if end in self._inferences:
            return [self._inferences[end]]
        if end.sort == "equivalence-class":
            return [self._claims[end]]
        return self._steps.get(end, [])

    def _aim(self, relation: Relation, targets: list[str], fields_of: Callable[[End, str], dict[str, Any]]) -> None:
        source = self._claims.get(relation.source)
        if source is None:
            self._note("an undercut comes from an argument without a conclusion, and is left out", relation)
            return
        if relation.target.sort == "equivalence-class":
            self._note("an undercut of a statement is read as a rebuttal", relation)
        if len(targets) > MOST_STEPS:
            self._note(f"an undercut of many steps is aimed at the first {MOST_STEPS}", relation)
        line = relation.marks[0].line if relation.marks else None
        sort: RelationType = "rebuttal" if relation.target.sort == "equivalence-class" else "undercut"
        for target in targets[:MOST_STEPS]:
            fields = fields_of(relation.source, source)
            self.add_step(relation.source, self._gathered.relation(sort, [source], target, line=line, **fields))

    def _note(self, message: str, relation: Relation) -> None:
        mark = relation.marks[0] if relation.marks else None
        self._gathered.note(message, line=mark.line if mark else None, column=mark.column if mark else None)
