"""The labelling of Carneades: issues, proof standards, weights of arguments (Gordon and Walton 2016)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.acceptance.argument_program import ArgumentProgram, Asserted, Node, program_of
from argmap.acceptance.frameworks.grounded_labels import IN, OUT, UNDECIDED
from argmap.acceptance.labelling import Labelling
from argmap.acceptance.proof_standards.issues import AGAINST, Issue, assumptions_of, bare_arguments, issues_of
from argmap.acceptance.proof_standards.weighing import Weighing
from argmap.acceptance.reasons import WORD, Reasons, Step, reasons_of
from argmap.basics.text import quoted
from argmap.model.mutual import both_ways

if TYPE_CHECKING:
    from argmap.model.document import Document

_UNDERCUT = "undercut:"
"""How the statement begins that a step is undercut."""
MARGIN, DOUBT = 0.5, 0.3
"""How far clear and convincing evidence is ahead; above what doubt is reasonable."""


@dataclass(frozen=True)
class Argued:
    """An argument for a statement: premises, the statement that would undercut it, and how its weight is found."""

    id: str
    premises: tuple[str, ...]
    undercutter: str | None
    strength: float = 1.0
    weighing: str = "linked"


def carneades_labelling(
    document: Document, *, asserted: Asserted = "leaves", shown: Sequence[str] | None = None
) -> tuple[Labelling, tuple[str, ...]]:
    """Label the claims of a map by its issues and proof standards; the claims that were assumed come with it.

    A rebuttal argues for the other position of an issue: that its target does not hold. What `meta.carneades` says of issues,
    standards, assumptions and weights counts too. The word of a source that is undercut argues for nothing. Of two positions that weigh the same neither is in.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: Tie, claims: {a: A., b: B., c: C.}, relations: ["
    ...     "{premises: a, supports: c}, {premises: b, rebuts: c, strength: 0.4}]}")
    >>> carneades_labelling(m.document)[0]["c"]
    'in'
    """
    document = both_ways(document)
    assumed = assumptions_of(document) if asserted == "leaves" else None
    program = program_of(document, asserted if assumed is None else assumed)
    case = _Case(document, program)
    case.settle()
    told = program.claims if shown is None else {key: program.claims[key] for key in shown if key in program.claims}
    names = [program.nodes[number].id for number in told.values()]
    labels = {key: WORD[case.label[name]] for key, name in zip(told, names, strict=True)}
    relations = {key: WORD[case.label_of_step(program.nodes[number].id)] for key, number in program.relations.items()}
    sources = {node.id: WORD[case.label[node.id]] for node in program.nodes if node.sort == "source"}
    labelling = Labelling(labels, relations, sources, case.explainer(told))  # type: ignore[arg-type] # the words are labels
    return labelling, tuple(sorted(program.asserted))


@dataclass
class _Case:
    """The statements of a map, and their labels as far as they are settled."""

    document: Document
    program: ArgumentProgram
    label: dict[str, int] = field(default_factory=dict)
    arguments: dict[str, list[Argued]] = field(default_factory=lambda: defaultdict(list))
    issue_of: dict[str, Issue] = field(default_factory=dict)
    weigh: Weighing = field(init=False)
    touched: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What has to be looked at again once a statement has a label."""

    def __post_init__(self) -> None:
        nodes = self.program.nodes
        self.weigh = Weighing(self.document)
        claims = [node for node in nodes if node.sort == "claim"]
        self.label = dict.fromkeys((node.id for node in claims), UNDECIDED)
        issues, replaced = issues_of(self.document, self.program)
        for issue in issues:
            self.issue_of.update(dict.fromkeys(issue.positions, issue))
            self.label.update(dict.fromkeys(issue.positions, UNDECIDED))
        for node in claims:
            self._argue(node.id, [nodes[one] for one in node.pro if nodes[one].sort == "support"])
            self.arguments[node.id] += [
                Argued(nodes[one].id, (nodes[one].id,), None) for one in node.pro if nodes[one].sort == "source"
            ]
            self._argue(f"{AGAINST}{node.id}", [nodes[one] for one in node.con if one not in replaced])
        for node in nodes:
            if node.needs_all and node.con:
                self.label[f"{_UNDERCUT}{node.id}"] = UNDECIDED
                self._argue(f"{_UNDERCUT}{node.id}", [nodes[one] for one in node.con])
            if node.sort == "source":
                self.label[node.id] = UNDECIDED
                heard_from = tuple(nodes[one].id for one in node.pro)
                self.arguments[node.id].append(Argued(node.id, heard_from, self._undercutter(node)))
        self._bare()
        for statement, arguments in self.arguments.items():
            for one in arguments:
                for used in (*one.premises, *([one.undercutter] if one.undercutter else [])):
                    self.touched[used].append(statement)

    def _bare(self) -> None:
        """Add the arguments that have no premises: a relation cannot say them."""
        for name, conclusion, undercutters in bare_arguments(self.document, self.program):
            statement = f"{_UNDERCUT}{name}" if undercutters else None
            if statement is not None:
                self.label[statement] = UNDECIDED
                self.arguments[statement] = [Argued(one, (one,), None) for one in undercutters]
            self.arguments[conclusion].append(Argued(name, (), statement))

    def _undercutter(self, node: Node) -> str | None:
        return f"{_UNDERCUT}{node.id}" if node.con else None

    def _argue(self, statement: str, steps: Iterable[Node]) -> None:
        for step in steps:
            relation = self.document.relations[step.id]
            premises = tuple(self.program.nodes[one].id for one in step.pro)
            strength, weighing = self.weigh(relation)
            self.arguments[statement].append(Argued(step.id, premises, self._undercutter(step), strength, weighing))

    def settle(self) -> None:
        """Label what follows, until nothing more does; each statement is looked at when what bears on it is labelled."""
        waiting = deque(self.label)
        given = [node.id for node in self.program.nodes if node.given]
        self.label.update(dict.fromkeys(given, IN))
        for statement in given:
            waiting.extend(self._spread(statement, IN))
        while waiting:
            statement = waiting.popleft()
            if self.label[statement] == UNDECIDED:
                waiting.extend(self._look_at(statement))

    def _decide(self, statement: str, label: int) -> list[str]:
        """Give a statement its label; what is at issue with one that is in is out."""
        if self.label[statement] != UNDECIDED:
            return []
        self.label[statement] = label
        return self._spread(statement, label)

    def _spread(self, statement: str, label: int) -> list[str]:
        again = [*self.touched[statement]]
        issue = self.issue_of.get(statement)
        if issue is not None:
            for other in issue.positions:
                if label == IN and other != statement:
                    again += self._decide(other, OUT)
                for one in self.touched.get(other, ()):
                    again.append(one)
        return [one for near in again for one in self._near(near)]

    def _near(self, statement: str) -> Collection[str]:
        issue = self.issue_of.get(statement)
        return [statement] if issue is None else issue.positions

    def _look_at(self, statement: str) -> list[str]:
        arguments = self.arguments.get(statement, [])
        if all(self._settled(one) and self.weight(one, statement) <= 0 for one in arguments):
            return self._decide(statement, OUT)
        issue = self.issue_of.get(statement)
        if issue is None:
            supported = any(self._settled(one) and self.weight(one, statement) > 0 for one in arguments)
            return self._decide(statement, IN) if supported else []
        if all(self._settled(one) for position in issue.positions for one in self.arguments.get(position, ())):
            return self._resolve(issue)
        return []

    def _resolve(self, issue: Issue) -> list[str]:
        best = {one: self.best(one) for one in issue.positions}
        again: list[str] = []
        for one, weight in best.items():
            if weight > 0 and all(meets(issue.standard, weight, other) for key, other in best.items() if key != one):
                again += self._decide(one, IN)
        for one in issue.positions:
            again += self._decide(one, OUT)
        return again

    def best(self, statement: str) -> float:
        """Return the weight of the weightiest argument for a statement."""
        return max((self.weight(one, statement) for one in self.arguments.get(statement, ())), default=0.0)

    def _settled(self, one: Argued) -> bool:
        """Say whether an argument is undercut, or applicable: what bears on it is decided."""
        undercut = OUT if one.undercutter is None else self.label[one.undercutter]
        return undercut == IN or (undercut == OUT and all(self.label[premise] != UNDECIDED for premise in one.premises))

    def weight(self, one: Argued, statement: str) -> float:
        """Return what an argument weighs: nothing where it is undercut, or where its premises do not carry it."""
        if not self._settled(one) or (one.undercutter is not None and self.label[one.undercutter] == IN):
            return 0.0
        inside = [self.label[premise] == IN for premise in one.premises]
        share = _SHARES.get(one.weighing)
        if share is not None:
            return one.strength * share(inside)
        if one.weighing == "factorized":
            issue = self.issue_of.get(statement)
            positions = [statement] if issue is None else issue.positions
            factors = {
                premise for key in positions for other in self.arguments.get(key, ()) for premise in other.premises
            }
            return one.strength * sum(inside) / len(factors) if all(inside) else 0.0
        return one.strength

    def label_of_step(self, step: str) -> int:
        """Label a relation: in where it is settled and weighs something, out where it is settled and weighs nothing."""
        for statement, arguments in self.arguments.items():
            for one in arguments:
                if one.id == step:
                    if not self._settled(one):
                        return UNDECIDED
                    return IN if self.weight(one, statement) > 0 else OUT
        return OUT

    def explainer(self, claims: Mapping[str, int]) -> Callable[[str], Reasons]:
        """Return what tells why a claim has its label."""
        steps = {step.id: step for step in self.program.nodes if step.sort in _STEPS}
        names = [*self.label, *steps]
        place = {name: number for number, name in enumerate(names)}
        nodes = [Node(name, self._sort(name), needs_all=False) for name in names]
        labels = [self.label_of_step(name) if name in steps else self.label[name] for name in names]

        def step(number: int) -> Step:
            name = names[number]
            why, deciding = self._why_step(steps[name], labels[number]) if name in steps else self._why(name)
            return Step(why, tuple(place[one] for one in deciding))

        def text(name: str) -> str:
            claim = self.document.claims.get(name)
            return "" if claim is None else claim.text

        def explain(about: str) -> Reasons:
            numbers = {**self.program.place, **self.program.relations, **claims}
            name = self.program.nodes[numbers[about]].id
            return reasons_of(place[name], nodes, labels, step, text)

        return explain

    def _sort(self, name: str) -> str:
        place = self.program.place.get(name)
        return "position" if place is None else self.program.nodes[place].sort

    def _why_step(self, step: Node, label: int) -> tuple[str, list[str]]:
        premises, undercutter = [self.program.nodes[one].id for one in step.pro], self._undercutter(step)
        if undercutter is not None and self.label[undercutter] != OUT:
            verb = "undercut" if self.label[undercutter] == IN else "undercut or not, which is undecided"
            return f"since it is {verb}", [undercutter]
        if label == IN:
            return "since it weighs something, and nothing undercuts it", premises
        lost = [one for one in premises if self.label[one] != IN]
        return ("since it weighs nothing" if label == OUT else "since its premises are not decided"), lost

    def _why(self, statement: str) -> tuple[str, list[str]]:
        issue, label = self.issue_of.get(statement), self.label[statement]
        arguments = self.arguments.get(statement, [])
        premises = list(dict.fromkeys(premise for one in arguments for premise in one.premises))
        number = self.program.place.get(statement)
        node = None if number is None else self.program.nodes[number]
        if node is not None and node.given and label == IN:
            return "since it is assumed", []
        if node is not None and node.sort == "source":
            doubts = [one.undercutter for one in arguments if one.undercutter]
            word = {IN: "nothing undercuts it", OUT: "it, or who it is heard from, is undercut"}
            return f"since {word.get(label, 'it is undecided what undercuts it')}", [*doubts, *premises]
        if label == UNDECIDED:
            open_ = [one for one in premises if self.label[one] == UNDECIDED]
            return "since what its issue hangs on is undecided", open_
        if label == IN:
            best = max(arguments, key=lambda one: self.weight(one, statement))
            by = f"since {best.id.lstrip('~')!r} weighs {self.weight(best, statement):.2f}"
            return f"{by}{'' if issue is None else f', and meets {issue.standard} at its issue'}", list(best.premises)
        weight = self.best(statement)
        if weight <= 0:
            undercut = [one.undercutter for one in arguments if one.undercutter and self.label[one.undercutter] == IN]
            lost = [*undercut, *(one for one in premises if self.label[one] != IN)]
            return "since no argument for it weighs anything", lost
        rivals = [] if issue is None else [one for one in issue.positions if one != statement]
        return f"since at {weight:.2f} it does not meet the standard against {quoted(rivals)}", [*rivals]


def meets(standard: str, weight: float, other: float) -> bool:
    """Say whether a position of one weight beats another by a proof standard.

    PE is the preponderance of evidence, CCE clear and convincing evidence, BRD beyond reasonable doubt.

    >>> meets("PE", 0.6, 0.5), meets("CCE", 0.6, 0.5), meets("BRD", 0.9, 0.35), meets("BRD", 0.9, 0.2)
    (True, False, False, True)
    """
    ahead = weight > other
    if standard != "PE":
        ahead = ahead and weight - other > MARGIN
    return ahead and (standard != "BRD" or other < DOUBT)


_STEPS = ("support", "rebuttal", "undercut")

_SHARES: dict[str, Callable[[list[bool]], float]] = {
    "linked": lambda inside: float(all(inside)),
    "convergent": lambda inside: float(any(inside)),
    "cumulative": lambda inside: sum(inside) / len(inside),
}
