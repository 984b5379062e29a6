"""Run the command line in this process, in a folder of its own."""

import io
import json
import re
import sys
from dataclasses import dataclass

import pytest

from argmap.cli import main

MILL = """\
argmap: 1
title: Should Mill Street be closed?
conclusion: close
sources:
  shopkeeper: {name: A shopkeeper, reliability: 0.5}
claims:
  close: {text: Mill Street should be closed., prior: 0.2}
  injuries: {text: A closure would cut injuries., prior: 0.9, tags: [safety]}
  duty: Cheap safety measures must be taken.   # the short form
  vans: {text: Vans would lose the kerb., said_by: [{source: shopkeeper, act: asserts}]}
  why_now: {kind: question, text: Why has this waited so long?}
relations:
  - {id: safety, premises: [injuries, duty], supports: close, strength: 0.9}
  - {id: deliveries, premises: [vans], rebuts: close}
"""
RING = """\
argmap: 1
title: A ring that swings
defaults: {prior: 0.9}
claims: {CLAIMS}
relations:
RELATIONS
"""


@dataclass
class Run:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def problems(self):
        """The lines on stderr, without those that show a line of the file and a caret."""
        return [line for line in self.err.splitlines() if not re.match(" *[0-9]* [|] ", line)]


@pytest.fixture
def argmap(capsys, monkeypatch, tmp_path):
    """Call the command line; `stdin=` is text or bytes. No traceback may reach the user, whatever happens."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def call(*arguments, stdin=None):
        if stdin is not None:
            content = stdin.encode() if isinstance(stdin, str) else stdin
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Run(code, captured.out, captured.err)

    return call


@pytest.fixture
def mill(tmp_path):
    path = tmp_path / "mill.yaml"
    path.write_text(MILL, encoding="utf-8")
    return path


@pytest.fixture
def ring(tmp_path):
    """Five groups of three claims, each group rebutting all of the next: `df_quad` swings on it."""
    groups, members = 5, 3
    names = [[f"g{group}m{member}" for member in range(members)] for group in range(groups)]
    claims = ", ".join(f"{name}: A claim" for group in names for name in group)
    relations = "\n".join(
        f"  - {{premises: [{attacker}], rebuts: {target}}}"
        for place, group in enumerate(names)
        for attacker in group
        for target in names[(place + 1) % groups]
    )
    path = tmp_path / "ring.yaml"
    path.write_text(RING.replace("CLAIMS", claims).replace("RELATIONS", relations), encoding="utf-8")
    return path
