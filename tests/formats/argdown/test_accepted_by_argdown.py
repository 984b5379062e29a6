"""Argdown's own tools accept what is written, and export the same map.

They are asked where they are installed: `npm install --prefix tools/page`.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.formats.argdown.argdown_json import ArgdownJson
from argmap.formats.argdown.format import ArgdownFile
from tests.formats.argdown.test_argdown_round_trip import argdown_maps
from tests.formats.argdown.test_small_texts import TABLE
from tests.shared.documents import documents

NODE_MODULES = Path(__file__).parents[3] / "tools" / "page" / "node_modules"
ARGDOWN = ArgdownFile()
PROGRAM = """
const core = require('@argdown/core');
const app = new core.ArgdownApplication();
app.addPlugin(new core.ParserPlugin(), 'parse');
for (const name of ['DataPlugin', 'ModelPlugin', 'RegroupPlugin']) app.addPlugin(new core[name](), 'model');
app.addPlugin(new core.JSONExportPlugin(), 'export');
const texts = JSON.parse(require('fs').readFileSync(0, 'utf-8'));
const told = (some) => (some || []).map((one) => one.message || String(one));
console.log(JSON.stringify(texts.map((input) => {
  const found = app.run({ process: ['parse', 'model', 'export'], input });
  return { errors: [...told(found.parserErrors), ...told(found.exceptions)], json: found.json || null };
})));
"""


def asked(texts):
    """What Argdown's own tools say of texts."""
    done = subprocess.run(
        [shutil.which("node") or "node", "-e", PROGRAM],
        input=json.dumps(texts), capture_output=True, text=True, check=False,
        env={**os.environ, "NODE_PATH": str(NODE_MODULES)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module", autouse=True)
def _there(from_npm):
    from_npm("@argdown/core")


def said(document):
    """What an export says of a map: all but what stands in the front matter, and who says it.

    What a statement does to itself is left out, too: behind several other relations Argdown's own export loses it.
    """
    claims = {key: (one.text, one.tags, getattr(one, "prior", None)) for key, one in document.claims.items()}
    steps = {
        key: (one.type, one.premises, one.target, one.strength, one.scheme, getattr(one, "mutual", None))
        for key, one in document.relations.items()
        if one.target not in one.premises
    }
    return claims, steps


def holds(written):
    """Every text is accepted, and its export is read as the same claims and steps."""
    wrong = []
    for text, answer in zip(written, asked(written), strict=True):
        if answer["errors"]:
            wrong.append((answer["errors"], text))
            continue
        ours, theirs = ARGDOWN.read(text).document, ArgdownJson().read(answer["json"]).document
        if said(ours) != said(theirs):
            wrong.append(("another map", text))
    assert wrong == []


def test_the_small_texts_are_accepted_when_written_again():
    holds([ARGDOWN.write(ARGDOWN.read(text).document) for text, _ in TABLE.values()])


def test_random_maps_are_accepted():
    written = []

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(argdown_maps(), documents())
    def draw(one, other):
        written.extend(ARGDOWN.write(document, unsupported="ignore") for document in (one, other) if document.claims)

    draw()
    holds(written)
