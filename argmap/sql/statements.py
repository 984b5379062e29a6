"""The statements of a run once the tables are folded into nodes and entries: one a level, and what looks at levels.

A level's table holds every node that something has been gathered of: those that all their entries have reached have a
value, which is theirs for good, the others wait and are taken into the next level's table. So one statement finds what can be
scored next and scores it.
"""

from __future__ import annotations

from argmap.sql.rule_in_sql import Rule

STATE = "node, need, got"
"""The columns of a level's table, beside what is gathered and the value."""


def first_level(rule: Rule, nodes: str) -> str:
    """Return the SELECT of level 0: the claims that nothing bears on."""
    nothing = f"SELECT node, kind, base, need, 1 AS sign, 0e0 AS value FROM {nodes} WHERE need = 0"
    rows = f"SELECT node, kind, base, need, CAST(0 AS BIGINT) AS got, {rule.of_entry} FROM ({nothing}) AS bare"
    return f"SELECT {STATE}, {rule.names}, value FROM ({_valued(rule, rows)}) AS valued"


def next_level(rule: Rule, nodes: str, entries: str, level: str) -> str:
    """Return the SELECT of the level after one: what its values reach, gathered with what had been gathered already."""
    handed = (
        f"SELECT e.target AS node, 1 AS got, e.sign AS sign, s.value AS value "
        f"FROM {entries} AS e JOIN (SELECT node, value FROM {level} WHERE value IS NOT NULL) AS s ON e.source = s.node"
    )
    both = (
        f"SELECT node, got, {rule.of_entry} FROM ({handed}) AS handed "
        f"UNION ALL SELECT node, got, {rule.names} FROM {level} WHERE value IS NULL"
    )
    met = f"SELECT node, SUM(got) AS got, {rule.folded} FROM ({both}) AS taken GROUP BY node"
    rows = (
        f"SELECT m.node, n.kind, n.base, n.need, CAST(m.got AS BIGINT) AS got, {rule.names} "
        f"FROM ({met}) AS m JOIN {nodes} AS n ON m.node = n.node"
    )
    ready = "CASE WHEN got = need THEN value END AS value"
    return f"SELECT {STATE}, {rule.names}, {ready} FROM ({_valued(rule, rows)}) AS valued"


def _valued(rule: Rule, rows: str) -> str:
    return rule.valued(f"{STATE}, kind, {rule.names}", rows)


def carried_over(rule: Rule, nodes: str, level: str, found: str) -> str:
    """Return the SELECT of a level that was scored otherwise: the nodes in `found` have values, those left still wait."""
    empty = ", ".join(f"CAST(NULL AS DOUBLE) AS {one.name}" for one in rule.gathered)
    return (
        f"SELECT f.node, n.need, n.need AS got, {empty}, f.value FROM {found} AS f JOIN {nodes} AS n "
        f"ON f.node = n.node UNION ALL SELECT {STATE}, {rule.names}, value FROM {level} AS l "
        f"WHERE value IS NULL AND NOT EXISTS (SELECT 1 FROM {found} AS f WHERE f.node = l.node)"
    )


def tally(level: str) -> str:
    """Return the SELECT that counts a level: nodes scored and the entries these had, of which the next level is made."""
    return f"SELECT COUNT(value) AS scored, SUM(CASE WHEN value IS NULL THEN 0 ELSE need END) AS entries FROM {level}"


def values_of(levels: list[str], batches: list[str]) -> str:
    """Return the SELECT of every value that is known.

    >>> values_of(["level_2"], ["values_0"])
    'SELECT node, value FROM values_0 UNION ALL SELECT node, value FROM level_2 WHERE value IS NOT NULL'
    """
    parts = [f"SELECT node, value FROM {name}" for name in batches]
    parts += [f"SELECT node, value FROM {name} WHERE value IS NOT NULL" for name in levels]
    return " UNION ALL ".join(parts)


def left_over(entries: str, values: str) -> str:
    """Return the SELECT of the entries that have not been handed on yet."""
    return f"SELECT e.* FROM {entries} AS e WHERE NOT EXISTS (SELECT 1 FROM ({values}) AS v WHERE v.node = e.source)"


def open_nodes(nodes: str, values: str) -> str:
    """Return the SELECT of the nodes that have no value yet."""
    return f"SELECT n.* FROM {nodes} AS n WHERE NOT EXISTS (SELECT 1 FROM ({values}) AS v WHERE v.node = n.node)"


def with_a_way_on(entries: str, open_: str) -> str:
    """Return the SELECT of those nodes from which an entry leads to another of them: peeled from behind."""
    return (
        f"SELECT o.* FROM {open_} AS o WHERE EXISTS (SELECT 1 FROM {entries} AS e JOIN {open_} AS t "
        f"ON e.target = t.node WHERE e.source = o.node)"
    )


def entries_into(entries: str, open_: str, values: str) -> str:
    """Return the SELECT of all that bears on some nodes, with its value where that is known."""
    return (
        f"SELECT e.target, e.source, e.sign, v.value FROM {entries} AS e JOIN {open_} AS o ON e.target = o.node "
        f"LEFT JOIN ({values}) AS v ON e.source = v.node"
    )


def one_step(rule: Rule, nodes: str, known: str, inside: str, values: str) -> str:
    """Return the SELECT of one step of synchronous iteration over some nodes, from their values of the step before.

    `known` are the entries into them whose value never changes, `inside` those from one of them to another.
    """
    handed = f"SELECT i.target AS node, i.sign, v.value FROM {inside} AS i JOIN {values} AS v ON i.source = v.node"
    every = f"SELECT target AS node, sign, value FROM {known} UNION ALL {handed}"
    rows = f"SELECT node, {rule.of_entry} FROM ({every}) AS pairs"
    met = f"SELECT node, {rule.folded} FROM ({rows}) AS single GROUP BY node"
    joined = f"SELECT m.node, n.kind, n.base, {rule.names} FROM ({met}) AS m JOIN {nodes} AS n ON m.node = n.node"
    return f"SELECT node, value FROM ({rule.valued('node, kind', joined)}) AS valued"
