"""No change of a real text in Argdown makes its readers do anything but read it or refuse it in plain words.

A text that is never read to its end shows as a test that runs out of time.
"""

import contextlib
import json
import random
from pathlib import Path

import pytest

from argmap.errors import ArgmapError
from argmap.formats.argdown.argdown_json import ArgdownJson
from argmap.formats.argdown.fenced_argdown import FencedArgdown
from argmap.formats.argdown.format import ArgdownFile
from tests.formats.argdown.test_argdown_json import EXPORT
from tests.formats.argdown.test_reading import TEXT

REAL = Path(__file__).parents[3] / "shared" / "data" / "formats"
LONG = 1500
SIGNS = "[]<>{}()*_#@:.,-+>\\/\"'=\n\t 0a\u2028é😀"
FENCED = f"# Streets\n\n```argdown\n{TEXT}```\n\nMore.\n"
NOTEBOOK = json.dumps(
    {"nbformat": 4, "cells": [{"cell_type": "markdown", "source": FENCED.splitlines(keepends=True)}]}, indent=1
)

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]


def real(folder):
    return [path.read_text(encoding="utf-8") for path in sorted(REAL.glob(f"{folder}/*"))]


def changed(text, draw):
    """Cut, double, move, swap or overwrite a piece of a text, or put signs into it."""
    for _ in range(draw.randint(1, 4)):
        start = draw.randrange(len(text) + 1)
        end = min(len(text), start + draw.choice([1, 3, 20, 200]))
        piece = text[start:end]
        at = draw.randrange(len(text) + 1)
        how = draw.randrange(6)
        if how == 0:
            text = text[:start] + text[end:]
        elif how == 1:
            text = text[:end] + piece * draw.choice([1, 2, 50]) + text[end:]
        elif how == 2:
            text = text[:at] + piece + text[at:]
        elif how == 3:
            text = text[:start] + "".join(draw.choice(SIGNS) for _ in range(draw.randint(1, 8))) + text[end:]
        elif how == 4:
            text = text[:start] + draw.choice(SIGNS) * draw.choice([1, 2, 300]) + text[start:]
        else:
            text = text[:start] + text[end:] + piece
    return text


def passage(text, draw):
    """Most times some lines of a text, at any place: long texts take long, and a fault stands in few lines."""
    if len(text) <= LONG or draw.random() < 0.05:
        return text
    lines = text.splitlines(keepends=True)
    start = draw.randrange(len(lines))
    while start and lines[start - 1].strip():
        start -= 1
    return "".join(lines[start:])[:LONG]


CASES = {
    "argdown": (ArgdownFile(), [TEXT, *real("argdown")]),
    "fences": (FencedArgdown(), [FENCED, NOTEBOOK, *real("argdown_in_markdown")]),
    "json": (ArgdownJson(), [json.dumps(EXPORT), json.dumps(EXPORT, indent=1)]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_changed_text_is_read_or_refused(rounds, name):
    reader, texts = CASES[name]
    draw = random.Random(7)
    read = 0
    for _ in range(rounds(10_000)):
        text = changed(passage(draw.choice(texts), draw), draw)
        with contextlib.suppress(ArgmapError):
            document = reader.read(text).document
            read += 1
            if draw.random() < 0.1:
                ArgdownFile().read(ArgdownFile().write(document, unsupported="ignore"))
    assert read > 0
