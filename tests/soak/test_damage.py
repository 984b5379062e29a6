"""No change of a saved network makes it crash, or score wrongly without a word."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytest.importorskip("numba")
pytest.importorskip("pyarrow")
pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]


@pytest.mark.parametrize("seed", [0, 1])
def test_a_changed_file_is_refused_or_scores_as_before(rounds, tmp_path, seed):
    """In a process of its own: a crash would take this one with it."""
    number = rounds(2_500)
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.damaged", str(tmp_path), str(seed), str(number)],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    print(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert "WRONG" not in done.stdout
    counted = dict(line.rsplit(": ", 1) for line in done.stdout.splitlines())
    assert sum(map(int, counted.values())) == number
    for change in ("flip", "cut_short", "zero", "copy", "put_a_number", "column", "layout"):
        assert int(counted[f"{change}: refused"]) > 0
