"""The same statements on Spark, where there is Java and the group `cluster` is installed."""

import importlib.util
import shutil

import numpy as np
import pyarrow as pa
import pytest

import argmap
from tests.conftest import missing
from tests.sql.random_tables import Drawn, side_by_side

pytestmark = [pytest.mark.spark, pytest.mark.soak, pytest.mark.timeout(1200)]


@pytest.fixture
def spark(tmp_path):
    if shutil.which("java") is None:
        missing("Java, and so SPARK IS NOT TESTED: it")
    if importlib.util.find_spec("pyspark") is None:
        missing("pyspark, and so SPARK IS NOT TESTED: pip install --group cluster; it")
    from pyspark import sql

    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.ui.enabled", value=False)
        .config("spark.sql.warehouse.dir", str(tmp_path / "warehouse"))
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark_gives_the_engines_scores_on_random_maps_side_by_side(spark, rounds):
    drawn = [Drawn(at, prefix=f"m{at}", most_claims=12, most_relations=16) for at in range(rounds(300))]
    claims, relations = side_by_side(drawn)
    few = pa.table({"id": [f"p{at}" for at in range(800)], "prior": np.linspace(0, 1, 800), "kind": ["claim"] * 800})
    claims = pa.concat_tables([claims, few], promote_options="default")
    done = argmap.sql.score(claims, relations, to="scores", database=spark, collect_below=0, on_divergence="return")
    found = {row["id"]: row["score"] for row in spark.table("scores").collect()}
    assert len(found) == done.claims > 800 + len(drawn)
    for one in drawn:
        expected = one.map("product").score(on_divergence="return")
        if expected.converged:
            assert max(abs(found[key] - score) for key, score in expected.final.items()) <= 1e-9
