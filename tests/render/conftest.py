"""Graphviz where it is installed, and a layout program of our own: nodes in a row, lines straight between them."""

from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path

import pytest

GRID = r"""
import re, sys
text = sys.stdin.read()
nodes = re.findall(r"^  ([nrs]\d+) \[", text, re.M)
edges = re.findall(r"^  (\w+) -> (\w+) \[", text, re.M)
place = {name: (number, 5 - number) for number, name in enumerate(dict.fromkeys(nodes))}
print(f"graph 1 {len(place)} 5")
for name, (x, y) in place.items():
    print(f"node {name} {x} {y} 1 1 {name} solid box black lightgrey")
for tail, head in edges:
    (x0, y0), (x1, y1) = place[tail], place[head]
    print(f"edge {tail} {head} 4 {x0} {y0} {x0} {y0} {x1} {y1} {x1} {y1} solid black")
print("stop")
"""


def script(folder: Path, body: str, name: str = "dot") -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def program(folder: Path, body: str) -> str:
    """A layout program in Python, told by its name."""
    path = folder / "strange.py"
    path.write_text(body)
    return script(folder, f'exec {sys.executable} -S {path} "$@"', "strange")


@pytest.fixture
def grid(tmp_path: Path) -> str:
    return program(tmp_path, GRID)


@pytest.fixture
def dot() -> str:
    found = shutil.which("dot")
    if found is None:
        pytest.skip("Graphviz is not installed")
    return found
