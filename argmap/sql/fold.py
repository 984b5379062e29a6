"""The statements that turn two tables into nodes and entries, as the engine folds a map.

A relation that is linked, weak or aimed at becomes a node, as does a source that something is aimed at; any other relation
is an edge. An entry leads from a node to one that it bears on: +1 for it, -1 against it, 0 where the other is made of it
(a relation of its premises, a claim of the source that it rests on). Ids are numbered once; whole numbers are their
own, so that no text has to be looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.columns.columns import KINDS, QUESTION

if TYPE_CHECKING:
    from argmap.sql.input_tables import Inputs

PRIOR = "0.5e0"
"""The prior of every claim where the table has none."""


@dataclass(frozen=True)
class Fold:
    """The statements of one run: the tables that are given, and what a look at them has shown."""

    inputs: Inputs
    claims: str = ""
    """The names of the tables that are made on the way."""
    linked: str = ""
    sources: str = ""
    marked: str = ""
    weak: str = ""
    out: str = ""
    entries: str = ""
    has_linked: bool = False
    """Whether any row names its relation."""
    has_sources: bool = False
    has_questions: bool = False
    low: int = 0
    """The number of the first claim, where they are dense."""
    first: int = 0
    """The number after the last claim's."""
    twice: int = 0
    """How many claims have the id of another."""
    dense: bool = False
    """Whether the ids are all whole numbers from one to another, so that nothing has to be looked up."""

    @property
    def id(self) -> str:
        """The column by which a claim is found: its id, which is its number where ids are whole numbers."""
        return "node" if self.inputs.whole else "id"

    @property
    def looks_up(self) -> bool:
        """Whether the rows of the table of relations have to be matched with anything: it is not worth a table else."""
        return not self.dense or self.has_linked or self.has_sources

    def known_ids(self) -> str:
        """List each id of a claim once: for telling all that is wrong where some stand there twice."""
        key = self.inputs.key("id", "c")
        return (
            f"SELECT {key} AS {self.id}, {'' if self.inputs.whole else '0 AS node, '}MIN({self._scored()}) AS scored "
            f"FROM {self.inputs.claims} AS c GROUP BY {key}"
        )

    def _scored(self) -> str:
        if "kind" not in self.inputs.claim_columns:
            return "1"
        return f"CASE WHEN c.kind = '{KINDS[QUESTION]}' THEN 0 ELSE 1 END"

    def claim_rows(self) -> str:
        """Number the claims. What is wrong with a row is found before; the text of a claim is never read."""
        columns, key = self.inputs.claim_columns, self.inputs.key("id", "c")
        number = (
            f"{key} AS node"
            if self.inputs.whole
            else f"CAST(ROW_NUMBER() OVER (ORDER BY {key}) AS BIGINT) - 1 AS node, {key} AS id"
        )
        prior = self.inputs.number("prior", "c") if "prior" in columns else PRIOR
        select = f"SELECT {number}, {prior} AS prior, {self._scored()} AS scored"
        worth = f"COALESCE({self.inputs.number('reliability', 'c')}, 1e0)" if "reliability" in columns else "1e0"
        if not self.has_sources:
            return f"{select}, {prior} * {worth} AS base FROM {self.inputs.claims} AS c"
        return (
            f"{select}, {prior} * CASE WHEN s.node IS NULL THEN {worth} ELSE 1e0 END AS base, "
            f"s.node AS source FROM {self.inputs.claims} AS c "
            f"LEFT JOIN {self.sources} AS s ON {self.inputs.key('source', 'c')} = s.id"
        )

    def source_rows(self) -> str:
        """List the sources, with what the claims say of each; those that something is aimed at have a number."""
        worth = self.inputs.number("reliability", "c") if "reliability" in self.inputs.claim_columns else "1e0"
        key = self.inputs.key("source", "c")
        each = (
            f"SELECT {key} AS id, COALESCE(MIN({worth}), 1e0) AS reliability, COALESCE(MAX({worth}), 1e0) AS reliability_most "
            f"FROM {self.inputs.claims} AS c WHERE {key} IS NOT NULL GROUP BY {key}"
        )
        return self._numbered(each, "a.aimed IS NOT NULL", after=0)

    def linked_rows(self) -> str:
        """List the relations that have an id, with what their rows agree on; those that are more than an edge have a number."""
        key, strength = self.inputs.key("relation"), self._strength()
        rows = (
            f"SELECT DISTINCT {key} AS id, {self.inputs.key('premise')} AS premise, {self.inputs.key('target')} AS target, "
            f"CAST(r.type AS STRING) AS type, {strength} AS strength FROM {self.inputs.relations} AS r WHERE {key} IS NOT NULL"
        )
        each = (
            "SELECT id, COUNT(*) AS premises, MIN(target) AS target, MAX(target) AS target_most, MIN(type) AS type, "
            f"MAX(type) AS type_most, MIN(strength) AS strength, MAX(strength) AS strength_most FROM ({rows}) AS d GROUP BY id"
        )
        return self._numbered(each, "g.premises > 1 OR g.strength < 1e0 OR a.aimed IS NOT NULL", after=1)

    def _numbered(self, each: str, wanted: str, *, after: int) -> str:
        """Number those rows of a grouped table that are to be nodes; each kind of node has numbers of its own.

        Numbers go on after the claims' in strides of three, one for each kind, so that no kind need be counted first.
        """
        number = f"CAST(ROW_NUMBER() OVER (PARTITION BY wanted ORDER BY id) AS BIGINT) * 3 + {self.first + after}"
        target = self.inputs.key("target")
        flagged = (
            f"SELECT g.*, CASE WHEN {wanted} THEN 1 ELSE 0 END AS wanted FROM ({each}) AS g "
            f"LEFT JOIN (SELECT DISTINCT {target} AS aimed FROM {self.inputs.relations} AS r) AS a ON g.id = a.aimed"
        )
        return f"SELECT f.*, CASE WHEN wanted = 1 THEN {number} END AS node FROM ({flagged}) AS f"

    def _strength(self) -> str:
        return self.inputs.number("strength", "r") if "strength" in self.inputs.relation_columns else "1e0"

    def marked_rows(self, *, rows: str = "", more: str = "") -> str:
        """Find what every row of the table of relations names: the numbers of its premise, its target and itself.

        `rows` are the table's, else as the database reads them; `more` are further columns. `fault` is what is wrong
        with a row, NULL for one that is right.
        """
        inputs = self.inputs
        premise, target = inputs.key("premise"), inputs.key("target")
        if self.dense:
            known, at_claim = (f"{key} BETWEEN {self.low} AND {self.first - 1}" for key in (premise, target))
            node, aims, joins = premise, f"CASE WHEN {at_claim} THEN {target} END", ""
        else:
            known, at_claim, node, aims = "p.node IS NOT NULL", "t.node IS NOT NULL", "p.node", "t.node"
            joins = (
                f"LEFT JOIN {self.claims} AS p ON {premise} = p.{self.id} "
                f"LEFT JOIN {self.claims} AS t ON {target} = t.{self.id} "
            )
        own = "CAST(NULL AS BIGINT) AS own, CAST(NULL AS BIGINT) AS relation"
        if self.has_linked:
            own, aims = "own.node AS own, own.id AS relation", f"COALESCE({aims}, l.node)"
            joins += (
                f"LEFT JOIN {self.linked} AS l ON {target} = l.id "
                f"LEFT JOIN {self.linked} AS own ON {inputs.key('relation')} = own.id "
            )
        if self.has_sources:
            aims = f"COALESCE({aims}, s.node)"
            joins += f"LEFT JOIN {self.sources} AS s ON {target} = s.id "
        unscored = "CASE WHEN p.scored = 0 OR t.scored = 0 THEN 1 ELSE 0 END" if self.has_questions else "0"
        return (
            f"SELECT {node} AS premise, {aims} AS target, CASE WHEN r.type = 'support' THEN 1 ELSE -1 END AS sign, "
            f"{self._strength()} AS strength, {own}, {unscored} AS unscored, "
            f"{self._fault(known, f'{aims} IS NOT NULL', at_claim)} AS fault{more} "
            f"FROM {rows or inputs.relations} AS r {joins}"
        )

    def _fault(self, premise_known: str, target_known: str, at_claim: str) -> str:
        """Return the first thing that is wrong with a row, as a word that `bad_rows` knows."""
        inputs = self.inputs
        faults = {
            "empty premise": f"{inputs.key('premise')} IS NULL",
            "premise": f"NOT ({premise_known})",
            "empty target": f"{inputs.key('target')} IS NULL",
            "target": f"NOT ({target_known})",
            "empty type": "NULLIF(CAST(r.type AS STRING), '') IS NULL",
            "type": "r.type NOT IN ('support', 'rebuttal', 'undercut')",
            "undercut": f"r.type = 'undercut' AND {at_claim}",
            "rebuttal": f"r.type = 'rebuttal' AND NOT ({at_claim})",
        }
        if "strength" in inputs.relation_columns:
            faults["empty strength"] = "NULLIF(CAST(r.strength AS STRING), '') IS NULL"
            faults["strength"] = f"NOT COALESCE({self._strength()} BETWEEN 0e0 AND 1e0, FALSE)"
        if self.has_questions:
            faults["question supports"] = "r.type = 'support' AND p.scored = 0"
            faults["question rebutted"] = "r.type = 'rebuttal' AND t.scored = 0"
        if self.has_linked:
            for name, value in (
                ("target", inputs.key("target")),
                ("type", "CAST(r.type AS STRING)"),
                ("strength", self._strength()),
            ):
                faults[f"other {name}"] = f"own.{name} <> own.{name}_most AND {value} <> own.{name}"
        cases = " ".join(f"WHEN {found} THEN '{fault}'" for fault, found in faults.items())
        return f"CASE {cases} END"

    def out_rows(self) -> str:
        """List the relations with an id that a question is part of: they take no part."""
        return f"SELECT DISTINCT relation FROM {self.marked} AS m WHERE unscored = 1 AND relation IS NOT NULL"

    def weak_rows(self) -> str:
        """Number the relations without an id that are weak."""
        number = f"CAST(ROW_NUMBER() OVER (ORDER BY premise, target) AS BIGINT) * 3 + {self.first + 2}"
        return (
            f"SELECT {number} AS node, premise, target, sign, strength FROM {self.marked} AS m "
            "WHERE relation IS NULL AND strength < 1e0 AND unscored = 0"
        )

    def entry_rows(self) -> str:
        """List the entries. Those into a relation that takes no part lead to no node, and bear on nothing."""
        plain = (
            f"SELECT target, premise AS source, sign FROM {self.marked} AS m "
            "WHERE relation IS NULL AND strength = 1e0 AND unscored = 0"
        )
        parts = [plain]
        if self.weak:
            parts.append(f"SELECT target, node AS source, sign FROM {self.weak} AS w")
            parts.append(f"SELECT node AS target, premise AS source, 0 AS sign FROM {self.weak} AS w")
        if self.has_linked:
            counts = "m.relation IS NOT NULL"
            if self.has_questions:
                counts += f" AND NOT EXISTS (SELECT 1 FROM {self.out} AS o WHERE o.relation = m.relation)"
            each = (
                f"SELECT DISTINCT relation, target, COALESCE(own, premise) AS source, sign FROM {self.marked} AS m "
                f"WHERE {counts}"
            )
            parts.append(f"SELECT target, source, sign FROM ({each}) AS each")
            parts.append(
                f"SELECT DISTINCT own AS target, premise AS source, 0 AS sign FROM {self.marked} AS m "
                f"WHERE own IS NOT NULL AND {counts}"
            )
        if self.has_sources:
            parts.append(
                f"SELECT node AS target, source, 0 AS sign FROM {self.claims} AS c "
                "WHERE source IS NOT NULL AND scored = 1"
            )
        return " UNION ALL ".join(parts)

    def node_rows(self) -> str:
        """List the nodes: their kind (0 a claim, 1 a relation, 2 a source), their base, and how many entries each has."""
        parts = [f"SELECT node, 0 AS kind, base FROM {self.claims} AS c WHERE scored = 1"]
        if self.weak:
            parts.append(f"SELECT node, 1 AS kind, strength AS base FROM {self.weak} AS w")
        if self.has_linked:
            out = (
                f" AND NOT EXISTS (SELECT 1 FROM {self.out} AS o WHERE o.relation = l.id)" if self.has_questions else ""
            )
            parts.append(
                f"SELECT node, 1 AS kind, strength AS base FROM {self.linked} AS l WHERE node IS NOT NULL{out}"
            )
        if self.has_sources:
            parts.append(f"SELECT node, 2 AS kind, reliability AS base FROM {self.sources} AS s WHERE node IS NOT NULL")
        needs = f"SELECT target, COUNT(*) AS need FROM {self.entries} AS e GROUP BY target"
        return (
            "SELECT n.node, n.kind, n.base, CAST(COALESCE(k.need, 0) AS BIGINT) AS need "
            f"FROM ({' UNION ALL '.join(parts)}) AS n LEFT JOIN ({needs}) AS k ON n.node = k.target"
        )
