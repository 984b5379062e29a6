"""Networks are scored from several threads at once, and in processes that were forked after threads had run."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from tests.solve.compiled.networks import draw_network

pytest.importorskip("numba")
ENGINES = ["plain", "compiled"]


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """Let small levels be shared out among threads, and be wide ones for the plain path."""
    monkeypatch.setattr("argmap.solve.compiled.threads.WIDE", 8)
    monkeypatch.setattr("argmap.arrays.plan.WIDE", 3)


@pytest.mark.parametrize("engine", ENGINES)
def test_threads_that_score_the_same_network_do_not_disturb_each_other(engine):
    network = draw_network("layers", 1)
    rules = ["df_quad", "quadratic_energy", "mlp", "euler"] * 20
    expected = {rule: draw_network("layers", 1).score(rule, engine=engine, threads=1).final for rule in set(rules)}
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda rule: network.score(rule, engine=engine, threads=3).final, rules))
    for rule, final in zip(rules, found, strict=True):
        assert np.array_equal(final, expected[rule])


@pytest.mark.parametrize("engine", ENGINES)
def test_threads_that_score_different_networks_do_not_disturb_each_other(engine):
    shapes = ["layers", "strips", "rings", "chain"] * 10
    expected = [draw_network(shape, seed).score(engine=engine, threads=1).final for seed, shape in enumerate(shapes)]
    with ThreadPoolExecutor(4) as pool:
        jobs = [
            pool.submit(draw_network(shape, seed).score, engine=engine, threads=2) for seed, shape in enumerate(shapes)
        ]
        for job, final in zip(jobs, expected, strict=True):
            assert np.array_equal(job.result().final, final)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no processes")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_process_forked_after_threads_have_run_scores_too(engine):
    network = draw_network("layers", 2)
    expected = network.score(engine=engine, threads=3).final
    child = os.fork()
    if not child:  # leave without the tests' own way out; an alarm ends a child that waits for threads it does not have
        signal.alarm(60)
        same = np.array_equal(network.score(engine=engine, threads=3).final, expected)
        os._exit(0 if same else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert np.array_equal(network.score(engine=engine, threads=3).final, expected)
