"""An edit that is cut short, as by Ctrl-C, counts: its scores are caught up with when they are asked for."""

import numpy as np
import pytest

from argmap import Network


@pytest.fixture(name="session", params=["plain", "compiled"])
def _session(request):
    if request.param == "compiled":
        pytest.importorskip("numba")
    return Network.from_arrays(prior=[0.5, 0.8, 0.4, 0.3], source=[1, 2, 3], target=[0, 0, 1], sign=[1, -1, 1]).session(
        engine=request.param
    )


def in_batch(session):
    with session.batch():
        session.set_prior(3, 0.9)
        session.set_prior(2, 0.1)


EDITS = {
    "a prior": lambda session: session.set_prior(3, 0.9),
    "a batch": in_batch,
    "a relation less": lambda session: session.drop_relation(2),
    "a relation more": lambda session: session.add_relation(3, 2, "rebuttal"),
}


def cut_short(session, edit, monkeypatch):
    """Interrupt what scores, in the middle of it."""

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        for name in ("_run", "_score"):
            if hasattr(type(session._scored), name):
                patch.setattr(type(session._scored), name, interrupt)
        patch.setattr("argmap.scoring.session.session.rescored", interrupt)
        with pytest.raises(KeyboardInterrupt):
            edit(session)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_the_scores_are_those_of_the_edited_network(session, edit, monkeypatch):
    before = session.scores
    cut_short(session, edit, monkeypatch)
    scores = session.scores
    assert np.abs(scores - before).max() > 0.01
    np.testing.assert_allclose(scores, session.network.score().final, rtol=0, atol=1e-12)
    assert session[0] == scores[0]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_further_edits_are_scored_with_it(session, edit, monkeypatch):
    cut_short(session, edit, monkeypatch)
    session.set_prior(1, 0.6)
    np.testing.assert_allclose(session.scores, session.network.score().final, rtol=0, atol=1e-12)
    cut_short(session, edit=lambda one: one.set_prior(1, 0.2), monkeypatch=monkeypatch)
    with session.batch():
        session.set_prior(0, 0.7)
        np.testing.assert_allclose(session[1], session.network.score().final[1], rtol=0, atol=1e-12)
    np.testing.assert_allclose(session.scores, session.network.score().final, rtol=0, atol=1e-12)
