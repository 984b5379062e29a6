"""How the command line ends: exit codes, signals, pipes, faults."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import argmap as library
from argmap.cli import checking

COMMAND = [sys.executable, "-c", "import sys; from argmap.cli import main; sys.exit(main())"]


def start(*arguments, **options):
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_version(argmap):
    assert argmap("--version").out == f"argmap {library.__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["score", "--help"], ["render", "-h"]])
def test_help_is_there_and_fits(argmap, arguments, monkeypatch):
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    run = argmap(*arguments)
    assert (run.code, run.err) == (0, "")
    assert "Usage: argmap" in run.out


@pytest.mark.parametrize("arguments", [["scor"], ["check"], ["score"], ["--wrong"], ["new", "a", "b"]])
def test_a_command_that_makes_no_sense_exits_with_2(argmap, arguments):
    run = argmap(*arguments)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("argmap: ")
    assert "--help" in run.err


def test_no_command_at_all_prints_the_help_and_nothing_else(argmap):
    run = argmap()
    assert (run.code, run.err) == (2, "")
    assert "Usage: argmap" in run.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--fix", "close=2"], "--fix close is 2.0. Give a number in [0, 1]."),
        (["--fix", "clos=1"], "--fix clos: unknown claim 'clos'. Did you mean 'close'?"),
        (["--min-reliability", "3"], "--min-reliability is 3.0. Give a number in [0, 1]."),
        (["--as-of", "May"], "--as-of is 'May'. Give a day, such as '2024-06-01'."),
        (["--strength", "x=1"], "--strength x: unknown relation 'x'"),
    ],
)
def test_a_wrong_number_is_told_by_the_option_that_gave_it(argmap, mill, options, said):
    run = argmap("score", "mill.yaml", *options)
    assert (run.code, run.out, run.err) == (2, "", f"argmap: {said}\n")


@pytest.mark.parametrize("command", ["cruxes", "attribute", "load-bearing", "bounds", "timeline", "assumptions"])
def test_hints_speak_of_options_and_a_question_is_no_target(argmap, mill, tmp_path, command):
    run = argmap(command, "mill.yaml", "--target", "why_now")
    assert (run.code, run.out) == (2, "")
    assert run.err == "argmap: 'why_now' is a question. Questions have no score: ask about a claim.\n"
    (tmp_path / "none.yaml").write_text("{argmap: 1, title: None, claims: {a: A, b: B}}")
    run = argmap(command, "none.yaml")
    assert (run.code, run.out) == (1, "")
    assert run.err == "this map names no conclusion. Name the claim you ask about with --target.\n"


def test_a_fault_of_ours_is_one_line(argmap, mill, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("first\x1b[2J\nsecond")

    monkeypatch.setattr(checking, "read_document", fail)
    run = argmap("check", "mill.yaml")
    assert run.code == 1
    assert run.err.startswith("argmap: a fault in argmap itself, RuntimeError: first")
    assert len(run.err.splitlines()) == 1
    assert "\x1b" not in run.err


def test_those_who_ask_see_where_a_fault_is(mill, monkeypatch, capsys):
    from argmap.cli import main

    monkeypatch.setenv("ARGMAP_TRACEBACK", "1")
    monkeypatch.setattr(checking, "read_document", lambda _: 1 / 0)
    assert main(["check", str(mill)]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "message"), [(MemoryError(), "not enough memory"), (OSError(28, "No space left"), "No space")]
)
def test_a_machine_that_cannot_is_one_line(argmap, mill, monkeypatch, error, message):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(library.ArgumentMap, "score", fail)
    run = argmap("score", "mill.yaml")
    assert (run.code, run.out) == (1, "")
    assert message in run.err


def test_a_closed_pipe_is_no_fault():
    with start("schema") as process:
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 141


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_quietly():
    with start("check", "-") as process:
        process.stdin.write("#" * 300_000)  # more than a pipe holds: once all is taken, the command is reading
        process.stdin.flush()
        time.sleep(1.0)  # and then it waits for the rest
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "argmap: interrupted\n"
        assert process.wait(60) == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("arguments", [["schema"], ["--help"]])
def test_a_full_disk_is_one_line(arguments):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "argmap: stdout cannot be written: No space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes streams")
@pytest.mark.parametrize(("redirect", "code"), [("<&-", 1), (">&-", 0), (">&- 2>&-", 0)])
def test_streams_may_be_closed(redirect, code, mill):
    target = "-" if redirect == "<&-" else str(mill)
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirect}', "sh", *COMMAND, "check", target],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert done.stderr in {"", "<stdin>: it was closed before argmap began\n"}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
@pytest.mark.parametrize("command", ["check", "fmt"])
def test_an_endless_file_is_refused(argmap, tmp_path, command):
    (tmp_path / "endless.yaml").symlink_to("/dev/zero")
    run = argmap(command, "endless.yaml")
    assert run.code == 1
    assert "50 MB" in run.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(argmap, mill):
    mill.chmod(0)
    run = argmap("check", "mill.yaml")
    assert run.code == 1
    assert "ermission" in run.err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize("arguments", [["fmt", "-"], ["score", "--json", "-"], ["new", "-", "--title", "日本 👩"]])
def test_what_programs_read_is_utf8_whatever_the_terminal_has(encoding, arguments):
    text = "argmap: 1\ntitle: 日本 👩\nclaims:\n  e: Œuvre 👩 # 日本\n"
    done = subprocess.run(
        [*COMMAND, *arguments],
        input=text.encode(), capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "日本 👩" in done.stdout.decode("utf-8")
