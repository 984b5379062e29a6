"""The lowest versions that are tested are those that are declared."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def tool():
    spec = importlib.util.spec_from_file_location("lowest", ROOT / "tools" / "lowest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_declared_minimum_is_pinned():
    declared = [
        *PROJECT["dependencies"],
        *(one for extra in PROJECT["optional-dependencies"].values() for one in extra),
    ]
    assert tool().lowest(PROJECT) == sorted(one.replace(">=", "==").partition(",")[0] for one in declared)
    assert all(re.fullmatch(r"[A-Za-z0-9.-]+==[0-9.]+(dev[0-9]+)?", pin) for pin in tool().lowest(PROJECT))


@pytest.mark.parametrize("wanted", ["numpy", "numpy<2", "numpy>=1.26,<3", "numpy~=1.26"])
def test_what_states_no_single_minimum_is_refused(wanted):
    with pytest.raises(SystemExit, match="states no single minimum"):
        tool().lowest({"dependencies": [wanted]})


def test_the_extras_that_are_tested_are_all_there_are():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    extras = re.findall(r"constraints.txt -e \"\.\[(.*)\]\"", makefile)
    assert sorted(",".join(extras).split(",")) == sorted(PROJECT["optional-dependencies"])
