"""Every semantics that has SQL gives in SQL what its definition gives, at the ends of its range too."""

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from datafusion import SessionContext

from argmap.semantics import Modular, get_semantics, semantics_names
from argmap.semantics.influences import PMax
from argmap.sql.databases import as_database
from argmap.sql.rule_in_sql import check_has_sql, rule_in_sql

NODES = 120
COMPOSED = [Modular("sum", "linear"), Modular("product", PMax(3.5)), Modular("top", "logistic")]


@pytest.mark.parametrize("database", [duckdb.connect, SessionContext])
def test_sql_gives_what_the_definition_gives(database):
    random = np.random.default_rng(2)
    base = random.choice([0.0, 1.0, 1e-300, 0.5, 0.3, 1 - 1e-12], NODES)
    number = random.integers(1, 6, NODES)
    number[:20] = 1500  # energies so large that their exponential is at the end of the range
    start = np.concatenate([[0], np.cumsum(number)])
    value = random.choice([0.0, 1.0, 0.25, 0.9, 1e-17], start[-1])
    for node in range(20):
        value[start[node] : start[node + 1]] = 1.0
    node = np.repeat(np.arange(NODES), number)
    asked = as_database(database())
    asked.register("nodes", pa.table({"node": np.arange(NODES), "kind": np.zeros(NODES, dtype=int), "base": base}))
    for rule in (*map(get_semantics, semantics_names()[:12]), *COMPOSED):
        sign = (
            np.where(node % 2 == 0, -1, random.choice([1, -1], len(node)))
            if not rule.rebuttals_only
            else -np.ones(len(node))
        )
        sign = np.where((node < 20) & (node % 2 == 1) & (not rule.rebuttals_only), 1, sign).astype(np.int8)
        asked.register("entries", pa.table({"node": node, "sign": sign.astype(int), "value": value}))
        bound = check_has_sql(rule).bound(int(number.max()))
        expected = bound.scores(base.copy(), value.copy(), sign, start)
        for alone in (True, False):
            written = rule_in_sql(bound, "mean", alone=alone)
            single = f"SELECT node, {written.of_entry} FROM entries"
            met = f"SELECT node, {written.folded} FROM ({single}) AS single GROUP BY node"
            rows = (
                f"SELECT n.node, n.kind, n.base, {written.names} FROM ({met}) AS m JOIN nodes AS n ON m.node = n.node"
            )
            found = asked.rows(f"SELECT * FROM ({written.valued('node, kind', rows)}) AS valued ORDER BY node")
            assert np.abs(np.array(found.column("value")) - expected).max() <= 1e-12, (rule.name, alone)


def test_every_published_semantics_has_sql():
    assert [check_has_sql(get_semantics(name)).name for name in semantics_names()[:12]] == list(semantics_names()[:12])
