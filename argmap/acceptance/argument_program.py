"""`ArgumentProgram`: a map read as a logic program of the same size: what holds if what holds, and what does not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.arrays.compile.restated import Step, merged_steps
from argmap.basics.collector import collector_paused
from argmap.basics.hanging import hanging_on
from argmap.errors import ParameterError, Problem, UnknownIdError, nearest, short
from argmap.model.hearing import resting
from argmap.model.mutual import both_ways
from argmap.model.originals import originals
from argmap.model.relations import made_of

if TYPE_CHECKING:
    from argmap.model.document import Document

Asserted: TypeAlias = Collection[str] | str
"""Which claims are asserted: `"leaves"`, `"all"`, `"none"`, or the ids of some, in a text with commas between."""
ASSERTED = ("leaves", "all", "none")


@dataclass(frozen=True, slots=True)
class Node:
    """Something that may hold: a claim, a relation or a source. It never holds where one of those `against` it does.

    A claim holds if it is asserted or one of those `for` it holds; a relation or a source if all of them hold.
    """

    id: str
    sort: str
    """claim, support, rebuttal, undercut or source."""
    needs_all: bool
    pro: list[int] = field(default_factory=list)
    """What speaks for it: of a claim supports and sources, of a relation its premises, of a source who passes it on."""
    con: list[int] = field(default_factory=list)
    """What speaks against it: rebuttals of a claim, undercuts of anything else."""
    given: bool = False
    """Whether a claim is asserted without resting on a source that may fall."""


@dataclass(frozen=True)
class ArgumentProgram:
    """The nodes of a map, and for every claim which node it is: a restatement is its original."""

    nodes: tuple[Node, ...]
    place: Mapping[str, int]
    """The number of a node by its id."""
    claims: Mapping[str, int]
    """The node of every claim that can have a label: questions have none."""
    relations: Mapping[str, int]
    """The node of every relation that counts; relations said again share one."""
    asserted: frozenset[str]
    """The claims asserted, originals only."""

    @cached_property
    def users(self) -> tuple[list[list[int]], list[list[int]]]:
        """Return of every node what it speaks for, and what it speaks against."""
        speaks_for: list[list[int]] = [[] for _ in self.nodes]
        against: list[list[int]] = [[] for _ in self.nodes]
        for number, node in enumerate(self.nodes):
            for one in node.pro:
                speaks_for[one].append(number)
            for one in node.con:
                against[one].append(number)
        return speaks_for, against

    def bearing_on(self, target: int) -> ArgumentProgram:
        """Return the part of the program that bears on one node."""
        found, known = [target], {target}
        for number in found:  # it grows while it is gone through
            for one in (*self.nodes[number].pro, *self.nodes[number].con):
                if one not in known:
                    known.add(one)
                    found.append(one)
        place = {number: at for at, number in enumerate(found)}
        nodes = tuple(
            replace(
                self.nodes[one],
                pro=[place[by] for by in self.nodes[one].pro],
                con=[place[by] for by in self.nodes[one].con],
            )
            for one in found
        )

        def kept(ids: Mapping[str, int]) -> dict[str, int]:
            return {key: place[one] for key, one in ids.items() if one in place}

        return ArgumentProgram(nodes, kept(self.place), kept(self.claims), kept(self.relations), self.asserted)


@collector_paused()
def program_of(document: Document, asserted: Asserted = "leaves") -> ArgumentProgram:
    """Read a map as a program; what is asserted is an explicit choice, and changes every answer.

    Numbers play no part: neither priors nor strengths. A backing adds nothing either, since a step needs none to hold. A
    claim that rests on sources is asserted on the word of one that is not undercut. A mutual rebuttal counts both ways.

    >>> from argmap.model.document import Document
    >>> program = program_of(Document.from_tree({
    ...     "argmap": 1, "title": "Umbrella", "claims": {"rain": "It rains.", "take": "Take one."},
    ...     "relations": [{"id": "wet", "premises": ["rain"], "supports": "take"}]}))
    >>> [(node.id, node.sort, node.pro, node.given) for node in program.nodes]
    [('rain', 'claim', [], True), ('take', 'claim', [2], False), ('wet', 'support', [0], False)]
    """
    document = both_ways(document)
    original = originals(document)
    claims = [key for key, claim in document.claims.items() if claim.kind != "question" and original[key] == key]
    said = (document.relations[key] for key in _taking_part(document))
    merged = merged_steps(
        (Step(one.id, one.type, one.premises, one.target, 1.0) for one in said), lambda key: original.get(key, key)
    )
    steps = merged.kept
    stated = _asserted(document, asserted, claims, steps.values())
    nodes = [Node(key, "claim", needs_all=False, given=key in stated) for key in claims]
    nodes += [Node(step.id, step.type, needs_all=True) for step in steps.values()]
    nodes += [Node(key, "source", needs_all=True) for key in _sources_in_doubt(document, steps.values())]
    place = {node.id: number for number, node in enumerate(nodes)}
    _connect(nodes, place, steps)
    _rest_on_sources(document, nodes, place, stated)
    relations = {
        key: place[merged.repeats.get(key, key)]
        for key in (*merged.kept, *merged.repeats)
        if merged.repeats.get(key, key) in place
    }
    of_claims = {key: place[original[key]] for key in document.claims if original[key] in place}
    return ArgumentProgram(tuple(nodes), place, of_claims, relations, frozenset(stated))


def _taking_part(document: Document) -> list[str]:
    """Return the relations between what can have a label: nothing about questions, and no backing."""
    no_part = {
        key
        for key, one in document.relations.items()
        if any(
            name in document.claims and document.claims[name].kind == "question" for name in (*one.premises, one.target)
        )
        or (one.type == "support" and one.target not in document.claims)
    }
    no_part |= hanging_on(((key, (one.target,)) for key, one in document.relations.items()), no_part)
    return [key for key, _ in made_of(document.relations) if key not in no_part]


def _asserted(document: Document, asserted: Asserted, claims: Sequence[str], steps: Collection[Step[str]]) -> set[str]:
    """Return the claims asserted, or say what is wrong with how they were named."""
    if isinstance(asserted, str) and asserted == "leaves":
        supported = {step.target for step in steps if step.type == "support"}
        return {key for key in claims if key not in supported}
    if isinstance(asserted, str) and asserted in {"all", "none"}:
        return set(claims) if asserted == "all" else set()
    names = _names(asserted)
    original, known = originals(document), set(claims)
    wrong = [name for name in names if original.get(name) not in known]
    if not wrong:
        return {original[name] for name in names}
    if len(names) == 1 and isinstance(asserted, str):
        hint = (
            f"{nearest(asserted, [*ASSERTED, *original]) or 'There are leaves, all and none.'} Or give ids of claims."
        )
        raise ParameterError(Problem(f"asserted is {asserted!r}", path="asserted", hint=hint))
    raise UnknownIdError.from_ids(
        wrong, [key for key in original if original[key] in known], said="asserted names an unknown claim"
    )


def _names(asserted: Any) -> list[str]:
    if isinstance(asserted, str):
        return [one.strip() for one in asserted.split(",")]
    if isinstance(asserted, Collection) and all(isinstance(one, str) for one in asserted):
        return list(asserted)
    hint = "Give leaves, all, none, or ids of claims."
    raise ParameterError(Problem(f"asserted is {short(asserted)}", path="asserted", hint=hint))


def _sources_in_doubt(document: Document, steps: Collection[Step[str]]) -> list[str]:
    """Return the sources that an undercut aims at, and those that are heard through one."""
    doubted = {step.target for step in steps if step.target in document.sources}
    heard = ((key, (source.via,)) for key, source in document.sources.items() if source.via is not None)
    doubted |= hanging_on(heard, doubted)
    return [key for key in document.sources if key in doubted]


def _connect(nodes: Sequence[Node], place: Mapping[str, int], steps: Mapping[str, Step[str]]) -> None:
    for key, step in steps.items():
        number = place[key]
        nodes[number].pro.extend(place[premise] for premise in step.premises)
        if step.target in place:
            target = nodes[place[step.target]]
            (target.pro if step.type == "support" else target.con).append(number)


def _rest_on_sources(document: Document, nodes: list[Node], place: Mapping[str, int], stated: Collection[str]) -> None:
    """Let a claim that is asserted on the word of sources in doubt alone hang on them."""
    for key, source in document.sources.items():
        if key in place and source.via is not None and source.via in place:
            nodes[place[key]].pro.append(place[source.via])
    for key, attributions in resting(document).items():
        heard = list(dict.fromkeys(one.source for one in attributions))
        if key in stated and heard and all(one in place for one in heard):
            old = nodes[place[key]]
            nodes[place[key]] = Node(
                old.id, old.sort, old.needs_all, [*old.pro, *(place[one] for one in heard)], old.con
            )
