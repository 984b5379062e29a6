"""The words by which a shell completes a line."""

import shutil
import subprocess
import sys

import pytest


@pytest.fixture
def completed(argmap):
    def ask(*words, shell="fish"):
        run = argmap("completion", shell, "--", *words)
        assert (run.code, run.err) == (0, "")
        return run.out.split()

    return ask


def test_commands_options_and_choices(completed):
    assert completed("compa") == ["compare", "compare-semantics"]
    assert {"cruxes", "completion", "merge", "--version"} <= set(completed(""))
    assert completed("score", "mill.yaml", "--min") == ["--min-reliability"]
    assert completed("cruxes", "mill.yaml", "--format", "") == ["csv", "json", "md", "text"]
    assert completed("cruxes", "mill.yaml", "--format=m") == ["--format=md"]
    assert "df_quad" in completed("score", "mill.yaml", "-s", "")
    assert completed("no-such-command", "") == []


def test_ids_come_from_the_map_that_is_named(completed, mill):
    assert completed("explain", "mill.yaml", "") == ["close", "duty", "injuries", "vans", "why_now"]
    assert completed("explain", "--depth", "2", "mill.yaml", "--semantics=df_quad", "inj") == ["injuries"]
    assert completed("score", "mill.yaml", "--prior", "va") == ["vans="]
    assert completed("score", "mill.yaml", "--strength", "") == ["deliveries=", "safety="]
    assert completed("score", "mill.yaml", "--reliability", "s") == ["shopkeeper="]
    assert completed("render", "mill.yaml", "--tag", "") == ["safety"]
    assert completed("cruxes", "mill.yaml", "--target", "=", "inj", shell="bash") == ["injuries"]
    assert completed("cruxes", "mill.yaml", "--target=inj") == ["--target=injuries"]


def test_a_file_is_left_to_the_shell(completed, mill):
    assert completed("score", "mi") == completed("render", "mill.yaml", "-o", "") == []


def test_no_map_no_words_and_nothing_hostile(completed, mill, tmp_path, monkeypatch):
    assert completed("explain", "none.yaml", "") == completed("explain", "a\0b", "") == []
    (tmp_path / "broken.yaml").write_text("{argmap: 1")
    assert completed("explain", "broken.yaml", "") == []
    (tmp_path / "tags.yaml").write_text('{argmap: 1, title: T, claims: {a: {text: A, tags: ["$(rm x)", plain]}}}')
    assert completed("render", "tags.yaml", "--tag", "") == ["plain"]
    monkeypatch.setattr("argmap.cli.interactive.completing.MOST_BYTES", 10)
    assert completed("explain", "mill.yaml", "") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_can_be_read_by_its_shell(argmap, shell, tmp_path):
    run = argmap("completion", shell)
    assert run.out.startswith(f"# Completion of argmap for {shell}")
    if shutil.which(shell):
        (tmp_path / "script").write_text(run.out)
        assert subprocess.run([shell, "-n", tmp_path / "script"], check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_bash_itself_completes_an_id(argmap, mill, tmp_path):
    (tmp_path / "argmap").write_text(f'#!/bin/sh\nexec {sys.executable} -m argmap "$@"\n')
    (tmp_path / "argmap").chmod(0o755)
    (tmp_path / "script").write_text(
        argmap("completion", "bash").out
        + "COMP_WORDS=(argmap score mill.yaml --prior va); COMP_CWORD=4; _argmap; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        + "COMP_WORDS=(argmap explain mill.yaml --target = in); COMP_CWORD=5; _argmap; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    done = subprocess.run(
        ["bash", "script"], cwd=tmp_path, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.stdout.split() == ["vans=", "injuries"]
