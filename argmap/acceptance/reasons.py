"""`Reasons`: why something is in, out or undecided, in words and as a tree of what decides it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from argmap.acceptance.frameworks.grounded_labels import IN, OUT, UNDECIDED
from argmap.answers.answer import Answer
from argmap.answers.notebook_markup import sentences_in_html
from argmap.answers.table import Column, Table
from argmap.basics.text import counted, one_line, quoted, without_formulas

if TYPE_CHECKING:
    from argmap.acceptance.argument_program import ArgumentProgram, Node

WORD = {IN: "in", OUT: "out", UNDECIDED: "undecided"}
"""The labels as people read them."""
LINES = 60
"""So many lines a tree has at most."""
_COLUMNS = (Column("id"), Column("depth"), Column("sort"), Column("label"), Column("why"), Column("text"))
_VERBS = {"support": "supports", "rebuttal": "rebuts", "undercut": "undercuts", "source": "vouches for"}


@dataclass(frozen=True, repr=False, eq=False)
class Reasons(Answer):
    """Why something has its label: a row for each step of the tree, `depth` steps below what was asked about."""

    @property
    def tree(self) -> str:
        """The steps as indented lines, each below what it decides."""
        return "\n".join(f"{'  ' * row['depth']}{row['id']}: {row['label']}, {row['why']}" for row in self.table)

    def __str__(self) -> str:
        return f"{Answer(self.words, Table((), ()))}\n\n{self.tree}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        tree = f'<pre style="margin:0 0 8px;white-space:pre-wrap">{escape(self.tree)}</pre>'
        return without_formulas(f"{sentences_in_html(self.words)}{tree}")


class Step(NamedTuple):
    """Why a node has its label, in words, and the nodes that decide it."""

    why: str
    deciding: tuple[int, ...]


def reasons_of(
    start: int, nodes: Sequence[Node], labels: Sequence[int], step: Callable[[int], Step], text: Callable[[str], str]
) -> Reasons:
    """Follow up what decides a label, each node once, as far as there is room."""
    rows: list[tuple[str, int, str, str, str, str]] = []
    known: set[int] = set()
    waiting, left_out = [(start, 0)], False
    while waiting:
        number, depth = waiting.pop()
        if len(rows) >= LINES:
            left_out = True
            break
        node, (why, deciding) = nodes[number], step(number)
        if number in known and deciding:
            why, deciding = "as said above", ()
        known.add(number)
        name = node.id
        rows.append((name, depth, node.sort, WORD[labels[number]], why, one_line(text(name))))
        waiting.extend((one, depth + 1) for one in reversed(deciding))
    name, label = rows[0][0], rows[0][3]
    words = [f"{name!r} is {label}, {rows[0][4]}."]
    if label == "undecided":
        words.append(
            "Undecided means that neither can be shown: what speaks for and against it runs in a circle, or rests on one that does."
        )
    if left_out:
        words.append(
            f"The first {counted(LINES, 'step')} are told; ask for the reasons of one of them to go on from there."
        )
    return Reasons(tuple(words), Table(_COLUMNS, tuple(rows)))


@dataclass(frozen=True)
class ProgramReasons:
    """Why nodes of a program have their labels by one labelling."""

    program: ArgumentProgram
    labels: Sequence[int]
    rank: Sequence[int]
    """What decides a node has a smaller rank, where there is a choice."""

    def step(self, number: int) -> Step:
        """Say what decides the label of one node."""
        node, label = self.program.nodes[number], self.labels[number]
        if label == IN:
            return self._inside(node)
        return self._outside(node) if label == OUT else self._undecided(node)

    def deciding(self, number: int) -> tuple[str, ...]:
        """Name what decides the label of one node."""
        return tuple(self.program.nodes[one].id for one in self.step(number).deciding)

    def _inside(self, node: Node) -> Step:
        against = tuple(node.con)
        besides = f", and what {_VERBS_AGAINST[node.sort]} it is out" if against else ""
        if node.needs_all:
            if not node.pro:
                return Step(
                    f"since nothing speaks against it{besides}" if not against else f"since{besides[5:]}", against
                )
            return Step(
                f"since its premise{'s are' if len(node.pro) > 1 else ' is'} in{besides}", (*node.pro, *against)
            )
        if node.given:
            return Step(f"since it is asserted{besides}", against)
        best = self._first(node.pro, IN)
        verb = _VERBS[self.program.nodes[best].sort]
        return Step(f"since {self._name(best)} {verb} it{besides}", (best, *against))

    def _outside(self, node: Node) -> Step:
        hitting = [one for one in node.con if self.labels[one] == IN]
        if hitting:
            best = self._first(hitting, IN)
            return Step(f"since {self._name(best)} {_VERBS_AGAINST[node.sort]} it", (best,))
        if node.needs_all:
            lost = self._first(node.pro, OUT)
            return Step(f"since its premise {self._name(lost)} is out", (lost,))
        if not node.pro:
            return Step("since it is not asserted, and nothing supports it", ())
        return Step("since nothing that speaks for it holds", tuple(node.pro))

    def _undecided(self, node: Node) -> Step:
        open_ = tuple(one for one in (*node.pro, *node.con) if self.labels[one] == UNDECIDED)
        return Step(f"since {quoted(self._named(open_))} {'is' if len(open_) == 1 else 'are'} undecided", open_)

    def _first(self, nodes: Sequence[int], label: int) -> int:
        return min((one for one in nodes if self.labels[one] == label), key=lambda one: self.rank[one])

    def _name(self, number: int) -> str:
        return repr(self.program.nodes[number].id)

    def _named(self, numbers: Sequence[int]) -> Iterator[str]:
        return (self.program.nodes[one].id for one in numbers)


_VERBS_AGAINST = {
    "claim": "rebuts",
    "support": "undercuts",
    "rebuttal": "undercuts",
    "undercut": "undercuts",
    "source": "undercuts",
}
