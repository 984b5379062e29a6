"""Real files of other formats, where they are: each loads, is scored and told, and is written back where that is done."""

from pathlib import Path

import pytest

import argmap
from argmap.formats.registry import every_format

FILES = Path(__file__).resolve().parents[3] / "shared" / "data" / "formats"
CHARTS = sorted((FILES / "mermaid").glob("*")) if FILES.is_dir() else []
THEORIES = sorted((FILES / "pyarg").glob("*")) if FILES.is_dir() else []
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason=f"{FILES} is not here")


@pytest.mark.parametrize("path", CHARTS, ids=lambda path: path.name)
def test_a_real_flowchart_is_read_and_comes_back(path):
    m = argmap.load(path)
    assert len(m) > 5
    assert m.score().converged
    assert m.outline()
    again = argmap.loads(argmap.dumps(m, format="mermaid"), format="mermaid")
    assert (again.claims, again.relations) == (m.claims, m.relations)


@pytest.mark.parametrize("path", THEORIES, ids=lambda path: path.name)
def test_a_theory_of_aspic_is_refused_by_its_name(path):
    with pytest.raises(argmap.FormatError, match=r"this is an ASPIC\+ theory of PyArg, which is not read"):
        argmap.load(path)


@pytest.mark.parametrize("name", [one.name for one in every_format().values() if one.writes])
def test_the_maps_of_the_project_are_written_in_every_format(name):
    for path in sorted((Path(__file__).resolve().parents[2] / "maps").glob("*.yaml")):
        assert argmap.dumps(argmap.load(path), format=name, unsupported="ignore")
