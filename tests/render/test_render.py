"""Running a layout program: places or a PDF out, and clear words when it goes wrong."""

import os
import time
from pathlib import Path

import pytest

from argmap.display import programs as render
from argmap.errors import RenderError
from tests.render.conftest import script

DOT = "digraph { a -> b }"


@pytest.mark.needs_dot
def test_a_layout_tells_where_nodes_and_lines_are(dot: str, capfd: pytest.CaptureFixture):
    found = render.layout(DOT, program=dot)
    assert found.positions["a"][1] > found.positions["b"][1]
    assert 0 < found.positions["a"][0] < found.width
    assert found.height > 100
    ((tail, head, points),) = found.routes
    assert (tail, head, len(points) % 3) == ("a", "b", 1)
    assert capfd.readouterr() == ("", "")


@pytest.mark.needs_dot
def test_a_pdf_comes_as_bytes(dot: str):
    assert render.pdf(DOT, program=dot).startswith(b"%PDF-")


@pytest.mark.needs_dot
def test_what_the_program_says_is_in_the_error(dot: str):
    with pytest.raises(RenderError, match="syntax error"):
        render.pdf("digraph { a -> ", program=dot)


@pytest.mark.needs_dot
def test_a_dot_text_cannot_be_an_option(dot: str):
    with pytest.raises(RenderError):
        render.pdf("-V", program=dot)


def test_a_missing_program_says_how_to_get_one_and_what_needs_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("ARGMAP_LAYOUT", raising=False)
    with pytest.raises(RenderError) as caught:
        render.program()
    for way in ("apt install", "dnf install", "brew install", "winget install", "SVG and PNG"):
        assert way in str(caught.value)


def test_a_program_that_is_named_and_missing_is_named_in_the_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ARGMAP_LAYOUT", "no-such-program")
    with pytest.raises(RenderError, match="no-such-program"):
        render.program()


def test_dot_on_the_path_is_taken_unless_another_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    mine, other = script(tmp_path, "exit 0"), script(tmp_path, "exit 0", "other")
    monkeypatch.delenv("ARGMAP_LAYOUT", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert render.program() == mine
    monkeypatch.setenv("ARGMAP_LAYOUT", "other")
    assert render.program() == other


def test_a_program_that_cannot_start_is_told(tmp_path: Path):
    with pytest.raises(RenderError, match="could not start"):
        render.pdf(DOT, program=str(tmp_path / "nothing"))


def test_a_failing_program_is_told_with_its_words(tmp_path: Path):
    with pytest.raises(RenderError, match="failed with code 3: out of ink"):
        render.pdf(DOT, program=script(tmp_path, "cat >/dev/null; echo out of ink >&2; exit 3"))
    with pytest.raises(RenderError, match="it said nothing"):
        render.pdf(DOT, program=script(tmp_path, "cat >/dev/null; exit 3"))


def test_time_that_is_up_ends_the_program_and_its_children(tmp_path: Path):
    child = tmp_path / "child"
    slow = script(tmp_path, f"sleep 60 & echo $! > {child}; wait")
    start = time.monotonic()
    with pytest.raises(RenderError, match=r"longer than 0.5 seconds.*focus"):
        render.pdf(DOT, program=slow, timeout=0.5)
    assert time.monotonic() - start < 10
    assert not alive(int(child.read_text()))


def alive(process: int) -> bool:
    """A process that is gone, or dead and waiting to be collected, is not alive."""
    for _ in range(50):
        status = Path(f"/proc/{process}/stat")
        if Path("/proc").is_dir():
            if not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return False
        else:
            try:
                os.kill(process, 0)
            except ProcessLookupError:
                return False
        time.sleep(0.1)
    return True
