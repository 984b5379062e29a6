"""No spoilt text of a foreign format does more than be refused, or read with a word of what was odd."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.spoilt_texts import TEXTS

ROOT = Path(__file__).parents[2]
MOST_MEMORY = 1000
"""Megabytes."""
SOME = [list(TEXTS)[start::3] for start in range(3)]
"""The formats of one process: to start one takes as long as a thousand texts of most formats."""

pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform == "win32", reason="asks for the memory used"),
]


@pytest.mark.parametrize("names", SOME, ids="-".join)
def test_a_spoilt_text_is_read_or_refused(rounds, names):
    number = rounds(10_000)
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.spoilt_texts", "0", str(number), *names],
        capture_output=True, text=True, check=False, cwd=ROOT, timeout=1700,
    )  # fmt: skip
    print(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert "WRONG" not in done.stdout
    read = re.findall(r"^([\w-]+): \{'read': (\d+)", done.stdout, re.MULTILINE)
    assert [name for name, times in read if int(times)] == names
    assert int(re.findall(r"peak: (\d+)", done.stdout)[-1]) < MOST_MEMORY
