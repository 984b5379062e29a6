"""What a type checker sees is part of the promise to users: `py.typed` ships with the package."""

import subprocess
import sys
from pathlib import Path

import argmap

ROOT = Path(__file__).parents[2]
REVEALED = {
    'argmap.load("map.yaml")': "argmap.map.ArgumentMap",
    'argmap.load("map.yaml").score()': "argmap.answers.scores.Scores",
    'argmap.load("map.yaml").score()["close"]': "float",
    'argmap.load("map.yaml").score().table()': "argmap.answers.table.Table",
    'argmap.load("map.yaml").focus("close").outline()': "str",
    'argmap.MapBuilder("One").claim("A claim")': "str",
    'argmap.MapBuilder("One").build()': "argmap.map.ArgumentMap",
    "argmap.semantics_names()": "tuple[str, ...]",
}


def test_a_type_checker_sees_these_types(tmp_path):
    snippet = tmp_path / "snippet.py"
    lines = ["import argmap", *(f"reveal_type({expression})" for expression in REVEALED)]
    snippet.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-pretty", "--config-file", "pyproject.toml", str(snippet)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    revealed = [
        line.partition('Revealed type is "')[2].rstrip('"') for line in done.stdout.splitlines() if "Revealed" in line
    ]
    assert [name.replace("builtins.", "") for name in revealed] == list(REVEALED.values()), done.stdout


def test_the_package_says_that_it_is_typed():
    assert Path(argmap.__file__).with_name("py.typed").is_file()
