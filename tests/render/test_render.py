"""Running a layout program: bytes out, and clear words when it goes wrong."""

import os
import stat
import time
from pathlib import Path

import pytest

from argmap.display import programs as render
from argmap.errors import ParameterError, RenderError

DOT = "digraph { a -> b }"


def script(folder: Path, body: str, name: str = "dot") -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.needs_dot
def test_svg_and_png_come_as_bytes(program: str, capfd: pytest.CaptureFixture):
    assert b"<svg" in render.render(DOT, program=program)
    assert render.render(DOT, format="png", dpi=192, program=program).startswith(b"\x89PNG")
    assert capfd.readouterr() == ("", "")


@pytest.mark.needs_dot
def test_a_layout_tells_where_nodes_stand(program: str):
    found = render.layout(DOT, program=program)
    assert found.positions["a"][1] > found.positions["b"][1]
    assert 0 < found.positions["a"][0] < found.width
    assert found.height > 100


@pytest.mark.needs_dot
def test_another_engine_can_be_asked_for(program: str):
    assert b"<svg" in render.render(DOT, engine="circo", program=program)


@pytest.mark.needs_dot
def test_what_the_program_says_is_in_the_error(program: str):
    with pytest.raises(RenderError, match="syntax error"):
        render.render("digraph { a -> ", program=program)


@pytest.mark.needs_dot
def test_a_dot_text_cannot_be_an_option(program: str):
    with pytest.raises(RenderError):
        render.render("-V", program=program)


def test_wrong_formats_and_engines_are_told():
    with pytest.raises(ParameterError, match="Did you mean 'svg'"):
        render.render(DOT, format="svgz")
    with pytest.raises(ParameterError, match="There are dot, neato"):
        render.render(DOT, engine="magic")


def test_graphviz_pure_cannot_write_pdf_and_the_error_says_what_can():
    with pytest.raises(RenderError, match=r"graphviz-pure cannot write PDF.*apt install graphviz.*brew install"):
        render.render(DOT, format="pdf", program="/somewhere/graphviz-pure")


def test_a_missing_program_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("ARGMAP_LAYOUT", raising=False)
    monkeypatch.setattr(render, "_beside_python", lambda name: None)
    with pytest.raises(RenderError) as caught:
        render.program()
    for way in ("apt install", "dnf install", "brew install", "winget install", "pip install graphviz-pure"):
        assert way in str(caught.value)


def test_a_program_that_is_named_and_missing_is_named_in_the_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ARGMAP_LAYOUT", "no-such-program")
    with pytest.raises(RenderError, match="no-such-program"):
        render.program()


def test_dot_on_the_path_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    mine = script(tmp_path, "exit 0")
    monkeypatch.delenv("ARGMAP_LAYOUT", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert render.program() == mine


def test_the_wheels_program_is_found_without_a_path(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ARGMAP_LAYOUT", raising=False)
    monkeypatch.setenv("PATH", "")
    assert "graphviz-pure" in render.program()


def test_the_wheels_program_is_found_by_its_list_of_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(render.sys, "executable", str(tmp_path / "python"))
    found = render._beside_python("graphviz-pure")
    assert found is not None
    assert Path(found).is_file()


def test_no_wheel_is_no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    from importlib import metadata

    def missing(name: str):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(render.sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(metadata, "files", missing)
    assert render._beside_python("graphviz-pure") is None


def test_a_program_that_cannot_start_is_told(tmp_path: Path):
    with pytest.raises(RenderError, match="could not start"):
        render.render(DOT, program=str(tmp_path / "nothing"))


def test_a_failing_program_is_told_with_its_words(tmp_path: Path):
    with pytest.raises(RenderError, match="failed with code 3: out of ink"):
        render.render(DOT, program=script(tmp_path, "cat >/dev/null; echo out of ink >&2; exit 3"))
    with pytest.raises(RenderError, match="it said nothing"):
        render.render(DOT, program=script(tmp_path, "cat >/dev/null; exit 3"))


def test_a_dot_without_pdf_says_what_has_it(tmp_path: Path):
    odd = script(tmp_path, "cat >/dev/null; echo 'Format: \"pdf\" not recognized.' >&2; exit 1")
    with pytest.raises(RenderError, match="PDF needs Graphviz itself"):
        render.render(DOT, format="pdf", program=odd)


def test_time_that_is_up_ends_the_program_and_its_children(tmp_path: Path):
    child = tmp_path / "child"
    slow = script(tmp_path, f"sleep 60 & echo $! > {child}; wait")
    start = time.monotonic()
    with pytest.raises(RenderError, match=r"longer than 0.5 seconds.*focus"):
        render.render(DOT, program=slow, timeout=0.5)
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
