"""What happens when a stream cannot be written or is not there, and when the user stops a command."""

import os
import sys
from pathlib import Path

import pytest

from argmap.cli import checking, main


def test_the_reader_of_a_pipe_may_go_away(monkeypatch, capsys):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["schema"]) == 141
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_said(monkeypatch, capsys):
    with Path("/dev/full").open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["schema"]) == 1
    assert capsys.readouterr().err == "argmap: stdout cannot be written: No space left on device\n"


def test_streams_may_be_missing(monkeypatch, mill):
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["check", str(mill)]) == 0
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["check", "missing.yaml"]) == 1
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["check", "-"]) == 1


def test_a_user_may_stop_a_command(argmap, mill, monkeypatch):
    def stop(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "read_document", stop)
    run = argmap("check", "mill.yaml")
    assert (run.code, run.out, run.err) == (130, "", "argmap: interrupted\n")


def test_stdin_has_a_largest_size(argmap, monkeypatch):
    monkeypatch.setattr("argmap.formats.decoding.MOST_BYTES", 10)
    monkeypatch.setattr("argmap.formats.report.MOST_BYTES", 10)
    run = argmap("check", "-", stdin="argmap: 1\ntitle: Long\n")
    assert run.code == 1
    assert run.err.startswith("<stdin>: the file has more than")
