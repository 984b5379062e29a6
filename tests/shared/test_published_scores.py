"""Every graph with numbers that lies beside the project, scored as its paper or program has it."""

import json
from pathlib import Path

import pytest

from argmap import MapBuilder

FILE = Path(__file__).parents[3] / "shared" / "data" / "scores" / "published_scores.json"
NAMES = {
    "dfquad": "df_quad",
    "sd_dfquad": "sd_df_quad",
    "qe": "quadratic_energy",
    "h_cat": "h_categoriser",
    "saf_product": "social",
}


def cases():
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else []


def scored(case):
    b = MapBuilder(case["name"])
    ids = {node: b.claim(node, prior=prior) for node, prior in case["nodes"].items()}
    for verb, pairs in ((b.rebut, case["attacks"]), (b.support, case["supports"])):
        for premise, target in pairs:
            verb(ids[premise], ids[target])
    semantics = NAMES.get(case["semantics"], case["semantics"])
    parameters = {"alpha": case["parameters"]} if semantics == "counting" else {}
    scores = b.build().score(semantics, parameters=parameters)
    return {node: scores[claim] for node, claim in ids.items()}


@pytest.mark.skipif(not FILE.is_file(), reason="the published scores lie beside the project, in ../shared/data/scores")
def test_the_file_of_published_scores_holds_graphs():
    assert len(cases()) >= 14


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in cases()])
def test_scores_are_as_published(case):
    scores = scored(case)
    assert scores == pytest.approx(case["expected"], abs=case["tolerance"], rel=0)
    printed = case["published_values"]
    assert {node: scores[node] for node in printed} == pytest.approx(printed, abs=case["published_tolerance"], rel=0)
