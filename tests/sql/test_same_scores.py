"""A database gives the scores of the engine, whatever a table says, in more than one dialect."""

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from datafusion import SessionContext
from pyarrow import parquet

import argmap
from argmap.semantics import get_semantics, semantics_names
from argmap.sql import circles as circles_of
from tests.sql.random_tables import Drawn, side_by_side

TOGETHER = 10
JOINS = ("product", "min", "mean")


def scores_in(done):
    return {row["id"]: row["score"] for row in done._work.database.rows(f"SELECT * FROM {done.to}").to_pylist()}


@pytest.mark.soak
def test_duckdb_and_datafusion_give_the_engines_scores(rounds):
    """Linked premises, undercuts of undercuts, backing, strengths, sources and circles; many maps stand in one table."""
    names = semantics_names()[:12]
    circles = compared = 0
    for group in range(rounds(300) // TOGETHER):
        semantics, join = names[(5 * group) % 12], JOINS[group % 3]
        supports = not get_semantics(semantics).rebuttals_only
        drawn = [Drawn(f"{group} {at}", prefix=f"m{at}", supports=supports) for at in range(TOGETHER)]
        expected = [one.map(join).score(semantics, on_divergence="return") for one in drawn]
        if semantics == "counting":  # the largest number of rebuttals is that of all maps together
            drawn, expected = drawn[:1], expected[:1]
        claims, relations = side_by_side(drawn)
        for database in (duckdb.connect(), SessionContext()):
            done = argmap.sql.score(claims, relations, to="scores", semantics=semantics, join=join, database=database,
                                    collect_below=0, on_divergence="return")  # fmt: skip
            found = scores_in(done)
            assert set(found) == {key for one in expected for key in one.final}
            assert done.converged == all(one.converged for one in expected)
            circles += done.circles.number
            assert done.circles.number == sum(len(one.components) for one in expected)
            for one in expected:
                if one.converged:
                    apart = [abs(found[key] - score) for key, score in one.final.items()]
                    assert max(apart) <= 1e-9, (group, semantics, join)
                    compared += 1
    assert circles > 0
    assert compared > 0


@pytest.fixture(scope="module")
def plain():
    """A network in which nothing runs in a circle, with ids that are whole numbers, not all of them there."""
    random = np.random.default_rng(4)
    ids = 3 * np.arange(200) - 20
    target = random.integers(0, 199, 700)
    premise = target + 1 + (random.random(700) * (199 - target)).astype(int)
    claims = pa.table({"id": ids, "prior": random.random(200), "text": [f"Claim {one}." for one in ids]})
    strength = np.where(random.random(700) < 0.5, 1.0, random.random(700))
    sort = pa.array(np.where(random.random(700) < 0.5, "support", "rebuttal").tolist())
    relations = pa.table({"premise": ids[premise], "target": ids[target], "type": sort, "strength": strength})
    network = argmap.from_tables(claims, relations)
    return claims, relations, dict(zip(network.ids, network.score().final.tolist(), strict=True))


def read(path):
    return {str(row["id"]): row["score"] for row in parquet.read_table(path).to_pylist()}


def test_whole_numbers_and_texts_files_and_tables_are_scored_alike(plain, tmp_path):
    claims, relations, expected = plain
    parquet.write_table(claims, tmp_path / "claims.parquet")
    claims.to_pandas().to_csv(tmp_path / "claims.csv", index=False)
    relations.to_pandas().to_csv(tmp_path / "relations.csv", index=False)
    for number, (first, second) in enumerate((
        (claims, relations),
        (tmp_path / "claims.parquet", relations.to_pandas()),
        (str(tmp_path / "claims.csv"), tmp_path / "relations.csv"),
    )):  # fmt: skip
        done = argmap.sql.score(first, second, to=tmp_path / f"{number}.parquet", collect_below=0)
        found = read(tmp_path / f"{number}.parquet")
        assert found.keys() == expected.keys()
        assert max(abs(found[key] - score) for key, score in expected.items()) <= 1e-9
        assert done.levels > 10


def test_what_is_left_is_finished_by_the_engine(plain, tmp_path):
    claims, relations, expected = plain
    done = argmap.sql.score(claims, relations, to=tmp_path / "scores.csv", collect_below=600)
    assert 0 < done.circles.collected < 200 * 5
    assert done.circles.number == 0
    assert done.levels > 1
    lines = (tmp_path / "scores.csv").read_text().splitlines()[1:]
    found = {line.split(",")[0]: float(line.split(",")[2]) for line in lines}
    assert max(abs(found[key] - score) for key, score in expected.items()) <= 1e-9


def test_the_cones_of_sampled_claims_are_scored_again(plain, tmp_path):
    claims, relations, _ = plain
    done = argmap.sql.score(claims, relations, to=tmp_path / "scores.parquet", collect_below=0)
    check = done.check(sample=50)
    assert (check.sampled, check.equal, check.cut) == (50, 50, 0)
    cut = done.check(sample=5, most=60)
    assert cut.equal == 5
    assert cut.cut > 0


def test_a_check_finds_a_score_that_is_not_the_engines(plain, tmp_path):
    claims, relations, _ = plain
    done = argmap.sql.score(claims, relations, to=tmp_path / "scores.parquet", collect_below=0)
    last = done._scored.levels.now
    done._work.database.connection.execute(f"UPDATE {last} SET value = value + 1e-3")
    assert done.check(sample=1000).equal == 200 - done._scored.levels.scored


RING = (
    pa.table({"id": ["a", "b", "out", "in"], "prior": [0.8, 0.6, 0.5, 0.3]}),
    pa.table({"premise": ["a", "b", "a", "in"], "target": ["b", "a", "out", "a"],
              "type": ["rebuttal", "rebuttal", "support", "support"]}),
)  # fmt: skip


def test_a_circle_is_iterated_by_the_database_if_asked(tmp_path):
    expected = argmap.from_tables(*RING).score().final
    done = argmap.sql.score(*RING, to=tmp_path / "scores.parquet", collect_below=0, circles="iterate")
    found = read(tmp_path / "scores.parquet")
    assert np.abs([found[key] for key in ("a", "b", "out", "in")] - expected).max() <= 1e-9
    assert "rather than one component after the other" in done.circles.how
    assert done.circles.residual < 1e-9 < done.circles.distance + 1e-8
    assert done.circles.iterations > 5


def test_what_runs_in_circles_is_collected_up_to_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(circles_of, "MOST", 1)
    with pytest.raises(argmap.ParameterError, match="2 claims, relations and sources run in circles"):
        argmap.sql.score(*RING, to=tmp_path / "scores.parquet", collect_below=0)


def test_the_largest_circles_are_told_by_their_members(tmp_path):
    done = argmap.sql.score(*RING, to=tmp_path / "scores.parquet", collect_below=0)
    assert (done.circles.number, done.circles.nodes) == (1, 2)
    assert done.components[0].members == ("a", "b")


def test_what_does_not_settle_is_an_error_and_nothing_is_written(tmp_path):
    groups = [[f"g{group}_{one}" for one in range(3)] for group in range(5)]
    rows = [(one, other) for at, group in enumerate(groups) for one in group for other in groups[(at + 1) % 5]]
    claims = pa.table({"id": [one for group in groups for one in group], "prior": [0.9] * 15})
    relations = pa.table(
        {"premise": [one for one, _ in rows], "target": [other for _, other in rows], "type": ["rebuttal"] * 45}
    )
    network = argmap.from_tables(claims, relations).score(on_divergence="return")
    done = argmap.sql.score(claims, relations, to=tmp_path / "scores.parquet", collect_below=0, on_divergence="return")
    assert done.converged == network.converged
    with pytest.raises(argmap.ConvergenceError) as caught:
        argmap.sql.score(claims, relations, to=tmp_path / "none.parquet", collect_below=0, circles="iterate")
    assert not caught.value.result.converged
    assert not (tmp_path / "none.parquet").exists()


def test_a_semantics_without_sql_is_refused_with_the_reason(tmp_path):
    with pytest.raises(argmap.SemanticsError, match="no database can call it"):
        argmap.sql.score(*RING, to=tmp_path / "scores.parquet", semantics=lambda base, supports, rebuttals: base)
    with pytest.raises(argmap.SemanticsError, match="knows rebuttals only"):
        argmap.sql.score(*RING, to=tmp_path / "scores.parquet", semantics="social")


@pytest.mark.parametrize(
    "words",
    [
        {"join": "max"},
        {"circles": "cut"},
        {"collect_below": -1},
        {"database": 3},
        {"resume": True},
        {"memory": "x", "folder": "w"},
    ],
)
def test_words_that_are_not_known_are_refused(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(argmap.ParameterError):
        argmap.sql.score(*RING, to="scores.parquet" if "database" not in words else "scores", **words)


def test_tables_without_relations_or_without_claims_are_scored(tmp_path):
    none = pa.table(
        {"premise": pa.array([], pa.string()), "target": pa.array([], pa.string()), "type": pa.array([], pa.string())}
    )
    done = argmap.sql.score(pa.table({"id": ["a"]}), none, to=tmp_path / "one.parquet", collect_below=0)
    assert (done.claims, done.table().rows) == (1, (("a", 0.5, 0.5, 0.0),))
    empty = argmap.sql.score(
        pa.table({"id": pa.array([], pa.string())}), none, to=tmp_path / "none.parquet", collect_below=0
    )
    assert (empty.claims, len(empty.table())) == (0, 0)


def test_what_was_told_of_circles_stays_when_the_rest_is_collected_after_them(tmp_path):
    tail = [("out", "t0"), *((f"t{at}", f"t{at + 1}") for at in range(8))]
    claims = pa.table({"id": ["a", "b", "out", *(f"t{at}" for at in range(9))]})
    rows = [
        ("a", "b", "rebuttal"),
        ("b", "a", "rebuttal"),
        ("a", "out", "support"),
        *((*one, "support") for one in tail),
    ]
    relations = pa.table(dict(zip(("premise", "target", "type"), map(list, zip(*rows, strict=True)), strict=True)))
    words = {"to": tmp_path / "scores.parquet", "folder": tmp_path / "work", "collect_below": 10}
    done = argmap.sql.score(claims, relations, **words)
    expected = argmap.from_tables(claims, relations).score().final
    found = read(tmp_path / "scores.parquet")
    assert max(abs(found[key] - score) for key, score in zip(claims["id"].to_pylist(), expected, strict=True)) <= 1e-9
    assert (done.circles.number, done.circles.nodes) == (1, 2)
    assert done.circles.collected > 2
    done._work.database.connection.close()
    assert argmap.sql.score(claims, relations, **words, resume=True).circles == done.circles
