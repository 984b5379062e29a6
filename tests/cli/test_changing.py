"""`load-bearing` and `needed` at the terminal."""

import pytest

from tests.cli.conftest import MILL


def test_load_bearing_tells_what_would_have_to_fall(argmap):
    run = argmap("load-bearing", "-", "--below", "0.3", stdin=MILL)
    assert run.code == 0
    assert "The fall of one claim brings it under 0.3: injuries" in run.out
    record = argmap("load-bearing", "-", "--below", "0.3", "--json", stdin=MILL).json
    assert record["sets"] == [["injuries"], ["duty"]]
    assert record["below"] == 0.3
    assert record["searched"] == 3


def test_load_bearing_takes_its_limits(argmap):
    run = argmap(
        "load-bearing", "-", "--target", "duty", "--largest", "2", "--limit", "0", "--format", "md", stdin=MILL
    )
    assert run.code == 0
    assert "No claim can lower it by falling" in run.out
    assert argmap("load-bearing", "-", "--largest", "0", stdin=MILL).code == 2


def test_needed_tells_the_priors_that_would_do(argmap):
    run = argmap("needed", "-", "--at-least", "0.45", stdin=MILL)
    assert run.code == 0
    assert "claim has to change: 'vans' from 0.250 to" in run.out
    record = argmap("needed", "-", "--at-least", "0.45", "--by", "total", "--json", stdin=MILL).json
    assert record["reached"] is True
    assert record["by"] == "total"
    assert record["after"] == pytest.approx(0.45, abs=1e-8)


def test_needed_changes_the_claims_that_are_named(argmap):
    record = argmap("needed", "-", "--at-most", "0.1", "--claim", "vans", "--claim", "duty", "--json", stdin=MILL).json
    assert set(record["changes"]) <= {"vans", "duty"}
    assert argmap("needed", "-", "--at-most", "0.1", "--claim", "nobody", stdin=MILL).code == 2


def test_needed_wants_one_threshold(argmap):
    for thresholds in ([], ["--at-least", "0.5", "--at-most", "0.2"]):
        run = argmap("needed", "-", *thresholds, stdin=MILL)
        assert run.code == 2
        assert "Give one of --at-least and --at-most, such as --at-least 0.8." in run.err
