"""`argmap sql score`: two tables to a table of scores."""

from pyarrow import parquet

CLAIMS = "id,prior\nrain,0.7\ntake,0.1\n"
RELATIONS = "premise,target,type\nrain,take,support\n"


def test_two_tables_are_scored(argmap, tmp_path):
    (tmp_path / "claims.csv").write_text(CLAIMS)
    (tmp_path / "relations.csv").write_text(RELATIONS)
    run = argmap("sql", "score", "claims.csv", "relations.csv", "-o", "scores.parquet", "--collect-below", 0)
    assert run.code == 0, run.err
    assert run.out.startswith("2 claims in 2 levels: scores.parquet")
    assert "0.73" in run.out
    assert sorted(parquet.read_table("scores.parquet").column("id").to_pylist()) == ["rain", "take"]
    json = argmap("sql", "score", "claims.csv", "relations.csv", "-o", "scores.csv", "--json", "--top", 1).json
    assert (json["claims"], json["converged"], json["rows"][0]["id"]) == (2, True, "take")


def test_what_is_wrong_is_told_by_row(argmap, tmp_path):
    (tmp_path / "claims.csv").write_text(CLAIMS)
    (tmp_path / "relations.csv").write_text("premise,target,type\nsnow,take,support\n")
    run = argmap("sql", "score", "claims.csv", "relations.csv", "-o", "scores.parquet")
    assert run.code == 1
    assert "row 2" in run.err
    assert "unknown claim 'snow' in premise" in run.err
    assert argmap("sql", "score", "claims.csv", "relations.csv", "-o", "scores.txt").code == 2
