"""The progress bar: only where somebody watches, only for what takes long, never left behind."""

import io
import subprocess
import sys
import threading
import time
import types

import pytest

from argmap.basics import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(name="open_terminal")
def _open_terminal(monkeypatch):
    """To be called in the test itself: pytest puts streams of its own in place before that."""

    def opened():
        monkeypatch.setattr(sys, "stderr", Terminal())
        return sys.stderr

    monkeypatch.setattr(progress, "DELAY", 0.01)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return opened


def wait_for(text, terminal):
    deadline = time.monotonic() + 10
    while text not in terminal.getvalue():
        assert time.monotonic() < deadline, terminal.getvalue()
        time.sleep(0.01)


def test_what_takes_long_is_shown_on_a_terminal_and_wiped_away(open_terminal):
    terminal = open_terminal()
    with progress.stage("Reading [red]one[/]") as reading:
        wait_for("Reading [red]one[/]", terminal)
        reading.at(0.5)
        with progress.stage("Reading two"):
            wait_for("Reading two", terminal)
    assert terminal.getvalue().endswith("\x1b[2K")
    before = terminal.getvalue()
    time.sleep(0.05)
    assert terminal.getvalue() == before


def test_what_is_quick_is_not_shown(open_terminal, monkeypatch):
    terminal = open_terminal()
    monkeypatch.setattr(progress, "DELAY", 30.0)
    with progress.stage("Reading"):
        pass
    assert terminal.getvalue() == ""


def test_nothing_is_shown_where_errors_go_into_a_file(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "DELAY", 0.0)
    with progress.stage("Reading") as reading:
        time.sleep(0.05)
        reading.at(1.0)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(("shell", "expected"), [("ZMQInteractiveShell", True), ("TerminalInteractiveShell", False)])
def test_a_notebook_is_watched(monkeypatch, shell, expected):
    monkeypatch.setitem(sys.modules, "IPython", types.SimpleNamespace(get_ipython=type(shell, (), {})))
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert progress.watched() is expected


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_a_missing_or_closed_stream_is_no_trouble(monkeypatch, stream):
    if stream is not None:
        stream.close()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.stage("Reading"):
        pass
    assert progress.watched() is False


def test_an_error_inside_takes_the_bar_away_and_goes_on(open_terminal):
    terminal = open_terminal()

    def fail():
        with progress.stage("Reading"):
            wait_for("Reading", terminal)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with progress.stage("Again"):
        wait_for("Again", terminal)


def test_two_threads_show_one_bar(open_terminal):
    terminal = open_terminal()

    def work():
        with progress.stage("The other"):
            time.sleep(0.1)

    with progress.stage("The first"):
        wait_for("The first", terminal)
        other = threading.Thread(target=work)
        other.start()
        other.join()
    assert "The other" not in terminal.getvalue()


def test_rich_is_loaded_only_when_a_bar_is_shown():
    code = "import sys\nfrom argmap.basics.progress import stage\nwith stage('x'):\n    pass\nassert 'rich' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(name="notebook")
def _notebook(monkeypatch):
    """A notebook that keeps what is shown in it."""
    shown = {}

    def display(content, *, raw, display_id, update):
        assert raw
        assert update is (display_id in shown)
        shown.setdefault(display_id, []).append(content)

    shell = types.ModuleType("IPython")
    shell.get_ipython = type("ZMQInteractiveShell", (), {})
    shell.display = types.ModuleType("IPython.display")
    shell.display.display = display
    monkeypatch.setitem(sys.modules, "IPython", shell)
    monkeypatch.setitem(sys.modules, "IPython.display", shell.display)
    monkeypatch.setattr(progress, "DELAY", 0.01)
    return shown


def wait_until(true):
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_notebook_shows_one_line_that_is_empty_in_the_end(notebook, monkeypatch):
    monkeypatch.setattr("argmap.basics.progress_in_notebook._APART", 0.0)
    with progress.stage("Reading <b>") as reading:
        wait_until(lambda: notebook)
        reading.at(0.25)
    (line,) = notebook.values()
    assert line[0]["text/plain"].startswith("Reading <b>, ")
    assert "<progress></progress> Reading &lt;b&gt;, " in line[0]["text/html"]
    assert line[-2]["text/plain"].startswith("Reading <b> 25%, ")
    assert '<progress value="0.250">' in line[-2]["text/html"]
    assert line[-1] == {"text/plain": "", "text/html": ""}


def test_a_notebook_is_not_flooded(notebook, monkeypatch):
    monkeypatch.setattr("argmap.basics.progress_in_notebook._APART", 60.0)
    with progress.stage("Reading") as reading:
        wait_until(lambda: notebook)
        for step in range(1000):
            reading.at(step / 1000)
    (line,) = notebook.values()
    assert len(line) == 2
