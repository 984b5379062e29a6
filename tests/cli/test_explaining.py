"""`argmap explain` and `argmap attribute`."""

import pytest


def test_the_conclusion_is_explained_where_no_claim_is_named(argmap, mill):
    run = argmap("explain", "mill.yaml")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("close 0.32: Mill Street should be closed.\n  Starts at 0.20; ")
    assert "safety' (injuries 0.90 and duty 0.50, strength 0.90)" in " ".join(run.out.split())
    assert "what its source 'shopkeeper' is relied on, 0.50" in " ".join(run.out.split())


def test_a_claim_and_a_depth_can_be_named(argmap, mill):
    assert len(argmap("explain", "mill.yaml", "--depth", 1).out.splitlines()) < 10
    assert argmap("explain", "mill.yaml", "vans").out.startswith("vans 0.25: Vans would lose the kerb.")
    held = argmap("explain", "mill.yaml", "--fix", "vans=1")
    assert "Held at 1.00, whatever bears on it." in held.out


def test_explanations_as_json_and_markdown(argmap, mill):
    record = argmap("explain", "mill.yaml", "--json").json
    assert record["target"] == "close"
    assert record["start"] + sum(row["part"] for row in record["rows"]) == pytest.approx(record["score"])
    assert argmap("explain", "mill.yaml", "--format", "md").out.startswith("* close 0.32: Mill Street")


def test_contributions_by_every_method(argmap, mill):
    for method in ("shapley", "gradient", "removal", "intrinsic_removal"):
        record = argmap("attribute", "mill.yaml", "--method", method, "--json").json
        assert {row["id"] for row in record["rows"]} == {"injuries", "duty", "vans"}
        assert record["method"] == method


def test_contributions_are_printed_in_words_and_a_table(argmap, mill):
    run = argmap("attribute", "mill.yaml", "--of", "relations", "--top", 1, "--method", "removal")
    assert run.code == 0
    assert "'close' hangs most on 'deliveries'" in run.out
    assert run.out.splitlines()[-1].startswith("deliveries ")
    drawn = argmap("attribute", "mill.yaml", "--samples", 20, "--seed", 3, "--json").json
    assert drawn["orders"] == 20


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("explain", "mill.yaml", "closed"), "Did you mean 'close'"),
        (("explain", "mill.yaml", "why_now"), "why_now"),
        (("explain", "mill.yaml", "--depth", 0), "--depth"),
        (("attribute", "mill.yaml", "--method", "banzhaf"), "banzhaf"),
        (("attribute", "mill.yaml", "--of", "relations", "--method", "intrinsic_removal"), "nothing of its own"),
        (("attribute", "mill.yaml", "--target", "nothing"), "nothing"),
    ],
)
def test_wrong_commands_are_refused(argmap, mill, arguments, words):
    run = argmap(*arguments)
    assert run.code == 2
    assert words in run.err
    assert run.out == ""


def test_the_claim_is_named_as_other_questions_name_it_too(argmap, mill):
    assert argmap("explain", "mill.yaml", "--target", "vans").out == argmap("explain", "mill.yaml", "vans").out
    both = argmap("explain", "mill.yaml", "vans", "--target", "close")
    assert (both.code, both.out) == (2, "")
    assert "name the claim once" in both.err
