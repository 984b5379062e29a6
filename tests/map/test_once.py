"""What several questions share is worked out once: the map compiled, scored, and accounted for."""

from collections import Counter

import pytest

import argmap
from argmap.analysis.explain import accounts
from argmap.scoring import compiled_network
from tests.scoring.many.umbrella import MAP


@pytest.fixture
def counts(monkeypatch):
    found = Counter()

    def counted(module, name):
        real = getattr(module, name)

        def call(*given, **how):
            found[name] += 1
            return real(*given, **how)

        monkeypatch.setattr(module, name, call)

    counted(compiled_network, "arrays_under")
    counted(compiled_network, "solve")
    counted(accounts, "counted_steps")
    return found


def test_score_cruxes_and_a_picture_compile_and_solve_once(counts):
    m = argmap.loads(MAP % "product")
    target = next(key for key, claim in m.document.claims.items() if claim.kind != "question")
    m.score()
    m.cruxes(target)
    m.polarity(target)
    m.render()
    assert (counts["arrays_under"], counts["solve"]) == (1, 1)


def test_every_claim_is_explained_on_the_same_grounds(counts):
    m = argmap.loads(MAP % "product")
    asked = [key for key, claim in m.document.claims.items() if claim.kind != "question"]
    together = [str(m.explain(key)) for key in asked]
    assert (counts["arrays_under"], counts["solve"], counts["counted_steps"]) == (1, 1, 1)
    assert together == [str(argmap.loads(MAP % "product").explain(key)) for key in asked]
