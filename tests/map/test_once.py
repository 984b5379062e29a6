"""What several questions share is worked out once: the map compiled, scored, and accounted for."""

from collections import Counter

import pytest

import argmap
from argmap.analysis.explain import accounts
from argmap.arrays import plan
from argmap.scoring import compiled_network
from argmap.solve.many import side_by_side
from tests.scoring.many.umbrella import MAP


@pytest.fixture
def counts(monkeypatch):
    found = Counter()

    def counted(module, name, *, as_=None):
        real = getattr(module, name)

        def call(*given, **how):
            found[as_ or name] += 1
            return real(*given, **how)

        monkeypatch.setattr(module, name, call)

    counted(compiled_network, "arrays_under")
    counted(compiled_network, "solve")
    counted(side_by_side, "solve", as_="solve in a batch")
    counted(plan, "plan")
    counted(accounts, "counted_steps")
    return found


def many_days(days):
    """A map in which every day has a reason for one for the day before, a rebuttal or a doubt of it."""
    b = argmap.MapBuilder("Days", conclusion="c0")
    ann = b.source("Ann", id="ann", reliability=0.9)
    steps, claims = [], [b.claim("First", id="c0", prior=0.5)]
    for day in range(1, days):
        said = [b.attribution(ann, "asserts", date=f"2024-01-{day:02}")]
        claims.append(b.claim(f"On day {day}", id=f"c{day}", prior=0.6, said_by=said))
        if day % 3 == 2:
            b.undercut([claims[-1]], steps[-1])
        else:
            steps.append((b.rebut if day % 3 else b.support)([claims[-1]], claims[day // 2]))
    return b.build()


def test_a_timeline_is_one_batch_however_many_days_it_has(counts):
    m = many_days(30)
    found = m.timeline()
    assert len(found) == 29
    assert len(set(found.column("score"))) > 10
    # It is compiled as it is said, and once more with all that is masked as nodes, which alone is planned.
    assert [counts[name] for name in ("arrays_under", "plan", "solve", "solve in a batch")] == [2, 1, 0, 0]
    assert found.column("score") == tuple(m.score(as_of=day)["c0"] for day in found.column("day"))


def test_objections_are_one_batch_however_many_there_are(counts):
    m = many_days(30)
    assert len(m.objections(top=None)) == 10
    assert [counts[name] for name in ("arrays_under", "solve", "solve in a batch")] == [2, 1, 0]
    assert counts["plan"] <= 3  # for one scoring, for the first few of them, and for all others


def test_score_cruxes_and_a_picture_compile_and_solve_once(counts):
    m = argmap.loads(MAP % "product")
    target = next(key for key, claim in m.document.claims.items() if claim.kind != "question")
    m.score()
    m.cruxes(target)
    m.polarity(target)
    m.render()
    assert (counts["arrays_under"], counts["solve"]) == (1, 1)


def test_what_a_map_scores_is_asked_of_no_question_again(counts):
    m = many_days(12)
    m.score()
    m.load_bearing(below=0.1)
    m.sample(concentration=10, samples=20)
    m.attribute()
    assert counts["solve"] == 1
    found = m.needed(at_least=0.9)
    assert found.changes
    assert counts["solve"] == 2  # what it proposes is scored by itself
    assert not m.needed(at_least=0.1).changes
    assert counts["solve"] == 2


def test_every_claim_is_explained_on_the_same_grounds(counts):
    m = argmap.loads(MAP % "product")
    asked = [key for key, claim in m.document.claims.items() if claim.kind != "question"]
    together = [str(m.explain(key)) for key in asked]
    assert (counts["arrays_under"], counts["solve"], counts["counted_steps"]) == (1, 1, 1)
    assert together == [str(argmap.loads(MAP % "product").explain(key)) for key in asked]
