"""Damage texts of formats at random: a reader returns a map or an `ArgmapError`, and nothing else ever."""

import random

import pytest

import argmap
from argmap.formats.registry import every_format
from tests.formats.test_texts import TABLES
from tests.soak.spoilt_texts import TEXTS as SPOILT

PIECES = (
    "", " ", "\n", "\t", "\0", '"', "'", "[", "]", "{", "}", "(", ")", "<", ">", "&", "|", "-->", "--x", "-.->", ":::", "@{", "---",
    ";", ":", ",", "#quot;", "\ud800", "\u202e", "é", "null", "true", "-1", "1e999", "9" * 400, "[" * 60, "subgraph", "end",
    "same as", "source", "target", '"id": "a"', '"nodes"', "<node", "<![CDATA[", "<!DOCTYPE", "\r", "a" * 500,
)  # fmt: skip


def sample():
    b = argmap.MapBuilder("Mill Street", conclusion="close")
    close, safe = b.claim("Close it.", id="close", prior=0.3), b.premise("It is safer.", id="safe", tags=["safety"])
    step = b.support([safe, b.evidence("Injuries fell.", id="fell", prior=0.9)], close, id="step", strength=0.8)
    b.undercut(b.claim("The lights are new.", id="lights"), step, certain=False)
    b.rebut(b.claim("Vans stop there.", id="vans"), close)
    b.rebut("vans", "lights", mutual="contrary")
    b.question("Why now?", id="why_now")
    return b.build()


def damaged(text, draw):
    """Cut, double, move and overwrite some pieces of a text."""
    for _ in range(draw.randint(1, 4)):
        begin = draw.randint(0, len(text))
        end = min(len(text), begin + draw.choice([0, 1, 1, 2, 5, 20, 200]))
        how = draw.randrange(4)
        if how == 0:
            text = text[:begin] + text[end:]
        elif how == 1:
            text = text[:begin] + draw.choice(PIECES) + text[end:]
        elif how == 2:
            text = text[:end] + text[begin:end] * draw.choice([1, 2, 10]) + text[end:]
        else:
            other = draw.randint(0, len(text))
            text = text[:begin] + text[other : other + end - begin] + text[end:]
    return text


SEARCHED_ELSEWHERE = {*SPOILT, "argdown", "argdown-json", "argdown-fences"}
"""Formats that have a search of their own, with more texts to begin with."""


def reading(name):
    return getattr(every_format()[name], "reads", True)


@pytest.mark.soak
@pytest.mark.parametrize("name", [name for name in every_format() if reading(name) and name not in SEARCHED_ELSEWHERE])
def test_a_damaged_text_is_read_or_refused(name, rounds, monkeypatch):
    # To ask every installed package for formats takes four times as long as to read such a text.
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [])
    format_, draw = every_format()[name], random.Random(name)
    seeds = [format_.write(sample().document, unsupported="ignore")] if format_.writes else []
    if name in TABLES:
        seeds += [row[0] for row in TABLES[name].TEXTS.values()]
    seeds = seeds or [argmap.dumps(sample())]
    read = 0
    for _ in range(rounds(10_000)):
        text = damaged(draw.choice(seeds), draw)
        try:
            document = argmap.formats.reads(text, format=draw.choice([name, None])).document
        except argmap.ArgmapError:
            continue
        read += 1
        assert argmap.Document.from_tree(document.to_tree()) == document
    assert read > 0
