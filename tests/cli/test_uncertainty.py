"""`argmap sample`, `argmap bounds`, and `argmap score --semantics probability`."""

import json

import pytest


def test_sample_says_how_the_conclusion_spreads(argmap, mill):
    run = argmap("sample", mill, "--beta", "injuries=8,2", "--uniform", "vans=0,1", "--samples", 2000)
    assert run.code == 0
    assert "In 2,000 draws of 2 priors, the score of 'close' is" in run.out.replace("\n", " ")
    assert "Mill Street should be closed." in run.out


def test_sample_draws_the_same_from_the_same_seed(argmap, mill):
    asked = ("sample", mill, "--concentration", 10, "--samples", 500, "--json")
    first, again, other = argmap(*asked).out, argmap(*asked).out, argmap(*asked, "--seed", 2).out
    assert first == again != other
    record = json.loads(first)
    assert record["target"] == "close"
    assert {row["id"] for row in record["inputs"]} == {"injuries", "duty", "vans"}
    widened = json.loads(argmap(*asked, "--widen-target").out)
    assert {row["id"] for row in widened["inputs"]} == {"close", "injuries", "duty", "vans"}
    assert record["inputs"][0]["drawn from"].startswith("Beta(")


def test_sample_draws_bars(argmap, mill):
    run = argmap("sample", mill, "--triangular", "duty=0,0.5,1", "--fixed", "vans=0", "--samples", 300, "--bars")
    assert run.out.startswith("Scores of close, in 300 draws\n")
    assert "===" in run.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--beta", "injuries=8"], "takes id=number,number"),
        (["--beta", "injuries=8,two"], "takes id=number,number"),
        (["--beta", "injuries=0,1"], "a of Beta is 0.0"),
        (["--beta", "injuries=8,2", "--uniform", "injuries=0,1"], "has a distribution already"),
        (["--beta", "injury=8,2"], "Did you mean 'injuries'?"),
        ([], "Give --beta rain=8,2, or widen"),
        (["--concentration", "10", "--samples", "0"], "--samples"),
        (["--concentration", "-1"], "concentration is -1.0"),
    ],
)
def test_sample_refuses_what_it_cannot_draw(argmap, mill, options, said):
    run = argmap("sample", mill, *options)
    assert run.code == 2
    assert said in run.err


def test_bounds_says_the_least_and_the_most(argmap, mill):
    run = argmap("bounds", mill, "--json")
    record = json.loads(run.out)
    row = record["rows"][0]
    assert row["id"] == "close"
    assert row["low"] < row["independent"] < row["high"]
    wider = json.loads(argmap("bounds", mill, "--dependence", "any", "--json").out)["rows"][0]
    assert wider["low"] <= row["low"]
    assert wider["high"] >= row["high"]


def test_score_by_probability_shows_errors(argmap, mill):
    run = argmap("score", mill, "--semantics", "probability", "--samples", 1000, "--seed", 4)
    assert run.code == 0
    assert "scored by probability (probabilities; estimated in 1,000 worlds)" in run.out
    assert "error" in run.out
    record = json.loads(argmap("score", mill, "-s", "probability", "--json").out)
    assert record["kind"] == "probability"
    assert all(claim["error"] == 0 for claim in record["claims"])


def test_score_refuses_samples_of_degrees(argmap, mill):
    run = argmap("score", mill, "--samples", 1000)
    assert run.code == 2
    assert "draws nothing" in run.err


def test_probabilities_given_what_is_so(argmap, mill):
    run = argmap("score", mill, "-s", "probability", "--given", "close=yes", "--given", "duty=no")
    assert run.code == 0
    assert ", given 'close' and not 'duty' (a chance of 0." in run.out.replace("\n", " ")
    assert argmap("score", mill, "-s", "probability", "--given", "close=yes", "--json").json["parameters"]["given"] == {
        "close": True
    }
    run = argmap("score", mill, "-s", "probability", "--given", "close=perhaps")
    assert (run.code, "neither yes nor no" in run.err) == (2, True)


def test_what_a_circle_leaves_undecided_is_told_from_to(argmap, tmp_path):
    (tmp_path / "sky.yaml").write_text(
        "{argmap: 1, title: Sky, claims: {clear: {text: Clear., prior: 0.6}, grey: Grey.},"
        "relations: [{premises: clear, rebuts: grey, mutual: contrary}]}"
    )
    asked = ("score", tmp_path / "sky.yaml", "-s", "probability")
    assert "--circles" in argmap(*asked).err or "circles=" in argmap(*asked).err
    run = argmap(*asked, "--circles", "undecided")
    assert run.code == 0
    assert "low  high" in run.out
    assert "clear and grey bear on each other" in run.err
    record = argmap(*asked, "--circles", "undecided", "--json").json
    assert record["high"] == {"clear": 0.6, "grey": 0.5} | {key: record["high"][key] for key in record["relations"]}
    assert [row["low"] for row in record["claims"]] == [0.3, 0.2]
