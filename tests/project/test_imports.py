"""What `import argmap` costs, in a process of its own."""

import os
import subprocess
import sys

import pytest

HEAVY = {
    "IPython", "datafusion", "duckdb", "graphviz", "matplotlib", "narwhals", "networkx", "numba", "numpy", "pandas", "polars", "pyarrow", "pydantic", "resvg_py",
    "rich", "ruamel", "scipy", "snowballstemmer", "typer", "yaml",
}  # fmt: skip


def run(code):
    # Compiled files may be kept, as they are for every user: otherwise each import would compile the house anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_import_loads_nothing_that_only_some_users_need():
    loaded = run("import sys, argmap; print(*{name.partition('.')[0] for name in sys.modules})").split()
    assert HEAVY & set(loaded) == set()


def test_matplotlib_is_loaded_when_something_is_drawn_and_no_sooner():
    ask = "import sys, argmap, argmap.plots; answer = argmap.loads('{argmap: 1, title: T, conclusion: a, claims: {a: A}}').cruxes()"
    loaded = "print('matplotlib' in sys.modules, 'matplotlib.pyplot' in sys.modules)"
    assert run(f"{ask}; {loaded}; answer.plot(); {loaded}").split() == ["False", "False", "True", "False"]


def test_import_is_quick():
    # The time of this process alone: what else the machine is doing does not count.
    code = "import time; start = time.process_time(); import argmap; print(time.process_time() - start)"
    assert min(float(run(code)) for _ in range(5)) < 0.3


def test_the_version_is_told_before_anything_is_loaded():
    loaded = run("import sys; from argmap.cli import main; main(['--version']); print(*sys.modules)").split()
    assert HEAVY & {name.partition(".")[0] for name in loaded} == set()


def test_questions_about_a_small_map_load_no_library_for_large_ones():
    asked = [
        "score",
        "cruxes",
        "polarity",
        "objections",
        "load-bearing",
        "explain",
        "outline",
        "attribute",
        "timeline",
        "accept",
    ]
    code = f"""
import sys
from argmap.cli import main
for command in {asked}:
    assert main([command, "maps/dario-gpt3.yaml"]) == 0, command
print(*sys.modules)
"""
    loaded = {name.partition(".")[0] for name in run(code).rpartition("\n\n")[2].split()}
    assert HEAVY & loaded == {"numpy", "pydantic", "yaml"}


@pytest.mark.parametrize(
    ("command", "needed"),
    [("check", set()), ("fmt --check", set()), ("convert --to json", set()),
     ("lint", {"numpy", "networkx"}), ("stats", {"numpy", "networkx"})],
)  # fmt: skip
def test_commands_load_no_library_that_they_do_not_need(command, needed):
    words = [*command.split(), "maps/dario-gpt3.yaml", *(["-"] if command.startswith("convert") else [])]
    code = f"import sys; from argmap.cli import main; main({words}); print(); print(*sys.modules)"
    loaded = {name.partition(".")[0] for name in run(code).splitlines()[-1].split()}
    assert HEAVY & loaded == {"pydantic", "yaml", *needed}
