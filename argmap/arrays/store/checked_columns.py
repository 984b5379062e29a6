"""Check a network that comes from a file: whatever code will trust is looked at first, column by column."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.arrays import CLAIM, SOURCE
from argmap.columns.columns import ACTS, KINDS, QUESTION
from argmap.columns.mutual_steps import MUTUAL
from argmap.maths.chains import roots
from argmap.model.fields import JOINS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


def check_about(about: Mapping[str, Any], columns: Mapping[str, Any], problems: list[str]) -> None:
    """Check what stands beside the columns."""
    claims, relations = len(columns["claim_kind"]), len(columns["relation_sign"])
    conclusion = about.get("conclusion")
    right = {
        "title": isinstance(about.get("title"), str) and bool(str(about.get("title")).strip()),
        "conclusion": isinstance(conclusion, list) and all(_is_count(one, claims) for one in conclusion),
        "claims": about.get("claims") == claims,
        "relations": about.get("relations") == relations,
        "join": about.get("join") in JOINS,
        "min_reliability": _is_degree(about.get("min_reliability")),
        "most_rebuttals": _is_count(about.get("most_rebuttals"), len(columns["argument_node"]) + 1),
    }
    problems.extend(f"{name} in its description does not fit" for name, fits in right.items() if not fits)


def _is_count(value: object, end: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < end


def _is_degree(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def check_network(columns: Mapping[str, Any], problems: list[str]) -> None:
    """Check lengths, ranges and starts of rows; what is missing has a meaning of its own and is passed over.

    >>> problems = []
    >>> check_network({"claim_kind": np.array([9], dtype=np.int8), "relation_sign": np.zeros(0, dtype=np.int8),
    ...     "base": np.array([0.5]), "kind": np.zeros(1, dtype=np.int8), "fixed": np.zeros(1, dtype=np.int8),
    ...     "premise": np.zeros(0, dtype=np.int32), "relation_target": np.zeros(0, dtype=np.int32),
    ...     "argument_start": np.zeros(2, dtype=np.int64), "argument_node": np.zeros(0, dtype=np.int32),
    ...     "argument_sign": np.zeros(0, dtype=np.int8), "input_start": np.zeros(2, dtype=np.int64),
    ...     "input_node": np.zeros(0, dtype=np.int32)}, problems)
    >>> problems
    ['claim_kind has an entry outside 0 to 3']
    """
    check = _Check(columns, problems)
    check.said()
    check.nodes()
    if not problems:
        check.fit()


class _Check:
    def __init__(self, columns: Mapping[str, Any], problems: list[str]) -> None:
        self.columns, self.problems = columns, problems
        self.claims, self.relations = len(columns["claim_kind"]), len(columns["relation_sign"])
        self.sources = len(columns.get("source_id", ()))
        self.number = len(columns["base"])

    def said(self) -> None:
        """Check what the claims, relations and sources say."""
        everything = self.claims + self.relations + self.sources
        for name in ("claim_id", "claim_text"):
            self.length(name, self.claims)
        self.within("claim_kind", 0, len(KINDS) - 1)
        self.degrees("claim_prior", self.claims)
        self.within("claim_original", -1, self.claims - 1, self.claims)
        self.within("scored", 0, self.claims - 1)
        self.length("relation_id", self.relations)
        self.signs("relation_sign", self.relations)
        self.within("relation_target", 0, everything - 1, self.relations)
        self.degrees("relation_strength", self.relations)
        self.within("relation_back", -1, self.relations - 1, self.relations)
        self.within("relation_mutual", -1, len(MUTUAL) - 1, self.relations)
        self.within("premise", 0, self.claims - 1)
        if "premise_start" in self.columns:
            self.starts("premise_start", self.relations, "premise", least=1)
        else:
            self.length("premise", self.relations)
        self.degrees("source_reliability", self.sources)
        self.within("source_via", -1, self.sources - 1, self.sources)
        said = len(self.columns.get("said_part", ()))
        self.within("said_part", 0, self.claims + self.relations - 1, said)
        self.within("said_source", 0, self.sources - 1, said)
        self.within("said_act", 0, len(ACTS) - 1, said)
        self.within("said_day", 0, datetime.date.max.toordinal(), said)

    def nodes(self) -> None:
        """Check the arrays that are scored."""
        self.degrees("base", self.number)
        self.within("kind", 0, SOURCE, self.number)
        self.within("fixed", 0, 1, self.number)
        self.starts("argument_start", self.number, "argument_node")
        self.starts("input_start", self.number, "input_node")
        self.within("argument_node", 0, self.number - 1)
        self.within("input_node", 0, self.number - 1)
        self.signs("argument_sign", len(self.columns["argument_node"]))
        self.within("claim_node", 0, self.number - 1)
        self.within("relation_node", -1, self.number - 1, self.relations)
        self.within("source_node", -1, self.number - 1, self.sources)
        value = self.columns.get("source_value")
        if value is not None:
            self.length("source_value", self.sources)
            self.note("source_value", ~np.isnan(value) & ~((value >= 0) & (value <= 1)), "outside 0 to 1")

    def fit(self) -> None:
        """Check that the columns fit one another, now that each is sound."""
        scored = self.columns.get("scored")
        count = self.claims if scored is None else len(scored)
        kind = self.columns["claim_kind"]
        if scored is not None and len(scored):
            self.note("scored", np.diff(scored, prepend=-1) <= 0, "out of order")
            self.note("scored", kind[scored] == QUESTION, "that is a question")
        for name in ("claim_original", "source_via"):
            aims = self.columns.get(name)
            if aims is not None:
                self.note(name, aims[roots(aims)] >= 0, "that runs in a circle")
        self.length("claim_node", count)
        if "claim_node" not in self.columns and not (
            count <= self.number and (self.columns["kind"][:count] == CLAIM).all()
        ):
            self.problems.append("its claims are not its first nodes")
        node = self.columns.get("claim_node")
        if node is not None:
            self.note("claim_node", self.columns["kind"][node] != CLAIM, "that is no claim")
        is_claim = self.columns["kind"] == CLAIM
        is_claim[np.arange(min(count, self.number)) if node is None else node] = False
        self.note("kind", is_claim, "for a claim that nobody made")
        if "relation_node" not in self.columns:
            self.length("premise", self.relations)
            self.within("premise", 0, self.number - 1)
        if "claim_prior" not in self.columns:
            self.length("base", self.claims)
        self.mutual()
        heard = {name for name in self.columns if name.startswith(("source_", "said_"))}
        if heard and len(heard) != len(HEARD):
            self.problems.append("its sources are not all there")

    def mutual(self) -> None:
        """Check that steps the other way answer one another: a claim against a claim, and that one against it."""
        back, sort = self.columns.get("relation_back"), self.columns.get("relation_mutual")
        if back is None or sort is None:
            if back is not sort:
                self.problems.append("its mutual rebuttals are not all there")
            return
        some = np.flatnonzero((back >= 0) | (sort >= 0))
        other, target, start = back[some], self.columns["relation_target"], self.columns.get("premise_start")
        first = some if start is None else start[some]
        alone = np.ones(len(some), dtype=bool) if start is None else start[some + 1] - start[some] == 1
        rebuts = (self.columns["relation_sign"][some] < 0) & (target[some] < self.claims)
        answers = (other >= 0) & (sort[some] >= 0) & (back[other] == some) & (sort[other] == sort[some])
        turned = self.columns["premise"][first] == target[other]
        self.note("relation_back", ~(alone & rebuts & answers & turned), "that no step answers")

    def note(self, name: str, wrong: NDArray[np.bool_], what: str) -> None:
        """Note a column in which some entry is wrong."""
        if wrong.any():
            self.problems.append(f"{name} has an entry {what}")

    def length(self, name: str, number: int) -> None:
        """Note a column of another length."""
        column = self.columns.get(name)
        if column is not None and len(column) != number:
            self.problems.append(f"{name} has {len(column)} entries, not {number}")

    def within(self, name: str, least: int, most: int, number: int | None = None) -> None:
        """Note a column of whole numbers with one out of range."""
        column = self.columns.get(name)
        if number is not None:
            self.length(name, number)
        if column is not None and len(column) and not (column.min() >= least and column.max() <= most):
            self.problems.append(f"{name} has an entry outside {least} to {most}")

    def degrees(self, name: str, number: int) -> None:
        """Note a column of numbers with one outside [0, 1]; NaN is."""
        column = self.columns.get(name)
        self.length(name, number)
        if column is not None and len(column) and not (column.min() >= 0.0 and column.max() <= 1.0):
            self.problems.append(f"{name} has an entry outside 0 to 1")

    def signs(self, name: str, number: int) -> None:
        """Note a column of signs with one that is neither +1 nor -1."""
        self.within(name, -1, 1, number)
        self.note(name, self.columns[name] == 0, "0")

    def starts(self, name: str, number: int, entries: str, *, least: int = 0) -> None:
        """Note a column of starts that does not part the entries into rows."""
        start, total = self.columns[name], len(self.columns[entries])
        self.length(name, number + 1)
        if not len(start) or start[0] != 0 or start[-1] != total or (np.diff(start) < least).any():
            self.problems.append(f"{name} does not part {entries} into rows")


HEARD = (
    "source_id",
    "source_reliability",
    "source_via",
    "said_part",
    "said_source",
    "said_act",
    "said_day",
    "source_node",
    "source_value",
)
