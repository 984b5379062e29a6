"""`argmap compare`, `compare-semantics` and `timeline`."""

import pytest


@pytest.fixture(name="readers")
def _readers(tmp_path):
    (tmp_path / "ann.yaml").write_text("argmap-credences: 1\nname: Ann\npriors: {injuries: 0.9, vans: 0.2}\n")
    (tmp_path / "ben.yaml").write_text("argmap-credences: 1\nname: Ben\npriors: {injuries: 0.3, vans: 0.9}\n")
    return "ann.yaml", "ben.yaml"


def test_two_readers_are_compared(argmap, mill, readers):
    run = argmap("compare", "mill.yaml", *readers)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Ann puts 'close' at ")
    found = argmap("compare", "mill.yaml", *readers, "--json").json
    assert found["target"] == "close"
    assert {row["id"] for row in found["rows"]} == {"injuries", "vans"}
    assert len(found["pairs"]) == 1


def test_a_fault_in_a_readers_file_has_its_place(argmap, mill, readers, tmp_path):
    (tmp_path / "ben.yaml").write_text("argmap-credences: 1\npriors:\n  injurys: 0.3\n  vans: 0.5\n")
    run = argmap("compare", "mill.yaml", *readers)
    assert (run.code, run.err) == (1, "ben.yaml:3:3: unknown claim 'injurys'. Did you mean 'injuries'?\n")
    (tmp_path / "ben.yaml").write_text("argmap-credences: 1\npriors:\n  injuries: 3\n")
    run = argmap("compare", "mill.yaml", *readers)
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("ben.yaml:3:13: injuries must be a number from 0 to 1, not 3")


def test_semantics_are_compared(argmap, mill):
    run = argmap("compare-semantics", "mill.yaml", "-s", "df_quad", "-s", "euler", "--json")
    assert set(run.json["conclusion"]) == {"df_quad", "euler"}
    assert "Left out" in argmap("compare-semantics", "mill.yaml").out


def test_a_timeline_without_dates_says_so(argmap, mill):
    run = argmap("timeline", "mill.yaml")
    assert run.code == 0
    assert "Nothing in this map carries a date" in run.out
