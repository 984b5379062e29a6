"""A small map out of large tables is the one that a network gives, with the scores of the whole."""

import numpy as np
import pyarrow as pa
import pytest

import argmap
from tests.sql.random_tables import Drawn, side_by_side


@pytest.mark.parametrize(("up", "down"), [(2, 2), (0, 1)])
def test_the_part_is_the_one_that_a_network_gives(up, down, tmp_path):
    drawn = [Drawn(seed, prefix=f"m{seed}") for seed in range(12)]
    for one in drawn:
        for claim in one.claims:
            claim["source"] = claim["reliability"] = None
        one.rows = [row for row in one.rows if row["target"] not in one.sources]
        names = {row["relation"] for row in one.rows}
        while len(left := [row for row in one.rows if "c" in row["target"] or row["target"] in names]) < len(one.rows):
            one.rows, names = left, {row["relation"] for row in left}
    claims, relations = side_by_side(drawn)
    claims = claims.select(["id", "kind", "prior"])
    network = argmap.from_tables(claims, relations)
    whole = network.score(on_divergence="return")
    argmap.sql.score(claims, relations, to=tmp_path / "scores.parquet", on_divergence="return")
    centres = [claim["id"] for claim in drawn[3].claims][:2] + [
        row["relation"] for row in drawn[5].rows if row["relation"]
    ][:1]
    for centre in centres:
        expected = network.focus(centre, up=up, down=down, scores=whole)
        part = argmap.sql.focus(claims, relations, centre, up=up, down=down, scores=tmp_path / "scores.parquet")
        assert set(part.document.claims) == set(expected.document.claims)
        assert len(part.document.relations) == len(expected.document.relations)
        ours, theirs = part.score().final, expected.score().final
        assert max((abs(ours[key] - theirs[key]) for key in theirs), default=0.0) <= 1e-9


def test_what_is_not_there_and_what_is_too_large_is_refused():
    claims = pa.table({"id": np.arange(50)})
    relations = pa.table({"premise": np.arange(1, 50), "target": np.zeros(49, dtype=int), "type": ["support"] * 49})
    assert len(argmap.sql.focus(claims, relations, 0, down=1).document.claims) == 50
    with pytest.raises(argmap.ParameterError, match="too many claims"):
        argmap.sql.focus(claims, relations, 0, down=1, limit=10)
    for centre in ("99", "x"):
        with pytest.raises(argmap.UnknownIdError):
            argmap.sql.focus(claims, relations, centre)
    with pytest.raises(argmap.ParameterError, match="has no score there"):
        argmap.sql.focus(claims, relations, 0, scores=pa.table({"id": [0], "score": [0.5]}))
