"""`argmap cruxes` and `argmap what-if`."""

import re

import pytest


def test_cruxes_in_words_and_a_table(argmap, mill):
    run = argmap("cruxes", "mill.yaml")
    assert (run.code, run.err) == (0, "")
    assert "hangs most on 'duty': 0.15 if that were false, 0.65 if it were true." in run.out.replace("\n", " ")
    rows = [line.split()[:4] for line in run.out.splitlines()[-3:]]
    assert rows == [
        ["duty", "+0.50", "0.15", "0.65"], ["vans", "-0.44", "0.52", "0.08"], ["injuries", "+0.21", "0.15", "0.36"]
    ]  # fmt: skip


def test_cruxes_as_json(argmap, mill):
    run = argmap("cruxes", "mill.yaml", "--json", "--top", "1", "--by", "gradient")
    assert run.code == 0
    assert set(run.json) == {
        "file", "words", "target", "now", "semantics", "by", "bearing", "measured", "paths", "rows"
    }  # fmt: skip
    assert [row["id"] for row in run.json["rows"]] == ["vans"]
    assert run.json["rows"][0]["if_true"] == pytest.approx(0.081)
    assert run.json["paths"] == {"vans": ["vans", "deliveries", "close"]}


def test_cruxes_as_bars_and_as_markdown(argmap, mill):
    bars = argmap("cruxes", "mill.yaml", "--bars")
    duty, vans, injuries = bars.out.splitlines()[-3:]
    assert re.fullmatch(r"duty +0=+\|=+1  0.15  0.65", duty)
    assert re.fullmatch(r"vans +1=+\|=+0 +0.52  0.08", vans)
    assert re.fullmatch(r"injuries +0=+\|=+1 +0.15  0.36", injuries)
    assert "| duty | +0.50 |" in argmap("cruxes", "mill.yaml", "--format", "md").out
    refused = argmap("cruxes", "mill.yaml", "--bars", "--format", "md")
    assert (refused.code, refused.out) == (2, "")


def test_cruxes_of_another_claim_by_another_semantics(argmap, mill):
    run = argmap("cruxes", "mill.yaml", "--target", "vans", "--semantics", "quadratic_energy")
    assert run.out.startswith("'vans' stands at 0.25. No other claim bears on it.\n")


def test_what_if_in_words_and_a_table(argmap, mill):
    run = argmap("what-if", "mill.yaml", "--fix", "injuries=0")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("With 'injuries' held at 0, the conclusion 'close' would fall from 0.32 to 0.15.")
    assert [line.split()[0] for line in run.out.splitlines()[-3:]] == ["injuries", "close", "safety"]


def test_what_if_takes_every_sort_of_change(argmap, mill):
    run = argmap(
        "what-if", "mill.yaml", "--prior", "vans=0", "--strength", "safety=1", "--reliability", "shopkeeper=1",
        "--fix", "duty=1", "--json",
    )  # fmt: skip
    assert run.json["changes"] == {
        "fix": {"duty": 1.0}, "prior": {"vans": 0.0}, "strength": {"safety": 1.0}, "reliability": {"shopkeeper": 1.0}
    }  # fmt: skip
    assert run.json["after"]["close"] == pytest.approx(0.2 + 0.8 * 0.9)


@pytest.mark.parametrize(
    ("command", "code", "message"),
    [
        (["what-if", "mill.yaml"], 2, "Say what should be otherwise with --fix"),
        (["what-if", "mill.yaml", "--fix", "injury=0"], 2, "Did you mean 'injuries'"),
        (["what-if", "mill.yaml", "--fix", "injuries"], 2, "id=number"),
        (["cruxes", "mill.yaml", "--target", "why_now"], 2, "why_now"),
        (["cruxes", "mill.yaml", "--by", "size"], 2, "size"),
        (["cruxes", "nowhere.yaml"], 1, "nowhere.yaml"),
    ],
)
def test_what_cannot_be_asked(argmap, mill, command, code, message):
    run = argmap(*command)
    assert (run.code, run.out) == (code, "")
    assert message in run.err


def test_scores_on_an_unstable_balance_come_with_a_warning(argmap, ring):
    run = argmap("cruxes", "ring.yaml", "--target", "g0m0")
    assert run.code == 0
    assert "15 scores of the map hang on each other in circles" in run.out
    assert "15 scores" not in argmap("cruxes", "ring.yaml", "--target", "g0m0", "--semantics", "euler").out
