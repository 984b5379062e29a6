"""What a type checker sees is part of the promise to users: `py.typed` ships with the package."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap.asking import Questions

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


QUESTIONS = {name: one for name, one in vars(Questions).items() if inspect.isfunction(one)}
ASKED = [f"{of}.{name}" for name in QUESTIONS for of in ("m", "n")]


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """What a strict type checker reveals and refuses, line by line."""
    snippet = tmp_path_factory.mktemp("types") / "snippet.py"
    lines = [
        "import argmap",
        *(f"reveal_type({expression})" for expression in REVEALED),
        'm = argmap.load("map.yaml")',
        "n = m.network",
        *(f"reveal_type({one})" for one in ASKED),
        *(f"{one}(no_such_word=1)" for one in ASKED),
    ]
    snippet.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-pretty", "--config-file", "pyproject.toml", str(snippet)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = [re.match(r".*snippet\.py:(\d+): (.*)", line) for line in done.stdout.splitlines()]
    return [(lines[int(one[1]) - 1], one[2]) for one in found if one]


def revealed(checked):
    return {
        line.removeprefix("reveal_type(").removesuffix(")"): said.partition('Revealed type is "')[2].rstrip('"')
        for line, said in checked
        if "Revealed type" in said
    }


def test_a_type_checker_sees_these_types(checked):
    seen = revealed(checked)
    assert {key: seen[key].replace("builtins.", "") for key in REVEALED} == REVEALED


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_type_checker_sees_the_whole_signature_of_a_question(checked, name):
    seen = revealed(checked)
    assert seen[f"m.{name}"] == seen[f"n.{name}"]
    _, *words = inspect.signature(QUESTIONS[name]).parameters
    assert [word for word in words if not re.search(rf"\b{word}: ", seen[f"m.{name}"])] == []
    assert "-> argmap." in seen[f"m.{name}"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_type_checker_refuses_a_word_that_a_question_does_not_have(checked, name):
    for asked in (f"m.{name}", f"n.{name}"):
        said = [said for line, said in checked if line == f"{asked}(no_such_word=1)"]
        assert any('Unexpected keyword argument "no_such_word"' in one for one in said), said


def test_the_package_says_that_it_is_typed():
    assert Path(argmap.__file__).with_name("py.typed").is_file()
