"""`argmap by`, `disputes`, `questions`, `assumptions`, `stats`."""

import pytest


@pytest.mark.parametrize(
    ("command", "ids"),
    [
        (["by", "--source", "shopkeeper"], ["vans"]),
        (["by", "--act", "denies"], []),
        (["disputes"], ["close"]),
        (["questions"], ["why_now"]),
        (["questions", "--status", "answered"], []),
        (["assumptions"], ["duty", "injuries"]),
    ],
)
def test_lists_are_rows(argmap, mill, command, ids):
    run = argmap(command[0], "mill.yaml", *command[1:], "--json")
    assert run.code == 0
    assert [row["id"] for row in run.json["rows"]] == ids


def test_stats_count(argmap, mill):
    run = argmap("stats", "mill.yaml", "--format", "md")
    assert run.code == 0
    assert "| claims | 5 | 1.00 |" in run.out


def test_a_source_that_is_not_there_is_a_wrong_command(argmap, mill):
    run = argmap("by", "mill.yaml", "--source", "shopkeper")
    assert (run.code, run.out) == (2, "")
    assert "Did you mean 'shopkeeper'?" in run.err
