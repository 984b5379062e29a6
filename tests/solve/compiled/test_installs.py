"""argmap scores where numba is missing, where it is broken, and where nothing can be written."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import argmap

PACKAGE = Path(argmap.__file__).parent
NETWORK = """
import warnings
import numpy as np
import argmap
claims = 90_000
r = np.random.default_rng(1)
network = argmap.Network.from_arrays(
    prior=r.random(claims), source=r.integers(0, claims // 2, 1_950_000),
    target=claims // 2 + r.integers(0, claims // 2, 1_950_000), sign=r.choice([1, -1], 1_950_000))
"""
NO_NUMBA = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "numba":
            raise ModuleNotFoundError("No module named 'numba'", name="numba")
sys.meta_path.insert(0, Blocker())
"""


def run(code, *, folder=PACKAGE.parent, **environment):
    """Run a program in a fresh process, with the package that lies in a folder."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("NUMBA", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env=kept | {"PYTHONPATH": str(folder)} | environment,
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_numba_a_large_network_is_scored_and_the_advice_is_given_once():
    code = f"""{NO_NUMBA}{NETWORK}
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    first, second = network.score(), network.score("mlp")
print(len(caught), caught[0].category.__name__, "argmap[fast]" in str(caught[0].message))
print(np.array_equal(first.final, network.score(engine="plain").final), "numba" in sys.modules)
try:
    network.score(engine="compiled")
except argmap.ArgmapError as error:
    print(error)
"""
    first, second, third = run(code).splitlines()
    assert first == "1 SpeedWarning True"
    assert second == "True False"
    assert third.startswith("numba is not installed.")


def test_without_numba_a_small_network_is_scored_without_a_word():
    code = f"""{NO_NUMBA}
import warnings
warnings.simplefilter("error")
import argmap
print(argmap.Network.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1]).score().final.tolist())
"""
    assert run(code) == "[0.0, 1.0]\n"


def test_a_numba_that_cannot_be_loaded_counts_as_none(tmp_path):
    (tmp_path / "numba.py").write_text("raise ImportError('Numba needs NumPy 2.3 or less')", encoding="utf-8")
    code = f"""import sys
sys.path.insert(0, {str(tmp_path)!r})
{NETWORK}
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    network.score()
print([warning.category.__name__ for warning in caught])
"""
    assert run(code) == "['SpeedWarning']\n"


def test_where_no_machine_code_can_be_kept_it_is_compiled_every_time(tmp_path):
    pytest.importorskip("numba")
    copy = tmp_path / "site"
    shutil.copytree(PACKAGE, copy / "argmap", ignore=shutil.ignore_patterns("__pycache__", "*.nbi", "*.nbc"))
    # A file where the folder would be stops an administrator too, whom permissions do not.
    (copy / "argmap" / "kernels" / "__pycache__").write_text("", encoding="utf-8")
    nowhere = tmp_path / "file"
    nowhere.write_text("", encoding="utf-8")
    code = """
import argmap
print(argmap.__file__)
network = argmap.Network.from_arrays(prior=[0.5, 1.0, 0.2], source=[1, 2], target=[0, 0], sign=[-1, 1])
print((network.score(engine="compiled").final - network.score(engine="plain").final).tolist())
"""
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE"), str(nowhere / "home"))
    where, difference = run(code, folder=copy, **homes).splitlines()
    assert Path(where).is_relative_to(copy)
    assert difference == "[0.0, 0.0, 0.0]"
    assert not list(copy.rglob("*.nbi"))
