"""Layout programs that are none: whatever they write, there is a picture or a clear refusal, within time and memory."""

import time
from pathlib import Path

import pytest

from argmap.display import process
from argmap.display import programs as render
from argmap.display.picture import Look, picture
from argmap.errors import ParameterError, RenderError
from argmap.model.document import Document
from tests.render.conftest import program

DOT = "digraph { a -> b }"
TREE = {
    "argmap": 1,
    "title": "One",
    "claims": {"a": "A", "b": "B"},
    "relations": [{"premises": ["a"], "supports": "b"}],
}
MAP = Document.from_tree(TREE)
LAYERS = Look(layout="dot")
WRITES = "import os, sys, time\nwrite = sys.stdout.buffer.write\n"
PLAIN = "graph 1 5 5\\nnode n1 1 1 1 1\\nnode n2 2 2 1 1\\nnode r1 3 3 1 1\\n"
LINES = "edge n1 r1 4 1 1 1 1 3 3 3 3\\nedge r1 n2 4 3 3 3 3 2 2 2 2\\n"


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
        ("graph 1 5 5\nedge n1 n2 4 1 1 1 1 1 1 1\nstop\n", "no line has 4 points"),
        ("graph 1 5 5\nedge n1 n2 1 1 1\nstop\n", "no line has 1 points"),
        ("graph 1 5 5\nedge n1 n2 9999999999 1 1\nstop\n", "no line has 9999999999 points"),
    ],
)
def test_a_layout_that_is_none_is_refused(tmp_path: Path, wrote: str, told: str):
    strange = program(tmp_path, f"{WRITES}write({wrote.encode('latin-1')!r})")
    with pytest.raises(RenderError, match=told):
        render.layout(DOT, program=strange)
    with pytest.raises(RenderError, match=told):
        picture(MAP, look=LAYERS, program=strange)


def test_a_layout_of_half_the_graph_is_refused(tmp_path: Path):
    for gone, told in (
        ("node n2 2 2 1 1\\n", "gave 1 node no place"),
        ("edge r1 n2 4 3 3 3 3 2 2 2 2\\n", "from r1 to n2 no place"),
    ):
        half = f"{PLAIN}{LINES}stop\\n".replace(gone, "")
        with pytest.raises(RenderError, match=told):
            picture(MAP, look=LAYERS, program=program(tmp_path, f"{WRITES}write(b'{half}')"))


@pytest.mark.parametrize("wrote", [b"hello", b"%PDF-1.7 half of one", b"<svg></svg>"])
def test_a_pdf_that_is_none_is_refused(tmp_path: Path, wrote: bytes):
    with pytest.raises(RenderError, match="no PDF"):
        picture(MAP, format="pdf", program=program(tmp_path, f"{WRITES}write({wrote!r})"))


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
        picture(MAP, look=LAYERS, program=program(tmp_path, WRITES + body))


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
        picture(MAP, look=LAYERS, program=program(tmp_path, WRITES + body), timeout=0.7)


def test_the_time_is_that_of_the_work_before_a_run_too(grid: str):
    deadline = process.Deadline(1e-9)
    time.sleep(0.001)
    with pytest.raises(RenderError, match="longer than"):
        render.layout(DOT, timeout=deadline, program=grid)
    with pytest.raises(RenderError, match="longer than"):
        picture(MAP, timeout=1e-9)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), None, "60", True])
def test_a_time_that_is_none_is_refused(timeout: object):
    with pytest.raises(ParameterError, match="timeout is"):
        picture(MAP, timeout=timeout)


def test_any_large_number_of_seconds_is_one():
    assert picture(MAP, timeout=float("inf"))


def test_what_a_program_says_in_its_despair_is_cut(tmp_path: Path):
    strange = program(tmp_path, WRITES + "sys.stderr.write('oh ' * 100_000); sys.exit(3)")
    with pytest.raises(RenderError, match="strange failed with code 3: oh oh") as caught:
        render.layout(DOT, program=strange)
    assert len(str(caught.value)) < 3000


def test_a_program_that_no_system_can_name_is_told():
    with pytest.raises(RenderError, match="could not start"):
        render.layout(DOT, program="do\0t")
