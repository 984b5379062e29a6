"""A map of ten thousand claims: looked over in bounded work, whatever its shape."""

import random

import pytest

import argmap
from argmap.lint.inspection import swings
from argmap.scoring.network_core import NetworkCore

pytestmark = pytest.mark.filterwarnings("ignore::argmap.errors.SpeedWarning")  # where numba is not installed
SIZE = 10_000
WORDS = [f"word{number}" for number in range(3000)]


def document(claims, relations):
    return argmap.ArgumentMap(
        argmap.Document.from_tree(
            {"argmap": 1, "title": "Large", "conclusion": "c0", "claims": claims, "relations": relations}
        )
    )


def tree_shaped():
    chance = random.Random(7)
    claims = {
        f"c{at}": {"text": " ".join(chance.choices(WORDS, k=12)), "prior": 0.4, "kind": "claim"} for at in range(SIZE)
    }
    relations = [
        {
            "premises": [f"c{at}"],
            ("supports", "rebuts")[at % 2]: f"c{(at - 1) // 4}",
            "certain": at % 5 != 0,
            "strength": 0.5,
        }
        for at in range(1, SIZE)
    ]
    return document(claims, relations)


def test_a_large_tree_is_looked_over_and_only_the_keenest_links_are_tried(monkeypatch):
    tried = []
    scored = NetworkCore.score_many

    def counting(network, *arguments, **more):
        tried.append(len(more.get("without") or more.get("fix")))
        return scored(network, *arguments, **more)

    monkeypatch.setattr(NetworkCore, "score_many", counting)
    findings = tree_shaped().lint()
    assert tried
    assert max(tried) <= swings.MOST_SCORES // SIZE + 1
    assert any("were tried one by one" in sentence for sentence in findings.words)
    assert {"default-prior", "unsupported-conclusion"}.isdisjoint(findings.column("rule"))


def test_ten_thousand_claims_that_all_say_the_same():
    claims = {f"c{at}": {"text": "All of them say the very same thing here", "prior": 0.4} for at in range(SIZE)}
    relations = [{"premises": [f"c{at}"], "supports": "c0", "strength": 0.1} for at in range(1, SIZE)]
    findings = document(claims, relations).lint(ignore=["restated-support"])
    assert findings.column("rule").count("repeated-claim") == SIZE - 1


@pytest.mark.parametrize("ring", [False, True], ids=["chain", "ring"])
def test_a_long_chain_recurses_nowhere(ring):
    claims = {f"c{at}": {"text": f"Claim {at}", "prior": 0.4} for at in range(SIZE)}
    relations = [{"premises": [f"c{at + 1}"], "supports": f"c{at}", "strength": 0.9} for at in range(SIZE - 1)]
    closing = [{"premises": ["c0"], "supports": f"c{SIZE - 1}", "strength": 0.9}] if ring else []
    findings = document(claims, [*relations, *closing]).lint()
    assert findings.column("rule") == (("support-cycle",) if ring else ())


def test_many_undercuts_of_own_steps_are_told_apart_from_others():
    claims = {f"c{at}": {"text": f"Claim {at}", "prior": 0.01} for at in range(SIZE)}
    steps = [{"id": f"s{at}", "premises": [f"c{at}"], "supports": "c0", "strength": 0.01} for at in range(1, SIZE)]
    cuts = [{"premises": [f"c{at}"], "undercuts": f"s{at if at % 2 else at // 2}"} for at in range(2, SIZE)]
    findings = document(claims, [*steps, *cuts]).lint(rules=["self-undercut"])
    assert findings.column("about") == tuple(f"c{at}" for at in range(3, SIZE, 2))
