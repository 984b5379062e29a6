"""Layout programs that are none: whatever they write, there is a picture or a clear refusal, within time and memory."""

import sys
import time
from pathlib import Path

import pytest

from argmap.display import process
from argmap.display import programs as render
from argmap.display.picture import picture
from argmap.errors import ParameterError, RenderError
from argmap.map import ArgumentMap
from argmap.model.document import Document
from tests.render.test_render import script

DOT = "digraph { a -> b }"
TREE = {
    "argmap": 1,
    "title": "One",
    "claims": {"a": "A", "b": "B"},
    "relations": [{"premises": ["a"], "supports": "b"}],
}
MAP = Document.from_tree(TREE)
WRITES = "import os, sys, time\nwrite = sys.stdout.buffer.write\nkind = [a for a in sys.argv if a[:2] == '-T'][0][2:]\n"
PLAIN = "graph 1 5 5\\nnode n1 1 1 1 1\\nnode n2 2 2 1 1\\nnode r1 3 3 1 1\\nstop\\n"
LAYS_OUT = f"if kind == 'plain': write(b'{PLAIN}'); sys.exit()\n"


def program(folder: Path, body: str) -> str:
    """A layout program in Python, told by its name."""
    path = folder / "strange.py"
    path.write_text(WRITES + body)
    return script(folder, f'exec {sys.executable} -S {path} "$@"', "strange")


@pytest.mark.parametrize(
    ("wrote", "told"),
    [
        ("graph 1 x 5\nstop\n", "could not convert"),
        ("graph 1\nstop\n", "no layout"),
        ("node n1\nstop\n", "no layout"),
        ("graph 1 5 5\nnode n1 nan 1\nstop\n", "nothing stands at nan"),
        ("graph 1 5 5\nnode n1 1e300 1\nstop\n", "nothing stands at 1e300"),
        ("graph 1 5 5\nnode n1 1 1 1 1\n", "does not end where a layout ends"),
        ("graph 1 5 5\nnode n1 1 1 1 1\nno", "does not end where a layout ends"),
        ("stop\n", "does not tell its size"),
        ("hello\n", "does not end"),
        ("\xff\xfe\x00", "does not end"),
    ],
)
def test_a_layout_that_is_none_is_refused(tmp_path: Path, wrote: str, told: str):
    strange = program(tmp_path, f"write({wrote.encode('latin-1')!r})")
    with pytest.raises(RenderError, match=told):
        render.layout(DOT, program=strange)
    with pytest.raises(RenderError, match=told):
        picture(MAP, program=strange)


def test_a_layout_of_half_the_graph_is_refused(tmp_path: Path):
    half = PLAIN.replace("node n2 2 2 1 1\\n", "")
    with pytest.raises(RenderError, match="gave 1 node no place"):
        picture(MAP, program=program(tmp_path, f"write(b'{half}')"))


@pytest.mark.parametrize(
    ("wrote", "told"),
    [
        (b"<svg>", "no element found"),
        (b"<svg>\xff</svg>", "not well-formed"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><svg>\xe9</svg>", "not well-formed"),
        (b"<html></html>", "begins with 'html'"),
        (b"hello", "syntax error"),
        (b"<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg>&a;</svg>", "declares an entity"),
        (b"<svg>" + b"<g>" * 50_000 + b"</g>" * 50_000 + b"</svg>", "nested more than"),
    ],
)
def test_an_svg_that_is_none_is_refused(tmp_path: Path, wrote: bytes, told: str):
    (tmp_path / "wrote").write_bytes(wrote)
    strange = program(tmp_path, f"{LAYS_OUT}write(open({str(tmp_path / 'wrote')!r}, 'rb').read())")
    with pytest.raises(RenderError, match=told):
        render.render(DOT, program=strange)
    with pytest.raises(RenderError, match=told):
        picture(MAP, program=strange)


@pytest.mark.parametrize("kind", ["png", "pdf"])
@pytest.mark.parametrize("wrote", [b"hello", b"\x89PNG\r\n\x1a\n half of one", b"%PDF-1.7 half of one", b"<svg></svg>"])
def test_a_png_or_pdf_that_is_none_is_refused(tmp_path: Path, kind: str, wrote: bytes):
    strange = program(tmp_path, f"{LAYS_OUT}write({wrote!r})")
    with pytest.raises(RenderError, match=f"no {kind.upper()}"):
        picture(MAP, format=kind, program=strange)


@pytest.mark.parametrize(
    "body",
    [
        "while True: write(b'node ' * 10_000)",
        "while True: write(bytes(10_000)); sys.stderr.write('x' * 10_000)",
    ],
)
def test_output_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str):
    monkeypatch.setattr(process, "MOST_BYTES", 3_000_000)
    with pytest.raises(RenderError, match="strange wrote more than 3 MB"):
        picture(MAP, program=program(tmp_path, body))


@pytest.mark.parametrize(
    "body",
    [
        "while True: sys.stderr.write('x' * 10_000)",
        "os.close(1); os.close(2); time.sleep(600)",
        "os.fork() or (os.setsid(), time.sleep(20))",  # a grandchild of its own session keeps the pipe
        "time.sleep(600)",
    ],
)
def test_a_program_that_does_not_come_to_an_end_is_ended(tmp_path: Path, body: str):
    with pytest.raises(RenderError, match=r"longer than 0.7 seconds"):
        picture(MAP, program=program(tmp_path, body), timeout=0.7)


def test_the_time_is_that_of_all_runs_together(tmp_path: Path):
    """Each run stays far below the limit, and moves the nodes so that there would be six."""
    runs = tmp_path / "runs"
    body = (
        f"runs = open({str(runs)!r}, 'a+'); runs.write('x'); runs.seek(0); n = len(runs.read()); runs.close()\n"
        "time.sleep(0.4)\n"
        f"write(b'{PLAIN}'.replace(b'n2 2', b'n2 %d' % (n * 40 % 70)))"
    )
    with pytest.raises(RenderError, match="longer than 1 seconds"):
        picture(MAP, program=program(tmp_path, body), timeout=1)
    assert len(runs.read_text()) < 6


def test_the_time_is_that_of_the_work_between_runs_too():
    deadline = process.Deadline(1e-9)
    time.sleep(0.001)
    with pytest.raises(RenderError, match="longer than"):
        render.render(DOT, timeout=deadline)
    with pytest.raises(RenderError, match="longer than"):
        picture(MAP, timeout=1e-9)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), None, "60", True])
def test_a_time_that_is_none_is_refused(timeout: object):
    with pytest.raises(ParameterError, match="timeout is"):
        picture(MAP, timeout=timeout)


def test_any_large_number_of_seconds_is_one():
    assert picture(MAP, timeout=float("inf"))


def test_what_a_program_says_in_its_despair_is_cut(tmp_path: Path):
    strange = program(tmp_path, "sys.stderr.write('oh ' * 100_000); sys.exit(3)")
    with pytest.raises(RenderError, match="strange failed with code 3: oh oh") as caught:
        render.layout(DOT, program=strange)
    assert len(str(caught.value)) < 3000


def test_a_program_that_no_system_can_name_is_told():
    with pytest.raises(RenderError, match="could not start"):
        render.layout(DOT, program="do\0t")


@pytest.mark.parametrize("body", ["write(b'hello')", "sys.exit(1)", f"{LAYS_OUT}write(b'<svg>\\xff</svg>')", "pass"])
def test_a_notebook_shows_the_outline_where_the_program_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
):
    monkeypatch.setenv("ARGMAP_LAYOUT", program(tmp_path, body))
    shown = ArgumentMap(MAP)._repr_mimebundle_()
    assert set(shown) == {"text/plain"}
    assert "B" in shown["text/plain"]
