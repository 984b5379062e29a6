"""A saved network is scored where it lies: a third of its size in memory, and less, is enough."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.soak.mapped import write_tables

ROOT = Path(__file__).parents[2]

pytest.importorskip("numba")
pytestmark = [
    pytest.mark.soak, pytest.mark.timeout(1800),
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell what memory is anonymous"),
]  # fmt: skip


def told(what, folder):
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.mapped", what, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    print(done.stdout, done.stderr)
    assert done.returncode == 0
    return [int(one) for one in done.stdout.split()[1:4]]


def test_a_mapped_network_takes_a_third_of_its_size_in_memory(rounds, tmp_path):
    claims = rounds(10_000_000)
    write_tables(claims, 5 * claims, tmp_path)
    number, making, size = told("make", tmp_path)
    assert number == claims
    assert size >= 150 * claims
    _, scoring, _ = told("score", tmp_path)
    assert scoring <= size / 3
    _, in_memory, _ = told("expect", tmp_path)
    assert making <= in_memory
    scores, expected = (np.load(tmp_path / name, mmap_mode="r") for name in ("scores.npy", "expected.npy"))
    assert np.abs(scores - expected).max() <= 1e-12
