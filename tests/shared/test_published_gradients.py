"""Every gradient with numbers that lies beside the project, as its paper or program has it."""

import json
from pathlib import Path

import pytest

from argmap import MapBuilder

FILE = Path(__file__).parents[3] / "shared" / "data" / "scores" / "published_explanations.json"
NAMES = {"dfquad": "df_quad", "qe": "quadratic_energy"}


def cases():
    if not FILE.is_file():
        return []
    return [case for case in json.loads(FILE.read_text(encoding="utf-8")) if case["kind"] == "gradient"]


@pytest.mark.skipif(
    not FILE.is_file(), reason="the published explanations lie beside the project, in ../shared/data/scores"
)
def test_the_file_of_published_explanations_holds_gradients():
    assert len(cases()) >= 3


@pytest.mark.parametrize("engine", ["plain", "compiled"])
@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in cases()])
def test_gradients_are_as_published(case, engine):
    b = MapBuilder(case["name"])
    ids = {node: b.claim(node, prior=prior) for node, prior in case["nodes"].items()}
    for verb, pairs in ((b.rebut, case["attacks"]), (b.support, case["supports"])):
        for premise, target in pairs:
            verb(ids[premise], ids[target])
    network = b.build().network
    gradient = network.gradient(ids[case["topic"]], NAMES[case["semantics"]], engine=engine)
    found = dict(zip(network.ids, gradient.prior.tolist(), strict=True))
    expected = case["expected"]
    assert {node: found[ids[node]] for node in expected} == pytest.approx(expected, abs=case["tolerance"], rel=0)
