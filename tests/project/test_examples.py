"""The examples run, in a process and a folder of their own, and print what is written down here."""

import os
import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

import argmap

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PRINTED = Path(__file__).parent / "printed"


def run(script, *arguments, folder):
    # Where coverage is measured, only this process is: what an example shows is tested in the rooms themselves.
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script), *arguments],
        cwd=folder, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["first_look", "build_a_map", "your_own_semantics", "questions"])
def test_example_prints_what_it_says(name, tmp_path):
    expected = (PRINTED / f"{name}.txt").read_text(encoding="utf-8")
    assert run(EXAMPLES / f"{name}.py", str(tmp_path), folder=tmp_path) == expected


def test_first_look_draws_a_picture(tmp_path):
    run(EXAMPLES / "first_look.py", str(tmp_path), folder=tmp_path)
    assert (tmp_path / "umbrella.svg").stat().st_size > 1000


@pytest.mark.filterwarnings("default")  # Jupyter's own
def test_the_notebook_runs(tmp_path):
    notebook = jupytext.read(EXAMPLES / "notebook.py")
    NotebookClient(notebook, timeout=100, kernel_name="python3", resources={"metadata": {"path": tmp_path}}).execute()
    nbformat.validate(notebook)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert "image/svg+xml" in outputs[0]["data"]
    assert "text/html" in outputs[1]["data"]
    assert any("application/vnd.jupyter.widget-view+json" in output["data"] for output in outputs)
    assert all(output["output_type"] == "execute_result" for output in outputs)


def test_every_example_is_tested():
    tested = {"first_look.py", "build_a_map.py", "your_own_semantics.py", "questions.py", "notebook.py"}
    assert {path.name for path in EXAMPLES.glob("*.py")} == tested


def test_the_picture_of_the_readme_is_small_and_drawn_from_the_map():
    picture = (ROOT / "docs" / "images" / "dispute.svg").read_text(encoding="utf-8")
    assert len(picture) < 150_000
    dispute = argmap.load(ROOT / "maps" / "dario-gpt3.yaml").document
    missing = {name for name in (*dispute.claims, *dispute.relations) if f'-{name}"' not in picture}
    assert not missing, "the map has changed: draw the pictures anew with `make pictures`"
