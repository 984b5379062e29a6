"""Real files of AIF, assurance cases, frameworks and MindMup load, are scored and shown, and are written back."""

from pathlib import Path

import pytest

import argmap
from argmap.errors import FormatError
from argmap.formats.registry import format_named
from tests.formats.told import told

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "formats"
pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the real files lie beside the project, in ../shared/data/formats"
)

NO_TEXT = "an element has no text, and its id stands for it"
FILES = [
    ("aif/yaniv-golan__examples_analysis_argument-aif_output_test.json", "aif", (6, 5),
     {"the timestamp of nodes is not kept": 6, "an edge from claim to claim names no step, and is read as a support": 5}),
    ("gsn_yaml/jonasthewolf__examples_dialectic_second.gsn.yaml", "gsn", (26, 22),
     {NO_TEXT: 21, "a strategy has no text": 2}),
    ("gsn_yaml/jonasthewolf__examples_modular_index.gsn.yaml", "gsn", (3, 1),
     {NO_TEXT: 1, "an element is named that stands in another file": 2, "files that the case uses are not opened": 1}),
    ("iccma/36298liu__ASSAT_LLM_a.apx", "apx", (4, 5), {}),
    ("ltac/david-a-wheeler__tests_fixtures_demo.ltac", "ltac", (28, 19), {}),
    ("mindmup_argmap/dsanson__examples_example.mup", "mindmup", (5, 2), {"the theme is not kept": 1}),
    ("mindmup_argmap/s6mike__test_issues_WhiteSwan_minus_inline_objections_restoring.yml", "mindmup-yaml", (13, 9),
     {"labels of reasons and objections are not kept": 9, "a strength is no number from 0 to 1, and is not used": 3,
      "a text that ran into a strength is read as the claim that it was": 1,
      "a reason or objection without claims is not read": 1}),
]  # fmt: skip
each = pytest.mark.parametrize(("file", "name", "size", "odd"), FILES)


def loaded(file):
    return argmap.load(FOLDER / file, warnings="ignore")


@each
def test_a_real_file_is_recognised_and_read_with_a_word_of_what_is_not_kept(file, name, size, odd):
    one = loaded(file)
    assert (len(one.document.claims), len(one.document.relations)) == size
    assert {warning.message: warning.times for warning in one.warnings} == odd
    assert all(warning.line or warning.path for warning in one.warnings)
    assert argmap.load(FOLDER / file, format=name, warnings="ignore") == one


@each
def test_a_real_file_is_scored_and_shown(file, name, size, odd):
    one = loaded(file)
    scores = one.score(on_divergence="return")
    assert all(0 <= score <= 1 for score in scores.values())
    assert all(key in one.outline() for key in one.document.claims)


@each
def test_a_real_file_is_written_back_where_its_format_is_written(file, name, size, odd):
    form = format_named(name)
    document = loaded(file).document
    if form.writes:
        again = form.read(form.write(document)).document
        assert sorted(told(again).splitlines()) == sorted(told(document).splitlines())
        assert again == document


def test_a_theory_of_pyarg_is_refused_by_its_name():
    (file,) = (FOLDER / "pyarg").iterdir()
    with pytest.raises(FormatError, match=r"an ASPIC.? theory of PyArg"):
        argmap.load(file)
