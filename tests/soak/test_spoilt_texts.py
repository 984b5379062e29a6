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

pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform == "win32", reason="asks for the memory used"),
]


@pytest.mark.parametrize("name", list(TEXTS))
def test_a_spoilt_text_is_read_or_refused(rounds, name):
    number = rounds(10_000)
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.spoilt_texts", name, "0", str(number)],
        capture_output=True, text=True, check=False, cwd=ROOT, timeout=1700,
    )  # fmt: skip
    print(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert "WRONG" not in done.stdout
    counts = dict(re.findall(r"'(\w+)': (\d+)", done.stdout))
    assert int(counts["read"]) > 0
    assert int(re.findall(r"peak: (\d+)", done.stdout)[0]) < MOST_MEMORY
